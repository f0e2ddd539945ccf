"""Numbers as they are printed: GTINs of all lengths with their check digits, and the lots that go with them."""

from random import Random

from station.domain.code import Symbology
from station.domain.gs1.gtin import check_digit
from station.samples.catalogue import Country

#: GTIN-8, GTIN-12 and GTIN-13 are one number once padded to 14 digits (GS1 General Specifications 3.3).
LENGTH = 14


#: GS1 gives no company this prefix: 952 is kept for demonstrations and examples (GS1 General Specifications 1.4.2).
SAMPLE_PREFIX = "9521234"


def complete(body: str) -> str:
    """Return a number with its check digit."""
    return body + check_digit(body)


def retail(rng: Random, country: Country, *, short: bool) -> str:
    """Return a made-up retail GTIN as printed: 12 digits for one-digit prefixes (UPC-A), else 13, or 8 when short."""
    prefix = rng.choice(country.gs1)
    if len(prefix) == 1:  # a second digit 3-9 keeps a lost leading zero from looking like anything else
        body = prefix + str(rng.randrange(3, 10)) + digits(rng, 9)
        return complete(body)
    return complete(prefix + digits(rng, (7 if short else 12) - len(prefix)))


def restricted(rng: Random) -> str:
    """Return a restricted-circulation number (GS1 GenSpecs 1.4.5): a shop's own, never a global product."""
    return complete("2" + str(rng.randrange(10)) + digits(rng, 10))


def case(rng: Random, printed: str) -> str:
    """Return the GTIN-14 of a case of a product: an indicator 1-8 before its number, and a new check digit."""
    return complete(str(rng.randrange(1, 9)) + printed.zfill(LENGTH)[1:-1])


def sscc(number: int) -> str:
    """Return the SSCC of a made-up pallet, 18 digits."""
    return complete(f"0{SAMPLE_PREFIX}{number:09d}")


def symbology(printed: str) -> Symbology:
    """Return the carrier a printed GTIN is found in at retail and on cases."""
    return {8: Symbology.EAN_8, 12: Symbology.UPC_A, 13: Symbology.EAN_13, LENGTH: Symbology.ITF}[len(printed)]


def lot(rng: Random) -> str:
    """Return a lot number 批号. No two digits stand together: lost separators make no other AI of it."""
    return "L" + "".join(rng.choice("123456789") + rng.choice("ABCDEFGHK") for _ in range(3))


def digits(rng: Random, count: int) -> str:
    """Return so many random digits."""
    return "".join(rng.choices("0123456789", k=count))

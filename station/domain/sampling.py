"""The random sample 随机抽查: a secret fixed before the shift picks, and anyone can check it afterwards.

At the opening of a shift the SHA-256 of a seed goes into the ledger, at its close the seed itself. A parcel is picked
by HMAC-SHA256 (RFC 2104) of the seed over rule and waybill: nobody can steer it by order or by scanning again, and an
auditor computes every pick anew. How many wrong parcels may still slip by is said as a bound, never as a guess.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction

#: A pick compares so many bits of the HMAC with the rate.
BITS = 64
#: What tells which parcels a rate is for.
STRATUM = ("merchant", "hs", "quality")
#: Decimal places of a rate: finer than the comparison with 64 bits is no different rate.
PLACES = 20
#: So much of what cannot be read is quoted.
LONGEST = 80


#: Which rate is meant: rule, version, and stratum as `Rate.stratum` writes it.
Key = tuple[str, int, str]

#: The stratum of a draw whose entry, of an earlier version of Station, does not say it.
UNSAID = "?"


@dataclass(frozen=True, slots=True)
class Rate:
    """How often parcels of a stratum are picked: `rate` and, in peak mode, at least `minimum`, both between 0 and 1.

    A minimum that was not said is the rate itself.

    The stratum is a merchant (its customs code), a prefix of the commodity code, and how good the declared data are
    (``complete`` or ``gaps``); empty means any.
    """

    rate: Fraction
    minimum: Fraction
    merchant: str = ""
    hs: str = ""
    quality: str = ""

    @property
    def stratum(self) -> str:
        """Return how the stratum is written, such as ``merchant=4403180001 hs=33``; empty where it is any parcel."""
        return " ".join(f"{name}={said}" for name in STRATUM if (said := getattr(self, name)))


#: What stands for a rate that cannot be read.
EVERYBODY = Rate(Fraction(1), Fraction(1))


@dataclass(frozen=True, slots=True)
class Sampling:
    """A shift's draw: its secret seed, and the rates that peak mode lowered at its opening, each by its own `Key`."""

    seed: bytes = b""
    lowered: tuple[tuple[Key, Fraction], ...] = ()

    def rate(self, rule_id: str, version: int, rate: Rate) -> Fraction:
        """Return the rate in use, never below the minimum; what was lowered for another version says nothing."""
        lowered = dict(self.lowered).get((rule_id, version, rate.stratum), rate.rate)
        return max(rate.minimum, min(rate.rate, lowered))


NOT_SAMPLING = Sampling()


@dataclass(frozen=True, slots=True)
class Drawn:
    """One parcel's draw under one rule, as a decision keeps it.

    `kept` is the entry of an earlier shift's decision whose pick still stands, 0 where this shift drew: what another
    seed has picked is not drawn again, and no decision keeps it as its own. `stratum` is as `Rate.stratum` writes it.
    """

    rule_id: str
    version: int
    rate: Fraction
    picked: bool
    kept: int = 0
    stratum: str = ""


def read_rate(value: str) -> Rate:
    """Return the rate that a control of scope ``random`` holds as JSON. Raises ValueError with what is wrong."""
    try:
        said = json.loads(value, parse_float=Decimal, parse_int=Decimal, parse_constant=Decimal)
    except (ValueError, InvalidOperation, RecursionError) as error:
        raise ValueError(f'{value[:LONGEST]!r} is no rate, such as {{"rate": "0.05"}}') from error
    if not isinstance(said, dict) or "rate" not in said:
        raise ValueError(f'{value[:LONGEST]!r} names no rate, such as {{"rate": "0.05"}}')
    strange = set(said) - {"rate", "minimum", *STRATUM}
    if strange:
        raise ValueError(f"a rate has no {', '.join(sorted(strange))[:LONGEST]}")
    rate = _share(said["rate"])
    minimum = _share(said.get("minimum", said["rate"]))
    if minimum > rate:
        raise ValueError("the minimum is no higher than the rate")
    stratum = tuple(said.get(name, "") for name in STRATUM)
    if not all(isinstance(each, str) for each in stratum):
        raise ValueError(f"{', '.join(STRATUM)} of a rate are text")
    merchant, hs, quality = stratum
    if hs and not (hs.isascii() and hs.isdigit()):
        raise ValueError("hs of a rate is the beginning of a commodity code, in digits")
    if not merchant.isprintable() or set(merchant) & set(" ="):
        raise ValueError("merchant of a rate is a customs code, which has no blanks")
    if quality not in {"", "complete", "gaps"}:
        raise ValueError("quality is complete or gaps")
    return Rate(rate, minimum, merchant, hs, quality)


def rate_of(value: str) -> Rate:
    """Return the rate that a control holds; one that this version cannot read picks everybody, at a peak too."""
    try:
        return read_rate(value)
    except ValueError:
        return EVERYBODY


def kept_rate(text: str) -> Fraction:
    """Return a rate as the ledger holds it, such as ``1/20``. Raises ValueError where it is damaged."""
    try:
        return Fraction(text)
    except ZeroDivisionError as error:
        raise ValueError(f"{text[:LONGEST]!r} is no rate") from error


def _share(said: object) -> Fraction:
    """Return a share as it is written. Raises ValueError where it is no number from 0 to 1, or one without end."""
    try:
        number = Decimal(said if isinstance(said, str | Decimal) else "")
    except InvalidOperation as error:
        raise ValueError("a rate is a number, such as 0.05") from error
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > PLACES or not 0 <= number <= 1:
        raise ValueError(f"a rate is between 0 and 1, with {PLACES} places at most")
    return Fraction(number)


def shift_seed(key: bytes, station: str, opened: str) -> bytes:
    """Return the seed of a shift by the station's draw key; the same after a restart, known to nobody before.

    `opened` is the `opening` of it as the ledger has it. Without a key there is no draw.
    """
    return hmac.new(key, f"station draw 1\x00{station}\x00{opened}".encode(), hashlib.sha256).digest() if key else b""


def opening(at: datetime, person: str) -> str:
    """Return how the opening of a shift is written where a seed is made of it."""
    return f"{at.astimezone(UTC).isoformat()} {person}"


def commitment(seed: bytes) -> str:
    """Return what is published of a seed before the shift."""
    return hashlib.sha256(seed).hexdigest()


def picked(seed: bytes, rule_id: str, waybill: str, rate: Fraction) -> bool:
    """Say whether a parcel is picked. Without a seed nothing is."""
    if not seed:
        return False
    digest = hmac.new(seed, f"{rule_id}\x00{waybill}".encode(), hashlib.sha256).digest()
    return Fraction(int.from_bytes(digest[: BITS // 8], "big"), 1 << BITS) < rate

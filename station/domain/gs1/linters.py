"""The checks that the dictionary names for components of values: GS1's Syntax Tests, by their names.

Each takes one component and returns the first fault, or None. Source: GS1 Barcode Syntax Tests; General Specifications
3 and 7.9 (check digit, check character pair), ISO 13616 (IBAN), ISO 6709 (positions).
"""

import re
from collections.abc import Callable

from station.domain.gs1 import calendar, coupons
from station.domain.gs1.charsets import CSET32, CSET82, cset39, cset64, cset82, digits
from station.domain.gs1.codelists import (
    COUNTRY_LETTERS,
    COUNTRY_NUMBERS,
    CURRENCY_NUMBERS,
    MEDIA_TYPES,
    PACKAGE_TYPES,
)
from station.domain.gs1.fault import Fault
from station.domain.gs1.gtin import checks

Check = Callable[[str], Fault | None]

SHORTEST_PREFIX = 4
_IMPORTER_INDEX = re.compile(r"[-0-9A-Z_a-z]")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}", re.DOTALL)
_POSITION = re.compile(r"([0-9]+)/([0-9]+)")
_NOT_IBAN = re.compile(r"[^0-9A-Z]")
_PRIMES = tuple(n for n in range(2, 510) if all(n % d for d in range(2, int(n**0.5) + 1)))


def csum(value: str) -> Fault | None:
    """Check the modulo-10 check digit, General Specifications 7.9.1."""
    if not value:
        return Fault("too_short_for_check_digit", 0, 0)
    if fault := digits(value):
        return fault
    return None if checks(value) else Fault("wrong_check_digit", len(value) - 1, len(value))


def csumalpha(value: str) -> Fault | None:
    """Check the check character pair, General Specifications 7.9.5: prime weights from the right, modulo 1021."""
    size = len(value)
    if size > len(_PRIMES) + 2:
        return Fault("too_long_for_check_pair_implementation", 0, size)
    if size < 2:
        return Fault("too_short_for_check_pair", 0, size)
    body, pair = value[:-2], value[-2:]
    if fault := cset82(body):
        return fault
    total = sum(CSET82.index(c) * prime for c, prime in zip(reversed(body), _PRIMES, strict=False)) % 1021
    right = CSET32[total >> 5] + CSET32[total & 31]
    return None if pair == right else Fault("incorrect_check_pair", size - 2, size)


def gcppos1(value: str) -> Fault | None:
    """Check for a GS1 Company Prefix at the start: four digits at least. Which are issued, nobody knows offline."""
    if len(value) < SHORTEST_PREFIX:
        return Fault("too_short_for_gcp", 0, len(value))
    bad = digits(value[:SHORTEST_PREFIX])
    return Fault("invalid_gcp_prefix", bad.start, bad.end) if bad else None


def gcppos2(value: str) -> Fault | None:
    """Check for a GS1 Company Prefix from the second character on."""
    if len(value) < 2:
        return Fault("too_short_for_gcp", 0, len(value))
    fault = gcppos1(value[1:])
    return Fault(fault.code, fault.start + 1, fault.end + 1) if fault else None


def hasnondigit(value: str) -> Fault | None:
    """Check that not all characters are digits."""
    return None if digits(value) else Fault("requires_non_digit_character", 0, len(value))


def hyphen(value: str) -> Fault | None:
    """Check for hyphens alone."""
    return None if value and not value.strip("-") else Fault("not_hyphen", 0, len(value))


def iban(value: str) -> Fault | None:
    """Check an International Bank Account Number, ISO 13616: country, length, characters, modulo 97."""
    size = len(value)
    if size < 4:
        return Fault("iban_too_short", 0, size)
    if value[:2] not in COUNTRY_LETTERS:
        return Fault("illegal_iban_country_code", 0, 2)
    if size > 34:
        return Fault("iban_too_long", 0, size)
    if size <= 10:
        return Fault("iban_too_short", 0, size)
    if bad := _NOT_IBAN.search(value):
        return Fault("invalid_iban_character", bad.start(), bad.end())
    number = int("".join(str(int(c, 36)) for c in value[4:] + value[:4]))
    return None if number % 97 == 1 else Fault("incorrect_iban_checksum", 2, 4)


def importeridx(value: str) -> Fault | None:
    """Check the importer index of AI (7040): one character."""
    if len(value) != 1:
        return Fault("importer_idx_must_be_one_character", 0, len(value))
    return None if _IMPORTER_INDEX.fullmatch(value) else Fault("invalid_import_idx_character", 0, 1)


def iso3166999(value: str) -> Fault | None:
    """Check for a country number or 999."""
    return None if value == "999" or value in COUNTRY_NUMBERS else Fault("not_iso3166_or_999", 0, len(value))


def latitude(value: str) -> Fault | None:
    """Check a latitude of AI (4309): ten digits, tenth-millionths of a degree from the south pole."""
    if len(value) != 10:
        return Fault("latitude_invalid_length", 0, len(value))
    return digits(value) or (Fault("invalid_latitude", 0, 10) if int(value) > 1_800_000_000 else None)


def longitude(value: str) -> Fault | None:
    """Check a longitude of AI (4309): ten digits, tenth-millionths of a degree from the antimeridian."""
    if len(value) != 10:
        return Fault("longitude_invalid_length", 0, len(value))
    return digits(value) or (Fault("invalid_longitude", 0, 10) if int(value) > 3_600_000_000 else None)


def nonzero(value: str) -> Fault | None:
    """Check for a number other than zero."""
    return digits(value) or (None if value.strip("0") else Fault("illegal_zero_value", 0, len(value)))


def nozeroprefix(value: str) -> Fault | None:
    """Check for a number without leading zeros."""
    return Fault("illegal_zero_prefix", 0, 1) if value.startswith("0") else digits(value)


def pcenc(value: str) -> Fault | None:
    """Check that each % begins a percent-encoded octet, RFC 3986 section 2.1."""
    bad = _BAD_PERCENT.search(value)
    return Fault("invalid_percent_sequence", bad.start(), bad.end()) if bad else None


def pieceoftotal(value: str) -> Fault | None:
    """Check a piece number and the number of pieces, each in half of the digits."""
    if fault := digits(value):
        return fault
    size, half = len(value), len(value) // 2
    if not size or size % 2:
        return Fault("invalid_length_for_piece_of_total", 0, size)
    piece, total = value[:half], value[half:]
    if not piece.strip("0"):
        return Fault("zero_piece_number", 0, half)
    if not total.strip("0"):
        return Fault("zero_total_pieces", half, size)
    return Fault("piece_number_exceeds_total", 0, size) if piece > total else None


def posinseqslash(value: str) -> Fault | None:
    """Check a position and an end joined by a slash, neither with leading zeros."""
    found = _POSITION.fullmatch(value)
    if not found:
        return Fault("position_in_sequence_malformed", 0, len(value))
    for part in (1, 2):
        if found[part].startswith("0"):
            return Fault("illegal_zero_prefix", *found.span(part))
    beyond = (len(found[1]), found[1]) > (len(found[2]), found[2])
    return Fault("position_exceeds_end", 0, len(value)) if beyond else None


def zero(value: str) -> Fault | None:
    """Check for zeros alone."""
    return None if value and not value.strip("0") else Fault("not_zero", 0, len(value))


def _listed(members: frozenset[str], code: str) -> Check:
    def check(value: str) -> Fault | None:
        return None if value in members else Fault(code, 0, len(value))

    return check


LINTERS: dict[str, Check] = {
    "couponcode": coupons.couponcode,
    "couponposoffer": coupons.couponposoffer,
    "cset39": cset39,
    "cset64": cset64,
    "cset82": cset82,
    "csetnumeric": digits,
    "csum": csum,
    "csumalpha": csumalpha,
    "gcppos1": gcppos1,
    "gcppos2": gcppos2,
    "hasnondigit": hasnondigit,
    "hh": calendar.hh,
    "hhmi": calendar.hhmi,
    "hyphen": hyphen,
    "iban": iban,
    "importeridx": importeridx,
    "iso3166": _listed(COUNTRY_NUMBERS, "not_iso3166"),
    "iso3166999": iso3166999,
    "iso3166alpha2": _listed(COUNTRY_LETTERS, "not_iso3166_alpha2"),
    "iso4217": _listed(CURRENCY_NUMBERS, "not_iso4217"),
    "iso5218": _listed(frozenset("0129"), "invalid_biological_sex_code"),
    "latitude": latitude,
    "longitude": longitude,
    "mediatype": _listed(MEDIA_TYPES, "invalid_media_type"),
    "mi": calendar.mi,
    "nonzero": nonzero,
    "nozeroprefix": nozeroprefix,
    "packagetype": _listed(PACKAGE_TYPES, "invalid_package_type"),
    "pcenc": pcenc,
    "pieceoftotal": pieceoftotal,
    "posinseqslash": posinseqslash,
    "ss": calendar.ss,
    "winding": _listed(frozenset("019"), "invalid_winding_direction"),
    "yesno": _listed(frozenset("01"), "not_zero_or_one"),
    "yymmd0": calendar.yymmd0,
    "yymmdd": calendar.yymmdd,
    "yyyymmd0": calendar.yyyymmd0,
    "yyyymmdd": calendar.yyyymmdd,
    "zero": zero,
}

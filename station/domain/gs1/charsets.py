"""The character sets of values: digits, GS1 character sets 82 and 39, base64url (General Specifications 7.11)."""

import re
from collections.abc import Callable

from station.domain.gs1.fault import Fault

CSET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
CSET39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CSET64 = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
CSET32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

_NOT_DIGIT = re.compile("[^0-9]")
_NOT_82 = re.compile(f"[^{re.escape(CSET82)}]")
_NOT_39 = re.compile(f"[^{re.escape(CSET39)}]")
_NOT_64 = re.compile(f"[^{re.escape(CSET64)}]")


def _first(pattern: re.Pattern[str], value: str, code: str) -> Fault | None:
    bad = pattern.search(value)
    return Fault(code, bad.start(), bad.end()) if bad else None


def digits(value: str) -> Fault | None:
    """Check that there are digits alone."""
    return _first(_NOT_DIGIT, value, "non_digit_character")


def cset82(value: str) -> Fault | None:
    """Check for GS1 character set 82 (ISO/IEC 646 invariant)."""
    return _first(_NOT_82, value, "invalid_cset82_character")


def cset39(value: str) -> Fault | None:
    """Check for GS1 character set 39."""
    return _first(_NOT_39, value, "invalid_cset39_character")


def cset64(value: str) -> Fault | None:
    """Check for base64url; = may fill up the end, by two at most, in a length that three divides."""
    body = value.rstrip("=")
    fill = len(value) - len(body)
    if fill > 2 or (fill and len(value) % 3):
        return Fault("invalid_cset64_padding", len(body), len(value))
    return _first(_NOT_64, body, "invalid_cset64_character")


CHARSETS: dict[str, Callable[[str], Fault | None]] = {"N": digits, "X": cset82, "Y": cset39, "Z": cset64}

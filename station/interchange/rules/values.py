"""What a control's value must be, by its scope: one that no parcel could ever have is refused, with what to write."""

import re
from collections.abc import Callable, Mapping

from station.domain.controls import RANDOM
from station.domain.gs1.gtin import KINDS, Gtin, are_digits, normalise
from station.domain.sampling import read_rate

#: Commodity codes have ten digits (CEB621 gcode), customs' codes of countries three (country).
_HS = re.compile(r"\d{1,10}", re.ASCII)
_COUNTRY = re.compile(r"\d{3}", re.ASCII)
QUALITIES = ("complete", "gaps")


def check(scope: str, value: str) -> None:
    """Raise ValueError with what is wrong with a value. It is kept as written: a control sent again is known by it."""
    if scope != RANDOM and not value.strip():
        raise ValueError("names nothing")
    if value != value.strip():
        raise ValueError(f"{value!r} has blanks around it, which no parcel has")
    wrong = CHECKS[scope](value) if scope in CHECKS else None
    if wrong is not None:
        raise ValueError(wrong)


def _rate(value: str) -> str | None:
    return None if read_rate(value).rate else "picks nobody: give it a rate above 0, or end it with valid_to"


def _gtin(value: str) -> str | None:
    gtin = normalise(value)
    if isinstance(gtin, Gtin):
        return None if are_digits(value) else f"{value!r} is no GTIN: write its digits as 0 to 9"
    near = f"; could it be {gtin.near[0]}?" if gtin.near else ""
    return f"{value!r} is no GTIN: {gtin.code.replace('_', ' ')}{near}"


def _lot(value: str) -> str | None:
    gtin, slash, _ = value.partition("/")
    return _gtin(gtin) if slash and are_digits(gtin) and len(gtin) in KINDS else None


def _hs(value: str) -> str | None:
    right = _HS.fullmatch(value) is not None
    return None if right else f"{value!r} is no commodity code's beginning: 1 to 10 digits, without points"


def _origin(value: str) -> str | None:
    right = _COUNTRY.fullmatch(value) is not None
    return None if right else f"{value!r} is no customs code of a country: three digits, such as 502"


def _quality(value: str) -> str | None:
    return None if value in QUALITIES else f"{value!r} is none of {', '.join(QUALITIES)}"


#: What is wrong with a value, or None; of scopes that are not here anything may be a value.
CHECKS: Mapping[str, Callable[[str], str | None]] = {
    RANDOM: _rate,
    "gtin": _gtin,
    "lot": _lot,
    "hs": _hs,
    "origin": _origin,
    "quality": _quality,
}

"""What a control's value must be, by its scope: one that no parcel could ever have is refused, with what to write."""

import re

from station.domain.controls import RANDOM
from station.domain.gs1.gtin import KINDS, Gtin, are_digits, normalise
from station.domain.sampling import read_rate

#: Commodity codes have ten digits (CEB621 gcode), customs' codes of countries three (country).
_HS = re.compile(r"\d{1,10}", re.ASCII)
_COUNTRY = re.compile(r"\d{3}", re.ASCII)
QUALITIES = ("complete", "gaps")


def checked(scope: str, value: str) -> str:
    """Return a value as it is kept, GTINs with 14 digits. Raises ValueError with what is wrong with it."""
    if scope == RANDOM:
        if not read_rate(value).rate:
            raise ValueError("picks nobody: give it a rate above 0, or end it with valid_to")
        return value
    if not value.strip():
        raise ValueError("names nothing")
    if value != value.strip():
        raise ValueError(f"{value!r} has blanks around it, which no parcel has")
    match scope:
        case "gtin":
            return _gtin(value)
        case "lot":
            gtin, slash, lot = value.partition("/")
            return f"{_gtin(gtin)}/{lot}" if slash and are_digits(gtin) and len(gtin) in KINDS else value
        case "hs" if not _HS.fullmatch(value):
            raise ValueError(f"{value!r} is no commodity code's beginning: 1 to 10 digits, without points")
        case "origin" if not _COUNTRY.fullmatch(value):
            raise ValueError(f"{value!r} is no customs code of a country: three digits, such as 502")
        case "quality" if value not in QUALITIES:
            raise ValueError(f"{value!r} is none of {', '.join(QUALITIES)}")
    return value


def _gtin(text: str) -> str:
    gtin = normalise(text)
    if isinstance(gtin, Gtin):
        return gtin.digits
    near = f"; could it be {gtin.near[0]}?" if gtin.near else ""
    raise ValueError(f"{text!r} is no GTIN: {gtin.code.replace('_', ' ')}{near}")

"""Amounts in element strings: weights, lengths, volumes, counts, prices, with the decimal point that the AI carries.

Source: GS1 General Specifications 3.6 (AIs 310n-369n), 3.7 (30, 37), 3.8 (390n-395n).
"""

from dataclasses import dataclass
from decimal import Decimal

# first three digits of the AI -> unit (UN/ECE Recommendation 20 in words)
UNITS = {
    **dict.fromkeys(("310", "330"), "kg"),
    **dict.fromkeys(("311", "312", "313", "331", "332", "333"), "m"),
    **dict.fromkeys(("314", "334"), "m²"),
    **dict.fromkeys(("315", "335"), "l"),
    **dict.fromkeys(("316", "336"), "m³"),
    "337": "kg/m²",
    **dict.fromkeys(("320", "340"), "lb"),
    **dict.fromkeys(("321", "324", "327", "341", "344", "347"), "in"),
    **dict.fromkeys(("322", "325", "328", "342", "345", "348"), "ft"),
    **dict.fromkeys(("323", "326", "329", "343", "346", "349"), "yd"),
    **dict.fromkeys(("350", "353"), "in²"),
    **dict.fromkeys(("351", "354"), "ft²"),
    **dict.fromkeys(("352", "355"), "yd²"),
    "356": "oz t",
    "357": "oz",
    **dict.fromkeys(("360", "362"), "qt"),
    **dict.fromkeys(("361", "363"), "gal"),
    **dict.fromkeys(("364", "367"), "in³"),
    **dict.fromkeys(("365", "368"), "ft³"),
    **dict.fromkeys(("366", "369"), "yd³"),
    "394": "%",
}
PRICES = frozenset({"390", "392", "395"})
PRICES_WITH_CURRENCY = frozenset({"391", "393"})
COUNTS = frozenset({"30", "37"})


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount. `unit` is empty for a count; for a price it is the ISO 4217 number, or ``price`` where none stands."""

    amount: Decimal
    unit: str


def measure(ai: str, value: str) -> Measure | None:
    """Return the amount that an element gives; None for an AI that gives none. The value has passed its checks."""
    if ai in COUNTS:
        return Measure(Decimal(value), "")
    kind, places = ai[:3], ai[3:]
    if not places.isdigit():
        return None
    if kind in PRICES_WITH_CURRENCY:
        return Measure(_shifted(value[3:], places), value[:3])
    unit = "price" if kind in PRICES else UNITS.get(kind)
    return Measure(_shifted(value, places), unit) if unit else None


def _shifted(digits: str, places: str) -> Decimal:
    return Decimal(digits).scaleb(-int(places))

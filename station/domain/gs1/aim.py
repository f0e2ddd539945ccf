"""AIM symbology identifiers: what the first three characters of a transmission say about its data.

Source: ISO/IEC 15424 (data carrier identifiers); GS1 General Specifications table 5.1.3-1.
"""

import re
from enum import StrEnum

# What scanners put before and behind what they read: line ends, tab, STX, ETX, EOT. No GS1 data holds any of them
FRAMING = "\t\r\n\x02\x03\x04"
_IDENTIFIER = re.compile(f"[{FRAMING}]*(\\][A-Za-z][0-9A-Za-z])")

GS1_DATA = frozenset({"]C1", "]e0", "]d2", "]d5", "]Q3", "]Q4", "]J1", "]J4", "]z1"})
TWO_DIMENSIONAL = frozenset("dQJzLUhx")
# Code characters of symbologies that ISO/IEC 15424 knows; X (other) and Z (no bar code) say nothing
KNOWN = frozenset("ABCDEFGHIJKLMNOPQRSTUVcdehopstxz")


class Meaning(StrEnum):
    """What a symbology identifier says of the data behind it."""

    ELEMENTS = "elements"
    EAN_13 = "ean_13"
    EAN_13_ADD_ON = "ean_13_add_on"
    ADD_ON = "add_on"
    EAN_8 = "ean_8"
    ITF_14 = "itf_14"
    PLAIN = "plain"
    UNKNOWN = "unknown"


MEANINGS = {
    "]E0": Meaning.EAN_13,
    "]E1": Meaning.ADD_ON,
    "]E2": Meaning.ADD_ON,
    "]E3": Meaning.EAN_13_ADD_ON,
    "]E4": Meaning.EAN_8,
    "]I1": Meaning.ITF_14,
}

# Other packets of a GS1 composite symbol -> the lengths of what EAN/UPC sends under the same letters in capitals
PACKETS = {"]e1": (2,), "]e2": (5,), "]e3": (15, 18)}


def meaning(aim: str) -> Meaning:
    """Say what an identifier means; UNKNOWN for one that no symbology has."""
    if aim in GS1_DATA:
        return Meaning.ELEMENTS
    return MEANINGS.get(aim) or (Meaning.PLAIN if aim[1:2] in KNOWN and aim[2:].isalnum() else Meaning.UNKNOWN)


def caps_lock(aim: str, text: str = "") -> bool:
    """Say whether an identifier is one that means something once its case is turned: Caps Lock was on.

    ]e1 to ]e3 are packets of a composite symbol; only a text as long as an add-on makes ]E1 to ]E3 of them.
    """
    turned = aim.swapcase()
    if aim in PACKETS and not (text.isdigit() and len(text) in PACKETS[aim]):
        return False
    return turned != aim and meaning(aim) in {Meaning.UNKNOWN, Meaning.PLAIN} and turned in GS1_DATA | set(MEANINGS)


def split(text: str) -> tuple[str | None, str]:
    """Part a text into its identifier and the data; the identifier is None where there is none.

    Framing before an identifier is dropped.
    """
    found = _IDENTIFIER.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


def two_dimensional(aim: str | None) -> bool:
    """Say whether an identifier belongs to a matrix or stacked symbol, which may hold whole records."""
    return aim is not None and aim[1:2] in TWO_DIMENSIONAL

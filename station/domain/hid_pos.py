"""HID-POS: a scanner's own reports (USB-IF HID Point of Sale Usage Tables 1.02, page 0x8C) joined to whole messages.

A scanned data report as Honeywell, Zebra and others send it: report ID 2, the length, three characters of AIM
identifier, 56 bytes of decoded data, and in the last but two bytes whether the message goes on in the next report.
"""

from dataclasses import dataclass

from station.domain.code import Symbology

REPORT_ID = 2
HEAD = 5
ROOM = 56
CONTINUED_AT = HEAD + ROOM
LIMIT = 8192

#: The letter of an AIM identifier (ISO/IEC 15424) names the symbology; EAN and UPC share one.
SYMBOLOGIES: dict[str, Symbology] = {
    "A": Symbology.CODE_39,
    "C": Symbology.CODE_128,
    "F": Symbology.CODABAR,
    "G": Symbology.CODE_93,
    "I": Symbology.ITF,
    "J": Symbology.DOTCODE,
    "L": Symbology.PDF_417,
    "Q": Symbology.QR_CODE,
    "U": Symbology.MAXICODE,
    "d": Symbology.DATA_MATRIX,
    "z": Symbology.AZTEC,
}
EAN_UPC = {8: Symbology.EAN_8, 12: Symbology.UPC_A, 13: Symbology.EAN_13}


@dataclass(frozen=True, slots=True)
class Pending:
    """What came of a message so far; `lost` says that it grew too long and is being dropped to its end."""

    data: bytes = b""
    aim: str | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A whole message with its AIM identifier; `symbology` where the identifier names one."""

    data: bytes
    aim: str | None
    symbology: Symbology | None


@dataclass(frozen=True, slots=True)
class Damaged:
    """A report, or a message, that cannot be used: `why` in plain English, without what it said."""

    why: str


def take(pending: Pending, report: bytes) -> tuple[Pending, Message | Damaged | None]:
    """Take one input report; return what is pending now and the message that it ends, if it ends one."""
    if not report or report[0] != REPORT_ID:
        return pending, None  # status and trigger reports
    if len(report) <= CONTINUED_AT or report[1] > ROOM:
        return Pending(), Damaged("a report of the wrong size; set the scanner to USB HID-POS")
    goes_on = bool(report[CONTINUED_AT] & 1)
    data = pending.data + report[HEAD : HEAD + report[1]]
    if pending.lost or len(data) > LIMIT:
        if goes_on:
            return Pending(lost=True), None
        return Pending(), Damaged(f"more than {LIMIT} bytes in one code were dropped")
    aim = pending.aim or _aim(report[2:HEAD])
    if goes_on:
        return Pending(data, aim), None
    return Pending(), Message(data, aim, symbology_of(aim, data)) if data else None


def symbology_of(aim: str | None, data: bytes) -> Symbology | None:
    """Return what an AIM identifier says of the symbology; None where it says nothing that is known here."""
    if aim is None:
        return None
    if aim[1] == "E":
        return Symbology.EAN_8 if aim == "]E4" else EAN_UPC.get(len(data))
    if aim[1] == "e":
        return Symbology.DATABAR if data.startswith(b"01") and len(data) == 16 else Symbology.DATABAR_EXPANDED
    return SYMBOLOGIES.get(aim[1])


def _aim(text: bytes) -> str | None:
    if len(text) == 3 and text[:1] == b"]" and text[1:].isalnum() and text.isascii():
        return text.decode("ascii")
    return None

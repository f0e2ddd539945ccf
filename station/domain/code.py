"""What a device hands in: the raw scan, before anybody has looked at it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Source(StrEnum):
    """How a code came in. `TYPED` is a person at a keyboard, `CHOSEN` one pointing at a list; exports say so."""

    WEDGE = "wedge"
    SERIAL = "serial"
    HID = "hid"
    CAMERA = "camera"
    TYPED = "typed"
    CHOSEN = "chosen"


class Doubt(StrEnum):
    """Why a scan counts, but what it says is not to be believed; the words are those of `Unreadable.reason`."""

    TORN = "torn"
    CUT = "too_long"
    LAYOUT = "keyboard_layout"
    CAPS = "caps_lock"


class Symbology(StrEnum):
    """The carriers Station knows (ISO/IEC names, one word each)."""

    EAN_13 = "EAN-13"
    EAN_8 = "EAN-8"
    UPC_A = "UPC-A"
    UPC_E = "UPC-E"
    CODE_128 = "Code 128"
    CODE_39 = "Code 39"
    CODE_93 = "Code 93"
    CODABAR = "Codabar"
    ITF = "ITF"
    DATABAR = "DataBar"
    DATABAR_EXPANDED = "DataBar Expanded"
    QR_CODE = "QR Code"
    MICRO_QR = "Micro QR"
    RMQR = "rMQR"
    DATA_MATRIX = "Data Matrix"
    PDF_417 = "PDF417"
    AZTEC = "Aztec"
    MAXICODE = "MaxiCode"
    DOTCODE = "DotCode"


def mark(data: bytes) -> str:
    """Return a short mark of a message: enough to tell it again among a few, nothing of what it says."""
    return hashlib.sha256(data).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class RawScan:
    """One read, exactly as the device gave it.

    `data` holds the bytes of the message without its AIM identifier; FNC1 stands as GS (0x1D).
    `aim` is the AIM symbology identifier (ISO/IEC 15424) such as ``]E0``, or None where the device sends none.
    `at` is an aware UTC instant from the clock that was handed in. `doubt` says why what it says is not to be
    believed, None where it is. `beside` holds the marks of other messages in the same picture that were taken already.
    """

    data: bytes
    source: Source
    device: str
    at: datetime
    aim: str | None = None
    symbology: Symbology | None = None
    doubt: Doubt | None = None
    beside: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the message as text; bytes that are not UTF-8 become Latin-1, so that none is lost."""
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError:
            return self.data.decode("latin-1")


@dataclass(frozen=True, slots=True)
class Scan:
    """A raw scan that is durable: `seq` is the number of its ledger entry at this station."""

    seq: int
    raw: RawScan

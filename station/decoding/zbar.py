"""zbar (through pyzbar) behind the decoder port: a second opinion on weak reads, never the first reader.

The system library libzbar comes with no wheel on Linux. Where it is missing, `open_zbar` says so and the cascade does
without: it loses a voter, not a code.
"""

from typing import TYPE_CHECKING

import numpy as np

from station.decoding.symbols import RETAIL, aim, full_ascii, retail
from station.domain.code import Symbology
from station.opencv import cv2
from station.ports import Decoder, Image, Quad, Read, StationFault

if TYPE_CHECKING:
    from pyzbar.pyzbar import Decoded

MISSING = "zbar is not installed: weak reads get no third opinion. On Debian: apt-get install libzbar0"

SYMBOLOGIES: dict[str, Symbology] = {
    # Data Bar is left out: zbar 0.23 reads "(21)XY" after a separator as "2QXY"
    "EAN13": Symbology.EAN_13,
    "EAN8": Symbology.EAN_8,
    "UPCA": Symbology.UPC_A,
    "UPCE": Symbology.UPC_E,
    "CODE128": Symbology.CODE_128,
    "CODE39": Symbology.CODE_39,
    "CODE93": Symbology.CODE_93,
    "CODABAR": Symbology.CODABAR,
    "I25": Symbology.ITF,
    "QRCODE": Symbology.QR_CODE,
}


def open_zbar() -> Decoder:
    """Return the zbar decoder. Raises StationFault, with what to install, where its library is missing."""
    try:
        return Zbar()
    except ImportError as error:
        raise StationFault(MISSING) from error


def status() -> str | None:
    """Say that zbar is missing, and what to do; None where it is there."""
    try:
        open_zbar()
    except StationFault as fault:
        return str(fault)
    return None


class Zbar:
    """Reads with zbar. It gives no FNC1 and no AIM identifier: what it says is compared, not handed on."""

    name = "zbar"

    def __init__(self) -> None:
        from pyzbar import pyzbar  # noqa: PLC0415 - the import itself fails where the system library is missing

        self._pyzbar = pyzbar
        self._symbols = [pyzbar.ZBarSymbol[name] for name in SYMBOLOGIES]

    def read(self, image: Image) -> tuple[Read, ...]:
        """Return every symbol read in the picture."""
        pixels = np.asarray(image)
        grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
        return tuple(self._read(each) for each in self._pyzbar.decode(grey, symbols=self._symbols) if each.data)

    def _read(self, found: "Decoded") -> Read:
        symbology, data = SYMBOLOGIES[found.type], bytes(found.data)
        if symbology in RETAIL:
            symbology, digits = retail(symbology, data.decode("ascii"))
            data = digits.encode()
        if symbology is Symbology.CODE_39 and (ascii_text := full_ascii(data.decode("ascii"))):
            data = ascii_text.encode()
        left, top, width, height = found.rect
        quad: Quad = (left, top), (left + width, top), (left + width, top + height), (left, top + height)
        return Read(symbology, data, aim(symbology, data), quad, self.name, data.decode("utf-8", "replace"))

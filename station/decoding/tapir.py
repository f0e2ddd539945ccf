"""tapirscan behind the decoder port: the best single reader of 1-D symbols, at any angle; AIM is derived."""

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
import tapirscan

from station.decoding.regions import Corners
from station.decoding.symbols import FULL_ASCII_AIM, RETAIL, aim, full_ascii, retail
from station.domain.code import Symbology
from station.opencv import cv2
from station.ports import Image, Point, Quad, Read

SMALLEST_SIDE = 3

FORMATS: dict[Symbology, tuple[tapirscan.Format, ...]] = {
    Symbology.EAN_13: ("EAN13",),
    Symbology.EAN_8: ("EAN8",),
    Symbology.UPC_A: ("UPCA",),
    Symbology.UPC_E: ("UPCE",),
    Symbology.CODE_128: ("Code128",),
    Symbology.CODE_39: ("Code39",),
    Symbology.CODE_93: ("Code93",),
    Symbology.CODABAR: ("Codabar",),
    Symbology.ITF: ("ITF",),
    Symbology.DATABAR: ("DataBar", "DataBarLimited"),
    Symbology.DATABAR_EXPANDED: ("DataBarExpanded",),
    Symbology.QR_CODE: ("QRCode",),
    Symbology.MICRO_QR: ("MicroQRCode",),
    Symbology.DATA_MATRIX: ("DataMatrix",),
    Symbology.PDF_417: ("PDF417",),
    Symbology.AZTEC: ("Aztec",),
    Symbology.MAXICODE: ("MaxiCode",),
}
SYMBOLOGIES = {each: symbology for symbology, formats in FORMATS.items() for each in formats}


class Tapirscan:
    """Reads with tapirscan; `effort` is its mode. Safe to call from several threads, which then take turns."""

    name = "tapirscan"

    def __init__(
        self,
        symbologies: Iterable[Symbology] = tuple(FORMATS),
        *,
        effort: Literal["low", "medium", "high", "very-high"] = "medium",
        steady: int = 0,
    ) -> None:
        """Make a scanner; reads on which fewer than `steady` scan lines agree are marked weak."""
        wanted = tuple(each for symbology in symbologies for each in FORMATS.get(symbology, ()))
        self._steady = steady
        self._scanner = tapirscan.Scanner(effort, formats=wanted, parallel=False)

    def read(self, image: Image) -> tuple[Read, ...]:
        """Return every symbol read in the picture."""
        pixels = np.asarray(image)
        if min(pixels.shape[:2]) < SMALLEST_SIDE:
            return ()
        return self._reads(self._scanner.scan(grey_of(pixels)))

    def search(self, image: Image) -> tuple[tuple[Read, ...], tuple[Corners, ...]]:
        """Return every symbol read, and the regions that look like bars but were not read, the likeliest first.

        The first two corners of a region run along the code.
        """
        pixels = np.asarray(image)
        if min(pixels.shape[:2]) < SMALLEST_SIDE:
            return (), ()
        found = self._scanner.inspect(grey_of(pixels))
        regions = tuple(_corners(each.polygon) for each in found.undecoded if len(each.polygon) == 4)
        return self._reads(found), regions

    def _reads(self, found: tapirscan.ScanResult) -> tuple[Read, ...]:
        return tuple(read for barcode in found.barcodes if (read := self._read(barcode)) is not None)

    def _read(self, barcode: tapirscan.Barcode) -> Read | None:
        symbology, text = SYMBOLOGIES[barcode.format], barcode.text
        if symbology in RETAIL:
            symbology, text = retail(symbology, text)
        if barcode.codabar_start_stop:
            text = f"{barcode.codabar_start_stop[0]}{text}{barcode.codabar_start_stop[1]}"
        data = barcode.payload_bytes or _bytes(text)
        if not data:
            return None
        identifier = aim(symbology, data, gs1=bool(barcode.gs1))
        if symbology is Symbology.CODE_39 and (ascii_text := full_ascii(text)):
            data, text, identifier = ascii_text.encode(), ascii_text, FULL_ASCII_AIM
        weak = barcode.support < self._steady
        return Read(symbology, data, identifier, _quad(barcode.polygon), self.name, text, weak)


def grey_of(pixels: np.ndarray) -> np.ndarray:
    """Return a picture in grey, its rows without gaps."""
    return np.ascontiguousarray(pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY))


def _corners(polygon: Sequence[tapirscan.Point]) -> Corners:
    first, second, third, fourth = ((point.x, point.y) for point in polygon)
    return first, second, third, fourth


def _bytes(text: str) -> bytes:
    """Return the bytes of a 1-D message; Code 128 with FNC4 is Latin-1 (ISO/IEC 15417)."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()


def _quad(polygon: Sequence[tapirscan.Point]) -> Quad:
    """Return four corners; a polygon of another size becomes its upright box."""
    points: list[Point] = [(round(point.x), round(point.y)) for point in polygon]
    if len(points) == 4:
        return points[0], points[1], points[2], points[3]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return (left, top), (right, top), (right, bottom), (left, bottom)

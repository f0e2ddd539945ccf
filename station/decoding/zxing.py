"""zxing-cpp behind the decoder port: every symbology of ours but DotCode, AIM and bytes as it gives them."""

from collections.abc import Iterable

import numpy as np
import zxingcpp

from station.decoding.symbols import RETAIL, retail
from station.domain.code import Symbology
from station.ports import Image, Read

FORMATS: dict[Symbology, tuple[zxingcpp.BarcodeFormat, ...]] = {
    Symbology.EAN_13: (zxingcpp.BarcodeFormat.EAN13,),
    Symbology.EAN_8: (zxingcpp.BarcodeFormat.EAN8,),
    Symbology.UPC_A: (zxingcpp.BarcodeFormat.UPCA,),
    Symbology.UPC_E: (zxingcpp.BarcodeFormat.UPCE,),
    Symbology.CODE_128: (zxingcpp.BarcodeFormat.Code128,),
    Symbology.CODE_39: (
        zxingcpp.BarcodeFormat.Code39,
        zxingcpp.BarcodeFormat.Code39Std,
        zxingcpp.BarcodeFormat.Code39Ext,
    ),
    Symbology.CODE_93: (zxingcpp.BarcodeFormat.Code93,),
    Symbology.CODABAR: (zxingcpp.BarcodeFormat.Codabar,),
    Symbology.ITF: (zxingcpp.BarcodeFormat.ITF, zxingcpp.BarcodeFormat.ITF14),
    Symbology.DATABAR: (
        zxingcpp.BarcodeFormat.DataBarOmni,
        zxingcpp.BarcodeFormat.DataBarStk,
        zxingcpp.BarcodeFormat.DataBarStkOmni,
        zxingcpp.BarcodeFormat.DataBarLtd,
    ),
    Symbology.DATABAR_EXPANDED: (zxingcpp.BarcodeFormat.DataBarExp, zxingcpp.BarcodeFormat.DataBarExpStk),
    Symbology.QR_CODE: (
        zxingcpp.BarcodeFormat.QRCode,
        zxingcpp.BarcodeFormat.QRCodeModel1,
        zxingcpp.BarcodeFormat.QRCodeModel2,
    ),
    Symbology.MICRO_QR: (zxingcpp.BarcodeFormat.MicroQRCode,),
    Symbology.RMQR: (zxingcpp.BarcodeFormat.RMQRCode,),
    Symbology.DATA_MATRIX: (zxingcpp.BarcodeFormat.DataMatrix,),
    Symbology.PDF_417: (
        zxingcpp.BarcodeFormat.PDF417,
        zxingcpp.BarcodeFormat.CompactPDF417,
        zxingcpp.BarcodeFormat.MicroPDF417,
    ),
    Symbology.AZTEC: (
        zxingcpp.BarcodeFormat.Aztec,
        zxingcpp.BarcodeFormat.AztecCode,
        zxingcpp.BarcodeFormat.AztecRune,
    ),
    Symbology.MAXICODE: (zxingcpp.BarcodeFormat.MaxiCode,),
}
SYMBOLOGIES = {each: symbology for symbology, formats in FORMATS.items() for each in formats}


class Zxing:
    """Reads with zxing-cpp. `turned`, `halved` and `inverted` widen the search to other angles, sizes and polarity."""

    name = "zxing"

    def __init__(
        self,
        symbologies: Iterable[Symbology] = tuple(FORMATS),
        *,
        turned: bool = True,
        halved: bool = True,
        inverted: bool = True,
        one_threshold: bool = False,
    ) -> None:
        """With `one_threshold` the whole picture is cut at one grey value instead of at local means."""
        wanted = [each for symbology in symbologies for each in FORMATS.get(symbology, ())]
        self._formats = zxingcpp.BarcodeFormats(wanted)
        binarizers = zxingcpp.Binarizer
        self._binarizer = binarizers.GlobalHistogram if one_threshold else binarizers.LocalAverage
        self._turned, self._halved, self._inverted = turned, halved, inverted

    def read(self, image: Image) -> tuple[Read, ...]:
        """Return every symbol read in the picture."""
        found = zxingcpp.read_barcodes(
            np.asarray(image),
            formats=self._formats,
            try_rotate=self._turned,
            try_downscale=self._halved,
            try_invert=self._inverted,
            binarizer=self._binarizer,
            text_mode=zxingcpp.TextMode.Plain,
        )
        return tuple(read for barcode in found if (read := self._read(barcode)) is not None)

    def _read(self, barcode: zxingcpp.Barcode) -> Read | None:
        symbology = SYMBOLOGIES.get(barcode.format)
        if symbology is None or not barcode.bytes:
            return None
        data, text = bytes(barcode.bytes), barcode.text
        if symbology in RETAIL:
            symbology, text = retail(symbology, text)
            data = text.encode()
        corners = barcode.position
        quad = tuple(
            (int(point.x), int(point.y))
            for point in (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
        )
        return Read(
            symbology, data, barcode.symbology_identifier or None, (quad[0], quad[1], quad[2], quad[3]), self.name, text
        )

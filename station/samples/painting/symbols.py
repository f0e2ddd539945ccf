"""Symbols and labels: barcodes by zxing-cpp's writer, the waybill label, the retail patch of a product."""

import numpy as np
import zxingcpp

from station.domain.code import Symbology
from station.opencv import cv2
from station.samples.painting.surfaces import Picture

MODULE = 3
FORMATS = {
    Symbology.CODE_128: zxingcpp.BarcodeFormat.Code128,
    Symbology.EAN_13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.UPC_A: zxingcpp.BarcodeFormat.UPCA,
    Symbology.QR_CODE: zxingcpp.BarcodeFormat.QRCode,
}
INK = (38, 36, 36)
PAPER = (243, 244, 244)
FAINT = (150, 150, 150)


def symbol(symbology: Symbology, text: str, module: int = MODULE) -> Picture:
    """Return a symbol with its quiet zones, dark 0 on 255, so many pixels a module.

    A Data Matrix is written as GS1 DataMatrix; its text is an element string with the identifiers in brackets.
    """
    if symbology is Symbology.DATA_MATRIX:
        barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataMatrix, gs1=True)
    else:
        barcode = zxingcpp.create_barcode(text, FORMATS[symbology])
    return np.array(zxingcpp.write_barcode_to_image(barcode, scale=module, add_quiet_zones=True), np.uint8)


def label(rng: np.random.Generator, waybill: str, weight: str) -> Picture:
    """Return a waybill label as a thermal printer makes it; whom it goes to is hidden, as the rule for labels asks."""
    bars = symbol(Symbology.CODE_128, waybill)
    width, height = max(560, bars.shape[1] + 50), 420
    paper = np.full((height, width, 3), PAPER, np.uint8)
    cv2.rectangle(paper, (6, 6), (width - 7, height - 7), INK, 2)
    cv2.rectangle(paper, (6, 6), (168, 62), INK, -1)
    _write(paper, "样例速运", (18, 46), 34, PAPER)
    _write(paper, "样例面单 SAMPLE, no real parcel", (184, 44), 23)
    route = f"{rng.choice(list('ABCDEFGH'))}{rng.integers(10, 99)}-{rng.integers(100, 999)} {rng.integers(10, 99)}"
    _write(paper, route, (24, 126), 62)
    _write(paper, "保税 1210", (width - 190, 122), 36)
    cv2.line(paper, (6, 142), (width - 7, 142), INK, 2)
    _stamp(paper, bars[: min(bars.shape[0], 138)], (width - bars.shape[1]) // 2, 152)
    _write(paper, " ".join(waybill), ((width - 19 * len(waybill)) // 2, 322), 26)
    cv2.line(paper, (6, 334), (width - 7, 334), INK, 2)
    for line, text in enumerate(("收 ＊＊＊  ＊＊＊＊ 已隐藏", f"{weight} kg   1/1   跨境进口 CBEC")):
        _write(paper, text, (24, 368 + 34 * line), 25)
    cv2.rectangle(paper, (width - 170, 346), (width - 26, 372), FAINT, -1)
    return paper


def patch(rng: np.random.Generator, symbology: Symbology, text: str) -> Picture:
    """Return the side of a product's box with its symbol on a white field."""
    matrix = symbology in {Symbology.DATA_MATRIX, Symbology.QR_CODE}
    bars = symbol(symbology, text, 7) if matrix else symbol(symbology, text, 4)[:190]
    hue = tuple(int(c) for c in rng.integers(60, 210, 3))
    height, width = bars.shape[0] + 190, bars.shape[1] + 180
    box = np.full((height, width, 3), hue, np.uint8)
    cv2.rectangle(box, (0, 0), (width - 1, 70), tuple(int(c * 0.6) for c in hue), -1)
    _write(box, "样例 SAMPLE", (24, 52), 44, (245, 245, 245))
    x, y = 90, 100
    cv2.rectangle(box, (x - 14, y - 14), (x + bars.shape[1] + 14, y + bars.shape[0] + 34), PAPER, -1)
    _stamp(box, bars, x, y)
    if not matrix:
        _write(box, text, (x + 60, y + bars.shape[0] + 28), 30)
    return box


def _write(paper: Picture, text: str, place: tuple[int, int], height: int, ink: tuple[int, int, int] = INK) -> None:
    cv2.putText(paper, text, place, ink, cv2.FontFace("uni"), height)


def _stamp(paper: Picture, bars: Picture, x: int, y: int) -> None:
    """Print a symbol: its black is ink, its white is paper."""
    inked = np.where(bars[..., None] < 128, np.asarray(INK, np.uint8), np.asarray(PAPER, np.uint8))
    paper[y : y + bars.shape[0], x : x + bars.shape[1]] = inked

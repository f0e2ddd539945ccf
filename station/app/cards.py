"""The cards of a station, printed: one barcode a command, and in training one a person."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import zxingcpp
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from station.app.station import KEYS, REFERENCE, card_key, settings_of
from station.app.training import TRAINING_CARD_KEY
from station.domain.identity import Operator
from station.domain.self_test import ELEMENTS, PLAIN
from station.domain.station_code import make_badge, make_command
from station.domain.subject import Command
from station.ports import StationFault
from station.storage.reference.directory import ReferenceDirectory
from station.ui.shot import application
from station.ui.theme import FAMILIES

WORDS: dict[Command, str] = {
    Command.RELEASE: "放行 release",
    Command.INSPECT: "转查验 inspect",
    Command.HOLD: "暂存 hold",
    Command.DETAIN: "扣留 detain",
    Command.RETURN: "退运 return",
    Command.CONFORM: "查验相符 as declared",
    Command.UNDO: "撤销 undo",
    Command.VOID: "作废扫描 void scans",
    Command.TAKE_BACK: "撤回末件 take last piece back",
    Command.REFILL: "确认回填 confirm refills",
    Command.ACCEPT: "退货接收 accept return",
    Command.REJECT: "退货拒收 reject return",
    Command.RETURNS: "退货方向 returns",
    Command.OUTBOUND: "出区方向 outbound",
    Command.WRONG: "读错了 that was wrong",
    Command.LOCK: "锁定 lock",
    Command.OPEN_SHIFT: "开始班次 open shift",
    Command.CLOSE_SHIFT: "结束班次 close shift",
}
COLUMNS, ROWS = 2, 6
DPI = 300


@dataclass(frozen=True, slots=True)
class Card:
    """One card: what stands on it for people, and what its barcode says."""

    words: str
    text: str
    matrix: bool = False


def cards(data: Path) -> tuple[Card, ...]:
    """Return the cards of a station's folder: commands, then badges. Real badges are printed for training only."""
    key = card_key(data)
    commands = tuple(Card(words, make_command(command, key)) for command, words in WORDS.items())
    return commands + tuple(Card(p.name, make_badge(p.badge, key)) for p in trainees(data))


def trainees(data: Path) -> tuple[Operator, ...]:
    """Return the people of a training station; nobody where the cards are real."""
    settings = settings_of(data)
    if not settings.training or (data / KEYS / "card.key").read_bytes() != TRAINING_CARD_KEY:
        return ()
    store = ReferenceDirectory(data / REFERENCE).open_current()
    if store is None:
        return ()
    try:
        return tuple(store.operators())
    finally:
        store.close()


def self_test() -> tuple[Card, ...]:
    """Return the two symbols of the self-test: one for the keys, one for the separators. They are no secret."""
    return (
        Card("扫码枪自检 1 self-test: keys", PLAIN),
        Card("扫码枪自检 2 self-test: separators", ELEMENTS, matrix=True),
    )


def print_cards(sheet: tuple[Card, ...], out: Path) -> int:
    """Print cards into a PDF; return how many. Raises StationFault where the file exists or cannot be written."""
    if out.exists():
        raise StationFault(f"{out} exists already: name another file")
    application()
    writer = QPdfWriter(str(out))
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(writer):
        raise StationFault(f"{out} cannot be written: make room, or choose another folder")
    for number, card in enumerate(sheet):
        place = number % (COLUMNS * ROWS)
        if number and not place:
            writer.newPage()
        _paint(painter, card, _place(writer, place))
    painter.end()
    return len(sheet)


def _place(writer: QPdfWriter, place: int) -> QRectF:
    width, height = writer.width() / COLUMNS, writer.height() / ROWS
    return QRectF((place % COLUMNS) * width, (place // COLUMNS) * height, width, height)


def _paint(painter: QPainter, card: Card, where: QRectF) -> None:
    painter.drawRect(where.adjusted(12, 12, -12, -12))
    inner = where.adjusted(60, 40, -60, -40)
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSize(14)
    painter.setFont(font)
    painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, card.words)
    bars = inner.adjusted(0, inner.height() * 0.32, 0, -inner.height() * 0.2)
    if card.matrix:
        side = bars.height()
        bars = QRectF(bars.center().x() - side / 2, bars.top(), side, side)
    painter.drawImage(bars, gs1_matrix(card.text) if card.matrix else barcode(card.text))
    font.setPointSize(7)
    painter.setFont(font)
    painter.drawText(
        inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, card.text.replace("\x1d", "␝")
    )


def barcode(text: str) -> QImage:
    """Return a Code 128 symbol with its quiet zones, one pixel a module and ten rows."""
    return _drawn(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128))


def gs1_matrix(elements: str) -> QImage:
    """Return a GS1 DataMatrix of an element string (a GTIN first, GS between the others), one pixel a module."""
    bracketed = f"(01){elements[2:16]}"
    for part in elements[16:].split("\x1d"):
        bracketed += f"({part[:2]}){part[2:]}"
    return _drawn(zxingcpp.create_barcode(bracketed, zxingcpp.BarcodeFormat.DataMatrix, gs1=True))


def _drawn(symbol: zxingcpp.Barcode) -> QImage:
    pixels = np.array(symbol.to_image(scale=1, add_quiet_zones=True), dtype=np.uint8)
    rows, columns = pixels.shape
    return QImage(pixels.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8).copy()

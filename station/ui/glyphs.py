"""Signs drawn as paths: every result has its own shape, so that it is told without colour too."""

import re
from enum import StrEnum
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from station.ui.overriding import override


class Glyph(StrEnum):
    """What a sign stands for."""

    SCAN = "scan"
    WAIT = "wait"
    RELEASE = "release"
    INSPECT = "inspect"
    HOLD = "hold"
    DETAIN = "detain"
    RETURN = "return"
    RETURN_ACCEPT = "return_accept"
    RETURN_REJECT = "return_reject"
    ASK = "ask"
    PEOPLE = "people"
    LOCK = "lock"
    FAULT = "fault"
    REPEAT = "repeat"
    NOTE = "note"
    KEYBOARD = "keyboard"
    CLOCK = "clock"
    HELP = "help"
    THEME = "theme"
    UNDO = "undo"
    VOID = "void"
    CAMERA = "camera"


def frame(glyph: Glyph) -> QPainterPath:
    """Return the outer shape of a sign in the square -1..1: it alone already tells the results apart."""
    path = QPainterPath()
    match glyph:
        case Glyph.RELEASE | Glyph.NOTE | Glyph.REPEAT:
            path.addEllipse(QRectF(-1, -1, 2, 2))
        case Glyph.INSPECT:
            path.addPolygon(_polygon(4, 1.08, pi / 2))
        case Glyph.HOLD:
            path.addRoundedRect(QRectF(-0.9, -0.9, 1.8, 1.8), 0.14, 0.14)
        case Glyph.DETAIN:
            path.addPolygon(_polygon(8, 1.04, pi / 8))
        case Glyph.RETURN | Glyph.RETURN_ACCEPT | Glyph.RETURN_REJECT:
            path.addPolygon(_polygon(5, 1.06, -pi / 2))
        case Glyph.FAULT:
            path.addPolygon(QPolygonF([QPointF(0, -0.98), QPointF(1.04, 0.86), QPointF(-1.04, 0.86)]))
        case _:
            path.addRoundedRect(QRectF(-1, -1, 2, 2), 0.5, 0.5)
    path.closeSubpath()
    return path


#: The lines inside each sign, as path commands in the square -1..1: M move, L line, C curve, O oval, R rectangle.
STROKES: dict[Glyph, str] = {
    Glyph.RELEASE: "M -.46 .04 L -.12 .4 L .5 -.36",
    Glyph.INSPECT: "O -.42 -.46 .68 .68 M .16 .12 L .46 .42",
    Glyph.HOLD: "M -.28 -.42 L -.28 .42 M .28 -.42 L .28 .42",
    Glyph.DETAIN: "M -.5 0 L .5 0",
    Glyph.RETURN: "M .44 .44 C .6 -.34 .1 -.34 -.4 -.12 M -.12 -.48 L -.44 -.1 L -.04 .2",
    Glyph.RETURN_ACCEPT: "M -.4 .08 L -.1 .38 L .42 -.26",
    Glyph.RETURN_REJECT: "M -.34 -.26 L .34 .42 M .34 -.26 L -.34 .42",
    Glyph.FAULT: "M 0 -.32 L 0 .26 M 0 .55 L 0 .56",
    Glyph.NOTE: "M 0 -.1 L 0 .46 M 0 -.48 L 0 -.47",
    Glyph.REPEAT: "R -.46 -.46 .62 .62 M -.16 .46 L .46 .46 L .46 -.16",
    Glyph.SCAN: "M -.5 -.4 L -.5 .4 M -.22 -.4 L -.22 .4 M .08 -.4 L .08 .4 M .24 -.4 L .24 .4 M .5 -.4 L .5 .4",
    Glyph.WAIT: "M -.45 0 L -.45 .01 M 0 0 L 0 .01 M .45 0 L .45 .01",
    Glyph.ASK: "M -.3 -.26 C -.26 -.62 .36 -.6 .32 -.2 C .3 0 0 0 0 .24 M 0 .52 L 0 .53",
    Glyph.PEOPLE: "O -.52 -.5 .4 .4 O .12 -.5 .4 .4 M -.62 .46 C -.62 0 0 0 0 .46 M 0 .46 C 0 0 .62 0 .62 .46",
    Glyph.LOCK: "R -.42 -.06 .84 .6 M -.24 -.06 C -.24 -.72 .24 -.72 .24 -.06",
    Glyph.KEYBOARD: "R -.6 -.34 1.2 .68 M -.34 .12 L .34 .12 M -.34 -.1 L -.33 -.1 M 0 -.1 L 0 -.1 M .33 -.1 L .34 -.1",
    Glyph.CLOCK: "O -.5 -.5 1 1 M 0 -.24 L 0 0 L .2 .14",
    Glyph.HELP: "M -.3 -.26 C -.26 -.62 .36 -.6 .32 -.2 C .3 0 0 0 0 .24 M 0 .52 L 0 .53",
    Glyph.THEME: "O -.44 -.44 .88 .88 M 0 -.44 L 0 .44 M .16 -.38 L .16 .38 M .3 -.28 L .3 .28",
    Glyph.UNDO: "M .44 .4 C .6 -.34 .1 -.34 -.4 -.12 M -.12 -.48 L -.44 -.1 L -.04 .2",
    Glyph.VOID: "M -.4 -.4 L .4 .4 M .4 -.4 L -.4 .4",
    Glyph.CAMERA: "R -.56 -.3 1.12 .68 O -.2 -.16 .4 .4 M -.2 -.3 L -.1 -.46 L .1 -.46 L .2 -.3",
}

#: Signs that are part of a button and have no frame of their own.
BARE = frozenset({Glyph.KEYBOARD, Glyph.CLOCK, Glyph.HELP, Glyph.THEME, Glyph.UNDO, Glyph.VOID, Glyph.CAMERA})


def strokes(glyph: Glyph) -> QPainterPath:
    """Return the lines inside a sign, in the square -1..1."""
    path = QPainterPath()
    for command, *given in re.findall(r"([MLCOR])((?: -?[0-9.]+)+)", STROKES[glyph]):
        n = [float(number) for number in given[0].split()]
        match command:
            case "M":
                path.moveTo(n[0], n[1])
            case "L":
                path.lineTo(n[0], n[1])
            case "C":
                path.cubicTo(*n)
            case "O":
                path.addEllipse(QRectF(*n))
            case _:
                path.addRoundedRect(QRectF(*n), 0.08, 0.08)
    return path


def paint(
    painter: QPainter, glyph: Glyph, box: QRectF, colour: QColor, *, inside: QColor | None = None, framed: bool = True
) -> None:
    """Paint a sign into a box: an outline in its colour, or with `inside` a full shape with lines of that colour."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(side * 0.45, side * 0.45)
    pen = QPen(colour, 0.13, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if inside is not None:
        painter.setBrush(colour)
    if framed and glyph not in BARE:
        painter.drawPath(frame(glyph))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.setWidthF(0.2)
    pen.setColor(inside if inside is not None else colour)
    painter.setPen(pen)
    painter.drawPath(strokes(glyph))
    painter.restore()


class GlyphLabel(QWidget):
    """Shows one sign, as large as it is given room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph.SCAN
        self._colour = QColor("grey")
        self._inside: QColor | None = None

    def show_glyph(self, glyph: Glyph, colour: QColor, inside: QColor | None = None) -> None:
        """Show a sign in a colour; with `inside` as a full shape."""
        self._glyph, self._colour, self._inside = glyph, colour, inside
        self.update()

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a small square."""
        return QSize(24, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the sign."""
        painter = QPainter(self)
        paint(painter, self._glyph, QRectF(self.rect()), self._colour, inside=self._inside)
        painter.end()


def _polygon(corners: int, radius: float, start: float) -> QPolygonF:
    turn = 2 * pi / corners
    return QPolygonF([QPointF(radius * cos(start + turn * i), radius * sin(start + turn * i)) for i in range(corners)])

"""The camera's picture, painted one to one, with every symbol framed and what became of it in words."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.domain.picture import Hint
from station.domain.sightings import Standing
from station.domain.status import CameraState
from station.ports import Box, Preview
from station.ui import glyphs, phrases
from station.ui.face import Face
from station.ui.glyphs import Glyph
from station.ui.overriding import override
from station.ui.skin import Skin
from station.ui.theme import Tone

#: Tone, sign and line of a frame by what became of the symbol: never by colour alone.
FRAMES: dict[Standing, tuple[Tone, Glyph, Qt.PenStyle]] = {
    Standing.WAITING: (Tone.CALM, Glyph.WAIT, Qt.PenStyle.DotLine),
    Standing.ACCEPTED: (Tone.RELEASE, Glyph.RELEASE, Qt.PenStyle.SolidLine),
    Standing.HELD: (Tone.CALM, Glyph.REPEAT, Qt.PenStyle.SolidLine),
    Standing.REFUSED: (Tone.INSPECT, Glyph.VOID, Qt.PenStyle.DashLine),
}


class CameraPreview(QWidget):
    """Paints previews as they come.

    `wanted` carries the width and height in pixels that they should have; `touched` says that somebody pointed at it.
    """

    wanted = Signal(int, int)
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._image: QImage | None = None
        self._camera = CameraState.OFF
        self._skin: Skin | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paint_face(self, face: Face, skin: Skin) -> None:
        """Take the camera's state and the colours."""
        self._camera, self._skin = face.status.camera, skin
        off = face.status.camera is CameraState.OFF
        least = skin.theme.px(84)
        self.setMinimumHeight(least if off else skin.theme.px(140))
        self.setMaximumHeight(least if off else max(skin.theme.px(140), self.width() * 9 // 16))
        self.setAccessibleName(self._word())
        self.update()

    def show_preview(self, preview: Preview) -> None:
        """Show a picture; the bytes are kept for as long as it is shown, never copied."""
        self._preview = preview
        stride = preview.width * 4
        self._image = QImage(preview.bgra, preview.width, preview.height, stride, QImage.Format.Format_RGB32)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what size the pictures should have."""
        super().resizeEvent(event)
        ratio = self.devicePixelRatioF()
        self.wanted.emit(round(self.width() * ratio), round(self.height() * ratio))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Hear that something in the picture is meant."""
        event.accept()
        self.touched.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the picture with its frames, or say why there is none."""
        if self._skin is None:
            return
        painter = QPainter(self)
        theme = self._skin.theme
        painter.fillRect(self.rect(), QColor(theme.palette.ground))
        shown = self._image is not None and self._camera is not CameraState.OFF
        if shown and self._image is not None and self._preview is not None:
            room, size = self.rect(), self._image.size()
            if size.width() > room.width() or size.height() > room.height():
                size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            target = QRect(QPoint(0, 0), size)
            target.moveCenter(room.center())
            painter.drawImage(target, self._image)
            self._region(painter, target, self._preview)
            self._frames(painter, target, self._preview)
            if self._preview.hint is not None and self._camera is CameraState.LIVE:
                self._advise(painter, self._preview.hint)
        if not shown or self._camera is not CameraState.LIVE:
            self._told(painter, veiled=shown)
        painter.end()

    def _region(self, painter: QPainter, target: QRect, preview: Preview) -> None:
        """Veil what is not looked at, and cross the point that is aimed with."""
        assert self._skin is not None  # noqa: S101 - paintEvent has looked
        scale = target.width() / max(1, preview.width)
        if preview.region is not None:
            left, top, right, bottom = (side * scale for side in preview.region)
            seen = QRectF(target.left() + left, target.top() + top, right - left, bottom - top)
            outside = QPainterPath()
            outside.addRect(QRectF(target))
            outside.addRect(seen)
            veil = QColor(self._skin.theme.palette.ground)
            veil.setAlpha(150)
            painter.fillPath(outside, veil)
        if preview.sight:
            painter.setPen(QPen(self._skin.theme.colour(Tone.INSPECT), self._skin.theme.px(2)))
            centre, arm = QRectF(target).center(), self._skin.theme.px(14)
            painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
            painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))

    def _advise(self, painter: QPainter, hint: Hint) -> None:
        """Say at the upper edge what is the matter with the picture."""
        assert self._skin is not None  # noqa: S101 - paintEvent has looked
        theme = self._skin.theme
        plate = QRectF(0, 0, self.width(), theme.px(26))
        painter.fillRect(plate, QColor(theme.palette.surface))
        colour = theme.colour(Tone.INSPECT)
        side = theme.px(18)
        glyphs.paint(painter, Glyph.FAULT, QRectF(theme.px(6), theme.px(4), side, side), colour)
        painter.setPen(colour)
        painter.setFont(theme.font(13, bold=True))
        words = self._skin.words(phrases.HINTS[hint])
        painter.drawText(plate.adjusted(side + theme.px(12), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _frames(self, painter: QPainter, target: QRect, preview: Preview) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = target.width() / max(1, preview.width)
        for box in preview.boxes:
            corners = [QPointF(target.left() + x * scale, target.top() + y * scale) for x, y in box.quad]
            self._frame(painter, box, QPolygonF(corners))

    def _frame(self, painter: QPainter, box: Box, outline: QPolygonF) -> None:
        assert self._skin is not None  # noqa: S101 - paintEvent has looked
        theme = self._skin.theme
        tone, glyph, line = FRAMES[box.standing]
        colour = theme.colour(tone)
        painter.setPen(QPen(colour, theme.px(3), line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(outline)
        font = theme.font(13, bold=True)
        metrics = QFontMetrics(font)
        said = f"{self._skin.words(phrases.STANDINGS[box.standing])} · {box.text[-8:]}"
        side = metrics.height()
        bounds = outline.boundingRect()
        width = metrics.horizontalAdvance(said) + side + theme.px(14)
        top = bounds.bottom() + theme.px(3)
        if top + side > self.height():
            top = max(0.0, bounds.top() - side - theme.px(6))
        left = min(max(0.0, bounds.left()), max(0.0, self.width() - width))
        plate = QRectF(left, top, width, side + theme.px(4))
        painter.fillRect(plate, QColor(theme.palette.surface))
        glyphs.paint(painter, glyph, QRectF(left + theme.px(3), top + theme.px(2), side, side), colour)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(plate.adjusted(side + theme.px(8), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, said)

    def _told(self, painter: QPainter, *, veiled: bool) -> None:
        assert self._skin is not None  # noqa: S101 - paintEvent has looked
        theme = self._skin.theme
        if veiled:
            veil = QColor(theme.palette.ground)
            veil.setAlpha(190)
            painter.fillRect(self.rect(), veil)
        fault = self._camera in {CameraState.FROZEN, CameraState.LOST}
        colour = theme.colour(Tone.INSPECT) if fault else QColor(theme.palette.muted)
        side = theme.px(30)
        centre = QPointF(self.rect().center())
        glyph = Glyph.FAULT if fault else Glyph.CAMERA
        glyphs.paint(painter, glyph, QRectF(centre.x() - side / 2, centre.y() - side, side, side), colour)
        painter.setPen(colour)
        painter.setFont(theme.font(14, bold=fault))
        below = QRectF(0, centre.y() + theme.px(4), self.width(), theme.px(28))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._word())

    def _word(self) -> str:
        return self._skin.words(phrases.CAMERA[self._camera]) if self._skin else ""

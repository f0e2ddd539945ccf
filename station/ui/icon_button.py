"""A square button with a sign, a short word and its key; like every button here it never takes the focus."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from station.ui import glyphs
from station.ui.glyphs import Glyph
from station.ui.overriding import override
from station.ui.skin import Skin

SIDE = 64


class IconButton(QAbstractButton):
    """Shows a sign, or two or three letters in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph: Glyph | None = None
        self._letters = ""
        self._word = ""
        self._skin: Skin | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_as(self, skin: Skin, sign: Glyph | str, word: str, key: str = "") -> None:
        """Show a sign or letters, and what pressing does."""
        self._skin = skin
        self._glyph = sign if isinstance(sign, Glyph) else None
        self._letters = "" if isinstance(sign, Glyph) else sign
        self._word = f"{key} {word}".strip()
        side = skin.theme.px(SIDE)
        self.setFixedSize(side, side)
        self.setAccessibleName(f"{word}, {key}" if key else word)
        self.setToolTip(self._word)
        self.update()

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a square."""
        return QSize(SIDE, SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the button."""
        if self._skin is None:
            return
        theme = self._skin.theme
        px, palette = theme.px, theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.pressed if self.isDown() else palette.surface))
        painter.drawRoundedRect(box, px(8), px(8))
        ink = QColor(palette.ink if self.isEnabled() else palette.muted)
        upper = QRectF(0, px(5), self.width(), px(34))
        if self._glyph is not None:
            glyphs.paint(painter, self._glyph, upper, ink, framed=False)
        else:
            painter.setPen(ink)
            painter.setFont(theme.font(19, bold=True))
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._letters)
        font = theme.font(12)
        painter.setFont(font)
        painter.setPen(QColor(palette.muted))
        word = QFontMetrics(font).elidedText(self._word, Qt.TextElideMode.ElideRight, self.width() - px(4))
        painter.drawText(QRectF(0, px(40), self.width(), px(20)), Qt.AlignmentFlag.AlignCenter, word)
        painter.end()

"""The empty desk: what to do next, in three steps, with the keys that do it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.ui.glyphs import Glyph, GlyphLabel
from station.ui.lines import Card, Line
from station.ui.skin import Skin

STEPS = 3


class IdleView(Card):
    """Says how work goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, headed=False)
        self._signs = tuple(GlyphLabel() for _ in range(STEPS))
        self._steps = tuple(Line("large") for _ in range(STEPS))
        self._hints = tuple(Line("muted") for _ in range(STEPS))
        self._rows: list[QHBoxLayout] = []
        self.body.addStretch(1)
        for sign, step, hint in zip(self._signs, self._steps, self._hints, strict=True):
            row = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(step)
            words.addWidget(hint)
            row.addStretch(1)
            row.addWidget(sign)
            row.addLayout(words, 4)
            row.addStretch(1)
            row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self._rows.append(row)
            self.body.addLayout(row)
        self.body.addStretch(1)

    def wear(self, skin: Skin) -> None:
        """Say the steps."""
        self.space(skin.theme.scale)
        self.body.setSpacing(skin.theme.px(26))
        told = (
            (Glyph.SCAN, self.tr("Scan the waybill"), self.tr("or type it: F2")),
            (Glyph.REPEAT, self.tr("Scan what is inside"), self.tr("when the parcel is opened; each piece once")),
            (Glyph.RELEASE, self.tr("Decide"), self.tr("by button, by F5 to F9, or by command card")),
        )
        shown = zip(told, self._signs, self._steps, self._hints, self._rows, strict=True)
        for (glyph, step, hint), sign, step_line, hint_line, row in shown:
            side = skin.theme.px(58)
            sign.setFixedSize(side, side)
            sign.show_glyph(glyph, QColor(skin.theme.palette.muted))
            step_line.say(step)
            hint_line.say(hint)
            row.setSpacing(skin.theme.px(20))

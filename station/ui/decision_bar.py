"""The buttons that decide: large, named in both languages, with a key each, and out of every scanner's reach."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from station.domain.decision import Outcome
from station.domain.subject import Command
from station.ui import glyphs, keys, phrases
from station.ui.glyphs import Glyph
from station.ui.overriding import override
from station.ui.sign import GLYPHS, TONES
from station.ui.skin import Skin
from station.ui.theme import Tone

HEIGHT = 78

#: Beside the outcomes: what else is done with a parcel, its key and its sign.
OTHERS: dict[Command, tuple[Qt.Key, Glyph]] = {
    Command.CONFORM: (keys.CONFORM, Glyph.RELEASE),
    Command.UNDO: (keys.UNDO, Glyph.UNDO),
    Command.VOID: (keys.VOID, Glyph.VOID),
}


class DeskButton(QAbstractButton):
    """One act: sign, word, the word in the other language, and the key that does the same. Never takes the focus."""

    def __init__(self, source: str, key: Qt.Key, glyph: Glyph, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._key, self._glyph, self._tone = source, key, glyph, tone
        self._skin: Skin | None = None
        self.proposed = False
        self.barred = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_as(self, skin: Skin, *, enabled: bool, proposed: bool = False, barred: bool = False) -> None:
        """Show the button usable or not, proposed or not; `barred` says that the desk would refuse it now."""
        self._skin, self.proposed, self.barred = skin, proposed, barred
        self.setEnabled(enabled)
        word, aside = skin.words(self._source), skin.words.aside(self._source)
        self.setAccessibleName(f"{word} {aside}, {keys.label(self._key)}")
        self.setFixedHeight(skin.theme.px(HEIGHT))
        self.setMinimumWidth(skin.theme.px(64))
        self.update()

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a generous target."""
        scale = self._skin.theme.scale if self._skin else 1.0
        return QSize(round(120 * scale), round(HEIGHT * scale))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the button."""
        if self._skin is None:
            return
        theme = self._skin.theme
        px, palette = theme.px, theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        live = self.isEnabled()
        ground = palette.pressed if self.isDown() else palette.raised if live else palette.ground
        if self.proposed and live and not self.isDown():
            ground = palette.tint(self._tone)
        edge = theme.colour(self._tone) if self.proposed and live else QColor(palette.line)
        painter.setPen(QPen(edge, px(3) if self.proposed and live else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, px(8), px(8))
        quiet = not live or self.barred
        ink = QColor(palette.muted if quiet else palette.ink)
        sign = theme.colour(self._tone) if self.proposed and not quiet else ink
        side = px(30)
        left = px(10)
        glyphs.paint(painter, self._glyph, QRectF(left, (self.height() - side) / 2, side, side), sign)
        self._write(painter, left + side + px(9), ink)
        painter.end()

    def _write(self, painter: QPainter, left: int, ink: QColor) -> None:
        assert self._skin is not None  # noqa: S101 - paintEvent has looked
        theme, words = self._skin.theme, self._skin.words
        px = theme.px
        room = self.width() - left - px(8)
        muted = QColor(theme.palette.muted)
        small = theme.font(12)
        lines = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(muted)
        key = keys.label(self._key)
        painter.drawText(self.width() - px(9) - lines.horizontalAdvance(key), px(6) + lines.ascent(), key)
        word = words(self._source)
        font = next((f for f in (theme.font(size, bold=True) for size in (21, 18, 16)) if _fits(f, word, room)), None)
        font = font or theme.font(14, bold=True)
        metrics = QFontMetrics(font)
        middle = self.height() // 2
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(left, middle + px(4), metrics.elidedText(word, Qt.TextElideMode.ElideRight, room))
        painter.setFont(small)
        painter.setPen(muted)
        aside = words(phrases.BARRED) if self.barred else words.aside(self._source)
        below = middle + px(8) + lines.ascent()
        painter.drawText(left, below, lines.elidedText(aside, Qt.TextElideMode.ElideRight, room))


class DecisionBar(QWidget):
    """All buttons in one row. `decided` carries the Outcome that was pressed, `asked` the Command."""

    decided = Signal(object)
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcomes: dict[Outcome, DeskButton] = {}
        self.others: dict[Command, DeskButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for outcome in sorted(Outcome, key=lambda each: keys.OUTCOME_KEYS[each]):  # as the keys lie
            source, key = phrases.OUTCOMES[outcome], keys.OUTCOME_KEYS[outcome]
            button = DeskButton(source, key, GLYPHS[outcome], TONES[outcome], self)
            button.clicked.connect(self._pressed)
            self.outcomes[outcome] = button
            self._row.addWidget(button, 5)
        for command, (key, glyph) in OTHERS.items():
            button = DeskButton(phrases.COMMANDS[command], key, glyph, Tone.CALM, self)
            button.clicked.connect(self._pressed)
            self.others[command] = button
            self._row.addWidget(button, 4)

    def wear(self, skin: Skin) -> None:
        """Take the spacing from a skin."""
        self._row.setSpacing(skin.theme.px(8))

    def _pressed(self) -> None:
        pressed = self.sender()
        for outcome, button in self.outcomes.items():
            if button is pressed:
                self.decided.emit(outcome)
        for command, button in self.others.items():
            if button is pressed:
                self.asked.emit(command)


def _fits(font: QFont, text: str, room: int) -> bool:
    return QFontMetrics(font).horizontalAdvance(text) <= room

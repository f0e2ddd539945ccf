"""The large word: what is proposed or decided, by word, shape and colour together, readable from three metres."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station.domain.desk.states import NoticeCode
from station.ui import glyphs
from station.ui.face import Face
from station.ui.glyphs import Glyph
from station.ui.lines import Line, set_property, set_tone
from station.ui.overriding import override
from station.ui.sign import Sign, about, sign
from station.ui.skin import Skin
from station.ui.wording import notice

HEIGHT = 136
LARGEST, SMALLEST = 60, 48

#: Notices that say that something was refused or needs looking at; the others tell what was done.
WARNING = frozenset(NoticeCode) - {
    NoticeCode.SHIFT_OPENED,
    NoticeCode.SHIFT_CLOSED,
    NoticeCode.CONFORM,
    NoticeCode.PARKED,
    NoticeCode.UNDONE,
    NoticeCode.VOIDED,
    NoticeCode.REPEAT,
    NoticeCode.SECOND_WANTED,
    NoticeCode.TAKEN_BACK,
    NoticeCode.REFILLED,
    NoticeCode.DIRECTION_SET,
    NoticeCode.REFILL_TAKEN_BACK,
}

#: Notices that the large words say already, by the sign that stands beside these.
TOLD_LARGE = {Glyph.PEOPLE: NoticeCode.SECOND_WANTED, Glyph.REPEAT: NoticeCode.ALREADY_DECIDED}


class VerdictBanner(QWidget):
    """Shows the state of the desk. Proposed is an outline on a tint, decided a full surface: never alike.

    `pointed` says that somebody pointed at it, to know why.
    """

    pointed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict")
        self._sign: Sign | None = None
        self._skin: Skin | None = None
        self._notice = Line("notice")
        self._notice.hide()
        self.about = Line("code")
        self.about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bottom = QVBoxLayout(self)
        self._bottom.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._notice)
        row.addWidget(self.about, 1)
        self._bottom.addLayout(row)
        self._notice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def sign(self) -> Sign | None:
        """Return what is shown."""
        return self._sign

    @property
    def notice_text(self) -> str:
        """Return the notice that is shown, or nothing."""
        return "" if self._notice.isHidden() else self._notice.text()

    def paint_face(self, face: Face, skin: Skin, fault: Sign | None = None, hint: str = "") -> None:
        """Show the desk's state; a fault of the program stands before it, a hint before its notice."""
        self._skin = skin
        self._sign = fault or sign(face.state, skin.words, skin.zone)
        said = face.state.notice
        if said is not None and said.code is TOLD_LARGE.get(self._sign.glyph):
            said = None
        text = " · ".join(part for part in (hint, notice(said, skin.words) if said is not None else "") if part)
        self._notice.setVisible(bool(text))
        self._notice.say(text)
        set_tone(self._notice, "inspect" if hint or said is None or said.code in WARNING else "calm")
        self.about.say(about(face.state))
        set_property(self.about, "ground", "full" if self._sign.full else "")
        px = skin.theme.px
        self.setFixedHeight(px(HEIGHT))
        beside = px(270) if self.about.text() else 0
        self._notice.setMaximumWidth(max(100, self.width() - px(158) - beside))
        self._bottom.setContentsMargins(px(138), 0, px(16), px(8))
        self.setAccessibleName(f"{self._sign.title}, {self._sign.aside}")
        self.setAccessibleDescription(self._sign.detail)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Hear that somebody wants to know why."""
        event.accept()
        self.pointed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint surface, sign and words."""
        if self._sign is None or self._skin is None:
            return
        theme, shown = self._skin.theme, self._sign
        px, tone = theme.px, theme.colour(shown.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(tone, px(3)))
        painter.setBrush(tone if shown.full else QColor(theme.palette.tint(shown.tone)))
        painter.drawRoundedRect(box, px(10), px(10))
        ink = QColor(theme.palette.on_fill) if shown.full else tone
        inside = tone if shown.full else None
        side = px(98)
        sign_box = QRectF(px(22), (self.height() - side) / 2, side, side)
        glyphs.paint(painter, shown.glyph, sign_box, ink, inside=inside)
        self._write(painter, shown, ink)
        painter.end()

    def _write(self, painter: QPainter, shown: Sign, ink: QColor) -> None:
        assert self._skin is not None  # noqa: S101 - paintEvent has looked
        theme = self._skin.theme
        px = theme.px
        left, width = px(138), self.width() - px(154)
        font = self._fitted(shown.title, width)
        metrics = QFontMetrics(font)
        quiet = not self.notice_text and not shown.detail and not self.about.text()
        top = (self.height() - metrics.height()) // 2 if quiet else px(4)
        baseline = top + metrics.ascent()
        title = metrics.elidedText(shown.title, Qt.TextElideMode.ElideRight, width)
        painter.setPen(ink)
        painter.setFont(font)
        painter.drawText(left, baseline, title)
        after = left + metrics.horizontalAdvance(title) + px(20)
        aside_font = theme.font(24)
        aside = QFontMetrics(aside_font).elidedText(shown.aside, Qt.TextElideMode.ElideRight, left + width - after)
        if shown.aside and after < left + width - px(60):
            painter.setFont(aside_font)
            painter.drawText(after, baseline, aside)
        small = theme.font(18)
        below = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(QColor(theme.palette.on_fill if shown.full else theme.palette.ink))
        line = top + metrics.height() + below.ascent()
        painter.drawText(left, line, below.elidedText(shown.detail, Qt.TextElideMode.ElideRight, width))

    def _fitted(self, text: str, width: int) -> QFont:
        assert self._skin is not None  # noqa: S101 - paintEvent has looked
        for size in range(LARGEST, SMALLEST, -2):
            font = self._skin.theme.font(size, bold=True)
            if QFontMetrics(font).horizontalAdvance(text) <= width:
                return font
        return self._skin.theme.font(SMALLEST, bold=True)

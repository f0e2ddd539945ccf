"""The locked desk: nothing of it is shown; a badge and its PIN open it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from station.domain.desk.states import AwaitingPin
from station.ui.buttons import plain, unfocused
from station.ui.face import Face
from station.ui.glyphs import Glyph, GlyphLabel
from station.ui.lines import Card, Line
from station.ui.pin_prompt import PinPrompt
from station.ui.skin import Skin, Trainee


class SignInPage(QWidget):
    """Asks for a badge, then for its PIN. `picked` carries the card of a trainee, on a training station alone."""

    picked = Signal(str)

    def __init__(self, trainees: tuple[Trainee, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pin = PinPrompt()
        self.trainees = {trainee.card: unfocused(QPushButton(plain(trainee.name)), "person") for trainee in trainees}
        self._sign, self._hint = GlyphLabel(), Line("large")
        self._waiting = Line("strong")
        for line in (self._hint, self._waiting):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._card = Card(headed=False)
        self._card.body.addStretch(2)
        self._card.body.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        for line in (self._hint, self._waiting):
            self._card.body.addWidget(line)
        self._card.body.addStretch(1)
        self._people = QGridLayout()
        for place, button in enumerate(self.trainees.values()):
            button.clicked.connect(self._picked)
            self._people.addWidget(button, place // 3, place % 3)
        self._card.body.addLayout(self._people)
        self._card.body.addStretch(2)
        outer, row = QVBoxLayout(self), QHBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._card, 1)
        row.addWidget(self.pin, 0)
        outer.addLayout(row, 1)
        self._row = row

    def paint_face(self, face: Face, skin: Skin) -> None:
        """Ask for what is wanted next."""
        px = skin.theme.px
        self._row.setSpacing(px(8))
        self._card.space(skin.theme.scale)
        self._card.body.setSpacing(px(12))
        self._sign.setFixedSize(px(160), px(160))
        self._sign.show_glyph(Glyph.LOCK, QColor(skin.theme.palette.muted))
        phase = face.state.phase
        wanted = isinstance(phase, AwaitingPin)
        hint = (
            self.tr("on the pad or on the keyboard") if wanted else self.tr("Scans are recorded, but nothing is taken.")
        )
        self._hint.say(hint)
        parked = len(face.state.parked)
        self._waiting.say(self.tr("Parcels put aside: {n}").format(n=parked) if parked else "")
        for button in self.trainees.values():
            button.setVisible(not wanted)
            button.setMinimumHeight(px(64))
        self.pin.setVisible(wanted)
        self.pin.setFixedWidth(px(380))
        if isinstance(phase, AwaitingPin):
            self.pin.show_wanted(phase, skin)
        else:
            self.pin.forget()

    def _picked(self) -> None:
        self.picked.emit(next(card for card, button in self.trainees.items() if button is self.sender()))

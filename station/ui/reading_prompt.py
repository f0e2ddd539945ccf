"""Several honest readings of one scan: a person picks one, by touch or by its number; nobody guesses."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from station.domain.desk.states import MOST_READINGS, Choosing
from station.ui import phrases
from station.ui.buttons import plain, unfocused
from station.ui.lines import Card, Line
from station.ui.overriding import override
from station.ui.skin import Skin
from station.ui.wording import reading


class ReadingPrompt(Card):
    """Offers the readings. `picked` carries the place of one, `cancelled` says that none is right."""

    picked = Signal(int)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.code = Line("strong")
        self.why = QLabel()
        self.why.setProperty("role", "muted")
        self.why.setWordWrap(True)
        self.buttons = tuple(unfocused(QPushButton(), "row") for _ in range(MOST_READINGS))
        self.cancel = unfocused(QPushButton())
        for part in (self.code, self.why, *self.buttons):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(self.cancel)
        for button in self.buttons:
            button.clicked.connect(self._pressed)
        self.cancel.clicked.connect(self.cancelled)
        self._count = 0

    def show_readings(self, phase: Choosing, skin: Skin) -> None:
        """Offer these readings."""
        self.space(skin.theme.scale)
        self.body.setSpacing(skin.theme.px(8))
        self.heading.say(self.tr("This code can be read in more than one way"))
        self.code.say(phase.scan.raw.text.replace("\x1d", "␝"))
        self.why.setText(skin.words(phrases.CHOOSE_LIST if phase.found_by else phrases.CHOOSE_WHY))
        readings = phase.ambiguous.readings[:MOST_READINGS]
        self._count = len(readings)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < self._count)
            if place < self._count:
                kind, number = reading(readings[place], skin.words)
                button.setText(plain(f"{place + 1}   {kind}\n     {number}"))
                button.setAccessibleName(f"{place + 1}, {kind} {number}")
        self.cancel.setText(plain(self.tr("None of these: scan again")) + "  Esc")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the number of a reading."""
        place = int(event.text()) - 1 if event.text() in set("123456789") else -1
        if 0 <= place < self._count:
            self.picked.emit(place)
        else:
            event.ignore()

    def _pressed(self) -> None:
        for place, button in enumerate(self.buttons):
            if button is self.sender():
                self.picked.emit(place)

"""Something is picked from a short list, by touch or by its number: a row of the parcel's list, a finding to note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from station.ui.buttons import plain, unfocused
from station.ui.lines import Card
from station.ui.overriding import override
from station.ui.skin import Skin

MOST = 6


class PickPrompt(Card):
    """Offers entries, six at a time. `picked` carries the place of one, `cancelled` says that none is meant.

    Enter picks nothing: a scanner sends one after every code.
    """

    picked = Signal(int)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.why = QLabel()
        self.why.setProperty("role", "muted")
        self.why.setWordWrap(True)
        self.buttons = tuple(unfocused(QPushButton(), "row") for _ in range(MOST))
        self.more, self.cancel = unfocused(QPushButton()), unfocused(QPushButton())
        for part in (self.why, *self.buttons, self.more):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(self.cancel)
        for button in self.buttons:
            button.clicked.connect(self._pressed)
        self.more.clicked.connect(self._next)
        self.cancel.clicked.connect(self.cancelled)
        self._entries: tuple[str, ...] = ()
        self._first = 0

    def offer(self, heading: str, why: str, entries: Sequence[str], skin: Skin) -> None:
        """Offer these entries; the page stays where it was while they are the same."""
        if tuple(entries) != self._entries:
            self._entries, self._first = tuple(entries), 0
        self.space(skin.theme.scale)
        self.body.setSpacing(skin.theme.px(8))
        self.heading.say(heading)
        self.why.setText(why)
        shown = self._entries[self._first : self._first + MOST]
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(shown))
            if place < len(shown):
                button.setText(plain(f"{place + 1}   {shown[place]}"))
                button.setAccessibleName(f"{place + 1}, {shown[place]}")
        self.more.setVisible(len(self._entries) > MOST)
        count = f"{self._first + 1}-{self._first + len(shown)} / {len(self._entries)}"
        self.more.setText(plain(f"0   {self.tr('More')}   {count}"))
        self.cancel.setText(plain(self.tr("Cancel")) + "  Esc")
        self._skin = skin

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the number of an entry; 0 shows the next ones."""
        if event.text() == "0" and len(self._entries) > MOST:
            self._next()
        elif event.text() in set("123456789"):
            self._pick(int(event.text()) - 1)
        else:
            event.ignore()

    def _pick(self, place: int) -> None:
        if place < min(MOST, len(self._entries) - self._first):
            self.picked.emit(self._first + place)

    def _next(self) -> None:
        onward = self._first + MOST
        self._first = onward if onward < len(self._entries) else 0
        self.offer(self.heading.text(), self.why.text(), self._entries, self._skin)

    def _pressed(self) -> None:
        for place, button in enumerate(self.buttons):
            if button is self.sender():
                self._pick(place)

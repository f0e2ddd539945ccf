"""The PIN: typed on the pad or on the keyboard, shown as dots, kept nowhere."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from station.domain.desk.states import AwaitingPin
from station.ui import phrases
from station.ui.buttons import plain, unfocused
from station.ui.digit_pad import DigitPad
from station.ui.lines import Card, Line
from station.ui.overriding import override
from station.ui.skin import Skin

LONGEST = 12


class PinPrompt(Card):
    """Asks for the PIN of the badge that waits. `typed` carries it once, `cancelled` says that nobody wants to."""

    typed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pin = ""
        self._badge = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.why, self.dots = Line("strong"), Line("huge")
        self.dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pad = DigitPad()
        self.cancel = unfocused(QPushButton())
        for part in (self.why, self.dots, self.pad, self.cancel):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.pad.struck.connect(self._struck)
        self.pad.erased.connect(self._erased)
        self.pad.finished.connect(self._finished)
        self.cancel.clicked.connect(self.cancelled)

    def show_wanted(self, phase: AwaitingPin, skin: Skin) -> None:
        """Ask for the PIN of this badge; a new badge begins anew."""
        if phase.badge != self._badge:
            self._badge, self._pin = phase.badge, ""
        self.space(skin.theme.scale)
        self.pad.wear(skin)
        self.heading.say(self.tr("PIN"))
        if phase.choice is not None:
            outcome = skin.words(phrases.OUTCOMES[phase.choice.outcome])
            self.why.say(self.tr("Second person for: {outcome}").format(outcome=outcome))
        else:
            self.why.say(self.tr("Badge read. Type the PIN, then ✓ or Enter."))
        self.cancel.setText(plain(self.tr("Cancel")) + "  Esc")
        self._show_dots()

    def forget(self) -> None:
        """Forget what was typed."""
        self._pin, self._badge = "", ""
        self._show_dots()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take digits, Backspace and Enter; nothing else is part of a PIN."""
        if event.text().isdigit() and event.text().isascii():
            self._struck(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._erased()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finished()
        else:
            event.ignore()

    def _struck(self, digit: str) -> None:
        self._pin = (self._pin + digit)[:LONGEST]
        self._show_dots()

    def _erased(self) -> None:
        self._pin = self._pin[:-1]
        self._show_dots()

    def _finished(self) -> None:
        pin, self._pin = self._pin, ""
        self._show_dots()
        if pin:
            self.typed.emit(pin)

    def _show_dots(self) -> None:
        count = len(self._pin)
        self.dots.setText("●" * count + "○" * max(0, 4 - count))
        self.dots.setAccessibleName(self.tr("{n} digits typed").format(n=count))

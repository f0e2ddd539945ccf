"""Digits large enough for gloves, for a PIN or a number; the keyboard's own digits do the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from station.ui.buttons import unfocused
from station.ui.skin import Skin

BACK, DONE = "⌫", "✓"
KEYS = ("1", "2", "3", BACK, "4", "5", "6", "0", "7", "8", "9", DONE)
ACROSS = 4


class DigitPad(QWidget):
    """Twelve keys in three rows. `struck` carries a digit, `erased` and `finished` say what the two others do."""

    struck = Signal(str)
    erased = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, key in enumerate(KEYS):
            button = unfocused(QPushButton(key), "done" if key == DONE else "digit")
            button.clicked.connect(self._pressed)
            self.buttons[key] = button
            self._grid.addWidget(button, place // ACROSS, place % ACROSS)

    def wear(self, skin: Skin) -> None:
        """Take the spacing from a skin, and say what the signs mean."""
        self._grid.setSpacing(skin.theme.px(6))
        self.buttons[BACK].setAccessibleName(self.tr("Erase"))
        self.buttons[DONE].setAccessibleName(self.tr("Done"))

    def _pressed(self) -> None:
        key = next(key for key, button in self.buttons.items() if button is self.sender())
        if key == BACK:
            self.erased.emit()
        elif key == DONE:
            self.finished.emit()
        else:
            self.struck.emit(key)

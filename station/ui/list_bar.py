"""Beside the keys that decide: what is done with the list of a parcel, each with its key. No scanner can press it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from station.domain.desk.states import DeskState, OnParcel
from station.domain.refilling import unconfirmed
from station.ui import keys
from station.ui.buttons import plain, unfocused
from station.ui.phrases import QT_TRANSLATE_NOOP
from station.ui.skin import Skin

#: What each key does with the list.
ACTS: dict[Qt.Key, str] = {
    keys.ROW: QT_TRANSLATE_NOOP("phrases", "No barcode"),
    keys.NOTE: QT_TRANSLATE_NOOP("phrases", "Note finding"),
    keys.REFILL: QT_TRANSLATE_NOOP("phrases", "Refill all"),
    keys.TAKE_BACK: QT_TRANSLATE_NOOP("phrases", "Take back"),
}


class ListBar(QWidget):
    """A row of buttons beside the list. `asked` carries the key that does the same."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Qt.Key, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for key in ACTS:
            button = unfocused(QPushButton(), "small")
            button.clicked.connect(self._pressed)
            self.buttons[key] = button
            self._row.addWidget(button, 1)

    def show_state(self, state: DeskState, skin: Skin) -> None:
        """Show the buttons; those that would do something can be pressed."""
        live = self._live(state)
        self._row.setSpacing(skin.theme.px(6))
        for key, button in self.buttons.items():
            source = ACTS[key]
            button.setText(f"{plain(skin.words(source))}\n{keys.label(key)}")
            button.setAccessibleName(f"{skin.words(source)} {skin.words.aside(source)}, {keys.label(key)}")
            button.setEnabled(key in live)

    def _live(self, state: DeskState) -> frozenset[Qt.Key]:
        if not isinstance(state.phase, OnParcel):
            return frozenset()
        work = state.phase.work
        live = {keys.NOTE}
        live |= {keys.ROW} if work.dossier.listing is not None else set()
        live |= {keys.TAKE_BACK} if work.pieces or work.noted else set()
        live |= {keys.REFILL} if unconfirmed(work.assessment.rows, work.refills, "") else set()
        return frozenset(live)

    def _pressed(self) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                self.asked.emit(key)

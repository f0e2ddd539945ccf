"""What each key does, on one sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from station.domain.direction import OUTCOMES_OF, Direction
from station.domain.subject import Command
from station.ui import keys, list_bar, phrases
from station.ui.buttons import plain, unfocused
from station.ui.cell_table import CellTable
from station.ui.cells import Cell, Row
from station.ui.lines import Card
from station.ui.skin import Skin


class HelpSheet(Card):
    """Lists the keys. `closed` says that it was read."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CellTable((26, 74), headed=False)
        self.table.least_height(32, tight=True)
        self.close_button = unfocused(QPushButton())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.close_button)
        self.close_button.clicked.connect(self.closed)

    def wear(self, skin: Skin) -> None:
        """Say what the keys do."""
        self.space(skin.theme.scale)
        words = skin.words
        told = [
            (keys.HELP, self.tr("This sheet; once more: why this is proposed")),
            (keys.TYPE, self.tr("Type a code by hand")),
            (keys.SHIFT, self.tr("The shift: open, count, close")),
            (keys.LOCK, self.tr("Lock the desk")),
            (keys.CONFORM, words(phrases.COMMANDS[Command.CONFORM])),
            (keys.UNDO, words(phrases.COMMANDS[Command.UNDO])),
            (keys.VOID, words(phrases.COMMANDS[Command.VOID])),
            *((key, words(act)) for key, act in list_bar.ACTS.items()),
            (keys.PARKED, self.tr("Bring back the newest parcel put aside")),
            (keys.BACK, self.tr("Back, cancel, fault read")),
        ]
        rows: list[Row] = [(Cell(keys.label(key), fixed=True, bold=True), Cell(text)) for key, text in told]
        outcomes = " · ".join(words(phrases.OUTCOMES[outcome]) for outcome in OUTCOMES_OF[Direction.OUTBOUND])
        decide = [keys.OUTCOME_KEYS[outcome] for outcome in OUTCOMES_OF[Direction.OUTBOUND]]
        span = f"{keys.label(decide[0])}-{keys.label(decide[-1])}"
        rows.insert(4, (Cell(span, fixed=True, bold=True), Cell(outcomes)))
        self.heading.say(self.tr("Keys"))
        self.table.show_rows(skin, ("", ""), rows)
        self.close_button.setText(plain(self.tr("Close")) + "  Esc")

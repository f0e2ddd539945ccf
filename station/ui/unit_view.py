"""A logistic unit by itself: what lies in it, and where it has been. Nothing can be decided here."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.domain.goods import TraceEvent, UnitDossier
from station.ui import history_rows
from station.ui.cell_table import CellTable
from station.ui.cells import Cell, Row
from station.ui.lines import Card, Line
from station.ui.skin import Skin
from station.ui.trace_words import named
from station.ui.wording import dated


class UnitView(QWidget):
    """Shows what is known of one SSCC."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head, self._inside, self._trace = Card(headed=False), Card(), Card()
        self.name, self.second = Line("large"), Line("muted")
        self._head.body.addWidget(self.name)
        self._head.body.addWidget(self.second)
        self.contents, self.history = CellTable((50, 20, 30)), CellTable((34, 66), headed=False)
        self._inside.body.addWidget(self.contents)
        self._trace.body.addWidget(self.history)
        self._columns, self._all = QHBoxLayout(), QVBoxLayout(self)
        self._columns.addWidget(self._inside, 50)
        self._columns.addWidget(self._trace, 50)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.addWidget(self._head)
        self._all.addLayout(self._columns, 1)

    def show_unit(self, dossier: UnitDossier, skin: Skin) -> None:
        """Show a dossier; an unknown unit says so."""
        for layout in (self._columns, self._all):
            layout.setSpacing(skin.theme.px(8))
        for card in (self._head, self._inside, self._trace):
            card.space(skin.theme.scale)
        known = bool(dossier.history or dossier.contents)
        self.name.say(f"SSCC {dossier.sscc}")
        self.second.say("" if known else self.tr("No event tells of this unit."))
        self._inside.heading.say(self.tr("In it now"))
        columns = (self.tr("What"), self.tr("Pieces"), self.tr("Put in"))
        rows = tuple(_row(event, skin) for event in dossier.contents)
        self.contents.show_rows(skin, columns, rows, empty=self.tr("Nothing is known to lie in it."))
        self._trace.heading.say(self.tr("Trace"))
        told = history_rows.events(dossier.history, skin, (dossier.cut,))
        self.history.show_rows(skin, ("", ""), told, empty=self.tr("No trace event."))


def _row(event: TraceEvent, skin: Skin) -> Row:
    number = event.gtin or event.sscc or ""
    below = (named(event.thing, skin.words),) if event.lot or event.serial else ()
    pieces = f"{event.quantity}" if event.quantity is not None else ""
    return (
        Cell(number, below, fixed=True, size=14),
        Cell(pieces, right=True, size=14),
        Cell(dated(event.at, skin.zone), quiet=True, size=14),
    )

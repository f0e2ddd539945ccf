"""Beside the parcel: what the shift has come to, the last results, and the parcels that were put aside."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from station.domain.decision import Outcome
from station.domain.desk.states import ParcelWork
from station.domain.direction import OUTCOMES_OF, Direction
from station.domain.shift import Bucket, Tally
from station.ui import history_rows, keys, phrases
from station.ui.buttons import unfocused
from station.ui.cell_table import CellTable
from station.ui.face import Face
from station.ui.glyphs import GlyphLabel
from station.ui.lines import Card, Line
from station.ui.sign import GLYPHS
from station.ui.skin import Skin

#: Buckets that are told beside the outcomes.
TOLD = (Bucket.REPEAT, Bucket.UNKNOWN, Bucket.UNREADABLE, Bucket.VOIDED)


class Counters(Card):
    """Counts of this shift: decisions by outcome, scans by bucket, and those that are in none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, headed=False)
        self.outcomes: dict[Outcome, Line] = {}
        self._signs: dict[Outcome, GlyphLabel] = {}
        self._row = QHBoxLayout()
        for outcome in Outcome:
            sign, figure = GlyphLabel(), Line("figure")
            self._signs[outcome], self.outcomes[outcome] = sign, figure
            self._row.addWidget(sign)
            self._row.addWidget(figure, 1)
        self.body.addLayout(self._row)
        self.figures = tuple(Line() for _ in range(len(TOLD) + 2))
        self._grid = QGridLayout()
        for place, figure in enumerate(self.figures):
            self._grid.addWidget(figure, place // 3, place % 3)
        self.body.addLayout(self._grid)

    def show_tally(self, tally: Tally, skin: Skin, direction: Direction = Direction.OUTBOUND) -> None:
        """Show the counts."""
        self.space(skin.theme.scale)
        self._row.setSpacing(skin.theme.px(5))
        self._grid.setSpacing(skin.theme.px(1))
        for outcome, n in tally.decisions().items():
            side = skin.theme.px(24)
            self._signs[outcome].setFixedSize(side, side)
            self._signs[outcome].show_glyph(GLYPHS[outcome], QColor(skin.theme.palette.muted))
            self.outcomes[outcome].say(str(n))
            shown = outcome in OUTCOMES_OF[direction]
            self._signs[outcome].setVisible(shown)
            self.outcomes[outcome].setVisible(shown)
            self.outcomes[outcome].setAccessibleName(f"{skin.words(phrases.DECIDED[outcome])}: {n}")
        counts = tally.count()
        told = [(self.tr("scans"), len(tally.scans)), (self.tr("open"), len(tally.open_scans))]
        told += [(skin.words(phrases.BUCKETS[bucket]), counts[bucket]) for bucket in TOLD]
        for (name, n), figure in zip(told, self.figures, strict=True):
            figure.say(f"{n} {name}")


class RecentList(Card):
    """The last results, pinned: none of them goes away by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CellTable((24, 33, 43), headed=False)
        self.table.least_height(28, tight=True)
        self.body.addWidget(self.table)

    def paint_face(self, face: Face, skin: Skin) -> None:
        """Show the pinned results."""
        self.space(skin.theme.scale)
        self.heading.say(self.tr("Last results"))
        empty = self.tr("Results stay here until twenty newer ones came.")
        self.table.show_rows(skin, ("", "", ""), history_rows.pinned(face.state.recent, skin), empty=empty)


class ParkedList(QWidget):
    """Parcels that were put aside, undecided; pressing one brings it back. `resumed` carries its waybill."""

    resumed = Signal(str)
    SHOWN = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Line("heading")
        self.buttons = tuple(QPushButton() for _ in range(self.SHOWN))
        self._waybills: tuple[str, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.heading)
        for button in self.buttons:
            unfocused(button, "row").clicked.connect(self._pressed)
            self._layout.addWidget(button)

    def show_parked(self, parked: tuple[ParcelWork, ...], skin: Skin) -> None:
        """Show the newest of them; the others come up by scanning their waybills."""
        self.setVisible(bool(parked))
        self._layout.setSpacing(skin.theme.px(6))
        newest = tuple(reversed(parked))[: self.SHOWN]
        self._waybills = tuple(work.waybill for work in newest)
        more = len(parked) - len(newest)
        heading = self.tr("Put aside, undecided: {n}").format(n=len(parked))
        self.heading.say(heading if not more else heading + " " + self.tr("(the newest shown)"))
        for place, button in enumerate(self.buttons):
            shown = place < len(newest)
            button.setVisible(shown)
            if shown:
                work = newest[place]
                proposal = skin.words(phrases.PROPOSED[work.assessment.proposal])
                key = f"  {keys.label(keys.PARKED)}" if not place else ""
                button.setText(f"{work.waybill}{key}\n{proposal}")
                button.setAccessibleName(self.tr("Resume {waybill}").format(waybill=work.waybill))

    def _pressed(self) -> None:
        for button, waybill in zip(self.buttons, self._waybills, strict=False):
            if button is self.sender():
                self.resumed.emit(waybill)

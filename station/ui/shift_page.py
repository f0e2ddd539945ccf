"""The shift: opened and closed here, with every scan accounted for before it closes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from station.domain.desk.states import NoticeCode
from station.domain.direction import Direction
from station.domain.identity import Act
from station.domain.sampling import NOT_SAMPLING
from station.domain.shift import Tally
from station.ui import phrases
from station.ui.buttons import plain, unfocused
from station.ui.cell_table import CellTable
from station.ui.cells import Cell, Row
from station.ui.face import Face
from station.ui.lines import Captioned, Card, set_property
from station.ui.sign import GLYPHS, TONES
from station.ui.skin import Skin
from station.ui.wording import dated


class ShiftPage(QWidget):
    """Shows buckets, outcomes and open scans. `open_asked`, `close_asked` and `left` say what was pressed.

    `direction_asked` carries the direction that a supervisor wants.
    """

    open_asked = Signal()
    close_asked = Signal()
    left = Signal()
    direction_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.buckets_card, self.outcomes_card, self.open_card = Card(), Card(), Card(), Card()
        self.facts = tuple(Captioned("large") for _ in range(4))
        self._facts_row = QHBoxLayout()
        for fact in self.facts:
            self._facts_row.addWidget(fact, 1)
        self.head.body.addLayout(self._facts_row)
        self.buckets, self.outcomes = CellTable((70, 30), headed=False), CellTable((70, 30), headed=False)
        for table in (self.buckets, self.outcomes):
            table.least_height(26, tight=True)
        self.open_scans, self.sample = QLabel(), QLabel()
        for told in (self.open_scans, self.sample):
            told.setWordWrap(True)
        self.buckets_card.body.addWidget(self.buckets)
        self.outcomes_card.body.addWidget(self.outcomes)
        self.outcomes_card.body.addWidget(self.sample)
        self.open_card.body.addWidget(self.open_scans)
        self.open_card.body.addStretch(1)
        self._columns, self._buttons, self._all = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        for card in (self.buckets_card, self.outcomes_card, self.open_card):
            self._columns.addWidget(card, 1)
        self.main, self.back = unfocused(QPushButton(), "main"), unfocused(QPushButton())
        self.turn = unfocused(QPushButton())
        self.turn.clicked.connect(self._turned)
        self._direction = Direction.OUTBOUND
        self._buttons.addWidget(self.turn, 3)
        self._buttons.addWidget(self.back, 2)
        self._buttons.addWidget(self.main, 3)
        self._all.addWidget(self.head)
        self._all.addLayout(self._columns, 1)
        self._all.addLayout(self._buttons)
        self.main.clicked.connect(self._main_pressed)
        self.back.clicked.connect(self.left)
        self._is_open = False

    def paint_face(self, face: Face, skin: Skin) -> None:
        """Show the shift that is open, or the last one and how to open the next."""
        for layout in (self._columns, self._buttons, self._all):
            layout.setSpacing(skin.theme.px(8))
        for card in (self.head, self.buckets_card, self.outcomes_card, self.open_card):
            card.space(skin.theme.scale)
        state, tally = face.state, face.tally
        self._is_open = state.shift is not None
        self._show_head(face, skin)
        self._show_tables(tally, skin)
        self._show_open(face)
        self._show_sample(face)
        operator = state.operator
        act = Act.CLOSE_SHIFT if self._is_open else Act.DECIDE
        allowed = operator is not None and operator.may(act)
        self.main.setEnabled(allowed)
        if self._is_open:
            words = self.tr("Close the shift") if allowed else self.tr("Your role cannot close a shift")
        else:
            words = self.tr("Open a shift") if allowed else self.tr("Your role cannot open a shift")
        self.main.setText(plain(words))
        self.main.setAccessibleName(words)
        set_property(self.main, "role", "main" if allowed else "")
        self._direction = state.direction
        outbound = state.direction is Direction.OUTBOUND
        self.turn.setText(plain(self.tr("Work as return centre") if outbound else self.tr("Work outbound again")))
        self.turn.setVisible(self._is_open and operator is not None and operator.may(Act.CLOSE_SHIFT))
        self.back.setText(plain(self.tr("Back to the desk")) + "  Esc")
        self.back.setVisible(self._is_open)

    def _show_head(self, face: Face, skin: Skin) -> None:
        shift = face.state.shift or face.tally.shift
        if face.state.shift is not None:
            self.head.heading.say(self.tr("The shift is open"))
        elif shift is not None:
            self.head.heading.say(self.tr("No shift is open. The last one:"))
        else:
            self.head.heading.say(self.tr("No shift is open"))
        tally = face.tally
        self.facts[0].say(self.tr("Opened"), dated(shift.opened_at, skin.zone) if shift else "—")
        self.facts[1].say(self.tr("By"), shift.opened_by if shift else "—")
        self.facts[2].say(self.tr("Scans"), str(len(tally.scans)))
        still = len(tally.open_scans)
        self.facts[3].say(self.tr("In no bucket yet"), str(still), "inspect" if still else "calm")

    def _show_tables(self, tally: Tally, skin: Skin) -> None:
        words = skin.words
        self.buckets_card.heading.say(self.tr("Scans by bucket"))
        self.outcomes_card.heading.say(self.tr("Standing decisions"))
        buckets: list[Row] = [
            (Cell(words(phrases.BUCKETS[b]), quiet=not n), Cell(str(n), right=True, bold=True, quiet=not n, size=16))
            for b, n in tally.count().items()
        ]
        total = sum(tally.count().values())
        buckets.append(
            (Cell(self.tr("all that are in a bucket"), bold=True), Cell(str(total), right=True, bold=True, size=16))
        )
        self.buckets.show_rows(skin, ("", ""), buckets)
        outcomes = [
            (
                Cell(words(phrases.DECIDED[o]), glyph=GLYPHS[o], tone=TONES[o] if n else None, quiet=not n),
                Cell(str(n), right=True, bold=True, quiet=not n, size=16),
            )
            for o, n in tally.decisions().items()
        ]
        self.outcomes.show_rows(skin, ("", ""), outcomes)

    def _show_open(self, face: Face) -> None:
        tally, said = face.tally, face.state.notice
        refused = said is not None and said.code is NoticeCode.SHIFT_NOT_CLOSED
        self.open_card.heading.say(self.tr("Not closed: scans in no bucket") if refused else self.tr("Open scans"))
        set_property(self.open_card.heading, "tone", "inspect" if refused or tally.open_scans else "")
        if not tally.open_scans:
            self.open_scans.setText(self.tr("None: every scan is in a bucket."))
            return
        parcels = {scan: work.waybill for work in face.state.parked for scan in work.scans}
        lines = [f"#{seq}   {parcels.get(seq, '')}".rstrip() for seq in tally.open_scans[:12]]
        more = len(tally.open_scans) - len(lines)
        if more > 0:
            lines.append(self.tr("and {n} more").format(n=more))
        lines.append("")
        lines.append(self.tr("Scan the waybills again and decide, or void their scans."))
        self.open_scans.setText("\n".join(lines))

    def _show_sample(self, face: Face) -> None:
        """Say what the random sample has come to, and what a rate lowered by peak mode may let through."""
        sampling = face.state.shift.sampling if face.state.shift is not None else NOT_SAMPLING
        lowered = {(rule_id, stratum): rate for (rule_id, _, stratum), rate in sampling.lowered}
        lines = [self.tr("Random sample, whole ledger:")] if face.strata else []
        for stratum in face.strata:
            counted = self.tr("{rule}: {picked} of {seen} picked, {inspected} inspected, {wrong} wrong;").format(
                rule=stratum.name,
                picked=stratum.picked,
                seen=stratum.seen,
                inspected=stratum.inspected,
                wrong=stratum.wrong,
            )
            if stratum.unknown:
                unknown = self.tr("{n} whose end is not known, counted as wrong;").format(n=stratum.unknown)
                counted = f"{counted} {unknown}"
            bound = self.tr("at most {bound} % wrong (95 % sure)").format(bound=f"{100 * stratum.bound:.3g}")
            lines.append(f"{counted} {bound}")
            if (rate := lowered.get((stratum.rule_id, stratum.stratum))) is not None:
                lines.append(self.tr("Peak: rate lowered to {rate} %").format(rate=f"{100 * float(rate):.3g}"))
        self.sample.setText("\n".join(lines))
        self.sample.setVisible(bool(lines))

    def _turned(self) -> None:
        outbound = self._direction is Direction.OUTBOUND
        self.direction_asked.emit(Direction.RETURNS if outbound else Direction.OUTBOUND)

    def _main_pressed(self) -> None:
        if self._is_open:
            self.close_asked.emit()
        else:
            self.open_asked.emit()

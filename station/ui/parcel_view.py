"""The parcel on the desk: who sent it, what is in it, what differs, why, and what happened to it before."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.domain.decision import Refill
from station.domain.desk.states import ParcelWork
from station.domain.goods import HsCode
from station.domain.instants import day_of
from station.domain.matching import RowVerdict
from station.ui import history_rows, parcel_rows, phrases
from station.ui.cell_table import CellTable
from station.ui.lines import Captioned, Card
from station.ui.list_bar import ListBar
from station.ui.row_standing import rank
from station.ui.skin import Skin
from station.ui.trace_words import named
from station.ui.wording import figure, money

WIDGET_MAX = 16_777_215  # Qt's own "no limit"


class ParcelView(QWidget):
    """Shows one parcel; picking an item shows its elements and its history.

    `refill_asked` carries (row, element) where an element with a proposed refill was touched.
    """

    refill_asked = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: ParcelWork | None = None
        self._skin: Skin | None = None
        self.header = ParcelHeader()
        self.bar = ListBar()
        self.items = CellTable((46, 14, 14, 26), choosable=True)
        self.items.least_height(48)
        self.items.chosen.connect(self._row_chosen)
        self.elements = CellTable((21, 27, 26, 26))
        self.elements.least_height(30)
        self.elements.clicked.connect(self._element_touched)
        self.reasons = CellTable((1,), headed=False)
        self.history = CellTable((30, 70), headed=False)
        self._items_card, self._elements_card = Card(headed=False), Card()
        self._reasons_card, self._history_card = Card(), Card()
        for card, table in (
            (self._items_card, self.items),
            (self._elements_card, self.elements),
            (self._reasons_card, self.reasons),
            (self._history_card, self.history),
        ):
            card.body.addWidget(table)
        self._left, self._right, self._columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._left.addWidget(self._items_card)
        self._left.addWidget(self._elements_card, 1)
        self._right.addWidget(self._reasons_card, 3)
        self._right.addWidget(self._history_card, 2)
        self._right.addWidget(self.bar)
        self._columns.addLayout(self._left, 58)
        self._columns.addLayout(self._right, 42)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.addWidget(self.header)
        self._all.addLayout(self._columns, 1)

    def show_parcel(self, work: ParcelWork, skin: Skin) -> None:
        """Show a parcel."""
        fresh = self._work is None or self._work.waybill != work.waybill
        self._work, self._skin = work, skin
        gap = skin.theme.px(8)
        for layout in (self._left, self._right, self._columns, self._all):
            layout.setSpacing(gap)
        for card in (self._items_card, self._elements_card, self._reasons_card, self._history_card):
            card.space(skin.theme.scale)
        self.header.show_parcel(work, skin)
        goods = self.tr("Declared goods")
        if work.pieces:
            goods += " · " + self.tr("{n} pieces scanned").format(n=len(work.pieces))
        columns = (goods, self.tr("Declared"), self.tr("Counted"), self.tr("Standard"))
        empty = self.tr("No declaration list is known for this waybill.")
        picked = self._picked()
        self.items.show_rows(skin, columns, parcel_rows.items(work, skin.words), empty=empty)
        self._size_items(skin)
        self._reasons_card.heading.say(self.tr("Reasons"))
        nothing = skin.words(phrases.NOTHING_AGAINST)
        why = parcel_rows.reasons(work.assessment, skin.words, skin.zone)
        self.reasons.show_rows(skin, ("",), why, empty=nothing)
        self._reasons_card.setMaximumHeight(WIDGET_MAX if why else skin.theme.px(76))
        rows = work.assessment.rows
        row = self._worst(work, skin) if fresh or not 0 <= picked < len(rows) else picked
        if rows:
            self.items.choose(row)
        self._show_row(row)

    def _size_items(self, skin: Skin) -> None:
        """Give the items the room they need, up to about three; the elements have the rest."""
        most = skin.theme.px(190)
        self._items_card.setFixedHeight(min(most, max(skin.theme.px(84), self.items.full_height() + skin.theme.px(18))))

    def row_shown(self) -> int | None:
        """Return the number of the list's row whose elements are shown."""
        rows = self._work.assessment.rows if self._work is not None else ()
        return rows[self._picked()].gnum if 0 <= self._picked() < len(rows) else None

    def _picked(self) -> int:
        chosen = self.items.selectionModel().selectedRows()
        return chosen[0].row() if chosen else -1

    def _worst(self, work: ParcelWork, skin: Skin) -> int:
        items = work.dossier.listing.items if work.dossier.listing else ()
        ranks = [rank(item, row, skin.words) for item, row in zip(items, work.assessment.rows, strict=True)]
        return ranks.index(min(ranks)) if ranks else 0

    def _row_chosen(self, row: int) -> None:
        self._show_row(row)

    def _show_row(self, row: int) -> None:
        if self._work is None or self._skin is None:
            return
        skin, work = self._skin, self._work
        rows = work.assessment.rows
        verdict = rows[row] if 0 <= row < len(rows) else None
        self._show_elements(verdict, skin)
        goods = next((g for g in work.dossier.goods if verdict is not None and g.gtin == verdict.gtin), None)
        pieces = history_rows.told_apart(work.pieces, goods.gtin) if goods is not None else ()
        known = (*(piece.goods for piece in pieces),) or ((goods,) if goods is not None else ())
        events = (*work.dossier.history, *history_rows.of_goods(known))
        cuts = dict.fromkeys((work.dossier.cut, *(each.cut for each in known)))
        told = (
            *history_rows.decisions(work.dossier.earlier, skin),
            *history_rows.applications(work.dossier.returns, skin),
            *history_rows.events(events, skin, cuts),
        )
        of = [named(piece.item.thing, skin.words) for piece in pieces] or [each.gtin for each in known]
        self._history_card.heading.say(" · ".join((self.tr("Earlier decisions and trace"), *dict.fromkeys(of))))
        self.history.show_rows(skin, ("", ""), told, empty=self.tr("No earlier decision, no trace event."))

    def _refills(self) -> tuple[Refill, ...]:
        return self._work.refills if self._work is not None else ()

    def _element_touched(self, index: QModelIndex) -> None:
        rows = self._work.assessment.rows if self._work is not None else ()
        verdict = next((row for row in rows if row.gnum == self.row_shown()), None)
        element = parcel_rows.ordered(verdict)[index.row()] if verdict is not None else None
        if verdict is not None and element is not None and element.proposal is not None:
            self.refill_asked.emit(verdict.gnum, element.key)

    def _list(self, verdict: RowVerdict) -> HsCode | None:
        """Return the element list that a row was compared by: the one of the day it was declared."""
        known = self._work.dossier.goods if self._work else ()
        return next((g.hs for g in known if g.gtin == verdict.gtin), None)

    def _show_elements(self, verdict: RowVerdict | None, skin: Skin) -> None:
        words = skin.words
        heading = self.tr("Declared against standard")
        hs = self._list(verdict) if verdict is not None else None
        if verdict is not None:
            heading += " · " + self.tr("row {row}").format(row=verdict.gnum)
            if verdict.outdated is not None and verdict.product is not None:
                told = words(phrases.VERSION_OF).format(old=verdict.outdated, new=verdict.product.version)
                heading += " · " + told
            if self._work and hs and hs.has_ended(day_of(self._work.shown_at)):
                heading += " · " + self.tr("elements as before {day}").format(day=hs.valid_to)
        self._elements_card.heading.say(heading)
        columns = (self.tr("Element"), self.tr("Declared"), self.tr("Standard"), self.tr("Result"))
        rows = (
            parcel_rows.elements(verdict, hs.elements if hs is not None else (), words, self._refills())
            if verdict is not None
            else ()
        )
        empty = self.tr("There is no standard to compare this row with.")
        if verdict is not None and verdict.unlisted:
            empty = self.tr("On the day of the declaration no element list is in force for {codes}.")
            empty = empty.format(codes=", ".join(verdict.unlisted))
        self.elements.show_rows(skin, columns, rows, empty=empty)


class ParcelHeader(Card):
    """What the list says of the parcel as a whole; the parcel's number stands in the banner."""

    FACTS = 6

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, headed=False)
        self.facts = tuple(Captioned() for _ in range(self.FACTS))
        self._row = QHBoxLayout()
        for fact, share in zip(self.facts, (24, 22, 18, 14, 16, 20), strict=True):
            self._row.addWidget(fact, share)
        self.body.addLayout(self._row)

    def show_parcel(self, work: ParcelWork, skin: Skin) -> None:
        """Show the head of a parcel's list."""
        self.space(skin.theme.scale)
        self._row.setSpacing(skin.theme.px(12))
        listing = work.dossier.listing
        names = (
            self.tr("List"), self.tr("Merchant"), self.tr("Platform"), self.tr("Value"), self.tr("Gross / net"),
            self.tr("Declared on"),
        )  # fmt: skip
        if listing is None:
            values: tuple[str, ...] = ("—",) * self.FACTS
        else:
            values = (
                listing.invt_no,
                listing.ebc_name,
                listing.ebp_name,
                f"¥ {money(listing.total)}",
                f"{figure(listing.gross_weight)} / {figure(listing.net_weight)} kg",
                f"{day_of(listing.declared_at)}",
            )
        for fact, name, value in zip(self.facts, names, values, strict=True):
            fact.say(name, value)

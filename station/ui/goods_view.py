"""A product without a parcel: its standard attributes, its packs, its history. Nothing can be decided here."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from station.domain.goods import GoodsDossier, Product, ProductStatus
from station.domain.thing import Thing
from station.ui import history_rows, phrases
from station.ui.cell_table import CellTable
from station.ui.cells import Cell, Row
from station.ui.codelists import country, unit
from station.ui.lines import Captioned, Card, Line
from station.ui.parcel_rows import worded
from station.ui.skin import Skin
from station.ui.trace_words import named

#: Which fact is the version, with the state of the record.
VERSION = 7


class GoodsView(QWidget):
    """Shows what is known of one GTIN."""

    FACTS = 9

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Card(headed=False)
        self.name, self.second = Line("large"), Line("muted")
        for line in (self.name, self.second):
            self._head.body.addWidget(line)
        self.facts = tuple(Captioned() for _ in range(self.FACTS))
        self._grid = QGridLayout()
        for place, fact in enumerate(self.facts):
            self._grid.addWidget(fact, place // 3, place % 3)
        self._head.body.addLayout(self._grid)
        self.elements, self.packs = CellTable((34, 66)), CellTable((46, 54))
        self.history = CellTable((34, 66), headed=False)
        self._elements_card, self._packs_card, self._history_card = Card(), Card(), Card()
        self._elements_card.body.addWidget(self.elements)
        self._packs_card.body.addWidget(self.packs)
        self._history_card.body.addWidget(self.history)
        self._left, self._right, self._columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._left.addWidget(self._elements_card)
        self._right.addWidget(self._packs_card, 1)
        self._right.addWidget(self._history_card, 3)
        self._columns.addLayout(self._left, 58)
        self._columns.addLayout(self._right, 42)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.addWidget(self._head)
        self._all.addLayout(self._columns, 1)

    def show_goods(self, dossier: GoodsDossier, thing: Thing, skin: Skin) -> None:
        """Show a dossier, whose history is that of `thing`; an unknown product says so."""
        gap = skin.theme.px(8)
        for layout in (self._left, self._right, self._columns, self._all):
            layout.setSpacing(gap)
        for card in (self._head, self._elements_card, self._packs_card, self._history_card):
            card.space(skin.theme.scale)
        self._grid.setSpacing(skin.theme.px(8))
        words, product = skin.words, dossier.product
        self.name.say(words.pick(product.name_zh, product.name_en) if product else self.tr("Unknown product"))
        self.second.say(words.second(product.name_zh, product.name_en) if product else _ended(dossier, skin))
        self._show_facts(dossier, skin)
        self._elements_card.heading.say(self.tr("Standard declaration elements"))
        columns = (self.tr("Element"), self.tr("Standard"))
        empty = self.tr("No standard is known.")
        if product is not None and dossier.hs is None:
            empty = self.tr("No element list of {code} is in force today.").format(code=product.hs_code)
        self.elements.show_rows(skin, columns, self._elements(dossier, skin), empty=empty)
        self._packs_card.heading.say(self.tr("Packs"))
        packs = tuple(
            (Cell(level.gtin, fixed=True, size=14), Cell(f"{level.quantity} × {level.child}", fixed=True, size=14))
            for level in dossier.pack
        )
        self.packs.show_rows(skin, (self.tr("Pack"), self.tr("Holds")), packs, empty=self.tr("No pack levels."))
        self._history_card.heading.say(" · ".join((self.tr("Trace"), named(thing, words))))
        told = history_rows.events(dossier.history, skin, (dossier.cut,))
        self.history.show_rows(skin, ("", ""), told, empty=self.tr("No trace event."))

    def _show_facts(self, dossier: GoodsDossier, skin: Skin) -> None:
        names = (
            self.tr("Brand"), self.tr("Specification"), self.tr("Net content"), self.tr("Origin"),
            self.tr("Manufacturer"), self.tr("Commodity code"), self.tr("Unit"), self.tr("Version"),
            self.tr("From"),
        )  # fmt: skip
        product = dossier.product
        values = _values(product, skin) if product else ("—",) * self.FACTS
        for fact, name, value in zip(self.facts, names, values, strict=True):
            fact.say(name, value)
        if product is not None and product.status is not ProductStatus.ACTIVE:
            self.facts[VERSION].say(names[VERSION], values[VERSION], "inspect")

    def _elements(self, dossier: GoodsDossier, skin: Skin) -> tuple[Row, ...]:
        if dossier.product is None or dossier.hs is None:
            return ()
        standard, words = dict(dossier.product.elements), skin.words
        codes = {d.key: {code.code: words.pick(code.zh, code.en) for code in d.codes} for d in dossier.hs.elements}
        return tuple(
            (Cell(words.pick(d.zh, d.en), size=14), Cell(worded(standard.get(d.key, ""), codes[d.key]), size=14))
            for d in dossier.hs.elements
        )


def _values(product: Product, skin: Skin) -> tuple[str, ...]:
    words = skin.words
    return (
        product.brand,
        product.spec,
        product.net_content,
        country(product.origin, words),
        product.manufacturer,
        product.hs_code,
        unit(product.unit, words),
        f"{product.version} · {words(phrases.STATUSES[product.status])}",
        f"{_validity(product)} · {words(phrases.PROVENANCE.get(product.provenance, product.provenance))}",
    )


def _ended(dossier: GoodsDossier, skin: Skin) -> str:
    """Return which version was the last of a product that none is in force of."""
    if (last := dossier.ended) is None:
        return ""
    name = skin.words.pick(last.name_zh, last.name_en)
    return f"{name} · {skin.words(phrases.STANDARD_ENDED)} · {last.version} · {_validity(last)}"


def _validity(product: Product) -> str:
    """Return from which day on, and until before which day, a version of a product is valid."""
    return f"{product.valid_from:%Y-%m-%d}" + (f" – {product.valid_to:%Y-%m-%d}" if product.valid_to else "")

"""Found pieces allotted to the rows of a list: each to exactly one place, in whatever order they were scanned.

All is counted in smallest units, so that a case is met by its units, and units by their case. A piece goes to the row
that a person chose for it, else to a row of its own GTIN, else, opened in thought, to the rows of its pack family.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from station.domain.counting import Counted, Piece, RowCount
from station.domain.gs1.measures import measure
from station.domain.normalising.customs_units import customs_unit
from station.domain.normalising.text import folded
from station.domain.packs import Levels, contents, holding, levels_known
from station.domain.parcel import ListItem, ParcelDossier

#: Customs units of weight, volume, length and area: how much that is, no count of pieces says.
MEASURED = frozenset(
    {"030", "032", "033", "035", "036", "063", "070", "075", "076", "083", "084", "086", "088", "095", "096"}
)
#: What a unit of weight is in kilograms, where a net weight in a barcode (AI 310n) can be held against it.
KILOGRAMS = {"035": Decimal(1), "036": Decimal("0.001"), "070": Decimal(1000), "075": Decimal("0.5")}
#: Units that are several pieces: 千个, 打. How much a case 箱 holds is what the packs say.
SEVERAL = {"054": 1000, "127": 12}
CASE = "120"
#: Elements of a barcode that may tell one row from another of the same GTIN: variants, part numbers, serials.
TELLING = frozenset({"20", "22", "240", "241", "250", "251", "8020"})
#: The indicator digit of a trade item whose content varies.
VARIES = "9"


@dataclass(slots=True)
class Place:
    """One row being filled, counted in smallest units.

    `unit` is the GTIN of the smallest unit, None where the row has no GTIN; `size` is how many of it one piece of the
    row is, `several` how many pieces one declared unit is, None where nobody knows. `named` are the row's own values,
    as they would be scanned.
    """

    item: ListItem
    unit: str | None
    size: int
    several: int | None
    named: frozenset[str]
    found: Fraction = Fraction(0)
    pieces: list[Piece] = field(default_factory=list)
    vague: bool = False

    @property
    def measured(self) -> bool:
        """Say whether the row is declared by weight, volume, length or area."""
        return is_measured(self.item.unit)

    @property
    def open_ended(self) -> bool:
        """Say whether nobody knows how many pieces are declared: it takes what is left over, and is never full."""
        return self.measured or self.several is None

    @property
    def lacking(self) -> Fraction:
        """Return how many smallest units are still to be found; of an open-ended row nobody knows."""
        if self.open_ended or self.several is None:
            return Fraction(0)
        return max(Fraction(0), Fraction(self.item.quantity) * self.size * self.several - self.found)

    def take(self, piece: Piece) -> None:
        """Take one piece of the row's own kind."""
        self.found += self.size
        self.pieces.append(piece)

    def count(self, *, opened: bool) -> RowCount:
        """Return what was found of the row, in its own unit where that can be told."""
        declared = self.item.quantity
        if not opened:
            return RowCount(self.item.gnum, declared, None)
        if self.open_ended and self.found:
            weight = None if self.vague else _weight(self.pieces, self.item.unit)
            return RowCount(self.item.gnum, declared, weight or self.found / self.size, weigh=weight is None)
        counted = self.found / (self.size * (self.several or 1))
        return RowCount(self.item.gnum, declared, counted, weigh=self.vague)


def allot(dossier: ParcelDossier, pieces: Iterable[Piece]) -> Counted:
    """Sort the pieces found in a parcel onto the rows of its list, and beside them."""
    ordered = sorted(pieces, key=lambda p: p.scan)
    once, twice = _apart(ordered)
    levels = levels_known((*dossier.goods, *(p.goods for p in ordered)))
    places = [_place(item, levels) for item in dossier.listing.items] if dossier.listing else []
    rest = _by_hand(places, once)
    rest = _by_own_number(places, rest)
    rest = _by_family(places, rest)
    rest = _by_pack(places, rest, levels)
    beside = {id(p) for p in rest}
    return Counted(
        rows=tuple(place.count(opened=bool(ordered)) for place in places),
        on_rows=tuple(p for p in once if id(p) not in beside),
        gifts=tuple(p for p in rest if p.goods.product is not None and p.goods.product.gift),
        undeclared=tuple(p for p in rest if p.goods.product is not None and not p.goods.product.gift),
        unknown=tuple(p for p in rest if p.goods.product is None),
        twice=tuple(twice),
    )


def is_measured(unit: str) -> bool:
    """Say whether a declared unit is one of weight, volume, length or area."""
    codes = customs_unit(unit)
    return bool(codes) and codes <= MEASURED


def _apart(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part the pieces from those whose serial number another one had before."""
    met: set[tuple[str, str]] = set()
    once: list[Piece] = []
    twice: list[Piece] = []
    for piece in pieces:
        serial = piece.item.serial
        (twice if serial is not None and (piece.item.gtin, serial) in met else once).append(piece)
        if serial is not None:
            met.add((piece.item.gtin, serial))
    return once, twice


def _place(item: ListItem, levels: Levels) -> Place:
    named = frozenset(folded(value) for value in (*item.values, item.item_no) if value.strip())
    codes = customs_unit(item.unit)
    several = SEVERAL.get(next(iter(codes)), 1) if len(codes) == 1 else 1
    if item.gtin is None:
        return Place(item, None, 1, several, named)
    if codes == {CASE} and item.gtin not in levels:
        held = holding(item.gtin, levels)
        if held is None:  # declared by the case, and nobody knows how much one holds
            return Place(item, item.gtin, 1, None, named)
        several = held
    inside = contents(item.gtin, levels)
    if len(inside) > 1:  # a pack of different things is met by itself alone
        return Place(item, item.gtin, 1, several, named)
    ((unit, size),) = inside.items()
    return Place(item, unit, size, several, named)


def _by_hand(places: list[Place], pieces: list[Piece]) -> list[Piece]:
    """Put each piece where a person chose; return the others."""
    rows = {place.item.gnum: place for place in places}
    for piece in pieces:
        if piece.row in rows:
            rows[piece.row].take(piece)
    return [piece for piece in pieces if piece.row not in rows]


def _by_own_number(places: list[Place], pieces: list[Piece]) -> list[Piece]:
    """Put pieces on rows of their own GTIN, first those whose barcode names the row; return what has no room there."""
    free: list[tuple[Piece, list[Place]]] = []
    rest: list[Piece] = []
    for piece in pieces:
        own = [place for place in places if place.item.gtin == piece.item.gtin]
        named = [place for place in own if place.named & _said(piece)]
        if 0 < len(named) < len(own):  # it names some of them, so it is none of the others, room or not
            next((place for place in named if place.lacking >= place.size), named[-1]).take(piece)
        else:
            free.append((piece, own))
    for piece, own in free:
        room = next((place for place in own if place.lacking >= place.size), None)
        room = room or next((place for place in own if place.open_ended), None)
        if room is None:
            rest.append(piece)
        else:
            room.take(piece)
    return rest


def _said(piece: Piece) -> set[str]:
    item = piece.item
    said = (item.lot, item.serial, *(value for ai, value in item.ai if ai in TELLING))
    return {folded(value) for value in said if value}


def _by_family(places: list[Place], pieces: list[Piece]) -> list[Piece]:
    """Put packs of varying content to the row of their item reference: how much they hold, nobody can count."""
    rest: list[Piece] = []
    for piece in pieces:
        gtin = piece.item.gtin
        of_family = [p for p in places if p.item.gtin not in {None, gtin} and (p.item.gtin or "")[1:13] == gtin[1:13]]
        if gtin.startswith(VARIES) and of_family:
            of_family[0].take(piece)
            of_family[0].vague = True
        else:
            rest.append(piece)
    return rest


def _by_pack(places: list[Place], pieces: list[Piece], levels: Levels) -> list[Piece]:
    """Open packs in thought and fill rows with what they hold; what is left over is too much of the last row."""
    units = {place.unit for place in places}
    pool = Counter[str]()
    rest: list[Piece] = []
    for piece in pieces:
        inside = contents(piece.item.gtin, levels)
        gift = piece.goods.product is not None and piece.goods.product.gift
        if piece.item.gtin and inside.keys() <= units and not gift:
            pool.update(inside)
        elif any(p.item.gtin == piece.item.gtin for p in places) and not gift:
            next(p for p in reversed(places) if p.item.gtin == piece.item.gtin).take(piece)
        else:
            rest.append(piece)
    for unit, n in pool.items():
        left = Fraction(n)
        own = [place for place in places if place.unit == unit]
        for place in own:
            taken = min(left, place.lacking)
            place.found += taken
            left -= taken
        last = next((place for place in own if place.open_ended), own[-1])
        last.found += left
        last.vague = last.vague or (last.open_ended and left > 0)
    return rest


def _weight(pieces: Sequence[Piece], unit: str) -> Fraction | None:
    """Return the net weight that all barcodes of these pieces say, in the declared unit; None where one says none."""
    codes = customs_unit(unit)
    kilograms = KILOGRAMS.get(next(iter(codes))) if len(codes) == 1 else None
    weights = [
        next((m.amount for ai, v in p.item.ai if ai[:3] == "310" and (m := measure(ai, v))), None) for p in pieces
    ]
    if kilograms is None or not weights or None in weights:
        return None
    return Fraction(sum((w for w in weights if w is not None), Decimal(0)) / kilograms)

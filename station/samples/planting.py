"""Planting faults: each is a function that spoils one row, or the parcel's contents, and says where and what."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from random import Random

from station.domain.goods import HsCode, list_in_force
from station.domain.instants import day_of
from station.domain.parcel import ControlInstruction, ListItem
from station.samples import numbers
from station.samples.controls import names
from station.samples.plan import Content, Fault
from station.samples.rows import Row, content, declare, laid_out, put, row
from station.samples.stock import Stock, Ware

LIMIT = Decimal(5000)
DEAR = Decimal(400)
#: Units of volume.
LIQUID = ("ml", "L")


@dataclass(frozen=True, slots=True)
class Planted:
    """Rows and further contents after a fault was planted; `row` and `detail` say where and what.

    `openable` is False where a row has no number that its pieces could be counted on.
    """

    rows: tuple[Row, ...]
    row: int | None
    detail: str
    extra: tuple[Content, ...] = ()
    openable: bool = True


class Shelves:
    """The stock sorted for planting: which wares suit which fault, and which other values an element may have."""

    def __init__(self, stock: Stock, controls: tuple[ControlInstruction, ...]) -> None:
        self.stock = stock
        self.plain = [w for w in stock.wares if not any(names(control, w.product) for control in controls)]
        self.hs = {hs.code: hs for hs in stock.hs_codes}
        self._lists: dict[str, list[HsCode]] = {}
        for hs in stock.hs_codes:
            self._lists.setdefault(hs.code, []).append(hs)
        self.zeros = [w for w in stock.wares if len(w.printed) == 12 and w.printed.startswith("0")]
        self.renewed = [w for w in stock.wares if w.old is not None]
        self.dear = [w for w in stock.wares if w.price >= DEAR]
        self.numbers = {p.gtin for p in stock.products}
        self.origins = sorted({w.product.origin for w in stock.wares})
        self.siblings = {hs.code: _siblings(hs, stock.hs_codes) for hs in stock.hs_codes}
        self.classed = [w for w in stock.wares if self.siblings[w.product.hs_code]]
        self.values: dict[tuple[str, str], list[str]] = {}
        for ware in stock.wares:
            for key, value in ware.product.elements:
                known = self.values.setdefault((ware.product.hs_code, key), [])
                if value not in known:
                    known.append(value)

    def laid_out(self, item: ListItem, by: datetime, at: datetime) -> ListItem:
        """Return a row that was written by the list of one instant as that of another one has it."""
        lists = self._lists[item.gcode]
        before, after = list_in_force(lists, day_of(by)), list_in_force(lists, day_of(at))
        if before is None or after is None:
            raise AssertionError("a sample HS code always has a list in force")
        return laid_out(item, before, after)

    def other_values(self, ware: Ware) -> list[tuple[str, str]]:
        """Return (key, value) pairs that would be wrong for a ware, and are no older version of it either."""
        before = dict(ware.old.elements) if ware.old else {}
        pairs = []
        for element, (key, standard) in zip(self.hs[ware.product.hs_code].elements, ware.product.elements, strict=True):
            choices = [c.code for c in element.codes] or self.values[ware.product.hs_code, key]
            if key == "gtin":
                continue
            wrong = (v for v in choices if v not in {standard, before.get(key)} and _told_alike(v, standard))
            pairs += [(key, v) for v in wrong]
        return pairs


def _told_alike(one: str, other: str) -> bool:
    """Say whether two values tell the same: not a weight and a volume, nor what is in a box and one without a box."""
    return one.endswith(LIQUID) == other.endswith(LIQUID) and ("/" in one) == ("/" in other)


def _siblings(hs: HsCode, hs_codes: tuple[HsCode, ...]) -> list[HsCode]:
    return [other for other in hs_codes if other.code != hs.code and other.elements == hs.elements]


def lost_zero(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Declare a UPC-A as a spreadsheet leaves it: without its leading zero."""
    spoilt = _swap(rng, rows, shelves.zeros)
    item = replace(spoilt.item, bar_code=spoilt.ware.printed[1:], gtin=None)
    return replace(_put(rows, replace(spoilt, item=item), spoilt.ware.printed), openable=False)


def no_barcode(rng: Random, rows: tuple[Row, ...], _shelves: Shelves) -> Planted:
    """Leave the barcode empty."""
    spoilt = rng.choice(rows)
    item = replace(spoilt.item, bar_code="", gtin=None)
    return replace(_put(rows, replace(spoilt, item=item), spoilt.ware.printed), openable=False)


def wrong_element(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Declare another value for one element."""
    spoilt = rng.choice(rows)
    key, value = rng.choice(shelves.other_values(spoilt.ware))
    item = put(spoilt.item, shelves.hs[spoilt.item.gcode], key, value)
    return _put(rows, replace(spoilt, item=item), key)


def missing_element(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Leave a required element empty."""
    spoilt = rng.choice(rows)
    hs = shelves.hs[spoilt.item.gcode]
    key = rng.choice([e.key for e in hs.elements if e.required])
    return _put(rows, replace(spoilt, item=put(spoilt.item, hs, key, "")), key)


def stale_version(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Declare by the attributes of the version before."""
    spoilt = _swap(rng, rows, shelves.renewed)
    old = spoilt.ware.old
    if old is None:
        raise AssertionError("only renewed wares are chosen")
    item = declare(spoilt.item.gnum, spoilt.ware, old, int(spoilt.item.quantity))
    return _put(rows, replace(spoilt, item=item), f"version {old.version}")


def wrong_class(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Declare a neighbouring commodity code that has the same elements."""
    spoilt = _swap(rng, rows, shelves.classed)
    other = rng.choice(shelves.siblings[spoilt.item.gcode])
    return _put(rows, replace(spoilt, item=replace(spoilt.item, gcode=other.code)), other.code)


def wrong_origin(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Declare another country of origin."""
    spoilt = rng.choice(rows)
    other = rng.choice([o for o in shelves.origins if o != spoilt.item.country])
    return _put(rows, replace(spoilt, item=replace(spoilt.item, country=other)), other)


def unknown_barcode(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Declare and send a product whose valid barcode nobody knows."""
    spoilt = rng.choice(rows)
    printed = numbers.complete("9" + numbers.digits(rng, 11))
    while printed.zfill(numbers.LENGTH) in shelves.numbers:
        printed = numbers.complete("9" + numbers.digits(rng, 11))
    gtin = printed.zfill(numbers.LENGTH)
    item = replace(spoilt.item, bar_code=printed, gtin=gtin)
    item = put(item, shelves.hs[item.gcode], "gtin", printed)
    pieces = int(item.quantity)
    inside = Content(gtin, printed, numbers.symbology(printed), pieces, item.gnum)
    return _put(rows, replace(spoilt, item=item, content=inside), printed)


def restricted_number(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Declare and send a product under a shop's own number."""
    spoilt = _swap(rng, rows, shelves.stock.restricted)
    return _put(rows, spoilt, spoilt.ware.printed)


def over_limit(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Declare so many pieces of something dear that the parcel is worth more than the limit."""
    place = rng.randrange(len(rows))
    ware = rng.choice(shelves.dear)
    spoilt = row(rng, rows[place].item.gnum, ware, int(LIMIT // ware.price) + 1)
    return _put(rows, spoilt, str(spoilt.item.total_price))


def wrong_quantity(rng: Random, rows: tuple[Row, ...], _shelves: Shelves) -> Planted:
    """Put one piece more or one less into the parcel than its row says."""
    spoilt = rng.choice([r for r in rows if r.content.holds == 1] or rows)
    declared = int(spoilt.item.quantity)
    found = declared + (1 if declared == 1 else rng.choice((-1, 1)))
    inside = content(rng, spoilt.ware, found, spoilt.item.gnum)
    return _put(rows, replace(spoilt, content=inside), f"{found} instead of {declared}")


def undeclared_gift(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Lay a domestic gift into the parcel."""
    gift = rng.choice(shelves.stock.gifts)
    return Planted(rows, None, gift.printed, (content(rng, gift, 1, None),))


def undeclared_item(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Lay goods into the parcel that no row declares, and that no control names: one reason at a time."""
    declared = {r.item.gtin for r in rows}
    ware = rng.choice([w for w in shelves.plain if w.product.gtin not in declared])
    return Planted(rows, None, ware.printed, (content(rng, ware, 1, None),))


def recalled_lot(rng: Random, rows: tuple[Row, ...], shelves: Shelves) -> Planted:
    """Declare and send a piece of a lot that its maker called back."""
    spoilt = _swap(rng, rows, [ware for ware, _ in shelves.stock.recalled])
    lot, expiry = next(lot for ware, lot in shelves.stock.recalled if ware is spoilt.ware)
    return _put(rows, replace(spoilt, content=replace(spoilt.content, lot=lot, expiry=expiry)), lot)


def two_places(_rng: Random, rows: tuple[Row, ...], _shelves: Shelves) -> Planted:
    """Spoil nothing in the parcel: its history has it at two places at once."""
    return Planted(rows, None, "packing, gate")


def _swap(rng: Random, rows: tuple[Row, ...], wares: "list[Ware] | tuple[Ware, ...]") -> Row:
    """Return an honest row for another ware in place of a row that is there, chosen so that no ware comes twice."""
    place = rng.choice(rows)
    taken = {r.ware.product.gtin for r in rows}
    ware = rng.choice([w for w in wares if w.product.gtin not in taken] or wares)
    return row(rng, place.item.gnum, ware, 1)


def _put(rows: tuple[Row, ...], changed: Row, detail: str) -> Planted:
    gnum = changed.item.gnum
    return Planted(tuple(changed if r.item.gnum == gnum else r for r in rows), gnum, detail)


PLANT: dict[Fault, Callable[[Random, tuple[Row, ...], Shelves], Planted]] = {
    Fault.LOST_ZERO: lost_zero,
    Fault.NO_BARCODE: no_barcode,
    Fault.WRONG_ELEMENT: wrong_element,
    Fault.MISSING_ELEMENT: missing_element,
    Fault.STALE_VERSION: stale_version,
    Fault.WRONG_CLASS: wrong_class,
    Fault.WRONG_ORIGIN: wrong_origin,
    Fault.UNKNOWN_BARCODE: unknown_barcode,
    Fault.RESTRICTED_NUMBER: restricted_number,
    Fault.OVER_LIMIT: over_limit,
    Fault.WRONG_QUANTITY: wrong_quantity,
    Fault.UNDECLARED_GIFT: undeclared_gift,
    Fault.UNDECLARED_ITEM: undeclared_item,
    Fault.RECALLED_LOT: recalled_lot,
    Fault.TWO_PLACES: two_places,
}

"""Consignments: each parcel with its list, receipts, control and history, and the truth of it, made by its number."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from station.domain.goods import Product, TraceEvent
from station.domain.parcel import ControlInstruction, DeclarationList, Receipt
from station.samples import controls, history, rates, receipts, rows
from station.samples.dice import dice
from station.samples.draws import Draw, draw
from station.samples.plan import Fault, ParcelPlan
from station.samples.planting import LIMIT, PLANT, Planted, Shelves
from station.samples.rows import Row
from station.samples.truth import Circumstances, judge
from station.samples.words import Words

HONEST_LIMIT = LIMIT - 100
SPOILT_LIMIT = Decimal(2300)
TRADE_MODES = ("1210", "9610")


@dataclass(frozen=True, slots=True)
class Consignment:
    """All that the warehouse knows of one parcel, and the truth of it."""

    listing: DeclarationList
    receipts: tuple[Receipt, ...]
    control: ControlInstruction | None
    events: tuple[TraceEvent, ...]
    plan: ParcelPlan


class Packer:
    """Packs parcels. Any parcel can be packed alone and in any order: it depends on the seed and its number."""

    def __init__(
        self,
        *,
        seed: int,
        as_of: datetime,
        words: Words,
        shelves: Shelves,
        standing: tuple[ControlInstruction, ...],
        forced: dict[int, Draw],
    ) -> None:
        self._seed, self._as_of, self._words = seed, as_of, words
        self._shelves, self._standing, self._forced = shelves, standing, forced
        start = dice(seed, "waybills")
        self._first = {c.prefix: start.randrange(10 ** (c.digits - 1), 9 * 10 ** (c.digits - 1)) for c in words.carrier}
        self._weights = [w.share for w in shelves.stock.wares]
        self._carriers = [c.share for c in words.carrier]
        self._recalled = frozenset(ware.product.gtin for ware, _ in shelves.stock.recalled[:-1])
        self._products: dict[str, Product] = {p.gtin: p for p in shelves.stock.products}

    def pack(self, index: int) -> Consignment:
        """Return the consignment with a number, counted from 0."""
        rng = dice(self._seed, "parcel", index)
        drawn = self._forced.get(index) or draw(rng)
        planted = self._fill(rng, drawn)
        listing = self._listing(rng, index, planted.rows)
        waybill = listing.logistics_no
        named = controls.on_parcel(rng, index, waybill, self._as_of) if drawn.named else None
        came = tuple(receipts.path(rng, listing.invt_no, drawn.status, listing.declared_at))
        twice = drawn.fault is Fault.TWO_PLACES
        events = tuple(history.of_parcel(rng, waybill, listing.declared_at, self._words, two_places=twice))
        about = Circumstances(index, drawn.status, drawn.fault, listing, planted, self._as_of, self._recalled)
        standing = (*self._standing, named) if named else self._standing
        plan = judge(rng, about, self._products, standing)
        return Consignment(listing, came, named, events, plan)

    def _fill(self, rng: Random, drawn: Draw) -> Planted:
        if drawn.fault is not None:
            honest = self._honest(rng, SPOILT_LIMIT)
            return PLANT[drawn.fault](rng, honest, self._shelves)
        honest = tuple(self._rewritten(rng, row) for row in self._honest(rng, HONEST_LIMIT))
        if rng.random() < rates.NO_GTIN:
            return Planted(tuple(self._without_gtin(honest)), None, "", openable=False)
        return Planted(honest, None, "")

    def _honest(self, rng: Random, limit: Decimal) -> tuple[Row, ...]:
        """Return rows of different wares, worth less than a limit together."""
        wares = rng.choices(self._shelves.stock.wares, self._weights, k=_weighted(rng, rates.ROWS))
        room = limit
        packed: list[Row] = []
        for ware in dict.fromkeys(wares):
            case = ware.case is not None and rng.random() < rates.BY_CASE
            wanted = ware.case.quantity if case and ware.case is not None else _weighted(rng, rates.PIECES)
            pieces = next((n for n in (wanted, 1) if ware.price * n < room), 0)
            if pieces or not packed:
                pieces = max(pieces, 1)
                packed.append(rows.row(rng, len(packed) + 1, ware, pieces, by_case=case and pieces == wanted))
                room -= packed[-1].item.total_price
        return tuple(packed)

    def _rewritten(self, rng: Random, row: Row) -> Row:
        if rng.random() >= rates.OTHER_WRITING:
            return row
        return replace(row, item=rows.rewrite(rng, row.item, self._shelves.hs[row.item.gcode]))

    def _without_gtin(self, honest: tuple[Row, ...]) -> Iterator[Row]:
        """Yield the rows; those of families that may be declared without a GTIN are, and their pieces carry none."""
        for row in honest:
            hs = self._shelves.hs[row.item.gcode]
            if any(e.key == "gtin" and not e.required for e in hs.elements):
                item = replace(rows.put(row.item, hs, "gtin", "无GTIN"), bar_code="无", gtin=None)
                yield replace(row, item=item, content=replace(row.content, gtin="", printed=""))
            else:
                yield row

    def _listing(self, rng: Random, index: int, packed: tuple[Row, ...]) -> DeclarationList:
        words = self._words
        carrier = rng.choices(words.carrier, self._carriers)[0]
        number = self._first[carrier.prefix] + index * 7 + rng.randrange(7)
        merchant, code = rng.choices(words.merchants, range(2 * len(words.merchants), 0, -2))[0]
        declared_at = self._as_of - timedelta(hours=rng.randrange(3, 70), milliseconds=rng.randrange(3_600_000))
        grams = sum(r.ware.grams * int(r.item.quantity) for r in packed)
        return DeclarationList(
            invt_no=f"{words.customs_code}{declared_at:%Y}I{index + 1:09d}",
            cop_no=f"COP{declared_at:%y%m%d}{index + 1:08d}",
            order_no=f"SO{declared_at:%y%m%d}{rng.randrange(10**10):010d}",
            logistics_no=f"{carrier.prefix}{number}",
            logistics_name=carrier.name,
            ebp_name=rng.choice(words.platforms),
            ebc_code=code,
            ebc_name=merchant,
            customs_code=words.customs_code,
            trade_mode=rng.choices(TRADE_MODES, (9, 1))[0],
            declared_at=declared_at,
            gross_weight=Decimal(grams + 120) / 1000,
            net_weight=Decimal(grams * 9 // 10) / 1000,
            items=tuple(self._shelves.laid_out(r.item, self._as_of, declared_at) for r in packed),
        )


def _weighted(rng: Random, table: tuple[tuple[int, float], ...]) -> int:
    return rng.choices([n for n, _ in table], [weight for _, weight in table])[0]

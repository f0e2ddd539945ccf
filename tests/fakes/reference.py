"""A reference store in memory: the plainest reading of the port, to hold the real one against."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from station.domain.controls import RANDOM
from station.domain.cut import WHOLE, Cut
from station.domain.goods import (
    DataStamp,
    GoodsDossier,
    HsCode,
    PackLevel,
    Part,
    TraceEvent,
    UnitDossier,
    list_in_force,
)
from station.domain.history import History, bears_on_warnings, contents, newest, walk
from station.domain.identity import Operator
from station.domain.instants import day_of
from station.domain.packs import held, levels_of
from station.domain.parcel import ControlInstruction, DeclarationList, Originals, ParcelDossier, originals
from station.domain.reference import ReferenceData
from station.domain.thing import Thing

NEWEST_EVENTS = 200
T = TypeVar("T")


class InMemoryReference:
    """A ReferenceStore over lists; every look-up walks all of them."""

    def __init__(self, data: ReferenceData) -> None:
        self._stamp = DataStamp(data.name, data.version, data.as_of)
        self.training = data.training
        self._hs = once(data.hs_codes)
        self._products = once(data.products)
        self._packs = once(data.packs)
        self._lists = once(data.lists)
        self._receipts = once(data.receipts)
        self._controls = once(data.controls)
        self._events = sorted(once(data.events), key=lambda e: (e.at, e.event_id))
        self._returns = sorted(once(data.returns), key=lambda r: (r.applied_at, r.cop_no))
        self._operators = sorted(once(data.operators), key=lambda o: o.number)

    def stamp(self) -> DataStamp:
        return self._stamp

    def parcel(self, waybill: str, at: datetime) -> ParcelDossier:
        lists = [x for x in self._lists if x.logistics_no == waybill]
        declared = [x for x in lists if x.declared_at <= at] or lists
        listing = max(declared, key=lambda x: (x.declared_at, x.invt_no, x.cop_no), default=None)
        gtins = dict.fromkeys(i.gtin for i in listing.items if i.gtin) if listing else {}
        declared_on = day_of(listing.declared_at) if listing else day_of(at)
        goods = tuple(self._goods(g, at, declared_on) for g in gtins)
        others = {i.gcode for i in listing.items} - {g.hs.code for g in goods if g.hs} if listing else set()
        lists = (self._list(code, declared_on) for code in sorted(others))
        receipts = [r for r in self._receipts if listing and r.invt_no and r.invt_no == listing.invt_no]
        controls = [c for c in self._controls if touches(c, waybill, listing, goods)]
        told = self.history(Thing(sscc=waybill))
        return ParcelDossier(
            waybill,
            listing,
            tuple(sorted(receipts, key=lambda r: r.at)),
            tuple(sorted(controls, key=by_number)),
            goods,
            told.events,
            (),
            self._stamp,
            tuple(r for r in self._returns if listing and listing.invt_no and r.invt_no == listing.invt_no),
            told.cut,
            tuple(each for each in lists if each),
        )

    def originals(self, number: str) -> Originals:
        listed = any(x.logistics_no == number for x in self._lists)
        return originals(number, [r for r in self._returns if number in r.numbers], listed=listed)

    def goods(self, gtin: str, at: datetime) -> GoodsDossier:
        return self._goods(gtin, at, day_of(at))

    def _goods(self, gtin: str, at: datetime, declared_on: date) -> GoodsDossier:
        day = day_of(at)
        begun = sorted((p for p in self._products if p.gtin == gtin and p.valid_from <= day), key=lambda p: p.version)
        valid = [p for p in begun if p.valid_to is None or day < p.valid_to]
        product = valid[-1] if valid else None
        hs = self._list(product.hs_code, declared_on) if product else None
        pack = self._down(gtin) + self._up(gtin)
        events = self._history(e for e in self._events if e.gtin == gtin)
        cut = Cut(Thing(gtin).key, (Thing(gtin).key,)) if len(events) > NEWEST_EVENTS else WHOLE
        earlier = tuple(p for p in begun if p != product)
        old = [e for e in self._events if e.gtin == gtin and bears_on_warnings(e)][-NEWEST_EVENTS - 1 :]
        kept = {e.event_id for e in (*events[-NEWEST_EVENTS:], *(old if len(events) > NEWEST_EVENTS else ()))}
        history = tuple(e for e in self._events if e.gtin == gtin and e.event_id in kept)
        dossier = GoodsDossier(gtin, product, hs, tuple(pack), history, self._stamp, earlier, cut=cut)
        controls = [c for c in self._controls if touches(c, "", None, [dossier])]
        return replace(dossier, controls=tuple(sorted(controls, key=by_number)))

    def _list(self, code: str, day: date) -> HsCode | None:
        return list_in_force((h for h in self._hs if h.code == code), day)

    def history(self, thing: Thing) -> History:
        return newest(walk(thing, self._of, self._within, NEWEST_EVENTS, self._warnings), NEWEST_EVENTS)

    def _within(self, parent: str) -> tuple[TraceEvent, ...]:
        return self._history(e for e in self._events if e.parent == parent)

    def unit(self, sscc: str) -> UnitDossier:
        rows = self._within(sscc)
        emptied = [e for e in self._of(Thing(sscc=sscc)) if e.part is Part.EMPTIED]
        told = self.history(Thing(sscc=sscc))
        cut = told.cut
        if len(rows) > NEWEST_EVENTS:
            cut = replace(cut, thing=sscc, older=tuple(sorted({*cut.older, sscc})))
        return UnitDossier(sscc, told.events, contents(rows[-NEWEST_EVENTS:], emptied), self._stamp, cut)

    def _of(self, thing: Thing) -> tuple[TraceEvent, ...]:
        return self._history(self._naming(thing))

    def _warnings(self, thing: Thing) -> tuple[TraceEvent, ...]:
        return self._history(filter(bears_on_warnings, self._naming(thing)))

    def _naming(self, thing: Thing) -> Iterable[TraceEvent]:
        def names(e: TraceEvent) -> bool:
            if thing.gtin is None:
                return e.sscc == thing.sscc
            if thing.serial is not None:
                of_lot = e.serial is None and e.lot is not None and e.lot == thing.lot
                return e.gtin == thing.gtin and (e.serial == thing.serial or of_lot)
            return e.gtin == thing.gtin and thing.lot in {None, e.lot}

        return filter(names, self._events)

    def rates(self) -> tuple[ControlInstruction, ...]:
        return tuple(sorted((c for c in self._controls if c.scope == RANDOM), key=by_number))

    def operators(self) -> Sequence[Operator]:
        return self._operators

    def close(self) -> None:
        pass

    def _down(self, gtin: str) -> list[PackLevel]:
        found: list[PackLevel] = []
        while step := sorted(
            {p for p in self._packs if p.gtin in {gtin, *(f.child for f in found)}} - set(found), key=by_level
        ):
            found += step
        return found

    def _up(self, gtin: str) -> list[PackLevel]:
        found: list[PackLevel] = []
        while step := sorted(
            {p for p in self._packs if p.child in {gtin, *(f.gtin for f in found)}} - set(found), key=by_level
        ):
            found += step
        return found

    def _history(self, events: Iterable[TraceEvent]) -> tuple[TraceEvent, ...]:
        """Return the newest events, and one more where there are older ones."""
        return tuple(events)[-NEWEST_EVENTS - 1 :]


def by_level(level: PackLevel) -> tuple[str, str]:
    return level.gtin, level.child


def by_number(control: ControlInstruction) -> tuple[str, int, str, str]:
    return control.rule_id, control.version, control.scope, control.value


def once(rows: Iterable[T]) -> list[T]:
    """Return the rows in their order, each of them once."""
    return list(dict.fromkeys(rows))


def touches(
    control: ControlInstruction, waybill: str, listing: DeclarationList | None, goods: Sequence[GoodsDossier]
) -> bool:
    """Say whether a control could concern a parcel, by its list or by what is known of the goods on it."""
    items = listing.items if listing else ()
    products = [g.product for g in goods if g.product]
    match control.scope:
        case "logistics_no":
            return bool(waybill) and control.value == waybill
        case "invt_no":
            return listing is not None and control.value == listing.invt_no
        case "ebc_code":
            return listing is not None and control.value == listing.ebc_code
        case "gtin":
            return any(control.value.zfill(14) in {g.gtin, *held(g.gtin, levels_of(g.pack))} for g in goods)
        case "hs":
            codes = [i.gcode for i in items] + [p.hs_code for p in products]
            return any(code.startswith(control.value) for code in codes)
        case "origin":
            return control.value in {i.country for i in items} | {p.origin for p in products}
        case _:
            return True

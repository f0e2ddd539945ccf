"""The reference store over files: dossiers from a base and the delta that lies over it."""

import threading
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from station.domain.controls import RANDOM
from station.domain.goods import (
    DataStamp,
    GoodsDossier,
    HsCode,
    PackLevel,
    Part,
    Product,
    TraceEvent,
    UnitDossier,
    list_in_force,
)
from station.domain.history import History, beside, contents
from station.domain.identity import Operator
from station.domain.instants import day_of
from station.domain.parcel import (
    ControlInstruction,
    DeclarationList,
    Originals,
    ParcelDossier,
    Receipt,
    ReturnApplication,
    originals,
)
from station.domain.thing import Thing
from station.ports import Pack
from station.storage.reference.cells import is_gtin
from station.storage.reference.controls import KnownControls
from station.storage.reference.histories import Histories
from station.storage.reference.overlay import Overlay
from station.storage.reference.packing import families
from station.storage.reference.picking import (
    HISTORY,
    by_time,
    cut_off,
    newest_list,
    of_the_day,
    of_unit,
    only,
    with_contents,
)
from station.storage.reference.places import (
    GOODS,
    NUMBERS,
    SPAN,
    Drawer,
    place_of_family,
    place_of_gtin,
    place_of_text,
)
from station.storage.reference.schema import (
    EVERYONE,
    HS_CODE,
    LIST,
    OF_GOODS,
    OF_UNIT,
    OPERATOR,
    RECEIPT,
    RETURN,
)
from station.storage.reference.touches import ANYTHING, touches_of_goods, touches_of_parcel


class SqliteReference:
    """A ReferenceStore over one verified pack. Safe from any thread; look-ups take turns.

    Raises StationFault, here and at every look-up, where a file is missing, damaged, of another format, or not what
    the pack says it is.
    """

    def __init__(self, pack: Pack) -> None:
        self._files = Overlay(pack)
        self._turn = threading.Lock()
        self._stamp = DataStamp(pack.name, pack.version, pack.as_of)
        self._hs: dict[str, list[HsCode]] = {}
        self._controls = KnownControls(self._files)
        self._histories = Histories(self._files)
        self.pack = pack

    @property
    def training(self) -> bool:
        """Say whether this is generated data, on which nothing real may be decided."""
        return self._files.training

    def stamp(self) -> DataStamp:
        """Say which data this is and how old; never waits."""
        return self._stamp

    def parcel(self, waybill: str, at: datetime) -> ParcelDossier:
        """Return what is known of a parcel at an instant; `earlier` is left empty, the ledger knows it.

        Where a carrier has used the number twice, it is the newest list declared by then. Element lists are those of
        the day of its declaration: by them it was written.
        """
        with self._turn:
            filed = self._files.runs(NUMBERS, [place_of_text(waybill) * SPAN + LIST.first], OF_UNIT.first + HISTORY)
            listing = newest_list(waybill, filed, at)
            items = listing.items if listing else ()
            gtins = dict.fromkeys(item.gtin for item in items if item.gtin is not None)
            declared = day_of(listing.declared_at if listing else at)
            touched_here = frozenset(touches_of_parcel(waybill, listing))
            goods, touched = self._goods(list(gtins), at, declared, touched_here)
            own = {each.hs.code for each in goods if each.hs is not None}
            others = sorted({item.gcode for item in items} - own)
            receipts, returns = self._sent(listing.invt_no) if listing else ((), ())
            told = self._histories.walked(Thing(sscc=waybill), of_unit(waybill, filed))
            return ParcelDossier(
                waybill=waybill,
                listing=listing,
                receipts=receipts,
                controls=self._controls.on(touched),
                goods=goods,
                history=told.events,
                earlier=(),
                stamp=self._stamp,
                returns=returns,
                cut=told.cut,
                hs_codes=tuple(hs for code in others if (hs := self._hs_code(code, declared)) is not None),
            )

    def originals(self, number: str) -> Originals:
        """Return the original lists that the number on a returned parcel leads to."""
        if not number:
            return Originals(number, ())
        with self._turn:
            start = place_of_text(number) * SPAN + LIST.first
            filed = self._files.runs(NUMBERS, [start], RETURN.last - LIST.first + 1)
            listed = any(each.logistics_no == number for each in only(DeclarationList, filed))
            bearing = [each for each in only(ReturnApplication, filed) if number in each.numbers]
            return originals(number, bearing, listed=listed)

    def goods(self, gtin: str, at: datetime) -> GoodsDossier:
        """Return what is known of a GTIN at an instant; validity goes by the date in Beijing."""
        with self._turn:
            ((goods,), _) = self._goods([gtin], at, day_of(at))
            return goods

    def history(self, thing: Thing) -> History:
        """Return the newest events of a lot, a piece or a unit, of all it was packed in and made from, by time."""
        with self._turn:
            return self._histories.walked(thing)

    def unit(self, sscc: str) -> UnitDossier:
        """Return what is known of a logistic unit; of one with very much in it, what was put in last."""
        with self._turn:
            unit = Thing(sscc=sscc)
            rows, own = self._histories.under(sscc), self._histories.events(unit)
            emptied = [event for event in own if event.part is Part.EMPTIED]
            told, inside = self._histories.walked(unit), contents(rows[-HISTORY:], emptied)
            return UnitDossier(sscc, told.events, inside, self._stamp, with_contents(told.cut, sscc, rows))

    def rates(self) -> tuple[ControlInstruction, ...]:
        """Return the controls of scope ``random``, in force or not, by rule and version."""
        with self._turn:
            self._controls.fetch({ANYTHING})
            return tuple(control for control in self._controls.on({ANYTHING}) if control.scope == RANDOM)

    def operators(self) -> Sequence[Operator]:
        """Return the people who may sign in here, by number."""
        with self._turn:
            return sorted(self._at(OPERATOR, EVERYONE), key=lambda o: o.number)

    def close(self) -> None:
        """Let the files go; waits for a look-up under way."""
        with self._turn:
            self._files.close()

    def _at(self, drawer: Drawer, place: int, most: int = 0) -> list[Any]:
        """Return what lies in a drawer of one place, or the first so many of it."""
        length = most or drawer.last - drawer.first + 1
        return self._files.runs(drawer.shelf, [place * SPAN + drawer.first], length)

    def _sent(self, invt_no: str) -> tuple[tuple[Receipt, ...], tuple[ReturnApplication, ...]]:
        """Return the receipts and the return applications on a list, each by time."""
        if not invt_no:
            return (), ()
        start = place_of_text(invt_no) * SPAN + RECEIPT.first
        sent = [r for r in self._files.runs(NUMBERS, [start], RETURN.last - RECEIPT.first + 1) if r.invt_no == invt_no]
        receipts, returns = only(Receipt, sent), only(ReturnApplication, sent)
        return (
            tuple(sorted(receipts, key=lambda r: r.at)),
            tuple(sorted(returns, key=lambda r: (r.applied_at, r.cop_no))),
        )

    def _goods(
        self, gtins: Sequence[str], at: datetime, declared: date, touched: frozenset[str] = frozenset()
    ) -> tuple[tuple[GoodsDossier, ...], frozenset[str]]:
        """Return a dossier for each GTIN, and all that a control could meet: `touched`, and by what these are.

        Element lists are those of the day `declared`. What is no GTIN is unknown.
        """
        good = [gtin for gtin in gtins if is_gtin(gtin)]
        versions: dict[str, list[Product]] = {}
        events: dict[str, list[TraceEvent]] = {}
        levels: list[PackLevel] = []
        for row in self._files.runs(GOODS, _starts(good), OF_GOODS.first + HISTORY + 1):
            match row:
                case Product():
                    versions.setdefault(row.gtin, []).append(row)
                case PackLevel():
                    levels.append(row)
                case _:
                    events.setdefault(row.gtin, []).append(row)
        packs = families(self._files, good, levels)
        today = day_of(at)
        chosen = [(gtin, *of_the_day(versions.get(gtin, ()), today)) for gtin in gtins]
        touches = [touches_of_goods(gtin, product, packs.get(gtin, ())) for gtin, product, _ in chosen]
        touched = touched.union(*touches)
        self._controls.fetch(touched)
        goods = tuple(
            GoodsDossier(
                gtin=gtin,
                product=product,
                hs=self._hs_code(product.hs_code, declared) if product else None,
                pack=packs.get(gtin, ()),
                history=self._newest_of(gtin, events[gtin]) if gtin in events else (),
                stamp=self._stamp,
                earlier_versions=earlier,
                controls=self._controls.on(touch),
                cut=cut_off(events.get(gtin, ()), f"/01/{gtin}"),
            )
            for (gtin, product, earlier), touch in zip(chosen, touches, strict=True)
        )
        return goods, touched

    def _newest_of(self, gtin: str, events: Sequence[TraceEvent]) -> tuple[TraceEvent, ...]:
        """Return a product's newest events, and of the older ones, where there are any, those that bear on warnings."""
        shown = by_time(events)
        return beside(shown, self._histories.warnings(Thing(gtin))) if len(events) > HISTORY else shown

    def _hs_code(self, code: str, day: date) -> HsCode | None:
        if code not in self._hs:
            self._hs[code] = [each for each in self._at(HS_CODE, place_of_text(code)) if each.code == code]
        return list_in_force(self._hs[code], day)


def _starts(gtins: Iterable[str]) -> list[int]:
    return sorted({place(gtin) * SPAN for gtin in gtins for place in (place_of_gtin, place_of_family)})

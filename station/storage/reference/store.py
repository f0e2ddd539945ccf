"""The reference store over files: dossiers from a base and the delta that lies over it."""

import json
import threading
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache

from station.domain.controls import RANDOM
from station.domain.goods import DataStamp, GoodsDossier, HsCode, PackLevel, Part, Product, TraceEvent, UnitDossier
from station.domain.history import contents, newest, walk
from station.domain.identity import Operator
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
from station.storage.reference.cells import gtin_number, is_gtin
from station.storage.reference.overlay import Overlay
from station.storage.reference.packing import families
from station.storage.reference.schema import (
    ANYTHING,
    CONTROLS,
    EVENTS,
    HS_CODES,
    LISTS,
    OPERATORS,
    PRODUCTS,
    RECEIPTS,
    RETURNS,
    VERSIONS,
    touch,
    touch_of,
)

#: A dossier shows the newest events alone: a best seller has a hundred thousand, and nobody waits for them at a dock.
#: Of those in the base a delta may have taken some away; they are not made up for by older ones.
HISTORY = 200

#: So many answers about controls are kept: the files never change, and most parcels ask about the same few prefixes.
KNOWN = 20_000

VERSIONS_OF = """SELECT products.* FROM json_each(?) AS asked
    JOIN products ON products.id BETWEEN asked.value AND asked.value + 9999"""

EVENTS_OF = """SELECT events.* FROM json_each(?1) AS asked JOIN events
    ON events.id IN (SELECT id FROM events WHERE gtin = asked.value ORDER BY at DESC, id DESC LIMIT ?2)"""


#: Each of the numbers has an index of its own.
BEARING = """SELECT * FROM returns
    WHERE logistics_no = ?1 OR cop_no = ?1 OR pre_no = ?1 OR order_no = ?1 OR invt_no = ?1"""


class SqliteReference:
    """A ReferenceStore over one verified pack. Safe from any thread; look-ups take turns.

    Raises StationFault, here and at every look-up, where a file is missing, damaged, of another format, or not what
    the pack says it is.
    """

    def __init__(self, pack: Pack) -> None:
        self._files = Overlay(pack)
        self._turn = threading.Lock()
        self._stamp = DataStamp(pack.name, pack.version, pack.as_of)
        self._hs: dict[str, HsCode | None] = {}
        self._known: dict[str, tuple[ControlInstruction, ...]] = {}
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

        Where a carrier has used the number twice, it is the newest list declared by then.
        """
        with self._turn:
            listing = self._listing(waybill, at)
            items = listing.items if listing else ()
            gtins = dict.fromkeys(item.gtin for item in items if item.gtin is not None)
            goods = self._goods(list(gtins), at)
            touches = [_touches_of_goods(each) for each in goods]
            of_parcel = _touches_of_parcel(waybill, listing).union(*touches)
            self._fetch_controls(of_parcel)
            return ParcelDossier(
                waybill=waybill,
                listing=listing,
                receipts=self._receipts(listing.invt_no) if listing else (),
                controls=self._controls(of_parcel),
                goods=tuple(replace(g, controls=self._controls(t)) for g, t in zip(goods, touches, strict=True)),
                history=self._walked(Thing(sscc=waybill)),
                earlier=(),
                stamp=self._stamp,
                returns=self._returns(listing.invt_no) if listing else (),
            )

    def originals(self, number: str) -> Originals:
        """Return the original lists that the number on a returned parcel leads to."""
        if not number:
            return Originals(number, ())
        with self._turn:
            listed = self._files.all(LISTS, "SELECT * FROM lists WHERE logistics_no = ? LIMIT 1", number)
            return originals(number, self._files.all(RETURNS, BEARING, number), listed=bool(listed))

    def goods(self, gtin: str, at: datetime) -> GoodsDossier:
        """Return what is known of a GTIN at an instant; validity goes by the UTC date."""
        with self._turn:
            (goods,) = self._goods([gtin], at)
            touches = _touches_of_goods(goods)
            self._fetch_controls(touches)
            return replace(goods, controls=self._controls(touches))

    def history(self, thing: Thing) -> tuple[TraceEvent, ...]:
        """Return the newest events of a lot, a piece or a unit, of all it was packed in and made from, by time."""
        with self._turn:
            return self._walked(thing)

    def unit(self, sscc: str) -> UnitDossier:
        """Return what is known of a logistic unit; of one with very much in it, what was put in last."""
        with self._turn:
            rows = self._newest("SELECT * FROM events WHERE parent = ?", sscc)
            emptied = [event for event in self._events(Thing(sscc=sscc)) if event.part is Part.EMPTIED]
            return UnitDossier(sscc, self._walked(Thing(sscc=sscc)), contents(rows, emptied), self._stamp)

    def rates(self) -> tuple[ControlInstruction, ...]:
        """Return the controls of scope ``random``, in force or not, by rule and version."""
        with self._turn:
            self._fetch_controls({ANYTHING})
            return tuple(control for control in self._controls({ANYTHING}) if control.scope == RANDOM)

    def operators(self) -> Sequence[Operator]:
        """Return the people who may sign in here, by number."""
        with self._turn:
            return sorted(self._files.all(OPERATORS, "SELECT * FROM operators"), key=lambda o: o.number)

    def close(self) -> None:
        """Let the files go; waits for a look-up under way."""
        with self._turn:
            self._files.close()

    def _listing(self, waybill: str, at: datetime) -> DeclarationList | None:
        lists: list[DeclarationList] = self._files.all(LISTS, "SELECT * FROM lists WHERE logistics_no = ?", waybill)
        return max(lists, key=lambda x: (x.declared_at <= at, x.declared_at, x.invt_no, x.cop_no), default=None)

    def _returns(self, invt_no: str) -> tuple[ReturnApplication, ...]:
        if not invt_no:
            return ()
        returns: list[ReturnApplication] = self._files.all(RETURNS, "SELECT * FROM returns WHERE invt_no = ?", invt_no)
        return tuple(sorted(returns, key=lambda r: (r.applied_at, r.cop_no)))

    def _receipts(self, invt_no: str) -> tuple[Receipt, ...]:
        if not invt_no:
            return ()
        receipts: list[Receipt] = self._files.all(
            RECEIPTS, "SELECT * FROM receipts WHERE invt_no = ? ORDER BY id", invt_no
        )
        return tuple(sorted(receipts, key=lambda r: r.at))

    def _fetch_controls(self, touches: AbstractSet[str]) -> None:
        """Look up, at one go, the controls on things that were not asked about before."""
        if len(self._known) > KNOWN:
            self._known.clear()
        found: dict[str, tuple[ControlInstruction, ...]] = {t: () for t in touches if t not in self._known}
        sql = "SELECT * FROM controls WHERE touches IN (SELECT value FROM json_each(?))"
        controls: list[ControlInstruction] = self._files.all(CONTROLS, sql, json.dumps(sorted(found)))
        for control in controls:
            found[touch_of(control)] += (control,)
        self._known |= found  # only now: a look-up that failed must not be remembered as "no control"

    def _controls(self, touches: AbstractSet[str]) -> tuple[ControlInstruction, ...]:
        found = [control for each in touches for control in self._known[each]]
        return tuple(sorted(found, key=lambda c: (c.rule_id, c.version, c.scope, c.value)))

    def _goods(self, gtins: Sequence[str], at: datetime) -> list[GoodsDossier]:
        """Return a dossier, still without its controls, for each GTIN; what is no GTIN is unknown."""
        numbers = [gtin_number(gtin) for gtin in gtins if is_gtin(gtin)]
        versions: dict[str, list[Product]] = {}
        products: list[Product] = self._files.all(PRODUCTS, VERSIONS_OF, json.dumps([n * VERSIONS for n in numbers]))
        for product in products:
            versions.setdefault(product.gtin, []).append(product)
        packs = families(self._files, filter(is_gtin, gtins))
        events: dict[str, list[TraceEvent]] = {}
        for event in self._files.all(EVENTS, EVENTS_OF, json.dumps(numbers), HISTORY):
            events.setdefault(event.gtin, []).append(event)
        today = at.astimezone(UTC).date()
        return [
            self._dossier(gtin, versions.get(gtin, ()), packs.get(gtin, ()), events.get(gtin, ()), today)
            for gtin in gtins
        ]

    def _dossier(
        self,
        gtin: str,
        versions: Iterable[Product],
        pack: tuple[PackLevel, ...],
        events: Iterable[TraceEvent],
        today: date,
    ) -> GoodsDossier:
        begun = sorted((p for p in versions if p.valid_from <= today), key=lambda p: p.version)
        valid = [p for p in begun if p.valid_to is None or p.valid_to > today]
        product = valid[-1] if valid else None
        return GoodsDossier(
            gtin=gtin,
            product=product,
            hs=self._hs_code(product.hs_code) if product else None,
            pack=pack,
            history=_by_time(events),
            stamp=self._stamp,
            earlier_versions=tuple(p for p in begun if p is not product),
        )

    def _hs_code(self, code: str) -> HsCode | None:
        if code not in self._hs:
            found: list[HsCode] = self._files.all(HS_CODES, "SELECT * FROM hs_codes WHERE code = ?", code)
            self._hs[code] = found[-1] if found else None
        return self._hs[code]

    def _walked(self, thing: Thing) -> tuple[TraceEvent, ...]:
        return newest(walk(thing, self._events, self._inputs), HISTORY)

    def _inputs(self, made: str) -> tuple[TraceEvent, ...]:
        """Return what went into a transformation and came out of it."""
        return self._newest("SELECT * FROM events WHERE parent = ?", made)

    def _events(self, thing: Thing) -> tuple[TraceEvent, ...]:
        """Return the newest events that name a thing itself; those of a piece's lot as well."""
        if thing.gtin is None:
            return self._newest("SELECT * FROM events WHERE sscc = ?", thing.sscc or "")
        if not is_gtin(thing.gtin):
            return ()
        number = gtin_number(thing.gtin)
        if thing.serial is not None:
            sql = "SELECT * FROM events WHERE gtin = ? AND (serial = ? OR (serial IS NULL AND lot = ?))"
            return self._newest(sql, number, thing.serial, thing.lot or "")
        if thing.lot is not None:
            return self._newest("SELECT * FROM events WHERE gtin = ? AND lot = ?", number, thing.lot)
        return self._newest("SELECT * FROM events WHERE gtin = ?", number)

    def _newest(self, sql: str, *keys: str | int) -> tuple[TraceEvent, ...]:
        newest = f"{sql} ORDER BY at DESC, id DESC LIMIT {HISTORY}"
        events: list[TraceEvent] = self._files.all(EVENTS, newest, *keys)
        return _by_time(events)


def _by_time(events: Iterable[TraceEvent]) -> tuple[TraceEvent, ...]:
    return tuple(sorted(events, key=lambda e: (e.at, e.event_id))[-HISTORY:])


def _touches_of_parcel(waybill: str, listing: DeclarationList | None) -> set[str]:
    """Return what the controls on a parcel and on its list's rows are found by."""
    touches = {ANYTHING, touch("logistics_no", waybill)}
    if listing is not None:
        touches |= {touch("invt_no", listing.invt_no), touch("ebc_code", listing.ebc_code)}
        touches |= {touch("origin", item.country) for item in listing.items}
        touches.update(*(_hs_touches(item.gcode) for item in listing.items))
    return touches


def _touches_of_goods(goods: GoodsDossier) -> set[str]:
    """Return what the controls on goods are found by."""
    touches = {ANYTHING, touch("gtin", goods.gtin)}
    if goods.product is not None:
        touches |= {touch("origin", goods.product.origin), *_hs_touches(goods.product.hs_code)}
    return touches


@lru_cache(maxsize=4096)
def _hs_touches(code: str) -> frozenset[str]:
    """Return what every control on a prefix of this commodity code is found by, the empty prefix included."""
    return frozenset(touch("hs", code[:length]) for length in range(len(code) + 1))

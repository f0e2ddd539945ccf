"""What was asked for, picked from the rows that were found in one place: two numbers may share it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from station.domain.cut import WHOLE, Cut
from station.domain.goods import Product, TraceEvent
from station.domain.parcel import DeclarationList

#: A dossier shows the newest events, and older ones that warn: a best seller has a hundred thousand, and nobody waits
#: for them at a dock. Of those in the base a delta may have taken some away; they are not made up for by older ones.
HISTORY = 200

Found = TypeVar("Found")


def only(kind: type[Found], records: Iterable[Any]) -> list[Found]:
    """Return the records of one kind."""
    return [record for record in records if isinstance(record, kind)]


def by_time(events: Iterable[TraceEvent], most: int = HISTORY) -> tuple[TraceEvent, ...]:
    """Return the newest events, by time."""
    return tuple(sorted(events, key=lambda e: (e.at, e.event_id))[-most:])


def cut_off(events: Sequence[TraceEvent], key: str) -> Cut:
    """Return where the history of a product ends, told from one event more than it shows."""
    return Cut(key, (key,)) if len(events) > HISTORY else WHOLE


def with_contents(cut: Cut, sscc: str, rows: Sequence[TraceEvent]) -> Cut:
    """Return where a unit's history ends; what was put in long before the newest is as far away as older events."""
    return replace(cut, thing=sscc, older=tuple(sorted({*cut.older, sscc}))) if len(rows) > HISTORY else cut


def newest_list(waybill: str, filed: Iterable[Any], at: datetime) -> DeclarationList | None:
    """Return a parcel's newest list declared by an instant, or else the newest of all."""
    lists = [x for x in only(DeclarationList, filed) if x.logistics_no == waybill]
    return max(lists, key=lambda x: (x.declared_at <= at, x.declared_at, x.invt_no, x.cop_no), default=None)


def of_unit(sscc: str, filed: Iterable[Any]) -> tuple[TraceEvent, ...]:
    """Return the newest events that name a unit, by time."""
    return by_time(e for e in only(TraceEvent, filed) if e.sscc == sscc)


def of_the_day(versions: Iterable[Product], today: date) -> tuple[Product | None, tuple[Product, ...]]:
    """Return the version valid on a day, and the others that have begun by then."""
    begun = [p for p in versions if p.valid_from <= today]
    begun.sort(key=lambda p: p.version)
    valid = (p for p in reversed(begun) if p.valid_to is None or p.valid_to > today)
    product = next(valid, None)
    return product, tuple(p for p in begun if p is not product) if len(begun) > 1 or product is None else ()

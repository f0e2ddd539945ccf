"""In a unit: from when until when things lay in it, and what lies in it now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from station.domain.goods import Part, TraceEvent
from station.domain.history.order import ordered, right


@dataclass(frozen=True, slots=True)
class Stay:
    """A thing's time in a unit: from being put in until being taken out, or until now (`until` None)."""

    unit: str
    since: datetime
    until: datetime | None

    def meet(self, other: "Stay") -> "Stay | None":
        """Return the part of this stay that falls into another one, or None where they do not meet."""
        ends = [until for until in (self.until, other.until) if until is not None]
        met = Stay(self.unit, max(self.since, other.since), min(ends, default=None))
        return met if met.until is None or met.since <= met.until else None

    def holds(self, at: datetime) -> bool:
        """Say whether a moment falls into it."""
        return self.since <= at and (self.until is None or at <= self.until)


#: Whenever it was.
ALWAYS = Stay("", datetime.min.replace(tzinfo=UTC), None)


def met(own: Iterable[Stay], during: Iterable[Stay]) -> tuple[Stay, ...]:
    """Return the parts of stays in a unit that fall into other times; what overlaps is one."""
    times = joined(during)
    return joined(part for stay in joined(own) for time in times if (part := stay.meet(time)) is not None)


def joined(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """Return stays in one unit by time; what overlaps is one."""
    stays = tuple(stays)
    if len(stays) < 2:
        return stays
    found: list[Stay] = []
    for stay in sorted(stays, key=lambda stay: stay.since):
        last = found[-1] if found else None
        if last is None or (last.until is not None and last.until < stay.since):
            found.append(stay)
        elif last.until is not None and (stay.until is None or stay.until > last.until):
            found[-1] = Stay(last.unit, last.since, stay.until)
    return tuple(found)


def stays(events: Iterable[TraceEvent]) -> tuple[Stay, ...]:
    """Return the times of things in units, by the rows that put them in, take them out, and empty the units.

    Every time a thing is put in is one: what was emptied and filled again is two, what is put in twice lies there since
    both. Of a lot the last of its pieces taken out ends it (`left`). Emptying takes out what was put in before that
    moment. Being seen in a unit that it was never put into is a stay of that moment alone.
    """
    found: list[Stay] = []
    for (unit, _), rows in _replayed(events, found).items():
        found += _begun(unit, rows, None)
    return tuple(sorted(set(found), key=lambda stay: (stay.since, stay.unit)))


def contents(rows: Iterable[TraceEvent], emptied: Iterable[TraceEvent]) -> tuple[TraceEvent, ...]:
    """Return the rows that first put into a unit what lies in it now, each with how many pieces of it are left.

    `rows` name the unit as parent, `emptied` are its own. What was last seen in it lies in it.
    """
    held = _replayed((*rows, *emptied), None).values()
    return tuple(replace(rows[0], quantity=left(rows)) for rows in held)


def left(rows: Iterable[TraceEvent]) -> Decimal | None:
    """Return how many pieces are left of a thing put into a unit and taken out of it, None where nothing tells.

    A number taken out leaves the others in; what is taken out without a number is all of it.
    """
    pieces: Decimal | None = Decimal(0)
    for row in rows:
        if row.action == "DELETE":
            pieces = Decimal(0) if row.quantity is None else pieces and max(pieces - row.quantity, Decimal(0))
        else:
            pieces = None if pieces is None or row.quantity is None else pieces + row.quantity
    return pieces


def _replayed(events: Iterable[TraceEvent], ended: list[Stay] | None) -> dict[tuple[str, str], list[TraceEvent]]:
    """Return what lies in which unit at the end, with the rows that tell of it; stays that are over go into `ended`.

    Without `ended`, what is seen in a unit lies in it from then on.
    """
    inside: dict[tuple[str, str], list[TraceEvent]] = {}
    over = ended if ended is not None else []
    for event in ordered(right(events)):
        key = (event.parent or "", event.thing.key)
        if event.part is Part.EMPTIED:
            over += _emptied(inside, event)
        elif event.part is not Part.CHILD or event.parent is None:
            continue
        elif event.action == "DELETE":
            if key in inside:
                inside[key].append(event)
                if left(inside[key]) == 0:
                    over += _begun(event.parent, inside.pop(key), event.at)
        elif event.action == "ADD" or (key not in inside and ended is None):
            inside.setdefault(key, []).append(event)
        elif key not in inside:
            over.append(Stay(event.parent, event.at, event.at))
    return inside


def _emptied(inside: dict[tuple[str, str], list[TraceEvent]], event: TraceEvent) -> list[Stay]:
    """Take out of a unit what was put in before it was emptied, and return the stays that this ends."""
    over: list[Stay] = []
    for key in [key for key in inside if key[0] == event.thing.key]:
        rows = inside.pop(key)
        over += _begun(key[0], [row for row in rows if row.at < event.at], event.at)
        if since := [row for row in rows if row.at >= event.at and row.action != "DELETE"]:
            inside[key] = since
    return over


def _begun(unit: str, rows: Iterable[TraceEvent], until: datetime | None) -> Iterator[Stay]:
    return (Stay(unit, row.at, until) for row in rows if row.action != "DELETE")

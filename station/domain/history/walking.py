"""The way up and back: a thing's events, those of each unit while it was in it, and those of what it was made from."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from station.domain.cut import NAMED, WHOLE, Cut
from station.domain.goods import Part, TraceEvent
from station.domain.history.doubt import warns
from station.domain.history.order import declared_wrong, ordered, right, whole
from station.domain.history.stays import ALWAYS, Stay, met, stays
from station.domain.thing import Thing, of_key

#: A piece lies in a case on a pallet in a container on a ship; nothing honest is ten units deep.
DEEPEST = 10
#: So many units and inputs are looked into for one thing; what was repacked or made of more is cut off there.
UNITS = 60

Source = Callable[[Thing], Sequence[TraceEvent]]
Inputs = Callable[[str], Sequence[TraceEvent]]


@dataclass(frozen=True, slots=True)
class History:
    """Events by time, and what of the history is not among them."""

    events: tuple[TraceEvent, ...]
    cut: Cut = WHOLE

    def __iter__(self) -> Iterator[TraceEvent]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)


@dataclass(frozen=True, slots=True)
class Visit:
    """One thing to look into, and what of it concerns the thing that the walk began with.

    Of a unit `rows` say what was put into it and taken out, `during` when that concerns it. Of an input `until` says
    when it was used.
    """

    thing: Thing
    depth: int = 0
    rows: tuple[TraceEvent, ...] = ()
    during: tuple[Stay, ...] = (ALWAYS,)
    until: datetime | None = None

    @property
    def since(self) -> datetime:
        """Return since when its events can concern the thing."""
        return min((time.since for time in self.times()), default=ALWAYS.since)

    def times(self, emptied: Iterable[TraceEvent] = ()) -> tuple[Stay, ...]:
        """Return when it concerns the thing, by what is known of it being emptied."""
        return met(stays((*self.rows, *emptied)), self.during) if self.rows else self.during

    def concern(self, events: Sequence[TraceEvent], times: Sequence[Stay]) -> tuple[TraceEvent, ...]:
        """Return those of its events that happened at such times, and what declares one of them wrong later.

        Of an input there is also what warns of it since, such as a recall.
        """
        if not self.depth:
            return tuple(events)
        kept = [event for event in events if any(time.holds(event.at) for time in times)]
        ids, wholes = {event.event_id for event in kept}, {whole(event) for event in kept}
        since = self.until is not None
        return tuple(e for e in events if e.event_id in ids or e.declares in wholes or (since and bears_on_warnings(e)))


def walk(
    thing: Thing,
    source: Source,
    inputs: Inputs = lambda _: (),
    most: int = sys.maxsize,
    warnings: Source = lambda _: (),
) -> History:
    """Return the events of a thing, of all units it was in while it was in them, and of what it was made from, by time.

    `source` returns the events that name a thing itself, and those of a piece's lot, which tell of the piece but not
    where it was packed; `inputs` what went into a transformation. A unit that is emptied ends the stay, in the units it
    lies in as well. Of an input there is what happened to it until it was used, and what warns of it since. Every unit
    is looked into once for each thing and time it was reached by, every input once for each time it was used, so what
    is said to hold or to have made one another ends the walk instead of turning it. Each event comes once.

    Both hand in the newest events, and one more than `most` where there are older ones: the history then says of what.
    Where there are, `warnings` hands in those that bear on warnings, however old. It also says what it did not get to,
    sixty units and inputs on, or ten deep.
    """
    found: dict[str, TraceEvent] = {}
    todo = [Visit(thing)]
    seen: set[tuple[str, tuple[Stay, ...], datetime | None]] = set()
    older: dict[str, None] = {}
    beyond: dict[str, None] = {}
    looked = 0
    while todo and looked <= UNITS:
        looked += 1
        here = todo.pop()
        events = ordered(source(here.thing))
        if len(events) > most:
            if events[-most - 1].at >= here.since:
                older[here.thing.key] = None
            events = beside(events[-most:], warnings(here.thing))
        happened = right(events)
        times = here.times([event for event in happened if event.part is Part.EMPTIED] if here.rows else ())
        kept = here.concern(events, times)
        onward = list(_outwards(thing, here, happened, times))
        if here.thing.single or here.thing.lot is not None:
            made = {key: ordered(inputs(key)) for key in made_in(kept)}
            older |= dict.fromkeys(key for key, rows in made.items() if len(rows) > most)
            used = [r for rows in made.values() for r in rows[-most:] if r.part is Part.INPUT and not r.declares]
            found.update((event.event_id, event) for event in used)
            onward += (_used(row, here.depth + 1) for row in used if row.thing.single or row.lot)
        found.update((event.event_id, event) for event in kept)
        for there in onward:
            found.update((row.event_id, row) for row in _entries(there))
            way = (there.thing.key, there.times(), there.until)
            if way not in seen and there.depth > DEEPEST:
                beyond[there.thing.key] = None
            elif way not in seen:
                seen.add(way)
                todo.append(there)
    beyond |= dict.fromkeys(there.thing.key for there in todo)
    cut = Cut(thing.key, tuple(sorted(older)), tuple(sorted(beyond)[:NAMED])) if older or beyond else WHOLE
    return History(ordered(found.values()), cut)


def beside(latest: Iterable[TraceEvent], warnings: Iterable[TraceEvent]) -> tuple[TraceEvent, ...]:
    """Return the newest events of a thing and those that bear on warnings, however old, each once, by time."""
    return ordered({event.event_id: event for event in (*warnings, *latest)}.values())


def _outwards(first: Thing, here: Visit, events: Sequence[TraceEvent], times: tuple[Stay, ...]) -> Iterator[Visit]:
    """Yield the units that a thing lay in at such times, whenever it was put there; never the `first` thing again."""
    serial, by_unit = here.thing.serial, dict[str, list[TraceEvent]]()
    for event in events:
        if event.part is Part.CHILD and event.parent not in {None, first.key} and serial in {None, event.serial}:
            by_unit.setdefault(event.parent or "", []).append(event)
    visits = (Visit(of_key(unit), here.depth + 1, tuple(rows), times) for unit, rows in by_unit.items())
    yield from (visit for visit in visits if visit.times())


def _used(row: TraceEvent, depth: int) -> Visit:
    return Visit(row.thing, depth, during=(replace(ALWAYS, until=row.at),), until=row.at)


def _entries(visit: Visit) -> Iterator[TraceEvent]:
    """Yield the rows that began the stays in a unit, long before the time that concerns the thing though it may be."""
    begun = {stay.since for stay in stays(visit.rows) if met((stay,), visit.during)}
    return (row for row in visit.rows if row.at in begun)


def made_in(events: Iterable[TraceEvent]) -> tuple[str, ...]:
    """Return the transformations that something among these events came out of; declared errors do not count."""
    events = tuple(events)
    wrong = declared_wrong(events)
    came_out = (e for e in events if e.part is Part.OUTPUT and not e.declares and e.event_id not in wrong)
    return tuple(dict.fromkeys(event.parent for event in came_out if event.parent is not None))


def inputs_of(events: Iterable[TraceEvent]) -> dict[str, tuple[str, ...]]:
    """Return, by transformation, the keys of what went into it, as far as these events tell."""
    used: dict[str, dict[str, None]] = {}
    for event in events:
        if event.part is Part.INPUT and event.parent is not None and not event.declares:
            used.setdefault(event.parent, {})[event.thing.key] = None
    return {made: tuple(keys) for made, keys in used.items()}


def newest(history: History, count: int) -> History:
    """Return the last so many events, and of the earlier ones those that warn or that lift a warning."""
    events = history.events
    kept = (*(event for event in events[:-count] if bears_on_warnings(event)), *events[-count:])
    return History(kept, replace(history.cut, left_out=len(events) - len(kept)))


def bears_on_warnings(event: TraceEvent) -> bool:
    """Say whether an event warns, lifts a warning, or declares another one wrong, which may be either."""
    return warns(event.disposition) or event.declares is not None

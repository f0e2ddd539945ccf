"""The way up and back: a thing's events, those of each unit while it was in it, and those of what it was made from."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from station.domain.cut import NAMED, WHOLE, Cut
from station.domain.goods import Part, TraceEvent
from station.domain.history.doubt import warns
from station.domain.thing import Thing, of_key

#: A piece lies in a case on a pallet in a container on a ship; nothing honest is ten units deep.
DEEPEST = 10
#: So many units and inputs are looked into for one thing; what was repacked or made of more is cut off there.
UNITS = 60

Source = Callable[[Thing], Sequence[TraceEvent]]
Inputs = Callable[[str], Sequence[TraceEvent]]

#: Before all events: since when an input has been what it is.
EVER = datetime.min.replace(tzinfo=UTC)


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
class Stay:
    """A thing's time in a unit: from being put in until being taken out, or until now (`until` None)."""

    unit: str
    since: datetime
    until: datetime | None


def walk(thing: Thing, source: Source, inputs: Inputs = lambda _: (), most: int = sys.maxsize) -> History:
    """Return the events of a thing, of all units it was in while it was in them, and of what it was made from, by time.

    `source` returns the events that name a thing itself, and those of a piece's lot, which tell of the piece but not
    where it was packed; `inputs` what went into a transformation. Of an input there is what happened to it until it was
    used, and what warns of it since. Every unit is looked into once for each time that something was put into it, every
    input once for each time it was used, so what is said to hold or to have made one another ends the walk instead of
    turning it. Each event comes once.

    Both hand in the newest events, and one more than `most` where there are older ones: the history then says of what.
    It also says what it did not get to, sixty units and inputs on, or ten deep.
    """
    found: dict[str, TraceEvent] = {}
    todo: list[tuple[Thing, Stay | None, int]] = [(thing, None, 0)]
    seen: set[tuple[str, datetime, datetime | None]] = set()
    older: dict[str, None] = {}
    beyond: dict[str, None] = {}
    looked = 0
    while todo and looked <= UNITS:
        looked += 1
        here, stay, depth = todo.pop()
        events = ordered(source(here))
        if len(events) > most:
            if stay is None or events[-most - 1].at >= stay.since:
                older[here.key] = None
            events = events[-most:]
        if stay is not None:
            events = _until_used(events, stay) if stay.since == EVER else _during(events, stay)
        of_it = [event for event in events if here.serial is None or event.serial == here.serial]
        onward = [(of_key(each.unit), within(each, stay)) for each in stays(of_it) if each.unit != thing.key]
        if here.single or here.lot is not None:
            made = {key: ordered(inputs(key)) for key in made_in(events)}
            older |= dict.fromkeys(key for key, rows in made.items() if len(rows) > most)
            used = [r for rows in made.values() for r in rows[-most:] if r.part is Part.INPUT and not r.declares]
            found.update((event.event_id, event) for event in used)
            onward += [(row.thing, Stay(row.thing.key, EVER, row.at)) for row in used if row.thing.single or row.lot]
        found.update((event.event_id, event) for event in events)
        for there, time in onward:
            met = (there.key, time.since, time.until if time.since == EVER else None)
            if met not in seen and depth == DEEPEST:
                beyond[there.key] = None
            elif met not in seen:
                seen.add(met)
                todo.append((there, time, depth + 1))
    beyond |= dict.fromkeys(there.key for there, _, _ in todo)
    cut = Cut(thing.key, tuple(sorted(older)), tuple(sorted(beyond)[:NAMED])) if older or beyond else WHOLE
    return History(ordered(found.values()), cut)


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
    kept = (*(event for event in events[:-count] if _warns(event)), *events[-count:])
    return History(kept, replace(history.cut, left_out=len(events) - len(kept)))


def stays(events: Iterable[TraceEvent]) -> tuple[Stay, ...]:
    """Return a thing's times in units, from its own events by time; declared errors do not count.

    Being seen in a unit that it was never put into is a stay of that moment alone.
    """
    events = tuple(events)
    wrong = declared_wrong(events)
    inside: dict[str, datetime] = {}
    ended: list[Stay] = []
    for event in events:
        if event.part is not Part.CHILD or event.parent is None or event.declares or event.event_id in wrong:
            continue
        if event.action == "ADD":
            inside.setdefault(event.parent, event.at)
        elif event.action == "DELETE" and event.parent in inside:
            ended.append(Stay(event.parent, inside.pop(event.parent), event.at))
        elif event.action == "OBSERVE" and event.parent not in inside:
            ended.append(Stay(event.parent, event.at, event.at))
    ended += (Stay(unit, since, None) for unit, since in inside.items())
    return tuple(sorted(ended, key=lambda stay: (stay.since, stay.unit)))


def contents(rows: Iterable[TraceEvent], emptied: Iterable[TraceEvent]) -> tuple[TraceEvent, ...]:
    """Return the rows that put into a unit what lies in it now: `rows` name it as parent, `emptied` are its own."""
    events = ordered((*rows, *emptied))
    wrong = declared_wrong(events)
    inside: dict[str, TraceEvent] = {}
    for event in events:
        if event.declares or event.event_id in wrong:
            continue
        if event.part is Part.EMPTIED:
            inside.clear()
        elif event.part is Part.CHILD and event.action == "DELETE":
            inside.pop(event.thing.key, None)
        elif event.part is Part.CHILD:
            inside.setdefault(event.thing.key, event)
    return tuple(inside.values())


def declared_wrong(events: Iterable[TraceEvent]) -> frozenset[str]:
    """Return the ids of events that an error declaration among these calls wrong, those of their further rows too."""
    events = tuple(events)
    wrong = {event.declares for event in events if event.declares is not None}
    return frozenset(event.event_id for event in events if event.event_id.partition("#row-")[0] in wrong)


def ordered(events: Iterable[TraceEvent]) -> tuple[TraceEvent, ...]:
    """Return events by the time they happened; at one time what puts in comes before what takes out."""
    return tuple(sorted(events, key=lambda e: (e.at, e.action == "DELETE", e.event_id)))


def _during(events: Sequence[TraceEvent], stay: Stay) -> tuple[TraceEvent, ...]:
    """Return a unit's events while something was in it; being emptied ends the stay."""
    kept: list[TraceEvent] = []
    for event in events:
        if event.at < stay.since or (stay.until is not None and event.at > stay.until):
            continue
        kept.append(event)
        if event.part is Part.EMPTIED and event.at > stay.since:
            break
    return tuple(kept)


def _until_used(events: Sequence[TraceEvent], used: Stay) -> tuple[TraceEvent, ...]:
    """Return an input's events until it was used, and what warns of it since, such as a recall."""
    return tuple(event for event in events if used.until is None or event.at <= used.until or _warns(event))


def _warns(event: TraceEvent) -> bool:
    return warns(event.disposition) or event.declares is not None


def within(inner: Stay, outer: Stay | None) -> Stay:
    """Return the part of a unit's stay in another one that concerns the thing inside it."""
    if outer is None:
        return inner
    ends = [until for until in (inner.until, outer.until) if until is not None]
    return Stay(inner.unit, max(inner.since, outer.since), min(ends, default=None))

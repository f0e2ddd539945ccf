"""The way up through aggregations: the events of a thing, and of each unit for as long as the thing was in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from station.domain.goods import Part, TraceEvent
from station.domain.thing import Thing, of_key

#: A piece lies in a case on a pallet in a container on a ship; nothing honest is ten units deep.
DEEPEST = 10
#: So many units are looked into for one thing; a piece repacked more often is cut off there.
UNITS = 60

Source = Callable[[Thing], Sequence[TraceEvent]]


@dataclass(frozen=True, slots=True)
class Stay:
    """A thing's time in a unit: from being put in until being taken out, or until now (`until` None)."""

    unit: str
    since: datetime
    until: datetime | None


def walk(thing: Thing, source: Source) -> tuple[TraceEvent, ...]:
    """Return the events of a thing and of all units it was in while it was in them, by time; each event once.

    `source` returns the events that name a thing itself, and those of a piece's lot, which tell of the piece but not
    where it was packed. Every unit is looked into once for each time that something
    was put into it, so units that are said to hold one another end the walk instead of turning it.
    """
    found: dict[str, TraceEvent] = {}
    todo: list[tuple[Thing, Stay | None, int]] = [(thing, None, 0)]
    seen: set[tuple[str, datetime]] = set()
    while todo and len(seen) <= UNITS:
        here, stay, depth = todo.pop()
        events = ordered(source(here))
        if stay is not None:
            events = _during(events, stay)
        found.update((event.event_id, event) for event in events)
        if depth == DEEPEST:
            continue
        of_it = [event for event in events if here.serial is None or event.serial == here.serial]
        for each in stays(of_it):
            if (each.unit, each.since) not in seen and each.unit != thing.key:
                seen.add((each.unit, each.since))
                todo.append((of_key(each.unit), within(each, stay), depth + 1))
    return ordered(found.values())


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


def within(inner: Stay, outer: Stay | None) -> Stay:
    """Return the part of a unit's stay in another one that concerns the thing inside it."""
    if outer is None:
        return inner
    ends = [until for until in (inner.until, outer.until) if until is not None]
    return Stay(inner.unit, max(inner.since, outer.since), min(ends, default=None))

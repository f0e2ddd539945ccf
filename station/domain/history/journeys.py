"""The way of one thing together with all it lay in: seen at two places at once, and gaps on the way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from station.domain.goods import Part, TraceEvent
from station.domain.history.doubt import Doubt, DoubtCode, pointed_out
from station.domain.history.nesting import Nest, Outer
from station.domain.history.order import ordered
from station.domain.history.stays import Stay, met

#: Steps of CBV 2.0, section 7.1.
LEAVING = frozenset({"shipping", "departing"})
COMING = frozenset({"arriving", "receiving", "accepting"})
#: Nothing gets from one place to another faster; clocks of two readers may differ by less.
TRAVEL = timedelta(seconds=60)
#: What leaves a dock passes a gate within it; what leaves another place later has been somewhere.
YARD = timedelta(hours=24)
SILENCE = timedelta(days=180)

#: The events that count, by `Thing.key`.
Events = Mapping[str, Sequence[TraceEvent]]


def journeys(things: Events, nest: Nest, outer: Outer, hand: tuple[str, datetime] | None) -> Iterator[Doubt]:
    """Point out what is wrong with the ways of single things.

    What happened to a unit happened to all that lay in it: their events are one way. Each contradiction and gap is told
    once, of the thing whose own event it rests on. `hand` is the thing at hand and now: that nothing was heard of it
    since its last event may be a gap as well.
    """
    told: dict[tuple[DoubtCode, tuple[str, ...]], Doubt] = {}
    for key, own in things.items():
        if not own[0].thing.single:
            continue
        way, ids = _way(own, things, outer.get(key, {})), {event.event_id for event in own}
        if hand is not None and hand[0] == key:
            yield from not_heard_of(key, way, hand[1])
        gaps = (*moves(key, way), *silent(key, way), *not_taken_out(key, own, nest, outer))
        for doubt in (*two_places(key, way), *gaps):
            of_it = not ids.isdisjoint(doubt.events)
            if of_it or not _of_one(doubt, way):
                name = (doubt.code, doubt.events)
                told[name] = doubt if of_it else told.get(name, doubt)
    yield from told.values()


def two_places(key: str, way: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find a single thing seen at two places at once."""
    placed = [event for event in way if event.read_point]
    for one, other in pairwise(placed):
        if site(one) != site(other) and other.at - one.at < TRAVEL:
            yield pointed_out(DoubtCode.TWO_PLACES, key, one, other, site(one), site(other))


def moves(key: str, way: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find arrivals that nothing left for, and departures after which it was handled elsewhere without arriving."""
    left: TraceEvent | None = None
    for number, event in enumerate(way):
        if event.biz_step in COMING:
            before = way[number - 1] if number else event
            if left is None and before.biz_step not in COMING and elsewhere(event, before):  # a gate, then a dock
                yield pointed_out(DoubtCode.NOT_SHIPPED, key, before, event)
            left = None
        elif event.biz_step in LEAVING:
            if left is not None and elsewhere(left, event) and event.at - left.at > YARD:
                yield pointed_out(DoubtCode.NOT_RECEIVED, key, left, event)
            left = event
        elif left is not None and event.biz_step != "transporting" and elsewhere(left, event):
            yield pointed_out(DoubtCode.NOT_RECEIVED, key, left, event)
            left = None


def silent(key: str, way: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find half a year without an event."""
    for one, other in pairwise(way):
        if other.at - one.at > SILENCE:
            yield pointed_out(DoubtCode.SILENT, key, one, other, str((other.at - one.at).days))


def not_heard_of(key: str, way: Sequence[TraceEvent], at: datetime) -> Iterator[Doubt]:
    """Find half a year without an event since the last one."""
    if at - way[-1].at > SILENCE:
        yield pointed_out(DoubtCode.SILENT, key, way[-1], str((at - way[-1].at).days))


def not_taken_out(key: str, own: Sequence[TraceEvent], nest: Nest, outer: Outer) -> Iterator[Doubt]:
    """Find what was put into a unit while it lay in another one, where neither unit lies in the other."""
    for event in own:
        into = event.parent if event.part is Part.CHILD and event.action == "ADD" else None
        for unit, times in nest.get(key, {}).items() if into is not None else ():
            lay = [time for time in times if time.since < event.at and (time.until is None or event.at < time.until)]
            if into is not None and unit != into and lay and not _one_in_the_other(unit, into, lay, outer):
                yield pointed_out(DoubtCode.NOT_TAKEN_OUT, key, event, unit, into)
                break


def site(event: TraceEvent) -> str:
    """Return the place of an event without the spot in it: a GLN without its extension (AI 254)."""
    return event.read_point.partition("/254/")[0]


def elsewhere(one: TraceEvent, other: TraceEvent) -> bool:
    """Say whether two events are known to have been at two places."""
    return bool(one.read_point and other.read_point) and site(one) != site(other)


def _way(own: Sequence[TraceEvent], things: Events, units: Mapping[str, Iterable[Stay]]) -> Sequence[TraceEvent]:
    there = {
        event.event_id: event
        for unit, times in units.items()
        for event in things.get(unit, ())
        if any(time.holds(event.at) for time in times)
    }
    return ordered((there | {event.event_id: event for event in own}).values()) if there else own


def _of_one(doubt: Doubt, way: Iterable[TraceEvent]) -> bool:
    """Say whether a doubt rests on the events of one thing alone."""
    return len({event.thing.key for event in way if event.event_id in doubt.events}) == 1


def _one_in_the_other(one: str, other: str, times: Iterable[Stay], outer: Outer) -> bool:
    nested = (*outer.get(one, {}).get(other, ()), *outer.get(other, {}).get(one, ()))
    return bool(met(nested, times))

"""What lies in what: the units around each thing, through whatever lies between, and those that lie in themselves."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from station.domain.goods import Part, TraceEvent
from station.domain.history.doubt import Doubt, DoubtCode, pointed_out
from station.domain.history.order import right
from station.domain.history.stays import ALWAYS, Stay, joined, met, stays

#: By the key of a thing, then of a unit: when the thing lay in the unit, directly.
Nest = Mapping[str, Mapping[str, tuple[Stay, ...]]]
#: The same with all units that it lay in, through whatever lies between.
Outer = Nest


def nested(events: Iterable[TraceEvent]) -> Nest:
    """Return what lay directly in what, and when, as far as these events tell."""
    events = right(events)
    emptied = [event for event in events if event.part is Part.EMPTIED]
    rows: dict[str, list[TraceEvent]] = {}
    for event in events:
        if event.part is Part.CHILD:
            rows.setdefault(event.thing.key, []).append(event)
    nest: dict[str, dict[str, tuple[Stay, ...]]] = {}
    for key, own in rows.items():
        for stay in stays((*own, *emptied)):
            units = nest.setdefault(key, {})
            units[stay.unit] = joined((*units.get(stay.unit, ()), stay))
    return nest


def outwards(nest: Nest) -> Outer:
    """Return all units that each thing lay in, directly or in another, and when; itself where it lies in itself."""
    return {key: _around(key, nest) for key in nest}


def _around(key: str, nest: Nest) -> dict[str, tuple[Stay, ...]]:
    found: dict[str, tuple[Stay, ...]] = {}
    todo: deque[tuple[str, tuple[Stay, ...]]] = deque([(key, (ALWAYS,))])
    while todo:
        here, times = todo.popleft()
        for unit, own in nest.get(here, {}).items():
            known, more = found.get(unit, ()), met(own, times)
            both = joined((*known, *more))
            if both != known:
                found[unit] = both
                todo.append((unit, more))
    return found


def circles(events: Sequence[TraceEvent], outer: Outer) -> Iterator[Doubt]:
    """Find units that lie in themselves, at one time, through whatever lies between."""
    for key in (key for key, units in outer.items() if key in units):
        rows = (event for event in right(events) if event.part is Part.CHILD and event.thing.key == key)
        yield pointed_out(DoubtCode.IN_ITSELF, key, *rows)

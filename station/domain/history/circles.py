"""Units that are said to lie in themselves, through whatever lies between."""

from collections.abc import Iterator, Sequence

from station.domain.goods import Part, TraceEvent
from station.domain.history.doubt import Doubt, DoubtCode, pointed_out
from station.domain.history.walking import Stay, stays, within


def circles(events: Sequence[TraceEvent], wrong: frozenset[str]) -> Iterator[Doubt]:
    """Find units that lie in themselves, at one time, through whatever lies between."""
    held = [
        event for event in events if event.part is Part.CHILD and event.event_id not in wrong and not event.declares
    ]
    emptied = [event for event in events if event.part is Part.EMPTIED and event.event_id not in wrong]
    inside: dict[str, list[Stay]] = {}
    for key in dict.fromkeys(event.thing.key for event in held):
        own = tuple(event for event in held if event.thing.key == key)
        inside[key] = [_cut(stay, emptied) for stay in stays(own)]
    for key, own_stays in inside.items():
        if any(_leads_to(key, stay, inside, frozenset({key})) for stay in own_stays):
            yield pointed_out(DoubtCode.IN_ITSELF, key, *(event for event in held if event.thing.key == key))


def _leads_to(key: str, stay: Stay, inside: dict[str, list[Stay]], met: frozenset[str]) -> bool:
    if stay.unit == key:
        return True
    if stay.unit in met:
        return False
    onward = (outer for outer in inside.get(stay.unit, ()) if _overlap(stay, outer))
    return any(_leads_to(key, within(outer, stay), inside, met | {stay.unit}) for outer in onward)


def _overlap(one: Stay, other: Stay) -> bool:
    return (one.until is None or other.since <= one.until) and (other.until is None or one.since <= other.until)


def _cut(stay: Stay, emptied: Sequence[TraceEvent]) -> Stay:
    ends = [event.at for event in emptied if event.thing.key == stay.unit and event.at > stay.since]
    ends += [stay.until] if stay.until is not None else []
    return Stay(stay.unit, stay.since, min(ends, default=None))

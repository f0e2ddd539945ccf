"""What in a history cannot be true, what is missing in it, and what it warns of: by named checks, for each thing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from station.domain.cut import Cut
from station.domain.goods import Part, TraceEvent
from station.domain.history.doubt import ALERTS, LIFTED, UNSET, Doubt, DoubtCode, pointed_out
from station.domain.history.nesting import circles, nested
from station.domain.history.order import declared_wrong, ordered
from station.domain.history.stays import stays
from station.domain.thing import Thing

#: Steps and dispositions of CBV 2.0, sections 7.1 and 7.2.
MAKING = frozenset({"commissioning", "creating_class_instance"})
ENDING = frozenset({"decommissioning", "destroying", "killing"})
LEAVING = frozenset({"shipping", "departing"})
COMING = frozenset({"arriving", "receiving", "accepting"})
SOLD, RETURNED = "retail_selling", "returned"
#: Nothing gets from one place to another faster; clocks of two readers may differ by less.
TRAVEL = timedelta(seconds=60)
CLOCKS = timedelta(minutes=5)
SILENCE = timedelta(days=180)


def doubts(events: Iterable[TraceEvent]) -> tuple[Doubt, ...]:
    """Point out what is impossible, missing or alarming, thing by thing; what was declared wrong does not count.

    Pieces with a serial number and logistic units are judged in full. Of a lot there are many at many places: only its
    making, its recording and its alerts are. A product without lot or serial number is not judged.
    """
    events = ordered(events)
    wrong = declared_wrong(events)
    found: list[Doubt] = []
    for thing, own in _by_thing(events, wrong).items():
        for check in SINGLE if thing.single else OF_A_LOT:
            found += check(thing.key, own)
    return (*found, *circles(events, nested(events)))


def alerts(events: Iterable[TraceEvent]) -> tuple[Doubt, ...]:
    """Point out the alerts that stand, and nothing else."""
    events = tuple(events)
    if not any(event.disposition in ALERTS for event in events):
        return ()
    events = ordered(events)
    things = _by_thing(events, declared_wrong(events))
    return tuple(doubt for thing, own in things.items() for doubt in alert(thing.key, own))


def not_complete(cut: Cut) -> tuple[Doubt, ...]:
    """Point out that a history ends before all was looked at: what lies further back may hold a warning."""
    return (Doubt(DoubtCode.NOT_COMPLETE, cut.thing, (), cut.unseen),) if cut.unseen else ()


def _by_thing(events: Iterable[TraceEvent], wrong: frozenset[str]) -> dict[Thing, list[TraceEvent]]:
    things: dict[Thing, list[TraceEvent]] = {}
    for event in events:
        if event.declares is None and event.event_id not in wrong and (event.lot or event.thing.single):
            things.setdefault(_identity(event.thing), []).append(event)
    return things


Check = Callable[[str, Sequence[TraceEvent]], Iterator[Doubt]]


def before_made(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find what happened before the thing was made."""
    made = next((event for event in events if _makes(event)), None)
    if made is not None:
        for event in events:
            if event.at < made.at:
                yield pointed_out(DoubtCode.BEFORE_MADE, key, event, made)


def after_end(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find what happened after the thing had ceased to be: destroyed, decommissioned, or made into another.

    A warning of it, such as a recall, may well come later.
    """
    end = next((event for event in events if event.biz_step in ENDING or event.part is Part.INPUT), None)
    if end is not None:
        for event in events:
            if event.at > end.at and event.disposition not in ALERTS:
                yield pointed_out(DoubtCode.AFTER_END, key, end, event)


def sold_twice(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find a second sale without a return before it."""
    sale: TraceEvent | None = None
    for event in events:
        if event.disposition == RETURNED:
            sale = None
        elif event.biz_step == SOLD:
            if sale is not None:
                yield pointed_out(DoubtCode.SOLD_TWICE, key, sale, event)
            sale = event


def two_places(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find a single thing seen at two places at once."""
    placed = [event for event in events if event.read_point]
    for one, other in pairwise(placed):
        if site(one) != site(other) and other.at - one.at < TRAVEL:
            yield pointed_out(DoubtCode.TWO_PLACES, key, one, other, site(one), site(other))


def recorded_ahead(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find what was recorded before it happened."""
    for event in events:
        if event.at - event.recorded_at > CLOCKS:
            yield pointed_out(DoubtCode.RECORDED_AHEAD, key, event)


def moves(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find arrivals that nothing left for, and departures after which it was handled elsewhere without arriving."""
    left: TraceEvent | None = None
    for number, event in enumerate(events):
        if event.biz_step in COMING:
            before = events[number - 1] if number else event
            if left is None and before.biz_step not in COMING and _elsewhere(event, before):  # a gate, then a dock
                yield pointed_out(DoubtCode.NOT_SHIPPED, key, before, event)
            left = None
        elif event.biz_step in LEAVING:
            left = event
        elif left is not None and event.biz_step != "transporting" and _elsewhere(left, event):
            yield pointed_out(DoubtCode.NOT_RECEIVED, key, left, event)
            left = None


def never_put_in(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find what was taken out of a unit that nothing says it was put into."""
    inside = {(stay.unit, stay.until) for stay in stays(events)}
    for event in events:
        if event.part is Part.CHILD and event.action == "DELETE" and (event.parent, event.at) not in inside:
            yield pointed_out(DoubtCode.NEVER_PUT_IN, key, event)


def silent(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find half a year without an event."""
    for one, other in pairwise(events):
        if other.at - one.at > SILENCE:
            yield pointed_out(DoubtCode.SILENT, key, one, other, str((other.at - one.at).days))


def alert(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find a state that an officer must know of and that nothing has lifted: a recalled lot may well be moved on."""
    standing: dict[str, TraceEvent] = {}
    for event in events:
        if event.disposition in ALERTS:
            standing[event.disposition] = event
        elif event.disposition == LIFTED:
            standing.clear()
        elif event.disposition.startswith(UNSET):
            standing.pop(event.disposition.removeprefix(UNSET), None)
    for state, event in standing.items():
        yield pointed_out(DoubtCode.ALERT, key, event, state)


SINGLE: tuple[Check, ...] = (
    before_made, after_end, sold_twice, two_places, recorded_ahead, moves, never_put_in, silent, alert,
)  # fmt: skip
OF_A_LOT: tuple[Check, ...] = (before_made, recorded_ahead, alert)


def site(event: TraceEvent) -> str:
    """Return the place of an event without the spot in it: a GLN without its extension (AI 254)."""
    return event.read_point.partition("/254/")[0]


def _elsewhere(one: TraceEvent, other: TraceEvent) -> bool:
    return bool(one.read_point and other.read_point) and site(one) != site(other)


def _makes(event: TraceEvent) -> bool:
    return event.biz_step in MAKING or event.part is Part.OUTPUT


def _identity(thing: Thing) -> Thing:
    """Return what makes a thing this one: of a piece its GTIN and serial number, whatever lot an event says."""
    if thing.gtin is None:
        return thing
    return Thing(thing.gtin, thing.lot if thing.serial is None else None, thing.serial)

"""What in a history cannot be true, what is missing in it, and what it warns of: by named checks, for each thing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from station.domain.goods import Part, TraceEvent
from station.domain.history.walking import Stay, declared_wrong, ordered, stays, within
from station.domain.thing import Thing


class DoubtCode(StrEnum):
    """What is wrong with a history. The first five cannot be true; the rest are gaps and warnings."""

    BEFORE_MADE = "before_made"
    AFTER_END = "after_end"
    SOLD_TWICE = "sold_twice"
    TWO_PLACES = "two_places"
    IN_ITSELF = "in_itself"
    RECORDED_AHEAD = "recorded_ahead"
    NOT_SHIPPED = "not_shipped"
    NOT_RECEIVED = "not_received"
    NEVER_PUT_IN = "never_put_in"
    SILENT = "silent"
    ALERT = "alert"


IMPOSSIBLE = frozenset(
    {
        DoubtCode.BEFORE_MADE,
        DoubtCode.AFTER_END,
        DoubtCode.SOLD_TWICE,
        DoubtCode.TWO_PLACES,
        DoubtCode.IN_ITSELF,
    }
)

#: Steps and dispositions of CBV 2.0, sections 7.1 and 7.2.
MAKING = frozenset({"commissioning", "creating_class_instance"})
ENDING = frozenset({"decommissioning", "destroying", "killing"})
LEAVING = frozenset({"shipping", "departing"})
COMING = frozenset({"arriving", "receiving", "accepting"})
SOLD, RETURNED = "retail_selling", "returned"
ALERTS = frozenset({"recalled", "stolen", "destroyed", "expired", "damaged", "no_pedigree_match", "non_conformant",
                    "mismatch_class", "mismatch_instance", "mismatch_quantity"})  # fmt: skip

#: Nothing gets from one place to another faster; clocks of two readers may differ by less.
TRAVEL = timedelta(seconds=60)
CLOCKS = timedelta(minutes=5)
SILENCE = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing pointed out: the thing it is about by `Thing.key`, the events, and what was compared as text."""

    code: DoubtCode
    thing: str
    events: tuple[str, ...]
    values: tuple[str, ...] = ()

    @property
    def impossible(self) -> bool:
        """Say whether the events contradict one another."""
        return self.code in IMPOSSIBLE


def doubts(events: Iterable[TraceEvent]) -> tuple[Doubt, ...]:
    """Point out what is impossible, missing or alarming, thing by thing; what was declared wrong does not count.

    Pieces with a serial number and logistic units are judged in full. Of a lot there are many at many places: only its
    making, its recording and its newest disposition are. A product without lot or serial number is not judged.
    """
    events = ordered(events)
    wrong = declared_wrong(events)
    things: dict[Thing, list[TraceEvent]] = {}
    for event in events:
        if event.declares is None and event.event_id not in wrong and (event.lot or event.thing.single):
            things.setdefault(_identity(event.thing), []).append(event)
    found: list[Doubt] = []
    for thing, own in things.items():
        for check in SINGLE if thing.single else OF_A_LOT:
            found += check(thing.key, own)
    return (*found, *circles(events, wrong))


Check = Callable[[str, Sequence[TraceEvent]], Iterator[Doubt]]


def before_made(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find what happened before the thing was made."""
    made = next((event for event in events if _makes(event)), None)
    if made is not None:
        for event in events:
            if event.at < made.at:
                yield _doubt(DoubtCode.BEFORE_MADE, key, event, made)


def after_end(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find what happened after the thing had ceased to be: destroyed, decommissioned, or made into another."""
    end = next((event for event in events if event.biz_step in ENDING or event.part is Part.INPUT), None)
    if end is not None:
        for event in events:
            if event.at > end.at:
                yield _doubt(DoubtCode.AFTER_END, key, end, event)


def sold_twice(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find a second sale without a return before it."""
    sale: TraceEvent | None = None
    for event in events:
        if event.disposition == RETURNED:
            sale = None
        elif event.biz_step == SOLD:
            if sale is not None:
                yield _doubt(DoubtCode.SOLD_TWICE, key, sale, event)
            sale = event


def two_places(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find a single thing seen at two places at once."""
    placed = [event for event in events if event.read_point]
    for one, other in pairwise(placed):
        if site(one) != site(other) and other.at - one.at < TRAVEL:
            yield _doubt(DoubtCode.TWO_PLACES, key, one, other, site(one), site(other))


def recorded_ahead(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find what was recorded before it happened."""
    for event in events:
        if event.at - event.recorded_at > CLOCKS:
            yield _doubt(DoubtCode.RECORDED_AHEAD, key, event)


def moves(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find arrivals that nothing left for, and departures after which it was handled elsewhere without arriving."""
    left: TraceEvent | None = None
    for number, event in enumerate(events):
        if event.biz_step in COMING:
            before = events[number - 1] if number else event
            if left is None and before.biz_step not in COMING and _elsewhere(event, before):  # a gate, then a dock
                yield _doubt(DoubtCode.NOT_SHIPPED, key, before, event)
            left = None
        elif event.biz_step in LEAVING:
            left = event
        elif left is not None and event.biz_step != "transporting" and _elsewhere(left, event):
            yield _doubt(DoubtCode.NOT_RECEIVED, key, left, event)
            left = None


def never_put_in(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find what was taken out of a unit that nothing says it was put into."""
    inside = {(stay.unit, stay.until) for stay in stays(events)}
    for event in events:
        if event.part is Part.CHILD and event.action == "DELETE" and (event.parent, event.at) not in inside:
            yield _doubt(DoubtCode.NEVER_PUT_IN, key, event)


def silent(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find half a year without an event."""
    for one, other in pairwise(events):
        if other.at - one.at > SILENCE:
            yield _doubt(DoubtCode.SILENT, key, one, other, str((other.at - one.at).days))


def alert(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find a newest disposition that an officer must know of."""
    told = [event for event in events if event.disposition]
    if told and told[-1].disposition in ALERTS:
        yield _doubt(DoubtCode.ALERT, key, told[-1], told[-1].disposition)


SINGLE: tuple[Check, ...] = (
    before_made, after_end, sold_twice, two_places, recorded_ahead, moves, never_put_in, silent, alert,
)  # fmt: skip
OF_A_LOT: tuple[Check, ...] = (before_made, recorded_ahead, alert)


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
            yield _doubt(DoubtCode.IN_ITSELF, key, *(event for event in held if event.thing.key == key))


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


def _doubt(code: DoubtCode, key: str, *found: TraceEvent | str) -> Doubt:
    events = tuple(each.event_id for each in found if isinstance(each, TraceEvent))
    moments: tuple[datetime, ...] = tuple(each.at for each in found if isinstance(each, TraceEvent))
    words = tuple(each for each in found if isinstance(each, str))
    return Doubt(code, key, events, (*(at.isoformat() for at in moments), *words))

"""What in a history cannot be true, what is missing in it, and what it warns of: by named checks, for each thing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from station.domain.cut import Cut
from station.domain.goods import Part, TraceEvent
from station.domain.history.doubt import ALERTS, LIFTED, UNSET, Doubt, DoubtCode, pointed_out
from station.domain.history.journeys import elsewhere, journeys, site
from station.domain.history.nesting import circles, nested, outwards
from station.domain.history.order import declared_wrong, ordered
from station.domain.history.stays import stays
from station.domain.thing import Thing

#: Steps and dispositions of CBV 2.0, sections 7.1 and 7.2.
MAKING = frozenset({"commissioning", "creating_class_instance"})
ENDING = frozenset({"decommissioning", "destroying", "killing"})
SOLD, RETURNED = "retail_selling", "returned"
#: Clocks of two readers may differ by less.
CLOCKS = timedelta(minutes=5)


def doubts(events: Iterable[TraceEvent], of: Thing | None = None, at: datetime | None = None) -> tuple[Doubt, ...]:
    """Point out what is impossible, missing or alarming, thing by thing; what was declared wrong does not count.

    Pieces with a serial number and logistic units are judged in full, together with what they lay in. Of a lot there
    are many at many places: only its making, its recording and its alerts are. A product without lot or serial number
    is not judged. `of` is the thing at hand, whose barcode may say the lot of a piece, and `at` is now: that nothing
    was heard of it for half a year is a gap too.
    """
    events = ordered(events)
    things = _by_thing(events, declared_wrong(events))
    nest = nested(events)
    outer = outwards(nest)
    found: list[Doubt] = []
    for thing, own in things.items():
        for check in SINGLE if thing.single else OF_A_LOT:
            found += check(thing.key, own)
        found += before_its_lot(thing.key, own, things, of)
    hand = (_identity(of).key, at) if of is not None and at is not None else None
    ways = journeys({thing.key: own for thing, own in things.items()}, nest, outer, hand)
    return (*found, *ways, *circles(events, outer))


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


def before_its_lot(
    key: str, events: Sequence[TraceEvent], things: Mapping[Thing, Sequence[TraceEvent]], of: Thing | None
) -> Iterator[Doubt]:
    """Find what happened to a piece, of whose own making nothing tells, before its lot was made."""
    thing = events[0].thing
    if thing.serial is None or any(_makes(event) for event in events):
        return
    said = {of.lot} if of is not None and _identity(of) == _identity(thing) else set[str | None]()
    for lot in sorted(lot for lot in said | {event.lot for event in events} if lot):
        made = next((event for event in things.get(Thing(thing.gtin, lot), ()) if _makes(event)), None)
        if made is not None:
            yield from before_made(key, ordered((*events, made)))


def made_twice(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find a single thing made at two places, without an end between."""
    made: TraceEvent | None = None
    for event in events:
        if event.biz_step in ENDING:
            made = None
        elif _makes(event):
            if made is not None and elsewhere(made, event):
                yield pointed_out(DoubtCode.MADE_TWICE, key, made, event, site(made), site(event))
            made = event


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


def recorded_ahead(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find what was recorded before it happened."""
    for event in events:
        if event.recorded_at is not None and event.at - event.recorded_at > CLOCKS:
            yield pointed_out(DoubtCode.RECORDED_AHEAD, key, event)


def never_put_in(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find what was taken out of a unit that nothing says it was put into."""
    inside = {(stay.unit, stay.until) for stay in stays(events)}
    for event in events:
        if event.part is Part.CHILD and event.action == "DELETE" and (event.parent, event.at) not in inside:
            yield pointed_out(DoubtCode.NEVER_PUT_IN, key, event)


def alert(key: str, events: Sequence[TraceEvent]) -> Iterator[Doubt]:
    """Find a state that an officer must know of and that nothing has lifted: a recalled lot may well be moved on.

    What lifts it comes later, and names that very state (`unset`) or finds the thing `conformant` at the place where
    the alert was raised: what another place finds right, it found without knowing of it, and a lot is at many.
    """
    standing: dict[tuple[str, str], TraceEvent] = {}
    for event in events:
        if event.disposition in ALERTS:
            standing[event.disposition, site(event)] = event
            continue
        for name, raised in tuple(standing.items()):
            right = event.disposition == LIFTED and site(raised) and site(raised) == site(event)
            if raised.at < event.at and (right or event.disposition == UNSET + name[0]):
                del standing[name]
    last = {event.disposition: event for event in ordered(standing.values())}
    for state, event in last.items():
        yield pointed_out(DoubtCode.ALERT, key, event, state)


SINGLE: tuple[Check, ...] = (
    before_made, made_twice, after_end, sold_twice, recorded_ahead, never_put_in, alert,
)  # fmt: skip
OF_A_LOT: tuple[Check, ...] = (before_made, recorded_ahead, alert)


def _makes(event: TraceEvent) -> bool:
    return event.biz_step in MAKING or event.part is Part.OUTPUT


def _identity(thing: Thing) -> Thing:
    """Return what makes a thing this one: of a piece its GTIN and serial number, whatever lot an event says."""
    if thing.gtin is None:
        return thing
    return Thing(thing.gtin, thing.lot if thing.serial is None else None, thing.serial)

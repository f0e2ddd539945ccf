"""The order of events, and which of them count: not those that were declared wrong, nor the declarations."""

from collections.abc import Iterable

from station.domain.goods import TraceEvent


def ordered(events: Iterable[TraceEvent]) -> tuple[TraceEvent, ...]:
    """Return events by the time they happened; at one time what puts in comes before what takes out."""
    return tuple(sorted(events, key=lambda e: (e.at, e.action == "DELETE", e.event_id)))


def declared_wrong(events: Iterable[TraceEvent]) -> frozenset[str]:
    """Return the ids of events that an error declaration among these calls wrong, those of their further rows too."""
    events = tuple(events)
    wrong = {event.declares for event in events if event.declares is not None}
    return frozenset(event.event_id for event in events if whole(event) in wrong) if wrong else frozenset()


def right(events: Iterable[TraceEvent]) -> tuple[TraceEvent, ...]:
    """Return the events that happened, as far as these tell: without those declared wrong, and the declarations."""
    events = tuple(events)
    if all(event.declares is None for event in events):
        return events
    wrong = declared_wrong(events)
    return tuple(event for event in events if event.declares is None and event.event_id not in wrong)


def whole(event: TraceEvent) -> str:
    """Return the id of the event that a row belongs to; error declarations and corrections name that."""
    return event.event_id.partition("#row-")[0]

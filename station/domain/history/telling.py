"""An event as it is told: recorded late, declared wrong, or there to correct another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from station.domain.goods import TraceEvent
from station.domain.history.order import declared_wrong, ordered, whole

#: Recorded so much later than it happened, an event says so.
LATE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Told:
    """One event with its marks: `late` by how much it was recorded late, else None, as where that is not known."""

    event: TraceEvent
    late: timedelta | None
    wrong: bool
    corrects: bool


def tell(events: Iterable[TraceEvent]) -> tuple[Told, ...]:
    """Return events by time with their marks; what was declared wrong stays, marked."""
    events = ordered(events)
    wrong = declared_wrong(events)
    correcting = {event_id for event in events for event_id in event.corrective}
    return tuple(
        Told(
            event,
            _late(event),
            event.event_id in wrong,
            whole(event) in correcting,
        )
        for event in events
    )


def unrecorded(events: Iterable[TraceEvent]) -> int:
    """Count the events of which nothing says when they were recorded: whether they are late is not known."""
    return sum(event.recorded_at is None and event.declares is None for event in events)


def _late(event: TraceEvent) -> timedelta | None:
    late = event.recorded_at - event.at if event.recorded_at is not None else timedelta(0)
    return late if late >= LATE else None

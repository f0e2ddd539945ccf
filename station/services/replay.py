"""Replay: a recording through the very pipeline and desk of the dock, on the recording's own clock."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from station.ports import KeyEvent, TapeEvent
from station.services.capture import CapturePipeline, key_of
from station.services.typing import TypedLine

AFTERWARDS = timedelta(seconds=1)


class VirtualClock:
    """A clock that stands where it was put."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Return the instant it was put to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Put it to an instant; it never goes back."""
        self._at = max(self._at, at)


class Tape:
    """Feeds recorded events to a pipeline; what a person typed on the tape is gathered to lines."""

    def __init__(self, pipeline: CapturePipeline, typed: Callable[[str], None]) -> None:
        self._pipeline = pipeline
        self._line = TypedLine(typed)

    def feed(self, event: TapeEvent) -> None:
        """Take one event; every scan and every line it completes has been handed on when this returns."""
        self.settle(event.at)
        if isinstance(event, KeyEvent):
            self._line.take(key_of(event), self._pipeline.press(event))
        else:
            self._pipeline.feed(event)

    def settle(self, at: datetime) -> None:
        """Settle keys that were held, now that it is so late."""
        self._line.take(None, self._pipeline.expire(at))


def replay(events: Iterable[TapeEvent], tape: Tape, clock: VirtualClock) -> None:
    """Feed every event at its own time. When it returns, every scan of the recording has been worked through."""
    for event in events:
        clock.set(event.at)
        tape.feed(event)
    tape.settle(clock.now() + AFTERWARDS)

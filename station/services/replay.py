"""Replay: a recording through the very pipeline and desk of the dock, on the recording's own clock."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from station.domain.keystrokes import Key
from station.ports import Frame, KeyEvent, TapeEvent
from station.services.capture import CapturePipeline
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


def replay(
    events: Iterable[TapeEvent],
    pipeline: CapturePipeline,
    clock: VirtualClock,
    typed: Callable[[str], None],
    *,
    on_frame: Callable[[Frame], None] = lambda _: None,
) -> None:
    """Feed every event at its own time; what a person typed is handed to `typed` line by line.

    Synchronous: when it returns, every scan of the recording has been worked through.
    """
    line = TypedLine(typed)
    for event in events:
        line.take(None, pipeline.expire(event.at))
        clock.set(event.at)
        if isinstance(event, KeyEvent):
            line.take(Key(event.text, event.key, event.at), pipeline.press(event))
        else:
            pipeline.feed(event)
            if isinstance(event, Frame):
                on_frame(event)
    end = clock.now() + AFTERWARDS
    line.take(None, pipeline.expire(end))

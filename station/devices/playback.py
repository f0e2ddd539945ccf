"""A recording played as if it happened now: as a camera of its own, or all of it at its own pace."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from threading import Event

from station.ports import Clock, Frame, Recording, TapeEvent


def paced(recording: Recording, clock: Clock, stop: Event, *, loop: bool = False) -> Iterator[TapeEvent]:
    """Yield a recording's events at their recorded distances, stamped with the clock's time, until `stop` is set."""
    while not stop.is_set():
        began, first = clock.now(), None
        for event in recording.events():
            first = first or event.at
            due = began + (event.at - first)
            if stop.wait(max(timedelta(0), due - clock.now()).total_seconds()):
                return
            yield replace(event, at=due)
        if not loop or first is None:
            return


def as_recorded(recording: Recording, clock: Clock, stop: Event) -> Iterator[TapeEvent]:
    """Yield a recording's events when a clock that began with it reaches their own times, until `stop` is set."""
    for event in recording.events():
        if stop.wait(max(timedelta(0), event.at - clock.now()).total_seconds()):
            return
        yield event


class RecordedCamera:
    """The camera of a recording as a FrameSource: with a clock at its own pace, without one as fast as it is read."""

    def __init__(self, recording: Recording, clock: Clock | None = None, *, loop: bool = False) -> None:
        self.name = recording.name
        self._recording, self._clock, self._loop = recording, clock, loop
        self._stop = Event()

    def frames(self) -> Iterator[Frame]:
        """Yield the recorded frames until the end or `close`. Raises StationFault where the recording is damaged."""
        self._stop.clear()
        if self._clock is None:
            events: Iterator[TapeEvent] = self._recording.events()
        else:
            events = paced(self._recording, self._clock, self._stop, loop=self._loop)
        for event in events:
            if self._stop.is_set():
                return
            if isinstance(event, Frame):
                yield event

    def close(self) -> None:
        """End the playing; safe to call from another thread and twice."""
        self._stop.set()

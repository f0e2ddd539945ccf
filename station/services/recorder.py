"""A tape being recorded: events from any thread are written in order by one, and nobody waits for the disk."""

import queue
import threading
from typing import Protocol

from station.ports import Frame, KeyEvent, OnFault, StationFault, TapeEvent

#: So many frames may wait for the disk; what comes meanwhile is left out and counted.
WAITING = 8


class TapeSink(Protocol):
    """Where a tape is written to."""

    def add(self, event: TapeEvent) -> None:
        """Write one event. Raises StationFault where the disk does not take it."""

    def close(self) -> None:
        """End the recording; safe to call twice."""


class Recorder:
    """Writes what it takes to a sink. `written` and `left_out` count events and frames; `hushed` keeps keys out."""

    def __init__(self, sink: TapeSink, on_fault: OnFault) -> None:
        self._sink, self._on_fault = sink, on_fault
        self._queue: queue.Queue[TapeEvent | None] = queue.Queue()
        self._room = threading.Semaphore(WAITING)
        self._thread = threading.Thread(target=self._run, name="station-recorder")
        self.hushed = False
        self.written = 0
        self.left_out = 0

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def stop(self) -> None:
        """Write what is there, end the recording and return once it is whole."""
        self._queue.put(None)
        self._thread.join()

    def take(self, event: TapeEvent) -> None:
        """Take an event; returns at once, from any thread."""
        if isinstance(event, Frame) and not self._room.acquire(blocking=False):
            self.left_out += 1
        elif not (isinstance(event, KeyEvent) and self.hushed):
            self._queue.put(event)

    def _run(self) -> None:
        failed = False
        while (event := self._queue.get()) is not None:
            if isinstance(event, Frame):
                self._room.release()
            if failed:
                continue
            try:
                self._sink.add(event)
                self.written += 1
            except StationFault as fault:  # said once; the dock works on without a tape
                failed = True
                self._on_fault(str(fault))
        self._sink.close()

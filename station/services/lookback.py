"""What the devices gave in the last half minute, kept in memory, so that "that was wrong" can become a recording."""

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from station.domain.code import RawScan, Source
from station.domain.privacy import writable
from station.ports import Frame, Image, KeyEvent, SerialEvent, TapeEvent

log = logging.getLogger(__name__)

SPAN = timedelta(seconds=30)
#: Pictures are kept as files' bytes, up to so many in all; the oldest go first.
BUDGET = 256 << 20
#: So many frames may wait to be packed; what comes meanwhile is left out, for the dock never waits.
WAITING = 3
#: A scan with personal data takes the keys or bytes of so long before it along.
UNSAID = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Picture:
    """A frame as a file's bytes."""

    index: int
    at: datetime
    data: bytes


KeptEvent = Picture | KeyEvent | SerialEvent


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept: events by time, and the scans that the station took meanwhile, as they may be written down."""

    events: tuple[KeptEvent, ...]
    scans: tuple[RawScan, ...]


class Lookback:
    """Keeps what devices gave. `take` and `took` return at once, from any thread.

    What must not be written down is not kept: keys while `hushed` is set (a PIN is asked), and the keys or bytes of a
    scan that holds personal data or a badge. `pack` turns a picture into a file's bytes, in a thread of its own.
    `left_out` counts frames that came faster than they could be packed.
    """

    def __init__(self, pack: Callable[[Image], bytes], *, span: timedelta = SPAN, budget: int = BUDGET) -> None:
        self._pack, self._span, self._budget = pack, span, budget
        self._queue: queue.Queue[TapeEvent | RawScan | None] = queue.Queue()
        self._room = threading.Semaphore(WAITING)
        self._lock = threading.Lock()
        self._events: deque[KeptEvent] = deque()
        self._scans: deque[RawScan] = deque()
        self._size = 0
        self._thread = threading.Thread(target=self._run, name="station-lookback")
        self.hushed = False
        self.left_out = 0

    def start(self) -> None:
        """Begin to keep."""
        self._thread.start()

    def stop(self) -> None:
        """Stop; after this returns the thread is gone."""
        self._queue.put(None)
        self._thread.join()

    def take(self, event: TapeEvent) -> None:
        """Take an event of a device."""
        if isinstance(event, Frame) and not self._room.acquire(blocking=False):
            self.left_out += 1
        elif not (isinstance(event, KeyEvent) and self.hushed):
            self._queue.put(event)

    def took(self, scan: RawScan) -> None:
        """Take what the station made of the events before."""
        self._queue.put(scan)

    def kept(self) -> Kept:
        """Return all that is kept; waits until what came before is packed."""
        self._queue.join()
        with self._lock:
            return Kept(tuple(sorted(self._events, key=lambda event: event.at)), tuple(self._scans))

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            try:
                match item:
                    case RawScan():
                        self._note(item)
                    case Frame(index=index, at=at, image=image):
                        self._room.release()
                        self._picture(index, at, image)
                    case KeyEvent() | SerialEvent():
                        self._keep(item)
            finally:
                self._queue.task_done()
        self._queue.task_done()

    def _picture(self, index: int, at: datetime, image: Image) -> None:
        try:
            self._keep(Picture(index, at, self._pack(image)))
        except Exception:  # whatever is wrong with a picture, the dock and what else is kept go on
            log.exception("a picture could not be kept")
            self.left_out += 1

    def _note(self, scan: RawScan) -> None:
        said = replace(scan, data=writable(scan))
        with self._lock:
            self._scans.append(said)
            while scan.at - self._scans[0].at > self._span:
                self._scans.popleft()
            if said.data != scan.data and scan.source is not Source.CAMERA:
                kind = SerialEvent if scan.source is Source.SERIAL else KeyEvent
                left = (event for event in self._events if not isinstance(event, kind) or scan.at - event.at > UNSAID)
                self._events = deque(left)

    def _keep(self, event: KeptEvent) -> None:
        with self._lock:
            self._events.append(event)
            self._size += _weight(event)
            while self._events and (event.at - self._events[0].at > self._span or self._size > self._budget):
                self._size -= _weight(self._events.popleft())


def _weight(event: KeptEvent) -> int:
    return len(event.data) if isinstance(event, Picture) else 0

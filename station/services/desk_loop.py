"""The desk in real time: one thread journals scans as they come, one steps the desk; nobody else ever waits."""

import logging
import queue
import threading
from dataclasses import dataclass

from station.domain.code import RawScan
from station.domain.desk.events import DeskEvent, Failed, Scanned
from station.ports import Clock, StationFault
from station.services.desk import DeskService

log = logging.getLogger(__name__)


def _words(bug: Exception) -> str:
    """Name a bug without what it says: that may quote what was scanned or typed."""
    return f"internal fault: {type(bug).__name__}; go on, and report it"


@dataclass(frozen=True, slots=True)
class _Typed:
    text: str


@dataclass(frozen=True, slots=True)
class _NotJournaled:
    raw: RawScan
    fault: StationFault


class DeskLoop:
    """Runs a desk service on two threads. `scanned`, `typed` and `submit` return at once, from any thread."""

    def __init__(self, service: DeskService, clock: Clock) -> None:
        self._service = service
        self._clock = clock
        self._intake: queue.SimpleQueue[RawScan | DeskEvent | _Typed | None] = queue.SimpleQueue()
        self._desk: queue.SimpleQueue[DeskEvent | _Typed | _NotJournaled | None] = queue.SimpleQueue()
        self._threads = (
            threading.Thread(target=self._journal, name="station-journal"),
            threading.Thread(target=self._step, name="station-desk"),
        )

    def start(self) -> None:
        """Begin to work; the service has recovered before."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is queued, then stop; after this returns nothing more is written."""
        self._intake.put(None)
        self._threads[0].join()
        self._desk.put(None)
        self._threads[1].join()

    def scanned(self, raw: RawScan) -> None:
        """Take a raw scan."""
        self._intake.put(raw)

    def typed(self, text: str) -> None:
        """Take what a person typed; it never overtakes a scan, such as the badge that a PIN is for."""
        self._intake.put(_Typed(text))

    def submit(self, event: DeskEvent) -> None:
        """Take a touch or an answer from outside; it never overtakes a scan that was there before it."""
        self._intake.put(event)

    def _journal(self) -> None:
        while (item := self._intake.get()) is not None:
            if not isinstance(item, RawScan):
                self._desk.put(item)
                continue
            try:
                self._desk.put(Scanned(self._service.journal(item)))
            except StationFault as fault:
                self._desk.put(_NotJournaled(item, fault))
            except Exception as bug:
                log.exception("the journal failed")
                self._desk.put(_NotJournaled(item, StationFault(_words(bug))))

    def _step(self) -> None:
        while (item := self._desk.get()) is not None:
            try:
                self._take(item)
            except Exception as bug:
                log.exception("the desk failed")
                self._tell(Failed(_words(bug), self._clock.now()))

    def _tell(self, failed: Failed) -> None:
        try:
            self._service.handle(failed)
        except Exception:  # whoever is told is at fault; the desk works on
            log.exception("the desk could not tell that it failed")

    def _take(self, item: DeskEvent | _Typed | _NotJournaled) -> None:
        match item:
            case _Typed(text=text):
                self._service.typed(text)
            case _NotJournaled(raw=raw, fault=fault):
                self._service.not_journaled(raw, fault)
            case event:
                self._service.handle(event)

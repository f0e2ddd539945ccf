"""The shadow beside a dock: a thread in which a candidate looks at the camera's frames, and a log of what differs."""

import logging
from collections import Counter
from queue import Queue
from threading import Thread

from station.domain.code import RawScan, Source
from station.ports import Decoder, Frame
from station.services.shadow import Shadow

log = logging.getLogger(__name__)

WAITING, TOLD_EVERY = 2, 1000


class ShadowThread:
    """Lets a candidate look at frames without holding up the dock; nothing it says goes further than the log.

    A candidate slower than the camera is given what it has time for: at most two frames wait, the rest is left out and
    counted. The log names symbologies and counts, never a code.
    """

    def __init__(self, candidate: Decoder) -> None:
        self._shadow = Shadow(candidate, on_fault=lambda bug: log.warning("shadow %s failed: %r", candidate.name, bug))
        self._queue: Queue[Frame | RawScan | None] = Queue()
        self._waiting, self._left_out, self._done = 0, 0, 0
        self._thread = Thread(target=self._run, name="station-shadow")

    def start(self) -> None:
        """Begin; once."""
        self._thread.start()

    def look(self, frame: Frame) -> None:
        """Offer a frame that the live decoder looks at; returns at once."""
        if self._waiting - self._done < WAITING:
            self._waiting += 1
            self._queue.put(frame)
        else:
            self._left_out += 1

    def took(self, scan: RawScan) -> None:
        """Hear what the dock took; only the camera's scans are compared."""
        if scan.source is Source.CAMERA:
            self._queue.put(scan)

    def stop(self) -> None:
        """Stop when what waits is done, and log the comparison."""
        self._queue.put(None)
        self._thread.join()
        self._tell()

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            if isinstance(item, RawScan):
                self._shadow.live_took(item)
                continue
            self._shadow.look(item)
            self._done += 1
            if self._done % TOLD_EVERY == 0:
                self._tell()

    def _tell(self) -> None:
        said = self._shadow.compared()
        log.info(
            "shadow %s: %d frames, %d left out, %d faults; codes in both %d, missed %s, only here %s",
            self._shadow.candidate.name,
            said.frames,
            self._left_out,
            self._shadow.faults,
            said.both,
            dict(Counter(str(scan.symbology) for scan in said.only_live)),
            dict(Counter(str(scan.symbology) for scan in said.only_shadow)),
        )

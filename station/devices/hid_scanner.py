"""Scanners that Linux hands over record by record: HID-POS through hidraw, and a wedge grabbed for Station alone."""

import fcntl
from collections.abc import Callable
from datetime import timedelta

from station.devices.reading import RETRY_SECONDS, RecordReader
from station.domain import hid_pos, input_events
from station.domain.code import Doubt, RawScan, Source
from station.domain.keystrokes import Burst, Completed, Replay, WedgeLimits, press
from station.domain.wedge_text import Key, Keys, Ways, doubt
from station.ports import Clock, OnFault, OnScan

REPORT_BYTES = 64
EVIOCGRAB = 0x40044590  # linux/input.h: _IOW('E', 0x90, int)
#: A grabbed device is nobody's keyboard: only a lost cable makes a pause as long as this.
GRABBED = WedgeLimits(max_gap=timedelta(seconds=1), min_length=1, ways=Ways(keys=Keys.PLACES))


class HidPosScanner:
    """A scanner in HID-POS mode at /dev/hidraw*: whole messages with their AIM identifiers, no keyboard involved."""

    def __init__(self, path: str, clock: Clock, *, name: str = "hid", retry_seconds: float = RETRY_SECONDS) -> None:
        self.name = name
        self._clock = clock
        self._pending = hid_pos.Pending()
        self._reader = RecordReader(path, REPORT_BYTES, name, retry_seconds=retry_seconds)

    def start(self, on_scan: OnScan, on_fault: OnFault) -> None:
        """Begin reading; both are called from the reading thread."""

        def opened() -> None:
            if self._pending.data:
                on_fault(f"{self.name}: the beginning of a code was lost with the cable. Scan it again")
            self._pending = hid_pos.Pending()

        def report(record: bytes) -> None:
            self._pending, answer = hid_pos.take(self._pending, record)
            match answer:
                case hid_pos.Message(data=data, aim=aim, symbology=symbology):
                    on_scan(RawScan(data, Source.HID, self.name, self._clock.now(), aim, symbology))
                case hid_pos.Damaged(why=why):
                    on_fault(f"{self.name}: {why}")
                case None:
                    pass

        self._reader.start(report, opened, on_fault)

    def stop(self) -> None:
        """Stop reading; after this returns, nothing is called any more."""
        self._reader.stop()


def grab(handle: int) -> None:
    """Take an input device for this program alone: no other window gets a key of it. Raises OSError."""
    fcntl.ioctl(handle, EVIOCGRAB, 1)


class GrabbedScanner:
    """A wedge scanner at /dev/input/by-id/*-event-kbd, grabbed: its keys reach no other program and no layout."""

    def __init__(
        self,
        path: str,
        clock: Clock,
        *,
        name: str = "grabbed",
        retry_seconds: float = RETRY_SECONDS,
        taking: Callable[[int], None] = grab,
    ) -> None:
        self.name = name
        self._clock = clock
        self._hands, self._burst, self._torn = input_events.Hands(), Burst(), False
        self._reader = RecordReader(path, input_events.EVENT.size, name, taking, retry_seconds)

    def start(self, on_scan: OnScan, on_fault: OnFault) -> None:
        """Begin reading; both are called from the reading thread."""

        def opened() -> None:
            if self._burst.holds:
                on_fault(f"{self.name}: the beginning of a code was lost with the cable. Scan it again")
            self._hands, self._burst, self._torn = input_events.Hands(), Burst(), False

        def event(record: bytes) -> None:
            self._hands, key = input_events.take(self._hands, record, self._clock.now())
            if key is not None:
                self._press(key, on_scan)

        self._reader.start(event, opened, on_fault)

    def stop(self) -> None:
        """Stop reading and let the device go; after this returns, nothing is called any more."""
        self._reader.stop()

    def _press(self, key: Key, on_scan: OnScan) -> None:
        self._burst, decision = press(self._burst, key, GRABBED)
        self._torn = self._torn or isinstance(decision, Replay)  # a pause within a code: its beginning is gone
        if isinstance(decision, Completed):
            scan, torn = decision.scan, self._torn
            self._torn = False
            why = Doubt.TORN if torn else doubt(scan.flags)
            on_scan(RawScan(scan.text.encode(errors="replace"), Source.WEDGE, self.name, scan.last, doubt=why))

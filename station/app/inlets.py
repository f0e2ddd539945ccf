"""What codes come in by at a dock: the camera, serial lines, and scanners that Linux hands over record by record."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from station.devices.camera import Camera
from station.devices.pump import FramePump
from station.devices.serial_port import SerialPort
from station.domain.code import RawScan
from station.ports import Clock, Frame, ScanSource, SerialEvent
from station.settings import Settings


@dataclass(frozen=True, slots=True)
class Hearers:
    """Who hears what the devices give; `failed` and `camera_lost` are told in words for the operator."""

    frame: Callable[[Frame], None]
    camera_lost: Callable[[str], None]
    received: Callable[[SerialEvent], None]
    scanned: Callable[[RawScan], None]
    failed: Callable[[str], None]


class Inlets:
    """The devices that the settings name, each in a thread of its own from `start` to `stop`."""

    def __init__(self, settings: Settings, clock: Clock, hearers: Hearers) -> None:
        self._settings, self._clock, self._hearers = settings, clock, hearers
        self._pumps: list[FramePump] = []
        self._lines: list[SerialPort] = []
        self._sources: list[ScanSource] = []

    def start(self, *, camera: bool) -> None:
        """Open the scanners, and the camera where it is wanted; none of it blocks."""
        if camera:
            source = Camera(self._settings.camera, self._clock)
            pump = FramePump(source, self._hearers.frame, self._hearers.camera_lost)
            self._pumps.append(pump)
            pump.start()
        for number, device in enumerate(self._settings.serial, start=1):
            line = SerialPort(device, self._clock, name=f"serial-{number}")
            self._lines.append(line)
            line.start(self._hearers.received, self._hearers.failed, partial(self._opened, line.name))
        for scanner in self._scanners():
            self._sources.append(scanner)
            scanner.start(self._hearers.scanned, self._hearers.failed)

    def stop(self) -> None:
        """Stop them in order; after this returns nothing is called any more."""
        for pump in self._pumps:
            pump.stop()
        for line in self._lines:
            line.stop()
        for source in self._sources:
            source.stop()

    def _opened(self, device: str) -> None:
        """Say with an empty chunk that a line was opened: what was half received before is torn."""
        self._hearers.received(SerialEvent(self._clock.now(), b"", device))

    def _scanners(self) -> Iterator[ScanSource]:
        """Yield the scanners that Linux hands over record by record."""
        settings, clock = self._settings, self._clock
        if not (settings.hid or settings.grabbed):
            return
        if not sys.platform.startswith("linux"):
            self._hearers.failed("the settings hid and grabbed work on Linux alone: set the scanner to a serial port")
            return
        from station.devices.hid_scanner import GrabbedScanner, HidPosScanner

        for number, path in enumerate(settings.hid, start=1):
            yield HidPosScanner(path, clock, name=f"hid-{number}")
        for number, path in enumerate(settings.grabbed, start=1):
            yield GrabbedScanner(path, clock, name=f"grabbed-{number}")

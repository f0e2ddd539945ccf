"""Scanners that Linux hands over record by record, through real pipes: HID-POS reports and grabbed keys."""

import os
import struct
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Queue
from threading import Event

import pytest

from station.devices.hid_scanner import GrabbedScanner, HidPosScanner
from station.domain.code import Doubt, RawScan, Source, Symbology
from station.domain.keyboards import US
from station.ports import ScanSource

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
PATIENCE = 10
EVENT = struct.Struct("llHHi")


class Clock:
    def __init__(self) -> None:
        self.at, self.asked, self.jump_at = START, 0, -1

    def now(self) -> datetime:
        self.asked += 1
        self.at += timedelta(milliseconds=2000 if self.asked == self.jump_at else 1)
        return self.at


class Plug:
    """A device file that can be unplugged: a pipe with a name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.plug_in()

    def plug_in(self) -> None:
        os.mkfifo(self.path)
        self.end = os.open(self.path, os.O_RDWR)

    def unplug(self) -> None:
        self.path.unlink()
        os.close(self.end)

    def send(self, *records: bytes) -> None:
        for record in records:
            os.write(self.end, record)


class Listener:
    def __init__(self, make: Callable[[], ScanSource]) -> None:
        self.scans: Queue[RawScan] = Queue()
        self.faults: Queue[str] = Queue()
        self.source = make()
        self.source.start(self.scans.put, self.faults.put)

    def scan(self) -> RawScan:
        return self.scans.get(timeout=PATIENCE)

    def fault(self) -> str:
        return self.faults.get(timeout=PATIENCE)


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    plug = Plug(tmp_path / "device")
    yield plug
    os.close(plug.end)


def report(text: bytes, aim: bytes = b"]E0", *, goes_on: bool = False) -> bytes:
    return bytes((2, len(text))) + aim + text.ljust(56, b"\0") + bytes((goes_on, 0, 0))


def strokes(text: str, end: int = 28) -> list[bytes]:
    places = {pair[level]: (place, level) for place, pair in US.items() for level in (0, 1)}
    out = []
    for char in text:
        place, shift = places[char] if char != "\x1d" else (27, 0)
        modifier = 29 if char == "\x1d" else 42
        keys = (
            [(modifier, 1), (place, 1), (place, 0), (modifier, 0)]
            if shift or char == "\x1d"
            else [(place, 1), (place, 0)]
        )
        out += [EVENT.pack(0, 0, kind, code, value) for code, value in keys for kind in (1,)] + [
            EVENT.pack(0, 0, 0, 0, 0)
        ]
    return [*out, EVENT.pack(0, 0, 1, end, 1), EVENT.pack(0, 0, 1, end, 0)]


def test_reports_become_one_scan_with_its_identifier(plug: Plug) -> None:
    listener = Listener(lambda: HidPosScanner(str(plug.path), Clock(), name="hid-1"))
    plug.send(report(b"6901234567892"))
    scan = listener.scan()
    assert (scan.data, scan.source, scan.device, scan.aim, scan.symbology) == (
        b"6901234567892", Source.HID, "hid-1", "]E0", Symbology.EAN_13,
    )  # fmt: skip
    long = b"01095011015300031026A\x1d21" + b"7" * 90
    parts = [long[n : n + 56] for n in range(0, len(long), 56)]
    plug.send(*(report(part, b"]d2", goes_on=part != parts[-1]) for part in parts))
    assert listener.scan().data == long
    listener.source.stop()


def test_a_device_that_is_unplugged_within_a_code_loses_it_aloud_and_comes_back(plug: Plug) -> None:
    listener = Listener(lambda: HidPosScanner(str(plug.path), Clock(), name="hid-1", retry_seconds=0.01))
    plug.send(report(b"SF1428"))
    assert listener.scan().data == b"SF1428"
    plug.send(report(b"A" * 56, goes_on=True))
    plug.unplug()
    assert "was lost. Check its plug" in listener.fault()
    plug.plug_in()
    while "beginning of a code was lost" not in listener.fault():
        pass
    plug.send(report(b"SF1234567890123", b"]C0"))
    assert listener.scan().data == b"SF1234567890123"
    listener.source.stop()


def test_grabbed_keys_are_read_by_their_places_and_never_reach_anything_else(plug: Plug) -> None:
    grabbed = Event()
    listener = Listener(
        lambda: GrabbedScanner(str(plug.path), Clock(), name="grabbed-1", taking=lambda _handle: grabbed.set())
    )
    plug.send(*strokes("]C10109501101530003\x1d10aZ-1"))
    scan = listener.scan()
    assert (scan.text, scan.device, scan.doubt) == ("]C10109501101530003\x1d10aZ-1", "grabbed-1", None)
    assert grabbed.is_set()
    plug.send(*strokes("00000000", end=15))
    assert listener.scan().text == "00000000"
    listener.source.stop()


def test_a_pause_within_a_grabbed_code_tears_it(plug: Plug) -> None:
    clock = Clock()
    listener = Listener(lambda: GrabbedScanner(str(plug.path), clock, taking=lambda _: None))
    plug.send(*strokes("SF14"))
    assert listener.scan().doubt is None
    clock.jump_at = clock.asked + 16  # two seconds within the next code: its first letters are gone
    plug.send(*strokes("SF1428"))
    torn = listener.scan()
    assert torn.doubt is Doubt.TORN
    assert torn.text != "SF1428"
    plug.send(*strokes("SF1428"))
    assert listener.scan().doubt is None
    listener.source.stop()


def test_a_device_that_cannot_be_grabbed_says_so(plug: Plug) -> None:
    listener = Listener(lambda: GrabbedScanner(str(plug.path), Clock()))  # a pipe is no keyboard: ENOTTY
    assert "Check its plug" in listener.fault()
    listener.source.stop()


def test_several_scanners_at_once_keep_their_names_and_codes(tmp_path: Path) -> None:
    plugs = [Plug(tmp_path / str(n)) for n in range(3)]
    scans: Queue[RawScan] = Queue()
    sources = [GrabbedScanner(str(p.path), Clock(), name=p.path.name, taking=lambda _: None) for p in plugs]
    for source in sources:
        source.start(scans.put, lambda _: None)
    typed = [strokes(f"CODE-{n}" * 3) for n in range(3)]
    for turn in zip(*typed, strict=True):  # key by key in turn: through one keyboard this would be one heap
        for plug, record in zip(plugs, turn, strict=True):
            plug.send(record)
    got = sorted((scan.device, scan.text) for scan in (scans.get(timeout=PATIENCE) for _ in range(3)))
    assert got == [(str(n), f"CODE-{n}" * 3) for n in range(3)]
    for source, plug in zip(sources, plugs, strict=True):
        source.stop()
        os.close(plug.end)

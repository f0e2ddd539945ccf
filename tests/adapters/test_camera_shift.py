"""Four hours of a camera in as many minutes: unplugged, frozen, slow to open; no thread left, no memory gained."""

import gc
import resource
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Semaphore

import numpy as np
import pytest

from station.devices.camera import Camera
from station.devices.preview import preview
from station.devices.pump import FramePump
from station.domain.code import RawScan, Symbology
from station.ports import Frame, Image, Look, Quad, Read
from station.services.capture import CapturePipeline

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
RATE = 15
TROUBLES = ("unplugged", "frozen", "not there")
HERE: Quad = ((10, 10), (60, 10), (60, 30), (10, 30))


class Belt:
    """A clock, and lenses on it: fifteen pictures a second, a code every ten seconds, trouble now and then."""

    def __init__(self, seconds: int, trouble_every: int) -> None:
        self.at, self.frames, self.wanted = START, 0, seconds * RATE
        self.trouble_every = trouble_every * RATE
        self.go = Semaphore(1)
        self.opened = 0
        self.absent = 0
        self.done = threading.Event()

    def now(self) -> datetime:
        return self.at

    def lens(self, device: str) -> "Lens":
        self.opened += 1
        self.at += timedelta(seconds=3)  # cameras are slow to open
        if self.absent:
            self.absent -= 1
        return Lens(self, there=self.absent == 0)


class Lens:
    def __init__(self, belt: Belt, *, there: bool) -> None:
        self.belt, self.there, self.frozen = belt, there, 0
        self.last = np.zeros((90, 160, 3), np.uint8)
        self.go = belt.go = Semaphore(1)

    def isOpened(self) -> bool:  # noqa: N802
        return self.there

    def read(self) -> tuple[bool, Image]:
        belt = self.belt
        if not self.go.acquire(timeout=2):  # nobody takes this lens's pictures any more
            return False, self.last
        belt.at += timedelta(seconds=1) / RATE
        if self.frozen:
            return True, self.last
        belt.frames += 1
        if belt.frames >= belt.wanted:
            belt.done.set()
        if belt.frames % belt.trouble_every == 0:
            trouble = TROUBLES[belt.frames // belt.trouble_every % len(TROUBLES)]
            if trouble == "frozen":
                self.frozen = 1
                return True, self.last
            belt.absent = 3 if trouble == "not there" else 1
            return False, self.last
        self.last = np.full((90, 160, 3), belt.frames % 251, np.uint8)
        return True, self.last

    def release(self) -> None:
        pass


class Codes:
    """Reads a new code in the first second of every ten, by the grey of the picture's clock."""

    name = "codes"

    def __init__(self, belt: Belt) -> None:
        self.belt = belt

    def read(self, image: Image) -> tuple[Read, ...]:
        number, place = divmod(self.belt.frames, 10 * RATE)
        if not 2 <= place < RATE:
            return ()
        return (Read(Symbology.EAN_13, f"{6900000000000 + number}".encode(), "]E0", HERE, "codes"),)


def megabytes() -> float:
    fields = Path("/proc/self/statm").read_text().split()
    return int(fields[1]) * resource.getpagesize() / 1e6


def shift(hours: float, trouble_every: int) -> tuple[Belt, list[RawScan], list[str], list[float]]:
    belt = Belt(int(hours * 3600), trouble_every)
    scans, faults, memory = list[RawScan](), list[str](), list[float]()

    def looked(look: Look) -> None:
        preview(look.frame, (80, 45), look.boxes)

    pipeline = CapturePipeline(Codes(belt), scans.append, on_look=looked)

    def frame(taken: Frame) -> None:
        pipeline.look(taken)
        if belt.frames % (belt.wanted // 20) == 7:  # never one of the pictures that trouble takes
            gc.collect()
            memory.append(megabytes())
        if not belt.done.is_set():
            belt.go.release()

    camera = Camera("/dev/belt", belt, opener=belt.lens)
    pump = FramePump(camera, frame, faults.append, retry_seconds=0)
    pump.start()
    assert belt.done.wait(500)
    pump.stop()
    belt.go.release()
    return belt, scans, faults, memory


def check(hours: float, trouble_every: int) -> None:
    before = set(threading.enumerate())
    belt, scans, faults, memory = shift(hours, trouble_every)
    assert len({scan.data for scan in scans}) == len(scans), "no code twice"
    wanted = int(hours * 360)
    assert wanted - 1 - len(faults) <= len(scans) <= wanted
    assert {next(word for word in ("any more", "repeats", "opened") if word in fault) for fault in faults} == {
        "any more", "repeats", "opened",
    }  # fmt: skip
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
    assert set(threading.enumerate()) <= before
    print(
        f"{belt.frames} frames, {belt.opened} openings, {len(scans)} scans, RSS {memory[0]:.1f} to {memory[-1]:.1f} MB"
    )
    assert memory[-1] - memory[len(memory) // 4] < 8, memory


def test_some_minutes_of_trouble() -> None:
    check(hours=0.2, trouble_every=60)


@pytest.mark.slow
def test_four_hours_of_trouble() -> None:
    check(hours=4, trouble_every=240)

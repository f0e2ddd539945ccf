"""What is kept of the last half minute: in order, within its bounds, and nothing that must not be written down."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from station.domain.code import RawScan, Source
from station.domain.station_code import make_badge
from station.ports import Frame, Image, KeyEvent, SerialEvent, StationFault, TapeEvent
from station.services.lookback import WAITING, Lookback, Picture
from station.services.recorder import Recorder

T0 = datetime(2026, 11, 11, tzinfo=UTC)
IMAGE = np.zeros((4, 4), np.uint8)


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def packed(_image: Image) -> bytes:
    return b"12345678"


@pytest.fixture
def lookback() -> Iterator[Lookback]:
    made = Lookback(packed, budget=40)
    made.start()
    yield made
    made.stop()


def settled(lookback: Lookback, *events: TapeEvent) -> list[float]:
    for event in events:
        lookback.take(event)
        lookback.kept()
    return [(event.at - T0).total_seconds() for event in lookback.kept().events]


def test_half_a_minute_is_kept_in_order(lookback: Lookback) -> None:
    keys = [KeyEvent(at(n), "1") for n in (0, 10, 31, 40)]
    assert settled(lookback, *keys) == [10, 31, 40]


def test_pictures_stay_within_their_budget(lookback: Lookback) -> None:
    assert settled(lookback, *(Frame(n, at(n), IMAGE) for n in range(8))) == [3, 4, 5, 6, 7]
    assert all(isinstance(event, Picture) and event.data == b"12345678" for event in lookback.kept().events)


def test_a_slow_packer_leaves_frames_out_and_never_makes_anyone_wait() -> None:
    gate = threading.Event()

    def slow(image: Image) -> bytes:
        gate.wait(10)
        return packed(image)

    lookback = Lookback(slow)
    lookback.start()
    for n in range(20):
        lookback.take(Frame(n, at(n / 10), IMAGE))
    assert lookback.left_out >= 20 - WAITING - 1
    gate.set()
    kept = lookback.kept().events
    lookback.stop()
    assert len(kept) + lookback.left_out == 20
    assert not any(thread.name == "station-lookback" for thread in threading.enumerate())


def test_keys_of_a_pin_are_not_kept(lookback: Lookback) -> None:
    lookback.hushed = True
    lookback.take(KeyEvent(at(0), "7"))
    lookback.hushed = False
    assert settled(lookback, KeyEvent(at(1), "8")) == [1]


def test_a_badge_and_a_consignees_name_take_their_keys_along(lookback: Lookback) -> None:
    badge = make_badge("SECRETBADGE", b"key").encode()
    name = b"]C10106901234567892\x1d4301ZHANG SAN"
    for second, (data, source, event) in enumerate(
        (
            (b"6901234567892", Source.WEDGE, KeyEvent(at(0), "6")),
            (badge, Source.WEDGE, KeyEvent(at(10), "X")),
            (name, Source.SERIAL, SerialEvent(at(20), name)),
        )
    ):
        lookback.take(event)
        lookback.took(RawScan(data, source, "a", at(10 * second + 1)))
    kept = lookback.kept()
    assert [(event.at - T0).total_seconds() for event in kept.events] == [0]
    written = b"".join(scan.data for scan in kept.scans)
    assert b"6901234567892" in written
    assert b"SECRETBADGE" not in written
    assert b"ZHANG" not in written


class Disk:
    """A sink that is full after some events."""

    def __init__(self, room: int) -> None:
        self.room, self.events, self.closed = room, list[TapeEvent](), False

    def add(self, event: TapeEvent) -> None:
        if len(self.events) == self.room:
            raise StationFault("the disk is full")
        self.events.append(event)

    def close(self) -> None:
        self.closed = True


def test_a_recorder_writes_in_order_and_says_once_that_the_disk_is_full() -> None:
    disk, said = Disk(3), list[str]()
    recorder = Recorder(disk, said.append)
    recorder.start()
    for n in range(5):
        recorder.take(KeyEvent(at(n), str(n)))
    recorder.hushed = True
    recorder.take(KeyEvent(at(9), "9"))
    recorder.stop()
    assert [event.text for event in disk.events if isinstance(event, KeyEvent)] == ["0", "1", "2"]
    assert (recorder.written, said, disk.closed) == (3, ["the disk is full"], True)

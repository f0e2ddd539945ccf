"""The serial line on a real pseudo-terminal: chunks as they come, hang-up, reconnection."""

import os
import tty
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue
from threading import Semaphore

import pytest

from station.devices.serial_port import SerialPort, serial_ports
from station.domain.code import RawScan
from station.ports import Image, Read, SerialEvent
from station.services.capture import CapturePipeline

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
PATIENCE = 10


class Still:
    """A clock that stands still."""

    def now(self) -> datetime:
        return START


class Scanner:
    """The other end of a serial line: what a scanner sends; its path stays the same when it is plugged in again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.plug_in()

    def plug_in(self) -> None:
        self.end, terminal = os.openpty()
        tty.setraw(terminal)
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(os.ttyname(terminal))
        self.terminal = terminal

    def send(self, data: bytes) -> None:
        os.write(self.end, data)

    def unplug(self) -> None:
        os.close(self.end)
        os.close(self.terminal)


class Listener:
    """A port with everything it says in queues."""

    def __init__(self, device: Path) -> None:
        self.chunks: Queue[SerialEvent] = Queue()
        self.faults: Queue[str] = Queue()
        self.opened = Semaphore(0)
        self.port = SerialPort(str(device), Still(), name="dock-1", retry_seconds=0.01)
        self.port.start(self.chunks.put, self.faults.put, self.opened.release)

    def wait_open(self) -> None:
        assert self.opened.acquire(timeout=PATIENCE)

    def until(self, end: bytes) -> bytes:
        data = b""
        while not data.endswith(end):
            data += self.chunks.get(timeout=PATIENCE).data
        return data


@pytest.fixture
def scanner(tmp_path: Path) -> Scanner:
    return Scanner(tmp_path / "scanner")


@pytest.fixture
def listener(scanner: Scanner) -> Iterator[Listener]:
    listener = Listener(scanner.path)
    listener.wait_open()
    yield listener
    listener.port.stop()


def test_bytes_arrive_with_their_time_and_device(scanner: Scanner, listener: Listener) -> None:
    scanner.send(b"\r")
    assert listener.chunks.get(timeout=PATIENCE) == SerialEvent(START, b"\r", "dock-1")


def test_chunks_make_one_scan(scanner: Scanner, listener: Listener) -> None:
    class Blind:
        name = "blind"

        def read(self, image: Image) -> tuple[Read, ...]:
            return ()

    scans: list[RawScan] = []
    capture = CapturePipeline(Blind(), scans.append)
    for part in (b"]E0690123", b"4567892\r\n"):
        scanner.send(part)
        data = listener.until(part[-1:])
        capture.feed(SerialEvent(START, data, "dock-1"))
    assert [(scan.device, scan.aim, scan.data) for scan in scans] == [("dock-1", "]E0", b"6901234567892")]


def test_a_line_that_hangs_up_is_a_fault_and_comes_back(scanner: Scanner, listener: Listener) -> None:
    scanner.send(b"\r")
    listener.until(b"\r")
    scanner.unplug()
    assert "was lost. Check its plug" in listener.faults.get(timeout=PATIENCE)
    scanner.plug_in()
    listener.wait_open()
    scanner.send(b"YT7545\r")
    assert listener.until(b"\r") == b"YT7545\r"


def test_a_line_that_is_not_there_is_said_once(tmp_path: Path) -> None:
    listener = Listener(tmp_path / "nothing")
    assert "cannot be opened" in listener.faults.get(timeout=PATIENCE)
    scanner = Scanner(tmp_path / "nothing")
    listener.wait_open()
    scanner.send(b"A\r")
    assert listener.until(b"\r") == b"A\r"
    assert listener.faults.empty()
    listener.port.stop()


def test_stopping_twice_is_harmless(scanner: Scanner) -> None:
    listener = Listener(scanner.path)
    listener.port.stop()
    listener.port.stop()


def test_the_lines_of_a_machine_are_pairs_of_device_and_words() -> None:
    assert all(len(each) == 2 and each[0] for each in serial_ports())

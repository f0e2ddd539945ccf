"""The real window on a real X server, scanned and typed at by a real X client."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from station.app.auditing import audit
from station.app.training import TRAINING_CARD_KEY, Generated, enrol_training
from station.domain.ledger import Entry, EntryType
from station.domain.shift import tally
from station.domain.station_code import make_badge, make_command
from station.domain.subject import Command
from station.domain.verification import Soundness
from station.samples.warehouse import make
from station.storage.ledger import open_ledger
from tests.app.conftest import AS_OF

pytestmark = [
    pytest.mark.xcb,
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"),
]
PATIENCE = 60


class Screen:
    """A virtual screen with Station on it, and a client that types and clicks there."""

    def __init__(self, display: str, app: "subprocess.Popen[bytes]", data: Path) -> None:
        self.environment = {**os.environ, "DISPLAY": display}
        self.app, self.data = app, data

    def do(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def scan(self, text: str) -> None:
        """Type as a scanner does: a burst that ends with Enter."""
        self.do("type", "--delay", "3", "--args", "1", text, "key", "Return")

    def type(self, text: str) -> None:
        """Type as a person does."""
        self.do("type", "--delay", "150", "--args", "1", text, "key", "Return")

    def entries(self) -> list[Entry]:
        from contextlib import closing

        copy = self.data.with_name("copy.db")
        shutil.copy(self.data / "ledger.db", copy)
        for part in ("-wal",):
            if (self.data / f"ledger.db{part}").exists():
                shutil.copy(self.data / f"ledger.db{part}", f"{copy}{part}")
        with closing(open_ledger(copy, "TRAINING-01", reserve_bytes=0)) as ledger:
            return list(ledger.entries())

    def until(self, kind: EntryType, count: int) -> list[Entry]:
        """Wait until the ledger holds so many entries of a kind; the window is another process."""
        for _ in range(PATIENCE * 5):
            found = [entry for entry in self.entries() if entry.type is kind]
            if len(found) >= count:
                return found
            assert self.app.poll() is None, "the app ended"
            time.sleep(0.2)
        raise AssertionError(f"{len(found)} of {count} {kind} after {PATIENCE} s")


@contextmanager
def virtual_screen() -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as said:
            display = f":{said.readline().strip()}"
        try:
            yield display
        finally:
            server.terminate()


@pytest.fixture
def screen(tmp_path: Path, small_centre: Generated) -> Iterator[Screen]:
    data = tmp_path / "data"
    enrol_training(data, shutil.copytree(small_centre.centre, tmp_path / "centre"))
    with virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "station", "run", "--data", str(data)]
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as app:
            shown = Screen(display, app, data)
            try:
                for _ in range(PATIENCE * 5):
                    window = shown.do("search", "--onlyvisible", "--name", "Station").splitlines()
                    if window:
                        break
                    assert app.poll() is None, "the app ended"
                    time.sleep(0.2)
                shown.do("windowfocus", "--sync", window[0])
                yield shown
            finally:
                app.terminate()


def test_a_burst_reaches_the_desk_whatever_has_the_focus_and_clicks_nothing(screen: Screen) -> None:
    warehouse = make(7, 40, AS_OF)
    inspector = warehouse.staff[0]
    last, *others = warehouse.plans()
    screen.scan(make_badge(inspector.badge, TRAINING_CARD_KEY))
    screen.until(EntryType.SETTLED, 1)
    screen.type(inspector.pin)
    screen.until(EntryType.SIGNED_IN, 1)
    screen.scan(make_command(Command.OPEN_SHIFT, TRAINING_CARD_KEY))
    screen.until(EntryType.SHIFT_OPENED, 1)

    scans = len(screen.until(EntryType.SCAN, 2))
    places = ["F1", "F2", "F3", "Tab", "space", "Down", "Escape"]
    for number, key in enumerate(places, start=1):
        screen.do("key", key)  # a sheet, a field, a page or a button may have the focus now
        time.sleep(0.2)
        screen.scan(others[number].waybill)
        screen.until(EntryType.SCAN, scans + number)
        screen.do("key", "Escape")
        time.sleep(0.2)
    entries = screen.entries()
    texts = [bytes.fromhex(str(e.body["data"])).decode() for e in entries if e.type is EntryType.SCAN]
    assert texts[-len(places) :] == [plan.waybill for plan in others[1 : len(places) + 1]]
    assert not [e for e in entries if e.type in {EntryType.DECISION, EntryType.SIGNED_OUT, EntryType.SHIFT_CLOSED}]

    screen.scan(last.waybill)
    screen.until(EntryType.SCAN, scans + len(places) + 1)
    time.sleep(1)
    screen.do("key", "F7")  # whatever controls have begun since, and whatever was picked, may be held
    (decision,) = screen.until(EntryType.DECISION, 1)
    assert (decision.body["waybill"], decision.body["outcome"]) == (last.waybill, "hold")
    assert audit(screen.data, None).soundness in {Soundness.INTACT, Soundness.UNWITNESSED}
    assert tally(screen.entries()).outcomes

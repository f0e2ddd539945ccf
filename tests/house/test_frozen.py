"""The frozen app: built from build.spec, started with an empty environment, put to real work."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from station.bootstrap import ROOT

pytestmark = [
    pytest.mark.frozen,
    pytest.mark.skipif(sys.platform.startswith("linux") and not shutil.which("objdump"), reason="needs binutils"),
]


class Frozen:
    """The built program, and a home of its own to work in."""

    def __init__(self, program: Path, home: Path) -> None:
        self.program, self.home = program, home

    def environment(self) -> dict[str, str]:
        """Return what a machine without Python gives a program."""
        kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
        return {"HOME": str(self.home), "LC_ALL": "C.UTF-8", **kept}

    def does(self, *words: str | Path, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Run a command without a screen, see its exit code, and return what it said."""
        environment = {**self.environment(), "QT_QPA_PLATFORM": "offscreen"}
        command = [self.program, "--data", self.home / "data", *words]
        done = subprocess.run(command, env=environment, cwd=self.home, capture_output=True, text=True, check=False)
        assert code in (None, done.returncode), done.stderr[-3000:]
        return done


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A screen that nobody sees; yields its name for DISPLAY."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def program() -> Path:
    """The app, built anew from this checkout."""
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "build.spec"]
    subprocess.run(build, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
    return ROOT / "dist" / "station" / ("station.exe" if sys.platform == "win32" else "station")


@pytest.fixture(scope="module")
def frozen(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Frozen:
    """The app in a home where there is a generated warehouse with a recorded shift."""
    app = Frozen(program, tmp_path_factory.mktemp("home"))
    app.does("data", "generate", "--seed", "7", "--parcels", "12", "--belt", "--out", app.home / "centre")
    return app


def test_it_knows_its_commands(frozen: Frozen) -> None:
    said = frozen.does("--help").stdout
    for command in ("run", "replay", "decode", "identify", "verify", "doctor"):
        assert command in said


def test_it_sets_nothing_up_and_brings_every_decoder(frozen: Frozen) -> None:
    rows = [json.loads(line) for line in frozen.does("doctor", "--json", code=None).stdout.splitlines()]
    assert {row["name"]: row["state"] for row in rows}["decoders"] == "ok"
    assert not (ROOT / "dist" / ".venv").exists()


def test_it_reads_a_picture_as_the_checkout_does(frozen: Frozen) -> None:
    import numpy as np
    import zxingcpp

    from station.opencv import cv2

    symbol = np.array(zxingcpp.create_barcode("6901234567892", zxingcpp.BarcodeFormat.EAN13).to_image(scale=3))
    picture = frozen.home / "ean.png"
    assert cv2.imwrite(str(picture), cv2.copyMakeBorder(symbol, 40, 40, 40, 40, cv2.BORDER_CONSTANT, value=255))
    done = frozen.does("decode", picture)
    reads = json.loads(done.stdout)["reads"]
    assert [(read["format"], read["text"]) for read in reads] == [("EAN-13", "6901234567892")]
    assert done.stderr == ""  # a decoder that is missing says so there


def test_it_works_a_recorded_shift_as_the_checkout_does(frozen: Frozen) -> None:
    words = ["replay", frozen.home / "centre" / "belt", "--centre", frozen.home / "centre"]
    entries = frozen.does(*words).stdout
    checkout = [sys.executable, "-m", "station", "--data", frozen.home / "other", *words]
    assert entries == subprocess.run(checkout, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    kinds = [json.loads(line)["type"] for line in entries.splitlines()]
    assert {"scan", "decision"} <= set(kinds)


def test_it_works_the_belt_without_a_screen_and_leaves_a_sound_ledger_logs_and_pictures(frozen: Frozen) -> None:
    frozen.does("demo", "--no-window")
    (shift,) = (frozen.home / "data" / "demo").iterdir()
    assert frozen.does("verify", shift / "ledger.db").stdout
    assert {path.suffix for path in shift.glob("shift.*")} >= {".csv", ".xlsx", ".jsonl"}
    assert len(list(shift.glob("screenshots/*.png"))) > 10


@pytest.mark.xcb
@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool")
def test_it_opens_its_window_on_a_screen(frozen: Frozen) -> None:
    said = frozen.home / "said.txt"
    with virtual_screen() as display, said.open("w") as stderr:
        environment = {**frozen.environment(), "DISPLAY": display}
        command = [frozen.program, "--data", frozen.home / "desk", "run"]
        with subprocess.Popen(command, env=environment, cwd=frozen.home, stderr=stderr) as app:
            try:
                find = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Station"]
                subprocess.run(find, env={**os.environ, "DISPLAY": display}, check=True, timeout=120)
                assert app.poll() is None
            finally:
                app.terminate()
    assert "Traceback" not in said.read_text()

"""The frozen app: built from build.spec, started with an empty environment, put to real work."""

import json
import os
import shutil
import subprocess
import sys
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

    def does(self, *words: str | Path, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Run a command as on a machine without Python, see its exit code, and return what it said."""
        environment = {"HOME": str(self.home), "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
        command = [self.program, "--data", self.home / "data", *words]
        done = subprocess.run(
            command, env={**environment, **kept}, cwd=self.home, capture_output=True, text=True, check=False
        )
        assert code in (None, done.returncode), done.stderr[-3000:]
        return done


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


def test_it_works_the_belt_without_a_screen_and_its_ledger_verifies(frozen: Frozen) -> None:
    frozen.does("demo", "--no-window")
    assert frozen.does("verify", frozen.home / "data").returncode == 0

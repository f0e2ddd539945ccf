"""The power fails: whatever the disk had not yet written, all that was acknowledged is there."""

import shutil
import subprocess
from pathlib import Path

import pytest

from station.domain.verification import Soundness
from station.ports import StationFault
from station.storage.audit import audit
from station.storage.keys import StationKey, trusting
from station.storage.ledger import open_ledger
from tests.adapters.power_cut import disks, trace

TRUSTED = trusting([StationKey("station/D-07", b"s" * 32).verifier])
WRITTEN = 60


@pytest.fixture(autouse=True)
def needs_strace() -> None:
    strace = shutil.which("strace")
    probe = [strace or "", "-o", "/dev/null", "true"]
    if strace is None or subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("needs strace, and the right to use it: apt-get install strace")


def lost(ledger: Path, said: dict[int, str]) -> bool:
    """Open what the cut left, and say whether anything that was acknowledged is missing or broken."""
    try:
        opened = open_ledger(ledger, "D-07", reserve_bytes=0)
    except StationFault:
        return True
    found = {entry.seq: entry.hash for entry in opened.entries()}
    opened.close()
    if audit(ledger, TRUSTED).soundness is Soundness.BROKEN:
        return True
    return any(found.get(seq) != digest for seq, digest in said.items())


@pytest.mark.parametrize("count", [60, pytest.param(10_000, marks=pytest.mark.slow)])
def test_no_power_cut_loses_what_was_acknowledged(tmp_path: Path, count: int) -> None:
    calls = trace(tmp_path, WRITTEN, "FULL")
    assert sum(call.name == "ack" for call in calls) == WRITTEN
    assert sum(lost(ledger, said) for ledger, said in disks(calls, tmp_path, count, seed=1)) == 0


def test_the_simulation_finds_a_ledger_that_does_not_sync_every_commit(tmp_path: Path) -> None:
    """A mutation: the setting that many programs use and that power cuts see through."""
    calls = trace(tmp_path, WRITTEN, "NORMAL")
    assert sum(lost(ledger, said) for ledger, said in disks(calls, tmp_path, 20, seed=1)) > 0

"""Killed without warning: nothing acknowledged is lost, nothing is there twice, and the chain goes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NURSERY = Path(__file__).with_name("ledger_nursery.py")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork and kill")


@pytest.mark.parametrize("rounds", [40, pytest.param(1000, marks=pytest.mark.slow)])
def test_killed_writers_leave_all_they_acknowledged(tmp_path: Path, rounds: int) -> None:
    environment = os.environ | {"PYTHONPATH": str(NURSERY.parents[2])}
    command = [sys.executable, NURSERY, tmp_path, str(rounds), "20261123"]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment).stdout)
    assert told["lost"] == 0, told
    assert told["doubled"] == 0, told
    assert told["soundness"] == 2, told
    assert told["entries"] == told["signed"] >= told["acknowledged"] >= rounds, told

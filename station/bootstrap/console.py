"""Say things on stderr, run a step, give up with a reason."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn

CANNOT_SET_UP = 69  # EX_UNAVAILABLE of sysexits.h: something the program needs of this machine is not there


def say(text: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(f"station: {text}\n")
    sys.stderr.flush()


def give_up(why: str) -> NoReturn:
    """Say why there is no going on, and end the process."""
    say(why)
    sys.exit(CANNOT_SET_UP)


def succeeds(command: Sequence[str], quiet: bool = False) -> bool:
    """Run a command without input, its output on stderr or nowhere, and say whether it went well."""
    out = subprocess.DEVNULL if quiet else 2
    err = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, check=False).returncode == 0


def must(command: Sequence[str]) -> None:
    """Run a step of the set-up; end the process where it fails."""
    if not succeeds(command):
        give_up("this step failed; put right what it says above and start again: " + " ".join(command))

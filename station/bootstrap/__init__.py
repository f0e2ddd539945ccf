"""Make a checkout ready to run: system libraries, a virtual environment, locked packages; then step aside.

Standard library only, and it loads on old Pythons well enough to say which one is needed. Everything it says goes to
stderr, so that a command's output stays clean. In a frozen app or an installed package there is nothing to do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from station.bootstrap import environment, packages, system
from station.bootstrap.console import give_up, say

RUN = environment.RUN
TESTS = environment.TESTS
OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parents[2]


def prepare(purpose: str = RUN) -> None:
    """Return once this process can import everything; else set up `.venv` and start the same command inside it.

    `purpose` is RUN, or TESTS, which adds the developers' packages. Ends the process with CANNOT_SET_UP and a line that
    says what to do where this machine lacks something that cannot be put right from here.
    """
    if getattr(sys, "frozen", False) or not (ROOT / "pyproject.toml").is_file():
        return
    if sys.version_info < OLDEST_PYTHON:
        wanted, found = (".".join(map(str, version)) for version in (OLDEST_PYTHON, sys.version_info[:3]))
        give_up(f"needs Python {wanted} or newer; this is {found} ({sys.executable})")
    try:
        make_ready(purpose)
    except KeyboardInterrupt:
        say("stopped; the next start takes up from here")
        sys.exit(130)


def make_ready(purpose: str) -> None:
    """Provide for libraries and packages, and step into `.venv` unless this Python has them all."""
    venv = ROOT / ".venv"
    inside = Path(sys.prefix).resolve() == venv.resolve()
    ready = environment.is_ready(ROOT, purpose)
    if inside and ready:
        return
    system.provide(system.missing(system.needs(purpose == TESTS, only_essential=ready)))
    if not (inside and environment.is_made_here(venv)) and packages.are_met(ROOT, everything=purpose == TESTS):
        return
    if not ready:
        with environment.held(ROOT / ".venv.lock"):
            if not environment.is_ready(ROOT, purpose):
                environment.build(ROOT, purpose)
    step_into(environment.interpreter(venv))


def step_into(python: Path) -> NoReturn:
    """Start this very command again in another interpreter."""
    command = [str(python), *sys.orig_argv[1:]]
    if os.name == "nt":  # exec would return to the shell at once there
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)  # noqa: S606 - no shell is meant

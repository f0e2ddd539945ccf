"""The virtual environment of a checkout: made once from the locked packages, remade when half made or outdated."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from station.bootstrap.console import give_up, must, say, succeeds

RUN, TESTS = "run", "tests"
LOCKS = {RUN: "requirements.lock", TESTS: "requirements-dev.lock"}
UNFINISHED = "unfinished"  # lies in .venv from its first moment until all packages are in


def interpreter(venv: Path) -> Path:
    """Return where a virtual environment keeps its Python."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp(venv: Path, purpose: str) -> Path:
    """Return the file that says for which project file, lock and Python the environment was finished."""
    return venv / f"ready-to-{purpose}"


def fingerprint(root: Path, purpose: str) -> str:
    """Return a hash of all that decides what the environment holds: project file, lock, the Python it stands on."""
    digest = hashlib.sha256(os.path.realpath(interpreter(root / ".venv")).encode())
    for name in ("pyproject.toml", LOCKS[purpose]):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def is_ready(root: Path, purpose: str) -> bool:
    """Say whether the environment was finished for these very files; one made for the tests serves a run too."""
    venv = root / ".venv"
    if is_half_made(venv):
        return False
    for fitting in (TESTS,) if purpose == TESTS else (RUN, TESTS):
        mark = stamp(venv, fitting)
        if mark.is_file() and mark.read_text() == fingerprint(root, fitting):
            return True
    return False


def is_half_made(venv: Path) -> bool:
    """Say whether the making of the environment was never begun, or broken off."""
    return (venv / UNFINISHED).exists() or not interpreter(venv).exists()


def is_made_here(venv: Path) -> bool:
    """Say whether the environment is ours, and so follows the lock, and not one a developer keeps by hand."""
    return (venv / UNFINISHED).exists() or any(stamp(venv, purpose).exists() for purpose in LOCKS)


def build(root: Path, purpose: str) -> None:
    """Create or complete the environment from the lock; call only while holding the lock file."""
    venv = root / ".venv"
    if is_half_made(venv) or not succeeds([str(interpreter(venv)), "-m", "pip", "--version"], quiet=True):
        say("making .venv")
        shutil.rmtree(venv, ignore_errors=True)
        venv.mkdir(exist_ok=True)
        (venv / UNFINISHED).touch()
        must([getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(venv)])
    (venv / UNFINISHED).touch()
    say("installing the locked packages: about 1 GB on disk, a minute or two the first time")
    pip = [str(interpreter(venv)), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-q"]
    must([*pip, "--require-hashes", "-r", str(root / LOCKS[purpose])])
    # the build tools are in the lock as well: without isolation pip does not fetch newer ones
    must([*pip, "-q", "--no-deps", "--no-build-isolation", "-e", str(root)])
    stamp(venv, purpose).write_text(fingerprint(root, purpose))
    (venv / UNFINISHED).unlink()
    if not is_ready(root, purpose):  # else the same command would start over for ever
        give_up(f"{venv} does not hold what was just written into it; is the disk full, or the folder shared?")


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Let one process at a time through; the system lets go of the lock if the holder dies."""
    try:
        file = path.open("a+")
    except OSError as why:
        give_up(f"cannot write in {path.parent} ({why.strerror}); copy the checkout to a folder of your own")
    with file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows only

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield

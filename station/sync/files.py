"""Files in a shared folder: whole or not there, and faults of the folder in words an operator can act on."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from station.ports import StationFault

CHUNK = 1 << 20

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
REFUSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def write_whole(path: Path, content: bytes) -> None:
    """Put content in place of a file: readers see the old or the new, never a part. Raises OSError."""
    with _part(path) as part:
        part.write(content)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file durably; the copy appears whole or not at all. Raises OSError."""
    with source.open("rb") as reading, _part(target) as part:
        shutil.copyfileobj(reading, part, CHUNK)


@contextmanager
def _part(path: Path) -> Iterator[BinaryIO]:
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable, where the platform can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def faults_of(folder: Path) -> Iterator[None]:
    """Turn what the system says of a folder into a StationFault that says what to do."""
    try:
        yield
    except OSError as error:
        raise StationFault(f"{_advice(folder, error)} Work goes on; nothing is lost. ({error})") from error


def _advice(folder: Path, error: OSError) -> str:
    if error.errno in FULL:
        return f"There is no room left in {folder}: free some space, then sync again."
    if error.errno in REFUSED:
        return f"{folder} cannot be written: take off the write protection or ask for the rights, then sync again."
    if isinstance(error, FileNotFoundError):
        return f"{folder} is not complete or not there: plug in the stick or connect the share, then sync again."
    return f"{folder} cannot be used: check the stick or the share, then sync again."

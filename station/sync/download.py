"""Bring one signed file onto this disk: resumed where it was cut, never longer than signed, whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tuf.api.exceptions import LengthOrHashMismatchError
from tuf.api.metadata import TargetFile

from station.disk import CHUNK, sync_folder
from station.ports import StationFault
from station.sync.files import faults_of

#: Left free on the disk beside what is fetched: the ledger must never wait for room.
RESERVE = 500_000_000


def bring(info: TargetFile, source: Path, target: Path, part: Path) -> None:
    """Copy a target; its length and hash are verified before it gets its name.

    The part left by a cut-off copy is gone on with. Raises LengthOrHashMismatchError where the source is longer,
    shorter or other than signed, StationFault where the disk has no room or one of the folders fails.
    """
    with faults_of(target.parent):
        if target.exists() and _is(info, target):
            return
        part.parent.mkdir(parents=True, exist_ok=True)
        have = part.stat().st_size if part.exists() else 0
        missing = max(info.length - have, 0)
        if shutil.disk_usage(part.parent).free < missing + RESERVE:
            raise StationFault(f"There is no room for {missing >> 20} MB of reference data: free some on this disk.")
        _copy(info, source, part)
        if have and not _is(info, part):
            part.unlink()
            _copy(info, source, part)
        try:
            with part.open("rb") as file:
                info.verify_length_and_hashes(file)
        except LengthOrHashMismatchError:
            part.unlink()
            raise
        part.replace(target)
        sync_folder(target.parent)


def _copy(info: TargetFile, source: Path, part: Path) -> None:
    """Append to the part what is missing of the source, and a byte too many where the source is longer than signed."""
    with part.open("ab") as writing:
        for chunk in _chunks(source, writing.tell(), info.length + 1):
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())


def _chunks(source: Path, start: int, end: int) -> Iterator[bytes]:
    with faults_of(source.parent), source.open("rb") as file:
        file.seek(start)
        while start < end and (chunk := file.read(min(CHUNK, end - start))):
            start += len(chunk)
            yield chunk


def _is(info: TargetFile, path: Path) -> bool:
    try:
        with path.open("rb") as file:
            info.verify_length_and_hashes(file)
    except LengthOrHashMismatchError:
        return False
    return True

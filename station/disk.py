"""Files that must be whole, durable, or held by one program: what every adapter that writes needs of a disk."""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 20


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, as hex. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable; Windows has no such call and does it by itself. Raises OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Put content in place of a file: readers see the old or the new, never a part, even after a power cut.

    Raises OSError; then nothing is left behind.
    """
    with _part(path) as part:
        part.write(content)


def copy_whole(source: Path, target: Path) -> str:
    """Copy a file durably and return the SHA-256 of what was copied; the target appears whole or not at all.

    Raises OSError; then nothing is left behind.
    """
    digest = hashlib.sha256()
    with source.open("rb") as reading, _part(target) as part:
        while chunk := reading.read(CHUNK):
            digest.update(chunk)
            part.write(chunk)
    return digest.hexdigest()


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


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a byte nobody reads: a Windows lock also keeps others from reading what it covers

    def take_lock(file: BinaryIO) -> bool:
        """Lock an open file for this program, without waiting; the system lets it go when the file is closed."""
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def take_lock(file: BinaryIO) -> bool:
        """Lock an open file for this program, without waiting; the system lets it go when the file is closed."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

"""Files that must be whole: hashing, copying and small atomic writes."""

import hashlib
import os
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
    """Make renames in a folder durable, where the platform can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Put content in place of a file: readers see the old or the new, never a part, even after a power cut."""
    with _part(path) as part:
        part.write(content)


def copy_whole(source: Path, target: Path) -> str:
    """Copy a file durably and return the SHA-256 of what was copied; the target appears whole or not at all."""
    digest = hashlib.sha256()
    with source.open("rb") as reading, _part(target) as part:
        while chunk := reading.read(CHUNK):
            digest.update(chunk)
            part.write(chunk)
    return digest.hexdigest()


@contextmanager
def _part(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside `path` for writing; once it is durable it takes the place of `path`, or it goes."""
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

"""The station's lock: one program at a time on one data folder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from station.ports import StationFault

NAME = "station.lock"


@contextmanager
def hold(data: Path) -> Iterator[None]:
    """Hold a data folder for this program alone; the system lets it go when the program ends, however it ends.

    Raises StationFault where another program holds it, or the folder cannot be written.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        file = (data / NAME).open("a+b")
    except OSError as error:
        raise StationFault(
            f"The data folder {data} cannot be written ({error.strerror}). Check the disk and its rights."
        ) from error
    with file:
        if not _take(file):
            file.seek(0)
            who = file.read(20).decode(errors="replace").strip()
            raise StationFault(
                f"Station is already running on this data (process {who or 'unknown'}). Use the window that is open."
            )
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        yield


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a byte nobody reads: a Windows lock also keeps others from reading what it covers

    def _take(file: BinaryIO) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

"""The station's lock: one program at a time on one data folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from station.disk import take_lock
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
        if not take_lock(file):
            file.seek(0)
            who = file.read(20).decode(errors="replace").strip()
            raise StationFault(
                f"Station is already running on this data (process {who or 'unknown'}). Use the window that is open."
            )
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        yield

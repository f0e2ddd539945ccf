"""One program at a time in one station's subfolder, on this machine or another."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from station.disk import take_lock
from station.ports import StationFault


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a subfolder; the system lets it go when the program ends. Raises StationFault where another holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+b") as file:
        if not take_lock(file):
            raise StationFault(f"Another program is sending to {folder}: close it, or sync again in a minute.")
        yield

"""Faults of a shared folder, in words an operator can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from station.ports import StationFault

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
REFUSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


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

"""New files that appear whole or not at all, and never over another."""

import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from station.disk import sync_folder
from station.ports import StationFault

_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EINVAL})


def write_new(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file beside `path`, make it durable, and only then give it its name.

    Raises StationFault where `path` exists, before or by then, or where the disk refuses; then nothing is left behind.
    """
    if path.exists():
        raise StationFault(f"{path.name} is there already and is not overwritten. Choose another name.")
    part = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        write(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        _name(part, path)
    except FileExistsError as error:
        raise StationFault(f"{path.name} is there already and is not overwritten. Choose another name.") from error
    except OSError as error:
        raise StationFault(
            f"{path.name} could not be written ({error.strerror or error}). Check the disk or stick and export again."
        ) from error
    finally:
        _remove(part)


def _name(part: Path, path: Path) -> None:
    """Give a file its name without ever replacing one: by a second link, or on sticks without links by a rename."""
    if os.name == "nt":
        part.rename(path)
        return
    try:
        path.hardlink_to(part)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if path.exists():
            raise FileExistsError(errno.EEXIST, "exists", path) from error
        part.rename(path)
    sync_folder(path.parent)


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the stick is gone, and the half file with it

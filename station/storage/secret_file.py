"""Secret files: bytes that only this user may read, made once."""

import os
from collections.abc import Callable
from pathlib import Path

from station.ports import StationFault


def load_or_make(path: Path, size: int, make: Callable[[], bytes]) -> bytes:
    """Return the secret in a file, making it where there is none; others' reading rights are taken away.

    The file appears whole or not at all. Raises StationFault where it is damaged or cannot be read or written.
    """
    try:
        if not path.exists():
            _write_new(path, make())
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
        secret = path.read_bytes()
    except OSError as error:
        raise StationFault(f"The key file {path.name} cannot be used ({error.strerror}). Check its rights.") from error
    if len(secret) != size:
        raise StationFault(f"The key file {path.name} is damaged. Bring it back from the backup of the keys folder.")
    return secret


def _write_new(path: Path, secret: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    handle = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)

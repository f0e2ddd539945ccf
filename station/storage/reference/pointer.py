"""CURRENT: the small file that says which reference files are in use, and which were before."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from station.disk import write_whole
from station.ports import Pack, StationFault

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Held:
    """One pack as it lies in the folder: its files are named by their SHA-256."""

    name: str
    version: int
    as_of: datetime
    training: bool
    base: str
    delta: str | None

    def pack(self, folder: Path) -> Pack:
        """Return the pack with the paths of its files."""
        delta = folder / file_name("delta", self.delta) if self.delta else None
        return Pack(self.name, self.version, self.as_of, folder / file_name("base", self.base), delta)

    def files(self, folder: Path) -> tuple[tuple[Path, str], ...]:
        """Return (path, SHA-256) of each file."""
        pack = self.pack(folder)
        base = (pack.base, self.base)
        return (base,) if pack.delta is None or self.delta is None else (base, (pack.delta, self.delta))


@dataclass(frozen=True, slots=True)
class Pointer:
    """What CURRENT holds: the pack in use, and the good one before it to fall back to."""

    current: Held
    previous: Held | None = None
    format: int = FORMAT


def file_name(kind: str, sha256: str) -> str:
    """Return the name of a base or delta file: it names the content, so a file can be checked against its name."""
    return f"{kind}-{sha256}.db"


def names_content(path: Path) -> bool:
    """Say whether a file's name claims a SHA-256 of its content."""
    return re.fullmatch(r"(base|delta)-[0-9a-f]{64}\.db", path.name) is not None


def read_pointer(path: Path) -> Pointer | None:
    """Return what CURRENT says; None where there is none. Raises StationFault where it cannot be understood."""
    try:
        pointer = msgspec.json.decode(path.read_bytes(), type=Pointer)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise StationFault(f"{path} cannot be read ({error}): fetch the reference data again") from error
    if pointer.format != FORMAT:
        raise StationFault(
            f"{path} was written by another version of Station (format {pointer.format}): update Station"
        )
    return pointer


def write_pointer(path: Path, pointer: Pointer) -> None:
    """Swap CURRENT for a new one; after a power cut it is the old or the new one, never a part. Raises OSError."""
    write_whole(path, msgspec.json.format(msgspec.json.encode(pointer), indent=2) + b"\n")

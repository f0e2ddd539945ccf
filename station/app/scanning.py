"""The scanners of a station as their self-tests have shown them: kept, taken out as a file, put in again."""

from pathlib import Path

from station import disk, scanners
from station.domain.self_test import Proof, joined
from station.ports import StationFault

#: What the window calls its keyboard scanner.
WEDGE = "keyboard"


def known(data: Path) -> dict[str, Proof]:
    """Return what is known of a folder's scanners. Raises StationFault where the file is damaged."""
    try:
        return scanners.load(data)
    except scanners.BadScanners as error:
        raise StationFault(str(error)) from error


def learn(data: Path, device: str, tested: Proof) -> None:
    """Add what a self-test has shown of one device. Raises StationFault where it cannot be kept."""
    told = known(data)
    _write(data, {**told, device: joined(told.get(device), tested)})


def take_out(data: Path, out: Path) -> int:
    """Write the profiles to a file of their own; return how many. Raises StationFault; never writes over a file."""
    told = known(data)
    if out.exists():
        raise StationFault(f"{out} exists already: name another file")
    try:
        disk.write_whole(out, scanners.encoded(told))
    except OSError as error:
        raise StationFault(f"{out} cannot be written: {error.strerror}") from error
    return len(told)


def put_in(data: Path, source: Path) -> int:
    """Take the profiles of a file in place of those that are there; return how many. Raises StationFault."""
    try:
        told = scanners.decoded(source.read_bytes(), str(source))
    except OSError as error:
        raise StationFault(f"{source} cannot be read: {error.strerror}") from error
    except scanners.BadScanners as error:
        raise StationFault(str(error)) from error
    _write(data, told)
    return len(told)


def _write(data: Path, told: dict[str, Proof]) -> None:
    try:
        scanners.save(data, told)
    except OSError as error:
        raise StationFault(f"{data / scanners.FILE} cannot be written: {error.strerror}") from error

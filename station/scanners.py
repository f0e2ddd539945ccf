"""What self-tests have shown of the station's scanners: one file in the data folder, equal bytes for equal facts."""

from pathlib import Path

import msgspec

from station import disk
from station.domain.self_test import Proof, Separator

FILE = "scanners.json"
KEPT = frozenset({Separator.KEPT, Separator.SPELLED, Separator.ALT_CODE})


class BadScanners(ValueError):
    """The file says something that cannot be used; the message names it and the fix."""


def encoded(scanners: dict[str, Proof]) -> bytes:
    """Return the file's bytes: devices and facts in order, so that equal profiles are equal files."""
    return msgspec.json.format(msgspec.json.encode(scanners, order="deterministic")) + b"\n"


def decoded(data: bytes, name: str) -> dict[str, Proof]:
    """Return the profiles in a file's bytes. Raises BadScanners naming the file and what is wrong."""
    try:
        return msgspec.json.decode(data, type=dict[str, Proof])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadScanners(f"{name} cannot be used: {error}. Scan the self-test cards anew") from error


def load(data: Path) -> dict[str, Proof]:
    """Read what is known of the scanners, by device; nothing where nothing was tested. Raises BadScanners."""
    path = data / FILE
    try:
        return decoded(path.read_bytes(), str(path))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise BadScanners(f"{path} cannot be read: {error.strerror}") from error


def save(data: Path, scanners: dict[str, Proof]) -> None:
    """Write what is known of the scanners, whole or not at all. Raises OSError where the disk refuses."""
    disk.write_whole(data / FILE, encoded(scanners))


def separators_kept(scanners: dict[str, Proof]) -> frozenset[str]:
    """Return the devices that were shown to send FNC1, in whatever spelling."""
    return frozenset(device for device, tested in scanners.items() if tested.separator in KEPT)

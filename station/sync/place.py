"""The folder that is a centre: its mark, and the subfolder of each station."""

import re
from pathlib import Path

import msgspec

from station.disk import write_whole
from station.ports import StationFault
from station.sync.files import faults_of

FORMAT = 1
MARK = "centre.json"
STATIONS = "stations"

STATION_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")

#: Names that Windows takes for devices, whatever folder they stand in.
DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))})


class Mark(msgspec.Struct, frozen=True):
    """What `centre.json` holds. An empty mount point has none, and so is never taken for the centre."""

    name: str
    format: int = FORMAT


def found_centre(folder: Path, name: str) -> None:
    """Make a folder a centre; one that is a centre already stays as it is. Raises StationFault."""
    with faults_of(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / MARK).exists():
            write_whole(folder / MARK, msgspec.json.encode(Mark(name)) + b"\n")


def check_centre(folder: Path) -> None:
    """Raise StationFault where a folder is not there, or is no centre."""
    try:
        mark = msgspec.json.decode((folder / MARK).read_bytes(), type=Mark)
    except FileNotFoundError as error:
        raise StationFault(
            f"{folder} is not there, or is no centre (it has no {MARK}): plug in the stick or connect the share, "
            "or publish a pack there first. Work goes on; nothing is lost."
        ) from error
    except (OSError, msgspec.MsgspecError) as error:
        raise StationFault(f"{folder / MARK} cannot be read ({error}): check the stick or the share") from error
    if mark.format != FORMAT:
        raise StationFault(f"{folder} is a centre of format {mark.format}, this version knows {FORMAT}: update Station")


def station_folder(folder: Path, station: str) -> Path:
    """Return a station's own subfolder. Raises StationFault where its id would not stay a folder's name."""
    if STATION_ID.fullmatch(station) is None or station.upper() in DEVICES:
        raise StationFault(f"{station!r} cannot be a station's id: use letters, digits, - and _ (64 at most)")
    return folder / STATIONS / station

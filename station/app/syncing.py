"""Syncing put together: which centre, trusted by what."""

from pathlib import Path

from station.app.clock import SystemClock
from station.app.station import Station, settings_of
from station.ports import StationFault
from station.services.syncing import Syncing
from station.sync.folder_centre import FolderCentre


def syncing(station: Station, folder: Path | None = None) -> Syncing:
    """Return the rounds of a station with a folder, or with the one its settings name.

    Signatures are judged by the machine's clock, whatever clock the desk works by. Raises StationFault where there is
    no centre.
    """
    named = folder or (Path(station.settings.centre) if station.settings.centre else None)
    if named is None:
        raise StationFault('no centre: name one with --centre, or as centre = "..." in station.toml')
    centre = FolderCentre(named, station.data, SystemClock())
    return Syncing(station.ledger, station.ledger, centre, station.shelf, station.clock)


def enrol(data: Path, root: Path) -> None:
    """Trust a centre from now on by its root file. Raises StationFault where it cannot be read."""
    settings = settings_of(data)
    try:
        content = root.read_bytes()
    except OSError as error:
        raise StationFault(f"{root} cannot be read: {error}") from error
    FolderCentre(Path(settings.centre or root.parent), data, SystemClock()).trust(content)

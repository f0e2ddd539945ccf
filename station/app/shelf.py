"""The shelf: the folder of reference files and the store that answers from the newest of them."""

from pathlib import Path

from station.domain.goods import DataStamp
from station.ports import Pack, StationFault
from station.storage.reference.directory import ReferenceDirectory
from station.storage.reference.empty import EmptyReference
from station.storage.reference.switch import SwitchableReference


class Shelf:
    """`ports.PackShelf` over a folder; `faults` says why the newest files were not used at start."""

    def __init__(self, folder: Path) -> None:
        self._directory = ReferenceDirectory(folder)
        self._directory.tidy()
        self.store = SwitchableReference(self._directory.open_current() or EmptyReference())
        self.faults = self._directory.faults

    def version(self) -> int:
        """Return the version of the pack in use."""
        return self.store.stamp().version

    def install(self, pack: Pack) -> DataStamp:
        """Verify and keep a pack, and answer from it from now on. Raises StationFault; the last good one stays."""
        self._directory.install(pack)
        opened = self._directory.open_current()
        if opened is None:
            raise StationFault("; ".join(self._directory.faults) or "the new reference data could not be opened")
        self.store.switch(opened)
        return self.store.stamp()

    def close(self) -> None:
        """Let the files go."""
        self.store.close()

"""The reference data of a station at work: opened at start, switched to a new pack, checked again every day."""

import threading
from pathlib import Path

from station.domain.control import ControlInstruction
from station.domain.goods import DataStamp
from station.ports import Pack, StationFault
from station.storage.reference.directory import ReferenceDirectory
from station.storage.reference.empty import EmptyReference
from station.storage.reference.switch import SwitchableReference


class ReferenceShelf:
    """A PackShelf over `<data>/reference`; `store` is the ReferenceStore that answers, all the while.

    Making one tidies the folder and reads its files from end to end (2 s a gigabyte): not in the thread that paints.
    Where nothing can be opened, `store` knows no parcel, so that every one is held; `faults` says why. Safe from
    any thread: installing and checking take turns, look-ups do not wait for them.
    """

    def __init__(self, path: Path) -> None:
        self._one = threading.Lock()
        self._directory = ReferenceDirectory(path)
        self._directory.tidy()
        self.store = SwitchableReference(self._directory.open_current() or EmptyReference())

    @property
    def faults(self) -> tuple[str, ...]:
        """Say why the newest pack was not opened; empty where it was."""
        return self._directory.faults

    def version(self) -> int:
        """Return the version of the pack in use; 0 where there is none."""
        return self.store.stamp().version

    def install(self, pack: Pack) -> DataStamp:
        """Verify a pack, keep it, and answer from it from now on; the last good one stays where it fails.

        Raises StationFault where the pack is damaged, older than the one in use, or training data over real data.
        """
        with self._one:
            self._directory.install(pack)
            store = self._directory.open_current()
            if store is None or store.stamp().version != pack.version:
                if store is not None:
                    store.close()
                raise StationFault(f"{pack.name} version {pack.version} could not be opened: {'; '.join(self.faults)}")
            self.store.switch(store).close()
            return store.stamp()

    def rates(self) -> tuple[ControlInstruction, ...]:
        """Return the controls of scope ``random`` in the pack in use."""
        return self.store.rates()

    def check(self) -> str | None:
        """Read the files in use again; where one is damaged, go back to the last good pack and say what was wrong."""
        with self._one:
            fault = self._directory.check()
            if fault is not None:
                self.store.switch(self._directory.open_current() or EmptyReference()).close()
            return fault

    def close(self) -> None:
        """Let the files go."""
        self.store.close()

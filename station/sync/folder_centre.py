"""A centre in a folder: on a share, on a stick, or on this disk; entries go up, signed packs come down."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from station.domain.ledger import Entry, leaf_hash, unseal
from station.ports import Clock, Fork, Pack, PushReceipt, StationFault
from station.sync import folder_lock
from station.sync.entries import EntryFiles, Seen
from station.sync.files import faults_of
from station.sync.packs import SignedPacks
from station.sync.place import STATIONS, check_centre, station_folder


class FolderCentre:
    """A Centre in a folder: `stations/<id>/` takes each station's entries, `packs/` holds signed reference files.

    Safe for many stations at once, each in its own subfolder; two programs that send as the same station take turns.
    """

    def __init__(self, folder: Path, data: Path, clock: Clock) -> None:
        self.name = str(folder)
        self._folder = folder
        self._clock = clock
        self._seen: dict[Path, Seen] = {}
        self._packs = SignedPacks(folder / "packs", data / "reference")

    def trust(self, root: bytes) -> None:
        """Enrol this station with the centre by its root file; packs signed by anyone else are refused from now on.

        Raises StationFault where it is no root file, or the station is enrolled with another centre.
        """
        self._packs.trust(root)

    def head(self, station: str) -> PushReceipt:
        """Say how far the folder has a station's ledger; head_seq 0 with GENESIS where it has nothing."""
        check_centre(self._folder)
        with faults_of(self._folder):
            return _receipt(station, EntryFiles(station_folder(self._folder, station), station, self._seen))

    def push(self, station: str, entries: Sequence[Entry]) -> PushReceipt:
        """Hand over consecutive entries; what the folder has already is compared by hash and skipped.

        Files appear whole or not at all, and are durable before the receipt. Raises Fork, with the entry's number,
        where an entry differs from the folder's copy, is not what its hash says, or does not join; StationFault where
        the folder is missing, full or write-protected.
        """
        check_centre(self._folder)
        folder = station_folder(self._folder, station)
        _check(station, entries)
        with faults_of(self._folder), folder_lock.held(folder):
            files = EntryFiles(folder, station, self._seen)
            new = _joining(station, files, entries)
            if new:
                files.append(new)
            return _receipt(station, files)

    def stations(self) -> Sequence[str]:
        """Return the stations that have a subfolder with entries here, by id."""
        check_centre(self._folder)
        with faults_of(self._folder):
            folders = sorted(path for path in (self._folder / STATIONS).glob("*") if path.is_dir())
            return [path.name for path in folders if self.head(path.name).head_seq]

    def entries(self, station: str) -> Iterator[Entry]:
        """Yield a station's entries as far as whole files join; a torn tail is not believed, as at the next push."""
        check_centre(self._folder)
        with faults_of(self._folder):
            try:
                yield from EntryFiles(station_folder(self._folder, station), station, self._seen).entries()
            except ValueError as error:
                raise StationFault(f"{self._folder}: the entries of {station} change while they are read") from error

    def newest_pack(self, current_version: int) -> Pack | None:
        """Fetch and verify reference files above a version; None where there are none.

        Raises StationFault where what lies there is forged, damaged, expired, or older than what was seen before.
        """
        check_centre(self._folder)
        return self._packs.newest(current_version, self._clock.now())


def _receipt(station: str, files: EntryFiles) -> PushReceipt:
    return PushReceipt(station, files.head.seq, files.head.hash)


def _check(station: str, entries: Sequence[Entry]) -> None:
    """Refuse entries that are not what they say, or do not follow one another."""
    before: Entry | None = None
    for entry in entries:
        try:
            written = unseal(entry.payload)
        except ValueError as error:
            raise Fork(station, entry.seq, str(error)) from error
        if (written.station, written.seq, written.prev) != (station, entry.seq, entry.prev):
            raise Fork(station, entry.seq, "its content is that of another entry")
        if leaf_hash(entry.payload) != entry.hash:
            raise Fork(station, entry.seq, "its content does not have its hash: it was changed")
        if before is not None and (entry.seq, entry.prev) != (before.seq + 1, before.hash):
            raise Fork(station, entry.seq, f"it does not follow entry {before.seq}")
        before = entry


def _joining(station: str, files: EntryFiles, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Compare what the folder has already; return what is new to it, and joins its head."""
    head = files.head
    known = [entry for entry in entries if entry.seq <= head.seq]
    if known:
        hashes = files.hashes(known[0].seq, known[-1].seq)
        for entry in known:
            if hashes.get(entry.seq) != entry.hash:
                raise Fork(station, entry.seq, f"the centre has another one (it has {head.seq} in all)")
    new = entries[len(known) :]
    if new and new[0].seq != head.seq + 1:
        raise Fork(station, head.seq + 1, f"entries {head.seq + 1} to {new[0].seq - 1} are missing")
    if new and new[0].prev != head.hash:
        raise Fork(station, new[0].seq, f"it does not follow the centre's entry {head.seq}")
    for entry in new:
        if entry.seq == files.witness.seq and entry.hash != files.witness.hash:
            raise Fork(station, entry.seq, "the centre has receipted another one")
    return new

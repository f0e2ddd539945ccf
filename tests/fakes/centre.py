"""A centre in memory: the plainest reading of the port, to hold the real ones against."""

from collections.abc import Iterator, Sequence

from station.domain.ledger import GENESIS, Entry, leaf_hash
from station.ports import Fork, Pack, PushReceipt, StationFault


class InMemoryCentre:
    """A Centre that keeps entries in a list per station; `gone` makes it unreachable, `pack` is what it offers."""

    def __init__(self, pack: Pack | None = None) -> None:
        self.name = "memory"
        self.pack = pack
        self.gone = False
        self._kept: dict[str, list[Entry]] = {}

    def head(self, station: str) -> PushReceipt:
        self._reach()
        kept = self._kept.get(station)
        return PushReceipt(station, kept[-1].seq, kept[-1].hash) if kept else PushReceipt(station, 0, GENESIS)

    def push(self, station: str, entries: Sequence[Entry]) -> PushReceipt:
        self._reach()
        kept = list(self._kept.get(station, []))
        expected = entries[0].seq if entries else 0
        for entry in entries:
            if entry.station != station or leaf_hash(entry.payload) != entry.hash:
                raise Fork(station, entry.seq, "changed, or of another station")
            if entry.seq != expected:
                raise Fork(station, entry.seq, "out of order")
            expected += 1
            if entry.seq <= len(kept):
                if kept[entry.seq - 1].hash != entry.hash:
                    raise Fork(station, entry.seq, "differs from what was sent before")
                continue
            if entry.seq != len(kept) + 1:
                raise Fork(station, len(kept) + 1, "missing")
            if entry.prev != (kept[-1].hash if kept else GENESIS):
                raise Fork(station, entry.seq, "does not join")
            kept.append(entry)
        self._kept[station] = kept
        return self.head(station)

    def stations(self) -> Sequence[str]:
        self._reach()
        return sorted(self._kept)

    def entries(self, station: str) -> Iterator[Entry]:
        self._reach()
        yield from self._kept.get(station, [])

    def newest_pack(self, current_version: int) -> Pack | None:
        self._reach()
        return self.pack if self.pack and self.pack.version > current_version else None

    def _reach(self) -> None:
        if self.gone:
            raise StationFault("The centre cannot be reached.")

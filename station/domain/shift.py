"""A shift: a fold over the ledger that puts every scan into exactly one bucket."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from station.domain.decision import Outcome
from station.domain.ledger import Entry, EntryType, Json
from station.domain.sampling import NOT_SAMPLING, Sampling


class Bucket(StrEnum):
    """Where a scan ends. Every scan ends in exactly one; a shift cannot close while one is in none.

    A scan whose reading a person chose ends where that reading ends; the choice itself is a `resolved` entry.
    """

    DECIDED = "decided"
    REPEAT = "repeat"
    CONSULTED = "consulted"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"
    STATION_CODE = "station_code"
    IGNORED_LOCKED = "ignored_locked"
    VOIDED = "voided"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Shift:
    """An open or closed shift 班次, named by the entry that opened it. A tally's shift does not know its seed."""

    opened_seq: int
    opened_at: datetime
    opened_by: str
    sampling: Sampling = NOT_SAMPLING


@dataclass(frozen=True, slots=True)
class Tally:
    """What a shift has come to so far.

    `buckets` maps each settled scan to its bucket, `scans` are all scans; what is in `scans` but not in `buckets` is
    open. `outcomes` maps a standing decision's entry to its outcome, `settled_by` a decision to its scans.
    """

    shift: Shift | None = None
    scans: tuple[int, ...] = ()
    buckets: Mapping[int, Bucket] = field(default_factory=lambda: MappingProxyType({}))
    outcomes: Mapping[int, Outcome] = field(default_factory=lambda: MappingProxyType({}))
    settled_by: Mapping[int, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    closed: bool = False

    @property
    def open_scans(self) -> tuple[int, ...]:
        """Return the scans that are in no bucket yet, in order."""
        return tuple(seq for seq in self.scans if seq not in self.buckets)

    def count(self) -> dict[Bucket, int]:
        """Return how many scans each bucket holds; every bucket is there, empty ones with 0."""
        counts = dict.fromkeys(Bucket, 0)
        for bucket in self.buckets.values():
            counts[bucket] += 1
        return counts

    def decisions(self) -> dict[Outcome, int]:
        """Return how many standing decisions there are of each outcome."""
        counts = dict.fromkeys(Outcome, 0)
        for outcome in self.outcomes.values():
            counts[outcome] += 1
        return counts


class Counter:
    """Folds ledger entries into the tally of the newest shift, one at a time."""

    def __init__(self) -> None:
        self._begin(None, [])

    def _begin(self, shift: Shift | None, carried: list[int]) -> None:
        self._shift = shift
        self._scans = carried
        self._buckets: dict[int, Bucket] = {}
        self._outcomes: dict[int, Outcome] = {}
        self._settled_by: dict[int, tuple[int, ...]] = {}
        self._closed = False

    def take(self, entry: Entry) -> None:
        """Count one more entry; entries come in their order, each once."""
        body = entry.body
        match entry.type:
            case EntryType.SHIFT_OPENED:
                carried = [seq for seq in self._scans if seq not in self._buckets]
                self._begin(Shift(entry.seq, entry.at, str(body["operator"])), carried)
            case EntryType.SCAN:
                self._scans.append(entry.seq)
            case EntryType.SETTLED:
                self._buckets[_int(body["scan"])] = Bucket(str(body["bucket"]))
            case EntryType.DECISION:
                scans = tuple(_ints(body["scans"]))
                self._outcomes[entry.seq] = Outcome(str(body["outcome"]))
                self._settled_by[entry.seq] = scans
                self._buckets.update(dict.fromkeys(scans, Bucket.DECIDED))
            case EntryType.UNDONE:
                decision = _int(body["decision"])
                self._outcomes.pop(decision, None)
                for scan in self._settled_by.pop(decision, ()):
                    del self._buckets[scan]
            case EntryType.SHIFT_CLOSED:
                self._closed = True
            case _:
                pass

    def tally(self) -> Tally:
        """Return what was counted so far, as a value of its own."""
        return Tally(
            self._shift,
            tuple(self._scans),
            MappingProxyType(dict(self._buckets)),
            MappingProxyType(dict(self._outcomes)),
            MappingProxyType(dict(self._settled_by)),
            self._closed,
        )


def tally(entries: Iterable[Entry]) -> Tally:
    """Fold entries into the tally of the newest shift among them."""
    counter = Counter()
    for entry in entries:
        counter.take(entry)
    return counter.tally()


def _int(value: Json) -> int:
    if not isinstance(value, int):
        raise TypeError(f"a ledger entry holds {value!r} where a number of an entry belongs")
    return value


def _ints(value: Json) -> list[int]:
    if not isinstance(value, list):
        raise TypeError(f"a ledger entry holds {value!r} where a list of entries belongs")
    return [_int(v) for v in value]

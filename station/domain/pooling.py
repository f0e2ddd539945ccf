"""The random sample over several stations: draws that anyone has checked, each parcel once, the unknown as wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from station.domain.bound import upper_bound
from station.domain.decision import Outcome
from station.domain.draws import WRONG, drawn, once
from station.domain.ledger import Entry, EntryType
from station.domain.rechecking import Checked, by_shift
from station.domain.sampling import Drawn
from station.domain.stratum import Of
from station.domain.stratum import of as stratum_of

#: Entries that tell of draws, and of what became of those that were picked.
TELLING = frozenset(
    {
        EntryType.SHIFT_OPENED,
        EntryType.SHIFT_CLOSED,
        EntryType.DATA_SWITCHED,
        EntryType.DECISION,
        EntryType.UNDONE,
    }
)


class Contradiction(ValueError):
    """Two different entries bear one number of one station: a copy was changed, or two ledgers bear one name."""

    def __init__(self, station: str, seq: int) -> None:
        super().__init__(f"two different entries {seq} of {station}: verify its ledgers one by one")
        self.station, self.seq = station, seq


@dataclass(frozen=True, slots=True)
class Known:
    """How far one station is known: its last entry and when that was written, and which shifts' draws were checked.

    `unshown` counts the shifts that have not shown their seed; `steered` says of each draw that does not follow, and of
    each seed that is not the one bound to. What such a shift says it picked counts only where it was not found right,
    and so do draws at a rate that the ledger does not hold (`untold`).
    """

    station: str
    last: int
    until: datetime
    checked: int
    unshown: int
    steered: tuple[str, ...] = ()
    untold: int = 0


@dataclass(frozen=True, slots=True)
class PooledStratum:
    """What a stratum has come to over all stations; `unknown` are picked ones whose end nobody here knows."""

    rule_id: str
    seen: int = 0
    picked: int = 0
    inspected: int = 0
    wrong: int = 0
    unknown: int = 0
    stratum: str = ""

    @property
    def name(self) -> str:
        """Return rule and stratum as they are shown."""
        return f"{self.rule_id} {self.stratum}".strip()

    @property
    def told(self) -> float:
        """Return the bound by the inspections that are known, 95 %, as if the others would come out like them."""
        return upper_bound(self.wrong, self.inspected)

    @property
    def bound(self) -> float:
        """Return the bound as if every unknown end were wrong: what is late about known picks only widens it."""
        return upper_bound(self.wrong + self.unknown, self.inspected + self.unknown)


@dataclass(frozen=True, slots=True)
class Pooled:
    """All stations together, and each random control over them."""

    stations: tuple[Known, ...]
    strata: tuple[PooledStratum, ...]


@dataclass
class Pool:
    """Gathers ledgers, or pieces of them, in any order; an entry that comes twice is one. Keeps what tells of draws."""

    _kept: dict[str, dict[int, Entry]] = field(default_factory=dict)
    _last: dict[str, Entry] = field(default_factory=dict)

    def take(self, entries: Iterable[Entry]) -> None:
        """Take entries of any station. Raises Contradiction where one was known with another content."""
        for entry in entries:
            last = self._last.get(entry.station)
            if last is None or entry.seq > last.seq:
                self._last[entry.station] = entry
            if entry.type in TELLING or entry.seq == 1:
                known = self._kept.setdefault(entry.station, {}).setdefault(entry.seq, entry)
                if known.hash != entry.hash:
                    raise Contradiction(entry.station, entry.seq)

    def sum_up(self) -> Pooled:
        """Return what all that was taken comes to."""
        told = {station: [kept[seq] for seq in sorted(kept)] for station, kept in sorted(self._kept.items())}
        shifts = {station: tuple(by_shift(entries)) for station, entries in told.items()}
        known = tuple(self._known(station, shifts[station]) for station in told)
        ends = _ends(entry for entries in told.values() for entry in _standing(entries))
        draws: dict[str, list[Drawn]] = {}
        for shift in (shift for each in shifts.values() for shift in each):
            for made in shift.decided:
                waybill = str(made.body["waybill"])
                draws.setdefault(waybill, []).extend(_counted(made, shift, right=ends.get(waybill) is False))
        return Pooled(known, _strata(draws, ends))

    def _known(self, station: str, shifts: tuple[Checked, ...]) -> Known:
        last = self._last[station]
        steered = tuple(line for shift in shifts for line in shift.steered)
        checked = sum(shift.shown and not shift.steered for shift in shifts)
        unshown, untold = sum(not shift.shown for shift in shifts), sum(shift.untold for shift in shifts)
        return Known(station, last.seq, last.at, checked, unshown, steered, untold)


def _counted(made: Entry, shift: Checked, *, right: bool) -> tuple[Drawn, ...]:
    """Return the draws of a decision that count: what nothing has proven yet counts against the bound alone."""
    if shift.proven(made):
        return drawn(made)
    return () if right else tuple(each for each in drawn(made) if each.picked)


def _standing(entries: list[Entry]) -> Iterator[Entry]:
    """Yield a station's decisions that it has not taken back."""
    undone = {entry.body["decision"] for entry in entries if entry.type is EntryType.UNDONE}
    yield from (entry for entry in entries if entry.type is EntryType.DECISION and entry.seq not in undone)


def _ends(decisions: Iterable[Entry]) -> dict[str, bool]:
    """Return, of each parcel whose inspection has come to an end at any station, whether it was wrong."""
    ends: dict[str, bool] = {}
    for entry in decisions:
        waybill, outcome = str(entry.body["waybill"]), Outcome(str(entry.body["outcome"]))
        if outcome in WRONG:
            ends[waybill] = True
        elif outcome is Outcome.RELEASE and entry.body["conform"] is True:
            ends.setdefault(waybill, False)
    return ends


def _strata(draws: Mapping[str, list[Drawn]], ends: Mapping[str, bool]) -> tuple[PooledStratum, ...]:
    """Return each stratum's count; a parcel that several stations drew counts once, and is picked if any picked it."""
    counts: dict[Of, tuple[int, int, int, int, int]] = {}
    for waybill, each in draws.items():
        for one in once(each):
            ended, wrong = one.picked and waybill in ends, one.picked and ends.get(waybill, False)
            seen, picks, known, bad, late = counts.get(stratum_of(one), (0, 0, 0, 0, 0))
            late += one.picked and not ended
            counts[stratum_of(one)] = seen + 1, picks + one.picked, known + ended, bad + wrong, late
    return tuple(PooledStratum(rule, *count, stratum=where) for (rule, where), count in sorted(counts.items()))

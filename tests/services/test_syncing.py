"""Syncing on a centre in memory: push first, exactly once, and what goes wrong said in words."""

from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from station.domain.control import ControlAction, ControlInstruction
from station.domain.goods import DataStamp
from station.domain.ledger import Draft, EntryType
from station.domain.peak import Peak
from station.domain.rate_rows import said
from station.domain.sampling import Rate
from station.domain.status import SyncState
from station.ports import Pack, PushReceipt, StationFault
from station.services.replay import VirtualClock
from station.services.syncing import BATCH, Syncing
from tests.domain.dock import NOW
from tests.fakes.centre import InMemoryCentre
from tests.fakes.ledger import MemoryLedger

WORDS = ("随机抽查", "random sample", NOW, None, "8013")
RATE = ControlInstruction("RND", 1, "random", '{"rate": "0.5", "hs": "33"}', ControlAction.INSPECT, *WORDS)


class Shelf:
    """A shelf that takes every pack."""

    def __init__(self, *, broken: bool = False) -> None:
        self.packs: list[Pack] = []
        self.broken = broken

    def version(self) -> int:
        return self.packs[-1].version if self.packs else 0

    def install(self, pack: Pack) -> DataStamp:
        self.packs.append(pack)
        return DataStamp(pack.name, pack.version, pack.as_of)

    def rates(self) -> tuple[ControlInstruction, ...]:
        if self.broken:
            raise StationFault("the files cannot be read")
        return (RATE,)


def station(entries: int, centre: InMemoryCentre) -> tuple[MemoryLedger, Syncing]:
    ledger = MemoryLedger("DOCK-A")
    for n in range(entries):
        ledger.append(Draft(EntryType.EXPORTED, NOW + timedelta(seconds=n), {"n": n}))
    return ledger, Syncing(ledger, ledger, centre, Shelf(), VirtualClock(NOW))


def test_everything_goes_up_in_batches_and_nothing_twice() -> None:
    centre = InMemoryCentre()
    ledger, rounds = station(2 * BATCH + 7, centre)
    report = rounds.round()
    assert (report.state, report.pushed, report.pending) == (SyncState.OK, 2 * BATCH + 7, 0)
    assert centre.head("DOCK-A") == PushReceipt("DOCK-A", *ledger.head())
    assert rounds.round().pushed == 0


def test_a_lost_answer_is_made_up_for() -> None:
    centre = InMemoryCentre()
    ledger, rounds = station(10, centre)
    centre.push("DOCK-A", list(ledger.entries()))
    assert rounds.pending() == 10
    assert (rounds.round().pushed, rounds.pending()) == (0, 0)


def test_another_history_is_a_matter_for_a_person() -> None:
    centre = InMemoryCentre()
    station(10, centre)[1].round()
    ledger = MemoryLedger("DOCK-A")
    for _ in range(10):
        ledger.append(Draft(EntryType.STARTED, NOW, {}))
    report = Syncing(ledger, ledger, centre, Shelf(), VirtualClock(NOW)).round()
    assert report.state is SyncState.ATTENTION
    assert "fork" in report.problem


def test_a_centre_out_of_reach_is_a_normal_day() -> None:
    centre = InMemoryCentre()
    centre.gone = True
    report = station(3, centre)[1].round()
    assert (report.state, report.pending) == (SyncState.OFFLINE, 3)
    assert report.problem


@pytest.mark.parametrize("broken", [False, True])
def test_a_switch_of_data_is_written_down_with_the_rates_that_are_drawn_at_from_then_on(*, broken: bool) -> None:
    pack = Pack("pack-2", 2, NOW, Path("base.db"), None)
    ledger, shelf = MemoryLedger("DOCK-A"), Shelf(broken=broken)
    report = Syncing(ledger, ledger, InMemoryCentre(pack), shelf, VirtualClock(NOW)).round()
    assert report.switched_to is not None
    (switched,) = ledger.entries()
    assert (switched.type, switched.body["pack"], switched.body["version"]) == (EntryType.DATA_SWITCHED, "pack-2", 2)
    rate = Rate(Fraction(1, 2), Fraction(1, 2), hs="33")
    assert said(switched) == (None if broken else (Peak("RND", 1, rate),))

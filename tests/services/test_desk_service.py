"""The desk service: journal first, nothing twice, nothing lost, whatever stops when."""

import contextlib
from datetime import timedelta

import pytest

from station.domain.code import RawScan, Source
from station.domain.decision import Outcome
from station.domain.desk import events as e
from station.domain.desk.states import Decided, Faulted, Idle, NoticeCode, OnParcel
from station.domain.ledger import Draft, Entry, EntryType
from station.domain.shift import Bucket
from station.domain.subject import Command
from station.domain.thing import Thing
from station.services.replay import VirtualClock
from tests.domain.dock import GIFT, MILK, SECOND, WAYBILL
from tests.domain.test_history import seen
from tests.fakes.ledger import MemoryLedger
from tests.services.desk_world import PEOPLE, Hands


class PowerCut(BaseException):
    """The machine stops here."""


class FragileLedger(MemoryLedger):
    """A ledger whose machine stops just before or just after the n-th append."""

    def __init__(self, stop_at: int, *, after: bool) -> None:
        super().__init__()
        self._left = stop_at
        self._after = after

    def append(self, draft: Draft) -> Entry:
        self._left -= 1
        if self._left == 0 and not self._after:
            raise PowerCut
        entry = super().append(draft)
        if self._left == 0:
            raise PowerCut
        return entry


def kinds(ledger: MemoryLedger) -> list[EntryType]:
    return [entry.type for entry in ledger.entries()]


def test_a_whole_little_shift() -> None:
    hands = Hands(MemoryLedger()).begin().scan(WAYBILL).press(Outcome.RELEASE)
    assert isinstance(hands.desk.state.phase, Decided)
    hands.scan(SECOND).card(Command.HOLD).badge(PEOPLE[1]).card(Command.CLOSE_SHIFT)
    tally = hands.desk.tally
    assert tally.closed
    assert tally.open_scans == ()
    assert tally.decisions()[Outcome.RELEASE] == 1
    assert tally.count()[Bucket.DECIDED] == 2


def test_a_scan_is_in_the_ledger_before_the_desk_looks() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin()
    seen: list[EntryType] = []
    look_up = hands.desk._reference.parcel

    def spying(waybill, at):
        seen.extend(kinds(ledger))
        return look_up(waybill, at)

    hands.desk._reference.parcel = spying
    hands.scan(WAYBILL)
    assert seen[-1] is EntryType.SCAN


def test_a_scanned_lot_with_very_many_events_brings_that_its_history_is_not_complete() -> None:
    lot = Thing(MILK, lot="AB")
    events = [seen(lot, n, "storing", event_id=f"e{n:03}") for n in range(201)]
    hands = Hands(MemoryLedger(), events=events).begin().scan(WAYBILL).scan(f"01{MILK}10AB", "]C1")
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    (piece,) = phase.work.pieces
    assert (len(piece.goods.history), piece.goods.cut.older) == (200, (lot.key,))
    told = [dict(hit.inputs).get("doubt") for result in phase.work.assessment.results for hit in result.hits]
    assert "not_complete" in told


def test_a_pin_and_a_badge_are_nowhere_in_the_ledger() -> None:
    ledger = MemoryLedger()
    Hands(ledger).badge(PEOPLE[0], "493817").badge(PEOPLE[0])
    everything = b"".join(entry.payload for entry in ledger.entries())
    assert b"493817" not in everything
    assert b"493817".hex().encode() not in everything
    assert b"BADGEANNA".hex().encode() not in everything


def test_five_wrong_pins_lock_the_badge_out_also_after_a_restart() -> None:
    ledger = MemoryLedger()
    clock = VirtualClock(Hands(MemoryLedger()).clock.now())
    hands = Hands(ledger, clock)
    for _ in range(5):
        hands.badge(PEOPLE[0], "0000")
    again = Hands(ledger, clock).badge(PEOPLE[0])
    assert again.desk.state.operator is None
    assert again.desk.state.notice is not None
    assert "locked_out" in again.desk.state.notice.details
    assert again.wait(120).badge(PEOPLE[0]).desk.state.operator == PEOPLE[0]


def test_a_full_disk_refuses_and_nothing_is_lost() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().scan(WAYBILL)
    ledger.fault = "the disk is full"
    hands.press(Outcome.RELEASE)
    assert isinstance(hands.desk.state.phase, Faulted)
    hands.scan(SECOND)
    ledger.fault = None
    hands.desk.handle(e.Acknowledged(hands.wait().clock.now()))
    assert {w.waybill for w in hands.desk.state.parked} == {WAYBILL}
    assert isinstance(hands.desk.state.phase, OnParcel)
    assert hands.desk.state.phase.work.waybill == SECOND
    assert not [entry for entry in ledger.entries() if entry.type is EntryType.DECISION]


def test_a_settlement_the_disk_refused_is_written_later() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin()
    append, refused = ledger.append, []

    def refusing(draft: Draft) -> Entry:
        if draft.type is EntryType.SETTLED and not refused:
            refused.append(draft)
            ledger.fault = "the disk is full"
        return append(draft)

    ledger.append = refusing
    hands.scan(GIFT[1:], "]E0")
    assert isinstance(hands.desk.state.phase, Faulted)
    ledger.fault = None
    hands.desk.handle(e.Acknowledged(hands.wait().clock.now()))
    assert hands.desk.tally.open_scans == ()


def test_a_parcel_on_the_desk_is_put_aside_by_a_restart() -> None:
    ledger = MemoryLedger()
    first = Hands(ledger).begin().scan(WAYBILL).scan(MILK[1:], "]E0")
    again = Hands(ledger, first.clock)
    assert [(w.waybill, len(w.pieces)) for w in again.desk.state.parked] == [(WAYBILL, 1)]
    assert again.desk.state.operator is None
    assert isinstance(again.desk.state.phase, Idle)
    again.badge(PEOPLE[0]).scan(WAYBILL).scan(MILK[1:], "]E0").press(Outcome.RELEASE)
    assert again.desk.tally.open_scans == ()


def test_a_release_card_is_never_obeyed_again_after_a_restart() -> None:
    ledger = FragileLedger(1000, after=True)
    hands = Hands(ledger).begin().scan(WAYBILL)
    ledger._left = 1  # the machine stops right after the card is journaled
    with pytest.raises(PowerCut):
        hands.card(Command.RELEASE)
    again = Hands(ledger, hands.clock)
    assert [w.waybill for w in again.desk.state.parked] == [WAYBILL]
    assert EntryType.DECISION not in kinds(ledger)
    settled = [entry.body for entry in ledger.entries() if entry.type is EntryType.SETTLED][-1]
    assert (settled["bucket"], settled["detail"]) == (Bucket.STATION_CODE.value, "interrupted")


def script(hands: Hands) -> None:
    hands.begin().scan(WAYBILL).scan(MILK[1:], "]E0").scan(MILK[1:], "]E0").press(Outcome.RELEASE)
    hands.scan("6901234567890", "]E0").scan(SECOND).press(Outcome.HOLD, SECOND)


def finish(hands: Hands) -> None:
    """Work on after a restart, as an inspector would who sees what is recorded and what is not."""
    if hands.desk.state.operator is None:
        hands.badge(PEOPLE[0])
    if hands.desk.state.shift is None:
        hands.card(Command.OPEN_SHIFT)
    decided = {str(entry.body["waybill"]) for entry in hands.ledger.entries() if entry.type is EntryType.DECISION}
    for waybill in (WAYBILL, SECOND):
        if waybill in decided:
            continue
        hands.scan(waybill)
        work = hands.desk.state.phase.work
        for _ in range(2 - len(work.pieces) if waybill == WAYBILL else 0):
            hands.scan(MILK[1:], "]E0")
        hands.press(Outcome.RELEASE if waybill == WAYBILL else Outcome.HOLD, waybill)
    hands.badge(PEOPLE[1]).card(Command.CLOSE_SHIFT)


@pytest.mark.parametrize("after", [False, True], ids=["before the append", "after the append"])
@pytest.mark.parametrize("stop_at", range(1, 20))
def test_stopped_at_any_moment_nothing_is_lost_and_nothing_asked_twice(stop_at: int, after: bool) -> None:
    ledger = FragileLedger(stop_at, after=after)
    acknowledged: list[Entry] = []
    append = ledger.append

    def noting(draft: Draft) -> Entry:
        entry = append(draft)
        acknowledged.append(entry)
        return entry

    ledger.append = noting
    clock = VirtualClock(Hands(MemoryLedger()).clock.now())
    with contextlib.suppress(PowerCut):
        script(Hands(ledger, clock))
    ledger._left = -1
    again = Hands(ledger, clock)
    finish(again)
    kept = {entry.hash for entry in ledger.entries()}
    assert {entry.hash for entry in acknowledged} <= kept
    assert again.desk.tally.closed, again.desk.state.notice
    assert again.desk.tally.open_scans == ()
    decided = [str(entry.body["waybill"]) for entry in ledger.entries() if entry.type is EntryType.DECISION]
    assert sorted(decided) == sorted([WAYBILL, SECOND])


def test_a_clock_set_back_is_an_entry_and_the_order_stays() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().scan(WAYBILL)
    back = hands.clock.now() - timedelta(hours=1)
    hands.desk.journal(RawScan(SECOND.encode(), Source.WEDGE, "wedge", back, "]C0"))
    last = list(ledger.entries())[-2:]
    assert [entry.type for entry in last] == [EntryType.CLOCK_JUMPED, EntryType.SCAN]
    assert last[0].body["now"] == back.isoformat()


def test_a_stop_in_good_order_is_an_entry() -> None:
    ledger = MemoryLedger()
    Hands(ledger).desk.stopped()
    assert kinds(ledger) == [EntryType.STARTED, EntryType.STOPPED]


def test_closing_over_an_open_parcel_is_refused() -> None:
    hands = Hands(MemoryLedger()).begin().scan(WAYBILL).badge(PEOPLE[1]).card(Command.CLOSE_SHIFT)
    assert hands.desk.state.notice is not None
    assert hands.desk.state.notice.code is NoticeCode.SHIFT_NOT_CLOSED
    assert not hands.desk.tally.closed

"""Faults that were hunted down in the desk at work, each kept from coming back."""

import threading
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from station.domain.code import RawScan, Source
from station.domain.counting import Piece
from station.domain.decision import Finding, Outcome
from station.domain.desk import events as e
from station.domain.desk.states import AwaitingPin, Choosing, Decided, Faulted, NoticeCode, OnParcel
from station.domain.ledger import Draft, Entry, EntryType
from station.domain.policy import Policy
from station.domain.reference import ReferenceData
from station.domain.rules import assess
from station.domain.shift import Bucket
from station.domain.station_code import make_badge
from station.domain.status import SyncState
from station.domain.subject import Command, Item, Waybill
from station.ports import StationFault
from station.services.desk_loop import DeskLoop
from station.services.syncing import SyncLoop, SyncReport
from tests.domain.dock import KEY, MILK, NOW, SECOND, WAYBILL, dossier, goods, row
from tests.fakes.ledger import MemoryLedger
from tests.fakes.reference import InMemoryReference
from tests.services.desk_world import PEOPLE, Hands, warehouse

#: A number that is honestly a waybill's and a GTIN's where the scanner sends no AIM identifier.
BOTH = "7700000000002"


def decisions(ledger: MemoryLedger) -> list[str]:
    return [str(entry.body["outcome"]) for entry in ledger.entries() if entry.type is EntryType.DECISION]


def test_what_was_undone_before_a_restart_is_decided_anew_after_it() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().scan(WAYBILL).press(Outcome.HOLD)
    hands.desk.handle(e.UndoAsked(hands.wait().clock.now()))
    again = Hands(ledger, hands.clock).badge(PEOPLE[0]).scan(WAYBILL).press(Outcome.RELEASE)
    assert isinstance(again.desk.state.phase, Decided)
    assert decisions(ledger) == ["hold", "release"]
    assert again.desk.tally.decisions()[Outcome.HOLD] == 0


def test_a_choice_of_readings_left_by_locking_leaves_no_scan_open() -> None:
    hands = Hands(MemoryLedger()).begin()
    hands.desk.scanned(RawScan(BOTH.encode(), Source.WEDGE, "wedge", hands.wait().clock.now()))
    assert isinstance(hands.desk.state.phase, Choosing)
    hands.desk.handle(e.LockAsked(hands.wait().clock.now()))
    assert hands.desk.tally.open_scans == ()


def test_a_choice_of_readings_broken_by_a_fault_leaves_no_scan_open() -> None:
    hands = Hands(MemoryLedger()).begin()
    hands.desk.scanned(RawScan(BOTH.encode(), Source.WEDGE, "wedge", hands.wait().clock.now()))
    hands.desk.handle(e.Failed("the export failed", hands.wait().clock.now()))
    hands.desk.handle(e.Acknowledged(hands.wait().clock.now()))
    assert hands.desk.tally.open_scans == ()


def test_a_desk_locked_over_a_fault_still_writes_what_could_not_be_written() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin()
    ledger.fault = "the disk is full"
    hands.scan(WAYBILL)
    ledger.fault = None
    hands.desk.handle(e.LockAsked(hands.wait().clock.now()))
    scanned = [bytes.fromhex(str(x.body["data"])) for x in ledger.entries() if x.type is EntryType.SCAN]
    assert WAYBILL.encode() in scanned


def test_what_the_disk_refused_before_a_lock_is_written_after_the_next_sign_in() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin()
    ledger.fault = "the disk is full"
    hands.scan(WAYBILL)
    hands.desk.handle(e.LockAsked(hands.wait().clock.now()))
    ledger.fault = None
    hands.badge(PEOPLE[0])
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert phase.work.waybill == WAYBILL


def test_a_fault_is_not_walked_past_by_resuming_or_closing() -> None:
    hands = Hands(MemoryLedger()).begin().scan(WAYBILL).scan(SECOND)
    hands.desk.handle(e.Failed("the disk is full", hands.wait().clock.now()))
    hands.desk.handle(e.ResumeAsked(WAYBILL, hands.wait().clock.now()))
    assert isinstance(hands.desk.state.phase, Faulted)
    hands.desk.handle(e.CloseShiftAsked(hands.wait().clock.now()))
    assert isinstance(hands.desk.state.phase, Faulted)


def test_a_badge_is_masked_however_the_scanner_frames_it() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger)
    card = make_badge("BADGEANNA", KEY)
    for text in (f"]C0{card}", f"\x02{card}\x03", f"     {card}", card.lower()):
        hands.desk.scanned(RawScan(text.encode(), Source.WEDGE, "wedge", hands.wait().clock.now()))
        assert isinstance(hands.desk.state.phase, AwaitingPin), text
        hands.desk.handle(e.CancelAsked(hands.wait().clock.now()))
    everything = b"".join(entry.payload for entry in ledger.entries()).upper()
    assert b"BADGEANNA".hex().upper().encode() not in everything
    assert b"badgeanna".hex().upper().encode() not in everything


def test_a_pin_typed_where_none_is_wanted_is_not_written_down() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).badge(PEOPLE[0], "0000")
    hands.wait().desk.typed("493817")
    assert b"493817".hex().encode() not in b"".join(entry.payload for entry in ledger.entries())
    assert hands.desk.tally.open_scans == ()


class SlowLedger(MemoryLedger):
    """A ledger that takes a scan only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = threading.Event()

    def append(self, draft: Draft) -> Entry:
        if draft.type is EntryType.SCAN:
            assert self.let.wait(10)
        return super().append(draft)


def test_a_pin_typed_while_the_badge_is_still_on_its_way_to_the_disk() -> None:
    ledger = SlowLedger()
    hands = Hands(ledger)
    loop = DeskLoop(hands.desk, hands.clock)
    loop.start()
    loop.scanned(RawScan(make_badge("BADGEANNA", KEY).encode(), Source.WEDGE, "wedge", hands.clock.now()))
    loop.typed("1111")
    loop.submit(e.OpenShiftAsked(hands.clock.now()))
    ledger.let.set()
    loop.stop()
    assert hands.desk.state.operator == PEOPLE[0]
    assert hands.desk.state.shift is not None
    assert b"1111".hex().encode() not in b"".join(entry.payload for entry in ledger.entries())


def test_the_desk_goes_on_when_nobody_can_be_told() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin()
    trouble = [True]

    def failing(_state: object, _tally: object) -> None:
        if trouble:
            raise RuntimeError("the screen is gone")

    hands.desk._on_change = failing
    loop = DeskLoop(hands.desk, hands.clock)
    loop.start()
    loop.submit(e.CancelAsked(hands.clock.now()))
    loop.submit(e.CancelAsked(hands.clock.now()))
    loop.scanned(RawScan(WAYBILL.encode(), Source.WEDGE, "wedge", hands.wait().clock.now(), "]C0"))
    loop.stop()
    assert hands.desk.tally.open_scans == ()  # ignored over the fault, but in a bucket


def test_the_journal_goes_on_after_a_bug_and_says_so() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin()
    append = ledger.append

    def buggy(draft: Draft) -> Entry:
        if draft.type is EntryType.SCAN and ledger.head()[0] < 8:
            ledger.append = append
            raise RuntimeError("a bug")
        return append(draft)

    ledger.append = buggy
    loop = DeskLoop(hands.desk, hands.clock)
    loop.start()
    loop.scanned(RawScan(WAYBILL.encode(), Source.WEDGE, "wedge", hands.wait().clock.now(), "]C0"))
    loop.scanned(RawScan(SECOND.encode(), Source.WEDGE, "wedge", hands.wait().clock.now(), "]C0"))
    loop.submit(e.Acknowledged(hands.wait().clock.now()))
    loop.stop()
    scanned = [bytes.fromhex(str(x.body["data"])).decode() for x in ledger.entries() if x.type is EntryType.SCAN]
    assert {WAYBILL, SECOND} <= set(scanned)


def test_no_release_within_the_guard_of_any_newer_scan() -> None:
    hands = Hands(MemoryLedger()).begin().scan(WAYBILL).scan("6901234567890", "]E0")
    hands.wait(0.1).desk.handle(e.Chosen(WAYBILL, Outcome.RELEASE, hands.clock.now()))
    assert isinstance(hands.desk.state.phase, OnParcel)
    assert hands.desk.state.notice is not None
    assert hands.desk.state.notice.code is NoticeCode.TOO_SOON
    hands.press(Outcome.RELEASE)
    assert isinstance(hands.desk.state.phase, Decided)


def test_a_reading_a_person_chose_is_not_asked_again_by_a_restart() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().scan(WAYBILL)
    hands.desk.scanned(RawScan(BOTH.encode(), Source.WEDGE, "wedge", hands.wait().clock.now()))
    phase = hands.desk.state.phase
    assert isinstance(phase, Choosing)
    index = next(i for i, reading in enumerate(phase.ambiguous.readings) if isinstance(reading, Waybill))
    hands.desk.handle(e.ReadingChosen(index, hands.wait().clock.now()))
    hands.scan(MILK[1:], "]E0")
    again = Hands(ledger, hands.clock)
    assert [(w.waybill, len(w.pieces)) for w in again.desk.state.parked] == [(WAYBILL, 0), (BOTH, 1)]


def test_a_piece_stays_with_the_parcel_that_was_resumed() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().scan(WAYBILL).scan(SECOND)
    hands.desk.handle(e.ResumeAsked(WAYBILL, hands.wait().clock.now()))
    hands.scan(MILK[1:], "]E0")
    again = Hands(ledger, hands.clock)
    assert {w.waybill: len(w.pieces) for w in again.desk.state.parked} == {WAYBILL: 1, SECOND: 0}


def test_a_scan_after_the_clock_was_set_back_is_no_double_trigger() -> None:
    hands = Hands(MemoryLedger()).begin().scan(WAYBILL).scan(MILK[1:], "]E0")
    earlier = hands.clock.now() - timedelta(hours=1)
    hands.desk.scanned(RawScan(MILK[1:].encode(), Source.WEDGE, "wedge", earlier, "]E0"))
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert len(phase.work.pieces) == 2


def test_one_piece_seen_by_two_devices_counts_once_though_the_label_came_between() -> None:
    hands = Hands(MemoryLedger()).begin().scan(WAYBILL).scan(MILK[1:], "]E0")
    at = hands.clock.now()
    for text, aim, after in ((WAYBILL, "]C0", 100), (MILK[1:], "]E0", 200)):
        later = at + timedelta(milliseconds=after)
        hands.desk.scanned(RawScan(text.encode(), Source.CAMERA, "camera", later, aim))
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert len(phase.work.pieces) == 1


def test_a_scan_that_comes_while_the_shift_closes_is_not_left_out() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().badge(PEOPLE[1])
    append, reached = ledger.append, threading.Event()
    late = RawScan(WAYBILL.encode(), Source.WEDGE, "wedge", hands.wait().clock.now(), "]C0")
    others: list[threading.Thread] = []

    def closing(draft: Draft) -> Entry:
        if draft.type is EntryType.SHIFT_CLOSED:
            others.append(threading.Thread(target=lambda: (reached.set(), hands.desk.journal(late))))
            others[0].start()
            assert reached.wait(10)
            others[0].join(0.2)
        return append(draft)

    ledger.append = closing
    hands.card(Command.CLOSE_SHIFT)
    others[0].join()
    kinds = [entry.type for entry in ledger.entries()]
    assert kinds.index(EntryType.SHIFT_CLOSED) < len(kinds) - 1 - kinds[::-1].index(EntryType.SCAN)


def test_found_as_declared_does_not_cover_what_is_found_afterwards() -> None:
    hands = Hands(MemoryLedger()).begin().scan(WAYBILL).press(Outcome.INSPECT).scan(WAYBILL)
    hands.desk.handle(e.FoundConform(WAYBILL, hands.wait().clock.now()))
    hands.scan(MILK[1:], "]E0").scan(MILK[1:], "]E0").scan("4006381333931", "]E0").press(Outcome.RELEASE)
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert not phase.work.conform


def test_a_sound_item_is_still_counted() -> None:
    hands = Hands(MemoryLedger()).begin().scan(WAYBILL).scan(MILK[1:], "]E0")
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert phase.work.pieces[0].item == Item(MILK)
    assert Bucket.REPEAT not in hands.desk.tally.buckets.values()


class SwitchedReference(InMemoryReference):
    """Reference data that another pack takes the place of while the desk works."""

    def switch(self, data: ReferenceData) -> None:
        InMemoryReference.__init__(self, data)


def held_by_customs() -> ReferenceData:
    data = warehouse()
    receipts = [replace(receipt, status="501") for receipt in data.receipts]
    return replace(data, version=2, receipts=receipts)


def with_a_pack_to_come(ledger: MemoryLedger) -> tuple[Hands, SwitchedReference]:
    hands = Hands(ledger)
    reference = SwitchedReference(warehouse())
    hands.desk._reference = reference
    return hands.begin(), reference


def test_a_parcel_on_the_desk_is_judged_by_the_data_in_use() -> None:
    ledger = MemoryLedger()
    hands, reference = with_a_pack_to_come(ledger)
    hands.scan(WAYBILL).scan(MILK[1:], "]E0").scan(MILK[1:], "]E0")
    reference.switch(held_by_customs())
    hands.press(Outcome.RELEASE)
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert phase.work.assessment.proposal is Outcome.DETAIN
    assert len(phase.work.pieces) == 2
    hands.press(Outcome.RELEASE)
    assert decisions(ledger) == []
    hands.press(Outcome.HOLD)
    assert decisions(ledger) == ["hold"]
    assert hands.desk.tally.open_scans == ()


def test_a_resumed_parcel_is_judged_by_the_data_in_use() -> None:
    ledger = MemoryLedger()
    hands, reference = with_a_pack_to_come(ledger)
    hands.scan(WAYBILL).scan(SECOND)
    reference.switch(held_by_customs())
    hands.desk.handle(e.ResumeAsked(WAYBILL, hands.wait().clock.now()))
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert (phase.work.waybill, phase.work.dossier.stamp.version) == (WAYBILL, 2)
    hands.press(Outcome.RELEASE)
    assert decisions(ledger) == []


def test_a_parcel_whose_resuming_fails_stays_among_the_parked() -> None:
    hands = Hands(MemoryLedger()).begin().scan(WAYBILL).scan(SECOND)
    look_up = hands.desk._reference.parcel

    def failing(waybill: str, at: object) -> None:
        raise StationFault("the reference file cannot be read")

    hands.desk._reference.parcel = failing
    hands.desk.handle(e.ResumeAsked(WAYBILL, hands.wait().clock.now()))
    assert isinstance(hands.desk.state.phase, Faulted)
    hands.desk._reference.parcel = look_up
    hands.desk.handle(e.Acknowledged(hands.wait().clock.now()))
    assert {w.waybill for w in hands.desk.state.parked} == {WAYBILL, SECOND}
    hands.desk.handle(e.ResumeAsked(WAYBILL, hands.wait().clock.now()))
    hands.press(Outcome.HOLD)
    assert hands.desk.tally.count()[Bucket.DECIDED] == 1


def test_data_that_grew_too_old_on_the_desk_releases_nothing() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().scan(WAYBILL)
    hands.wait(73 * 3600).press(Outcome.RELEASE)
    assert decisions(ledger) == []
    assert hands.desk.state.notice is not None
    assert "stale_data" in hands.desk.state.notice.details


def test_a_second_person_does_not_confirm_what_grew_old_meanwhile() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().scan(WAYBILL).press(Outcome.DETAIN)
    hands.wait(73 * 3600).badge(PEOPLE[1])
    assert decisions(ledger) == []
    assert isinstance(hands.desk.state.phase, OnParcel)


def test_personal_data_behind_an_identifier_in_the_text_is_masked() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger)
    for text in (b"]C10109520123456788\x1d4300SMITH", b"]d2010952012345678843001SMITH"):
        hands.desk.scanned(RawScan(text, Source.WEDGE, "wedge", hands.wait().clock.now()))
    assert b"SMITH".hex().encode() not in b"".join(entry.payload for entry in ledger.entries())


def test_two_pieces_are_not_two_and_a_half() -> None:
    declared = replace(row(), quantity=Decimal("2.5"))
    pieces = tuple(Piece(n, Item(MILK), goods(MILK), "wedge", NOW) for n in (1, 2))
    assessment = assess(dossier(items=[declared]), pieces, Policy(), NOW)
    assert Finding.MISMATCH_QUANTITY in assessment.findings


def test_rounds_go_on_when_nobody_can_be_told() -> None:
    told: list[SyncReport] = []
    twice = threading.Event()

    class Rounds:
        def round(self) -> SyncReport:
            return SyncReport(SyncState.OK)

    def failing(report: SyncReport) -> None:
        told.append(report)
        if len(told) == 2:
            twice.set()
        raise RuntimeError("the screen is gone")

    loop = SyncLoop(Rounds(), 3600, failing)
    loop.start()
    while not told:
        twice.wait(0.01)
    loop.ask()
    assert twice.wait(10)
    loop.stop()


def test_a_supervisor_signs_in_and_takes_a_decision_back() -> None:
    hands = Hands(MemoryLedger()).begin().scan(WAYBILL).press(Outcome.HOLD).wait(100)
    hands.desk.handle(e.UndoAsked(hands.clock.now()))
    assert isinstance(hands.desk.state.phase, Decided)
    hands.badge(PEOPLE[1])
    hands.desk.handle(e.UndoAsked(hands.wait().clock.now()))
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert hands.desk.tally.decisions()[Outcome.HOLD] == 0

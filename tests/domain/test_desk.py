"""The desk, one shift's situations at a time: what it shows, what it refuses, and where each scan ends."""

from dataclasses import replace
from datetime import timedelta

import pytest

from station.domain.code import Doubt, RawScan, Scan, Source, mark
from station.domain.decision import Finding, Outcome
from station.domain.desk import events as e
from station.domain.desk import step
from station.domain.desk.effects import KeepIncident
from station.domain.desk.states import (
    AwaitingPin,
    AwaitingSecond,
    Decided,
    Faulted,
    Idle,
    LookingUp,
    NoticeCode,
    OnGoods,
    OnParcel,
    OnUnit,
)
from station.domain.parcel import ControlAction, ControlInstruction
from station.domain.shift import Bucket
from station.domain.station_code import make_badge
from station.domain.subject import Command
from tests.domain.dock import (
    ANNA,
    BO,
    CASE,
    GIFT,
    KEY,
    MILK,
    NOW,
    OTHER,
    PALLET,
    SECOND,
    STAMP,
    SUE,
    TESS,
    WAYBILL,
    Dock,
    dossier,
    row,
)

CONTROL = ControlInstruction(
    "R1", 1, "gtin", MILK, ControlAction.INSPECT, "开箱", "open it", NOW - timedelta(days=1), None, "HQ"
)


def on_desk(dock: Dock) -> OnParcel:
    assert isinstance(dock.state.phase, OnParcel)
    return dock.state.phase


def test_a_clean_parcel_is_released_by_hand() -> None:
    dock = Dock().working().waybill().choose(Outcome.RELEASE)
    assert isinstance(dock.state.phase, Decided)
    assert dock.outcomes == [Outcome.RELEASE]
    assert dock.settled == {1: Bucket.DECIDED}


def test_a_clean_parcel_is_released_by_card() -> None:
    dock = Dock().working().waybill().card(Command.RELEASE)
    assert dock.outcomes == [Outcome.RELEASE]
    assert dock.settled == {1: Bucket.DECIDED, 2: Bucket.STATION_CODE}


def test_nothing_is_decided_by_scanning_alone() -> None:
    dock = Dock().working().waybill().item().item().waybill(SECOND)
    assert dock.decisions == {}


def test_a_decision_within_the_guard_time_is_refused() -> None:
    dock = Dock().working().waybill().choose(Outcome.RELEASE, after=299)
    assert (dock.decisions, dock.notice) == ({}, NoticeCode.TOO_SOON)
    assert dock.choose(Outcome.RELEASE, after=1).outcomes == [Outcome.RELEASE]


def test_a_newer_scan_starts_the_guard_again() -> None:
    dock = Dock().working().waybill().waybill(SECOND).choose(Outcome.RELEASE, SECOND, after=200)
    assert (dock.decisions, dock.notice) == ({}, NoticeCode.TOO_SOON)


def test_a_press_meant_for_another_parcel_is_refused() -> None:
    dock = Dock().working().waybill().waybill(SECOND).choose(Outcome.RELEASE, WAYBILL)
    assert (dock.decisions, dock.notice) == ({}, NoticeCode.NOT_SHOWN)


@pytest.mark.parametrize("status", [None, "1", "100", "300", "399", "500", "501", "599", "700", "-301", "777"])
def test_no_release_unless_customs_released(status: str | None) -> None:
    dock = Dock({WAYBILL: dossier(status=status)}).working().waybill().choose(Outcome.RELEASE).card(Command.RELEASE)
    assert dock.decisions == {}


def test_an_unknown_parcel_is_held_never_released() -> None:
    dock = Dock({}).working().waybill().choose(Outcome.RELEASE)
    assert on_desk(dock).work.assessment.findings == (Finding.UNKNOWN_PARCEL,)
    assert (dock.decisions, dock.notice) == ({}, NoticeCode.STANDS_AGAINST)
    assert dock.choose(Outcome.HOLD).outcomes == [Outcome.HOLD]


def test_stale_data_stand_against_a_release() -> None:
    old = dossier(stamp=replace(STAMP, as_of=NOW - timedelta(hours=80)))
    dock = Dock({WAYBILL: old}).working().waybill().choose(Outcome.RELEASE)
    assert (dock.decisions, on_desk(dock).work.assessment.findings) == ({}, (Finding.STALE_DATA,))


def test_a_control_stands_against_a_release_and_names_its_rule() -> None:
    dock = Dock({WAYBILL: dossier(controls=(CONTROL,))}).working().waybill().choose(Outcome.RELEASE)
    assert dock.decisions == {}
    assert dock.choose(Outcome.INSPECT).decisions[2].controls == ("R1",)


def test_a_control_is_cleared_by_an_inspection_and_a_second_person() -> None:
    dock = Dock({WAYBILL: dossier(controls=(CONTROL,))}).working().waybill()
    dock.happen(e.FoundConform(WAYBILL, dock.wait().at))
    assert dock.notice is NoticeCode.INSPECT_FIRST
    dock.choose(Outcome.INSPECT).waybill().item().item().choose(Outcome.RELEASE)
    assert (dock.outcomes, dock.notice) == ([Outcome.INSPECT], NoticeCode.STANDS_AGAINST)
    dock.card(Command.CONFORM).choose(Outcome.RELEASE)
    assert isinstance(dock.state.phase, AwaitingSecond)
    dock.badge(ANNA)
    assert (dock.outcomes, dock.notice) == ([Outcome.INSPECT], NoticeCode.SECOND_REFUSED)
    dock.badge(BO)
    made = list(dock.decisions.values())[-1]
    assert (made.outcome, made.operator, made.second, made.conform) == (Outcome.RELEASE, "1001", "1002", True)


@pytest.mark.parametrize("status", ["100", "501", "502", "503", "599", "700"])
def test_no_inspection_on_the_dock_clears_what_customs_itself_holds(status: str) -> None:
    dock = Dock({WAYBILL: dossier(status=status)}).working().waybill().choose(Outcome.INSPECT)
    dock.waybill().item().item().card(Command.CONFORM).choose(Outcome.RELEASE)
    assert (dock.outcomes, dock.notice) == ([Outcome.INSPECT], NoticeCode.STANDS_AGAINST)


def test_conform_does_not_clear_a_wrong_count() -> None:
    dock = Dock({WAYBILL: dossier(controls=(CONTROL,))}).working().waybill().choose(Outcome.INSPECT)
    dock.waybill().item().card(Command.CONFORM).choose(Outcome.RELEASE)
    assert (dock.outcomes, dock.notice) == ([Outcome.INSPECT], NoticeCode.STANDS_AGAINST)


def test_detaining_wants_a_second_person() -> None:
    dock = Dock().working().waybill().choose(Outcome.DETAIN)
    assert (dock.decisions, dock.notice) == ({}, NoticeCode.SECOND_WANTED)
    dock.scan("6901234567892", "]E0")
    assert (dock.decisions, dock.notice) == ({}, NoticeCode.SECOND_WANTED)
    assert [d.second for d in dock.badge(SUE).decisions.values()] == ["2001"]


def test_a_wrong_pin_confirms_nothing() -> None:
    dock = Dock().working().waybill().choose(Outcome.DETAIN).badge(SUE, "wrong")
    assert (dock.decisions, dock.notice) == ({}, NoticeCode.SIGN_IN_REFUSED)
    assert isinstance(dock.state.phase, AwaitingSecond)


def test_pieces_are_counted_onto_their_row() -> None:
    dock = Dock().working().waybill().item()
    assert Finding.MISMATCH_QUANTITY in on_desk(dock).work.assessment.findings
    assert dock.choose(Outcome.RELEASE).decisions == {}
    assert on_desk(dock.item()).work.assessment.findings == ()
    assert dock.choose(Outcome.RELEASE).decisions[4].counted == ((MILK, 2),)


def test_a_case_counts_as_what_it_holds() -> None:
    dock = Dock({WAYBILL: dossier(items=(row(quantity=6),))}).working().waybill().item(CASE)
    assert on_desk(dock).work.assessment.findings == ()


def test_a_gift_is_told_and_stands_in_nobodys_way() -> None:
    dock = Dock().working().waybill().item().item().item(GIFT)
    assert on_desk(dock).work.assessment.findings == (Finding.GIFT_ITEM,)
    assert dock.choose(Outcome.RELEASE).outcomes == [Outcome.RELEASE]


def test_an_undeclared_item_stands_against_a_release() -> None:
    dock = Dock().working().waybill().item().item().item(OTHER).choose(Outcome.RELEASE)
    assert (dock.decisions, dock.notice) == ({}, NoticeCode.STANDS_AGAINST)


def test_a_second_waybill_puts_the_first_aside_undecided() -> None:
    dock = Dock().working().waybill().item().waybill(SECOND)
    assert [w.waybill for w in dock.state.parked] == [WAYBILL]
    assert dock.settled == {}
    dock.waybill()
    assert on_desk(dock).work.scans == (1, 2, 4)
    assert [w.waybill for w in dock.state.parked] == [SECOND]


def test_a_double_trigger_is_a_repeat() -> None:
    dock = Dock().working().waybill().item().item(after=200)
    assert dock.settled == {3: Bucket.REPEAT}
    assert len(on_desk(dock).work.pieces) == 1


def test_two_carriers_of_one_piece_are_one_piece() -> None:
    dock = Dock().working().waybill().item().item(after=300, device="camera")
    assert dock.settled == {3: Bucket.REPEAT}


def pack(dock: Dock, *codes: tuple[str, str], beside: tuple[str, ...] = ()) -> None:
    """Scan carriers that a camera sees in one picture."""
    marks = {*beside, *(mark(text.encode()) for text, _ in codes)}
    for text, aim in codes:
        dock.wait(2000)
        dock.seq += 1
        dock.scans.append(dock.seq)
        near = tuple(sorted(marks - {mark(text.encode())}))
        raw = RawScan(text.encode(), Source.CAMERA, "camera", dock.at, aim, beside=near)
        dock.happen(e.Scanned(Scan(dock.seq, raw)))


MATRIX = (f"01{MILK}10LOT7\x1d21SERIAL1", "]d2")
OTHER_MATRIX = (f"01{MILK}10LOT7\x1d21SERIAL2", "]d2")
PLAIN_EAN = (MILK[1:], "]E0")


@pytest.mark.parametrize("codes", [(PLAIN_EAN, MATRIX), (MATRIX, PLAIN_EAN)])
def test_two_carriers_in_one_picture_are_one_piece_with_the_lot_of_either(codes: tuple[tuple[str, str], ...]) -> None:
    dock = Dock().working().waybill()
    pack(dock, *codes)
    (piece,) = on_desk(dock).work.pieces
    assert (piece.item.lot, piece.item.serial) == ("LOT7", "SERIAL1")
    assert dock.settled == {3: Bucket.REPEAT}


def test_two_packs_in_one_picture_are_two_pieces_by_their_serial_numbers() -> None:
    dock = Dock().working().waybill()
    pack(dock, MATRIX, PLAIN_EAN, OTHER_MATRIX)
    assert [piece.item.serial for piece in on_desk(dock).work.pieces] == ["SERIAL1", "SERIAL2"]


def test_carriers_that_were_never_in_one_picture_are_pieces_of_their_own() -> None:
    dock = Dock().working().waybill()
    pack(dock, PLAIN_EAN)
    pack(dock, MATRIX)
    assert len(on_desk(dock).work.pieces) == 2


def test_the_same_waybill_again_is_a_repeat() -> None:
    assert Dock().working().waybill().waybill().settled == {2: Bucket.REPEAT}


def test_a_released_parcel_scanned_again_shows_its_decision() -> None:
    dock = Dock().working().waybill().choose(Outcome.RELEASE).waybill(SECOND).choose(Outcome.RELEASE, SECOND).waybill()
    assert (dock.notice, dock.settled[5]) == (NoticeCode.ALREADY_DECIDED, Bucket.REPEAT)
    assert dock.choose(Outcome.RELEASE).outcomes == [Outcome.RELEASE, Outcome.RELEASE]


def test_undo_puts_the_parcel_back_and_it_can_be_decided_again() -> None:
    dock = Dock().working().waybill().choose(Outcome.RELEASE).card(Command.UNDO)
    assert (dock.undone, dock.settled.get(1), dock.notice) == ([2], None, NoticeCode.UNDONE)
    dock.choose(Outcome.HOLD)
    assert dock.outcomes == [Outcome.HOLD]
    assert len({d.op_id for d in dock.decisions.values()}) == 2


def test_undo_after_its_window_wants_a_supervisor() -> None:
    dock = Dock().working().waybill().choose(Outcome.RELEASE).wait(61_000).card(Command.UNDO, after=0)
    assert (dock.undone, dock.notice) == ([], NoticeCode.NOT_ALLOWED)


def test_void_and_undo_pressed_for_another_parcel_do_nothing() -> None:
    dock = Dock().working().waybill().waybill(SECOND)
    dock.happen(e.VoidAsked(dock.wait().at, WAYBILL))
    assert (dock.notice, dock.settled) == (NoticeCode.NOT_SHOWN, {})
    dock.choose(Outcome.RELEASE, SECOND).happen(e.UndoAsked(dock.wait().at, 99))
    assert (dock.notice, dock.undone) == (NoticeCode.NOTHING_TO_UNDO, [])


def test_void_settles_every_scan_of_the_parcel() -> None:
    dock = Dock().working().waybill().item().card(Command.VOID)
    assert dock.settled == {1: Bucket.VOIDED, 2: Bucket.VOIDED, 3: Bucket.STATION_CODE}
    assert isinstance(dock.state.phase, Idle)


def test_a_product_without_a_parcel_is_shown() -> None:
    dock = Dock().working().item()
    assert isinstance(dock.state.phase, OnGoods)
    assert dock.settled == {1: Bucket.CONSULTED}
    assert dock.choose(Outcome.RELEASE).decisions == {}


def test_a_logistic_unit_is_shown_and_never_decided() -> None:
    dock = Dock().working().scan(f"00{PALLET}", "]C1")
    assert isinstance(dock.state.phase, OnUnit)
    assert [event.thing.key for event in dock.state.phase.dossier.contents] == [f"/01/{MILK}/10/L2609A"]
    assert dock.settled == {1: Bucket.CONSULTED}
    assert dock.choose(Outcome.RELEASE).decisions == {}
    assert dock.scan("00040123450000002225", "]C1").settled == {1: Bucket.CONSULTED, 2: Bucket.UNKNOWN}


def test_a_unit_scanned_over_an_open_parcel_leaves_the_parcel_where_it_is() -> None:
    dock = Dock().working().waybill().scan(f"00{PALLET}", "]C1")
    assert isinstance(dock.state.phase, OnParcel)
    assert dock.settled == {2: Bucket.UNKNOWN}


def test_an_unknown_product_goes_to_its_tray() -> None:
    assert Dock().working().scan("4006381333931", "]E0").settled == {1: Bucket.UNKNOWN}


def test_a_torn_code_is_unreadable_and_leaves_the_parcel_alone() -> None:
    dock = Dock().working().waybill().scan("6901234567890", "]E0")
    assert dock.settled == {2: Bucket.UNREADABLE}
    assert on_desk(dock).work.waybill == WAYBILL


def test_a_torn_code_takes_the_last_result_off_the_screen() -> None:
    dock = Dock().working().waybill().choose(Outcome.RELEASE).scan("6901234567890", "]E0")
    assert isinstance(dock.state.phase, Idle)
    assert dock.notice is NoticeCode.UNREADABLE
    assert dock.state.recent[1].result == Outcome.RELEASE.value


def test_a_forged_card_does_nothing() -> None:
    dock = Dock().working().waybill().scan("XKSCRELEASEAAAAAAAA", "]C0")
    assert (dock.decisions, dock.settled) == ({}, {2: Bucket.UNREADABLE})


def test_scans_are_ignored_and_counted_while_nobody_works() -> None:
    dock = Dock().waybill().card(Command.RELEASE)
    assert dock.settled == {1: Bucket.IGNORED_LOCKED, 2: Bucket.IGNORED_LOCKED}


def test_sign_in_open_work_close() -> None:
    dock = Dock().badge(SUE)
    assert dock.state.operator == SUE
    dock.waybill()
    assert dock.notice is NoticeCode.OPEN_SHIFT_FIRST
    dock.card(Command.OPEN_SHIFT).waybill().card(Command.CLOSE_SHIFT)
    assert dock.notice is NoticeCode.SHIFT_NOT_CLOSED
    dock.waybill().choose(Outcome.RELEASE).card(Command.CLOSE_SHIFT)
    assert (dock.notice, dock.state.shift) == (NoticeCode.SHIFT_CLOSED, None)
    assert set(dock.scans) == set(dock.settled)


def test_an_inspector_cannot_close() -> None:
    dock = Dock().working().card(Command.CLOSE_SHIFT)
    assert (dock.notice, dock.state.shift is not None) == (NoticeCode.NOT_ALLOWED, True)


def test_a_colleagues_badge_takes_over_with_the_parcel_still_there() -> None:
    dock = Dock().working().waybill().badge(BO)
    assert dock.state.operator == BO
    assert on_desk(dock).work.waybill == WAYBILL


def test_locking_puts_the_parcel_aside() -> None:
    dock = Dock().working().waybill().happen(e.LockAsked(NOW + timedelta(minutes=5)))
    assert dock.state.operator is None
    assert [w.waybill for w in dock.state.parked] == [WAYBILL]
    dock.badge(ANNA).happen(e.ResumeAsked(WAYBILL, dock.wait().at))
    assert on_desk(dock).work.scans == (1,)


def test_a_tester_decides_nothing() -> None:
    dock = Dock().working(TESS).waybill().choose(Outcome.RELEASE)
    assert (dock.decisions, dock.settled) == ({}, {1: Bucket.TRAINING})


def test_a_fault_while_recording_leaves_the_parcel_undecided() -> None:
    dock = Dock().working().waybill()
    dock.failing = True
    dock.choose(Outcome.RELEASE)
    assert isinstance(dock.state.phase, Faulted)
    assert dock.decisions == {}
    dock.waybill(SECOND)
    assert (dock.notice, isinstance(dock.state.phase, Faulted)) == (NoticeCode.ACKNOWLEDGE_FIRST, True)
    dock.failing = False
    dock.happen(e.Acknowledged(dock.wait().at))
    assert dock.choose(Outcome.RELEASE).outcomes == [Outcome.RELEASE]


def test_a_late_dossier_of_another_item_is_ignored() -> None:
    dock = Dock().working().waybill()
    assert dock.state.last_scan is not None
    before = on_desk(dock)
    dock.happen(e.ParcelFound(replace(dock.state.last_scan, seq=99), dossier(SECOND), dock.at))
    assert dock.state.phase == before


@pytest.mark.parametrize(("seq", "number"), [(1, SECOND), (99, WAYBILL)])
def test_while_one_parcel_is_looked_up_anothers_dossier_is_ignored(seq: int, number: str) -> None:
    dock = Dock().working()
    scan = Scan(1, RawScan(WAYBILL.encode(), Source.WEDGE, "scanner", NOW, "]C0"))
    waiting, effects = step(dock.state, e.Scanned(scan))
    assert isinstance(waiting.phase, LookingUp)
    assert len(effects) == 1
    late = e.ParcelFound(replace(scan, seq=seq), dossier(number), NOW)
    assert step(waiting, late)[0].phase == waiting.phase
    assert isinstance(step(waiting, e.ParcelFound(scan, dossier(), NOW))[0].phase, OnParcel)


def test_only_a_badge_ends_the_wait_for_a_pin() -> None:
    dock = Dock().scan(make_badge(ANNA.badge, KEY), "]C0").item().card(Command.RELEASE)
    assert isinstance(dock.state.phase, AwaitingPin)
    assert dock.settled == {1: Bucket.STATION_CODE, 2: Bucket.IGNORED_LOCKED, 3: Bucket.IGNORED_LOCKED}


def test_a_torn_scan_is_never_believed_even_where_it_reads_well() -> None:
    dock = Dock().working().waybill()
    scan = Scan(9, RawScan(SECOND.encode(), Source.WEDGE, "scanner", dock.wait().at, doubt=Doubt.TORN))
    dock.scans.append(9)
    dock.happen(e.Scanned(scan))
    assert dock.settled == {9: Bucket.UNREADABLE}
    assert on_desk(dock).work.waybill == WAYBILL


def test_saying_that_something_was_wrong_changes_nothing_on_the_desk() -> None:
    dock = Dock().working().waybill()
    before = dock.state.phase
    dock.card(Command.WRONG)
    assert (dock.state.phase, dock.notice) == (before, NoticeCode.WRONG_KEPT)
    state, effects = step(dock.state, e.WrongSaid(dock.at))
    assert effects == (KeepIncident(dock.at),)
    assert step(replace(state, operator=None), e.WrongSaid(dock.at))[1] == ()

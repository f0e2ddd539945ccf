"""Returns: nothing comes in that is not proven to be what left, applied for and in time; directions never mix."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.domain import returning
from station.domain.assessment import Lane
from station.domain.counting import Piece
from station.domain.decision import EarlierDecision, Finding, Outcome
from station.domain.desk import events as e
from station.domain.desk.states import Choosing, Decided, Idle, NoticeCode, OnParcel
from station.domain.direction import Direction
from station.domain.parcel import (
    ControlAction,
    ControlInstruction,
    ParcelDossier,
    Receipt,
    ReturnApplication,
    ReturnRow,
)
from station.domain.policy import Policy
from station.domain.shift import Bucket
from station.domain.subject import Command, Item, Waybill
from tests.domain.dock import (
    ANNA,
    GIFT,
    MILK,
    NOW,
    OTHER,
    SECOND,
    SUE,
    TESS,
    WAYBILL,
    Dock,
    dossier,
    goods,
    row,
)

LIST = "80122026I000000001"
STRANGER = "04006381333931"


def application(*rows: tuple[int, int], days: int = 2) -> ReturnApplication:
    wanted = tuple(ReturnRow(gnum, "1901101000", "奶粉", Decimal(n), "142") for gnum, n in rows)
    return ReturnApplication(LIST, "EBC1", "R1", WAYBILL, "不想要了", NOW - timedelta(days=days), wanted)


def sent_back(*rows: tuple[int, int], left: int = 10, applied: int = 2, **changes: object) -> ParcelDossier:
    """A parcel of two tins that left so many days ago, with a return applied for."""
    gone = replace(dossier(), receipts=(Receipt(LIST, "800", NOW - timedelta(days=left)),))
    gone = replace(gone, returns=(application(*(rows or ((1, 2),)), days=applied),))
    return replace(gone, **changes)  # type: ignore[arg-type]  # the test names real fields


def pieces(*items: str | Item) -> tuple[Piece, ...]:
    known = (Item(item) if isinstance(item, str) else item for item in items)
    return tuple(Piece(50 + n, item, goods(item.gtin), "scanner", NOW) for n, item in enumerate(known))


def found(parcel: ParcelDossier, *items: str | Item) -> set[Finding]:
    assessment = returning.assess(parcel, pieces(*items), Policy(), NOW)
    assert (assessment.proposal is Outcome.RETURN_ACCEPT) == (not assessment.against_release)
    return set(assessment.findings)


def test_what_left_was_applied_for_and_came_back_in_time_is_proposed_for_acceptance() -> None:
    assessment = returning.assess(sent_back(), pieces(MILK, MILK), Policy(), NOW)
    assert (assessment.findings, assessment.proposal, assessment.lane) == ((), Outcome.RETURN_ACCEPT, Lane.RETURNS)


def test_the_random_sample_draws_nothing_of_what_comes_back() -> None:
    random = ControlInstruction(
        "RND", 1, "random", '{"rate": "0.5"}', ControlAction.INSPECT, "抽", "r", NOW - timedelta(1), None, "8013"
    )
    assessment = returning.assess(sent_back(controls=(random,)), pieces(MILK, MILK), Policy(), NOW)
    assert (assessment.findings, assessment.draws) == ((), ())


def test_before_anything_is_scanned_nothing_is_proven() -> None:
    assert found(sent_back()) == {Finding.NOTHING_SCANNED}


def test_a_part_of_the_list_may_come_back() -> None:
    assert found(sent_back((1, 1)), MILK) == set()
    assert found(sent_back((1, 1)), MILK, MILK) == {Finding.MISMATCH_QUANTITY}
    assert found(sent_back((1, 2)), MILK) == {Finding.MISMATCH_QUANTITY}


def test_a_row_that_was_not_applied_for_is_held() -> None:
    rows = (row(1), row(2, gtin=OTHER, quantity=1))
    listed = replace(sent_back((1, 2)), listing=replace(dossier(items=rows).listing, invt_no=LIST))
    assert found(listed, MILK, MILK) == set()
    assert found(listed, MILK, MILK, OTHER) == {Finding.NOT_APPLIED}


@pytest.mark.parametrize(
    ("gtin", "finding"),
    [(OTHER, Finding.UNDECLARED_ITEM), (GIFT, Finding.UNDECLARED_ITEM), (STRANGER, Finding.UNKNOWN_BARCODE)],
)
def test_a_gtin_that_is_not_on_the_original_list_is_held(gtin: str, finding: Finding) -> None:
    assessment = returning.assess(sent_back(), pieces(MILK, MILK, gtin), Policy(), NOW)
    assert (assessment.findings, assessment.proposal) == ((finding,), Outcome.HOLD)


def test_a_parcel_that_never_left_cannot_come_back() -> None:
    stayed = sent_back(receipts=(Receipt(LIST, "500", NOW),))
    assert found(stayed, MILK, MILK) == {Finding.NEVER_LEFT}
    here = EarlierDecision("ST01", 9, Outcome.RELEASE, "1001", NOW - timedelta(days=9))
    assert found(replace(stayed, earlier=(here,)), MILK, MILK) == set()
    assert found(replace(stayed, earlier=(replace(here, undone=True),)), MILK, MILK) == {Finding.NEVER_LEFT}


def test_without_an_application_or_a_list_nothing_is_accepted() -> None:
    assert Finding.NOT_APPLIED in found(sent_back(returns=()), MILK, MILK)
    assert Finding.UNKNOWN_PARCEL in found(dossier(unknown=True), MILK)


@pytest.mark.parametrize(
    ("left", "applied", "late"), [(45, 15, False), (46, 20, True), (40, 10, False), (40, 9, True), (31, 0, True)]
)
def test_a_return_is_applied_for_within_30_days_and_back_within_45(left: int, applied: int, *, late: bool) -> None:
    assert found(sent_back(left=left, applied=applied), MILK, MILK) == ({Finding.RETURN_LATE} if late else set())


@pytest.mark.parametrize(
    ("shown", "same"),
    [
        (Item(MILK, "L1", "S1"), True),
        (Item(MILK, "L1", "S2"), False),
        (Item(MILK, "L2", "S1"), False),
        (Item(MILK, "L1"), False),
        (Item(MILK), False),
    ],
)
def test_a_lot_or_serial_that_was_known_when_it_left_must_be_the_same(shown: Item, *, same: bool) -> None:
    gone = EarlierDecision("ST01", 9, Outcome.RELEASE, "1001", NOW, instances=((MILK, "L1", "S1"),))
    back = replace(sent_back((1, 1)), earlier=(gone,))
    assert found(back, shown) == (set() if same else {Finding.MISMATCH_INSTANCE})
    hits = returning.assess(back, pieces(shown), Policy(), NOW).hits
    assert [hit.en for hit in hits] == ([] if same else ["not the lot or serial number that left"])


def test_only_what_was_known_of_the_goods_is_compared() -> None:
    gone = EarlierDecision("ST01", 9, Outcome.RELEASE, "1001", NOW, instances=((MILK, "L1", ""),))
    assert found(replace(sent_back((1, 1)), earlier=(gone,)), Item(MILK, "L1", "S7")) == set()


def returns_dock(parcel: ParcelDossier | None = None) -> Dock:
    parcels = {WAYBILL: parcel or sent_back(), SECOND: dossier(SECOND)}
    return Dock(parcels).working(SUE).happen(e.DirectionAsked(Direction.RETURNS, NOW))


def test_a_return_is_accepted_at_the_desk_and_nothing_is_released_there() -> None:
    dock = returns_dock().waybill().item().item()
    assert dock.choose(Outcome.RELEASE).notice is NoticeCode.WRONG_DIRECTION
    assert dock.card(Command.RELEASE).notice is NoticeCode.WRONG_DIRECTION
    assert dock.card(Command.ACCEPT).outcomes == [Outcome.RETURN_ACCEPT]
    assert set(dock.settled.values()) <= {Bucket.DECIDED, Bucket.STATION_CODE}


def test_an_unproven_return_is_not_accepted_but_may_be_rejected() -> None:
    dock = returns_dock().waybill().item()
    assert dock.choose(Outcome.RETURN_ACCEPT).notice is NoticeCode.STANDS_AGAINST
    assert dock.choose(Outcome.RETURN_REJECT).outcomes == [Outcome.RETURN_REJECT]


def test_outbound_nothing_is_accepted_as_a_return() -> None:
    dock = Dock().working().waybill()
    assert dock.choose(Outcome.RETURN_ACCEPT).notice is NoticeCode.WRONG_DIRECTION
    assert dock.card(Command.REJECT).notice is NoticeCode.WRONG_DIRECTION
    assert dock.outcomes == []


def test_a_parcel_released_here_comes_back_and_is_proven_by_its_own_decision() -> None:
    dock = Dock({WAYBILL: sent_back(receipts=(Receipt(LIST, "899", NOW),))}).working(SUE).waybill()
    dock.scan(f"01{MILK}10L1", "]d2").scan(f"01{MILK}10L1\x1d21S2", "]d2").choose(Outcome.RELEASE)
    assert dock.outcomes == [Outcome.RELEASE]
    dock.happen(e.DirectionAsked(Direction.RETURNS, dock.at)).waybill()
    assert isinstance(dock.state.phase, OnParcel)
    dock.scan(f"01{MILK}10L1", "]d2").scan(f"01{MILK}10L9", "]d2")
    assert Finding.MISMATCH_INSTANCE in dock.state.phase.work.assessment.findings
    dock.take_back().scan(f"01{MILK}10L1\x1d21S2", "]d2").choose(Outcome.RETURN_ACCEPT)
    assert dock.outcomes == [Outcome.RELEASE, Outcome.RETURN_ACCEPT]


def test_a_return_is_decided_once() -> None:
    dock = returns_dock().waybill().item().item().choose(Outcome.RETURN_ACCEPT)
    assert dock.waybill().notice is NoticeCode.ALREADY_DECIDED
    dock.waybill(SECOND).waybill(WAYBILL)
    assert dock.choose(Outcome.RETURN_ACCEPT).notice is NoticeCode.STANDS_AGAINST
    assert not isinstance(dock.state.phase, Decided)


def test_the_direction_is_a_supervisors_or_a_cards_and_never_changes_over_an_undecided_parcel() -> None:
    dock = Dock().working(ANNA).happen(e.DirectionAsked(Direction.RETURNS, NOW))
    assert (dock.notice, dock.state.direction) == (NoticeCode.NOT_ALLOWED, Direction.OUTBOUND)
    assert dock.card(Command.RETURNS).state.direction is Direction.RETURNS
    assert dock.card(Command.OUTBOUND).state.direction is Direction.OUTBOUND
    assert Dock().working(TESS).card(Command.RETURNS).state.direction is Direction.OUTBOUND
    assert Dock().working().waybill().card(Command.RETURNS).notice is NoticeCode.DECIDE_FIRST
    aside = Dock().working().waybill().waybill(SECOND).choose(Outcome.HOLD, SECOND)
    assert aside.card(Command.RETURNS).notice is NoticeCode.DECIDE_FIRST


BACK = "YT7777777777777"


def found_by_numbers(*others: ReturnApplication) -> Dock:
    """A return centre that knows one return by the carrier's number for the way back, and by its merchant's."""
    applied = replace(application((1, 2)), logistics_no=BACK, cop_no="rma 7/1", order_no="SO-1", waybill=WAYBILL)
    return returns_dock(sent_back(returns=(applied, *others)))


@pytest.mark.parametrize("number", [BACK, "rma 7/1", "SO-1", LIST])
def test_a_return_is_found_by_any_number_of_its_application_and_decided_under_its_own_waybill(number: str) -> None:
    dock = found_by_numbers().scan(number, "]C0").item().item()
    assert isinstance(dock.state.phase, OnParcel)
    assert (dock.state.phase.work.waybill, dock.state.phase.work.found_by) == (WAYBILL, number)
    dock.choose(Outcome.RETURN_ACCEPT)
    ((seq, made),) = dock.decisions.items()
    assert (made.waybill, made.outcome, len(made.scans)) == (WAYBILL, Outcome.RETURN_ACCEPT, 3)
    assert dock.scan(number, "]C0").notice is NoticeCode.ALREADY_DECIDED
    assert dock.waybill().choose(Outcome.RETURN_ACCEPT).outcomes == [Outcome.RETURN_ACCEPT]
    assert set(dock.settled.values()) == {Bucket.DECIDED, Bucket.REPEAT}
    assert seq not in dock.settled


def test_another_number_of_the_parcel_on_the_desk_is_a_repeat_and_takes_nothing_from_it() -> None:
    dock = found_by_numbers().waybill(BACK).item()
    for number in (BACK, "SO-1", WAYBILL):
        assert dock.scan(number, "]C0").notice is NoticeCode.REPEAT
    assert isinstance(dock.state.phase, OnParcel)
    assert (len(dock.state.phase.work.pieces), dock.state.parked) == (1, ())


def test_a_number_of_two_lists_is_never_guessed() -> None:
    other = replace(application((1, 1)), invt_no="other", cop_no="R9", order_no="SO-1", waybill=SECOND)
    dock = found_by_numbers(other).scan("SO-1", "]C0")
    assert isinstance(dock.state.phase, Choosing)
    assert dock.state.phase.ambiguous.readings == (Waybill(WAYBILL), Waybill(SECOND))
    dock.choose(Outcome.RETURN_ACCEPT)
    assert dock.outcomes == []
    dock.happen(e.ReadingChosen(0, dock.wait().at))
    assert isinstance(dock.state.phase, OnParcel)
    assert dock.state.phase.work.waybill == WAYBILL
    dock.scan("SO-1", "]C0")
    assert dock.notice is NoticeCode.REPEAT
    left = found_by_numbers(other).scan("SO-1", "]C0")
    left.happen(e.CancelAsked(left.wait().at))
    assert (left.state.phase, set(left.settled.values())) == (Idle(), {Bucket.VOIDED})


def test_a_list_that_is_not_known_here_makes_a_number_ambiguous_too() -> None:
    stray = replace(application((1, 1)), invt_no="not here", cop_no="R9", logistics_no=BACK)
    dock = found_by_numbers(stray).waybill(BACK)
    assert isinstance(dock.state.phase, Choosing)
    assert dock.state.phase.ambiguous.readings == (Waybill(WAYBILL),)


def test_more_lists_than_a_person_can_be_shown_are_none() -> None:
    many = [
        replace(application((1, 1)), invt_no=f"L{n}", cop_no=f"R{n}", order_no="SO-1", waybill=f"W{n}")
        for n in range(6)
    ]
    dock = found_by_numbers(*many).scan("SO-1", "]C0")
    assert (dock.state.notice.code, dock.state.notice.details[0]) == (NoticeCode.UNREADABLE, "many_lists")
    assert dock.settled == {1: Bucket.UNREADABLE}


def test_what_no_application_bears_is_what_it_was_and_leaves_the_parcel_where_it_lies() -> None:
    dock = found_by_numbers().waybill().item()
    assert dock.scan("LOC-A-12-03", "]C0").notice is NoticeCode.UNREADABLE
    assert isinstance(dock.state.phase, OnParcel)
    assert (len(dock.state.phase.work.pieces), dock.state.phase.work.unread) == (1, 3)
    unknown = found_by_numbers().waybill("SF0000000000009")
    assert isinstance(unknown.state.phase, OnParcel)
    assert Finding.UNKNOWN_PARCEL in unknown.state.phase.work.assessment.findings


def test_outbound_a_parcel_is_found_by_its_own_waybill_alone() -> None:
    applied = replace(application((1, 2)), logistics_no=BACK, waybill=WAYBILL)
    dock = Dock({WAYBILL: sent_back(returns=(applied,))}).working().waybill(BACK)
    assert isinstance(dock.state.phase, OnParcel)
    assert (dock.state.phase.work.waybill, dock.state.phase.work.dossier.listing) == (BACK, None)
    assert Dock({WAYBILL: sent_back(returns=(applied,))}).working().scan("R1", "]C0").notice is NoticeCode.UNREADABLE


FIRST, OTHER_BACK = "YT7777777777777", "YT8888888888888"


def two_parcels(**changes: object) -> ParcelDossier:
    """A list of two tins, each applied for by itself: two parcels, each with a label of its own, one order number."""
    one = replace(application((1, 1)), cop_no="RMA-1", logistics_no=FIRST, order_no="SO-1", waybill=WAYBILL)
    other = replace(one, cop_no="RMA-2", logistics_no=OTHER_BACK)
    return sent_back(returns=(one, other), **changes)


def test_each_parcel_of_a_list_is_held_to_its_own_application_and_accepted_once() -> None:
    dock = returns_dock(two_parcels()).waybill(FIRST).item().choose(Outcome.RETURN_ACCEPT)
    dock.waybill(OTHER_BACK).item().choose(Outcome.RETURN_ACCEPT)
    assert dock.outcomes == [Outcome.RETURN_ACCEPT, Outcome.RETURN_ACCEPT]
    assert [made.applications for made in dock.decisions.values()] == [("RMA-1",), ("RMA-2",)]
    for number in (FIRST, OTHER_BACK, "RMA-1", "SO-1", WAYBILL, LIST):
        dock.scan(number, "]C0").item().choose(Outcome.RETURN_ACCEPT)
        assert len(dock.outcomes) == 2, number
        dock.card(Command.VOID)


def test_a_decided_parcel_on_the_desk_does_not_keep_the_other_one_waiting() -> None:
    dock = returns_dock(two_parcels()).waybill(FIRST).item().choose(Outcome.RETURN_ACCEPT)
    dock.waybill(SECOND).choose(Outcome.HOLD, SECOND)
    assert dock.waybill(FIRST).notice is NoticeCode.ALREADY_DECIDED
    dock.waybill(OTHER_BACK).item().choose(Outcome.RETURN_ACCEPT)
    assert dock.outcomes == [Outcome.RETURN_ACCEPT, Outcome.HOLD, Outcome.RETURN_ACCEPT]


def test_the_first_parcel_coming_again_is_never_the_second_one() -> None:
    dock = returns_dock(two_parcels()).waybill(FIRST).item().choose(Outcome.RETURN_ACCEPT)
    for number in (FIRST, "RMA-1", "SO-1", WAYBILL):
        dock.waybill(SECOND).scan(number, "]C0").item()
        assert dock.choose(Outcome.RETURN_ACCEPT).notice is NoticeCode.STANDS_AGAINST, number
    assert dock.outcomes == [Outcome.RETURN_ACCEPT]


@pytest.mark.parametrize("number", ["SO-1", WAYBILL, LIST])
def test_under_a_number_of_the_whole_list_all_that_was_applied_for_is_counted_together(number: str) -> None:
    dock = returns_dock(two_parcels()).scan(number, "]C0").item()
    assert dock.choose(Outcome.RETURN_ACCEPT).notice is NoticeCode.STANDS_AGAINST
    dock.item().choose(Outcome.RETURN_ACCEPT)
    assert dock.outcomes == [Outcome.RETURN_ACCEPT]
    assert next(iter(dock.decisions.values())).applications == ("RMA-1", "RMA-2")
    dock.waybill(FIRST).item()
    assert dock.choose(Outcome.RETURN_ACCEPT).notice is NoticeCode.STANDS_AGAINST


def test_two_parcels_of_one_list_are_never_mixed_on_the_desk() -> None:
    dock = returns_dock(two_parcels()).waybill(FIRST).item()
    assert dock.waybill(OTHER_BACK).notice is NoticeCode.OTHER_PARCEL_FIRST
    assert isinstance(dock.state.phase, OnParcel)
    assert (dock.state.phase.work.number, len(dock.state.phase.work.pieces)) == (FIRST, 1)
    dock.waybill(SECOND)
    assert [work.number for work in dock.state.parked] == [FIRST]
    assert dock.waybill(OTHER_BACK).notice is NoticeCode.OTHER_PARCEL_FIRST
    assert {work.number for work in dock.state.parked} == {FIRST, SECOND}
    dock.waybill(FIRST).choose(Outcome.RETURN_ACCEPT)
    assert dock.outcomes == [Outcome.RETURN_ACCEPT]
    assert [seq for seq, bucket in dock.settled.items() if bucket is Bucket.IGNORED_LOCKED] == [3, 5]


def test_a_number_that_says_more_narrows_what_the_parcel_is_held_to() -> None:
    dock = returns_dock(two_parcels()).scan("SO-1", "]C0").item()
    assert dock.waybill(FIRST).notice is NoticeCode.REPEAT
    assert isinstance(dock.state.phase, OnParcel)
    assert dock.state.phase.work.number == FIRST
    assert dock.scan("SO-1", "]C0").notice is NoticeCode.REPEAT
    dock.choose(Outcome.RETURN_ACCEPT)
    assert [made.applications for made in dock.decisions.values()] == [("RMA-1",)]


def test_a_rejected_part_leaves_the_other_one_to_be_accepted_and_an_undone_one_itself() -> None:
    dock = returns_dock(two_parcels()).waybill(FIRST).choose(Outcome.RETURN_REJECT)
    dock.waybill(OTHER_BACK).item().choose(Outcome.RETURN_ACCEPT)
    dock.happen(e.UndoAsked(dock.wait().at)).choose(Outcome.RETURN_ACCEPT)
    assert dock.outcomes == [Outcome.RETURN_REJECT, Outcome.RETURN_ACCEPT]


def test_one_serial_number_does_not_come_back_twice() -> None:
    dock = returns_dock(two_parcels()).waybill(FIRST).scan(f"01{MILK}21S1", "]d2").choose(Outcome.RETURN_ACCEPT)
    dock.waybill(OTHER_BACK).scan(f"01{MILK}21S1", "]d2")
    assert isinstance(dock.state.phase, OnParcel)
    assert dock.state.phase.work.assessment.findings == (Finding.MISMATCH_INSTANCE,)
    dock.take_back().scan(f"01{MILK}21S2", "]d2").choose(Outcome.RETURN_ACCEPT)
    assert dock.outcomes == [Outcome.RETURN_ACCEPT, Outcome.RETURN_ACCEPT]


def test_no_more_is_accepted_than_was_declared_whatever_was_applied_for() -> None:
    assert found(sent_back((1, 3)), MILK, MILK, MILK) == {Finding.MISMATCH_QUANTITY}
    assert found(sent_back((1, 2), (7, 1)), MILK, MILK) == {Finding.MISMATCH_QUANTITY}
    twice = (application((1, 2)), replace(application((1, 1)), cop_no="R2", logistics_no=FIRST))
    parcel = sent_back(returns=twice)
    assessment = returning.assess(parcel, pieces(MILK), Policy(), NOW, number=FIRST)
    assert assessment.findings == (Finding.MISMATCH_QUANTITY,)
    other_unit = replace(application(), rows=(ReturnRow(1, "1901101000", "奶粉", Decimal(2), "120"),))
    assert found(sent_back(returns=(other_unit,)), MILK, MILK) == {Finding.MISMATCH_QUANTITY}
    told = returning.assess(sent_back(returns=(other_unit,)), pieces(MILK, MILK), Policy(), NOW)
    units = next(dict(hit.inputs) for hit in told.hits if hit.finding is Finding.MISMATCH_QUANTITY)
    assert units == {"row": "1", "unit_declared": "142", "unit_applied": "120"}, "no figure of how many"


SCANNED = ["FIRST", "OTHER_BACK", "RMA-2", "SO-1", "WAYBILL", "SECOND", "item", "item"]
SAID = ["accept", "accept", "reject", "undo", "void", "take_back", "resume"]
#: Whole visits, too: what must not happen takes several of them.
VISITS = [("FIRST", "item", "accept", "SECOND"), ("OTHER_BACK", "item", "accept"), ("SO-1", "item", "item", "accept")]
MOVES = st.sampled_from([*((one,) for one in (*SCANNED, *SAID)), *VISITS, *VISITS])


@settings(max_examples=300)
@given(st.lists(MOVES, max_size=16))
def test_no_sequence_accepts_an_application_twice_or_more_than_left(moves: list[tuple[str, ...]]) -> None:
    numbers = {"FIRST": FIRST, "OTHER_BACK": OTHER_BACK, "WAYBILL": WAYBILL, "SECOND": SECOND}
    dock = returns_dock(two_parcels())
    for move in (one for several in moves for one in several):
        match move:
            case "item":
                dock.item()
            case "accept":
                dock.choose(Outcome.RETURN_ACCEPT)
            case "reject":
                dock.choose(Outcome.RETURN_REJECT)
            case "undo":
                dock.happen(e.UndoAsked(dock.wait().at))
            case "void":
                dock.card(Command.VOID)
            case "take_back":
                dock.take_back()
            case "resume":
                dock.happen(e.ResumeAsked(WAYBILL, dock.wait().at))
            case number:
                dock.scan(numbers.get(number, number), "]C0")
        accepted = [
            made
            for seq, made in dock.decisions.items()
            if seq not in dock.undone and made.outcome is Outcome.RETURN_ACCEPT
        ]
        named = [name for made in accepted for name in made.applications]
        assert len(named) == len(set(named))
        assert sum(pieces for made in accepted for _, pieces in made.counted) == len(named) <= 2
    on_desk = {scan for work in dock.state.parked for scan in work.scans}
    if isinstance(dock.state.phase, OnParcel):
        on_desk |= set(dock.state.phase.work.scans)
    assert set(dock.scans) - set(dock.settled) == on_desk

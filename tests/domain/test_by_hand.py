"""By hand: rows chosen for goods without a readable barcode, findings noted, the last piece taken back."""

import pytest

from station.domain import pointing
from station.domain.decision import Finding, Outcome
from station.domain.desk.states import NoticeCode, OnParcel, ParcelWork
from station.domain.shift import Bucket
from station.domain.subject import Command, ListRow, Note, Unreadable
from tests.domain.dock import MILK, SECOND, WAYBILL, Dock, dossier, row

BARE = dossier(items=(row(1, quantity=1), row(2, gtin=None, bar_code="无", quantity=1)))


def bare() -> Dock:
    return Dock({WAYBILL: BARE, SECOND: dossier(SECOND)}).working().waybill()


def work(dock: Dock) -> ParcelWork:
    assert isinstance(dock.state.phase, OnParcel)
    return dock.state.phase.work


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (pointing.row_text(WAYBILL, 2), ListRow(WAYBILL, 2)),
        (pointing.row_text(WAYBILL, 99, 77), ListRow(WAYBILL, 99, 77)),
        (pointing.note_text(WAYBILL, Finding.DAMAGED, 1), Note(WAYBILL, Finding.DAMAGED, 1)),
        (pointing.note_text(WAYBILL, Finding.IP_SUSPECT), Note(WAYBILL, Finding.IP_SUSPECT)),
    ],
)
def test_what_is_pointed_at_reads_back(text: str, meant: object) -> None:
    assert pointing.read(text) == meant


@pytest.mark.parametrize("text", ["", "row 2", "row x of SF1", "row ２ of SF1", "sold 2 of SF1", "row 2 of SF1 for x"])
def test_anything_else_is_unreadable(text: str) -> None:
    assert isinstance(pointing.read(text), Unreadable)


def test_a_piece_without_a_barcode_is_counted_on_the_row_that_was_chosen_and_released() -> None:
    dock = bare().item(MILK).row(2)
    assert [count.counted for count in work(dock).assessment.counted.rows] == [1, 1]
    dock.choose(Outcome.RELEASE)
    (made,) = dock.decisions.values()
    assert (made.outcome, made.by_hand, made.counted) == (Outcome.RELEASE, ((2, 3),), ((MILK, 1),))
    assert set(dock.settled) == {1, 2, 3}


def test_a_row_chosen_in_place_of_a_barcode_that_should_be_there_stands_against_a_release() -> None:
    dock = bare().row(1).row(2)
    assert work(dock).assessment.findings == (Finding.NO_BARCODE,)
    assert dock.choose(Outcome.RELEASE).notice is NoticeCode.STANDS_AGAINST


def test_the_scan_that_could_not_be_read_is_named_by_the_row_that_was_chosen_for_it() -> None:
    dock = bare().scan("6901234567890", "]E0")
    assert (work(dock).unread, dock.settled[2]) == (2, Bucket.UNREADABLE)
    dock.row(1, instead=work(dock).unread)
    assert work(dock).pieces[-1].instead == 2
    assert Finding.BARCODE_UNREADABLE in work(dock).assessment.findings
    assert work(dock).unread is None


def test_a_row_of_another_parcel_or_of_none_is_not_taken() -> None:
    dock = bare().row(1, SECOND)
    assert (dock.notice, work(dock).pieces, dock.settled[2]) == (NoticeCode.NOT_SHOWN, (), Bucket.IGNORED_LOCKED)
    assert dock.row(3).notice is NoticeCode.NO_SUCH_ROW
    assert Dock().working().row(1).notice is NoticeCode.NOTHING_ON_DESK


def test_a_key_that_bounces_counts_once() -> None:
    dock = bare().row(2).row(2, after=120)
    assert (len(work(dock).pieces), dock.settled[3]) == (1, Bucket.REPEAT)


def test_typed_text_is_never_taken_for_pointing() -> None:
    assert not work(bare().scan(pointing.row_text(WAYBILL, 2))).pieces


def test_a_noted_finding_is_part_of_the_decision_and_cannot_be_cleared() -> None:
    dock = Dock({WAYBILL: dossier()}).working().waybill().note(Finding.DAMAGED, 1)
    assert work(dock).assessment.proposal is Outcome.HOLD
    assert dock.choose(Outcome.RELEASE).notice is NoticeCode.STANDS_AGAINST
    (made,) = dock.choose(Outcome.HOLD).decisions.values()
    assert (made.findings, made.scans) == ((Finding.DAMAGED,), (1, 2))


@pytest.mark.parametrize("finding", [Finding.OVER_LIMIT, Finding.ALREADY_DECIDED])
def test_only_what_hands_can_find_is_noted(finding: Finding) -> None:
    dock = bare().note(finding)
    assert (work(dock).noted, dock.settled[2]) == ((), Bucket.IGNORED_LOCKED)


@pytest.mark.parametrize("by_card", [True, False])
def test_the_last_piece_or_note_is_taken_back(*, by_card: bool) -> None:
    dock = bare().item(MILK).item(MILK).note(Finding.DAMAGED)
    for left in ((2, 0), (1, 0)):
        if by_card:
            dock.card(Command.TAKE_BACK)
        else:
            dock.take_back()
        assert dock.notice is NoticeCode.TAKEN_BACK
        assert (len(work(dock).pieces), len(work(dock).noted)) == left
    assert [dock.settled[seq] for seq in (3, 4)] == [Bucket.VOIDED] * 2
    assert dock.row(2).choose(Outcome.RELEASE).outcomes == [Outcome.RELEASE]


def test_the_waybill_itself_and_another_parcels_piece_are_not_taken_back() -> None:
    assert bare().take_back().notice is NoticeCode.NOTHING_TO_TAKE_BACK
    dock = bare().item(MILK)
    assert (dock.take_back(SECOND).notice, len(work(dock).pieces)) == (NoticeCode.NOT_SHOWN, 1)


def test_taking_back_asks_for_a_new_look() -> None:
    dock = bare().item(MILK).choose(Outcome.INSPECT).waybill().item(MILK, after=70_000).row(2)
    dock.card(Command.CONFORM)
    assert work(dock).conform
    assert not work(dock.take_back()).conform


def test_parked_and_resumed_a_parcel_keeps_what_hands_said() -> None:
    dock = bare().row(2).note(Finding.DAMAGED, 2).waybill(SECOND).waybill(WAYBILL)
    assert (len(work(dock).pieces), len(work(dock).noted)) == (1, 1)
    assert Finding.DAMAGED in work(dock).assessment.findings

"""A waybill in no carrier's known form: found where a list has it, and nothing else of the desk is changed by it."""

import pytest

from station.domain.decision import Outcome
from station.domain.desk.states import Decided, Idle, NoticeCode, OnGoods, OnParcel
from station.domain.direction import Direction
from station.domain.shift import Bucket
from tests.domain.dock import MILK, WAYBILL, Dock, dossier

#: Of the official sample of CEB621; of one letter and digits; with a hyphen; eight digits as Code 128.
NUMBERS = ["L201603081138007", "L1", "WB-8", "WB 8/b", "12345670"]


def dock(*numbers: str) -> Dock:
    return Dock({number: dossier(number) for number in (WAYBILL, *numbers)}).working()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_waybill_that_a_list_has_is_found_whatever_its_form(number: str) -> None:
    phase = dock(number).scan(number, "]C0").state.phase
    assert isinstance(phase, OnParcel)
    assert (phase.work.waybill, phase.work.found_by) == (number, "")


@pytest.mark.parametrize("number", [each for each in NUMBERS if not each.isdigit()])
def test_it_is_found_without_an_aim_identifier_too(number: str) -> None:
    phase = dock(number).scan(number).state.phase
    assert isinstance(phase, OnParcel)
    assert phase.work.waybill == number


def test_a_number_that_no_list_has_is_unreadable_as_before() -> None:
    at = dock("L1").scan("L2", "]C0")
    assert isinstance(at.state.phase, Idle)
    assert at.settled == {1: Bucket.UNREADABLE}


def test_a_code_that_no_list_has_leaves_the_parcel_on_the_desk() -> None:
    at = dock("L1").waybill().scan("SKU-77", "]C0")
    assert isinstance(at.state.phase, OnParcel)
    assert at.state.phase.work.waybill == WAYBILL
    assert at.settled == {2: Bucket.UNREADABLE}


def test_another_parcels_waybill_puts_the_one_on_the_desk_aside() -> None:
    at = dock("L1").waybill().scan("L1", "]C0")
    assert isinstance(at.state.phase, OnParcel)
    assert at.state.phase.work.waybill == "L1"
    assert [work.waybill for work in at.state.parked] == [WAYBILL]


def test_a_products_code_stays_a_products_though_a_list_has_its_number_for_a_waybill() -> None:
    at = dock(MILK[1:]).item()
    assert isinstance(at.state.phase, OnGoods)


def test_a_misread_products_code_opens_no_parcel() -> None:
    wrong = f"{MILK[1:-1]}{(int(MILK[-1]) + 1) % 10}"
    at = dock(wrong).scan(wrong, "]E0")
    assert isinstance(at.state.phase, Idle)
    assert at.settled == {1: Bucket.UNREADABLE}


def test_outbound_a_number_of_a_return_application_alone_finds_nothing() -> None:
    at = dock("L1").scan("COP1", "]C0")
    assert at.state.direction is Direction.OUTBOUND
    assert at.settled == {1: Bucket.UNREADABLE}


def test_scanned_again_it_is_a_repeat_before_and_after_its_decision() -> None:
    at = dock("L1").scan("L1", "]C0").scan("L1", "]C0")
    assert at.settled == {2: Bucket.REPEAT}
    at.choose(Outcome.RELEASE, "L1").scan("L1", "]C0")
    assert isinstance(at.state.phase, Decided)
    assert (at.notice, at.settled[at.scans[-1]]) == (NoticeCode.ALREADY_DECIDED, Bucket.REPEAT)

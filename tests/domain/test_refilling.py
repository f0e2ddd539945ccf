"""Refill: the standard value is proposed, a person confirms it, the declaration stays beside it; nothing goes by it."""

from dataclasses import replace

import pytest

from station.domain.assessment import Lane
from station.domain.decision import Finding, Outcome, Refill
from station.domain.desk import events as e
from station.domain.desk.states import NoticeCode, OnParcel, ParcelWork
from station.domain.goods import ProductStatus
from station.domain.policy import Policy
from station.domain.records import decision as written
from station.domain.rules import assess
from station.domain.subject import Command
from tests.domain.dock import MILK, NOW, SECOND, STAMP, WAYBILL, Dock, dossier, goods, product, row

GAPS = dossier(items=(row(gmodel="4||900克/罐"),))
BRAND = Refill(1, "brand", "", "Mila", "customs_barcode_db", 2, "1001")
SPEC = Refill(1, "spec", "900克/罐", "800克/罐", "customs_barcode_db", 2, "1001")


def gaps(policy: Policy | None = None) -> Dock:
    dock = Dock({WAYBILL: GAPS, SECOND: dossier(SECOND)}).working().waybill()
    if policy is not None:
        setup = replace(dock.state.setup, policy=policy)
        dock.state = replace(dock.state, setup=setup)
    return dock


def work(dock: Dock) -> ParcelWork:
    assert isinstance(dock.state.phase, OnParcel)
    return dock.state.phase.work


def test_all_that_is_proposed_is_confirmed_by_one_key_and_stands_in_the_decision_beside_the_declaration() -> None:
    dock = gaps().refill()
    assert (dock.notice, work(dock).refills) == (NoticeCode.REFILLED, (BRAND, SPEC))
    (made,) = dock.choose(Outcome.HOLD).decisions.values()
    assert made.refills == (BRAND, SPEC)
    assert written(made).body["refills"][0] == {
        "row": 1, "element": "brand", "declared": "", "standard": "Mila", "provenance": "customs_barcode_db",
        "version": 2, "operator": "1001",
    }  # fmt: skip
    assert work(gaps()).dossier.listing == GAPS.listing


def test_nothing_is_proposed_from_a_standard_that_was_withdrawn() -> None:
    withdrawn = replace(goods(MILK), product=product(MILK, status=ProductStatus.WITHDRAWN))
    rows = assess(replace(GAPS, goods=(withdrawn,)), (), Policy(), NOW).rows
    assert [element.proposal for element in rows[0].elements] == [None, None, None]


def test_nothing_is_refilled_that_nobody_confirmed() -> None:
    (made,) = gaps().choose(Outcome.HOLD).decisions.values()
    assert made.refills == ()


def test_one_element_is_confirmed_and_taken_back() -> None:
    dock = gaps().refill(1, "spec")
    assert work(dock).refills == (SPEC,)
    assert work(dock.refill(1, "spec")).refills == ()
    assert dock.notice is NoticeCode.REFILL_TAKEN_BACK


@pytest.mark.parametrize("place", [(1, "brand_type"), (2, "brand"), (1, "nothing")])
def test_what_is_not_proposed_cannot_be_refilled(place: tuple[int, str]) -> None:
    assert gaps().refill(*place).notice is NoticeCode.NOTHING_TO_REFILL


def test_a_card_confirms_all_and_a_second_one_nothing() -> None:
    dock = gaps().card(Command.REFILL)
    assert len(work(dock).refills) == 2
    assert dock.card(Command.REFILL).notice is NoticeCode.NOTHING_TO_REFILL


def test_too_soon_or_for_another_parcel_it_is_not_confirmed() -> None:
    assert gaps().refill(after=299).notice is NoticeCode.TOO_SOON
    dock = gaps()
    dock.happen(e.RefillAsked(dock.wait().at, SECOND))
    assert (dock.notice, work(dock).refills) == (NoticeCode.NOT_SHOWN, ())


def test_a_release_cannot_follow_a_refill_at_once() -> None:
    dock = Dock({WAYBILL: dossier(items=(row(gmodel="4||800克/罐"),))}).working().waybill()
    dock.state = replace(dock.state, setup=replace(dock.state.setup, policy=Policy(refill_clears=True)))
    dock.refill()
    assert dock.choose(Outcome.RELEASE, after=299).notice is NoticeCode.TOO_SOON


def test_a_refill_by_itself_makes_no_release_possible() -> None:
    missing = Dock({WAYBILL: dossier(items=(row(gmodel="4||800克/罐"),))}).working().waybill().refill()
    assert work(missing).assessment.findings == (Finding.ELEMENT_MISSING,)
    assert missing.choose(Outcome.RELEASE).notice is NoticeCode.STANDS_AGAINST


def test_where_the_policy_says_so_a_refilled_gap_holds_nothing_back_but_a_difference_does() -> None:
    parcel = dossier(items=(row(gmodel="4||800克/罐"),))
    policy = Policy(refill_clears=True)
    assert assess(parcel, (), policy, NOW).findings == (Finding.ELEMENT_MISSING,)
    refilled = assess(parcel, (), policy, NOW, refills=(BRAND,))
    assert (refilled.findings, refilled.lane) == ((Finding.ELEMENT_REFILLED,), Lane.RELEASE)
    assert refilled.against_release == ()
    both = assess(GAPS, (), policy, NOW, refills=(BRAND, SPEC))
    assert both.against_release == (Finding.ELEMENT_DIFFERENT,)


def test_parked_and_resumed_refills_stay_unless_newer_data_proposes_something_else() -> None:
    dock = gaps().refill().waybill(SECOND).waybill()
    assert work(dock).refills == (BRAND, SPEC)
    newer = replace(goods(MILK), product=product(MILK, version=3))
    dock.parcels[WAYBILL] = replace(GAPS, goods=(newer,), stamp=replace(STAMP, version=2))
    assert work(dock.waybill(SECOND).waybill()).refills == ()


def test_after_an_undo_the_refills_are_still_confirmed() -> None:
    dock = gaps().refill().choose(Outcome.HOLD)
    dock.happen(e.UndoAsked(dock.wait().at))
    assert work(dock).refills == (BRAND, SPEC)

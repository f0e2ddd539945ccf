"""Doubts as findings: what cannot be true or warns of the thing at hand holds back and says why, a gap is told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain import returning
from station.domain.assessment import Hit, Lane
from station.domain.counting import Piece
from station.domain.cut import Cut
from station.domain.decision import Finding, Outcome
from station.domain.desk.states import NoticeCode
from station.domain.explaining import explain, lane_again
from station.domain.goods import TraceEvent
from station.domain.history import DoubtCode, doubts
from station.domain.history.doubt import ALERTS, IMPOSSIBLE
from station.domain.parcel import ParcelDossier
from station.domain.policy import DOUBTS, NOT_CLEARABLE, Policy
from station.domain.rules import assess
from station.domain.subject import Command, Item
from station.domain.thing import Thing
from tests.domain.dock import BO, MILK, NOW, WAYBILL, Dock, dossier, goods
from tests.domain.test_history import DOCK, HARBOUR, INGREDIENT, packed, turned
from tests.domain.test_history import seen as seen_in_january
from tests.domain.test_returning import sent_back


def seen(thing: Thing, day: float, step: str, place: str = DOCK, **changes: object) -> TraceEvent:
    return seen_in_january(thing, 300 + day, step, place, **changes)


PARCEL = Thing(sscc=WAYBILL)
LOT = Thing(MILK, lot="L1")
PIECE = Thing(MILK, serial="S1")
TWICE = (seen(PARCEL, 1, "packing"), seen(PARCEL, 1.0002, "entering_exiting", HARBOUR))
RECALLED = seen(LOT, 3, "holding", disposition="recalled")


def parcel(*history: TraceEvent, of_milk: tuple[TraceEvent, ...] = ()) -> ParcelDossier:
    made = dossier()
    known = tuple(replace(each, history=of_milk) for each in made.goods)
    return replace(made, history=history, goods=known)


def piece(*history: TraceEvent, lot: str | None = None, serial: str | None = None) -> Piece:
    return Piece(9, Item(MILK, lot, serial), replace(goods(MILK), history=history), "scanner", NOW)


def hits(found: ParcelDossier, *pieces: Piece, policy: Policy | None = None) -> tuple[Hit, ...]:
    assessment = assess(found, pieces, policy or Policy(), NOW)
    return next(result.hits for result in assessment.results if result.rule == "history")


def test_the_default_holds_back_what_cannot_be_true_and_what_warns_and_tells_of_gaps() -> None:
    asked = dict(DOUBTS)
    assert set(asked) == set(DoubtCode)
    assert {code for code, outcome in DOUBTS if outcome is not Outcome.RELEASE} == {*IMPOSSIBLE, DoubtCode.ALERT}


def test_a_parcel_at_two_places_at_once_is_looked_at_and_says_why() -> None:
    found = assess(parcel(*TWICE), (), Policy(), NOW)
    assert (found.findings, found.proposal) == ((Finding.HISTORY_DOUBT,), Outcome.INSPECT)
    assert found.lane is Lane.PHYSICAL_INSPECTION
    (hit,) = hits(parcel(*TWICE))
    assert hit.inputs[:2] == (("doubt", "two_places"), ("thing", WAYBILL))
    assert [value for name, value in hit.inputs if name == "place"] == [DOCK, HARBOUR]
    assert [value for name, value in hit.inputs if name == "when"] == [event.at.isoformat() for event in TWICE]


@pytest.mark.parametrize("state", sorted(ALERTS))
def test_a_recalled_lot_holds_the_parcel_whose_piece_bears_it(state: str) -> None:
    warned = piece(replace(RECALLED, disposition=state), lot="L1")
    found = assess(parcel(), (warned, warned), Policy(), NOW)
    assert (found.findings, found.proposal) == ((Finding.HISTORY_ALERT,), Outcome.HOLD)
    (hit,) = hits(parcel(), warned, warned)
    assert (dict(hit.inputs)["thing"], dict(hit.inputs)["state"]) == (LOT.key, state)


def test_a_recalled_input_holds_what_was_made_from_it_and_says_so() -> None:
    mixed = turned("mixed", 2, [LOT], [INGREDIENT])
    recalled = seen(INGREDIENT, 3, "holding", disposition="recalled")
    (hit,) = hits(parcel(), piece(*mixed, recalled, lot="L1"))
    assert (hit.finding, hit.proposal) == (Finding.HISTORY_ALERT, Outcome.HOLD)
    assert hit.inputs[:4] == (
        ("doubt", "alert"), ("thing", INGREDIENT.key), ("made", LOT.key), ("state", "recalled"),
    )  # fmt: skip


def test_another_lot_of_the_product_is_told_and_holds_nothing_back() -> None:
    found = assess(parcel(of_milk=(RECALLED,)), (), Policy(), NOW)
    assert (found.findings, found.proposal, found.against_release) == ((Finding.HISTORY_NOTICE,), Outcome.RELEASE, ())
    assert [hit.finding for hit in hits(parcel(of_milk=(RECALLED,)), piece(lot="L2"))] == [Finding.HISTORY_NOTICE]
    assert [hit.finding for hit in hits(parcel(), piece(RECALLED))] == [Finding.HISTORY_NOTICE]
    here = hits(parcel(of_milk=(RECALLED,)), piece(RECALLED, lot="L1"))
    assert [hit.finding for hit in here] == [Finding.HISTORY_ALERT], "told once, by what is at hand"
    bare = (seen(PIECE, 1, "retail_selling"), seen(PIECE, 2, "commissioning"))
    assert hits(parcel(of_milk=bare)) == (), "whose serial number lies here is not known"


def test_a_gap_is_told_and_a_policy_may_hold_it() -> None:
    silent = (seen(PIECE, -199, "storing"), seen(PIECE, 0, "storing"))
    (hit,) = hits(parcel(), piece(*silent, serial="S1"))
    assert (hit.finding, hit.proposal, dict(hit.inputs)["days"]) == (Finding.HISTORY_NOTICE, Outcome.RELEASE, "199")
    strict = Policy(doubts=((DoubtCode.SILENT, Outcome.HOLD),))
    (hit,) = hits(parcel(), piece(*silent, serial="S1"), policy=strict)
    assert (hit.finding, hit.proposal) == (Finding.HISTORY_DOUBT, Outcome.HOLD)
    (hit,) = hits(parcel(*TWICE), policy=strict)
    assert hit.proposal is Outcome.HOLD, "what a policy says nothing of holds back"
    (hit,) = hits(parcel(), piece(silent[0], serial="S1"))
    wanted = {"doubt": "silent", "days": str((NOW - silent[0].at).days), "when": silent[0].at.isoformat()}
    assert {name: value for name, value in hit.inputs if name != "thing"} == wanted, "not heard of since"
    unit = (packed(PIECE, 290, PARCEL), seen(PARCEL, 1, "storing"))
    assert hits(parcel(), piece(silent[1], *unit, serial="S1")) == (), "but of the unit it lies in"


def test_a_history_that_was_not_read_to_its_end_says_so_beside_what_it_finds() -> None:
    cut = Cut(LOT.key, (LOT.key,), tuple(f"unit-{n}" for n in range(9)))
    long = piece(seen(LOT, 1, "storing"), lot="L1")
    long = replace(long, goods=replace(long.goods, cut=cut))
    (hit,) = hits(parcel(), long)
    assert (hit.finding, hit.proposal) == (Finding.HISTORY_NOTICE, Outcome.RELEASE)
    unseen = [("unseen", key) for key in (LOT.key, "unit-0", "unit-1")]
    assert hit.inputs == (("doubt", "not_complete"), ("thing", LOT.key), *unseen)
    strict = Policy(doubts=((DoubtCode.NOT_COMPLETE, Outcome.HOLD),))
    (hit,) = hits(parcel(), long, policy=strict)
    assert (hit.finding, hit.proposal) == (Finding.HISTORY_DOUBT, Outcome.HOLD)
    at_hand = replace(parcel(seen(PARCEL, 1, "packing")), cut=Cut(WAYBILL, (WAYBILL,)))
    assert [dict(hit.inputs)["thing"] for hit in hits(at_hand)] == [WAYBILL]
    product = parcel(of_milk=(seen(LOT, 1, "storing"),))
    product = replace(product, goods=tuple(replace(each, cut=cut) for each in product.goods))
    assert hits(product) == (), "of a best seller there always are older events"


def test_an_honest_history_is_told_with_what_was_looked_at() -> None:
    found = parcel(seen(PARCEL, 1, "packing"), of_milk=(seen(LOT, 1, "storing"),))
    told = explain(found, assess(found, (), Policy(), NOW), NOW)
    (reason,) = (each for each in told.rules if each.rule == "history")
    assert (reason.hit, reason.inputs, reason.age) == (False, (("events", "2"),), timedelta(hours=1))


def test_an_inspection_and_a_second_person_clear_what_cannot_be_true() -> None:
    dock = Dock({WAYBILL: parcel(*TWICE)}).working().waybill().choose(Outcome.RELEASE)
    assert (dock.decisions, dock.notice) == ({}, NoticeCode.STANDS_AGAINST)
    dock.choose(Outcome.INSPECT).waybill().item().item().card(Command.CONFORM).choose(Outcome.RELEASE)
    assert dock.outcomes == [Outcome.INSPECT]
    assert dock.badge(BO).outcomes == [Outcome.INSPECT, Outcome.RELEASE]


def test_no_inspection_clears_an_alert() -> None:
    stolen = parcel(seen(PARCEL, 1, "holding", disposition="stolen"))
    dock = Dock({WAYBILL: stolen}).working().waybill().choose(Outcome.INSPECT).waybill().item().item()
    dock.card(Command.CONFORM).choose(Outcome.RELEASE).badge(BO)
    assert (dock.outcomes, Finding.HISTORY_ALERT in NOT_CLEARABLE) == ([Outcome.INSPECT], True)


@pytest.mark.parametrize(("state", "proposal"), [("recalled", Outcome.RETURN_ACCEPT), ("stolen", Outcome.HOLD)])
def test_what_is_recalled_comes_back_rightly_what_is_stolen_does_not(state: str, proposal: Outcome) -> None:
    warned = piece(replace(RECALLED, disposition=state), lot="L1")
    found = returning.assess(sent_back(), (warned, replace(warned, scan=10)), Policy(), NOW)
    assert found.proposal is proposal
    assert any(hit.inputs[0] == ("doubt", "alert") for hit in found.hits)


THINGS = [PARCEL, LOT, PIECE, Thing(sscc="unit-1")]
happened = st.builds(
    seen_in_january,
    st.sampled_from(THINGS),
    st.integers(0, 400),
    st.sampled_from(["storing", "commissioning", "retail_selling", "destroying", "shipping", "receiving"]),
    st.sampled_from([DOCK, HARBOUR, ""]),
    disposition=st.sampled_from(["", "recalled", "stolen", "conformant", "in_progress"]),
)
heaps = st.lists(
    happened | st.builds(packed, st.sampled_from(THINGS), st.integers(0, 400), st.just(THINGS[-1])), max_size=12
).map(lambda events: tuple({event.event_id: event for event in events}.values()))


@given(heaps, heaps, heaps)
def test_no_doubt_that_the_policy_holds_is_ever_proposed_for_release(
    of_parcel: tuple[TraceEvent, ...], of_piece: tuple[TraceEvent, ...], of_milk: tuple[TraceEvent, ...]
) -> None:
    found, scanned = parcel(*of_parcel, of_milk=of_milk), piece(*of_piece, serial="S1")
    assessment = assess(found, (scanned, piece(lot="L9")), Policy(), NOW)
    held = {d.code for events in (of_parcel, of_piece) for d in doubts(events)} & {*IMPOSSIBLE, DoubtCode.ALERT}
    assert (assessment.proposal is not Outcome.RELEASE) == bool(held)
    assert bool({Finding.HISTORY_DOUBT, Finding.HISTORY_ALERT} & set(assessment.against_release)) == bool(held)
    assert lane_again(explain(found, assessment, NOW)) is assessment.lane

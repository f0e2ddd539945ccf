"""Controls explained: every one listed with what was seen, and the explanation says what the rules said."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.audience import Audience
from station.domain.controls import holds_again
from station.domain.counting import Piece
from station.domain.decision import Finding, Outcome
from station.domain.explaining import explain, lane_again
from station.domain.parcel import ControlAction, ControlInstruction
from station.domain.policy import Policy
from station.domain.rules import RULES, assess
from station.domain.sampling import Sampling
from station.domain.scopes import SCOPES
from station.domain.subject import Item
from tests.domain.dock import CASE, MILK, NOW, OTHER, WAYBILL, dossier, goods, row

DAY = timedelta(days=1)
SEED = Sampling(bytes(range(32)))


def control(
    scope: str, value: str, action: ControlAction = ControlAction.INSPECT, **changes: object
) -> ControlInstruction:
    made = ControlInstruction("R1", 1, scope, value, action, "查验", "inspect", NOW - DAY, None, "8013")
    return replace(made, **changes)  # type: ignore[arg-type]  # the test names real fields


def piece(gtin: str = MILK, lot: str | None = None) -> Piece:
    return Piece(9, Item(gtin, lot), goods(gtin), "scanner", NOW)


def test_controls_that_do_not_hit_are_told_with_what_the_parcel_has_instead() -> None:
    standing = (control("gtin", OTHER), control("hs", "1901", valid_to=NOW), control("origin", "528"))
    told = assess(dossier(controls=standing), (), Policy(), NOW).controls
    assert [(each.control, each.found, each.in_force, each.holds) for each in told] == [
        (standing[0], (MILK,), True, False),
        (standing[1], ("1901101000",), False, False),
        (standing[2], ("528",), True, True),
    ]


def test_a_lot_is_met_by_what_was_found() -> None:
    recalled = (control("lot", f"{MILK}/L1"),)
    assert not assess(dossier(controls=recalled), (piece(lot="L2"),), Policy(), NOW).controls[0].holds
    found = assess(dossier(controls=recalled), (piece(lot="L1"),), Policy(), NOW)
    assert found.controls[0].holds
    assert Finding.CONTROL_HIT in found.findings


@pytest.mark.parametrize("value", [MILK, MILK[1:], f" {MILK[1:]} "])
def test_a_gtin_is_the_same_however_many_of_its_digits_are_written(value: str) -> None:
    (told,) = assess(dossier(controls=(control("gtin", value),)), (), Policy(), NOW).controls
    assert (told.found, told.holds, holds_again(told)) == ((MILK,), True, True)
    recalled = control("lot", f"{value.strip()}/L1")
    (told,) = assess(dossier(controls=(recalled,)), (piece(lot="L1"),), Policy(), NOW).controls
    assert (told.holds, holds_again(told)) == (True, True)


def test_a_lot_that_looks_like_a_gtin_before_a_lot_is_met_as_it_stands() -> None:
    recalled = (control("lot", "12345678/9"),)
    assert assess(dossier(controls=recalled), (piece(lot="12345678/9"),), Policy(), NOW).controls[0].holds


def test_a_commodity_code_is_the_same_with_points() -> None:
    assert assess(dossier(controls=(control("hs", "1901.10"),)), (), Policy(), NOW).controls[0].holds


def test_a_control_on_a_piece_stops_the_pack_it_is_known_to_lie_in() -> None:
    standing = (control("gtin", MILK), control("lot", f"{MILK}/L1", rule_id="R2"))
    bare = dossier(items=(row(gtin=OTHER),), controls=standing)
    assert not any(each.holds for each in assess(bare, (piece(OTHER, "L1"),), Policy(), NOW).controls)
    told = assess(bare, (piece(CASE, "L1"),), Policy(), NOW).controls
    assert [(each.holds, holds_again(each), each.by_data) for each in told] == [
        (True, True, (MILK,)),
        (True, True, (f"{MILK}/L1",)),
    ]
    declared = dossier(items=(row(gtin=CASE),), controls=standing)
    assert [each.holds for each in assess(declared, (), Policy(), NOW).controls] == [True, False]


def test_the_standard_of_declared_rows_counts_beside_what_they_say() -> None:
    standing = (control("hs", "1901", rule_id="R1"), control("origin", "528", rule_id="R2"))
    parcel = dossier(items=(row(gcode="2106909000", country="502"),), controls=standing)
    assert [(each.found, each.by_data, each.holds) for each in assess(parcel, (), Policy(), NOW).controls] == [
        (("2106909000", "1901101000"), ("1901101000",), True),
        (("502", "528"), ("528",), True),
    ]


def test_the_quality_of_the_declared_data_is_a_scope() -> None:
    of_gaps = (control("quality", "gaps"),)
    assert not assess(dossier(controls=of_gaps), (), Policy(), NOW).controls[0].holds
    assert assess(dossier(controls=of_gaps, items=(row(gmodel="4||800克/罐"),)), (), Policy(), NOW).controls[0].holds
    assert assess(dossier(controls=of_gaps, items=(row(gtin=None),)), (), Policy(), NOW).controls[0].holds


@pytest.mark.parametrize(
    ("action", "finding", "proposal"),
    [
        (ControlAction.SAMPLE, Finding.CONTROL_HIT, Outcome.INSPECT),
        (ControlAction.WEIGH, Finding.CONTROL_HIT, Outcome.INSPECT),
        (ControlAction.PHOTO, Finding.CONTROL_HIT, Outcome.INSPECT),
        (ControlAction.NOTIFY, Finding.CONTROL_NOTICE, Outcome.RELEASE),
    ],
)
def test_what_a_control_asks_for(action: ControlAction, finding: Finding, proposal: Outcome) -> None:
    found = assess(dossier(controls=(control("gtin", MILK, action),)), (), Policy(), NOW)
    assert found.findings == (finding,)
    assert found.proposal is proposal
    assert found.against_release == (() if action is ControlAction.NOTIFY else (finding,))


def test_a_picked_parcel_is_inspected_and_one_that_is_not_is_told_so() -> None:
    always, never = '{"rate": 1}', '{"rate": 0}'
    found = assess(dossier(controls=(control("random", always),)), (), Policy(), NOW, sampling=SEED)
    assert (found.findings, found.proposal) == ((Finding.RANDOM_SAMPLE,), Outcome.INSPECT)
    assert [(d.rate, d.picked) for d in found.draws] == [(Fraction(1), True)]
    passed = assess(dossier(controls=(control("random", never),)), (), Policy(), NOW, sampling=SEED)
    assert (passed.findings, passed.draws[0].picked) == ((), False)
    assert assess(dossier(controls=(control("random", always),)), (), Policy(), NOW).findings == ()


def test_a_stratum_is_a_merchant_a_kind_of_goods_and_a_quality() -> None:
    for value, inside in (
        ('{"rate": 1, "hs": "1901"}', True),
        ('{"rate": 1, "hs": "33"}', False),
        ('{"rate": 1, "merchant": "nobody"}', False),
        ('{"rate": 1, "quality": "complete"}', True),
        ('{"rate": 1, "quality": "gaps"}', False),
    ):
        found = assess(dossier(controls=(control("random", value),)), (), Policy(), NOW, sampling=SEED)
        assert bool(found.draws) == inside, value


def test_a_rate_that_cannot_be_read_lets_nobody_pass() -> None:
    found = assess(dossier(controls=(control("random", "often"),)), (), Policy(), NOW, sampling=SEED)
    assert found.findings == (Finding.RANDOM_SAMPLE,)


def test_an_explanation_says_how_many_pieces_were_found_not_how_many_rows_were_declared() -> None:
    parcel = dossier(items=(row(1), row(2), row(3)))
    for found in ((), tuple(replace(piece(), scan=n) for n in range(1, 7))):
        told = explain(parcel, assess(parcel, found, Policy(), NOW), NOW)
        saw = {reason.rule: reason.inputs for reason in told.rules}
        assert (saw["contents"], saw["by_hand"]) == ((("pieces", str(len(found))),),) * 2


scopes = st.sampled_from([*SCOPES, "random", "moon_phase"])
values = st.sampled_from([MILK, MILK[1:], OTHER, "1901", "19", "", "33", "528", "L1", f"{MILK}/L1", WAYBILL, "gaps",
                          "complete", '{"rate": 1}', '{"rate": "0.5"}', "nonsense"])  # fmt: skip
days = st.integers(-3, 3).map(lambda n: NOW + n * DAY)
controls = st.builds(
    control,
    scopes,
    values,
    st.sampled_from(ControlAction),
    rule_id=st.sampled_from(["R1", "R2", "R3"]),
    priority=st.integers(1, 9),
    audience=st.sampled_from(Audience),
    version=st.integers(1, 3),
    valid_from=days,
    valid_to=days | st.none(),
)
found_pieces = st.lists(
    st.builds(piece, st.sampled_from([MILK, OTHER, CASE]), st.sampled_from([None, "L1", "L2"])), max_size=3
)


@given(
    st.lists(controls, max_size=6, unique_by=lambda c: (c.rule_id, c.version, c.scope, c.value)),
    found_pieces,
    st.sampled_from(["800", "500", "300", None]),
    st.booleans(),
)
def test_a_rule_set_and_its_explanation_always_agree(
    standing: list[ControlInstruction], pieces: list[Piece], status: str | None, gap: bool
) -> None:
    items = (row(gmodel="4||800克/罐"),) if gap else (row(),)
    parcel = dossier(controls=tuple(standing), status=status, items=items)
    assessment = assess(parcel, tuple(pieces), Policy(), NOW, sampling=SEED)
    told = explain(parcel, assessment, NOW)
    assert {each.control for each in told.controls} == set(standing)
    assert [holds_again(each) for each in told.controls] == [each.holds for each in told.controls]
    hits = sum(f in {Finding.CONTROL_HIT, Finding.CONTROL_NOTICE, Finding.RANDOM_SAMPLE} for f in
               (hit.finding for hit in assessment.hits))  # fmt: skip
    assert hits == sum(each.holds for each in told.controls)
    assert lane_again(told) is assessment.lane
    assert [reason.rule for reason in told.rules] == [name for name, _ in RULES]
    assert all(reason.inputs for reason in told.rules)
    assert all(reason.hit == bool(reason.proposals) for reason in told.rules)

"""Rules: every one speaks of every parcel; what hits is named with what it was found on."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from station.domain.assessment import Lane
from station.domain.counting import Piece
from station.domain.decision import EarlierDecision, Finding, Outcome
from station.domain.goods import GoodsDossier, ProductStatus
from station.domain.parcel import ControlAction, ControlInstruction, ParcelDossier
from station.domain.policy import CUSTOMS_STATUS, Policy, customs_status
from station.domain.rules import RULES, assess
from station.domain.subject import Item
from tests.domain.dock import GIFT, HS, MILK, NOW, OTHER, WAYBILL, dossier, goods, product, row


def found(parcel: ParcelDossier, *pieces: Piece) -> tuple[Finding, ...]:
    return assess(parcel, pieces, Policy(), NOW).findings


def piece(gtin: str) -> Piece:
    return Piece(9, Item(gtin), goods(gtin), "scanner", NOW)


def control(
    scope: str, value: str, action: ControlAction = ControlAction.INSPECT, **dates: object
) -> ControlInstruction:
    instruction = ControlInstruction(
        "R1", 3, scope, value, action, "开箱查验", "open and check", NOW - timedelta(days=1), None, "HQ"
    )
    return replace(instruction, **dates)  # type: ignore[arg-type]  # the test names real fields


def test_every_rule_speaks_hit_or_not() -> None:
    assessment = assess(dossier(), (), Policy(), NOW)
    assert [r.rule for r in assessment.results] == [name for name, _ in RULES]
    assert (assessment.hits, assessment.proposal, assessment.lane) == ((), Outcome.RELEASE, Lane.RELEASE)


@pytest.mark.parametrize(
    ("scope", "value"),
    [
        ("logistics_no", WAYBILL),
        ("invt_no", "80122026I000000001"),
        ("gtin", MILK),
        ("hs", HS.code[:4]),
        ("ebc_code", "EBC1"),
        ("origin", "528"),
        ("a scope of a later version", "x"),
    ],
)
def test_a_control_hits_by_its_scope(scope: str, value: str) -> None:
    assessment = assess(dossier(controls=(control(scope, value),)), (), Policy(), NOW)
    assert assessment.findings == (Finding.CONTROL_HIT,)
    (hit,) = assessment.hits
    assert dict(hit.inputs) == {"rule": "R1", "version": "3", scope: value}
    assert (hit.zh, hit.en) == ("开箱查验", "open and check")


@pytest.mark.parametrize(("scope", "value"), [("gtin", OTHER), ("hs", "3304"), ("origin", "410"), ("ebc_code", "EBC2")])
def test_a_control_on_something_else_does_not_hit(scope: str, value: str) -> None:
    assert found(dossier(controls=(control(scope, value),))) == ()


def test_a_control_counts_from_its_first_instant_and_not_from_its_last() -> None:
    past = control("gtin", MILK, valid_to=NOW)
    future = control("gtin", MILK, valid_from=NOW + timedelta(seconds=1))
    now = control("gtin", MILK, valid_from=NOW, valid_to=NOW + timedelta(seconds=1))
    assert found(dossier(controls=(past, future))) == ()
    assert found(dossier(controls=(now,))) == (Finding.CONTROL_HIT,)


def test_the_strictest_hit_makes_the_proposal() -> None:
    both = (control("gtin", MILK), control("origin", "528", ControlAction.DETAIN))
    assessment = assess(dossier(controls=both, status="300"), (), Policy(), NOW)
    assert (assessment.proposal, assessment.lane) == (Outcome.DETAIN, Lane.HOLD)


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"gmodel": "4|Mola|800克/罐"}, Finding.ELEMENT_DIFFERENT),
        ({"gmodel": "4||800克/罐"}, Finding.ELEMENT_MISSING),
        ({"gcode": "3304990010"}, Finding.CLASS_WRONG),
        ({"country": "410"}, Finding.ORIGIN_WRONG),
        ({"gtin": None, "bar_code": "690123456789"}, Finding.BARCODE_MALFORMED),
        ({"gtin": None, "bar_code": " "}, Finding.BARCODE_NOT_DECLARED),
        ({"gtin": "04006381333931", "bar_code": "4006381333931"}, Finding.UNKNOWN_BARCODE),
        ({"gtin": "02012345678900", "bar_code": "2012345678900"}, Finding.RESTRICTED_NUMBER),
        ({"total_price": Decimal("5000.01")}, Finding.OVER_LIMIT),
    ],
)
def test_what_a_row_can_have_wrong(changes: dict[str, object], finding: Finding) -> None:
    assert found(dossier(items=(row(**changes),))) == (finding,)


def test_what_cannot_be_compared_is_for_a_person_to_look_at() -> None:
    """Whatever the row says: nobody knows that it agrees."""
    unlike = dossier(items=(row(gmodel="4|Mila|大罐"),))
    no_list = replace(dossier(), goods=(replace(goods(MILK), hs=None),))
    other_code = replace(dossier(items=(row(gcode="3304990010"),)), hs_codes=())
    for parcel, more in ((unlike, ()), (no_list, ()), (other_code, (Finding.CLASS_WRONG,))):
        told = assess(parcel, (), Policy(), NOW)
        assert told.findings == (Finding.NOT_COMPARABLE, *more)
        assert Finding.NOT_COMPARABLE in told.against_release
    assert (assess(unlike, (), Policy(), NOW).proposal, told.proposal) == (Outcome.HOLD, Outcome.INSPECT)
    assert assess(unlike, (), Policy(), NOW).lane is Lane.DOCUMENT_CHECK
    assert dict(assess(no_list, (), Policy(), NOW).hits[0].inputs) == {"row": "1", "unlisted": HS.code}
    assert dict(assess(other_code, (), Policy(), NOW).hits[0].inputs) == {"row": "1", "unlisted": "3304990010"}
    (hit,) = assess(unlike, (), Policy(), NOW).hits
    assert dict(hit.inputs) == {"row": "1", "element": "spec", "declared": "大罐", "standard": "800克/罐"}


@pytest.mark.parametrize("gmodel", ["4|Mila|800克/罐", "||"])
@pytest.mark.parametrize("elements", [(), (("brand_type", ""), ("of_no_list", "Mila"))])
def test_a_product_without_standard_values_agrees_with_nothing(
    gmodel: str, elements: tuple[tuple[str, str], ...]
) -> None:
    bare = replace(goods(MILK), product=product(MILK, elements=elements))
    found = assess(replace(dossier(items=(row(gmodel=gmodel),)), goods=(bare,)), (), Policy(), NOW)
    assert (found.findings, found.lane) == ((Finding.NOT_COMPARABLE,), Lane.DOCUMENT_CHECK)
    assert found.hits[0].en == "the product has no standard values"


def test_in_a_parcel_without_a_list_a_known_product_is_not_called_unknown_and_nothing_is_inspected() -> None:
    """It waits for its list, whatever lies in it."""
    nothing = replace(dossier(), listing=None)
    told = assess(nothing, (piece(MILK), piece(GIFT), piece("04006381333931")), Policy(), NOW)
    assert told.findings == (
        Finding.UNKNOWN_PARCEL, Finding.UNDECLARED_ITEM, Finding.UNKNOWN_BARCODE, Finding.GIFT_ITEM
    )  # fmt: skip
    assert (told.proposal, told.lane) == (Outcome.HOLD, Lane.HOLD)
    assert [[p.item.gtin for p in place] for place in (told.counted.undeclared, told.counted.gifts)] == [[MILK], [GIFT]]


def test_a_product_whose_record_has_ended_is_held_and_said_to_have_been_known() -> None:
    last = product(MILK, valid_to=date(2026, 6, 1))
    ended = GoodsDossier(MILK, None, None, (), (), goods(MILK).stamp, earlier_versions=(last,))
    (hit,) = assess(replace(dossier(), goods=(ended,)), (), Policy(), NOW).hits
    assert (hit.finding, hit.proposal, hit.en) == (
        Finding.UNKNOWN_BARCODE, Outcome.HOLD, "the record of the product has ended"
    )  # fmt: skip
    assert dict(hit.inputs) == {"row": "1", "barcode": MILK, "version": "2", "until": "2026-06-01"}


def test_a_withdrawn_standard_agrees_with_nothing_and_a_superseded_one_does() -> None:
    """Of two versions the older one is superseded, and was the standard of its day."""
    told = {}
    rows = (row(), row(2, gmodel="4||800克/罐"))
    for status in ProductStatus:
        milk = replace(goods(MILK), product=product(MILK, status=status))
        hits = assess(replace(dossier(items=rows), goods=(milk,)), (), Policy(), NOW).hits
        told[status] = [(hit.finding, dict(hit.inputs)["row"]) for hit in hits]
    missing, unlike = Finding.ELEMENT_MISSING, Finding.NOT_COMPARABLE
    assert told[ProductStatus.ACTIVE] == told[ProductStatus.SUPERSEDED] == [(missing, "2")]
    assert told[ProductStatus.WITHDRAWN] == [(unlike, "1"), (unlike, "2"), (missing, "2")]


def test_a_declared_element_that_the_standard_leaves_empty_holds_nothing_back() -> None:
    empty = replace(product(MILK), elements=(("brand_type", "4"), ("brand", "Mila"), ("spec", "")))
    assert found(replace(dossier(), goods=(replace(goods(MILK), product=empty),))) == ()


def with_optional_spec(standard: str, declared: str) -> ParcelDossier:
    spec = replace(HS.elements[2], required=False)
    known = replace(product(MILK), elements=(("brand_type", "4"), ("brand", "Mila"), ("spec", standard)))
    milk = replace(goods(MILK), product=known, hs=replace(HS, elements=(*HS.elements[:2], spec)))
    return replace(dossier(items=(row(gmodel=f"4|Mila|{declared}"),)), goods=(milk,))


@pytest.mark.parametrize("nothing", ["", "-", " / ", "——", "／", "－"])
def test_where_one_side_says_nothing_there_is_nothing_to_look_at(nothing: str) -> None:
    """A dash is an empty field, in what was declared and in the standard."""
    assert found(with_optional_spec("800克/罐", nothing)) == ()
    assert found(with_optional_spec(nothing, "800克/罐")) == ()


@pytest.mark.parametrize(
    ("standard", "declared"), [("**", "800克/罐"), ("800克/罐", "***"), ("***", "***"), ("8g", "N/A")]
)
def test_what_was_kept_back_or_is_said_not_to_apply_is_something_to_look_at(standard: str, declared: str) -> None:
    assert found(with_optional_spec(standard, declared)) == (Finding.NOT_COMPARABLE,)


def test_a_value_that_the_element_list_does_not_ask_for_is_for_a_person_to_look_at() -> None:
    (hit,) = assess(dossier(items=(row(gmodel="4|Mila|800克/罐||水解蛋白"),)), (), Policy(), NOW).hits
    assert (hit.finding, hit.proposal) == (Finding.NOT_COMPARABLE, Outcome.HOLD)
    assert dict(hit.inputs) == {"row": "1", "element": "value_5", "declared": "水解蛋白", "standard": ""}
    assert (hit.zh, hit.en) == ("要素表外第 5 项", "value 5, not asked for")
    assert found(dossier(items=(row(gmodel="4|Mila|800克/罐|| - |"),))) == ()


@pytest.mark.parametrize("last", ["无", "N/A", "不适用", "无其他", "其他：无", "备注：", " None "])
def test_a_value_that_nobody_asked_for_and_that_says_nothing_holds_nothing_back(last: str) -> None:
    assert found(dossier(items=(row(gmodel=f"4|Mila|800克/罐|{last}"),))) == ()
    assert found(dossier(items=(row(gmodel=f"4|Mila|800克/罐|{last}进口"),))) == (Finding.NOT_COMPARABLE,)


def test_bars_of_full_width_part_the_elements_too() -> None:
    assert found(dossier(items=(row(gmodel="4｜Mila｜800克/罐"),))) == ()


@pytest.mark.parametrize("written", ["无", "无GTIN"])
def test_goods_without_a_barcode_are_declared_so(written: str) -> None:
    assert found(dossier(items=(row(gtin=None, bar_code=written),))) == ()


def test_a_look_at_the_papers_is_a_lane_of_its_own() -> None:
    missing = assess(dossier(items=(row(gmodel="4||800克/罐"),)), (), Policy(), NOW)
    assert (missing.proposal, missing.lane) == (Outcome.HOLD, Lane.DOCUMENT_CHECK)


def test_an_undeclared_piece_is_named() -> None:
    assert found(dossier(), piece(MILK), piece(MILK), piece(OTHER)) == (Finding.UNDECLARED_ITEM,)


def test_a_standing_final_decision_is_told_an_undone_one_not() -> None:
    release = EarlierDecision("ST02", 5, Outcome.RELEASE, "1001", NOW)
    assert found(dossier(earlier=(release,))) == (Finding.ALREADY_DECIDED,)
    assert found(dossier(earlier=(replace(release, undone=True),))) == ()
    assert found(dossier(earlier=(replace(release, outcome=Outcome.INSPECT),))) == ()


@pytest.mark.parametrize("status", [None, "-1", "12", *CUSTOMS_STATUS])
def test_only_800_and_899_propose_a_release(status: str | None) -> None:
    assert (customs_status(status)[2] is Outcome.RELEASE) == (status in {"800", "899"})


def test_data_are_stale_only_past_the_limit() -> None:
    stamp = replace(dossier().stamp, as_of=NOW - Policy().max_data_age)
    assert found(dossier(stamp=stamp)) == ()
    assert found(dossier(stamp=replace(stamp, as_of=stamp.as_of - timedelta(seconds=1)))) == (Finding.STALE_DATA,)

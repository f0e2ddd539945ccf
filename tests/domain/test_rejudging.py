"""A decision holds what its findings and verdicts rest on; the verdicts are reached again from the ledger alone."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.decision import Compared, Decision, Finding, Outcome
from station.domain.goods import CodeItem
from station.domain.ledger import Entry, Json
from station.domain.matching import EDITION, Match
from station.domain.records import decision
from station.domain.rejudging import rejudged
from tests.domain.dock import HS, MILK, WAYBILL, Dock, dossier, goods, row

CODED = replace(
    HS.elements[0], codes=(CodeItem("3", "境外品牌(贴牌)", "foreign, OEM"), CodeItem("4", "境外品牌(其他)", "other"))
)
LIST = replace(HS, elements=(CODED, *HS.elements[1:]))


def decided(gmodel: str) -> Decision:
    parcel = dossier(items=(row(gmodel=gmodel),))
    known = replace(goods(MILK), hs=LIST)
    dock = Dock(parcels={WAYBILL: replace(parcel, goods=(known,))}).working().waybill()
    (made,) = dock.choose(Outcome.HOLD).decisions.values()
    return made


def entry(made: Decision, change: Callable[[dict[str, Json]], None] = lambda _: None) -> Entry:
    draft = decision(made)
    body = json.loads(json.dumps(draft.body))
    change(body)
    return Entry("ST01", 7, draft.type, draft.at, body, b"", "", "")


def test_a_decision_holds_each_finding_with_what_it_was_found_on() -> None:
    made = decided("4|Mola|800克/罐")
    where = [["row", "1"], ["element", "brand"], ["declared", "Mola"], ["standard", "Mila"]]
    assert decision(made).body["evidence"] == [[Finding.ELEMENT_DIFFERENT.value, where]]


def test_a_decision_holds_the_elements_that_were_not_declared_in_the_same_characters() -> None:
    made = decided("境外品牌(其他)|Mola|")
    assert [(c.row, c.element, c.declared, c.standard, c.match) for c in made.compared] == [
        (1, "brand_type", "境外品牌(其他)", "4", Match.SAME_AFTER),
        (1, "brand", "Mola", "Mila", Match.DIFFERS),
        (1, "spec", "", "800克/罐", Match.MISSING),
    ]
    assert decision(made).body["edition"] == EDITION
    assert "compared" not in decision(decided("4|Mila|800克/罐")).body


def test_every_stored_verdict_is_reached_again_from_the_entry_alone() -> None:
    found = list(rejudged([entry(decided("境外品牌(其他)|Mola|"))]))
    assert [(each.entry, each.element, each.now) for each in found] == [
        (7, "brand_type", "same_after"),
        (7, "brand", "differs"),
        (7, "spec", "missing"),
    ]
    assert all(each.follows and each.same_edition for each in found)


def test_a_value_of_no_element_of_the_list_is_kept_and_judged_again_too() -> None:
    made = decided("4|Mila|800克/罐|0|一|x")
    assert [(each.declared, each.match) for each in made.compared] == [
        ("0", Match.NOT_COMPARABLE), ("一", Match.NOT_COMPARABLE), ("x", Match.NOT_COMPARABLE),
    ]  # fmt: skip
    assert [each.follows for each in rejudged([entry(made)])] == [True, True, True]


def test_a_verdict_that_does_not_follow_is_told_and_one_of_other_steps_as_such() -> None:
    def changed(body: dict[str, Json]) -> None:
        body["compared"][1]["match"] = "same_after"  # type: ignore[index, call-overload]  # a list of dicts

    (_, brand, _) = rejudged([entry(decided("境外品牌(其他)|Mola|"), changed)])
    assert (brand.match, brand.now, brand.follows, brand.same_edition) == ("same_after", "differs", False, True)
    old = replace(decided("4|Mola|800克/罐"), edition="1")
    assert [each.same_edition for each in rejudged([entry(old)])] == [False]


@pytest.mark.parametrize("stored", [1, {}, {"row": "1"}])
def test_an_entry_that_nobody_wrote_is_refused(stored: Json) -> None:
    with pytest.raises(ValueError, match="entry 7"):
        list(rejudged([entry(decided("4|Mola|"), lambda body: body.update(compared=[stored]))]))


@given(declared=st.text(max_size=30), standard=st.text(max_size=30), required=st.booleans())
def test_whatever_was_compared_is_written_and_read_as_it_was(declared: str, standard: str, required: bool) -> None:
    made = decided("4|Mola|800克/罐")
    one = Compared(1, "brand", "品牌", "brand", required, (("4", "其他", "other"),), declared, standard, "differs")
    (found,) = rejudged([entry(replace(made, compared=(one,)))])
    assert (found.declared, found.standard) == (declared, standard)
    (again,) = rejudged([entry(replace(made, compared=(replace(one, match=found.now),)))])
    assert again.follows


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), max_size=8))
def test_whatever_a_row_declares_is_decided_and_reached_again(values: list[str]) -> None:
    assert all(each.follows for each in rejudged([entry(decided("|".join(values)))]))

"""Declared against standard: equal, equal after named steps, different with its characters, missing, not comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.matching import Match, compare_row, differing, judge
from station.domain.matching.highlighting import plain
from station.domain.normalising.text import has_letters_or_figures
from tests.domain.dock import MILK, goods, product, row


@pytest.mark.parametrize(
    ("declared", "standard", "match", "steps"),
    [
        ("Mila", "Mila", Match.SAME, ()),
        ("Ｍｉｌａ", "Mila", Match.SAME_AFTER, ("width",)),
        ("MILA", "Mila", Match.SAME_AFTER, ("case",)),
        (" Mila  Gold ", "mila gold", Match.SAME_AFTER, ("case", "blank")),
        ("500ml", "50ml", Match.DIFFERS, ()),
        ("0", "O", Match.DIFFERS, ()),
        ("", "Mila", Match.MISSING, ()),
        ("  ", "Mila", Match.MISSING, ()),
        ("Mila", "", Match.NOT_COMPARABLE, ()),
        ("", "", Match.SAME, ()),
    ],
)
def test_two_values(declared: str, standard: str, match: Match, steps: tuple[str, ...]) -> None:
    assert judge(declared, standard, required=True) == (match, steps)


def test_an_element_that_need_not_be_given_is_not_missing() -> None:
    assert judge("", "Mila", required=False)[0] is Match.NOT_COMPARABLE


def test_the_differing_characters_are_named_on_both_sides() -> None:
    assert differing("800克/罐", "900克/罐") == (((0, 1),), ((0, 1),))


@given(st.text(max_size=40), st.text(max_size=40))
def test_judging_is_symmetric(one: str, other: str) -> None:
    first, second = judge(one, other, required=True)[0], judge(other, one, required=True)[0]
    if has_letters_or_figures(one) and has_letters_or_figures(other):
        assert first is second


@given(st.text(max_size=30), st.text(max_size=30))
def test_differing_covers_every_change(one: str, other: str) -> None:
    left, right = differing(one, other)

    def rest(text: str, spans: tuple[tuple[int, int], ...]) -> str:
        return "".join(c for i, c in enumerate(text) if not any(a <= i < b for a, b in spans))

    assert [plain(c) for c in rest(one, left)] == [plain(c) for c in rest(other, right)]


def test_a_row_is_compared_in_the_order_of_its_hs_code() -> None:
    verdict = compare_row(row(gmodel="4|Mola|"), goods(MILK))
    assert [(e.key, e.match) for e in verdict.elements] == [
        ("brand_type", Match.SAME),
        ("brand", Match.DIFFERS),
        ("spec", Match.MISSING),
    ]
    assert [e.proposal for e in verdict.elements] == [None, "Mila", "800克/罐"]


def test_values_of_an_older_version_are_named_as_such() -> None:
    from dataclasses import replace

    old = product(MILK, version=1, elements=(("brand_type", "4"), ("brand", "Mila"), ("spec", "750克/罐")))
    known = replace(goods(MILK), earlier_versions=(old,))
    assert compare_row(row(gmodel="4|Mila|750克/罐"), known).outdated == 1
    assert compare_row(row(gmodel="4|Mila|700克/罐"), known).outdated is None


def test_an_unknown_product_is_not_compared() -> None:
    assert compare_row(row(), None).elements == ()

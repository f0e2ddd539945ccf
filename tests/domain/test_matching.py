"""Declared against standard: equal, equal after named steps, different with its characters, missing, not comparable."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.goods import ElementDefinition
from station.domain.matching import Match, compare_row, differing, judge, marked
from station.domain.matching.highlighting import plain
from tests.domain.dock import HS, MILK, goods, product, row


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
    if Match.MISSING not in {first, second}:
        assert first is second


@given(st.text(max_size=30), st.text(max_size=30))
def test_differing_covers_every_change(one: str, other: str) -> None:
    left, right = differing(one, other)

    def rest(text: str, spans: tuple[tuple[int, int], ...]) -> str:
        return "".join(c for i, c in enumerate(text) if not any(a <= i < b for a, b in spans))

    assert [plain(c) for c in rest(one, left)] == [plain(c) for c in rest(other, right)]


def test_a_row_is_compared_in_the_order_of_its_hs_code() -> None:
    verdict = compare_row(row(gmodel="4|Mola|"), goods(MILK), HS)
    assert [(e.key, e.match) for e in verdict.elements] == [
        ("brand_type", Match.SAME),
        ("brand", Match.DIFFERS),
        ("spec", Match.MISSING),
    ]
    assert [e.proposal for e in verdict.elements] == [None, "Mila", "800克/罐"]


def test_a_row_is_read_by_the_list_of_the_declared_code_and_compared_by_that_of_the_product_s_code() -> None:
    brand_type, brand, spec = HS.elements
    declared = replace(
        HS, code="3304990029", elements=(brand, ElementDefinition(2, "use", "用途", "use", True), brand_type)
    )
    verdict = compare_row(row(gmodel="Mola|护肤|4", gcode=declared.code), goods(MILK), declared)
    told = [(e.key, e.declared, e.match) for e in verdict.elements]
    assert told == [
        ("brand_type", "4", Match.SAME),
        ("brand", "Mola", Match.DIFFERS),
        ("spec", "", Match.MISSING),
        ("use", "护肤", Match.NOT_COMPARABLE),
    ]
    assert verdict.elements[2].zh == spec.zh
    assert (compare_row(row(), goods(MILK), None).elements, compare_row(row(), goods(MILK), None).product) == (
        (),
        product(MILK),
    )
    assert compare_row(row(), replace(goods(MILK), hs=None), HS).elements == ()


def test_values_of_an_older_version_are_named_as_such() -> None:
    old = product(MILK, version=1, elements=(("brand_type", "4"), ("brand", "Mila"), ("spec", "750克/罐")))
    known = replace(goods(MILK), earlier_versions=(old,))
    assert compare_row(row(gmodel="4|Mila|750克/罐"), known, known.hs).outdated == 1
    assert compare_row(row(gmodel="4|Mila|700克/罐"), known, known.hs).outdated is None


def test_an_older_version_is_named_where_the_new_value_says_something_that_cannot_be_compared() -> None:
    ingredients = ElementDefinition(3, "ingredients", "成分含量", "ingredients", required=True)
    hs = replace(HS, elements=(*HS.elements[:2], ingredients))
    elements = (("brand_type", "4"), ("brand", "Mila"), ("ingredients", "蜂蜜100%"))
    new = product(MILK, elements=elements)
    old = product(MILK, version=1, elements=(*elements[:2], ("ingredients", "蜂蜜")))
    known = replace(goods(MILK), product=new, hs=hs, earlier_versions=(old,))
    verdict = compare_row(row(gmodel="4|Mila|蜂蜜"), known, known.hs)
    assert [e.match for e in verdict.elements] == [Match.SAME, Match.SAME, Match.NOT_COMPARABLE]
    assert verdict.outdated == 1
    assert compare_row(row(gmodel="4|Mila|大米粉"), known, known.hs).outdated is None
    assert compare_row(row(gmodel="4|Mila|蜂蜜100%"), known, known.hs).outdated is None


def test_an_empty_declaration_is_of_no_older_version() -> None:
    optional = ElementDefinition(3, "other", "其他", "other", required=False)
    hs = replace(HS, elements=(*HS.elements[:2], optional))
    new = product(MILK, elements=(("brand_type", "4"), ("brand", "Mila"), ("other", "礼盒装")))
    known = replace(goods(MILK), product=new, hs=hs, earlier_versions=(product(MILK, version=1, elements=()),))
    verdict = compare_row(row(gmodel="||"), known, hs)
    assert [e.match for e in verdict.elements] == [Match.MISSING, Match.MISSING, Match.NOT_COMPARABLE]
    assert verdict.outdated is None


def test_a_value_of_an_element_that_only_the_declared_code_has_is_told() -> None:
    use = ElementDefinition(3, "use", "用途", "use", required=True)
    declared = replace(HS, code="3304990029", elements=(*HS.elements, use))
    told = compare_row(row(gmodel="4|Mila|800克/罐|护肤"), goods(MILK), declared).elements[-1]
    assert (told.key, told.declared, told.standard, told.match) == ("use", "护肤", "", Match.NOT_COMPARABLE)
    assert (told.silent, told.in_doubt) == (True, False)


def test_an_unknown_product_is_not_compared() -> None:
    assert compare_row(row(), None, HS).elements == ()


def definition(zh: str) -> ElementDefinition:
    """Return an element known by its name alone."""
    return ElementDefinition(0, "", zh, "", required=True)


@pytest.mark.parametrize(
    ("element", "declared", "standard", "match", "steps"),
    [
        ("净含量", "6×250ml", "1.5L", Match.SAME_AFTER, ("unit", "pack")),
        ("净含量", "16×31.25g", "500g", Match.SAME_AFTER, ("pack",)),
        ("净含量", "五百克", "500g", Match.SAME_AFTER, ("number", "unit")),
        ("净含量", "淨含量：500克", "500g", Match.SAME_AFTER, ("width", "simplified", "label", "unit")),
        ("品牌", "爱他美", "Aptamil", Match.SAME_AFTER, ("brand",)),
        ("品牌类型", "境外品牌(其他)", "4", Match.SAME_AFTER, ("code",)),
        ("原产国", "荷兰", "309", Match.SAME_AFTER, ("origin",)),
        ("GTIN", "无", "无GTIN", Match.SAME_AFTER, ("literal",)),
        ("GTIN", "06901234567892", "6901234567892", Match.SAME_AFTER, ("gtin",)),
        ("净含量", "6×250ml", "3×500ml", Match.DIFFERS, ()),
        ("净含量", "500g", "500ml", Match.NOT_COMPARABLE, ()),
        ("净含量", "500g", "10片", Match.NOT_COMPARABLE, ()),
        ("包装", "1罐", "1罐/盒", Match.NOT_COMPARABLE, ()),
        ("品牌", "佳禧", "Telduna", Match.NOT_COMPARABLE, ()),
        ("GTIN", "无GTIN", "6901234567892", Match.DIFFERS, ()),
    ],
)
def test_each_kind_of_element_is_read_in_its_own_way(
    element: str, declared: str, standard: str, match: Match, steps: tuple[str, ...]
) -> None:
    assert judge(declared, standard, definition=definition(element)) == (match, steps)


ELEMENTS = st.sampled_from(
    [
        "净含量",
        "包装规格",
        "品牌",
        "品牌类型",
        "出口享惠情况",
        "原产国",
        "GTIN",
        "型号",
        "酒精浓度",
        "用途",
        "日期",
        "单位",
    ]
)
WORDS = st.lists(
    st.sampled_from(["6", "250", "0.5", "ml", "g", "L", "×", "x", "瓶", "/箱", "罐", "片", "棉", "95%", "Aptamil",
    "爱他美", "无", "4",
                     "境外品牌", "(", ")", "，", " ", "-", "+", "约", "半", "一", "中国", "142", "fl oz", "1,000",
                     "度", "岁", "每", "to"]),
    max_size=7,
).map("".join)  # fmt: skip


@given(ELEMENTS, WORDS | st.text(max_size=30), WORDS | st.text(max_size=30))
def test_every_element_is_judged_the_same_from_both_sides(element: str, one: str, other: str) -> None:
    first, second = (judge(a, b, definition=definition(element)) for a, b in ((one, other), (other, one)))
    if Match.MISSING not in {first[0], second[0]}:
        assert first == second


@given(ELEMENTS, WORDS | st.text(max_size=30))
def test_a_value_is_the_same_as_itself(element: str, text: str) -> None:
    assert judge(text, text, definition=definition(element)) == (Match.SAME, ())


@pytest.mark.parametrize("text", ["6×", "棉、", "1", "一"])
def test_a_megabyte_has_an_answer(text: str) -> None:
    long = text * (1_000_000 // len(text))
    assert judge(long, long + "9", definition=definition("净含量"))[0] is Match.DIFFERS
    assert differing(long, long + "9") == ((), ((len(long), len(long) + 1),))


@pytest.mark.parametrize("element", ["净含量", "品牌", "用途", "GTIN"])
@pytest.mark.parametrize("text", ["6×", "棉", "123456789 ", "(", "一", "a-", "1,", "6瓶(", "/瓶"])
def test_the_longest_value_is_read_to_its_end(element: str, text: str) -> None:
    long = text * (4_000 // len(text))
    assert judge(long, "500g", definition=definition(element))[0] is not Match.SAME_AFTER


@pytest.mark.parametrize("text", ["一", "1", "级", "用", "style"])
def test_two_of_the_longest_values_are_read_to_their_ends(text: str) -> None:
    one, other = (first + text * (3_990 // len(text)) for first in ("甲", "乙"))
    assert judge(one, other, definition=definition("规格"))[0] is Match.DIFFERS


def test_a_difference_of_width_or_case_alone_is_not_shown() -> None:
    assert differing("５００ML", "50ml") == (((1, 2),), ())
    assert differing("護膚、保濕", "护肤、修护") == (((3, 5),), ((3, 5),))


def test_a_refill_says_where_it_comes_from_and_leaves_what_was_declared() -> None:
    verdict = compare_row(row(gmodel="4|Mola|800g/罐"), goods(MILK), HS)
    brand, spec = verdict.elements[1], verdict.elements[2]
    known = goods(MILK).product
    assert known is not None
    assert (brand.declared, brand.proposal) == ("Mola", "Mila")
    assert (brand.provenance, brand.version) == (known.provenance, known.version)
    assert (spec.match, spec.proposal, spec.provenance, spec.version) == (Match.SAME_AFTER, None, "", None)


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_what_differs_is_marked_on_both_sides_within_the_text(one: str, other: str) -> None:
    for text, spans in zip((one, other), marked(one, other), strict=True):
        assert spans
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_lost_character_is_marked_beside_its_gap() -> None:
    assert marked("50ml", "500ml") == (((0, 1),), ((1, 2),))
    assert marked("5", "15") == (((0, 1),), ((0, 1),))

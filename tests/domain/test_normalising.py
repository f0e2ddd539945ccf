"""Normalising: every step alone does no more the second time, tables agree with themselves, quantities add up."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.normalising import (
    brands,
    broader_words,
    countries,
    glossary,
    goods_names,
    grapes,
    ingredients,
    materials,
    near_english,
    near_goods,
    near_words,
    numerals,
    regions,
    synonyms,
)
from station.domain.normalising.coded import brand_type, preference
from station.domain.normalising.customs_units import customs_unit
from station.domain.normalising.glossary import term
from station.domain.normalising.kinds import Kind, kind_of
from station.domain.normalising.literals import Literal, literal, unfilled
from station.domain.normalising.particles import MOST, bared, near
from station.domain.normalising.quantities import Quantity, Said, items
from station.domain.normalising.text import STEPS, decimals, folded, steps_to_equal, width
from station.domain.normalising.tokens import tokens
from station.domain.normalising.traditional import TABLE, simplified
from station.domain.normalising.written_numbers import with_figures

TRADE = st.text(
    st.sampled_from("0123456789.,×xX*/()（）:：~-+ 　gkmlLG克千毫升瓶罐盒箱片粒每装共半一二三十百万ａｍ％%°≥约®é½²"),
    max_size=24,
)


@pytest.mark.parametrize(("name", "step"), STEPS)
@given(text=st.text(max_size=60) | TRADE)
def test_a_step_does_no_more_the_second_time(name: str, step: object, text: str) -> None:
    assert callable(step)
    once = step(text)
    assert step(once) == once, name


@given(TRADE | st.text(max_size=40))
def test_numbers_are_read_once(text: str) -> None:
    assert decimals(decimals(text)) == decimals(text)


@given(st.text(max_size=30), st.text(max_size=30))
def test_steps_are_symmetric(one: str, other: str) -> None:
    assert steps_to_equal(one, other) == steps_to_equal(other, one)


@given(st.text(max_size=80) | TRADE)
def test_any_text_has_tokens(text: str) -> None:
    found = items(tokens(with_figures(text)))
    assert all(item.text if isinstance(item, Said) else item.measure or item.counts for item in found)


def test_no_character_is_simplified_twice() -> None:
    assert not [old for old, new in TABLE.items() if ord(new) in TABLE]
    assert simplified("澳門製造的護膚霜，淨含量五百毫升") == "澳门制造的护肤霜，净含量五百毫升"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("五百", 500),
        ("一千二百", 1200),
        ("十二", 12),
        ("二〇二一", 2021),
        ("两万", 20000),
        ("一百零五", 105),
        ("百威", None),
    ],
)
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert numerals.han(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("two hundred and fifty", 250), ("twelve", 12), ("a hundred", 100), ("size", None), ("a", None)]
)
def test_english_numbers(text: str, value: int | None) -> None:
    assert numerals.english(text) == value


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("6×250ml", 1500), ("250mlx6", 1500), ("16×31.25g", 500), ("2×125g+1×250g", 500), ("1.5L(6×250ml)", 1500),
        ("每瓶250ml，共6瓶", 1500), ("24罐/箱，330ml/罐", 7920), ("(330ml×6)×4", 7920), ("6-pack of 330 ml", 1980),
        ("six 330ml cans", 1980), ("半公斤", 500), ("1/2 kg", 500), ("1,5 L", 1500), ("1,500 ml", 1500), (".5kg", 500),
    ],
)  # fmt: skip
def test_pack_arithmetic(text: str, total: int) -> None:
    (quantity,) = items(tokens(with_figures(width(text))))
    assert isinstance(quantity, Quantity)
    assert quantity.total == (Fraction(total),)


def test_a_measure_restated_otherwise_is_not_one_quantity() -> None:
    assert not any(isinstance(i, Quantity) and i.total == (500,) for i in items(tokens("500ml (15 fl oz)")))


@pytest.mark.parametrize("text", ["142", "CN", "chn", "中国", "中华人民共和国", "P.R. China", "156", "中國"])
def test_china_by_all_its_names(text: str) -> None:
    assert countries.country(text) == "CHN"


def test_a_customs_code_stands_before_an_iso_number() -> None:
    assert countries.country("116") == "JPN"
    assert countries.country("250") == "UGA"


def test_every_brand_says_where_its_pair_comes_from() -> None:
    assert all(brand.source and brand.names for rows in brands.BRANDS.values() for brand in rows)


def test_few_brand_names_stand_for_two_brands() -> None:
    assert {name for name, rows in brands.BRANDS.items() if len(rows) > 1} == {"dove", "芬达"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("4", "4"),
        ("境外品牌(其他)", "4"),
        ("境外品牌", "34"),
        ("foreign brand, made to order", "3"),
        ("无", "0"),
        ("O", ""),
    ],
)
def test_brand_types(text: str, codes: str) -> None:
    assert brand_type(text) == frozenset(codes)


@pytest.mark.parametrize(
    ("text", "codes"), [("不能确定享受优惠", "2"), ("不享惠", "0"), ("享惠", "1"), ("N/A", "3"), ("9", "")]
)
def test_preferences(text: str, codes: str) -> None:
    assert preference(text) == frozenset(codes)


def test_literals() -> None:
    assert literal("无GTIN") is Literal.NONE
    assert literal("N/A") is None
    assert unfilled("N/A")
    assert unfilled("未填写")
    assert not unfilled("无")
    assert literal("详见包装") is Literal.UNSTATED
    assert literal("无印良品") is None
    assert literal("无香味", ("香味",)) is Literal.NONE


def test_customs_units() -> None:
    assert customs_unit("035") == customs_unit("KG") == customs_unit("公斤") == {"035"}
    assert "007" in customs_unit("pcs")
    assert not customs_unit("Mila")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("品牌类型", Kind.BRAND_TYPE), ("品牌（中文及外文名称）", Kind.BRAND), ("Brand type", Kind.BRAND_TYPE),
        ("出口享惠情况", Kind.PREFERENCE), ("原产国(地区)", Kind.ORIGIN), ("规格型号", Kind.TEXT),
        ("包装规格", Kind.PACKING),
        ("每包净含量", Kind.QUANTITY), ("Model number", Kind.IDENTIFIER), ("是否零售包装", Kind.YES_NO),
        ("用途", Kind.TEXT),
    ],
)  # fmt: skip
def test_an_element_is_known_by_its_name(name: str, kind: Kind) -> None:
    assert kind_of("", name) is kind


def rows_of(*tables: str) -> Iterator[list[str]]:
    return filter(None, map(str.split, "\n".join(tables).splitlines()))


BROADER = [(head, name) for head, *names in rows_of(materials.BROADER, broader_words.ROWS) for name in names]
NEAR = [pair for row in rows_of(near_words.ROWS, near_goods.ROWS, near_english.ROWS) for pair in combinations(row, 2)]


def test_no_word_is_near_to_one_that_means_the_same_or_broader_than_it() -> None:
    """Where one table says that two words are the same, another that nobody can say, the second says nothing."""
    assert [pair for pair in (*NEAR, *BROADER) if len({term(folded(word)) for word in pair}) == 1] == []


def test_no_word_stands_for_two_things() -> None:
    """Of two rows with one word the first has it, and the second only seems to."""
    tables = (ingredients, goods_names, grapes, materials, regions, synonyms)
    rows = rows_of(glossary._ROWS, *(table.ROWS for table in tables))
    assert [(word, row[0]) for row in rows for word in row if term(folded(word)) != term(folded(row[0]))] == []


@pytest.mark.parametrize("ending", ["级", "用", "纤维", "品", "style"])
def test_of_a_text_of_endings_alone_few_forms_are_held_against_those_of_another(ending: str) -> None:
    assert len(bared("棉" + ending * 2_000)) <= 2 * MOST
    assert near("棉" + "材质" * 2, "棉")

"""What states no value, and what only looks so; sizes, ages, dates and answers in their own notations."""

import pytest

from station.domain.matching import judge
from station.domain.matching.verdicts import Match
from station.domain.normalising.ages import aged
from station.domain.normalising.coded import yes_no
from station.domain.normalising.dates import dates
from station.domain.normalising.glossary import TERMS, broader
from station.domain.normalising.sizes import Size, in_one_notation, size
from station.domain.normalising.unstated import stateless, without_figure


@pytest.mark.parametrize(
    "text",
    [
        "以酒标为准",
        "全成分见包装",
        "详见外包装背标",
        "请扫描二维码查看",
        "与实物一致",
        "按产品标签",
        "待定",
        "多色随机",
        "#N/A",
        "XXXX",
        "see invoice",
        "Please refer to the label on the box",
        "as per packing list",
    ],
)
def test_what_points_elsewhere_states_no_value(text: str) -> None:
    assert stateless(text)


@pytest.mark.parametrize(
    "text",
    [
        "如新",
        "依云",
        "以纯",
        "按摩器",
        "同仁堂",
        "和路雪",
        "常见款",
        "Label",
        "Gift Box",
        "See by Chloé",
        "XXL",
        "见山茶 500g",
    ],
)
def test_values_that_begin_like_a_pointer_are_values(text: str) -> None:
    assert not stateless(text)


def test_brands_called_like_place_holders_are_brands() -> None:
    assert stateless("XXXX")
    assert not stateless("XXXX", crosses=False)
    assert not stateless("NAN", crosses=False)


def test_words_of_size_without_a_figure() -> None:
    assert all(map(without_figure, ("正装", "大号", "family pack", "30天量", "一个疗程", "one month supply")))
    assert not any(map(without_figure, ("50ml", "2016年份", "瓶", "12个月")))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2XL", Size("letter", "2XL")),
        ("XXL码", Size("letter", "2XL")),
        ("X-Large", Size("letter", "XL")),
        ("均码", Size("free", "")),
        ("170/92a", Size("figure", "170/92A")),
        ("欧码42", Size("EU", "42")),
        ("9 US", Size("US", "9")),
        ("42码", Size("bare", "42")),
        ("260", Size("foot", "26")),
        ("26cm", Size("foot", "26")),
        ("75B", Size("cup cm", "75B")),
        ("红色", None),
    ],
)
def test_a_size_and_its_system(text: str, known: Size | None) -> None:
    assert size(text, asked=True) == known


def test_a_bare_number_is_a_size_only_where_one_is_asked_for() -> None:
    assert size("42") is None


def test_sizes_inside_a_text_have_one_notation() -> None:
    assert in_one_notation("XXL(15公斤以上)") == "2XL(≥15kg)"
    assert in_one_notation("L号54片(9~14KG)") == "L54片(9-14kg)"
    assert in_one_notation("5kg+2kg") == "5kg+2kg"


def test_ages_have_one_notation_and_years_are_not_guessed_for_a_range() -> None:
    assert {aged(text, staged=False) for text in ("3+", "3岁以上", "3Y+", "Ages 3 and up", "≥3岁")} == {"3岁以上"}
    assert aged("6m+", staged=False) == "6个月以上"
    assert aged("0-6", staged=False) == "0-6"


def test_day_and_month_may_stand_either_way_round() -> None:
    assert dates("05/06/2027") == {(2027, 6, 5), (2027, 5, 6)}
    assert dates("31/05/2027") == dates("31 May 2027") == dates("EXP 2027年5月31日") == {(2027, 5, 31)}
    assert dates("12个月") == frozenset()


@pytest.mark.parametrize(
    ("text", "code"),
    [("零售包装", "1"), ("非零售包装", "0"), ("否，非零售包装", "0"), ("散装", "0"), ("√", "1"), ("纸箱", "")],
)
def test_an_answer_in_the_words_of_the_question(text: str, code: str) -> None:
    assert yes_no(text, ("是否零售包装",)) == frozenset(code)


def test_an_answer_that_contradicts_itself_is_both_and_a_double_negation_is_no_denial() -> None:
    assert yes_no("是,非零售包装", ("是否零售包装",)) == frozenset("01")
    assert yes_no("不是非零售包装", ("是否零售包装",)) != frozenset("0")
    assert yes_no("是," * 2_000, ("是否零售包装",)) == frozenset()


def test_names_that_only_sound_alike_are_not_joined() -> None:
    for one, other in (("西拉", "小西拉"), ("muscat", "muscadet"), ("retinol", "retinal"), ("niacin", "niacinamide")):
        assert TERMS[one] != TERMS[other]
    assert broader("塑料", "pp")
    assert not broader("pp", "pe")


def test_lost_characters_are_no_missing_value() -> None:
    assert judge("□□□□", "1500W")[0] is Match.NOT_COMPARABLE
    assert judge("-", "1500W")[0] is Match.MISSING

"""Coded elements: 品牌类型 and 出口享惠情况 by their words, any other by its own code list; yes and no."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from station.domain.goods import CodeItem
from station.domain.normalising.text import folded

Codes = frozenset[str]
_NONE: Codes = frozenset()
_FIGURES = {"零": "0", "一": "1", "二": "2", "三": "3", "四": "4"}


def brand_type(text: str) -> Codes:
    """Return the codes 品牌类型 that a text may mean; several where it says too little, none where it is no brand type.

    Codes as published for declarations: 0 none, 1 own domestic, 2 acquired domestic, 3 foreign to order, 4 other.
    """
    return _coded(text, "01234", _brand_type)


def preference(text: str) -> Codes:
    """Return the codes 出口享惠情况 that a text may mean: 0 none, 1 enjoyed, 2 not certain, 3 not for imports."""
    return _coded(text, "0123", _preference)


def yes_no(text: str) -> Codes:
    """Return ``1`` for yes, ``0`` for no."""
    word = folded(text)
    if word in {"是", "yes", "y", "true", "1", "有", "对"}:
        return frozenset("1")
    return frozenset("0") if word in {"否", "no", "n", "false", "0", "不是", "非", "无", "没有"} else _NONE


def listed(text: str, codes: Iterable[CodeItem]) -> Codes:
    """Return the codes of a list that a text gives, by code or by name in Chinese or English."""
    word = folded(text)
    return frozenset(
        c.code for c in codes if word in {folded(c.code), folded(c.zh), folded(c.en), folded(c.code + c.zh)}
    )


@lru_cache(maxsize=1024)
def _coded(text: str, codes: str, by_words: Callable[[str], Codes]) -> Codes:
    word = folded(text)
    if not word or len(word) > 120:
        return _NONE
    if (figure := _FIGURES.get(word, word)) in codes and len(figure) == 1:
        return frozenset(figure)
    if word.startswith(("代码", "code")) and word[-1] in codes and len(word) <= 5:
        return frozenset(word[-1])
    head, rest = (word[0], word[1:]) if word[0] in codes else ("", word)
    if not head and word[-1] in codes and not word[-2:-1].isdecimal():
        head, rest = word[-1], word[:-1]
    meant = by_words(rest)
    if not head:
        return meant
    if not meant:
        return _NONE
    return frozenset(head) if head in meant else frozenset(head) | meant


def _has(word: str, *parts: str) -> bool:
    return any(part in word for part in parts)


def _brand_type(word: str) -> Codes:
    if word in {
        "无品牌",
        "无牌",
        "无",
        "nobrand",
        "none",
        "unbranded",
        "withoutbrand",
        "没有品牌",
        "nonbranded",
        "无品牌类型",
    }:
        return frozenset("0")
    if _has(word, "贴牌", "代工", "oem", "madetoorder", "contractmanufactur", "privatelabel"):
        return frozenset("3")
    if _has(word, "收购", "acquired", "purchased"):
        return frozenset("2")
    if _has(
        word,
        "自主",
        "owndomestic",
        "domesticown",
        "selfowned",
        "ownbrand",
        "independentdomestic",
        "domesticindependent",
    ):
        return frozenset("1")
    foreign = _has(word, "境外", "国外", "外国", "foreign", "overseas", "进口品牌")
    if foreign:
        return frozenset("4") if _has(word, "其他", "其它", "other", "nonoem", "非贴牌") else frozenset("34")
    if _has(word, "境内", "国内", "国产", "domestic"):
        return frozenset("12")
    return frozenset("4") if word in {"其他", "其它", "other", "others"} else _NONE


def _preference(word: str) -> Codes:
    if _has(
        word,
        "不能确定",
        "不确定",
        "无法确定",
        "unsure",
        "uncertain",
        "notcertain",
        "notsure",
        "undetermined",
        "cannotbedetermined",
        "cannotdetermine",
        "notdetermined",
    ):
        return frozenset("2")
    if _has(word, "不适用", "notapplicable", "doesnotapply", "notforimport", "进口", "import") or word in {
        "na",
        "进口",
        "import",
    }:
        return frozenset("3")
    if _has(
        word,
        "不享",
        "未享",
        "无享惠",
        "不优惠",
        "notenjoy",
        "nopreferen",
        "nonpreferen",
        "withoutpreferen",
        "notpreferen",
        "notbenefit",
        "notclaimed",
        "notentitled",
    ) or word in {"否", "无", "no", "none"}:
        return frozenset("0")
    if _has(word, "享惠", "享受", "enjoy", "benefits", "claimed", "entitled", "preferentialdutyapplies") or word in {
        "是",
        "yes",
    }:
        return frozenset("1")
    return _NONE

"""Coded elements: 品牌类型 and 出口享惠情况 by their words, any other by its own code list; yes and no."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from station.domain.goods import CodeItem
from station.domain.normalising.glossary import term
from station.domain.normalising.standard_words import in_standard_words
from station.domain.normalising.text import folded

Codes = frozenset[str]
_NONE: Codes = frozenset()
#: 04, 4.0: what spreadsheets make of a code.
_SPREADSHEET = re.compile(r"^0(?=.$)|(?<=^.)\.0+$")
_FIGURES = {"零": "0", "一": "1", "二": "2", "三": "3", "四": "4"}


def brand_type(text: str) -> Codes:
    """Return the codes 品牌类型 that a text may mean; several where it says too little, none where it is no brand type.

    Codes as published for declarations: 0 none, 1 own domestic, 2 acquired domestic, 3 foreign to order, 4 other.
    """
    return _coded(text, "01234", _brand_type)


def preference(text: str) -> Codes:
    """Return the codes 出口享惠情况 that a text may mean: 0 none, 1 enjoyed, 2 not certain, 3 not for imports."""
    return _coded(text, "0123", _preference)


_YES = frozenset({"是", "是的", "yes", "y", "true", "1", "有", "对", "√", "✓", "✔"})
_NO = frozenset({"否", "no", "n", "false", "0", "不是", "非", "无", "没有", "×", "✗", "✘", "不"})
_QUESTIONS = tuple(
    map(re.compile, ("^(?:是否|whether)", "^(?:是否(?:为|属于|是|有)|whether(?:ornot)?(?:it)?(?:is|are|for|has))"))
)
_ANSWERED = re.compile(
    r"^\s*(是|否|yes|no)\s*[,(;:、/]\s*(.+?)\)?\s*$|^\s*(.+?)\s*[,(;:、/]\s*(是|否|yes|no)\)?\s*$", re.IGNORECASE
)
#: What stands for the opposite of what is asked.
_OPPOSITE = {
    "去壳": frozenset({"带壳", "未脱壳"}),
    "带壳": frozenset({"去壳", "脱壳", "已脱壳"}),
    "野生": frozenset({"养殖", "人工养殖", "种植", "人工种植", "栽培", "人工栽培", "人工培植", "人工饲养"}),
    "无线": frozenset({"有线"}),
    "有线": frozenset({"无线"}),
    "零售包装": frozenset({"散装", "大宗包装", "工业包装", "bulk", "inbulk", "bulkpackaging", "bulkpack"}),
}
_NEGATED = re.compile("^(?:不是|不属于|没有|不|非|未|无|否|not(?:for|a|an|in)?|non|no|without)")
_AFFIRMED = re.compile("^(?:是的?|为|属于|已经?|经过?|有|供|可|yes|is|for)")
#: In a question of what goods have, one of these stands for the other: 含电池, 带电池, 有电池.
_HAVING = re.compile("^(?:带有?|含有?|有(?!机|线|效|色)|具有|附带?|配有?)(?=.)")
_HAS, _HAS_NOT = (
    frozenset({"含", "有", "含有", "带", "带有"}),
    frozenset({"不含", "无", "没有", "不带", "不含有", "未含"}),
)
#: Neither yes nor no.
_PARTLY = re.compile("部分|一半|partly|partial|some of", re.IGNORECASE)
#: Behind a word these say no more, and one side may leave them off.
_PACKED = re.compile("(?:包装|装|用|镜片|类型?|packaging|packing|packed|package|packs?|sale|use|ed|ing)$")


def yes_no(text: str, names: tuple[str, ...] = ()) -> Codes:
    """Return ``1`` for yes, ``0`` for no, also where the text repeats what the element asks: 非零售包装 is no.

    `names` are the element's own: 是否零售包装, whether retail packed.
    """
    if len(text) > 60 or _PARTLY.search(text):
        return _NONE
    word = folded(text)
    if (sign := text.strip()) in _YES | _NO:
        return frozenset("1" if sign in _YES else "0")
    if word in _YES:
        return frozenset("1")
    if word in _NO:
        return frozenset("0")
    if found := _ANSWERED.match(text):
        head = yes_no(found[1] or found[4])
        rest = yes_no(found[2] or found[3], names)
        return head | rest if rest else head
    for name in filter(None, map(folded, names)):
        for question in _QUESTIONS:
            asked = question.sub("", name)
            if asked != name and (said := _said_of(asked, word)):
                return frozenset(said)
    return _NONE


def remark(text: str) -> str:
    """Return what a text says beside yes or no, folded: 是(加糖); nothing where it says no more."""
    found = _ANSWERED.match(text)
    return folded(found[2] or found[3]) if found else ""


def _said_of(asked: str, word: str) -> str:
    """Return whether words affirm or deny what is asked; nothing where they speak of something else."""
    if word in _OPPOSITE.get(term(asked), ()):
        return "0"
    if having := _HAVING.match(asked):
        if word in _HAS | _HAS_NOT:
            return "1" if word in _HAS else "0"
        if (told := _HAVING.match(word)) and _core(word[told.end() :]) == _core(asked[having.end() :]):
            return "1"
        bare = _HAVING.sub("", _NEGATED.sub("", word))
        if _NEGATED.match(word) and _core(bare) == _core(asked[having.end() :]):
            return "0"
    for said, rest in (
        ("1", word),
        ("1", _AFFIRMED.sub("", word)),
        ("0", _NEGATED.sub("", word)),
        ("0", _NEGATED.sub("", word.removeprefix("否").removeprefix("no"))),
    ):
        if (said == "1" or rest != word) and rest and (term(rest) == term(asked) or _core(rest) == _core(asked)):
            return said
    denied = _NEGATED.match(word)
    return "0" if denied and len(word) - denied.end() > 1 and asked.startswith(word[denied.end() :]) else ""


def _core(word: str) -> str:
    word = in_standard_words(word.replace("含有", "含"))
    while len(shorter := _PACKED.sub("", word)) >= 2 and shorter != word:
        word = shorter
    return term(word)


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
    if (figure := _FIGURES.get(word, _SPREADSHEET.sub("", word))) in codes and len(figure) == 1:
        return frozenset(figure)
    if word.startswith(("代码", "code")) and word[-1] in codes and len(word) <= 5:
        return frozenset(word[-1])
    if len(figures := re.findall(r"\d+", word)) > 1 or any(each not in codes or len(each) > 1 for each in figures):
        return _NONE
    head, rest = (word[0], word[1:]) if word[0] in codes else ("", word)
    if not head and word[-1] in codes:
        head, rest = word[-1], word[:-1]
    meant = by_words(rest)
    if not head:
        return meant
    if not meant:
        return _NONE
    return frozenset(head) if head in meant else frozenset(head) | meant


#: Says the opposite of what stands beside it.
_NOT = re.compile(
    "不|非|无|未|没|否|除|部分|放弃|取消|可能|拟|待|拒|曾|停止|may|could|reject|partly|partial|not|non|without|except|^no"
)


def _says(word: str, *parts: str) -> bool:
    """Say whether a folded text has one of these phrases, and nothing in the rest of it turns it round."""
    found = [part for part in parts if part in word]
    rest = re.sub("|".join(sorted(map(re.escape, found), key=len, reverse=True)), "", word) if found else word
    return bool(found) and not _NOT.search(rest)


_NO_BRAND = frozenset(
    {"无品牌", "无牌", "无", "nobrand", "none", "unbranded", "withoutbrand", "没有品牌", "nonbranded", "无品牌类型"}
)
_TO_ORDER = ("贴牌", "代工", "oem", "madetoorder", "contractmanufactur", "privatelabel")
_OTHER = ("非贴牌", "其他", "其它", "nonoem", "notoem", "other")
_ACQUIRED = ("收购", "acquired", "purchased")
_OWN = ("自主", "owndomestic", "domesticown", "selfowned", "ownbrand", "independentdomestic", "domesticindependent")
_FOREIGN = ("境外", "国外", "外国", "foreign", "overseas", "进口品牌")
_DOMESTIC = ("境内", "国内", "国产", "domestic")


def _brand_type(word: str) -> Codes:
    if word in _NO_BRAND:
        return frozenset("0")
    domestic = any(part in word for part in (*_DOMESTIC, *_OWN, *_ACQUIRED))
    if domestic and any(part in word for part in _OTHER):
        return _NONE  # 境内品牌(其他): only foreign brands have others
    if _says(word, *_FOREIGN) or _says(word, *_FOREIGN, *_OTHER):
        return frozenset("3" if _says(word, *_TO_ORDER) else "4" if _says(word, *_OTHER) else "34")
    if _says(word, *_TO_ORDER, *_DOMESTIC, *_OWN, *_ACQUIRED) and any(part in word for part in _TO_ORDER):
        return _NONE if domestic else frozenset("3")
    for code, parts in (("3", _TO_ORDER), ("2", _ACQUIRED), ("1", _OWN), ("12", _DOMESTIC)):
        if _says(word, *parts):
            return frozenset(code)
    return frozenset("4") if word in {"其他", "其它", "other", "others"} else _NONE


_UNSURE = ("不能确定", "不确定", "无法确定", "unsure", "uncertain", "notcertain", "notsure", "undetermined",
           "cannotbedetermined", "cannotdetermine", "notdetermined")  # fmt: skip
_NOT_FOR_IMPORTS = ("不适用", "notapplicable", "doesnotapply", "notforimport")
_NOT_ENJOYED = ("不享", "未享", "不能享", "无法享", "不可享", "无享惠", "不优惠", "notenjoy", "nopreferen",
                "nonpreferen", "withoutpreferen", "notpreferen", "notbenefit", "notclaimed", "notentitled")  # fmt: skip
_ENJOYED = ("享惠", "享受", "enjoy", "benefits", "claimed", "entitled", "preferentialdutyapplies")
_BY_WORD = {
    "na": "3",
    "naimport": "3",
    "进口": "3",
    "import": "3",
    "否": "0",
    "无": "0",
    "no": "0",
    "none": "0",
    "是": "1",
    "yes": "1",
}


def _preference(word: str) -> Codes:
    if word in _BY_WORD:
        return frozenset(_BY_WORD[word])
    for code, parts in (("2", _UNSURE), ("3", _NOT_FOR_IMPORTS), ("0", _NOT_ENJOYED), ("1", _ENJOYED)):
        if _says(word, *parts):
            return frozenset(code)
    return _NONE

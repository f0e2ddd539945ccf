"""Texts of which one tells a figure and the other none, or letters for it: 瓶装 and 60粒/瓶, SOml and 50ml."""

import re

from station.domain.normalising import numerals
from station.domain.normalising.glossary import TERMS
from station.domain.normalising.kinds import Kind
from station.domain.normalising.text import folded
from station.domain.normalising.written_numbers import english_figures, with_figures

_CLASS = re.compile("[㐀-鿿]{1,6}(?:用品|类|类产品|类商品)")
#: Letters that are taken for figures.
_LIKE_FIGURES = str.maketrans("oilsbz", "011582")
#: Lists of several things, and the figure in a thing's name: 维生素B1, 辅酶Q10.
_LISTED = re.compile("[,、;]")
_NAMED = re.compile(r"(?<=[㐀-鿿][A-Za-z])\d{1,2}(?![\d.]|\s*(?:[A-Za-z%]|毫|克|升|粒|片))")
_GRADE = re.compile(rf"^(\d+|{numerals.HAN_NUMERAL}+)?.{{0,4}}?(?:[级等]品?|合格品?)$")
_PEOPLE = re.compile("宝宝|婴|幼|儿|孩|童|成人|baby|babies|infant|toddler|kid|child|adult", re.IGNORECASE)
#: Elements that ask what the goods are called.
_NAMING = ("品名", "名称", "name")


def like_figures(text: str) -> str:
    """Return a text without its punctuation, with letters that are taken for figures as those."""
    return folded(text.lower().translate(_LIKE_FIGURES))


def a_class(text: str) -> bool:
    """Say whether a text names a class of goods, which another text may belong to: 肉类, 口腔护理用品."""
    return bool(_CLASS.fullmatch(text.strip()))


def without_its_figure(one: str, other: str, kind: Kind, names: tuple[str, ...]) -> bool:
    """Say whether one text tells a figure and the other, in words nobody can read it from, none: 瓶装 and 60粒/瓶.

    A product's name tells what it is without a figure, and letters may be another model; words of the glossary on both
    sides say which material or ingredient it is.
    """
    grades = [_GRADE.search(text) for text in (one, other)]
    if all(grades):
        told = [_figure(found[1]) for found in grades if found]
        return told[0] == told[1] is not None  # 一级, 1等品; 特级 differs from both
    parts = [folded(part) for text in (one, other) for part in re.split(r"[,;/、()]", text)]
    if all(part in TERMS for part in parts if part):
        return False  # 维生素B12, 叶酸
    one, other = (english_figures(with_figures(text)) for text in (one, other))
    if kind is Kind.TEXT and not _named_alike(one, other):
        one, other = (_NAMED.sub("", text) for text in (one, other))
    bare, figured = sorted((one, other), key=lambda text: any(c.isdecimal() for c in text))
    if like_figures(bare) == like_figures(figured):
        return False  # IO for 10
    if any(c.isdecimal() for c in bare) or not any(c.isdecimal() for c in figured):
        return False
    if kind in {Kind.AGE, Kind.STAGE}:
        return bool(_PEOPLE.search(bare))
    if kind is Kind.ALCOHOL or any(part in name.lower() for name in names for part in _NAMING):
        return False
    if kind is Kind.IDENTIFIER:
        return not re.search("[A-Za-z]", bare)
    if kind is not Kind.TEXT:
        return True
    words = [folded(word) for text in (one, other) for word in re.split(r"[\d.,%;/、()]+", text)]
    return not all(word in TERMS for word in words if word)


def _named_alike(one: str, other: str) -> bool:
    """Say whether of two lists one names with its figure what the other may name without: 维生素B1, 维生素B."""
    lists = [[part.strip() for part in _LISTED.split(text)] for text in (one, other)]
    if min(map(len, lists)) == 1:
        return True
    bare = [[_NAMED.sub("", part) for part in parts] for parts in lists]
    figured = [{b for part, b in zip(*each, strict=True) if part != b} for each in zip(lists, bare, strict=True)]
    pairs = [(a, b) for here, there in ((0, 1), (1, 0)) for a in figured[here] for b in bare[there]]
    return any(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _figure(written: str | None) -> int | None:
    return int(written) if written and written.isdecimal() else numerals.han(written or "")

"""Literals of the law and the trade: 无, 无GTIN, none; not applicable; see the label."""

from enum import StrEnum
from functools import lru_cache

from station.domain.normalising.text import folded
from station.domain.normalising.unstated import stateless


class Literal(StrEnum):
    """What a word says instead of a value."""

    NONE = "none"
    NOT_APPLICABLE = "not_applicable"
    UNSTATED = "unstated"


_NONE = frozenset({"无", "没有", "none", "nil", "no", "without", "无此项", "空", "暂无", "不含"})
_NOT_APPLICABLE = frozenset({"na", "不适用", "notapplicable", "不涉及"})
#: What none may be said of, folded.
_THINGS = frozenset({
    "gtin", "条码", "条形码", "商品条码", "品牌", "牌", "牌子", "商标", "型号", "货号", "款号", "规格", "cas",
    "cas号", "年份", "编号", "批号",
    "barcode", "brand", "model", "modelnumber", "modelno", "trademark", "spec", "specification", "casnumber", "casno",
    "vintage", "ean", "upc", "gtinno", "gtincode", "brandname", "gtin码",
})  # fmt: skip
_PREFIXES = ("无", "没有", "暂无", "no", "without", "none")
_WHOLE = {"unbranded": Literal.NONE, "nonbranded": Literal.NONE, "nv": Literal.NONE, "nonvintage": Literal.NONE,
          "brandless": Literal.NONE}  # fmt: skip


@lru_cache(maxsize=4096)
def literal(text: str, names: tuple[str, ...] = (), *, branded: bool = False) -> Literal | None:
    """Return what a text says instead of a value, or None where it is a value.

    `names` are the element's own; `branded` says that it asks for a brand.
    """
    if stateless(text, crosses=not branded):
        return Literal.UNSTATED
    if len(text) > 40:
        return None
    word = folded(text)
    if word in _NONE:
        return Literal.NONE
    if word in _NOT_APPLICABLE:
        return Literal.NOT_APPLICABLE
    if word in _WHOLE:
        return _WHOLE[word]
    things = _THINGS | {folded(name) for name in names}
    if any(word.startswith(p) and word[len(p) :] in things for p in _PREFIXES):
        return Literal.NONE
    return None

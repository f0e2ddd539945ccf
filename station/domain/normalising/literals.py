"""Literals of the law and the trade: 无, 无GTIN, none; a field not filled in; see the label."""

import re
from enum import StrEnum
from functools import lru_cache

from station.domain.normalising.text import folded
from station.domain.normalising.unstated import stateless


class Literal(StrEnum):
    """What a word says instead of a value."""

    NONE = "none"
    UNSTATED = "unstated"


_NONE = frozenset({"无", "没有", "none", "nil", "no", "without", "无此项", "暂无", "不含"})
#: What stands in a field that nobody filled in.
_UNFILLED = frozenset({
    "na", "不适用", "notapplicable", "不涉及", "null", "空", "空白", "blank", "empty", "未填", "未填写", "未录入",
    "漏填", "notfilled", "tobefilledin", "tobefilled", "fillin", "pleasefillin",
})  # fmt: skip
#: What none may be said of, folded.
_THINGS = frozenset({
    "gtin", "条码", "条形码", "商品条码", "品牌", "牌", "牌子", "商标", "型号", "货号", "款号", "规格", "cas",
    "cas号", "年份", "编号", "批号",
    "barcode", "brand", "model", "modelnumber", "modelno", "trademark", "spec", "specification", "casnumber", "casno",
    "vintage", "ean", "upc", "gtinno", "gtincode", "brandname", "gtin码",
})  # fmt: skip
#: What says that there is a brand, and not which.
_NO_NAME = frozenset({
    "商标", "注册商标", "logo", "有", "yes", "xxx", "xx牌", "某品牌", "品牌", "brand", "有品牌", "贴牌", "代工",
    "境外品牌", "自主品牌", "variousbrands", "多品牌",
})  # fmt: skip
_PREFIXES = ("无", "没有", "暂无", "no", "without", "none")
_WHOLE = frozenset({
    "unbranded", "nonbranded", "brandless", "nv", "nonvintage", "非年份", "非年份酒", "无年份酒",
})  # fmt: skip
_PARTS = re.compile(r"[()/,;、]+")


def unfilled(text: str) -> bool:
    """Say whether a text stands where nobody filled in a value: N/A, 未填写. 无 is an answer, and none of these."""
    return len(text) <= 40 and folded(text) in _UNFILLED


@lru_cache(maxsize=4096)
def literal(text: str, names: tuple[str, ...] = (), *, branded: bool = False) -> Literal | None:
    """Return what a text says instead of a value, or None where it is a value.

    `names` are the element's own; `branded` says that it asks for a brand.
    """
    if stateless(text, crosses=not branded) or (branded and folded(text) in _NO_NAME):
        return Literal.UNSTATED
    if len(text) > 40:
        return None
    word = folded(text)
    if word in _NONE or word in _WHOLE:
        return Literal.NONE
    if len(parts := [part for part in _PARTS.split(text) if part.strip()]) == 2:
        meant = {literal(part, names, branded=branded) for part in parts}
        return meant.pop() if len(meant) == 1 else None
    things = _THINGS | {folded(name) for name in names}
    if any(word.startswith(p) and word[len(p) :] in things for p in _PREFIXES):
        return Literal.NONE
    return None

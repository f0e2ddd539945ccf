"""Literals of the law and the trade: 无, 无GTIN, none; not applicable; see the label."""

from enum import StrEnum
from functools import lru_cache

from station.domain.normalising.text import folded


class Literal(StrEnum):
    """What a word says instead of a value."""

    NONE = "none"
    NOT_APPLICABLE = "not_applicable"
    UNSTATED = "unstated"


_NONE = frozenset({"无", "没有", "none", "nil", "no", "without", "无此项", "空", "暂无", "不含"})
_NOT_APPLICABLE = frozenset({"na", "不适用", "notapplicable", "不涉及"})
_UNSTATED = frozenset({
    "不详", "未知", "不明", "unknown", "notknown", "tbd", "待定", "待确认", "notstated", "unspecified", "未标注",
    "未注明", "未标明",
    "见标签", "见包装", "见外包装", "详见标签", "详见包装", "详见外包装", "见实物", "以实物为准", "详见说明书",
    "见说明书", "见产品", "见附件",
    "seelabel", "seepackage", "seepackaging", "seepack", "seeattached", "asperlabel", "aslabelled", "aslabeled",
    "asshown", "refertolabel", "refertopackaging", "refertopackage", "各种规格", "多规格", "多种规格", "assorted",
    "various", "混装",
    "同上", "同前", "如上", "ditto",
    "sameasabove", "asabove", "见图", "见图片", "如图", "如图所示", "详见图片", "详见商品详情页", "详见详情页",
    "见详情页",
    "以图片为准", "pleasecheckthepicture", "seepicture", "seephoto", "seeimage", "asperpicture", "aspictured",
    "随机", "随机发货", "颜色随机", "款式随机", "多色可选", "多款可选", "random",
    "null", "other", "其他", "其它", "等", "notavailable", "未提供", "详见附件",
})  # fmt: skip
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
def literal(text: str, names: tuple[str, ...] = ()) -> Literal | None:
    """Return what a text says instead of a value, or None where it is a value. `names` are the element's own."""
    if len(text) > 40:
        return None
    word = folded(text)
    if word in _NONE:
        return Literal.NONE
    if word in _NOT_APPLICABLE:
        return Literal.NOT_APPLICABLE
    if word in _UNSTATED:
        return Literal.UNSTATED
    if word in _WHOLE:
        return _WHOLE[word]
    things = _THINGS | {folded(name) for name in names}
    if any(word.startswith(p) and word[len(p) :] in things for p in _PREFIXES):
        return Literal.NONE
    return None

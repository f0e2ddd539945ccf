"""Labels: an element's own name written before its value, and words that only repeat it."""

import re
from functools import lru_cache

from station.domain.normalising.kinds import Kind
from station.domain.normalising.literals import literal

_COMMON: dict[Kind, tuple[str, ...]] = {
    Kind.BRAND: ("品牌名称", "品牌名", "品牌", "牌", "商标", "brand name", "brand", "trademark", "牌子"),
    Kind.ORIGIN: ("原产国(地区)", "原产国", "原产地", "产地", "原产于", "产自", "made in", "product of",
                  "country of origin", "origin"),
    Kind.IDENTIFIER: ("型号", "货号", "款号", "批号", "model no.", "model no", "model number", "model",
                      "article no.", "item no.",
                      "style no.", "art. no.", "p/n", "mpn", "lot"),
    Kind.GTIN: ("gtin-14", "gtin-13", "gtin", "isbn", "issn", "商品条码", "条形码", "条码", "ean-13", "ean13", "ean-8",
                "ean8", "ean", "upc-a", "upc", "jan", "(01)", "barcode"),
    Kind.DIGITS: ("cas号", "cas no.", "cas no", "cas", "商品编码", "hs code", "hs"),
    Kind.ALCOHOL: ("酒精浓度", "酒精含量", "酒精度数", "酒精度", "alcoholic strength", "alcohol content", "alcohol",
                   "alc.", "alc", "abv", "vol.", "vol"),
    Kind.QUANTITY: ("净含量", "净重", "净容量", "内容量", "容量", "规格", "功率", "电压", "尺寸", "外形尺寸",
                    "长宽高", "尺码", "鞋码", "适合", "适用", "net contents",
                    "net content", "net cont.", "net cont", "net weight",
                    "net wt.", "net wt", "net vol.", "net volume", "net", "volume", "capacity", "size", "weight",
                    "power",
                    "rated power", "额定功率", "contents", "content"),
    Kind.PACKING: ("包装规格", "包装", "规格", "packing", "packaging", "pack size", "package"),
    Kind.BRAND_TYPE: ("品牌类型", "brand type"),
    Kind.PREFERENCE: ("出口享惠情况", "享惠情况", "export preference"),
    Kind.UNIT: ("计量单位", "单位", "unit"),
    Kind.TEXT: ("面料成分", "面料成份", "主要成份", "成份", "主料", "面料", "面",
                  "主要成分", "成分", "配料表", "配料", "材质", "ingredients", "composition", "material"),
    Kind.DATE: ("生产日期", "有效期至", "日期", "年份", "vintage", "year"),
}  # fmt: skip
#: Labels that need no colon before the value.
_BARE = frozenset({Kind.DATE, Kind.IDENTIFIER, Kind.ORIGIN, Kind.QUANTITY, Kind.GTIN, Kind.DIGITS, Kind.ALCOHOL})
_TAIL: dict[Kind, re.Pattern[str]] = {
    Kind.BRAND: re.compile(r"(?<=\S\S)\s*(?:牌|品牌)$|(?<=\S\S)\s+brand$", re.IGNORECASE),
    Kind.IDENTIFIER: re.compile(r"(?<=[0-9A-Za-z])\s*(?:型号|型|号)$"),
    Kind.QUANTITY: re.compile(r"(?<=[A-Za-z])\s*码$"),
    Kind.TEXT: re.compile(r"(?<=[A-Za-z])\s*码$"),
    Kind.ORIGIN: re.compile(r"(?<=\S)(?:生产|制造|出产|原产|产|制)$"),
    Kind.ALCOHOL: re.compile(r"(?<=\S)\s*(?:abv|alc\.?)$", re.IGNORECASE),
}


@lru_cache(maxsize=512)
def _patterns(kind: Kind, names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    words = sorted({*_COMMON.get(kind, ()), *(n for n in names if n)}, key=len, reverse=True)
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    if not joined:
        return ()
    found = [re.compile(rf"^\s*(?:{joined})\s*[:：=]\s*(?=\S)", re.IGNORECASE)]
    if own := [re.escape(name) for name in (*names, "原麦汁浓度") if len(name) > 1]:
        found.append(re.compile(rf"^\s*(?:{'|'.join(own)})\s*(?=[\d≥≤])", re.IGNORECASE))
    if kind in _BARE:
        found.append(re.compile(rf"^\s*(?:{joined})(?:\s+|(?=\d)|(?<=[^\x00-\x7f))])(?=\S))", re.IGNORECASE))
    return tuple(found)


#: Labels of properties that stand side by side on a pack: what one says is not what another asks.
_PROPERTIES = {
    "gross": ("毛重", "gross weight", "gross wt"),
    "net": ("净重", "净含量", "net weight", "net wt", "net content"),
    "shell": ("面料",),
    "lining": ("里料", "里子", "衬里", "lining"),
    "filling": ("填充物", "填充料", "filling"),
    "lot": ("批号", "lot", "batch"),
    "model": ("型号", "model"),
    "made": ("生产日期", "制造日期", "mfg", "mfd", "manufactured", "produced"),
    "until": ("有效期", "保质期至", "到期", "exp", "best before", "use by", "bbe"),
}
_PROPERTY = re.compile(
    "|".join(rf"(?P<{name}>{'|'.join(map(re.escape, words))})" for name, words in _PROPERTIES.items()), re.IGNORECASE
)
_LABELLING = re.compile(r"\s*(?:date|日期|至)?\s*[.:：]?\s*(?=[\d:：])|\s*[:：]")


def of_another_property(one: str, other: str, names: tuple[str, ...]) -> bool | None:
    """Say whether a label tells of another property than the other's label does, or None where none does.

    False where only one text has a label, and it is of another property than the element's name asks for.
    """
    left, right = (_property(text, labelling=True) for text in (one, other))
    if left and right:
        return True if left != right else None
    asked = next(filter(None, (_property(name, labelling=False) for name in names)), None)
    told = left or right
    return False if told and asked and told != asked else None


def _property(text: str, *, labelling: bool) -> str | None:
    found = _PROPERTY.match(text.strip())
    if found is None or (labelling and not _LABELLING.match(text.strip(), found.end())):
        return None
    return found.lastgroup


def only_a_label(text: str, kind: Kind, names: tuple[str, ...]) -> bool:
    """Say whether a text is an element's name and a colon (品牌：, GTIN:), and nothing behind them."""
    head, colon, tail = text.strip().rpartition(":")
    words = {word.lower() for word in (*_COMMON.get(kind, ()), *names)}
    return bool(colon) and not tail.strip() and head.strip().lower() in words


def unlabelled(text: str, kind: Kind, names: tuple[str, ...]) -> str:
    """Return a value without its element's name in front of it, and without a word behind it that only repeats it.

    Give it in common width and simplified characters.
    """
    for _ in range(3):
        before = text
        for pattern in _patterns(kind, names):
            text = pattern.sub("", text, count=1)
        if text == before:
            break
    tail = _TAIL.get(kind)
    bare = tail.sub("", text) if tail else text
    return text if literal(bare) else bare

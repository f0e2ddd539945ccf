"""Number words of a text as figures: 五百克, half a kilo, three point five grams, twin pack."""

import re

from station.domain.normalising import numerals
from station.domain.normalising.units import FOLLOWS_ENGLISH, FOLLOWS_HAN, UNIT_PATTERN

_DOUBLE = re.compile("双(?=[支瓶罐盒包袋片条块件只管杯桶])")
_HALF = re.compile(rf"半(?={FOLLOWS_HAN})|\bhalf(?:\s+an?)?[\s-]+(?={FOLLOWS_ENGLISH})", re.IGNORECASE)
#: A numeral is looked for once, from where it begins, or behind its first sign where a figure stands before that.
_BEGINS = rf"(?:(?<!\d)(?<!{numerals.HAN_NUMERAL})|(?<=\d{numerals.HAN_NUMERAL}))"
_HAN = re.compile(
    rf"{_BEGINS}{numerals.HAN_NUMERAL}+(?=\s?{FOLLOWS_HAN}|[打级代层档星合号%％]|\s?[×*]\s?[\d一二三四五六七八九十])"
)
#: 二０一九年, once its zero has the common width.
_ZEROS = re.compile("(?=[0-9〇]*[一二三四五六七八九])[一二三四五六七八九〇0]{4}(?=年)")
#: 两 is two, and behind a numeral fifty grams.
_LIANG = re.compile("([〇一二三四五六七八九十百千]+)两(?![零〇一二三四五六七八九十百千万])")
_SMALL_HAN = re.compile("[一二两三四五六七八九十]+")
_SMALL_ENGLISH = re.compile(numerals.ENGLISH_NUMERAL, re.IGNORECASE)
_ENGLISH = re.compile(rf"{numerals.ENGLISH_NUMERAL}(?=[\s-]*(?:{FOLLOWS_ENGLISH}|dozen|[x×*]\s?\d))", re.IGNORECASE)
#: 瓶装60粒 is 60粒/瓶.
_PACKED = re.compile(r"^\s*([瓶罐盒袋包桶箱管杯])装[\s:,]*(\d[^/每,;、×*()+]*)$")
_PACK_OF = re.compile(
    rf"(?<![\d-])\b(packs?|cases?|box(?:es)?|sets?|cartons?|bags?)\s+of\s+(\d+|{numerals.ENGLISH_NUMERAL})\b(?!\s?(?:{UNIT_PATTERN}))",
    re.IGNORECASE,
)
_FRACTION = re.compile(rf"(?<![\d/.])([1-7])/([2-8])(?=\s?(?:{UNIT_PATTERN}))", re.IGNORECASE)
_STAGE = re.compile(rf"\bstage\s?(\d|{numerals.ENGLISH_FIGURE})\b", re.IGNORECASE)
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_ROMAN = re.compile(r"(?<![A-Za-z])(IV|I{1,3})\s?段", re.IGNORECASE)
_OF_100 = re.compile(rf"百分之(\d+(?:\.\d+)?|{numerals.HAN_NUMERAL}+)")
_POINT = re.compile(rf"({numerals.HAN_NUMERAL}+)点([零〇一二三四五六七八九]+)(?=\s?{FOLLOWS_HAN})")
_ENGLISH_POINT = re.compile(
    rf"({numerals.ENGLISH_NUMERAL})\s+point((?:\s+(?:{numerals.ENGLISH_FIGURE}))+)(?=[\s-]*{FOLLOWS_ENGLISH})",
    re.IGNORECASE,
)
_AND_HALF = re.compile(r"(?<=\d)\s?(升|公斤|千克|斤|年|岁)半")
#: 6支装×330ml is 6支×330ml; behind a strength min is no minute; axes told in a product of lengths.
_PACKED_TIMES = re.compile(r"(?<=\d)\s?([支瓶罐盒包袋片条块件只管杯桶听粒颗枚张抽卷板卡])装\s*(?=[×xX*]\s?\d)")
_MINIMUM = re.compile(r"(?<=[%l])\s+min\b\.?(?=\s*$)", re.IGNORECASE)
_AXIS = re.compile(
    r"\b[LWHD](?=\s?\d)|[长宽高深](?=\s?\d)|(?<=\d)\s?[LWHD]\b(?=\s*[×xX*]|\s*(?:cm|mm)?$)"
    r"|\((?:[长宽高深]|[LWHD])\)|\((?:[长宽高深]|[LWHD])(?:\s*[×xX*]\s*(?:[长宽高深]|[LWHD]))+\)",
)
_ACROSS = re.compile(r"[宽高]|(?<![A-Za-z])[WH](?![A-Za-z])")
_NEXT_AXIS = re.compile(r"(?<=\d)\s*[长宽高深]\s?(?=\d)")
#: 8+128GB is 8GB and 128GB; 1 000 g is a thousand.
_MEMORY = re.compile(r"(?<![\d.])(\d{1,2})\s?\+\s?(\d{2,4})\s?([GT]B)\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})[ \u2009](000)(?=\s?[A-Za-z㐀-鿿])")
_WORD_TIMES = re.compile(rf"{numerals.ENGLISH_NUMERAL}(?=\s+\d)", re.IGNORECASE)
_SINGLE = re.compile(r"\bsingle(?:[\s-]pack)?\b(?!\s+malt)", re.IGNORECASE)
_TWIN = re.compile(r"\b(?:(?:twin|double|duo)[\s-]?pack|pack of two)\b", re.IGNORECASE)
_TRIPLE = re.compile(r"\b(?:(?:triple|trio)[\s-]?pack|pack of three)\b", re.IGNORECASE)


def with_figures(text: str) -> str:
    """Return the text with number words before a unit or a counting word as figures: 五百克, half a kilo."""
    text = _ZEROS.sub(lambda m: m[0].replace("0", "〇"), text)
    text = _LIANG.sub(lambda m: f"{_or(numerals.han(m[1]), m[1])}两", text)
    if (whole := numerals.han(text.strip())) is not None:
        return str(whole)
    if (english := numerals.english(text.strip())) is not None and text.strip():
        return str(english)
    text = text.replace("百分之百", "100%")
    text = _OF_100.sub(lambda m: f"{m[1] if m[1][0].isdecimal() else _or(numerals.han(m[1]), m[1])}%", text)
    text = _DOUBLE.sub("2", _HALF.sub("0.5", text))
    text = re.sub(r"\bhalf a dozen\b|半打", "0.5 dozen", text, flags=re.IGNORECASE)
    text = re.sub(r"\ba dozen\b", "1 dozen", text, flags=re.IGNORECASE)
    text = _THOUSANDS.sub(r"\1\2", _MEMORY.sub(r"\1\3+\2\3", text))
    text = _POINT.sub(lambda m: f"{_or(numerals.han(m[1]), m[1])}.{''.join(str(numerals.han(c)) for c in m[2])}", text)
    text = _ENGLISH_POINT.sub(_pointed, text)
    text = _WORD_TIMES.sub(lambda m: f"{_or(numerals.english(m[0]), m[0])} ×", text)
    text = _AND_HALF.sub(r".5\1", _HAN.sub(lambda m: _or(numerals.han(m[0]), m[0]), text))
    text = _ENGLISH.sub(lambda m: _or(numerals.english(m[0]), m[0]), text)
    text = _STAGE.sub(
        lambda m: f"{_or(numerals.english(m[1].lower()), m[1])}段",
        _ROMAN.sub(lambda m: f"{_ROMANS[m[1].upper()]}段", text),
    )
    text = _TRIPLE.sub("3 pack", _TWIN.sub("2 pack", _SINGLE.sub("1 pack", text)))
    text = _PACKED.sub(r"\2/\1", _MINIMUM.sub(" minimum", _PACKED_TIMES.sub(r"\1", text)))
    if _ACROSS.search(text) and len(_AXIS.findall(text)) > 1:
        text = _AXIS.sub("", _NEXT_AXIS.sub("×", text))
    text = _FRACTION.sub(lambda m: f"{int(m[1]) / int(m[2]):g}" if int(m[1]) < int(m[2]) else m[0], text)
    return _PACK_OF.sub(_packed, text)


def _packed(found: re.Match[str]) -> str:
    """Return pack of six as 6 pack, set of 6 as 6 pcs/set."""
    number = _or(numerals.english(found[2]), found[2])
    return f"{number} pack" if found[1].lower().startswith("pack") else f"{number} pcs/{found[1]}"


def all_figures(text: str) -> str:
    """Return the text with every small number word as figures, whatever follows: 五刀头, four brush heads.

    Only two texts that are the same then say anything: 三星 is no number of stars.
    """
    return english_figures(_SMALL_HAN.sub(lambda m: _or(numerals.han(m[0]), m[0]), text))


def english_figures(text: str) -> str:
    """Return the text with every English number word as figures: fifteen tea bags."""
    return _SMALL_ENGLISH.sub(lambda m: _or(numerals.english(m[0]), m[0]), text)


def _pointed(found: re.Match[str]) -> str:
    """Return three point two five as 3.25."""
    return f"{_or(numerals.english(found[1]), found[1])}.{''.join(str(numerals.english(w)) for w in found[2].split())}"


def _or(value: int | None, text: str) -> str:
    return text if value is None else str(value)

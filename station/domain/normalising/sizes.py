"""Sizes of clothes, shoes and nappies: their systems, and one notation for each.

Letters (2XL is XXL; words in Chinese and English); the Chinese 号型 of GB/T 1335 (170/92A); shoe sizes with their
system (EU 42, 欧码42) and without (42码); foot length in cm, which is also the Japanese size (JIS S 5037); a wearer's
weight on nappies. No table says which size of one system is which of another.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Size:
    """A size in one system.

    Systems: ``letter``, ``letters`` (from one to another), ``free``, ``figure``, ``weight``, ``foot``, ``height``,
    ``toddler``, ``months``, ``cup cm``, ``cup in``, ``bare``, or US, UK, EU and so on.
    """

    system: str
    value: str


_WORDS = {
    "小码": "S", "中码": "M", "大码": "L",
    "加小号": "XS", "小号": "S", "中号": "M", "大号": "L", "加大号": "XL", "特大号": "XL", "extra small": "XS",
    "x-small": "XS", "small": "S", "medium": "M", "large": "L", "x-large": "XL", "extra large": "XL",
    "extra-large": "XL", "xx-large": "XXL", "newborn": "NB", "新生儿": "NB",
}  # fmt: skip
_FREE = {"均码", "均", "通码", "f", "f码", "free size", "freesize", "free", "one size", "one-size", "onesize", "os",
         "o/s",
         "one size fits all", "one size fits most", "均一尺码", "统一尺码"}  # fmt: skip
_SYSTEMS = {
    "us": "US", "美码": "US", "美国码": "US", "uk": "UK", "英码": "UK", "英国码": "UK", "eu": "EU", "eur": "EU",
    "欧码": "EU", "欧洲码": "EU", "fr": "FR", "法码": "FR", "it": "IT", "意码": "IT", "jp": "foot", "jpn": "foot",
    "日码": "foot", "cn": "CN", "中国码": "CN", "kr": "KR", "韩码": "KR", "au": "AU", "澳码": "AU",
}  # fmt: skip
_ANY = "|".join(sorted(_SYSTEMS, key=len, reverse=True))
#: A half, or a third as common width writes it: 42.5, 42.6667.
_VALUE = r"\d{1,2}(?:\.\d{1,4})?"
_HALF = re.compile(r"(?<=\d\d),(?=5(?!\d))")
_LETTER = r"(?:\d{1,2}XL|\d{1,2}XS|X{0,6}[SL]|M|NB)"
_NAMED = re.compile(rf"(?P<system>{_ANY})[\s:.]*(?P<value>{_VALUE})(?:码|号)?", re.IGNORECASE)
_BEHIND = re.compile(rf"(?P<value>{_VALUE})\s*(?:码|号)?\s*\(?(?P<system>{_ANY})\)?", re.IGNORECASE)
_FIGURE = re.compile(r"(\d{2,3})\s*[/-]\s*(\d{2,3})\s*([ABCYabcy])?")
_LENGTH = re.compile(r"(\d{2,3}(?:\.\d+)?)\s*(cm|mm|厘米|毫米)", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*(?:码|号|#)?(?:\s*/\s*双)?")
_WEIGHT = re.compile(
    r"[≥≤<>]?\s*\d+(?:\.\d+)?(?:\s*[-~]\s*\d+(?:\.\d+)?)?\s*(?:kg|公斤|千克|斤)\s*(?:以上|以下|\+)?", re.IGNORECASE
)
_SIZE_WORD = re.compile(r"^\s*(?:尺码|鞋码|码数|尺寸|size)\s*[:：]?\s*|(?<=\w)\s*(?:\bsize|码|号)\s*$", re.IGNORECASE)
#: 2X-Large, XX-L.
_LARGE = re.compile(r"^(\d+x|x+)[\s-]*(?:large|l)$", re.IGNORECASE)
#: Systems for children and underwear: toddlers' years, months, cups by a girth in cm or inches.
_OTHER = (
    ("toddler", re.compile(r"(\d{1,2}t)", re.IGNORECASE)),
    ("months", re.compile(r"(\d{1,2}(?:-\d{1,2})?)\s*(?:m|个?月|months?)", re.IGNORECASE)),
    ("cup cm", re.compile(r"((?:[6-9]\d|1[0-4]\d)\s*-?\s*[a-h]{1,2})", re.IGNORECASE)),
    ("cup in", re.compile(r"([2-5]\d\s*-?\s*[a-h]{1,2})", re.IGNORECASE)),
)
#: A row of crosses before the letter, and 号 or 码 behind it, wherever a size stands apart.
_CROSSED = re.compile(r"(?<![A-Za-z0-9])(X{2,6})-?(?=[LS](?![A-Za-z]))")
_MARKED = re.compile(rf"(?<![A-Za-z0-9])({_LETTER})\s*[号码](?![A-Za-z])")
#: A range of a measured thing, whatever sign stands between its ends, and its unit in either language.
_RANGE = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)\s*(?:kg|公斤|千克)?\s*(?:[-~至到])\s*(\d+(?:\.\d+)?)\s*(kg|公斤|千克|cm|厘米|公分)(?![A-Za-z])",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"(?:≥\s*)?(?<![\d.-])(\d+(?:\.\d+)?)\s*(?:kg|公斤|千克)\s*(?:及?以上|\+(?!\s*\d))|≥\s*(\d+(?:\.\d+)?)\s*(?:kg|公斤|千克)",
    re.IGNORECASE,
)


def in_one_notation(text: str) -> str:
    """Return a text with the sizes in it in one notation: XXL as 2XL, L号 as L, 9～14公斤 as 9-14kg."""
    text = _CROSSED.sub(lambda found: f"{len(found[1])}X", text)
    text = _MARKED.sub(r"\1", text)
    text = _RANGE.sub(lambda f: f"{f[1]}-{f[2]}{'kg' if f[3].lower() in {'kg', '公斤', '千克'} else 'cm'}", text)
    return _OVER.sub(lambda found: f"≥{found[1] or found[2]}kg", text)


@lru_cache(maxsize=4096)
def size(text: str, *, asked: bool = False) -> Size | None:
    """Return the size that a whole text is; None where it is none.

    `asked` says that the element asks for a size: there a bare number and a length in cm are sizes too. Give the text
    in common width and simplified characters.
    """
    whole = _HALF.sub(".", text.strip())
    lower = " ".join(whole.lower().split())
    if lower in _FREE:
        return Size("free", "")
    bare = _SIZE_WORD.sub("", whole) if lower not in _WORDS else whole
    bare = bare or whole
    bare = _LARGE.sub(r"\1L", bare)
    letters = in_one_notation(_WORDS.get(bare.lower(), bare).upper())
    if re.fullmatch(_LETTER, letters):
        return Size("letter", {"1XL": "XL", "1XS": "XS"}.get(letters, letters))
    if re.fullmatch(rf"{_LETTER}\s*[/~-]\s*{_LETTER}", letters):
        return Size("letters", re.sub(r"\s*[/~-]\s*", "/", letters))
    for system, pattern in _OTHER if asked else ():
        if found := pattern.fullmatch(whole):
            return Size(system, re.sub(r"[\s-]+(?=[A-Z])", "", found[1].upper()))
    if found := _NAMED.fullmatch(whole) or _BEHIND.fullmatch(whole):
        return Size(_SYSTEMS[found["system"].lower()], _number(found["value"]))
    if (found := _FIGURE.fullmatch(whole)) and 50 <= int(found[1]) <= 200 and int(found[1]) > int(found[2]):
        return Size("figure", f"{found[1]}/{found[2]}{(found[3] or '').upper()}")
    if _WEIGHT.fullmatch(whole):
        return Size("weight", in_one_notation(whole))
    return _number_alone(whole) if asked else None


#: A person, in cm.
_TALLEST = 220


def _number_alone(whole: str) -> Size | None:
    if found := _LENGTH.fullmatch(whole):
        length = Fraction(_number(found[1], tenth=found[2].lower() in {"mm", "毫米"}))
        return Size("height" if length >= 50 else "foot", str(length))
    if not (found := _BARE.fullmatch(whole)):
        return None
    if 200 <= Fraction(found[1]) <= 330:
        return Size("foot", _number(found[1], tenth=True))  # the Chinese shoe size in mm, GB/T 3293
    if Fraction(found[1]) > _TALLEST:
        return None
    return Size("height" if Fraction(found[1]) >= 50 else "bare", _number(found[1]))


def _number(written: str, *, tenth: bool = False) -> str:
    return str(Fraction(written) / (10 if tenth else 1))

"""Words, numbers, measures and counts of a text, in order: what quantities are read from."""

import re
from dataclasses import dataclass
from fractions import Fraction

from station.domain.normalising.units import (
    COUNTER_PATTERN,
    UNIT_PATTERN,
    Unit,
    counted_by,
    unit_of,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number without a unit; `text` as written."""

    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One or more values of one dimension in base units: one value, a range, or the sides of a thing.

    `bound` is ``≥ ≤ > < ≈`` or empty; `rounded` marks a unit that labels convert with rounding, `factor` is how many
    base units one of it is; `parts` are the summands, smallest first, where the text gives a sum.
    """

    dimension: str
    values: tuple[Fraction, ...]
    form: str = "one"
    bound: str = ""
    rounded: bool = False
    unit: str = ""
    text: str = ""
    factor: Fraction = Fraction(1)
    parts: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something, such as 6瓶."""

    number: Fraction
    of: frozenset[str]
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Per:
    """In, or for, one of something, such as /瓶."""

    of: frozenset[str]
    unit: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign between quantities, or a list separator."""

    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """Anything else. A filler is a word that says nothing beside a quantity: 净含量, total."""

    text: str
    filler: bool = False


Token = Number | Measure | Count | Per | Sign | Word

_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+,\d{1,2}(?=\s?(?:(?![段岁月])[^\W\d_]|[%°]))"
    r"|0,\d{3}(?!\d)|\d+(?:\.\d+)?|\.\d+"
)
_FILLERS = "净含量|(?<=[^\\W\\d])含量|净容量|净重|容量|规格|每个|共计|合计|总计|共|内含|内有|含有|含|各|装|总|约重"
_FILLER_WORDS = (
    r"(?:net|weight|wt|content|contents|volume|total|of|each|(?:(?<=[LlGg])|(?<=[LlGg]\s))e(?=\s*(?:$|\d))|containing|contains|with"
    r"|approximate size)\b\.?"
)
_AT_LEAST = (
    "不少于", "不低于", "不小于", "至少", "最低", "最少", "大于等于", "大于或等于", "at least", "not less than",
    "no less than", "min.", "minimum", "or more", "and more", "and above", "or above",
)  # fmt: skip
_AT_MOST = (
    "不超过", "不多于", "不大于", "不高于", "至多", "最多", "最高", "小于等于", "小于或等于", "up to", "at most",
    "not more than", "no more than", "max", "max.", "maximum", "or less", "and below", "or below",
)  # fmt: skip
_OVER = ("大于", "超过", "高于", "more than", "over", "above")
_UNDER = ("小于", "低于", "少于", "less than", "under", "below")
_ABOUT = ("约", "大约", "≈", "approx", "approx.", "about", "ca.")
_SIGNS = {"≥": "≥", ">=": "≥", "≧": "≥", "⩾": "≥", "≤": "≤", "<=": "≤", "≦": "≤", "⩽": "≤", ">": ">", "<": "<"}
_BOUNDS = _SIGNS | {
    word: sign
    for words, sign in ((_AT_LEAST, "≥"), (_AT_MOST, "≤"), (_OVER, ">"), (_UNDER, "<"), (_ABOUT, "≈"))
    for word in words
}


def _bounding() -> str:
    """Return the pattern of every word and sign of a bound, the longest first; an English word ends where it ends."""
    words = sorted(_BOUNDS, key=len, reverse=True)
    return "|".join(re.escape(word) + (r"\b" if word.isascii() and word[-1].isalpha() else "") for word in words)


_TOKEN = re.compile(
    rf"(?P<number>(?:(?:^|(?<=[(:,;、~])|(?<![\d℃°CFcf])(?=-\d+(?:\.\d+)?\s?[℃°]))-)?(?:{_NUMBER}))|(?P<per>(?:/|每一?|\bper\s|\ba(?=\s))\s?(?P<container>{COUNTER_PATTERN}))"
    rf"|(?P<times>[×*])|(?P<x>[xX](?=\s?[\d(]))|(?P<range>[-~到]|至(?![少多])|to\b)"
    rf"|(?P<bound>{_bounding()})"
    rf"|(?P<after>(?:及|或)?以上|(?:及|或)?以下|以内|\+|左右)|(?P<sign>[()\[\]{{}}=/,;、|:+])"
    rf"|(?P<filler>{_FILLERS}|\b{_FILLER_WORDS})|(?P<latin>[A-Za-zÀ-ɏ]+)|(?P<any>\S)",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"\s?(?P<unit>{UNIT_PATTERN})", re.IGNORECASE)
_COUNTER = re.compile(rf"[\s-]?(?P<counter>{COUNTER_PATTERN})", re.IGNORECASE)
#: The unit of a dozen of something that is not named.
DOZEN = "dozen"
_SCALE = re.compile(r"\s?(?P<scale>万|亿|千(?![克瓦米卡焦伏升帕赫])|million\b|billion\b)(?!元)", re.IGNORECASE)
_SCALES = {"千": 1000, "万": 10**4, "亿": 10**8, "million": 10**6, "billion": 10**9}
_DOZEN = re.compile(r"\s?(?:打(?:装)?|dozens?\b|doz\b\.?|dz\b\.?)(?:\s+of\b)?", re.IGNORECASE)
#: What something is in: mg/100g, g/L.
_IN = re.compile(
    r"\s?(?:/|每|per\s)\s?(?P<many>100)?\s?(?P<of>kg|g|千克|公斤|克|ml|l|毫升|升)(?![A-Za-z\d码])", re.IGNORECASE
)
#: What is told by the single gram or litre; kg/L is a nappy's weight and size.
_IN_ONE = frozenset({"iu", "cfu", "energy"})
_ALONE = re.compile(rf"(?P<name>{COUNTER_PATTERN})(?=$|[\s)/,;、×*]|装|[A-Za-z]?\b)", re.IGNORECASE)


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text. Give it in common width and simplified characters, number words as figures."""
    found: list[Token] = []
    place = 0
    while (match := _TOKEN.search(text, place)) is not None:
        alone = _ALONE.match(text, match.start()) if found and isinstance(found[-1], Measure) else None
        if alone and (match["latin"] or match["any"]):
            found.append(Per(counted_by(alone["name"]) or frozenset(), alone["name"].lower()))
            place = alone.end()
            continue
        place = match.end()
        if match["number"]:
            token, place = _quantity(text, match["number"], place)
            found.append(token)
        elif match["per"]:
            found.append(Per(counted_by(match["container"]) or frozenset(), match["container"].lower()))
        elif match["times"] or match["x"]:
            quantified = bool(found) and (not isinstance(found[-1], Word | Sign) or found[-1] == Sign(")"))
            found.append(Sign("×") if quantified else Word(match[0].lower()))
        elif match["range"]:
            found.append(Sign("-"))
        elif match["bound"] or match["after"]:
            found.append(_bound(match))
        elif match["sign"]:
            found.append(Sign({"[": "(", "{": "(", "]": ")", "}": ")"}.get(match[0], match[0])))
        else:
            found.append(Word(match[0].lower(), filler=bool(match["filler"])))
    return tuple(found)


def _bound(match: re.Match[str]) -> Sign:
    word = match[0].lower()
    if match["after"]:
        if word == "+":
            return Sign("+")
        return Sign("≈后" if word == "左右" else "≥后" if word.endswith("上") else "≤后")
    return Sign(_BOUNDS[" ".join(word.split())])


def _quantity(text: str, written: str, place: int) -> tuple[Token, int]:
    """Return the number at a place with the unit or counting word behind it, and where it ends."""
    value = value_of(written)
    if scale := _SCALE.match(text, place):
        value, place, written = value * _SCALES[scale["scale"].lower()], scale.end(), written + scale[0].strip()
    dozen = _DOZEN.match(text, place)
    if dozen:
        value, place = value * 12, dozen.end()
    unit, counter = _UNIT.match(text, place), _COUNTER.match(text, place)
    if unit and (not counter or unit.end() >= counter.end()):
        known = unit_of(unit["unit"])
        if known is not None:
            name, end, dimension = " ".join(unit["unit"].lower().split()), unit.end(), known.dimension
            factor = known.factor
            if (
                (per := _IN.match(text, end))
                and (per["many"] or dimension in _IN_ONE or _light(known))
                and not known.rounded
            ):
                inside = unit_of(per["of"]) or known
                dimension, end = f"{dimension} in 100 {inside.dimension}", per.end()
                factor *= (1 if per["many"] else 100) / inside.factor
            base = (value * factor,)
            return Measure(dimension, base, rounded=known.rounded, unit=name, text=written, factor=factor), end
    if counter:
        of = counted_by(counter["counter"]) or frozenset()
        return Count(value, of, counter["counter"].lower(), written), counter.end()
    if dozen:
        return Count(value, frozenset({"+"}), DOZEN, written), place
    return Number(value, written), place


def _light(unit: Unit) -> bool:
    return unit.dimension == "mass" and unit.factor <= 1


def value_of(written: str) -> Fraction:
    """Return the value of a number as written, with its thousands separators or its decimal comma."""
    head, comma, tail = written.partition(",")
    if comma and "," not in tail and (len(tail) in {1, 2} or head == "0"):
        written = f"{head}.{tail}"
    return Fraction(written.replace(",", ""))

"""Values in words, with quantities among them: net contents, packs, strengths, materials, uses."""

import re
from collections.abc import Sequence
from math import prod

from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.matching.listing import judge_items, worst
from station.domain.matching.verdicts import Match
from station.domain.matching.words import plain, scripts
from station.domain.normalising.glossary import TERMS, broader, term
from station.domain.normalising.particles import words_of
from station.domain.normalising.properties import PROPERTIES
from station.domain.normalising.quantities import Item, Said, items
from station.domain.normalising.quantity import Quantity
from station.domain.normalising.text import decimals, folded, steps_to_equal
from station.domain.normalising.tokens import tokens
from station.domain.normalising.written_numbers import all_figures, with_figures

#: Where capitals carry meaning.
_MILLI = re.compile(r"(?<=\d)\s?([mM]W)\b")
_TOLERANCE = re.compile(r"±[^,;)、]*")
#: What may part thousands: 1.000 mg, 1 200 g.
_GROUPED = re.compile(r"(?<=[1-9])[. '](?=\d{3}(?!\d))")
_CURRENT = re.compile(r"^\s*(?:AC|DC|交流|直流)电?\s*(?=\d)|(?<=\d[Vv])\s*(?:AC|DC)$|(?<=\d\s[Vv])\s*(?:AC|DC)$")
_LONG = 7
_GIGABYTE = re.compile(r"(?<=\d)\s?G\b")
_BAR = re.compile(r"(?<=\d)\s?bar\b", re.IGNORECASE)
_PRESSURE = re.compile(r"\d\s?(?:[kM]?Pa|[千兆]?帕|psi)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b100(?:\.0+)?\s*%|(?<!\d)百分之百|(?<!\d)100(?:\.0+)?\s*%")
_PURE = re.compile("^(?:纯|全|pure|all)")
_SIZE = re.compile(r"(?P<system>US|UK|EUR?|JPN?|FR|IT|CN)?\s*[\d.]+\s*(?P<unit>cm)?$", re.IGNORECASE)
_STRONG = frozenset({"含酒精", "有酒精", "含醇", "alcoholic", "containsalcohol", "withalcohol"})
_FREE = frozenset({"无酒精", "不含酒精", "脱醇", "无醇", "alcoholfree", "nonalcoholic", "noalcohol"})
_WORDS = re.compile(r"[\d.,%;/、()+]+")
#: What joins two shares: 棉95%+氨纶5%, 95%棉和5%氨纶.
_JOINT = r"\s*(?:\+|&|以及|和|与|及(?!以[上下])|\band\b)\s*"
_AND = re.compile(rf"(?<=%){_JOINT}(?=[^\d\s])|(?<=[^\W\d]){_JOINT}(?=\d+(?:\.\d+)?\s?%)", re.IGNORECASE)
#: The decimal comma of a number by itself, and what may be one in a text.
_POINTED = re.compile(r"(?<=^\d),(?=\d\d?$)|(?<=^-\d),(?=\d\d?$)|(?<=^\d\d),(?=\d\d?$)")
_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
#: Between the parts of a list these say no more than a comma; "or" does.
_CONJUNCTION = re.compile(
    r"(?<=[㐀-鿿%])\s?(?:以及|和|与|及)\s?(?=[㐀-鿿])|\s*,?\s+(?:and|&)\s+|(?<=[^\W\d])\s*[&+]\s*(?=[^\W\d])",
    re.IGNORECASE,
)
#: What the rest says once more: 盒装,1罐/盒.
_TWICE = re.compile(r"^\s*([㐀-鿿])装\s*[,、;]\s*(?=\d+\s*[㐀-鿿]{1,2}\s*/\s*\1\s*$)")
_ABOUT = re.compile(r"^\s*(?:大?约|approx\.?|about|ca\.)\s*(?=\d)", re.IGNORECASE)
_STOP = re.compile("[,;、]")
_STRENGTH = re.compile(r"(?<=\d)\s*(?:%|％|度|°|percent)(?!\s*[a-z(])|(?<=\d)$", re.IGNORECASE)


def texts(one: str, other: str) -> Judgement:
    """Judge two free texts."""
    return _judge(one, other, packs_asked=False)


def quantities(one: str, other: str) -> Judgement:
    """Judge two values that measure or count."""
    return _judge(one, other, packs_asked=False)


def packing(one: str, other: str) -> Judgement:
    """Judge two values that say how goods are packed."""
    told = [_TWICE.sub("", text) for text in (one, other)]
    match, steps = _judge(*told, packs_asked=True)
    if match is Match.SAME_AFTER and told != [one, other]:
        return same_after(*dict.fromkeys(("pack", *steps)))
    return match, steps


def alcohol(one: str, other: str) -> Judgement:
    """Judge two alcoholic strengths; here a bare number, per cent and 度 are all per cent by volume."""
    left, right = (_STRENGTH.sub("%vol", with_figures(text.strip())) for text in (one, other))
    if (free := [folded(text) in _FREE for text in (one, other)]) and free[0] != free[1]:
        if folded(other if free[0] else one) in _STRONG:
            return DIFFERENT
        stated = items(tokens(right if free[0] else left))
        strength = stated[0].total[0] if len(stated) == 1 and isinstance(stated[0], Quantity) and stated[0].total else 1
        return DIFFERENT if strength > 1 else UNKNOWN if strength else same_after("term")
    match, steps = _judge(left, right, packs_asked=False)
    read = ("unit",) if (left == one) != (right == other) or left == right else ()
    return (match, tuple(dict.fromkeys((*read, *steps)))) if match is Match.SAME_AFTER else (match, ())


def _judge(one: str, other: str, *, packs_asked: bool) -> Judgement:
    """Judge two values, and again with a comma where a list has an "and", if only that makes them the same."""
    straight = _as_written(one, other, packs_asked=packs_asked)
    if straight == DIFFERENT and _GROUPED.search(f"{one} {other}"):
        for pair in ((_GROUPED.sub("", one), other), (one, _GROUPED.sub("", other))):
            if pair != (one, other) and _as_written(*pair, packs_asked=packs_asked)[0] is Match.SAME_AFTER:
                return UNKNOWN
    if straight == DIFFERENT and bool(_COMMA.search(one)) != bool(_COMMA.search(other)):
        pointed = [_COMMA.sub(".", text) for text in (one, other)]
        if _as_written(*pointed, packs_asked=packs_asked)[0] is Match.SAME_AFTER:
            return UNKNOWN  # 4,2 x 3,1 cm, 4.2×3.1cm
    if straight == DIFFERENT and _perhaps(one, other):
        straight = UNKNOWN
    listed = [_CONJUNCTION.sub(",", text) for text in (one, other)]
    if straight[0] is Match.SAME_AFTER or listed == [one, other] or len({len(_STOP.findall(t)) for t in listed}) > 1:
        return straight
    match, steps = _as_written(*listed, packs_asked=packs_asked)
    return same_after(*dict.fromkeys(("punctuation", *steps))) if match is Match.SAME_AFTER else straight


def _perhaps(one: str, other: str) -> bool:
    """Say whether texts that differ may be the same: 棉95氨纶5, 棉95%氨纶5%; cleaning teeth, teeth cleaning."""
    told = [_ABOUT.sub("", text) for text in (one, other)]
    if (told[0] != one) != (told[1] != other):
        return _as_written(*told, packs_asked=False)[0] is Match.SAME_AFTER  # 约30×22×12cm, 30×22×12cm
    words, shares = words_of(one), [text.replace("%", " ") for text in (one, other)]
    shared = ("%" in one) != ("%" in other) and steps_to_equal(shares[0], shares[1]) is not None
    return shared or bool(words and words == words_of(other))


def _as_written(one: str, other: str, *, packs_asked: bool) -> Judgement:
    watts = [_MILLI.findall(text) for text in (one, other)]
    if all(watts) and watts[0] != watts[1]:
        return DIFFERENT  # 600MW, 600mW
    if (steps := steps_to_equal(one, other)) is not None:
        return same_after(*steps)
    if decimals(_POINTED.sub(".", one)) == decimals(_POINTED.sub(".", other)):
        return same_after("number")
    if "±" in one or "±" in other:
        return _within_tolerance(one, other, packs_asked=packs_asked)
    currents = {found[0].strip().upper() if (found := _CURRENT.search(text)) else "" for text in (one, other)}
    if "" in currents and len(currents) > 1:
        return _but_for(_CURRENT, one, other, packs_asked=packs_asked)
    one, other = (_CURRENT.sub("", text) if len(currents) == 1 else text for text in (one, other))  # AC220V, 220V AC
    if _sizes_of_two_systems(one, other):
        return UNKNOWN
    first, second = (
        with_figures(decimals(_AND.sub(",", text)))
        for text in (_in_bar(_in_bytes(one, other), other), _in_bar(_in_bytes(other, one), one))
    )
    if steps_to_equal(all_figures(first), all_figures(second)) is not None:
        return same_after("number")
    if (pure := _pure(first, second)) is not None:
        return pure
    match, steps = _by_items(first, second, packs_asked=packs_asked)
    if match is not Match.SAME_AFTER:
        return match, ()
    numbered = ("number",) if (first, second) != (one, other) else ()
    return same_after(*(dict.fromkeys((*numbered, *steps)) or ("pack",)))


def _by_items(first: str, second: str, *, packs_asked: bool) -> Judgement:
    """Judge two texts by the quantities and words in them."""
    left, right = items(tokens(first)), items(tokens(second))
    if _of_two_properties(left, right) or 0 < _product(first) == _product(second):
        return UNKNOWN
    judged = judge_items(left, right, packs_asked=packs_asked)
    otherwise = [type(i) for i in left] != [type(i) for i in right]
    return UNKNOWN if judged == DIFFERENT and otherwise and _in_other_words(first, second) else judged


def _product(text: str) -> int:
    """Return the product of bare numbers, 58×2; 0 of anything else. What they count or measure is not said."""
    factors = re.split(r"\s*[×xX*]\s*", text.strip())
    return prod(map(int, factors)) if all(f.isdecimal() and len(f) < _LONG for f in factors) else 0


def _in_bar(text: str, other: str) -> str:
    """Return a text with its bars as a pressure where the other one tells one: elsewhere they are pieces."""
    return _BAR.sub("巴", text) if _PRESSURE.search(other) else text


def _in_bytes(text: str, other: str) -> str:
    """Return a text with G for GB where the other writes GB: 64G is grams elsewhere."""
    return _GIGABYTE.sub("GB", text) if "GB" in other.upper() else text


def _but_for(pattern: re.Pattern[str], one: str, other: str, *, packs_asked: bool) -> Judgement:
    """Judge two texts of which one says more: the same but for that, nobody can say."""
    bare = _as_written(*(pattern.sub("", text) for text in (one, other)), packs_asked=packs_asked)
    return UNKNOWN if bare[0] is Match.SAME_AFTER else bare


def _within_tolerance(one: str, other: str, *, packs_asked: bool) -> Judgement:
    """Judge values of which one says how much it may be off; told on one side only, nobody can say."""
    if one.count("±") == other.count("±") == 1:
        halves = zip(one.split("±"), other.split("±"), strict=True)
        return worst([_as_written(*half, packs_asked=packs_asked) for half in halves])
    return _but_for(_TOLERANCE, one, other, packs_asked=packs_asked)


def _pure(one: str, other: str) -> Judgement | None:
    """Judge 100% of one thing against that thing alone: 纯棉 is 100%棉; 棉 alone does not say how much."""
    bare = [_WHOLE.sub("", text) for text in (one, other)]
    if bare[0] != one and bare[1] != other:
        inside = [term(_PURE.sub("", folded(text))) for text in bare]
        return same_after("term") if inside[0] == inside[1] != "" else None  # 100%纯棉, 100%棉
    if (bare[0] == one) == (bare[1] == other) or not all(map(folded, bare)):
        return None
    pure = [_PURE.sub("", folded(text)) for text in bare]
    if term(pure[0]) != term(pure[1]):
        return UNKNOWN if broader(pure[0], pure[1]) else None
    alone = bare[1] if bare[0] != one else bare[0]
    return same_after("term") if _PURE.match(folded(alone)) else UNKNOWN


def _of_two_properties(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Say whether two texts measure two properties of one thing: a dial of 45 mm, proof to 200 m.

    Of 直径28cm and 28cm nobody can say either: a size without its name may be another one.
    """
    named = [side[0].text for side in (left, right) if len(side) == 2 and isinstance(side[0], Said)]
    what = [PROPERTIES.get(folded(plain(text))) for text in named]
    found = [side[-1] for side in (left, right) if side]
    if not named or None in what or any(len(side) > 2 for side in (left, right)):
        return False
    measures = [q.measure for q in found if isinstance(q, Quantity) and q.measure is not None]
    if len(measures) != 2:
        return False
    if len(what) == 2:
        return what[0] != what[1]
    one, other = measures
    return one.dimension != other.dimension or (one.dimension == "length" and one.values == other.values)


def _sizes_of_two_systems(one: str, other: str) -> bool:
    """Say whether two sizes are of different systems: US 8.5 and EUR 42; no table says which go together."""
    found = [_SIZE.match(text.strip()) for text in (one, other)]
    systems = [(m["system"] or m["unit"] or "").upper()[:2] for m in found if m]
    return len(systems) == 2 and all(systems) and systems[0] != systems[1]


def _in_other_words(one: str, other: str) -> bool:
    """Say whether two texts have the same figures, and words in two scripts: 60 gummies, 60粒."""
    figures = [sorted(re.findall(r"\d+(?:\.\d+)?", text)) for text in (one, other)]
    words = [re.sub(r"[\d\s.,%]+", "", text.lower()) for text in (one, other)]
    here, there = (scripts(word) for word in words)
    known = all(folded(word) in TERMS for text in (one, other) for word in _WORDS.split(text) if folded(word))
    return bool(figures[0] == figures[1] and here and there and not here & there and not known)

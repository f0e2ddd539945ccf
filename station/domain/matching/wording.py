"""Values in words, with quantities among them: net contents, packs, strengths, materials, uses."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.matching.measuring import measure
from station.domain.matching.verdicts import Match
from station.domain.matching.words import figured, judge_words, plain, scripts
from station.domain.normalising.glossary import TERMS, broader, term
from station.domain.normalising.properties import PROPERTIES
from station.domain.normalising.quantities import Item, Said, items
from station.domain.normalising.quantity import Quantity
from station.domain.normalising.text import decimals, folded, steps_to_equal
from station.domain.normalising.tokens import DOZEN, tokens, value_of
from station.domain.normalising.written_numbers import with_figures

#: Where capitals carry meaning.
_MILLI = re.compile(r"(?<=\d)\s?([mM]W)\b")
_TOLERANCE = re.compile(r"±[^,;)、]*")
_WHOLE = re.compile(r"\b100(?:\.0+)?\s*%|(?<!\d)百分之百|(?<!\d)100(?:\.0+)?\s*%")
_PURE = re.compile("^(?:纯|全|pure|all)")
_SIZE = re.compile(r"(?P<system>US|UK|EUR?|JPN?|FR|IT|CN)?\s*[\d.]+\s*(?P<unit>cm)?$", re.IGNORECASE)
_FREE = frozenset({"无酒精", "不含酒精", "脱醇", "无醇", "alcoholfree", "nonalcoholic", "noalcohol"})
_WORDS = re.compile(r"[\d.,%;/、()+]+")
_AND = re.compile(r"(?<=%)\s*\+\s*(?=[^\d\s])")
#: Between the parts of a list these say no more than a comma; "or" does.
_CONJUNCTION = re.compile(r"(?<=[㐀-鿿%])\s?(?:以及|和|与|及)\s?(?=[㐀-鿿])|\s*,?\s+(?:and|&)\s+", re.IGNORECASE)
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
    return _judge(one, other, packs_asked=True)


def alcohol(one: str, other: str) -> Judgement:
    """Judge two alcoholic strengths; here a bare number, per cent and 度 are all per cent by volume."""
    left, right = (_STRENGTH.sub("%vol", with_figures(text.strip())) for text in (one, other))
    if (free := [folded(text) in _FREE for text in (one, other)]) and free[0] != free[1]:
        stated = items(tokens(right if free[0] else left))
        strong = len(stated) == 1 and isinstance(stated[0], Quantity) and stated[0].total and stated[0].total[0] > 1
        return DIFFERENT if strong else UNKNOWN
    match, steps = _judge(left, right, packs_asked=False)
    read = ("unit",) if (left == one) != (right == other) or left == right else ()
    return (match, tuple(dict.fromkeys((*read, *steps)))) if match is Match.SAME_AFTER else (match, ())


def _judge(one: str, other: str, *, packs_asked: bool) -> Judgement:
    """Judge two values, and again with a comma where a list has an "and", if only that makes them the same."""
    straight = _as_written(one, other, packs_asked=packs_asked)
    listed = [_CONJUNCTION.sub(",", text) for text in (one, other)]
    if straight[0] is Match.SAME_AFTER or listed == [one, other] or len({len(_STOP.findall(t)) for t in listed}) > 1:
        return straight
    match, steps = _as_written(*listed, packs_asked=packs_asked)
    return same_after(*dict.fromkeys(("punctuation", *steps))) if match is Match.SAME_AFTER else straight


def _as_written(one: str, other: str, *, packs_asked: bool) -> Judgement:
    if _MILLI.findall(one) != _MILLI.findall(other):
        return DIFFERENT
    if (steps := steps_to_equal(one, other)) is not None:
        return same_after(*steps)
    if "±" in one or "±" in other:
        return _within_tolerance(one, other, packs_asked=packs_asked)
    if _sizes_of_two_systems(one, other):
        return UNKNOWN
    first, second = (with_figures(decimals(_AND.sub(",", text))) for text in (one, other))
    numbered = ("number",) if (first, second) != (one, other) else ()
    if steps_to_equal(first, second) is not None or first == second:
        return same_after("number")
    if (pure := _pure(first, second)) is not None:
        return pure
    left, right = items(tokens(first)), items(tokens(second))
    if _of_two_properties(left, right):
        return UNKNOWN
    match, steps = _items(left, right, packs_asked=packs_asked)
    if (
        match is Match.DIFFERS
        and [type(i) for i in left] != [type(i) for i in right]
        and _in_other_words(first, second)
    ):
        return UNKNOWN
    if match is Match.SAME_AFTER:
        return same_after(*(dict.fromkeys((*numbered, *steps)) or ("pack",)))
    return match, ()


def _within_tolerance(one: str, other: str, *, packs_asked: bool) -> Judgement:
    """Judge values of which one says how much it may be off; told on one side only, nobody can say."""
    if one.count("±") == other.count("±") == 1:
        halves = zip(one.split("±"), other.split("±"), strict=True)
        return _worst([_as_written(*half, packs_asked=packs_asked) for half in halves])
    bare = _as_written(*(_TOLERANCE.sub("", text) for text in (one, other)), packs_asked=packs_asked)
    return UNKNOWN if bare[0] is Match.SAME_AFTER else bare


def _pure(one: str, other: str) -> Judgement | None:
    """Judge 100% of one thing against that thing alone: 纯棉 is 100%棉; 棉 alone does not say how much."""
    bare = [_WHOLE.sub("", text) for text in (one, other)]
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


def _items(left: Sequence[Item], right: Sequence[Item], *, packs_asked: bool) -> Judgement:
    if not left or not right:
        return DIFFERENT
    if (len(left) == 1) != (len(right) == 1) or (len(left) == 1 and type(left[0]) is not type(right[0])):
        mixed = _of_two_kinds(left, right)
        if mixed is not None:
            return mixed
    if [type(item) for item in left] == [type(item) for item in right]:
        pairs = [_pair(a, b, packs_asked=packs_asked) for a, b in zip(left, right, strict=True)]
        straight = _worst(pairs)
        if straight[0] is not Match.DIFFERS or len(left) == 1:
            return straight
    if len(left) == len(right) == 2 and type(left[0]) is type(right[1]) and type(left[1]) is type(right[0]):
        crossed = _worst([_pair(a, b, packs_asked=packs_asked) for a, b in zip(left, reversed(right), strict=True)])
        return (Match.SAME_AFTER, ("order", *crossed[1])) if crossed[0] is Match.SAME_AFTER else crossed
    return _in_any_order(left, right, packs_asked=packs_asked) or _apart(left, right)


def _pair(one: Item, other: Item, *, packs_asked: bool) -> Judgement:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        if one == other:
            return same_after()
        return measure(one, other, packs_asked=packs_asked)
    if isinstance(one, Said) and isinstance(other, Said):
        return judge_words(one.text, other.text)
    return DIFFERENT


def _worst(pairs: Sequence[Judgement]) -> Judgement:
    matches = {match for match, _ in pairs}
    for match in (Match.DIFFERS, Match.NOT_COMPARABLE):
        if match in matches:
            return match, ()
    return same_after(*dict.fromkeys(step for _, steps in pairs for step in steps))


def _of_two_kinds(left: Sequence[Item], right: Sequence[Item]) -> Judgement | None:
    """Judge a pure quantity against words: without a figure they are of two kinds; a bare number lacks its unit."""
    for one, other in ((left, right), (right, left)):
        if len(one) != 1 or not isinstance(one[0], Quantity):
            continue
        if len(other) == 1 and isinstance(other[0], Said):
            text = other[0].text
            if not re.search(r"\d", text):
                return UNKNOWN
            if bare := re.fullmatch(r"<([\d/]+)>\+?", text):
                dozen = len(one[0].counts) == 1 and one[0].counts[0].unit == DOZEN and not one[0].measure
                if dozen and one[0].number == Fraction(bare[1]):
                    return same_after("number")
                return UNKNOWN if _may_be(one[0], Fraction(bare[1])) else DIFFERENT
            sides = one[0].measure
            if sides is not None and sides.form == "box" and re.fullmatch(r"<[\d/]+>(?:×<[\d/]+>)+", text):
                figures = [Fraction(figure) for figure in re.findall(r"[\d/]+", text)]
                return UNKNOWN if figures == [side / sides.factor for side in sides.values] else DIFFERENT
    return None


def _may_be(quantity: Quantity, bare: Fraction) -> bool:
    """Say whether a number without its unit may be meant for a quantity: 500 for 500g or for 0.5kg, never 50."""
    if quantity.measure is None:
        return quantity.number == bare
    measured = quantity.measure
    written = value_of(measured.text) if measured.text.replace(",", "").replace(".", "", 1).isdecimal() else bare
    return measured.form != "one" or bare in {written, written * 1000, written / 1000, *quantity.total}


def _in_any_order(left: Sequence[Item], right: Sequence[Item], *, packs_asked: bool) -> Judgement | None:
    """Judge lists whose parts each have a quantity: 95%棉 5%氨纶, 氨纶5%,棉95%. None where they are no such lists."""
    one, other = _parts(left), _parts(right)
    if one is None or other is None:
        return None
    if one.keys() != other.keys():
        if all(name in TERMS for name in (*one, *other)):
            return DIFFERENT
        written = [scripts(",".join(i.text for i in side if isinstance(i, Said))) for side in (left, right)]
        if len(one) == len(other) and written[0] != written[1]:
            return UNKNOWN
        return None
    pairs = [_pair(one[name], other[name], packs_asked=packs_asked) for name in one]
    match, steps = _worst(pairs)
    return same_after(*dict.fromkeys(("order", *steps))) if match is Match.SAME_AFTER else (match, ())


def _parts(found: Sequence[Item]) -> dict[str, Quantity] | None:
    """Return each quantity by the word it belongs to."""
    if len(found) % 2 or len(found) < 2:
        return None
    parts: dict[str, Quantity] = {}
    for first, second in zip(found[::2], found[1::2], strict=True):
        if isinstance(first, Quantity) and isinstance(second, Said):
            quantity, said = first, second
        elif isinstance(first, Said) and isinstance(second, Quantity):
            quantity, said = second, first
        else:
            return None
        name = term(folded(plain(figured(said.text))))
        if name in parts or "<" in figured(said.text):
            return None
        parts[name] = replace(quantity, loose=False)
    return parts


def _apart(left: Sequence[Item], right: Sequence[Item]) -> Judgement:
    """Judge texts of another build: in two scripts nobody can say where the quantities agree; else they differ."""
    said = [",".join(i.text for i in side if isinstance(i, Said)) for side in (left, right)]
    amounts = [sorted((i.total, i.number) for i in side if isinstance(i, Quantity)) for side in (left, right)]
    here, there = scripts(said[0]), scripts(said[1])
    if here and there and not here & there and amounts[0] == amounts[1]:
        return UNKNOWN
    return DIFFERENT

"""Two texts part by part: quantities and words in turn, lists in any order, a quantity against words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.matching.measuring import measure
from station.domain.matching.verdicts import Match
from station.domain.matching.words import figured, in_two_languages, judge_words, plain, scripts
from station.domain.normalising.glossary import TERMS, term
from station.domain.normalising.quantities import Item, Said
from station.domain.normalising.quantity import Quantity
from station.domain.normalising.text import folded
from station.domain.normalising.tokens import DOZEN, Measure, value_of

#: A figure and a word too long for a unit.
_NOUN = re.compile(r"<(\d+)>(?:[a-z]{4,}|[㐀-鿿]{2,})")


def judge_items(left: Sequence[Item], right: Sequence[Item], *, packs_asked: bool) -> Judgement:
    """Judge two texts by their parts, in the order they stand in or in any."""
    if not left or not right:
        return DIFFERENT
    if _says_more(left, right, packs_asked=packs_asked) or _says_more(right, left, packs_asked=packs_asked):
        return UNKNOWN
    if (len(left) == 1) != (len(right) == 1) or (len(left) == 1 and type(left[0]) is not type(right[0])):
        mixed = _of_two_kinds(left, right)
        if mixed is not None:
            return mixed
    left, right = (_by_dimension(side) for side in (left, right))
    if [type(item) for item in left] == [type(item) for item in right]:
        pairs = [_pair(a, b, packs_asked=packs_asked) for a, b in zip(left, right, strict=True)]
        straight = worst(pairs)
        if straight[0] is not Match.DIFFERS or len(left) == 1:
            return straight
    two = len(left) == len(right) == 2 and type(left[0]) is not type(left[1])
    if two and type(left[0]) is type(right[1]) and type(left[1]) is type(right[0]):
        crossed = worst([_pair(a, b, packs_asked=packs_asked) for a, b in zip(left, reversed(right), strict=True)])
        return (Match.SAME_AFTER, ("order", *crossed[1])) if crossed[0] is Match.SAME_AFTER else crossed
    return _in_any_order(left, right, packs_asked=packs_asked) or _apart(left, right)


def _by_dimension(side: Sequence[Item]) -> Sequence[Item]:
    """Return measures that stand alone side by side by what they measure: 220V 50Hz, 50Hz/220V."""
    measures = [item for item in side if isinstance(item, Quantity) and item.measure is not None]
    if len(measures) < len(side) or len(side) < 2:
        return side
    return sorted(measures, key=lambda item: item.measure.dimension if item.measure else "")


def _says_more(left: Sequence[Item], right: Sequence[Item], *, packs_asked: bool) -> bool:
    """Say whether one text is a quantity, and the other that and more: words without a figure, or another measure.

    12个月 and 12个月(未开封), 5000mAh and 5000mAh(18.5Wh). Another amount of the same kind is no more of it.
    """
    if len(left) != 1 or not isinstance(left[0], Quantity) or len(right) < 2:
        return False
    twins = [
        item
        for item in right
        if isinstance(item, Quantity) and _pair(left[0], item, packs_asked=packs_asked)[0] is Match.SAME_AFTER
    ]
    if len(twins) != 1:
        return False
    kind = left[0].measure.dimension if left[0].measure else None
    return all(
        item is twins[0]
        or (isinstance(item, Said) and not re.search(r"\d|[≥≤><≈]", item.text))
        or (
            isinstance(item, Quantity)
            and item.measure is not None
            and kind is not None
            and item.measure.dimension != kind
        )
        for item in right
    )


def _pair(one: Item, other: Item, *, packs_asked: bool) -> Judgement:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        if one == other:
            return same_after()
        return measure(one, other, packs_asked=packs_asked)
    if isinstance(one, Said) and isinstance(other, Said):
        return judge_words(one.text, other.text)
    return DIFFERENT


def worst(pairs: Sequence[Judgement]) -> Judgement:
    """Return the worst of several judgements: one part that differs makes the whole differ."""
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
        if one[0].measure is not None and len(other) > 1 and _of_others(one[0].measure, other):
            return UNKNOWN  # 180g, 95%棉5%氨纶
        if len(other) == 1 and isinstance(other[0], Said):
            text = other[0].text
            if not re.search(r"\d", text) or (one[0].measure is not None and _counts_a_noun(text, one[0].measure)):
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


def _counts_a_noun(text: str, measured: Measure) -> bool:
    """Say whether words count things that no table knows, and in another figure than is measured: 25 tea bags, 50 g."""
    found = _NOUN.fullmatch(text)
    return found is not None and found[1] != measured.text


def _of_others(one: Measure, found: Sequence[Item]) -> bool:
    """Say whether the quantities of a text are measures, and all of other dimensions and figures."""
    measures = [q.measure for q in found if isinstance(q, Quantity)]
    return bool(measures) and all(m and m.dimension != one.dimension and m.text != one.text for m in measures)


def _may_be(quantity: Quantity, bare: Fraction) -> bool:
    """Say whether a number without its unit may be meant for a quantity: 500 for 500g or for 0.5kg, never 50."""
    if quantity.measure is None:
        return quantity.number == bare
    measured = quantity.measure
    written = value_of(measured.text) if measured.text.replace(",", "").replace(".", "", 1).isdecimal() else bare
    if measured.dimension in {"percent", "alcohol"} and bare * 100 in quantity.total:
        return True  # 0.05 for 5%
    return measured.form != "one" or bare in {written, written * 1000, written / 1000, *quantity.total}


def _in_any_order(left: Sequence[Item], right: Sequence[Item], *, packs_asked: bool) -> Judgement | None:
    """Judge lists whose parts each have a quantity: 95%棉 5%氨纶, 氨纶5%,棉95%. None where they are no such lists."""
    one, other = _parts(left), _parts(right)
    if one is None or other is None:
        return None
    if one.keys() != other.keys():
        if all(name in TERMS for name in (*one, *other)):
            return DIFFERENT
        if len(one) == len(other) and scripts(_words(left)) != scripts(_words(right)):
            return UNKNOWN
        return None
    pairs = [_pair(one[name], other[name], packs_asked=packs_asked) for name in one]
    match, steps = worst(pairs)
    if match is Match.SAME_AFTER and in_two_languages(_words(left), _words(right)):
        return UNKNOWN
    return same_after(*dict.fromkeys(("order", *steps))) if match is Match.SAME_AFTER else (match, ())


def _words(side: Sequence[Item]) -> str:
    return ",".join(item.text for item in side if isinstance(item, Said))


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
    amounts = [sorted((i.total, i.number) for i in side if isinstance(i, Quantity)) for side in (left, right)]
    return UNKNOWN if in_two_languages(_words(left), _words(right)) and amounts[0] == amounts[1] else DIFFERENT

"""Sizes and ages: one notation of each, and systems of which no table says what goes with what."""

import re

from station.domain.matching import wording
from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.matching.verdicts import Match
from station.domain.normalising import numerals
from station.domain.normalising.ages import aged, numbered, unnumbered
from station.domain.normalising.sizes import Size, in_one_notation, size
from station.domain.normalising.text import steps_to_equal
from station.domain.normalising.written_numbers import with_figures

_HAN = re.compile(rf"{numerals.HAN_NUMERAL}+(?=\s?[码号])")
#: Of these, one figure in two systems is never one size (UK 9 is US 10).
_APART = frozenset({"US", "UK", "EU"})
#: Who is of an age, told behind it.
#: Who is meant by an age in months (GB 10765, GB 10766, GB 10767, GB 13432): from one of them on, to another.
_MEANT = {"婴儿": (0, 12), "较大婴儿": (6, 12), "幼儿": (12, 36), "婴幼儿": (0, 36)}
_OF_AGE = re.compile(r"(\d{1,2})(?:\s*[-~至到]\s*(\d{1,2}))?(个月|岁)(以上)?的?(较大婴儿|婴幼儿|婴儿|幼儿)")
_PEOPLE = re.compile("婴|幼|儿|宝|孩|童|人|men|adult|baby|infant|toddler|kid", re.IGNORECASE)
_WEARER = re.compile(r"(?<=[岁月上])\s*的?(?:婴幼儿|儿童|婴儿|幼儿|宝宝|孩子)$")
#: The frame of glasses: width of a lens, bridge, temple.
_FRAME = re.compile(r"\d\d\D{1,3}\d\d\D{1,3}1[1-6]\d(?:\s*mm)?")

#: A size by itself, whatever the element asks for: 42码, UK 8.
_SHOE = re.compile(r"\d\d(?:\.\d)?\s*码|(?:US|UK|EUR?)[\s.]*\d{1,2}(?:\.\d)?", re.IGNORECASE)


def sizes(one: str, other: str) -> Judgement:
    """Judge two values of an element that asks for a size."""
    left, right = (_HAN.sub(lambda f: str(numerals.han(f[0]) or f[0]), with_figures(text)) for text in (one, other))
    judged = as_sizes(left, right, asked=True)
    return judged if judged is not None else wording.texts(one, other)


def as_sizes(one: str, other: str, *, asked: bool) -> Judgement | None:
    """Judge two texts that are sizes; None where one of them is none, or both are only measures."""
    if bool(_FRAME.fullmatch(one.strip())) != bool(_FRAME.fullmatch(other.strip())):
        return UNKNOWN  # a frame's measures against another thing that is said of glasses
    stripped = [text.strip() for text in (one, other)]
    shoes = any(map(_SHOE.fullmatch, stripped)) and not all(text.endswith("码") for text in stripped)
    if shoes and not asked and as_sizes(one, other, asked=True) == UNKNOWN:
        return UNKNOWN
    left, right = size(one, asked=asked), size(other, asked=asked)
    if left is None or right is None:
        return _in_part(one, other, left, right) if asked else None
    measured = {"foot", "weight"}
    if not asked and {left.system, right.system} <= measured and left.system == right.system:
        return None
    return _judge(left, right)


def _in_part(one: str, other: str, left: Size | None, right: Size | None) -> Judgement | None:
    """Judge sizes of which one or both are told in two systems, M(170/92A); or are told in words alone."""
    for known, text in ((left, other), (right, one)):
        if known is not None and not re.search(r"[0-9A-Za-z]", text):
            return UNKNOWN
    several = [_several(text, known) for text, known in ((one, left), (other, right))]
    if not all(several):
        return None
    common = several[0].keys() & several[1].keys()
    if any(several[0][system] != several[1][system] for system in common):
        return DIFFERENT
    return same_after("size") if several[0] == several[1] else UNKNOWN


def _several(text: str, known: Size | None) -> dict[str, str]:
    """Return the sizes of a text by their systems; none where a part is no size."""
    if known is not None:
        return {known.system: known.value}
    found = [size(part, asked=True) for part in re.split(r"\s*[()]\s*", text) if part]
    return {s.system: s.value for s in found if s} if all(found) and len(found) == 2 else {}


def _judge(left: Size, right: Size) -> Judgement:
    if left.system == right.system:
        return same_after("size") if left.value == right.value else DIFFERENT
    systems = {left.system, right.system}
    if systems == {"letter", "letters"}:
        one, many = (left, right) if left.system == "letter" else (right, left)
        return UNKNOWN if one.value in many.value.split("/") else DIFFERENT
    if "free" in systems:
        return DIFFERENT if systems <= {"free", "letter", "letters"} else UNKNOWN
    if left.value == right.value and systems <= _APART:
        return DIFFERENT
    shoe = systems == {"EU", "bare"} and all(34 <= float(s.value) <= 50 for s in (left, right) if "/" not in s.value)
    return DIFFERENT if shoe and left.value != right.value else UNKNOWN


def ages(one: str, other: str) -> Judgement:
    """Judge two ages."""
    return _ages(one, other, staged=False)


def stages(one: str, other: str) -> Judgement:
    """Judge two stages of infant food, which may be told by an age."""
    return _ages(one, other, staged=True)


def _ages(one: str, other: str, *, staged: bool) -> Judgement:
    if (steps := steps_to_equal(one, other)) is not None:
        return same_after(*steps)
    left, right = (aged(with_figures(text), staged=staged) for text in (one, other))
    if unnumbered(left) and unnumbered(right):
        return same_after("age")
    if (unnumbered(left) and numbered(right)) or (unnumbered(right) and numbered(left)):
        return DIFFERENT
    if bool(_PEOPLE.search(left)) != bool(_PEOPLE.search(right)):
        left, right = _told_by_age(left), _told_by_age(right)
    match, steps = wording.texts(left, right)
    if match is Match.DIFFERS and steps_to_equal(_WEARER.sub("", left), _WEARER.sub("", right)) is not None:
        return UNKNOWN  # 3岁以上儿童, 3岁以上
    if match is not Match.SAME_AFTER:
        return match, ()
    return same_after(*(("age",) if (left, right) != (one, other) else ()), *steps)


def _told_by_age(text: str) -> str:
    """Return an age without the word for who has it, where that says no more: 12-36个月幼儿 are 12-36个月."""
    found = _OF_AGE.fullmatch(text)
    if found is None:
        return text
    months = 1 if found[3] == "个月" else 12
    first, last = _MEANT[found[5]]
    begins = int(found[1]) * months
    ends = int(found[2]) * months if found[2] else begins
    told = first <= begins < last and (found[5] == "婴幼儿" if found[4] else bool(found[2]) and ends <= last)
    return text.removesuffix(found[5]).removesuffix("的") if told else text


def in_notation(one: str, other: str) -> tuple[str, str]:
    """Return two texts with the sizes in them in one notation."""
    return in_one_notation(one), in_one_notation(other)

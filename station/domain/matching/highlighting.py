"""Which characters of two texts differ, for a person to look at; a difference of width or case alone is not shown."""

import difflib
from functools import lru_cache

from station.domain.matching.verdicts import Span
from station.domain.normalising.text import accent, case, width
from station.domain.normalising.traditional import simplified

#: Longer texts are shown with one span, between what is the same at their start and at their end.
LONGEST = 2_000


def differing(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the character spans in which two texts differ, for each of them; places are those of the texts given."""
    one, other = [plain(c) for c in left], [plain(c) for c in right]
    if len(one) > LONGEST or len(other) > LONGEST:
        return _middle(one, other)
    codes = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changed = [c for c in codes if c[0] != "equal"]
    return tuple((a, b) for _, a, b, _, _ in changed if b > a), tuple((c, d) for _, _, _, c, d in changed if d > c)


def marked(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans to show on both sides: where one side only lacks something, the character beside the gap."""
    one, other = differing(left, right)
    if not one and not other:
        return ((0, len(left)),), ((0, len(right)),)
    return one or _beside(other, left), other or _beside(one, right)


def _beside(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Return the character before the first gap; up to there both texts have the same places."""
    place = max(spans[0][0], 1)
    return ((place - 1, place),) if text else ()


def _middle(one: list[str], other: list[str]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    shorter = min(len(one), len(other))
    head = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    tail = next((i for i in range(shorter - head) if one[-1 - i] != other[-1 - i]), shorter - head)
    spans = ((head, len(one) - tail), (head, len(other) - tail))
    left, right = (((a, b),) if b > a else () for a, b in spans)
    return left, right


@lru_cache(maxsize=8192)
def plain(char: str) -> str:
    """Return a character without the differences that are not shown."""
    if char.isascii():
        return char.lower()
    return simplified(accent(case(width(char)))) or char

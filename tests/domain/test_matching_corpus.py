"""The labelled corpus: how often same and differs are right, and how much of them is found."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from station.app.comparing import Comparer
from station.domain.matching import Match
from tests.domain.corpus import Pair, pairs

SAME = {"same", "same_after"}


def group(verdict: str | None) -> str:
    """Return one word for both kinds of same."""
    return "same" if verdict in SAME else str(verdict)


@cache
def answers() -> tuple[tuple[Pair, str | None, tuple[str, ...]], ...]:
    comparer = Comparer()
    found = []
    for pair in pairs():
        answer = comparer.compare(pair.hs_code, pair.element, pair.declared, pair.standard)
        found.append((pair, answer.verdict, answer.steps))
    return tuple(found)


def share(verdict: str) -> tuple[float, float]:
    """Return precision and recall of a verdict."""
    table = Counter((group(pair.label), group(got)) for pair, got, _ in answers())
    right = table[verdict, verdict]
    said = sum(n for (_, got), n in table.items() if got == verdict)
    meant = sum(n for (label, _), n in table.items() if label == verdict)
    return right / said, right / meant


def test_the_corpus_is_what_it_claims() -> None:
    rows = list(pairs())
    assert len(rows) >= 400
    assert len({row.hs_code for row in rows}) >= 30
    assert {row.label for row in rows} == {match.value for match in Match}
    assert len({(row.element, row.declared, row.standard) for row in rows}) > len(rows) * 0.95


def test_same_is_right_and_found() -> None:
    precision, recall = share("same")
    assert precision >= 0.995
    assert recall >= 0.90


def test_differs_is_right_and_found() -> None:
    precision, recall = share("differs")
    assert precision >= 0.99
    assert recall >= 0.99


def test_nothing_is_same_that_is_labelled_different() -> None:
    false = [(pair, steps) for pair, got, steps in answers() if got in SAME and pair.label not in SAME]
    assert not false


def test_same_after_names_its_steps_and_nothing_else_does() -> None:
    assert all(bool(steps) == (got == "same_after") for _, got, steps in answers())


def test_every_verdict_is_the_same_again() -> None:
    comparer = Comparer()
    for pair, got, steps in answers():
        again = comparer.compare(pair.hs_code, pair.element, pair.declared, pair.standard)
        assert (again.verdict, again.steps) == (got, steps)


def test_judging_the_corpus_is_symmetric() -> None:
    comparer = Comparer()
    for pair, got, _ in answers():
        turned = comparer.compare(pair.hs_code, pair.element, pair.standard, pair.declared)
        if "missing" not in {got, turned.verdict} and pair.standard.strip() and pair.declared.strip():
            assert turned.verdict == got, pair


#: Another unit of the same kind.
OTHER_UNIT = {"g": "kg", "kg": "g", "mg": "g", "ml": "l", "l": "ml", "cm": "mm", "mm": "cm", "%": "‰", "克": "千克",
              "毫升": "升", "厘米": "毫米", "W": "kW", "岁": "个月"}  # fmt: skip
COUNTING = re.compile("[瓶罐盒袋包箱片粒支条块桶管]")
UNIT = re.compile(rf"(?<=[1-9])({'|'.join(sorted(OTHER_UNIT, key=len, reverse=True))})(?![A-Za-z])")


def spoiled(text: str) -> Iterator[str]:
    """Yield a value with one figure changed, another unit, two counting words in each other's place, a negation."""
    for place, char in enumerate(text):
        if char in "0123456789":
            yield f"{text[:place]}{(int(char) + 3) % 10}{text[place + 1 :]}"
    for found in UNIT.finditer(text):
        yield f"{text[: found.start()]}{OTHER_UNIT[found[0]]}{text[found.end() :]}"
    words = list(COUNTING.finditer(text))
    for one, other in pairwise(words):
        if one[0] != other[0]:
            between = text[one.end() : other.start()]
            yield f"{text[: one.start()]}{other[0]}{between}{one[0]}{text[other.end() :]}"
    if text.strip() and not text.strip()[0].isdecimal():
        yield from (f"{word}{text}" for word in ("不", "非", "无", "not "))


def test_what_is_spoiled_in_one_place_is_never_the_same() -> None:
    comparer, seen, tried = Comparer(), set(), 0
    for pair in list(pairs())[::3]:
        if (pair.element, pair.standard) not in seen:
            seen.add((pair.element, pair.standard))
            for wrong in spoiled(pair.standard):
                tried += 1
                answer = comparer.compare(pair.hs_code, pair.element, wrong, pair.standard)
                assert group(answer.verdict) != "same", (pair.element, wrong, pair.standard)
    assert tried > 3000

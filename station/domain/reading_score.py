"""What was read against what should have been: correct, missed, wrong and doubled, code by code and class by class."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from station.domain.code import Symbology

RETAIL = frozenset({Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A, Symbology.UPC_E})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A code that a recording shows, `times` over; `kind` is the class it is counted under, such as ``motion``.

    `times` 0 says that this text must not be read: it is what once was read wrongly. `format` is empty where any
    symbology will do.
    """

    text: str
    format: str = ""
    times: int = 1
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A code that the capture took: what it says, and in which symbology (empty where a scanner did not say)."""

    text: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How many codes of a class were correct, missed, wrong (nobody wanted them) or taken once too often."""

    kind: str
    correct: int = 0
    missed: int = 0
    wrong: int = 0
    doubled: int = 0

    @property
    def perfect(self) -> bool:
        """Say whether there is nothing but correct reads."""
        return not (self.missed or self.wrong or self.doubled)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The scores by class, sorted by name, and a line for each code that is not correct."""

    scores: tuple[Score, ...]
    remarks: tuple[str, ...]

    @property
    def perfect(self) -> bool:
        """Say whether every class is."""
        return all(score.perfect for score in self.scores)


def score(wanted: Iterable[Wanted], accepted: Iterable[Accepted], *, kind: str = "") -> Verdict:
    """Compare. A read that nobody wanted counts as wrong under `kind`; one in another symbology is missed and wrong."""
    left = Counter(accepted)
    counts: dict[str, Counter[str]] = {kind: Counter()}
    remarks: list[str] = []

    def note(kind: str, what: str, times: int, text: str) -> None:
        counts.setdefault(kind, Counter())[what] += times
        if times and what != "correct":
            remarks.append(f"{what}: {text}" + (f" ({times} times)" if times > 1 else ""))

    for each in wanted:
        fitting = [got for got in left if _number(got) == _number(each) and each.format in {"", got.format}]
        found = sum(left.pop(got) for got in fitting)
        note(each.kind, "correct", min(found, each.times), each.text)
        note(each.kind, "missed", max(0, each.times - found), each.text)
        note(each.kind, "doubled" if each.times else "wrong", max(0, found - each.times), each.text)
    for got, times in left.items():
        note(kind, "wrong", times, f"{got.text} ({got.format or 'no symbology'})")
    return Verdict(tuple(Score(name, **counts[name]) for name in sorted(counts)), tuple(remarks))


def _number(code: Wanted | Accepted) -> str:
    """Return the text; of a retail code its GTIN-14, for a UPC-A comes as 12 digits or as 13 with a zero in front."""
    return code.text.zfill(14) if code.format in RETAIL | {""} and code.text.isdigit() else code.text


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the sum of several recordings' verdicts."""
    scores: dict[str, Score] = {}
    remarks: list[str] = []
    for verdict in verdicts:
        remarks += verdict.remarks
        for one in verdict.scores:
            known = scores.get(one.kind, Score(one.kind))
            scores[one.kind] = Score(
                one.kind,
                known.correct + one.correct,
                known.missed + one.missed,
                known.wrong + one.wrong,
                known.doubled + one.doubled,
            )
    return Verdict(tuple(scores[kind] for kind in sorted(scores)), tuple(remarks))

"""A labelled corpus of declared and standard values, written by hand: one block an element, one line a pair."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LABELS = {"=": "same", "S": "same_after", "D": "differs", "M": "missing", "N": "not_comparable"}


@dataclass(frozen=True, slots=True)
class Pair:
    """One question with its label; `about` says what it tries."""

    hs_code: str
    element: str
    about: str
    declared: str
    standard: str
    label: str


def pairs() -> Iterator[Pair]:
    """Yield every pair of the corpus."""
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        block = ("", "", "")
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.startswith("@ "):
                hs_code, element, about = (part.strip() for part in line[2:].split("|"))
                block = (hs_code, element, about)
            elif line and not line.startswith("#"):
                declared, _, standard = line[2:].partition("|")
                yield Pair(*block, declared.removesuffix(" "), standard.removeprefix(" "), LABELS[line[0]])

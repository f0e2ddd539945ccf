"""GS1's own vectors: one row of the table, its bytes unescaped."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ESCAPE = re.compile(r"\\(\\|x[0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class Vector:
    """One row: what goes in, whether it is valid (None: a person judges by the note), and what should come out."""

    text: str
    kind: str
    valid: bool | None
    normalised: str
    canonical: str
    options: tuple[str, ...]
    error: str
    surveyed: bool


def vectors(data: Path) -> Iterator[Vector]:
    """Yield the rows of the table."""
    with (data / "gs1" / "gs1_vectors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Vector(
                unescaped(row["input"]),
                row["kind"],
                {"1": True, "0": False}.get(row["valid"]),
                unescaped(row["normalised"]),
                unescaped(row["canonical_dl"]),
                tuple(row["options"].split(";")) if row["options"] else (),
                row["expected_error"].removeprefix("GS1_LINTER_").lower(),
                "gs1-syntax" not in row["source"],
            )


def unescaped(text: str) -> str:
    r"""Undo ``\xNN`` and ``\\``."""
    return ESCAPE.sub(lambda found: "\\" if found[1] == "\\" else chr(int(found[1][1:], 16)), text)

"""Declared against standard, element by element, for the element list of the row's HS code."""

from station.domain.matching.asking import senseless
from station.domain.matching.highlighting import differing, marked
from station.domain.matching.judging import judge
from station.domain.matching.rows import compare, compare_row
from station.domain.matching.verdicts import EDITION, ElementVerdict, Match, RowVerdict, Span

__all__ = [
    "EDITION",
    "ElementVerdict",
    "Match",
    "RowVerdict",
    "Span",
    "compare",
    "compare_row",
    "differing",
    "judge",
    "marked",
    "senseless",
]

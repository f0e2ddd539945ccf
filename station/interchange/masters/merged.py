"""Merged cells of a worksheet: one value lies over several, and which of them it is of, the sheet does not say."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from station.interchange.masters.sheet import WIDEST, Unreadable

#: Stands before the text of every cell that is merged with others; no cell of a workbook holds a NUL.
MERGED = "\0merged:"
MOST = 200_000

#: So many bytes hold one element that names an area.
LONGEST_REF = 200
_MERGED = re.compile(
    rb"""<(?:[\w.-]+:)?mergeCell\s[^<>]{0,60}?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']"""
)


class Area(NamedTuple):
    """Rows and columns that are one cell, both ends included."""

    top: int
    bottom: int
    left: int
    right: int


def areas(text: bytes) -> set[Area]:
    """Return the merged areas that a piece of a sheet's XML names (ECMA-376, 18.3.1.55)."""
    return {
        Area(int(top), int(bottom), column(left.decode()), min(column(right.decode()), WIDEST))
        for left, top, right, bottom in _MERGED.findall(text)
    }


def column(letters: str) -> int:
    """Return the number of a column, A being 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class Merges:
    """The merged areas of a sheet, asked row by row from above."""

    def __init__(self, found: Iterable[Area]) -> None:
        self._areas = sorted(found)
        self._next = 0
        self._line = 0
        self._here: list[Area] = []
        if len(self._areas) > MOST:
            raise Unreadable(0, f"more than {MOST} merged cells")

    def columns(self, line: int) -> set[int]:
        """Return the columns of a row that are merged with others."""
        if line < self._line:  # rows go downwards in every honest sheet
            self._next, self._here = 0, []
        self._line = line
        while self._next < len(self._areas) and self._areas[self._next].top <= line:
            self._here.append(self._areas[self._next])
            self._next += 1
        self._here = [each for each in self._here if each.bottom >= line]
        return {n for each in self._here for n in range(each.left, each.right + 1)}

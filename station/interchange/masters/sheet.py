"""Rows of a table as texts with their line: from CSV in any encoding and separator, or from a workbook."""

import csv
from collections.abc import Iterator
from pathlib import Path

from station.interchange import encodings

SEPARATORS = ",;\t|"
LONGEST_CELL = 32_767
WIDEST = 200

Row = tuple[int, list[str]]


class Unreadable(ValueError):
    """The table cannot be read further; `line` is where."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def csv_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV file (RFC 4180); its first line says the separator. Raises Unreadable, StationFault."""
    lines = _lines(path)
    first = next(lines, "").lstrip("\ufeff")
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(_chained(first, lines), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(line, f"no CSV from here on ({error})") from error
        if len(row) > WIDEST:
            raise Unreadable(line, f"a row of more than {WIDEST} cells")
        if any(cell.strip() for cell in row):
            yield line, [cell.strip() for cell in row]
        line = reader.line_num + 1


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _lines(path: Path) -> Iterator[str]:
    """Yield lines with their ends; one past every limit comes in pieces, which the reader refuses."""
    held = ""
    for piece in encodings.text(path, encodings.find(path)):
        *whole, held = (held + piece).split("\n")
        yield from (line + "\n" for line in whole)
        if len(held) > WIDEST * LONGEST_CELL:
            yield held
            held = ""
    if held:
        yield held

"""Rows of a table as texts with their line: from CSV in any encoding and separator, or from a workbook."""

import csv
import re
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from station.interchange import encodings

SEPARATORS = ",;\t|"
LONGEST_CELL = 32_767
WIDEST = 200
#: A header is looked for in so many lines: a title may stand above it.
LINES_OF_TITLE = 10
_NAMED = re.compile(r"\"?sep=([,;\t|])\"?\s*")

Row = tuple[int, list[str]]


class Unreadable(ValueError):
    """The table cannot be read further; `line` is where, `fix` what to do."""

    def __init__(self, line: int, what: str, fix: str = "save the table again as CSV (UTF-8) or XLSX") -> None:
        super().__init__(what)
        self.line, self.fix = line, fix


def csv_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV file (RFC 4180). Raises Unreadable, StationFault.

    The separator is the one that the first line with two of it is full of, or that a line ``sep=;`` names.
    """
    lines = _lines(path)
    head = list(islice(lines, LINES_OF_TITLE))
    head[:1] = [line.lstrip("\ufeff") for line in head[:1]]
    line = 1
    if head and (named := _NAMED.fullmatch(head[0])):
        separator = named[1]
        head, line = head[1:], 2
    else:
        full = next((each for each in head if any(each.count(s) > 1 for s in SEPARATORS)), "".join(head[:1]))
        separator = max(SEPARATORS, key=full.count)
    skipped = line - 1
    reader = csv.reader(chain(head, lines), delimiter=separator, strict=True)
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
        line = reader.line_num + 1 + skipped


def _lines(path: Path) -> Iterator[str]:
    """Yield lines with their ends; one past every limit comes in pieces, which the reader refuses.

    A file whose first piece knows carriage returns alone, as old programs on a Mac wrote them, is cut at those.
    """
    held, end = "", ""
    for piece in encodings.text(path, encodings.find(path)):
        end = end or ("\r" if "\r" in piece and "\n" not in piece else "\n" if piece else "")
        *whole, held = (held + piece).split(end or "\n")
        yield from (line + "\n" for line in whole)
        if len(held) > WIDEST * LONGEST_CELL:
            yield held
            held = ""
    if held:
        yield held

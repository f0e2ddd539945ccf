"""The log of a shift as an Excel workbook: every cell is text, so that no code loses its zeros."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from station.interchange.cells import writable
from station.interchange.new_file import write_new
from station.ports import StationFault

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
"""Limits of a worksheet (ECMA-376, Excel specifications and limits)."""

WIDEST = 60
LOOKED_AT = 200
MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Stands as the time of making: an export has no clock, and the same rows give the same bytes."""

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class XlsxLog:
    """`ports.Exporter` for XLSX: string cells alone, the header frozen. A string cell is never run as a formula."""

    suffix = ".xlsx"

    def write(self, path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write header and rows to a new file.

        Raises StationFault where the file exists or cannot be written, or the rows do not fit a worksheet.
        """

        def fill(part: Path) -> None:
            with part.open("wb") as file, TemporaryDirectory(prefix="station-") as scratch:
                _fill(file, scratch, header, rows)

        write_new(path, fill)


def _fill(file: BinaryIO, scratch: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    import xlsxwriter  # noqa: PLC0415 - loaded only where a workbook is made
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - as above

    book = xlsxwriter.Workbook(file, _OPTIONS | {"tmpdir": scratch})
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet("Station")
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    widths = [_width(title) for title in header]
    try:
        for column, title in enumerate(header):
            sheet.write_string(0, column, _cell(title), bold)
        for number, row in enumerate(rows, start=1):
            if number >= MOST_ROWS:
                raise StationFault("The log has more rows than a worksheet holds. Export it as CSV.")
            for column, text in enumerate(row):
                sheet.write_string(number, column, _cell(text))
            if number <= LOOKED_AT:
                widths = [max(pair) for pair in zip(widths, map(_width, row), strict=True)]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width + 2, WIDEST))
        book.close()
    except FileCreateError as error:  # xlsxwriter's wrapping of an OSError
        raise OSError(0, str(error)) from error
    finally:
        sheet.row_data_fh.close()  # xlsxwriter leaves it open where anything failed


def _cell(text: str) -> str:
    """Return what a cell can hold: XML has no U+FFFE and U+FFFF, and a cell no more than 32,767 characters."""
    held = writable(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    return held if len(held) <= LONGEST_CELL else f"{held[: LONGEST_CELL - 1]}…"


def _width(text: str) -> int:
    """Return how many columns of a fixed-width font a text takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)

"""Read a table of master data: its kind by its header, each row taken or set aside."""

from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

from station.domain.intake import MasterSent, Refused, Remark
from station.interchange.encodings import reading
from station.interchange.masters.columns import Header, header_of
from station.interchange.masters.rows import Cells, Wrong, hs_code, pack, product
from station.interchange.masters.sheet import Row, Unreadable, csv_rows
from station.interchange.masters.workbook import is_workbook, workbook_rows

MOST_ELEMENTS = 99


def looks_like_masters(path: Path) -> bool:
    """Say whether a file is a workbook, or a text whose first line is the header of a table that is read here."""
    if is_workbook(path):
        return True
    with reading(path), path.open("rb") as file:
        if b"\0" in file.read(1024):
            return False
    try:
        first = next(csv_rows(path), None)
    except Unreadable:
        return False
    return first is not None and header_of(first[1]) is not None


def read(path: Path) -> Iterator[MasterSent | Refused | Remark]:
    """Yield the rows of a table in its order, in constant memory. Raises StationFault where the disk refuses.

    An HS code comes from all rows that follow one another under its number, and whole or not at all.
    """
    try:
        rows = workbook_rows(path) if is_workbook(path) else csv_rows(path)
        first = next(rows, None)
        header = header_of(first[1]) if first is not None else None
        if first is None or header is None:
            fix = "see docs/how-to/add-an-importer.md for the columns"
            yield Refused(
                first[0] if first else 0, "", "no table of products, packs or elements has these columns", fix
            )
            return
        if header.unknown:
            yield Remark(first[0], f"left out: {', '.join(header.unknown)}")
        yield from _records(header, rows)
    except Unreadable as error:
        yield Refused(error.line, "", str(error), "save the table again as CSV (UTF-8) or XLSX")


def _records(header: Header, rows: Iterator[Row]) -> Iterator[MasterSent | Refused]:
    cells = (Cells(line, header, found) for line, found in rows)
    if header.table.kind == "elements":
        seen: set[str] = set()
        place = header.fields["hs_code"]
        for code, group in groupby(cells, key=lambda row: row.cells[place] if place < len(row.cells) else ""):
            together = list(islice(group, MOST_ELEMENTS + 1))
            yield _code(together, code in seen)
            seen.add(code)
        return
    make = product if header.table.kind == "products" else pack
    for row in cells:
        try:
            yield MasterSent(row.line, make(row))
        except Wrong as wrong:
            yield wrong.refused


def _code(rows: list[Cells], again: bool) -> MasterSent | Refused:
    if again:
        fix = "write all elements of an HS code one after the other"
        return Refused(rows[0].line, "hs_code", "comes a second time further down", fix)
    if len(rows) > MOST_ELEMENTS:
        return Refused(rows[0].line, "hs_code", f"has more than {MOST_ELEMENTS} elements", "correct the table")
    try:
        return MasterSent(rows[0].line, hs_code(rows))
    except Wrong as wrong:
        return wrong.refused

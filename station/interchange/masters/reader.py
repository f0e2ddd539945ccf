"""Read a table of master data: its kind by its header, each row taken or set aside."""

import codecs
from collections.abc import Iterator
from datetime import date
from itertools import groupby, islice
from pathlib import Path

from station.domain.intake import MasterSent, Refused, Remark
from station.interchange.encodings import reading
from station.interchange.masters.columns import Header, Lacking, header_of, lacking
from station.interchange.masters.merged import MERGED
from station.interchange.masters.rows import Cells, Wrong, hs_code, pack, product
from station.interchange.masters.sheet import LINES_OF_TITLE, Row, Unreadable, csv_rows
from station.interchange.masters.workbook import further_sheets, is_workbook, workbook_rows

MOST_ELEMENTS = 99
#: So many rows of one HS code are read together: what has more is no list of its elements, nor several.
MOST_ROWS = 50 * MOST_ELEMENTS
#: How a text begins in which every other byte or more is NUL; in any other, more than one in twenty is no text's.
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_FEW = 20
#: How a compound file begins: an old workbook, or a new one that a password encrypts.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def looks_like_masters(path: Path) -> bool:
    """Say whether a file is a workbook, or a text with the header of a table that is read here, or most of one."""
    if is_workbook(path):
        return True
    with reading(path), path.open("rb") as file:
        head = file.read(1024)
    if head.startswith(_COMPOUND):
        return True
    if head.count(0) * _FEW > len(head) and not head.startswith(_WIDE):
        return False
    try:
        return _header(csv_rows(path))[1] is not None
    except Unreadable:
        return False


def _header(rows: Iterator[Row]) -> tuple[int, Header | Lacking | None]:
    """Return the line of a table's header and what it says; a title and the like may stand above it."""
    first, nearest = 0, None
    for line, titles in islice(rows, LINES_OF_TITLE):
        if (header := header_of(titles)) is not None:
            return line, header
        first = first or line
        if nearest is None and (lacks := lacking(titles)) is not None:
            nearest = line, lacks
    return nearest or (first, None)


def read(path: Path) -> Iterator[MasterSent | Refused | Remark]:
    """Yield the rows of a table in its order, in constant memory. Raises StationFault where the disk refuses.

    An HS code comes from all rows that follow one another under its number, with all its lists or not at all.
    """
    try:
        with reading(path), path.open("rb") as file:
            if file.read(len(_COMPOUND)) == _COMPOUND:
                raise Unreadable(0, "an old workbook (.xls), or one with a password")
        rows = workbook_rows(path) if is_workbook(path) else csv_rows(path)
        line, header = _header(rows)
        if not isinstance(header, Header):
            yield _no_table(line, header)
            return
        if is_workbook(path) and (more := further_sheets(path)):
            yield Remark(0, f"the first sheet alone is read; left out: {more} more")
        if header.unknown:
            yield Remark(line, f"left out: {', '.join(header.unknown)}")
        yield from _records(header, rows)
    except Unreadable as error:
        yield Refused(error.line, "", str(error), error.fix)


def _no_table(line: int, lacks: Lacking | None) -> Refused:
    if lacks is None:
        fix = "see docs/how-to/add-an-importer.md for the columns"
        return Refused(line, "", "no table of products, packs or elements has these columns", fix)
    fields = [names[0] for names in lacks.missing]
    named = "; ".join(" or ".join(names) for names in lacks.missing)
    reason = f"a table of {lacks.kind} has the column {' and '.join(fields)} too"
    return Refused(line, fields[0], reason, f"give the column its title: {named}")


def _records(header: Header, rows: Iterator[Row]) -> Iterator[MasterSent | Refused]:
    cells = (Cells(line, header, found) for line, found in rows)
    if header.table.kind == "elements":
        seen: set[str] = set()
        place = header.fields["hs_code"]
        for code, group in groupby(cells, key=lambda row: row.cells[place] if place < len(row.cells) else ""):
            together = list(islice(group, MOST_ROWS + 1))
            try:
                yield from _lists(together, again=code in seen and not code.startswith(MERGED))
            except Wrong as wrong:
                yield wrong.refused
            seen.add(code)
        return
    make = product if header.table.kind == "products" else pack
    for row in cells:
        try:
            row.shape()
            yield MasterSent(row.line, make(row), row.instant("as_of"))
        except Wrong as wrong:
            yield wrong.refused


def _lists(rows: list[Cells], *, again: bool) -> list[MasterSent]:
    """Return the lists of one HS code, the earliest first. Raises Wrong where any of them is wrong."""
    if again:
        fix = "write all elements of an HS code one after the other"
        raise rows[0].wrong("hs_code", "comes a second time further down", fix)
    if len(rows) > MOST_ROWS:
        raise rows[0].wrong("hs_code", f"has more than {MOST_ROWS} rows", "correct the table")
    for row in rows:
        row.shape()
    lists: dict[date | None, list[Cells]] = {}
    for row in rows:
        lists.setdefault(row.day("valid_from"), []).append(row)
    if max(map(len, lists.values())) > MOST_ELEMENTS:
        raise rows[0].wrong("hs_code", f"has more than {MOST_ELEMENTS} elements", "correct the table")
    made = [_list(lists[day]) for day in sorted(lists, key=lambda day: day or date.min)]
    if len({min(row.number("seq", 0, 99) for row in each) for each in lists.values()}) > 1:
        fix = "write the same valid_from in all rows of a list, and number each list from 0 or each from 1"
        raise rows[0].wrong("valid_from", "makes lists of this HS code of which one lacks its first element", fix)
    return made


def _list(rows: list[Cells]) -> MasterSent:
    said = [row.instant("as_of") for row in rows]
    return MasterSent(rows[0].line, hs_code(rows), None if None in said else min(filter(None, said)))

"""The first sheet of an XLSX workbook as rows of text: streamed, without formulas, links or anything else that acts."""

import re
import struct
import zlib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from errno import EINVAL
from pathlib import Path
from typing import IO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from station.interchange.encodings import reading
from station.interchange.masters.merged import LONGEST_REF, MERGED, Area, Merges, areas, column
from station.interchange.masters.sheet import LONGEST_CELL, WIDEST, Row, Unreadable

#: A workbook's part may be so big unpacked, and so many times bigger than packed; beyond that it is a bomb.
BIGGEST_PART = 1 << 29
BIGGEST_STRINGS = 1 << 26
HIGHEST_RATIO = 400
CHUNK = 1 << 16
#: What an archive with flipped or missing bytes makes the ZIP reader raise.
DAMAGED = (BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, ValueError, OverflowError)
DEEPEST = 32

_CELL = re.compile(r"([A-Z]{1,3})[1-9]\d{0,6}")


def is_workbook(path: Path) -> bool:
    """Say whether a file begins as a ZIP archive does. Raises StationFault."""
    with reading(path), path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def workbook_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of the first sheet; a formula counts as the value it was saved with. Raises Unreadable."""
    with reading(path):
        yield from _rows(path)


def _rows(path: Path) -> Iterator[Row]:
    try:
        with ZipFile(path) as book:
            names = {info.filename: info for info in book.infolist()}
            sheet = names.get(_sheets(book, names)[0])
            if sheet is None:
                raise Unreadable(0, "the workbook has no first sheet")
            strings = names.get("xl/sharedStrings.xml")
            merges = Merges(_checked(book, sheet))
            if strings is not None:
                _checked(book, strings)
            shared = _strings(book, strings) if strings is not None else []
            yield from _Sheet(shared, merges).rows(book, sheet)
    except Unreadable:
        raise
    except DAMAGED as error:
        raise Unreadable(0, f"no workbook that can be read ({error})") from error
    except OSError as error:
        if error.errno != EINVAL:
            raise
        raise Unreadable(0, "no workbook that can be read (a part lies outside of the file)") from error
    except expat.ExpatError as error:
        raise Unreadable(0, f"the workbook holds no well-formed XML ({error})") from error


def further_sheets(path: Path) -> int:
    """Return how many sheets that can be seen come after the first; 0 where the workbook cannot be read."""
    try:
        with reading(path), ZipFile(path) as book:
            return max(_sheets(book, {info.filename: info for info in book.infolist()})[1] - 1, 0)
    except (*DAMAGED, expat.ExpatError, Unreadable):
        return 0


def _checked(book: ZipFile, info: ZipInfo) -> set[Area]:
    """Unpack a part once for its checksum: of a damaged workbook no row is taken. Raises Unreadable or `DAMAGED`.

    Returns the merged areas that it names, which a sheet does behind its rows.
    """
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise Unreadable(0, f"{info.filename} is packed in a way that no spreadsheet program uses")
    _no_bomb(info, BIGGEST_PART)
    found: set[Area] = set()
    rest = b""
    with book.open(info) as file:
        while piece := file.read(CHUNK):
            found |= areas(rest + piece)
            rest = piece[-LONGEST_REF:]
    return found


def _no_bomb(info: ZipInfo, most: int) -> None:
    if info.file_size > most or info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
        raise Unreadable(0, f"{info.filename} unpacks to {info.file_size} bytes")


def _parsed(book: ZipFile, info: ZipInfo, parser: expat.XMLParserType, most: int) -> Iterator[None]:
    """Feed one part to a parser, piece by piece. Raises Unreadable where it is a bomb."""
    _no_bomb(info, most)
    parser.StartDoctypeDeclHandler = _doctype
    parser.buffer_text = True
    file: IO[bytes]
    with book.open(info) as file:
        while piece := file.read(CHUNK):
            parser.Parse(piece, False)
            yield
    parser.Parse(b"", True)
    yield


def _doctype(*_: object) -> None:
    raise Unreadable(0, "a document type, by which entities come in, is refused")


def _sheets(book: ZipFile, names: dict[str, ZipInfo]) -> tuple[str, int]:
    """Return the part of the first sheet to be seen, in the order of the tabs, and how many can be (ECMA-376, 18.2).

    Raises Unreadable where the workbook counts its days from 1904: every date would be four years off.
    """
    sheets: list[str] = []
    parts: dict[str, str] = {}

    def start(name: str, said: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "workbookPr" and said.get("date1904", "0") not in {"0", "false"}:
            raise Unreadable(0, "the workbook counts its days from 1904", "save the table as CSV (UTF-8)")
        if local == "sheet" and said.get("state", "visible") == "visible":
            sheets.append(next((value for key, value in said.items() if key.endswith(" id")), ""))
        if local == "Relationship":
            parts[said.get("Id", "")] = said.get("Target", "")

    for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        if name in names:
            parser = expat.ParserCreate(None, " ")
            parser.StartElementHandler = start
            for _ in _parsed(book, names[name], parser, BIGGEST_STRINGS):
                pass
    target = parts.get(sheets[0], "") if sheets else ""
    first = f"xl/{target}" if target else "xl/worksheets/sheet1.xml"
    return target.removeprefix("/") if target.startswith("/") else first, len(sheets)


def _strings(book: ZipFile, info: ZipInfo) -> list[str]:
    parser = expat.ParserCreate(None, " ")
    found: list[str] = []
    text: list[str] = []
    inside: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        inside.append(name.rpartition(" ")[2])
        if len(inside) > DEEPEST:
            raise Unreadable(0, "too many levels")

    def end(_: str) -> None:
        if inside.pop() == "si":
            found.append("".join(text)[: LONGEST_CELL + 1])
            text.clear()

    def characters(data: str) -> None:
        if inside[-1] == "t" and "rPh" not in inside:
            text.append(data)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    for _ in _parsed(book, info, parser, BIGGEST_STRINGS):
        pass
    return found


class _Sheet:
    """The handlers that collect a sheet's rows."""

    def __init__(self, shared: list[str], merges: Merges) -> None:
        self._shared = shared
        self._merges = merges
        self._rows: list[Row] = []
        self._inside: list[str] = []
        self._cells: dict[int, str] = {}
        self._line = 0
        self._column = 0
        self._type = ""
        self._text: list[str] = []

    def rows(self, book: ZipFile, info: ZipInfo) -> Iterator[Row]:
        parser = expat.ParserCreate(None, " ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        for _ in _parsed(book, info, parser, BIGGEST_PART):
            yield from self._rows
            self._rows = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._inside.append(local)
        if len(self._inside) > DEEPEST:
            raise Unreadable(self._line, "too many levels")
        if local == "row":
            self._line = int(attributes["r"]) if attributes.get("r", "").isdecimal() else self._line + 1
            self._cells, self._column = {}, 0
        elif local == "c":
            place = _CELL.fullmatch(attributes.get("r", ""))
            self._column = column(place[1]) if place else self._column + 1
            if self._column > WIDEST:
                raise Unreadable(self._line, f"a row of more than {WIDEST} cells")
            self._type = attributes.get("t", "n")
            self._text = []

    def _characters(self, data: str) -> None:
        if self._inside[-1:] in (["v"], ["t"]) and "rPh" not in self._inside and len(self._text) < LONGEST_CELL:
            self._text.append(data)

    def _end(self, _: str) -> None:
        local = self._inside.pop()
        if local == "c":
            self._cells[self._column] = self._value("".join(self._text)).strip()
        elif local == "row" and any(self._cells.values()):
            self._cells |= {n: MERGED + self._cells.get(n, "") for n in self._merges.columns(self._line)}
            self._rows.append((self._line, [self._cells.get(n, "") for n in range(1, max(self._cells) + 1)]))

    def _value(self, text: str) -> str:
        if self._type == "s":
            number = int(text) if text.isascii() and text.isdigit() else -1
            if not 0 <= number < len(self._shared):
                raise Unreadable(self._line, "a cell names a text that is not there")
            return self._shared[number]
        return _plain(text) if self._type == "n" else text


def _plain(text: str) -> str:
    """Return a number without exponent and without a fraction of nothing: 6.901234567892E12 is a barcode."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return text
    return f"{int(number)}" if number == int(number) else f"{number.normalize():f}"

"""Rows of master data as products, pack levels and HS codes, or what is wrong with them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from station.domain.goods import CodeItem, ElementDefinition, HsCode, PackLevel, Product, ProductStatus
from station.domain.gs1.gtin import Gtin, normalise
from station.domain.instants import BEIJING, is_instant
from station.domain.intake import Refused
from station.interchange.encodings import REPLACED
from station.interchange.masters.columns import Header
from station.interchange.masters.merged import MERGED
from station.interchange.personal import numbers_masked

LONGEST = 2000
PROVENANCES = ("customs_barcode_db", "merchant", "gds", "manual")
YES = frozenset({"1", "true", "yes", "y", "是"})
NO = frozenset({"", "0", "false", "no", "n", "否"})
#: What a spreadsheet writes where a formula has no value.
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")
#: What no text has but a damaged one; tabs and ends of lines may stand in a cell.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FLOAT = re.compile(r"(\d{7,14})\.0+", re.ASCII)
#: Day 0 of a spreadsheet's dates (ECMA-376, 1900 date system); of five figures they end in 2173. The last day, which
#: stands for no end, has seven; a number of six is a month, 202606, or a slip.
SERIAL_ZERO = date(1899, 12, 30)
_SERIAL = re.compile(r"\d{5}|2958465", re.ASCII)


class Wrong(Exception):
    """A row cannot be taken; holds what is said of it."""

    def __init__(self, line: int, field: str, reason: str, fix: str) -> None:
        super().__init__(reason)
        self.refused = Refused(line, field, reason, fix)


@dataclass(frozen=True, slots=True)
class Cells:
    """One row under its header."""

    line: int
    header: Header
    cells: list[str]

    def text(self, field: str) -> str:
        """Return a cell; empty where it may be. Raises Wrong where it is missing, too long, or unreadable."""
        place = self.header.fields.get(field)
        value = self.cells[place] if place is not None and place < len(self.cells) else ""
        return self._checked(field, value, required=field not in self.header.table.optional)

    def elements(self) -> tuple[tuple[str, str], ...]:
        """Return the declaration elements in the order of their columns."""
        found = [(key, self.cells[at] if at < len(self.cells) else "") for key, at in self.header.elements.items()]
        return tuple((key, self._checked(key, value)) for key, value in found if value)

    def shape(self) -> None:
        """Raise Wrong where a cell has no title, as behind a separator without quotes, or two columns disagree."""
        if any(self.cells[self.header.width :]):
            fix = "put a cell that holds the separator into quotes"
            raise self.wrong("", "has more cells than the header has titles", fix)
        places = self.header.fields | self.header.elements
        for field, at in self.header.twice:
            one, other = (self.cells[n] if n < len(self.cells) else "" for n in (places[field], at))
            if other and one != other:
                raise self.wrong(field, "is said otherwise in a second column", "leave one column of that title")

    def wrong(self, field: str, reason: str, fix: str) -> Wrong:
        """Return the fault of one cell."""
        return Wrong(self.line, field, reason, fix)

    def gtin(self, field: str) -> str:
        """Return a GTIN with 14 digits."""
        value = self.text(field)
        found = normalise(value)
        if isinstance(found, Gtin):
            return found.digits
        if (number := _FLOAT.fullmatch(value)) and isinstance(normalise(number[1]), Gtin):
            fix = f"write it without the point: {number[1]}"
            raise self.wrong(field, f"is no GTIN ({found.code}), but a number with a fraction", fix)
        raise self.wrong(field, f"is no GTIN ({found.code})", found.message)

    def match(self, field: str, pattern: str, what: str) -> str:
        """Return a cell that has a form."""
        value = self.text(field)
        if value and not re.fullmatch(pattern, value, re.ASCII):
            raise self.wrong(field, f"is no {what}", f"write {what}")
        return value

    def day(self, field: str) -> date | None:
        """Return a date: ISO 8601, with slashes or points, in Chinese, or as a spreadsheet counts days."""
        value = self.text(field)
        if not value:
            return None
        if _SERIAL.fullmatch(value):  # of four figures it is a year
            return SERIAL_ZERO + timedelta(days=int(value))
        parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?([ T]0?0:00(:00)?)?", value, re.ASCII)
        try:
            return date(int(parts[1]), int(parts[2]), int(parts[3])) if parts else date.fromisoformat(value)
        except ValueError as error:
            raise self.wrong(field, "is no date", "write it as 2026-01-31") from error

    def instant(self, field: str) -> datetime | None:
        """Return an instant: ISO 8601 with its offset, or a date, which stands for its first moment in Beijing."""
        try:
            said = datetime.fromisoformat(self.text(field))
        except ValueError:
            said = None
        if is_instant(said):
            return said
        day = self.day(field)
        begins = datetime(day.year, day.month, day.day, tzinfo=BEIJING) if day is not None else None
        if begins is not None and not is_instant(begins):
            raise self.wrong(field, "is before any time that is counted", "write it as 2026-01-31")
        return begins

    def whether(self, field: str) -> bool:
        """Return a yes or no."""
        value = self.text(field).lower()
        if value not in YES | NO:
            raise self.wrong(field, "is neither yes nor no", "write 1 or 0, 是 or 否")
        return value in YES

    def number(self, field: str, least: int, most: int) -> int:
        """Return a whole number within limits."""
        value = self.text(field)
        if not re.fullmatch(r"\d{1,9}", value, re.ASCII) or not least <= int(value) <= most:
            raise self.wrong(field, f"is no whole number from {least} to {most}", "correct the number")
        return int(value)

    def _checked(self, field: str, value: str, *, required: bool = False) -> str:
        if required and not value:
            raise self.wrong(field, "is missing", "fill in the cell")
        if len(value) > LONGEST:
            raise self.wrong(field, f"has {len(value)} characters", f"write at most {LONGEST}")
        if value.startswith(MERGED):
            fix = "unmerge the cells, and fill in each"
            raise self.wrong(field, "is one cell with others: which of them it is of is not said", fix)
        if _UNSEEN.search(value):
            raise self.wrong(field, "holds a control character, such as a NUL byte", "type the cell again")
        if _ERROR.fullmatch(value):
            raise self.wrong(field, "holds a spreadsheet's error", "mend the formula, or write the value")
        if REPLACED in value:
            raise self.wrong(field, "holds a byte that is no character of the file's encoding", "save it as UTF-8")
        return value


def product(row: Cells) -> Product:
    """Return a product. Raises Wrong."""
    status = row.text("status").lower() or ProductStatus.ACTIVE.value
    if status not in set(ProductStatus):
        raise row.wrong("status", "is no status", f"write {', '.join(ProductStatus)}")
    provenance = row.text("provenance").lower()
    if provenance not in PROVENANCES:
        raise row.wrong("provenance", "is no source of attributes", f"write {', '.join(PROVENANCES)}")
    begins, ends = row.day("valid_from"), row.day("valid_to")
    if begins is None or (ends is not None and ends <= begins):
        raise row.wrong("valid_to", "is not after valid_from", "correct the dates")
    texts = ("name_zh", "name_en", "brand", "spec", "net_content", "manufacturer")
    return Product(
        gtin=row.gtin("gtin"),
        version=row.number("version", 1, 9999) if row.text("version") else 1,
        **{field: numbers_masked(row.text(field)) for field in texts},
        origin=row.match("origin", r"\d{3}", "customs country code of three digits"),
        hs_code=row.match("hs_code", r"\d{10}", "HS code of ten digits"),
        unit=row.match("unit", r"\d{3}", "customs unit code of three digits"),
        elements=tuple((key, numbers_masked(value)) for key, value in row.elements()),
        status=ProductStatus(status),
        provenance=provenance,
        valid_from=begins,
        valid_to=ends,
        gift=row.whether("gift"),
    )


def pack(row: Cells) -> PackLevel:
    """Return a pack level. Raises Wrong."""
    outer, inner = row.gtin("gtin"), row.gtin("child")
    if outer == inner:
        raise row.wrong("child", "is the pack itself", "name the piece that the pack holds")
    return PackLevel(outer, inner, row.number("quantity", 1, 999_999))


def hs_code(rows: list[Cells]) -> HsCode:
    """Return an HS code with one list, from the rows of its elements. Raises Wrong where any of them is wrong."""
    first = rows[0]
    begins, ends = first.day("valid_from"), first.day("valid_to")
    for row in rows[1:]:
        differing = (f for f in ("hs_zh", "hs_en", "unit1", "unit2") if row.text(f) != first.text(f))
        field = next(differing, "valid_to" if row.day("valid_to") != ends else None)
        if field is not None:
            raise row.wrong(field, "is another one than in the first row of this HS code", "write the same in all")
    if begins is not None and ends is not None and ends <= begins:
        raise first.wrong("valid_to", "is not after valid_from", "correct the dates")
    elements = tuple(sorted((_element(row) for row in rows), key=lambda element: element.seq))
    for number, (element, row) in enumerate(zip(elements, rows, strict=True)):
        if element.seq - elements[0].seq != number or elements[0].seq > 1:
            raise row.wrong("seq", "does not count the elements one by one", "number them from 0 or 1")
    if len({element.key for element in elements}) != len(elements):
        raise first.wrong("key", "names one element twice", "name each element once")
    return HsCode(
        code=first.match("hs_code", r"\d{10}", "HS code of ten digits"),
        zh=first.text("hs_zh"),
        en=first.text("hs_en"),
        unit1=first.match("unit1", r"\d{3}", "customs unit code of three digits"),
        unit2=first.match("unit2", r"\d{3}", "customs unit code of three digits") or None,
        elements=tuple(_from_zero(elements)),
        sample=False,
        valid_from=begins,
        valid_to=ends,
    )


def _from_zero(elements: tuple[ElementDefinition, ...]) -> Iterable[ElementDefinition]:
    for seq, e in enumerate(elements):
        yield ElementDefinition(seq, e.key, e.zh, e.en, e.required, e.codes)


def _element(row: Cells) -> ElementDefinition:
    key = row.match("key", r"[a-z][a-z0-9_]{0,39}", "element key of small letters, digits and _")
    codes = []
    for part in filter(None, (part.strip() for part in row.text("codes").split(";"))):
        code, equals, names = part.partition("=")
        zh, _, en = names.partition("/")
        if not (equals and code.strip() and zh.strip()):
            raise row.wrong("codes", "is no list of codes", "write 0=无品牌/no brand; 1=…")
        codes.append(CodeItem(code.strip(), zh.strip(), en.strip()))
    required = row.whether("required")
    return ElementDefinition(row.number("seq", 0, 99), key, row.text("zh"), row.text("en"), required, tuple(codes))

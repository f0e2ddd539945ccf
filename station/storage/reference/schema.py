"""The tables of a reference file: which record each holds, what makes a row, and what it is found by."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from station.domain.goods import HsCode, PackLevel, Product, TraceEvent
from station.domain.identity import Operator
from station.domain.parcel import ControlInstruction, DeclarationList, Receipt, ReturnApplication
from station.domain.reference import ReferenceData
from station.storage.reference.cells import Cell, Column, columns, gtin_number

#: A file of another format is refused: its rows could be misread.
FORMAT = 5

#: A product's row is numbered gtin * VERSIONS + version: one integer key, the smallest file and the fastest look-up.
VERSIONS = 10_000


#: Beside the tables of records: facts about the file, and (in a delta) the numbers of the base's rows that are no more.
META = "meta"
GONE = "gone"


@dataclass(frozen=True)
class Table:
    """One table: `id`, a column for each field of the record, and further columns to find rows by.

    `key` names what makes a row: the same row given twice is one row, another one with its key is refused.
    An index leaves out rows in which its first column is NULL. `order` is the order of rows in the file. `number`
    gives a row its `id`; without it rows are numbered in order.
    """

    name: str
    record: type[Any]
    key: tuple[str, ...]
    order: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    extra: tuple[tuple[str, Callable[[Any], Cell]], ...] = ()
    number: Callable[[Any], int] | None = None

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of the record's fields."""
        return columns(self.record)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return all column names but `id`: the fields in their order, then the extra ones."""
        return (*(column.name for column in self.columns), *(name for name, _ in self.extra))

    def cells(self, record: Any) -> tuple[Cell, ...]:
        """Return a record's cells in the order of `names`. Raises ValueError where a field cannot be stored."""
        plain = (column.write(getattr(record, column.name)) for column in self.columns)
        return (*plain, *(make(record) for _, make in self.extra))

    def parse(self, row: tuple[Any, ...]) -> Any:
        """Return the record of a row `(id, *cells)`. Raises ValueError or msgspec.MsgspecError where it is damaged."""
        pairs = zip(self.columns, row[1:], strict=False)
        return self.record(*[column.read(cell) for column, cell in pairs])


def product_number(product: Product) -> int:
    """Return the row number of one version of a product. Raises ValueError where the version has over four digits."""
    if not 0 <= product.version < VERSIONS:
        raise ValueError(f"product {product.gtin}: version {product.version} is not between 0 and {VERSIONS - 1}")
    return gtin_number(product.gtin) * VERSIONS + product.version


#: What a control of a scope this version does not know is found by: it could touch anything.
ANYTHING = "*"

#: Scopes that a control is found by. Random rates, lots and the quality of data may touch any parcel.
SCOPES = frozenset({"logistics_no", "invt_no", "gtin", "hs", "ebc_code", "origin"})


def touch(scope: str, value: str) -> str:
    """Return what a control on `value` is found by."""
    return f"{scope}={value}" if scope in SCOPES else ANYTHING


def touch_of(control: ControlInstruction) -> str:
    """Return what a control is found by; a GTIN with fewer digits is filled up with zeros."""
    value = control.value.zfill(14) if control.scope == "gtin" else control.value
    return touch(control.scope, value)


HS_CODES = Table("hs_codes", HsCode, key=("code",), order=("code",), indexes=(("code",),))
PRODUCTS = Table("products", Product, key=("gtin", "version"), order=("id",), number=product_number)
PACKS = Table("packs", PackLevel, ("gtin", "child"), ("gtin", "child"), indexes=(("gtin",), ("child",)))
LISTS = Table(
    "lists",
    DeclarationList,
    key=("logistics_no", "invt_no", "cop_no", "declared_at"),
    order=("logistics_no", "declared_at", "invt_no", "cop_no"),
    indexes=(("logistics_no",),),
)
RECEIPTS = Table(
    "receipts", Receipt, key=("invt_no", "status", "at", "info"), order=("invt_no", "at"), indexes=(("invt_no", "at"),)
)
CONTROLS = Table(
    "controls",
    ControlInstruction,
    key=("rule_id", "version", "scope", "value"),
    order=("rule_id", "version", "scope", "value"),
    indexes=(("touches",),),
    extra=(("touches", touch_of),),
)
EVENTS = Table(
    "events",
    TraceEvent,
    key=("event_id",),
    order=("at", "event_id"),
    indexes=(("gtin", "at"), ("sscc", "at"), ("parent", "at")),
)
RETURNS = Table(
    "returns",
    ReturnApplication,
    key=("ebc_code", "cop_no", "invt_no"),
    order=("invt_no", "applied_at", "cop_no"),
    indexes=(("invt_no",), ("logistics_no",), ("cop_no",), ("pre_no",), ("order_no",)),
)
OPERATORS = Table("operators", Operator, key=("number",), order=("number",))

TABLES = (HS_CODES, PRODUCTS, PACKS, LISTS, RECEIPTS, CONTROLS, EVENTS, OPERATORS, RETURNS)


def records(data: ReferenceData, table: Table) -> Any:
    """Return the part of a pack's content that a table holds."""
    return getattr(data, table.name)

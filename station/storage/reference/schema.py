"""The content of a reference file: which records it holds, what makes a row, and what each is found by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

import msgspec

from station.domain.goods import HsCode, PackLevel, Product, TraceEvent
from station.domain.history import bears_on_warnings
from station.domain.identity import Operator
from station.domain.parcel import ControlInstruction, DeclarationList, Receipt, ReturnApplication
from station.domain.reference import ReferenceData
from station.storage.reference.cells import reader, writer
from station.storage.reference.places import (
    GOODS,
    NUMBERS,
    RULES,
    SHELVES,
    SPAN,
    Drawer,
    Place,
    place_of_family,
    place_of_gtin,
    place_of_text,
)
from station.storage.reference.touches import touch_of

#: A file of another format is refused: its rows could be misread.
FORMAT = 8

#: A version number has four digits at most.
VERSIONS = 10_000

#: The places of a shelf are listed in the file up to this many, so that nothing is looked for where nothing lies: those
#: of a delta, and those of the controls.
LISTED = 250_000

#: Small drawers first, then events, the newest first: what a dossier shows of a place is one run of rows. Events that
#: warn lie behind them once more, to be found however many came later.
PRODUCT = Drawer(GOODS, 0, 49_999)
PACK = Drawer(GOODS, 50_000, 99_999)
OF_GOODS = Drawer(GOODS, 100_000, 699_999)
WARNING_OF_GOODS = Drawer(GOODS, 700_000, SPAN - 1)
LIST = Drawer(NUMBERS, 0, 49_999)
RECEIPT = Drawer(NUMBERS, 50_000, 99_999)
RETURN = Drawer(NUMBERS, 100_000, 149_999)
OF_UNIT = Drawer(NUMBERS, 150_000, 499_999)
CONTENT = Drawer(NUMBERS, 500_000, 799_999)
WARNING_OF_UNIT = Drawer(NUMBERS, 800_000, SPAN - 1)
HS_CODE = Drawer(RULES, 0, 49_999)
CONTROL = Drawer(RULES, 50_000, 99_999)
OPERATOR = Drawer(RULES, 100_000, SPAN - 1)

#: What is found by no number of its own.
EVERYONE = place_of_text("")

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Table:
    """One kind of record. The first of its `places` is a row's own, at the others lie copies of it.

    `key` names the fields that make a row: the same row given twice is one row, another one with its key is refused.
    `fixed` says that the key alone decides which place is a row's own. Rows of a drawer lie by `rank`, then by
    descending key; by the order they were given in where `given_order` says so.
    """

    name: str
    record: type[Any]
    key: tuple[str, ...]
    places: Callable[[Any], tuple[Place, ...]]
    drawers: tuple[Drawer, ...]
    rank: Callable[[Any], int] | None = None
    fixed: bool = True
    given_order: bool = False

    @cached_property
    def write(self) -> Callable[[Any], str]:
        """Return what makes a row of a record; raises ValueError where a field cannot be stored."""
        return writer(self.record)

    @cached_property
    def read(self) -> Callable[[bytes], Any]:
        """Return what makes a record of a row; raises msgspec.MsgspecError where the row is damaged."""
        return reader(self.record)

    def key_text(self, record: Any) -> str:
        """Return a record's key as one text; that of one field is the field itself."""
        values = [getattr(record, name) for name in self.key]
        return str(values[0]) if len(values) == 1 else msgspec.json.encode(values).decode()


def _of_product(product: Product) -> tuple[Place, ...]:
    if not 0 <= product.version < VERSIONS:
        raise ValueError(f"product {product.gtin}: version {product.version} is not between 0 and {VERSIONS - 1}")
    return (Place(place_of_gtin(product.gtin), PRODUCT),)


def _of_pack(level: PackLevel) -> tuple[Place, ...]:
    """File a level with the family of what it holds and with that of what holds it, mostly one."""
    numbers = dict.fromkeys((place_of_family(level.gtin), place_of_family(level.child)))
    return tuple(Place(number, PACK) for number in numbers)


def _of_event(event: TraceEvent) -> tuple[Place, ...]:
    """File an event with its goods, with its unit, and with what its thing is packed in; one that warns twice."""
    places = []
    if event.gtin is not None:
        places.append((place_of_gtin(event.gtin), OF_GOODS, WARNING_OF_GOODS))
    if event.sscc is not None or event.gtin is None:
        places.append((place_of_text(event.sscc or ""), OF_UNIT, WARNING_OF_UNIT))
    filed = [Place(number, drawer) for number, drawer, _ in places]
    if event.parent is not None:
        filed.append(Place(place_of_text(event.parent), CONTENT))
    if bears_on_warnings(event):
        filed += (Place(number, warning) for number, _, warning in places)
    return tuple(filed)


def _of_receipt(receipt: Receipt) -> tuple[Place, ...]:
    """File a receipt with its list; one without a number joins none, and these lie anywhere but all at one place."""
    return (Place(place_of_text(receipt.invt_no or f"no list at {_micros(receipt.at)}"), RECEIPT),)


def _of_return(application: ReturnApplication) -> tuple[Place, ...]:
    """File a return application with its original list, and with each number that the parcel may bear."""
    found_by = (application.invt_no or application.cop_no, *sorted(application.numbers))
    return tuple(Place(number, RETURN) for number in dict.fromkeys(map(place_of_text, found_by)))


def _of_text(drawer: Drawer, name: str) -> Callable[[Any], tuple[Place, ...]]:
    return lambda record: (Place(place_of_text(getattr(record, name)), drawer),)


def _of_control(control: ControlInstruction) -> tuple[Place, ...]:
    return (Place(place_of_text(touch_of(control)), CONTROL),)


def _of_operator(operator: Operator) -> tuple[Place, ...]:  # noqa: ARG001 - all are asked for together
    return (Place(EVERYONE, OPERATOR),)


def _micros(at: datetime) -> int:
    return (at - EPOCH) // timedelta(microseconds=1)


HS_CODES = Table("hs_codes", HsCode, ("code", "valid_from"), _of_text(HS_CODE, "code"), (HS_CODE,))
PRODUCTS = Table("products", Product, ("gtin", "version"), _of_product, (PRODUCT,), rank=lambda row: int(row.version))
PACKS = Table("packs", PackLevel, ("gtin", "child"), _of_pack, (PACK,))
LISTS = Table(
    "lists",
    DeclarationList,
    ("logistics_no", "invt_no", "cop_no", "declared_at"),
    _of_text(LIST, "logistics_no"),
    (LIST,),
    rank=lambda row: _micros(row.declared_at),
)
RECEIPTS = Table(
    "receipts",
    Receipt,
    ("invt_no", "status", "at", "info"),
    _of_receipt,
    (RECEIPT,),
    rank=lambda row: _micros(row.at),
    given_order=True,
)
CONTROLS = Table("controls", ControlInstruction, ("rule_id", "version", "scope", "value"), _of_control, (CONTROL,))
EVENTS = Table(
    "events",
    TraceEvent,
    ("event_id",),
    _of_event,
    (OF_GOODS, OF_UNIT, CONTENT, WARNING_OF_GOODS, WARNING_OF_UNIT),
    rank=lambda row: -_micros(row.at),
    fixed=False,
)
RETURNS = Table("returns", ReturnApplication, ("ebc_code", "cop_no", "invt_no"), _of_return, (RETURN,))
OPERATORS = Table("operators", Operator, ("number",), _of_operator, (OPERATOR,))

TABLES = (HS_CODES, PRODUCTS, PACKS, LISTS, RECEIPTS, CONTROLS, EVENTS, OPERATORS, RETURNS)

_DRAWERS = {
    shelf: [(drawer, table) for table in TABLES for drawer in table.drawers if drawer.shelf == shelf]
    for shelf in SHELVES
}


def drawer_of(shelf: str, row: int) -> tuple[Drawer, Table]:
    """Return the drawer that a row number lies in, and what it holds. Raises LookupError where there is none."""
    number = row % SPAN
    for drawer, table in _DRAWERS[shelf]:
        if drawer.first <= number <= drawer.last:
            return drawer, table
    raise LookupError(f"no drawer of {shelf} has row {row}")


def records(data: ReferenceData, table: Table) -> Any:
    """Return the part of a pack's content that a table holds."""
    return getattr(data, table.name)

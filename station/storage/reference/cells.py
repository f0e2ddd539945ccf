"""Cells of a reference file: how each type of a record's field is written to SQLite and read back."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

Cell = str | int | None

#: Fields that hold a GTIN-14 are stored as integers: 14 digits fit 64 bits, and the file is a fifth smaller.
GTIN_FIELDS = frozenset({"gtin", "child"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its SQLite type, and the two directions between a cell and a field's value."""

    name: str
    type: type[str] | type[int]
    optional: bool
    write: Callable[[Any], Cell]
    read: Callable[[Any], Any]


def columns(record: type[Any]) -> tuple[Column, ...]:
    """Return the columns that hold a frozen dataclass, one for each field, in the order of the fields."""
    hints = get_type_hints(record)
    return tuple(_column(f.name, hints[f.name]) for f in fields(record))


def is_gtin(gtin: str) -> bool:
    """Say whether a text has the 14 digits of a GTIN-14."""
    return len(gtin) == 14 and gtin.isascii() and gtin.isdigit()


def gtin_number(gtin: str) -> int:
    """Return a GTIN as the integer it is stored by. Raises ValueError where it is not 14 digits."""
    if not is_gtin(gtin):
        raise ValueError(f"not a GTIN of 14 digits: {gtin!r}")
    return int(gtin)


def gtin_text(number: int) -> str:
    """Return a stored GTIN with its leading zeros, 14 digits."""
    return f"{number:014d}"


def instant_text(at: datetime) -> str:
    """Return an instant as UTC text of one width, so that the order of the text is the order of time."""
    if at.tzinfo is None:
        raise ValueError(f"an instant needs its time zone: {at.isoformat()}")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _column(name: str, hint: Any) -> Column:
    optional = False
    if get_origin(hint) is UnionType:
        optional = True
        (hint,) = (t for t in get_args(hint) if t is not NoneType)
    kind, write, read = (int, gtin_number, gtin_text) if name in GTIN_FIELDS else _codec(hint)
    if not optional:
        return Column(name, kind, False, write, read)
    return Column(
        name,
        kind,
        True,
        lambda value: None if value is None else write(value),
        lambda cell: None if cell is None else read(cell),
    )


def _codec(hint: Any) -> tuple[type[str] | type[int], Callable[[Any], Cell], Callable[[Any], Any]]:
    if get_origin(hint) is tuple:
        decode = msgspec.json.Decoder(hint).decode
        return str, _json_text, decode
    if issubclass(hint, Enum):
        return str, str, hint
    return CODECS[hint]


def _json_text(value: object) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()


def _same(value: Any) -> Any:
    return value


CODECS: dict[type[Any], tuple[type[str] | type[int], Callable[[Any], Cell], Callable[[Any], Any]]] = {
    str: (str, _same, _same),
    int: (int, _same, _same),
    bool: (int, int, bool),
    Decimal: (str, str, Decimal),
    date: (str, date.isoformat, date.fromisoformat),
    datetime: (str, instant_text, datetime.fromisoformat),
}

"""Rows of a reference file: how a record becomes one JSON array of its fields, and a record again."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime
from operator import attrgetter
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

#: Fields that hold a GTIN-14, and must.
GTIN_FIELDS = frozenset({"gtin", "child"})

_encode = msgspec.json.Encoder().encode


def is_gtin(gtin: str) -> bool:
    """Say whether a text has the 14 digits of a GTIN-14."""
    return len(gtin) == 14 and gtin.isascii() and gtin.isdigit()


def instant_text(at: datetime) -> str:
    """Return an instant as UTC text of one width, so that the order of the text is the order of time."""
    return _in_utc(at).isoformat(timespec="microseconds")


def writer(record: type[Any]) -> Callable[[Any], str]:
    """Return what writes a frozen dataclass as a row. It raises ValueError where a field cannot be stored."""
    names = [field.name for field in fields(record)]
    values = attrgetter(*names)
    checks = [(n, check) for n, check in enumerate(_checks(record, names)) if check is not None]

    def write(one: Any) -> str:
        cells = list(values(one))
        for n, check in checks:
            if cells[n] is not None:
                cells[n] = check(cells[n])
        return _encode(cells).decode()

    return write


def reader(record: type[Any], lacking: int = 0) -> Callable[[bytes], Any]:
    """Return what reads a row, its types checked; it is `lacking` so many of the last fields, which have defaults.

    It raises msgspec.MsgspecError where the row is damaged.
    """
    hints = get_type_hints(record)
    row: Any = tuple.__class_getitem__(tuple(hints[field.name] for field in fields(record)[: -lacking or None]))
    decode: Callable[[bytes], Any] = msgspec.json.Decoder(row).decode
    return lambda body: record(*decode(body))


def _checks(record: type[Any], names: list[str]) -> list[Callable[[Any], Any] | None]:
    hints = get_type_hints(record)
    return [_gtin if name in GTIN_FIELDS else _in_utc if _holds_instant(hints[name]) else None for name in names]


def _holds_instant(hint: Any) -> bool:
    return hint is datetime or (get_origin(hint) is UnionType and datetime in get_args(hint))


def _gtin(gtin: str) -> str:
    if not is_gtin(gtin):
        raise ValueError(f"not a GTIN of 14 digits: {gtin!r}")
    return gtin


def _in_utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"an instant needs its time zone: {at.isoformat()}")
    return at.astimezone(UTC)

"""Which table a header is of, and which column holds which field."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from station.interchange.masters.merged import MERGED
from station.paths import resource

#: A column of a product table that holds one declaration element: ``element.brand`` or ``要素.brand``.
ELEMENT = ("element.", "要素.")


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of table: every field's names, and the fields that may be left out."""

    kind: str
    names: dict[str, tuple[str, ...]]
    optional: frozenset[str]


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of one file: fields by place, declaration elements by place, and titles that mean nothing here.

    `twice` holds further columns of a field that has one, and `width` how many columns have a title.
    """

    table: Table
    fields: dict[str, int]
    elements: dict[str, int]
    unknown: tuple[str, ...]
    twice: tuple[tuple[str, int], ...]
    width: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """A header that lacks columns of its kind of table: each with all the names that it may have."""

    kind: str
    missing: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def tables() -> tuple[Table, ...]:
    """Return the tables that are read, from `resources/masters`."""
    said = tomllib.loads(resource("masters", "columns.toml").read_text(encoding="utf-8"))
    return tuple(
        Table(
            kind,
            {name.removesuffix("?"): (name.removesuffix("?"), *names) for name, names in rows.items()},
            frozenset(name.removesuffix("?") for name in rows if name.endswith("?")),
        )
        for kind, rows in said.items()
    )


def header_of(titles: list[str]) -> Header | None:
    """Return what a first row says, where it has every column that one of the tables needs; None otherwise.

    Where several fit, it is the one that knows most of the columns.
    """
    found = [header for table in tables() if (header := _match(table, titles)) is not None]
    return max(found, key=lambda header: len(header.fields), default=None)


def lacking(titles: list[str]) -> Lacking | None:
    """Return the table that a first row is the header of but for some columns; None where it has not half of any."""
    found: list[tuple[float, Lacking]] = []
    for table in tables():
        needed = [name for name in table.names if name not in table.optional]
        known = {_field(table, title) for title in titles}
        missing = tuple(table.names[name] for name in needed if name not in known)
        if 2 * len(missing) <= len(needed):
            found.append((len(missing) / len(needed), Lacking(table.kind, missing)))
    return min(found, key=lambda each: each[0])[1] if found else None


def _field(table: Table, title: str) -> str | None:
    plain = _plain(title)
    return next((field for field, names in table.names.items() if plain in {n.lower() for n in names}), None)


def _plain(title: str) -> str:
    """Return a title without what cannot be seen in it; it may lie over several cells."""
    return "".join(c for c in title.removeprefix(MERGED) if unicodedata.category(c) != "Cf").strip().lower()


def _match(table: Table, titles: list[str]) -> Header | None:
    fields: dict[str, int] = {}
    elements: dict[str, int] = {}
    unknown: list[str] = []
    twice: list[tuple[str, int]] = []
    for place, title in enumerate(titles):
        plain, field = _plain(title), _field(table, title)
        element = next((plain[len(start) :].strip() for start in ELEMENT if plain.startswith(start)), "")
        if field is not None and field not in fields:
            fields[field] = place
        elif field is not None:
            twice.append((field, place))
        elif element and table.kind == "products" and element not in elements:
            elements[element] = place
        elif element and table.kind == "products":
            twice.append((element, place))
        elif plain:
            unknown.append(title.removeprefix(MERGED)[:40])
    if set(table.names) - table.optional - set(fields):
        return None
    width = max((place for place, title in enumerate(titles, start=1) if _plain(title)), default=0)
    return Header(table, fields, elements, tuple(unknown), tuple(twice), width)

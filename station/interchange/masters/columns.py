"""Which table a header is of, and which column holds which field."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

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


def _match(table: Table, titles: list[str]) -> Header | None:
    fields: dict[str, int] = {}
    elements: dict[str, int] = {}
    unknown: list[str] = []
    twice: list[tuple[str, int]] = []
    for place, title in enumerate(titles):
        plain = title.strip().lower()
        field = next((f for f, names in table.names.items() if plain in {n.lower() for n in names}), None)
        element = next((plain[len(start) :].strip() for start in ELEMENT if plain.startswith(start)), "")
        if field is not None and field not in fields:
            fields[field] = place
        elif field is not None:
            twice.append((field, place))
        elif element and table.kind == "products" and element not in elements:
            elements[element] = place
        elif element and table.kind == "products":
            twice.append((element, place))
        elif title:
            unknown.append(title[:40])
    if set(table.names) - table.optional - set(fields):
        return None
    width = max((place for place, title in enumerate(titles, start=1) if title.strip()), default=0)
    return Header(table, fields, elements, tuple(unknown), tuple(twice), width)

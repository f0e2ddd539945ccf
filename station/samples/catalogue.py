"""The sample element catalogue: HS codes with their declaration elements, countries and units, from data files."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from station.domain.goods import CodeItem, ElementDefinition, HsCode
from station.paths import resource

OPTIONAL = "?"


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its customs code 国别代码 and ISO 3166 code; `gs1` are the number prefixes of its GS1 members."""

    customs: str
    iso: str
    zh: str
    en: str
    gs1: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure by its customs code 计量单位代码."""

    code: str
    zh: str
    en: str


class _Element(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    zh: str
    en: str
    list: str = ""


class _Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    list: str
    code: str
    zh: str
    en: str


class _ElementFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    element: dict[str, _Element]
    code: tuple[_Code, ...]


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    days: int
    elements: tuple[str, ...]


class _Hs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    zh: str
    en: str
    unit1: str
    elements: tuple[str, ...]
    sample: bool
    note: str
    unit2: str | None = None
    before: _Before | None = None


class _HsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hs: tuple[_Hs, ...]


def hs_codes() -> tuple[HsCode, ...]:
    """Return every sample HS code in the order of the file, with its list of now.

    Raises msgspec.ValidationError where a row is malformed, and KeyError where it names an element that is not there.
    """
    elements = _elements()
    return tuple(_hs(row, row.elements, elements) for row in _hs_rows())


def dated_hs_codes(today: date) -> tuple[HsCode, ...]:
    """Return them with the lists that were in force till lately, each before the one that took its place.

    Raises as `hs_codes` does.
    """
    elements = _elements()
    return tuple(hs for row in _hs_rows() for hs in _dated(row, elements, today))


def countries() -> tuple[Country, ...]:
    """Return the sample countries, by customs code."""
    return tuple(
        Country(row["customs"], row["iso"], row["zh"], row["en"], tuple(row["gs1"].split()))
        for row in _rows("countries.csv")
    )


def units() -> tuple[Unit, ...]:
    """Return the sample units of measure, by customs code."""
    return tuple(Unit(row["code"], row["zh"], row["en"]) for row in _rows("units.csv"))


def _elements() -> _ElementFile:
    return msgspec.toml.decode(resource("samples", "elements.toml").read_bytes(), type=_ElementFile)


def _hs_rows() -> tuple[_Hs, ...]:
    return msgspec.toml.decode(resource("samples", "hs_codes.toml").read_bytes(), type=_HsFile).hs


def _hs(row: _Hs, names: tuple[str, ...], file: _ElementFile) -> HsCode:
    return HsCode(row.code, row.zh, row.en, row.unit1, row.unit2, _definitions(names, file), row.sample)


def _dated(row: _Hs, file: _ElementFile, today: date) -> Iterator[HsCode]:
    now = _hs(row, row.elements, file)
    if row.before is None:
        yield now
        return
    changed = today - timedelta(days=row.before.days)
    yield replace(_hs(row, row.before.elements, file), valid_to=changed)
    yield replace(now, valid_from=changed)


def _definitions(names: tuple[str, ...], file: _ElementFile) -> tuple[ElementDefinition, ...]:
    definitions = []
    for seq, name in enumerate(names):
        key = name.removesuffix(OPTIONAL)
        element = file.element[key]
        codes = tuple(CodeItem(c.code, c.zh, c.en) for c in file.code if element.list and c.list == element.list)
        required = not name.endswith(OPTIONAL)
        definitions.append(ElementDefinition(seq, key, element.zh, element.en, required, codes))
    return tuple(definitions)


def _rows(name: str) -> list[dict[str, str]]:
    with resource("samples", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

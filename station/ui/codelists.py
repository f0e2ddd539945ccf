"""Customs' numbers for countries and units become words: the sample lists' own, else those of customs' tables."""

import csv
from collections.abc import Mapping
from functools import lru_cache

from station import paths
from station.domain.normalising.countries import customs_names
from station.domain.normalising.customs_units import unit_names
from station.ui.language import Words


def country(code: str, words: Words) -> str:
    """Return a country's name, or its code where the list does not know it."""
    return _named("countries.csv", "customs", code, words, customs_names())


def unit(code: str, words: Words) -> str:
    """Return a unit's name, or its code where the list does not know it."""
    return _named("units.csv", "code", code, words, unit_names())


def _named(file: str, column: str, code: str, words: Words, more: Mapping[str, tuple[str, str]]) -> str:
    names = _read(file, column).get(code) or more.get(code)
    return words.pick(*names) if names else code


@lru_cache(maxsize=4)
def _read(file: str, column: str) -> dict[str, tuple[str, str]]:
    path = paths.resource("samples", file)
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row[column]: (row["zh"], row["en"]) for row in csv.DictReader(lines)}

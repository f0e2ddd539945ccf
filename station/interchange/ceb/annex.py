"""The official annex as data: which messages are read, which fields they have, how long these are, and their lists."""

import difflib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import msgspec

from station.paths import resource

Kind = Literal["text", "decimal", "whole", "day", "second", "millisecond"]


class Field(msgspec.Struct, frozen=True):
    """One field: its kind, its length in characters, its list; `personal` ones are dropped, `free` text is searched."""

    kind: Kind
    min: int = 0
    max: int = 0
    list: str = ""
    personal: Literal["", "name", "number", "address", "other"] = ""
    free: bool = False
    optional: bool = False


class Message(msgspec.Struct, frozen=True):
    """A message that is read: the element of a record, of its head, and of its rows (empty where it has none)."""

    zh: str
    record: str
    head: str
    rows: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """Everything of the annex that Station needs."""

    namespace: str
    most_records: int
    most_rows: int
    beside: tuple[str, ...]
    read: dict[str, Message]
    other: dict[str, str]
    structures: dict[str, dict[str, Field]]
    lists: dict[str, tuple[str, ...]]

    def meant(self, structure: str, name: str) -> str:
        """Return the field of a head or row that a name is likely a misspelling of; empty where none is."""
        known = {field.lower(): field for field in self.structures.get(structure, {})}
        return "".join(known[near] for near in difflib.get_close_matches(name.lower(), known, 1))

    def listed(self, name: str, value: str) -> bool:
        """Say whether a list holds a value; an entry ``-*`` stands for every negative whole number."""
        values = self.lists[name]
        return value in values or ("-*" in values and value[:1] == "-" and value[1:].isascii() and value[1:].isdigit())


@lru_cache(maxsize=1)
def annex() -> Annex:
    """Return the annex, edition 202205, from `resources/ceb`."""
    said = tomllib.loads(resource("ceb", "messages.toml").read_text(encoding="utf-8"))
    fields = tomllib.loads(resource("ceb", "fields.toml").read_text(encoding="utf-8"))
    return Annex(
        namespace=said["namespace"],
        most_records=said["most_records"],
        most_rows=said["most_rows"],
        beside=tuple(said["beside"]),
        read=msgspec.convert(said["read"], dict[str, Message]),
        other=said["other"],
        structures={name: _structure(rows) for name, rows in fields.items()},
        lists={name: tuple(values) for name, values in said["list"].items()},
    )


def _structure(rows: dict[str, dict[str, Any]]) -> dict[str, Field]:
    return {
        name.removesuffix("?"): msgspec.convert({**row, "optional": name.endswith("?")}, Field)
        for name, row in rows.items()
    }

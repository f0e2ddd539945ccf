"""A rule pack read from TOML: every control checked by itself and against the others; a wrong one is set aside.

A pack is a file of ``[[control]]`` tables, each with ``[[control.example]]`` tables: a parcel described, the instant,
and whether the control must hit it. docs/how-to/write-a-rule-pack.md has every field.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from station.domain.audience import Audience
from station.domain.control import LEAST_URGENT, MOST_URGENT, ROUTINE, ControlAction, ControlInstruction
from station.domain.controls import RANDOM
from station.domain.instants import is_instant
from station.domain.intake import Refused
from station.domain.scopes import SCOPES
from station.interchange.rules.values import check
from station.ports import StationFault

#: A rule pack is written by people; nothing honest is bigger.
BIGGEST = 4 << 20
_HEADER = re.compile(r"^\s*\[\[\s*control\s*\]\]", re.MULTILINE)
_EXAMPLE = re.compile(r"^\s*\[\[\s*control\s*\.\s*example\s*\]\]", re.MULTILINE)


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One declared row of an example's parcel, or a piece found in it where it has a lot."""

    gtin: str = ""
    hs: str = ""
    origin: str = ""
    lot: str = ""


class Parcel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An example's parcel; what is left out is nothing special. `gaps` says that its declared data lack something."""

    waybill: str = "EXAMPLE-1"
    list: str = ""
    merchant: str = ""
    items: tuple[Item, ...] = (Item(),)
    gaps: bool = False


class ExampleRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An example as written. Whether a random control picks a parcel is chance; `hit` then says that it may."""

    at: datetime
    hit: bool
    parcel: Parcel = Parcel()


class ControlRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A control as written."""

    rule_id: str
    version: int
    valid_from: datetime
    scope: str
    action: ControlAction
    zh: str
    en: str
    issued_by: str
    value: str | dict[str, str | float] = ""
    valid_to: datetime | None = None
    priority: int = ROUTINE
    audience: str = Audience.INSPECTOR.value
    example: tuple[ExampleRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One example and the control it is of; `line` is where it stands."""

    line: int
    control: ControlInstruction
    row: ExampleRow


class RulePack(NamedTuple):
    """What a file held: controls with their line, their examples, what was set aside, and for when it speaks."""

    controls: tuple[tuple[int, ControlInstruction], ...]
    examples: tuple[Example, ...]
    refused: tuple[Refused, ...]
    as_of: datetime | None = None


def looks_like_rules(path: Path) -> bool:
    """Say whether a file is a TOML file: nothing else that is imported is one."""
    return path.suffix.lower() == ".toml"


def read_pack(path: Path) -> RulePack:
    """Return a file's controls and examples, with all that is wrong with them.

    Raises StationFault where the disk refuses.
    """
    try:
        text = _text(path)
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = int(found[1]) if (found := re.search(r"line (\d+)", str(error))) else 0
        return _nothing(line, f"no TOML from here on ({error})", "correct the line")
    except RecursionError:
        return _nothing(0, "is nested deeper than any rule pack", "write it anew")
    except _NoText as error:
        return _nothing(0, str(error), "save it anew, in smaller files if need be")
    tables, as_of = said.get("control", []), said.get("as_of")
    if as_of is not None and not is_instant(as_of):
        return _nothing(0, "as_of is no instant with its offset", "write it as 2026-01-31T08:00:00+08:00")
    if not isinstance(tables, list) or not tables:
        return _nothing(0, "no [[control]] in it", "see docs/how-to/write-a-rule-pack.md")
    lines = [text.count("\n", 0, m.end()) + 1 for m in _HEADER.finditer(text)]
    example_lines = iter([text.count("\n", 0, m.end()) + 1 for m in _EXAMPLE.finditer(text)])
    controls, examples, refused = list[tuple[int, ControlInstruction]](), list[Example](), list[Refused]()
    for line, table in zip_longest(lines[: len(tables)], tables, fillvalue=0):  # a table may be written without a line
        own_lines = [next(example_lines, line) for _ in _examples(table)]
        try:
            row = msgspec.convert(table, ControlRow, strict=False)
            control = _control(row)
        except (msgspec.ValidationError, ValueError) as error:
            refused.append(Refused(line, _field(error), _said(error), "see docs/how-to/write-a-rule-pack.md"))
            continue
        controls.append((line, control))
        examples += (Example(at, control, each) for at, each in zip(own_lines, row.example, strict=False))
        if not any(each.hit for each in row.example):
            wants = "add a parcel that it hits, and one that it does not where there is one"
            refused.append(Refused(line, "example", "no example of a parcel that it hits", wants))
    pairs = combinations(controls, 2)
    clashes = (why for (_, one), (line, other) in pairs if (why := clash(other, line, one)) is not None)
    return RulePack(tuple(controls), tuple(examples), (*refused, *clashes), as_of)


def _nothing(line: int, reason: str, fix: str) -> RulePack:
    return RulePack((), (), (Refused(line, "", reason, fix),))


def _control(row: ControlRow) -> ControlInstruction:
    """Return a control. Raises ValueError beginning with the field at fault."""
    _check_words_and_dates(row)
    if row.scope not in {*SCOPES, RANDOM}:
        raise ValueError(f"scope: is none of {', '.join(sorted({*SCOPES, RANDOM}))}")
    value = row.value if isinstance(row.value, str) else msgspec.json.encode(row.value, order="sorted").decode()
    if row.scope != RANDOM and not isinstance(row.value, str):
        raise ValueError("value: names nothing")
    try:
        check(row.scope, value)
    except ValueError as error:
        raise ValueError(f"value: {error}") from error
    return ControlInstruction(
        row.rule_id, row.version, row.scope, value, row.action, row.zh, row.en, row.valid_from, row.valid_to,
        row.issued_by, row.priority, Audience(row.audience),
    )  # fmt: skip


def _check_words_and_dates(row: ControlRow) -> None:
    for name in ("rule_id", "zh", "en", "issued_by"):
        if not str(getattr(row, name)).strip():
            raise ValueError(f"{name}: is empty")
    for name in ("valid_from", "valid_to"):
        instant: datetime | None = getattr(row, name)
        if instant is not None and instant.tzinfo is None:
            raise ValueError(f"{name}: needs its offset, such as +08:00")
        if instant is not None and not is_instant(instant):
            raise ValueError(f"{name}: is in no year of UTC")
    if row.valid_to is not None and row.valid_to <= row.valid_from:
        raise ValueError("valid_to: is not after valid_from")
    if row.version < 1:
        raise ValueError("version: is 1 or more")
    if not MOST_URGENT <= row.priority <= LEAST_URGENT:
        raise ValueError(f"priority: is {MOST_URGENT}, the most urgent, to {LEAST_URGENT}")
    if row.audience not in set(Audience):
        raise ValueError(f"audience: is none of {', '.join(sorted(Audience))}")


def clash(one: ControlInstruction, line: int, other: ControlInstruction) -> Refused | None:
    """Return why one of two controls, which stands in a line, cannot stand beside the other; None where it can.

    Of two versions that are in force at one time nobody would know which is meant.
    """
    if one.rule_id != other.rule_id:
        return None
    if one.version == other.version and (one.scope, one.about) == (other.scope, other.about):
        return Refused(line, "version", f"version {one.version} of {one.rule_id} stands twice", "number it anew")
    if one.version != other.version and _both_in_force(one, other):
        fix = "end the older one with valid_to when the newer one begins"
        first, last = sorted((one.version, other.version))
        reason = f"versions {first} and {last} of {one.rule_id} are in force at one time"
        return Refused(line, "valid_from", reason, fix)
    return None


def _both_in_force(one: ControlInstruction, other: ControlInstruction) -> bool:
    return (other.valid_to is None or one.valid_from < other.valid_to) and (
        one.valid_to is None or other.valid_from < one.valid_to
    )


def _examples(table: Any) -> list[Any]:
    found = table.get("example", []) if isinstance(table, dict) else []
    return found if isinstance(found, list) else []


def _field(error: Exception) -> str:
    text = str(error)
    if isinstance(error, msgspec.ValidationError):
        named = re.search(r"`\$\.?([^`]*)`", text) or re.search(r"field `([^`]+)`", text)
        return named[1] if named else ""
    return text.partition(":")[0]


def _said(error: Exception) -> str:
    text = str(error)
    return text if isinstance(error, msgspec.ValidationError) else text.partition(": ")[2]


class _NoText(Exception):
    """A file that is not read as a rule pack's text; the message says why."""


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > BIGGEST:
            raise _NoText(f"is bigger than {BIGGEST >> 20} MB")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _NoText("is not written in UTF-8") from error
    except OSError as error:
        raise StationFault(f"{path} cannot be read: {error.strerror}") from error

"""The shape of EPCIS 2.0 events as GS1's JSON schema has it, and the words that it lets pass misspelt."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from station.interchange.epcis.vocabulary import vocabulary

Check = Callable[[Any, str], None]

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:\S+")
_OFFSET = re.compile(r"[+-]((0\d|1[0-3]):[0-5]\d|14:00)")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_UNIT = re.compile(r"[A-Z0-9]{2,3}")
_HEX = re.compile(r"[A-Fa-f0-9]+")
#: What a field's name may be where it is none of EPCIS' own: a URI, or a prefix and a name.
_EXTENSION = re.compile(r"@?[^\s:]+:\S+")
SCHEMA = "correct the event after the EPCIS 2.0 schema"


class Misshapen(Exception):
    """An event breaks the schema or the vocabulary; holds where, why, and what to do."""

    def __init__(self, field: str, reason: str, fix: str = SCHEMA) -> None:
        super().__init__(reason)
        self.field, self.reason, self.fix = field, reason, fix


def _text(pattern: re.Pattern[str], what: str) -> Check:
    def check(value: Any, field: str) -> None:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise Misshapen(field, f"is no {what}")

    return check


uri = _text(_URI, "URI")
unit = _text(_UNIT, "unit of two or three capital letters and digits (UN/CEFACT Recommendation 20)")
offset = _text(_OFFSET, "offset such as +08:00")
hexadecimal = _text(_HEX, "hexadecimal text")


def time(value: Any, field: str) -> None:
    """Check a time: ISO 8601 with seconds and offset, and one that exists."""
    fix = "write it as 2026-01-31T08:00:00.000+08:00"
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise Misshapen(field, "is no time with its offset", fix)
    try:
        datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Misshapen(field, "is no time that exists", fix) from error


def string(value: Any, field: str) -> None:
    """Check a text."""
    if not isinstance(value, str):
        raise Misshapen(field, "is no text")


def boolean(value: Any, field: str) -> None:
    """Check a truth value."""
    if not isinstance(value, bool):
        raise Misshapen(field, "is neither true nor false")


def number(value: Any, field: str) -> None:
    """Check a number; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Misshapen(field, "is no number")


def one_of(*allowed: str) -> Check:
    """Return a check for one of a few texts."""

    def check(value: Any, field: str) -> None:
        if value not in allowed:
            raise Misshapen(field, f"is none of {', '.join(allowed)}")

    return check


def word(kind: str) -> Check:
    """Return a check for a word of CBV, or somebody's own URI."""

    def check(value: Any, field: str) -> None:
        string(value, field)
        wrong = vocabulary()[kind].wrong(value)
        if wrong is not None:
            raise Misshapen(field, *wrong)

    return check


def many(item: Check, *, least: int = 0, different: bool = False) -> Check:
    """Return a check for a list."""

    def check(value: Any, field: str) -> None:
        if not isinstance(value, list):
            raise Misshapen(field, "is no list")
        if len(value) < least:
            raise Misshapen(field, "is empty")
        if different and len({str(each) for each in value}) != len(value):
            raise Misshapen(field, "says the same twice")
        for place, each in enumerate(value):
            item(each, f"{field}[{place}]")

    return check


def record(fields: Mapping[str, Check], *, required: tuple[str, ...] = (), open_to: bool = True) -> Check:
    """Return a check for an object; `open_to` extensions whose names are URIs, or to nothing else."""

    def check(value: Any, field: str) -> None:
        if not isinstance(value, dict):
            raise Misshapen(field, "is no object")
        prefix = f"{field}." if field else ""
        for name in required:
            if name not in value:
                raise Misshapen(prefix + name, "is missing")
        for name, each in value.items():
            if name in fields:
                fields[name](each, prefix + name)
            elif not open_to or not _EXTENSION.fullmatch(name):
                raise Misshapen(prefix + name, "is no field of EPCIS 2.0, nor a name with a namespace")

    return check


def uri_or_many(value: Any, field: str) -> None:
    """Check a URI or a list of them."""
    (many(uri) if isinstance(value, list) else uri)(value, field)

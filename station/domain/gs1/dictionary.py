"""The application identifiers: what each one holds, needs, excludes, and where it may stand in a Digital Link.

Source: GS1 Barcode Syntax Dictionary (`ai_rows.py`); its head explains the notation. General Specifications 3.2, 7.8.
"""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from station.domain.gs1.ai_rows import ROWS

LONGEST_UNKNOWN = 90
# General Specifications table 7.8.5-2: two first digits of the AI -> length of the value, no separator needed
PREDEFINED = MappingProxyType(
    {"00": 18, "01": 14, "02": 14, "03": 14, "04": 16, "20": 2, "41": 13}
    | {str(n): 6 for n in (*range(11, 20), *range(31, 37))}
)


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a value: character set N, X, Y or Z, its lengths, and the names of its checks."""

    charset: str
    shortest: int
    longest: int
    optional: bool
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """One application identifier.

    `predefined`: its length is fixed and no separator follows. `attribute`: may stand in a Digital Link's query.
    `requires`: each requirement is met by any one of its groups of AI patterns. `excludes`: AI patterns.
    `qualifiers`: for a Digital Link primary key the alternative sequences of key qualifiers; None for any other AI.
    `shortest` and `longest` are the bounds of the whole value; `known` is False for an AI not assigned yet.
    """

    ai: str
    title: str
    components: tuple[Component, ...]
    predefined: bool
    attribute: bool
    requires: tuple[tuple[tuple[str, ...], ...], ...]
    excludes: tuple[str, ...]
    qualifiers: tuple[tuple[str, ...], ...] | None
    shortest: int
    longest: int
    known: bool = True


def find(ai: str, *, unknown: bool = False) -> Definition | None:
    """Return an application identifier's definition, or None.

    With `unknown`, an unassigned AI of a fitting length is taken for free text of up to 90 characters.
    """
    entry = _entries().get(ai)
    if entry or not unknown or not (ai.isascii() and ai.isdigit()) or not 2 <= len(ai) <= 4:
        return entry
    length = _lengths().get(ai[:2])
    if length is not None and length != len(ai):
        return None
    return _unassigned(ai)


def at(text: str, start: int, *, unknown: bool = False) -> Definition | None:
    """Return the application identifier that stands at a place in an element string, or None.

    An unassigned AI is found only where its first two digits fix its length: otherwise nobody knows where it ends.
    """
    length = _lengths().get(text[start : start + 2])
    return None if length is None else find(text[start : start + length], unknown=unknown)


@cache
def _entries() -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for row in ROWS.strip().splitlines():
        for entry in _definitions(row):
            found[entry.ai] = entry
    return found


@cache
def _lengths() -> dict[str, int]:
    return {ai[:2]: len(ai) for ai in _entries()}


@cache
def _unassigned(ai: str) -> Definition:
    fixed = PREDEFINED.get(ai[:2])
    least, most = fixed or 1, fixed or LONGEST_UNKNOWN
    part = Component("X", least, most, False, ())
    return Definition(ai, "UNKNOWN", (part,), fixed is not None, False, (), (), None, least, most, known=False)


def _definitions(row: str) -> tuple[Definition, ...]:
    spec, _, title = row.partition(" # ")
    numbers, *words = spec.split()
    flags = words.pop(0) if not words[0][0].isalnum() and words[0][0] != "[" else ""
    parts = tuple(_component(word) for word in words if word[0] in "NXYZ[")
    pairs = [word.partition("=")[::2] for word in words if word[0] not in "NXYZ["]
    requires = tuple(tuple(tuple(group.split("+")) for group in v.split(",")) for k, v in pairs if k == "req")
    excludes = tuple(ai for k, v in pairs if k == "ex" for ai in v.split(","))
    sequences = [v for k, v in pairs if k == "dlpkey"]
    qualifiers = tuple(tuple(s.split(",")) if s else () for v in sequences for s in v.split("|")) or None
    first, _, last = numbers.partition("-")
    ais = [str(n).zfill(len(first)) for n in range(int(first), int(last or first) + 1)]
    least = sum(part.shortest for part in parts if not part.optional)
    most = sum(part.longest for part in parts)
    return tuple(
        Definition(ai, title, parts, "*" in flags, "?" in flags, requires, excludes, qualifiers, least, most)
        for ai in ais
    )


def _component(word: str) -> Component:
    form, *checks = word.split(",")
    optional = form.startswith("[")
    form = form.strip("[]")
    variable = ".." in form
    longest = int(form[1:].lstrip("."))
    return Component(form[0], 1 if variable else longest, longest, optional, tuple(checks))

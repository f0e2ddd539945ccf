"""Element strings: application identifiers and their values, with FNC1 (as GS, 0x1D) after those without a set length.

Source: GS1 General Specifications 7.8 (element strings in symbols), 3 (application identifiers).
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from station.domain.gs1.charsets import CHARSETS
from station.domain.gs1.dictionary import Definition, at, find
from station.domain.gs1.fault import Fault, explained
from station.domain.gs1.linters import LINTERS
from station.domain.gs1.refusal import Refused

GS = "\x1d"
MOST = 64
_NEXT_AI = re.compile(r"(?<!\\)\(")


@dataclass(frozen=True, slots=True)
class Element:
    """One application identifier with its value."""

    definition: Definition
    value: str

    @property
    def ai(self) -> str:
        """Return the application identifier."""
        return self.definition.ai


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of one message in the order they came.

    `parts` counts them per carrier of a composite symbol; `path` says how many stood in a Digital Link's path.
    """

    elements: tuple[Element, ...]
    parts: tuple[int, ...] = ()
    path: int = 0

    def value(self, ai: str) -> str | None:
        """Return the value of an application identifier, or None."""
        return next((element.value for element in self.elements if element.ai == ai), None)

    @property
    def bracketed(self) -> str:
        """Return the human readable form: AIs in round brackets, an opening bracket in a value behind a backslash."""
        texts = [f"({e.ai}){e.value.replace('(', chr(92) + '(')}" for e in self.elements]
        bounds = [0, *(sum(self.parts[: n + 1]) for n in range(len(self.parts)))] if self.parts else [0, len(texts)]
        return "|".join("".join(texts[start:end]) for start, end in pairwise(bounds))

    @property
    def message(self) -> str:
        """Return the message as a scanner sends it: GS after each value that needs a separator and is not the last."""
        last = len(self.elements) - 1
        return "".join(
            f"{e.ai}{e.value}{'' if e.definition.predefined or n == last else GS}" for n, e in enumerate(self.elements)
        )


def parse(text: str, *, unknown: bool = False) -> Elements | Refused:
    """Read a message that follows FNC1; GS ends values without a set length and is tolerated after the others.

    `unknown` lets unassigned AIs of a known length pass as free text. Nothing is looked at but syntax and content;
    what AIs need and exclude is for `associations`.
    """
    if not text:
        return Refused("empty", "There is no GS1 data behind the symbol's identifier. Scan it again.")
    found: list[Element] = []
    place = 0
    while place < len(text):
        definition = at(text, place, unknown=unknown)
        if definition is None:
            return _no_ai(text, place)
        place += len(definition.ai)
        step = read_value(definition, text, place)
        if isinstance(step, Refused):
            return step
        found.append(Element(definition, step))
        if len(found) > MOST:
            return Refused("too_many_ais", f"More than {MOST} application identifiers stand in one message.")
        place += len(step)
        place += text.startswith(GS, place)
    return Elements(tuple(found))


def read_value(definition: Definition, text: str, place: int) -> str | Refused:
    """Return the value that stands at a place in a message, or what is wrong with it."""
    longest = definition.longest
    end = text.find(GS, place, place + longest + 1)
    if definition.predefined:
        end = min(place + longest if end < 0 else end, len(text))
    elif end < 0:
        end = min(place + longest + 1, len(text))
    return judge(definition, text[place:end])


def parse_bracketed(text: str, *, unknown: bool = False) -> Elements | Refused:
    r"""Read the form printed under a symbol, ``(01)...(10)...``; ``\(`` is an opening bracket within a value."""
    if not text:
        return Refused("empty", "There is nothing to read.")
    if not text.startswith("("):
        return Refused("bad_brackets", "The text must begin with an application identifier in round brackets.")
    found: list[Element] = []
    place = 0
    while place < len(text):
        close = text.find(")", place, place + 64)
        ai = text[place + 1 : close] if close >= 0 else ""
        if close < 0:
            return Refused("bad_brackets", "An application identifier's bracket is not closed.")
        definition = find(ai, unknown=unknown)
        if definition is None:
            return Refused("unknown_ai", f"There is no application identifier ({ai}).", ai=ai[:4])
        opened = _NEXT_AI.search(text, close + 1)
        place = opened.start() if opened else len(text)
        value = text[close + 1 : place].replace("\\(", "(")
        if "^" in value:
            return Refused("illegal_caret", f"AI ({ai}): ^ stands for FNC1 and cannot be part of a value.", ai=ai)
        judged = judge(definition, value)
        if isinstance(judged, Refused):
            return judged
        found.append(Element(definition, judged))
        if len(found) > MOST:
            return Refused("too_many_ais", f"More than {MOST} application identifiers stand in one message.")
    return Elements(tuple(found))


def parse_caret(text: str, *, unknown: bool = False) -> Elements | Refused:
    """Read an element string written with ``^`` for FNC1; the parts of a composite symbol are joined by ``|``."""
    found: list[Element] = []
    parts: list[int] = []
    for part in text.split("|", 2):
        if not part.startswith("^"):
            return Refused("missing_fnc1", "An element string begins with FNC1, written ^ here.")
        read = parse(part[1:].replace("^", GS), unknown=unknown)
        if isinstance(read, Refused):
            return read
        found += read.elements
        parts.append(len(read.elements))
    return Elements(tuple(found), tuple(parts) if len(parts) > 1 else ())


def judge(definition: Definition, value: str) -> str | Refused:
    """Return a value if it fits its application identifier, or what is wrong with it."""
    ai, size = definition.ai, len(value)
    if not size:
        return Refused("empty_value", f"AI ({ai}) has no value.", ai=ai)
    if size < definition.shortest:
        why = f"AI ({ai}): {size} characters, {definition.shortest} are needed."
        return Refused("value_too_short", f"{why} Scan it again.", ai=ai)
    if size > definition.longest:
        why = f"AI ({ai}): longer than {definition.longest} characters; a separator may be lost."
        return Refused("value_too_long", f"{why} Check that the scanner sends FNC1 as GS.", ai=ai)
    place = 0
    for part in definition.components:
        text = value[place : place + part.longest]
        if part.optional and not text:
            continue
        if len(text) < part.shortest:
            return Refused("wrong_value_length", f"AI ({ai}): {size} characters fit no form of its value.", ai=ai)
        fault = CHARSETS[part.charset](text) or next((f for c in part.checks if (f := LINTERS[c](text))), None)
        if fault:
            return _faulty(definition, fault, place)
        place += len(text)
    return value


def _faulty(definition: Definition, fault: Fault, place: int) -> Refused:
    message = f"AI ({definition.ai}) {definition.title}: {explained(fault.code)}. Scan it again."
    return Refused(fault.code, message, ai=definition.ai, span=(place + fault.start, place + fault.end))


def _no_ai(text: str, place: int) -> Refused:
    here = text[place : place + 4]
    if here.startswith(GS) and place == 0:
        why = "The data begins with a separator: the scanner sends FNC1 twice. Set it to send none at the start."
        return Refused("leading_separator", why)
    return Refused("unknown_ai", f"No application identifier begins with {here!r}: data is lost or no GS1 data.")

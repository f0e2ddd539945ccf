"""A JSON document as a stream: its envelope without its events, and each event with its line, in constant memory."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: An event, and the envelope around all events, may have so many characters; nothing honest has more.
LONGEST_EVENT = 4 << 20
LONGEST_ENVELOPE = 16 << 20
LONGEST_STRING = 1 << 20
#: EPCIS events are some eight levels deep with their extensions.
DEEPEST = 40
#: Every open bracket is remembered; deeper than this the file is read no further.
BOTTOMLESS = 10_000

EVENT_LISTS = frozenset({("epcisBody", "eventList"), ("epcisBody", "queryResults", "resultsBody", "eventList")})

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]|"', re.DOTALL)


class TooMuch(ValueError):
    """The document would fill the memory or the stack; `line` is where."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


@dataclass(frozen=True, slots=True)
class Event:
    """The text of one event, and the line on which it begins."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """The document with every event list emptied. `cut` says that it ended too early, and was closed here."""

    text: str
    lines: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Stray:
    """Something between events that is neither a comma nor an event."""

    line: int


@dataclass(frozen=True, slots=True)
class Overdone:
    """An event that no honest sender writes, passed over in constant memory; `what` says why."""

    line: int
    what: str


def split(pieces: Iterable[str]) -> Iterator[Event | Overdone | Stray | Envelope]:
    """Yield the events of a JSON document in order, and its envelope last. Raises TooMuch.

    Nothing is parsed but strings and brackets: what is yielded may still be no JSON.
    """
    return _Splitter().run(pieces)


class _Splitter:
    def __init__(self) -> None:
        self._stack: list[tuple[str, str]] = []  # (bracket, the key it stands under)
        self._key = ""
        self._last = ""
        self._line = 1
        self._envelope: list[str] = []
        self._size = 0
        self._event: list[str] = []
        self._event_size = 0
        self._event_line = 0
        self._overdone = ""
        self._list_depth = 0
        self._event_depth = 0

    def run(self, pieces: Iterable[str]) -> Iterator[Event | Overdone | Stray | Envelope]:
        rest = ""
        for piece in pieces:
            buffer = rest + piece
            done = 0
            rest = ""
            for token in _TOKEN.finditer(buffer):
                if token[0] == '"':
                    rest = buffer[token.start() :]
                    if len(rest) > LONGEST_STRING:
                        raise TooMuch(self._line, f"a text of more than {LONGEST_STRING} characters")
                    yield from self._between(buffer[done : token.start()])
                    break
                yield from self._between(buffer[done : token.start()])
                yield from self._part(token[0])
                done = token.end()
            else:
                yield from self._between(buffer[done:])
        closers = "".join("}" if bracket == "{" else "]" for bracket, _ in reversed(self._stack))
        if self._event_depth:
            closers = "".join("}" if b == "{" else "]" for b, _ in reversed(self._stack[: self._event_depth - 1]))
        yield Envelope("".join(self._envelope) + closers, self._line, bool(self._stack) or bool(rest))

    def _between(self, text: str) -> Iterator[Stray]:
        if not text:
            return
        self._line += text.count("\n")
        if self._in_list() and text.replace(",", "", 1).strip():
            yield Stray(self._line)
        if ":" in text and self._stack and self._stack[-1][0] == "{":
            self._key = self._last
        elif "," in text:
            self._key = ""
        self._put(text)

    def _part(self, mark: str) -> Iterator[Event | Overdone | Stray]:
        if mark in "{[":
            if self._in_list():
                self._event_depth = len(self._stack) + 1
                self._event_line = self._line
            self._put(mark)
            self._stack.append((mark, self._key))
            self._key = ""
            self._see_depth()
            if mark == "[" and not self._event_depth and self._path() in EVENT_LISTS:
                self._list_depth = len(self._stack)
        elif mark in "}]":
            ends = len(self._stack) == self._event_depth and bool(self._event_depth)
            if len(self._stack) == self._list_depth and not self._event_depth:
                self._list_depth = 0
            if self._stack:
                self._stack.pop()
            self._put(mark)
            if ends:
                if self._overdone:
                    yield Overdone(self._event_line, self._overdone)
                else:
                    yield Event(self._event_line, "".join(self._event))
                self._event, self._event_size, self._event_depth, self._overdone = [], 0, 0, ""
        else:
            if self._in_list():
                yield Stray(self._line)
            self._last = mark[1:-1]
            self._put(mark)
            self._line += mark.count("\n")

    def _path(self) -> tuple[str, ...]:
        return tuple(key for _, key in self._stack if key)

    def _see_depth(self) -> None:
        depth = len(self._stack)
        if depth > DEEPEST and self._event_depth:
            self._overdone = f"the event has more than {DEEPEST} levels"
        if depth > (BOTTOMLESS if self._event_depth else DEEPEST):
            raise TooMuch(self._line, f"more than {DEEPEST} levels")

    def _in_list(self) -> bool:
        return bool(self._list_depth) and len(self._stack) == self._list_depth and not self._event_depth

    def _put(self, text: str) -> None:
        if self._overdone:
            self._event.clear()
        elif self._event_depth:
            self._event.append(text)
            self._event_size += len(text)
            if self._event_size > LONGEST_EVENT:
                self._overdone = f"the event has more than {LONGEST_EVENT} characters"
        elif not self._in_list() or text in "[]":
            self._envelope.append(text)
            self._size += len(text)
            if self._size > LONGEST_ENVELOPE:
                raise TooMuch(self._line, f"more than {LONGEST_ENVELOPE} characters without an event")

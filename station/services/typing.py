"""Typing: keys that turned out to be a person's are gathered to a line, and the line handed on at Enter."""

from collections.abc import Callable

from station.domain.keystrokes import Hold, KeyDecision, Pass, Replay, is_terminator
from station.domain.wedge_text import Key

BACKSPACE = "\x08"


class TypedLine:
    """Gathers handed-back keys where no window does; control characters other than Enter and Backspace are nothing."""

    def __init__(self, on_line: Callable[[str], None]) -> None:
        self._on_line = on_line
        self._text = ""

    def take(self, key: Key | None, decision: KeyDecision) -> None:
        """Take what became of a key; `key` is None where time alone settled held ones."""
        if isinstance(decision, Replay):
            for typed in decision.keys:
                self._add(typed.text)
        let_go = isinstance(decision, Pass) or (isinstance(decision, Replay) and not decision.hold)
        if key is None or isinstance(decision, Hold) or not let_go:
            return
        if is_terminator(key):
            line, self._text = self._text, ""
            if line:
                self._on_line(line)

    def _add(self, text: str) -> None:
        if text == BACKSPACE:
            self._text = self._text[:-1]
        elif text.isprintable():
            self._text += text

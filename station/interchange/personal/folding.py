"""Text as it is compared with somebody's data: without width, case, accents, traditional characters and separators."""

import unicodedata

from station.domain.normalising.traditional import simplified

#: What parts one statement from the next; nobody's name or number goes across it.
WALL = "|"
_WALLS = frozenset("|¦;；。\n\r")


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is met first."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _fold(chr(code))
        return found


def _fold(char: str) -> str:
    if char in _WALLS:
        return WALL
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    if plain in _WALLS:
        return WALL
    return "".join(c for c in simplified(plain) if c.isalnum())


_FOLDING = _Folding()


def folded(text: str) -> str:
    """Return letters and figures alone: NFKD, case folded, simplified, without accents; a `WALL` between statements."""
    return text.translate(_FOLDING)


def places(text: str) -> list[int]:
    """Return, for each character of `folded(text)`, the place in the text that it comes from."""
    return [place for place, char in enumerate(text) for _ in _FOLDING[ord(char)]]


class _Plain(dict[int, str]):
    """One character for one: ASCII for what looks like it, simplified for traditional."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        found = char if code < 128 else simplified(_ascii(char))
        self[code] = found
        return found


def _ascii(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    kind = unicodedata.category(char)
    if kind == "Zs":
        return " "
    if kind == "Pd" or char == "\u2212":
        return "-"
    wide = unicodedata.normalize("NFKC", char)
    return wide if len(wide) == 1 else char


_PLAIN = _Plain()


def plain(text: str) -> str:
    """Return a text of the same length, place by place, in ASCII where it looks so, and in simplified characters."""
    return text if text.isascii() else text.translate(_PLAIN)

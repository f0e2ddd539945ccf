"""What a wedge scan says: the characters of its keys set against the keys' places, never silently mended.

Where the two differ, the machine has another keyboard layout than the scanner, or Caps Lock is on. Which of the two
readings is meant only a proven scanner tells (its self-test card, kept in `Ways`): until then the scan is doubtful, and
what it says is not to be believed.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from station.domain.code import Doubt
from station.domain.keyboards import KEYPAD, LETTERS, Held, us_text

GS = "\x1d"
DEAD = "Dead"
SPELLED_GS = re.compile("<GS>|\\{GS\\}|<FNC1>|\u241d")
ALT_MARK = "\ue000"
LOST_MARK = "\ue001"
ALT_CODE = re.compile(ALT_MARK + "(00[0-9]{2}|[0-9]{3})")
CONTROLS = frozenset(map(chr, range(0x20)))
AZERTY_DIGIT_ROW = frozenset("&é\"'(-è_çà")


class Flag(StrEnum):
    """What had to be done to a text before it could be handed on; nothing is changed silently."""

    FOLDED = "full-width characters folded"
    GS_SPELLED = "group separator came as text"
    ALT_CODE = "character came as Alt code"
    CUT = "longer than the limit, the rest was dropped"
    LAYOUT = "looks like a scanner set to another keyboard layout"
    CAPS = "Caps Lock is on"
    DEVICE = "typed at another speed than the scanner that was tested"
    TORN = "keys that came just before were taken for typing: its beginning may be lost"


DOUBTS: dict[Flag, Doubt] = {
    Flag.TORN: Doubt.TORN,
    Flag.CUT: Doubt.CUT,
    Flag.LAYOUT: Doubt.LAYOUT,
    Flag.CAPS: Doubt.CAPS,
}


def doubt(flags: tuple[Flag, ...]) -> Doubt | None:
    """Return why a scan with these flags is not to be believed; None where it is."""
    return next((why for flag, why in DOUBTS.items() if flag in flags), None)


class Keys(StrEnum):
    """How a scanner's keys are to be read: by their places as on a US keyboard, by characters, or both must agree."""

    BOTH = "both"
    PLACES = "places"
    CHARACTERS = "characters"


class Caps(StrEnum):
    """What a scanner does about Caps Lock: not known, it types on regardless, it turns Shift round to undo it."""

    UNPROVEN = "unproven"
    IGNORED = "ignored"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Ways:
    """What a self-test has shown of a scanner: how to read its keys, what it puts before and after each code.

    `host` is what the machine typed for each key then: (place, with Shift, character). Another character later means
    that somebody changed the machine's layout.
    """

    keys: Keys = Keys.BOTH
    caps: Caps = Caps.UNPROVEN
    prefix: str = ""
    suffix: str = ""
    host: frozenset[tuple[int, bool, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Key:
    """One key press: the text it types (may be empty), the name of a key without text, the instant (aware, UTC).

    `place` is where it lies (see `keyboards`), 0 where the window system does not say; `held` what was held with it. A
    dead key that was told of is named `DEAD`.
    """

    text: str
    name: str
    at: datetime
    place: int = 0
    held: Held = Held.NONE

    @property
    def says(self) -> bool:
        """Say whether the key belongs to a code: it types, or it lies where one types and typed nothing."""
        return bool(self.text) or self.place in KEYPAD or bool(us_text(self.place, self.held))


def read(keys: tuple[Key, ...], ways: Ways) -> tuple[str, tuple[Flag, ...]]:
    """Return the text of a scan's keys, and what was odd about them."""
    odd: set[Flag] = set()
    on = any(map(_is_locked, keys))
    typed = "".join(_char(key, ways, odd, locked=on and key.place in LETTERS) for key in keys)
    coded = ALT_CODE.sub(lambda digits: chr(int(digits[1]) % 256), _exact_alt(typed, keys, odd)).replace(ALT_MARK, "")
    if coded != typed:
        odd.add(Flag.ALT_CODE)
    text = SPELLED_GS.sub(GS, coded)
    if text != coded:
        odd.add(Flag.GS_SPELLED)
    if text and set(text) <= AZERTY_DIGIT_ROW:
        odd.add(Flag.LAYOUT)
    text = text.removeprefix(ways.prefix).removesuffix(ways.suffix)
    return text, tuple(flag for flag in Flag if flag in odd)


def _char(key: Key, ways: Ways, odd: set[Flag], *, locked: bool) -> str:
    if key.name == "Alt" and not key.text:
        return ALT_MARK
    typed = "".join(map(_fold, key.text))
    meant = us_text(key.place, key.held)
    if typed != key.text:
        odd.add(Flag.FOLDED)
    if not meant or Held.ALT in key.held:
        if not typed:
            odd.add(Flag.LAYOUT)  # Num Lock is off, or a key that this keyboard lacks
        return typed
    if Held.CTRL in key.held and typed not in CONTROLS:
        if typed and ways.keys is not Keys.PLACES:
            odd.add(Flag.LAYOUT)
        return meant
    if key.name == DEAD and ways.keys is Keys.PLACES:
        return meant
    if len(typed) != 1 or (key.place in LETTERS and _is_accented(typed)):
        odd.add(Flag.LAYOUT)  # a dead key has taken a character with it, or given one
        return meant
    return _of_two(typed, meant, key, ways, odd, locked=locked)


def _of_two(typed: str, meant: str, key: Key, ways: Ways, odd: set[Flag], *, locked: bool) -> str:
    """Choose between the character and the place, where they differ as the scanner was shown to need it."""
    if locked and ways.caps is Caps.UNPROVEN:
        odd.add(Flag.CAPS)
    if locked and Held.CTRL not in key.held:
        typed, meant = (typed, meant.swapcase()) if ways.caps is Caps.UNDONE else (typed.swapcase(), meant)
    known = next((char for place, shift, char in ways.host if (place, shift) == _stroke(key)), typed)
    if known != typed and not locked and Held.CTRL not in key.held:
        odd.add(Flag.LAYOUT)
    if typed == meant or ways.keys is Keys.PLACES:
        return meant
    if ways.keys is Keys.CHARACTERS:
        return typed
    odd.add(Flag.LAYOUT)
    return meant


def _is_locked(key: Key) -> bool:
    """Say whether a key shows that Caps Lock is on: a letter in the case that its Shift does not make."""
    typed = "".join(map(_fold, key.text))
    return key.place in LETTERS and typed.isalpha() and typed.isupper() is not (Held.SHIFT in key.held)


def _stroke(key: Key) -> tuple[int, bool]:
    return key.place, Held.SHIFT in key.held


def host_of(keys: tuple[Key, ...]) -> frozenset[tuple[int, bool, str]]:
    """Return what the machine types for these keys, as far as their characters come from the layout alone."""
    plain = (key for key in keys if key.place and len(key.text) == 1 and not key.held & ~Held.SHIFT)
    return frozenset((*_stroke(key), key.text) for key in plain if us_text(key.place, key.held))


def _exact_alt(typed: str, keys: tuple[Key, ...], odd: set[Flag]) -> str:
    """Read Alt codes whose digits are known to have been typed with Alt held; longer ones are GBK (code page 936)."""
    if not any(Held.ALT in key.held for key in keys):
        return typed
    out: list[str] = []
    digits: str | None = None
    for key, char in zip((*keys, None), (*typed, ""), strict=False):
        if digits is not None and key is not None and Held.ALT in key.held and char.isdigit() and key.text:
            digits += char
            continue
        if digits:
            out.append(_alt_code(digits, odd))
        digits = "" if char == ALT_MARK else None
        out.append("" if char == ALT_MARK else char)
    return "".join(out)


def _alt_code(digits: str, odd: set[Flag]) -> str:
    number = int(digits)
    try:
        return chr(number) if number < 0x100 else number.to_bytes(2, "big").decode("gbk")
    except (OverflowError, UnicodeDecodeError):
        odd.add(Flag.LAYOUT)
        return ""


def _is_accented(char: str) -> bool:
    """Say whether a character is a Latin letter with an accent, as a dead key and the letter after it make one."""
    parts = unicodedata.normalize("NFD", char)
    return len(parts) > 1 and parts[0].isascii()


def _fold(char: str) -> str:
    """Fold a full-width form (U+FF01-FF5E) or an ideographic space, as an IME types them, to ASCII."""
    if "\uff01" <= char <= "\uff5e" or char == "\u3000":
        return unicodedata.normalize("NFKC", char)
    return char

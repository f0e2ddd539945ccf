"""Scanner or person: key presses and their times become wedge scans, or are handed back as typing.

Hold-back policy: the first key of a scan cannot be told from the first key of a word, so every key with text is held.
A held key is handed back (`Replay`) once the gap after it proves a person; the caller starts a timer of `max_gap` after
each `Hold` and calls `expire`. A typist sees his letters one gap late, and no scan ever leaks into a field or a button.
Keys without text (modifiers, function keys, arrows) and a terminator that closes nothing pass at once.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

GS = "\x1d"
KEPT_CONTROLS = frozenset({GS})
TERMINATOR_TEXTS = frozenset({"\r", "\n", "\t", "\r\n"})
TERMINATOR_KEYS = frozenset({"Return", "Enter", "Linefeed", "Tab"})
SPELLED_GS = re.compile("<GS>|\\{GS\\}|<FNC1>|\u241d")
ALT_MARK = "\ue000"
ALT_CODE = re.compile(ALT_MARK + "(00[0-9]{2}|[0-9]{3})")
TORN_WITHIN = timedelta(milliseconds=500)
AZERTY_DIGIT_ROW = frozenset("&é\"'(-è_çà")


class Flag(StrEnum):
    """What had to be done to a text before it could be handed on; nothing is changed silently."""

    FOLDED = "full-width characters folded"
    CONTROL_DROPPED = "control characters dropped"
    GS_SPELLED = "group separator came as text"
    ALT_CODE = "character came as Alt code"
    CUT = "longer than the limit, the rest was dropped"
    LAYOUT = "looks like a scanner set to another keyboard layout"
    TORN = "keys that came just before were taken for typing: its beginning may be lost"


@dataclass(frozen=True, slots=True)
class Key:
    """One key press: the text it types (may be empty), the name of a key without text, the instant (aware, UTC)."""

    text: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WedgeLimits:
    """What tells a scanner from a person; learned per device by `learned_gap`.

    `max_gap` is the longest pause inside a scan, `min_length` the shortest text taken for one, `max_bytes` its cap in
    UTF-8. `idle_ends` takes a pause for the end of a scan, for scanners that send no Enter.
    """

    max_gap: timedelta = timedelta(milliseconds=35)
    min_length: int = 4
    max_bytes: int = 8192
    idle_ends: bool = False


@dataclass(frozen=True, slots=True)
class WedgeScan:
    """A whole wedge scan: `text` as the code says it (GS kept), `raw` as the keys typed it, times of first and last."""

    text: str
    raw: str
    first: datetime
    last: datetime
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Burst:
    """Keys held so far, with Alt presses as marks between them. `closed` is when a scan just ended (CR LF pairs).

    `loose` is when the last key was handed back as typing, with no Enter since: a scan right after it may be torn.
    """

    keys: tuple[Key, ...] = ()
    size: int = 0
    cut: bool = False
    closed: datetime | None = None
    loose: datetime | None = None

    @property
    def last(self) -> datetime | None:
        """Return the instant of the newest key, or None where nothing is held."""
        return self.keys[-1].at if self.keys else None

    @property
    def held(self) -> tuple[Key, ...]:
        """Return the keys that were swallowed: those with text."""
        return tuple(key for key in self.keys if key.text)


@dataclass(frozen=True, slots=True)
class Pass:
    """The key is nobody's scan: let it go on."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Swallow the key; it is kept here until it is known what it belongs to."""


@dataclass(frozen=True, slots=True)
class Replay:
    """A person typed: hand these keys on, in order. `hold` says whether the key just pressed is swallowed."""

    keys: tuple[Key, ...]
    hold: bool


@dataclass(frozen=True, slots=True)
class Completed:
    """Swallow the key: it closed a scan."""

    scan: WedgeScan


KeyDecision = Pass | Hold | Replay | Completed


def press(burst: Burst, key: Key, limits: WedgeLimits) -> tuple[Burst, KeyDecision]:
    """Take one key press; return what is held now and what to do with the key.

    A pause before the key settles what was held, as `expire` does; where that completes a scan (`idle_ends`) the key
    itself is swallowed too and begins the next one.
    """
    rest, settled = expire(burst, key.at, limits)
    if is_terminator(key):
        if isinstance(settled, Pass):
            return _terminate(rest, key, limits)
        return rest, settled
    if not key.text:
        return (replace(rest, keys=(*rest.keys, key)) if key.name == "Alt" else rest), settled
    rest = _held(replace(rest, closed=None), key, limits)
    match settled:
        case Replay(keys=keys):
            return rest, Replay(keys, hold=True)
        case Completed():
            return rest, settled
        case _:
            return rest, Hold()


def expire(burst: Burst, at: datetime, limits: WedgeLimits) -> tuple[Burst, KeyDecision]:
    """Settle held keys once the gap has passed with no further key; `Pass` where there is nothing to settle yet."""
    if burst.last is None or at - burst.last <= limits.max_gap:
        return burst, Pass()
    if limits.idle_ends and (scan := _scan(burst, limits)):
        return Burst(closed=burst.last), Completed(scan)
    return Burst(loose=burst.last if burst.held else burst.loose), _handed_back(burst)


def is_terminator(key: Key) -> bool:
    """Say whether a key ends a scan: Return, Enter, Linefeed or Tab, by text or by name."""
    return key.text in TERMINATOR_TEXTS or key.name in TERMINATOR_KEYS


def learned_gap(gaps: Sequence[timedelta]) -> timedelta:
    """Return a `max_gap` for a device from the gaps inside scans known to be its own: three times the 95th percentile.

    Kept within 15-100 ms: below it a busy machine would split scans, above it a fast typist would be taken for one.
    """
    if not gaps:
        return WedgeLimits().max_gap
    ordered = sorted(gaps)
    typical = ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]
    return max(timedelta(milliseconds=15), min(timedelta(milliseconds=100), typical * 3))


def _terminate(burst: Burst, key: Key, limits: WedgeLimits) -> tuple[Burst, KeyDecision]:
    if not burst.held:
        if burst.closed is not None and timedelta(0) <= key.at - burst.closed <= limits.max_gap:
            return burst, Hold()
        return Burst(), Pass()
    scan = _scan(burst, limits)
    if scan is None:
        return Burst(), _handed_back(burst)
    return Burst(closed=key.at), Completed(scan)


def _handed_back(burst: Burst) -> KeyDecision:
    return Replay(burst.held, hold=False) if burst.held else Pass()


def _held(burst: Burst, key: Key, limits: WedgeLimits) -> Burst:
    size = burst.size + len(key.text.encode(errors="replace"))
    if size > limits.max_bytes:
        return replace(burst, keys=(*burst.keys[:-1], replace(burst.keys[-1], at=key.at)), cut=True)
    return replace(burst, keys=(*burst.keys, key), size=size)


def _scan(burst: Burst, limits: WedgeLimits) -> WedgeScan | None:
    raw = "".join(key.text for key in burst.held)
    typed = "".join(key.text or ALT_MARK for key in burst.keys)
    coded = ALT_CODE.sub(lambda digits: chr(int(digits[1]) % 256), typed).replace(ALT_MARK, "")
    spelled = SPELLED_GS.sub(GS, coded)
    folded = "".join(map(_fold, spelled))
    text = "".join(char for char in folded if (ord(char) >= 0x20 and char != "\x7f") or char in KEPT_CONTROLS)
    if len(text) < limits.min_length:
        return None
    found = {
        Flag.FOLDED: folded != spelled,
        Flag.CONTROL_DROPPED: text != folded,
        Flag.GS_SPELLED: spelled != coded,
        Flag.ALT_CODE: coded != raw,
        Flag.CUT: burst.cut,
        Flag.LAYOUT: set(text) <= AZERTY_DIGIT_ROW,
        Flag.TORN: burst.loose is not None and burst.keys[0].at - burst.loose < TORN_WITHIN,
    }
    flags = tuple(flag for flag, present in found.items() if present)
    return WedgeScan(text, raw, burst.keys[0].at, burst.keys[-1].at, flags)


def _fold(char: str) -> str:
    """Fold a full-width form (U+FF01-FF5E) or an ideographic space, as an IME types them, to ASCII."""
    if "\uff01" <= char <= "\uff5e" or char == "\u3000":
        return unicodedata.normalize("NFKC", char)
    return char

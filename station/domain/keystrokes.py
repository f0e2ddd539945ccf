"""Scanner or person: key presses and their times become wedge scans, or are handed back as typing.

Hold-back policy: the first key of a scan cannot be told from the first key of a word, so every key with text is held.
A held key is handed back (`Replay`) once the gap after it proves a person; the caller starts a timer of `max_gap` after
each `Hold` and calls `expire`. A typist sees his letters one gap late, and no scan ever leaks into a field or a button.
Keys without text (modifiers, function keys, arrows) and a terminator that closes nothing pass at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

from station.domain.wedge_text import Flag, Key, Ways, read

TERMINATOR_TEXTS = frozenset({"\r", "\n", "\t", "\r\n"})
TERMINATOR_KEYS = frozenset({"Return", "Enter", "Linefeed", "Tab"})
OTHER_DEVICE = 3
ENOUGH_GAPS = 8
SHORTEST = timedelta(milliseconds=1)
TORN_WITHIN = timedelta(milliseconds=500)


@dataclass(frozen=True, slots=True)
class WedgeLimits:
    """What tells a scanner from a person; learned per device by `learned_gap`.

    `max_gap` is the longest pause inside a scan, `min_length` the shortest text taken for one, `max_bytes` its cap in
    UTF-8. `idle_ends` takes a pause for the end of a scan, for scanners that send no Enter. `ways` reads its keys.
    `typical` is the usual pause of the scanner that was tested; one that types otherwise is flagged.
    """

    max_gap: timedelta = timedelta(milliseconds=35)
    min_length: int = 4
    max_bytes: int = 8192
    idle_ends: bool = False
    ways: Ways = field(default_factory=Ways)
    typical: timedelta | None = None


@dataclass(frozen=True, slots=True)
class WedgeScan:
    """A whole wedge scan: `text` as the code says it, `raw` as the `keys` typed it, times of first and last.

    `end` names the key that closed it: Enter or Tab, nothing where silence did.
    """

    text: str
    raw: str
    first: datetime
    last: datetime
    flags: tuple[Flag, ...] = ()
    keys: tuple[Key, ...] = field(default=(), compare=False, repr=False)
    end: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Burst:
    """Keys held so far, with Alt presses as marks between them; `holds` counts them without these.

    `closed` is when a scan just ended (CR LF pairs). `loose` is when the last key was handed back as typing, with no
    Enter since: a scan right after it may be torn.
    """

    keys: tuple[Key, ...] = ()
    size: int = 0
    holds: int = 0
    cut: bool = False
    closed: datetime | None = None
    loose: datetime | None = None

    @property
    def last(self) -> datetime | None:
        """Return the instant of the newest key, or None where nothing is held."""
        return self.keys[-1].at if self.keys else None

    @property
    def held(self) -> tuple[Key, ...]:
        """Return the keys that were swallowed: all but Alt presses."""
        return tuple(key for key in self.keys if key.says)


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
    if not key.says:
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
    return Burst(loose=burst.last if burst.holds else burst.loose), _handed_back(burst)


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


def is_other_device(keys: Sequence[Key], typical: timedelta) -> bool:
    """Say whether a scan's usual pause is more than three times that of the tested scanner, or less than a third."""
    gaps = sorted(later.at - sooner.at for sooner, later in pairwise(keys))
    if len(gaps) < ENOUGH_GAPS:
        return False
    usual, least = max(gaps[len(gaps) // 2], SHORTEST), max(typical, SHORTEST)
    return usual > least * OTHER_DEVICE or usual * OTHER_DEVICE < least


def _terminate(burst: Burst, key: Key, limits: WedgeLimits) -> tuple[Burst, KeyDecision]:
    if not burst.holds:
        if burst.closed is not None and timedelta(0) <= key.at - burst.closed <= limits.max_gap:
            return burst, Hold()
        return Burst(), Pass()
    scan = _scan(burst, limits, key.text.strip("\r\n\t"))
    end = "Tab" if key.name == "Tab" or key.text == "\t" else "Enter"
    if scan is None:
        return Burst(), _handed_back(burst)
    return Burst(closed=key.at), Completed(replace(scan, end=end))


def _handed_back(burst: Burst) -> KeyDecision:
    return Replay(burst.held, hold=False) if burst.holds else Pass()


def _held(burst: Burst, key: Key, limits: WedgeLimits) -> Burst:
    size = burst.size + len(key.text.encode(errors="replace"))
    if size > limits.max_bytes:
        return replace(burst, keys=(*burst.keys[:-1], replace(burst.keys[-1], at=key.at)), cut=True)
    return replace(burst, keys=(*burst.keys, key), size=size, holds=burst.holds + 1)


def _scan(burst: Burst, limits: WedgeLimits, left: str = "") -> WedgeScan | None:
    """Return the scan of what is held, None where it is too short for one; `left` came with the key that ended it."""
    text, odd = read(burst.keys, limits.ways)
    if len(text) < limits.min_length:
        return None
    found = {
        Flag.CUT: burst.cut,
        Flag.LAYOUT: bool(left),  # a dead key that waited for another
        Flag.DEVICE: limits.typical is not None and is_other_device(burst.keys, limits.typical),
        Flag.TORN: burst.loose is not None and burst.keys[0].at - burst.loose < TORN_WITHIN,
    }
    flags = tuple(flag for flag in Flag if flag in odd or found.get(flag, False))
    raw = "".join(key.text for key in burst.held)
    return WedgeScan(text, raw, burst.keys[0].at, burst.keys[-1].at, flags, burst.keys)

"""The self-test card: two known symbols that show how a scanner's codes arrive, and the profile drawn from them.

Whatever the layout, Caps Lock, input method, prefix or spelling of the separator, the card's text is known; how it came
is what has to be undone for every code after it. One scan shows what it can; a later one adds to it.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise, product

from station.domain.keystrokes import WedgeLimits, WedgeScan, learned_gap
from station.domain.wedge_text import GS, Caps, Flag, Key, Keys, Ways, host_of, read

#: Code 128: letters that layouts swap, both cases, digits, signs.
PLAIN = 'STATION-TEST/zyQWam;1"@'
#: GS1 DataMatrix or QR: a GTIN no product has (GS1's example), a lot and a serial with the signs of CSET 82.
LOT, SERIAL = "Az-/_;:'\"&%!*+,.<=>?", "BYyqwWmMZQ1234567890"
ELEMENTS = f"010950110153000310{LOT}{GS}21{SERIAL}"
AIMS = ("]C0", "]C1", "]d2", "]Q3", "")


class Separator(StrEnum):
    """What becomes of FNC1 on the way; not known before the card's second symbol was scanned."""

    UNKNOWN = "unknown"
    KEPT = "kept"
    SPELLED = "spelled"
    ALT_CODE = "alt_code"
    LOST = "lost"


class End(StrEnum):
    """What a scanner sends after each code."""

    ENTER = "enter"
    TAB = "tab"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a self-test has shown of one scanner. `gap` is the longest pause within its codes to be believed."""

    ways: Ways = Ways()  # noqa: RUF009 - frozen
    end: End = End.ENTER
    separator: Separator = Separator.UNKNOWN
    aim: bool = False
    gap: timedelta | None = None
    typical: timedelta | None = None
    wide: bool = False


def of_scan(scan: WedgeScan) -> Proof | None:
    """Return what a whole wedge scan shows, where it is one of the card's symbols."""
    return of_keys(scan.keys, {"Tab": End.TAB, "": End.NOTHING}.get(scan.end, End.ENTER))


def limits_of(tested: Proof | None) -> WedgeLimits:
    """Return how a wedge scanner's keys are told from typing and read."""
    if tested is None:
        return WedgeLimits()
    gap = tested.gap or WedgeLimits().max_gap
    return WedgeLimits(max_gap=gap, ways=tested.ways, idle_ends=tested.end is End.NOTHING, typical=tested.typical)


def of_keys(keys: tuple[Key, ...], end: End) -> Proof | None:
    """Return what a wedge scan shows, where it is one of the card's symbols; None where it is anything else."""
    found = []
    for by, caps in product((Keys.PLACES, Keys.CHARACTERS), (Caps.IGNORED, Caps.UNDONE)):
        text, flags = read(keys, Ways(by, caps))
        tested = of_text(text, end)
        if tested is not None:
            found.append((by, caps, flags, tested))
    if not found:
        return None
    ways = {(by, caps) for by, caps, _, _ in found}
    by = Keys.BOTH if {way[0] for way in ways} == {Keys.PLACES, Keys.CHARACTERS} else found[0][0]
    caps = Caps.UNPROVEN if len({way[1] for way in ways}) > 1 else found[0][1]
    _, _, flags, tested = found[0]
    separator = tested.separator
    if separator is Separator.KEPT:
        separator = {Flag.GS_SPELLED: Separator.SPELLED, Flag.ALT_CODE: Separator.ALT_CODE}.get(
            next((f for f in flags if f in {Flag.GS_SPELLED, Flag.ALT_CODE}), Flag.TORN), Separator.KEPT
        )
    gaps = sorted(later.at - sooner.at for sooner, later in pairwise(keys))
    host = host_of(keys) if caps is Caps.UNPROVEN and Flag.FOLDED not in flags else frozenset()
    return replace(
        tested,
        ways=replace(tested.ways, keys=by, caps=caps, host=host),
        separator=separator,
        gap=learned_gap(gaps),
        typical=gaps[len(gaps) // 2],
        wide=Flag.FOLDED in flags,
    )


def of_text(text: str, end: End) -> Proof | None:
    """Return what the text of a scan shows, where it holds one of the card's; for scanners that send bytes, too."""
    for known, separator in (
        (PLAIN, Separator.UNKNOWN),
        (ELEMENTS, Separator.KEPT),
        (ELEMENTS.replace(GS, ""), Separator.LOST),
    ):
        before, found, after = text.partition(known)
        if found:
            aim = next(aim for aim in AIMS if before.endswith(aim))
            prefix = before.removesuffix(aim)
            return Proof(Ways(prefix=prefix, suffix=after), end, separator, aim=bool(aim))
    return None


def joined(before: Proof | None, now: Proof) -> Proof:
    """Add what a later scan shows to what is known: what it could not show stays as it was."""
    if before is None:
        return now
    ways = replace(
        now.ways,
        caps=before.ways.caps if now.ways.caps is Caps.UNPROVEN else now.ways.caps,
        host=now.ways.host | {h for h in before.ways.host if h[:2] not in {n[:2] for n in now.ways.host}},
    )
    separator = before.separator if now.separator is Separator.UNKNOWN else now.separator
    return replace(now, ways=ways, separator=separator)

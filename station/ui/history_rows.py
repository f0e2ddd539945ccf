"""What happened before as rows of cells: decisions that stand, trace events, and the last results of this desk."""

import re
from collections.abc import Iterable
from datetime import timedelta

from station.domain.decision import EarlierDecision, Outcome
from station.domain.desk.states import Recent
from station.domain.goods import TraceEvent
from station.ui import phrases
from station.ui.cells import Cell, Row
from station.ui.glyphs import Glyph
from station.ui.sign import GLYPHS, TONES
from station.ui.skin import Skin
from station.ui.theme import Tone
from station.ui.wording import age, clock, moment, result

SHOWN = 60
LATE = timedelta(hours=24)


def decisions(earlier: Iterable[EarlierDecision], skin: Skin) -> tuple[Row, ...]:
    """Return the decisions on a parcel, newest first; one that was taken back is struck through."""
    words = skin.words
    rows = []
    for made in sorted(earlier, key=lambda d: d.at, reverse=True):
        word = words(phrases.DECIDED[made.outcome])
        notes = [f"{made.station} #{made.seq} · {made.operator}"]
        if made.undone:
            notes.append(words(phrases.REASONS["undone"]))
        if made.conform:
            notes.append(words(phrases.FOUND_AS_DECLARED))
        tone = None if made.undone else TONES[made.outcome]
        what = Cell(
            word, (" · ".join(notes),), glyph=GLYPHS[made.outcome], tone=tone, bold=True, struck=made.undone,
            quiet=made.undone,
        )  # fmt: skip
        rows.append((Cell(moment(made.at, skin.zone), quiet=True), what))
    return tuple(rows)


def events(history: Iterable[TraceEvent], skin: Skin) -> tuple[Row, ...]:
    """Return trace events, newest first, by the time they happened; one that was recorded late says so."""
    words = skin.words
    rows = []
    for event in sorted(history, key=lambda e: e.at, reverse=True)[:SHOWN]:
        notes = [part for part in (place(event.read_point), event.party) if part]
        late = event.recorded_at - event.at
        below = (words(phrases.RECORDED_LATE).format(age=age(late, words)),) if late >= LATE else ()
        step, disposition = step_words(event.biz_step, skin), step_words(event.disposition, skin)
        text = f"{step} · {disposition}" if disposition and disposition != step else step
        rows.append((Cell(moment(event.at, skin.zone), below, quiet=True), Cell(text, (" · ".join(notes),), cut=True)))
    return tuple(rows)


def step_words(code: str, skin: Skin) -> str:
    """Return a CBV word, whether it came bare, as a URN or as a web address, in the language of the screen."""
    bare = re.split(r"[:/]", code)[-1].removeprefix("BizStep-").removeprefix("Disp-")
    known = phrases.TRACE.get(bare)
    return skin.words(known) if known else bare.replace("_", " ")


def place(read_point: str) -> str:
    """Return the telling end of a read point."""
    return re.split(r"[:/]", read_point)[-1]


def pinned(recent: Iterable[Recent], skin: Skin) -> tuple[Row, ...]:
    """Return the last results of this desk, newest first."""
    rows = []
    for one in recent:
        outcome = Outcome(one.result) if one.result in set(Outcome) else None
        glyph = GLYPHS[outcome] if outcome else Glyph.NOTE
        tone = TONES[outcome] if outcome else (None if one.result in QUIET else Tone.INSPECT)
        if one.result == "undone":
            glyph, tone = Glyph.REPEAT, None
        what = Cell(result(one.result, skin.words), glyph=glyph, tone=tone, bold=outcome is not None, cut=True, size=14)
        about = Cell(tail(one.about) or f"#{one.seq}", fixed=True, quiet=True, cut=True, size=13)
        rows.append((Cell(clock(one.at, skin.zone), quiet=True, cut=True, size=13), about, what))
    return tuple(rows)


#: Results that are as they should be.
QUIET = frozenset({"consulted", "undone"})


def tail(code: str) -> str:
    """Return the end of a long number, which tells parcels apart."""
    return code if len(code) <= 9 else "…" + code[-8:]

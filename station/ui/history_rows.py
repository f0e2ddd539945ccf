"""What happened before as rows of cells: decisions that stand, trace events, and the last results of this desk."""

from collections.abc import Iterable, Iterator, Mapping

from station.domain.counting import Piece
from station.domain.cut import Cut
from station.domain.decision import EarlierDecision, Outcome
from station.domain.desk.states import Recent
from station.domain.goods import GoodsDossier, Part, TraceEvent
from station.domain.history import DoubtCode, Told, doubts, inputs_of, not_complete, tell, unrecorded
from station.domain.parcel import ReturnApplication
from station.domain.thing import of_key
from station.ui import phrases, trace_phrases
from station.ui.cells import Cell, Row
from station.ui.glyphs import Glyph
from station.ui.sign import GLYPHS, TONES
from station.ui.skin import Skin
from station.ui.theme import Tone
from station.ui.trace_words import about, named, place, step_words, tail
from station.ui.wording import age, clock, dated, figure, result

#: Inputs that are named one by one.
INPUTS = 3
SHOWN = 60


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
        rows.append((Cell(dated(made.at, skin.zone), quiet=True), what))
    return tuple(rows)


def applications(returns: Iterable[ReturnApplication], skin: Skin) -> tuple[Row, ...]:
    """Return the return applications on a parcel's list, newest first, each with its numbers and what it asks for."""
    words, rows = skin.words, []
    for made in sorted(returns, key=lambda each: each.applied_at, reverse=True):
        asked = (f"{words(phrases.INPUTS['row'])} {row.gnum} × {figure(row.quantity)}" for row in made.rows)
        told = dict.fromkeys(filter(None, (made.name, made.logistics_no, *asked, made.reason)))
        what = Cell(words(phrases.APPLIED), (" · ".join(told),), glyph=Glyph.NOTE)
        rows.append((Cell(dated(made.applied_at, skin.zone), quiet=True), what))
    return tuple(rows)


def events(history: Iterable[TraceEvent], skin: Skin, cuts: Iterable[Cut] = ()) -> tuple[Row, ...]:
    """Return what is wrong with a history, then its events, newest first by the time they happened.

    What was recorded late, declared wrong or corrects another says so; of a lot, a piece or a unit its number is told.
    Where the history ends before all was looked at, it says so first, and last of how many events it is not known when
    they were recorded, and how many are not shown.
    """
    history, cuts = tuple(history), tuple(cuts)
    told = sorted(tell(history), key=lambda each: each.event.at, reverse=True)
    used = inputs_of(history)
    more = len(told[SHOWN:]) + sum(cut.left_out for cut in cuts)
    counts = ((trace_phrases.UNRECORDED, unrecorded(history)), (trace_phrases.LEFT_OUT, more))
    rest = ((Cell(""), Cell(skin.words(text).format(count), quiet=True)) for text, count in counts if count)
    unread = (row for cut in cuts for row in _not_complete(cut, skin))
    return (*unread, *_doubts(history, skin), *(_told(each, used, skin) for each in told[:SHOWN]), *rest)


def told_apart(pieces: Iterable[Piece], gtin: str) -> tuple[Piece, ...]:
    """Return those pieces of a product whose barcodes said which lot or piece they are."""
    return tuple(p for p in pieces if p.item.gtin == gtin and p.item.told_apart)


def of_goods(known: Iterable[GoodsDossier]) -> tuple[TraceEvent, ...]:
    """Return the events of several histories, each once."""
    return tuple({event.event_id: event for goods in known for event in goods.history}.values())


def _not_complete(cut: Cut, skin: Skin) -> Iterator[Row]:
    for doubt in not_complete(cut):
        text = skin.words(trace_phrases.DOUBTS[doubt.code]).format(named(of_key(doubt.thing), skin.words))
        names = [about(of_key(key), skin.words) for key in doubt.values[:INPUTS]]
        more = [f"+ {len(doubt.values) - INPUTS}"] if len(doubt.values) > INPUTS else []
        yield Cell(""), Cell(text, (" · ".join((*names, *more)),), glyph=Glyph.NOTE, tone=Tone.INSPECT)


def _doubts(history: tuple[TraceEvent, ...], skin: Skin) -> Iterator[Row]:
    for doubt in sorted(doubts(history), key=lambda doubt: not doubt.impossible):
        text = skin.words(trace_phrases.DOUBTS[doubt.code]).format(named(of_key(doubt.thing), skin.words))
        about = [event for event in history if event.event_id in doubt.events]
        when = dated(max(event.at for event in about), skin.zone) if about else ""
        below = tuple(step_words(value, skin.words) for value in doubt.values[-1:] if doubt.code is DoubtCode.ALERT)
        tone = Tone.DETAIN if doubt.impossible else Tone.INSPECT
        yield Cell(when, quiet=True), Cell(text, below, glyph=Glyph.NOTE, tone=tone, bold=doubt.impossible)


def _told(told: Told, used: Mapping[str, tuple[str, ...]], skin: Skin) -> Row:
    words, event = skin.words, told.event
    notes = [part for part in (place(event.read_point), event.party, _packed(event, used, skin)) if part]
    notes += [text for text in (named(event.thing, skin.words),) if event.lot or event.serial or event.gtin is None]
    below = []
    if told.late is not None:
        below.append(words(trace_phrases.RECORDED_LATE).format(age=age(told.late, words)))
    if told.wrong:
        below.append(words(trace_phrases.DECLARED_WRONG))
    if told.corrects:
        below.append(words(trace_phrases.CORRECTS))
    step, disposition = step_words(event.biz_step, skin.words), step_words(event.disposition, skin.words)
    text = " · ".join(dict.fromkeys(filter(None, (step, disposition))))
    what = Cell(text, (" · ".join(notes),), struck=told.wrong, quiet=told.wrong, cut=True)
    return Cell(dated(event.at, skin.zone), tuple(below), quiet=True), what


def _packed(event: TraceEvent, used: Mapping[str, tuple[str, ...]], skin: Skin) -> str:
    """Return what an event says of the thing and another: packed in it, taken out of it, made from it."""
    if event.part is Part.EMPTIED:
        return skin.words(trace_phrases.EMPTIED)
    if event.part is Part.INPUT:
        return skin.words(trace_phrases.USED)
    if event.part is Part.OUTPUT:
        keys = used.get(event.parent or "", ())
        names = [about(of_key(key), skin.words) for key in keys[:INPUTS]]
        more = [f"+ {len(keys) - INPUTS}"] if len(keys) > INPUTS else []
        return skin.words(trace_phrases.MADE_FROM).format(", ".join((*names, *more))) if keys else ""
    if event.parent is None or event.action == "OBSERVE":
        return ""
    source = trace_phrases.TAKEN_OUT if event.action == "DELETE" else trace_phrases.PUT_IN
    return skin.words(source).format(tail(place(event.parent)))


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

"""How a row of the list stands to its standard: everything that is not known to agree, the gravest first."""

from collections import Counter
from collections.abc import Iterator

from station.domain.matching import Match, RowVerdict
from station.domain.parcel import ListItem
from station.ui import phrases
from station.ui.cells import Cell
from station.ui.glyphs import Glyph
from station.ui.language import Words
from station.ui.theme import Tone

Look = tuple[int, Glyph | None, Tone | None]

#: What an element's match looks like, and how far up it stands.
LOOKS: dict[Match, Look] = {
    Match.DIFFERS: (0, Glyph.INSPECT, Tone.INSPECT),
    Match.MISSING: (1, Glyph.HOLD, Tone.HOLD),
    Match.SAME_AFTER: (3, Glyph.RELEASE, None),
    Match.NOT_COMPARABLE: (4, None, None),
    Match.SAME: (5, Glyph.RELEASE, None),
}
#: What it looks like where a person has to look.
IN_DOUBT: Look = (2, Glyph.HOLD, Tone.HOLD)
NO_CODE: Look = (4, Glyph.NOTE, None)


def standing(item: ListItem, verdict: RowVerdict, words: Words) -> Cell:
    """Return what a row says under "Standard": the gravest thing large, all others below it."""
    (look, first), *others = _told(item, verdict, words)
    below = " · ".join(text for _, text in others)
    _, glyph, tone = look
    return Cell(first, (below,) if below else (), glyph=glyph, tone=tone, quiet=tone is None)


def rank(item: ListItem, verdict: RowVerdict, words: Words) -> int:
    """Return how far up a row stands among others: the lowest is to be looked at first."""
    return next(_told(item, verdict, words))[0][0]


def _told(item: ListItem, verdict: RowVerdict, words: Words) -> Iterator[tuple[Look, str]]:
    """Yield all that there is to say of a row, the gravest first, each with its look."""
    if verdict.product is not None:
        yield from _against(verdict, words)
    elif item.without_barcode:
        yield NO_CODE, words(phrases.NO_CODE)
    else:
        yield LOOKS[Match.MISSING], words(phrases.STANDARD_ENDED if verdict.ended else phrases.NO_STANDARD)


def _against(verdict: RowVerdict, words: Words) -> Iterator[tuple[Look, str]]:
    elements = verdict.elements
    found = Counter(element.match for element in elements)
    differs, missing, unlike = (words(phrases.MATCHES[m]) for m in (Match.DIFFERS, Match.MISSING, Match.NOT_COMPARABLE))
    doubtful = sum(element.in_doubt for element in elements)
    silent = sum(element.silent for element in elements)
    parts = (
        (verdict.withdrawn, IN_DOUBT, words(phrases.STANDARD_WITHDRAWN)),
        (verdict.outdated is not None, IN_DOUBT, words(phrases.OLDER_VERSION)),
        (found[Match.DIFFERS], LOOKS[Match.DIFFERS], f"{found[Match.DIFFERS]} {differs}"),
        (verdict.other_code, LOOKS[Match.DIFFERS], f"{words(phrases.INPUTS['hs'])} {differs}"),
        (verdict.other_origin, LOOKS[Match.DIFFERS], f"{words(phrases.INPUTS['origin'])} {differs}"),
        (found[Match.MISSING], LOOKS[Match.MISSING], f"{found[Match.MISSING]} {missing}"),
        (doubtful, IN_DOUBT, f"{doubtful} {unlike}"),
        (verdict.unlisted, IN_DOUBT, words(phrases.NO_LIST)),
        (verdict.valueless, IN_DOUBT, words(phrases.NO_VALUES)),
    )
    said = [(look, text) for holds, look, text in parts if holds]
    yield from said or [(LOOKS[Match.SAME], words(phrases.MATCHES[Match.SAME]))]
    if silent and not verdict.valueless:
        yield LOOKS[Match.NOT_COMPARABLE], words(phrases.SILENT).format(n=silent)

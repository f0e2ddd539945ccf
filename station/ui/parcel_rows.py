"""A parcel as rows of cells: its items with what was counted, its elements against the standard, the reasons."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import tzinfo

from station.domain.assessment import STRENGTH, Assessment, Hit
from station.domain.audience import Audience
from station.domain.counting import Piece, RowCount
from station.domain.decision import Finding, Outcome, Refill
from station.domain.desk.states import ParcelWork
from station.domain.goods import ElementDefinition
from station.domain.matching import ElementVerdict, RowVerdict, Span
from station.domain.parcel import ListItem
from station.ui import phrases
from station.ui.cells import Cell, Row
from station.ui.codelists import country, unit
from station.ui.excerpt import excerpt
from station.ui.glyphs import Glyph
from station.ui.language import Words
from station.ui.row_standing import IN_DOUBT, LOOKS, Look, standing
from station.ui.sign import GLYPHS, TONES
from station.ui.theme import Tone
from station.ui.trace_words import named
from station.ui.wording import facts, figure

NONE = "—"


def items(work: ParcelWork, words: Words) -> tuple[Row, ...]:
    """Return the rows of the list with what was counted, then what was found beside them."""
    listing, assessment = work.dossier.listing, work.assessment
    rows: list[Row] = []
    for item, verdict, count in zip(
        listing.items if listing else (), assessment.rows, assessment.counted.rows, strict=True
    ):
        rows.append(
            (_named(item, verdict, words), _declared(item, verdict, count, words), _counted(count, words),
             standing(item, verdict, words))
        )  # fmt: skip
    beside = assessment.counted
    rows += _opened(work, words)
    rows += _beside(beside.undeclared, Finding.UNDECLARED_ITEM, Tone.INSPECT, Glyph.INSPECT, words)
    rows += _beside(beside.unknown, Finding.UNKNOWN_BARCODE, Tone.HOLD, Glyph.HOLD, words)
    rows += _beside(beside.twice, Finding.MISMATCH_INSTANCE, Tone.INSPECT, Glyph.INSPECT, words)
    if Finding.TOO_MANY_GIFTS in assessment.findings:
        rows += _beside(beside.gifts, Finding.TOO_MANY_GIFTS, Tone.INSPECT, Glyph.INSPECT, words)
    else:
        rows += _beside(beside.gifts, Finding.GIFT_ITEM, None, Glyph.NOTE, words)
    return tuple(rows)


def _named(item: ListItem, verdict: RowVerdict, words: Words) -> Cell:
    """Return a row's declared name; the standard one behind it, in the language of the screen, where it is another."""
    product = verdict.product
    name = item.gname
    if product is not None:
        standard = words.pick(product.name_zh, product.name_en)
        behind = words(phrases.STANDARD_NAME).format(name=standard)
        name = standard if product.name_zh == item.gname else f"{item.gname} ({behind})"
    codes = f"{item.gtin or item.bar_code or NONE} · {item.gcode} · {country(item.country, words)}"
    return Cell(f"{item.gnum}  {name}", (codes,), bold=True, cut=True)


def _declared(item: ListItem, verdict: RowVerdict, count: RowCount, words: Words) -> Cell:
    """Return what was declared; below it what a return was applied for, which is what is counted, and another unit."""
    product = verdict.product
    below: tuple[str, ...] = ()
    if count.declared != item.quantity:
        below += (words(phrases.APPLIED_FOR).format(n=figure(count.declared)),)
    if product is not None and product.unit != item.unit:
        below += (words(phrases.STANDARD_NAME).format(name=unit(product.unit, words)),)
    return Cell(f"{figure(item.quantity)} {unit(item.unit, words)}", below, right=True, bold=True)


def _counted(count: RowCount, words: Words) -> Cell:
    if count.counted is None:
        return Cell(NONE, right=True, quiet=True)
    if count.weigh:
        return Cell(words(phrases.WEIGH).format(n=count.counted), glyph=Glyph.ASK, tone=Tone.INSPECT)
    return Cell(str(count.counted), right=True, bold=True, tone=Tone.INSPECT if count.wrong else None, size=20)


def _opened(work: ParcelWork, words: Words) -> Iterator[Row]:
    """Yield the packs whose own code is on no row: what they hold was counted, and nobody has looked inside."""
    declared = {item.gtin for item in work.dossier.listing.items} if work.dossier.listing else set()
    packs = [p for p in work.assessment.counted.on_rows if p.row is None and p.item.gtin not in declared]
    for gtin, n in Counter(piece.item.gtin for piece in packs).items():
        goods = next(piece.goods for piece in packs if piece.item.gtin == gtin)
        holds = next((f"{level.quantity} × {level.child}" for level in goods.pack if level.gtin == gtin), "")
        product = goods.product
        name = words.pick(product.name_zh, product.name_en) if product else words(phrases.PACK)
        yield (
            Cell(f"+  {name}", (f"{gtin} = {holds}" if holds else gtin,), bold=True, cut=True),
            Cell(NONE, right=True, quiet=True),
            Cell(str(n), right=True, bold=True, size=20),
            Cell(words(phrases.OPENED), glyph=Glyph.NOTE),
        )


def _beside(
    pieces: tuple[Piece, ...], finding: Finding, tone: Tone | None, glyph: Glyph, words: Words
) -> Iterator[Row]:
    found = {piece.item.gtin: piece for piece in pieces}
    counts = Counter(piece.item.gtin for piece in pieces)
    for gtin, piece in found.items():
        product = piece.goods.product
        name = words.pick(product.name_zh, product.name_en) if product else words(phrases.NO_STANDARD)
        restricted = piece.item.restricted and finding is Finding.UNKNOWN_BARCODE
        finds = Finding.RESTRICTED_NUMBER if restricted else finding
        said = phrases.MET_TWICE if finds is Finding.MISMATCH_INSTANCE else phrases.FINDINGS[finds]
        marks = (named(each.item.thing, words) for each in pieces if each.item.gtin == gtin and each.item.told_apart)
        yield (
            Cell(f"+  {name}", (" · ".join((gtin, *dict.fromkeys(marks))),), bold=True, cut=True),
            Cell(NONE, right=True, quiet=True),
            Cell(str(counts[gtin]), right=True, bold=True, tone=tone, size=20),
            Cell(words(said), glyph=glyph, tone=tone),
        )


def elements(
    verdict: RowVerdict, definitions: Iterable[ElementDefinition], words: Words, refills: Iterable[Refill] = ()
) -> tuple[Row, ...]:
    """Return the elements of a row as `ordered` puts them, with what can be refilled and what was."""
    codes = {d.key: {code.code: words.pick(code.zh, code.en) for code in d.codes} for d in definitions}
    confirmed = {refill.element for refill in refills if refill.row == verdict.gnum}
    return tuple(_element(e, codes.get(e.key, {}), words, refilled=e.key in confirmed) for e in ordered(verdict))


def ordered(verdict: RowVerdict) -> list[ElementVerdict]:
    """Return the elements of a row, what differs first; the rest keeps the order of the list."""
    return sorted(verdict.elements, key=lambda e: _look(e)[0])


def _look(element: ElementVerdict) -> Look:
    return IN_DOUBT if element.in_doubt else LOOKS[element.match]


def _element(element: ElementVerdict, codes: dict[str, str], words: Words, *, refilled: bool) -> Row:
    _, glyph, tone = _look(element)
    quiet = tone is None
    below = ", ".join(words(phrases.STEPS.get(step, step)) for step in element.steps)
    if element.silent:
        below = words(phrases.NO_VALUE)
    source = ""
    if element.proposal is not None:
        source = f"{words(phrases.PROVENANCE.get(element.provenance, element.provenance))} v{element.version}"
        below = words(phrases.CONFIRMED) if refilled else ""
    said = words(phrases.MATCHES[element.match])
    return (
        Cell(words.pick(element.zh, element.en), quiet=quiet, size=14),
        _value(worded(element.declared, codes), element.spans, quiet=quiet),
        _value(worded(element.standard, codes), element.standard_spans, source, quiet=quiet),
        Cell(said, (below,) if below else (), glyph=glyph, tone=tone, quiet=quiet, bold=not quiet, size=14),
    )


def _value(text: str, spans: tuple[Span, ...], below: str = "", *, quiet: bool) -> Cell:
    """Return a value; of a long one what differs in it, for all else of the row has to be seen beside it."""
    shown, marked = excerpt(text, spans)
    return Cell(shown, (below,) if below else (), spans=marked, quiet=quiet, size=14, whole=text)


def worded(value: str, codes: dict[str, str]) -> str:
    """Return a value with the words of its code behind it, so that its characters keep their places."""
    meaning = codes.get(value)
    return f"{value} {meaning}" if meaning else value or NONE


def reasons(assessment: Assessment, words: Words, zone: tzinfo) -> tuple[Row, ...]:
    """Return why the desk proposes what it proposes, the strongest first; elements of a row and equal ones together."""
    hits = sorted(assessment.hits, key=lambda hit: -STRENGTH.index(hit.proposal))
    groups: dict[tuple[Finding, object, Outcome], list[Hit]] = {}
    for hit in hits:
        seen = dict(hit.inputs)
        same = seen.get("row") if "element" in seen else hit.inputs
        groups.setdefault((hit.finding, same, hit.proposal), []).append(hit)
    return tuple((_reason(group, words, zone),) for group in groups.values())


def _reason(hits: list[Hit], words: Words, zone: tzinfo) -> Cell:
    first = hits[0]
    text = words(phrases.FINDINGS[first.finding])
    if len(hits) > 1 and "element" not in dict(first.inputs):
        text = words(phrases.TIMES).format(what=text, n=len(hits))
    elements_of = [words.pick(hit.zh, hit.en) for hit in hits if "element" in dict(hit.inputs)]
    below: list[str] = []
    if elements_of:
        row = dict(first.inputs).get("row", "")
        below.append(f"{words(phrases.INPUTS['row'])} {row} · {', '.join(elements_of)}")
    elif first.audience is not Audience.INSPECTOR and not (first.zh or first.en):
        below += [words(phrases.CALLS[first.audience]), facts(first, words, zone)]
    elif first.zh or first.en:
        below += [words.pick(first.zh, first.en), words.second(first.zh, first.en), facts(first, words, zone)]
    else:
        below.append(facts(first, words, zone))
    if first.proposal is Outcome.RELEASE:
        return Cell(text, tuple(filter(None, below)), glyph=Glyph.NOTE)
    kept = tuple(line for line in dict.fromkeys(below) if line)
    return Cell(text, kept, glyph=GLYPHS[first.proposal], tone=TONES[first.proposal], bold=True)

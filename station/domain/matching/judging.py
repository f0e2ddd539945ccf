"""Judge two values: each kind of element has its own way of reading them."""

import re
from collections.abc import Callable

from station.domain.goods import CodeItem, ElementDefinition
from station.domain.matching import branding, naming, sizing, wording
from station.domain.matching.figureless import a_class, like_figures, without_its_figure
from station.domain.matching.guarding import unsettled
from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.matching.verdicts import Match
from station.domain.matching.words import turned
from station.domain.normalising import coded
from station.domain.normalising.countries import country
from station.domain.normalising.kinds import Kind, kind_of
from station.domain.normalising.labels import of_another_property, only_a_label, unlabelled
from station.domain.normalising.literals import Literal, literal, unfilled
from station.domain.normalising.restating import restated
from station.domain.normalising.text import blank, folded, has_letters_or_figures, is_nothing, steps_to_equal, width
from station.domain.normalising.traditional import simplified
from station.domain.normalising.unstated import without_figure

#: Longer values are compared by their writing alone: an element has 510 characters at most (CEB621 gmodel).
LONGEST = 4_000

#: Text that went through a wrong encoding (also UTF-8 read as Windows-1252), halves of characters and characters of a
#: private font, figures a spreadsheet rounded or hid, an address instead of a value: nobody knows what stood there.
_LOST = re.compile(
    r"[\ufffd□■▯◻☐\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010fffd]"
    r"|[?？]{2,}|锟斤拷|(?:[ã-ï][ \u0080-\u00bf\u0152-\u0192\u02c6-\u2122]{2}.*){2}"
    r"|\w\s*(?:…|\.\.\.|[?？])\s*$|^\s*\d\.\d+E\+\d\d\s*$|^\s*#{3,}\s*$|^\s*https?://"
)

#: What was kept back, at the border or by a sender: two texts may have been made the same by it.
_MASKED = re.compile(r"\*{2,}")
COMPARE: dict[Kind, Callable[[str, str], Judgement]] = {
    Kind.BRAND: branding.brands,
    Kind.ORIGIN: naming.origins,
    Kind.GTIN: naming.gtins,
    Kind.DIGITS: naming.digits,
    Kind.IDENTIFIER: naming.identifiers,
    Kind.UNIT: naming.units,
    Kind.DATE: naming.dates,
    Kind.ALCOHOL: wording.alcohol,
    Kind.PACKING: wording.packing,
    Kind.QUANTITY: wording.quantities,
    Kind.SIZE: sizing.sizes,
    Kind.AGE: sizing.ages,
    Kind.STAGE: sizing.stages,
    Kind.TEXT: wording.texts,
}
_CODED: dict[Kind, Callable[[str, tuple[str, ...]], coded.Codes]] = {
    Kind.BRAND_TYPE: lambda text, _: coded.brand_type(text),
    Kind.PREFERENCE: lambda text, _: coded.preference(text),
    Kind.YES_NO: coded.yes_no,
}
#: Where bounds, signs and figures side by side must be told the same way.
_GUARDED = frozenset({Kind.ALCOHOL, Kind.PACKING, Kind.QUANTITY, Kind.TEXT, Kind.YES_NO, Kind.AGE, Kind.STAGE})
#: Where it may be told what goods are without.
_RESTATED = frozenset({Kind.ALCOHOL, Kind.PACKING, Kind.QUANTITY, Kind.TEXT})
#: Elements whose answers stand in no order: of ingredients and materials it says how much there is.
_UNORDERED = ("功能", "用途", "function", "usage", "use")
#: Where a word such as 标准装 or 大号 stands for no figure, and one notation of a size is looked for.
_FIGURED = frozenset(
    {Kind.ALCOHOL, Kind.DATE, Kind.IDENTIFIER, Kind.PACKING, Kind.QUANTITY, Kind.AGE, Kind.STAGE, Kind.TEXT}
)


def judge(
    declared: str, standard: str, *, required: bool = True, definition: ElementDefinition | None = None
) -> Judgement:
    """Say how two values stand to each other, and after which named steps they are the same.

    Swapping the two values changes nothing but which of them may be missing. Any text has an answer.
    """
    if _MASKED.search(declared) or _MASKED.search(standard):
        return Match.NOT_COMPARABLE, ()
    if _LOST.search(declared) or _LOST.search(standard):
        return (Match.SAME if declared == standard else Match.NOT_COMPARABLE), ()
    key, zh, en = (definition.key, definition.zh, definition.en) if definition else ("", "", "")
    kind = kind_of(key, zh, en)
    if not _says(standard, kind):
        nothing = is_nothing(declared) and is_nothing(standard)
        return (Match.SAME if declared == standard or nothing else Match.NOT_COMPARABLE), ()
    if not _says(declared, kind) or only_a_label(prepared(declared), kind, (zh, en)):
        open_ = (
            has_letters_or_figures(declared) and literal(prepared(standard), (zh, en)) is Literal.NONE
        )  # N/A, 无GTIN
        return (Match.MISSING if required and not open_ else Match.NOT_COMPARABLE), ()
    if declared == standard:
        return Match.SAME, ()
    if max(len(declared), len(standard)) > LONGEST:
        return _by_writing(declared, standard)
    return _judge(declared, standard, kind, (zh, en), definition.codes if definition else ())


def _says(text: str, kind: Kind) -> bool:
    """Say whether a text says anything; where yes or no is asked, a tick or a cross does.

    N/A and 未填写 are an empty field; NA is Namibia where a country is asked for, and a code of 出口享惠情况.
    """
    if kind is not Kind.PREFERENCE and unfilled(prepared(text)) and not (kind is Kind.ORIGIN and country(text)):
        return False
    return has_letters_or_figures(text) or (kind is Kind.YES_NO and bool(coded.yes_no(text)))


def _judge(declared: str, standard: str, kind: Kind, names: tuple[str, ...], codes: tuple[CodeItem, ...]) -> Judgement:
    one, other = (unlabelled(prepared(text), kind, names) for text in (declared, standard))
    labels = tuple(s for s in ("label",) if (one, other) != (prepared(declared), prepared(standard)))
    if (other_property := of_another_property(prepared(declared), prepared(standard), names)) is not None:
        return DIFFERENT if other_property else UNKNOWN
    if one == other or not (_says(one, kind) and _says(other, kind)):
        return (Match.SAME_AFTER, _named(declared, standard, labels)) if one == other else (Match.NOT_COMPARABLE, ())
    if (by_code := _by_code(one, other, kind, names, codes)) is not None:
        return _with(by_code, declared, standard, labels)
    said = (
        _said(one, kind, names) or _said(prepared(declared), kind, names),
        _said(other, kind, names) or _said(prepared(standard), kind, names),
    )
    if any(said) and kind not in _CODED:
        return _with(_literally(one, other, said), declared, standard, labels)
    if kind in _RESTATED:
        written = one, other
        one, other = restated(one), restated(other)
        labels += ("term",) if (one, other) != written else ()
    judged = _by_kind(one, other, kind, names)
    if judged[0] is Match.SAME_AFTER and kind in _GUARDED and unsettled(one, other, kind):
        judged = UNKNOWN
    return _with(judged, declared, standard, labels)


def _by_kind(one: str, other: str, kind: Kind, names: tuple[str, ...]) -> Judgement:
    """Judge two values that say something, each kind in its way."""
    compare = COMPARE.get(kind, wording.texts)
    if kind is Kind.TEXT and any(name.lower() in _UNORDERED for name in names) and turned(one, other):
        return same_after("order")
    if kind not in _FIGURED:
        return compare(one, other)
    judged = sizing.as_sizes(one, other, asked=False)
    if judged is not None and not (kind is Kind.IDENTIFIER and judged[0] is Match.SAME_AFTER):
        return judged  # US10 and 10US are two models
    for word, figure in ((one, other), (other, one)):
        if without_figure(word) and any(c.isdecimal() for c in figure):
            return UNKNOWN
    straight = compare(one, other)
    if straight == UNKNOWN and folded(one) != folded(other) and like_figures(one) == like_figures(other):
        return DIFFERENT  # SOml, 50ml
    if straight == DIFFERENT and (without_its_figure(one, other, kind, names) or a_class(one) != a_class(other)):
        return UNKNOWN
    rewritten = sizing.in_notation(one, other)
    if straight[0] is Match.SAME_AFTER or rewritten == (one, other):
        return straight
    match, steps = compare(*rewritten)
    if match is Match.SAME_AFTER:
        return match, ("size", *steps)
    return DIFFERENT if match is Match.DIFFERS else straight  # L码(9-14kg), XL码(12-17kg)


def _said(text: str, kind: Kind, names: tuple[str, ...]) -> Literal | None:
    """Return what a text says instead of a value; NO is Norway where a country is asked for."""
    return None if kind is Kind.ORIGIN and country(text) else literal(text, names, branded=kind is Kind.BRAND)


def prepared(text: str) -> str:
    """Return a text in common width, plain blanks and simplified characters."""
    return simplified(blank(width(text)))


def _by_writing(declared: str, standard: str) -> Judgement:
    steps = steps_to_equal(declared, standard)
    return (Match.DIFFERS, ()) if steps is None else (Match.SAME_AFTER, steps)


def _by_code(one: str, other: str, kind: Kind, names: tuple[str, ...], codes: tuple[CodeItem, ...]) -> Judgement | None:
    """Judge values of a coded element; None where neither of them is one."""
    reads: list[Callable[[str], coded.Codes]] = [lambda text: _CODED[kind](text, names)] if kind in _CODED else []
    if codes:
        reads.insert(0, lambda text: coded.listed(text, codes))
    left, right = (next((meant for read in reads if (meant := read(text))), frozenset()) for text in (one, other))
    if not left and not right:
        return None
    if left == right:
        said = {coded.remark(text) for text in (one, other)} - {""} if kind is Kind.YES_NO else set()
        same = (len(left) == 1 and len(said) < 2) or steps_to_equal(one, other) is not None
        return (Match.SAME_AFTER, ("code",)) if same else (Match.NOT_COMPARABLE, ())
    if left and right:
        return (Match.NOT_COMPARABLE if left & right else Match.DIFFERS), ()
    known, strange = (one, other) if left else (other, one)
    if kind is Kind.YES_NO and not coded.yes_no(known):
        return None  # both in words: 无线 against 有线
    return (Match.DIFFERS if len(strange) == 1 or strange.isdecimal() else Match.NOT_COMPARABLE), ()


def _literally(one: str, other: str, said: tuple[Literal | None, Literal | None]) -> Judgement:
    if Literal.UNSTATED in said:
        same = said[0] is said[1] and steps_to_equal(one, other) is not None
        return (Match.SAME_AFTER, ()) if same else (Match.NOT_COMPARABLE, ())
    if said[0] is said[1]:
        return Match.SAME_AFTER, () if steps_to_equal(one, other) is not None else ("literal",)
    return (Match.NOT_COMPARABLE if all(said) else Match.DIFFERS), ()


def _with(judgement: Judgement, declared: str, standard: str, labels: tuple[str, ...]) -> Judgement:
    match, steps = judgement
    if match is not Match.SAME_AFTER:
        return match, ()
    return match, _named(declared, standard, (*labels, *steps))


def _named(declared: str, standard: str, steps: tuple[str, ...]) -> tuple[str, ...]:
    """Return the steps with those of the writing that were taken before them."""
    by_writing = steps_to_equal(declared, standard)
    if by_writing is not None:
        return by_writing
    before = []
    one, other = declared, standard
    for name, step in (("width", width), ("blank", blank), ("simplified", simplified)):
        new_one, new_other = step(one), step(other)
        if (new_one == one) != (new_other == other):
            before.append(name)
        one, other = new_one, new_other
    return tuple(dict.fromkeys((*before, *steps))) or ("writing",)

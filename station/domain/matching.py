"""Declared against standard, element by element, for the element list of the row's HS code."""

import difflib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from station.domain.goods import ElementDefinition, GoodsDossier, Product
from station.domain.parcel import ListItem

Span = tuple[int, int]


class Match(StrEnum):
    """How a declared value stands to the standard one."""

    SAME = "same"
    SAME_AFTER = "same_after"
    DIFFERS = "differs"
    MISSING = "missing"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class ElementVerdict:
    """One element: what was declared, what the standard says, how they stand, and what would make them match.

    `spans` are the (start, end) characters of `declared` that differ, `standard_spans` those of `standard`.
    `steps` names each normalising step that made them equal. `proposal` is the standard value to refill; only a
    person's confirmation makes it part of anything.
    """

    key: str
    zh: str
    en: str
    declared: str
    standard: str
    match: Match
    steps: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    standard_spans: tuple[Span, ...] = ()
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """One row of the list against its product. `outdated` is the older version whose values were declared."""

    gnum: int
    gtin: str | None
    product: Product | None
    elements: tuple[ElementVerdict, ...]
    outdated: int | None = None


def compare_row(item: ListItem, goods: GoodsDossier | None) -> RowVerdict:
    """Compare a declared row with the standard attributes of its product."""
    if goods is None or goods.product is None or goods.hs is None:
        return RowVerdict(item.gnum, item.gtin, None, ())
    product = goods.product
    definitions = goods.hs.elements
    declared = dict(zip((d.key for d in definitions), item.gmodel.split("|"), strict=False))
    elements = tuple(compare(d, declared.get(d.key, ""), product) for d in definitions)
    outdated = None
    if any(e.match is Match.DIFFERS for e in elements):
        outdated = _outdated(definitions, declared, goods.earlier_versions)
    return RowVerdict(item.gnum, item.gtin, product, elements, outdated)


def compare(definition: ElementDefinition, declared: str, product: Product) -> ElementVerdict:
    """Compare one declared element with the product's standard value; an empty declared value is missing."""
    standard = dict(product.elements).get(definition.key, "")
    match, steps = judge(declared, standard, required=definition.required)
    spans: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    if match is Match.DIFFERS:
        spans = differing(declared, standard)
    proposal = standard if match in {Match.DIFFERS, Match.MISSING} and standard else None
    return ElementVerdict(
        definition.key, definition.zh, definition.en, declared, standard, match, steps, spans[0], spans[1], proposal
    )


def judge(declared: str, standard: str, *, required: bool) -> tuple[Match, tuple[str, ...]]:
    """Say how two values stand to each other, and after which named steps they are the same."""
    if not standard:
        return (Match.SAME if not declared else Match.NOT_COMPARABLE), ()
    if not declared.strip():
        return (Match.MISSING if required else Match.NOT_COMPARABLE), ()
    if declared == standard:
        return Match.SAME, ()
    steps: list[str] = []
    left, right = declared, standard
    for name, normalise in STEPS:
        new_left, new_right = normalise(left), normalise(right)
        if (new_left, new_right) != (left, right):
            steps.append(name)
        left, right = new_left, new_right
        if left == right:
            return Match.SAME_AFTER, tuple(steps)
    return Match.DIFFERS, ()


def differing(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the character spans in which two texts differ, for each of them."""
    codes = difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    changed = [c for c in codes if c[0] != "equal"]
    return tuple((a, b) for _, a, b, _, _ in changed if b > a), tuple((c, d) for _, _, _, c, d in changed if d > c)


def _outdated(
    definitions: tuple[ElementDefinition, ...], declared: dict[str, str], versions: tuple[Product, ...]
) -> int | None:
    for old in versions:
        standard = dict(old.elements)
        pairs = [(declared.get(d.key, ""), standard.get(d.key, ""), d.required) for d in definitions]
        if all(judge(a, b, required=r)[0] in {Match.SAME, Match.SAME_AFTER} for a, b, r in pairs):
            return old.version
    return None


def _width(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _blank(text: str) -> str:
    return " ".join(text.split())


STEPS = (("width", _width), ("case", str.casefold), ("blank", _blank))

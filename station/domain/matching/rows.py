"""A row of the declaration list against its product, by the element lists of the day on which it was declared."""

import re
from collections.abc import Iterator
from dataclasses import replace

from station.domain.goods import ElementDefinition, GoodsDossier, HsCode, Product, ProductStatus
from station.domain.matching.highlighting import marked
from station.domain.matching.judging import judge, prepared
from station.domain.matching.verdicts import ElementVerdict, Match, RowVerdict, Span
from station.domain.normalising.literals import Literal, literal, unfilled
from station.domain.normalising.text import is_nothing
from station.domain.parcel import ListItem

#: What stands last on many a declaration, and on no list of elements.
OTHER = ("其他", "其它", "备注", "other")
_OTHERWISE = re.compile(rf"^\s*(?:{'|'.join(OTHER)})\s*:", re.IGNORECASE)


def compare_row(item: ListItem, goods: GoodsDossier | None, hs: HsCode | None) -> RowVerdict:
    """Compare a declared row with the standard attributes of its product.

    `hs` is the list of the declared code: its order says which declared value is of which element. What is compared are
    the elements of the product's own code, which may be another one. Where either list is unknown, nothing is. Values
    behind the last element cannot be compared; those of elements that only the declared code has are told beside no
    standard. A row that says throughout what an older version said is named as such, also where the new value says
    something that cannot be compared.
    """
    if goods is None or goods.product is None:
        return RowVerdict(item.gnum, item.gtin, None, (), ended=goods.ended if goods else None)
    product = goods.product
    code, origin = product.hs_code != item.gcode, product.origin != item.country
    verdict = RowVerdict(item.gnum, item.gtin, product, (), other_code=code, other_origin=origin)
    if not (goods.hs and goods.hs.elements and hs and hs.elements):
        lists = ((product.hs_code, goods.hs), (item.gcode, hs))
        unlisted = dict.fromkeys(code for code, known in lists if not (known and known.elements))
        return replace(verdict, unlisted=tuple(unlisted))
    definitions, values = goods.hs.elements, item.values
    declared = dict(zip((d.key for d in hs.elements), values, strict=False))
    elements = tuple(compare(d, declared.get(d.key, ""), product) for d in definitions)
    outdated = None
    if any(e.match in {Match.DIFFERS, Match.NOT_COMPARABLE} for e in elements):
        outdated = _outdated(definitions, declared, goods.earlier_versions)
    compared = {definition.key for definition in definitions}
    beside = (_untold(d, declared[d.key]) for d in hs.elements if d.key not in compared and d.key in declared)
    elements += tuple(each for each in beside if each.silent)
    return replace(verdict, elements=(*elements, *_behind(len(hs.elements), values)), outdated=outdated)


def _untold(definition: ElementDefinition, declared: str) -> ElementVerdict:
    """Return what was declared of an element that the product's own code does not have."""
    return ElementVerdict(definition.key, definition.zh, definition.en, declared, "", Match.NOT_COMPARABLE)


def _behind(asked: int, values: list[str]) -> Iterator[ElementVerdict]:
    """Yield the values that stand behind the last element that a list asks for."""
    for n, value in enumerate(values[asked:], asked + 1):
        if not _idle(value):
            zh, en = f"要素表外第 {n} 项", f"value {n}, not asked for"
            yield ElementVerdict(f"value_{n}", zh, en, value, "", Match.NOT_COMPARABLE, asked=False)


def _idle(value: str) -> bool:
    """Say whether a value that nobody asked for says nothing: 无, N/A, 无其他, 备注：无."""
    text = _OTHERWISE.sub("", prepared(value))
    return is_nothing(text) or unfilled(text) or literal(text, OTHER) is Literal.NONE


def compare(definition: ElementDefinition, declared: str, product: Product) -> ElementVerdict:
    """Compare one declared element with the product's standard value; an empty declared value is missing."""
    standard = dict(product.elements).get(definition.key, "")
    match, steps = judge(declared, standard, required=definition.required, definition=definition)
    spans: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    if match is Match.DIFFERS:
        spans = marked(declared, standard)
    holds = product.status is not ProductStatus.WITHDRAWN
    refill = match in {Match.DIFFERS, Match.MISSING} and bool(standard) and holds
    return ElementVerdict(
        key=definition.key,
        zh=definition.zh,
        en=definition.en,
        declared=declared,
        standard=standard,
        match=match,
        steps=steps,
        spans=spans[0],
        standard_spans=spans[1],
        proposal=standard if refill else None,
        provenance=product.provenance if refill else "",
        version=product.version if refill else None,
    )


def _outdated(
    definitions: tuple[ElementDefinition, ...], declared: dict[str, str], versions: tuple[Product, ...]
) -> int | None:
    for old in versions:
        standard = dict(old.elements)
        told = any(standard.get(d.key) and declared.get(d.key) for d in definitions)
        if told and all(_same(d, declared.get(d.key, ""), standard.get(d.key, "")) for d in definitions):
            return old.version
    return None


def _same(definition: ElementDefinition, declared: str, standard: str) -> bool:
    match, _ = judge(declared, standard, required=definition.required, definition=definition)
    return match in {Match.SAME, Match.SAME_AFTER}

"""How a declared value stands to the standard one: verdicts on an element and on a row."""

from dataclasses import dataclass
from enum import StrEnum

from station.domain.goods import Product, ProductStatus
from station.domain.normalising.text import is_nothing

Span = tuple[int, int]


class Match(StrEnum):
    """How a declared value stands to the standard one."""

    SAME = "same"
    SAME_AFTER = "same_after"
    DIFFERS = "differs"
    MISSING = "missing"
    NOT_COMPARABLE = "not_comparable"


#: Said with every verdict that leaves the program: the steps and tables it was reached by.
EDITION = "16"


@dataclass(frozen=True, slots=True)
class ElementVerdict:
    """One element: what was declared, what the standard says, how they stand, and what would make them match.

    `spans` are the (start, end) characters of `declared` that differ, `standard_spans` those of `standard`.
    `steps` names each normalising step that made them equal. `proposal` is the standard value to refill, from
    `provenance` at `version` of the product's record; only a person's confirmation makes it part of anything, and
    `declared` stays what it was. A value that stands behind the last element of the list is not `asked` for.
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
    provenance: str = ""
    version: int | None = None
    asked: bool = True

    @property
    def in_doubt(self) -> bool:
        """Say whether a person is to look: two values cannot be read alike, or one is of no element of the list."""
        return self.match is Match.NOT_COMPARABLE and not is_nothing(self.declared) and not self.silent

    @property
    def silent(self) -> bool:
        """Say whether something is declared of which the standard says nothing: it was compared with nothing."""
        return self.asked and is_nothing(self.standard) and not is_nothing(self.declared)


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """One row of the list against its product. `outdated` is the older version whose values were declared.

    Of an unknown product there are no elements, nor where there are `unlisted` codes, its own, the declared one or
    both: no element list is in force for them. `ended` is the last version of a product that none is in force of.
    `other_code` and `other_origin` say that the row declares a commodity code or an origin that is not the product's.
    """

    gnum: int
    gtin: str | None
    product: Product | None
    elements: tuple[ElementVerdict, ...]
    outdated: int | None = None
    unlisted: tuple[str, ...] = ()
    ended: Product | None = None
    other_code: bool = False
    other_origin: bool = False

    @property
    def withdrawn(self) -> bool:
        """Say whether the product's record was taken back: what was compared with it agrees with nothing that holds."""
        return self.product is not None and self.product.status is ProductStatus.WITHDRAWN

    @property
    def valueless(self) -> bool:
        """Say whether the product has no standard value for any element: nothing could be compared with it."""
        return bool(self.elements) and all(is_nothing(element.standard) for element in self.elements)

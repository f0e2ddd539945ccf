"""How a declared value stands to the standard one: verdicts on an element and on a row."""

from dataclasses import dataclass
from enum import StrEnum

from station.domain.goods import Product

Span = tuple[int, int]


class Match(StrEnum):
    """How a declared value stands to the standard one."""

    SAME = "same"
    SAME_AFTER = "same_after"
    DIFFERS = "differs"
    MISSING = "missing"
    NOT_COMPARABLE = "not_comparable"


#: Said with every verdict that leaves the program: the steps and tables it was reached by.
EDITION = "12"


@dataclass(frozen=True, slots=True)
class ElementVerdict:
    """One element: what was declared, what the standard says, how they stand, and what would make them match.

    `spans` are the (start, end) characters of `declared` that differ, `standard_spans` those of `standard`.
    `steps` names each normalising step that made them equal. `proposal` is the standard value to refill, from
    `provenance` at `version` of the product's record; only a person's confirmation makes it part of anything, and
    `declared` stays what it was.
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

    @property
    def in_doubt(self) -> bool:
        """Say whether two values are there and cannot be read alike: a person is to look at them."""
        return self.match is Match.NOT_COMPARABLE and bool(self.declared and self.standard)


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """One row of the list against its product. `outdated` is the older version whose values were declared.

    Of an unknown product there are no elements, nor where no element list is in force for its code or the declared one.
    """

    gnum: int
    gtin: str | None
    product: Product | None
    elements: tuple[ElementVerdict, ...]
    outdated: int | None = None

    @property
    def unread(self) -> bool:
        """Say whether the product is known and nothing could be compared with it, for want of an element list."""
        return self.product is not None and not self.elements

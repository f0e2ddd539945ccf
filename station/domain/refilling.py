"""Refill 回填: standard values proposed for what is missing or differs, and those that a person confirmed."""

from collections.abc import Iterable

from station.domain.decision import Refill
from station.domain.matching import ElementVerdict, RowVerdict


def proposed(rows: Iterable[RowVerdict], operator: str) -> tuple[Refill, ...]:
    """Return every refill that is proposed for a list, as it would stand if this person confirmed it."""
    return tuple(
        _refill(row.gnum, element, operator) for row in rows for element in row.elements if element.proposal is not None
    )


def place(refill: Refill) -> tuple[int, str]:
    """Return which row and element a refill is for."""
    return refill.row, refill.element


def unconfirmed(rows: Iterable[RowVerdict], confirmed: Iterable[Refill], operator: str) -> tuple[Refill, ...]:
    """Return the proposed refills that nobody has confirmed."""
    known = {place(refill) for refill in confirmed}
    return tuple(refill for refill in proposed(rows, operator) if place(refill) not in known)


def standing(rows: Iterable[RowVerdict], confirmed: Iterable[Refill]) -> tuple[Refill, ...]:
    """Return the confirmed refills that are still what is proposed: newer data may propose another value."""
    known = list(rows)
    return tuple(refill for refill in confirmed if refill in proposed(known, refill.operator))


def _refill(gnum: int, element: ElementVerdict, operator: str) -> Refill:
    return Refill(
        row=gnum,
        element=element.key,
        declared=element.declared,
        standard=element.proposal or "",
        provenance=element.provenance,
        version=element.version or 0,
        operator=operator,
    )

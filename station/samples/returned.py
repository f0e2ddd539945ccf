"""What comes back: parcels that left weeks ago, their return applications 退货申请单, and the truth of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import count
from random import Random

from station.domain.decision import Finding, Outcome
from station.domain.goods import TraceEvent
from station.domain.parcel import DeclarationList, Receipt, ReturnApplication, ReturnRow
from station.samples import numbers, rates, receipts
from station.samples.consignments import Consignment, Packer
from station.samples.draws import RELEASED
from station.samples.plan import Content
from station.samples.planting import Shelves
from station.samples.rows import content


class Case(StrEnum):
    """How a parcel comes back."""

    WHOLE = "whole"
    OTHER_LABEL = "other_label"
    ON_PAPERS = "on_papers"
    IN_PART = "in_part"
    WRONG_GOODS = "wrong_goods"
    TOO_FEW = "too_few"
    APPLIED_LATE = "applied_late"
    BACK_LATE = "back_late"
    NEVER_LEFT = "never_left"
    NOT_APPLIED = "not_applied"
    FIRST_OF_TWO = "first_of_two"
    SECOND_OF_TWO = "second_of_two"


@dataclass(frozen=True, slots=True)
class Course:
    """The course of a return: days since it left, days from then to the application, and what the desk should say."""

    left: int
    applied: int
    findings: tuple[Finding, ...]
    outcome: Outcome


PROVEN = Course(12, 5, (), Outcome.RETURN_ACCEPT)
COURSES: dict[Case, Course] = {
    Case.WHOLE: PROVEN,
    Case.OTHER_LABEL: PROVEN,
    Case.ON_PAPERS: PROVEN,
    Case.IN_PART: replace(PROVEN, left=30, applied=25),
    Case.WRONG_GOODS: Course(9, 2, (Finding.MISMATCH_QUANTITY, Finding.UNDECLARED_ITEM), Outcome.HOLD),
    Case.TOO_FEW: Course(20, 6, (Finding.MISMATCH_QUANTITY,), Outcome.HOLD),
    Case.APPLIED_LATE: Course(40, 34, (Finding.RETURN_LATE,), Outcome.RETURN_REJECT),
    Case.BACK_LATE: Course(52, 20, (Finding.RETURN_LATE,), Outcome.RETURN_REJECT),
    Case.NEVER_LEFT: Course(12, 5, (Finding.NEVER_LEFT,), Outcome.HOLD),
    Case.NOT_APPLIED: Course(12, 5, (Finding.NOT_APPLIED,), Outcome.RETURN_REJECT),
    Case.FIRST_OF_TWO: PROVEN,
    Case.SECOND_OF_TWO: PROVEN,
}


@dataclass(frozen=True, slots=True)
class Returned:
    """A parcel that comes back. `number` is what is scanned of it, `papers` the merchant's number on its slip."""

    case: Case
    listing: DeclarationList
    receipts: tuple[Receipt, ...]
    events: tuple[TraceEvent, ...]
    application: ReturnApplication | None
    number: str
    papers: str
    pieces: tuple[Content, ...]
    findings: tuple[Finding, ...]
    outcome: Outcome


def come_back(rng: Random, packer: Packer, shelves: Shelves, first: int, as_of: datetime) -> tuple[Returned, ...]:
    """Return one parcel for each case, and a second whole one; `first` is the number of the first that is packed.

    Two of them come from one list, each under an application of its own.
    """
    left = _fit_to_return(packer, first, _called_back(shelves))
    found: list[Returned] = []
    parcel = next(left)
    for case in (*Case, Case.WHOLE):
        found.append(_returned(rng, case, parcel, shelves, as_of))
        parcel = parcel if case is Case.FIRST_OF_TWO else next(left)
    return tuple(found)


def _called_back(shelves: Shelves) -> set[str]:
    """Return the products of which some lot was called back: their histories tell of it, whatever lies in a parcel."""
    return {ware.product.gtin for ware, _ in shelves.stock.recalled}


def _fit_to_return(packer: Packer, first: int, called_back: set[str]) -> Iterator[Consignment]:
    """Yield parcels that left with nothing against them, of two rows or more, whose every piece has a barcode."""
    for index in count(first):
        parcel = packer.pack(index)
        plan, pieces = parcel.plan, sum(c.pieces for c in parcel.plan.contents)
        quiet = not (plan.controls or plan.findings) and parcel.control is None
        quiet = quiet and not called_back & {item.gtin for item in parcel.listing.items}
        plain = plan.status == RELEASED and plan.fault is None and quiet
        if plain and len(plan.contents) >= 2 and pieces <= rates.MANY and all(c.printed for c in plan.contents):
            yield parcel


def _returned(rng: Random, case: Case, parcel: Consignment, shelves: Shelves, as_of: datetime) -> Returned:
    course = COURSES[case]
    gone = timedelta(days=course.left)
    written, declared_at = parcel.listing.declared_at, parcel.listing.declared_at - gone
    items = tuple(shelves.laid_out(item, written, declared_at) for item in parcel.listing.items)
    listing = replace(parcel.listing, declared_at=declared_at, items=items)
    came = tuple(replace(receipt, at=receipt.at - gone) for receipt in parcel.receipts)
    if case is Case.NEVER_LEFT:
        came = tuple(receipts.path(rng, listing.invt_no, "120", listing.declared_at))
    events = tuple(
        replace(event, at=event.at - gone, recorded_at=event.recorded_at and event.recorded_at - gone)
        for event in parcel.events
    )
    papers = f"RMA{as_of:%y%m}{numbers.digits(rng, 7)}"
    label = f"YT{numbers.digits(rng, 13)}" if case in OTHER_LABELS else listing.logistics_no
    sent = parcel.plan.contents[PARTS.get(case, slice(None))]
    rows = [item for item in listing.items if item.gnum in {c.row for c in sent}]
    application = ReturnApplication(
        invt_no=listing.invt_no,
        ebc_code=listing.ebc_code,
        cop_no=papers,
        logistics_no=label,
        reason="七天无理由退货",
        applied_at=came[-1].at + timedelta(days=course.applied),
        rows=tuple(ReturnRow(item.gnum, item.gcode, item.gname, item.quantity, item.unit) for item in rows),
        order_no=listing.order_no,
        waybill=listing.logistics_no,
    )
    return Returned(
        case=case,
        listing=listing,
        receipts=came,
        events=events,
        application=None if case is Case.NOT_APPLIED else application,
        number=papers if case is Case.ON_PAPERS else label,
        papers=papers,
        pieces=INSIDE.get(case, _as_sent)(rng, sent, shelves),
        findings=course.findings,
        outcome=course.outcome,
    )


def _as_sent(_rng: Random, sent: tuple[Content, ...], _shelves: Shelves) -> tuple[Content, ...]:
    return sent


def _exchanged(rng: Random, sent: tuple[Content, ...], shelves: Shelves) -> tuple[Content, ...]:
    """Put another product in the place of the first one."""
    inside = {c.gtin for c in sent} | _called_back(shelves)
    others = [
        w for w in shelves.plain if w.product.gtin not in inside and (w.case is None or w.case.gtin not in inside)
    ]
    return (content(rng, rng.choice(others), 1, None), *sent[1:])


def _one_less(_rng: Random, sent: tuple[Content, ...], _shelves: Shelves) -> tuple[Content, ...]:
    """Leave one piece out."""
    last = sent[-1]
    return (*sent[:-1], replace(last, pieces=last.pieces - 1)) if last.pieces > 1 else sent[:-1]


#: Which rows of its list a parcel was applied for with, where it is not all of them.
PARTS = {Case.IN_PART: slice(1), Case.FIRST_OF_TWO: slice(1), Case.SECOND_OF_TWO: slice(1, None)}
OTHER_LABELS = frozenset({Case.OTHER_LABEL, Case.FIRST_OF_TWO, Case.SECOND_OF_TWO})
INSIDE: dict[Case, Callable[[Random, tuple[Content, ...], Shelves], tuple[Content, ...]]] = {
    Case.WRONG_GOODS: _exchanged,
    Case.TOO_FEW: _one_less,
}

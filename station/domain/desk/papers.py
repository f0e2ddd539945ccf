"""A parcel by a number that no format tells: its own waybill as its list has it; a returned one by its papers too."""

from dataclasses import replace

from station.domain.applications import same_parcel
from station.domain.code import Scan
from station.domain.desk.board import Step, move, park, reassess, say, settle, unreadable, work_of
from station.domain.desk.effects import LookUpOriginals, LookUpParcel
from station.domain.desk.events import OriginalsFound
from station.domain.desk.states import (
    MOST_READINGS,
    Choosing,
    DeskState,
    Idle,
    LookingUp,
    NoticeCode,
    OnParcel,
    ParcelWork,
)
from station.domain.direction import Direction
from station.domain.parcel import Originals
from station.domain.routing import Step as RoutingStep
from station.domain.routing import paper_number, route
from station.domain.shift import Bucket
from station.domain.subject import Ambiguous, Subject, Unreadable, Waybill

#: Codes of no known form may be waybills of a carrier not named here, or a merchant's numbers; misread ones are none.
PLAIN = frozenset({"not_expected", "wrong_length", "not_digits"})


def on_papers(state: DeskState, scan: Scan, subject: Subject) -> str | None:
    """Return the number under which a parcel may be known that a scan is about, None where nothing is to be asked.

    What is written as a waybill is asked for at a return centre alone: it may stand on a return application.
    """
    match subject:
        case Waybill(number=number) if state.direction is Direction.RETURNS:
            return number
        case Unreadable(reason=reason) if reason in PLAIN:
            return paper_number(scan.raw)
        case _:
            return None


def ask(state: DeskState, scan: Scan, number: str) -> Step:
    """Ask which original list a number leads to; what lies on the desk stays there until that is known."""
    work = work_of(state.phase)
    if work is not None and number == work.found_by:
        return look_up(state, scan, Waybill(work.waybill), number)
    return move(state, LookingUp(scan, Waybill(number), work)), (LookUpOriginals(scan, number),)


def originals_found(state: DeskState, event: OriginalsFound) -> Step:
    """Go on with the one original list; several are for a person, and a number that leads nowhere is what it was."""
    match state.phase:
        case LookingUp(scan=scan, subject=Waybill(number=number), work=work) if (
            scan.seq == event.scan.seq and number == event.originals.number
        ):
            pass
        case _:
            return state, ()
    found = event.originals if state.direction is Direction.RETURNS else _own(event.originals)
    if found.waybills and len(found.waybills) + len(found.missing) > 1:
        if len(found.waybills) > MOST_READINGS:
            state = move(state, Idle() if work is None else OnParcel(work))
            return unreadable(state, scan, Unreadable("many_lists", "Too many lists bear this number: scan another."))
        why = "More than one list bears this number, on itself or on its return application."
        readings = Ambiguous(tuple(Waybill(waybill) for waybill in found.waybills), why)
        return move(state, Choosing(scan, readings, work, number)), ()
    if found.waybills:
        return look_up(state, scan, Waybill(found.waybills[0]), number)
    subject = route(scan.raw, RoutingStep.READY, state.setup.profile)
    if isinstance(subject, Unreadable):
        return unreadable(move(state, Idle() if work is None else OnParcel(work)), scan, subject)
    return look_up(state, scan, Waybill(number), number)


def _own(found: Originals) -> Originals:
    """Return what a number leads to outbound, where a parcel is found by its own waybill alone."""
    return Originals(found.number, tuple(waybill for waybill in found.waybills if waybill == found.number))


def look_up(state: DeskState, scan: Scan, waybill: Waybill, found_by: str) -> Step:
    """Look a parcel up by its original waybill; another one that lies on the desk is put aside."""
    work = work_of(state.phase)
    if work is not None and work.waybill == waybill.number:
        held_to = same_parcel(work.dossier, work.number, found_by)
        if held_to is not None or work.scans:
            return _again(state, scan, work, held_to)
    state = move(park(state), LookingUp(scan, waybill, found_by=other(found_by, waybill.number)))
    return state, (LookUpParcel(scan, waybill.number, scan.raw.at),)


def other(number: str, waybill: str) -> str:
    """Return a number where it is another one than the waybill, else nothing."""
    return number if number != waybill else ""


def _again(state: DeskState, scan: Scan, work: ParcelWork, held_to: str | None) -> Step:
    """Take another number of the parcel on the desk for a repeat; one that names another parcel of its list waits."""
    if held_to is None:
        state = say(move(state, OnParcel(work)), NoticeCode.OTHER_PARCEL_FIRST, work.number)
        return state, (settle(scan, Bucket.IGNORED_LOCKED, detail=NoticeCode.OTHER_PARCEL_FIRST.value),)
    if held_to != work.number:
        work = replace(work, found_by=other(held_to, work.waybill))
        work = reassess(state, work, scan.raw.at)
    state = move(state, OnParcel(replace(work, shown_at=scan.raw.at)))
    return say(state, NoticeCode.REPEAT, work.number), (settle(scan, Bucket.REPEAT, of=work.opened_by),)

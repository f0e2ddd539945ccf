"""Refills: a person confirms the standard value for what is missing or differs; nothing else becomes of it here."""

from dataclasses import replace

from station.domain.desk.board import Step, move, reassess, say
from station.domain.desk.events import RefillAsked
from station.domain.desk.guards import not_now
from station.domain.desk.states import DeskState, NoticeCode, OnParcel
from station.domain.refilling import place, unconfirmed


def refill_asked(state: DeskState, event: RefillAsked) -> Step:
    """Confirm a refill, or all that are proposed; one element asked for again is taken back.

    The declaration stays what it was: refills stand beside it in the decision. The parcel is shown anew, so that the
    guard against a key pressed too soon runs again.
    """
    if not isinstance(state.phase, OnParcel) or state.operator is None:
        return say(state, NoticeCode.NOTHING_ON_DESK), ()
    work = state.phase.work
    refused = not_now(state, work, event.waybill or work.waybill, event.at, card=event.waybill is None)
    if refused is not None:
        return replace(state, notice=refused), ()
    known = work.refills
    new = unconfirmed(work.assessment.rows, known, state.operator.number)
    wanted = (event.row, event.element)
    if event.element is not None and any(place(refill) == wanted for refill in known):
        refills = tuple(refill for refill in known if place(refill) != wanted)
        code, n = NoticeCode.REFILL_TAKEN_BACK, 1
    else:
        added = tuple(refill for refill in new if event.element is None or place(refill) == wanted)
        refills, code, n = (*known, *added), NoticeCode.REFILLED, len(added)
    if not n:
        return say(state, NoticeCode.NOTHING_TO_REFILL), ()
    work = reassess(state, replace(work, refills=refills), event.at)
    return say(move(state, OnParcel(work)), code, str(n)), ()

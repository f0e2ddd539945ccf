"""Faults: the environment failed; nothing goes on until a person has read it."""

from station.domain.desk.board import Step, back_to, move, work_of
from station.domain.desk.effects import Retry, Settle
from station.domain.desk.events import Acknowledged, Failed
from station.domain.desk.states import DeskState, Faulted, LookingUp
from station.domain.shift import Bucket


def failed(state: DeskState, event: Failed) -> Step:
    """Show the fault; a scan whose look-up failed is voided and must be scanned again."""
    work = work_of(state.phase)
    match state.phase:
        case LookingUp(scan=scan):
            effects = (Settle(scan.seq, Bucket.VOIDED, event.at, None, "fault"),)
            return move(state, Faulted(event.message, work)), effects
        case _:
            return move(state, Faulted(event.message, work)), ()


def acknowledged(state: DeskState, event: Acknowledged) -> Step:
    """Go back to what lay on the desk, and try to write what could not be written."""
    match state.phase:
        case Faulted(work=work):
            return back_to(state, work, event.at), (Retry(event.at),)
        case _:
            return state, ()

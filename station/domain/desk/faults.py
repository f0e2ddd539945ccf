"""Faults: the environment failed, and nothing goes on until a person has read it; or a person says what went wrong."""

from station.domain.desk.board import Step, back_to, left_behind, move, say, work_of
from station.domain.desk.effects import KeepIncident, Retry, Settle
from station.domain.desk.events import Acknowledged, Failed, WrongSaid
from station.domain.desk.states import DeskState, Faulted, LookingUp, NoticeCode
from station.domain.shift import Bucket


def failed(state: DeskState, event: Failed) -> Step:
    """Show the fault; a scan whose look-up or choice it broke is voided, to be scanned again."""
    work = work_of(state.phase)
    match state.phase:
        case LookingUp(scan=scan) if not any(scan.seq in parked.scans for parked in state.parked):
            effects = (Settle(scan.seq, Bucket.VOIDED, event.at, None, "fault"),)
            return move(state, Faulted(event.message, work)), effects
        case _:
            return move(state, Faulted(event.message, work)), left_behind(state.phase, event.at)


def acknowledged(state: DeskState, event: Acknowledged) -> Step:
    """Go back to what lay on the desk, and try to write what could not be written."""
    match state.phase:
        case Faulted(work=work):
            return back_to(state, work, event.at), (Retry(event.at),)
        case _:
            return state, ()


def wrong_said(state: DeskState, event: WrongSaid) -> Step:
    """Keep what the devices gave lately, for a tester: what the station took was wrong. Nothing is undone by it."""
    if state.operator is None:
        return say(state, NoticeCode.SIGN_IN_FIRST), ()
    return say(state, NoticeCode.WRONG_KEPT), (KeepIncident(event.at),)

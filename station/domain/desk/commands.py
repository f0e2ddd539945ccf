"""Command barcodes: what each card asks of the desk."""

from datetime import datetime

from station.domain.decision import Outcome
from station.domain.desk.board import Step, say, work_of
from station.domain.desk.by_hand import take_back_asked
from station.domain.desk.deciding import chosen, found_conform, undo_asked, void_asked
from station.domain.desk.directing import direction_asked
from station.domain.desk.events import (
    Chosen,
    CloseShiftAsked,
    DirectionAsked,
    FoundConform,
    LockAsked,
    OpenShiftAsked,
    RefillAsked,
    TakeBackAsked,
    UndoAsked,
    VoidAsked,
    WrongSaid,
)
from station.domain.desk.faults import wrong_said
from station.domain.desk.people import close_asked, lock, open_asked
from station.domain.desk.refilling import refill_asked
from station.domain.desk.states import DeskState, NoticeCode
from station.domain.direction import Direction
from station.domain.subject import Command

OUTCOMES: dict[Command, Outcome] = {
    Command.RELEASE: Outcome.RELEASE,
    Command.INSPECT: Outcome.INSPECT,
    Command.HOLD: Outcome.HOLD,
    Command.DETAIN: Outcome.DETAIN,
    Command.RETURN: Outcome.RETURN,
    Command.ACCEPT: Outcome.RETURN_ACCEPT,
    Command.REJECT: Outcome.RETURN_REJECT,
}
DIRECTIONS: dict[Command, Direction] = {
    Command.RETURNS: Direction.RETURNS,
    Command.OUTBOUND: Direction.OUTBOUND,
}


def obey(state: DeskState, command: Command, at: datetime) -> Step:  # noqa: C901, PLR0911 - one row a card
    """Do what a card asks; a card names no parcel, so it can only mean the one on the desk."""
    match command:
        case Command.RETURNS | Command.OUTBOUND:
            return direction_asked(state, DirectionAsked(DIRECTIONS[command], at, card=True))
        case (
            Command.RELEASE
            | Command.INSPECT
            | Command.HOLD
            | Command.DETAIN
            | Command.RETURN
            | Command.ACCEPT
            | Command.REJECT
        ):
            work = work_of(state.phase)
            if work is None:
                return say(state, NoticeCode.NOTHING_ON_DESK), ()
            return chosen(state, Chosen(work.waybill, OUTCOMES[command], at, card=True))
        case Command.CONFORM:
            work = work_of(state.phase)
            return found_conform(state, FoundConform(work.waybill if work else "", at))
        case Command.UNDO:
            return undo_asked(state, UndoAsked(at))
        case Command.VOID:
            return void_asked(state, VoidAsked(at))
        case Command.REFILL:
            return refill_asked(state, RefillAsked(at))
        case Command.TAKE_BACK:
            return take_back_asked(state, TakeBackAsked(at))
        case Command.WRONG:
            return wrong_said(state, WrongSaid(at))
        case Command.LOCK:
            return lock(state, LockAsked(at))
        case Command.OPEN_SHIFT:
            return open_asked(state, OpenShiftAsked(at))
        case Command.CLOSE_SHIFT:
            return close_asked(state, CloseShiftAsked(at))

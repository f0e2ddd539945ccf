"""People and shifts: badge and PIN, the second person, opening, closing, locking."""

from dataclasses import replace
from datetime import datetime

from station.domain.code import RawScan, Scan, Source
from station.domain.desk.board import PINNED, Step, back_to, left_behind, move, park, reassess, say, work_of
from station.domain.desk.deciding import record
from station.domain.desk.effects import CheckPin, CloseShift, Effect, LookUpParcel, OpenShift, Resume, Retry, SignOut
from station.domain.desk.events import (
    CancelAsked,
    CloseRefused,
    CloseShiftAsked,
    DataSwitched,
    LockAsked,
    OpenShiftAsked,
    PinTyped,
    ResumeAsked,
    ShiftClosed,
    ShiftOpened,
    SignedIn,
    SignInRefused,
)
from station.domain.desk.states import (
    AwaitingPin,
    AwaitingSecond,
    Choosing,
    DeskState,
    Faulted,
    Idle,
    LookingUp,
    NoticeCode,
    OnParcel,
    ParcelWork,
)
from station.domain.direction import Direction
from station.domain.identity import Act
from station.domain.subject import Waybill


def pin_typed(state: DeskState, event: PinTyped) -> Step:
    """Have the PIN checked for the badge that waits."""
    match state.phase:
        case AwaitingPin(badge=badge, choice=choice):
            return state, (CheckPin(badge, event.pin, event.at, second=choice is not None),)
        case _:
            return state, ()


def signed_in(state: DeskState, event: SignedIn) -> Step:
    """Let the person work, or take them as the second person of a waiting choice."""
    match state.phase:
        case AwaitingPin(work=work, choice=choice) if choice is not None and work is not None:
            second = event.operator
            now = reassess(state, work, event.at)
            if now.assessment.goes_beyond(work.assessment):
                return say(move(state, OnParcel(now)), NoticeCode.STANDS_AGAINST, *now.assessment.findings), ()
            if second.number == choice.operator.number or not second.may(Act.CONFIRM):
                return say(move(state, AwaitingSecond(work, choice)), NoticeCode.SECOND_REFUSED, second.number), ()
            return record(state, work, choice, second, event.at)
        case AwaitingPin():
            left: tuple[Effect, ...] = ()
            if state.operator is not None and state.operator.number != event.operator.number:
                left = (SignOut(state.operator, event.at),)
            return _from_the_door(replace(state, operator=event.operator), state.phase, event.at), left
        case _:
            return state, ()


def refused(state: DeskState, event: SignInRefused) -> Step:
    """Say that badge or PIN is wrong; the badge must be scanned again."""
    match state.phase:
        case AwaitingPin(work=work, choice=choice) if choice is not None and work is not None:
            return say(move(state, AwaitingSecond(work, choice)), NoticeCode.SIGN_IN_REFUSED, event.reason), ()
        case AwaitingPin():
            return say(_from_the_door(state, state.phase, event.at), NoticeCode.SIGN_IN_REFUSED, event.reason), ()
        case _:
            return state, ()


def _from_the_door(state: DeskState, door: AwaitingPin, at: datetime) -> DeskState:
    """Go back to what the badge came upon."""
    return move(state, door.decided) if door.decided is not None else back_to(state, door.work, at)


def open_asked(state: DeskState, event: OpenShiftAsked) -> Step:
    """Open a shift, unless one is open."""
    if state.operator is None:
        return say(state, NoticeCode.SIGN_IN_FIRST), ()
    if state.shift is not None:
        return say(state, NoticeCode.SHIFT_OPENED), ()
    if not state.operator.may(Act.DECIDE):
        return say(state, NoticeCode.NOT_ALLOWED), ()
    return state, (OpenShift(state.operator, event.at),)


def opened(state: DeskState, event: ShiftOpened) -> Step:
    """Work may begin."""
    shown = replace(state, shift=event.shift, direction=Direction.OUTBOUND)
    return say(shown, NoticeCode.SHIFT_OPENED), ()


def close_asked(state: DeskState, event: CloseShiftAsked) -> Step:
    """Ask for the close; what lies on the desk is put aside and will stand in its way."""
    if state.operator is None or state.shift is None:
        return say(state, NoticeCode.OPEN_SHIFT_FIRST), ()
    if not state.operator.may(Act.CLOSE_SHIFT):
        return say(state, NoticeCode.NOT_ALLOWED, state.operator.role.value), ()
    if isinstance(state.phase, Faulted):
        return say(state, NoticeCode.ACKNOWLEDGE_FIRST), ()
    return park(state), (*left_behind(state.phase, event.at), CloseShift(state.operator, event.at))


def closed(state: DeskState, event: ShiftClosed) -> Step:
    """End the shift; the person stays signed in."""
    state = replace(state, shift=None, phase=Idle(), parked=(), recent=state.recent[:PINNED])
    return say(state, NoticeCode.SHIFT_CLOSED, str(len(event.tally.scans))), ()


def close_refused(state: DeskState, event: CloseRefused) -> Step:
    """Name the scans that are in no bucket; a shift does not close over them."""
    return say(state, NoticeCode.SHIFT_NOT_CLOSED, *(str(seq) for seq in event.open_scans)), ()


def lock(state: DeskState, event: LockAsked) -> Step:
    """Cover the desk: what lies on it is put aside, the person signs out, the shift goes on.

    What a fault kept from being written is tried again: nobody may come back to acknowledge it.
    """
    if state.operator is None:
        return state, ()
    again = (Retry(event.at),) if isinstance(state.phase, Faulted) else ()
    effects = (*left_behind(state.phase, event.at), SignOut(state.operator, event.at), *again)
    return replace(park(state), operator=None, notice=None), effects


def resume(state: DeskState, event: ResumeAsked) -> Step:
    """Take a parked parcel back onto the desk; the one that lies there is put aside in its place."""
    work = next((w for w in state.parked if w.waybill == event.waybill), None)
    if work is None or state.operator is None:
        return state, ()
    if isinstance(state.phase, Faulted):
        return say(state, NoticeCode.ACKNOWLEDGE_FIRST), ()
    resumed = Resume(work.opened_by, work.waybill, state.operator, event.at)
    left = left_behind(state.phase, event.at)
    state, look_up = _look_again(replace(park(state), notice=None), work, event.at)
    return state, (*left, resumed, look_up)


def data_switched(state: DeskState, event: DataSwitched) -> Step:
    """Look the parcel on the desk up again; a choice that waits for a second person is to be made anew."""
    match state.phase:
        case OnParcel() | AwaitingSecond():
            work = work_of(state.phase)
        case AwaitingPin(work=work, choice=choice) if choice is not None:
            pass
        case _:
            return state, ()
    if work is None:
        return state, ()
    others = tuple(w for w in state.parked if w.waybill != work.waybill)
    state, look_up = _look_again(replace(state, parked=(*others, work)), work, event.at)
    return state, (look_up,)


def _look_again(state: DeskState, work: ParcelWork, at: datetime) -> tuple[DeskState, LookUpParcel]:
    """Look up a parcel that is among the parked ones; the answer takes it from there, with its pieces."""
    scan = Scan(work.opened_by, RawScan(work.waybill.encode(), Source.TYPED, "", at))
    state = move(state, LookingUp(scan, Waybill(work.waybill)))
    return state, LookUpParcel(scan, work.waybill, at)


def cancel(state: DeskState, event: CancelAsked) -> Step:
    """Back out of a PIN, a second person, or a choice of readings."""
    match state.phase:
        case AwaitingPin():
            return _from_the_door(state, state.phase, event.at), ()
        case AwaitingSecond(work=work):
            return back_to(state, work, event.at), ()
        case Choosing(work=work):
            left = left_behind(state.phase, event.at)
            return move(state, Idle() if work is None else OnParcel(work)), left
        case _:
            return state, ()

"""The direction of a desk: set by a supervisor, or by a card of the station; never while a parcel is undecided."""

from dataclasses import replace

from station.domain.desk.board import Step, move, say, work_of
from station.domain.desk.effects import SetDirection
from station.domain.desk.events import DirectionAsked, DirectionSet
from station.domain.desk.states import DeskState, Idle, NoticeCode
from station.domain.identity import Act


def direction_asked(state: DeskState, event: DirectionAsked) -> Step:
    """Have the direction written down, if nothing undecided lies on the desk or was put aside."""
    operator = state.operator
    if operator is None or state.shift is None:
        return say(state, NoticeCode.OPEN_SHIFT_FIRST), ()
    if not operator.may(Act.DECIDE if event.card else Act.CLOSE_SHIFT):
        return say(state, NoticeCode.NOT_ALLOWED, operator.role.value), ()
    if work_of(state.phase) is not None or state.parked:
        return say(state, NoticeCode.DECIDE_FIRST), ()
    return state, (SetDirection(event.direction, operator, event.at),)


def direction_set(state: DeskState, event: DirectionSet) -> Step:
    """Work in this direction from now on."""
    state = move(replace(state, direction=event.direction), Idle())
    return say(state, NoticeCode.DIRECTION_SET, event.direction.value), ()

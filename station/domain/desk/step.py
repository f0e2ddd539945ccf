"""The desk's one function: what it becomes, and what must be done."""

from dataclasses import replace

from station.domain.desk import events as e
from station.domain.desk.arriving import parcel_found
from station.domain.desk.board import Step
from station.domain.desk.by_hand import take_back_asked
from station.domain.desk.deciding import chosen, found_conform, recorded, undo_asked, undone, void_asked
from station.domain.desk.directing import direction_asked, direction_set
from station.domain.desk.faults import acknowledged, failed, wrong_said
from station.domain.desk.papers import originals_found
from station.domain.desk.people import (
    cancel,
    close_asked,
    close_refused,
    closed,
    data_switched,
    lock,
    open_asked,
    opened,
    pin_typed,
    refused,
    resume,
    signed_in,
)
from station.domain.desk.refilling import refill_asked
from station.domain.desk.scanning import goods_found, reading_chosen, scanned, unit_found
from station.domain.desk.states import DeskState, NoticeCode


def step(state: DeskState, event: e.DeskEvent) -> Step:  # noqa: C901, PLR0911, PLR0912 - one row an event
    """Say what the desk becomes and what must be done; do nothing itself."""
    if not isinstance(event, QUIET):
        state = replace(state, notice=None)
    match event:
        case e.Scanned():
            return scanned(state, event)
        case e.ParcelFound():
            return parcel_found(state, event)
        case e.OriginalsFound():
            return originals_found(state, event)
        case e.GoodsFound():
            return goods_found(state, event)
        case e.UnitFound():
            return unit_found(state, event)
        case e.ReadingChosen():
            return reading_chosen(state, event)
        case e.Chosen():
            return chosen(state, event)
        case e.FoundConform():
            return found_conform(state, event)
        case e.DecisionRecorded():
            return recorded(state, event)
        case e.UndoAsked():
            return undo_asked(state, event)
        case e.UndoRecorded():
            return undone(state, event)
        case e.VoidAsked():
            return void_asked(state, event)
        case e.TakeBackAsked():
            return take_back_asked(state, event)
        case e.RefillAsked():
            return refill_asked(state, event)
        case e.DirectionAsked():
            return direction_asked(state, event)
        case e.DirectionSet():
            return direction_set(state, event)
        case e.PinTyped():
            return pin_typed(state, event)
        case e.SignedIn():
            return signed_in(state, event)
        case e.SignInRefused():
            return refused(state, event)
        case e.OpenShiftAsked():
            return open_asked(state, event)
        case e.ShiftOpened():
            return opened(state, event)
        case e.CloseShiftAsked():
            return close_asked(state, event)
        case e.ShiftClosed():
            return closed(state, event)
        case e.CloseRefused():
            return close_refused(state, event)
        case e.DataSwitched():
            return data_switched(state, event)
        case e.WrongSaid():
            return wrong_said(state, event)
        case e.LockAsked():
            return lock(state, event)
        case e.ResumeAsked():
            return resume(state, event)
        case e.CancelAsked():
            return cancel(state, event)
        case e.Failed():
            return failed(state, event)
        case e.Acknowledged():
            return acknowledged(state, event)


#: Answers to what was asked: they must not wipe what the asking step said.
QUIET = (e.ParcelFound, e.OriginalsFound, e.GoodsFound, e.UnitFound, e.DecisionRecorded, e.DataSwitched)

__all__ = ["NoticeCode", "step"]

"""A parcel arrives on the desk: new, taken from those put aside, or decided before; a returned one by its number."""

from dataclasses import replace
from datetime import datetime

from station.domain.applications import same_parcel, standing
from station.domain.code import Scan
from station.domain.decision import EarlierDecision
from station.domain.desk.board import Step, assessed, ignored, judge_dossier, judged, move, say, settle
from station.domain.desk.events import ParcelFound
from station.domain.desk.papers import other
from station.domain.desk.states import DeskState, Idle, LookingUp, NoticeCode, OnParcel, ParcelWork
from station.domain.direction import FINAL, Direction
from station.domain.parcel import ParcelDossier
from station.domain.refilling import standing as still_proposed
from station.domain.shift import Bucket
from station.domain.subject import Waybill


def parcel_found(state: DeskState, event: ParcelFound) -> Step:
    """Put the parcel on the desk with its assessment; a late answer of another scan changes nothing."""
    match state.phase:
        case LookingUp(scan=scan, subject=Waybill(number=number), found_by=found_by) if (
            scan.seq == event.scan.seq and number == event.dossier.waybill
        ):
            return _on_desk(state, scan, event.dossier, event.at, found_by)
        case _:
            return state, ()


def _on_desk(state: DeskState, scan: Scan, dossier: ParcelDossier, at: datetime, found_by: str) -> Step:
    put_aside = next((w for w in state.parked if w.waybill == dossier.waybill), None)
    if put_aside is not None:
        resumed = scan.seq in {put_aside.opened_by, *put_aside.scans}
        number = put_aside.number if resumed else same_parcel(dossier, put_aside.number, found_by or dossier.waybill)
        if number is None:
            return ignored(move(state, Idle()), scan, NoticeCode.OTHER_PARCEL_FIRST)
        state = replace(state, parked=tuple(w for w in state.parked if w is not put_aside))
        scans = put_aside.scans if resumed else (*put_aside.scans, scan.seq)
        work = replace(put_aside, dossier=dossier, scans=scans, shown_at=at, found_by=other(number, dossier.waybill))
        refills = still_proposed(assessed(state, work, at).rows, work.refills)  # newer data may propose other values
        work = replace(work, refills=refills)
        return move(state, OnParcel(judged(work, assessed(state, work, at)))), ()
    work = _work(state, dossier, scan, at, found_by)
    final = _standing(state, dossier, work.number)
    if final:
        work = replace(work, scans=(), undone=0)
        state = say(move(state, OnParcel(work)), NoticeCode.ALREADY_DECIDED, final[-1].outcome.value)
        detail = f"{final[-1].station}:{final[-1].seq}"
        return state, (settle(scan, Bucket.REPEAT, of=final[-1].seq, detail=detail),)
    return move(state, OnParcel(work)), ()


def _standing(state: DeskState, dossier: ParcelDossier, number: str) -> tuple[EarlierDecision, ...]:
    """Return the decisions after which this parcel was not expected here again."""
    if state.direction is Direction.RETURNS:
        return standing(dossier, number)
    return tuple(d for d in dossier.earlier if not d.undone and d.outcome in FINAL[state.direction])


def _work(state: DeskState, dossier: ParcelDossier, scan: Scan, at: datetime, found_by: str) -> ParcelWork:
    undone = sum(decision.undone for decision in dossier.earlier)  # also those before a restart
    first = judge_dossier(state, dossier, at, number=found_by or dossier.waybill)
    seqs = (scan.seq,)
    return ParcelWork(dossier.waybill, scan.seq, seqs, dossier, (), first, at, undone=undone, found_by=found_by)

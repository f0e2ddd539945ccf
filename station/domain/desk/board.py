"""Small moves that every part of the desk makes: say something, put a parcel aside, pin a result."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from station.domain import returning
from station.domain.assessment import Assessment
from station.domain.code import Scan
from station.domain.counting import Noted, Piece
from station.domain.decision import Refill
from station.domain.desk.effects import Effect, Settle
from station.domain.desk.states import (
    AwaitingPin,
    AwaitingSecond,
    Choosing,
    Decided,
    DeskState,
    Faulted,
    Idle,
    LookingUp,
    Notice,
    NoticeCode,
    OnGoods,
    OnParcel,
    OnUnit,
    ParcelWork,
    Phase,
    Recent,
    Recording,
)
from station.domain.direction import Direction
from station.domain.parcel import ParcelDossier
from station.domain.rules import assess
from station.domain.sampling import NOT_SAMPLING
from station.domain.shift import Bucket
from station.domain.subject import Unreadable

Step = tuple[DeskState, tuple[Effect, ...]]
Handler = Callable[[DeskState], Step]

PINNED = 20


def say(state: DeskState, code: NoticeCode, *details: str) -> DeskState:
    """Put a notice on the board."""
    return replace(state, notice=Notice(code, details))


def move(state: DeskState, phase: Phase) -> DeskState:
    """Go to another phase."""
    return replace(state, phase=phase)


def pin(state: DeskState, seq: int, about: str, result: str, at: datetime) -> DeskState:
    """Pin a result to the list of the last ones."""
    return replace(state, recent=(Recent(seq, about, result, at), *state.recent)[:PINNED])


def work_of(phase: Phase) -> ParcelWork | None:
    """Return the undecided parcel that a phase holds, if any."""
    match phase:
        case OnParcel(work=work) | AwaitingSecond(work=work) | Recording(work=work):
            return work
        case AwaitingPin(work=work) | LookingUp(work=work) | Choosing(work=work) | Faulted(work=work):
            return work
        case _:
            return None


def park(state: DeskState) -> DeskState:
    """Put the undecided parcel on the desk aside; a parcel with no open scan needs no place."""
    work = work_of(state.phase)
    if work is None or not work.scans:
        return move(state, Idle())
    others = tuple(w for w in state.parked if w.waybill != work.waybill)
    return say(replace(state, phase=Idle(), parked=(*others, work)), NoticeCode.PARKED, work.waybill)


def left_behind(phase: Phase, at: datetime) -> tuple[Effect, ...]:
    """Void the scan that a choice of readings leaves behind when the desk moves on without it."""
    return (Settle(phase.scan.seq, Bucket.VOIDED, at, None, "not_chosen"),) if isinstance(phase, Choosing) else ()


def back_to(state: DeskState, work: ParcelWork | None, at: datetime) -> DeskState:
    """Return to a parcel, shown anew so that the guard runs again, or to an empty desk."""
    return move(state, Idle() if work is None else OnParcel(replace(work, shown_at=at)))


def reassess(state: DeskState, work: ParcelWork, at: datetime) -> ParcelWork:
    """Judge a parcel again after something about it changed."""
    return replace(judged(work, assessed(state, work, at)), shown_at=at)


def assessed(state: DeskState, work: ParcelWork, at: datetime) -> Assessment:
    """Return what the rules say of a parcel and of all that was found in it."""
    return judge_dossier(state, work.dossier, at, work.pieces, work.noted, work.refills, number=work.number)


def judge_dossier(  # noqa: PLR0917 - all that was found
    state: DeskState,
    dossier: ParcelDossier,
    at: datetime,
    pieces: tuple[Piece, ...] = (),
    noted: tuple[Noted, ...] = (),
    refills: tuple[Refill, ...] = (),
    *,
    number: str = "",
) -> Assessment:
    """Return what the rules of the desk's direction say of a parcel; `number` is what stands on a returned one."""
    policy = state.setup.policy
    match state.direction:
        case Direction.OUTBOUND:
            sampling = state.shift.sampling if state.shift is not None else NOT_SAMPLING
            return assess(dossier, pieces, policy, at, noted=noted, refills=refills, sampling=sampling)
        case Direction.RETURNS:
            return returning.assess(dossier, pieces, policy, at, noted, number=number)


def settle(scan: Scan, bucket: Bucket, *, of: int | None = None, detail: str = "") -> Settle:
    """Put a scan into its bucket, at the time it was made."""
    return Settle(scan.seq, bucket, scan.raw.at, of, detail)


def ignored(state: DeskState, scan: Scan, why: NoticeCode) -> Step:
    """Say why a scan is not looked at."""
    return say(state, why), (settle(scan, Bucket.IGNORED_LOCKED, detail=why.value),)


def unreadable(state: DeskState, scan: Scan, torn: Unreadable) -> Step:
    """Say that a scan could not be read; what was torn may be another parcel, so the last result does not stand."""
    if isinstance(state.phase, Decided | OnGoods | OnUnit):
        state = move(state, Idle())
    if isinstance(state.phase, OnParcel):
        state = move(state, OnParcel(replace(state.phase.work, unread=scan.seq)))
    said = say(state, NoticeCode.UNREADABLE, torn.reason, torn.detail)
    state = pin(said, scan.seq, "", torn.reason, scan.raw.at)
    return state, (settle(scan, Bucket.UNREADABLE, detail=torn.reason),)


def judged(work: ParcelWork, assessment: Assessment) -> ParcelWork:
    """Give a parcel a new assessment; "found as declared" does not cover what was found after it was said."""
    conform = work.conform and not assessment.goes_beyond(work.assessment)
    return replace(work, assessment=assessment, conform=conform)

"""Decisions: chosen, guarded, confirmed by a second person where wanted, recorded, undone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from station.domain import applications
from station.domain.assessment import Hit
from station.domain.counting import Piece
from station.domain.decision import Compared, Decision, Outcome
from station.domain.desk.board import Step, assessed, back_to, judged, move, pin, reassess, say
from station.domain.desk.effects import Record, RecordUndo, Settle
from station.domain.desk.events import Chosen, DecisionRecorded, FoundConform, UndoAsked, UndoRecorded, VoidAsked
from station.domain.desk.guards import judge
from station.domain.desk.states import (
    AwaitingSecond,
    Choice,
    Decided,
    DeskState,
    Idle,
    Notice,
    NoticeCode,
    OnParcel,
    ParcelWork,
    Recording,
)
from station.domain.desk.withholding import seen_assessment
from station.domain.direction import Direction
from station.domain.goods import ElementDefinition
from station.domain.identity import Act, Operator
from station.domain.matching import EDITION, Match
from station.domain.shift import Bucket


def chosen(state: DeskState, event: Chosen) -> Step:
    """Record a choice if the guards let it, or say why not."""
    if not isinstance(state.phase, OnParcel):
        return say(state, NoticeCode.NOTHING_ON_DESK), ()
    work = state.phase.work
    now = assessed(state, work, event.at)
    if now.goes_beyond(work.assessment):  # time alone brought it: data grew old, a control began
        work = judged(work, now)
        state = move(state, OnParcel(work))
    verdict = judge(state, work, event)
    if isinstance(verdict, Notice):
        return replace(state, notice=verdict), ()
    if state.operator is None:
        return say(state, NoticeCode.SIGN_IN_FIRST), ()
    choice = Choice(event.outcome, state.operator, event.at)
    if verdict.needs_second:
        return say(move(state, AwaitingSecond(work, choice)), NoticeCode.SECOND_WANTED, event.outcome.value), ()
    return record(state, work, choice, None, event.at)


def record(state: DeskState, work: ParcelWork, choice: Choice, second: Operator | None, at: datetime) -> Step:
    """Ask for a decision to be made durable."""
    stamp = work.dossier.stamp
    decision = Decision(
        op_id=f"decide-{work.opened_by}-{work.undone}",
        waybill=work.waybill,
        outcome=choice.outcome,
        proposal=work.assessment.proposal,
        findings=work.assessment.findings,
        scans=work.scans,
        operator=choice.operator.number,
        second=second.number if second else None,
        at=at,
        pack=stamp.pack,
        pack_version=stamp.version,
        counted=_counted(work.pieces),
        controls=_rules(work.assessment.hits),
        withheld=_rules(work.assessment.withheld_from(choice.operator.role)),
        conform=work.conform,
        draws=work.assessment.draws,
        by_hand=tuple((piece.row, piece.scan) for piece in work.pieces if piece.row is not None),
        refills=work.refills,
        applications=_applications(state, work),
        instances=tuple(
            (piece.item.gtin, piece.item.lot or "", piece.item.serial or "")
            for piece in work.pieces
            if piece.item.told_apart
        ),
        evidence=tuple((hit.finding, hit.inputs) for hit in seen_assessment(work.assessment, None).hits),
        compared=tuple(_compared(work)),
        edition=EDITION,
    )
    return move(state, Recording(work, decision)), (Record(decision),)


def _compared(work: ParcelWork) -> Iterator[Compared]:
    """Yield the elements whose verdict rests on more than the same characters."""
    lists = {goods.gtin: goods.hs.elements for goods in work.dossier.goods if goods.hs is not None}
    for row in work.assessment.rows:
        defined = {each.key: each for each in lists.get(row.gtin or "", ())}
        for e in row.elements:
            if e.match is not Match.SAME:
                said = defined.get(e.key) or ElementDefinition(0, e.key, e.zh, e.en, required=False)  # of no list
                codes = tuple((code.code, code.zh, code.en) for code in said.codes)
                yield Compared(
                    row.gnum, e.key, e.zh, e.en, said.required, codes, e.declared, e.standard, e.match.value, e.steps
                )


def _rules(hits: Iterable[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for hit in hits for name, value in hit.inputs if name == "rule"))


def _applications(state: DeskState, work: ParcelWork) -> tuple[str, ...]:
    if state.direction is not Direction.RETURNS:
        return ()
    return tuple(sorted(applications.names(work.dossier, work.number)))


def _counted(pieces: tuple[Piece, ...]) -> tuple[tuple[str, int], ...]:
    gtins = [piece.item.gtin for piece in pieces if piece.item.gtin]
    return tuple((gtin, gtins.count(gtin)) for gtin in dict.fromkeys(gtins))


def recorded(state: DeskState, event: DecisionRecorded) -> Step:
    """Show a decision as recorded, now that it is durable."""
    match state.phase:
        case Recording(work=work, decision=decision) if decision.op_id == event.decision.op_id:
            state = move(state, Decided(work, decision, event.seq))
            return pin(state, event.seq, decision.waybill, decision.outcome.value, decision.at), ()
        case _:
            return state, ()


def found_conform(state: DeskState, event: FoundConform) -> Step:
    """Note that the opened parcel was found as declared; only after an inspection was decided."""
    match state.phase:
        case OnParcel(work=work) if work.waybill == event.waybill:
            inspected = any(d.outcome is Outcome.INSPECT and not d.undone for d in work.dossier.earlier)
            if not inspected:
                return say(state, NoticeCode.INSPECT_FIRST), ()
            state = move(state, OnParcel(replace(work, conform=True, shown_at=event.at)))
            return say(state, NoticeCode.CONFORM), ()
        case _:
            return say(state, NoticeCode.NOTHING_ON_DESK), ()


def undo_asked(state: DeskState, event: UndoAsked) -> Step:
    """Take the decision on the screen back: its maker within the window, a supervisor at any time."""
    operator = state.operator
    match state.phase:
        case Decided(decision=decision, seq=seq) if operator is not None and event.seq in {None, seq}:
            own = decision.operator == operator.number and abs(event.at - decision.at) <= state.setup.policy.undo_window
            if own or operator.may(Act.CLOSE_SHIFT):
                return state, (RecordUndo(seq, decision.waybill, operator, event.at),)
            return say(state, NoticeCode.NOT_ALLOWED), ()
        case _:
            return say(state, NoticeCode.NOTHING_TO_UNDO), ()


def undone(state: DeskState, event: UndoRecorded) -> Step:
    """Put the parcel back on the desk, undecided."""
    match state.phase:
        case Decided(work=work, seq=seq) if seq == event.decision_seq:
            again = reassess(state, replace(work, undone=work.undone + 1, conform=False), event.at)
            state = say(back_to(state, again, event.at), NoticeCode.UNDONE, work.waybill)
            return pin(state, seq, work.waybill, "undone", event.at), ()
        case _:
            return state, ()


def void_asked(state: DeskState, event: VoidAsked) -> Step:
    """Void the scans of the parcel on the desk; the parcel itself stays undecided."""
    match state.phase:
        case OnParcel(work=work) if event.waybill not in {None, work.waybill}:
            return say(state, NoticeCode.NOT_SHOWN, event.waybill or "", work.waybill), ()
        case OnParcel(work=work):
            effects = tuple(Settle(scan, Bucket.VOIDED, event.at) for scan in work.scans)
            return say(move(state, Idle()), NoticeCode.VOIDED, work.waybill), effects
        case _:
            return say(state, NoticeCode.NOTHING_ON_DESK), ()

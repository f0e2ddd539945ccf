"""What of the desk a person may see: controls for somebody else lose their words, never their effect.

The desk itself works with all of it; this is for what is painted or printed. What is withheld of a control is what it
looks for and what it says; that it is there, whether it hits, what it proposes and whom to call stays.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import is_

from station.domain.assessment import Assessment, Hit
from station.domain.audience import may_read
from station.domain.control import WITHHELD, ControlInstruction, Explained
from station.domain.desk.states import (
    AwaitingPin,
    AwaitingSecond,
    Choosing,
    Decided,
    DeskState,
    Faulted,
    LookingUp,
    OnGoods,
    OnParcel,
    ParcelWork,
    Phase,
    Recording,
)
from station.domain.goods import GoodsDossier
from station.domain.identity import Role
from station.domain.parcel import ParcelDossier

#: What of a hit on a control is told to everybody: its number, to name it by, and whom it is for.
TOLD = frozenset({"rule", "version", "audience"})


def seen(state: DeskState) -> DeskState:
    """Return the desk as the person who is signed in may see it; the same one where there is nothing to withhold."""
    role = state.operator.role if state.operator is not None else None
    phase, parked = _phase(state.phase, role), tuple(_work(work, role) for work in state.parked)
    if phase is state.phase and all(map(is_, parked, state.parked)):
        return state
    return replace(state, phase=phase, parked=parked)


def seen_dossier(dossier: ParcelDossier, role: Role | None) -> ParcelDossier:
    """Return a parcel's dossier as somebody of a role may see it."""
    goods = tuple(seen_goods(each, role) for each in dossier.goods)
    return replace(dossier, controls=_controls(dossier.controls, role), goods=goods)


def seen_goods(goods: GoodsDossier, role: Role | None) -> GoodsDossier:
    """Return what is known of goods as somebody of a role may see it."""
    return replace(goods, controls=_controls(goods.controls, role))


def seen_assessment(assessment: Assessment, role: Role | None) -> Assessment:
    """Return an assessment as somebody of a role may see it. What follows from it stands in the whole one."""
    results = tuple(replace(r, hits=tuple(_hit(hit, role) for hit in r.hits)) for r in assessment.results)
    return replace(assessment, results=results, controls=tuple(_explained(c, role) for c in assessment.controls))


def _phase(phase: Phase, role: Role | None) -> Phase:
    match phase:
        case OnGoods(dossier=goods):
            return phase if _open(goods.controls, role) else replace(phase, dossier=seen_goods(goods, role))
        case AwaitingPin(decided=decided) if decided is not None:
            work = _work(decided.work, role)
            return phase if work is decided.work else replace(phase, decided=replace(decided, work=work))
        case OnParcel() | AwaitingSecond() | Recording() | Decided():
            work = _work(phase.work, role)
            return phase if work is phase.work else replace(phase, work=work)
        case AwaitingPin() | LookingUp() | Choosing() | Faulted() if phase.work is not None:
            work = _work(phase.work, role)
            return phase if work is phase.work else replace(phase, work=work)
        case _:
            return phase


def _work(work: ParcelWork, role: Role | None) -> ParcelWork:
    if _open(_controls_of(work), role):
        return work
    return replace(
        work,
        dossier=seen_dossier(work.dossier, role),
        pieces=tuple(replace(piece, goods=seen_goods(piece.goods, role)) for piece in work.pieces),
        assessment=seen_assessment(work.assessment, role),
    )


def _open(controls: Iterable[ControlInstruction], role: Role | None) -> bool:
    """Say whether nothing of these controls is left to withhold."""
    return all(may_read(control.audience, role) or control.scope == WITHHELD for control in controls)


def _controls_of(work: ParcelWork) -> Iterator[ControlInstruction]:
    yield from work.dossier.controls
    yield from (control for goods in work.dossier.goods for control in goods.controls)
    yield from (control for piece in work.pieces for control in piece.goods.controls)


def _controls(controls: tuple[ControlInstruction, ...], role: Role | None) -> tuple[ControlInstruction, ...]:
    return tuple(_control(control, role) for control in controls)


def _control(control: ControlInstruction, role: Role | None) -> ControlInstruction:
    if may_read(control.audience, role):
        return control
    return replace(control, scope=WITHHELD, value="", reason_zh="", reason_en="")


def _explained(each: Explained, role: Role | None) -> Explained:
    if may_read(each.control.audience, role):
        return each
    return replace(each, control=_control(each.control, role), found=(), drawn=None, by_data=())


def _hit(hit: Hit, role: Role | None) -> Hit:
    if may_read(hit.audience, role):
        return hit
    return replace(hit, inputs=tuple(pair for pair in hit.inputs if pair[0] in TOLD), zh="", en="")

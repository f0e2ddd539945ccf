"""Guards: why a choice is refused. Nothing is released by default, by fault, or by a stray key."""

from dataclasses import dataclass
from datetime import datetime

from station.domain.decision import Outcome
from station.domain.desk.events import Chosen
from station.domain.desk.states import DeskState, Notice, NoticeCode, ParcelWork
from station.domain.direction import OUTCOMES_OF
from station.domain.identity import Act, Operator
from station.domain.policy import NOT_CLEARABLE


@dataclass(frozen=True, slots=True)
class Allowed:
    """The choice may be recorded; with `needs_second`, only after another person has confirmed it."""

    needs_second: bool


def judge(state: DeskState, work: ParcelWork, chosen: Chosen) -> Allowed | Notice:
    """Say whether a choice may be recorded for the parcel on the desk, or why not."""
    refused = not_now(state, work, chosen.waybill, chosen.at, card=chosen.card)
    if refused is not None:
        return refused
    if chosen.outcome not in OUTCOMES_OF[state.direction]:
        return Notice(NoticeCode.WRONG_DIRECTION, (chosen.outcome.value,))
    if chosen.outcome is Outcome.RELEASE:
        return _release(work, chosen, state.operator)
    if chosen.outcome is Outcome.RETURN_ACCEPT:
        return _accept(work)
    return Allowed(chosen.outcome in state.setup.policy.needs_second)


def not_now(state: DeskState, work: ParcelWork, waybill: str, at: datetime, *, card: bool) -> Notice | None:
    """Say why nothing can be said of this parcel now: by nobody, of another one, or before it could be looked at."""
    policy = state.setup.policy
    if state.operator is None or state.shift is None:
        return Notice(NoticeCode.SIGN_IN_FIRST)
    if not state.operator.may(Act.DECIDE):
        return Notice(NoticeCode.NOT_ALLOWED, (state.operator.role.value,))
    if waybill != work.waybill:
        return Notice(NoticeCode.NOT_SHOWN, (waybill, work.waybill))
    if at - work.shown_at < policy.guard:
        return Notice(NoticeCode.TOO_SOON)
    newer = state.near[1:] if card else state.near
    if any(at - scan.raw.at < policy.guard for scan in newer):
        return Notice(NoticeCode.TOO_SOON)
    return None


def _release(work: ParcelWork, chosen: Chosen, operator: Operator | None) -> Allowed | Notice:
    against = work.assessment.against_release
    if not against:
        if work.assessment.proposal is not Outcome.RELEASE:
            return Notice(NoticeCode.STANDS_AGAINST, (work.assessment.proposal.value,))
        return Allowed(needs_second=False)
    withheld = work.assessment.withheld_from(operator.role) if operator is not None else ()
    if withheld:  # whoever releases has read what stands against it
        return Notice(NoticeCode.READER_WANTED, tuple(dict.fromkeys(hit.audience.value for hit in withheld)))
    if work.conform and not NOT_CLEARABLE.intersection(against) and not _detained(work):
        return Allowed(needs_second=True)
    if chosen.card:
        return Notice(NoticeCode.CARD_CANNOT_RELEASE, tuple(f.value for f in against))
    return Notice(NoticeCode.STANDS_AGAINST, tuple(f.value for f in against))


def _accept(work: ParcelWork) -> Allowed | Notice:
    """Let a return be accepted only where it is proven: no second person clears what is not."""
    against = work.assessment.against_release
    if against:
        return Notice(NoticeCode.STANDS_AGAINST, tuple(f.value for f in against))
    if work.assessment.proposal is not Outcome.RETURN_ACCEPT:
        return Notice(NoticeCode.STANDS_AGAINST, (work.assessment.proposal.value,))
    return Allowed(needs_second=False)


def _detained(work: ParcelWork) -> bool:
    """Say whether customs itself holds or sends back the parcel: no inspection on the dock clears that."""
    status = work.dossier.customs_status or ""
    return status in {"501", "502", "503", "599", "700", "100"}

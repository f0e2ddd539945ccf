"""Why a parcel was proposed for its lane, and why not another: every rule and control, hits and non-hits alike."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from station.domain.assessment import LANE_OF, STRENGTH, Assessment, Lane
from station.domain.control import Explained
from station.domain.controls import asks, holds_again
from station.domain.decision import Finding, Outcome
from station.domain.parcel import ParcelDossier
from station.domain.policy import DOCUMENT_FINDINGS


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule on one parcel: whether it hits, on what inputs, and what it then proposes. `age` is the data's."""

    rule: str
    hit: bool
    inputs: tuple[tuple[str, str], ...]
    proposals: tuple[tuple[Finding, Outcome], ...]
    age: timedelta


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every rule's and every control's reason, and the lane that follows from them."""

    rules: tuple[Reason, ...]
    controls: tuple[Explained, ...]
    lane: Lane


def explain(dossier: ParcelDossier, assessment: Assessment, at: datetime) -> Explanation:
    """Return why an assessment came out as it did; rules in their order, controls by what presses."""
    age = at - dossier.stamp.as_of
    rules = tuple(
        Reason(
            result.rule,
            bool(result.hits),
            tuple(pair for hit in result.hits for pair in hit.inputs) or _seen(result.rule, dossier, assessment),
            tuple((hit.finding, hit.proposal) for hit in result.hits),
            age,
        )
        for result in assessment.results
    )
    return Explanation(rules, assessment.controls, assessment.lane)


def lane_again(told: Explanation) -> Lane:
    """Return the lane from a stored explanation alone: controls by what they saw, other rules by what they proposed."""
    found = [pair for reason in told.rules if reason.rule != "controls" for pair in reason.proposals]
    found += [asks(each.control) for each in told.controls if holds_again(each)]
    proposal = max((outcome for _, outcome in found), key=STRENGTH.index, default=Outcome.RELEASE)
    findings = {finding for finding, outcome in found if outcome is proposal}
    if proposal is Outcome.HOLD and findings <= DOCUMENT_FINDINGS:
        return Lane.DOCUMENT_CHECK
    return LANE_OF[proposal]


def _seen(rule: str, dossier: ParcelDossier, assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Return what a rule that does not hit looked at."""
    listing = dossier.listing
    match rule:
        case "customs_status":
            return (("status", dossier.customs_status or ""),)
        case "limit" if listing is not None:
            return (("total", str(listing.total)),)
        case "data_age":
            return (("as_of", dossier.stamp.as_of.isoformat()),)
        case "earlier":
            return (("decisions", str(len(dossier.earlier))),)
        case "controls":
            return (("controls", str(len(assessment.controls))),)
        case "unknown_parcel":
            return (("waybill", dossier.waybill),)
        case "history":
            known = (dossier.history, *(goods.history for goods in dossier.goods))
            return (("events", str(sum(map(len, known)))),)
        case "contents" | "instances" | "by_hand":
            return (("pieces", str(assessment.counted.pieces)),)
        case _:
            return (("rows", str(len(assessment.rows))),)

"""Control instructions on one parcel: each with what was looked at and whether it holds, hit or not, and why."""

from collections.abc import Iterator
from datetime import datetime

from station.domain.assessment import STRENGTH, Facts, Hit
from station.domain.audience import Audience
from station.domain.control import WITHHELD, ControlAction, ControlInstruction, Explained
from station.domain.decision import Finding, Outcome
from station.domain.sampling import EVERYBODY, Drawn, picked, rate_of
from station.domain.scopes import look, meets, quality

ACTION: dict[ControlAction, Outcome] = {
    ControlAction.INSPECT: Outcome.INSPECT,
    ControlAction.HOLD: Outcome.HOLD,
    ControlAction.DETAIN: Outcome.DETAIN,
    ControlAction.SAMPLE: Outcome.INSPECT,
    ControlAction.WEIGH: Outcome.INSPECT,
    ControlAction.PHOTO: Outcome.INSPECT,
    ControlAction.NOTIFY: Outcome.RELEASE,
}
RANDOM = "random"


def explain(facts: Facts) -> tuple[Explained, ...]:
    """Return every control that could touch the parcel, the most pressing first, hits and non-hits alike."""
    carried = (control for piece in facts.pieces for control in piece.goods.controls)
    standing = sorted(dict.fromkeys((*facts.dossier.controls, *carried)), key=precedence)
    return tuple(_explained(control, facts) for control in standing)


def precedence(control: ControlInstruction) -> tuple[int, int, str, int]:
    """Return what controls are told by: what stops more before what stops less, then the more urgent one.

    What a control asks for comes before its priority, so that what is told first is what made the lane.
    """
    _, outcome = asks(control)
    return -STRENGTH.index(outcome), control.priority, control.rule_id, control.version


def asks(control: ControlInstruction) -> tuple[Finding, Outcome]:
    """Return what a hit of a control is called, and what it proposes.

    A notice that whoever works at the dock may not read holds back: nobody there could weigh it.
    """
    outcome = ACTION[control.action]
    unread = control.audience is not Audience.INSPECTOR
    if outcome is Outcome.RELEASE and unread:
        outcome = Outcome.HOLD
    if control.scope == RANDOM:
        return Finding.RANDOM_SAMPLE, outcome
    notice = control.action is ControlAction.NOTIFY and not unread
    return Finding.CONTROL_NOTICE if notice else Finding.CONTROL_HIT, outcome


def hits(facts: Facts) -> Iterator[Hit]:
    """Hit for every control that holds, the most pressing first."""
    for each in explain(facts):
        if not each.holds:
            continue
        control = each.control
        inputs: tuple[tuple[str, str], ...] = (("rule", control.rule_id), ("version", str(control.version)))
        if control.audience is not Audience.INSPECTOR:
            inputs += (("audience", control.audience.value),)
        inputs += ((control.scope, control.value),)
        finding, outcome = asks(control)
        yield Hit(finding, outcome, inputs, control.reason_zh, control.reason_en, control.audience)


def holds_again(each: Explained) -> bool:
    """Say from a stored explanation alone whether its control hits."""
    control = each.control
    if not in_force(control, each.at):
        return False
    if control.scope == WITHHELD:  # what it looks for is gone, and whether that is there is all that is left
        return each.met
    if control.scope == RANDOM:
        return each.drawn is not None and each.drawn.picked
    return meets(control, each.found)


def in_force(control: ControlInstruction, at: datetime) -> bool:
    """Say whether a control is in force at an instant."""
    return control.valid_from <= at and (control.valid_to is None or at < control.valid_to)


def _explained(control: ControlInstruction, facts: Facts) -> Explained:
    now = in_force(control, facts.at)
    if control.scope == RANDOM:
        drawn = _draw(control, facts)
        found: tuple[str, ...] = (quality(facts),) if drawn is not None else ()
        return Explained(control, facts.at, found, now, drawn is not None and drawn.picked, drawn)
    found, by_data = look(control.scope, facts)
    return Explained(control, facts.at, found, now, meets(control, found), by_data=by_data)


def _draw(control: ControlInstruction, facts: Facts) -> Drawn | None:
    """Return the draw of a parcel that is in a random control's stratum; a rate that cannot be read picks everybody."""
    rate = rate_of(control.value)
    listing = facts.dossier.listing
    codes = [item.gcode for item in listing.items] if listing is not None else []
    inside = (
        (not rate.merchant or (listing is not None and listing.ebc_code == rate.merchant))
        and (not rate.hs or any(code.startswith(rate.hs) for code in codes))
        and rate.quality in {"", quality(facts)}
    )
    if not inside:
        return None
    share = facts.sampling.rate(control.rule_id, control.version, rate)
    seed = facts.sampling.seed
    hit = rate is EVERYBODY or picked(seed, control.rule_id, facts.dossier.waybill, share)
    kept = 0 if hit else _picked_before(control, facts)
    return Drawn(control.rule_id, control.version, share, hit or bool(kept), kept, rate.stratum)


def _picked_before(control: ControlInstruction, facts: Facts) -> int:
    """Return the entry of a decision whose draw had picked a parcel that has not been released since, or 0."""
    earlier = facts.dossier.earlier
    if any(made.outcome is Outcome.RELEASE and not made.undone for made in earlier):
        return 0
    return next((made.seq for made in earlier if control.rule_id in made.picked), 0)

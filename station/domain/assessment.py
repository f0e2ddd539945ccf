"""An assessment: what every rule said of a parcel, the lane it proposes, and what stands against a release."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from station.domain.audience import Audience, may_read
from station.domain.control import Explained
from station.domain.counting import Counted, Noted, Piece
from station.domain.decision import Finding, Outcome, Refill
from station.domain.identity import Role
from station.domain.matching import RowVerdict
from station.domain.parcel import ParcelDossier
from station.domain.policy import HARMLESS, Policy
from station.domain.sampling import NOT_SAMPLING, Drawn, Sampling


class Lane(StrEnum):
    """Where a parcel is proposed to go; a lane is proposed, never decided."""

    RELEASE = "release"
    DOCUMENT_CHECK = "document_check"
    PHYSICAL_INSPECTION = "physical_inspection"
    HOLD = "hold"
    RETURNS = "returns"


LANE_OF: dict[Outcome, Lane] = {
    Outcome.RELEASE: Lane.RELEASE,
    Outcome.INSPECT: Lane.PHYSICAL_INSPECTION,
    Outcome.HOLD: Lane.HOLD,
    Outcome.DETAIN: Lane.HOLD,
    Outcome.RETURN: Lane.HOLD,
    Outcome.RETURN_ACCEPT: Lane.RETURNS,
    Outcome.RETURN_REJECT: Lane.HOLD,
}

#: Weakest first: among hits the strongest proposal stands.
STRENGTH = (
    Outcome.RELEASE,
    Outcome.RETURN_ACCEPT,
    Outcome.HOLD,
    Outcome.INSPECT,
    Outcome.RETURN,
    Outcome.RETURN_REJECT,
    Outcome.DETAIN,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something a rule found: the finding, what it proposes, and what it was found on.

    `inputs` are (name, value) pairs as the rule saw them; `zh` and `en` are a control's written instruction, for
    its `audience` alone.
    """

    finding: Finding
    proposal: Outcome
    inputs: tuple[tuple[str, str], ...] = ()
    zh: str = ""
    en: str = ""
    audience: Audience = Audience.INSPECTOR


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule on one parcel: its hits, or none."""

    rule: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What all rules say of a parcel, with every verdict they rest on. `findings` has no doubles, in rule order."""

    results: tuple[RuleResult, ...]
    rows: tuple[RowVerdict, ...]
    counted: Counted
    proposal: Outcome
    lane: Lane
    controls: tuple[Explained, ...] = ()

    @property
    def draws(self) -> tuple[Drawn, ...]:
        """Return this shift's draws of the parcel under the random controls in force."""
        drawn = (each.drawn for each in self.controls if each.drawn is not None and each.in_force)
        return tuple(each for each in drawn if not each.kept)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return the hits of all rules, in rule order."""
        return tuple(hit for result in self.results for hit in result.hits)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was found, each finding once."""
        return tuple(dict.fromkeys(hit.finding for hit in self.hits))

    @property
    def against_release(self) -> tuple[Finding, ...]:
        """Return the findings that stand against a release."""
        return tuple(f for f in self.findings if f not in HARMLESS)

    def goes_beyond(self, before: "Assessment") -> bool:
        """Say whether anything stands against a release here that did not stand against it before."""
        return not {hit for hit in self.hits if hit.finding not in HARMLESS} <= set(before.hits)

    def withheld_from(self, role: Role) -> tuple[Hit, ...]:
        """Return the hits whose words somebody of a role may not read: whom to call, and what they cannot weigh."""
        return tuple(hit for hit in self.hits if not may_read(hit.audience, role))


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at."""

    dossier: ParcelDossier
    rows: tuple[RowVerdict, ...]
    counted: Counted
    pieces: tuple[Piece, ...]
    policy: Policy
    at: datetime
    noted: tuple[Noted, ...] = ()
    refills: tuple[Refill, ...] = ()
    sampling: Sampling = NOT_SAMPLING

"""A visit: one parcel on the desk once, what is scanned of it, and what should be said and decided."""

from dataclasses import dataclass

from station.domain.decision import Finding, Outcome
from station.domain.sampling import Drawn
from station.samples.plan import Content

#: Outcomes that the house's policy lets nobody choose alone.
WITH_SECOND = frozenset({Outcome.DETAIN})


@dataclass(frozen=True, slots=True)
class Visit:
    """A parcel on the desk once. A conform parcel comes twice: to be sent to inspection, and inspected.

    `pieces` is what is scanned, empty where the parcel stays closed; `conform` says that it was found as declared.
    `number` is what its label says where that is not its waybill; `label` says that the camera sees it.
    """

    waybill: str
    weight: str
    outcome: Outcome
    findings: tuple[Finding, ...]
    pieces: tuple[Content, ...]
    conform: bool
    draws: tuple[Drawn, ...] = ()
    number: str = ""
    label: bool = True

    @property
    def second(self) -> bool:
        """Say whether the decision takes a second person."""
        return self.outcome in WITH_SECOND or self.conform

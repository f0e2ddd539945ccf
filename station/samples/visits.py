"""Visits: in which order parcels come to the desk, and what becomes of each there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from station.domain.decision import Finding, Outcome
from station.samples import habits, numbers
from station.samples.consignments import Consignment
from station.samples.dice import dice
from station.samples.plan import Content
from station.samples.warehouse import Warehouse

#: Outcomes that the house's policy lets nobody choose alone.
WITH_SECOND = frozenset({Outcome.DETAIN})


@dataclass(frozen=True, slots=True)
class Visit:
    """A parcel on the desk once. A conform parcel comes twice: to be sent to inspection, and inspected.

    `pieces` is what is scanned, empty where the parcel stays closed; `conform` says that it was found as declared.
    """

    waybill: str
    weight: str
    outcome: Outcome
    findings: tuple[Finding, ...]
    pieces: tuple[Content, ...]
    conform: bool

    @property
    def second(self) -> bool:
        """Say whether the decision takes a second person."""
        return self.outcome in WITH_SECOND or self.conform


def visits(warehouse: Warehouse, seed: int, parcels: int) -> Iterator[Visit]:
    """Yield the visits of the first parcels of a warehouse, and of a few strangers that it knows nothing of."""
    rng = dice(seed, "visits")
    coming_back: list[tuple[int, Visit]] = []
    for place in range(min(parcels, warehouse.parcels)):
        while coming_back and coming_back[0][0] <= place:
            yield coming_back.pop(0)[1]
        visit = _visit(warehouse.packer.pack(place))
        if visit.conform:
            yield replace(visit, outcome=Outcome.INSPECT, pieces=(), conform=False)
            coming_back.append((place + rng.randint(*habits.COMES_BACK), visit))
            coming_back.sort(key=lambda pair: pair[0])
        else:
            yield visit
        if rng.random() < habits.STRANGER:
            waybill = f"SF99{numbers.digits(rng, 11)}"
            yield Visit(waybill, "0.80", Outcome.HOLD, (Finding.UNKNOWN_PARCEL,), (), conform=False)
    yield from (visit for _, visit in coming_back)


def _visit(parcel: Consignment) -> Visit:
    plan, weight = parcel.plan, f"{parcel.listing.gross_weight:.2f}"
    pieces = plan.contents if plan.opened else ()
    return Visit(plan.waybill, weight, plan.outcome, plan.findings, pieces, plan.conform)

"""Visits: in which order parcels come to the desk, and what becomes of each there."""

from collections.abc import Iterator
from dataclasses import replace

from station.domain.decision import Finding, Outcome
from station.domain.sampling import NOT_SAMPLING, Sampling
from station.samples import habits, numbers, picking
from station.samples.dice import dice
from station.samples.visit import Visit
from station.samples.warehouse import Warehouse


def shifts(warehouse: Warehouse, parcels: int) -> tuple[range, range]:
    """Return which parcels of a warehouse each of the two shifts works: the day's, and a short one in the evening."""
    count = min(parcels, warehouse.parcels)
    return range(count * 5 // 6), range(count * 5 // 6, count)


def outbound(warehouse: Warehouse, seed: int, places: range, sampling: Sampling = NOT_SAMPLING) -> Iterator[Visit]:
    """Yield the visits of some parcels of a warehouse, and of a few strangers that it knows nothing of."""
    rng = dice(seed, "visits", places.start)
    coming_back: list[tuple[int, Visit]] = []
    for place in places:
        while coming_back and coming_back[0][0] <= place:
            yield coming_back.pop(0)[1]
        visit = _visit(warehouse, place, sampling)
        if visit.conform:
            yield replace(visit, outcome=Outcome.INSPECT, pieces=(), conform=False)
            inspected = replace(visit, label=False)  # it lies open on the table: its label is scanned by hand
            coming_back.append((place + rng.randint(*habits.COMES_BACK), inspected))
            coming_back.sort(key=lambda pair: pair[0])
        else:
            yield visit
        if rng.random() < habits.STRANGER:
            waybill = f"SF99{numbers.digits(rng, 11)}"
            stranger = Visit(waybill, "0.80", Outcome.HOLD, (Finding.UNKNOWN_PARCEL,), (), conform=False)
            yield picking.sampled(stranger, (), picking.draws(warehouse.rates, waybill, None, sampling))
    yield from (visit for _, visit in coming_back)


def returns(warehouse: Warehouse, parcels: int) -> Iterator[Visit]:
    """Yield the visits of what comes back: all that the warehouse knows of, or fewer on a belt of few parcels."""
    for back in warehouse.returned[: parcels // 3]:
        weight, label = f"{back.listing.gross_weight:.2f}", back.number != back.papers
        waybill = back.listing.logistics_no
        yield Visit(waybill, weight, back.outcome, back.findings, back.pieces, False, number=back.number, label=label)


def _visit(warehouse: Warehouse, place: int, sampling: Sampling) -> Visit:
    parcel = warehouse.packer.pack(place)
    plan, weight = parcel.plan, f"{parcel.listing.gross_weight:.2f}"
    pieces = plan.contents if plan.opened else ()
    visit = Visit(plan.waybill, weight, plan.outcome, plan.findings, pieces, plan.conform)
    drawn = picking.draws(warehouse.rates, plan.waybill, parcel.listing, sampling)
    return picking.sampled(visit, plan.contents, drawn)

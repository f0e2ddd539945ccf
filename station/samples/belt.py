"""The generated belt: two shifts on one clock as frames and keys, and the decisions they should come to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from station.domain.decision import Finding, Outcome
from station.domain.identity import Role
from station.domain.sampling import NOT_SAMPLING, Sampling
from station.domain.station_code import make_command
from station.domain.stratum import Of, Stratum
from station.domain.subject import Command
from station.ports import Frame, TapeEvent
from station.samples import habits, picking, visits
from station.samples.picking import NO_DRAWING, Drawing
from station.samples.scenes import Shot
from station.samples.shift import JUNK, Beat, Shift
from station.samples.visit import Visit
from station.samples.warehouse import Warehouse

#: Parcels of both shifts, where nothing else is asked for.
PARCELS = 220
SIZE = (1280, 720)
FORGER = b"a card key of somebody else"
#: Who opens each shift and who takes over in its middle, by their place among the inspectors.
AT_WORK = ((0, 1), (2, 1))


@dataclass(frozen=True, slots=True)
class Expected:
    """What should stand for a parcel at the end of the shifts: the last of its decisions, and all of them in order."""

    waybill: str
    outcome: Outcome
    findings: tuple[Finding, ...]
    conform: bool
    decisions: tuple[Outcome, ...]


def tape(
    warehouse: Warehouse,
    seed: int,
    start: datetime,
    *,
    card_key: bytes,
    size: tuple[int, int] = SIZE,
    parcels: int = PARCELS,
    drawing: Drawing = NO_DRAWING,
) -> Iterator[TapeEvent]:
    """Yield two shifts: the day's, with most of the parcels, and an evening's, with the rest and what comes back.

    `card_key` is the key that the station's cards are printed with, `drawing` what its random sample follows from;
    `start` lies between the warehouse's `as_of` and the age that the policy allows its data. Frames are 8-bit BGR
    arrays of `size` (width, height).
    """
    from station.samples.painting import Camera  # noqa: PLC0415 - the picture libraries load with the first frame

    camera = Camera(seed, size)
    index = 0
    for beat in beats(warehouse, seed, start, card_key=card_key, parcels=parcels, drawing=drawing):
        if isinstance(beat, Shot):
            index += 1
            yield Frame(index, beat.at, camera.paint(beat))
        else:
            yield beat


def expected(
    warehouse: Warehouse, seed: int, *, parcels: int = PARCELS, samplings: Iterable[Sampling] = ()
) -> tuple[Expected, ...]:
    """Return what should be decided of each parcel of the tape made with the same arguments, in order of arrival.

    `samplings` are the draws of the shifts as a ledger has revealed them; without them nothing is picked.
    """
    drawn = (*samplings, NOT_SAMPLING, NOT_SAMPLING)
    places = visits.shifts(warehouse, parcels)
    out = (visits.outbound(warehouse, seed, each, drawn[n]) for n, each in enumerate(places))
    answers: dict[str, Expected] = {}
    for visit in chain(*out, visits.returns(warehouse, parcels)):
        before = answers[visit.waybill].decisions if visit.waybill in answers else ()
        decisions = (*before, visit.outcome)
        answers[visit.waybill] = Expected(visit.waybill, visit.outcome, visit.findings, visit.conform, decisions)
    return tuple(answers.values())


def beats(
    warehouse: Warehouse,
    seed: int,
    start: datetime,
    *,
    card_key: bytes,
    parcels: int,
    drawing: Drawing = NO_DRAWING,
    told: Callable[[Sampling], None] = lambda _: None,
) -> Iterator[Beat]:
    """Yield the shifts before they are painted: keys, and shots of what stands before the camera.

    The inspector acts on the random sample; `told` is told the draw of each shift as it is opened.
    """
    shift = Shift(seed, start, card_key, warehouse.staff)
    known: dict[Of, Stratum] = {}
    for number, places in enumerate(visits.shifts(warehouse, parcels)):
        first, second = (shift.person(Role.INSPECTOR, place) for place in AT_WORK[number])
        yield from shift.open(first)
        sampling = drawing.sampling(shift.read, first.number, warehouse.rates, known)
        told(sampling)
        coming = tuple(visits.outbound(warehouse, seed, places, sampling))
        known = picking.strata(known, coming)
        held = (n for n, v in enumerate(coming) if n >= len(coming) // 4 and v.outcome is not Outcome.RELEASE)
        forged = next(held, -1) if number == 0 else -1
        for n, visit in enumerate(coming):
            if n == len(coming) // 2:
                yield from shift.sign(second)
            yield from _beside(shift, warehouse)
            yield from _work(shift, visit, forged=n == forged)
        if number == 1:
            yield from _take_back(shift, warehouse, parcels)
        yield from shift.close()


def samplings(
    warehouse: Warehouse, seed: int, start: datetime, *, card_key: bytes, parcels: int, drawing: Drawing
) -> tuple[Sampling, ...]:
    """Return the draws of the shifts of a tape made with the same arguments."""
    found: list[Sampling] = []
    for _ in beats(warehouse, seed, start, card_key=card_key, parcels=parcels, drawing=drawing, told=found.append):
        pass
    return tuple(found)


def _take_back(shift: Shift, warehouse: Warehouse, parcels: int) -> Iterator[Beat]:
    """Turn the desk into a return centre and work what comes back."""
    shift.wait(habits.BEFORE_DECISION)
    yield from shift.card(Command.RETURNS)
    for visit in visits.returns(warehouse, parcels):
        yield from _beside(shift, warehouse)
        yield from _work(shift, visit, forged=False)


def _beside(shift: Shift, warehouse: Warehouse) -> Iterator[Beat]:
    """Look a product up that belongs to no parcel, or scan something that is none."""
    if shift.chance(habits.CONSULTED):
        shift.wait(habits.BEFORE_DECISION)
        yield from shift.scan(shift.rng.choice(warehouse.goods.wares).printed)
    if shift.chance(habits.JUNK):
        shift.wait(habits.BEFORE_DECISION)
        yield from shift.scan(shift.rng.choice(JUNK))


def _work(shift: Shift, visit: Visit, *, forged: bool) -> Iterator[Beat]:
    if visit.label:
        yield from shift.arrive(visit.number or visit.waybill, visit.weight)
    else:
        shift.wait(habits.NEXT_PARCEL)
        yield from shift.scan(f"]C0{visit.number or visit.waybill}")
    if visit.pieces:
        yield from shift.unpack(visit.pieces)
    if forged:
        shift.wait(habits.BEFORE_DECISION)
        yield from shift.scan(make_command(Command.RELEASE, FORGER))
    if visit.conform:
        shift.wait(habits.BEFORE_DECISION)
        yield from shift.card(Command.CONFORM)
    if visit.outcome is Outcome.INSPECT and not visit.pieces and shift.chance(habits.UNDONE):
        yield from shift.decide(Outcome.HOLD, second=False)
        shift.wait(habits.BEFORE_DECISION)
        yield from shift.card(Command.UNDO)
    yield from shift.decide(visit.outcome, second=visit.second)

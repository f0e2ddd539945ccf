"""The generated belt: a whole shift on one clock as frames and keys, and the decisions it should come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from station.domain.decision import Finding, Outcome
from station.domain.identity import Role
from station.domain.station_code import make_command
from station.domain.subject import Command
from station.ports import Frame, TapeEvent
from station.samples import habits
from station.samples.scenes import Shot
from station.samples.shift import JUNK, Beat, Shift
from station.samples.visits import Visit, visits
from station.samples.warehouse import Warehouse

#: Parcels of a shift, where nothing else is asked for.
PARCELS = 220
SIZE = (1280, 720)
FORGER = b"a card key of somebody else"


@dataclass(frozen=True, slots=True)
class Expected:
    """What should stand for a parcel at the end of the shift: the last of its decisions, and all of them in order."""

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
) -> Iterator[TapeEvent]:
    """Yield a whole shift: sign-in, the first parcels of the warehouse one by one, close. The same every time.

    `card_key` is the key that the station's cards are printed with; `start` lies between the warehouse's `as_of` and
    the age that the policy allows its data. Frames are 8-bit BGR arrays of `size` (width, height).
    """
    from station.samples.painting import Camera  # noqa: PLC0415 - the picture libraries load with the first frame

    camera = Camera(seed, size)
    index = 0
    for beat in beats(warehouse, seed, start, card_key=card_key, parcels=parcels):
        if isinstance(beat, Shot):
            index += 1
            yield Frame(index, beat.at, camera.paint(beat))
        else:
            yield beat


def expected(warehouse: Warehouse, seed: int, *, parcels: int = PARCELS) -> tuple[Expected, ...]:
    """Return what should be decided of each parcel of the tape made with the same arguments, in order of arrival."""
    answers: dict[str, Expected] = {}
    for visit in visits(warehouse, seed, parcels):
        before = answers[visit.waybill].decisions if visit.waybill in answers else ()
        decisions = (*before, visit.outcome)
        answers[visit.waybill] = Expected(visit.waybill, visit.outcome, visit.findings, visit.conform, decisions)
    return tuple(answers.values())


def beats(warehouse: Warehouse, seed: int, start: datetime, *, card_key: bytes, parcels: int) -> Iterator[Beat]:
    """Yield the shift before it is painted: keys, and shots of what stands before the camera."""
    shift = Shift(seed, start, card_key, warehouse.staff)
    coming = tuple(visits(warehouse, seed, parcels))
    forged = next((n for n, v in enumerate(coming) if n >= len(coming) // 4 and v.outcome is not Outcome.RELEASE), -1)
    yield from shift.open()
    for n, visit in enumerate(coming):
        if n == len(coming) // 2:
            yield from shift.sign(shift.person(Role.INSPECTOR, 1))
        yield from _beside(shift, warehouse)
        yield from _work(shift, visit, forged=n == forged)
    yield from shift.close()


def _beside(shift: Shift, warehouse: Warehouse) -> Iterator[Beat]:
    """Look a product up that belongs to no parcel, or scan something that is none."""
    if shift.chance(habits.CONSULTED):
        shift.wait(habits.BEFORE_DECISION)
        yield from shift.scan(shift.rng.choice(warehouse.goods.wares).printed)
    if shift.chance(habits.JUNK):
        shift.wait(habits.BEFORE_DECISION)
        yield from shift.scan(shift.rng.choice(JUNK))


def _work(shift: Shift, visit: Visit, *, forged: bool) -> Iterator[Beat]:
    yield from shift.arrive(visit.waybill, visit.weight)
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

"""Stays in units: what was put in, taken out, emptied and filled again, and what a unit holds by the piece."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.goods import Part, TraceEvent
from station.domain.history import contents, walk
from station.domain.thing import Thing
from tests.domain.test_history import LOT, PALLET, PIECE, SHIP, T0, found, packed, seen, walked


def emptied(unit: Thing, day: float) -> TraceEvent:
    return seen(unit, day, "unpacking", action="DELETE", part=Part.EMPTIED, event_id=f"emptied-{unit.key}-{day:g}")


def wrong(event: TraceEvent, day: float) -> TraceEvent:
    at = T0 + timedelta(days=day)
    return replace(event, at=at, recorded_at=at, event_id=f"{event.event_id}#error", declares=event.event_id)


TOTE = Thing(sscc="040123450000009996")
IN, OUT, FULL_AGAIN = packed(PIECE, 1, TOTE), emptied(TOTE, 3), packed(PIECE, 5, TOTE)


@pytest.mark.parametrize(
    ("events", "day", "hits"),
    [
        ((IN,), 7, True),
        ((IN, OUT), 7, False),
        ((IN, OUT, FULL_AGAIN), 7, True),
        ((IN, OUT, FULL_AGAIN), 4, False),
        ((IN, OUT, FULL_AGAIN, emptied(TOTE, 6)), 7, False),
        ((IN, OUT, wrong(OUT, 3)), 7, True),
        ((IN, OUT, wrong(OUT, 30), packed(PIECE, 8, TOTE, "DELETE")), 7, True),
        ((IN, packed(PIECE, 5, TOTE), packed(PIECE, 6, TOTE, "DELETE")), 7, False),
        ((IN, OUT, packed(PIECE, 3, TOTE)), 7, True),
        ((IN, wrong(IN, 2)), 7, False),
    ],
)
def test_what_happens_to_a_unit_happens_to_what_lies_in_it_then(
    events: tuple[TraceEvent, ...], day: float, hits: bool
) -> None:
    stolen = seen(TOTE, day, "holding", disposition="stolen")
    assert (f"holding-{day:g}" in walked(PIECE, [*events, stolen])) is hits
    below = [replace(event, sscc=SHIP.key) if event is stolen else event for event in (*events, stolen)]
    for since in (0.5, 2):
        assert (f"holding-{day:g}" in walked(PIECE, [*below, packed(TOTE, since, SHIP)])) is hits, "in what it lies in"


def test_a_theft_that_was_declared_wrong_when_the_piece_had_long_left_does_not_count() -> None:
    stolen = seen(TOTE, 2, "holding", disposition="stolen")
    events = [IN, stolen, packed(PIECE, 3, TOTE, "DELETE"), wrong(stolen, 9), seen(TOTE, 10, "storing")]
    names = walked(PIECE, events)
    assert found(*(event for event in events if event.event_id in names)) == []
    assert "storing-10" not in names


def counted(thing: Thing, day: float, pieces: int | None, action: str = "ADD") -> TraceEvent:
    return replace(packed(thing, day, PALLET, action), quantity=None if pieces is None else Decimal(pieces))


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        ((counted(LOT, 1, 72),), 72),
        ((counted(LOT, 1, 72), counted(LOT, 2, 12, "DELETE")), 60),
        ((counted(LOT, 1, 72), counted(LOT, 2, 24), counted(LOT, 3, 90, "DELETE")), 6),
        ((counted(LOT, 1, 72), counted(LOT, 2, 12, "DELETE"), counted(LOT, 3, 60, "DELETE")), 0),
        ((counted(LOT, 1, 72), counted(LOT, 2, None, "DELETE")), 0),
        ((counted(LOT, 1, None), counted(LOT, 2, 12, "DELETE")), None),
        ((counted(LOT, 1, 72), emptied(PALLET, 2), counted(LOT, 3, 24), counted(LOT, 4, 24, "DELETE")), 0),
        ((counted(LOT, 1, 72, "OBSERVE"), counted(LOT, 2, 12, "DELETE")), 60),
    ],
)
def test_of_a_lot_what_was_not_taken_out_lies_in_the_unit_still(rows: tuple[TraceEvent, ...], left: int | None) -> None:
    inside = contents(
        [row for row in rows if row.part is Part.CHILD], [row for row in rows if row.part is not Part.CHILD]
    )
    assert [(row.event_id, row.quantity) for row in inside] == ([(rows[0].event_id, left)] if left != 0 else [])
    stolen = seen(PALLET, 5, "holding", disposition="stolen")
    if rows[0].action == "ADD":
        assert ("holding-5" in walked(LOT, [*rows, stolen])) is (left != 0)


def lies_in(rows: list[TraceEvent], day: float) -> set[str]:
    """What a piece lies in at a moment, told by going through the rows one by one."""
    inside: dict[str, set[str]] = {}
    for row in sorted(rows, key=lambda row: row.at):
        if row.at > T0 + timedelta(days=day):
            break
        if row.part is Part.EMPTIED:
            for units in inside.values():
                units.discard(row.thing.key)
        elif row.parent is not None:
            units = inside.setdefault(row.thing.key, set())
            (units.add if row.action == "ADD" else units.discard)(row.parent)
    found, todo = set[str](), [PIECE.key]
    while todo:
        more = inside.get(todo.pop(), set()) - found
        found |= more
        todo += more
    return found


UNITS = [Thing(sscc=f"unit-{n}") for n in range(4)]
put = st.tuples(
    st.sampled_from([PIECE, PIECE, *UNITS]), st.sampled_from(UNITS), st.sampled_from(["ADD", "ADD", "DELETE"])
)
steps = st.lists(put | st.sampled_from(UNITS), min_size=1, max_size=14)


@given(steps, st.integers(0, 14), st.sampled_from(UNITS))
def test_what_a_unit_meets_reaches_what_lies_in_it_at_that_moment_and_nothing_else(
    done: list[tuple[Thing, Thing, str] | Thing], moment: int, unit: Thing
) -> None:
    rows = [emptied(s, n) if isinstance(s, Thing) else packed(s[0], n, s[1], s[2]) for n, s in enumerate(done)]
    stolen = seen(unit, moment + 0.5, "holding", disposition="stolen")
    told = walk(PIECE, lambda thing: [event for event in (*rows, stolen) if event.thing == thing])
    if not told.cut.unseen:
        assert (stolen in told.events) == (unit.key in lies_in(rows, moment + 0.5))

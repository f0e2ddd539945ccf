"""Ways: a thing and what it lay in are at one place, and what moved the unit moved the thing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from station.domain.goods import Part, TraceEvent
from station.domain.history import DoubtCode, doubts
from station.domain.thing import Thing
from tests.domain.test_history import DOCK, GTIN, HARBOUR, LOT, PALLET, PIECE, SHIP, T0, found, packed, seen

CASE, OTHER = Thing(sscc="case-a"), Thing(sscc="case-b")
SOON = 30 / 86400


def at(thing: Thing, day: float, place: str = DOCK, step: str = "storing") -> TraceEvent:
    return seen(thing, day, step, place, event_id=f"{thing.key}-{step}-{day:g}")


@pytest.mark.parametrize(
    ("events", "thing"),
    [
        ((packed(PIECE, 1, CASE), at(CASE, 3), at(PIECE, 3, HARBOUR)), PIECE),
        ((packed(PIECE, 1, CASE), at(CASE, 3), at(PIECE, 3 + SOON, HARBOUR, "retail_selling")), PIECE),
        ((packed(PIECE, 1, CASE), packed(CASE, 2, PALLET), at(PALLET, 3), at(PIECE, 3, HARBOUR)), PIECE),
        ((packed(PIECE, 1, CASE), packed(CASE, 2, PALLET), at(PALLET, 3), at(CASE, 3, HARBOUR)), CASE),
        ((packed(PIECE, 1, CASE), at(CASE, 3), packed(PIECE, 4, CASE, "DELETE"), at(PIECE, 5, HARBOUR)), None),
        ((packed(PIECE, 1, CASE), packed(PIECE, 2, CASE, "DELETE"), at(CASE, 3), at(PIECE, 3, HARBOUR)), None),
        ((packed(PIECE, 4, CASE), at(CASE, 3), at(PIECE, 3, HARBOUR)), None),
        ((packed(PIECE, 1, CASE), at(CASE, 3, f"{DOCK}/254/a"), at(PIECE, 3, f"{DOCK}/254/b")), None),
        ((packed(LOT, 1, CASE), at(CASE, 3), at(LOT, 3, HARBOUR)), None),
    ],
)
def test_a_thing_is_where_the_unit_is_that_it_lies_in(events: tuple[TraceEvent, ...], thing: Thing | None) -> None:
    placed = [replace(event, read_point="") if event.part is Part.CHILD else event for event in events]
    assert found(*placed) == ([(DoubtCode.TWO_PLACES, thing.key)] if thing else [])


def test_two_units_around_one_piece_are_at_one_place() -> None:
    inside = (packed(PIECE, 1, CASE), packed(CASE, 2, PALLET), packed(PIECE, 1.5, PALLET))
    assert found(*inside) == [], "said of the case and of the pallet it lies on"
    apart = (packed(PIECE, 1, CASE), packed(PIECE, 2, OTHER), at(CASE, 3), at(OTHER, 3, HARBOUR))
    assert sorted(found(*apart)) == [(DoubtCode.NOT_TAKEN_OUT, PIECE.key), (DoubtCode.TWO_PLACES, PIECE.key)]
    (gap,) = (doubt for doubt in doubts(apart) if doubt.code is DoubtCode.NOT_TAKEN_OUT)
    assert gap.values[1:] == (CASE.key, OTHER.key)
    emptied = seen(CASE, 1.5, "unpacking", action="DELETE", part=Part.EMPTIED)
    assert found(*apart[:2], emptied) == []


def test_what_moved_the_unit_moved_what_lies_in_it() -> None:
    way = (
        seen(PIECE, 0, "commissioning"),
        packed(PIECE, 1, CASE),
        packed(CASE, 1.5, PALLET),
        at(PALLET, 2, DOCK, "shipping"),
        at(PALLET, 9, HARBOUR, "receiving"),
        at(CASE, 10, HARBOUR, "receiving"),
        at(PIECE, 11, HARBOUR, "accepting"),
    )
    assert found(*way) == []
    lost = [event for event in way if event.thing != PALLET]
    assert found(*lost) == [(DoubtCode.NOT_SHIPPED, CASE.key)], "told once, of what moved"
    assert found(*way[:-2], at(PIECE, 220, HARBOUR)) == [(DoubtCode.SILENT, PIECE.key)]
    assert found(*way[:-2], at(CASE, 100, HARBOUR), at(PIECE, 220, HARBOUR)) == []


def test_a_dock_and_its_gate_are_left_within_a_day_and_other_places_are_not() -> None:
    assert found(at(PALLET, 1, DOCK, "shipping"), at(PALLET, 1.2, HARBOUR, "departing")) == []
    gap = found(at(PALLET, 1, DOCK, "shipping"), at(PALLET, 3, HARBOUR, "departing"))
    assert gap == [(DoubtCode.NOT_RECEIVED, PALLET.key)]


def test_nothing_heard_since_of_the_thing_at_hand_is_a_gap() -> None:
    events = (seen(PIECE, 1, "storing"), packed(PIECE, 2, SHIP), at(SHIP, 30))
    late = T0 + timedelta(days=300)
    assert [(d.code, d.thing, d.values[-1]) for d in doubts(events, PIECE, late)] == [
        (DoubtCode.SILENT, PIECE.key, "270")
    ]
    assert doubts(events, PIECE, T0 + timedelta(days=200)) == ()
    assert doubts(events, PALLET, late) == doubts(events, LOT, late) == doubts(events) == ()


def test_of_which_lot_a_piece_is_its_barcode_may_say() -> None:
    sold, made = seen(PIECE, 1, "retail_selling"), seen(LOT, 5, "commissioning")
    of_lot = Thing(GTIN, "L1", "S1")
    assert [(d.code, d.thing) for d in doubts((sold, made), of_lot)] == [(DoubtCode.BEFORE_MADE, PIECE.key)]
    assert doubts((sold, made)) == doubts((sold, made), replace(of_lot, lot="L2")) == ()
    own = seen(PIECE, 0, "commissioning")
    assert doubts((own, sold, made), of_lot) == (), "its own making counts"


def test_made_at_two_places_is_made_twice_unless_it_had_ended() -> None:
    first, again = seen(PALLET, 1, "commissioning"), seen(PALLET, 400, "commissioning", HARBOUR)
    assert DoubtCode.MADE_TWICE in {doubt.code for doubt in doubts((first, again))}
    ended = seen(PALLET, 399, "decommissioning")
    assert DoubtCode.MADE_TWICE not in {doubt.code for doubt in doubts((first, ended, again))}
    assert found(first, seen(PALLET, 2, "commissioning")) == []

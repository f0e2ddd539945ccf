"""Histories: up through packs and pallets without end or circle, and what in them cannot be true."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.cut import NAMED, WHOLE, Cut
from station.domain.goods import Part, TraceEvent
from station.domain.history import (
    Doubt,
    DoubtCode,
    History,
    alerts,
    contents,
    doubts,
    inputs_of,
    newest,
    not_complete,
    tell,
    unrecorded,
    walk,
)
from station.domain.thing import Thing, of_key

T0 = datetime(2026, 1, 1, tzinfo=UTC)
GTIN = "06901234567892"
PIECE = Thing(GTIN, serial="S1")
LOT = Thing(GTIN, lot="L1")
PALLET = Thing(sscc="040123450000001112")
SHIP = Thing(sscc="https://id.gs1.org/8003/0401234501234777")
DOCK, HARBOUR = "https://id.gs1.org/414/4012345000115", "https://id.gs1.org/414/4012345000221"


def seen(thing: Thing, day: float, step: str, place: str = DOCK, **changes: object) -> TraceEvent:
    at = T0 + timedelta(days=day)
    made = TraceEvent(
        f"{step}-{day:g}", at, at, step, "", place, gtin=thing.gtin, lot=thing.lot, serial=thing.serial, sscc=thing.sscc
    )
    return replace(made, **changes)


def packed(thing: Thing, day: float, unit: Thing, action: str = "ADD") -> TraceEvent:
    made = seen(thing, day, "packing", action=action, part=Part.CHILD, parent=unit.key)
    return replace(made, event_id=f"{action}-{thing.key}-{unit.key}-{day:g}")


def found(*events: TraceEvent) -> list[tuple[DoubtCode, str]]:
    return [(doubt.code, doubt.thing) for doubt in doubts(events)]


@pytest.mark.parametrize("thing", [PIECE, LOT, PALLET, SHIP, Thing(GTIN)])
def test_a_key_names_its_thing(thing: Thing) -> None:
    assert of_key(thing.key) == thing


HONEST = (
    seen(PIECE, 0, "commissioning"),
    packed(PIECE, 1, PALLET),
    seen(PALLET, 2, "shipping"),
    seen(PALLET, 20, "receiving", HARBOUR),
    packed(PIECE, 21, PALLET, "DELETE"),
    seen(PIECE, 22, "inspecting", HARBOUR),
    seen(PIECE, 23, "shipping", HARBOUR),
    seen(PIECE, 25, "receiving"),
    seen(PIECE, 30, "retail_selling"),
    seen(PIECE, 40, "receiving", disposition="returned"),
    seen(PIECE, 50, "retail_selling"),
)


def test_an_honest_history_has_nothing_to_point_out() -> None:
    assert doubts(HONEST) == ()


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ((seen(PIECE, 1, "retail_selling"), seen(PIECE, 2, "commissioning")), DoubtCode.BEFORE_MADE),
        ((seen(LOT, 1, "shipping"), seen(LOT, 2, "commissioning")), DoubtCode.BEFORE_MADE),
        ((seen(LOT, 1, "shipping"), seen(LOT, 2, "", part=Part.OUTPUT)), DoubtCode.BEFORE_MADE),
        ((seen(PIECE, 1, "retail_selling", lot="L1"), seen(LOT, 2, "commissioning")), DoubtCode.BEFORE_MADE),
        ((seen(PIECE, 1, "commissioning"), seen(PIECE, 9, "commissioning", HARBOUR)), DoubtCode.MADE_TWICE),
        ((seen(PIECE, 1, "destroying"), seen(PIECE, 2, "shipping")), DoubtCode.AFTER_END),
        ((seen(PIECE, 1, "", part=Part.INPUT), seen(PIECE, 2, "shipping")), DoubtCode.AFTER_END),
        ((seen(PIECE, 1, "retail_selling"), seen(PIECE, 9, "retail_selling")), DoubtCode.SOLD_TWICE),
        ((seen(PALLET, 1, "storing"), seen(PALLET, 1.0005, "storing", HARBOUR)), DoubtCode.TWO_PLACES),
        ((packed(PALLET, 1, PALLET),), DoubtCode.IN_ITSELF),
        ((seen(LOT, 1, "storing", recorded_at=T0),), DoubtCode.RECORDED_AHEAD),
        ((seen(PIECE, 1, "storing"), seen(PIECE, 2, "receiving", HARBOUR)), DoubtCode.NOT_SHIPPED),
        ((seen(PIECE, 1, "shipping"), seen(PIECE, 2, "storing", HARBOUR)), DoubtCode.NOT_RECEIVED),
        ((seen(PIECE, 1, "shipping"), seen(PIECE, 9, "shipping", HARBOUR)), DoubtCode.NOT_RECEIVED),
        ((packed(PIECE, 2, PALLET, "DELETE"),), DoubtCode.NEVER_PUT_IN),
        ((packed(PIECE, 1, PALLET), packed(PIECE, 2, SHIP)), DoubtCode.NOT_TAKEN_OUT),
        ((seen(PIECE, 1, "storing"), seen(PIECE, 200, "storing")), DoubtCode.SILENT),
        ((seen(LOT, 1, "holding", disposition="recalled"),), DoubtCode.ALERT),
    ],
)
def test_what_cannot_be_true_or_is_missing_is_pointed_out(events: tuple[TraceEvent, ...], code: DoubtCode) -> None:
    (doubt,) = doubts(events)
    assert doubt.code is code
    assert set(doubt.events) <= {event.event_id for event in events}
    assert doubt.values
    assert doubt.impossible == (list(DoubtCode).index(code) < 6)


@pytest.mark.parametrize(
    ("day", "after", "place", "stands"),
    [
        (2, "in_progress", DOCK, True),
        (2, "sellable_accessible", DOCK, True),
        (2, "", DOCK, True),
        (2, "conformant", DOCK, False),
        (2, "conformant", f"{DOCK}/254/gate", False),
        (2, "conformant", HARBOUR, True),
        (2, "conformant", "", True),
        (1, "conformant", DOCK, True),
        (0, "conformant", DOCK, True),
        (2, "unset:recalled", HARBOUR, False),
        (1, "unset:recalled", DOCK, True),
        (2, "unset:stolen", DOCK, True),
    ],
)
def test_an_alert_stands_until_what_answers_it(day: int, after: str, place: str, *, stands: bool) -> None:
    recalled = seen(LOT, 1, "holding", disposition="recalled")
    events = (recalled, seen(LOT, day, "picking", place, disposition=after))
    wanted = [(DoubtCode.ALERT, LOT.key)] if stands else []
    assert found(*events) == wanted
    assert [(each.code, each.thing) for each in alerts(events)] == wanted
    declared = seen(LOT, 3, "error_declaration", declares=recalled.event_id)
    assert found(*events, declared) == []
    damaged, unset = seen(LOT, 4, "", disposition="damaged"), seen(LOT, 5, "", disposition="unset:recalled")
    assert found(*events, unset) == []
    assert [doubt.values[-1] for doubt in doubts([*events, damaged, unset])] == ["damaged"]


def test_a_recall_told_on_by_another_place_is_lifted_by_neither_for_the_other() -> None:
    recalled = seen(LOT, 1, "holding", disposition="recalled")
    told_on = seen(LOT, 2, "holding", HARBOUR, disposition="recalled", event_id="told-on")
    right = [seen(LOT, 3, "inspecting", place, disposition="conformant", event_id=place) for place in (DOCK, HARBOUR)]
    assert [doubt.events for doubt in doubts([recalled, told_on])] == [("told-on",)]
    assert [doubt.events for doubt in doubts([recalled, told_on, right[1]])] == [("holding-1",)]
    assert doubts([recalled, told_on, *right]) == ()
    nowhere = seen(LOT, 1, "holding", "", disposition="stolen")
    assert len(doubts([nowhere, seen(LOT, 2, "inspecting", "", disposition="conformant")])) == 1


def test_units_in_one_another_are_found_and_end_the_walk() -> None:
    events = [packed(PIECE, 1, PALLET), packed(PALLET, 2, SHIP), packed(SHIP, 3, PALLET), seen(SHIP, 4, "departing")]
    assert (DoubtCode.IN_ITSELF, PALLET.key) in found(*events)
    walked = walk(PIECE, lambda thing: [event for event in events if event.thing == thing])
    assert [event.event_id for event in walked] == [event.event_id for event in events]


def test_a_unit_emptied_in_between_lies_in_nothing() -> None:
    emptied = seen(SHIP, 3, "unpacking", action="DELETE", part=Part.EMPTIED)
    assert found(packed(PALLET, 2, SHIP), emptied, packed(SHIP, 4, PALLET)) == []


def test_a_lot_may_be_at_many_places_at_once() -> None:
    assert found(seen(LOT, 1, "storing"), seen(LOT, 1, "storing", HARBOUR, event_id="b")) == []


def test_an_event_declared_wrong_counts_for_nothing_and_stays_to_be_seen() -> None:
    sold, made = seen(PIECE, 1, "retail_selling"), seen(PIECE, 2, "commissioning")
    declared = seen(PIECE, 3, "error_declaration", declares=sold.event_id, corrective=("shipping-4",))
    put_right = seen(PIECE, 4, "shipping")
    assert found(sold, made) == [(DoubtCode.BEFORE_MADE, PIECE.key)]
    assert found(sold, made, declared, put_right) == []
    told = {each.event.event_id: each for each in tell([sold, made, declared, put_right])}
    assert [name for name, each in told.items() if each.wrong] == [sold.event_id]
    assert [name for name, each in told.items() if each.corrects] == ["shipping-4"]


def test_a_declaration_covers_all_rows_of_its_event() -> None:
    first = packed(PIECE, 1, PALLET)
    second = replace(packed(LOT, 1, PALLET), event_id=f"{first.event_id}#row-2")
    declared = seen(LOT, 2, "error_declaration", declares=first.event_id)
    assert contents([first, second, declared], ()) == ()


def test_late_means_a_day_and_more() -> None:
    late = seen(PIECE, 1, "storing", recorded_at=T0 + timedelta(days=2))
    soon = seen(PIECE, 2, "storing", recorded_at=T0 + timedelta(days=2, hours=23))
    assert [each.late for each in tell([late, soon])] == [timedelta(days=1), None]
    unknown = seen(PIECE, 3, "storing", recorded_at=None)
    assert [each.late for each in tell([unknown])] == [None]
    assert (unrecorded([late, soon]), unrecorded([late, unknown])) == (0, 1)
    assert found(unknown) == []


INGREDIENT, MILL, FLOUR = Thing("06901234567915", lot="I7"), Thing("06901234567915", serial="M1"), Thing(sscc="silo")


def turned(made: str, day: float, into: Sequence[Thing], out_of: Sequence[Thing]) -> list[TraceEvent]:
    """A transformation: what went in, what came out."""
    parts = [*((thing, Part.INPUT) for thing in out_of), *((thing, Part.OUTPUT) for thing in into)]
    return [
        seen(thing, day, "", part=part, parent=made, event_id=f"{made}#row-{n}")
        for n, (thing, part) in enumerate(parts, start=1)
    ]


def walked(thing: Thing, events: Sequence[TraceEvent]) -> list[str]:
    return [
        event.event_id
        for event in walk(
            thing,
            lambda there: [event for event in events if event.thing == there],
            lambda made: [event for event in events if event.parent == made],
        )
    ]


def test_what_a_thing_was_made_from_is_walked_into_until_it_was_used_and_warned_of_since() -> None:
    mixed = turned("mixed", 10, [LOT], [INGREDIENT, MILL])
    events = [
        seen(INGREDIENT, 1, "storing"),
        packed(INGREDIENT, 2, FLOUR),
        seen(FLOUR, 3, "shipping"),
        seen(FLOUR, 30, "receiving"),
        *mixed,
        seen(INGREDIENT, 20, "shipping"),
        seen(INGREDIENT, 40, "holding", disposition="recalled"),
        seen(MILL, 5, "storing"),
        seen(LOT, 50, "shipping"),
    ]
    names = walked(LOT, events)
    assert [name for name in names if not name.startswith("mixed")] == [
        "storing-1", f"ADD-{INGREDIENT.key}-silo-2", "shipping-3", "storing-5", "holding-40", "shipping-50",
    ]  # fmt: skip
    assert [name for name in names if name.startswith("mixed")] == [event.event_id for event in mixed]
    story = [event for event in events if event.event_id in names]
    assert found(*story) == [(DoubtCode.ALERT, INGREDIENT.key)]
    assert inputs_of(story) == {"mixed": (INGREDIENT.key, MILL.key)}
    wrong = seen(LOT, 60, "error_declaration", declares="mixed", part=Part.OUTPUT, parent="mixed")
    assert walked(LOT, [*events, wrong]) == ["mixed#row-3", "shipping-50", wrong.event_id], "it did not happen"


def test_things_made_from_one_another_end_the_walk_and_so_do_very_many() -> None:
    round_about = [*turned("a", 1, [LOT], [INGREDIENT]), *turned("b", 0.5, [INGREDIENT], [LOT])]
    assert sorted(walked(LOT, round_about)) == sorted(event.event_id for event in round_about)
    many = [Thing(GTIN, serial=f"P{n}") for n in range(500)]
    events = [*turned("a", 1, [LOT], many), *(seen(thing, 0.5, f"storing{thing.serial}") for thing in many)]
    names = walked(LOT, events)
    assert len([name for name in names if name.startswith("a#")]) == 501
    assert 50 < len([name for name in names if name.startswith("storing")]) < 70
    chain = [Thing(GTIN, lot=f"C{n}") for n in range(30)]
    deep = [event for n in range(29) for event in turned(f"t{n:02}", 30 - n, [chain[n]], [chain[n + 1]])]
    assert len(walked(chain[0], deep)) == 2 * 11


def test_a_recall_is_told_of_what_is_used_up_without_being_called_impossible() -> None:
    events = [*turned("a", 1, [LOT], [MILL]), seen(MILL, 2, "holding", disposition="recalled")]
    assert found(*events) == [(DoubtCode.ALERT, MILL.key)]
    assert found(*events, seen(MILL, 3, "shipping")) == [(DoubtCode.AFTER_END, MILL.key), (DoubtCode.ALERT, MILL.key)]


def test_the_newest_events_are_kept_and_older_ones_that_warn() -> None:
    events = [seen(LOT, 0, "holding", disposition="recalled"), *(seen(LOT, n, "storing") for n in range(1, 9))]
    whole = History(tuple(events))
    assert [event.event_id for event in newest(whole, 2)] == ["holding-0", "storing-7", "storing-8"]
    assert newest(whole, 2).cut.left_out == 6
    assert newest(whole, 9) == newest(whole, 200) == whole


def test_a_history_says_of_what_older_events_were_not_read() -> None:
    recall = seen(LOT, 0, "holding", disposition="recalled")
    events = [recall, packed(LOT, 1, PALLET), *(seen(LOT, n, "storing") for n in range(2, 9))]
    aboard = [seen(PALLET, n, "shipping") for n in range(6)]

    def source(thing: Thing) -> Sequence[TraceEvent]:
        return events if thing == LOT else aboard if thing == PALLET else ()

    assert walk(LOT, source, most=9).cut == walk(LOT, source).cut == WHOLE
    told = walk(LOT, source, most=8)
    assert recall not in told.events
    assert not_complete(told.cut) == (Doubt(DoubtCode.NOT_COMPLETE, LOT.key, (), (LOT.key,)),)
    # of the pallet, what happened before the lot was put on it says nothing of the lot
    short = {LOT: [packed(LOT, 1, PALLET)], PALLET: aboard}
    assert walk(LOT, lambda thing: short[thing], most=5).cut == WHOLE
    assert walk(LOT, lambda thing: short[thing], most=4).cut == Cut(LOT.key, (PALLET.key,))
    assert walk(PALLET, source, most=5).cut.older == (PALLET.key,)


def test_a_history_says_what_it_did_not_get_to() -> None:
    many = [Thing(GTIN, serial=f"P{n}") for n in range(500)]
    mixed = turned("a", 1, [LOT], many)
    told = walk(LOT, lambda there: [e for e in mixed if e.thing == there], lambda _: mixed)
    assert len(told.cut.beyond) == NAMED
    assert set(told.cut.beyond) < {thing.key for thing in many}
    chain = [Thing(GTIN, lot=f"C{n}") for n in range(12)]
    deep = [event for n in range(11) for event in turned(f"t{n:02}", 30 - n, [chain[n]], [chain[n + 1]])]
    told = walk(
        chain[0],
        lambda there: [e for e in deep if e.thing == there],
        lambda made: [e for e in deep if e.parent == made],
    )
    assert told.cut == Cut(chain[0].key, (), (chain[11].key,))
    some = [row for row in mixed if row.part is Part.OUTPUT] + mixed[:4]
    assert walk(LOT, lambda there: [e for e in some if e.thing == there], lambda _: some, 4).cut.older == ("a",)


UNITS = [Thing(sscc=f"unit-{n}") for n in range(5)]
rows = st.builds(
    packed,
    st.sampled_from([PIECE, *UNITS]),
    st.integers(0, 40),
    st.sampled_from(UNITS),
    st.sampled_from(["ADD", "OBSERVE", "DELETE"]),
)
others = st.builds(
    seen, st.sampled_from([PIECE, LOT, *UNITS]), st.integers(0, 40), st.sampled_from(["storing", "shipping"])
)


made = st.builds(
    lambda name, day, thing, part: replace(
        seen(thing, day, ""), part=part, parent=name, event_id=f"{name}-{thing.key}-{part}-{day}"
    ),
    st.sampled_from(["t1", "t2", "t3"]),
    st.integers(0, 40),
    st.sampled_from([PIECE, LOT, INGREDIENT, *UNITS]),
    st.sampled_from([Part.INPUT, Part.OUTPUT]),
)


@given(st.lists(rows | others | made, max_size=60), st.randoms(use_true_random=False))
def test_any_heap_of_packing_has_one_history(events: list[TraceEvent], shuffled: Random) -> None:
    known = {event.event_id: event for event in events}
    heap = list(known.values())

    def source(thing: Thing) -> Sequence[TraceEvent]:
        return [event for event in heap if event.thing == thing]

    def inputs(name: str) -> Sequence[TraceEvent]:
        return [event for event in heap if event.parent == name]

    told = walk(PIECE, source, inputs).events
    judged: tuple[Doubt, ...] = doubts(told)
    assert [event.at for event in told] == sorted(event.at for event in told)
    assert len({event.event_id for event in told}) == len(told)
    assert {event.event_id for event in source(PIECE)} <= {event.event_id for event in told}
    shuffled.shuffle(heap)
    assert walk(PIECE, source, inputs).events == told
    assert doubts(reversed(told)) == judged


def test_of_many_units_some_are_looked_into() -> None:
    ships = [Thing(sscc=f"ship-{n}") for n in range(99)]
    events = [packed(PIECE, 1, ship) for ship in ships] + [seen(ship, 2, f"at-sea-{ship.sscc}") for ship in ships]
    assert len([name for name in walked(PIECE, events) if name.startswith("at-sea")]) == 60

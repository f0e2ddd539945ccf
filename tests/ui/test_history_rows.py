"""Histories as rows: what a thing was made from is named, and what was used up says so."""

from station.domain.thing import Thing
from station.ui.history_rows import events
from station.ui.trace_words import about
from tests.domain.test_history import INGREDIENT, LOT, MILL, seen, turned
from tests.ui.conftest import Dock


def test_what_a_thing_was_made_from_is_told_with_its_events(dock: Dock) -> None:
    skin = dock.window.skin
    inputs = [INGREDIENT, MILL, *(Thing(MILL.gtin, serial=f"M{n}") for n in range(2, 5))]
    rows = events([*turned("mixed", 10, [LOT], inputs), seen(LOT, 11, "shipping")], skin)
    told = [line for row in rows for line in row[1].below]
    made = [line for line in told if "made from" in line]
    names = ", ".join(about(thing, skin.words) for thing in inputs[:3])
    assert len(made) == 1
    assert f"made from {names}, + 2" in made[0]
    assert sum("used to make another thing" in line for line in told) == 5
    assert not any("put into" in line or "taken out" in line for line in told)

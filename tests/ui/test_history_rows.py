"""Histories as rows: what a thing was made from is named, and what was used up says so."""

from dataclasses import replace

from station.domain.counting import Piece
from station.domain.desk.states import OnParcel
from station.domain.thing import Thing
from station.ui.history_rows import events
from station.ui.trace_words import about
from tests.domain.test_history import INGREDIENT, LOT, MILL, seen, turned
from tests.ui.conftest import Dock
from tests.ui.faces import FINE, MILK
from tests.ui.faces import Dock as Desk


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


def test_a_scanned_lot_tells_its_own_story_in_the_place_of_its_products(dock: Dock) -> None:
    desk = Desk().working().scan(FINE).item(MILK)
    phase = desk.state.phase
    assert isinstance(phase, OnParcel)
    (piece,) = phase.work.pieces
    history = (*turned("mixed", 10, [LOT], [INGREDIENT]), seen(LOT, 11, "shipping"))
    lotted = replace(piece, item=replace(piece.item, lot=LOT.lot), goods=replace(piece.goods, history=history))

    def told(*pieces: Piece) -> list[str]:
        work = replace(phase.work, pieces=pieces)
        dock.show(replace(desk.face(), state=replace(desk.state, phase=OnParcel(work))))
        return [line for row in dock.window.house.parcel.history.rows for line in row[1].below]

    before = told(piece)
    assert not any("made from" in line for line in before)
    after = told(lotted, replace(lotted, scan=99))
    assert sum("made from" in line for line in after) == 1
    own = [line for line in before if line not in after]
    assert own, "other lots of the product are left out"


def test_a_state_that_was_taken_back_says_so_and_an_event_without_a_step_has_no_empty_word(dock: Dock) -> None:
    skin = dock.window.skin
    rows = events([seen(LOT, 1, "", disposition="recalled"), seen(LOT, 2, "", disposition="unset:recalled")], skin)
    assert [row[1].text for row in rows] == ["no longer: recalled", "recalled"]

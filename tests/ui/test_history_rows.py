"""Histories as rows: what a thing was made from is named, what was used up says so, and where it ends is told."""

from dataclasses import replace

import pytest

from station.domain.counting import Piece
from station.domain.cut import WHOLE, Cut
from station.domain.desk.states import OnParcel
from station.domain.goods import UnitDossier
from station.domain.thing import Thing
from station.ui import language
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
    heading = dock.window.house.parcel._history_card.heading.text()
    assert heading == f"Earlier decisions and trace · lot {LOT.lot}", "whose story it is"
    told(piece)
    assert dock.window.house.parcel._history_card.heading.text() == f"Earlier decisions and trace · {MILK}"


def test_an_event_says_its_year(dock: Dock) -> None:
    ((when, _),) = events([seen(LOT, -900, "shipping")], dock.window.skin)
    assert when.text[:4] == f"{seen(LOT, -900, 'shipping').at:%Y}"


def test_a_state_that_was_taken_back_says_so_and_an_event_without_a_step_has_no_empty_word(dock: Dock) -> None:
    skin = dock.window.skin
    rows = events([seen(LOT, 1, "", disposition="recalled"), seen(LOT, 2, "", disposition="unset:recalled")], skin)
    assert [row[1].text for row in rows] == ["no longer: recalled", "recalled"]


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("en", "Not complete: further back there may be a warning", "45 older events are not shown"),
        ("zh_CN", "不完整:更早处可能有警示", "另有 45 条更早的事件未显示"),
    ],
)
def test_a_history_that_ends_before_all_was_read_says_so_first_and_last(
    dock: Dock, code: str, first: str, last: str
) -> None:
    skin = replace(dock.window.skin, words=language.load(code).words)
    cut = Cut(LOT.key, (LOT.key,), tuple(f"unit-{n}" for n in range(4)), left_out=5)
    rows = events([seen(LOT, n, "shipping") for n in range(100)], skin, (cut,))
    assert (rows[0][1].text.startswith(first), rows[-1][1].text) == (True, last)
    units = (about(Thing(sscc=f"unit-{n}"), skin.words) for n in range(2))
    assert rows[0][1].below == (" · ".join((about(LOT, skin.words), *units, "+ 2")),)
    whole = events([seen(LOT, n, "shipping") for n in range(60)], skin, (WHOLE,))
    assert len(whole) == 60, "nothing is left out, and nothing said"


def test_a_history_says_of_how_many_events_it_is_not_known_when_they_were_recorded(dock: Dock) -> None:
    known = [seen(LOT, n, "shipping") for n in range(3)]
    unknown = [seen(LOT, n, "storing", recorded_at=None) for n in range(2)]
    rows = events([*known, *unknown], dock.window.skin)
    assert rows[-1][1].text == "of 2 events nothing says when they were recorded"
    assert len(events(known, dock.window.skin)) == 3


def test_every_view_of_a_history_says_where_it_ends(dock: Dock) -> None:
    desk = Desk().working().scan(FINE).item(MILK)
    phase = desk.state.phase
    assert isinstance(phase, OnParcel)
    cut = Cut(LOT.key, (LOT.key,))
    piece = phase.work.pieces[0]
    lotted = replace(piece, item=replace(piece.item, lot=LOT.lot), goods=replace(piece.goods, cut=cut))
    work = replace(phase.work, pieces=(lotted,))
    dock.show(replace(desk.face(), state=replace(desk.state, phase=OnParcel(work))))
    house, skin = dock.window.house, dock.window.skin
    house.goods.show_goods(lotted.goods, lotted.item.thing, skin)
    house.unit.show_unit(UnitDossier("unit-1", (), (), piece.goods.stamp, replace(cut, thing="unit-1")), skin)
    for view in (house.parcel, house.goods, house.unit):
        assert any(row[1].text.startswith("Not complete") for row in view.history.rows), view

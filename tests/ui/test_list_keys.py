"""What is done with a parcel's list: rows picked, findings noted, the last piece taken back, parcels brought back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from station.domain.code import Source
from station.domain.desk import events as e
from station.domain.desk import step
from station.ui import keys
from station.ui.side_column import Asked
from tests.ui.conftest import Dock
from tests.ui.faces import FACES, SECOND_FINE, WRONG

PAD = Qt.KeyboardModifier.KeypadModifier


def test_a_row_is_picked_by_its_number_and_never_by_enter(dock: Dock) -> None:
    dock.show(FACES["06-inspect-proposed"]())
    dock.press(keys.ROW)
    dock.press(Qt.Key.Key_Return)
    assert (dock.intake.scans, dock.window.asked) == ([], Asked.ROW)
    dock.type("9")
    assert dock.intake.scans == []
    dock.type("2")
    (scan,) = dock.intake.scans
    assert (scan.text, scan.source) == (f"row 2 of {WRONG}", Source.CHOSEN)
    assert dock.window.asked is Asked.NOTHING


def test_a_finding_is_noted_on_the_row_that_is_shown(dock: Dock, qtbot) -> None:
    dock.show(FACES["06-inspect-proposed"]())
    dock.press(keys.NOTE)
    qtbot.mouseClick(dock.window.house.side.picks.buttons[0], Qt.MouseButton.LeftButton)
    assert dock.intake.texts == [f"damaged 1 of {WRONG}"]


def test_what_was_asked_of_one_parcel_is_not_answered_for_another(dock: Dock) -> None:
    dock.show(FACES["06-inspect-proposed"]())
    dock.press(keys.ROW)
    dock.show(FACES["05-release-proposed"]())
    assert dock.window.asked is Asked.NOTHING
    dock.type("1")
    assert dock.intake.scans == []


def test_the_last_piece_is_taken_back_of_the_parcel_that_is_painted(dock: Dock) -> None:
    dock.show(FACES["07-inspect-opened"]())
    dock.press(keys.TAKE_BACK)
    (asked,) = dock.intake.events
    assert (type(asked), asked.waybill) == (e.TakeBackAsked, dock.window.house.banner.about.text())


def test_the_newest_parcel_put_aside_comes_back_by_its_key(dock: Dock) -> None:
    dock.show(FACES["06-inspect-proposed"]())
    dock.press(keys.PARKED)
    assert [(type(x), x.waybill) for x in dock.intake.events] == [(e.ResumeAsked, SECOND_FINE)]


@pytest.mark.parametrize("key", sorted(keys.LIST_KEYS, key=int))
def test_a_number_pad_without_num_lock_does_nothing_to_the_list(dock: Dock, key: Qt.Key) -> None:
    dock.show(FACES["06-inspect-proposed"]())
    dock.clock.move(seconds=1)
    dock.key(key, modifiers=PAD)
    dock.settle()
    assert (dock.intake.events, dock.intake.scans, dock.window.asked) == ([], [], Asked.NOTHING)


def test_touching_an_element_asks_for_its_refill_and_one_key_for_all(dock: Dock) -> None:
    dock.show(FACES["06-inspect-proposed"]())
    elements = dock.window.house.parcel.elements
    texts = [row[0].text for row in elements.rows]
    for name in ("Brand", "Brand type"):
        elements.clicked.emit(elements.model().index(texts.index(name), 1))
    dock.press(keys.REFILL)
    asked = [(x.waybill, x.row, x.element) for x in dock.intake.events if isinstance(x, e.RefillAsked)]
    assert asked == [(WRONG, 1, "brand"), (WRONG, None, None)]


def test_a_confirmed_refill_is_told_beside_the_declared_and_the_standard_value(dock: Dock) -> None:
    face = FACES["06-inspect-proposed"]()
    dock.show(face)
    shown = {row[0].text: row for row in dock.window.house.parcel.elements.rows}
    assert (shown["Brand"][2].below, shown["Brand"][3].below) == (("barcode database of customs v3",), ())
    state, _ = step(face.state, e.RefillAsked(face.state.phase.work.shown_at + timedelta(seconds=1), WRONG))
    dock.show(replace(face, state=state))
    shown = {row[0].text: row for row in dock.window.house.parcel.elements.rows}
    assert (shown["Brand"][1].text, shown["Brand"][3].below) == ("—", ("refill confirmed",))
    assert shown["Brand type"][3].below == ()

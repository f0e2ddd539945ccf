"""Every key goes through one filter: a scan reaches the desk whatever has the focus, and presses nothing."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from station.domain.code import Source
from station.domain.direction import OUTCOMES_OF, Direction
from station.domain.keystrokes import WedgeLimits
from station.domain.self_test import PLAIN, End
from station.domain.subject import Command
from station.ui import keys
from station.ui.side_column import Asked
from tests.ui.conftest import Dock
from tests.ui.faces import FACES, FINE

CODE = "SF 1428 3005 72951"  # the blanks press a focused button in any program that lets them

#: Where the focus can be, and what is open, when a scan comes.
SITUATIONS: dict[str, tuple[str, Qt.Key | None, Callable[[Dock], QWidget]]] = {
    "idle": ("04-idle", None, lambda d: d.window),
    "items of a parcel": ("06-inspect-proposed", None, lambda d: d.window.house.parcel.items),
    "opened parcel": ("07-inspect-opened", None, lambda d: d.window.house.parcel.items),
    "a decided parcel": ("12-decided-release", None, lambda d: d.window.house.parcel.items),
    "a product": ("20-product", None, lambda d: d.window.house.goods),
    "the typed code": ("05-release-proposed", keys.TYPE, lambda d: d.window.house.side.typed.field),
    "the help": ("05-release-proposed", keys.HELP, lambda d: d.window.house.side.help),
    "the question whether to void": ("05-release-proposed", keys.VOID, lambda d: d.window.house.side.question.yes),
    "the second person's badge": ("16-second-person", None, lambda d: d.window.house.side.question.no),
    "the second person's PIN": ("17-second-pin", None, lambda d: d.window.house.side.pin),
    "the choice of readings": ("18-choose-reading", None, lambda d: d.window.house.side.readings),
    "a fault": ("22-fault", None, lambda d: d.window.house.side.question.yes),
    "the locked desk": ("01-locked", None, lambda d: d.window.house.sign_in),
    "the PIN page": ("02-pin", None, lambda d: d.window.house.sign_in.pin),
    "no shift": ("03-open-shift", None, lambda d: d.window.house.shift.main),
    "the shift": ("04-idle", keys.SHIFT, lambda d: d.window.house.shift.main),
    "a shift that could not close": ("24-shift-not-closed", None, lambda d: d.window.house.shift.main),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_scan_arrives_and_presses_nothing(
    dock: Dock, clicked: Callable[[QWidget], list[str]], situation: str
) -> None:
    name, key, focused = SITUATIONS[situation]
    dock.show(FACES[name]())
    if key is not None:
        dock.press(key)
    asked, page = dock.window.asked, dock.window.house.side.currentWidget()
    dock.intake.events.clear()
    heard = clicked(dock.window)
    everything = [focused(dock), *dock.window.findChildren(QAbstractButton), *dock.window.findChildren(QLineEdit)]
    places = [widget for widget in everything if widget.isVisibleTo(dock.window)]
    for place, widget in enumerate(places):
        widget.setFocus()
        dock.clock.move(seconds=1)
        dock.burst(CODE, "\t" if place % 2 else "\r")
    dock.settle()
    assert dock.intake.texts == [CODE] * len(places)
    assert {raw.source for raw in dock.intake.scans} == {Source.WEDGE}
    assert heard == []
    assert dock.intake.events == []
    assert dock.intake.words == []
    assert (dock.window.asked, dock.window.house.side.currentWidget()) == (asked, page)
    assert [edit.text() for edit in dock.window.findChildren(QLineEdit)] == [""]
    assert "●" not in dock.window.house.side.pin.dots.text() + dock.window.house.sign_in.pin.dots.text()


def test_a_function_key_inside_a_scan_does_nothing(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    places = (("", "SF1428300572951"), ("SF14283", "00572951"), ("SF1428300572951", ""))
    for key, (before, after) in itertools.product(sorted(keys.FUNCTION_KEYS), places):
        dock.clock.move(seconds=1)
        dock.burst(before, "" if after else "\r")
        dock.key(key, "\x1b" if key == keys.BACK else "")
        dock.burst(after, "\r" if after else "")
        dock.settle()
    assert [text.replace("\x1b", "") for text in dock.intake.texts] == ["SF1428300572951"] * 3 * len(keys.FUNCTION_KEYS)
    assert dock.intake.texts[1] == "SF14283\x1b00572951", "a scanner's Esc is part of its code"
    assert dock.intake.events == []
    assert dock.window.asked is Asked.NOTHING


def test_a_function_key_by_itself_decides(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    outbound = OUTCOMES_OF[Direction.OUTBOUND]
    for outcome in outbound:
        dock.press(keys.OUTCOME_KEYS[outcome])
    assert [(event.outcome, event.waybill) for event in dock.intake.events] == [(o, FINE) for o in outbound]


def test_two_scans_in_a_row_are_two_scans(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.burst("SF1428300572951")
    dock.burst("SF1428300572968")
    assert dock.intake.texts == ["SF1428300572951", "SF1428300572968"]


def test_return_and_line_feed_together_end_one_scan(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.burst("SF1428300572951", "\r\n")
    dock.settle()
    assert dock.intake.texts == ["SF1428300572951"]


def test_a_double_zero_that_the_window_system_takes_for_a_held_key_is_kept(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.burst("69", "")
    for repeat in (False, True, True):
        dock.clock.move(milliseconds=1)
        dock.key(Qt.Key.Key_0, "0", repeat=repeat)
    dock.burst("12")
    assert dock.intake.texts == ["6900012"]


def test_a_finger_that_rests_on_a_key_is_no_scanner(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.key(Qt.Key.Key_0, "0")
    dock.clock.move(milliseconds=400)
    for _ in range(20):
        dock.clock.move(milliseconds=30)
        dock.key(Qt.Key.Key_0, "0", repeat=True)
    dock.clock.move(milliseconds=30)
    dock.key(Qt.Key.Key_Return, "\r")
    dock.settle()
    assert dock.intake.scans == []


def test_a_finger_that_rests_on_a_function_key_acts_once(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    dock.press(keys.OUTCOME_KEYS[next(iter(keys.OUTCOME_KEYS))])
    for _ in range(10):
        dock.clock.move(milliseconds=50)
        dock.key(Qt.Key.Key_F5, repeat=True)
    dock.settle()
    assert len(dock.intake.events) == 1


def test_no_control_character_is_a_command(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    for code in range(0x20):
        dock.clock.move(seconds=1)
        dock.burst("0106901234567892", "")
        dock.clock.move(milliseconds=2)
        dock.key(Qt.Key(0x40 + code), chr(code), Qt.KeyboardModifier.ControlModifier)
        dock.burst("10AB")
        dock.settle()
    ending = {"\t", "\n", "\r"}
    whole = [chr(code) for code in range(0x20) if chr(code) not in ending]
    assert dock.intake.events == []
    assert [text for text in dock.intake.texts if text.endswith("10AB") and len(text) > 4] == [
        f"0106901234567892{kept}10AB" for kept in whole
    ]
    assert dock.intake.texts.count("0106901234567892") == len(ending)


def test_a_separator_that_came_without_its_text_is_still_one(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.burst("0106901234567892", "")
    dock.key(Qt.Key.Key_BracketRight, "", Qt.KeyboardModifier.ControlModifier)
    dock.burst("10AB")
    assert dock.intake.texts == ["0106901234567892\x1d10AB"]


@pytest.mark.parametrize("modifier", ["ControlModifier", "AltModifier", "MetaModifier"])
def test_combinations_do_nothing(dock: Dock, modifier: str) -> None:
    dock.show(FACES["05-release-proposed"]())
    dock.press(keys.TYPE)
    for letter in "VXACQW":
        dock.clock.move(seconds=1)
        dock.key(Qt.Key(ord(letter)), letter.lower(), getattr(Qt.KeyboardModifier, modifier))
        dock.settle()
    assert dock.window.house.side.typed.field.text() == ""
    assert dock.intake.events == []
    assert dock.window.isVisible()


def test_what_a_person_types_arrives_in_its_field(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.press(keys.TYPE)
    dock.window.house.side.typed.field.setFocus()
    dock.type("SF14")
    assert dock.window.house.side.typed.field.text() == "SF14"
    dock.clock.move(seconds=1)
    dock.key(Qt.Key.Key_Backspace, "\b")
    dock.settle()
    dock.clock.move(seconds=1)
    dock.key(Qt.Key.Key_Return, "\r")
    assert dock.intake.words == ["SF1"]
    assert dock.intake.scans == []


def test_a_pin_typed_on_the_keyboard_reaches_the_desk_alone(dock: Dock) -> None:
    dock.show(FACES["02-pin"]())
    dock.window.house.sign_in.pin.setFocus()
    dock.type("1234")
    assert dock.window.house.sign_in.pin.dots.text() == "●●●●"
    dock.clock.move(seconds=1)
    dock.key(Qt.Key.Key_Return, "\r")
    (event,) = dock.intake.events
    assert event.pin == "1234"
    assert dock.intake.scans == []
    assert dock.window.house.sign_in.pin.dots.text() == "○○○○"


def test_a_number_picks_a_reading(dock: Dock) -> None:
    dock.show(FACES["18-choose-reading"]())
    dock.type("2")
    (event,) = dock.intake.events
    assert event.index == 1


def test_a_burst_without_enter_is_told_not_lost_in_silence(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.burst("SF1428300572951", "")
    dock.settle()
    assert dock.intake.scans == []
    assert "Enter" in dock.window.house.banner.notice_text


def test_a_scanner_of_another_keyboard_is_told(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.burst("&é\"'(-è_çà")
    assert "self-test" in dock.window.house.banner.notice_text


@pytest.mark.parametrize("stall", [400, 5_000])
def test_a_scan_that_a_stall_of_the_screen_cuts_in_two_stays_whole(dock: Dock, stall: int) -> None:
    dock.show(FACES["04-idle"]())
    at = 5_000
    for char in "SF1428":
        at += 2
        send(dock, char, at)
    dock.clock.move(milliseconds=stall)  # the screen stood still; the timer comes late, before the keys that wait
    dock.screens.keys._gap_passed()
    for char in "300572951\r":
        at += 2
        send(dock, char, at)
    assert dock.intake.texts == ["SF1428300572951"]


def send(dock: Dock, char: str, timestamp: int) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char)
    event.setTimestamp(timestamp)
    QCoreApplication.sendEvent(dock.window, event)


def test_no_widget_takes_an_input_method(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    dock.press(keys.TYPE)
    field = dock.window.house.side.typed.field
    field.setFocus()
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(field, query)
    assert query.value(Qt.InputMethodQuery.ImEnabled) is False
    dock.burst("SF1428", "")
    commit = QInputMethodEvent("ni", [])
    commit.setCommitString("你")
    QApplication.sendEvent(field, commit)
    assert "input method" in dock.window.house.banner.notice_text
    dock.burst("300572951")
    assert field.text() == ""
    assert dock.intake.texts == ["SF1428300572951"]


def test_a_scanner_that_sends_no_enter_can_be_allowed(dock: Dock) -> None:
    dock.screens.keys._limits = replace(WedgeLimits(), idle_ends=True)
    dock.show(FACES["04-idle"]())
    dock.burst("SF1428300572951", "")
    dock.settle()
    assert dock.intake.texts == ["SF1428300572951"]


def test_undo_is_a_key_and_a_button(dock: Dock, qtbot: object) -> None:
    dock.show(FACES["12-decided-release"]())
    dock.press(keys.UNDO)
    qtbot.mouseClick(dock.window.house.decisions.others[Command.UNDO], Qt.MouseButton.LeftButton)
    assert [type(event).__name__ for event in dock.intake.events] == ["UndoAsked", "UndoAsked"]


def test_the_self_test_card_teaches_the_keyboard_and_is_no_scan(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.burst(f"#{PLAIN}", "\t")
    (tested,) = dock.intake.proofs
    assert (tested.end, tested.ways.prefix) == (End.TAB, "#")
    assert dock.intake.scans == []
    assert "ends with Tab" in dock.window.house.banner.notice_text
    dock.clock.move(seconds=1)
    dock.burst("#SF1428300572951", "\t")
    assert dock.intake.texts == ["SF1428300572951"]


def test_the_card_of_a_scanner_without_enter_is_found_by_its_silence(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.burst(PLAIN, "")
    dock.settle()
    (tested,) = dock.intake.proofs
    assert tested.end is End.NOTHING
    dock.clock.move(seconds=1)
    dock.burst("SF1428300572951", "")
    dock.settle()
    assert dock.intake.texts == ["SF1428300572951"]

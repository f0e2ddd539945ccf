"""Hostile codes through the real window: they fire nothing, press nothing, write nothing, and are counted as scans."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from station.ui import keys
from station.ui.side_column import Asked
from tests.ui.conftest import Dock
from tests.ui.faces import FACES
from tests.ui.hostile import COMBINATIONS, CONTROLS, ESCAPE, HOSTILE, KEYS, Press


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 200
    assert len(CONTROLS) == 32 + 1 + 32 - 3, "all of C0 and C1 and DEL, but for what ends a scan"


def scan(dock: Dock, before: str, press: Press | None, after: str, end: str) -> None:
    dock.clock.move(seconds=1)
    dock.burst(before, "" if press else end, gap=0.1)
    if press is not None:
        dock.clock.move(milliseconds=1)
        dock.key(press.key, press.text, press.held)
        dock.burst(after, end)
    dock.settle()


@pytest.mark.parametrize("face", ["05-release-proposed", "07-inspect-opened"])
def test_no_hostile_code_fires_anything(dock: Dock, clicked: Callable[[QWidget], list[str]], face: str) -> None:
    dock.show(FACES[face]())
    heard = clicked(dock.window)
    quits: list[bool] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    closed = app.lastWindowClosed.connect(lambda: quits.append(True))
    app.clipboard().setText("untouched")
    page, size = dock.window.house.side.currentWidget(), dock.window.size()
    for number, (name, (before, press, after)) in enumerate(HOSTILE.items()):
        scan(dock, before, press, after, "\t" if number % 2 else "\r")
        assert dock.intake.events == [], name
        assert heard == [], name
        assert dock.intake.words == [], name
        assert dock.window.asked is Asked.NOTHING, name
        assert dock.window.house.side.currentWidget() is page, name
        assert dock.window.isVisible(), name
    app.lastWindowClosed.disconnect(closed)
    assert quits == []
    assert app.clipboard().text() == "untouched"
    assert dock.window.size() == size
    assert [edit.text() for edit in dock.window.findChildren(QLineEdit)] == [""]
    assert len(dock.intake.scans) == len(HOSTILE), "each is one scan, whatever is in it"


def test_no_hostile_code_is_typed_into_a_field(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    dock.press(keys.TYPE)
    field = dock.window.house.side.typed.field
    field.setFocus()
    for name, (before, press, after) in HOSTILE.items():
        scan(dock, before, press, after, "\r")
        assert field.text() == "", name
    assert dock.intake.events == []
    assert dock.intake.words == []


def test_every_control_is_kept_in_the_text(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    for before, press, after in (*CONTROLS.values(), *ESCAPE.values()):
        assert press is not None
        dock.intake.scans.clear()
        scan(dock, before, press, after, "\r")
        assert dock.intake.texts == [before + press.text + after]


def test_combinations_and_keys_without_text_leave_the_code_whole(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    for name, (before, press, after) in {**COMBINATIONS, **KEYS}.items():
        assert press is not None
        dock.intake.scans.clear()
        scan(dock, before, press, after, "\r")
        (text,) = dock.intake.texts
        assert text.startswith(before), name
        assert text.endswith(after), name

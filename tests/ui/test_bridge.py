"""What crosses from the desk's thread to the screen's, and what happens when the program itself makes a mistake."""

import logging
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QThread

from station.bootstrap import ROOT
from station.domain.desk import events as e
from station.ports import StationFault
from station.ui.faults import Faults
from station.ui.idle_watch import IdleWatch
from station.ui.qt_desk import QtDesk
from tests.ui.conftest import Clock
from tests.ui.faces import FACES, Dock


def test_faces_come_out_in_the_screens_thread_in_order_and_are_painted_once(qtbot) -> None:
    desk = QtDesk(lambda _event: None, Clock())
    faces = [FACES[name]() for name in ("04-idle", "05-release-proposed", "12-decided-release")]
    happened, changed, threads = [], [], set()
    desk.happened.connect(lambda face: (happened.append(face), threads.add(QThread.currentThread())))
    desk.changed.connect(changed.append)

    def work() -> None:
        for face in faces:
            desk.publish(face.state, face.tally, face.status)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert happened == []
    with qtbot.waitSignal(desk.changed):
        pass
    assert [face.state for face in happened] == [face.state for face in faces]
    assert [face.state for face in changed] == [faces[-1].state]
    assert threads == {QThread.currentThread()}


def test_what_is_touched_goes_to_the_desk() -> None:
    told = []
    desk = QtDesk(told.append, Clock())
    event = e.LockAsked(desk.now())
    desk.submit(event)
    assert told == [event]


def test_a_mistake_in_a_slot_is_told_and_logged(qtbot, caplog) -> None:
    faults = Faults()
    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(faults.raised) as told:
        faults._caught(ZeroDivisionError, ZeroDivisionError("secret waybill"), None)
    assert "ZeroDivisionError" in told.args[0]
    assert "secret" not in told.args[0]
    assert "uncaught" in caplog.text


def test_a_fault_of_the_environment_speaks_for_itself(qtbot) -> None:
    faults = Faults()
    with qtbot.waitSignal(faults.raised) as told:
        faults._caught(StationFault, StationFault("The disk is full: make room."), None)
    assert told.args[0] == "The disk is full: make room."


def test_a_mistake_in_a_thread_is_told(qtbot) -> None:
    faults = Faults()
    faults.install()
    try:
        worker = threading.Thread(target=lambda: 1 / 0)
        with qtbot.waitSignal(faults.raised) as told:
            worker.start()
        worker.join()
    finally:
        faults.remove()
    assert "ZeroDivisionError" in told.args[0]
    assert sys.excepthook != faults._caught


def test_an_untouched_desk_is_locked_and_an_empty_one_is_not(qtbot) -> None:
    watch = IdleWatch(timedelta(milliseconds=20))
    with qtbot.assertNotEmitted(watch.idled, wait=40):
        watch.saw(Dock().face())
        watch.touched()
    face = Dock().working().face()
    with qtbot.waitSignal(watch.idled, timeout=1000):
        watch.saw(face)
    assert not watch._timer.isActive()
    watch.saw(replace(face, status=replace(face.status, unsynced=99)))
    assert not watch._timer.isActive(), "a status is nobody at work"
    watch.touched()
    assert watch._timer.isActive()
    watch._timer.stop()


HEAVY = ("cv2", "numpy", "sqlite3", "sqlite_utils", "zxingcpp", "pyzbar", "PySide6.QtMultimedia", "PySide6.QtNetwork")


def test_the_screens_load_nothing_heavy() -> None:
    script = f"import sys, station.ui.start; print(*[name for name in {HEAVY} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_a_picture_of_the_screen_is_painted_without_one(qapp, tmp_path, theme: str) -> None:
    from PySide6.QtGui import QImage

    from station.ui import shot

    path = tmp_path / "shot.png"
    shot.paint(FACES["05-release-proposed"](), (1280, 800), "zh_CN", path, theme=theme)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1280, 800)
    colours = {image.pixel(x, y) for x in range(0, 1280, 40) for y in range(0, 800, 40)}
    assert len(colours) > 4


def test_a_picture_that_cannot_be_written_is_a_fault(qapp, tmp_path) -> None:
    from station.ui import shot

    with pytest.raises(StationFault, match="cannot be written"):
        shot.paint(FACES["04-idle"](), (1280, 800), "en", tmp_path / "missing" / "shot.png")

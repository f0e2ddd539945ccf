"""What the tests of the screens stand on: a desk that writes down what it is told, a clock that waits to be moved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from station.domain.code import RawScan
from station.domain.desk.events import DeskEvent
from station.domain.keystrokes import WedgeLimits
from station.domain.self_test import Proof
from station.ports import KeyEvent
from station.ui.face import Face
from station.ui.house import Own
from station.ui.main_window import MainWindow
from station.ui.qt_desk import QtDesk
from station.ui.skin import Preferences
from station.ui.start import Screens, compose
from tests.ui.faces import FACES, NOW


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def move(self, **span: float) -> None:
        self.at += timedelta(**span)


@dataclass
class Intake:
    """Writes down what came in."""

    scans: list[RawScan] = field(default_factory=list)
    keys: list[KeyEvent] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    events: list[DeskEvent] = field(default_factory=list)

    def scanned(self, raw: RawScan) -> None:
        self.scans.append(raw)

    def keyed(self, key: KeyEvent) -> None:
        self.keys.append(key)

    def tested(self, device: str, tested: Proof) -> None:
        self.proofs.append(tested)

    def typed(self, text: str) -> None:
        self.words.append(text)

    @property
    def texts(self) -> list[str]:
        return [raw.text for raw in self.scans]


@dataclass
class Dock:
    """A window with everything that belongs to it, and hands to work it with."""

    screens: Screens
    desk: QtDesk
    intake: Intake
    clock: Clock

    @property
    def window(self) -> MainWindow:
        return self.screens.window

    def show(self, face: Face) -> None:
        self.window.show_face(face)

    def key(self, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
            *, repeat: bool = False, to: QWidget | None = None) -> None:  # fmt: skip
        target = to or QApplication.focusWidget() or self.window
        QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text, repeat))
        QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyRelease, key, modifiers, text, repeat))

    def burst(self, text: str, end: str = "\r", gap: float = 2) -> None:
        """Type as a scanner does: a key every two milliseconds, then Enter."""
        for char in text + end:
            self.clock.move(milliseconds=gap)
            key = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\n": Qt.Key.Key_unknown, " ": Qt.Key.Key_Space}.get(
                char, Qt.Key(ord(char.upper())) if char.isascii() and char.isalnum() else Qt.Key.Key_unknown
            )
            self.key(key, char)

    def type(self, text: str) -> None:
        """Type as a person does: a key every 150 milliseconds."""
        self.burst(text, "", gap=150)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        """Press a function key and wait until it is sure that a person did."""
        self.clock.move(seconds=1)
        self.key(key)
        self.settle()

    def settle(self) -> None:
        """Let the gap pass after the last key."""
        self.clock.move(milliseconds=36)
        self.screens.keys._timer.stop()
        self.screens.keys._due = None
        self.screens.keys._gap_passed()


@pytest.fixture(scope="module")
def standing(qapp: QApplication) -> Iterator[Dock]:
    """One window for all tests of a file: building it takes longer than most of them."""
    clock, intake = Clock(), Intake()
    desk = QtDesk(intake.events.append, clock)
    screens = compose(qapp, desk, intake, Preferences(language="en", idle_lock=None, volume=0))
    screens.window.resize(1280, 800)
    screens.window.show()
    yield Dock(screens, desk, intake, clock)
    qapp.removeEventFilter(screens.keys)
    screens.window.silence()
    screens.window.hide()
    screens.window.deleteLater()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def dock(qtbot: object, standing: Dock) -> Iterator[Dock]:
    """The window as it is when the station starts: locked, in English, nothing asked."""
    window = standing.window
    standing.clock.move(seconds=60)
    standing.settle()
    if window.skin.words.code != "en":
        window.speak("en")
    if window.skin.theme.name != "dark":
        window.wear("dark")
    window.resize(1280, 800)
    window._own = Own()
    window.house.side.typed.clear()
    standing.screens.keys._limits, standing.screens.keys._tested = WedgeLimits(), None
    standing.intake.proofs.clear()
    standing.screens.keys._epoch = None
    window.show_face(FACES["01-locked"]())
    window.activateWindow()
    window.setFocus()
    standing.intake.scans.clear()
    standing.intake.words.clear()
    standing.intake.events.clear()
    yield standing
    standing.screens.keys._timer.stop()


@pytest.fixture
def clicked() -> Callable[[QWidget], list[str]]:
    """Write down every button below a widget that is clicked."""

    def watch(root: QWidget) -> list[str]:
        heard: list[str] = []
        for button in root.findChildren(QAbstractButton):
            button.clicked.connect(lambda _checked=False, button=button: heard.append(button.accessibleName()))
        return heard

    return watch

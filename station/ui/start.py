"""Starting the screens: application, fonts, language, window, keys, sounds, faults, put together in one place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication

from station import paths
from station.ui import theme
from station.ui.faults import Faults
from station.ui.idle_watch import IdleWatch
from station.ui.key_filter import KeyFilter
from station.ui.main_window import MainWindow
from station.ui.qt_desk import QtDesk
from station.ui.skin import Preferences
from station.ui.sounds import Speaker
from station.ui.touches import Intake, Touches


@dataclass(frozen=True, slots=True)
class Screens:
    """Everything that is on the screen or listens to it; keep it for as long as the window lives."""

    window: MainWindow
    keys: KeyFilter
    speaker: Speaker
    faults: Faults
    watch: IdleWatch | None


def application(arguments: Sequence[str]) -> QApplication:
    """Return the application, with Station's fonts and icon. Call it once, before anything else of Qt."""
    app = QApplication(list(arguments))
    app.setApplicationName("Station")
    app.setWindowIcon(QIcon(str(paths.resource("icons", "station.svg"))))
    font = QFont()
    font.setFamilies(list(theme.FAMILIES))
    font.setPixelSize(theme.BASE_TEXT)
    app.setFont(font)
    return app


def compose(app: QCoreApplication, desk: QtDesk, intake: Intake, preferences: Preferences) -> Screens:
    """Build the window over a desk and connect keys, sounds and faults to it; nothing is shown yet."""
    touches = Touches(desk, intake)
    window = MainWindow(desk, touches, preferences)
    touches.setParent(window)
    keys = KeyFilter(intake, desk, preferences.tested, window)
    keys.pressed.connect(window.key_pressed)
    keys.noticed.connect(window.show_flags)
    keys.unfinished.connect(window.show_unfinished)
    keys.tested.connect(window.show_tested)
    app.installEventFilter(keys)
    speaker = Speaker(preferences.volume, window)
    desk.happened.connect(speaker.hear)
    faults = Faults(window)
    faults.raised.connect(window.show_fault)
    watch = None
    if preferences.idle_lock is not None:
        watch = IdleWatch(preferences.idle_lock, window)
        watch.idled.connect(touches.lock)
        keys.touched.connect(watch.touched)
        desk.changed.connect(watch.saw)
    return Screens(window, keys, speaker, faults, watch)


def first_size(available: QSize) -> QSize:
    """Return the size a window opens with: what it was drawn for, or all there is where a screen is smaller."""
    return QSize(theme.BASE_WIDTH, theme.BASE_HEIGHT).boundedTo(available)


def run(app: QApplication, desk: QtDesk, intake: Intake, preferences: Preferences, *, full_screen: bool = False) -> int:
    """Show the window and return when it was closed; exceptions that nobody catches are told on it meanwhile."""
    screens = compose(app, desk, intake, preferences)
    screens.faults.install()
    try:
        if full_screen:
            screens.window.showFullScreen()
        else:
            screens.window.resize(first_size(app.primaryScreen().availableSize()))
            screens.window.show()
        return app.exec()
    finally:
        screens.faults.remove()
        app.removeEventFilter(screens.keys)

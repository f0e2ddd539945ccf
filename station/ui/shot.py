"""A picture of the screen without a screen: for headless runs, for documents, for the gallery."""

import os
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from station.domain.code import RawScan
from station.domain.desk.events import DeskEvent
from station.domain.self_test import Proof
from station.ports import KeyEvent, Preview, StationFault
from station.ui.face import Face
from station.ui.language import Language
from station.ui.main_window import MainWindow
from station.ui.qt_desk import QtDesk
from station.ui.skin import Preferences
from station.ui.touches import Touches


class _Stopped:
    """A clock that stands where the picture was taken, and a desk that takes nothing."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def submit(self, event: DeskEvent) -> None:
        """Take nothing."""

    def scanned(self, raw: RawScan) -> None:
        """Take nothing."""

    def keyed(self, key: KeyEvent) -> None:
        """Hear nothing."""

    def tested(self, device: str, tested: Proof) -> None:
        """Keep nothing."""

    def typed(self, text: str) -> None:
        """Take nothing."""


def application() -> QApplication:
    """Return the application, made for a machine without a screen where there is none."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(["station"])


def window(face: Face, size: tuple[int, int], preferences: Preferences, preview: Preview | None = None) -> MainWindow:
    """Return a window that shows a face and does nothing; the caller closes it."""
    stopped = _Stopped(face.status.now)
    desk = QtDesk(stopped.submit, stopped)
    shown = MainWindow(desk, Touches(desk, stopped, desk), preferences)
    desk.setParent(shown)
    shown.resize(*size)
    shown.show_face(face)
    if preview is not None:
        shown.show_preview(preview)
    return shown


def paint(
    face: Face,
    size: tuple[int, int],
    language: str,
    path: Path,
    preview: Preview | None = None,
    *,
    theme: str = "dark",
    speaks: Language | None = None,
) -> None:
    """Paint a face into a PNG of `size` pixels; from the main thread. `speaks` stands for a language that is no file.

    Raises StationFault where the file cannot be written.
    """
    app = application()
    shown = window(face, size, Preferences(language=language, theme=theme), preview)
    if speaks is not None:
        shown.take_language(speaks)
    shown.show()
    app.processEvents()
    done = shown.grab().save(str(path), "PNG")
    shown.silence()
    shown.hide()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not done:
        raise StationFault(f"{path} cannot be written: make room, or choose another folder")

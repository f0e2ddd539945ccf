"""What every test stands on: no screen needed, the same examples every time, and nothing left behind."""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QThread, QTimer

ROOT = Path(__file__).resolve().parents[1]
GRACE = 2.0  # seconds a thread that was told to stop gets to end

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # Qt's own default there, xcb, aborts the interpreter without a word
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")  # machines without a sound card are a normal day

hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", max_examples=2000, deadline=None)
hypothesis.settings.load_profile("same")  # --hypothesis-profile=search looks for new counterexamples


def pytest_collection_finish() -> None:
    """Set aside what the imports made, so that looking through the objects after a test is quick."""
    gc.freeze()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real photos and vectors, which lies beside the checkout and is not part of it."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("needs ../shared/data, beside the checkout")
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a running thread, a window, a ticking timer or a Qt thread to the next one."""
    uses_qt = "qapp" in request.fixturenames
    threads_before = set(threading.enumerate())
    qt_before = qt_objects() if uses_qt else {}
    yield
    left = [thread.name for thread in set(threading.enumerate()) - threads_before if still_runs(thread)]
    if uses_qt and qt_objects().keys() - qt_before:
        gc.collect()
        left += [name for key, name in qt_objects().items() if key not in qt_before]
    assert not left, f"left behind: {', '.join(sorted(left))}"


def still_runs(thread: threading.Thread) -> bool:
    """Say whether a thread goes on after its grace; Python's stand-ins for foreign threads never end and are passed."""
    if isinstance(thread, threading._DummyThread):
        return False
    thread.join(GRACE)
    return thread.is_alive()


def qt_objects() -> dict[int, str]:
    """Return the windows there are, the timers that tick and the threads that run, by address."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import Shiboken

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
    clockwork = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer | QThread)]
    going = [thing for thing in clockwork if Shiboken.isValid(thing) and is_going(thing)]
    named = {thing: f"{type(thing).__name__} {thing.objectName()!r}" for thing in [*windows, *going]}
    return {Shiboken.getCppPointer(thing)[0]: name for thing, name in named.items()}


def is_going(thing: "QTimer | QThread") -> bool:
    """Say whether a timer ticks, or a thread that somebody started runs."""
    from PySide6.QtCore import QCoreApplication, QTimer

    if isinstance(thing, QTimer):
        return thing.isActive()
    return thing.isRunning() and thing is not QCoreApplication.instance().thread()

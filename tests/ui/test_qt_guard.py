"""PySide6 6.12.0 drops a reference to None on every call under Python 3.11 and aborts after some 4,700: never again."""

import sys

from PySide6.QtCore import QObject


def test_qt_calls_do_not_leak_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(300):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100

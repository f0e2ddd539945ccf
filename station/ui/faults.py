"""Faults of the program itself: PySide6 prints what a slot raises and goes on; here a person is told."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from station.ports import StationFault

log = logging.getLogger(__name__)


class Faults(QObject):
    """Takes every exception that nobody caught, in any thread. `raised` carries a message for the operator.

    A `StationFault` speaks for itself. Anything else is a bug: it is logged in full, and told in words that say what
    to do. Nothing in the message comes from the goods or the person at work.
    """

    raised = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = False
        self._arrived_before = (sys.excepthook, threading.excepthook)
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    _arrived = Signal(str)

    def install(self) -> None:
        """Begin to take exceptions."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook = self._arrived_before

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._arrived_before[0](kind, error, trace)
            return
        log.critical("uncaught", exc_info=(kind, error, trace))
        self._arrived.emit(self.words(error))

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def words(self, error: BaseException) -> str:
        """Return what to tell the operator."""
        if isinstance(error, StationFault):
            return str(error)
        told = self.tr("The program made a mistake ({kind}). Nothing was decided by it. Read this, then scan again;")
        return told.format(kind=type(error).__name__) + " " + self.tr("if it comes again, call the supervisor.")

    def _tell(self, message: str) -> None:
        if self._telling:
            return
        self._telling = True
        try:
            self.raised.emit(message)
        finally:
            self._telling = False

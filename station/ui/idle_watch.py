"""Locks a desk that nobody touched for a while; what lies on it is put aside, not lost."""

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from station.domain.desk.states import DeskState
from station.ui.face import Face


class IdleWatch(QObject):
    """Counts from the last key, touch or change of the desk. `idled` says that it was long enough."""

    idled = Signal()

    def __init__(self, limit: timedelta, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(limit.total_seconds() * 1000))
        self._timer.timeout.connect(self.idled)
        self._state: DeskState | None = None

    def saw(self, face: Face) -> None:
        """Count anew after a change of the desk itself; a sync or a clock is nobody at work."""
        if face.state is not self._state:
            self._state = face.state
            self.touched()

    def touched(self) -> None:
        """Count anew after a key or a touch; nobody signed in is nobody to lock out."""
        if self._state is not None and self._state.operator is not None:
            self._timer.start()
        else:
            self._timer.stop()

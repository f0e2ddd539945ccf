"""Locks a desk that nobody touched for a while; what lies on it is put aside, not lost."""

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

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
        self._signed_in = False

    def saw(self, face: Face) -> None:
        """Count anew after a change of the desk; nobody signed in is nobody to lock out."""
        self._signed_in = face.state.operator is not None
        self.touched()

    def touched(self) -> None:
        """Count anew after a key or a touch."""
        if self._signed_in:
            self._timer.start()
        else:
            self._timer.stop()

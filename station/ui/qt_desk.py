"""The one bridge between the desk and the screens: states come in from any thread and out in the UI thread."""

from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal

from station.domain.desk.events import DeskEvent
from station.domain.desk.states import DeskState
from station.domain.desk.withholding import seen
from station.domain.shift import Tally
from station.domain.status import StationStatus
from station.domain.stratum import Of, Stratum
from station.ports import Clock, Preview
from station.ui.face import Face

NO_STRATA: Mapping[Of, Stratum] = MappingProxyType({})


class QtDesk(QObject):
    """Carries faces and previews to the screens, and what was touched to the desk.

    `publish` and `preview` may be called from any thread and return at once. `happened` carries every face in order,
    `changed` only the newest of those that came together, so that a burst of scans is heard in full and painted once.
    Of previews only the newest waits: a busy screen drops pictures, never piles them up.
    """

    happened = Signal(object)
    changed = Signal(object)
    previewed = Signal(object)
    _arrived = Signal()

    def __init__(self, submit: Callable[[DeskEvent], None], clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._submit = submit
        self._clock = clock
        self._faces: deque[Face] = deque()
        self._previews: deque[Preview] = deque(maxlen=1)
        self._preview_size = (640, 360)
        self._seen: tuple[DeskState, DeskState] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def now(self) -> datetime:
        """Return the current instant of the clock that was handed in."""
        return self._clock.now()

    def submit(self, event: DeskEvent) -> None:
        """Tell the desk what was touched."""
        self._submit(event)

    @property
    def preview_size(self) -> tuple[int, int]:
        """Return how many pixels wide and high a preview should be at most, to be painted one to one; any thread."""
        return self._preview_size

    def want_previews(self, width: int, height: int) -> None:
        """Say what size previews should have from now on."""
        self._preview_size = (max(1, width), max(1, height))

    def publish(
        self, state: DeskState, tally: Tally, status: StationStatus, strata: Mapping[Of, Stratum] = NO_STRATA
    ) -> None:
        """Show a new state of the desk; any thread."""
        known = self._seen
        if known is None or known[0] is not state:  # the same state stays the same one: nobody has worked since
            known = self._seen = (state, seen(state))
        self._faces.append(Face(known[1], tally, status, tuple(strata.values())))
        self._arrived.emit()

    def preview(self, picture: Preview) -> None:
        """Show a camera picture; any thread."""
        self._previews.append(picture)
        self._arrived.emit()

    def _deliver(self) -> None:
        newest: Face | None = None
        while self._faces:
            newest = self._faces.popleft()
            self.happened.emit(newest)
        if newest is not None:
            self.changed.emit(newest)
        if self._previews:
            self.previewed.emit(self._previews.pop())

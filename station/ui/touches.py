"""What was touched becomes a desk event, about the parcel that was painted when it was touched."""

from typing import Protocol

from PySide6.QtCore import QObject

from station.domain import pointing
from station.domain.code import RawScan, Source
from station.domain.decision import Finding, Outcome
from station.domain.desk import events as e
from station.domain.desk.board import work_of
from station.domain.desk.states import Decided
from station.domain.direction import Direction
from station.domain.self_test import Proof
from station.ports import KeyEvent
from station.ui.face import Face
from station.ui.qt_desk import QtDesk


class Intake(Protocol):
    """Who takes scans and what was typed; never waits."""

    def scanned(self, raw: RawScan) -> None:
        """Take a raw scan."""

    def typed(self, text: str) -> None:
        """Take what a person typed."""

    def keyed(self, key: KeyEvent) -> None:
        """Hear of a key press, whoever made it."""

    def tested(self, device: str, tested: Proof) -> None:
        """Keep what a self-test has shown."""


class Touches(QObject):
    """Forwards; it never asks whether something is allowed: that is the desk's."""

    def __init__(self, desk: QtDesk, intake: Intake, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._intake = intake
        self._waybill = ""
        self._entry: int | None = None
        self._unread: int | None = None

    def painted(self, face: Face) -> None:
        """Remember which parcel, and which decision, is on the screen from now on."""
        phase = face.state.phase
        work = phase.work if isinstance(phase, Decided) else work_of(phase)
        self._waybill = work.waybill if work is not None else ""
        self._unread = work.unread if work is not None else None
        self._entry = phase.seq if isinstance(phase, Decided) else 0

    def choose(self, outcome: Outcome) -> None:
        """Choose an outcome for the parcel on the screen."""
        self._desk.submit(e.Chosen(self._waybill, outcome, self._desk.now()))

    def conform(self) -> None:
        """Note that the parcel on the screen was found as declared."""
        self._desk.submit(e.FoundConform(self._waybill, self._desk.now()))

    def undo(self) -> None:
        """Take the decision on the screen back."""
        self._desk.submit(e.UndoAsked(self._desk.now(), self._entry))

    def void(self) -> None:
        """Void the scans of the parcel on the screen."""
        self._desk.submit(e.VoidAsked(self._desk.now(), self._waybill))

    def row(self, gnum: int) -> None:
        """Choose a row of the list on the screen for a piece without a readable barcode."""
        self._point(pointing.row_text(self._waybill, gnum, self._unread))

    def note(self, finding: Finding, gnum: int | None) -> None:
        """Note a finding on the parcel on the screen, or on a row of its list."""
        self._point(pointing.note_text(self._waybill, finding, gnum))

    def _point(self, text: str) -> None:
        if self._waybill:
            self._intake.scanned(RawScan(text.encode(), Source.CHOSEN, "list", self._desk.now()))

    def refill(self, row: int | None = None, element: str | None = None) -> None:
        """Confirm the refill of one element of the parcel on the screen, or of all that are proposed."""
        if self._waybill:
            self._desk.submit(e.RefillAsked(self._desk.now(), self._waybill, row, element))

    def direct(self, direction: Direction) -> None:
        """Ask for the desk to work in a direction."""
        self._desk.submit(e.DirectionAsked(direction, self._desk.now()))

    def take_back(self) -> None:
        """Take the last piece or note of the parcel on the screen back."""
        self._desk.submit(e.TakeBackAsked(self._desk.now(), self._waybill))

    def resume(self, waybill: str) -> None:
        """Bring a parked parcel back."""
        self._desk.submit(e.ResumeAsked(waybill, self._desk.now()))

    def reading(self, index: int) -> None:
        """Pick one of several readings."""
        self._desk.submit(e.ReadingChosen(index, self._desk.now()))

    def pin(self, pin: str) -> None:
        """Hand a PIN over; it is kept nowhere."""
        self._desk.submit(e.PinTyped(pin, self._desk.now()))

    def typed(self, text: str) -> None:
        """Hand over a code that was typed by hand."""
        self._intake.typed(text)

    def open_shift(self) -> None:
        """Ask for a new shift."""
        self._desk.submit(e.OpenShiftAsked(self._desk.now()))

    def close_shift(self) -> None:
        """Ask to close the shift."""
        self._desk.submit(e.CloseShiftAsked(self._desk.now()))

    def lock(self) -> None:
        """Leave the desk."""
        self._desk.submit(e.LockAsked(self._desk.now()))

    def wrong(self) -> None:
        """Say that what the station just took was wrong."""
        self._desk.submit(e.WrongSaid(self._desk.now()))

    def cancel(self) -> None:
        """Back out of what the desk asked."""
        self._desk.submit(e.CancelAsked(self._desk.now()))

    def acknowledge(self) -> None:
        """Say that a fault was read."""
        self._desk.submit(e.Acknowledged(self._desk.now()))

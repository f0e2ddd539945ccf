"""The first to see every key: scans go to the desk whatever has the focus, the rest to whom it was meant for."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from shiboken6 import Shiboken

from station.domain.code import RawScan, Source
from station.domain.keystrokes import Burst, Completed, KeyDecision, Pass, Replay, WedgeScan
from station.domain.keystrokes import expire as settle
from station.domain.keystrokes import press as take
from station.domain.self_test import End, Proof, joined, limits_of, of_keys, of_scan
from station.domain.wedge_text import Flag, Key, doubt
from station.ports import Clock, KeyEvent
from station.ui.keys import COMBINING, held_with, is_chord, is_function, name_of, place_of, text_of
from station.ui.overriding import override

DEVICE = "keyboard"
NO_SUFFIX = 8  # keys that came as one burst without Enter: a scanner without a suffix, no person
DRIFT = timedelta(seconds=1)


class ScanSink(Protocol):
    """Who takes raw scans, and what a scanner's self-test has shown; never waits."""

    def scanned(self, raw: RawScan) -> None:
        """Take a raw scan."""

    def keyed(self, key: KeyEvent) -> None:
        """Hear of a key press, whoever made it."""

    def tested(self, device: str, tested: Proof) -> None:
        """Keep what a self-test has shown."""


class KeyFilter(QObject):
    """Sits on the application and lets no key past unseen.

    A burst of keys as a scanner types them becomes one `RawScan` for the sink; nothing that has the focus hears of it.
    What a person types is handed on one gap later. `pressed` carries a function key (`Qt.Key`) once it is sure that no
    scanner sent it: no key came within a gap before or after it. `noticed` carries the flags of every scan: what had
    to be mended, none as a rule; `unfinished` a burst without Enter; `tested` what a self-test card has shown. Ctrl,
    Alt and Meta combinations do nothing.
    """

    pressed = Signal(object)
    noticed = Signal(object)
    unfinished = Signal(object)
    tested = Signal(object)
    touched = Signal()

    def __init__(self, sink: ScanSink, clock: Clock, tested: Proof | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink = sink
        self._clock = clock
        self._tested = tested
        self._limits = limits_of(tested)
        self._burst = Burst()
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._function: Qt.Key | None = None
        self._lead: Key | None = None
        self._resting = False
        self._passing = False
        self._epoch: datetime | None = None
        self._last: datetime | None = None
        self._due: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._gap_passed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take keys, shortcuts and input methods; let everything else go by."""
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return not self._passing and self._pressed(watched, event)
            case QEvent.Type.Shortcut:
                return True
            case QEvent.Type.InputMethod if isinstance(event, QInputMethodEvent):
                self._taken_by_input_method(event)
                return True
            case QEvent.Type.InputMethodQuery if isinstance(event, QInputMethodQueryEvent):
                return self._no_input_method(event)
            case QEvent.Type.MouseButtonPress | QEvent.Type.TouchBegin:
                self.touched.emit()
                return False
            case _:
                return False

    def _taken_by_input_method(self, event: QInputMethodEvent) -> None:
        """Doubt the scan that keys were taken from: what an input method has swallowed nobody gets back."""
        if event.commitString() or event.preeditString():
            self._burst = replace(self._burst, loose=self._clock.now())
            self.noticed.emit((Flag.FOLDED,))

    def _no_input_method(self, event: QInputMethodQueryEvent) -> bool:
        """Answer for every widget that none takes an input method; a line edit says otherwise whatever it is told."""
        if not event.queries() & Qt.InputMethodQuery.ImEnabled:
            return False
        event.setValue(Qt.InputMethodQuery.ImEnabled, False)
        event.accept()
        return True

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        self.touched.emit()
        if event.key() in COMBINING:
            return True
        at = self._instant(event)
        key = KeyEvent(at, text_of(event), name_of(event.key()), place_of(event), held_with(event))
        self._sink.keyed(key)
        if event.isAutoRepeat() and self._rests(at):
            if not event.text() or event.key() == Qt.Key.Key_Backspace:
                self._pass_on(watched, event)
            return True
        self._resting = False
        if is_function(event):
            self._function_key(Qt.Key(event.key()), at, event.text())
        else:
            self._function = None
            self._classify(watched, event, Key(key.text, key.key, at, key.place, key.held))
        self._last = at
        return True

    def _classify(self, watched: QObject, event: QKeyEvent, key: Key) -> None:
        lead, self._lead = self._lead, None
        if lead is not None and not self._burst.holds and key.at - lead.at <= self._limits.max_gap:
            self._burst, _ = take(self._burst, lead, self._limits)
            self._held.append((watched, QKeyEvent(event.type(), 0, event.modifiers())))
        self._burst, decision = take(self._burst, key, self._limits)
        self._carry_out(decision)
        if self._burst.holds > len(self._held):
            self._held.append((watched, event.clone()))
        if isinstance(decision, Pass) or (isinstance(decision, Replay) and not decision.hold):
            if not self._burst.holds:
                self._pass_on(watched, event)
        else:
            self._wait()

    def _rests(self, at: datetime) -> bool:
        """Say whether a repeat comes of a finger that rests on a key; a scanner's double zero is marked as one too."""
        within = self._last is not None and at - self._last <= self._limits.max_gap
        self._resting = self._resting or not (self._burst.holds and within)
        return self._resting

    def _function_key(self, key: Qt.Key, at: datetime, text: str) -> None:
        """Keep a function key back until it is sure that it is none of a scanner's."""
        near = self._last is not None and at - self._last <= self._limits.max_gap
        if near and self._burst.holds and text:
            self._burst, _ = take(self._burst, Key(text, "", at), self._limits)
        self._function = None if near else key
        self._lead = None if near or not text else Key(text, "", at)
        self._wait()

    def _wait(self) -> None:
        gap = self._limits.max_gap
        self._due = self._clock.now() + gap
        self._timer.start(int(gap.total_seconds() * 1000) + 5)

    def _gap_passed(self) -> None:
        """Settle what was held; after a stall the keys that still wait in the queue are let in first."""
        now = self._clock.now()
        if self._due is not None and now - self._due > self._limits.max_gap:
            self._wait()
            return
        function, self._function = self._function, None
        if function is not None:
            self.pressed.emit(function)
        after = (self._burst.last or now) + self._limits.max_gap + timedelta(microseconds=1)
        self._burst, decision = settle(self._burst, after, self._limits)
        self._carry_out(decision)

    def _carry_out(self, decision: KeyDecision) -> None:
        match decision:
            case Completed(scan=scan):
                self._held.clear()
                self._deliver(scan)
            case Replay(keys=keys):
                held, self._held = self._held, []
                if (tested := of_keys(keys, End.NOTHING)) is not None:
                    self._learn(tested)
                    return
                if len(keys) >= NO_SUFFIX:
                    self.unfinished.emit("".join(key.text for key in keys))
                for watched, event in held:
                    self._pass_on(watched, event)
            case _:
                pass

    def _learn(self, tested: Proof) -> None:
        """Read this scanner as its self-test has shown it, from the next key on."""
        self._tested = joined(self._tested, tested)
        self._limits = limits_of(self._tested)
        self._sink.tested(DEVICE, tested)
        self.tested.emit(self._tested)

    def _deliver(self, scan: WedgeScan) -> None:
        if (tested := of_scan(scan)) is not None:
            self._learn(tested)
            return
        raw = RawScan(scan.text.encode(errors="replace"), Source.WEDGE, DEVICE, scan.last, doubt=doubt(scan.flags))
        self._sink.scanned(raw)
        self.noticed.emit(scan.flags)

    def _pass_on(self, watched: QObject, event: QKeyEvent) -> None:
        """Hand a key to whom it was meant for, once; combinations mean nothing here and end."""
        if is_chord(event) or not Shiboken.isValid(watched):
            return
        self._passing = True
        try:
            QCoreApplication.sendEvent(watched, event)
        finally:
            self._passing = False

    def _instant(self, event: QKeyEvent) -> datetime:
        """Return when the key was pressed: by the window system's own clock where it has one, for queues bunch keys."""
        now = self._clock.now()
        stamp = timedelta(milliseconds=event.timestamp())
        if not stamp:
            return now
        if self._epoch is None or (not self._burst.holds and abs(self._epoch + stamp - now) > DRIFT):
            self._epoch = now - stamp  # never inside a scan: a screen that stood still would cut it in two
        return self._epoch + stamp

"""The window: one desk on one screen. It paints faces, forwards touches and keys, and decides nothing."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from station.domain.desk.states import Decided, Faulted, OnGoods, OnParcel, OnUnit, ParcelWork
from station.domain.direction import OUTCOMES_OF, Direction
from station.domain.self_test import Proof
from station.domain.subject import Command
from station.domain.wedge_text import Flag
from station.ports import Preview
from station.ui import keys, language, phrases, picks, theme
from station.ui.face import Face
from station.ui.house import House, Own, work_in
from station.ui.overriding import override
from station.ui.qt_desk import QtDesk
from station.ui.side_column import Asked
from station.ui.skin import Preferences, Skin
from station.ui.touches import Touches

SMALLEST = (1024, 700)
#: What the window asks about one parcel, and no longer once another one is on the screen.
ABOUT_A_PARCEL = frozenset({Asked.VOID, Asked.ROW, Asked.NOTE})
BEHIND_THE_SHIFT = frozenset({keys.SHIFT, keys.LOCK, keys.HELP})


class MainWindow(QMainWindow):
    """Shows one desk. `touches` turns what is pressed into desk events, always about the parcel that is painted.

    `preferred` carries (language, theme) when a person changed one of them.
    """

    preferred = Signal(str, str)

    def __init__(self, desk: QtDesk, touches: Touches, preferences: Preferences) -> None:
        super().__init__()
        self._desk = desk
        self.touches = touches
        self._preferences = preferences
        self._language = language.load(preferences.language)
        self._theme = theme.load(preferences.theme)
        self._face: Face | None = None
        self._own = Own()
        self._closing = False
        self._install(self._language)
        self.setMinimumSize(*SMALLEST)
        self.house = House(preferences)
        self.setCentralWidget(self.house)
        for widget in (self, *self.findChildren(QWidget)):
            widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self._connect()
        self._dress()
        self._ticker = QTimer(self)
        self._ticker.setInterval(1000)
        self._ticker.timeout.connect(self._tick)

    def _connect(self) -> None:
        touches, house, side = self.touches, self.house, self.house.side
        self._desk.changed.connect(self.show_face)
        self._desk.previewed.connect(self.show_preview)
        side.camera.wanted.connect(self._desk.want_previews)
        house.decisions.decided.connect(touches.choose)
        house.decisions.asked.connect(self._command)
        house.top.asked.connect(self.key_pressed)
        house.top.language_asked.connect(self.next_language)
        house.top.theme_asked.connect(self.next_theme)
        house.sign_in.picked.connect(touches.typed)
        for pin in (side.pin, house.sign_in.pin):
            pin.typed.connect(touches.pin)
            pin.cancelled.connect(self.back)
        side.readings.picked.connect(touches.reading)
        side.typed.typed.connect(self._typed)
        side.parked.resumed.connect(touches.resume)
        side.pointed.connect(self._pointed)
        house.banner.pointed.connect(self._why)
        side.picks.picked.connect(self._picked)
        house.parcel.bar.asked.connect(self.key_pressed)
        house.parcel.refill_asked.connect(touches.refill)
        side.cancelled.connect(self.back)
        side.accepted.connect(self._accepted)
        side.acknowledged.connect(self.back)
        house.shift.open_asked.connect(touches.open_shift)
        house.shift.close_asked.connect(touches.close_shift)
        house.shift.direction_asked.connect(touches.direct)
        house.shift.left.connect(self.back)

    # --- showing ----------------------------------------------------------------------------------------------------

    @property
    def skin(self) -> Skin:
        """Return what everything is painted with."""
        return Skin(self._language.words, self._theme, self._preferences.zone)

    @property
    def asked(self) -> Asked:
        """Return what the window itself asks just now."""
        return self._own.asked

    def show_face(self, face: Face) -> None:
        """Paint the desk. What the window asked about another parcel is no longer asked."""
        before, same = self._work(), self._face is not None and self._face.state is face.state
        self._face = face
        self.touches.painted(face)
        now = self._work()
        gone = before is None or now is None or now.waybill != before.waybill or isinstance(face.state.phase, Decided)
        if self.asked in ABOUT_A_PARCEL and gone:
            self._own = replace(self._own, asked=Asked.NOTHING)
        if not same and (now is not None or isinstance(face.state.phase, OnGoods | OnUnit)):
            self._own = replace(self._own, shift_wanted=False)
        self._repaint()

    def show_preview(self, preview: Preview) -> None:
        """Paint a camera picture."""
        self.house.side.camera.show_preview(preview)

    def show_fault(self, message: str) -> None:
        """Show a fault of the program; until it is read nothing here looks decided, and nothing can be pressed."""
        self._say(replace(self._own, fault=message))

    def show_flags(self, flags: tuple[Flag, ...]) -> None:
        """Say what was odd about the keys of a scan; it stays until a scan that has nothing odd."""
        hint = " · ".join(self.skin.words(phrases.FLAGS[flag]) for flag in flags)
        if hint != self._own.hint:
            self._say(replace(self._own, hint=hint))

    def show_tested(self, tested: Proof) -> None:
        """Say what the self-test card has shown of the scanner."""
        told = [
            phrases.KEYS_READ[tested.ways.keys],
            phrases.CAPS_READ[tested.ways.caps],
            phrases.ENDS[tested.end],
            phrases.SEPARATORS[tested.separator],
        ]
        if tested.wide:
            told.append(phrases.FLAGS[Flag.FOLDED])
        self._say(replace(self._own, hint=self.tr("Self-test") + ": " + " · ".join(map(self.skin.words, told))))

    def show_unfinished(self, _text: str) -> None:
        """Say that a scanner does not end its codes with Enter."""
        hint = self.tr("A code came without Enter at its end: scan the scanner's Enter-suffix card.")
        self._say(replace(self._own, hint=hint))

    def _work(self) -> ParcelWork | None:
        return work_in(self._face.state) if self._face is not None else None

    def _say(self, own: Own) -> None:
        self._own = own
        self._repaint()

    def _repaint(self) -> None:
        if self._face is not None:
            self.setWindowTitle(f"{self._face.status.station} · Station")
            self.house.paint_face(self._face, self.skin, self._own)

    def _dress(self) -> None:
        self.setStyleSheet(self._theme.stylesheet())
        self.house.dress(self._theme)

    def _tick(self) -> None:
        self.house.top.tick(self._desk.now())

    # --- touches and keys --------------------------------------------------------------------------------------------

    def key_pressed(self, key: Qt.Key) -> None:  # noqa: C901 - one row a key
        """Do what a function key means; what is asked just now comes before everything else."""
        outcome = next((o for o in OUTCOMES_OF[self._direction()] if keys.OUTCOME_KEYS[o] == key), None)
        if key == keys.BACK:
            self.back()
        elif self._own.fault or (self._own.shift_wanted and key not in BEHIND_THE_SHIFT):
            return  # nothing is decided of a parcel that cannot be seen
        elif outcome is not None:
            self.touches.choose(outcome)
        elif key == keys.CONFORM:
            self.touches.conform()
        elif key == keys.UNDO:
            self.touches.undo()
        elif key == keys.VOID:
            self._void()
        elif key == keys.LOCK:
            self.touches.lock()
        elif key == keys.SHIFT:
            self._say(replace(self._own, shift_wanted=not self._own.shift_wanted))
        elif key in keys.LIST_KEYS:
            self._list_key(key)
        elif key == keys.TYPE:
            self._ask(Asked.TYPED)
        elif key == keys.HELP:  # once the keys, once more the reasons, once more nothing
            self._ask(Asked.WHY if self.asked in {Asked.HELP, Asked.WHY} else Asked.HELP)

    def _direction(self) -> Direction:
        return self._face.state.direction if self._face is not None else Direction.OUTBOUND

    def _list_key(self, key: Qt.Key) -> None:
        """Do what a key means for the list of the parcel, or for the parcels that were put aside."""
        state = self._face.state if self._face else None
        if state is None or self.asked is Asked.TYPED:
            return
        if key == keys.PARKED and state.parked and self.asked is Asked.NOTHING:
            self.touches.resume(state.parked[-1].waybill)
        elif key == keys.TAKE_BACK:
            self.touches.take_back()
        elif key == keys.REFILL:
            self.touches.refill()
        elif key != keys.PARKED and isinstance(state.phase, OnParcel):
            self._ask(Asked.ROW if key == keys.ROW else Asked.NOTE)

    def _picked(self, place: int) -> None:
        asked, work = self.asked, self._work()
        self._say(replace(self._own, asked=Asked.NOTHING))
        if asked is Asked.ROW and work is not None and work.dossier.listing is not None:
            self.touches.row(work.dossier.listing.items[place].gnum)
        elif asked is Asked.NOTE:
            self.touches.note(picks.FINDINGS[place], self.house.parcel.row_shown())

    def back(self) -> None:
        """Leave what is asked: a fault is read, a prompt is left, the desk backs out of what it asked."""
        phase = self._face.state.phase if self._face else None
        if self._own.fault:
            self._say(replace(self._own, fault=""))
        elif isinstance(phase, Faulted):
            self.touches.acknowledge()
        elif self.asked is not Asked.NOTHING:
            self._say(replace(self._own, asked=Asked.NOTHING))
        elif self._own.shift_wanted:
            self._say(replace(self._own, shift_wanted=False))
        else:
            self.touches.cancel()

    def _command(self, command: Command) -> None:
        match command:
            case Command.CONFORM:
                self.touches.conform()
            case Command.UNDO:
                self.touches.undo()
            case _:
                self._void()

    def _void(self) -> None:
        phase = self._face.state.phase if self._face else None
        if self.asked is Asked.VOID:
            self._accepted(Asked.VOID)
        elif isinstance(phase, OnParcel):
            self._ask(Asked.VOID)
        else:
            self.touches.void()

    def _ask(self, asked: Asked) -> None:
        signed_in = self._face is not None and self._face.state.operator is not None
        if asked in {Asked.TYPED, Asked.WRONG} and not signed_in:
            return
        if asked is Asked.TYPED:
            self.house.side.typed.clear()
        self._say(replace(self._own, asked=Asked.NOTHING if self.asked is asked else asked))

    def _accepted(self, asked: Asked) -> None:
        self._say(replace(self._own, asked=Asked.NOTHING))
        if asked is Asked.VOID:
            self.touches.void()
        elif asked is Asked.WRONG:
            self.touches.wrong()
        elif asked is Asked.CLOSE:
            self._closing = True
            self.close()

    def _why(self) -> None:
        self._ask(Asked.WHY)

    def _pointed(self) -> None:
        self._ask(Asked.WRONG)

    def _typed(self, text: str) -> None:
        self._say(replace(self._own, asked=Asked.NOTHING))
        self.touches.typed(text)

    # --- language and looks -------------------------------------------------------------------------------------------

    def next_language(self) -> None:
        """Speak the next language there is; what lies on the desk stays."""
        codes = language.available()
        self.speak(codes[(codes.index(self._language.code) + 1) % len(codes)])
        self.preferred.emit(self._language.code, self._theme.name)

    def speak(self, code: str) -> None:
        """Speak a language."""
        self.take_language(language.load(code))

    def take_language(self, chosen: language.Language) -> None:
        """Speak a language that was loaded already."""
        self.silence()
        self._install(chosen)
        self._language = chosen
        self._repaint()

    def silence(self) -> None:
        """Take this window's language out of the program."""
        app = QApplication.instance()
        if app is not None:
            self._language.remove(app)

    def _install(self, chosen: language.Language) -> None:
        app = QApplication.instance()
        if app is not None:
            chosen.install(app)

    def next_theme(self) -> None:
        """Wear the next theme there is."""
        names = theme.themes()
        self.wear(names[(names.index(self._theme.name) + 1) % len(names)])
        self.preferred.emit(self._language.code, self._theme.name)

    def wear(self, name: str) -> None:
        """Wear a theme."""
        self._theme = theme.load(name, self._theme.scale)
        self._dress()
        self._repaint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Grow letters and targets with the window."""
        super().resizeEvent(event)
        scale = theme.scale_for(self.width(), self.height())
        if scale != self._theme.scale:
            self._theme = theme.load(self._theme.name, scale)
            self._dress()
        self._repaint()

    @override
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Let the clock run while somebody looks."""
        super().showEvent(event)
        self._ticker.start()
        self._repaint()

    @override
    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop the clock."""
        super().hideEvent(event)
        self._ticker.stop()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask once where a shift is open; closing then is harmless, but the shift stays open."""
        shift = self._face.state.shift if self._face else None
        if shift is not None and not self._closing and self.asked is not Asked.CLOSE:
            event.ignore()
            self._ask(Asked.CLOSE)
            return
        super().closeEvent(event)

"""The window: one desk on one screen. It paints faces, forwards touches and keys, and decides nothing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from station.domain.decision import Outcome
from station.domain.desk.board import work_of
from station.domain.desk.states import AwaitingPin, Decided, Faulted, NoticeCode, OnGoods, OnParcel, ParcelWork
from station.domain.keystrokes import Flag
from station.domain.subject import Command
from station.ports import Preview
from station.ui import keys, language, phrases, theme
from station.ui.barred import barred
from station.ui.customs_card import CustomsCard
from station.ui.decision_bar import DecisionBar
from station.ui.face import Face
from station.ui.glyphs import Glyph
from station.ui.goods_view import GoodsView
from station.ui.idle_view import IdleView
from station.ui.overriding import override
from station.ui.parcel_view import ParcelView
from station.ui.phrases import Headline
from station.ui.qt_desk import QtDesk
from station.ui.shift_page import ShiftPage
from station.ui.side_column import Asked, SideColumn
from station.ui.sign import Sign
from station.ui.sign_in_page import SignInPage
from station.ui.skin import Preferences, Skin
from station.ui.theme import Tone
from station.ui.top_bar import TopBar
from station.ui.touches import Touches
from station.ui.verdict_banner import HEIGHT, VerdictBanner

SIDE_WIDTH = 340
SMALLEST = (1024, 700)


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
        self._asked = Asked.NOTHING
        self._fault = ""
        self._hint = ""
        self._shift_wanted = False
        self._closing = False
        self._install(self._language)
        self._build()
        self._connect()
        self._dress()
        self._ticker = QTimer(self)
        self._ticker.setInterval(1000)
        self._ticker.timeout.connect(self._tick)

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.training = QLabel()
        self.training.setObjectName("training")
        self.top, self.banner, self.customs = TopBar(), VerdictBanner(), CustomsCard()
        self.idle, self.parcel, self.goods = IdleView(), ParcelView(), GoodsView()
        self.shift, self.sign_in = ShiftPage(), SignInPage(self._preferences.trainees)
        self.body, self.side, self.decisions = QStackedWidget(), SideColumn(), DecisionBar()
        for page in (self.idle, self.parcel, self.goods, self.shift, self.sign_in):
            self.body.addWidget(page)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.addWidget(self.banner)
        self._left.addWidget(self.body, 1)
        self._beside = QWidget()
        self._beside.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(self.customs)
        self._right.addWidget(self.side, 1)
        direction = QBoxLayout.Direction.RightToLeft if self._preferences.mirrored else QBoxLayout.Direction.LeftToRight
        self._middle = QBoxLayout(direction)
        self._middle.addLayout(self._left, 1)
        self._middle.addWidget(self._beside)
        house = QWidget()
        house.setObjectName("house")
        outer = QVBoxLayout(house)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.training)
        self._all = QVBoxLayout()
        outer.addLayout(self._all, 1)
        self._all.addWidget(self.top)
        self._all.addLayout(self._middle, 1)
        self._all.addWidget(self.decisions)
        self.setCentralWidget(house)
        for widget in (self, *self.findChildren(QWidget)):
            widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def _connect(self) -> None:
        touches, side = self.touches, self.side
        self._desk.changed.connect(self.show_face)
        self._desk.previewed.connect(self.show_preview)
        side.camera.wanted.connect(self._desk.want_previews)
        self.decisions.decided.connect(touches.choose)
        self.decisions.asked.connect(self._command)
        self.top.asked.connect(self.key_pressed)
        self.top.language_asked.connect(self.next_language)
        self.top.theme_asked.connect(self.next_theme)
        self.sign_in.picked.connect(self.touches.typed)
        for pin in (side.pin, self.sign_in.pin):
            pin.typed.connect(touches.pin)
            pin.cancelled.connect(self.back)
        side.readings.picked.connect(touches.reading)
        side.typed.typed.connect(self._typed)
        side.parked.resumed.connect(touches.resume)
        side.cancelled.connect(self.back)
        side.accepted.connect(self._accepted)
        side.acknowledged.connect(self.back)
        self.shift.open_asked.connect(touches.open_shift)
        self.shift.close_asked.connect(touches.close_shift)
        self.shift.left.connect(self.back)

    # --- showing ----------------------------------------------------------------------------------------------------

    @property
    def skin(self) -> Skin:
        """Return what everything is painted with."""
        return Skin(self._language.words, self._theme, self._preferences.zone)

    @property
    def asked(self) -> Asked:
        """Return what the window itself asks just now."""
        return self._asked

    def show_face(self, face: Face) -> None:
        """Paint the desk. What the window asked about another parcel is no longer asked."""
        before, same = self._work(), self._face is not None and self._face.state is face.state
        self._face = face
        self.touches.painted(face)
        now = self._work()
        if self._asked is Asked.VOID and (before is None or now is None or now.waybill != before.waybill):
            self._asked = Asked.NOTHING
        if not same and (now is not None or isinstance(face.state.phase, OnGoods)):
            self._shift_wanted = False
        self._repaint()

    def show_preview(self, preview: Preview) -> None:
        """Paint a camera picture."""
        self.side.camera.show_preview(preview)

    def show_fault(self, message: str) -> None:
        """Show a fault of the program; until it is read nothing here looks decided, and nothing can be pressed."""
        self._fault = message
        self._repaint()

    def show_flags(self, flags: tuple[Flag, ...]) -> None:
        """Say what was odd about the keys of a scan; it stays until a scan that has nothing odd."""
        hint = " · ".join(self.skin.words(phrases.FLAGS[flag]) for flag in flags)
        if hint != self._hint:
            self._hint = hint
            self._repaint()

    def show_unfinished(self, _text: str) -> None:
        """Say that a scanner does not end its codes with Enter."""
        self._hint = self.tr("A code came without Enter at its end: scan the scanner's Enter-suffix card.")
        self._repaint()

    def _work(self) -> ParcelWork | None:
        if self._face is None:
            return None
        phase = self._face.state.phase
        return phase.work if isinstance(phase, Decided) else work_of(phase)

    def _repaint(self) -> None:
        face, skin = self._face, self.skin
        if face is None:
            return
        self.setWindowTitle(f"{face.status.station} · Station")
        self.training.setText(self.tr("TRAINING · nothing decided here is real"))
        self.training.setVisible(face.status.training)
        self.top.paint_face(face, skin)
        self.banner.paint_face(face, skin, self._fault_sign(skin), self._hint)
        self.customs.paint_face(face, skin)
        self.side.paint_face(face, skin, self._asked, self._fault)
        self._show_body(face, skin)
        self._show_decisions(face, skin)

    def _fault_sign(self, skin: Skin) -> Sign | None:
        if not self._fault:
            return None
        source = phrases.HEADLINES[Headline.FAULT]
        return Sign(Glyph.FAULT, Tone.DETAIN, skin.words(source), skin.words.aside(source), self._fault, full=True)

    def _show_body(self, face: Face, skin: Skin) -> None:
        state, work = face.state, self._work()
        faulted = bool(self._fault) or isinstance(state.phase, Faulted)
        refused = state.notice is not None and state.notice.code is NoticeCode.SHIFT_NOT_CLOSED
        asks = faulted or self._asked is not Asked.NOTHING or isinstance(state.phase, AwaitingPin)
        if state.operator is None:
            self.sign_in.paint_face(face, skin)
            self.body.setCurrentWidget(self.sign_in)
            self._beside.setVisible(faulted or self._asked is not Asked.NOTHING)
            if isinstance(state.phase, AwaitingPin) and not faulted:
                self.sign_in.pin.setFocus()
        elif state.shift is None or self._shift_wanted or refused:
            self.shift.paint_face(face, skin)
            self.body.setCurrentWidget(self.shift)
            self._beside.setVisible(asks)
        elif work is not None:
            self.parcel.show_parcel(work, skin)
            self.body.setCurrentWidget(self.parcel)
            self._beside.setVisible(True)
        elif isinstance(state.phase, OnGoods):
            self.goods.show_goods(state.phase.dossier, skin)
            self.body.setCurrentWidget(self.goods)
            self._beside.setVisible(True)
        else:
            self.idle.wear(skin)
            self.body.setCurrentWidget(self.idle)
            self._beside.setVisible(True)

    def _show_decisions(self, face: Face, skin: Skin) -> None:
        state = face.state
        seen = self.body.currentWidget() not in {self.sign_in, self.shift}
        self.decisions.setVisible(state.operator is not None and state.shift is not None and seen)
        self.decisions.wear(skin)
        phase = state.phase
        work = phase.work if isinstance(phase, OnParcel) and not self._fault else None
        for outcome, button in self.decisions.outcomes.items():
            proposed = work is not None and work.assessment.proposal is outcome
            stands = outcome is Outcome.RELEASE and work is not None and barred(state, work)
            button.show_as(skin, enabled=work is not None, proposed=proposed, barred=stands)
        decided = isinstance(phase, Decided) and not self._fault
        for command, button in self.decisions.others.items():
            enabled = decided if command is Command.UNDO else work is not None
            button.show_as(skin, enabled=enabled, proposed=False)

    def _tick(self) -> None:
        self.top.tick(self._desk.now())

    # --- touches and keys --------------------------------------------------------------------------------------------

    def key_pressed(self, key: Qt.Key) -> None:
        """Do what a function key means; what is asked just now comes before everything else."""
        outcome = next((o for o, k in keys.OUTCOME_KEYS.items() if k == key), None)
        if key == keys.BACK:
            self.back()
        elif self._fault or (self._shift_wanted and key not in {keys.SHIFT, keys.LOCK}):
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
            self._shift_wanted = not self._shift_wanted
            self._repaint()
        elif key in {keys.TYPE, keys.HELP}:
            self._ask(Asked.TYPED if key == keys.TYPE else Asked.HELP)

    def back(self) -> None:
        """Leave what is asked: a fault is read, a prompt is left, the desk backs out of what it asked."""
        phase = self._face.state.phase if self._face else None
        if self._fault:
            self._fault = ""
        elif isinstance(phase, Faulted):
            self.touches.acknowledge()
        elif self._asked is not Asked.NOTHING:
            self._asked = Asked.NOTHING
        elif self._shift_wanted:
            self._shift_wanted = False
        else:
            self.touches.cancel()
        self._repaint()

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
        if self._asked is Asked.VOID:
            self._accepted(Asked.VOID)
        elif isinstance(phase, OnParcel):
            self._ask(Asked.VOID)
        else:
            self.touches.void()

    def _ask(self, asked: Asked) -> None:
        signed_in = self._face is not None and self._face.state.operator is not None
        if asked is Asked.TYPED and not signed_in:
            return
        self._asked = Asked.NOTHING if self._asked is asked else asked
        if asked is Asked.TYPED:
            self.side.typed.clear()
        self._repaint()

    def _accepted(self, asked: Asked) -> None:
        self._asked = Asked.NOTHING
        if asked is Asked.VOID:
            self.touches.void()
        elif asked is Asked.CLOSE:
            self._closing = True
            self.close()
            return
        self._repaint()

    def _typed(self, text: str) -> None:
        self._asked = Asked.NOTHING
        self._repaint()
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

    def _dress(self) -> None:
        px = self._theme.px
        self.setStyleSheet(self._theme.stylesheet())
        self._all.setContentsMargins(px(12), px(8), px(12), px(10))
        for layout in (self._all, self._middle, self._left, self._right):
            layout.setSpacing(px(8))
        self._beside.setFixedWidth(px(SIDE_WIDTH))
        self.customs.setFixedHeight(px(HEIGHT))

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
        if shift is not None and not self._closing and self._asked is not Asked.CLOSE:
            event.ignore()
            self._ask(Asked.CLOSE)
            return
        super().closeEvent(event)

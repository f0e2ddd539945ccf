"""The house of panels: what stands where, and which of them a face and the window's own questions call for."""

from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from station.domain.decision import Outcome
from station.domain.desk.board import work_of
from station.domain.desk.states import (
    AwaitingPin,
    Decided,
    DeskState,
    Faulted,
    NoticeCode,
    OnGoods,
    OnParcel,
    OnUnit,
    ParcelWork,
)
from station.domain.direction import OUTCOMES_OF, Direction
from station.domain.subject import Command
from station.ui import phrases
from station.ui.barred import barred
from station.ui.customs_card import CustomsCard
from station.ui.decision_bar import DecisionBar
from station.ui.face import Face
from station.ui.glyphs import Glyph
from station.ui.goods_view import GoodsView
from station.ui.idle_view import IdleView
from station.ui.parcel_view import ParcelView
from station.ui.phrases import Headline
from station.ui.shift_page import ShiftPage
from station.ui.side_column import Asked, SideColumn
from station.ui.sign import Sign
from station.ui.sign_in_page import SignInPage
from station.ui.skin import Preferences, Skin
from station.ui.theme import Theme, Tone
from station.ui.top_bar import TopBar
from station.ui.unit_view import UnitView
from station.ui.verdict_banner import HEIGHT, VerdictBanner

SIDE_WIDTH = 340


@dataclass(frozen=True, slots=True)
class Own:
    """What the window itself has to say: a question, a fault of the program, a hint about keys, a look at the shift."""

    asked: Asked = Asked.NOTHING
    fault: str = ""
    hint: str = ""
    shift_wanted: bool = False


def work_in(state: DeskState) -> ParcelWork | None:
    """Return the parcel that a state shows, decided or not."""
    return state.phase.work if isinstance(state.phase, Decided) else work_of(state.phase)


class House(QWidget):
    """Holds every panel of the window and paints those that are seen."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("house")
        self.training = QLabel()
        self.training.setObjectName("training")
        self.direction = QLabel()
        self.direction.setObjectName("training")
        self.top, self.banner, self.customs = TopBar(), VerdictBanner(), CustomsCard()
        self.idle, self.parcel, self.goods, self.unit = IdleView(), ParcelView(), GoodsView(), UnitView()
        self.shift, self.sign_in = ShiftPage(), SignInPage(preferences.trainees)
        self.body, self.side, self.decisions = QStackedWidget(), SideColumn(), DecisionBar()
        for page in (self.idle, self.parcel, self.goods, self.unit, self.shift, self.sign_in):
            self.body.addWidget(page)
        self._left, self._right, self._all = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._left.addWidget(self.banner)
        self._left.addWidget(self.body, 1)
        self._beside = QWidget()
        self._beside.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(self.customs)
        self._right.addWidget(self.side, 1)
        direction = QBoxLayout.Direction.RightToLeft if preferences.mirrored else QBoxLayout.Direction.LeftToRight
        self._middle = QBoxLayout(direction)
        self._middle.addLayout(self._left, 1)
        self._middle.addWidget(self._beside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.training)
        outer.addWidget(self.direction)
        outer.addLayout(self._all, 1)
        self._all.addWidget(self.top)
        self._all.addLayout(self._middle, 1)
        self._all.addWidget(self.decisions)

    def dress(self, theme: Theme) -> None:
        """Take the distances of a theme."""
        px = theme.px
        self._all.setContentsMargins(px(12), px(8), px(12), px(10))
        for layout in (self._all, self._middle, self._left, self._right):
            layout.setSpacing(px(8))
        self._beside.setFixedWidth(px(SIDE_WIDTH))
        self.customs.setFixedHeight(px(HEIGHT))

    def paint_face(self, face: Face, skin: Skin, own: Own) -> None:
        """Paint everything that is seen."""
        self.training.setText(self.tr("TRAINING · nothing decided here is real"))
        self.training.setVisible(face.status.training)
        self.direction.setText(skin.words(phrases.DIRECTIONS[face.state.direction]))
        self.direction.setVisible(face.state.direction is Direction.RETURNS)
        self.top.paint_face(face, skin)
        self.banner.paint_face(face, skin, _fault_sign(own.fault, skin), own.hint)
        self.customs.paint_face(face, skin)
        self._show_body(face, skin, own)
        self.side.paint_face(face, skin, own.asked, own.fault, self.parcel.row_shown())
        self._show_decisions(face, skin, own)

    def _show_body(self, face: Face, skin: Skin, own: Own) -> None:
        state, work = face.state, work_in(face.state)
        asks = bool(own.fault) or isinstance(state.phase, Faulted) or own.asked is not Asked.NOTHING
        refused = state.notice is not None and state.notice.code is NoticeCode.SHIFT_NOT_CLOSED
        beside = True
        if state.operator is None:
            self.sign_in.paint_face(face, skin)
            page: QWidget = self.sign_in
            beside = asks
        elif state.shift is None or own.shift_wanted or refused:
            self.shift.paint_face(face, skin)
            page = self.shift
            beside = asks or isinstance(state.phase, AwaitingPin)
        elif work is not None:
            self.parcel.show_parcel(work, skin)
            self.parcel.bar.show_state(state, skin)
            page = self.parcel
        elif isinstance(state.phase, OnGoods):
            self.goods.show_goods(state.phase.dossier, state.phase.item.thing, skin)
            page = self.goods
        elif isinstance(state.phase, OnUnit):
            self.unit.show_unit(state.phase.dossier, skin)
            page = self.unit
        else:
            self.idle.wear(skin)
            page = self.idle
        self.body.setCurrentWidget(page)
        self._beside.setVisible(beside)
        if page is self.sign_in and isinstance(state.phase, AwaitingPin) and not asks:
            self.sign_in.pin.setFocus()

    def _show_decisions(self, face: Face, skin: Skin, own: Own) -> None:
        state = face.state
        seen = self.body.currentWidget() not in {self.sign_in, self.shift}
        self.decisions.setVisible(state.operator is not None and state.shift is not None and seen)
        self.decisions.wear(skin)
        work = state.phase.work if isinstance(state.phase, OnParcel) and not own.fault else None
        for outcome, button in self.decisions.outcomes.items():
            proposed = work is not None and work.assessment.proposal is outcome
            stands = (
                outcome in {Outcome.RELEASE, Outcome.RETURN_ACCEPT}
                and work is not None
                and barred(state, work, outcome)
            )
            button.show_as(skin, enabled=work is not None, proposed=proposed, barred=stands)
            button.setVisible(outcome in OUTCOMES_OF[state.direction])
        decided = isinstance(state.phase, Decided) and not own.fault
        for command, button in self.decisions.others.items():
            button.show_as(skin, enabled=decided if command is Command.UNDO else work is not None)


def _fault_sign(fault: str, skin: Skin) -> Sign | None:
    if not fault:
        return None
    source = phrases.HEADLINES[Headline.FAULT]
    return Sign(Glyph.FAULT, Tone.DETAIN, skin.words(source), skin.words.aside(source), fault, full=True)

"""The column beside the parcel: camera, counts and last results, or the one thing that is asked just now."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from station.domain.decision import Outcome
from station.domain.desk.board import work_of
from station.domain.desk.states import AwaitingPin, AwaitingSecond, Choosing, Faulted, ParcelWork
from station.ui import keys, phrases, picks
from station.ui.camera_preview import CameraPreview
from station.ui.face import Face
from station.ui.glyphs import Glyph
from station.ui.help_sheet import HelpSheet
from station.ui.pick_prompt import PickPrompt
from station.ui.pin_prompt import PinPrompt
from station.ui.question import Question
from station.ui.reading_prompt import ReadingPrompt
from station.ui.side_panels import Counters, ParkedList, RecentList
from station.ui.skin import Skin
from station.ui.theme import Tone
from station.ui.typed_prompt import TypedPrompt
from station.ui.why_panel import WhyPanel


class Asked(Enum):
    """What the window itself asks, beside what the desk asks."""

    NOTHING = "nothing"
    TYPED = "typed"
    VOID = "void"
    HELP = "help"
    CLOSE = "close"
    WRONG = "wrong"
    WHY = "why"
    ROW = "row"
    NOTE = "note"
    FAULT = "fault"


class SideColumn(QStackedWidget):
    """Shows one page: the quiet one, or what is asked. What the desk asks comes before what the window asks.

    `pointed` says that somebody pointed at the camera's picture, `cancelled` that somebody backed out, `accepted`
    carries the `Asked` that was answered with yes, `acknowledged` that a fault was read.
    """

    pointed = Signal()
    cancelled = Signal()
    accepted = Signal(object)
    acknowledged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera, self.counters = CameraPreview(), Counters()
        self.recent, self.parked = RecentList(), ParkedList()
        self.pin, self.readings, self.typed = PinPrompt(), ReadingPrompt(), TypedPrompt()
        self.question, self.help, self.picks, self.why = Question(), HelpSheet(), PickPrompt(), WhyPanel()
        self.quiet = QWidget()
        self._quiet_layout = QVBoxLayout(self.quiet)
        self._quiet_layout.setContentsMargins(0, 0, 0, 0)
        self._quiet_layout.addWidget(self.camera, 3)
        self._quiet_layout.addWidget(self.counters)
        self._quiet_layout.addWidget(self.recent, 2)
        self._quiet_layout.addWidget(self.parked)
        prompts = (self.pin, self.readings, self.typed, self.picks)
        for page in (self.quiet, *prompts, self.question, self.help, self.why):
            self.addWidget(page)
        for signal in (*(prompt.cancelled for prompt in prompts), self.help.closed, self.why.closed):
            signal.connect(self.cancelled)
        self.question.accepted.connect(self._yes)
        self.question.rejected.connect(self.cancelled)
        self.camera.touched.connect(self.pointed)
        self._asked = Asked.NOTHING
        self._fault = False
        self._row: int | None = None

    def paint_face(self, face: Face, skin: Skin, asked: Asked, fault: str = "", row: int | None = None) -> None:
        """Show the quiet page, or what is asked; a finding is noted on the `row` of the list that is shown."""
        self._row = row
        self._asked, self._fault = asked, bool(fault) or isinstance(face.state.phase, Faulted)
        self._quiet_layout.setSpacing(skin.theme.px(8))
        self.camera.paint_face(face, skin)
        self.counters.show_tally(face.tally, skin, face.state.direction)
        self.recent.paint_face(face, skin)
        self.parked.show_parked(face.state.parked, skin)
        if asked is Asked.WHY:
            self.why.paint_face(face, skin)
        page = self._page(face, skin, asked, fault)
        if page is not self.pin:
            self.pin.forget()
        if self.currentWidget() is not page:
            self.setCurrentWidget(page)
        if page in {self.pin, self.readings, self.typed, self.picks}:
            page.setFocus()

    def _page(self, face: Face, skin: Skin, asked: Asked, fault: str) -> QWidget:
        phase = face.state.phase
        if fault:
            return self._fault_page(fault, skin)
        match phase:
            case Faulted(message=message):
                return self._fault_page(message, skin)
            case AwaitingPin():
                self.pin.show_wanted(phase, skin)
                return self.pin
            case AwaitingSecond(choice=choice):
                person = f"{choice.operator.number} {choice.operator.name}"
                return self._second_page(choice.outcome, person, skin)
            case Choosing():
                self.readings.show_readings(phase, skin)
                return self.readings
            case _:
                return self._own_page(asked, skin, work_of(phase))

    def _own_page(self, asked: Asked, skin: Skin, work: ParcelWork | None) -> QWidget:
        match asked:
            case Asked.ROW if work is not None and work.dossier.listing is not None:
                why = self.tr("Press the row that these goods are. It is recorded as chosen by you.")
                self.picks.offer(self.tr("No barcode, or not readable"), why, picks.rows(work, skin.words), skin)
                return self.picks
            case Asked.NOTE if work is not None:
                where = self.tr("row {row}").format(row=self._row) if self._row else self.tr("the whole parcel")
                why = self.tr("What is wrong with the goods? It is noted on: {where}").format(where=where)
                self.picks.offer(self.tr("Note a finding"), why, picks.findings(skin.words), skin)
                return self.picks
            case Asked.TYPED:
                self.typed.wear(skin)
                return self.typed
            case Asked.HELP:
                self.help.wear(skin)
                return self.help
            case Asked.VOID:
                yes = self.tr("Void the scans") + f"  {keys.label(keys.VOID)}"
                text = self.tr("The scans of this parcel no longer count. The parcel itself stays undecided.")
                title, sign = self.tr("Void the scans?"), (Glyph.VOID, Tone.CALM)
                self.question.ask(skin, sign, title, text, yes=yes, no=self._no(), role="danger")
                return self.question
            case Asked.CLOSE:
                text = self.tr("The shift stays open and waits for the next start. Every scan so far is on the disk.")
                yes = self.tr("Close the program")
                title, sign = self.tr("Close the program?"), (Glyph.LOCK, Tone.CALM)
                self.question.ask(skin, sign, title, text, yes=yes, no=self._no())
                return self.question
            case Asked.WRONG:
                yes = self.tr("Keep it")
                text = self.tr(
                    "What camera and scanners gave in the last half minute is kept for a tester. "
                    "Of the pictures only the symbols are kept. Nothing on the desk changes."
                )
                title, sign = self.tr("Was something read wrongly?"), (Glyph.FAULT, Tone.CALM)
                self.question.ask(skin, sign, title, text, yes=yes, no=self._no())
                return self.question
            case Asked.WHY:
                return self.why
            case _:
                return self.quiet

    def _second_page(self, outcome: Outcome, person: str, skin: Skin) -> QWidget:
        title = self.tr("Second person")
        text = self.tr("{outcome} was chosen by {person}. Another person confirms it: scan their badge.")
        said = text.format(outcome=skin.words(phrases.OUTCOMES[outcome]), person=person)
        self.question.ask(skin, (Glyph.PEOPLE, Tone.INSPECT), title, said, yes="", no=self._no())
        return self.question

    def _fault_page(self, message: str, skin: Skin) -> QWidget:
        yes = self.tr("I have read it") + "  Esc"
        self.question.ask(skin, (Glyph.FAULT, Tone.DETAIN), self.tr("Fault"), message, yes=yes, no="", role="danger")
        return self.question

    def _no(self) -> str:
        return self.tr("Cancel") + "  Esc"

    def _yes(self) -> None:
        if self._fault:
            self.acknowledged.emit()
        else:
            self.accepted.emit(self._asked)

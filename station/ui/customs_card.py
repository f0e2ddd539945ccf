"""Customs' own status, apart from the station's decision: the receipt code and its words, as customs gave them."""

from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from station.domain.decision import Outcome
from station.domain.desk.board import work_of
from station.domain.desk.states import Decided
from station.domain.parcel import ParcelDossier
from station.domain.policy import customs_status
from station.ui.face import Face
from station.ui.lines import Card, Line, set_tone
from station.ui.skin import Skin
from station.ui.wording import age, moment


class CustomsCard(Card):
    """Shows the newest receipt of the parcel on the desk; the card is never coloured like a verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customs")
        self._code = Line("huge")
        self._word = Line("large")
        self._aside = Line("muted")
        self._when = Line("muted")
        row = QHBoxLayout()
        row.addWidget(self._code)
        row.addWidget(self._word, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._aside)
        self.body.addWidget(self._when)
        self.body.addStretch(1)

    @property
    def status(self) -> str:
        """Return the code and the words that are shown."""
        return f"{self._code.text()} {self._word.text()}".strip()

    def paint_face(self, face: Face, skin: Skin) -> None:
        """Show the status of the parcel on the desk, or that there is none."""
        self.space(skin.theme.scale)
        self.heading.say(self.tr("Customs status (not this station's decision)"))
        phase = face.state.phase
        work = phase.work if isinstance(phase, Decided) else work_of(phase)
        if work is None:
            self._say("", "", "", "")
        else:
            self._tell(work.dossier, face, skin)

    def _tell(self, dossier: ParcelDossier, face: Face, skin: Skin) -> None:
        code = dossier.customs_status
        zh, en, proposal = customs_status(code)
        words = skin.words
        when = ""
        if dossier.receipts:
            at = dossier.receipts[-1].at
            span = age(max(timedelta(0), face.status.now - at), words)
            when = self.tr("Receipt of {time}, {age} ago").format(time=moment(at, skin.zone), age=span)
        self._say(code or "—", words.pick(zh, en), words.second(zh, en), when)
        set_tone(self._code, "calm" if proposal is Outcome.RELEASE else "hold")

    def _say(self, code: str, word: str, aside: str, when: str) -> None:
        self._code.say(code)
        self._code.setFixedWidth(self._code.fontMetrics().horizontalAdvance(code) + 10 if code else 0)
        self._word.say(word)
        self._aside.say(aside)
        self._when.say(when or ("" if code else self.tr("No parcel on the desk")))
        self.setAccessibleName(f"{self.heading.text()}: {code} {word}")

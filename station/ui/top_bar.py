"""The strip above: who works here, how old the data is, what waits to be sent, the camera, the time."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station.domain.status import CameraState, SyncState
from station.ui import keys, phrases
from station.ui.face import Face
from station.ui.glyphs import Glyph
from station.ui.icon_button import IconButton
from station.ui.lines import Captioned
from station.ui.skin import Skin
from station.ui.wording import age, clock, since


class TopBar(QWidget):
    """Shows the station's state in words. `asked` carries the key (`Qt.Key`) that does the same as what was pressed."""

    asked = Signal(object)
    language_asked = Signal()
    theme_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: Face | None = None
        self._skin: Skin | None = None
        self.station, self.person, self.shift = Captioned("strong"), Captioned(), Captioned()
        self.data, self.sync, self.camera, self.time = Captioned(), Captioned(), Captioned(), Captioned("figure")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        cells = (self.station, self.person, self.shift, self.data, self.sync, self.camera, self.time)
        for cell, share in zip(cells, (12, 16, 13, 15, 17, 11, 12), strict=True):
            self._row.addWidget(cell, share)
        self.type, self.leaf, self.lock = IconButton(), IconButton(), IconButton()
        self.language, self.theme, self.help = IconButton(), IconButton(), IconButton()
        for button in (self.type, self.leaf, self.lock, self.language, self.theme, self.help):
            self._row.addWidget(button)
        for button in (self.type, self.leaf, self.lock, self.help):
            button.clicked.connect(self._pressed)
        self.language.clicked.connect(self.language_asked)
        self.theme.clicked.connect(self.theme_asked)

    def paint_face(self, face: Face, skin: Skin) -> None:
        """Show the station's state."""
        self._face, self._skin = face, skin
        self._row.setSpacing(skin.theme.px(8))
        state, status, words = face.state, face.status, skin.words
        self.station.say(self.tr("Station"), face.status.station)
        operator = state.operator
        nobody = self.tr("nobody")
        who = f"{operator.number} {operator.name}".strip() if operator else nobody
        self.person.say(words(phrases.ROLES[operator.role]) if operator else self.tr("Person"), who)
        shift = "—"
        if state.shift is not None:
            shift = self.tr("since {time}").format(time=since(state.shift.opened_at, status.now, skin.zone))
        self.shift.say(self.tr("Shift"), shift)
        waiting = self.tr("{n} unsent").format(n=status.unsynced)
        alarmed = status.sync is SyncState.ATTENTION
        self.sync.say(
            self.tr("Centre"), f"{words(phrases.SYNC[status.sync])} · {waiting}", "inspect" if alarmed else "calm"
        )
        troubled = status.camera in {CameraState.FROZEN, CameraState.LOST}
        self.camera.say(self.tr("Camera"), words(phrases.CAMERA[status.camera]), "inspect" if troubled else "calm")
        self.tick(status.now)
        self._buttons(skin)

    def tick(self, now: datetime) -> None:
        """Show the time, and how old the data is by now."""
        if self._face is None or self._skin is None:
            return
        status, skin = self._face.status, self._skin
        old = max(timedelta(0), now - status.stamp.as_of)
        stale = old > self._face.state.setup.policy.max_data_age
        span = self.tr("{age} old").format(age=age(old, skin.words))
        self.data.say(
            self.tr("Data v{version}").format(version=status.stamp.version), span, "hold" if stale else "calm"
        )
        self.time.say(str(skin.zone), clock(now, skin.zone))

    def _buttons(self, skin: Skin) -> None:
        signed_in = self._face is not None and self._face.state.operator is not None
        self.type.show_as(skin, Glyph.KEYBOARD, self.tr("Type"), keys.label(keys.TYPE))
        self.leaf.show_as(skin, Glyph.CLOCK, self.tr("Shift"), keys.label(keys.SHIFT))
        self.lock.show_as(skin, Glyph.LOCK, self.tr("Lock"), keys.label(keys.LOCK))
        other = "EN" if skin.words.code.startswith("zh") else "中"
        self.language.show_as(skin, other, self.tr("Language"))
        self.theme.show_as(skin, Glyph.THEME, self.tr("Light"))
        self.help.show_as(skin, Glyph.HELP, self.tr("Help"), keys.label(keys.HELP))
        for button in (self.type, self.leaf, self.lock):
            button.setEnabled(signed_in)

    def _pressed(self) -> None:
        meant = {self.type: keys.TYPE, self.leaf: keys.SHIFT, self.lock: keys.LOCK, self.help: keys.HELP}
        for button, key in meant.items():
            if button is self.sender():
                self.asked.emit(key)

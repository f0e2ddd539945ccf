"""A prompt beside the parcel: what is asked, and one or two large answers. It is no window and covers no parcel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from station.ui.buttons import plain, unfocused
from station.ui.glyphs import Glyph, GlyphLabel
from station.ui.lines import Card, Line, set_property
from station.ui.skin import Skin
from station.ui.theme import Tone


class Question(Card):
    """Asks something. `accepted` and `rejected` carry nothing; who asked knows what for."""

    accepted = Signal()
    rejected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, headed=False)
        self.sign, self.title = GlyphLabel(), Line("large")
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.yes, self.no = unfocused(QPushButton()), unfocused(QPushButton())
        self.body.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self.title, self.text):
            self.body.addWidget(part)
        self.body.addStretch(1)
        for button in (self.yes, self.no):
            self.body.addWidget(button)
        self.yes.clicked.connect(self.accepted)
        self.no.clicked.connect(self.rejected)

    def ask(
        self, skin: Skin, sign: tuple[Glyph, Tone], title: str, text: str, *, yes: str, no: str, role: str = "main"
    ) -> None:
        """Ask; an answer without words is not offered."""
        self.space(skin.theme.scale)
        self.body.setSpacing(skin.theme.px(12))
        side = skin.theme.px(72)
        self.sign.setFixedSize(side, side)
        colour = QColor(skin.theme.palette.muted) if sign[1] is Tone.CALM else skin.theme.colour(sign[1])
        self.sign.show_glyph(sign[0], colour)
        self.title.say(title)
        self.text.setText(text)
        self.text.setAccessibleName(text)
        for button, words in ((self.yes, yes), (self.no, no)):
            button.setVisible(bool(words))
            button.setText(plain(words))
            button.setAccessibleName(words)
        set_property(self.yes, "role", role)
        self.setAccessibleName(f"{title}. {text}")

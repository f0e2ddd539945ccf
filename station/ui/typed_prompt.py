"""A code typed by hand, with help on its check digit; it is marked as typed in everything that follows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from station.domain.gs1.gtin import Gtin, are_digits, normalise
from station.domain.gs1.refusal import Refused
from station.ui.buttons import plain, unfocused
from station.ui.digit_pad import DigitPad
from station.ui.lines import Card
from station.ui.skin import Skin
from station.ui.wording import unreadable

LONGEST = 120


class TypedPrompt(Card):
    """Takes a code from the keyboard or the pad. `typed` carries it, `cancelled` says that none is wanted."""

    typed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._skin: Skin | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.help = QLabel()
        self.help.setProperty("role", "muted")
        self.help.setWordWrap(True)
        self.pad = DigitPad()
        self.cancel = unfocused(QPushButton())
        for part in (self.field, self.help, self.pad, self.cancel):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._changed)
        self.field.returnPressed.connect(self._finished)
        self.pad.struck.connect(self.field.insert)
        self.pad.erased.connect(self.field.backspace)
        self.pad.finished.connect(self._finished)
        self.cancel.clicked.connect(self.cancelled)

    def wear(self, skin: Skin) -> None:
        """Say what is wanted."""
        self._skin = skin
        self.space(skin.theme.scale)
        self.pad.wear(skin)
        self.heading.say(self.tr("Type a code"))
        self.field.setAccessibleName(self.tr("Code"))
        self.cancel.setText(plain(self.tr("Cancel")) + "  Esc")
        self._changed(self.field.text())

    def clear(self) -> None:
        """Begin anew."""
        self.field.clear()

    def _changed(self, text: str) -> None:
        self.help.setText(self._help(text.strip()))

    def _help(self, text: str) -> str:
        if not text or self._skin is None:
            return self.tr("A waybill or a product number, then ✓ or Enter. It is recorded as typed by hand.")
        read = normalise(text) if are_digits(text) else None
        match read:
            case Gtin():
                return self.tr("{kind}: the check digit is right.").format(kind=read.kind.value)
            case Refused(code="wrong_check_digit", expected=expected):
                return self.tr("As a GTIN its check digit should be {digit}.").format(digit=expected)
            case Refused(code=code):
                return self.tr("No GTIN: {why}").format(why=unreadable(code, self._skin.words))
            case _:
                return ""

    def _finished(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.typed.emit(text)

"""Small parts that every panel is made of: lines that end in dots where room is short, captions, cards."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from station.ui.overriding import override


class Line(QLabel):
    """One line of text; what does not fit is cut with dots and stands whole in the tool tip."""

    def __init__(self, role: str = "value", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, text: str) -> None:
        """Show a text."""
        if text != self.text():
            self.setText(text)
            self.setToolTip(text)
            self.setAccessibleName(text)

    @override
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a line that is three characters wide."""
        metrics = self.fontMetrics()
        margins = self.contentsMargins()
        return QSize(metrics.horizontalAdvance("…") * 3, metrics.height() + margins.top() + margins.bottom())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint as much as there is room for."""
        painter = QPainter(self)
        self.drawFrame(painter)
        box = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        self.style().drawItemText(
            painter, box, int(self.alignment()), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )
        painter.end()


class Captioned(QWidget):
    """A value under its name."""

    def __init__(self, role: str = "value", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = Line("caption")
        self.value = Line(role)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(self.caption)
        layout.addWidget(self.value)
        layout.addStretch(1)

    def say(self, caption: str, value: str, tone: str = "calm") -> None:
        """Show a value and its name; a tone other than calm says that it is not as it should be."""
        self.caption.say(caption)
        self.value.say(value)
        self.setAccessibleName(f"{caption}: {value}")
        set_tone(self.value, tone)


class Card(QFrame):
    """A surface with a heading, for one panel's content."""

    def __init__(self, parent: QWidget | None = None, *, headed: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.heading = Line("heading")
        self.heading.setVisible(headed)
        self.body = QVBoxLayout(self)
        self.body.addWidget(self.heading)
        self.space(1.0)

    def space(self, scale: float) -> None:
        """Set the margins for a scale."""
        self.body.setContentsMargins(*(round(n * scale) for n in (12, 8, 12, 8)))
        self.body.setSpacing(round(6 * scale))


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget a tone that the stylesheet knows; does nothing where it has it already."""
    set_property(widget, "tone", tone)


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the stylesheet looks at, and have it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def fitting(metrics: QFontMetrics, text: str, width: int) -> bool:
    """Say whether a text fits into a width."""
    return metrics.horizontalAdvance(text) <= width

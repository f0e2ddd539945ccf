"""Tables of cells: one value says all a cell shows, one delegate paints it, for every list on the screens."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from station.domain.matching import Span
from station.ui import glyphs
from station.ui.glyphs import Glyph
from station.ui.overriding import override
from station.ui.skin import Skin
from station.ui.theme import Tone

Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole
PAD = 8
LINE_GAP = 2
GLYPH = 22
#: In a row that is higher than its view the short cells stay beside the beginning of the long ones.
LOWEST = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: a line, smaller lines below it, a sign, and which characters are marked.

    `spans` are (start, end) characters of `text`. `tone` None is plain ink; `quiet` is for what is as it should be.
    With `cut` no line wraps: what does not fit ends in dots, and the tool tip has it whole. `text` may be an excerpt of
    `whole`.
    """

    text: str
    below: tuple[str, ...] = ()
    tone: Tone | None = None
    glyph: Glyph | None = None
    spans: tuple[Span, ...] = ()
    bold: bool = False
    fixed: bool = False
    right: bool = False
    quiet: bool = False
    struck: bool = False
    cut: bool = False
    size: int = 15
    whole: str = ""

    @property
    def spoken(self) -> str:
        """Return all of it for a screen reader."""
        return ", ".join(part for part in (self.whole or self.text, *self.below) if part)


Row = tuple[Cell, ...]


class CellModel(QAbstractTableModel):
    """Rows of cells under a header."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._header: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return what is shown."""
        return self._rows

    def show_rows(self, header: Sequence[str], rows: Sequence[Row]) -> bool:
        """Show other rows; return whether anything changed."""
        if tuple(rows) == self._rows and tuple(header) == self._header:
            return False
        self.beginResetModel()
        self._header, self._rows = tuple(header), tuple(rows)
        self.endResetModel()
        return True

    @override
    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._header)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell, or its words."""
        cell = self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return cell.spoken
            case _ if role == CELL:
                return cell
            case _:
                return None

    @override
    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._header[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = bool(self._rows) and self._rows[0][section].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class CellDelegate(QStyledItemDelegate):
    """Paints cells; lines that are too long wrap, and the row grows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._skin: Skin | None = None
        self.least = 34
        self.tight = False

    def wear(self, skin: Skin) -> None:
        """Take colours and sizes from a skin."""
        self._skin = skin

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        cell = index.data(CELL)
        if self._skin is None or not isinstance(cell, Cell):
            return
        theme, box = self._skin.theme, _rect(option)
        painter.save()
        painter.setClipRect(box)
        if _state(option) & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.palette.raised))
            if index.column() == 0:
                focused = bool(_state(option) & QStyle.StateFlag.State_Active) and self._focused()
                bar = theme.palette.focus if focused else theme.palette.muted
                painter.fillRect(QRect(box.left(), box.top(), theme.px(4), box.height()), QColor(bar))
        left = box.left() + theme.px(PAD)
        lines = self._laid(cell, self._room(cell, box.width()))
        height = sum(layout.boundingRect().height() for layout, _ in lines) + theme.px(LINE_GAP) * (len(lines) - 1)
        y = box.top() + max(theme.px(PAD) * 0.25, min((box.height() - height) / 2, theme.px(LOWEST)))
        if cell.glyph is not None:
            side = theme.px(GLYPH)
            colour = theme.colour(cell.tone) if cell.tone else QColor(theme.palette.muted)
            first = lines[0][0].lineAt(0).height() if lines else side
            glyphs.paint(painter, cell.glyph, QRectF(left, y + (first - side) / 2, side, side), colour)
            left += side + theme.px(PAD)
        for layout, colour in lines:
            painter.setPen(colour)
            layout.draw(painter, QPointF(left, y))
            y += layout.boundingRect().height() + theme.px(LINE_GAP)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the room a cell needs at the width it is given."""
        cell = index.data(CELL)
        if self._skin is None or not isinstance(cell, Cell):
            return QSize(0, 0)
        theme = self._skin.theme
        lines = self._laid(cell, self._room(cell, _rect(option).width()))
        height = sum(layout.boundingRect().height() for layout, _ in lines) + theme.px(LINE_GAP) * (len(lines) - 1)
        return QSize(0, max(theme.px(self.least), round(height + theme.px(PAD) * (0.6 if self.tight else 1.5))))

    def _focused(self) -> bool:
        table = self.parent()
        return isinstance(table, QWidget) and table.hasFocus()

    def _room(self, cell: Cell, width: int) -> int:
        theme = self._skin.theme if self._skin else None
        if theme is None:
            return width
        return max(20, width - 2 * theme.px(PAD) - (theme.px(GLYPH + PAD) if cell.glyph else 0))

    def _laid(self, cell: Cell, width: int) -> list[tuple[QTextLayout, QColor]]:
        """Return the cell's lines, laid out for a width, with their colours."""
        if self._skin is None:
            return []
        theme = self._skin.theme
        ink = theme.palette.muted if cell.quiet else theme.palette.ink
        colour = theme.colour(cell.tone) if cell.tone is not None else QColor(ink)
        font = theme.font(cell.size, bold=cell.bold, fixed=cell.fixed)
        font.setStrikeOut(cell.struck)
        first = QTextLayout(_short(cell.text, font, width) if cell.cut else cell.text or " ", font)
        first.setFormats([_marked(span, theme.palette.mark, theme.palette.ink) for span in cell.spans])
        lines = [(_wrapped(first, width, right=cell.right), colour)]
        small, muted = theme.font(13), QColor(theme.palette.muted)
        below = (_short(text, small, width) if cell.cut else text for text in cell.below)
        lines += [(_wrapped(QTextLayout(text, small), width, right=cell.right), muted) for text in below]
        return lines


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state


def _short(text: str, font: QFont, width: int) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width - 1)


def _marked(span: Span, background: str, ink: str) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    style = QTextCharFormat()
    style.setBackground(QColor(background))
    style.setForeground(QColor(ink))
    style.setFontUnderline(True)  # never by colour alone
    style.setFontWeight(700)
    marked.start = span[0]
    marked.length = span[1] - span[0]
    marked.format = style
    return marked


def _wrapped(layout: QTextLayout, width: int, *, right: bool) -> QTextLayout:
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout

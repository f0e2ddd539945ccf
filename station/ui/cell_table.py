"""A table of cells that keeps its proportions, lets its rows grow, and says so when it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from station.ui.cells import CellDelegate, CellModel, Row
from station.ui.overriding import override
from station.ui.skin import Skin


class CellTable(QTableView):
    """Shows rows of cells. `shares` are the columns' parts of the width; `chosen` carries the row that was picked.

    Without `choosable` it takes no focus and no selection: it is there to be read.
    """

    chosen = Signal(int)

    def __init__(
        self, shares: Sequence[int], *, choosable: bool = False, headed: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shares = tuple(shares)
        self._empty = ""
        self._colour = QColor("grey")
        self._model = CellModel(self)
        self._delegate = CellDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setVisible(headed)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if choosable:
            self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        else:
            self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return what is shown."""
        return self._model.rows

    def show_rows(self, skin: Skin, header: Sequence[str], rows: Sequence[Row], *, empty: str = "") -> None:
        """Show rows, or the words for none."""
        self._delegate.wear(skin)
        self._empty, self._colour = empty, QColor(skin.theme.palette.muted)
        if self._model.show_rows(header, rows):
            self.scrollToTop()
        self._fit()
        self.viewport().update()

    def least_height(self, units: int, *, tight: bool = False) -> None:
        """Let no row be lower than this; `tight` leaves less room around the words."""
        self._delegate.least = units
        self._delegate.tight = tight

    def full_height(self) -> int:
        """Return the height that shows every row."""
        header = self.horizontalHeader()
        return (header.height() if not header.isHidden() else 0) + self.verticalHeader().length() + 2

    def choose(self, row: int) -> None:
        """Pick a row without saying so."""
        blocked = self.blockSignals(True)
        self.selectRow(row)
        self.blockSignals(blocked)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Tell which row was picked."""
        super().selectionChanged(selected, deselected)
        rows = self.selectionModel().selectedRows()
        if rows:
            self.chosen.emit(rows[0].row())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the proportions."""
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows, or the words for none."""
        super().paintEvent(event)
        if not self._model.rows and self._empty:
            painter = QPainter(self.viewport())
            painter.setPen(self._colour)
            box = QRect(self.viewport().rect()).adjusted(8, 4, -8, -4)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(box, flags, self._empty)
            painter.end()

    def _fit(self) -> None:
        width, total = self.viewport().width(), sum(self._shares)
        columns = min(len(self._shares), self._model.columnCount())
        left = width
        for column in range(columns):
            share = left if column == columns - 1 else width * self._shares[column] // total
            self.setColumnWidth(column, share)
            left -= share
        self.resizeRowsToContents()

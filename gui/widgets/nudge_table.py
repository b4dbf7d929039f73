"""The table of nudges: every parameter a row, every example of the mini-batch a column, their average at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from gui import theme
from gui.parameter_names import flat_name, name_of
from gui.widgets.diagram_scene import format_value
from gui.widgets.nudge_readout import cell_text, head_text
from gui.widgets.nudge_rows import AVERAGE, STEP, NudgeRows, Sorting
from gui.widgets.nudge_table_layout import COLUMN, HEAD, TableLayout
from gui.widgets.nudge_table_paint import TableLook, TablePainter
from gui.widgets.power import short

Cell = tuple[int, int]  # flat index of the parameter; column, or AVERAGE, or STEP
_WHEEL_ROWS = 3  # for each notch


class NudgeTable(QAbstractScrollArea):
    """Shows NudgeRows. Only what can be seen is computed, at each paint; nothing of the rest is kept."""

    current_changed = Signal(int, int)  # flat index, column: chosen by the person
    hovered = Signal(object)  # flat index under the mouse, or None
    sorting_changed = Signal(object)  # Sorting, by a click on a header
    example_opened = Signal(int)  # column whose picture was clicked twice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: NudgeRows | None = None
        self._images: NDArray[Any] | None = None  # uint8 (c, H, W) of the columns
        self._names: tuple[str, ...] = ()
        self._exponent: int | None = None
        self._current: Cell | None = None
        self._hover: int | None = None
        self.marked: int | None = None  # column of the example on the desk
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self._retranslate()

    # What is shown

    @property
    def rows(self) -> NudgeRows | None:
        """The numbers now shown."""
        return self._rows

    @property
    def current(self) -> Cell | None:
        """The chosen cell."""
        return self._current

    @property
    def exponent(self) -> int:
        """The power of ten in which the numbers are written."""
        return self._exponent if self._exponent is not None else self._rows.exponent if self._rows else 0

    def set_rows(self, rows: NudgeRows | None, images: NDArray[Any] | None = None, names: tuple[str, ...] = ()) -> None:
        """Show these numbers, with the picture (c, H, W) of each column and the names of the classes; None: nothing."""
        self._rows, self._images, self._names = rows, images, names
        if rows is None or (self._current is not None and self._current[0] >= len(rows)):
            self._current = None
        elif self._current is not None and self._current[1] >= len(rows.examples):
            self._current = (self._current[0], AVERAGE)
        self._fit_bars()
        if self._current is not None:
            self._bring_to_view(*self._current)  # in another order its row stands elsewhere
        self._describe()
        self.viewport().update()

    def set_exponent(self, exponent: int | None) -> None:
        """Write the numbers in units of this power of ten; None: of the one that suits the largest average."""
        self._exponent = exponent
        self._describe()
        self.viewport().update()

    def mark(self, column: int | None) -> None:
        """Frame the picture of the example that the other views show, if it has a column."""
        if column != self.marked:
            self.marked = column
            self.viewport().update()

    def sort(self, sorting: Sorting) -> None:
        """Put the rows into another order, and begin at the top, or where the chosen row is seen."""
        if self._rows is not None:
            self._rows.sort(sorting)
            self.verticalScrollBar().setValue(0)
            if self._current is not None:
                self._bring_to_view(*self._current)
            self.viewport().update()

    def go_to(self, flat: int, column: int | None = None) -> None:
        """Choose a parameter and bring its row into view; the column stays unless one is given."""
        if self._rows is None or not 0 <= flat < len(self._rows):
            return
        if column is None:
            column = AVERAGE if self._current is None else self._current[1]
        self._current = (flat, column)
        self._bring_to_view(flat, column)
        self._describe()
        self.viewport().update()

    def _bring_to_view(self, flat: int, column: int) -> None:
        assert self._rows is not None
        place = self.table_layout()
        self.verticalScrollBar().setValue(place.first_row_to_see(self._rows.row_of(flat)))
        self.horizontalScrollBar().setValue(place.scroll_to_see(column))

    def clear_current(self) -> None:
        """Choose nothing."""
        self._current = None
        self._describe()
        self.viewport().update()

    def text_at(self, flat: int, column: int) -> str:
        """What is written in a cell."""
        return "" if self._rows is None else short(self._rows.value(flat, column), self.exponent)

    def readout(self, flat: int, column: int, *, zeros: bool = True) -> str:
        """A cell in full, rich text; without `zeros` it leaves out how many of the row are exactly 0."""
        return "" if self._rows is None else cell_text(self._rows, self._names, flat, column, zeros=zeros)

    # Place

    def table_layout(self) -> TableLayout:
        """Where everything stands now."""
        port, rows = self.viewport(), self._rows
        place = TableLayout(
            port.width(), port.height(), 0 if rows is None else len(rows), 0 if rows is None else len(rows.examples)
        )
        return replace(place, first_row=self.verticalScrollBar().value(), scroll=self.horizontalScrollBar().value())

    def _fit_bars(self) -> None:
        place = self.table_layout()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, place.rows - place.full_rows))
        down.setPageStep(place.full_rows)
        across.setRange(0, place.most_scroll)
        across.setPageStep(max(1, place.fixed_left - place.names))
        across.setSingleStep(COLUMN)

    def _on_scrolled(self) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bars()

    def sizeHint(self) -> QSize:
        return QSize(700, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(204, HEAD + 70)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), theme.current().color("panel"))
            if self._rows is not None:
                self._paint(painter, self._rows)

    def _paint(self, painter: QPainter, rows: NudgeRows) -> None:
        current = None if self._current is None else (rows.row_of(self._current[0]), self._current[1])
        hovered = None if self._hover is None or self._hover >= len(rows) else rows.row_of(self._hover)
        look = TableLook(self.exponent, current, hovered, self.marked, self.hasFocus())
        TablePainter(painter, self.font(), rows, self.table_layout(), look, self._picture, self.label).paint()

    def _picture(self, column: int) -> QImage:
        assert self._images is not None
        image = self._images[column]
        height, width = image.shape
        return QImage(image.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()

    def label(self, column: int) -> str:
        """The class of a column's example."""
        assert self._rows is not None
        label = int(self._rows.nudges.labels[self._rows.examples[column]])
        return self._names[label] if label < len(self._names) else str(label)

    # Mouse

    def cell_at(self, point: QPoint) -> Cell | None:
        """The cell at a point of the viewport; over the names it is the average of the row."""
        place = self.table_layout()
        row, column = place.row_at(point.y()), place.column_at(point.x())
        if row is None or self._rows is None or point.x() >= place.right:
            return None
        return int(self._rows.flats[row]), AVERAGE if column is None else column

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        self.set_hover(None if cell is None else cell[0], tell=True)

    def set_hover(self, flat: int | None, tell: bool = False) -> None:
        """Light up the row of a parameter."""
        if flat != self._hover:
            self._hover = flat
            self.viewport().update()
            if tell:
                self.hovered.emit(flat)

    def leaveEvent(self, event: QEvent) -> None:
        self.set_hover(None, tell=True)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        cell = self.cell_at(point)
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._choose(*cell)
        elif event.button() == Qt.MouseButton.LeftButton and point.y() < HEAD:
            self._sort_by(self.table_layout().column_at(point.x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _sort_by(self, column: int | None) -> None:
        """A click on a header sorts by it, a second one the other way round."""
        if self._rows is None or column is None:
            return
        wanted = Sorting(column=column) if column >= 0 else Sorting("size")
        if self._rows.sorting == wanted:
            wanted = replace(wanted, reversed=True)
        self.sort(wanted)
        self.sorting_changed.emit(wanted)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        column = self.table_layout().column_at(point.x())
        if point.y() < HEAD and column is not None and column >= 0:
            self.example_opened.emit(column)
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta, bar = event.angleDelta(), self.verticalScrollBar()
        if delta.y() and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across = self.horizontalScrollBar()
            across.setValue(across.value() - round(delta.y() / 120 * COLUMN))
        elif delta.y():
            bar.setValue(bar.value() - round(delta.y() / 120 * _WHEEL_ROWS))
        if delta.x():
            across = self.horizontalScrollBar()
            across.setValue(across.value() - round(delta.x() / 120 * COLUMN))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._rows is not None:
            cell, place = self.cell_at(event.pos()), self.table_layout()
            column = place.column_at(event.pos().x())
            if cell is not None:
                text = self.readout(*cell)
            elif event.pos().y() < HEAD and column is not None:
                text = head_text(self._rows, self._names, column)
            else:
                text = ""
            QToolTip.showText(event.globalPos(), text, self.viewport(), QRect(event.pos(), QSize(1, 1)))
            return True
        return super().viewportEvent(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._rows is None or not self._move(event):
            super().keyPressEvent(event)

    def _move(self, event: QKeyEvent) -> bool:
        """Move the chosen cell; False for other keys."""
        assert self._rows is not None
        key, whole = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        geometry = self.table_layout()
        page, order = geometry.full_rows, [*range(len(self._rows.examples)), *geometry.fixed_columns]
        flat, column = self._current or (int(self._rows.flats[0]), AVERAGE)
        row, place = self._rows.row_of(flat), order.index(column if column in order else AVERAGE)
        last = len(self._rows) - 1
        down = {
            Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page,
        }  # fmt: skip
        across = {Qt.Key.Key_Left: place - 1, Qt.Key.Key_Right: place + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        if key in down:
            row = max(0, min(last, row + down[Qt.Key(key)])) if self._current else row
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and whole:
            row = 0 if key == Qt.Key.Key_Home else last
        elif key in across:
            place = max(0, min(len(order) - 1, across[Qt.Key(key)] % len(order) if key == Qt.Key.Key_End
                               else across[Qt.Key(key)]))  # fmt: skip
        else:
            return False
        self._choose(int(self._rows.flats[row]), order[place])
        return True

    def _choose(self, flat: int, column: int) -> None:
        self.go_to(flat, column)
        self.current_changed.emit(flat, column)

    # Language and theme

    def _describe(self) -> None:
        if self._rows is None:
            text = self.tr("nothing to show yet")
        elif self._current is None:
            text = self.tr("{0:,} rows, {1} examples").format(len(self._rows), len(self._rows.examples))
        else:
            flat, column = self._current
            where = {AVERAGE: self.tr("average"), STEP: self.tr("step")}.get(column) or self.label(column)
            name = f"{name_of(self._rows.layer_sizes, flat)}, {flat_name(flat)}"
            text = f"{name}; {where}: {format_value(self._rows.value(flat, column))}"
        self.setAccessibleDescription(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self.viewport().update()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What each example wants changed"))
        self._describe()

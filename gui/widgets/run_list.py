"""The list of runs: which are drawn, what they are called, going on with one, deleting with undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.icons import icon


@dataclass(frozen=True, slots=True)
class RunRow:
    """What the list says of a run."""

    number: int
    name: str
    settings: str
    steps: int
    accuracy: float | None  # on the test set after its last epoch, 0 to 1
    role: str  # of its colour
    visible: bool
    is_current: bool


class RunList(QDialog):
    """A small window that opens below its button and may stay open while one trains."""

    shown_changed = Signal(int, bool)
    renamed = Signal(int, str)
    deleted = Signal(int)
    taken_up = Signal(int)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runList")
        self._rows: list[RunRow] = []
        self._lines: dict[int, _Line] = {}
        self._note, self.undo = QLabel(), QPushButton()
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self.undo.setObjectName("undoDeleteRun")
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self.undo_wanted)
        self._deleted = ""
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, 10, theme.PADDING, 10)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addLayout(foot)
        self.setMinimumWidth(880)
        self._retranslate()

    def open_below(self, button: QWidget) -> None:
        """Show it with its right edge below that of a button."""
        self._grid.activate()
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        left = corner.x() - self.width()
        room = button.screen().availableGeometry()
        self.move(max(room.left(), min(left, room.right() - self.width())), corner.y())
        self.show()

    def set_rows(self, rows: Sequence[RunRow], deleted: str) -> None:
        """Show these runs; `deleted` is the one that an undo would bring back."""
        self._deleted = deleted
        if [row.number for row in rows] != [row.number for row in self._rows]:
            self._rebuild(rows)
        self._rows = list(rows)
        for row in rows:
            self._lines[row.number].show_row(row)
        self._retranslate()
        if self.isVisible():
            self.adjustSize()

    def line(self, number: int) -> _Line:
        """Return the controls of a run."""
        return self._lines[number]

    def _rebuild(self, rows: Sequence[RunRow]) -> None:
        for line in self._lines.values():
            line.remove(self._grid)
        self._lines = {}
        for place, row in enumerate(rows):
            line = _Line(self, row.number)
            line.place(self._grid, place)
            self._lines[row.number] = line

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            for row in self._rows:
                self._lines[row.number].show_row(row)
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Runs"))
        self._note.setText(self.tr("A reset, new settings or a branch keep the run so far. Click a name to change it."))
        self.undo.setText(self.tr("Bring back {0}").format(self._deleted))
        self.undo.setVisible(bool(self._deleted))
        self.setAccessibleName(self.tr("List of runs"))
        for line in self._lines.values():
            line.retranslate()


class _Line(QWidget):
    """The controls of one run; they stand in the grid of the list."""

    def __init__(self, owner: RunList, number: int) -> None:
        super().__init__(owner)
        self.hide()
        self._owner, self._number = owner, number
        self._row: RunRow | None = None
        self.check, self.name, self.settings, self.state = QCheckBox(), QLineEdit(), QLabel(), QLabel()
        self.take_up, self.delete = QToolButton(), QToolButton()
        self.settings.setProperty("role", "muted")
        self.settings.setWordWrap(True)
        self.delete.setIcon(icon("trash-2", "muted"))
        self.delete.setProperty("role", "flat")
        self.name.setMaxLength(40)
        self.name.setMinimumWidth(110)
        self.check.toggled.connect(self._on_check)
        self.name.editingFinished.connect(self._on_name)
        self.take_up.clicked.connect(self._on_take_up)
        self.delete.clicked.connect(self._on_delete)

    def _widgets(self) -> tuple[QWidget, ...]:
        return (self.check, self.name, self.settings, self.state, self.take_up, self.delete)

    def place(self, grid: QGridLayout, row: int) -> None:
        """Put the controls into the grid."""
        for column, widget in enumerate(self._widgets()):
            grid.addWidget(widget, row, column)

    def remove(self, grid: QGridLayout) -> None:
        """Take them out of the grid."""
        for widget in self._widgets():
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    def show_row(self, row: RunRow) -> None:
        """Show what the list says of the run."""
        self._row = row
        self.check.blockSignals(True)
        self.check.setChecked(row.visible)
        self.check.blockSignals(False)
        self.check.setEnabled(not row.is_current)
        self.check.setIcon(_swatch(theme.current().color(row.role)))
        if not self.name.hasFocus() and self.name.text() != row.name:
            self.name.setText(row.name)
        self.settings.setText(row.settings)
        self.take_up.setVisible(not row.is_current)
        self.delete.setVisible(not row.is_current)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the language."""
        row, translate = self._row, QCoreApplication.translate
        if row is None:
            return
        state = translate("RunList", "step {0:,}").format(row.steps)
        if row.accuracy is not None:
            state += translate("RunList", " · test {0:.2f} %").format(100 * row.accuracy)
        self.state.setText(translate("RunList", "now · ") + state if row.is_current else state)
        self.take_up.setText(translate("RunList", "Go on"))
        self.take_up.setToolTip(translate("RunList", "Make this the run at hand again; the one at hand is kept"))
        self.take_up.setAccessibleName(translate("RunList", "Go on with {0}").format(row.name))
        self.delete.setToolTip(translate("RunList", "Delete (can be undone)"))
        self.delete.setAccessibleName(translate("RunList", "Delete {0}").format(row.name))
        self.check.setToolTip(translate("RunList", "Draw this run in the cost plot"))
        self.check.setAccessibleName(translate("RunList", "Draw {0}").format(row.name))
        self.name.setAccessibleName(translate("RunList", "Name of the run"))
        self.name.setToolTip(translate("RunList", "Name of the run"))

    def _on_check(self, visible: bool) -> None:
        self._owner.shown_changed.emit(self._number, visible)

    def _on_name(self) -> None:
        if self._row is not None and self.name.text() != self._row.name:
            self._owner.renamed.emit(self._number, self.name.text())

    def _on_take_up(self) -> None:
        self._owner.taken_up.emit(self._number)

    def _on_delete(self) -> None:
        self._owner.deleted.emit(self._number)


def _swatch(color: QColor) -> QIcon:
    """A bar in the colour of a run's curve."""
    picture = QPixmap(16, 16)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.fillRect(0, 6, 16, 4, color)
    swatch = QIcon(picture)
    swatch.addPixmap(picture, QIcon.Mode.Disabled)
    return swatch

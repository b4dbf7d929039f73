"""The menu of a view's right mouse button: copy its table as CSV, save it as a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from gui.csv_text import csv_text
from gui.file_dialogs import ask_to_save_picture

Table = tuple[Sequence[str], Sequence[Sequence[object]]]


class ViewMenu(QMenu):
    """Made when it is opened; deletes itself when it closes."""

    def __init__(self, view: QWidget, table: Callable[[], Table] | None, notice: Callable[[str], None]) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view, self._table, self._notice = view, table, notice
        if table is not None:
            self._add(QCoreApplication.translate("ViewMenu", "Copy as CSV"), self.copy)
        self._add(QCoreApplication.translate("ViewMenu", "Save as a picture…"), self.save)

    def _add(self, text: str, do: Callable[[], None]) -> None:
        action = QAction(text, self)
        action.triggered.connect(do)
        self.addAction(action)

    def open_at(self, point: QPoint) -> None:
        """Open at a point of the screen, without blocking."""
        self.popup(point)

    def copy(self) -> None:
        """Put the table into the clipboard, at full precision."""
        assert self._table is not None
        QGuiApplication.clipboard().setText(csv_text(*self._table()))
        self._notice(QCoreApplication.translate("ViewMenu", "The table is in the clipboard, as CSV."))

    def save(self) -> None:
        """Ask where to save the picture."""
        title = QCoreApplication.translate("ViewMenu", "Save as a picture…")
        ask_to_save_picture(self._view, self._notice, title, "view.png")

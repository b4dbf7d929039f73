"""Copies and saves the table of nudges: rows to paste, all rows as CSV off the GUI thread, or a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from engine.jobs import Progress
from gui import nudge_csv
from gui.controller import Controller
from gui.file_dialogs import FileDialogs
from gui.plots.export import save_picture
from gui.widgets.export_button import Heading
from gui.widgets.nudge_table import NudgeTable


class TableExports(QObject):
    """`export` asks for a file where one is needed, and says what was done."""

    notice = Signal(str)
    started = Signal(object)  # WatchedJob that saves all rows

    def __init__(self, controller: Controller, table: NudgeTable, heading: Heading, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller, self._table, self._heading, self._window = controller, table, heading, parent

    def export(self, kind: str) -> None:
        """Copy "row" or "screen", or ask where to save "csv", "png" or "svg"."""
        if self._table.rows is None:
            return
        if kind in ("row", "screen"):
            self._copy(kind)
            return
        title, name = self.tr("Save the table"), f"nudges.{kind}"
        self._dialogs.ask_to_save(title, name, [f"*.{kind}"], self.save_chosen)

    def _copy(self, kind: str) -> None:
        rows, place, current = self._table.rows, self._table.table_layout(), self._table.current
        assert rows is not None
        first, last = place.first_row, place.last_row
        if kind == "row":
            first = rows.row_of(current[0]) if current is not None else first
            last = first + 1
        QGuiApplication.clipboard().setText(nudge_csv.text(rows, first, last))
        self.notice.emit(self.tr("Rows copied as CSV: {0}").format(last - first))

    def save_chosen(self, path: Path) -> None:
        """Save to this file: all rows as CSV, or what is on the screen as a picture, by its suffix.

        FileError says why a picture could not be saved.
        """
        if path.suffix.lower() == ".csv":
            self.save_rows(path)
            return
        save_picture(self._table.viewport(), path, self._heading())  # without the scroll bars
        self._on_saved(path.name)

    def save_rows(self, path: Path) -> None:
        """Write all rows as CSV, in a job."""
        assert self._table.rows is not None
        rows = nudge_csv.frozen(self._table.rows)

        def work(progress: Progress) -> str:
            return nudge_csv.save(path, rows, progress)

        job = self._controller.start_job(work)
        job.finished.connect(self._on_saved)
        job.failed.connect(self._on_failed)
        self.started.emit(job)

    def _on_saved(self, name: str) -> None:
        self.notice.emit(self.tr("Saved {0}").format(name))

    def _on_failed(self, error: Exception) -> None:
        self._dialogs.tell(error)

    @property
    def _dialogs(self) -> FileDialogs:
        return FileDialogs.of(self._window)

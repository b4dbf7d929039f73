"""Saving what the Descent workspace shows: the page as a picture, every point of every path as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine.comparison import Comparison
from gui.plots.export import ExportError, save_csv, save_picture


class DescentSaving(QObject):
    """Asks where to, saves, and emits `saved` with the file's name, or says why it could not."""

    saved = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._comparison: Comparison | None = None
        self._names: list[str] = []

    def show_comparison(self, comparison: Comparison, names: Sequence[str]) -> None:
        """Say what there is to save."""
        self._comparison, self._names = comparison, list(names)

    def ask_for_picture(self) -> None:
        """Ask for the name of a PNG or SVG file."""
        self._ask(self.tr("Save picture"), "descent.png", "PNG (*.png);;SVG (*.svg)", self.save_picture_to)

    def ask_for_data(self) -> None:
        """Ask for the name of a CSV file."""
        self._ask(self.tr("Save data"), "descent.csv", "CSV (*.csv)", self.save_data_to)

    def _ask(self, title: str, name: str, kinds: str, save: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._page, title, name, kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix[1:])
        dialog.fileSelected.connect(save)
        dialog.open()

    def save_picture_to(self, name: str) -> None:
        """Save the page as it looks."""
        self._save(Path(name), lambda path: save_picture(self._page, path))

    def save_data_to(self, name: str) -> None:
        """Save every point of every path."""
        self._save(Path(name), lambda path: save_csv(path, *self._table()))

    def _save(self, path: Path, save: Callable[[Path], None]) -> None:
        try:
            save(path)
        except ExportError as error:
            box = QMessageBox(QMessageBox.Icon.Warning, "Nudge", str(error), parent=self._page)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()
            return
        self.saved.emit(path.name)

    def _table(self) -> tuple[list[str], list[list[object]]]:
        header = ["descent", "mini_batch_size", "eta", "seed", "step", "examples", "seconds", "cost",
                  "distance_from_start"]  # fmt: skip
        rows: list[list[object]] = []
        for name, descent in zip(self._names, self._comparison.descents if self._comparison else (), strict=True):
            path = descent.path
            fixed = [name, path.mini_batch_size, path.config.learning_rate, path.config.seed]
            columns = (path.steps, path.examples, path.seconds, descent.costs, path.distances)
            rows += [[*fixed, *values] for values in zip(*(column.tolist() for column in columns), strict=True)]
        return header, rows

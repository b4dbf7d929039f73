"""Saving what the Descent workspace shows: the page as a picture, every point of every path as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.comparison import Comparison
from gui.file_dialogs import FileDialogs
from gui.plots.export import save_csv, save_picture


class DescentSaving(QObject):
    """Asks where to, saves, and emits `saved` with the file's name."""

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
        """Ask for the name of a PNG, SVG or PDF file."""
        filters = ["PNG (*.png)", "SVG (*.svg)", "PDF (*.pdf)"]
        FileDialogs.of(self._page).ask_to_save(self.tr("Save picture"), "descent.png", filters, self.save_picture_to)

    def ask_for_data(self) -> None:
        """Ask for the name of a CSV file."""
        FileDialogs.of(self._page).ask_to_save(self.tr("Save data"), "descent.csv", ["CSV (*.csv)"], self.save_data_to)

    def save_picture_to(self, path: Path) -> None:
        """Save the page as it looks; FileError says what went wrong."""
        save_picture(self._page, path)
        self.saved.emit(path.name)

    def save_data_to(self, path: Path) -> None:
        """Save every point of every path; FileError says what went wrong."""
        save_csv(path, *self._table())
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

"""A small button that exports a view: its table as CSV, its picture as PNG, SVG or PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.file_dialogs import FileDialogs
from gui.icons import icon
from gui.plots.export import save_csv, save_picture
from gui.translated import Translated

Table = Callable[[], tuple[Sequence[str], Iterable[Sequence[object]]]]
Heading = Callable[[], Sequence[str]]  # the lines above a picture, the first as its title


class ExportButton(Translated, QToolButton):
    """Asks where to, without blocking; tells the name of the file afterwards."""

    exported = Signal(str)

    def __init__(self, name: str, picture: QWidget, table: Table | None = None, heading: Heading | None = None) -> None:
        super().__init__()
        self._name, self._picture, self._table, self._heading = name, picture, table, heading
        self.setObjectName(f"export{name.title().replace('-', '')}")
        self.setProperty("role", "flat")
        self.setIcon(icon("download", "muted"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.actions_ = {suffix: QAction(self) for suffix in (("csv",) if table else ()) + ("png", "svg", "pdf")}
        for suffix, action in self.actions_.items():
            action.setData(suffix)
            action.triggered.connect(self._on_chosen)
            menu.addAction(action)
        self.setMenu(menu)
        self._retranslate()

    def export_to(self, path: Path) -> None:
        """Save by the suffix of the path; FileError says what went wrong."""
        if path.suffix.lower() == ".csv" and self._table is not None:
            save_csv(path, *self._table())
        else:
            save_picture(self._picture, path, () if self._heading is None else self._heading())
        self.exported.emit(path.name)

    def _on_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        suffix = action.data()
        name = f"{self._name}.{suffix}"
        FileDialogs.of(self).ask_to_save(action.text(), name, [f"*.{suffix}"], self.export_to)

    def _retranslate(self) -> None:
        texts = {
            "csv": self.tr("Export as CSV…"),
            "png": self.tr("Export as PNG…"),
            "svg": self.tr("Export as SVG…"),
            "pdf": self.tr("Export as PDF…"),
        }
        for suffix, action in self.actions_.items():
            action.setText(texts[suffix])
        self.setToolTip(self.tr("Export this view"))
        self.setAccessibleName(self.tr("Export this view"))

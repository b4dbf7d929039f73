"""A small button that exports a view: its table as CSV, its picture as PNG or SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QToolButton, QWidget

from gui.icons import icon
from gui.plots.export import ExportError, save_csv, save_picture

Table = Callable[[], tuple[Sequence[str], Iterable[Sequence[object]]]]


class ExportButton(QToolButton):
    """Asks where to, without blocking; tells the name of the file afterwards."""

    exported = Signal(str)

    def __init__(self, name: str, picture: QWidget, table: Table | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._picture, self._table = name, picture, table
        self.setObjectName(f"export{name.title().replace('-', '')}")
        self.setProperty("role", "flat")
        self.setIcon(icon("download", "muted"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.actions_ = {suffix: QAction(self) for suffix in (("csv",) if table else ()) + ("png", "svg")}
        for suffix, action in self.actions_.items():
            action.setData(suffix)
            action.triggered.connect(self._on_chosen)
            menu.addAction(action)
        self.setMenu(menu)
        self._retranslate()

    def export_to(self, path: Path) -> None:
        """Save by the suffix of the path; ExportError says what went wrong."""
        if path.suffix.lower() == ".csv" and self._table is not None:
            save_csv(path, *self._table())
        else:
            save_picture(self._picture, path)
        self.exported.emit(path.name)

    def _on_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        suffix = action.data()
        dialog = QFileDialog(self.window(), action.text(), f"{self._name}.{suffix}", f"*.{suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, name: str) -> None:
        try:
            self.export_to(Path(name))
        except ExportError as error:
            box = QMessageBox(QMessageBox.Icon.Warning, "Nudge", str(error), parent=self.window())
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        texts = {
            "csv": self.tr("Export as CSV…"),
            "png": self.tr("Export as PNG…"),
            "svg": self.tr("Export as SVG…"),
        }
        for suffix, action in self.actions_.items():
            action.setText(texts[suffix])
        self.setToolTip(self.tr("Export this view"))
        self.setAccessibleName(self.tr("Export this view"))

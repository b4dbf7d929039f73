"""Ask for a file without blocking the window; the folder used last is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.preferences import Preferences


class FileDialogs(QObject):
    """One dialog at a time; what was chosen goes to the function given with the question."""

    asked = Signal(object)  # the dialog, as it opens

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._chosen: Callable[[Path], None] | None = None
        self._dialog: QFileDialog | None = None

    def ask_to_open(self, title: str, filters: list[str], chosen: Callable[[Path], None]) -> None:
        """Let an existing file be chosen."""
        self._ask(title, filters, chosen, QFileDialog.AcceptMode.AcceptOpen)

    def ask_to_save(self, title: str, name: str, filters: list[str], chosen: Callable[[Path], None]) -> None:
        """Let a new file be named; the dialog asks before one is replaced. Without a suffix it gets the filter's."""
        self._ask(title, filters, chosen, QFileDialog.AcceptMode.AcceptSave, name)

    def _ask(
        self,
        title: str,
        filters: list[str],
        chosen: Callable[[Path], None],
        mode: QFileDialog.AcceptMode,
        name: str = "",
    ) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        dialog = QFileDialog(self._window, title, self._preferences.path("folder"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setObjectName("fileDialog")
        dialog.setAcceptMode(mode)
        dialog.setNameFilters(filters)
        if mode == QFileDialog.AcceptMode.AcceptSave:
            dialog.selectFile(name)
            self._follow_filter(filters[0], dialog)
            dialog.filterSelected.connect(self._on_filter)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(self._on_finished)
        self._dialog, self._chosen = dialog, chosen
        dialog.open()
        self.asked.emit(dialog)

    def _on_filter(self, text: str) -> None:
        if self._dialog is not None:
            self._follow_filter(text, self._dialog)

    def _follow_filter(self, text: str, dialog: QFileDialog) -> None:
        """A name typed without a suffix gets that of the filter, "Name (*.suffix)"."""
        _, _, suffix = text.rpartition("*.")
        dialog.setDefaultSuffix(suffix.rstrip(")"))

    def _on_selected(self, name: str) -> None:
        path = Path(name)
        self._preferences.store("folder", str(path.parent))
        if self._chosen is not None:
            self._chosen(path)

    def _on_finished(self) -> None:
        self._dialog = self._chosen = None

"""The one way to ask for a file: without blocking the window, in the folder used last; what fails is told in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine.file_error import FileError
from gui.file_errors import file_error_text
from gui.preferences import Preferences


class FileDialogs(QObject):
    """One dialog at a time for a window; what was chosen goes to the function given with the question."""

    asked = Signal(object)  # the dialog, as it opens

    def __init__(self, window: QWidget, preferences: Preferences | None = None) -> None:
        super().__init__(window)
        self._window, self._preferences, self._folder = window, preferences, ""
        self._chosen: Callable[[Path], None] | None = None
        self._dialog: QFileDialog | None = None

    @staticmethod
    def of(widget: QWidget) -> FileDialogs:
        """Return those of the window a widget is in."""
        window = widget.window()
        found = window.findChild(FileDialogs)
        return found if isinstance(found, FileDialogs) else FileDialogs(window)

    def ask_to_open(self, title: str, filters: list[str], chosen: Callable[[Path], None]) -> None:
        """Let an existing file be chosen."""
        self._ask(title, filters, chosen, QFileDialog.AcceptMode.AcceptOpen)

    def ask_to_save(self, title: str, name: str, filters: list[str], chosen: Callable[[Path], None]) -> None:
        """Let a new file be named; the dialog asks before one is replaced. Without a suffix it gets the filter's.

        If `chosen` raises FileError, `tell` says so.
        """
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
        folder = self._folder if self._preferences is None else self._preferences.path("folder")
        dialog = QFileDialog(self._window, title, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setObjectName("fileDialog")
        dialog.setAcceptMode(mode)
        dialog.setNameFilters(filters)
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Look in:"))  # Qt itself has no Chinese for these
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Files of type:"))
        # Qt asks for this one itself; named here, it is among the strings that are translated.
        QCoreApplication.translate("QAbstractFileIconProvider", "Folder", "All other platforms")
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
        self._folder = str(path.parent)
        if self._preferences is not None:
            self._preferences.store("folder", self._folder)
        if self._chosen is not None:
            try:
                self._chosen(path)
            except FileError as error:
                self.tell(error)

    def _on_finished(self) -> None:
        self._dialog = self._chosen = None

    def tell(self, error: Exception) -> None:
        """Say what went wrong with a file, without blocking."""
        box = QMessageBox(QMessageBox.Icon.Warning, "Nudge", file_error_text(error), parent=self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def ask_to_save_picture(
    view: QWidget, notice: Callable[[str], None], title: str = "", name: str = "network.png"
) -> None:
    """Ask where to, and save there what a view shows."""

    def save(path: Path) -> None:
        from gui.plots.export import save_picture

        save_picture(view, path)
        notice(QCoreApplication.translate("Export", "Saved {0}").format(path.name))

    title = title or QCoreApplication.translate("Export", "Export the network picture")
    FileDialogs.of(view).ask_to_save(title, name, ["PNG (*.png)", "SVG (*.svg)", "PDF (*.pdf)"], save)

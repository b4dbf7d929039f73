"""Pictures from outside: opened, dropped or pasted, looked at in a dialog, and put on the desk as the example."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.handwriting import look_for
from engine.jobs import Progress
from engine.photos import PictureError
from gui.icons import icon
from gui.picture_files import Pixels, picture_error_text, picture_suffixes, pixels_of, read_picture
from gui.widgets.picture_dialog import PictureDialog
from gui.workspaces.example_desk import ExampleDesk


class PictureDesk(QObject):
    """The actions of pictures. `failed` says in words what is wrong with one; nothing is changed then."""

    failed = Signal(str)

    def __init__(self, window: QWidget, desk: ExampleDesk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._folder = ""
        self.open_action, self.paste_action = QAction(window), QAction(window)
        self.open_action.setObjectName("actionOpenPicture")
        self.open_action.setIcon(icon("image"))
        self.open_action.setShortcut(QKeySequence("Ctrl+Shift+O"))
        self.open_action.triggered.connect(self.ask)
        self.paste_action.setObjectName("actionPastePicture")
        self.paste_action.setShortcut(QKeySequence("Ctrl+V"))
        self.paste_action.triggered.connect(self.paste)
        window.installEventFilter(self)
        self._retranslate()

    def ask(self) -> None:
        """Ask for a picture file, without blocking."""
        patterns = " ".join(f"*{suffix}" for suffix in picture_suffixes())
        dialog = QFileDialog(self._window, self.tr("Open a picture to read"), self._folder)
        dialog.setNameFilters([self.tr("Pictures ({0})").format(patterns), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.fileSelected.connect(dialog.deleteLater)
        dialog.rejected.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, name: str) -> None:
        self._folder = str(Path(name).parent)
        self.open(Path(name))

    def open(self, path: Path) -> None:
        """Read a picture file off this thread, then show what becomes of it."""

        def work(progress: Progress) -> Pixels:
            pixels = read_picture(path)
            progress(1.0)
            return pixels

        job = self._desk.controller.start_job(work)
        job.finished.connect(self.show_pixels)
        job.failed.connect(self._on_failed)

    def paste(self) -> None:
        """Take the picture in the clipboard, or the file it names."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.failed.emit(self.tr("The clipboard holds no picture. Copy a picture or a picture file, then paste."))

    def take(self, mime: QMimeData | None) -> bool:
        """Take what was pasted or dropped; False if it is no picture."""
        if mime is None:
            return False
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        pictures = [path for path in files if path.suffix.lower() in picture_suffixes()]
        if pictures:
            self.open(pictures[0])
            return True
        image = mime.imageData() if mime.hasImage() and not files else None
        if not isinstance(image, QImage):
            return False
        try:
            self.show_pixels(pixels_of(image, self.tr("The picture")))
        except PictureError as error:
            self._on_failed(error)
        return True

    def show_pixels(self, pixels: Pixels) -> None:
        """Show what becomes of a picture; it is used when the person agrees."""
        data = self._desk.controller.data
        if data is None:
            return
        dialog = PictureDialog(pixels, look_for(data.test.image_shape), self._answer, self._window)
        dialog.used.connect(self._desk.show_picture)
        dialog.open()

    def _answer(self, image: NDArray[Any]) -> tuple[str, float]:
        state = self._desk.state
        activations = state.network.feedforward(np.asarray(image, dtype=np.float64).reshape(1, -1))[0]
        best = int(activations.argmax())
        return state.class_name(best), float(activations[best])

    def _on_failed(self, error: Exception) -> None:
        text = picture_error_text(error) if isinstance(error, PictureError) else str(error)
        self.failed.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak the window's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        self.open_action.setText(self.tr("Open a &picture to read…"))
        self.open_action.setIconText(self.tr("Open a picture"))
        self.open_action.setToolTip(
            self.tr("Read what is drawn on a photo or a screenshot; you may also drop or paste one  (Ctrl+Shift+O)")
        )
        self.paste_action.setText(self.tr("P&aste a picture"))
        self.paste_action.setIconText(self.tr("Paste a picture"))

"""Datasets from files: opened, dropped or opened again, read off the GUI thread; until one is read, nothing changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from engine.dataset_files import find_dataset, load_data, transposed
from engine.dataset_summary import DatasetSummary, summary_of
from engine.datasets import Data, load_mnist
from engine.jobs import Progress
from gui.controller import Controller
from gui.dataset_errors import dataset_error_text
from gui.icons import icon
from gui.preferences import Preferences
from gui.watched_job import WatchedJob
from gui.widgets.dataset_card import DatasetCard
from gui.widgets.job_bar import JobBar

_MOST_RECENT = 8
_RECENT = "recent_datasets"


class DatasetDesk(QObject):
    """The actions of datasets. `failed` says in words why one was refused; the run at hand goes on then."""

    failed = Signal(str)
    notice = Signal(str)

    def __init__(self, window: QWidget, controller: Controller, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._controller, self._preferences = window, controller, preferences
        self._folder = ""
        self._job: WatchedJob | None = None
        self._opening: tuple[Path, ...] = ()
        self.bar = JobBar(window)
        self.bar.setObjectName("datasetBar")
        self.bar.setContentsMargins(20, 0, 12, 4)
        self.open_action = self._make_action("actionOpenDataset", "Ctrl+D", self.ask)
        self.folder_action = self._make_action("actionOpenDatasetFolder", "", self.ask_folder)
        self.mnist_action = self._make_action("actionBackToMnist", "", self.back_to_mnist)
        self.card_action = self._make_action("actionDatasetCard", "Ctrl+Shift+D", self.show_card)
        self.card_action.setIcon(icon("info"))
        self.card_action.setIconVisibleInMenu(False)
        self.recent_menu = QMenu(window)
        self.recent_menu.aboutToShow.connect(self._fill_recent)
        self.recent_menu.triggered.connect(self._on_recent)
        controller.data_ready.connect(self._on_data)
        window.installEventFilter(self)
        self._retranslate()
        self._update()

    def _make_action(self, name: str, keys: str, slot: object) -> QAction:
        action = QAction(self._window)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        return action

    @property
    def menu_items(self) -> list[QAction | QMenu | None]:
        """What the File menu shows; None is a separator."""
        return [self.open_action, self.folder_action, self.recent_menu, self.mnist_action, self.card_action, None]

    # Ask

    def ask(self) -> None:
        """Ask for image and label files, without blocking."""
        dialog = QFileDialog(self._window, self.tr("Open a dataset: its image and label files"), self._folder)
        dialog.setNameFilters([self.tr("IDX files (*ubyte* *idx* *.gz)"), self.tr("All files (*)")])
        self._ask(dialog, QFileDialog.FileMode.ExistingFiles)

    def ask_folder(self) -> None:
        """Ask for a folder that holds a dataset."""
        self._ask(QFileDialog(self._window, self.tr("Open the folder of a dataset"), self._folder),
                  QFileDialog.FileMode.Directory)  # fmt: skip

    def _ask(self, dialog: QFileDialog, mode: QFileDialog.FileMode) -> None:
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.filesSelected.connect(dialog.deleteLater)
        dialog.rejected.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, names: list[str]) -> None:
        if names:
            self._folder = str(Path(names[0]).parent)
            self.open(*map(Path, names))

    def take(self, mime: QMimeData) -> bool:
        """Take files that were dropped; False if there are none."""
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files:
            self.open(*files)
        return bool(files)

    # Read

    def open(self, *paths: Path) -> None:
        """Read a dataset from a folder or from files; the newest request counts."""

        def work(progress: Progress) -> Data:
            return load_data(find_dataset(paths), progress)

        self._opening = paths
        self._start(work, self.tr("Reading {0}…").format(paths[0].name))

    def back_to_mnist(self) -> None:
        """The digits that come with Nudge."""

        def work(progress: Progress) -> Data:
            return load_mnist(progress)

        self._opening = ()
        self._start(work, self.tr("Reading {0}…").format("MNIST"))

    def turn(self) -> None:
        """Exchange rows and columns of every image: some files have them that way round."""
        data = self._controller.data
        if data is not None:
            self._opening = ()
            self._start(lambda progress: transposed(data), self.tr("Turning the images…"))

    def _start(self, work: object, text: str) -> None:
        if self._job is not None:
            self._job.cancel()
        job = self._controller.start_job(work)  # type: ignore[arg-type]
        self._job = job
        self.bar.watch(job, text)
        job.finished.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    def _on_read(self, data: Data) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        try:
            self._controller.use_data(data)
        except ValueError as error:
            self.failed.emit(str(error))
            return
        if self._opening:
            self._remember(self._opening)
        text = self.tr("{0}: {1:,} training and {2:,} test examples, {3} classes")
        self.notice.emit(text.format(data.name, len(data.train), len(data.test), len(data.test.class_names)))

    def _on_failed(self, error: Exception) -> None:
        if self.sender() is self._job:
            self._job = None
            self.failed.emit(dataset_error_text(error))

    def _on_cancelled(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.notice.emit(self.tr("Not opened; everything is as it was."))

    # Recent

    def _remember(self, paths: tuple[Path, ...]) -> None:
        newest = paths[0].absolute()  # the others lie beside it
        others = [path for path in self._preferences.paths(_RECENT) if path != newest]
        self._preferences.store_paths(_RECENT, [newest, *others][:_MOST_RECENT])
        self._update()

    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        for path in self._preferences.paths(_RECENT):
            action = self.recent_menu.addAction(f"{path.parent.name}/{path.name}")
            action.setData(str(path))
            action.setToolTip(str(path))

    def _on_recent(self, action: QAction) -> None:
        self.open(Path(action.data()))

    # The card

    def show_card(self) -> None:
        """What is in the data: classes, counts, means, examples."""
        data = self._controller.data
        if data is None:
            return

        def work(progress: Progress) -> tuple[Data, DatasetSummary]:
            return data, summary_of(data, report=progress)

        job = self._controller.start_job(work)
        self.bar.watch(job, self.tr("Looking at every image…"))
        job.finished.connect(self._on_summary)

    def _on_summary(self, found: tuple[Data, DatasetSummary]) -> None:
        data, summary = found
        card = DatasetCard(data, summary, self._window)
        card.names_changed.connect(self._controller.call_classes)
        card.turn_requested.connect(self.turn)
        card.export.exported.connect(self._on_exported)
        card.open()

    def _on_exported(self, name: str) -> None:
        self.notice.emit(self.tr("Saved {0}").format(name))

    def _on_data(self, data: Data) -> None:
        self._update()

    def _update(self) -> None:
        data = self._controller.data
        for action in (self.open_action, self.folder_action, self.card_action):
            action.setEnabled(data is not None)
        self.mnist_action.setEnabled(data is not None and data.name != "MNIST")
        self.recent_menu.setEnabled(data is not None and bool(self._preferences.paths(_RECENT)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak the window's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        for action, text, tip in (
            (self.open_action, self.tr("Open a &dataset…"), self.tr("IDX files, raw or .gz; you may also drop them")),
            (self.folder_action, self.tr("Open a dataset &folder…"), self.tr("A folder with the four files of MNIST")),
            (self.mnist_action, self.tr("Back to &MNIST"), self.tr("The digits that come with Nudge")),
            (self.card_action, self.tr("Dataset &card…"), self.tr("Classes, counts, mean images, examples")),
        ):
            plain = text.replace("&", "").replace("…", "")
            action.setText(text)
            action.setIconText(plain.split("(")[0])
            action.setToolTip(tip)
        self.recent_menu.setTitle(self.tr("R&ecent datasets"))

"""A long job under way: what it is, how far it has come, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from gui.icons import icon
from gui.translated import Translated
from gui.watched_job import WatchedJob


class JobBar(Translated, QWidget):
    """Hidden until it watches a job, and again once the job has ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: WatchedJob | None = None
        self._text, self._bar, self._stop = QLabel(), QProgressBar(), QToolButton()
        self._text.setProperty("role", "muted")
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._stop.setProperty("role", "flat")
        self._stop.setIcon(icon("x", "muted"))
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stop.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self.hide()
        self._retranslate()

    def watch(self, job: WatchedJob, what: str) -> None:
        """Show this job, named `what`, until it ends."""
        self._job = job
        self._text.setText(what)
        self._bar.setAccessibleName(what)
        self._bar.setValue(0)
        job.progressed.connect(self._on_progress)
        for end in (job.finished, job.failed, job.cancelled):
            end.connect(self._on_end)
        self.show()

    def cancel(self) -> None:
        """Ask the job to stop."""
        if self._job is not None:
            self._job.cancel()

    def _on_progress(self, fraction: float) -> None:
        if self.sender() is self._job:
            self._bar.setValue(round(1000 * fraction))

    def _on_end(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.hide()

    def _retranslate(self) -> None:
        self._stop.setToolTip(self.tr("Cancel"))
        self._stop.setAccessibleName(self.tr("Cancel"))

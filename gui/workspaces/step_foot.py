"""Foot of step 8: what the sandbox is, or how far a measurement is, and the buttons that take the step."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui.watched_job import WatchedJob
from gui.widgets.job_bar import JobBar

TWO_LINES = 32  # px
NARROW = 510  # px below which the note has no room beside the buttons


class StepFoot(QWidget):
    """One row, or two where there is little width."""

    def __init__(self, buttons: tuple[QWidget, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.note, self.job = QLabel(), JobBar()
        self.note.setObjectName("sandboxNote")
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.note.setFixedHeight(TWO_LINES)  # what it wants by itself is for a narrow column
        row = QHBoxLayout()
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        for widget in (self.note, self.job):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
            self._whole.addWidget(widget, 1)
        self._whole.addLayout(row)

    def hasHeightForWidth(self) -> bool:
        """Two lines of text always have room, so that the page's height does not depend on its width."""
        return False

    def watch(self, job: WatchedJob, what: str) -> None:
        """Let the job's progress stand in place of the note until it ends."""
        self.job.watch(job, what)
        for end in (job.finished, job.failed, job.cancelled):
            end.connect(self._show_note)
        self._show_note()

    def say(self, text: str) -> None:
        """Say this, as long as nothing is under way."""
        self.note.setText(text)
        self._show_note()

    def _show_note(self) -> None:
        self.note.setVisible(self.job.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < NARROW
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)

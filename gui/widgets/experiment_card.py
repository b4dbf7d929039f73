"""One experiment: what it asks, a button to run it, progress while it runs, what it found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.translated import Translated
from gui.watched_job import WatchedJob
from gui.widgets.job_bar import JobBar


class ExperimentCard(Translated, QFrame):
    """Folded it shows title and caption; open, the chart of its result too."""

    run_requested = Signal(str)  # kind
    open_requested = Signal(str)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setObjectName(f"experiment{kind.capitalize()}")
        self.setProperty("card", True)
        self._title, self._caption, self.run, self.progress = QLabel(), QLabel(), QPushButton(), JobBar()
        self.run.setObjectName(f"run{kind.capitalize()}")
        self._title.setProperty("role", "title")
        self._caption.setProperty("role", "muted")
        self._caption.setWordWrap(True)
        self._caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._chart: QWidget | None = None
        self._open = False
        self._words = ("", "")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.run)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self._caption)
        self._column.addWidget(self.progress)
        self.run.clicked.connect(self._on_run)
        self._retranslate()

    @property
    def caption(self) -> str:
        """The sentence below the title."""
        return self._caption.text()

    @property
    def chart(self) -> QWidget | None:
        """The picture of the result, if there is one."""
        return self._chart

    def set_words(self, title: str, caption: str) -> None:
        """Name the experiment, and say what it asks or what it found."""
        self._title.setText(title)
        self._caption.setText(caption.replace(" %", "\u00a0%"))  # no line begins with %
        self._retranslate()

    def set_chart(self, chart: QWidget | None) -> None:
        """Show the result; None: there is none."""
        if self._chart is not None:
            self._chart.setParent(None)
            self._chart.deleteLater()
        self._chart = chart
        if chart is not None:
            chart.setAccessibleName(self._title.text())
            chart.setAccessibleDescription(self._caption.text())
            self._column.addWidget(chart)
        self.set_open(self._open)

    def set_open(self, is_open: bool) -> None:
        """Open or fold the card."""
        self._open = is_open
        if self._chart is not None:
            self._chart.setVisible(is_open)

    @property
    def is_open(self) -> bool:
        return self._open

    def watch(self, job: WatchedJob) -> None:
        """Show progress until the job ends."""
        self.progress.watch(job, "")

    def _on_run(self) -> None:
        self.run_requested.emit(self.kind)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._chart is not None:
            self.open_requested.emit(self.kind)

    def _retranslate(self) -> None:
        self.run.setText(self.tr("Run") if self._chart is None else self.tr("Again"))
        self.run.setAccessibleName(self.tr("Run: {0}").format(self._title.text()))
        if self._chart is not None:
            self._chart.setAccessibleName(self._title.text())
            self._chart.setAccessibleDescription(self._caption.text())

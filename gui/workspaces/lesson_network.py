"""Centre of the Backprop workspace: the network of the lesson, from which moment of the run it is, wide steps below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.snapshot import Snapshot
from gui import theme
from gui.translated import Translated
from gui.widgets.digit_question import DigitQuestion
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.export_button import ExportButton
from gui.widgets.network_diagram import NetworkDiagram
from gui.workspaces.lesson_page import MINIMUM_HEIGHT, LessonPage
from gui.workspaces.lesson_texts import moment_text

_SPACING = 8  # px between the parts of the head


class LessonNetwork(Translated, QSplitter):
    """Composes diagram, digit question and the place for wide steps; they are public, the workspace connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.diagram, self.question = NetworkDiagram(), DigitQuestion()
        self.diagram.setObjectName("lessonDiagram")
        self._title, self._subtitle, self._moment = QLabel(), ElidedLabel(), QLabel()
        self._moment.setObjectName("lessonMoment")
        self.newest = QPushButton()
        self.newest.setObjectName("takeNewest")
        self.export = ExportButton("lesson-network", self.diagram, heading=self.heading)
        self.below, self._pages = QWidget(), list[LessonPage]()
        self.below.setObjectName("wideStep")
        self._room = QScrollArea()  # in the smallest window a wide step is taller than its place
        self._lesson: Snapshot | None = None
        self._run: Snapshot | None = None
        self._running = False
        self._was_split = False
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        for label in (self._subtitle, self._moment):
            label.setProperty("role", "muted")
        head = QHBoxLayout()
        head.setSpacing(_SPACING)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        head.addWidget(self._moment)
        head.addWidget(self.newest)
        head.addWidget(self.export)
        self._panel = panel = QFrame()
        panel.setProperty("panel", True)
        column = QVBoxLayout(panel)
        column.setContentsMargins(theme.PADDING, 8, theme.PADDING, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.question)
        column.addWidget(self.diagram, 1)
        self.question.hide()
        self._place = QVBoxLayout(self.below)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._room.setWidget(self.below)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (self._room.viewport(), self.below):
            ground.setAutoFillBackground(False)
        self._room.hide()
        self.setHandleWidth(theme.GAP)
        self.setChildrenCollapsible(False)
        self.addWidget(panel)
        self.addWidget(self._room)
        self.setStretchFactor(0, 5)
        self.setStretchFactor(1, 4)

    def add_page(self, page: LessonPage) -> None:
        """Give a wide step its place below the diagram."""
        page.hide()  # not in a QStackedWidget: it would be as wide as the widest of all
        self._pages.append(page)
        self._place.addWidget(page)

    def show_page(self, page: LessonPage | None) -> None:
        """Bring a wide step to the front; None: the diagram has all the room."""
        self._room.setVisible(page is not None)
        if page is not None:
            for other in self._pages:
                other.setVisible(other is page)
            if not self._was_split:  # later it stays as the person left it
                self._was_split = True
                self.setSizes([550, 450])

    def rehearse(self, page: LessonPage) -> None:
        """Let a wide step stand below the diagram for a moment and be painted, with nothing of it on the screen."""
        if not self._room.isHidden():
            return
        shown = self.diagram.highlight
        self.show_page(page)
        self.diagram.set_highlight(page.highlight())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.grab()
        self.diagram.set_highlight(shown)
        page.hide()
        self.show_page(None)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def say(self, subtitle: str, *, is_lesson: bool) -> None:
        """Say beside the title which example this is, or which other network a step shows."""
        self._subtitle.setText(subtitle)
        self._moment.setVisible(is_lesson)
        self._arrange_head()

    def heading(self) -> tuple[str, ...]:
        """What a picture of the lesson is about: which example, at which moment of the run."""
        moment = "" if self._moment.isHidden() else self._moment.text()
        return (" · ".join(text for text in (self._subtitle.text(), moment) if text),)

    def _arrange_head(self) -> None:
        """The title gives way to the name of the example where there is no room for both."""
        rest = [self._subtitle, *(w for w in (self._moment, self.newest) if not w.isHidden()), self.export]
        needed = self._title.sizeHint().width() + sum(widget.sizeHint().width() + _SPACING for widget in rest)
        self._title.setVisible(
            needed <= self._panel.width() - 2 * theme.PADDING - 2 * _SPACING or not self._subtitle.text()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide step gets the height it needs, as long as the diagram has its own."""
        room = self.height() - self._panel.minimumSizeHint().height() - self.handleWidth()
        self._room.setMinimumHeight(max(0, min(MINIMUM_HEIGHT, room)))
        super().resizeEvent(event)
        self._arrange_head()

    def show_moment(self, lesson: Snapshot | None, run: Snapshot | None, running: bool) -> None:
        """Say from which step the network is, and offer the newest where the run has gone on."""
        self._lesson, self._run, self._running = lesson, run, running
        self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("One example"))
        self.newest.setText(self.tr("Take the newest"))
        self._moment.setToolTip(
            self.tr(
                "All numbers here belong to the network after this many steps of the run. It stands still while "
                "training goes on."
            )
        )
        self.newest.setToolTip(self.tr("Go on with the network as it is now"))
        lesson, run = self._lesson, self._run
        is_old = lesson is not None and run is not None and lesson.sequence != run.sequence
        behind = is_old and lesson is not None and run is not None and lesson.step_count != run.step_count
        self.newest.setVisible(bool(behind) or self._running)
        self._arrange_head()
        if lesson is None:
            self._moment.setText("")
        elif self._running and not lesson.is_set_back:
            self._moment.setText(self.tr("frozen at step {0:,}").format(lesson.step_count))
        else:
            self._moment.setText(moment_text(lesson))

"""Step 7: what every example of the mini-batch wants, and the average, which is -grad C."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.averages import MiniBatchNudges
from engine.sandbox import Outcome, outcome_of_steps
from gui import theme
from gui.controller import Controller
from gui.lesson import Lesson
from gui.parameter_names import flat_of, name_of, selection_of
from gui.preferences import Preferences
from gui.watched_job import WatchedJob
from gui.widgets.class_filter import ClassFilter
from gui.widgets.diagram_highlight import PLAIN, Highlight
from gui.widgets.diagram_scene import Mode, Selection
from gui.widgets.formula_view import Formula
from gui.widgets.job_bar import JobBar
from gui.widgets.nudge_controls import NudgeControls
from gui.widgets.nudge_rows import ORDERS, NudgeRows, Sorting
from gui.widgets.nudge_table import NudgeTable
from gui.widgets.view_menu import Table
from gui.widgets.wish_panel import WishPanel
from gui.workspaces.average_sentences import formulas_of, sentence_about, strongest
from gui.workspaces.class_shares import ClassShares
from gui.workspaces.lesson_page import MINIMUM_HEIGHT, PREFERRED_HEIGHT, LessonPage
from gui.workspaces.lesson_texts import moment_text
from gui.workspaces.mini_batch_source import MiniBatchSource, place_in_mini_batch
from gui.workspaces.table_exports import TableExports

STEPS = (1, 10, 50)  # along the average of the classes listened to
NARROW = 560  # px below which the wishes have no bars
_LIT_EDGES = 60  # strongest averages of a layer that the diagram lights up


class AveragePage(LessonPage):
    """Composes controls, class filter, table and wishes. Needs no example of its own: the mini-batch is there."""

    name: ClassVar[str] = "average"
    needs_example: ClassVar[bool] = False
    needs_desired: ClassVar[bool] = False
    is_wide: ClassVar[bool] = True

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self.setObjectName("averagePage")
        self._lesson: Lesson | None = None
        self._chosen: Selection | None = None
        self._outcome: Outcome | None = None
        self._is_late = False  # the table comes after the step has begun
        self.source = MiniBatchSource(controller, self)
        self.controls, self.filter, self.table = NudgeControls(), ClassFilter(), NudgeTable()
        self.wishes, self.readout, self.job = WishPanel(), QLabel(), JobBar()
        self.shares = ClassShares()
        self.repeat = QComboBox()
        self.exports = TableExports(controller, self.table, self.heading, self)
        self.table.setObjectName("nudgeTable")
        self.filter.setObjectName("classFilter")
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        self.readout.setTextFormat(Qt.TextFormat.RichText)
        self.readout.setObjectName("nudgeReadout")
        self.readout.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.readout.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wishes.hide()
        self.repeat.setObjectName("wishSteps")
        for steps in STEPS:
            self.repeat.addItem("", steps)
        self.repeat.hide()
        body = QHBoxLayout()
        body.setSpacing(10)
        body.addWidget(self.table, 1)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(4)
        self._beside.addWidget(self.wishes, 1)
        body.addLayout(self._beside)
        panel = QFrame()
        panel.setProperty("panel", True)
        column = QVBoxLayout(panel)
        column.setContentsMargins(theme.PADDING, 10, theme.PADDING, 8)
        column.setSpacing(6)
        column.addWidget(self.controls)
        self._choice = QHBoxLayout()
        self._choice.addWidget(self.filter, 1)
        self._choice.addWidget(self.repeat)
        column.addLayout(self._choice)
        column.addWidget(self.job)
        column.addLayout(body, 1)
        column.addWidget(self.readout)
        self.setMinimumHeight(MINIMUM_HEIGHT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)

    def _connect(self) -> None:
        self.source.ready.connect(self._on_nudges)
        self.source.working.connect(self._on_working)
        self.filter.changed.connect(self._show_rows)
        self.repeat.activated.connect(self._show_rows)
        self.controls.sorting_chosen.connect(self.table.sort)
        self.controls.parameter_chosen.connect(self._on_found)
        self.controls.exponent_chosen.connect(self.table.set_exponent)
        self.controls.export_chosen.connect(self.exports.export)
        self.table.sorting_changed.connect(self.controls.show_sorting)
        self.table.current_changed.connect(self._on_current)
        self.table.hovered.connect(self._on_hovered)
        self.table.example_opened.connect(self._on_example)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy_row)
        self.exports.notice.connect(self.notice)
        self.exports.started.connect(self._on_export_started)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < NARROW
        self.wishes.set_narrow(narrow)
        (self._beside if narrow else self._choice).addWidget(self.repeat)  # where there is room for it
        super().resizeEvent(event)
        self._show_readout()  # with as many words as now fit

    @property
    def beside(self) -> QWidget:
        return self.shares

    def sizeHint(self) -> QSize:
        return QSize(720, PREFERRED_HEIGHT)

    # The lesson

    def title(self) -> str:
        return self.tr("Mini-batch average")

    def heading(self) -> tuple[str, ...]:
        """Above a picture of the table: the step, and from which moment of the run."""
        return (self.title(), "" if self._lesson is None else moment_text(self._lesson.snapshot))

    def show_lesson(self, lesson: Lesson | None) -> None:
        """Show the mini-batch of this lesson; nothing of it changes with the example on the desk."""
        self._lesson = lesson
        if lesson is None:
            self.source.forget()
            self.table.set_rows(None)
        else:
            self.source.request(lesson)
            self._mark_example()

    def _on_working(self, job: WatchedJob) -> None:
        self.table.set_rows(None)
        self._is_late = True
        self.job.watch(job, self.tr("Going through the mini-batch"))

    def _on_nudges(self, nudges: MiniBatchNudges) -> None:
        assert self._lesson is not None
        sizes = nudges.network.layer_sizes
        if self._chosen is not None and not self._chosen.fits(sizes):
            self._chosen = None
        self.controls.set_layer_sizes(sizes)
        self.filter.blockSignals(True)
        self.filter.set_classes(self._names, nudges.counts.tolist())
        self.filter.blockSignals(False)
        self._show_rows()
        if self._is_late:
            self._is_late = False
            self.begun_anew.emit()

    @property
    def _names(self) -> tuple[str, ...]:
        return () if self._lesson is None else self._lesson.data.train.class_names

    def _show_rows(self) -> None:
        """Show the table for the classes listened to, sorted as before."""
        nudges, lesson = self.source.nudges, self._lesson
        if nudges is None or lesson is None:
            return
        classes = self.filter.classes
        rows = NudgeRows(nudges, lesson.snapshot.effective_learning_rate, classes)
        rows.sort(Sorting(self.controls.chosen_order))
        images = nudges.images(lesson.data.train.image_shape)[rows.examples]
        self.table.set_rows(rows, images, self._names)
        self.controls.show_sorting(rows.sorting)
        self.controls.show_automatic_unit(rows.exponent)
        steps = 1 if classes is None else self.repeat.currentData()
        self._outcome = outcome_of_steps(nudges, rows.learning_rate, classes, steps)
        self.wishes.show_wishes(self._names, nudges.mean_wish(classes), self._outcome)
        self.wishes.setVisible(classes is not None)
        self.repeat.setVisible(classes is not None)
        self._mark_example()
        self.show_selection(self._chosen)
        self._show_readout()  # the same cell has another number
        self.caption_changed.emit()

    def _mark_example(self) -> None:
        """Frame the picture of the example on the desk, if that very image is one of the mini-batch."""
        rows, lesson = self.table.rows, self._lesson
        place = None if lesson is None else place_in_mini_batch(lesson)
        if rows is None or place is None:
            self.table.mark(None)
            return
        found = np.flatnonzero(rows.examples == place)
        self.table.mark(int(found[0]) if len(found) else None)

    # Selection

    def show_selection(self, selection: Selection | None) -> None:
        """Bring the row of a weight, or of a neuron's bias, into view."""
        self._chosen = selection
        rows = self.table.rows
        flat = None if rows is None or selection is None else flat_of(rows.layer_sizes, selection)
        before = self.table.current
        if flat is None:
            self.table.clear_current()
        elif before is None or before[0] != flat:
            self.table.go_to(flat)
        if self.table.current != before:
            self._show_readout()

    def show_hover(self, thing: Selection | None) -> None:
        """Light up the row of what is pointed at elsewhere."""
        rows = self.table.rows
        self.table.set_hover(None if rows is None or thing is None else flat_of(rows.layer_sizes, thing))

    def _on_current(self, flat: int, column: int) -> None:
        self._choose(flat)

    def _on_found(self, flat: int) -> None:
        self.table.go_to(flat)
        self._choose(flat)

    def _choose(self, flat: int) -> None:
        assert self.table.rows is not None
        self._chosen = selection_of(self.table.rows.layer_sizes, flat)
        self._show_readout()
        self.selection_changed.emit(self._chosen)
        self.caption_changed.emit()

    def _on_hovered(self, flat: int | None) -> None:
        rows = self.table.rows
        self.hovered.emit(None if rows is None or flat is None else selection_of(rows.layer_sizes, flat))

    def _on_example(self, column: int) -> None:
        rows = self.table.rows
        if rows is not None:
            self.example_requested.emit(int(rows.nudges.indices[rows.examples[column]]))

    def _show_readout(self) -> None:
        current = self.table.current
        text = self.tr("Choose a cell to read it in full; arrow keys move.")
        if current is not None:
            text = self.table.readout(*current)
        self.readout.setText(text)
        if current is not None and self.readout.sizeHint().width() > self.readout.width():
            self.readout.setText(self.table.readout(*current, zeros=False))
        self.shares.show_shares(self.table.rows, None if current is None else current[0], self._names)

    def _copy_row(self) -> None:
        self.exports.export("row")

    def _on_export_started(self, job: WatchedJob) -> None:
        self.job.watch(job, self.tr("Saving the table"))

    # What the workspace asks

    def caption(self) -> str:
        rows, lesson = self.table.rows, self._lesson
        if rows is None or lesson is None:
            return ""
        return sentence_about(
            rows, self._outcome, self._names, lesson.snapshot.step_count + 1, self.repeat.currentData()
        )

    def start(self, lesson: Lesson, chosen: Selection | None) -> Selection | None:
        """The parameter with the largest average, unless a weight is chosen already."""
        rows = self.table.rows
        if rows is None or (chosen is not None and chosen.source is not None):
            return chosen
        return selection_of(rows.layer_sizes, int(np.argmax(np.abs(rows.average))))

    def numbers(self) -> Table:
        """Every row in the order shown, with its average and its step; the examples are in the table's own CSV."""
        rows = self.table.rows
        if rows is None:
            return (), ()
        steps = rows.learning_rate * rows.average
        return ("w", "name", "average", "step"), [
            [flat, name_of(rows.layer_sizes, flat), float(rows.average[flat]), float(steps[flat])]
            for flat in rows.flats.tolist()
        ]

    def formulas(self) -> tuple[Formula, ...]:
        rows, current = self.table.rows, self.table.current
        return () if rows is None or current is None else formulas_of(rows, current[0])

    def highlight(self) -> Highlight:
        """The strongest averages of the layer of the chosen parameter, or of the last."""
        rows, lesson = self.table.rows, self._lesson
        if rows is None or lesson is None or not np.isfinite(rows.average).all():
            return PLAIN
        layer = self._chosen.layer if self._chosen is not None and self._chosen.layer else len(rows.layer_sizes) - 1
        mode: Mode = "nudge" if lesson.is_named else "weights"
        note = self.tr("bright: the largest averages of layer ({0})").format(layer)
        return Highlight(mode=mode, edges=strongest(rows, layer, _LIT_EDGES), dims=True, note=note, symbol="∂C/∂w")

    def restore(self, preferences: Preferences) -> None:
        self.controls.show_sorting(Sorting(preferences.text("table_order", "size", ORDERS)))  # type: ignore[arg-type]

    def remember(self, preferences: Preferences) -> None:
        preferences.store("table_order", self.controls.chosen_order)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_readout()  # it has the colours of the theme in it
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.readout.setAccessibleName(self.tr("The chosen cell in full"))
        texts = (self.tr("1 step"), self.tr("10 steps"), self.tr("50 steps"))
        for index, text in enumerate(texts):
            self.repeat.setItemText(index, text)
        self.repeat.setAccessibleName(self.tr("How often to step"))
        self.repeat.setToolTip(self.tr("How many steps the network takes while it listens only to these examples"))
        self._show_readout()

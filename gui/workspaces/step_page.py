"""Step 8: take the step in a sandbox, and compare what first order promised with what really happens."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QToolButton, QVBoxLayout, QWidget

from engine import commands
from gui import theme
from gui.controller import Controller
from gui.lesson import Lesson
from gui.parameter_names import flat_of, html_of, selection_of
from gui.preferences import Preferences
from gui.question import Question
from gui.translated import Translated
from gui.watched_job import WatchedJob
from gui.widgets.change_table import Change, ChangeTable
from gui.widgets.diagram_scene import DiagramState, Selection, diagram_state
from gui.widgets.export_button import ExportButton
from gui.widgets.formula_view import Formula
from gui.widgets.output_changes import OutputChanges
from gui.widgets.parameter_field import ParameterField
from gui.widgets.step_controls import RANGES, StepControls
from gui.widgets.step_curve_view import StepCurveView
from gui.workspaces.lesson_page import MINIMUM_HEIGHT, PREFERRED_HEIGHT, LessonPage
from gui.workspaces.lesson_texts import example_text, moment_text
from gui.workspaces.sandbox_desk import SandboxDesk
from gui.workspaces.sandbox_run import WHY, can_continue, has_continued, note_about
from gui.workspaces.step_body import StepBeside, StepBody
from gui.workspaces.step_changes import changes_of, numbers_of, outputs_of
from gui.workspaces.step_foot import StepFoot
from gui.workspaces.step_sentences import cost_name, formulas_of, question_about, sentence_about

MEASURE_DELAY = 250  # ms of rest before the whole datasets are measured


class StepPage(Translated, LessonPage):
    """Composes controls, curve, table and outputs around a SandboxDesk. The mini-batch is there without an example."""

    name: ClassVar[str] = "step"
    needs_example: ClassVar[bool] = False
    needs_desired: ClassVar[bool] = False
    is_wide: ClassVar[bool] = True

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self.setObjectName("stepPage")
        self._lesson: Lesson | None = None
        self._flat = 0  # the parameter in the last row
        self._is_late = False  # the step to try comes after the lesson has begun
        self.desk = SandboxDesk(controller, self)
        self.controls = StepControls(self.desk.stack)
        self.curve, self.table, self.outputs = StepCurveView(), ChangeTable(), OutputChanges()
        self._beside = StepBeside(self.outputs, self)
        self.find_field, self.take_back = ParameterField(), QToolButton()
        self.foot = StepFoot((self.take_back, self.controls.apply, self.controls.continue_))
        self._timer = QTimer(self, interval=MEASURE_DELAY, singleShot=True)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._allow()

    def _lay_out(self) -> None:
        self.find_field.setObjectName("stepParameter")
        self.take_back.setObjectName("stepTakeBack")
        self.take_back.hide()
        self._beside.hide()  # until the column of the steps takes it
        middle = QWidget()
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.find_field)
        inside.addStretch(0)
        panel = QFrame()
        panel.setProperty("panel", True)
        self.export = ExportButton("step", panel, self.numbers, self.heading)
        self.export.exported.connect(self._on_exported)
        self.controls.add_tool(self.export)
        column = QVBoxLayout(panel)
        column.setContentsMargins(theme.PADDING, 10, theme.PADDING, 8)
        column.setSpacing(6)
        column.addWidget(self.controls)
        column.addWidget(StepBody(self.curve, middle, self._beside), 1)
        column.addWidget(self.foot)
        self.setMinimumHeight(MINIMUM_HEIGHT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)

    def _connect(self) -> None:
        desk, controls = self.desk, self.controls
        desk.trial_ready.connect(self._on_trial)
        desk.working.connect(self._on_working)
        desk.measuring.connect(self._on_measuring)
        desk.measured.connect(self._show_numbers)
        controls.own_chosen.connect(desk.set_own)
        controls.fraction_changed.connect(self._on_fraction)
        controls.range_changed.connect(self.curve.set_most)
        controls.apply_clicked.connect(self._apply)
        controls.back_clicked.connect(desk.go_back)
        controls.continue_clicked.connect(self._continue)
        self.curve.fraction_chosen.connect(controls.set_fraction)
        self.curve.set_most(controls.most)
        self.find_field.found.connect(self._on_found)
        self.take_back.clicked.connect(self._take_back)
        self._timer.timeout.connect(self._measure)
        self.controller.snapshot_ready.connect(self._on_snapshot)

    @property
    def beside(self) -> QWidget | None:
        return self._beside

    def sizeHint(self) -> QSize:
        return QSize(720, PREFERRED_HEIGHT)

    # The lesson

    def title(self) -> str:
        return self.tr("Take the step")

    def show_lesson(self, lesson: Lesson | None) -> None:
        """Take up the lesson; another network begins a new sandbox, another example keeps it."""
        self._lesson = lesson
        if lesson is not None:
            self._flat = min(self._flat, lesson.state.network.parameters.size - 1)
            self.find_field.set_layer_sizes(lesson.state.layer_sizes)
        self.desk.set_lesson(lesson)

    def prepare(self, lesson: Lesson) -> None:
        if not self.desk.is_changed:  # a sandbox in use is given up only when its step is opened
            self.show_lesson(lesson)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure_soon()
        self._show_changes()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        self.desk.stop_measuring()
        super().hideEvent(event)

    def _on_working(self, job: WatchedJob) -> None:
        self._is_late = True
        self.foot.watch(job, self.tr("Going through the mini-batch"))

    def _on_measuring(self, job: WatchedJob) -> None:
        self.foot.watch(job, self.tr("Measuring"))

    def _on_trial(self) -> None:
        trial = self.desk.trial
        self.controls.show_own(self.desk.own and self.desk.can_be_own)
        self.curve.show_curve(None if trial is None else trial.curve, "" if trial is None else cost_name(trial))
        self._on_fraction()
        if self._is_late and trial is not None:
            self._is_late = False
            if not self.desk.is_changed:
                self.begun_anew.emit()

    # Numbers

    def _on_fraction(self) -> None:
        self._measure_soon()
        self._show_numbers()

    def changes(self) -> dict[str, Change]:
        """Every row of the table, as it is shown now."""
        waiting = self.desk.is_measuring or self._timer.isActive()
        return changes_of(self.desk, self.controls.fraction, self._flat, waiting)

    def _show_numbers(self) -> None:
        if self.isVisible():
            self._show_changes()
        self._allow()
        self._show_note()
        self.caption_changed.emit()

    def _show_changes(self) -> None:
        trial, lesson, fraction = self.desk.trial, self._lesson, self.controls.fraction
        changes = self.changes()
        for row, change in changes.items():
            self.table.show_change(row, change)
        if trial is None or lesson is None:
            is_waiting = lesson is not None and lesson.state.trace is not None
            self.outputs.show_outputs((), np.empty(0), np.empty(0), None, is_waiting=is_waiting)
            return
        self.table.name_parameter(html_of(trial.network.layer_sizes, self._flat))
        self.curve.show_fraction(fraction, changes["example" if trial.own else "mini_batch"].after)
        state = lesson.state
        now, then = outputs_of(trial, None if state.trace is None else state.trace.x, fraction)
        self.outputs.show_outputs(state.class_names, now, then, state.desired)

    def _measure_soon(self) -> None:
        """Measure when the slider rests; what is shown of the datasets meanwhile is what is known."""
        if self.isVisible() and self.desk.trial is not None:
            self.desk.stop_measuring()
            self._timer.start()

    def _measure(self) -> None:
        if self.desk.trial is not None:
            self.desk.measure(self.controls.fraction)
            self._show_changes()

    def numbers(self) -> tuple[list[str], list[list[object]]]:
        """What is shown, as a table to save."""
        return numbers_of(self.desk.trial, self.changes(), self.controls.fraction, self._flat)

    def heading(self) -> tuple[str, ...]:
        """Above a picture: the step, which example, and from which moment of the run."""
        lesson = self._lesson
        if lesson is None:
            return (self.title(),)
        about = (self.subtitle() or example_text(lesson, lesson.example), moment_text(lesson.snapshot))
        return self.title(), " · ".join(text for text in about if text)

    def _on_exported(self, name: str) -> None:
        self.notice.emit(self.tr("Saved {0}").format(name))

    # What the person does

    def _apply(self) -> None:
        self.desk.apply(self.controls.fraction)

    def _continue(self) -> None:
        """Make the sandbox the state of the run: an event of it, which can be taken back."""
        if not can_continue(self.controller.snapshot, self._lesson, self.desk):
            return
        self.controller.send(commands.SetParameters(self.desk.parameters, WHY))
        self.notice.emit(self.tr("The run goes on from the sandbox’s weights and biases"))

    def _take_back(self) -> None:
        self.controller.send(commands.TakeBackParameters())
        self.notice.emit(self.tr("The run gets its own weights and biases back"))

    def _on_snapshot(self) -> None:
        if self.isVisible():
            self._allow()
            self._show_note()

    def _allow(self) -> None:
        newest, had = self.controller.snapshot, self._focused_button()
        moves = self.desk.trial is not None and self.controls.fraction > 0
        go_on = can_continue(newest, self._lesson, self.desk)
        self.controls.allow(moves, self.desk.can_be_own, self.desk.is_changed, go_on)
        self.take_back.setVisible(has_continued(newest))
        if had is not None and not (had.isEnabled() and had.isVisible()):  # the keys stay in this step
            (self.take_back if self.take_back.isVisible() else self.controls.slider).setFocus()

    def _focused_button(self) -> QAbstractButton | None:
        buttons = (self.controls.apply, self.controls.continue_, self.controls.back, self.take_back)
        return next((button for button in buttons if button.hasFocus()), None)

    def _show_note(self) -> None:
        note = note_about(self.controller.snapshot, self._lesson, self.desk)
        self.foot.say(note)

    # Selection

    def start(self, lesson: Lesson, chosen: Selection | None) -> Selection | None:
        """What is chosen, or the parameter that the step moves most."""
        trial = self.desk.trial
        if chosen is not None or trial is None:
            return chosen
        return selection_of(trial.network.layer_sizes, int(np.argmax(np.abs(trial.step_gradient))))

    def show_selection(self, selection: Selection | None) -> None:
        """Show the selected weight, or the bias of the selected neuron, in the last row."""
        if self._lesson is None or selection is None:
            return
        flat = flat_of(self._lesson.state.layer_sizes, selection)
        if flat is not None:
            self._show_flat(flat)

    def _show_flat(self, flat: int) -> None:
        changed, self._flat = flat != self._flat, flat
        if changed and self.desk.trial is not None and self.isVisible():
            self._show_changes()

    def _on_found(self, flat: int) -> None:
        if self._lesson is not None:
            self._show_flat(flat)
            self.selection_changed.emit(selection_of(self._lesson.state.layer_sizes, flat))

    # What the workspace asks

    def caption(self) -> str:
        trial = self.desk.trial
        if trial is None:
            return ""
        along = trial.example if trial.own and trial.example is not None else trial.mini_batch
        return sentence_about(
            trial, self.controls.fraction, self.desk.cost(along, self.controls.fraction * trial.learning_rate)
        )

    def formulas(self) -> tuple[Formula, ...]:
        trial = self.desk.trial
        return () if trial is None else formulas_of(trial, self.controls.fraction, self._flat)

    @property
    def asks_about_example(self) -> bool:
        return self.desk.own

    def question(self) -> Question | None:
        trial = self.desk.trial
        return None if trial is None or self.desk.is_changed else question_about(trial)

    def subtitle(self) -> str | None:
        lesson = self._lesson
        if lesson is None or not self.desk.is_changed:
            return None
        moved = self.tr("in the sandbox")
        example = example_text(lesson, lesson.example)
        return f"{example} · {moved}" if example else moved

    def shown_state(self, lesson: Lesson) -> DiagramState:
        """The sandbox's network, once it differs from the lesson's."""
        if self._lesson is not lesson or not self.desk.is_changed:
            return lesson.state
        state, trace = lesson.state, lesson.state.trace
        x = None if trace is None else trace.x[0]
        return diagram_state(self.desk.network(), x, state.class_names, state.desired, state.image_shape)

    def restore(self, preferences: Preferences) -> None:
        self.controls.set_range(preferences.number("step_range", 1, 0, len(RANGES) - 1))

    def remember(self, preferences: Preferences) -> None:
        preferences.store("step_range", RANGES.index(self.controls.most))

    def _retranslate(self) -> None:
        self.find_field.setPlaceholderText(self.tr("another parameter: w_5000  w(2)5,11  b(3)2"))
        self.find_field.setAccessibleName(self.tr("Weight or bias in the last row"))
        self.take_back.setText(self.tr("Take back"))
        self.take_back.setToolTip(self.tr("Give the run the weights and biases it had before, bit for bit"))
        self._on_trial()

"""The Backprop workspace: one example through the steps of the chapter, on a copy of the network that stands still."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from engine.datasets import Data
from engine.snapshot import Snapshot
from gui import theme
from gui.controller import Controller
from gui.lesson import Lesson
from gui.preferences import Preferences
from gui.question import Question
from gui.widgets.diagram_scene import DiagramState, Selection
from gui.widgets.formula_view import FormulaView
from gui.widgets.network_diagram import NetworkDiagram
from gui.widgets.view_menu import Table
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.lesson_actions import LessonActions
from gui.workspaces.lesson_asking import Asking
from gui.workspaces.lesson_network import LessonNetwork
from gui.workspaces.lesson_page import LessonPage
from gui.workspaces.lesson_panel import LessonPanel
from gui.workspaces.lesson_rehearsal import Rehearsal
from gui.workspaces.lesson_selection import LessonSelection
from gui.workspaces.lesson_stage import LessonStage
from gui.workspaces.lesson_steps import STEPS
from gui.workspaces.lesson_texts import Gate
from gui.workspaces.lesson_walk import LessonWalk
from gui.workspaces.workspace import Workspace


class BackpropWorkspace(Workspace):
    """Connects the steps with the desk, the diagram and the one selection they share."""

    name: ClassVar[str] = "backprop"

    def __init__(self, controller: Controller, desk: ExampleDesk, parent: QWidget | None = None) -> None:
        super().__init__(controller, desk, parent)
        self.lesson: Lesson | None = None
        self._held: Snapshot | None = None
        self._is_showing = False
        self.selection = LessonSelection(self)
        self._wanted = desk.pointed  # what another page selected while this one was not in front
        self.network, self.panel = LessonNetwork(), LessonPanel()
        self.pages: list[LessonPage] = [page(controller) for page in STEPS]
        self.stage, self.asking = LessonStage(self.network, self.panel, desk), Asking(self.panel)
        self.rehearsal = Rehearsal(self.pages, self.network, self.selection, self)
        self.actions_ = LessonActions(self)
        self.walk = LessonWalk(len(self.pages), self.actions_, self)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(theme.GAP)
        self.splitter.setChildrenCollapsible(False)
        self.panel.set_sources(self._table, self.network.heading)
        self.panel.export.exported.connect(self._on_exported)
        self.network.export.exported.connect(self._on_exported)
        for page in self.pages:
            if page.is_wide:
                self.network.add_page(page)
            if page.beside is not None:
                self.panel.add_view(page.beside)
        self.panel.place(self.actions_.back, self.actions_.play, self.actions_.forward)
        for widget, stretch in ((self.network, 5), (self.panel, 3)):  # with all that is in them, for the Tab key
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([600, 390])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)

    def _connect(self) -> None:
        controller, diagram, panel, selection = self.controller, self.network.diagram, self.panel, self.selection
        controller.data_ready.connect(self._on_data)
        controller.classes_renamed.connect(self._on_data)
        controller.shown_changed.connect(self._on_shown)
        controller.snapshot_ready.connect(self._on_snapshot)
        self.desk.state_changed.connect(self._on_state)
        self.network.question.answered.connect(self.desk.say_meant)
        self.network.newest.clicked.connect(self.take_newest)
        diagram.clicked.connect(self._on_click)
        panel.card.answered.connect(self._on_answer)
        panel.steps.step_requested.connect(self.walk.go_to)
        self.walk.arrived.connect(self._on_arrived)
        views: tuple[NetworkDiagram | FormulaView, ...] = (diagram, panel.formulas)
        for view in views:
            view.selection_changed.connect(self._on_choice)
            view.hovered.connect(selection.point)
        for page in self.pages:
            page.selection_changed.connect(self._on_choice)
            page.hovered.connect(selection.point)
            page.caption_changed.connect(self._on_page_changed)
            page.begun_anew.connect(self._on_begun_anew)
            page.example_requested.connect(self._on_example_requested)
            page.notice.connect(self.notice)
        self.desk.pointed_changed.connect(self._on_desk_points)
        selection.chosen_changed.connect(self._on_chosen)
        self.actions_.predict.toggled.connect(self._on_predict)
        selection.pointed_changed.connect(self._on_pointed)

    @property
    def step(self) -> int:
        """Which step one is at, counted from 0."""
        return self.walk.step

    @property
    def page(self) -> LessonPage:
        """The step one is at."""
        return self.pages[self.step]

    def go_to(self, step: int) -> None:
        """Jump to a step, counted from 0."""
        self.walk.go_to(step)

    # What comes from the controller and the desk

    def _on_data(self, data: Data) -> None:
        self.network.question.set_class_names(data.test.class_names)

    def _on_shown(self, snapshot: Snapshot) -> None:
        """Follow a run that rests, step by step; a run that goes on leaves the lesson's copy alone."""
        is_new_run = self._held is not None and snapshot.run != self._held.run
        if self.isVisible() and (is_new_run or self._held is None or not self.controller.shown_moves):
            self._hold(snapshot)

    def _on_snapshot(self, snapshot: Snapshot) -> None:
        if self.isVisible():
            self.network.show_moment(self._held, self.controller.shown, self.controller.is_running)

    def take_newest(self) -> None:
        """Go on with the network as it is now."""
        if self.controller.shown is not None:
            self._hold(self.controller.shown)

    def _hold(self, snapshot: Snapshot) -> None:
        self._held = snapshot
        self.network.show_moment(snapshot, self.controller.shown, self.controller.is_running)
        self.desk.hold(snapshot)  # answers with a new state

    def _on_state(self, state: DiagramState) -> None:
        """Another network or another example: a new lesson."""
        if not self.isVisible() or self._held is None or self.controller.data is None:
            return
        self.lesson = None  # until the page has the new one, nobody may ask it about what is still selected
        self.selection.keep_within(state.layer_sizes)
        self.lesson = Lesson(self._held, self.controller.data, self.controller.example, state)
        self.panel.verdict.hide()  # it was about other numbers
        self._ask_anew()
        self._show_lesson()

    def activate(self) -> None:
        """Take the network as it is, unless the lesson stands on one already."""
        if self.controller.data is not None:
            self._on_data(self.controller.data)
        if self._held is None:
            self.take_newest()
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.lesson is not None and wanted.fits(self.lesson.state.layer_sizes):
            self.selection.keep(wanted)
        self._show_lesson()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the desk follow the run again, unless the whole window was only put away."""
        if not event.spontaneous():
            self._held = None
            self.rehearsal.stop()
            self.actions_.play.setChecked(False)
            self.selection.point(None)
            self.desk.panel.seen.set_pixel(None)
            self.desk.hold(None)
        self.actions_.set_enabled(event.spontaneous())
        super().hideEvent(event)

    def _on_example_requested(self, index: int) -> None:
        if self.lesson is not None:
            self.desk.show_lesson_example(self.lesson, index)

    def _on_arrived(self) -> None:
        self.panel.verdict.hide()
        self.selection.begin(self.page)
        self._ask_on_entering()
        self._show_lesson()

    # Predict, then reveal

    def _ask_on_entering(self) -> None:
        """Ask before a step shows its answer, once for each example and network."""
        lesson, asks = self.lesson, self.actions_.predict.isChecked() and not self.actions_.play.isChecked()
        if lesson is None or not asks or not self.asking.is_due(self.page, lesson):
            self.panel.card.ask(None)
            return
        self._enter(lesson)
        self.panel.card.ask(self.page.question())

    def _on_predict(self, wanted: bool) -> None:
        if not wanted and self.panel.card.question is not None:
            self.panel.card.ask(None)
            self._show_lesson()

    def _ask_anew(self) -> None:
        """The numbers changed while a question was open: ask about the new ones."""
        if self.panel.card.question is not None:
            self._ask_on_entering()

    def _on_click(self, thing: object) -> None:
        if isinstance(thing, Selection):
            self.panel.card.answer_with(thing)

    def _on_answer(self, question: Question, verdict: bool | None) -> None:
        self.asking.tell(self.page, self.lesson, question, verdict)
        self._show_lesson()

    # Showing

    def _gate(self) -> Gate:
        """Why the step shows nothing yet; "" if it shows."""
        return self.page.lack(self.lesson) or ("question" if self.panel.card.question is not None else "")

    def _show_lesson(self) -> None:
        """Bring the step to the screen, with the numbers of the lesson."""
        page, lesson, gate = self.page, self.lesson, self._gate()
        if gate in ("empty", "unnamed"):
            self.panel.card.ask(None)
        shown = page if gate == "" else None
        if shown is not None and lesson is not None:
            self._enter(lesson)
        self.panel.show_view(None if shown is None else shown.beside)
        self.network.show_page(shown if page.is_wide else None)
        self.panel.show_place(self.step, len(self.pages))
        self.walk.show_place()
        self._show_example()
        self._show_diagram()
        self._show_words()
        if lesson is not None:
            self.rehearsal.begin(lesson)

    def _enter(self, lesson: Lesson) -> None:
        self._is_showing = True  # the diagram and the words come once, later
        self.selection.enter(self.page, lesson)
        self._is_showing = False

    def _show_diagram(self) -> None:
        self.stage.show_diagram(self.page, self.lesson, self._gate(), self.selection.chosen)

    def _show_words(self) -> None:
        self.stage.show_words(self.page, self._gate())

    def _show_example(self) -> None:
        self.stage.show_example(self.page, self.lesson, self._gate(), self.controller.example)

    # The one selection

    def _on_desk_points(self, thing: Selection) -> None:
        """Another page selected something: select it here too, when this one comes to the front."""
        self._wanted = thing

    def _on_choice(self, thing: object) -> None:
        if self.stage.is_telling:
            return
        if self._gate() == "question":
            self.stage.show_chosen(self.selection.chosen)  # what is asked about stays chosen until there is an answer
        else:
            self.selection.choose(thing)

    def _on_begun_anew(self) -> None:
        if self.lesson is not None and self._gate() == "" and self.isVisible() and self.sender() is self.page:
            self.selection.settle(self.page, self.lesson, anew=True)

    def _on_chosen(self, thing: Selection | None) -> None:
        self.stage.show_chosen(thing)
        self._frame_pixel()
        if self._gate() == "":
            self.page.show_selection(thing)
            if not self._is_showing:
                self._show_diagram()
                self._show_words()

    def _on_pointed(self, thing: Selection | None) -> None:
        self.network.diagram.set_linked(thing)
        self._frame_pixel()
        if self._gate() == "":
            self.page.show_hover(thing)
            self.panel.formulas.show_formulas(self.page.formulas())

    def _frame_pixel(self) -> None:
        self.stage.frame_pixel(
            self.lesson, self.selection.pointed or self.selection.chosen if self.isVisible() else None
        )

    def _on_page_changed(self) -> None:
        """The step shows something else: say and light up what belongs to it."""
        if self._is_showing:
            return  # all of it comes anyway
        if self._gate() == "" and self.isVisible() and self.sender() in (None, self.page):
            self._show_example()
            self._show_diagram()
            self._show_words()

    # Export

    def _table(self) -> Table:
        """The numbers of the step that is shown; none while it waits."""
        return self.page.numbers() if self._gate() == "" else ((), ())

    def _on_exported(self, name: str) -> None:
        self.notice.emit(self.tr("Saved {0}").format(name))

    # What the window asks

    def menu_actions(self) -> list[QAction | None]:
        return self.actions_.menu()

    def restore(self, preferences: Preferences) -> None:
        self.actions_.predict.setChecked(preferences.flag("predict_first", True))
        self.walk.step = preferences.number("lesson_step", 0, 0, len(self.pages) - 1)
        for page in self.pages:
            page.restore(preferences)

    def remember(self, preferences: Preferences) -> None:
        preferences.store("predict_first", self.actions_.predict.isChecked())
        preferences.store("lesson_step", self.step)
        for page in self.pages:
            page.remember(preferences)

    def showEvent(self, event: QShowEvent) -> None:
        self.actions_.set_enabled(True)
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._show_lesson()  # the texts have the colours of the theme in them
            self.asking.tell_again(self.page)
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.actions_.retranslate()
        self.panel.set_titles([page.title() for page in self.pages])
        if self.isVisible():
            self._ask_anew()
            self._show_lesson()
            self.asking.tell_again(self.page)

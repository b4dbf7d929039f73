"""The Descent workspace: several ways down from one start, the landscape they crossed, and how well they aimed."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from engine.comparison import Comparison, compare
from engine.datasets import Data
from engine.pictures import Picture
from engine.slices import Slice
from engine.snapshot import Snapshot
from gui import theme
from gui.controller import Controller
from gui.descent_plan import STORIES, View, make_plans, setup_from_text
from gui.latest_job import LatestJob
from gui.preferences import Preferences
from gui.watched_job import WatchedJob
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.job_bar import JobBar
from gui.workspaces import descent_captions, descent_notes
from gui.workspaces.descent_results import AXES, BARS, DescentResults
from gui.workspaces.descent_saving import DescentSaving
from gui.workspaces.descent_setup import ROLES, DescentSetup
from gui.workspaces.descent_view import DescentView
from gui.workspaces.descent_walk import Walk
from gui.workspaces.descent_work import Seen, work_for
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.workspace import Workspace


class DescentWorkspace(Workspace):
    """Runs what the setup asks for in the background, then works out one view after another."""

    name: ClassVar[str] = "descent"
    shows_input: ClassVar[bool] = False

    def __init__(self, controller: Controller, desk: ExampleDesk, parent: QWidget | None = None) -> None:
        super().__init__(controller, desk, parent)
        self.comparison: Comparison | None = None
        self.story: str | None = None
        self.picture: Picture | None = None
        self.cut: Slice | None = None
        self._run: WatchedJob | None = None
        self._walk = Walk([], 0)
        self._looks = LatestJob(controller.start_job, self)
        self._problem = ""
        self.setup, self.view, self.results = DescentSetup(), DescentView(), DescentResults()
        self.job_bar, self.status = JobBar(), ElidedLabel()
        self.status.setObjectName("descentStatus")
        self._run_action = QAction(self)
        self._run_action.setObjectName("actionDescentRun")
        self._run_action.setShortcut(QKeySequence("Ctrl+Return"))
        self._lay_out()
        self.saving = DescentSaving(self.columns)
        self._connect()
        self._show_results()
        self._rename()
        self._follow_controller()
        self._retranslate()

    def _lay_out(self) -> None:
        self.columns = QSplitter()
        self.columns.setObjectName("descentColumns")
        self.columns.setHandleWidth(theme.GAP)
        self.columns.setChildrenCollapsible(False)
        for panel, stretch in ((self.setup, 0), (self.view, 5), (self.results, 3)):
            self.columns.addWidget(panel)
            self.columns.setStretchFactor(self.columns.count() - 1, stretch)
        self.columns.setSizes([268, 612, 360])
        foot = QFrame()
        foot.setProperty("panel", True)
        self.status.setProperty("role", "muted")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.PADDING, 5, theme.PADDING, 5)
        row.addWidget(self.status, 1)
        row.addWidget(self.job_bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.columns, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.controller.data_ready.connect(self._on_data)
        self.controller.shown_changed.connect(self._on_shown)
        self.setup.run_requested.connect(self._on_run)
        self.setup.story_requested.connect(self.tell)
        self._run_action.triggered.connect(self._on_run)
        self.setup.edited.connect(self._on_edited)
        self.view.view_changed.connect(self.look)
        self._looks.began.connect(self._on_look_began)
        self._looks.finished.connect(self._on_seen)
        self.results.save_picture.clicked.connect(self.saving.ask_for_picture)
        self.results.save_data.clicked.connect(self.saving.ask_for_data)
        self.saving.saved.connect(self._on_saved)
        for chart in (
            self.view.landscape,
            self.view.slices,
            self.results.bars,
            self.results.histogram,
            self.results.way,
        ):
            chart.exported.connect(self._on_saved)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being walked or measured."""
        return self._run is not None or self._looks.is_busy

    # What comes from the controller

    def activate(self) -> None:
        self._follow_controller()

    def _on_data(self, data: Data) -> None:
        self._follow_controller()

    def _on_shown(self, snapshot: Snapshot) -> None:
        if self.isVisible():
            self._follow_controller()

    def _follow_controller(self) -> None:
        data, shown = self.controller.data, self.controller.shown
        config = shown.config if shown is not None else self.controller.first_config
        self.setup.set_train_network("–".join(map(str, config.layer_sizes)))
        if data is not None:
            self.setup.set_data(len(data.train))
        ready = data is not None and shown is not None and self._run is None
        self.setup.set_ready(ready)
        self._run_action.setEnabled(ready)

    # Running

    def tell(self, story: str) -> None:
        """Set up a story and run it."""
        found = STORIES[story]  # type: ignore[index]
        self.setup.set_setup(found.setup)
        self.view.set_view(found.view)
        self.results.set_bars(found.bars)
        self._start(story)

    def _on_run(self) -> None:
        self._start(None)

    def _start(self, story: str | None) -> None:
        data, shown = self.controller.data, self.controller.shown
        if data is None or shown is None or self._run is not None:
            return
        setup = self.setup.setup
        try:
            plans = make_plans(setup, shown.config, shown.parameters, data)
        except ValueError as problem:
            self._say_problem(str(problem))
            return
        self.story, self._problem = story, ""
        self._looks.cancel()
        steps = setup.steps
        walk = self._walk = Walk([plan.config for plan in plans], len(data.train))
        self._run = self.controller.start_job(
            lambda progress: compare(plans, data, steps, report=progress, watches=walk.watches())
        )
        self._run.progressed.connect(self._on_progressed)
        self._run.finished.connect(self._on_compared)
        self._run.failed.connect(self._on_failed)
        self._run.cancelled.connect(self._on_run_cancelled)
        self.view.landscape.wait_for("descents")
        self.job_bar.watch(self._run, self.tr("Walking {0} descents of {1:,} steps").format(len(plans), steps))
        self._follow_controller()
        self._retranslate()

    def _on_progressed(self, fraction: float) -> None:
        """Show how far down the descents are."""
        if self._run is not None and self.isVisible():
            names = self._walk.names()
            self.results.show_walk(self._walk.costs, names, ROLES[: len(names)])

    def _on_compared(self, comparison: Comparison) -> None:
        self._end_run()
        self.comparison, self.picture, self.cut = comparison, None, None
        names = self.names
        self.saving.show_comparison(comparison, names)
        self.view.set_descents(names, comparison.descents[0].path.config.layer_sizes)
        if self.story is not None:
            self.view.set_view(STORIES[self.story].view)  # type: ignore[index]
        self.view.landscape.show_picture(None, [], [])
        self.view.slices.show_slice(None)
        self._show_results()
        self.setup.show_results([descent_notes.card_text(descent) for descent in comparison.descents])
        self._follow_controller()
        self._retranslate()
        self.look()

    def _end_run(self) -> None:
        self._run = None
        self.view.landscape.wait_for("a start")

    def _on_run_cancelled(self) -> None:
        self._end_run()
        self._show_results()
        self._problem = self.tr("Cancelled; nothing was changed.")
        self._follow_controller()
        self._retranslate()

    def _on_failed(self, error: Exception) -> None:
        self._end_run()
        self._show_results()
        self._say_problem(str(error))
        self._follow_controller()

    def _say_problem(self, text: str) -> None:
        self._problem = self.tr("This could not be worked out: {0}").format(text)
        self._retranslate()

    def _on_edited(self) -> None:
        """Results under the fields are of other settings from now on."""
        self.setup.show_results([])

    # Looking

    def look(self) -> None:
        """Work out what the view asks for, in the background; a newer wish replaces an older one."""
        if self.comparison is not None and self._run is None:
            self._looks.start(work_for(self.view.view, self.comparison, self.view.landscape.aspect))

    def _on_look_began(self, job: WatchedJob) -> None:
        self.view.note.setText("")  # it is about what was seen before
        self.view.landscape.wait_for("a landscape")
        self.job_bar.watch(job, self.tr("Measuring the landscape"))

    def _on_seen(self, seen: Seen) -> None:
        """Show what was worked out, if it still belongs to what was walked."""
        if seen.comparison is not self.comparison:
            return
        if seen.cut is not None:
            self.cut = seen.cut
            self._show_cut(seen.view)
        if seen.picture is not None:
            self.picture = seen.picture
            names, roles = self.names, ROLES[: len(self.names)]
            if seen.view.mode == "magnified":
                names, roles = [names[seen.view.one]], ROLES[seen.view.one : seen.view.one + 1]
            self.view.landscape.show_picture(self.picture, names, roles)
        self._retranslate()

    def _show_cut(self, view: View) -> None:
        if self.cut is not None:
            assert self.comparison is not None
            axis = descent_notes.line_axis(self.cut, view, self.comparison.descents[0].path.config.layer_sizes)
            self.view.slices.show_slice(self.cut, axis, descent_notes.mark_names())

    # Words

    @property
    def names(self) -> list[str]:
        """Names of the descents that were walked."""
        if self.comparison is None:
            return []
        paths = [descent.path for descent in self.comparison.descents]
        return descent_notes.names_of([path.config for path in paths], paths[0].training_examples)

    def _show_results(self) -> None:
        names = self.names
        self.results.show_comparison(self.comparison, names, ROLES[: len(names)])

    def _retranslate(self) -> None:
        self.status.setText(self._status())
        self.view.note.setText(self._note())
        self.results.caption.setText(self._caption())

    def _status(self) -> str:
        untouched = self.tr("nothing in the Train workspace was changed")
        if self._problem:
            return self._problem
        if self.comparison is None:
            return self.tr("Descents walk on copies: nothing in the Train workspace is changed.")
        parts = [
            self.tr("{0} descents, {1:,} steps each, in {2:.1f} s").format(
                len(self.comparison.descents), self.comparison.steps, self.comparison.seconds
            )
        ]
        if self.picture is not None:
            parts.append(
                self.tr("landscape of {0:,} points in {1:.1f} s").format(self.picture.costs.size, self.picture.seconds)
            )
        return " · ".join([*parts, untouched])

    def _note(self) -> str:
        view = self.view.view
        if self.comparison is None:
            return ""
        if view.mode == "line":
            return descent_notes.slice_note(self.cut, self.names, view) if self.cut is not None else ""
        if self.picture is None:
            return ""
        return descent_notes.picture_note(self.picture, view, self.comparison, self.names)

    def _caption(self) -> str:
        if self._run is not None:
            return self.tr("Above: C over the examples of each step, as it is taken. The true cost follows.")
        if self.comparison is None:
            return self.tr("Choose a story, or set up descents of your own and run them: what happened stands here.")
        return descent_captions.caption(self.story, self.comparison, self.names, self.cut)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._rename()
            self._retranslate()
        super().changeEvent(event)

    def _rename(self) -> None:
        """Call everything that was walked by its name in another language."""
        self._run_action.setText(self.tr("Run the descents"))
        if self.comparison is None:
            return
        view, names = self.view.view, self.names
        self.view.set_descents(names, self.comparison.descents[0].path.config.layer_sizes)
        self._show_results()
        self.view.landscape.rename([names[view.one]] if view.mode == "magnified" else names)
        self._show_cut(view)
        if any(card.result for card in self.setup.cards):
            self.setup.show_results([descent_notes.card_text(descent) for descent in self.comparison.descents])

    def _on_saved(self, name: str) -> None:
        self.notice.emit(self.tr("Saved {0}").format(name))

    def menu_actions(self) -> list[QAction | None]:
        return [self._run_action]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what is under way."""
        if event.key() == Qt.Key.Key_Escape and self.is_busy:
            self.job_bar.cancel()
        else:
            super().keyPressEvent(event)

    # What is remembered

    def restore(self, preferences: Preferences) -> None:
        self.setup.set_setup(setup_from_text(preferences.line("descent_setup")))
        self.results.set_axis(preferences.text("descent_axis", "steps", AXES))
        self.results.set_bars(preferences.text("descent_bars", "cosines", BARS))

    def remember(self, preferences: Preferences) -> None:
        preferences.store("descent_setup", self.setup.setup.to_text())
        preferences.store("descent_axis", self.results.axis)
        preferences.store("descent_bars", self.results.kind)

"""Connects the list of runs with the cost plot and the controller."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from gui.controller import Controller
from gui.plots.cost_plot import CostPlot
from gui.plots.run_lines import ShownRun, run_role
from gui.run_shelf import ListedRun, settings_text
from gui.widgets.run_list import RunList, RunRow


class RunComparison(QObject):
    """Draws the kept runs that are to be seen beside the one at hand; opens the list."""

    notice = Signal(str)

    def __init__(self, controller: Controller, cost: CostPlot) -> None:
        super().__init__(cost)
        self._controller, self._cost = controller, cost
        self.list = RunList(cost)
        cost.runs_button.clicked.connect(self._on_open)
        shelf = controller.runs
        shelf.changed.connect(self.refresh)
        shelf.forgotten.connect(self._on_forgotten)
        self.list.shown_changed.connect(shelf.show)
        self.list.renamed.connect(shelf.rename)
        self.list.deleted.connect(shelf.delete)
        self.list.undo_wanted.connect(shelf.undo_delete)
        self.list.taken_up.connect(self._on_taken_up)
        cost.installEventFilter(self)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Names and settings are words too."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Show what the shelf holds."""
        shelf = self._controller.runs
        current = shelf.current
        visible = [run for run in shelf.kept if run.visible]
        among = (current, *visible)
        title = f"{current.title}: {settings_text(current, among)}"
        self._cost.show_runs([_shown(run, among) for run in visible], len(shelf.kept) + 1, title)
        self._fill_list()

    def _fill_list(self) -> None:
        shelf = self._controller.runs
        rows = [self._row(run) for run in (shelf.current, *reversed(shelf.kept))]
        self.list.set_rows(rows, shelf.deleted.title if shelf.deleted is not None else "")

    def _row(self, run: ListedRun) -> RunRow:
        settings, snapshot = settings_text(run), self._controller.snapshot
        if run.record is None:
            steps = 0 if snapshot is None else snapshot.furthest
            accuracy = None if snapshot is None or snapshot.test is None else snapshot.test.accuracy
            return RunRow(run.number, run.title, settings, steps, accuracy, "accent", True, True)
        record = run.record
        role = run_role(run.colour)
        return RunRow(
            run.number, run.title, settings, record.state.step_count, record.accuracy, role, run.visible, False
        )

    def _on_open(self) -> None:
        self._fill_list()
        self.list.open_below(self._cost.runs_button)

    def _on_taken_up(self, number: int) -> None:
        kept = self._controller.runs.kept_run(number)
        if kept is not None:
            self._controller.take_up(kept)
            self.list.hide()

    def _on_forgotten(self, run: ListedRun) -> None:
        text = QCoreApplication.translate("Runs", "{0} was dropped: there is room for {1} runs.")
        self.notice.emit(text.format(run.title, len(self._controller.runs.kept)))


def _shown(run: ListedRun, among: Sequence[ListedRun]) -> ShownRun:
    assert run.curves is not None, "kept runs have curves"
    return ShownRun(run.number, run.title, settings_text(run, among), run.colour, run.curves)

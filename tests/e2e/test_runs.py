"""Runs in the real window: kept by a reset, compared in the cost plot, taken up again, deleted and brought back."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from engine import commands
from engine.training import TrainingConfig
from gui.controller import Controller
from gui.main_window import MainWindow
from gui.preferences import Preferences
from tests.e2e.steps import do, train


@pytest.fixture
def runs(window, qtbot):
    """Two runs: 30 steps with eta 4, then 20 steps with eta 1."""
    train(window, qtbot, 30)
    window.controller.send(commands.NewConfig(TrainingConfig(learning_rate=1.0)))
    qtbot.waitUntil(lambda: window.controller.snapshot.run == 1, timeout=5_000)
    train(window, qtbot, 20)
    return window


def test_that_runs_are_compared_in_the_cost_plot(runs, qtbot, tmp_path):
    cost = runs.train.plots.cost
    (old,) = cost.shown_runs
    assert (old.name, old.settings) == ("Run 1", "η 4")
    assert cost.title == "Run 2: η 1"
    assert cost.runs_button.text() == "runs: 2"
    assert cost.thin.getOriginalDataset()[0].tolist() == list(range(1, 21))
    assert old.curves.last_step == 30
    text = cost.readout_at(10)
    assert "step 10" in text
    assert f"Run 1: smoothed {old.curves.smooth.at(10)[1]:.4f}" in text
    cost.export_to(tmp_path / "runs.csv")
    rows = list(csv.DictReader((tmp_path / "runs.csv").read_text("utf-8").splitlines()))
    assert [row["run"] for row in rows].count("Run 1: η 4") == 31
    assert [row["run"] for row in rows].count("Run 2: η 1") == 21
    seconds = [float(row["training_seconds"]) for row in rows if row["run"] == "Run 2: η 1"]
    assert seconds == sorted(seconds)
    assert 0 < seconds[-1] < 20


def test_that_the_list_opens_renames_hides_deletes_and_brings_back(runs, qtbot):
    cost = runs.train.plots.cost
    runs.findChild(QToolButton, "runsButton").click()
    listed = runs.train.runs.list
    assert listed.isVisible()
    line = listed.line(1)
    assert line.state.text().startswith("step 30")
    line.name.setText("bold")
    qtbot.keyClick(line.name, Qt.Key.Key_Return)
    assert cost.shown_runs[0].name == "bold"
    line.check.click()
    assert cost.shown_runs == []
    line.check.click()
    line.delete.click()
    assert cost.shown_runs == []
    assert cost.runs_button.text() == "runs: 1"
    listed.undo.click()
    assert [run.name for run in cost.shown_runs] == ["bold"]
    listed.close()


def test_that_a_run_is_taken_up_again_where_it_was(runs, qtbot):
    kept = runs.controller.runs.kept[0].record.state.parameters
    runs.train.runs.list.line(1).take_up.click()
    qtbot.waitUntil(lambda: runs.controller.snapshot.run == 2, timeout=5_000)
    assert np.array_equal(runs.controller.snapshot.parameters, kept)
    assert runs.train.plots.cost.title.startswith("Run 1:")
    assert [run.name for run in runs.train.plots.cost.shown_runs] == ["Run 2"]
    assert runs.train.plots.cost.thin.getOriginalDataset()[0].tolist() == list(range(1, 31))
    runs.controller.look_at(7)
    qtbot.waitUntil(lambda: runs.controller.shown.step_count == 7, timeout=5_000)


def test_that_a_branch_is_drawn_beside_the_run_it_left(window, qtbot):
    train(window, qtbot, 25)
    do(window, qtbot, commands.Branch(10, 2.0), step=10)
    train(window, qtbot, 15)
    cost = window.train.plots.cost
    (old,) = cost.shown_runs
    assert (old.name, old.settings) == ("Run 1", "η 4")
    assert cost.title == "Run 2: η 4 → 2 · from run 1 at step 10"
    mine, other = cost.curves.costs.visible()[1], old.curves.costs.visible()[1]
    assert np.array_equal(mine[:11], other[:11])
    assert not np.array_equal(mine[11:15], other[11:15])


def test_that_names_follow_the_language(runs, qtbot):
    runs.languages.use("zh")
    qtbot.waitUntil(lambda: runs.train.plots.cost.title.startswith("运行 2"), timeout=5_000)
    assert "运行 1" in runs.train.plots.cost._legend.text().replace("&nbsp;", " ")


def test_that_the_axis_is_remembered(qtbot, qapp, mnist, tmp_path):
    for expected, chosen in (("steps", "examples"), ("examples", "seconds")):
        window = MainWindow(Controller(load=lambda: mnist), language="en", preferences=Preferences(tmp_path))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda window=window: window.train.plots.cost is not None, timeout=10_000)
        assert window.train.plots.cost.axis == expected
        window.train.plots.cost.set_axis(chosen)
        assert window.close()

"""Cost curves of several runs on honest axes: steps, examples seen, measured seconds."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from gui.plots.cost_plot import CostPlot
from gui.plots.run_curves import AXES, RunCurves
from gui.plots.run_lines import ShownRun
from gui.widgets.elided_label import ElidedLabel


def curves(batch=10, per_epoch=6, examples=53, steps=18, cost=1.0, pace=0.5):
    """A run of three epochs; its last mini-batch of an epoch has 3 examples; every step takes `pace` seconds."""
    made = RunCurves()
    made.set_shape(per_epoch, batch, examples)
    numbers = np.arange(1, steps + 1)
    made.append(numbers, cost / numbers, numbers * pace)
    made.tests.append(0, 3.0, 0.1)
    made.tests.append(6, 0.4 * cost, 0.7)
    return made


def naive_examples(step, batch=10, per_epoch=6, examples=53):
    seen = 0
    for number in range(step):
        seen += batch if number % per_epoch < per_epoch - 1 else examples - batch * (per_epoch - 1)
    return seen


def test_that_examples_seen_count_the_short_mini_batches_too():
    made = curves()
    steps = np.arange(19)
    assert made.x(steps, "examples").tolist() == [naive_examples(step) for step in steps]


@pytest.mark.parametrize("axis", AXES)
def test_that_a_place_on_an_axis_leads_back_to_its_step(axis):
    made = curves()
    for step in (0, 1, 5, 6, 11, 18):
        x = float(made.x(np.array([step]), axis)[0])
        assert made.step(x, axis) == pytest.approx(step, abs=0.01)


def test_that_seconds_are_those_measured_whatever_the_pace():
    made = RunCurves()
    made.append(np.arange(1, 5), np.ones(4), np.array([0.1, 0.2, 5.0, 5.1]))
    assert made.x(np.array([0, 1, 2, 3, 4]), "seconds") == pytest.approx([0, 0.1, 0.2, 5.0, 5.1])
    assert made.step(2.6, "seconds") == pytest.approx(2.5)
    assert made.has_clock
    assert not RunCurves().has_clock


@pytest.fixture
def cost(qtbot):
    plot = CostPlot()
    qtbot.addWidget(plot)
    plot.resize(600, 400)
    plot.show()
    plot.set_steps_per_epoch(6, 10, 53)
    numbers = np.arange(1, 13)
    plot.append(numbers, 2.0 / numbers, numbers * 0.25)
    plot.append_epoch(6, 0.5, 0.8)
    other = ShownRun(1, "Big steps", "η 9", 0, curves(batch=25, per_epoch=3, steps=9, cost=4.0))
    plot.show_runs([other], count=2, title="Run 2: η 4")
    return plot


def test_that_each_run_lies_where_its_own_mini_batches_put_it(cost):
    (lines,) = cost._others.values()
    assert lines.thick.getOriginalDataset()[0].tolist() == list(range(1, 10))
    cost.set_axis("examples")
    assert cost.thin.getOriginalDataset()[0].tolist() == [naive_examples(step) for step in range(1, 13)]
    assert lines.thick.getOriginalDataset()[0].tolist() == [naive_examples(s, 25, 3) for s in range(1, 10)]
    cost.set_axis("seconds")
    assert cost.thin.getOriginalDataset()[0] == pytest.approx(np.arange(1, 13) * 0.25)
    assert lines.thick.getOriginalDataset()[0] == pytest.approx(np.arange(1, 10) * 0.5)
    low, high = cost.plot.getViewBox().viewRange()[0]
    assert low <= 0
    assert 4.5 <= high < 6, "both runs are in view, and little more"


def test_that_the_axis_says_what_it_counts(cost):
    for axis, word in (("steps", "step"), ("examples", "examples seen"), ("seconds", "without pauses")):
        cost.set_axis(axis)
        assert word in cost.axis_button.text()


def test_that_one_cursor_reads_all_runs_at_the_same_place(cost):
    (lines,) = cost._others.values()
    cost.set_axis("seconds")
    text = cost.readout_at(1.5).splitlines()
    assert text[0] == "step 6 · 1.50 s"
    assert text[1] == f"mini-batch C = {2 / 6:.4f}"
    assert text[-1] == f"Big steps: smoothed {lines.run.curves.smooth.at(3)[1]:.4f}"
    cost.set_axis("steps")
    assert cost.readout_at(6).splitlines()[-1] == f"Big steps: smoothed {lines.run.curves.smooth.at(6)[1]:.4f}"
    assert "Big steps" not in cost.readout_at(11), "that run does not reach so far"
    cost.set_axis("examples")
    assert cost.readout_at(53).splitlines()[0] == "step 6 · 53 examples"


def test_that_the_legend_has_the_settings_of_each_run(cost):
    legend = cost._legend.text().replace("&nbsp;", " ")
    assert "Run 2: η 4" in legend
    assert "Big steps: η 9" in legend
    cost.show_runs([], count=2, title="Run 2: η 4")
    assert "Big steps" not in cost._legend.text().replace("&nbsp;", " ")
    assert cost._others == {}


def test_that_a_name_cannot_be_mark_up(cost):
    run = cost.shown_runs[0]
    cost.show_runs([ShownRun(1, "<b>&", "η 9", 0, run.curves)], 2, "")
    assert "&lt;b&gt;&amp;:" in cost._legend.text()


def test_that_the_table_has_every_run_on_all_axes(cost, tmp_path):
    cost.export_to(tmp_path / "runs.csv")
    rows = list(csv.DictReader((tmp_path / "runs.csv").read_text("utf-8").splitlines()))
    mine = [row for row in rows if row["run"] == "Run 2: η 4"]
    other = [row for row in rows if row["run"] == "Big steps: η 9"]
    assert [int(row["step"]) for row in mine] == list(range(1, 13))
    assert [int(row["examples_seen"]) for row in mine] == [naive_examples(step) for step in range(1, 13)]
    assert [float(row["training_seconds"]) for row in mine] == pytest.approx(np.arange(1, 13) * 0.25)
    assert [float(row["mini_batch_cost"]) for row in other if row["mini_batch_cost"]] == pytest.approx(
        4.0 / np.arange(1, 10)
    )
    assert {row["step"]: row["test_accuracy"] for row in other if row["test_accuracy"]} == {"0": "0.1", "6": "0.7"}


def test_that_the_picture_has_no_menu_and_the_window_keeps_its_own(cost, tmp_path):
    before = cost.axis_button.text()
    cost.export_to(tmp_path / "runs.svg")
    assert cost.axis_button.text() == before
    assert before.endswith("▾")


def test_that_the_moment_shown_is_marked_on_every_axis(cost):
    cost.show_moment(6)
    assert cost._moment_line.value() == 6
    cost.set_axis("examples")
    assert cost._moment_line.value() == 53
    cost.set_axis("seconds")
    assert cost._moment_line.value() == pytest.approx(1.5)
    cost.show_moment(None)
    assert not cost._moment_line.isVisible()


def test_that_little_room_leaves_the_cost_whole(cost):
    cost.set_current(0.1234, 100)
    for width, text in ((900, "C = 0.123, mini-batch of 100"), (260, "C = 0.123")):
        cost.resize(width, 300)
        QApplication.processEvents()
        assert cost.findChild(ElidedLabel).shown == text
        assert cost.findChild(ElidedLabel).toolTip() == "C = 0.123, mini-batch of 100"

"""The status line: what is measured now is told from what was measured after the last epoch."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from engine.evaluation import Evaluation
from engine.history import EpochResult
from engine.runner import TrainingRunner
from engine.training import TrainingConfig
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.status_line import StatusLine
from tests.engine.conftest import make_data

FIRST = TrainingRunner(make_data(), TrainingConfig(layer_sizes=(6, 5, 4))).snapshot


@pytest.fixture
def line(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(1600, 30)
    return line


def test_that_an_old_accuracy_says_how_old_it_is(line):
    line.show_snapshot(replace(FIRST, step_count=7, cost=0.5, test=EpochResult(3, 5, 0.25, 0.875)))
    assert "test 87.50 % after epoch 3" in line.text()
    assert "C(w₀, …, w₅₈) = 0.5000  (last mini-batch, before its step)" in line.text()


def test_that_what_was_measured_at_rest_is_shown_until_the_network_changes(line):
    line.show_snapshot(replace(FIRST, step_count=7, cost=0.5, test=EpochResult(3, 5, 0.25, 0.875)))
    line.show_measured(Evaluation(0.125, 0.9, 53), Evaluation(0.2, 0.75, 20))
    assert "test 75.00 %" in line.text()
    assert "epoch 3" not in line.text()
    assert "C(w₀, …, w₅₈) = 0.1250  (training set of 53)" in line.text()
    line.show_snapshot(replace(FIRST, step_count=8, cost=0.5, test=EpochResult(3, 5, 0.25, 0.875)))
    assert "test 87.50 % after epoch 3" in line.text()


def test_that_an_accuracy_just_measured_needs_no_date(line):
    line.show_snapshot(replace(FIRST, step_count=5, test=EpochResult(3, 5, 0.25, 0.875)))
    assert line.text().endswith("test 87.50 %")


def test_that_a_notice_gives_way_to_the_state_again(line, qtbot):
    line.show_snapshot(FIRST)
    line.findChild(QTimer).setInterval(1)
    line.show_notice("Saved a.png")
    assert line.text().startswith("Saved a.png")
    qtbot.waitUntil(lambda: line.text().startswith("paused"), timeout=2000)
    line.show_notice("Loading", stays=True)
    assert not line.findChild(QTimer).isActive()
    line.show_notice("")
    assert line.text().startswith("paused")


def test_that_a_notice_does_not_outlive_its_language(line):
    line.show_snapshot(FIRST)
    line.show_notice("Saved a.png")
    QCoreApplication.sendEvent(line, QEvent(QEvent.Type.LanguageChange))
    assert line.text().startswith("paused")


@pytest.mark.parametrize("notice", ["", "The run gets its own weights and biases back, and goes on from there"])
def test_that_nothing_is_cut_off_where_there_is_little_room(line, qtbot, notice):
    line.show_snapshot(replace(FIRST, step_count=7, cost=0.5, test=EpochResult(3, 5, 0.25, 0.875)))
    line.show_notice(notice)
    wide = line.sizeHint()
    line.resize(wide)
    line.show()
    assert "C(w₀, …, w₅₈) = 0.5000  (last mini-batch, before its step)" in line.text()
    line.resize(wide.width() - 20, wide.height())
    assert "C = 0.5000  (last mini-batch, before its step)" in line.text()
    qtbot.waitUntil(lambda: line.findChild(ElidedLabel).shown == (notice or "paused"), timeout=2000)
    line.resize(wide)
    assert "C(w₀, …, w₅₈)" in line.text()

"""The Descent workspace in the real window on all 60,000 digits: keys, a story begun and given up, cos θ in Train."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from engine import commands
from gui.descent_plan import ALL, Row, Setup


@pytest.fixture
def page(window, qtbot):
    window.findChild(QAction, "actionWorkspaceDescent").trigger()
    page = window.pages.current
    qtbot.waitUntil(page.setup.run.isEnabled, timeout=10_000)
    return page


def test_that_a_story_is_given_up_by_a_key_and_the_run_never_notices(window, page, qtbot):
    before = window.controller.snapshot
    qtbot.mouseClick(page.findChild(QAbstractButton, "storyCareful"), Qt.MouseButton.LeftButton)
    assert page.is_busy
    assert not page.setup.run.isEnabled()
    qtbot.waitUntil(lambda: page.job_bar._bar.value() > 5, timeout=20_000)  # full-batch steps are under way
    asked = time.perf_counter()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.is_busy, timeout=5000)
    assert time.perf_counter() - asked < 1.0  # 0.1 s on a machine with nothing else to do
    assert "Cancelled" in page.status.text()
    assert page.comparison is None
    assert window.controller.snapshot.step_count == before.step_count
    assert np.array_equal(window.controller.snapshot.parameters, before.parameters)


def test_that_keys_run_descents_over_all_examples(window, page, qtbot):
    page.setup.set_setup(Setup((Row(100, 3.0), Row(ALL, 3.0)), steps=2))
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.is_busy
    qtbot.waitUntil(lambda: not page.is_busy, timeout=40_000)
    first, second = page.comparison.descents
    assert second.path.examples.tolist() == [0, 60_000, 120_000]
    assert page.comparison.landscape.examples == 2000
    assert first.costs[0] == second.costs[0] == page.comparison.landscape.cost(first.path.start)
    assert "2,000 fixed training examples" in page.view.note.text()
    assert page.view.landscape.picture.costs.shape == (41, 41)


def test_that_train_shows_how_well_its_mini_batches_aim(window, qtbot):
    qtbot.waitUntil(lambda: window.train.plots.cosine is not None, timeout=10_000)
    qtbot.mouseClick(window.train.plots.gradient.cosine, Qt.MouseButton.LeftButton)
    window.controller.send(commands.StepMiniBatch())
    chart = window.train.plots.cosine
    qtbot.waitUntil(lambda: "at step 1" in chart._subtitle.text(), timeout=10_000)
    assert chart.isVisible()
    assert "6,000 fixed examples" in chart._legend.text()
    shown = float(chart._subtitle.text().split()[0])
    assert shown == pytest.approx(dict(window.train._aim.points)[1], abs=6e-4)
    qtbot.mouseClick(chart.norms, Qt.MouseButton.LeftButton)
    assert window.train.plots.gradient.isVisible()

"""cos θ of the run: measured from its moments, each the number one gets by hand, in the Train workspace's chart."""

from __future__ import annotations

import numpy as np
import pytest

from engine import commands, cosines
from engine.backprop import backprop
from engine.datasets import Data
from engine.training import TrainingConfig, TrainingSession
from gui.controller import Controller
from gui.plots.cosine_plot import CosinePlot
from gui.workspaces.cosine_feed import SPREAD, CosineFeed


@pytest.fixture(scope="module")
def few(mnist):
    return Data(mnist.train.subset(np.arange(300)), mnist.test.subset(np.arange(50)), "few", "few")


@pytest.fixture
def feed(qtbot, few, monkeypatch):
    monkeypatch.setattr(cosines, "SAMPLE", 200)
    monkeypatch.setattr("gui.workspaces.cosine_feed.PATIENCE", 0)
    controller = Controller(TrainingConfig(mini_batch_size=30, learning_rate=1.0, seed=2), load=lambda: few)
    feed = CosineFeed(controller, controller)
    feed.controller = controller
    yield feed
    controller.close()


def by_hand(few, step):
    """The session walked to this step, its next mini-batch, and the whole sample."""
    session = TrainingSession(TrainingConfig(mini_batch_size=30, learning_rate=1.0, seed=2), few)
    for _ in range(step):
        session.step_mini_batch()
    network, train = session.network.copy(np.float64), few.train
    which = session.mini_batch_indices
    sample = cosines.fixed_sample(train)
    own = backprop(network, train.x(which), train.y(which)).gradient
    whole = backprop(network, sample.x(slice(None)), sample.y(slice(None))).gradient
    return float(own @ whole / np.sqrt((own @ own) * (whole @ whole)))


def test_that_the_run_is_followed_at_steps_ever_further_apart(feed, few, qtbot):
    feed.set_active(True)
    qtbot.waitUntil(lambda: feed.points != [], timeout=10_000)
    feed.controller.send(commands.StopAfter(4))
    feed.controller.send(commands.Play())
    qtbot.waitUntil(lambda: len(feed.points) >= 24, timeout=20_000)  # as many places as 40 steps fill
    steps = [step for step, _ in feed.points]
    assert steps[:6] == [0, 1, 2, 3, 4, 5]
    assert steps == sorted(set(steps))
    assert steps[-1] >= 36
    places = [int(np.log(step + 1) / np.log(SPREAD)) for step in steps]
    assert len(set(places)) == len(places)
    for step, cosine in (feed.points[0], feed.points[5], feed.points[-1]):
        assert cosine == pytest.approx(by_hand(few, step), abs=1e-6)


def test_that_a_new_run_begins_anew_and_an_idle_feed_rests(feed, qtbot):
    feed.set_active(True)
    qtbot.waitUntil(lambda: len(feed.points) == 1, timeout=10_000)
    first = feed.points[0]
    feed.controller.send(commands.NewWeights())
    qtbot.waitUntil(lambda: feed.points not in ([], [first]), timeout=10_000)
    assert feed.points[0][0] == 0
    assert feed.points[0][1] != first[1]
    feed.set_active(False)
    feed.controller.send(commands.StepMiniBatch())
    qtbot.waitUntil(lambda: feed.controller.snapshot.step_count == 1, timeout=10_000)
    assert len(feed.points) == 1


def test_that_training_waits_only_for_a_small_share_of_the_time(feed, qtbot, monkeypatch):
    """Between two measurements of a running run lie PATIENCE times the length of one."""
    monkeypatch.setattr("gui.workspaces.cosine_feed.PATIENCE", 1e9)
    feed.set_active(True)
    qtbot.waitUntil(lambda: len(feed.points) == 1, timeout=10_000)
    feed.controller.send(commands.Play())
    qtbot.waitUntil(lambda: feed.controller.snapshot.step_count > 50, timeout=10_000)
    assert len(feed.points) == 1
    feed.controller.send(commands.Pause())
    qtbot.waitUntil(lambda: len(feed.points) > 10, timeout=10_000)  # at rest it catches up


def test_that_the_newest_moment_does_not_wait_for_all_earlier_ones(feed, qtbot, monkeypatch):
    monkeypatch.setattr("gui.workspaces.cosine_feed.PATIENCE", 1e9)
    feed.set_active(True)
    qtbot.waitUntil(lambda: len(feed.points) == 1, timeout=10_000)
    feed.set_active(False)
    feed.controller.send(commands.StopAfter(10))
    feed.controller.send(commands.Play())
    qtbot.waitUntil(lambda: feed.controller.snapshot.step_count == 100, timeout=10_000)
    seen = []
    feed.measured.connect(lambda points, examples, size: seen.append([step for step, _ in points]))
    feed.set_active(True)
    qtbot.waitUntil(lambda: len(seen) >= 3, timeout=10_000)
    early, late = sorted({step for steps in seen[:2] for step in steps} - {0})[0], max(seen[1])
    assert early <= 2
    assert late >= 90


def test_that_the_chart_says_what_was_measured(qtbot):
    plot = CosinePlot()
    qtbot.addWidget(plot)
    plot.resize(400, 220)
    plot.show()
    assert plot._empty.isVisible()
    plot.show_points([(0, 0.99), (1, 0.9), (10, 0.5), (100, -0.1)], 6000, 100)
    x, y = plot.curve.getOriginalDataset()
    assert x.tolist() == [1, 10, 100]  # 0 has no place among powers of ten
    assert y.tolist() == [0.9, 0.5, -0.1]
    assert "-0.100 at step 100" in plot._subtitle.text()
    assert "6,000 fixed examples" in plot._legend.text()
    assert "0.5000" in plot.readout_at(1.1)
    plot.set_log(False)
    assert plot.curve.getOriginalDataset()[0].tolist() == [0, 1, 10, 100]
    assert plot._table()[1][3] == [100, -0.1]

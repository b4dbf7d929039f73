"""Test results of very many epochs: bounded, true, and few to draw."""

from __future__ import annotations

import numpy as np
import pytest

from gui.plots.cost_plot import CostPlot
from gui.plots.epoch_results import MOST_DRAWN, MOST_EPOCHS, EpochResults


def filled(count, per_epoch=600):
    """Results of so many epochs, and all rows in full."""
    rng, results = np.random.default_rng(1), EpochResults()
    rows = np.stack([per_epoch * np.arange(count), rng.random(count), rng.random(count)], axis=1)
    for row in rows:
        results.append(*row)
    return results, rows


def test_that_few_epochs_are_all_kept_and_all_drawn():
    results, rows = filled(MOST_DRAWN)
    assert np.array_equal(results.rows(), rows)
    assert np.array_equal(results.visible(), rows)
    assert not np.shares_memory(results.visible(), results._rows)


@pytest.mark.parametrize("count", [MOST_EPOCHS, MOST_EPOCHS + 1, 2 * MOST_EPOCHS + 1, 40_003])
def test_that_of_more_some_are_kept_evenly_and_truly(count):
    results, rows = filled(count)
    kept = results.rows()
    every = 2 ** max(0, int(np.ceil(np.log2(count / MOST_EPOCHS))))
    wanted = rows[np.unique([*range(0, count, every), count - 1])]
    assert np.array_equal(kept, wanted)
    assert len(results) == len(kept) <= MOST_EPOCHS


def test_that_what_is_drawn_of_many_are_true_epochs_with_every_peak():
    results, rows = filled(6_000)
    drawn = results.visible()
    assert len(drawn) <= MOST_DRAWN + 1
    places = np.searchsorted(rows[:, 0], drawn[:, 0])
    assert np.array_equal(rows[places], drawn)
    assert (np.diff(places) > 0).all()
    assert (drawn[:, 1].min(), drawn[:, 1].max()) == (rows[:, 1].min(), rows[:, 1].max())
    assert places[-1] == 5_999
    assert np.diff(places).max() < 2 * 2 * 6_000 / MOST_DRAWN, "no part is empty"


def test_that_a_part_is_drawn_with_one_beyond_each_end():
    results, rows = filled(6_000)
    assert np.array_equal(results.visible(601, 3_000), rows[1:7])
    assert np.array_equal(results.visible(-5, 0), rows[:2])
    assert len(EpochResults().visible()) == 0


def test_that_the_epoch_before_a_step_is_found():
    results, rows = filled(10)
    assert results.before(-1) is None
    assert results.before(599) == tuple(rows[0, 1:])
    assert results.before(600) == tuple(rows[1, 1:])
    assert EpochResults().before(5) is None


def test_that_a_chart_of_thousands_of_epochs_hands_few_to_its_library(qtbot):
    plot = CostPlot()
    qtbot.addWidget(plot)
    plot.set_steps_per_epoch(600)
    plot.append(np.arange(0, 3_000_000, 600), np.ones(5_000))
    for epoch in range(5_000):
        plot.append_epoch(600 * epoch, 2.0 if epoch == 3_333 else 0.1 + epoch % 7 / 1000, 0.9)
    plot.refresh()
    for curve in (plot.test_cost, plot.accuracy):
        assert MOST_DRAWN / 2 < len(curve.scatter.data) <= MOST_DRAWN + 1
    xs, costs = plot.test_cost.getOriginalDataset()
    assert xs[costs.argmax()] == 600 * 3_333

"""Cuts through the landscape: places, costs, slopes and marks, each computed anew."""

from __future__ import annotations

import numpy as np
import pytest

from engine import slices
from engine.comparison import Plan, compare
from engine.training import TrainingConfig
from tests.engine.conftest import make_data


@pytest.fixture(scope="module")
def comparison():
    plans = [
        Plan(TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=8, learning_rate=0.5, seed=seed)) for seed in (1, 2)
    ]
    return compare(plans, make_data(), steps=25, examples=30)


@pytest.fixture(scope="module")
def surface(comparison):
    return comparison.landscape


@pytest.fixture(scope="module")
def paths(comparison):
    return [descent.path for descent in comparison.descents]


def check_line(surface, cut, origin, direction):
    origin = np.asarray(origin, np.float64)
    for i in (0, 40, 100):
        assert cut.costs[i] == pytest.approx(surface.cost(origin + cut.ts[i] * direction), rel=1e-10)


def test_that_the_straight_way_joins_start_and_end(surface, paths):
    cut = slices.from_start_to_end(surface, paths[0])
    check_line(surface, cut, paths[0].start, paths[0].end.astype(np.float64) - paths[0].start)
    assert (cut.mark("start").t, cut.mark("end").t) == (0, 1)
    assert cut.mark("start").cost == pytest.approx(surface.cost(paths[0].start))
    assert cut.mark("end").cost == pytest.approx(surface.cost(paths[0].end))
    with pytest.raises(KeyError):
        cut.mark("after")


def test_that_the_line_between_two_ends_tells_the_hill_on_it(surface, paths):
    cut = slices.between_ends(surface, paths[0], paths[1])
    check_line(surface, cut, paths[0].end, paths[1].end.astype(np.float64) - paths[0].end)
    ends = [surface.cost(path.end) for path in paths]
    between = [
        surface.cost((1 - t) * paths[0].end.astype(np.float64) + t * paths[1].end) for t in cut.ts if 0 <= t <= 1
    ]
    assert cut.barrier == pytest.approx(max(0.0, max(between) - max(ends)), abs=1e-12)
    back = slices.between_ends(surface, paths[1], paths[0])
    assert back.barrier == pytest.approx(cut.barrier, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("last", [False, True])
def test_that_the_line_along_the_gradient_counts_learning_rates(surface, paths, last):
    path = paths[0]
    cut = slices.along_gradient(surface, path, last)
    before, after = (path.points[-2], path.points[-1]) if last else (path.points[0], path.points[1])
    gradient = surface.gradient(before)
    check_line(surface, cut, before, -gradient)
    assert cut.slope == pytest.approx(-(np.linalg.norm(gradient) ** 2))
    rise = (cut.costs[1:] - cut.costs[:-1]) / np.diff(cut.ts)
    at = int(np.searchsorted(cut.ts, 0)) - 1  # the piece of the curve that holds 0
    assert rise[at] == pytest.approx(cut.slope, rel=0.1)
    predicted = cut.mark("predicted")
    assert (predicted.t, predicted.beside) == (0.5, True)
    assert predicted.cost == pytest.approx(surface.cost(before) - 0.5 * np.linalg.norm(gradient) ** 2)
    taken = cut.mark("after")
    assert taken.cost == pytest.approx(surface.cost(after))
    foot = before - taken.t * gradient  # the foot of the perpendicular from where the step led
    assert (after - foot) @ gradient == pytest.approx(0, abs=1e-9)
    assert cut.ts[0] < 0 < 0.5 < cut.ts[-1]


def test_that_one_parameter_is_moved_alone(surface, paths):
    index = 37
    cut = slices.along_parameter(surface, paths[0], index)
    for i in (0, 50, 100):
        moved = paths[0].end.astype(np.float64)
        moved[index] = cut.ts[i]
        assert cut.costs[i] == pytest.approx(surface.cost(moved), rel=1e-10)
    assert cut.mark("end").t == pytest.approx(float(paths[0].end[index]))
    assert cut.mark("end").cost == pytest.approx(surface.cost(paths[0].end))
    assert cut.mark("before").t == pytest.approx(float(paths[0].points[-2][index]))
    assert cut.slope == pytest.approx(surface.gradient(paths[0].end)[index])


def test_that_a_descent_without_a_single_step_can_still_be_cut():
    config = TrainingConfig(
        layer_sizes=(6, 5, 4), activation="relu", cost="cross_entropy", initialisation="he", learning_rate=1e31
    )
    found = compare([Plan(config)], make_data(), steps=5, examples=20)
    path = found.descents[0].path
    assert path.stopped is not None
    assert len(path.points) == 1
    for cut in (
        slices.along_gradient(found.landscape, path),
        slices.along_gradient(found.landscape, path, last=True),
        slices.along_parameter(found.landscape, path, 3),
        slices.from_start_to_end(found.landscape, path),
    ):
        assert np.isfinite(cut.marks[0].cost)


def test_that_a_slice_reports_and_can_be_stopped(surface, paths):
    def stop(fraction):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        slices.from_start_to_end(surface, paths[0], stop)

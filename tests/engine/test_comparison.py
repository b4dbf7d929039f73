"""Several descents side by side, and the pictures made of them: each number against one computed by itself."""

from __future__ import annotations

import numpy as np
import pytest

from engine import pictures
from engine.comparison import SIZES, Plan, compare
from engine.cosines import full_gradient
from engine.jobs import Cancelled, Jobs
from engine.training import TrainingConfig
from tests.engine.conftest import make_data

SIZES_OF_LAYERS = (6, 5, 4)


def plan(size=8, eta=0.5, seed=3):
    return Plan(TrainingConfig(layer_sizes=SIZES_OF_LAYERS, mini_batch_size=size, learning_rate=eta, seed=seed))


@pytest.fixture(scope="module")
def data():
    return make_data()


@pytest.fixture(scope="module")
def comparison(data):
    return compare([plan(8), plan(53)], data, steps=30, examples=20)


@pytest.fixture(scope="module")
def two_starts(data):
    return compare([plan(seed=1), plan(seed=2)], data, steps=30, examples=20)


def test_that_costs_along_a_path_are_true_costs(comparison):
    for descent in comparison.descents:
        direct = [comparison.landscape.cost(point) for point in descent.path.points]
        assert descent.costs == pytest.approx(np.array(direct), rel=1e-12)


def test_that_descents_of_one_start_share_what_is_measured_there(comparison, two_starts):
    first, second = comparison.descents
    assert comparison.same_start
    assert first.at_start is second.at_start
    assert not two_starts.same_start
    assert two_starts.descents[0].at_start is not two_starts.descents[1].at_start


def test_that_the_aim_is_taken_at_both_ends_over_all_training_examples(comparison, data):
    for descent in comparison.descents:
        for aim, point in ((descent.at_start, descent.path.start), (descent.at_end, descent.path.end)):
            direct = full_gradient(descent.path.network(point), data.train)
            assert aim.full.gradient == pytest.approx(direct.gradient, rel=1e-12)
            assert [cosines.size for cosines in aim.cosines] == list(SIZES)
            assert aim.cosines[-1].values == pytest.approx(np.ones(30))  # 1,000 is more than there are


def test_that_unlike_networks_are_not_compared(data):
    other = Plan(TrainingConfig(layer_sizes=(6, 4), learning_rate=0.5))
    with pytest.raises(ValueError, match="layer_sizes"):
        compare([plan(), other], data, 3)
    with pytest.raises(ValueError, match="no descent"):
        compare([], data, 3)


def test_that_progress_grows_from_none_to_nearly_all(data):
    seen = []
    compare([plan(8), plan(53)], data, steps=20, examples=20, report=seen.append)
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert 0.95 < seen[-1] <= 1


def test_that_a_comparison_is_cancelled_at_once(mnist):
    """Full-batch steps over 60,000 examples, stopped from outside while one is under way."""
    import threading
    import time

    began = threading.Event()

    def work(progress):
        def report(fraction):
            if fraction > 0.001:
                began.set()
            progress(fraction)

        return compare([Plan(TrainingConfig(mini_batch_size=60_000))], mnist, 1000, report=report)

    jobs = Jobs()
    job = jobs.submit(work)
    assert began.wait(20)
    asked = time.perf_counter()
    job.cancel()
    with pytest.raises(Cancelled):
        job.result()
    took = time.perf_counter() - asked
    jobs.close()
    assert took < 0.1


@pytest.mark.parametrize("name", ["principal", "ends", "random"])
def test_that_a_picture_shows_true_costs_and_true_shadows(comparison, name):
    picture = pictures.whole(comparison, name, aspect=1.5)
    for i, j in ((0, 0), (7, 30), (40, 40)):
        at = picture.plane.at(picture.a[j], picture.b[i])
        assert picture.costs[i, j] == pytest.approx(comparison.landscape.cost(at), rel=1e-10)
    points = [descent.path.points for descent in comparison.descents]
    for shown, path in zip(picture.paths, points, strict=True):
        away = path.astype(np.float64) - picture.plane.origin
        assert shown == pytest.approx(np.stack([away @ picture.plane.u, away @ picture.plane.v], axis=1), abs=1e-9)
        assert picture.a[0] < shown[:, 0].min()
        assert shown[:, 0].max() < picture.a[-1]
        assert picture.b[0] < shown[:, 1].min()
        assert shown[:, 1].max() < picture.b[-1]
    width, height = picture.a[-1] - picture.a[0], picture.b[-1] - picture.b[0]
    assert width / height == pytest.approx(1.5)


def test_that_the_principal_plane_goes_through_the_common_start(comparison):
    picture = pictures.whole(comparison, "principal", 1.0)
    points = np.concatenate([descent.path.points for descent in comparison.descents]).astype(np.float64)
    away = points - comparison.descents[0].path.start
    sizes = np.linalg.svd(away, compute_uv=False) ** 2
    assert picture.explained_together == pytest.approx(sizes[:2].sum() / sizes.sum(), rel=1e-9)
    assert picture.paths[0][0] == pytest.approx([0, 0], abs=1e-9)


def test_that_paths_from_two_starts_are_seen_from_their_middle(two_starts):
    plane = pictures.make_plane(two_starts, "principal")
    points = np.concatenate([descent.path.points for descent in two_starts.descents]).astype(np.float64)
    assert plane.origin == pytest.approx(points.mean(axis=0))


def test_that_the_plane_of_two_ends_holds_start_and_ends(comparison):
    plane = pictures.make_plane(comparison, "ends", (0, 1))
    first, second = (descent.path for descent in comparison.descents)
    assert plane.explained(np.stack([first.start, first.end, second.end])) == pytest.approx(1)


def test_that_the_magnifier_shows_every_one_of_the_last_steps(comparison):
    picture = pictures.magnified(comparison, 0, 12, aspect=1.0)
    path = comparison.descents[0].path
    assert picture.path_steps[0].tolist() == list(range(18, 31))
    assert picture.paths[0] == pytest.approx(picture.plane.project(path.points[18:]), abs=1e-12)
    assert picture.path_costs[0] == pytest.approx(comparison.descents[0].costs[18:], rel=1e-12)

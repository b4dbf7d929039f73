"""-grad C on the screen: how long what the Gradient workspace shows takes. `python -m tests.benchmarks.sensitivity`.

Add --window to measure the page under load as well: gaps of a GUI timer while training flat out.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from engine.datasets import load_mnist
from engine.gradient_check import check_gradient
from engine.numerics import use_one_blas_thread
from engine.ranking import place
from engine.sensitivity import Examples, measure
from engine.training import TrainingConfig, TrainingSession
from engine.wiggle import cost_curve

OFFSETS = np.linspace(-1, 1, 101)
Result = TypeVar("Result")


def timed(work: Callable[[], Result], rounds: int = 7) -> tuple[float, float, Result]:
    """Median and best time in seconds, and what the work returned."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - began)
    return statistics.median(times), min(times), result


def engine() -> None:
    data = load_mnist()
    session = TrainingSession(TrainingConfig(), data)
    session.step_epoch()
    network, train = session.network, Examples(data.train.pixels, data.train.labels)
    median, best, found = timed(lambda: measure(network, train))
    print(f"full gradient of 60,000 in float64: {median:.3f} s, best {best:.3f} (below 0.3); |grad C| {found.norm:.4f}")
    median, best, _ = timed(lambda: measure(network, train.first(100)))
    print(f"gradient of a mini-batch of 100: {1000 * median:.1f} ms")
    sample = train.first(2000)
    for flat in (407, 12_550, 12_600, 12_900, 12_995):
        median, best, _ = timed(lambda flat=flat: cost_curve(network, sample, flat, OFFSETS, 0.0))
        where = place(network.layer_sizes, flat)
        print(f"curve of 101 points on 2,000 examples, {where}: {median:.3f} s, best {best:.3f} (below 0.5)")
    median, best, _ = timed(lambda: cost_curve(network, train, 12_550, OFFSETS, 0.0), rounds=3)
    print(f"curve of 101 points on 60,000 examples: {median:.2f} s")
    for count in (1, 100):
        median, best, check = timed(lambda count=count: check_gradient(network, train.first(count)), rounds=3)
        print(
            f"gradient check, {count} example(s): {median:.2f} s (about 1), difference {check.relative_difference:.1e}"
        )


def window() -> None:
    """The page in front, then the Train page, while training flat out."""
    from PySide6.QtCore import QSettings

    from gui.application import create_application
    from tests.benchmarks.window import open_window, pause, rate_without_window, timer_gaps

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp())
    create_application(["nudge"])
    opened = open_window()
    for name in ("gradient", "train"):
        opened.pages.open(name)
        pause(800)
        alone = rate_without_window(opened)
        gaps, rate = timer_gaps(opened)
        alone = (alone + rate_without_window(opened)) / 2
        p50, p99 = np.percentile(gaps, [50, 99])
        print(f"{name}: timer gaps p50 {p50:.1f} p99 {p99:.1f} max {max(gaps):.1f} ms (at most 17, 33, 100), "
              f"training kept {100 * rate / alone:.0f} % (at least 55)")  # fmt: skip
    opened.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--window", action="store_true", help="measure the page under load as well")
    use_one_blas_thread()
    engine()
    if parser.parse_args().window:
        window()


if __name__ == "__main__":
    main()

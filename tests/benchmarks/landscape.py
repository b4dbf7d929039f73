"""The landscape of the cost: how fast, and does the window stay alive? `python -m tests.benchmarks.landscape`."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QSettings, Qt, QTimer

from engine import commands
from engine.comparison import Plan, compare
from engine.cosines import cosine_of_next_mini_batch, fixed_sample, full_gradient
from engine.datasets import Data, load_mnist
from engine.landscape import Landscape
from engine.planes import spanned
from engine.training import TrainingConfig
from gui.application import create_application
from gui.main_window import MainWindow
from gui.preferences import Preferences
from tests.benchmarks.window import pause, wait

GRID = np.linspace(-5, 5, 41)


def median_seconds(work: Callable[[], object], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def engine(data: Data) -> None:
    config = TrainingConfig()
    for dtype in (np.float32, np.float64):
        network = config.new_network().copy(dtype)
        took = median_seconds(lambda network=network: full_gradient(network, data.train))  # type: ignore[misc]
        print(f"full gradient of {len(data.train):,} in {np.dtype(dtype).name}: {took:.3f} s (below 0.3)")
    network = config.new_network().copy(np.float64)
    took = median_seconds(lambda: full_gradient(network, data.train, with_noise=True))
    print(f"  with the noise of single examples: {took:.3f} s")
    landscape = Landscape(network, data.train, 2000)
    plane = spanned(network.parameters, *np.random.default_rng(0).standard_normal((2, network.parameters.size)))
    took = median_seconds(lambda: landscape.over_plane(plane, GRID, GRID), 3)
    print(f"landscape 41 x 41 on 2,000 examples, float64: {took:.2f} s (below 5)")
    direct = median_seconds(lambda: landscape.cost(network.parameters))
    print(f"  point by point through the whole network it would be {direct * GRID.size**2:.2f} s")
    took = median_seconds(lambda: landscape.along(network.parameters, plane.u, np.linspace(-1, 1, 101)))
    print(f"line of 101 points on 2,000 examples: {took:.3f} s (below 0.5)")
    sample = fixed_sample(data.train)
    took = median_seconds(lambda: cosine_of_next_mini_batch(config, network.parameters, 7, data.train, sample))
    print(f"cos θ of one mini-batch against 6,000: {1000 * took:.1f} ms")


def gaps_while(work: Callable[[Any], object], window: MainWindow) -> tuple[list[float], float]:
    """Gaps (ms) of a 16 ms timer in the GUI thread while a job runs, and how long it took (s)."""
    stamps: list[float] = []
    ended: list[object] = []
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=16)
    timer.timeout.connect(lambda: stamps.append(time.perf_counter()))
    timer.start()
    began = time.perf_counter()
    job = window.controller.start_job(work)
    job.finished.connect(ended.append)
    wait(lambda: bool(ended))
    timer.stop()
    return list(np.diff(stamps) * 1000), time.perf_counter() - began


def cancel_time(window: MainWindow, data: Data) -> float:
    """From the wish to the end (s), in the middle of full-batch steps over all examples."""
    ended: list[float] = []
    plan = Plan(TrainingConfig(mini_batch_size=len(data.train)))
    job = window.controller.start_job(lambda progress: compare([plan], data, 1000, report=progress))
    job.cancelled.connect(lambda: ended.append(time.perf_counter()))
    pause(700)
    asked = time.perf_counter()
    job.cancel()
    wait(lambda: bool(ended))
    return ended[0] - asked


def kept_while_aiming(window: MainWindow, rounds: int = 6) -> float:
    """Share of the steps per second that training keeps while cos θ is measured beside it; turns of 2 s, paired."""
    feed, runner = window.train._aim, window.controller.runner
    assert feed is not None
    assert runner is not None
    window.controller.send(commands.Play())
    pause(1000)
    ratios = []
    for _ in range(rounds):
        rates = []
        for active in (False, True):
            feed.set_active(active)
            pause(200)
            first, began = runner.snapshot.step_count, time.perf_counter()
            pause(2000)
            rates.append((runner.snapshot.step_count - first) / (time.perf_counter() - began))
        ratios.append(rates[1] / rates[0])
    window.controller.send(commands.Pause())
    wait(lambda: not window.controller.is_running)
    return statistics.median(ratios)


def main() -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp())
    create_application(["nudge"])
    data = load_mnist()
    engine(data)
    window = MainWindow(language="en", theme_choice="dark", preferences=Preferences(Path(tempfile.mkdtemp())))
    window.resize(1280, 800)
    window.show()
    wait(lambda: window.controller.snapshot is not None and window.train.plots.cost is not None)
    kept = kept_while_aiming(window)
    print(f"training keeps {100 * kept:.1f} % of its speed while cos θ is measured (at least 95)")
    window.pages.open("descent")
    pause(1000)
    landscape = Landscape(TrainingConfig().new_network(), data.train, 2000)
    plane = spanned(np.zeros(13_002), *np.random.default_rng(0).standard_normal((2, 13_002)))
    gaps, took = gaps_while(lambda progress: landscape.over_plane(plane, GRID, GRID, progress), window)
    print(f"landscape in the background {took:.2f} s; timer gaps p50 {np.percentile(gaps, 50):.1f} "
          f"p99 {np.percentile(gaps, 99):.1f} max {max(gaps):.1f} ms (p99 at most 50)")  # fmt: skip
    plans = [Plan(TrainingConfig(mini_batch_size=size, learning_rate=3.0)) for size in (10, 100, len(data.train))]
    gaps, took = gaps_while(lambda progress: compare(plans, data, 50, report=progress), window)
    print(f"three descents of 50 steps {took:.2f} s; timer gaps p99 {np.percentile(gaps, 99):.1f} "
          f"max {max(gaps):.1f} ms (p99 at most 50)")  # fmt: skip
    times = [cancel_time(window, data) for _ in range(5)]
    print(f"cancel {1000 * statistics.median(times):.0f} ms, longest {1000 * max(times):.0f} (at most 100)")
    window.close()


if __name__ == "__main__":
    main()

"""The window under load: `python -m tests.benchmarks.window` (offscreen unless QT_QPA_PLATFORM says otherwise)."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PySide6.QtGui import QImage

from engine import commands
from engine.runner import TrainingRunner
from gui.application import create_application
from gui.main_window import MainWindow
from gui.widgets.diagram_scene import diagram_state
from tests.benchmarks.pausing import pause, wait
from tests.gui.pen import SEVEN, draw

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 6.0


def open_window() -> MainWindow:
    window = MainWindow(language="en", theme_choice="dark")
    window.resize(1280, 800)
    window.show()
    wait(lambda: window.controller.snapshot is not None and window.train.plots.cost is not None)
    pause(500)
    return window


def timer_gaps(window: MainWindow) -> tuple[list[float], float]:
    """Gaps (ms) of a 16 ms timer in the GUI thread while training flat out, and the steps per second meanwhile."""
    stamps: list[float] = []
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=16)
    timer.timeout.connect(lambda: stamps.append(time.perf_counter()))
    window.controller.send(commands.Play())
    wait(lambda: window.controller.is_running)
    pause(500)
    timer.start()
    began, first = time.perf_counter(), window.controller.runner.snapshot.step_count
    pause(round(1000 * SECONDS))
    rate = (window.controller.runner.snapshot.step_count - first) / (time.perf_counter() - began)
    timer.stop()
    window.controller.send(commands.Pause())
    wait(lambda: not window.controller.is_running)
    return list(np.diff(stamps) * 1000), rate


def rate_without_window(window: MainWindow) -> float:
    """Steps per second of the same runner when nobody looks."""
    assert window.controller.data is not None
    runner = TrainingRunner(window.controller.data, window.controller.first_config)
    runner.start()
    runner.send(commands.Play())
    time.sleep(0.5)
    first, began = runner.snapshot.step_count, time.perf_counter()
    time.sleep(SECONDS / 2)
    rate = (runner.snapshot.step_count - first) / (time.perf_counter() - began)
    runner.close()
    return rate


def pen_to_prediction(window: MainWindow) -> list[float]:
    """Work (ms) from one pen move to the new prediction painted."""
    pad, input_panel = window.input.pad, window.input
    times: list[float] = []
    stamps: list[float] = []

    def finish() -> None:
        stamps.append(time.perf_counter())
        input_panel.bars.repaint()  # paints everything that changed, the diagram too
        times.append(1000 * (time.perf_counter() - begin[0]))
        begin[0] = time.perf_counter()

    begin = [time.perf_counter()]
    pad.strokes_changed.connect(finish)
    points = [
        (float(x), float(y))
        for x, y in zip(
            *(np.interp(np.linspace(0, 5, 80), range(6), [p[i] for p in SEVEN]) for i in (0, 1)), strict=True
        )
    ]
    draw(pad, points)
    pad.strokes_changed.disconnect(finish)
    return times[5:-1]


def diagram_repaint(window: MainWindow) -> list[float]:
    """Time (ms) of a whole repaint of the diagram with new numbers."""
    diagram = window.train.network.diagram
    image = QImage(diagram.size(), QImage.Format.Format_ARGB32_Premultiplied)
    times = []
    for _ in range(60):
        window.controller.send(commands.StepMiniBatch())
        pause(20)
        began = time.perf_counter()
        diagram.set_state(window.desk.state)
        diagram.render(image)
        times.append(1000 * (time.perf_counter() - began))
    return times


def diagram_anew(window: MainWindow) -> list[float]:
    """The same where every edge looks different: two networks in turns."""
    diagram, desk = window.train.network.diagram, window.desk
    x, names = desk.state.activations(0), desk.state.class_names
    config = window.controller.first_config
    states = [diagram_state(config.with_seed(seed).new_network(), x, names, desk.state.desired) for seed in (1, 2)]
    image = QImage(diagram.size(), QImage.Format.Format_ARGB32_Premultiplied)
    times = []
    for i in range(60):
        pause(20)
        began = time.perf_counter()
        diagram.set_state(states[i % 2])
        diagram.render(image)
        times.append(1000 * (time.perf_counter() - began))
    diagram.set_state(desk.state)
    return times


def scrubbed_frames(window: MainWindow) -> list[float]:
    """Time (ms) from a press of "earlier moment" to every view of the Train page painted, at rest."""
    times = []
    for _ in range(60):
        began = time.perf_counter()
        window.actions_.earlier.trigger()
        QCoreApplication.processEvents()
        window.repaint()
        times.append(1000 * (time.perf_counter() - began))
        pause(3)
    window.actions_.back_to_now.trigger()
    return times


def start_times() -> tuple[float, float]:
    """Seconds from launch to the first window and to ready, in a process of its own, its modules compiled before."""
    code = (
        "import time; t = time.time(); import os, sys, tempfile\n"
        "from PySide6.QtCore import QSettings, QTimer\n"
        "QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp())\n"
        "from gui.application import create_application\n"
        "app = create_application(['nudge'])\n"
        "from gui.main_window import MainWindow\n"
        "w = MainWindow(); w.show(); app.processEvents(); first = time.time() - t\n"
        "while w.controller.snapshot is None or w.train.plots.cost is None: app.processEvents()\n"
        "print(first, time.time() - t); w.close()"
    )
    compiled = {"PYTHONPYCACHEPREFIX": tempfile.gettempdir() + "/nudge-compiled", "PYTHONDONTWRITEBYTECODE": ""}
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ | compiled
    )
    first, ready = map(float, result.stdout.split())
    return first, ready


def memory_after(window: MainWindow, epochs: int) -> tuple[float, float]:
    """Most memory (MB) before and after so many epochs."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    window.controller.send(commands.StopAfter(epochs))
    window.controller.send(commands.Play())
    goal = (window.controller.snapshot.epoch if window.controller.snapshot else 0) + epochs
    wait(lambda: window.controller.snapshot is not None and window.controller.snapshot.epoch >= goal)
    return before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp())
    starts = [start_times() for _ in range(4)][1:]
    print(f"first window {statistics.median(s[0] for s in starts):.2f} s (below 0.5), "
          f"ready to train {statistics.median(s[1] for s in starts):.2f} s (below 2.5)")  # fmt: skip
    create_application(["nudge"])
    window = open_window()
    alone = rate_without_window(window)
    gaps, rate = timer_gaps(window)
    alone = (alone + rate_without_window(window)) / 2
    p50, p99 = np.percentile(gaps, [50, 99])
    print(f"timer gaps p50 {p50:.1f} p99 {p99:.1f} max {max(gaps):.1f} ms (at most 17, 33, 100), {len(gaps)} gaps")
    print(f"training kept {100 * rate / alone:.0f} % ({rate:,.0f} of {alone:,.0f} steps/s; at least 55)")
    repaints = diagram_repaint(window)
    print(f"diagram repaint {statistics.median(repaints):.1f} ms, p95 {np.percentile(repaints, 95):.1f} (below 8)")
    anew = diagram_anew(window)
    print(f"diagram repaint, every edge another {statistics.median(anew):.1f} ms, p95 {np.percentile(anew, 95):.1f}")
    moves = pen_to_prediction(window)
    print(
        f"pen move to prediction painted {statistics.median(moves):.1f} ms, "
        f"p95 {np.percentile(moves, 95):.1f} (below 8)"
    )
    frames = scrubbed_frames(window)
    print(f"scrubbed frame {statistics.median(frames):.1f} ms, p95 {np.percentile(frames, 95):.1f} (below 16.7)")
    before, after = memory_after(window, 30)
    print(f"memory {after:.0f} MB after 30 epochs, {before:.0f} MB before them (below 400)")
    window.close()


if __name__ == "__main__":
    main()

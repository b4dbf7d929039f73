"""The self-test: open the window without a screen, draw, train, predict, close, and say what happened."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

MINI_BATCHES = 300
TIMEOUT = 60.0  # s for each thing waited for


class SelfTestError(AssertionError):
    """Something did not happen as it should."""


def run_self_test(language: str | None, theme: str | None, seed: int | None) -> int:
    """Try the whole app; prints one line for each thing done. Returns 0, or 1 with the reason."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:  # the person's settings and runs stay as they are
        os.environ["NUDGE_DATA_FOLDER"] = str(Path(folder) / "data")
        try:
            _try_everything(language, theme, seed, Path(folder))
        except SelfTestError as error:
            print(f"FAILED  {error}")  # noqa: T201
            return 1
    print("ok      self-test passed")  # noqa: T201
    return 0


def _try_everything(language: str | None, theme: str | None, seed: int | None, folder: Path) -> None:
    from engine import commands
    from gui.application import create_application
    from gui.main_window import MainWindow
    from gui.preferences import Preferences

    app = create_application(["nudge"])
    window = MainWindow(language=language, theme_choice=theme, seed=seed or 0, preferences=Preferences(folder))
    try:
        window.resize(1280, 800)
        window.show()
        _say("opened", f"{window.windowTitle().replace('[*]', '')}, {window.width()} x {window.height()}")
        _wait(lambda: window.controller.snapshot is not None, "the data to load")
        data = window.controller.data
        assert data is not None
        _say("loaded", f"{len(data.train):,} + {len(data.test):,} examples of {data.name}")
        _draw_a_seven(window)
        before = _answer(window)
        window.controller.send(commands.Play())
        _wait(lambda: _steps(window) >= MINI_BATCHES, "training")
        window.controller.send(commands.Pause())
        _wait(lambda: not window.controller.is_running, "the pause")
        snapshot = window.controller.snapshot
        assert snapshot is not None
        _say("trained", f"{snapshot.step_count:,} mini-batches, C = {snapshot.cost:.4f} over the last one")
        _check(np.isfinite(snapshot.parameters).all(), "a weight is not finite")
        after = _answer(window)
        _say("drew", f"a seven: answer {before} before, {after} after training")
        _check(after == "7", f"the trained network takes the drawn seven for {after}")
    finally:
        closed = window.close()
        app.processEvents()
    _check(closed, "the window did not close")
    _say("closed", "the training thread has ended")


def _draw_a_seven(window: object) -> None:
    """Draw with mouse events, as a person would."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    pad = window.input.pad  # type: ignore[attr-defined]
    side = min(pad.width(), pad.height())
    corners = np.array([[0.3, 0.25], [0.7, 0.25], [0.45, 0.8]])
    marks = np.linspace(0, 2, 41)
    path = np.stack([np.interp(marks, range(3), corners[:, i]) for i in (0, 1)], axis=1) * side
    path += ((pad.width() - side) / 2, (pad.height() - side) / 2)
    kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * (len(path) - 2), QEvent.Type.MouseButtonRelease]
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, (x, y) in zip(kinds, path, strict=True):
        button = none if kind == QEvent.Type.MouseMove else left
        held = none if kind == QEvent.Type.MouseButtonRelease else left
        point = QPointF(x, y)
        event = QMouseEvent(kind, point, pad.mapToGlobal(point), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(pad, event)
    _check(len(pad.strokes) == 1, f"{len(pad.strokes)} strokes on the pad, not 1")


def _answer(window: object) -> str:
    answer = window.input.bars.answer  # type: ignore[attr-defined]
    _check(answer is not None, "there is no prediction for the drawing")
    return str(answer)


def _steps(window: object) -> int:
    snapshot = window.controller.snapshot  # type: ignore[attr-defined]
    if snapshot.failure is not None:
        raise SelfTestError(snapshot.failure.message)
    return int(snapshot.step_count)


def _wait(condition: Callable[[], bool], what: str) -> None:
    from PySide6.QtCore import QCoreApplication, QEventLoop

    deadline = time.monotonic() + TIMEOUT
    while not condition():
        if time.monotonic() > deadline:
            raise SelfTestError(f"waited {TIMEOUT:.0f} s in vain for {what}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.001)


def _check(condition: object, problem: str) -> None:
    if not condition:
        raise SelfTestError(problem)


def _say(what: str, text: str) -> None:
    print(f"{what:<8}{text}", flush=True)  # noqa: T201

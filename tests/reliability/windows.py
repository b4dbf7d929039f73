"""A real window for the harness, without pytest."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

from engine.datasets import Data
from engine.training import TrainingConfig
from gui.application import create_application
from gui.controller import Controller
from gui.main_window import MainWindow
from gui.preferences import Preferences


def make_window(
    folder: Path | None = None, load: Callable[[], Data] | None = None, language: str = "en", seed: int = 0
) -> MainWindow:
    """Open a window whose preferences live in a folder; the seed is that of its first run."""
    create_application(["nudge"])
    preferences = Preferences(folder or Path(tempfile.mkdtemp()))
    controller = Controller(TrainingConfig(seed=seed), load)
    window = MainWindow(controller, language=language, theme_choice="dark", preferences=preferences)
    window.show()
    return window


def spin(seconds: float) -> None:
    """Let events happen for a while."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0.0005)


def wait(condition: Callable[[], bool], seconds: float = 30.0) -> bool:
    """Let events happen until a condition holds; False if it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0.0005)
    return True


def ready(window: MainWindow) -> bool:
    """Wait until there is a run."""
    return wait(lambda: window.controller.snapshot is not None)


def clear_away() -> None:
    """Delete what Qt deletes later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()

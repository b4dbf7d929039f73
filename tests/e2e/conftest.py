"""The real window on real MNIST; after each test no timer goes on."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from engine.training import TrainingConfig
from gui.application import create_application
from gui.controller import Controller
from gui.main_window import MainWindow


@pytest.fixture(autouse=True)
def no_timer_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fail the test that leaves a running timer."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    timers = [thing for thing in gc.get_objects() if isinstance(thing, QTimer) and shiboken6.isValid(thing)]
    left = [(timer.interval(), timer.parent()) for timer in timers if timer.isActive()]
    assert not left, f"timers left running: {left}"


@pytest.fixture
def config() -> TrainingConfig | None:
    """What the window of a test begins with; a test or a file may say otherwise."""
    return None


@pytest.fixture
def window(qtbot, qapp, mnist, settings_folder, config):
    create_application([])
    window = MainWindow(Controller(config, load=lambda: mnist), language="en", theme_choice="dark")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.controller.snapshot is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.train.plots.cost is not None, timeout=10_000)
    yield window
    window.close()
    window.languages.use("en")

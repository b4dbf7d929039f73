"""Widgets by themselves: what they leave behind is put away between two tests."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.training import TrainingConfig
from gui.application import create_application
from gui.controller import Controller
from tests.engine.conftest import make_data
from tests.gui.lessons import SMALL


@pytest.fixture(autouse=True)
def no_garbage_collected_while_painting(qapp: QApplication) -> Iterator[None]:
    """As in the app (gui/garbage.py): widgets collected while others are painted, or in a worker thread, crash Qt."""
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.enable()


@pytest.fixture
def config() -> TrainingConfig:
    """What the controller of a test begins with; a file may say otherwise."""
    return SMALL


@pytest.fixture
def controller(qtbot: QtBot, qapp: QApplication, config: TrainingConfig) -> Iterator[Controller]:
    """A controller on small data, for steps of the lesson by themselves; a file may have its own."""
    create_application([])
    controller = Controller(config, load=make_data)
    qtbot.waitUntil(lambda: controller.shown is not None and controller.data is not None, timeout=5_000)
    yield controller
    assert controller.close()

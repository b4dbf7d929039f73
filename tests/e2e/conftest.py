"""After each test of the real window: no timer goes on."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def no_timer_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fail the test that leaves a running timer."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    timers = [thing for thing in gc.get_objects() if isinstance(thing, QTimer) and shiboken6.isValid(thing)]
    left = [(timer.interval(), timer.parent()) for timer in timers if timer.isActive()]
    assert not left, f"timers left running: {left}"

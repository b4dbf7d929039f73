"""Widgets by themselves: what they leave behind is put away between two tests."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def no_garbage_collected_while_painting(qapp: QApplication) -> Iterator[None]:
    """As in the app (gui/garbage.py): widgets collected while others are painted, or in a worker thread, crash Qt."""
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.enable()

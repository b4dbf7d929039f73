"""Garbage is collected in the GUI thread, and never so much at once that a frame is lost."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QObject

from gui.garbage import GuiGarbageCollector


class Cycle:
    def __init__(self):
        self.me = self


@pytest.fixture
def collector(qapp):
    was_enabled = gc.isenabled()
    parent = QObject()
    collector = GuiGarbageCollector(parent)
    yield collector
    collector.stop()
    gc.enable() if was_enabled else gc.disable()


def test_that_what_settled_is_not_looked_at_again_as_long_as_the_window_lives(collector):
    kept = Cycle()
    collector.settle()
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects()) < 10_000
    watch = weakref.ref(kept)
    del kept
    gc.collect()
    assert watch() is not None
    collector.stop()
    gc.collect()
    assert watch() is None


def test_that_later_garbage_is_collected(collector):
    collector.settle()
    watch = weakref.ref(Cycle())
    gc.collect()
    assert watch() is None

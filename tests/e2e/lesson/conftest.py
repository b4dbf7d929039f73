"""The lesson, open in the real window; no step asks before it shows."""

from __future__ import annotations

import pytest


@pytest.fixture
def lesson(window):
    window.pages.open("backprop")
    lesson = window.pages.current
    lesson.actions_.predict.setChecked(False)
    return lesson

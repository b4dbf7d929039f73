"""In the smallest window, short texts beside titles say less, and what they say is whole."""

from __future__ import annotations

import pytest

from gui.widgets.elided_label import ElidedLabel
from tests.e2e.steps import train


def cut(page):
    return [label.shown for label in page.findChildren(ElidedLabel) if label.isVisible() and label.shown.endswith("…")]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["train", "gradient", "test"])
def test_that_no_text_beside_a_title_is_cut(window, qtbot, name, language):
    window.languages.use(language)
    window.resize(1024, 768)
    train(window, qtbot, 3)
    window.pages.open(name)
    page = window.pages.current
    if name == "test":
        qtbot.waitUntil(lambda: page.examined is not None, timeout=10_000)
    qtbot.waitUntil(lambda: not cut(page), timeout=10_000)

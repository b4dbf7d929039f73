"""The settings stand on the Train page, and are asked for on every page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt


@pytest.mark.parametrize("name", ["backprop", "gradient", "descent", "test"])
def test_that_the_settings_asked_for_on_another_page_come_to_the_front(window, qtbot, name):
    settings = window.train.plots.settings
    for _ in range(2):  # the second time they are open already
        window.pages.open(name)
        qtbot.keyClick(window.pages.current, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        assert window.pages.current is window.train
        assert settings.isVisible()
        assert window.actions_.settings.isChecked()
    window.actions_.settings.trigger()
    assert window.pages.current is window.train
    assert not settings.isVisible()

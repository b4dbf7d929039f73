"""Open settings leave the cost its place, and every field of theirs can still be reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from gui.application import create_application
from gui.workspaces.plots_column import PlotsColumn


@pytest.fixture
def column(qtbot, qapp):
    create_application([])
    column = PlotsColumn()
    qtbot.addWidget(column)
    with qtbot.waitExposed(column):
        column.show()
    return column


def settle():
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("augmentation", [0, 2])
@pytest.mark.parametrize("size", [(363, 560), (427, 630), (551, 910), (551, 1200)])
def test_that_open_settings_leave_the_cost_its_place_and_show_their_button(column, size, augmentation):
    column.resize(*size)
    column.show_settings(True)
    box = column.settings._boxes["augmentation"]
    box.setCurrentIndex(augmentation)
    box.activated.emit(augmentation)
    settle()
    settings, button = column.settings, column.settings._begin
    assert column.cost_frame.height() >= 200
    assert settings.rect().contains(button.geometry())
    assert settings.height() + column.cost_frame.height() <= size[1]
    assert not column.summary_frame.isVisible() or column.gradient_frame.isVisible()
    assert all(frame.height() >= 120 for frame in (column.gradient_frame, column.summary_frame) if frame.isVisible())
    if augmentation:
        bottom = settings.strip.mapTo(settings._scroll.viewport(), QPoint(0, settings.strip.height()))
        assert 0 < bottom.y() <= settings._scroll.viewport().height() + 1, "the strip just asked for is in view"
    column.show_settings(False)
    settle()
    assert column.gradient_frame.isVisible()
    assert column.summary_frame.isVisible()


def test_that_settings_scroll_only_where_they_must(column):
    scrolls = {}
    for height in (560, 700):
        column.resize(427, height)
        column.show_settings(True)
        settle()
        scrolls[height] = column.settings._scroll.verticalScrollBar().isVisible()
    assert scrolls == {560: True, 700: False}

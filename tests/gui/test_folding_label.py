"""A note that gives up its last lines: layouts may make it one line high, and a click brings all of it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.application import create_application
from gui.widgets.folding_label import FoldingLabel

WORDS = "<i>a</i><sub>4</sub> is brightest. " + "Its weight moves most of all the weights that lead here. " * 4


@pytest.fixture
def column(qtbot, qapp):
    """A label above something that needs 100 px."""
    create_application([])
    column = QWidget()
    qtbot.addWidget(column)
    label, other = FoldingLabel(), QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(label)
    layout.addWidget(other, 1)
    other.setMinimumHeight(100)
    label.setText(WORDS)
    column.resize(240, 400)
    with qtbot.waitExposed(column):
        column.show()
    return column


@pytest.fixture
def label(column):
    return column.findChild(FoldingLabel)


def painted_rows(label):
    """Rows of pixels that are not of the ground, from the top."""
    image = label.grab().toImage()
    ground = image.pixel(0, 0)
    return [y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(image.width()))]


def test_that_it_shows_all_its_lines_where_there_is_room(label):
    assert not label.is_folded
    assert label.height() == label.heightForWidth(240) > 4 * label.fontMetrics().height()
    assert label.toolTip() == ""


def test_that_without_room_it_shows_whole_lines_only_and_the_rest_in_its_tooltip(label, qtbot):
    line = label.fontMetrics().lineSpacing()
    label.parentWidget().resize(240, 100 + 2 * line + line // 2)
    qtbot.waitUntil(lambda: label.is_folded, timeout=1_000)
    assert label.toolTip() == WORDS
    assert max(painted_rows(label)) < 2.3 * line
    label.parentWidget().resize(240, 100)
    qtbot.waitUntil(lambda: label.height() < 1.5 * line, timeout=1_000)
    assert painted_rows(label)


def test_that_a_click_brings_all_lines_back(label, qtbot):
    label.parentWidget().resize(240, 110)
    qtbot.waitUntil(lambda: label.is_folded, timeout=1_000)
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert label.minimumSizeHint().height() == label.heightForWidth(240)
    label.parentWidget().resize(240, 400)
    qtbot.waitUntil(lambda: not label.is_folded, timeout=1_000)
    assert label.toolTip() == ""

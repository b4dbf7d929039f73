"""The classes of step 7 by keyboard: each is reached by Tab, in the order on the screen, and chosen with Space."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.widgets.class_filter import ClassFilter

NAMES = tuple("0123456789")


@pytest.fixture
def window(qtbot):
    """The filter between two fields; the field below is older than its buttons."""
    window = QWidget()
    window.filter, window.below = ClassFilter(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(window.filter)
    column.addWidget(window.below)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.filter.set_classes(NAMES, [3] * 4 + [0] + [2] * 5)  # no four
    window.filter._all.setFocus()
    return window


def reached_by_tab(qtbot, window):
    texts = []
    while window.focusWidget() is not window.below and len(texts) < 20:
        texts.append(window.focusWidget().text())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    return texts


def test_that_tab_leads_through_all_classes_that_have_examples(window, qtbot):
    reachable = ["all", *"012356789"]
    assert reached_by_tab(qtbot, window) == reachable
    window.filter.choose(3)
    window.filter.choose(7)
    window.filter._all.setFocus()
    assert reached_by_tab(qtbot, window) == reachable  # whatever is chosen


def test_that_space_listens_to_a_class_and_no_longer(window, qtbot):
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.filter.classes == {2}
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.filter.classes == {2, 3}
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.filter.classes == {2}


def test_that_the_classes_of_other_data_are_reached_too(window, qtbot):
    window.filter.set_classes(("cat", "dog"), [1, 1])
    window.filter._all.setFocus()
    assert reached_by_tab(qtbot, window) == ["all", "cat", "dog"]

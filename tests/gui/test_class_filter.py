"""The classes of step 7 by keyboard: each is reached by Tab, in the order on the screen, and chosen with Space."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

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


def test_that_other_classes_and_other_widths_come_and_go_without_end(window, qtbot):
    long = tuple(f"class {number} of many" for number in range(12))
    for turn in range(120):
        names = (NAMES, long, ("cat", "dog", "owl"))[turn % 3]
        window.filter.set_classes(names, [1] * len(names))
        window.resize(240 + (turn * 97) % 600, 160)
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        standing = [button for line in window.filter._standing for button in line]
        assert [button.accessibleName() for button in standing] == [f"Listen to {name}" for name in names]
        assert all(button.isVisible() for button in standing)
        assert not any(a.geometry().intersects(b.geometry()) for a, b in pairwise(standing))


def test_that_classes_may_come_while_the_filter_gets_another_size(window, monkeypatch):
    show = QToolButton.show

    def shown(button):
        show(button)
        QCoreApplication.sendEvent(window.filter, QResizeEvent(QSize(300, 60), QSize(200, 60)))

    monkeypatch.setattr(QToolButton, "show", shown)
    window.filter.set_classes(("cat", "dog", "owl", "hen"), [1, 1, 1, 1])
    assert [button.text() for line in window.filter._standing for button in line] == ["cat", "dog", "owl", "hen"]


def test_that_the_classes_of_other_data_are_reached_too(window, qtbot):
    window.filter.set_classes(("cat", "dog"), [1, 1])
    window.filter._all.setFocus()
    assert reached_by_tab(qtbot, window) == ["all", "cat", "dog"]

"""The field for names of weights and biases: what it finds, and how it says why it finds nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.parameter_names import ParameterNameError
from gui.widgets import parameter_field
from gui.widgets.parameter_field import ParameterField


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field = window.field = ParameterField()
    field.set_layer_sizes((784, 16, 10))
    for part in (QWidget(), field, QWidget()):
        column.addWidget(part)
    window.resize(420, 300)
    window.show()
    return window


@pytest.fixture
def field(window):
    return window.field


def type_name(qtbot, field, text):
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_that_a_name_is_found_and_nothing_typed_says_nothing(field, qtbot):
    found = []
    field.found.connect(found.append)
    type_name(qtbot, field, "b(1)3")
    type_name(qtbot, field, "  ")
    assert found == [784 * 16 + 3]
    assert not field.refusal.isVisible()


@pytest.mark.parametrize("top", [0, 270])
def test_that_a_refusal_is_read_in_full_beside_the_field_and_moves_nothing(window, field, qtbot, top):
    window.layout().removeWidget(field)
    field.setGeometry(300, top, 110, 26)
    before = field.geometry()
    type_name(qtbot, field, "foo bar")
    bubble = field.refusal
    assert "is not the name of a weight or bias" in bubble.text()
    assert bubble.isVisible()
    assert bubble.height() >= bubble.heightForWidth(bubble.width())
    assert window.rect().contains(bubble.geometry())
    assert not bubble.geometry().intersects(QRect(field.mapTo(window, QPoint(0, 0)), field.size()))
    assert field.geometry() == before


@pytest.mark.parametrize("what", ["type", "leave", "hide", "other network"])
def test_that_a_refusal_goes_when_it_is_no_longer_about_what_is_seen(window, field, qtbot, what):
    type_name(qtbot, field, "w_99999")
    assert field.refusal.isVisible()
    if what == "type":
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    elif what == "leave":
        QApplication.sendEvent(field, QEvent(QEvent.Type.FocusOut))
    elif what == "hide":
        field.hide()
    else:
        field.set_layer_sizes((784, 300, 10))
    assert not field.refusal.isVisible()


def test_that_a_refusal_is_said_in_the_language_that_is_chosen_later(field, qtbot, monkeypatch):
    type_name(qtbot, field, "foo bar")
    monkeypatch.setattr(parameter_field, "parse_parameter", refused_in_another_language)
    QApplication.sendEvent(field, QEvent(QEvent.Type.LanguageChange))
    assert field.refusal.text() == "没有"
    assert field.refusal.isVisible()


def refused_in_another_language(*_):
    raise ParameterNameError("没有")

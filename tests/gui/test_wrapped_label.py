"""A label that remembers heights gives the height a plain label would give, also after a change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.widgets.wrapped_label import WrappedLabel

SHORT = "One <b>word</b>."
LONG = "The <i>sensitivity</i> of the cost to each weight is one component of the gradient. " * 4


def plain_height(text, width, font):
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setFont(font)
    return label.heightForWidth(width)


@pytest.mark.parametrize("width", [120, 333, 900])
def test_that_height_follows_text_and_font(qtbot, width):
    label = WrappedLabel()
    qtbot.addWidget(label)
    font = label.font()
    for text, size in ((LONG, 12), (SHORT, 12), (LONG, 12), (LONG, 21)):
        font.setPixelSize(size)
        label.setFont(font)
        label.setText(text)
        for _ in range(2):
            assert label.heightForWidth(width) == plain_height(text, width, font)
    assert plain_height(LONG, width, font) > plain_height(SHORT, width, font)


def test_that_a_layout_shows_all_of_the_text_however_narrow_it_is(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    label = WrappedLabel()
    label.setText(LONG)
    column = QVBoxLayout(window)
    column.addWidget(label)
    column.addStretch(1)
    window.show()
    for width in (700, 180, 420):
        window.resize(width, 800)
        qtbot.waitUntil(lambda: label.height() >= plain_height(LONG, label.width(), label.font()))
        assert label.width() <= width


class Counted(WrappedLabel):
    """Counts how often it is painted."""

    painted = 0

    def event(self, event):
        self.painted += event.type() == QEvent.Type.Paint
        return super().event(event)


def test_that_other_words_are_painted_once(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    label = Counted()
    column = QVBoxLayout(window)
    column.addWidget(label)
    column.addStretch(1)
    window.resize(300, 400)
    window.show()
    qtbot.waitExposed(window)
    for text in (LONG, SHORT, LONG):
        qtbot.wait(30)
        label.painted = 0
        label.setText(text)
        qtbot.wait(60)
        assert label.painted == 1

"""Pictures that are kept: painted again only when they look like none of the last ones."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gui.widgets.still_pictures import StillPictures


class Board:
    """Shows one part, whose looks are a colour, and counts how often it was drawn."""

    def __init__(self):
        self.stills, self.drawn = StillPictures(), []

    def show(self, colour, size=8):
        image = QImage(16, 16, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("white"))

        def draw(painter):
            self.drawn.append(colour)
            painter.fillRect(QRectF(0, 0, size, size), QColor(colour))

        with QPainter(image) as painter:
            self.stills.paint(painter, "part", QRectF(0, 0, size, size), colour, draw)
        return image.pixelColor(4, 4).name(), image.pixelColor(12, 12).name()


@pytest.mark.usefixtures("qapp")
def test_that_four_looks_are_kept_and_a_fifth_replaces_the_one_not_seen_for_longest():
    board, (red, green, blue, grey, black) = Board(), ("#ff0000", "#00ff00", "#0000ff", "#808080", "#000000")
    for colour in (red, green, blue, grey, red, grey, black, red, blue, grey, green):
        assert board.show(colour) == (colour, "#ffffff")
    assert board.drawn == [red, green, blue, grey, black, green]


@pytest.mark.usefixtures("qapp")
def test_that_another_size_is_another_look():
    board = Board()
    assert board.show("#ff0000") == ("#ff0000", "#ffffff")
    assert board.show("#ff0000", 14) == ("#ff0000", "#ff0000")
    assert board.show("#ff0000") == ("#ff0000", "#ffffff")
    assert len(board.drawn) == 2

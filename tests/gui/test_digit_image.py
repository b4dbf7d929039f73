"""The small picture of what the network sees: the frame of a pixel is whole wherever the pixel is."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gui import theme
from gui.application import create_application
from gui.widgets.digit_image import DigitImage


def gold(image):
    """Rows and columns of the pixels that are nearly of the colour of the frame."""
    wanted = theme.current().color("desired")
    found = [
        (y, x)
        for y in range(image.height())
        for x in range(image.width())
        if all(
            abs(a - b) < 70 for a, b in zip(QColor(image.pixel(x, y)).getRgb()[:3], wanted.getRgb()[:3], strict=True)
        )
    ]
    return [y for y, _ in found], [x for _, x in found]


@pytest.mark.parametrize("pixel", [0, 7, 27, 14 * 28, 14 * 28 + 27, 783, 400])
def test_that_the_frame_of_a_pixel_has_four_sides(qtbot, qapp, pixel):
    create_application([])
    view = DigitImage()
    qtbot.addWidget(view)
    view.resize(72, 72)
    view.set_image(np.zeros((28, 28)))
    view.set_pixel(pixel)
    rows, columns = gold(view.grab().toImage())
    top, bottom, left, right = min(rows), max(rows), min(columns), max(columns)
    for lines, ends in ((rows, (top, bottom)), (columns, (left, right))):
        for end in ends:
            assert lines.count(end) >= 3, "a side as thick and as long as the others"
    assert bottom - top >= 3
    assert right - left >= 3

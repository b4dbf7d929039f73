"""Names of rows that stand below each other."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from gui.application import create_application
from gui.widgets.bar_list import Bar, BarList


def test_that_what_follows_a_digit_stands_below_what_follows_another(qtbot, qapp):
    create_application([])
    bars = BarList()
    qtbot.addWidget(bars)
    bars.show_bars([Bar(f"{digit}:  0 − 0.1{digit}I", 0.0) for digit in range(10)], "title")
    bars.resize(300, bars.sizeHint().height())
    bars.show()
    image = bars.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.array(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())[:, :150]
    ends = []
    for row in range(10):
        _, y, _, height = bars.bar_layout().area(row)
        line = pixels[round(y) : round(y + height)].astype(int)
        ends.append(np.flatnonzero(np.abs(line - line[0, 0]).max(axis=0) > 60).max())
    assert len(set(ends)) == 1, ends

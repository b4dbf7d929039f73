"""A painter ends with its paint event, whatever goes wrong: one that outlives what it paints on ends the process."""

from __future__ import annotations

import ast
import weakref
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPixmap

from gui.widgets import digit_image
from gui.widgets.digit_image import DigitImage

GUI = Path(__file__).resolve().parents[2] / "gui"


def painters_without_end(source):
    """Lines where a QPainter is made that no `with` ends."""
    tree = ast.parse(source)
    safe = {id(item.context_expr) for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in safe]
    return [call.lineno for call in calls if getattr(call.func, "id", "") == "QPainter"]


def test_that_every_painter_is_ended_by_the_block_it_is_made_for():
    assert painters_without_end("painter = QPainter(self)\npainter.end()") == [1]
    sources = {path.name: path.read_text(encoding="utf-8") for path in GUI.rglob("*.py")}
    painting = {name: painters_without_end(text) for name, text in sources.items() if "QPainter(" in text}
    assert len(painting) > 30
    assert {name: lines for name, lines in painting.items() if lines} == {}


@pytest.mark.qt_log_ignore("Painter ended with 1 saved states")
def test_that_a_painter_is_at_rest_after_an_exception_in_a_paint_event(qtbot, monkeypatch):
    widget, painters = DigitImage(), []
    qtbot.addWidget(widget)
    widget.set_image(np.zeros((28, 28)))

    def fail(painter, *more):
        painters.append(painter)
        raise RuntimeError("half-way")

    monkeypatch.setattr(digit_image, "paint_pixels", fail)
    with pytest.raises(RuntimeError, match="half-way"):
        widget.grab()
    (painter,) = painters
    assert not painter.isActive()


def test_that_an_image_keeps_the_numbers_it_shows():
    class Numbers(np.ndarray):
        pass

    numbers = np.full((5, 8), 7, np.uint8).view(Numbers)
    alive = weakref.ref(numbers)
    image = QImage(numbers.data, 8, 5, 8, QImage.Format.Format_Grayscale8)
    copy = QImage(image)
    del numbers, image
    assert alive() is not None, "an image over a buffer keeps it"
    pixmap = QPixmap.fromImage(copy)
    del copy
    assert pixmap.toImage().pixelColor(7, 4).red() == 7

"""The strip of all components: geometry, heights, pixels, mouse and keys."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from gui import theme
from gui.widgets.diagram_scene import flat_index
from gui.widgets.gradient_strip import GradientStrip, blocks_of, heights

SIZES = (784, 16, 16, 10)


@pytest.fixture
def strip(qtbot):
    strip = GradientStrip()
    qtbot.addWidget(strip)
    strip.resize(640, 100)
    nudge = np.zeros(13_002)
    nudge[300], nudge[12_550], nudge[13_001] = 1.0, -0.5, 0.25
    strip.set_nudge(nudge, SIZES)
    strip.show()
    return strip


@pytest.mark.parametrize("width", [200, 333, 640, 1500])
def test_that_six_blocks_fill_the_width_in_flat_order(width):
    blocks = blocks_of(SIZES, width)
    assert [block.name for block in blocks] == ["W1", "b1", "W2", "b2", "W3", "b3"]
    assert [block.start for block in blocks] == [0, 12_544, 12_560, 12_816, 12_832, 12_992]
    assert [block.end for block in blocks] == [12_544, 12_560, 12_816, 12_832, 12_992, 13_002]
    assert blocks[0].x == 0
    assert blocks[-1].x + blocks[-1].width == width
    for before, after in pairwise(blocks):
        assert 0 < after.x - (before.x + before.width) <= 6


@pytest.mark.parametrize("width", [200, 640])
def test_that_every_component_lies_under_some_column(width):
    for block in blocks_of(SIZES, width):
        covered = set()
        for column in range(block.width):
            covered |= set(range(*block.flat_at(block.x + column)))
        assert covered == set(range(block.start, block.end))


def test_that_heights_are_the_largest_up_and_down_in_each_column():
    nudge = np.random.default_rng(0).normal(size=13_002)
    scale = np.abs(nudge).max()
    for block in blocks_of(SIZES, 400):
        up, down = heights(nudge, block, scale, log=False)
        for column in range(block.width):
            part = nudge[slice(*block.flat_at(block.x + column))] / scale
            assert up[column] == pytest.approx(max(0, part.max()))
            assert down[column] == pytest.approx(max(0, -part.min()))


def test_that_powers_of_ten_rise_evenly_and_zero_stays_zero():
    nudge = np.array([1.0, 1e-2, -1e-2, 0.0, 1e-12, 0.5])
    block = blocks_of((1, 3), 100)[0]
    up, down = heights(nudge, block, 1.0, log=True)
    assert up[0] == 1
    assert up[block.width // 3 + 1] == pytest.approx(0.5)
    assert down[block.width * 2 // 3 + 1] == pytest.approx(0.5)
    assert heights(np.zeros(6), block, 0.0, log=True).max() == 0


def test_that_plus_is_blue_above_and_minus_red_below(strip):
    picture = strip.grab().toImage()
    blocks = {block.name: block for block in strip.blocks}

    def colour(flat, y):
        block = next(b for b in blocks.values() if b.start <= flat < b.end)
        return picture.pixelColor(int(block.x_of(flat)), y)

    look = theme.current()
    assert colour(300, 25) == QColor(look.positive)
    assert colour(300, 90) != QColor(look.negative)
    assert colour(12_550, 70) == QColor(look.negative)
    assert colour(12_550, 40) != QColor(look.positive)
    assert colour(6000, 30) == QColor(look.raised)  # all exactly 0 there


def test_that_a_click_chooses_the_largest_component_under_it(strip, qtbot):
    block = strip.blocks[0]
    with qtbot.waitSignal(strip.chosen, timeout=1000) as chosen:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(int(block.x_of(300)), 50))
    assert chosen.args == [300]
    assert "+1.0000" in strip.readout(300)
    assert "w_300" in strip.readout(300)


@pytest.mark.parametrize(
    ("key", "at", "to"),
    [
        (Qt.Key.Key_Right, 12_543, 12_544),
        (Qt.Key.Key_Left, 12_544, 12_543),
        (Qt.Key.Key_PageDown, 5, 12_544),
        (Qt.Key.Key_PageUp, 12_817, 12_816),
        (Qt.Key.Key_PageUp, 12_816, 12_560),
        (Qt.Key.Key_End, 5, 13_001),
        (Qt.Key.Key_Right, 13_001, 13_001),
        (Qt.Key.Key_Home, 77, 0),
    ],
)
def test_that_keys_walk_along_the_vector(strip, qtbot, key, at, to):
    strip.set_selected([at])
    with qtbot.waitSignal(strip.chosen, timeout=1000) as chosen:
        qtbot.keyClick(strip, key)
    assert chosen.args == [to]


def test_that_the_chosen_component_is_described(strip):
    strip.set_selected([flat_index(SIZES, 3, 9, None)])
    assert "b⁽³⁾₉" in strip.accessibleDescription()
    assert "+0.2500" in strip.accessibleDescription()


def test_that_nothing_measured_is_an_empty_strip(strip, qtbot):
    strip.set_nudge(None, ())
    strip.grab()
    assert strip.blocks == []
    with qtbot.assertNotEmitted(strip.chosen, wait=10):
        qtbot.keyClick(strip, Qt.Key.Key_Right)

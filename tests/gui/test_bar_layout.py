"""Rows of bars in little height: lower, folded into two columns, or cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from gui.application import create_application
from gui.widgets.bar_layout import FEWEST, HEAD, LOWEST_ROW, ROW, BarLayout
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.diagram_scene import Selection


@pytest.mark.parametrize("giving", ["", "fold", "cut"])
@pytest.mark.parametrize("count", [1, 5, 16, 17])
def test_that_every_row_that_is_shown_has_a_place_of_its_own_inside_and_is_found_there(giving, count):
    for height in range(BarLayout(count, 300, 0, giving).least, HEAD + ROW * count + 30, 5):
        place = BarLayout(count, 300, height, giving)
        shown = count - place.rest
        areas = [place.area(index) for index in range(shown + bool(place.rest))]
        assert len({(x, y) for x, y, _, _ in areas}) == len(areas)
        for index, (x, y, width, row) in enumerate(areas):
            assert 0 <= x <= x + width <= 300
            assert HEAD <= y < y + row <= height + 0.01
            assert LOWEST_ROW <= row <= ROW
            assert place.row_at(x + width / 2, y + row / 2) == (index if index < shown else -1)


def test_that_with_room_all_rows_stand_in_one_column():
    for giving in ("", "fold", "cut"):
        place = BarLayout(16, 300, BarLayout(16, 300, 0, giving).preferred, giving)
        assert (place.is_folded, place.rest, place.row) == (False, 0, ROW)


def test_that_little_height_folds_or_cuts():
    assert BarLayout(17, 300, HEAD + 9 * LOWEST_ROW, "fold").is_folded
    assert BarLayout(16, 300, HEAD + 8 * LOWEST_ROW, "cut").rest == 9
    assert BarLayout(16, 300, 0, "cut").rest == 16 - FEWEST + 1
    assert BarLayout(3, 300, 0, "cut").rest == 0


@pytest.fixture
def bars(qtbot, qapp):
    create_application([])
    widget = BarList(giving="cut")
    qtbot.addWidget(widget)
    widget.show_bars([Bar(str(i), 1.0 / (i + 1), Selection(1, i)) for i in range(16)], "title", beyond=768)
    return widget


def test_that_the_line_about_the_rest_opens_the_list(bars, qtbot):
    bars.resize(200, bars.minimumSizeHint().height())
    place = bars.bar_layout()
    assert place.rest == 17 - FEWEST + 1
    assert bars._rest_text(784 - FEWEST + 1, 0.1) == "… 780 smaller"
    assert bars._rest_text(4, -0.1) == "… 4 smaller"
    assert bars._rest_text(4, 0.0) == "… 4 more, all 0"
    x, y, _, row = place.area(FEWEST - 1)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPointF(x + 5, y + row / 2).toPoint())
    assert bars.bar_layout().rest == 0
    assert bars.minimumSizeHint().height() == HEAD + 17 * LOWEST_ROW


def test_that_the_keys_walk_on_into_rows_that_had_no_room(bars, qtbot):
    bars.resize(200, bars.minimumSizeHint().height())
    chosen = []
    bars.selection_changed.connect(chosen.append)
    for _ in range(FEWEST):
        qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert chosen[-1] == Selection(1, FEWEST - 1)
    assert bars.bar_layout().rest == 0


def test_that_a_tip_names_what_the_number_is_of_and_has_more_digits_than_the_row(bars):
    bars.show_bars([Bar("w", 2.8493127e-7, tip="w = +3.1563", meaning="−∂C₀/∂w")], "title")
    assert bars._tip(bars.bars[0]) == "−∂C₀/∂w = +2.849313×10⁻⁷\nw = +3.1563"
    assert bars.accessibleDescription().startswith("−∂C₀/∂w +2.849")


def test_that_nothing_is_called_smaller_than_0(bars, qtbot, monkeypatch):
    bars.show_bars([Bar(str(i), 0.5 if i < 2 else 0.0, Selection(1, i)) for i in range(16)], "title", beyond=6)
    bars.resize(200, bars.minimumSizeHint().height())
    written = []
    monkeypatch.setattr(BarList, "_rest_text", lambda _, count, last: written.append((count, last)) or "")
    bars.grab()
    assert written == [(22 - FEWEST + 1, 0.0)]

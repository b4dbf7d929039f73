"""The virtual table and its filters: every number against the gradient itself."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.ranking import place
from engine.sensitivity import Zero
from gui.widgets.gradient_filter import GradientFilter
from gui.widgets.gradient_model import COMPONENT, PLACE, SHARE, SIZE, SIZE_ROLE, Filter, share_text
from gui.widgets.gradient_table import GradientTable
from gui.workspaces.gradient_vector import GradientVector
from tests.gui.gradient import SIZES, make_measured

MINUS = "−"


@pytest.fixture
def measured():
    return make_measured()


@pytest.fixture
def table(qtbot, measured):
    table = GradientTable()
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.set_measured(measured.sensitivity)
    table.show()
    return table


def cell(table, row, column, role=Qt.ItemDataRole.DisplayRole):
    return table.model_.index(row, column).data(role)


def test_that_rows_begin_with_the_largest_component(table, measured):
    gradient = measured.sensitivity.gradient
    order = sorted(range(gradient.size), key=lambda i: (-abs(gradient[i]), i))
    assert table.model_.rows.tolist() == order
    assert table.model_.rowCount() == gradient.size == 59


def test_that_every_cell_says_what_the_gradient_says(table, measured):
    gradient = measured.sensitivity.gradient
    total, largest = sum(g * g for g in gradient.tolist()), np.abs(gradient).max()
    for row in range(table.model_.rowCount()):
        name, value = cell(table, row, 1), cell(table, row, COMPONENT)
        flat = int(cell(table, row, PLACE).removeprefix("w_"))
        layer, _, k = place(SIZES, flat)
        assert name.startswith("b" if k is None else "w")
        assert cell(table, row, 2) == f"{'b' if k is None else 'W'}{layer}"
        if gradient[flat] == 0:
            assert (value, cell(table, row, SHARE)) == ("0", "0 %")
            assert cell(table, row, 6) == "stay: dark pixel"
            assert k == 2
            continue
        assert value.startswith(MINUS if gradient[flat] > 0 else "+")
        share = 100 * gradient[flat] ** 2 / total
        if share >= 0.01:
            assert float(cell(table, row, SHARE).removesuffix(" %")) == pytest.approx(share, abs=0.006)
        size = abs(gradient[flat]) / largest
        word = "a lot" if size >= 0.4 else "somewhat" if size >= 0.2 else "a little"
        assert cell(table, row, 6) == f"{'decrease' if gradient[flat] > 0 else 'increase'} {word}"
        assert cell(table, row, SIZE, SIZE_ROLE) == pytest.approx(-gradient[flat] / largest)


def test_that_small_shares_do_not_become_zero():
    assert share_text(0.0) == "0 %"
    assert share_text(0.1234) == "12.34 %"
    assert share_text(3.2e-9) == "3.20×10⁻⁷ %"


def test_that_columns_sort_by_position_size_and_value(table, measured):
    nudge = -measured.sensitivity.gradient
    table.sortByColumn(PLACE, Qt.SortOrder.AscendingOrder)
    assert table.model_.rows.tolist() == list(range(59))
    table.sortByColumn(COMPONENT, Qt.SortOrder.DescendingOrder)
    assert nudge[table.model_.rows].tolist() == sorted(nudge.tolist(), reverse=True)
    table.sortByColumn(SHARE, Qt.SortOrder.AscendingOrder)
    assert np.abs(nudge[table.model_.rows]).tolist() == sorted(np.abs(nudge).tolist())


@pytest.mark.parametrize(
    ("wanted", "belongs"),
    [
        (Filter(layer=2), lambda layer, j, k, g: layer == 2),
        (Filter(neuron=3), lambda layer, j, k, g: j == 3),
        (Filter(pixel=4), lambda layer, j, k, g: layer == 1 and k == 4),
        (Filter(layer=1, neuron=0, pixel=2), lambda layer, j, k, g: (layer, j, k) == (1, 0, 2)),
        (Filter(zeros="zero"), lambda layer, j, k, g: g == 0),
        (Filter(layer=1, zeros="nonzero"), lambda layer, j, k, g: layer == 1 and g != 0),
    ],
)
def test_that_filters_leave_exactly_what_they_say(table, measured, wanted, belongs):
    table.set_filter(wanted)
    gradient = measured.sensitivity.gradient
    expected = {flat for flat in range(59) if belongs(*place(SIZES, flat), gradient[flat])}
    assert set(table.model_.rows.tolist()) == expected
    assert expected


def test_that_a_chosen_component_stays_chosen_when_numbers_change(table, qtbot):
    table.choose(40)
    assert cell(table, table.currentIndex().row(), PLACE) == "w_40"
    with qtbot.assertNotEmitted(table.chosen, wait=10):
        table.set_measured(make_measured(3).sensitivity)
    assert cell(table, table.currentIndex().row(), PLACE) == "w_40"


def test_that_arrow_keys_choose_the_next_row(table, qtbot):
    table.choose(int(table.model_.rows[0]))
    with qtbot.waitSignal(table.chosen, timeout=1000) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen.args == [int(table.model_.rows[1])]


@pytest.fixture
def bar(qtbot):
    bar = GradientFilter()
    qtbot.addWidget(bar)
    bar.set_layer_sizes((784, 16, 16, 10))
    bar.show()
    return bar


@pytest.mark.parametrize(
    ("text", "flat"), [("w_5000", 5000), ("w^(2)_{5,11}", 12_651), ("b^(3)_2", 12_994), ("13,001", 13_001)]
)
def test_that_typed_names_are_found(bar, qtbot, text, flat):
    bar.jump.setText(text)
    with qtbot.waitSignal(bar.jumped, timeout=1000) as jumped:
        qtbot.keyClick(bar.jump, Qt.Key.Key_Return)
    assert jumped.args == [flat]


def test_that_a_name_that_is_none_is_told_and_leads_nowhere(bar, qtbot):
    bar.jump.setText("w_13002")
    with qtbot.assertNotEmitted(bar.jumped, wait=10):
        qtbot.keyClick(bar.jump, Qt.Key.Key_Return)
    trouble = bar.findChild(object, "jumpTrouble")
    assert trouble.isVisible()
    assert "13,001" in trouble.text()
    qtbot.keyClicks(bar.jump, "1")
    assert not trouble.isVisible()


def test_that_the_filter_bar_says_what_is_chosen_and_forgets_it(bar, qtbot):
    heard = []
    bar.filter_changed.connect(heard.append)
    bar.neuron.setValue(5)
    bar.pixel.setValue(100)
    bar.zeros.setCurrentIndex(2)
    bar.zeros.activated.emit(2)
    assert heard[-1] == Filter(None, 5, 100, "zero")
    bar.layer.setCurrentIndex(2)
    bar.layer.activated.emit(2)
    assert heard[-1] == Filter(2, 5, None, "zero"), "pixels feed layer 1 only"
    assert not bar.pixel.isEnabled()
    qtbot.mouseClick(bar.clear, Qt.MouseButton.LeftButton)
    assert heard[-1] == Filter()
    assert not bar.clear.isEnabled()


def rows_of(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_that_the_table_is_saved_as_shown_with_all_digits(qtbot, measured, tmp_path):
    vector = GradientVector()
    qtbot.addWidget(vector)
    vector.set_measured(measured)
    vector.filter.zeros.setCurrentIndex(2)
    vector.filter.zeros.activated.emit(2)
    vector.export.export_to(tmp_path / "zeros.csv")
    rows = rows_of(tmp_path / "zeros.csv")
    assert [row["why_zero"] for row in rows] == ["dark"] * 5
    vector.filter.reset()
    vector.export.export_to(tmp_path / "all.csv")
    rows = rows_of(tmp_path / "all.csv")
    assert [int(row["flat"]) for row in rows] == vector.table.model_.rows.tolist()
    for row in rows:
        flat = int(row["flat"])
        assert float(row["minus_dC"]) == -measured.sensitivity.gradient[flat]
        assert float(row["parameter"]) == measured.snapshot.parameters[flat]
        layer, j, k = place(SIZES, flat)
        assert (int(row["layer"]), int(row["neuron"]), row["source"]) == (layer, j, "" if k is None else str(k))
    assert {Zero.DARK.name.lower(), ""} == {row["why_zero"] for row in rows}


def test_that_the_largest_stays_in_sight_when_others_take_the_lead(table, measured):
    chosen = int(table.model_.rows[0])
    table.choose(chosen)
    table.set_measured(replace(measured.sensitivity, gradient=-measured.sensitivity.gradient[::-1]))
    assert table.model_.row_of(chosen) > 0
    assert table.verticalScrollBar().value() == 0
    table.choose(chosen)
    assert table.verticalScrollBar().value() == 0
    table.scrollToBottom()
    below = table.verticalScrollBar().value()
    table.set_measured(measured.sensitivity)
    assert table.verticalScrollBar().value() == below

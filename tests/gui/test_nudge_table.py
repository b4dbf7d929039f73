"""The table of nudges: its order, its cells, its keys, what it says of zeros."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from engine.averages import gather_nudges
from engine.file_error import FileError
from engine.jobs import Cancelled, Progress
from engine.mini_batch import MiniBatch
from engine.network import Network
from gui import nudge_csv
from gui.application import create_application
from gui.widgets.diagram_scene import format_value
from gui.widgets.nudge_rows import AVERAGE, STEP, NudgeRows, Sorting
from gui.widgets.nudge_table import NudgeTable
from gui.widgets.nudge_table_layout import COLUMN, HEAD, ROW, TableLayout
from gui.widgets.power import scaled
from tests.engine.conftest import make_data
from tests.engine.gradient_check import scalar_backprop
from tests.gui.lessons import in_unit

SIZES = (6, 5, 4)
INDICES = np.array([3, 40, 7, 12, 51, 0, 22, 8, 30, 19])
ETA = 1.5


@pytest.fixture(scope="module")
def train():
    return make_data().train


@pytest.fixture(scope="module")
def network():
    return Network(SIZES, rng=np.random.default_rng(4), initialisation="normal", dtype=np.float64)


@pytest.fixture
def rows(network, train):
    return NudgeRows(gather_nudges(network, MiniBatch(train, INDICES)), ETA)


@pytest.fixture(scope="module")
def expected(network, train):
    """Every cell by plain Python numbers, (n, B)."""
    cells = [scalar_backprop(network, train.x(slice(i, i + 1)), train.y(slice(i, i + 1)))[1] for i in INDICES.tolist()]
    return -np.array(cells).T


@pytest.fixture
def table(qtbot, qapp, rows, train):
    create_application([])
    rows.sort(Sorting("size"))
    table = NudgeTable()
    qtbot.addWidget(table)
    table.set_rows(rows, train.images[INDICES], train.class_names)
    table.resize(520, HEAD + 12 * ROW)
    with qtbot.waitExposed(table):
        table.show()
    return table


def shown_value(text, exponent):
    return in_unit(text) * 10.0**exponent


# Numbers


@pytest.mark.parametrize(
    ("sorting", "key"),
    [
        (Sorting("size"), lambda cells, n: -abs(cells.mean(axis=1))[n]),
        (Sorting("size", reversed=True), lambda cells, n: abs(cells.mean(axis=1))[n]),
        (Sorting("position"), lambda cells, n: n),
        (Sorting("layer"), lambda cells, n: (n >= 35, -abs(cells.mean(axis=1))[n])),
        (Sorting(column=4), lambda cells, n: -abs(cells[n, 4])),
    ],
)
def test_that_rows_are_sorted_as_asked_and_found_again(rows, expected, sorting, key):
    rows.sort(sorting)
    keys = [key(expected, flat) for flat in rows.flats.tolist()]
    rounded = [np.round(k, 12).tolist() if np.isscalar(k) else (k[0], round(float(k[1]), 12)) for k in keys]
    assert rounded == sorted(rounded)
    assert sorted(rows.flats.tolist()) == list(range(59))
    assert [rows.row_of(flat) for flat in rows.flats.tolist()] == list(range(59))


def test_that_by_pixel_the_weights_of_a_pixel_stand_together(rows):
    rows.sort(Sorting("pixel"))
    assert rows.flats[:10].tolist() == [0, 6, 12, 18, 24, 1, 7, 13, 19, 25]
    assert rows.flats[30:].tolist() == list(range(30, 59))


def test_that_each_cell_the_average_and_the_step_are_those_of_the_twin(rows, expected):
    rows.sort(Sorting("size"))
    block = rows.block(5, 20, 2, 7)
    assert block == pytest.approx(expected[rows.flats[5:20]][:, 2:7], abs=1e-15)
    for flat in (0, 31, 58):
        assert rows.value(flat, 3) == pytest.approx(expected[flat, 3], abs=1e-15)
        assert rows.value(flat, AVERAGE) == pytest.approx(expected[flat].mean(), abs=1e-15)
        assert rows.value(flat, STEP) == pytest.approx(ETA * expected[flat].mean(), abs=1e-15)


def test_that_chosen_classes_leave_their_columns_and_their_mean(network, train, expected):
    rows = NudgeRows(gather_nudges(network, MiniBatch(train, INDICES)), ETA, {2})
    mine = [n for n, i in enumerate(INDICES) if train.labels[i] == 2]
    assert rows.examples.tolist() == mine
    assert rows.count == len(mine)
    assert rows.average == pytest.approx(expected[:, mine].mean(axis=1), abs=1e-15)


@pytest.mark.parametrize(
    ("value", "exponent", "text"),
    [(0.0, -2, "0"), (0.0123, -2, "+1.230"), (-4e-9, -2, ">−0.001"), (-25.0, -1, "−250.000"), (25.0, -3, "+25,000"),
     (3e6, -3, ">+99,999"), (-1e5, 0, "<−99,999"), (float("nan"), 0, "–"), (5.1e-6, -2, "+0.001"),
     (4.9e-6, -2, "<+0.001"), (5.5e-25, -15, "<+0.001")],
)  # fmt: skip
def test_that_numbers_are_written_in_the_unit_and_only_an_exact_zero_as_0(value, exponent, text):
    assert scaled(value, exponent) == text


def test_that_the_unit_suits_the_largest_average(rows):
    assert 1 <= rows.largest / 10.0**rows.exponent < 10


# Zeros and their reasons


def test_that_exact_zeros_are_told_with_their_true_reason(qtbot, qapp):
    """By hand: pixel 2 is always dark; neuron 0 is off for the first three examples, which light pixel 1 alone."""
    parameters = np.array([1, -1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0.0])
    network = Network((3, 2, 2), parameters=parameters, activation="relu", dtype=np.float64)
    data = make_data(train=4, pixels=(1, 3), classes=2).train
    images = data.images.copy()
    images[:] = [[[0, 255, 0]]]
    images[3] = [[255, 0, 0]]
    dataset = type(data)(images, data.labels.copy(), data.class_names)
    rows = NudgeRows(gather_nudges(network, MiniBatch(dataset, np.arange(4))), 1.0)
    assert rows.zero_reasons(1, 0) == {"dead": 1}  # w(1)0,1: the ReLU it leads to
    assert rows.zero_reasons(1, 3) == {"dark": 1}
    assert rows.zero_reasons(0, 3) == {}  # here pixel 0 is lit and neuron 0 is on
    assert rows.zero_reasons(0, AVERAGE) == {"dark": 3}
    assert rows.zero_reasons(1, AVERAGE) == {"dead": 3, "dark": 1}
    assert rows.zero_reasons(8, AVERAGE) == {"silent": 3}  # w(2)0,0: the ReLU it comes from
    assert rows.zero_reasons(13, 0) == {}
    table = NudgeTable()
    qtbot.addWidget(table)
    table.set_rows(rows, images, data.class_names)
    assert "the pixel is dark" in table.readout(2, 0)
    assert "for every example" in table.readout(5, AVERAGE)
    assert "3 of 4 examples are exactly 0" in table.readout(0, AVERAGE)
    assert "this ReLU neuron is off" in table.readout(1, 0)
    assert table.text_at(2, 0) == "0"


# The widget


def test_that_the_written_numbers_are_those_of_the_twin(table, expected):
    shown_to = 6e-4 * 10.0**table.exponent
    for flat in range(59):
        for column in range(10):
            text = table.text_at(flat, column)
            assert shown_value(text, table.exponent) == pytest.approx(expected[flat, column], abs=shown_to)
            assert (text == "0") == (expected[flat, column] == 0)
        step = shown_value(table.text_at(flat, STEP), table.exponent)
        assert step == pytest.approx(ETA * expected[flat].mean(), abs=shown_to)


def test_that_another_unit_is_used_everywhere(table, expected):
    table.set_exponent(-5)
    assert shown_value(table.text_at(3, AVERAGE), -5) == pytest.approx(expected[3].mean(), rel=1e-2, abs=1e-8)
    table.set_exponent(None)
    assert table.exponent == table.rows.exponent


def test_that_arrow_keys_walk_through_cells_and_rows_scroll_into_view(qtbot, table):
    told = []
    table.current_changed.connect(lambda flat, column: told.append((flat, column)))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told[-1] == (table.rows.flats[0], AVERAGE)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert told[-1] == (table.rows.flats[1], 9)
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert told[-1] == (table.rows.flats[1], 0)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert told[-1] == (table.rows.flats[1], STEP)
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert told[-1] == (table.rows.flats[58], STEP)
    place = table.table_layout()
    assert place.first_row + place.full_rows == 59
    qtbot.keyClick(table, Qt.Key.Key_PageUp)
    assert told[-1][0] == table.rows.flats[58 - place.full_rows]
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert told[-1][1] == STEP


def test_that_going_to_a_parameter_brings_its_row_into_view_and_says_it(table):
    flat = int(table.rows.flats[40])
    table.go_to(flat, 9)
    place = table.table_layout()
    assert place.first_row <= 40 < place.first_row + place.full_rows
    assert place.x(9) >= place.names
    assert place.x(9) + COLUMN <= place.fixed_left
    assert table.current == (flat, 9)
    assert format_value(table.rows.value(flat, 9)) in table.accessibleDescription()
    table.go_to(999)
    assert table.current == (flat, 9)


def test_that_a_click_chooses_a_cell_and_a_head_sorts_by_its_example(qtbot, table):
    place, port = table.table_layout(), table.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(place.x(1) + 9, place.y(3) + 9))
    assert table.current == (table.rows.flats[3], 1)
    head = QPoint(place.x(1) + 9, 20)
    with qtbot.waitSignal(table.sorting_changed, timeout=1000) as told:
        qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=head)
    assert told.args[0] == Sorting(column=1)
    sizes = [abs(table.rows.value(flat, 1)) for flat in table.rows.flats.tolist()]
    assert sizes == sorted(sizes, reverse=True)
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=head)
    assert table.rows.sorting == Sorting(column=1, reversed=True)
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(place.x(AVERAGE) + 9, 20))
    assert table.rows.sorting == Sorting("size")
    with qtbot.waitSignal(table.example_opened, timeout=1000) as opened:
        qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=head)
    assert opened.args == [1]


def test_that_the_average_and_the_step_stay_while_one_scrolls_sideways(table):
    before = table.table_layout()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    after = table.table_layout()
    assert table.horizontalScrollBar().maximum() > 0
    assert after.x(AVERAGE) == before.x(AVERAGE)
    assert after.x(0) < before.x(0)
    assert after.x(9) + COLUMN == after.fixed_left
    assert after.visible_columns[1] == 10


def test_that_the_wheel_moves_rows_and_with_shift_columns(table):
    def turn(delta, modifiers=Qt.KeyboardModifier.NoModifier):
        event = QWheelEvent(QPointF(50, 90), QPointF(50, 90), QPoint(), delta, Qt.MouseButton.NoButton, modifiers,
                            Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(table.viewport(), event)

    turn(QPoint(0, -240))
    assert table.table_layout().first_row == 6
    turn(QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert table.table_layout().scroll == COLUMN


def test_that_zero_is_written_grey_and_signs_have_their_colours(table, expected):
    """Probe the tint behind a large positive and a large negative number."""
    image = table.viewport().grab().toImage()
    place = table.table_layout()
    seen = set()
    for row in range(place.full_rows):
        for column in range(*place.visible_columns):
            value = expected[table.rows.flats[row], column]
            if abs(value) < 10.0**table.exponent or place.x(column) + COLUMN > place.fixed_left:
                continue
            color = image.pixelColor(place.x(column) + 3, place.y(row) + ROW // 2)
            assert (color.blue() > color.red()) == (value > 0)
            seen.add(value > 0)
    assert seen == {True, False}


def test_that_the_layout_never_leaves_the_widget_and_fits_few_columns():
    place = TableLayout(400, 200, 59, 2)
    assert place.fixed_left == place.names + 2 * COLUMN
    assert place.most_scroll == 0
    assert place.column_at(place.names + COLUMN + 1) == 1
    assert place.column_at(399) is None
    assert place.row_at(HEAD - 1) is None


def test_that_nothing_to_show_is_shown_without_harm(qtbot, qapp):
    table = NudgeTable()
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    table.grab()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current is None
    assert table.text_at(0, 0) == ""


# CSV


def test_that_all_rows_are_saved_unscaled_in_their_order(rows, expected, network, tmp_path):
    rows.sort(Sorting("size"))
    told = []
    assert nudge_csv.save(tmp_path / "t.csv", nudge_csv.frozen(rows), told.append) == "t.csv"
    with (tmp_path / "t.csv").open(encoding="utf-8") as file:
        head, *lines = list(csv.reader(file))
    assert head[:7] == ["index", "layer", "j", "k", "value", "average", "step_eta=1.5"]
    assert head[7] == f"example_3_class_{rows.nudges.labels[0]}"
    assert [int(line[0]) for line in lines] == rows.flats.tolist()
    for line in lines:
        flat = int(line[0])
        assert [float(cell) for cell in line[7:]] == pytest.approx(expected[flat].tolist(), abs=1e-15)
        assert float(line[4]) == network.parameters[flat]
        assert float(line[6]) == pytest.approx(ETA * expected[flat].mean(), abs=1e-15)
    biases = [line for line in lines if line[3] == ""]
    assert len(biases) == 9
    assert list(tmp_path.iterdir()) == [tmp_path / "t.csv"]
    assert nudge_csv.text(rows, 2, 3).splitlines() == [",".join(head), ",".join(lines[2])]
    assert list(csv.reader(io.StringIO(nudge_csv.text(rows, 0, 59))))[1:] == lines


def test_that_a_cancelled_or_failed_save_leaves_nothing_and_keeps_the_old_file(rows, tmp_path):
    old = tmp_path / "t.csv"
    old.write_text("old", encoding="utf-8")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        nudge_csv.save(old, rows, progress)
    assert old.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [old]
    with pytest.raises(FileError, match="could not be written"):
        nudge_csv.save(tmp_path / "no" / "t.csv", rows, Progress())


def test_that_a_save_keeps_the_permissions_of_the_file_and_the_link_to_it(rows, tmp_path):
    old, link = tmp_path / "old.csv", tmp_path / "link.csv"
    old.write_text("old", encoding="utf-8")
    old.chmod(0o640)
    link.symlink_to(old)
    nudge_csv.save(link, rows, Progress())
    assert link.is_symlink()
    assert old.stat().st_mode & 0o777 == 0o640
    assert len(old.read_text(encoding="utf-8").splitlines()) == 1 + len(rows)

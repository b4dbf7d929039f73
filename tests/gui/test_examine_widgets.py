"""Widgets of the Test workspace, read back: matrix, gallery, weights, bars, reasons."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.contributions import contributions
from engine.network import Network
from gui import theme
from gui.widgets.accuracy_bars import AccuracyBars
from gui.widgets.confusion_matrix import ConfusionMatrix
from gui.widgets.example_gallery import ExampleGallery, GalleryContent
from gui.widgets.reasons_view import ReasonsView, reason_rows
from gui.widgets.weight_pictures import WeightPictures, signed_pixels

NAMES = tuple("abcd")
COUNTS = np.array([[9, 1, 0, 0], [0, 5, 5, 0], [2, 0, 0, 0], [0, 0, 0, 0]])


def put(qtbot, widget, width=420, height=380):
    theme.apply_theme(QApplication.instance(), "dark")
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget


def middle(matrix, true, answered):
    return matrix.area_of(true, answered).center().toPoint()


def content(count=10_000, order=None, names=NAMES, seed=0):
    rng = np.random.default_rng(seed)
    labels, answers = rng.integers(0, 4, (2, count))
    images = rng.integers(0, 256, (count, 5, 4), dtype=np.uint8)
    order = np.arange(count) if order is None else np.array(order)
    return GalleryContent(images, labels, answers, rng.random(count) * 2, rng.random(count), names, order)


# Confusion matrix


def test_that_every_cell_says_its_count_or_its_share_of_the_row(qtbot):
    matrix = put(qtbot, ConfusionMatrix())
    matrix.set_confusion(COUNTS, NAMES)
    assert [[matrix.text_of(i, j) for j in range(4)] for i in range(4)] == [
        ["9", "1", "", ""], ["", "5", "5", ""], ["2", "", "0", ""], ["", "", "", "0"],
    ]  # fmt: skip
    assert matrix.readout_at(middle(matrix, 1, 2)) == "is b, says c: 5 of 10 (50.0 %)"
    matrix.set_shares(True)
    assert (matrix.text_of(0, 0), matrix.text_of(0, 1), matrix.text_of(2, 0)) == ("90.0", "10.0", "100")
    assert matrix.text_of(3, 3) == "0.0"


def test_that_a_click_chooses_the_cell_under_it_in_any_size_and_number_of_classes(qtbot):
    for n, size in ((4, (420, 380)), (10, (250, 300)), (47, (500, 420))):
        matrix = put(qtbot, ConfusionMatrix(), *size)
        matrix.set_confusion(np.ones((n, n), dtype=int), [f"class {i}" for i in range(n)])
        chosen = []
        matrix.cell_chosen.connect(lambda *cell, chosen=chosen: chosen.append(cell))
        for cell in ((0, 0), (n - 1, 0), (1, n - 2)):
            QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=middle(matrix, *cell))
            assert matrix.cell_at(middle(matrix, *cell)) == cell
        assert chosen == [(0, 0), (n - 1, 0), (1, n - 2)]
        inside = matrix.rect()
        assert all(inside.contains(matrix.area_of(*cell).toRect()) for cell in ((0, 0), (n - 1, n - 1)))
        matrix.grab()


def test_that_the_keyboard_walks_through_the_cells_and_tells_them(qtbot):
    matrix = put(qtbot, ConfusionMatrix())
    matrix.set_confusion(COUNTS, NAMES)
    chosen = []
    matrix.cell_chosen.connect(lambda *cell: chosen.append(cell))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up,
                Qt.Key.Key_Down):  # fmt: skip
        QTest.keyClick(matrix, key)
    assert matrix.accessibleDescription() == "is b, says c: 5 of 10 (50.0 %)"
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert chosen == [(1, 2)]


def test_that_blue_is_right_and_red_wrong_and_stronger_for_more(qtbot):
    matrix = put(qtbot, ConfusionMatrix())
    matrix.set_confusion(np.diag([8, 8, 8, 8]) + np.array([[0, 2, 0, 0], [0, 0, 1, 0], [0] * 4, [0] * 4]), NAMES)
    picture = matrix.grab().toImage()

    def colour(true, answered):
        corner = matrix.area_of(true, answered).topLeft().toPoint() + QPoint(5, 5)
        return picture.pixelColor(corner)

    assert colour(2, 2).blue() > colour(2, 2).red()
    assert colour(0, 1).red() > colour(0, 1).blue()
    assert colour(0, 1).red() > colour(1, 2).red() > colour(3, 0).red()


def test_that_before_anything_is_measured_the_matrix_says_so(qtbot):
    matrix = put(qtbot, ConfusionMatrix())
    empty = matrix.grab().toImage()
    matrix.set_empty_text("nothing yet")
    matrix.set_confusion(None)
    assert matrix.accessibleDescription() == "nothing yet"
    assert matrix.grab().toImage() != empty
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert matrix.chosen is None


# Gallery


def test_that_tiles_show_the_examples_of_the_order_with_what_they_are(qtbot):
    gallery = put(qtbot, ExampleGallery())
    given = content(50, [7, 3, 42])
    gallery.set_content(given)
    assert [gallery.example(i) for i in range(-1, 4)] == [None, 7, 3, 42, None]
    for number, example in enumerate((7, 3, 42)):
        true, answer = NAMES[given.labels[example]], NAMES[given.answers[example]]
        assert gallery.caption(number) == (f"is {true}, says {answer}", f"{given.costs[example]:.2f}")
        assert f"C₀ = {given.costs[example]:.4f}" in gallery.describe(number)
    pictured = gallery.grab().toImage()
    area = gallery.area_of(1)
    pixels = {pictured.pixelColor(area.center() + QPoint(dx, -12)).red() for dx in (-12, 0, 12)}
    assert pixels & set(given.images[3].ravel().tolist())


def test_that_ten_thousand_examples_are_walked_by_keyboard(qtbot):
    gallery = put(qtbot, ExampleGallery())
    gallery.set_content(content())
    chosen, opened = [], []
    gallery.example_chosen.connect(chosen.append)
    gallery.example_opened.connect(opened.append)
    columns = gallery.width() // gallery.area_of(0).width()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_PageUp,
                Qt.Key.Key_Return):  # fmt: skip
        QTest.keyClick(gallery, key)
    assert chosen[:2] == [0, 1]
    assert chosen[2] in range(2, columns + 2)
    assert chosen[3:5] == [9999, 9998]
    assert 9900 < chosen[5] < 9998
    assert opened == [chosen[5]]
    assert gallery.viewport().rect().contains(gallery.area_of(chosen[5]).center())


def test_that_only_what_is_in_view_is_painted(qtbot, monkeypatch):
    gallery = put(qtbot, ExampleGallery())
    gallery.set_content(content())
    painted = []
    monkeypatch.setattr(gallery, "paint_tile", lambda painter, number, area: painted.append(number))
    gallery.grab()
    assert 0 in painted
    assert len(set(painted)) < 60
    gallery.move_to(5000)
    painted.clear()
    gallery.grab()
    assert 5000 in painted
    assert 0 not in painted


def test_that_a_click_chooses_the_tile_under_it_and_a_double_click_opens_it(qtbot):
    gallery = put(qtbot, ExampleGallery())
    gallery.set_content(content(30, range(29, -1, -1)))
    chosen, opened = [], []
    gallery.example_chosen.connect(chosen.append)
    gallery.example_opened.connect(opened.append)
    QTest.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=gallery.area_of(2).center())
    QTest.mouseDClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=gallery.area_of(1).center())
    assert chosen[0] == 27
    assert opened == [28]


def test_that_one_sees_where_the_keyboard_is(qtbot):
    gallery = put(qtbot, ExampleGallery())
    gallery.set_content(content(30), 0)
    elsewhere = gallery.grab().toImage()
    with qtbot.waitActive(gallery):
        gallery.activateWindow()
    gallery.setFocus()
    ring = gallery.grab().toImage().pixelColor(gallery.area_of(0).topLeft() - QPoint(2, 2))
    assert ring == theme.current().color("desired")
    assert gallery.grab().toImage() != elsewhere


def test_that_an_empty_gallery_says_why(qtbot):
    gallery = put(qtbot, ExampleGallery())
    gallery.set_empty_text("no errors at all")
    gallery.set_content(content(30, []))
    assert gallery.accessibleDescription() == "no errors at all"
    QTest.keyClick(gallery, Qt.Key.Key_Return)
    QTest.keyClick(gallery, Qt.Key.Key_End)
    assert gallery.current == -1


def test_that_long_names_get_a_line_of_their_own(qtbot):
    gallery = put(qtbot, ExampleGallery())
    gallery.set_content(content(30, [4], ("Ankle boot", "Bag", "Coat", "Dress")))
    assert "\nsays " in gallery.caption(0)[0]
    gallery.grab()


def test_that_the_least_sure_show_their_gap(qtbot):
    gallery = put(qtbot, ExampleGallery())
    given = replace(content(30, [4, 9]), figure="gap")
    gallery.set_content(given)
    assert [gallery.caption(i)[1] for i in range(2)] == [f"{given.gaps[i]:.4f}" for i in (4, 9)]
    assert gallery.caption(0)[0].endswith("\ngap")
    gallery.grab()


# Weights


@pytest.mark.parametrize(("neurons", "shape"), [(16, (28, 28)), (1, (28, 28)), (300, (20, 30)), (5, (1, 9))])
def test_that_any_number_of_neurons_and_any_shape_has_pictures(qtbot, neurons, shape):
    pictures = put(qtbot, WeightPictures(), 340, 240)
    weights = np.random.default_rng(0).standard_normal((neurons, shape[0] * shape[1]))
    pictures.set_weights(weights, shape)
    assert pictures.count == neurons
    pictures.grab()
    last = neurons - 1
    pictures.move_to(last)
    assert pictures.viewport().rect().intersects(pictures.area_of(last))
    assert f"neuron {last}" in pictures.describe(last)


def test_that_sixteen_neurons_fit_without_scrolling(qtbot):
    pictures = put(qtbot, WeightPictures(), 320, 230)
    pictures.set_weights(np.ones((16, 784)))
    view = pictures.viewport().rect()
    assert all(view.contains(pictures.area_of(number)) for number in range(16))


def test_that_plus_is_blue_minus_red_and_the_largest_the_fullest(qtbot):
    theme.apply_theme(QApplication.instance(), "dark")
    picture = signed_pixels(np.array([1.0, -1.0, 0.0, 0.5]), (2, 2))
    look = theme.current()
    assert [picture.pixelColor(x, 0).name() for x in (0, 1)] == [look.positive, look.negative]
    zero, half = picture.pixelColor(0, 1), picture.pixelColor(1, 1)
    ground = look.color("well")
    assert abs(zero.red() - ground.red()) + abs(zero.blue() - ground.blue()) <= 2
    assert zero.blue() < half.blue() < picture.pixelColor(0, 0).blue()
    assert not signed_pixels(np.zeros(4), (2, 2)).isNull()


def test_that_one_neuron_can_be_enlarged_and_each_weight_read(qtbot):
    pictures = put(qtbot, WeightPictures(), 340, 300)
    weights = np.zeros((3, 12))
    weights[2, 5] = -1.25
    pictures.set_weights(weights, (3, 4))
    pictures.move_to(2)
    QTest.keyClick(pictures, Qt.Key.Key_Return)
    assert pictures.enlarged == 2
    texts = {pictures.readout_at(QPoint(x, y)) for x in range(0, 340, 10) for y in range(0, 300, 10)}
    assert any("−1.2500" in text and "(row 1, column 1)" in text for text in texts)
    assert len({text for text in texts if "row" in text}) == 12
    QTest.keyClick(pictures, Qt.Key.Key_Escape)
    assert pictures.enlarged is None
    pictures.set_weights(weights * 2, (3, 4))
    weights[:] = 9
    assert pictures.weights[2, 5] == -2.5


# Bars


def test_that_bars_are_as_long_as_the_accuracy(qtbot):
    bars = put(qtbot, AccuracyBars(), 300, 100)
    bars.set_accuracies(np.array([1.0, 0.5, 0.0, np.nan]), np.array([10, 8, 3, 0]), NAMES)
    assert [bars.text_of(i) for i in range(4)] == ["100.0 %", "50.0 %", "0.0 %", "–"]
    picture, blue = bars.grab().toImage(), theme.current().color("accent")
    lengths = [sum(picture.pixelColor(x, round(25 * row + 12)) == blue for x in range(300)) for row in range(4)]
    assert lengths[1] == pytest.approx(lengths[0] / 2, abs=3)
    assert lengths[2:] == [0, 0]
    assert bars.readout_at(QPoint(50, 30)) == "b: 4 of 8 right (50.00 %)"
    assert bars.readout_at(QPoint(50, 90)) == "d: no examples"
    assert "c: 0.0 %" in bars.accessibleDescription()


# Reasons


def reasons(sizes=(20, 6, 9, 4), desired=None):
    network = Network(sizes, rng=np.random.default_rng(2), dtype=np.float64, initialisation="normal")
    x = np.random.default_rng(3).random(20)
    return network, x, contributions(network, x, desired)


@pytest.mark.parametrize("most", [3, 6, 9, 30])
def test_that_the_lines_shown_add_up_to_z(most):
    _, _, found = reasons()
    rows = reason_rows(found, most)
    assert len(rows) <= max(most, 5)
    assert (rows[-1].answer, rows[-1].rival) == (found.outputs[found.answer], found.outputs[found.rival])
    rows = rows[:-1]
    for side, z in (("answer", found.zs[0]), ("rival", found.zs[1])):
        *terms, total = [getattr(row, side) for row in rows]
        assert sum(terms) == pytest.approx(total, abs=1e-9)
        assert total == z
    neurons = [row.neuron for row in rows if row.kind == "neuron"]
    ranked = np.argsort(-np.abs(found.answer_terms - found.rival_terms), kind="stable")
    assert neurons == ranked[: len(neurons)].tolist()
    others = [row.neuron for row in rows if row.kind == "others"]
    assert len(neurons) + sum(others) == 9


def test_that_the_view_shows_the_answer_and_its_rival(qtbot):
    view = put(qtbot, ReasonsView(), 480, 210)
    network, x, found = reasons(desired=1)
    view.set_reasons(found, np.zeros((4, 5), np.uint8), NAMES)
    outputs = network.feedforward(x[None])[0]
    first, second = view.headings()
    assert NAMES[int(outputs.argmax())] in first[0]
    assert view.rows[-1].answer == pytest.approx(outputs.max())
    assert NAMES[found.rival] in second[0]
    assert f"leads by {found.lead:.2f}" in view.accessibleDescription()
    assert view.readout_at(QPoint(5, 150)).startswith("blue pixels speak for")
    picture = view.grab().toImage()
    view.set_reasons(None)
    assert view.rows == []
    assert view.grab().toImage() != picture


@pytest.mark.parametrize("sizes", [(20, 4), (20, 3, 4), (20, 5, 5, 5, 5, 4)])
def test_that_any_depth_can_be_explained(qtbot, sizes):
    for width in (320, 900):
        view = put(qtbot, ReasonsView(), width, 180)
        view.set_reasons(reasons(sizes)[2], np.zeros((4, 5), np.uint8), NAMES)
        view.grab()


def test_that_a_matrix_repaints_only_the_cells_that_changed(qtbot, monkeypatch):
    matrix = put(qtbot, ConfusionMatrix())
    painted = set()
    monkeypatch.setattr(
        matrix, "_paint_cell", lambda painter, area, true, answered, size: painted.add((true, answered))
    )
    matrix.set_confusion(COUNTS, NAMES)
    qtbot.waitUntil(lambda: len(painted) == 16, timeout=1000)
    QApplication.processEvents()
    painted.clear()
    after = COUNTS.copy()
    after[1, 1:3] = 6, 4
    matrix.set_confusion(after, NAMES)
    matrix.set_chosen(None)  # as before
    qtbot.waitUntil(lambda: bool(painted), timeout=1000)
    assert painted == {(1, 1), (1, 2)}
    for counts in (after + np.diag([0, 0, 0, 1]), 10 * after):  # another total changes shares, more digits the size
        painted.clear()
        matrix.set_confusion(counts, NAMES)
        qtbot.waitUntil(lambda: len(painted) == 16, timeout=1000)

"""The Gradient workspace in the real window: numbers read from its widgets against the engine's."""

from __future__ import annotations

import re
import time

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QSlider, QWidget

from engine import commands
from engine.backprop import backprop
from engine.datasets import epoch_order
from gui.controller import Controller
from gui.main_window import MainWindow
from gui.preferences import Preferences
from gui.widgets.diagram_scene import Selection
from gui.widgets.gradient_model import COMPONENT, PLACE
from tests.gui.pen import SEVEN, draw


@pytest.fixture
def page(window, qtbot):
    window.pages.open("gradient")
    page = window.pages.current
    qtbot.waitUntil(lambda: page.vector.measured is not None, timeout=10_000)
    return page


def find(page, kind, name):
    return page.findChild(kind, name)


def press(page, qtbot, name):
    qtbot.mouseClick(find(page, QAbstractButton, name), Qt.MouseButton.LeftButton)


def mini_batch_gradient(window):
    """-grad C of the coming mini-batch, worked out anew."""
    snapshot, train = window.controller.snapshot, window.controller.data.train
    order = epoch_order(len(train), snapshot.config.seed, snapshot.epoch)
    which = order[snapshot.mini_batch * 100 :][:100]
    return -backprop(snapshot.network(np.float64), train.x(which), train.y(which)).gradient


def shown(page):
    """The flat index and the component of the first rows, as written."""
    model = page.vector.table.model_
    cells = [[model.index(row, column).data() for column in (PLACE, COMPONENT)] for row in range(8)]
    return [(int(place[2:].replace(",", "")), number(text)) for place, text in cells]


def number(text):
    text = text.replace("−", "-").translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
    return float(text.replace("×10", "e"))


def test_that_the_table_shows_the_coming_mini_batch_largest_first(window, page):
    expected = mini_batch_gradient(window)
    order = np.argsort(-np.abs(expected), kind="stable")
    for (flat, value), place in zip(shown(page), order.tolist(), strict=False):
        assert flat == place
        assert value == pytest.approx(expected[flat], abs=6e-5)
    assert page.vector.strip.blocks[-1].end == 13_002


def test_that_a_step_brings_the_next_mini_batch(window, page, qtbot):
    before = page.vector.measured
    window.actions_.step_mini_batch.trigger()
    qtbot.waitUntil(lambda: page.vector.measured is not before, timeout=5_000)
    expected = mini_batch_gradient(window)
    assert page.vector.measured.sensitivity.nudge == pytest.approx(expected, abs=1e-15)
    assert "At step 1," in find(page, QLabel, "gradientFacts").text()


def test_that_one_example_and_all_examples_are_their_own_gradients(window, page, qtbot):
    press(page, qtbot, "gradientOfExample")
    qtbot.waitUntil(lambda: page.vector.measured.source == "example", timeout=5_000)
    expected = -window.desk.state.trace.gradient
    assert page.vector.measured.sensitivity.nudge == pytest.approx(expected, abs=1e-15)
    dark = int((window.controller.example.x == 0).sum())
    assert f"({dark} of 784 pixels)" in find(page, QLabel, "gradientFacts").text()
    press(page, qtbot, "gradientOfTraining")
    qtbot.waitUntil(lambda: page.vector.measured.source == "training", timeout=20_000)
    text = find(page, QLabel, "gradientFacts").text()
    assert "all 60,000 training examples" in text
    assert "1,072 because their pixel is dark" in text
    assert "<b>67</b> of the 784 pixels never light up" in text
    network, train = window.controller.snapshot.network(), window.controller.data.train
    parts = [backprop(network, train.x(slice(i, i + 5000)), train.y(slice(i, i + 5000))).gradient
             for i in range(0, 60_000, 5000)]  # fmt: skip
    assert page.vector.measured.sensitivity.gradient == pytest.approx(np.mean(parts, axis=0), abs=1e-14)


def test_that_a_drawing_is_asked_what_it_is_before_it_has_a_gradient(window, page, qtbot):
    press(page, qtbot, "gradientOfExample")
    draw(window.input.pad, SEVEN)
    qtbot.waitUntil(page.vector.message.isVisible, timeout=5_000)
    assert "A drawing has no desired output" in page.vector.message.text()
    assert not page.vector.table.isVisible()
    answer = next(b for b in page.vector.question.findChildren(QAbstractButton) if b.text() == "7")
    qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.vector.table.isVisible, timeout=5_000)
    expected = -window.desk.state.trace.gradient
    assert page.vector.measured.sensitivity.nudge == pytest.approx(expected, abs=1e-15)


def curves(page):
    return page.wiggle.plot.curves


def jump(page, qtbot, name):
    field = find(page, QLineEdit, "jumpTo")
    field.setText(name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_that_a_jump_leads_to_the_row_the_strip_and_the_curve(window, page, qtbot):
    jump(page, qtbot, "w^(2)_{5,11}")
    flat = 12_560 + 5 * 16 + 11
    qtbot.waitUntil(lambda: [c.flat for c in curves(page)[:1]] == [flat], timeout=5_000)
    index = page.vector.table.currentIndex()
    assert page.vector.table.model_.index(index.row(), PLACE).data() == f"w_{flat:,}"
    assert "w⁽²⁾₅,₁₁" in page.vector.strip.accessibleDescription()
    curve = curves(page)[0]
    assert curve.slope == pytest.approx(-mini_batch_gradient(window)[flat], abs=1e-15)
    assert curve.value == window.controller.snapshot.parameters[flat]


def test_that_the_slider_tells_predicted_and_measured_change(window, page, qtbot):
    jump(page, qtbot, "b(3)2")
    qtbot.waitUntil(lambda: [c.flat for c in curves(page)[:1]] == [12_994], timeout=5_000)
    slider = find(page, QSlider, "wiggleSlider")
    slider.setValue(75)
    legend = page.wiggle.plot._legend.text()
    assert "<sub>" in legend  # the parameter's name, typeset
    assert "&lt;" not in legend
    snapshot, train = window.controller.snapshot, window.controller.data.train
    which = epoch_order(60_000, snapshot.config.seed, 0)[:100]
    network = snapshot.network()
    before = backprop(network, train.x(which), train.y(which))
    network.parameters[12_994] += 0.5
    change = backprop(network, train.x(which), train.y(which)).cost - before.cost
    text = re.sub(r"<[^>]+>", "", find(page, QLabel, "wiggleText").text())
    found = re.search(r"moved by (\S+), to (\S+): .* by (\S+), measured is (\S+)\. ", text)
    assert number(found[1]) == 0.5
    assert number(found[3]) == pytest.approx(0.5 * before.gradient[12_994], abs=6e-5)
    assert number(found[4]) == pytest.approx(change, abs=6e-5)
    press(page, qtbot, "wiggleSpringBack")
    assert slider.value() == 50


def test_that_the_line_in_the_plot_is_dragged_by_the_mouse(window, page, qtbot, monkeypatch):
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", 0)  # or moves that come at once are thrown away
    qtbot.waitUntil(lambda: bool(curves(page)), timeout=5_000)
    chart, slider = page.wiggle.plot.plot, find(page, QSlider, "wiggleSlider")
    box, view = chart.getViewBox(), chart.viewport()

    def at(offset):
        low, high = box.viewRange()[1]
        return chart.mapFromScene(box.mapViewToScene(QPointF(offset, (low + high) / 2)))

    def move(offset, buttons):
        point, none = QPointF(at(offset)), Qt.MouseButton.NoButton
        where = QPointF(view.mapToGlobal(at(offset)))
        modifiers = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, point, where, none, buttons, modifiers))

    move(0.0, Qt.MouseButton.NoButton)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at(0.0))
    for offset in (0.1, 0.3, 0.6):
        move(offset, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(0.6))
    assert abs(page.wiggle.offset - 0.6) < 0.05
    assert slider.value() == 50 + round(page.wiggle.offset * 50)


def test_that_two_are_compared_by_their_real_factor(window, page, qtbot):
    jump(page, qtbot, "12994")
    qtbot.waitUntil(lambda: [curve.flat for curve in curves(page)] == [12_994], timeout=5_000)
    press(page, qtbot, "wiggleCompare")
    qtbot.waitUntil(lambda: "choose another" in find(page, QLabel, "wiggleText").text(), timeout=5_000)
    jump(page, qtbot, "12900")
    qtbot.waitUntil(lambda: [curve.flat for curve in curves(page)] == [12_900, 12_994], timeout=5_000)
    nudge = mini_batch_gradient(window)
    factor = abs(nudge[12_994] / nudge[12_900])
    text = re.sub(r"<[^>]+>", "", find(page, QLabel, "wiggleText").text())
    if factor < 1:
        factor = 1 / factor
    assert f"C is {factor:,.0f} times" in text or f"C is {factor:.3g} times" in text


def test_that_a_kept_change_reaches_training_and_can_be_taken_back(window, page, qtbot):
    jump(page, qtbot, "12994")
    qtbot.waitUntil(lambda: [c.flat for c in curves(page)[:1]] == [12_994], timeout=5_000)
    before = window.controller.snapshot.parameters
    find(page, QSlider, "wiggleSlider").setValue(90)
    press(page, qtbot, "wiggleKeep")
    qtbot.waitUntil(lambda: window.controller.snapshot.parameters[12_994] != before[12_994], timeout=5_000)
    after = window.controller.snapshot.parameters
    assert after[12_994] == np.float32(before[12_994] + np.float64(0.8))
    assert np.flatnonzero(after != before).tolist() == [12_994]
    take_back = find(page, QAbstractButton, "wiggleTakeBack")
    qtbot.waitUntil(lambda: take_back.isVisible() and take_back.isEnabled(), timeout=5_000)
    qtbot.waitUntil(lambda: page.vector.measured.snapshot.parameters[12_994] == after[12_994], timeout=5_000)
    qtbot.mouseClick(take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: (window.controller.snapshot.parameters == before).all(), timeout=5_000)


def test_that_nothing_can_be_kept_while_training_runs(window, page, qtbot):
    find(page, QSlider, "wiggleSlider").setValue(90)
    keep = find(page, QAbstractButton, "wiggleKeep")
    qtbot.waitUntil(keep.isEnabled, timeout=5_000)
    window.controller.send(commands.Play())
    qtbot.waitUntil(lambda: window.controller.is_running and not keep.isEnabled(), timeout=5_000)
    window.controller.send(commands.Pause())
    qtbot.waitUntil(lambda: not window.controller.is_running, timeout=5_000)


def test_that_the_gradient_check_runs_and_agrees(window, page, qtbot):
    page.insights.open_tab(2)
    press(page, qtbot, "gradientCheck")
    qtbot.waitUntil(lambda: page.insights.check.check is not None, timeout=20_000)
    check = page.insights.check.check
    assert check.backprop == pytest.approx(-mini_batch_gradient(window), abs=1e-15)
    assert check.relative_difference < 1e-8
    assert "the two agree" in find(page, QLabel, "gradientCheckResult").text()
    window.actions_.step_mini_batch.trigger()
    qtbot.waitUntil(lambda: page.insights.check.check is None, timeout=5_000)


def test_that_a_long_measurement_is_cancelled_within_a_tenth_of_a_second(window, page, qtbot):
    press(page, qtbot, "gradientOfTraining")
    bar = page.vector.bar
    qtbot.waitUntil(bar.isVisible, timeout=5_000)
    began = time.perf_counter()
    bar.cancel()
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=5_000)
    assert time.perf_counter() - began < 0.25  # 0.1 s for the cancel, the rest for a busy machine
    assert page.vector.measured.source == "mini_batch"


def test_that_the_train_page_shows_the_same_in_small(window, page, qtbot):
    window.pages.open("train")
    summary = window.train.plots.summary
    qtbot.waitUntil(lambda: bool(summary.top.rows), timeout=5_000)
    expected = mini_batch_gradient(window)
    flat, _, component, share = summary.top.rows[0]
    assert flat == int(np.abs(expected).argmax())
    assert component == pytest.approx(expected[flat], abs=1e-15)
    assert float(share.removesuffix(" %")) == pytest.approx(100 * expected[flat] ** 2 / (expected @ expected), abs=6e-3)
    qtbot.mouseClick(summary.top, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    layer_start = flat >= 12_992
    selection = window.train.network.diagram.selection
    assert isinstance(selection, Selection)
    assert summary.strip._selected == (flat,)
    assert not layer_start or selection == Selection(3, flat - 12_992)
    qtbot.mouseClick(summary.open, Qt.MouseButton.LeftButton)
    assert window.pages.current.name == "gradient"


def test_that_a_row_chosen_lights_up_in_train_and_backprop(window, page, qtbot):
    page.vector.table.sortByColumn(PLACE, Qt.SortOrder.AscendingOrder)
    table = page.vector.table
    table.scrollTo(table.model_.index(12_560 + 5 * 16 + 11, 0))
    rect = table.visualRect(table.model_.index(12_560 + 5 * 16 + 11, 1))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert window.train.network.diagram.selection == Selection(2, 5, 11)
    window.pages.open("backprop")
    assert window.pages.current.selection.chosen == Selection(2, 5, 11)
    window.train.network.diagram.set_selection(Selection(3, 4))
    window.pages.open("gradient")
    qtbot.waitUntil(lambda: [curve.flat for curve in page.wiggle.plot.curves[:1]] == [12_996], timeout=5_000)


def test_that_a_pixel_clicked_shows_its_sixteen_weights(window, page, qtbot):
    page.insights.open_tab(1)
    pixels = page.insights.pixels
    qtbot.waitUntil(lambda: pixels.height() > 100, timeout=5_000)
    nudge = mini_batch_gradient(window)
    assert pixels.sizes == pytest.approx(np.linalg.norm(nudge[:12_544].reshape(16, 784), axis=0), abs=1e-14)
    cell = pixels._cell()
    where = QPoint(round(14.5 * cell), round(10.5 * cell))
    assert "pixel 294 (row 10, column 14)" in pixels.readout_at(where)
    qtbot.mouseClick(pixels, Qt.MouseButton.LeftButton, pos=where)
    assert sorted(page.vector.table.model_.rows.tolist()) == [j * 784 + 294 for j in range(16)]
    corner = pixels.readout_at(QPoint(1, 1))
    assert "never lit in the training images" in corner
    assert "is 0" in corner
    assert "Hatched: the 67 pixels" in find(page, QLabel, "pixelsCaption").text()


def test_that_the_page_follows_training_and_sleeps_when_hidden(window, page, qtbot):
    window.controller.send(commands.Play())
    first = page.vector.measured
    qtbot.waitUntil(lambda: page.vector.measured.snapshot.step_count > 0, timeout=10_000)
    assert page.vector.measured is not first
    window.pages.open("train")
    seen = page.vector.measured
    target = window.controller.snapshot.step_count + 300
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count > target, timeout=20_000)
    assert page.vector.measured is seen
    window.controller.send(commands.Pause())
    qtbot.waitUntil(lambda: not window.controller.is_running, timeout=5_000)


def test_that_the_page_speaks_chinese_at_once(window, page, qtbot):
    window.findChild(QAction, "actionLanguageZh").trigger()
    qtbot.waitUntil(lambda: page.wiggle.keep.text() == "保留", timeout=5_000)
    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    texts += [button.text() for button in page.findChildren(QAbstractButton) if button.isVisible()]
    long = [text for text in texts if len(re.sub(r"<[^>]+>", "", text)) > 12]
    assert long
    assert all(any("一" <= c <= "鿿" for c in text) for text in long), long
    assert page.vector.table.model_.headerData(1, Qt.Orientation.Horizontal) == "名称"
    assert page.vector.table.model_.index(0, 6).data()[-2:] in ("增加", "减小")


def test_that_choices_of_the_page_are_remembered(window, page, qtbot, mnist):
    press(page, qtbot, "gradientOfExample")
    press(page, qtbot, "gradientLog")
    page.insights.open_tab(2)
    page.wiggle.reach.setCurrentIndex(5)
    window.close()
    again = MainWindow(Controller(load=lambda: mnist), preferences=Preferences())
    qtbot.addWidget(again)
    page = again.pages.page("gradient")
    assert page.feed.source == "example"
    assert page.vector.log.isChecked()
    assert page.wiggle.distance == 5.0
    assert page.insights.tab == 2
    again.close()


def test_that_named_parts_of_the_page_are_there(page):
    for name in ("gradientStrip", "gradientFacts", "gradientTable", "wigglePlot", "layerMeters", "gradientCheck"):
        assert page.findChild(QWidget, name), name

"""The Descent workspace on real digits, few of them: numbers are read from its widgets and computed again here."""

from __future__ import annotations

import csv
import re
import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QMessageBox,
)  # fmt: skip

from engine import commands, cosines, pictures, slices
from engine.comparison import compare
from engine.datasets import Data
from engine.snapshot import RunState
from engine.training import TrainingConfig
from gui import descent_plan
from gui.controller import Controller
from gui.descent_plan import ALL, STORIES, Row, Setup, View, make_plans, setup_from_text
from gui.languages import Languages
from gui.preferences import Preferences
from gui.workspaces import descent as descent_page
from gui.workspaces.descent import DescentWorkspace
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.input_panel import InputPanel

SETUP = Setup((Row(10, 1.0), Row(ALL, 1.0)), steps=12, network="chapter", seed=4)


@pytest.fixture(scope="module")
def few(mnist):
    """Three hundred real digits."""
    return Data(mnist.train.subset(np.arange(300)), mnist.test.subset(np.arange(50)), "few", "few")


@pytest.fixture(autouse=True)
def little_work(monkeypatch):
    monkeypatch.setattr(pictures, "GRID", 9)
    monkeypatch.setattr(cosines, "DRAWS", {1: 40, 10: 12, 100: 6, 1000: 3})


@pytest.fixture
def controller(qtbot, few):
    controller = Controller(load=lambda: few)
    yield controller
    controller.close()


@pytest.fixture
def page(qtbot, controller):
    panel = InputPanel()
    qtbot.addWidget(panel)
    page = DescentWorkspace(controller, ExampleDesk(controller, panel, panel))
    qtbot.addWidget(page)
    page.resize(1240, 620)
    page.show()
    qtbot.waitUntil(lambda: page.setup.run.isEnabled(), timeout=10_000)
    return page


def run(page, qtbot, setup=SETUP):
    page.setup.set_setup(setup)
    qtbot.mouseClick(page.setup.run, Qt.MouseButton.LeftButton)
    wait(page, qtbot)


def wait(page, qtbot):
    qtbot.waitUntil(lambda: not page.is_busy, timeout=20_000)


def see(page, qtbot, **view):
    page.view.set_view(View(**view))
    page.look()
    wait(page, qtbot)


def press(page, qtbot, name):
    qtbot.mouseClick(page.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)


def numbers(text):
    return [float(found.replace(",", "").replace("−", "-")) for found in re.findall(r"[-−+]?\d[\d,]*\.?\d*", text)]


def test_that_an_empty_page_invites_and_cannot_save(page):
    assert "story" in page.results.caption.text()
    assert page.view.landscape._empty.isVisible()
    assert not page.results.save_picture.isEnabled()
    assert not page.results.save_data.isEnabled()
    assert "nothing in the Train workspace" in page.status.text()


def test_that_the_cards_say_where_each_descent_came_from_and_got_to(page, qtbot):
    run(page, qtbot)
    for card, descent in zip(page.setup.cards, page.comparison.descents, strict=True):
        surface, path = page.comparison.landscape, descent.path
        start, end, detour = numbers(card.result)
        assert start == pytest.approx(surface.cost(path.start), rel=5e-3)
        assert end == pytest.approx(surface.cost(path.end), rel=5e-3)
        steps = np.linalg.norm(np.diff(path.points.astype(np.float64), axis=0), axis=1).sum()
        assert detour == pytest.approx(steps / np.linalg.norm(path.end - path.start), abs=0.06)
    sizes = [descent.path.mini_batch_size for descent in page.comparison.descents]
    assert sizes == [10, 300]
    assert "2 descents, 12 steps each" in page.status.text()


def test_that_the_cost_is_drawn_while_the_descents_are_under_way(page, qtbot, monkeypatch):
    go_on = threading.Event()

    def held_half_way(plans, data, steps, report, watches):
        for before, cost in enumerate((2.5, 1.5, 0.5)):
            watches[1](before, cost)
        report(0.5)
        assert go_on.wait(20)
        return compare(plans, data, steps, report=report, watches=watches)

    monkeypatch.setattr(descent_page, "compare", held_half_way)
    page.results.set_axis("examples")
    page.setup.set_setup(SETUP)
    qtbot.mouseClick(page.setup.run, Qt.MouseButton.LeftButton)
    drawn = page.results.way
    qtbot.waitUntil(lambda: len(drawn.curves) == 2 and drawn.curves[1].getOriginalDataset()[1] is not None)
    steps, costs = drawn.curves[1].getOriginalDataset()
    assert (steps.tolist(), costs.tolist()) == ([0, 1, 2], [2.5, 1.5, 0.5])
    assert "mini-batch 10" in drawn._legend.text().replace("&nbsp;", " ")
    assert "under way" in page.view.landscape._empty.text()
    go_on.set()
    wait(page, qtbot)
    examples, costs = drawn.curves[1].getOriginalDataset()
    assert costs == pytest.approx(page.comparison.descents[1].costs[1:])
    assert examples.tolist() == [300 * step for step in range(1, 13)]
    assert "under way" not in page.view.landscape._empty.text()


def test_that_nothing_of_the_run_is_touched(page, qtbot, controller):
    before = controller.snapshot
    run(page, qtbot)
    controller.poll()
    assert controller.snapshot.step_count == before.step_count == 0
    assert controller.snapshot.state is RunState.PAUSED
    assert np.array_equal(controller.snapshot.parameters, before.parameters)


def test_that_the_picture_is_the_true_cost_and_its_note_says_how_much_it_holds(page, qtbot):
    run(page, qtbot)
    shown = page.view.landscape.picture
    surface = page.comparison.landscape
    expected = surface.cost(shown.plane.at(shown.a[3], shown.b[8]))
    assert numbers(page.view.landscape.readout_near(shown.a[3], shown.b[8]))[-1] == pytest.approx(expected, abs=1e-4)
    points = np.concatenate([descent.path.points for descent in page.comparison.descents]).astype(np.float64)
    away = points - page.comparison.descents[0].path.start
    sizes = np.linalg.svd(away, compute_uv=False) ** 2
    assert numbers(page.view.note.text())[0] == pytest.approx(100 * sizes[:2].sum() / sizes.sum(), abs=0.06)
    assert "300 fixed training examples" in page.view.note.text()
    low, high = numbers(page.view.landscape._subtitle.text())
    costs = np.concatenate([shown.costs.ravel(), *shown.path_costs])
    assert (low, high) == pytest.approx((costs.min(), costs.max()), rel=5e-3)
    assert page.view.landscape.dots[0].data["x"] == pytest.approx(shown.paths[0][:, 0])
    first = shown.paths[1][0]
    assert numbers(page.view.landscape.readout_near(*first))[-1] == pytest.approx(surface.cost(points[0]), abs=1e-4)


def test_that_each_dot_has_the_colour_of_its_own_cost(page, qtbot):
    run(page, qtbot)
    plot = page.view.landscape
    costs = plot.contour_costs()
    assert plot._color_of(costs[:1]).tolist() != plot._color_of(costs[-1:]).tolist()
    shown = [brush.color() for brush in plot.dots[0].data["brush"]]
    expected = plot._color_of(plot.picture.path_costs[0])
    assert [[color.red(), color.green(), color.blue()] for color in shown] == expected[:, :3].tolist()
    assert plot.scale.texts == [f"{cost:.3g}" for cost in costs]


def test_that_the_bars_stand_for_the_measured_cosines(page, qtbot):
    run(page, qtbot)
    descent = page.comparison.descents[1]
    shown = [float(text) for text in page.results.bars.texts()]
    means = [cosines.values.mean() for aim in (descent.at_start, descent.at_end) for cosines in aim.cosines]
    assert shown == pytest.approx(means, abs=0.006)
    press(page, qtbot, "descentBarsLayers")
    layers = np.concatenate([descent.at_start.full.norms, descent.at_end.full.norms])
    assert [float(text) for text in page.results.bars.texts()] == pytest.approx(layers, rel=0.06)
    press(page, qtbot, "descentBarsHistogram")
    edges, shares = page.results.histogram.curves[0].getData()
    counts = np.histogram(descent.at_end.cosines[0].values, bins=40, range=(-1, 1))[0]
    assert shares == pytest.approx(100 * counts / 40)
    assert (edges[0], edges[-1]) == (-1, 1)


def test_that_the_way_is_drawn_by_steps_examples_and_time(page, qtbot):
    run(page, qtbot)
    way, (first, second) = page.results.way, page.comparison.descents
    x, y = way.curves[0].getOriginalDataset()
    assert x.tolist() == list(range(13))
    assert y == pytest.approx(first.costs)
    press(page, qtbot, "descentAxisExamples")
    assert way.curves[0].getOriginalDataset()[0].tolist() == [10 * step for step in range(1, 13)]
    assert way.curves[1].getOriginalDataset()[0].tolist() == [300 * step for step in range(1, 13)]
    press(page, qtbot, "descentAxisTime")
    assert way.curves[1].getOriginalDataset()[0] == pytest.approx(second.path.seconds[1:])


@pytest.mark.parametrize("plane", ["ends", "random"])
def test_that_another_plane_can_be_chosen(page, qtbot, plane):
    run(page, qtbot)
    see(page, qtbot, plane=plane)
    expected = pictures.make_plane(page.comparison, plane)
    assert page.view.landscape.picture.plane.u == pytest.approx(expected.u)
    share = 100 * page.view.landscape.picture.explained_together
    assert numbers(page.view.note.text())[0] == pytest.approx(share, abs=0.06)


def test_that_the_magnifier_shows_the_last_steps_of_one_descent(page, qtbot):
    run(page, qtbot)
    page.view.one.setCurrentIndex(0)
    press(page, qtbot, "descentModeMagnified")
    wait(page, qtbot)
    page.view.last.setValue(5)
    wait(page, qtbot)
    picture = page.view.landscape.picture
    assert picture.path_steps[0].tolist() == [7, 8, 9, 10, 11, 12]
    assert "last 5 steps of “mini-batch 10”" in page.view.note.text()
    assert len(page.view.landscape.dots[0].data) == 6


def test_that_a_line_marks_the_step_really_taken(page, qtbot):
    run(page, qtbot)
    press(page, qtbot, "descentModeLine")
    wait(page, qtbot)
    see(page, qtbot, mode="line", line="first step", one=0)
    surface, path = page.comparison.landscape, page.comparison.descents[0].path
    gradient = surface.gradient(path.points[0])
    came = surface.cost(path.points[1]) - surface.cost(path.points[0])
    promised, measured = numbers(page.view.note.text().split("ΔC = ")[1])[:2]
    assert promised == pytest.approx(-gradient @ gradient, rel=6e-3)
    assert measured == pytest.approx(came, rel=6e-3)
    x, y = page.view.slices.curve.getOriginalDataset()
    assert y[50] == pytest.approx(surface.cost(path.points[0] - x[50] * gradient), rel=1e-9)


def test_that_one_parameter_is_chosen_by_its_name(page, qtbot):
    run(page, qtbot)
    see(page, qtbot, mode="line", line="parameter", one=1)
    page.view.parameter.setText("w(2)5,11")
    qtbot.keyClick(page.view.parameter, Qt.Key.Key_Return)
    wait(page, qtbot)
    index = 12560 + 5 * 16 + 11
    path = page.comparison.descents[1].path
    x, _ = page.view.slices.curve.getOriginalDataset()
    assert x[50] == pytest.approx(float(path.end[index]))
    assert numbers(page.view.note.text().split("slope")[1])[0] == pytest.approx(
        page.comparison.landscape.gradient(path.end)[index], rel=6e-3
    )
    page.view.parameter.setText("w(9)1,1")
    qtbot.keyClick(page.view.parameter, Qt.Key.Key_Return)
    assert "no layer (9)" in page.view.note.text()
    assert page.view.view.parameter == index  # what cannot be found changes nothing


def test_that_a_run_can_be_cancelled_and_leaves_the_old_results(page, qtbot):
    run(page, qtbot)
    old = page.comparison
    page.setup.set_setup(replace(SETUP, steps=20_000))
    qtbot.mouseClick(page.setup.run, Qt.MouseButton.LeftButton)
    assert not page.setup.run.isEnabled()
    assert page.job_bar.isVisible()
    page.job_bar.cancel()
    wait(page, qtbot)
    assert page.comparison is old
    assert "Cancelled" in page.status.text()
    assert page.setup.run.isEnabled()


def test_that_descents_are_added_removed_and_edited(page, qtbot):
    page.setup.set_setup(SETUP)
    press(page, qtbot, "descentAdd")
    assert [row.size for row in page.setup.setup.rows] == [10, ALL, 100]
    for _ in range(9):
        press(page, qtbot, "descentAdd")
    assert len(page.setup.cards) == descent_plan.MOST_DESCENTS
    while len(page.setup.cards) > 1:
        qtbot.mouseClick(page.setup.cards[0]._remove, Qt.MouseButton.LeftButton)
    assert not page.setup.cards[0]._remove.isEnabled()
    page.setup.cards[0]._eta.setValue(0.25)
    assert page.setup.setup.rows[0].eta == 0.25


def test_that_edited_settings_take_the_old_results_off_the_cards(page, qtbot):
    run(page, qtbot)
    page.setup.cards[0]._eta.setValue(2.0)
    assert [card.result for card in page.setup.cards] == ["", ""]


def test_that_descents_start_from_the_network_that_is_shown(few, controller, page, qtbot):
    run(page, qtbot, replace(SETUP, start="shown", own_starts=True))
    for descent in page.comparison.descents:
        assert np.array_equal(descent.path.start, controller.shown.parameters)
    assert not page.setup.network.isEnabled()
    config = controller.shown.config
    with pytest.raises(ValueError, match="no network"):
        make_plans(replace(SETUP, start="shown"), config, None, few)
    deep = make_plans(replace(SETUP, network="deep", own_starts=True, start="normal"), config, None, few)
    assert [plan.config.seed for plan in deep] == [4, 5]
    assert deep[0].config.layer_sizes == (784, 16, 16, 16, 16, 16, 10)
    assert deep[1].config.initialisation == "normal"
    assert deep[1].config.mini_batch_size == 300


@pytest.mark.parametrize("story", list(STORIES))
def test_that_a_story_runs_to_its_caption(page, qtbot, monkeypatch, story):
    told = STORIES[story]
    short = replace(told, setup=replace(told.setup, steps=8))
    monkeypatch.setitem(descent_plan.STORIES, story, short)
    press(page, qtbot, f"story{story.capitalize()}")
    wait(page, qtbot)
    assert page.setup.setup == short.setup
    assert page.view.view.mode == told.view.mode
    descents, text = page.comparison.descents, page.results.caption.text()
    if story == "careful":
        assert "looked at 2,400 examples" in text  # 8 steps of 300
        cosine = descents[int(np.argmin([d.costs[-1] for d in descents]))].at_end.cosines[2].mean
        assert f"and {cosine:.3f} where" in text
        for descent in descents:
            assert f"{descent.path.detour:.1f} times for" in text
    elif story == "eta":
        full, costs = descents[3].at_start.full, descents[3].costs
        assert f"{-48 * full.norm**2:.3g}; what came was {costs[1] - costs[0]:+.3g}" in text.replace("−", "-")
        lowest = [0.3, 3, 12, 48][int(np.argmin([d.costs[-1] for d in descents]))]
        assert f"η {lowest:g}” came lowest" in text
    elif story == "vanishing":
        norms = descents[-1].at_start.full.norms
        assert f"{norms[-1] / norms[0]:,.0f} times as large" in text
        assert len(page.results.bars.texts()) == 12
    else:
        cut = slices.between_ends(page.comparison.landscape, descents[0].path, descents[1].path)
        ends = np.linalg.norm(descents[0].path.end.astype(np.float64) - descents[1].path.end)
        assert f"the ends {ends:.1f}." in text
        top = max(mark.cost for mark in cut.marks) + cut.barrier
        assert f"{top:.3f}" in text


def test_that_pictures_and_data_are_saved(page, qtbot, tmp_path):
    run(page, qtbot)
    page.saving.save_data_to(tmp_path / "d.csv")
    rows = list(csv.reader((tmp_path / "d.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 1 + 2 * 13
    assert rows[-1][1:6] == ["300", "1.0", "4", "12", "3600"]
    assert float(rows[-1][7]) == pytest.approx(page.comparison.descents[1].costs[-1])
    page.saving.save_picture_to(tmp_path / "d.png")
    page.saving.save_picture_to(tmp_path / "d.svg")
    assert QImage(str(tmp_path / "d.png")).width() > 2 * page.columns.width()
    assert QSvgRenderer(str(tmp_path / "d.svg")).isValid()
    for name, lines in (("landscape", 1 + 9 * 9 + 26), ("way", 1 + 26)):
        chart = page.view.landscape if name == "landscape" else page.results.way
        chart.export_to(tmp_path / f"{name}.csv")
        assert len((tmp_path / f"{name}.csv").read_text(encoding="utf-8").splitlines()) == lines


def test_that_a_folder_that_is_not_there_is_told_and_nothing_breaks(page, qtbot, tmp_path):
    run(page, qtbot)
    page.saving.ask_for_data()
    dialog = page.window().findChild(QFileDialog, "fileDialog")
    dialog.fileSelected.emit(str(tmp_path / "missing" / "d.csv"))
    dialog.reject()
    box = page.window().findChild(QMessageBox)
    assert "d.csv could not be written" in box.text()
    assert "the file or its folder is not there" in box.text()
    box.close()


def test_that_choices_are_remembered(page, tmp_path):
    preferences = Preferences(tmp_path)
    page.setup.set_setup(replace(SETUP, steps=77))
    page.results.set_axis("time")
    page.remember(preferences)
    page.setup.set_setup(Setup())
    page.results.set_axis("steps")
    page.restore(preferences)
    assert page.setup.setup == replace(SETUP, steps=77)
    assert page.results.way.axis == "time"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"rows": []}', '{"rows": [{"size": 7, "eta": 1}]}',
             '{"rows": [{"size": 10, "eta": -1}]}', '{"rows": [{"size": 10, "eta": 1}], "steps": 0}',
             '{"rows": [{"size": 10, "eta": 1}], "network": "other"}'],
)  # fmt: skip
def test_that_settings_that_make_no_sense_are_forgotten(text):
    assert setup_from_text(text) == Setup()


def test_that_every_control_has_a_name_and_texts_follow_the_language(page, qtbot):
    run(page, qtbot)
    for widget in (
        page.findChildren(QAbstractButton) + page.findChildren(QComboBox) + page.findChildren(QAbstractSpinBox)
    ):
        if widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()
    languages = Languages(QApplication.instance())
    english = visible_texts(page)
    languages.use("zh")
    try:
        qtbot.waitUntil(lambda: "小批量 10" in page.view.landscape._legend.text(), timeout=5000)
        chinese = visible_texts(page)
        assert page.results.which.currentText() == "全部 300"
        assert "看了" in page.results.caption.text()
        left = {text for text in english & chinese if re.search("[a-z]{3}", re.sub("<[^>]*>", "", text))}
        assert left == {"cos θ"}
    finally:
        languages.use("en")
    qtbot.waitUntil(lambda: visible_texts(page) == english, timeout=5000)


def visible_texts(page):
    """Everything one can read on the page, and every tooltip."""
    labels = [widget for widget in page.findChildren(QLabel) + page.findChildren(QAbstractButton) if widget.isVisible()]
    texts = {widget.text() for widget in labels} | {widget.toolTip() for widget in labels}
    for box in page.findChildren(QComboBox):
        texts |= {box.itemText(i) for i in range(box.count())}
    return {text for text in texts if text}


def test_that_a_descent_out_of_all_bounds_is_told_and_can_still_be_looked_at(page, qtbot, controller):
    layers = (784, *(16,) * 8, 10)
    config = TrainingConfig(layers, activation="relu", cost="cross_entropy", initialisation="he", learning_rate=0.2)
    controller.send(commands.NewConfig(config))
    qtbot.waitUntil(lambda: controller.shown.config == config, timeout=5000)
    run(page, qtbot, Setup((Row(10, 1000.0), Row(10, 0.1)), steps=40, start="normal"))
    assert page.comparison.descents[0].path.stopped is not None
    assert "left the numbers a computer can hold" in page.results.caption.text()
    assert "stopped at step" in page.setup.cards[0].result
    for view in ({"mode": "magnified"}, {"mode": "line", "line": "last step"}, {"mode": "line", "line": "between"}):
        see(page, qtbot, **view)
        assert page.view.note.text()

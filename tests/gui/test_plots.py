"""The charts: what is drawn, read, thinned and exported."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel

from engine.file_error import FileError
from engine.wiggle import CostCurve
from gui import theme
from gui.plots.cost_plot import MOST_EPOCH_MARKS, CostPlot
from gui.plots.decimate import MOST_BINS, MOST_POINTS, SMOOTHING, Series, Smoothed
from gui.plots.export import save_csv, save_picture
from gui.plots.gradient_plot import GradientPlot
from gui.plots.wiggle_plot import WigglePlot
from tests.gui.pen import mouse

STEPS = np.arange(1, 101)
COSTS = 3 / STEPS


@pytest.fixture
def cost(qtbot):
    plot = CostPlot()
    qtbot.addWidget(plot)
    plot.resize(420, 300)
    plot.show()
    plot.append(STEPS, COSTS)
    plot.append_epoch(0, 3.1, 0.1)
    plot.append_epoch(60, 0.2, 0.91)
    plot.set_steps_per_epoch(60)
    plot.refresh()
    return plot


@pytest.fixture
def gradient(qtbot):
    plot = GradientPlot()
    qtbot.addWidget(plot)
    plot.resize(420, 300)
    plot.show()
    plot.append(STEPS, np.stack([COSTS, 2 * COSTS, 3 * COSTS], axis=1))
    plot.refresh()
    return plot


def test_that_a_short_series_is_kept_exactly():
    series = Series()
    series.append(STEPS[:50], COSTS[:50])
    series.append(STEPS[50:], COSTS[50:])
    xs, ys = series.visible()
    assert xs == pytest.approx(STEPS)
    assert ys == pytest.approx(COSTS)
    assert not np.shares_memory(xs, series.visible()[0])


def test_that_a_million_points_need_little_memory_and_lose_no_peak():
    series, rng = Series(), np.random.default_rng(0)
    values = rng.random(1_000_000)
    values[345_678] = 9.0
    values[765_432] = -9.0
    for start in range(0, 1_000_000, 5_000):
        series.append(np.arange(start, start + 5_000), values[start : start + 5_000])
    assert len(series) <= MOST_BINS
    xs, ys = series.visible()
    assert len(xs) <= MOST_POINTS + 2
    assert (ys.max(), ys.min()) == (9.0, -9.0)
    assert abs(xs[ys.argmax()] - 345_678) <= series.width * -(-2 * len(series) // MOST_POINTS)
    assert series.last == (999_999, values[-1])


def smoothed_one_by_one(values):
    mean, means = values[0], []
    for seen, value in enumerate(values, start=1):
        mean += max(2 / (SMOOTHING + 1), 2 / (seen + 1)) * (value - mean)
        means.append(mean)
    return means


@pytest.mark.parametrize("count", [30, 700])
def test_that_the_smoothed_curve_is_the_average_whatever_the_parts_it_comes_in(count):
    rng = np.random.default_rng(3)
    values, series = rng.random(count), Smoothed()
    cuts = np.sort(rng.integers(0, count, 17))
    for steps, part in zip(np.split(np.arange(count), cuts), np.split(values, cuts), strict=True):
        series.append(steps, part)
    assert series.rows()[:, 1] == pytest.approx(smoothed_one_by_one(values), rel=1e-12)


def test_that_bins_do_not_depend_on_the_parts_a_series_comes_in():
    rng = np.random.default_rng(4)
    count = 5 * MOST_BINS + 77
    steps, values, parts = np.arange(1, count + 1), rng.random(count), Series()
    cuts = np.sort(rng.integers(0, count, 400))
    for i, (some, part) in enumerate(zip(np.split(steps, cuts), np.split(values, cuts), strict=True)):
        parts.append(some, part)
        if i % 50 == 0:
            parts.visible()
    assert parts.width == 8
    rows = parts.rows()
    first = [np.flatnonzero(steps // 8 == number)[0] for number in np.unique(steps // 8)]
    assert rows[:, 0] == pytest.approx(steps[first])
    assert rows[:, 1] == pytest.approx(np.minimum.reduceat(values, first))
    assert rows[:, 2] == pytest.approx(np.maximum.reduceat(values, first))
    assert parts.last == (count, values[-1])


def test_that_a_series_keeps_no_array_it_was_given():
    steps, values, series = np.arange(3.0), np.ones(3), Series()
    series.append(steps, values)
    values[:] = 7
    assert series.visible()[1] == pytest.approx([1, 1, 1])


def test_that_only_finite_values_are_drawn():
    series = Smoothed()
    series.append(np.array([1, 2, 3]), np.array([1.0, np.nan, np.inf]))
    assert np.isfinite(series.visible()[1]).all()


def test_that_the_smoothed_curve_is_steady_for_steady_values_and_forgets_the_start():
    smooth = Smoothed()
    smooth.append(np.arange(300), np.concatenate([[100.0], np.full(299, 2.0)]))
    assert smooth.visible()[1][-1] == pytest.approx(2.0, abs=1e-3)
    assert smooth.visible()[1][0] == 100.0


def test_that_the_curves_hold_what_was_appended(cost):
    assert cost.thin.getOriginalDataset()[1] == pytest.approx(COSTS)
    assert cost.test_cost.getOriginalDataset()[1] == pytest.approx([3.1, 0.2])
    assert cost.accuracy.getOriginalDataset()[1] == pytest.approx([10, 91])


def test_that_the_cursor_reads_the_nearest_step(cost):
    text = cost.readout_at(60.3)
    assert "step 60" in text
    assert "mini-batch C = 0.0500" in text
    assert "test C = 0.2000, 91.00 % right" in text


def test_that_the_mouse_brings_the_readout_and_takes_it_away(cost):
    chart = cost.plot.viewport()
    place = cost.plot.mapFromScene(cost.plot.getViewBox().mapViewToScene(QPointF(50, 0)))
    none = Qt.MouseButton.NoButton
    mouse(chart, QEvent.Type.MouseMove, place.x(), cost.plot.height() / 2, none, none)
    readouts = [label for label in cost.plot.findChildren(QLabel) if label.isVisible() and "step 50" in label.text()]
    assert len(readouts) == 1
    QApplication.sendEvent(cost.plot, QEvent(QEvent.Type.Leave))
    assert not readouts[0].isVisible()


def test_that_the_vertical_axis_can_be_even_or_in_powers_of_ten(cost):
    assert cost.is_log
    assert cost.thin.getData()[1] == pytest.approx(np.log10(COSTS))
    cost.set_log(False)
    assert cost.thin.getData()[1] == pytest.approx(COSTS)
    low, high = cost.plot.getViewBox().viewRange()[1]
    assert low <= 0
    assert high >= 3.1


def test_that_it_says_which_cost_is_shown(cost):
    cost.set_current(0.0812, 100)
    assert "C = 0.081, mini-batch of 100" in {label.text() for label in cost.findChildren(QLabel)}


def test_that_the_chart_follows_until_zoomed_and_again_after_a_double_click(cost):
    cost.plot.getViewBox().setXRange(10, 20, padding=0)
    cost.plot.getViewBox().sigRangeChangedManually.emit([True, False])
    cost.append(np.arange(101, 201), np.full(100, 0.01))
    cost.refresh()
    assert cost.plot.getViewBox().viewRange()[0] == pytest.approx([10, 20])
    cost.plot.double_clicked.emit()
    assert cost.plot.getViewBox().viewRange()[0][1] >= 200


def test_that_epoch_marks_stay_few(cost):
    cost.append(np.arange(101, 60 * 500), np.full(60 * 500 - 101, 0.01))
    cost.refresh()
    marks = [mark for mark in cost._marks if mark.isVisible()]
    assert 5 <= len(marks) <= MOST_EPOCH_MARKS
    assert all(mark.value() % 60 == 0 for mark in marks)


def test_that_clear_forgets_everything(cost):
    cost.clear()
    assert cost.thin.getOriginalDataset()[0] is None or not len(cost.thin.getOriginalDataset()[0])
    assert cost.readout_at(10) == ""


def test_that_the_gradient_has_one_curve_a_layer(gradient):
    assert len(gradient.curves) == 3
    assert gradient.curves[2].getOriginalDataset()[1][0] == pytest.approx(9.0)
    assert "W2, b2: 0.12" in gradient.readout_at(50)
    gradient.set_layers(5)
    assert len(gradient.curves) == 5
    assert gradient.readout_at(50) == ""


def test_that_curves_are_named_where_they_run(gradient):
    for layer, name in enumerate(gradient.names):
        assert name.isVisible()
        assert name.toPlainText() == f"W{layer + 1}, b{layer + 1}"
        assert 10 ** name.pos().y() == pytest.approx(gradient._smooth[layer].at(name.pos().x())[1])
    assert len({name.pos().x() for name in gradient.names}) == 3


def test_that_a_name_stands_on_the_side_where_there_is_room(gradient):
    above, below = (1.0, 1.0), (1.0, 0.0)
    gradient.clear()
    steps = np.arange(1.0, 101)
    gradient.append(steps, np.tile([1.0, 0.1, 0.08], (100, 1)))
    gradient.refresh()
    assert [tuple(name.anchor) for name in gradient.names] == [above, above, below]
    gradient.clear()
    gradient.append(steps, np.tile([0.01, 1.0, 0.9], (100, 1)))
    gradient.refresh()
    assert [tuple(name.anchor) for name in gradient.names] == [below, above, below]


def test_that_a_png_shows_the_chart(cost, tmp_path):
    cost.export_to(tmp_path / "cost.png")
    image = QImage(str(tmp_path / "cost.png"))
    assert image.width() > 2 * cost.body.width()
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colors) > 20


def test_that_an_svg_is_a_drawing_other_programs_can_read(cost, tmp_path):
    cost.export_to(tmp_path / "cost.svg")
    root = ElementTree.parse(tmp_path / "cost.svg").getroot()
    assert root.tag.endswith("svg")
    assert len([part for part in root.iter() if part.tag.endswith(("polyline", "path"))]) > 50
    assert QSvgRenderer(str(tmp_path / "cost.svg")).isValid()


def test_that_a_csv_holds_every_number(cost, gradient, tmp_path):
    cost.export_to(tmp_path / "cost.csv")
    rows = list(csv.DictReader((tmp_path / "cost.csv").read_text("utf-8").splitlines()))
    assert [float(row["mini_batch_cost"]) for row in rows if row["mini_batch_cost"]] == pytest.approx(list(COSTS))
    assert {row["step"]: row["test_accuracy"] for row in rows if row["test_accuracy"]} == {"0": "0.1", "60": "0.91"}
    gradient.export_to(tmp_path / "gradient.csv")
    rows = list(csv.DictReader((tmp_path / "gradient.csv").read_text("utf-8").splitlines()))
    assert float(rows[9]["gradient_norm_3"]) == pytest.approx(0.9)


@pytest.mark.parametrize("name", ["cost.png", "cost.svg", "cost.csv"])
def test_that_a_file_that_cannot_be_written_is_told_and_the_old_one_stays(cost, tmp_path, name):
    with pytest.raises(FileError, match="could not be written"):
        cost.export_to(tmp_path / "missing" / name)
    (tmp_path / name).mkdir()
    with pytest.raises(FileError, match="What was there before is unchanged"):
        cost.export_to(tmp_path / name)
    assert (tmp_path / name).is_dir()


def test_that_a_picture_of_no_known_kind_is_refused_in_words(cost, tmp_path):
    with pytest.raises(FileError, match=r"cost\.gif has none of the suffixes \.png, \.svg, \.pdf"):
        cost.export_to(tmp_path / "cost.gif")
    assert not list(tmp_path.iterdir())


def test_that_a_table_and_a_picture_of_any_widget_can_be_saved(qtbot, tmp_path):
    label = QLabel("C")
    qtbot.addWidget(label)
    save_picture(label, tmp_path / "label.png")
    assert not QImage(str(tmp_path / "label.png")).isNull()
    save_csv(tmp_path / "t.csv", ["a", "b"], [[1, "x,y"]])
    assert (tmp_path / "t.csv").read_text() == 'a,b\n1,"x,y"\n'


def test_that_a_change_of_theme_recolours_the_chart(cost):
    app = QApplication.instance()
    seen = set()
    for choice in ("light", "dark"):
        theme.apply_theme(app, choice)
        seen.add(cost.plot.backgroundBrush().color().name())
        assert cost.thick.opts["pen"].color().name() == theme.current().accent
    assert seen == {theme.LIGHT.well, theme.DARK.well}


@pytest.mark.parametrize("slope", [-3.0, 0.0, 250.0])
def test_that_a_tangent_ends_inside_the_chart_of_the_wiggle(qtbot, slope):
    plot = WigglePlot()
    qtbot.addWidget(plot)
    offsets = np.linspace(-1, 1, 21)
    plot.set_curves([CostCurve(7, 0.5, slope, 2.0, offsets, 2 + np.abs(offsets), 100)], ["b"])
    xs, ys = plot.tangents[0].getData()
    low, high = plot.plot.getViewBox().viewRange()[1]
    scale = 10.0**plot._power
    assert ys * scale == pytest.approx(slope * xs, abs=1e-9)
    assert low - 1e-9 <= ys.min() <= ys.max() <= high + 1e-9
    assert xs.min() >= -1
    assert xs.max() <= 1

"""Pictures of views: on a ground of their own, below a heading, with nothing that only one of the formats shows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
import zlib
from collections import Counter
from html import unescape

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QGraphicsItem, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.application import create_application
from gui.plots.cost_plot import CostPlot
from gui.plots.export import copy_picture, ground_of, save_picture
from gui.widgets.activation_curve import ActivationCurve
from gui.widgets.formula_view import Formula, FormulaView
from gui.workspaces.lesson_panel import LessonPanel


def ground_in(path):
    """The colour most of the picture has, when it is laid on white paper."""
    if path.suffix == ".svg":
        renderer = QSvgRenderer(str(path))
        image = QImage(renderer.defaultSize(), QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        with QPainter(image) as painter:
            renderer.render(painter)
    else:
        image = QImage(str(path))
        assert not image.hasAlphaChannel()
    return most_common_colour(image)


def most_common_colour(image):
    colours = Counter(
        image.pixelColor(x, y).name() for x in range(0, image.width(), 5) for y in range(1, image.height(), 5)
    )
    return colours.most_common(1)[0][0]


@pytest.fixture(params=["dark", "light"])
def panel(request, qtbot, qapp):
    create_application([])
    theme.apply_theme(qapp, request.param)
    panel = LessonPanel()
    qtbot.addWidget(panel)
    panel.resize(360, 600)
    panel.set_titles(["Forward", "The cost"])
    panel.show_place(1, 2)
    panel.set_sources(lambda: ((), ()), lambda: ("test example 0, label 7 · after step 600",))
    panel.show_caption("The cost of this example is 0.25.")
    panel.formulas.show_formulas((Formula("step_of", "a formula"),))
    panel.show()
    yield panel
    theme.apply_theme(qapp, "dark")


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_that_a_picture_of_the_lesson_has_the_ground_of_its_panel(panel, tmp_path, suffix):
    path = tmp_path / f"lesson.{suffix}"
    panel.export.export_to(path)
    assert ground_in(path) == theme.current().panel


def test_that_a_page_of_pdf_is_filled_with_the_ground_first(panel, tmp_path):
    panel.export.export_to(tmp_path / "lesson.pdf")
    content = (tmp_path / "lesson.pdf").read_bytes()
    streams = re.findall(rb"FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    page = next(
        text
        for text in (zlib.decompressobj().decompress(stream).decode("latin-1") for stream in streams)
        if "BT\n" in text
    )
    *colour, _ = re.search(r"([\d.]+) ([\d.]+) ([\d.]+) scn(\n/GSa gs\n0 0 \d+ \d+ re\nf)", page).groups()
    assert QColor.fromRgbF(*map(float, colour)).name() == theme.current().panel
    assert page.index(" re\nf") < page.index("BT")  # before any text


def test_that_a_picture_of_the_lesson_says_the_step_the_example_and_the_moment(panel, tmp_path):
    assert panel.heading() == ("The cost", "test example 0, label 7 · after step 600")
    panel.export.export_to(tmp_path / "lesson.svg")
    words = "".join(re.findall(r'aria-label="([^"]*)"', (tmp_path / "lesson.svg").read_text(encoding="utf-8")))
    for word in ("The", "cost", "after", "step", "600", "label"):
        assert word in words


def test_that_a_formula_is_written_without_outlines(panel, tmp_path):
    view = FormulaView()
    view.show_formulas((Formula("step_of", "a formula"),))
    view.resize(300, 80)
    save_picture(view, tmp_path / "formula.svg")
    text = (tmp_path / "formula.svg").read_text(encoding="utf-8")
    glyphs = [group for group in re.findall(r"<g [^>]*>", text) if "miterlimit" in group]
    assert glyphs == []
    assert text.count('<path vector-effect="none" fill-rule="nonzero"') > 5
    view.deleteLater()


def test_that_a_long_heading_is_wrapped_and_moves_the_picture_down(qtbot, qapp, tmp_path):
    label = QLabel("C")
    qtbot.addWidget(label)
    label.resize(120, 40)
    heights = []
    for heading in ((), ("Short",), ("Short", "a much longer line that has no room beside itself")):
        save_picture(label, tmp_path / "label.png", heading)
        image = QImage(str(tmp_path / "label.png"))
        heights.append(image.height() // 2)
    assert heights[0] == 40
    assert heights[0] + 35 < heights[1] < heights[2] - 35


def test_that_the_ground_is_that_of_the_panel_a_view_stands_on_or_of_the_window(qtbot, qapp):
    window, panel, view = QWidget(), QFrame(), QLabel("C")
    qtbot.addWidget(window)
    panel.setProperty("panel", True)
    for outer, inner in ((window, panel), (panel, view)):
        QVBoxLayout(outer).addWidget(inner)
    assert ground_of(view).name() == theme.current().panel
    assert ground_of(window).name() == theme.current().window
    copy_picture(view)
    assert most_common_colour(qapp.clipboard().image()) == theme.current().panel


@pytest.mark.parametrize(("z", "a", "slope"), [(0.5, 0.5, 1.0), (-0.2, 0.9, -3.0), (2.0, 1.0, 0.0), (1.0, 1e-9, 1e-9)])
def test_that_a_tangent_ends_where_its_chart_does(qtbot, z, a, slope):
    curve = ActivationCurve()
    qtbot.addWidget(curve)
    curve.show_point(np.tanh, z, a, slope, "σ")
    (left, low), (right, high) = curve.tangent(6.0, 0.0, 1.0)
    assert z - 1.33 < left < z < right < z + 1.33
    for end_z, end_a in ((left, low), (right, high)):
        assert 0 <= end_a <= 1
        assert end_a == pytest.approx(a + slope * (end_z - z), abs=1e-12)
    curve.show_point(np.tanh, z, a, None, "σ")
    assert curve.tangent(6.0, 0.0, 1.0) is None


def test_that_letters_in_a_drawing_need_no_font_and_stand_where_they_do_on_the_screen(qtbot, qapp, tmp_path):
    create_application([])
    label = QLabel("a < b & 12,960 条")
    qtbot.addWidget(label)
    label.resize(200, 30)
    save_picture(label, tmp_path / "label.svg")
    save_picture(label, tmp_path / "label.png")
    drawing = (tmp_path / "label.svg").read_text(encoding="utf-8")
    assert "<text" not in drawing
    assert "".join(unescape(words) for words in re.findall(r'aria-label="([^"]*)"', drawing)) == label.text()
    pixels = QImage(str(tmp_path / "label.png"))
    drawn = QImage(pixels.size(), pixels.format())
    with QPainter(drawn) as painter:
        QSvgRenderer(str(tmp_path / "label.svg")).render(painter)
    ground = pixels.pixelColor(0, 0)
    for x in range(0, pixels.width(), 2):
        column = [sum(image.pixelColor(x, y) != ground for y in range(pixels.height())) for image in (pixels, drawn)]
        assert abs(column[0] - column[1]) <= 12
    inked = [
        sum(image.pixelColor(x, y).lightness() > 120 for x in range(0, 400, 3) for y in range(60))
        for image in (pixels, drawn)
    ]
    assert inked[0] == pytest.approx(inked[1], rel=0.15) != 0


def shown_cost(qtbot):
    """A chart of 100 mini-batches."""
    create_application([])
    plot = CostPlot()
    qtbot.addWidget(plot)
    plot.resize(420, 300)
    plot.show()
    plot.append(np.arange(1, 101), 3 / np.arange(1, 101))
    plot.set_log(False)
    return plot


def test_that_a_picture_of_a_chart_is_drawn_anew_and_the_screen_keeps_its_pixels(qtbot, qapp, tmp_path):
    plot = shown_cost(qtbot)
    axis = plot.plot.getAxis("bottom")
    kept = axis.cacheMode()
    assert kept != QGraphicsItem.CacheMode.NoCache
    plot.grab()
    plot.export_to(tmp_path / "cost.svg")
    drawing = (tmp_path / "cost.svg").read_text(encoding="utf-8")
    assert 'aria-label="80"' in drawing  # a number of the axis
    assert ' d=""' not in drawing
    assert axis.cacheMode() == kept


def test_that_only_what_has_a_margin_of_its_own_gets_none(qtbot, tmp_path):
    window, panel, view = QWidget(), QFrame(), QLabel("C")
    qtbot.addWidget(window)
    panel.setProperty("panel", True)
    for outer, inner in ((window, panel), (panel, view)):
        QVBoxLayout(outer).addWidget(inner)
    window.resize(200, 100)
    window.show()
    for widget, margin in ((window, 0), (panel, 0), (view, 12)):
        save_picture(widget, tmp_path / "view.png")
        assert QImage(str(tmp_path / "view.png")).size() == 2 * (widget.size() + QSize(2 * margin, 2 * margin))


def test_that_what_a_zoomed_chart_hides_is_clipped_in_a_drawing_too(qtbot, qapp, tmp_path):
    plot = shown_cost(qtbot)
    plot.plot.setXRange(20, 40)
    before = len(plot.plot.scene().items())
    plot.export_to(tmp_path / "cost.svg")
    assert len(plot.plot.scene().items()) == before
    text = (tmp_path / "cost.svg").read_text(encoding="utf-8")
    assert "#01020" not in text
    space = "{http://www.w3.org/2000/svg}"
    root = ElementTree.fromstring(text)
    shapes = {clip.get("id"): clip[0] for clip in root.iter(f"{space}clipPath")}
    groups = [group for group in root.iter(f"{space}g") if group.get("clip-path")]
    assert [group.get("clip-path") for group in groups] == [f"url(#{name})" for name in shapes]
    assert len(groups) >= 2  # the chart, and the one with the axis on the right
    assert sum(1 for group in groups for _ in group.iter(f"{space}polyline")) > 5
    assert all(group.find(f".//{space}path[@aria-label]") is None for group in groups)  # axes are outside
    for shape in shapes.values():
        assert float(shape.get("width")) < plot.body.width() - 40
    plot.export_to(tmp_path / "cost.png")
    image = QImage(str(tmp_path / "cost.png"))
    assert most_common_colour(image) == theme.current().well

"""The network diagram as one uses it: pointing, clicking, keys, and what is painted."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTranslator
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from engine.network import Network
from gui import theme
from gui.plots.export import save_picture
from gui.widgets.diagram_highlight import Highlight
from gui.widgets.diagram_readout import paint_readout, readout_html
from gui.widgets.diagram_scene import Selection, diagram_state
from gui.widgets.network_diagram import NetworkDiagram

SIZES = (784, 16, 16, 10)
DIGITS = [str(i) for i in range(10)]


def state_of(sizes=SIZES, seed=0, desired=3, activation="sigmoid"):
    x = np.zeros(sizes[0])
    x[sizes[0] // 3 : 2 * sizes[0] // 3] = 0.8
    return diagram_state(Network(sizes, rng=np.random.default_rng(seed), activation=activation), x, DIGITS, desired)


@pytest.fixture
def diagram(qtbot):
    widget = NetworkDiagram()
    qtbot.addWidget(widget)
    widget.resize(620, 660)
    widget.set_state(state_of())
    return widget


def send(widget, kind, x, y):
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    point = QPointF(x, y)
    QApplication.sendEvent(widget, QMouseEvent(kind, point, point, button, button, Qt.KeyboardModifier.NoModifier))


def hover(widget, x, y):
    send(widget, QEvent.Type.MouseMove, x, y)


def click(widget, x, y):
    send(widget, QEvent.Type.MouseButtonPress, x, y)
    send(widget, QEvent.Type.MouseButtonRelease, x, y)


def readout(widget):
    return re.sub("<[^>]*>", "", " | ".join(readout_html(widget.state, widget.hover)))


def edge_point(widget, layer):
    """A point on the strongest edge of a layer, off its middle, and that edge."""
    edges = widget.visible_edges()
    row = np.flatnonzero(edges.layers == layer)[-1]
    x0, y0, x1, y1 = edges.segments[row]
    return x0 + 0.43 * (x1 - x0), y0 + 0.43 * (y1 - y0)


def test_that_hovering_an_edge_names_its_flat_index(diagram, qtbot):
    with qtbot.waitSignal(diagram.hovered) as told:
        hover(diagram, *edge_point(diagram, 3))
    edge = told.args[0]
    assert edge.layer == 3
    flat = 12832 + edge.neuron * 16 + edge.source
    assert f"w{flat:,}" in readout(diagram)
    weight = diagram.state.network.parameters[flat]
    assert f"{abs(weight):.4f}" in readout(diagram)


def test_that_the_readout_follows_training(diagram):
    hover(diagram, *diagram.diagram_layout().position(2, 4))
    before = readout(diagram)
    diagram.set_state(state_of(seed=5))
    after = readout(diagram)
    assert diagram.hover == Selection(2, 4)
    assert before != after
    assert f"{diagram.state.activations(2)[4]:.4f}" in after


def test_that_hovering_a_pixel_names_row_column_and_value(diagram):
    hover(diagram, *diagram.diagram_layout().position(0, 407))
    assert diagram.hover == Selection(0, 407)
    assert "row 14, column 15" in readout(diagram)
    assert "0.8000" in readout(diagram)


def test_that_leaving_the_diagram_ends_the_readout(diagram):
    hover(diagram, *diagram.diagram_layout().position(2, 4))
    QApplication.sendEvent(diagram, QEvent(QEvent.Type.Leave))
    assert diagram.hover is None


def test_that_a_click_selects_and_a_click_on_nothing_lets_go(diagram, qtbot):
    with qtbot.waitSignal(diagram.selection_changed) as told:
        click(diagram, *diagram.diagram_layout().position(1, 6))
    assert told.args == [Selection(1, 6)]
    click(diagram, 615, 655)
    assert diagram.selection is None


def test_that_escape_lets_go(diagram, qtbot):
    diagram.set_selection(Selection(2, 5, 11))
    qtbot.keyClick(diagram, Qt.Key.Key_Escape)
    assert diagram.selection is None


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (Selection(2, 5), Qt.Key.Key_Up, Selection(2, 4)),
        (Selection(2, 5), Qt.Key.Key_Down, Selection(2, 6)),
        (Selection(2, 0), Qt.Key.Key_Up, Selection(2, 0)),
        (Selection(2, 15), Qt.Key.Key_Right, Selection(3, 9)),
        (Selection(2, 15), Qt.Key.Key_Left, Selection(1, 15)),
        (Selection(3, 4), Qt.Key.Key_Right, Selection(3, 4)),
        (Selection(1, 0), Qt.Key.Key_Left, Selection(0, 27)),
        (Selection(0, 27), Qt.Key.Key_Right, Selection(1, 0)),
        (Selection(0, 30), Qt.Key.Key_Down, Selection(0, 58)),
        (Selection(2, 5), Qt.Key.Key_End, Selection(2, 15)),
        (Selection(2, 5, 11), Qt.Key.Key_Down, Selection(2, 5, 12)),
        (Selection(2, 5, 11), Qt.Key.Key_Left, Selection(1, 11)),
        (Selection(2, 5, 11), Qt.Key.Key_Right, Selection(2, 5)),
    ],
)
def test_that_keys_walk_within_and_between_layers(diagram, qtbot, start, key, end):
    diagram.set_selection(start)
    qtbot.keyClick(diagram, key)
    assert diagram.selection == end


def test_that_the_first_key_selects_the_winner(diagram, qtbot):
    qtbot.keyClick(diagram, Qt.Key.Key_Down)
    assert diagram.selection == Selection(3, int(np.argmax(diagram.state.activations(3))))


def test_that_enter_selects_the_strongest_edge_of_a_neuron(diagram, qtbot):
    diagram.set_selection(Selection(2, 5))
    qtbot.keyClick(diagram, Qt.Key.Key_Return)
    signal = diagram.state.network.weights[1][5] * diagram.state.activations(1)
    assert diagram.selection == Selection(2, 5, int(np.argmax(np.abs(signal))))


def test_that_brightness_is_the_activation(diagram):
    network = diagram.state.network
    network.weights[-1][:] = 0
    network.biases[-1][:] = np.linspace(-9, 9, 10)
    diagram.set_state(diagram_state(network, np.zeros(784), DIGITS))
    image = diagram.grab().toImage()
    place = diagram.diagram_layout()
    for neuron in (0, 4, 5, 9):
        x, y = place.position(3, neuron)
        seen = image.pixelColor(int(x), int(y - place.radius * 0.72)).lightnessF()
        off, on = (theme.current().color(n).lightnessF() for n in ("neuron_off", "neuron_on"))
        expected = off + (on - off) / (1 + np.exp(-network.biases[-1][neuron]))
        assert seen == pytest.approx(expected, abs=0.03)


def test_that_the_desired_output_wears_a_gold_ring(diagram):
    place = diagram.diagram_layout()
    x, y = place.position(3, 3)
    image = diagram.grab().toImage()
    ring = [image.pixelColor(round(x + d), round(y)) for d in np.arange(place.radius + 2, place.radius + 6, 0.5)]
    assert theme.current().color("desired") in ring
    diagram.set_state(state_of(desired=None))
    image = diagram.grab().toImage()
    ring = [image.pixelColor(round(x + d), round(y)) for d in np.arange(place.radius + 2, place.radius + 6, 0.5)]
    assert theme.current().color("desired") not in ring


def test_that_modes_change_what_edges_stand_for(diagram):
    diagram.set_mode("signal")
    edges = diagram.visible_edges()
    w, a = diagram.state.network.weights[0], diagram.state.activations(0)
    first = edges.layers == 1
    np.testing.assert_allclose(edges.values[first], (w * a)[edges.js[first], edges.ks[first]])
    diagram.set_mode("nudge")
    edges = diagram.visible_edges()
    last = edges.layers == 3
    gradient = diagram.state.trace.weight_gradients[2]
    np.testing.assert_array_equal(edges.values[last], -gradient[edges.js[last], edges.ks[last]])
    with pytest.raises(ValueError, match="nonsense"):
        diagram.set_mode("nonsense")


def test_that_without_a_desired_output_the_nudge_draws_no_edges(diagram):
    diagram.set_mode("nudge")
    diagram.set_state(state_of(desired=None))
    assert diagram.visible_edges() is None
    assert not diagram.grab().isNull()


def test_that_150_first_layer_edges_and_all_inner_ones_are_shown(diagram):
    layers = diagram.visible_edges().layers
    assert [(layers == layer).sum() for layer in (1, 2, 3)] == [150, 256, 160]


def test_that_all_edges_can_be_shown_and_pointed_at(diagram):
    diagram.grab()
    diagram.set_all_edges(True)
    diagram.finish_map()
    edges = diagram.visible_edges()
    assert len(edges) == 12960
    before = diagram.grab().toImage()
    hover(diagram, *edge_point(diagram, 1))
    assert diagram.hover.layer == 1
    assert diagram.hover.source is not None
    diagram.set_all_edges(False)
    assert diagram.grab().toImage() != before


def test_that_the_map_of_all_edges_completes_by_itself(diagram, qtbot):
    diagram.grab()
    diagram.set_all_edges(True)
    qtbot.waitUntil(lambda: len(diagram.visible_edges()) == 12960, timeout=5000)


def test_that_selecting_a_first_layer_neuron_shows_its_weights_as_a_picture(diagram):
    box = diagram.diagram_layout().picture
    network = diagram.state.network
    network.weights[0][2] = 1.0
    network.weights[0][2, :392] = -1.0
    diagram.set_state(diagram_state(network, np.ones(784), DIGITS))
    diagram.set_selection(Selection(1, 2))
    image = diagram.grab().toImage()
    cell = box.width / 28
    assert image.pixelColor(int(box.x + 1.2 * cell), int(box.y + 20.2 * cell)) == theme.current().color("positive")
    assert image.pixelColor(int(box.x + 1.2 * cell), int(box.y + 3.2 * cell)) == theme.current().color("negative")
    dot = image.pixelColor(int(box.x + 1.5 * cell), int(box.y + 3.5 * cell))
    assert dot == theme.current().color("well")


def test_that_a_selected_neuron_of_a_wide_layer_gets_room(diagram):
    diagram.set_state(state_of((784, 100, 10)))
    assert diagram.diagram_layout().position(1, 50) is None
    diagram.set_selection(Selection(1, 50))
    assert diagram.diagram_layout().position(1, 50) is not None


def test_that_a_click_on_the_mark_of_a_gap_opens_it(diagram):
    diagram.set_state(state_of((784, 100, 10)))
    column = diagram.diagram_layout().column(1)
    click(diagram, column.x, column.gaps[0].y)
    assert diagram.selection == Selection(1, column.gaps[0].first)


@pytest.mark.parametrize(
    "sizes", [(784, 100, 10), (784, 512, 256, 10), (784, 10), (784, 20, 20, 20, 20, 10), (1, 1), (3, 2)]
)
@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
def test_that_any_network_can_be_painted_in_every_mode(diagram, sizes, activation):
    diagram.set_state(state_of(sizes, activation=activation, desired=0))
    seen = []
    for mode in ("weights", "signal", "nudge"):
        diagram.set_mode(mode)
        diagram.set_selection(Selection(1, 0))
        seen.append(diagram.grab().toImage())
    assert seen[0] != seen[1]


def test_that_a_selection_the_new_network_lacks_is_dropped(diagram, qtbot):
    diagram.set_selection(Selection(2, 15))
    with qtbot.waitSignal(diagram.selection_changed) as told:
        diagram.set_state(state_of((784, 10), desired=3))
    assert told.args == [None]


def test_that_nothing_to_show_is_said_gently(diagram):
    diagram.set_state(None)
    assert diagram.visible_edges() is None
    assert diagram.accessibleDescription() == "No network yet"
    hover(diagram, 300, 300)
    assert diagram.hover is None
    colours = {diagram.grab().toImage().pixelColor(x, 330).name() for x in range(620)}
    assert len(colours) > 1


def test_that_the_description_names_the_selected_thing_and_its_value(diagram):
    diagram.set_selection(Selection(2, 5, 11))
    weight = diagram.state.network.weights[1][5, 11]
    assert "w⁽²⁾₅,₁₁" in diagram.accessibleDescription()
    assert f"{abs(weight):.4f}" in diagram.accessibleDescription()
    assert diagram.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert diagram.accessibleName()


@pytest.mark.parametrize("at", [(0, 0), (619, 0), (0, 659), (619, 659), (300, 300)])
def test_that_the_readout_is_never_clipped(diagram, at):
    from PySide6.QtGui import QImage, QPainter

    from gui.widgets.diagram_layout import Box

    image = QImage(620, 660, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    lines = readout_html(diagram.state, Selection(2, 5, 11))
    area = paint_readout(painter, lines, QPointF(*at), Box(4, 4, 612, 652), diagram.font())
    painter.end()
    assert area.left() >= 4
    assert area.top() >= 4
    assert area.right() <= 616
    assert area.bottom() <= 656
    assert not area.contains(QPointF(*at))
    assert area.adjusted(-25, -25, 25, 25).contains(QPointF(*at)), "it stands beside the cursor"


def fresh_picture(qtbot, state, size, highlight=None):
    other = NetworkDiagram()
    qtbot.addWidget(other)
    other.resize(size)
    other.set_state(state)
    other.set_highlight(highlight)
    return other.grab().toImage()


def test_that_a_lesson_may_go_from_one_highlight_to_another_and_back(diagram, qtbot):
    state, raised = diagram.state, theme.current().color("raised")
    lessons = [
        Highlight(layers=frozenset({1})),
        Highlight(layers=frozenset({2, 3}), mode="nudge"),
        Highlight(mode="signal", dims=True),
    ]
    wanted = [fresh_picture(qtbot, state, diagram.size(), lesson) for lesson in lessons]
    for turn in (0, 1, 2, 1, 0):
        diagram.set_highlight(lessons[turn])
        assert diagram.grab().toImage() == wanted[turn]
    column = diagram.diagram_layout().column(1)
    x, y = round(column.x), round((column.ys[3] + column.ys[4]) / 2)
    assert wanted[0].pixelColor(x, y) == raised, "the ground of the layer is seen below its edges"
    assert wanted[1].pixelColor(x, y) != raised


def test_that_while_the_network_learns_all_of_it_is_painted_anew_within_three_frames(diagram, qtbot):
    before = diagram.grab().toImage()
    state = state_of(seed=6)
    for _ in range(3):
        diagram.set_state(state, moves=True)
        assert diagram.grab().toImage() != before
    assert diagram.grab().toImage() == fresh_picture(qtbot, state, diagram.size())


def test_that_a_network_that_moves_on_no_more_is_soon_painted_whole(diagram, qtbot):
    diagram.grab()
    state = state_of(seed=6)
    diagram.set_state(state, moves=True)
    wanted = fresh_picture(qtbot, state, diagram.size())
    assert diagram.grab().toImage() != wanted
    qtbot.waitUntil(lambda: diagram.grab().toImage() == wanted, timeout=3_000)


def test_that_circles_do_not_wait_for_their_turn(diagram, qtbot):
    diagram.grab()
    state = state_of(seed=6)
    diagram.set_state(state, moves=True)
    picture, wanted = diagram.grab().toImage(), fresh_picture(qtbot, state, diagram.size())
    place = diagram.diagram_layout()
    for layer in (1, 2, 3):
        for x, y in [place.position(layer, neuron) for neuron in range(10)]:
            assert picture.pixel(int(x), int(y - place.radius / 2)) == wanted.pixel(int(x), int(y - place.radius / 2))


def test_that_a_moment_that_stays_is_painted_whole(diagram, qtbot):
    diagram.grab()
    diagram.set_state(state_of(seed=6), moves=True)
    diagram.grab()
    state = state_of(seed=7)
    diagram.set_state(state)
    assert diagram.grab().toImage() == fresh_picture(qtbot, state, diagram.size())


def test_that_edges_keep_their_picture_only_as_long_as_they_look_the_same(diagram, qtbot):
    diagram.grab()
    network = diagram.state.network.copy(np.float64)
    network.weights[1][:] *= -1.0
    x = diagram.state.activations(0)
    state = diagram_state(network, x, DIGITS, 3)
    diagram.set_state(state)
    assert diagram.grab().toImage() == fresh_picture(qtbot, state, diagram.size())
    diagram.resize(700, 640)
    assert diagram.grab().toImage() == fresh_picture(qtbot, state, diagram.size())


def test_that_edges_as_thick_as_others_do_not_stand_in_for_them(diagram, qtbot):
    network = Network(SIZES, rng=np.random.default_rng(0))
    network.weights[0][:] = 0.5
    for lit in (slice(100, 110), slice(600, 610)):
        x = np.zeros(784)
        x[lit] = 1.0
        state = diagram_state(network, x, DIGITS, 3)
        diagram.set_state(state)
        assert diagram.grab().toImage() == fresh_picture(qtbot, state, diagram.size())


def test_that_a_drawing_of_the_network_has_lines_and_letters(diagram, tmp_path):
    diagram.grab()
    save_picture(diagram, tmp_path / "network.svg")
    drawing = (tmp_path / "network.svg").read_text(encoding="utf-8")
    assert drawing.count("<polyline") + drawing.count("<path") > 500
    assert "+ solid" in drawing
    assert "784 inputs" in drawing


class Quoting(QTranslator):
    def translate(self, context, text, disambiguation=None, n=-1):
        return f"«{text}»" if context in ("NetworkDiagram", "DiagramReadout") else ""

    def isEmpty(self):
        return False


def test_that_a_language_switch_is_live(diagram):
    before = diagram.grab().toImage()
    translator = Quoting()
    QCoreApplication.installTranslator(translator)
    try:
        QCoreApplication.sendEvent(diagram, QEvent(QEvent.Type.LanguageChange))
        assert diagram.accessibleName() == "«Network diagram»"
        assert diagram.grab().toImage() != before
    finally:
        QCoreApplication.removeTranslator(translator)
    QCoreApplication.sendEvent(diagram, QEvent(QEvent.Type.LanguageChange))
    assert diagram.grab().toImage() == before


def test_that_a_theme_switch_recolours_circles_and_ground(diagram, qapp):
    diagram.grab()
    theme.apply_theme(qapp, "light")
    try:
        assert diagram.grab().toImage().pixelColor(3, 3) == theme.LIGHT.color("panel")
    finally:
        theme.apply_theme(qapp, "dark")
    assert diagram.grab().toImage().pixelColor(3, 3) == theme.DARK.color("panel")

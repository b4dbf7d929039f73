"""The strip that opens a selected neuron, edge or pixel."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator

from engine.network import Network
from gui.widgets.diagram_scene import Selection, diagram_state
from gui.widgets.inspector_sums import terms_of_sum
from gui.widgets.neuron_inspector import NeuronInspector


@pytest.fixture
def state():
    x = np.random.default_rng(1).random(784)
    return diagram_state(Network((784, 16, 16, 10), rng=np.random.default_rng(0)), x, desired=1)


@pytest.fixture
def inspector(qtbot):
    widget = NeuronInspector()
    qtbot.addWidget(widget)
    widget.resize(900, 146)
    return widget


def plain(lines: list[str]) -> str:
    return re.sub("<[^>]*>", "", " | ".join(lines)).replace("&nbsp;", " ")


@pytest.mark.parametrize(("layer", "j"), [(1, 5), (2, 3), (3, 9)])
def test_that_terms_others_and_bias_are_the_true_ones_and_add_up_to_z(state, layer, j):
    total = terms_of_sum(state, layer, j)
    a, weights = state.trace.activations[layer - 1][0], state.network.weights[layer - 1][j]
    assert all(v == pytest.approx(weights[k] * a[k], abs=1e-15) for k, v in total.terms)
    z = weights @ a + state.network.biases[layer - 1][j]
    assert sum(v for _, v in total.terms) + total.others + total.bias == pytest.approx(z, abs=1e-12)
    assert total.z == pytest.approx(z, abs=1e-12)


def test_that_the_largest_terms_come_first_and_the_rest_is_counted(state):
    total = terms_of_sum(state, 1, 5, most=12)
    sizes = np.abs(state.network.weights[0][5] * state.trace.activations[0][0])
    assert [k for k, _ in total.terms] == np.argsort(-sizes)[:12].tolist()
    assert total.other_count == 772


def test_that_the_rows_painted_add_up_to_z_but_for_rounding(inspector, state):
    inspector.set_selection(state, Selection(1, 5))
    rows = inspector.rows()
    shown = [float(row.text.replace("−", "-")) for row in rows]
    assert shown == pytest.approx([row.value for row in rows], abs=5.001e-4)  # each rounded by itself
    assert sum(shown) == pytest.approx(state.z(1)[5], abs=5.001e-4 * len(rows))
    assert "772" in rows[-2].name


def test_that_a_neuron_shows_z_bias_and_slope(inspector, state):
    inspector.set_selection(state, Selection(2, 3))
    a, z = state.activations(2)[3], state.z(2)[3]
    text = plain(inspector.facts())
    assert f"{abs(z):.4f}" in text
    assert f"{abs(state.network.biases[1][3]):.4f}" in text
    assert f"σ′(z) = {a * (1 - a):.4f}" in text
    assert "w12,819" in text


def test_that_an_edge_shows_weight_signal_and_nudge(inspector, state):
    inspector.set_selection(state, Selection(2, 5, 11))
    weight, a = state.network.weights[1][5, 11], state.activations(1)[11]
    text = plain(inspector.facts())
    assert f"{abs(weight):.4f}" in text
    assert f"{a:.4f}" in text
    assert f"{abs(weight * a):.4f}" in text
    assert ("increase" in text) == (state.trace.weight_gradients[1][5, 11] < 0)


def test_that_without_a_desired_output_no_nudge_is_shown(inspector, state):
    inspector.set_selection(diagram_state(state.network, state.activations(0)), Selection(2, 5, 11))
    assert "∂" not in plain(inspector.facts())


def test_that_a_pixel_shows_row_and_column(inspector, state):
    inspector.set_selection(state, Selection(0, 407))
    assert "row 14, column 15" in plain(inspector.facts())
    largest = np.abs(state.network.weights[0][:, 407]).max()
    assert abs(inspector.rows()[0].value) == largest


def test_that_a_relu_neuron_has_the_slope_of_relu(inspector):
    network = Network((2, 2, 1), rng=np.random.default_rng(0), activation="relu")
    network.biases[0][:] = 5
    inspector.set_selection(diagram_state(network, np.ones(2)), Selection(1, 0))
    assert "σ′(z) = 1.0000" in plain(inspector.facts())


def test_that_the_strip_is_hidden_while_nothing_is_selected(inspector, state):
    assert inspector.isHidden()
    inspector.set_selection(state, Selection(1, 0))
    assert not inspector.isHidden()
    inspector.set_selection(state, None)
    assert inspector.isHidden()


def test_that_a_selection_the_network_does_not_have_hides_the_strip(inspector, state):
    inspector.set_selection(state, Selection(1, 99))
    assert inspector.isHidden()
    assert inspector.facts() == []


def test_that_a_new_state_changes_the_numbers(inspector, state):
    inspector.set_selection(state, Selection(1, 5))
    before = plain(inspector.facts())
    inspector.set_selection(diagram_state(state.network, state.activations(0) * 0.5), Selection(1, 5))
    assert plain(inspector.facts()) != before


def test_that_it_paints_every_kind_of_selection(inspector, state):
    pictures = []
    for chosen in (Selection(1, 5), Selection(3, 9), Selection(2, 5, 11), Selection(0, 407)):
        inspector.set_selection(state, chosen)
        pictures.append(inspector.grab().toImage())
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


class Quoting(QTranslator):
    def translate(self, context, text, disambiguation=None, n=-1):
        return f"«{text}»" if context == "NeuronInspector" else ""

    def isEmpty(self):
        return False


def test_that_a_language_switch_is_live(inspector, state):
    inspector.set_selection(state, Selection(1, 5))
    translator = Quoting()
    QCoreApplication.installTranslator(translator)
    try:
        QCoreApplication.sendEvent(inspector, QEvent(QEvent.Type.LanguageChange))
        assert inspector.accessibleName() == "«Inspector»"
        assert "«bias b»" in inspector.rows()[-1].name
    finally:
        QCoreApplication.removeTranslator(translator)
    QCoreApplication.sendEvent(inspector, QEvent(QEvent.Type.LanguageChange))
    assert inspector.accessibleName() == "Inspector"

"""The owner map that draws all edges."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtGui import QColor

from engine.network import Network
from gui import theme
from gui.widgets.diagram_edges import DASH, EdgeSet, all_edges, revalued
from gui.widgets.diagram_layout import layout
from gui.widgets.diagram_scene import diagram_state
from gui.widgets.edge_map import EdgeMap


def edges_of(segments: list[list[float]], values: list[float]) -> EdgeSet:
    n, v = len(segments), np.array(values)
    return EdgeSet(np.ones(n, int), np.arange(n), np.zeros(n, int), v, np.abs(v) / np.abs(v).max(), np.array(segments))


def complete(edges: EdgeSet, width: int, height: int) -> EdgeMap:
    edge_map = EdgeMap(edges, width, height)
    while not edge_map.is_complete:
        edge_map.advance()
    return edge_map


def test_that_the_later_edge_owns_the_crossing(qapp):
    edge_map = complete(edges_of([[5, 20, 95, 20], [50, 2, 50, 38]], [1.0, 0.5]), 100, 40)
    assert edge_map.owner_at(50, 20) == 1
    assert edge_map.owner_at(10, 20) == 0
    assert edge_map.owner_at(10, 5) is None
    assert edge_map.owner_at(-3, 500) is None


def test_that_a_point_right_beside_an_edge_finds_it(qapp):
    edge_map = complete(edges_of([[5, 20, 95, 20]], [1.0]), 100, 40)
    assert edge_map.owner_at(30, 22) == 0
    assert edge_map.owner_at(30, 26) is None


def test_that_colours_follow_the_present_sign(qapp):
    edges = edges_of([[5, 20, 95, 20]], [1.0])
    edge_map = complete(edges, 100, 40)
    assert edge_map.image(edges).pixelColor(6, 20) == theme.current().color("positive")
    turned = edges_of([[5, 20, 95, 20]], [-1.0])
    assert edge_map.image(turned).pixelColor(6, 20) == theme.current().color("negative")
    assert edge_map.image(turned).pixelColor(6, 30) == theme.current().color("panel")


def test_that_negative_edges_have_gaps_and_positive_ones_do_not(qapp):
    edges = edges_of([[5, 20, 95, 20]], [-1.0])
    edge_map = complete(edges, 100, 40)
    in_gap = 5 + int(DASH) + 1
    assert edge_map.image(edges).pixelColor(in_gap, 20) == theme.current().color("panel")
    solid = edges_of([[5, 20, 95, 20]], [1.0])
    assert edge_map.image(solid).pixelColor(in_gap, 20) == theme.current().color("positive")


def test_that_an_edge_of_value_zero_is_not_seen(qapp):
    edges = edges_of([[5, 20, 95, 20], [5, 30, 95, 30]], [1.0, 0.0])
    image = complete(edges, 100, 40).image(edges)
    assert image.pixelColor(50, 30) == QColor(theme.current().panel)


@pytest.fixture
def state():
    x = np.random.default_rng(1).random(784)
    return diagram_state(Network((784, 16, 16, 10), rng=np.random.default_rng(0)), x, desired=1)


def test_that_all_12960_edges_are_there_weakest_first(qapp, state):
    edges = all_edges(state, layout((784, 16, 16, 10), (28, 28), 620, 660), "weights", 40_000)
    assert len(edges) == 784 * 16 + 16 * 16 + 16 * 10
    assert (np.diff(edges.strength) >= 0).all()
    row = np.flatnonzero((edges.layers == 2) & (edges.js == 5) & (edges.ks == 11))[0]
    assert edges.values[row] == state.network.weights[1][5, 11]


def test_that_new_values_reach_edges_in_their_old_order(qapp, state):
    edges = all_edges(state, layout((784, 16, 16, 10), (28, 28), 620, 660), "weights", 40_000)
    other = diagram_state(Network((784, 16, 16, 10), rng=np.random.default_rng(9)), None)
    moved = revalued(other, "weights", edges)
    first = edges.layers == 1
    expected = other.network.weights[0][edges.js[first], edges.ks[first]]
    np.testing.assert_array_equal(moved.values[first], expected)
    assert moved.strength.max() == pytest.approx(1.0)


def test_that_a_cap_keeps_the_strongest(qapp, state):
    place = layout((784, 16, 16, 10), (28, 28), 620, 660)
    every, few = all_edges(state, place, "weights", 40_000), all_edges(state, place, "weights", 100)
    np.testing.assert_array_equal(few.strength, every.strength[-100:])


def test_that_the_map_of_12960_edges_is_soon_complete(qapp, state):
    edges = all_edges(state, layout((784, 16, 16, 10), (28, 28), 620, 660), "weights", 40_000)
    started = time.process_time()
    complete(edges, 620, 660)
    assert time.process_time() - started < 0.3

"""Where the network diagram puts things, and what lies under a point."""

from __future__ import annotations

import numpy as np
import pytest

from gui.widgets.diagram_layout import CLOSE_PITCH, LOW, MIN_PITCH, layout, nearest_edge, shown_neurons

SIZES = (784, 16, 16, 10)


def test_that_every_neuron_of_the_usual_network_is_shown_without_overlap():
    place = layout(SIZES, (28, 28), 620, 660)
    for column, count in zip(place.columns, SIZES[1:], strict=True):
        assert column.neurons.tolist() == list(range(count))
        assert np.diff(column.ys).min() > 2 * place.radius
    assert np.diff([c.x for c in place.columns]).min() > 4 * place.radius
    assert place.columns[0].x - place.radius > place.image.x + place.image.width


@pytest.mark.parametrize(
    "sizes", [(784, 100, 10), (784, 512, 256, 10), (784, 10), (784, 30, 30, 20, 20, 10), (1, 1), (4, 3, 2)]
)
@pytest.mark.parametrize("size", [(560, 520), (1000, 900)])
def test_that_every_network_stays_inside_the_widget_and_readable(sizes, size):
    shape = (28, 28) if sizes[0] == 784 else (sizes[0], 1)
    place = layout(sizes, shape, *size)
    for column in place.columns:
        assert column.ys.min() - place.radius > 0
        assert column.ys.max() + place.radius < size[1]
        assert 0 < column.x - place.radius < column.x + place.radius < size[0]
        ys = np.sort([*column.ys, *(gap.y for gap in column.gaps)])
        assert np.diff(ys, prepend=-MIN_PITCH).min() >= min(MIN_PITCH, 2 * place.radius) - 1e-9
        assert column.neurons.size + sum(gap.count for gap in column.gaps) == sizes[column.layer]
    assert place.radius >= 8.5
    assert place.picture.y + place.picture.height < size[1]


@pytest.mark.parametrize("height", [240, 262, 300, LOW - 1])
def test_that_a_low_diagram_leaves_out_numbers_rather_than_neurons(height):
    place = layout((784, 16, 16, 10), (28, 28), 560, height, keep={2: 7})
    assert [column.neurons.size for column in place.columns] == [16, 16, 10]
    assert not any(column.gaps for column in place.columns)
    assert np.diff(place.columns[0].ys).min() >= CLOSE_PITCH - 1e-9
    assert place.picture.y - place.image.y - place.image.height >= 20  # for its caption
    assert place.picture.y + place.picture.height < height - 30


def test_that_a_low_diagram_still_leaves_out_what_would_not_fit_at_all():
    place = layout((784, 100, 10), (28, 28), 560, 262)
    assert place.columns[0].gaps
    assert np.diff(place.columns[0].ys).min() >= MIN_PITCH - 1e-9
    assert not place.columns[1].gaps


def test_that_a_wide_layer_shows_its_first_and_last_neurons_around_a_gap():
    slots = shown_neurons(100, 11)
    assert slots == [0, 1, 2, 3, 4, (5, 90), 95, 96, 97, 98, 99]


@pytest.mark.parametrize("keep", range(100))
@pytest.mark.parametrize("capacity", [3, 4, 11])
def test_that_a_neuron_to_keep_is_always_shown(keep, capacity):
    slots = shown_neurons(100, capacity, keep)
    assert keep in slots
    assert len(slots) <= capacity
    covered = [n for s in slots for n in ([s] if isinstance(s, int) else range(s[0], s[0] + s[1]))]
    assert covered == list(range(100))


def test_that_the_point_on_a_neuron_names_it_and_the_point_beside_it_does_not():
    place = layout(SIZES, (28, 28), 620, 660)
    x, y = place.position(2, 7)
    assert place.neuron_at(x + place.radius * 0.9, y) == (2, 7)
    assert place.neuron_at(x + place.radius * 2, y) is None


def test_that_the_pixel_under_a_point_is_row_times_28_plus_column():
    place = layout(SIZES, (28, 28), 620, 660)
    cell = place.image.width / 28
    assert place.pixel_at(place.image.x + 15.5 * cell, place.image.y + 14.5 * cell) == 14 * 28 + 15
    assert place.pixel_at(place.image.x - 1, place.image.y + 5) is None
    assert place.position(0, 407) == pytest.approx((place.image.x + 15.5 * cell, place.image.y + 14.5 * cell))


def test_that_the_mark_of_a_gap_is_found():
    place = layout((784, 100, 10), (28, 28), 620, 660)
    column = place.column(1)
    layer, gap = place.gap_at(column.x, column.gaps[0].y)
    assert (layer, gap.first) == (1, column.gaps[0].first)
    assert place.position(1, gap.first) is None


def test_that_the_nearest_edge_wins_and_a_far_point_finds_none():
    segments = np.array([[0.0, 0.0, 100.0, 0.0], [0.0, 10.0, 100.0, 10.0]])
    assert nearest_edge(segments, np.array([0.1, 0.9]), 50, 1) == 0
    assert nearest_edge(segments, np.array([0.1, 0.9]), 50, 8) == 1
    assert nearest_edge(segments, np.array([0.1, 0.9]), 50, 30) is None
    assert nearest_edge(segments, np.array([0.1, 0.9]), 130, 0) is None


def test_that_of_two_edges_equally_near_the_stronger_one_is_meant():
    segments = np.array([[0.0, 0.0, 100.0, 0.0], [0.0, 2.0, 100.0, 2.0]])
    assert nearest_edge(segments, np.array([0.9, 0.1]), 50, 1) == 0
    assert nearest_edge(segments, np.array([0.1, 0.9]), 50, 1) == 1


def test_that_an_edge_runs_between_the_centres_of_its_ends():
    place = layout(SIZES, (28, 28), 620, 660)
    segment = place.segments(2, np.array([5]), np.array([11]))[0]
    assert segment.tolist() == [*place.position(1, 11), *place.position(2, 5)]

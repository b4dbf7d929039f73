"""Names of weights and biases as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.parameter_names import (
    ParameterNameError,
    flat_name,
    flat_of,
    html_of,
    name_of,
    parse_parameter,
    place_of,
    selection_of,
)
from gui.widgets.diagram_scene import Selection

SIZES = (784, 16, 16, 10)


def places(sizes):
    """Every parameter in the flat order, spelled out: W1 row by row, b1, W2, ..."""
    for layer in range(1, len(sizes)):
        yield from ((layer, j, k) for j in range(sizes[layer]) for k in range(sizes[layer - 1]))
        yield from ((layer, j, None) for j in range(sizes[layer]))


EVERY = list(places(SIZES))


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("5000", 5000),
        ("w_5000", 5000),
        ("w5000", 5000),
        ("W_{13,001}", 13_001),
        (" 13,001 ", 13_001),
        ("w₅₀₀₀", 5000),
        ("0", 0),
        ("w^(2)_{5,11}", 12_560 + 5 * 16 + 11),
        ("w(2)5,11", 12_560 + 5 * 16 + 11),
        ("w⁽²⁾₅,₁₁", 12_560 + 5 * 16 + 11),
        ("w（2）5，11", 12_560 + 5 * 16 + 11),
        ("w(2) 5 11", 12_560 + 5 * 16 + 11),
        ("b(3)2", 12_994),
        ("b^{(3)}_2", 12_994),
        ("b⁽³⁾₂", 12_994),
    ],
)
def test_that_a_name_is_understood_however_it_is_written(text, flat):
    assert parse_parameter(text, SIZES) == flat


@given(flat=st.integers(0, 13_001))
def test_that_every_name_leads_back_to_its_place(flat):
    assert place_of(SIZES, flat) == EVERY[flat]
    assert parse_parameter(name_of(SIZES, flat), SIZES) == flat
    assert parse_parameter(flat_name(flat), SIZES) == flat
    assert flat_of(SIZES, selection_of(SIZES, flat)) == flat


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("13002", "There is no w_13,002"),
        ("w(4)0,0", "There is no layer (4)"),
        ("w(0)0,0", "There is no layer (0)"),
        ("w(2)16,0", "Layer (2) has no neuron 16"),
        ("w(2)0,16", "Layer (1) has no neuron 16"),
        ("b(3)10", "Layer (3) has no neuron 10"),
        ("5,11", "is not the name"),
        ("b5", "is not the name"),
        ("", "is not the name"),
        ("-1", "is not the name"),
        ("w(2)5", "is not the name"),
    ],
)
def test_that_what_is_no_name_is_answered_with_a_sentence(text, says):
    with pytest.raises(ParameterNameError) as error:
        parse_parameter(text, SIZES)
    assert says in str(error.value)
    assert str(error.value).endswith(".")


def test_that_a_pixel_and_what_does_not_fit_have_no_parameter():
    assert flat_of(SIZES, Selection(0, 5)) is None
    assert flat_of(SIZES, Selection(2, 16)) is None
    assert flat_of(SIZES, Selection(3, 2)) == 12_994
    assert html_of(SIZES, 12_994) == "<i>b</i><sup>(3)</sup><sub>2</sub>"
    with pytest.raises(IndexError):
        place_of(SIZES, 13_002)

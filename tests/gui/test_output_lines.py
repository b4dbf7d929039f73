"""A line with an output, worked out from what is written, gives the digits that are written."""

from __future__ import annotations

import numpy as np
import pytest

from gui.widgets.diagram_scene import format_value
from gui.workspaces.output_lines import in_logarithm, squared, subtracted

SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
RNG = np.random.default_rng(7)
OUTPUTS = [*RNG.random(200), *10.0 ** -RNG.uniform(0, 12, 200), *(1 - 10.0 ** -RNG.uniform(1, 9, 200))]


def parts(text):
    """What is written, as numbers to be added up: 0.0189, or 1 and −3.20×10⁻⁵."""
    written = text.translate(SUPERSCRIPTS).replace("×10", "e").replace("- ", "-").replace("+ ", "+")
    return [np.longdouble(part) for part in written.split()]


def is_true(number, text):
    """Whether a number rounds to what is written; half-way between two, to either."""
    mantissa, _, power = text.translate(SUPERSCRIPTS).partition("×10")
    unit = 10.0 ** (int(power or 0) - len(mantissa.partition(".")[2]))
    return abs(number - parts(text)[0]) <= 0.50001 * unit


@pytest.mark.parametrize("y", [0, 1, 0.37])
def test_that_the_square_of_what_is_written_is_what_is_written(y):
    for a in OUTPUTS:
        text = squared(a, 1 - a, y, (a - y) ** 2)
        assert is_true((sum(parts(text)) - y) ** 2, format_value((a - y) ** 2, signed=False)), (a, text)


@pytest.mark.parametrize("y", [0, 1])
def test_that_the_difference_of_what_is_written_is_what_is_written(y):
    for a in OUTPUTS:
        text = subtracted(a, 1 - a, y)
        assert is_true(y - sum(parts(text)), format_value(y - a)), (a, text)


def test_that_the_logarithm_of_what_is_written_is_what_is_written():
    for a in OUTPUTS:
        term = -np.log(a)
        text = in_logarithm(a, 1 - a, term)
        logarithm = -np.log1p(sum(parts(text)[1:], parts(text)[0] - 1))
        assert is_true(logarithm, format_value(term, signed=False)), (a, text)


@pytest.mark.parametrize(
    ("a", "y", "text"),
    [
        (0.01894548, 0, "0.01895"),  # 0.0189² = 0.000357, the term is 3.59×10⁻⁴
        (0.5, 0, "0.5000"),
        (0.25, 1, "0.2500"),
        (0.0, 0, "0"),
        (1.0, 1, "1.0000"),
        (3e-5, 0, "3.00×10⁻⁵"),
        (1 - 2.5e-5, 1, "1 − 2.50×10⁻⁵"),
    ],
)
def test_that_no_more_digits_are_written_than_are_needed(a, y, text):
    assert squared(a, 1 - a, y, (a - y) ** 2) == text


def test_that_an_output_near_1_has_the_digits_of_its_wish():
    assert subtracted(0.99732, 0.00268, 1) == "0.99732"
    assert subtracted(0.9321, 0.0679, 1) == "0.9321"
    assert subtracted(0.99732, 0.00268, 0) == "0.9973"


def test_that_a_logarithm_of_what_is_0_after_rounding_is_written_too():
    assert in_logarithm(0.0, 1.0, 800.0) == "0"
    assert in_logarithm(1.0, 0.0, 0.0) == "1.0000"

"""Lines of arithmetic in the window, worked out from what is written."""

from __future__ import annotations

import re

import pytest

from tests.e2e.lesson.reading import go_to, numbers, plain
from tests.e2e.steps import play_until

AS_CODE = str.maketrans("−·⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-*-0123456789")


def worked_out(text):
    """The number that a line without its result makes: 1 − 0.9973, (0.01895 − 0)²."""
    line = re.sub(r"×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", r"e\1", text.replace("²", "**2")).translate(AS_CODE)
    assert re.fullmatch(r"[\d.e+\-*() ]+", line), line
    return eval(line)


def is_true(line, result):
    """Whether the line rounds to its result, as that is written."""
    mantissa, _, power = result.strip("+−").translate(AS_CODE).partition("×10")
    unit = 10.0 ** (int(power or 0) - len(mantissa.partition(".")[2]))
    return abs(worked_out(line) - numbers(result)[0]) <= 0.50001 * unit


@pytest.mark.parametrize("steps", [0, 1200])
def test_that_every_row_of_steps_2_and_3_is_true_as_written(window, lesson, qtbot, steps):
    if steps:
        play_until(window, qtbot, steps)
        lesson.take_newest()
    for example in range(30):
        window.desk.show_data_example("test", example)
        for row, text in [*go_to(lesson, "cost").terms.rows(), *go_to(lesson, "wishes").wishes.rows()]:
            assert is_true(row.partition(":")[2].strip(), text), (row, text)


@pytest.mark.parametrize("ends", ["minimum", "maximum"])
def test_that_the_cost_of_the_bench_is_true_as_written(window, lesson, ends):
    page = go_to(lesson, "backward")
    page.show_view(3)
    for slider in page.view.bench.sliders:
        slider.setValue(getattr(slider, ends)())
    line, cost = re.search(r"(\([^()]*\)²) = (\S+?)\.? ", plain(page.caption())).groups()
    assert is_true(line, cost), (line, cost)

"""Lessons for tests of the steps: a controller on small data or on MNIST, and an independent scalar twin of it."""

from __future__ import annotations

import numpy as np

from engine.training import TrainingConfig
from gui.lesson import make_lesson
from gui.shown_example import ShownExample, from_data
from tests.engine.gradient_check import scalar_backprop

SMALL = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=1.5, seed=3, initialisation="normal")


def lesson_of(controller, source="test", index=0):
    """The lesson about an example of the data at the controller's moment."""
    return make_lesson(controller.shown, controller.data, from_data(controller.data, source, index))


def open_page(qtbot, page):
    """A step on the screen, by itself, with the lesson about the first example."""
    qtbot.addWidget(page)
    page.resize(760, 420)
    with qtbot.waitExposed(page):
        page.show()
    page.show_lesson(lesson_of(page.controller))
    return page


def drawn_lesson(controller, desired):
    """The lesson about a drawing, or what stands for one: an image that is not in the data."""
    image = np.linspace(0, 1, controller.data.test.pixels.shape[1]).reshape(controller.data.test.image_shape)
    return make_lesson(controller.shown, controller.data, ShownExample("drawing", image, desired))


def twin_gradient(lesson, x, y, parameters=None):
    """Cost and gradient of examples (B, n) by plain Python numbers, at the lesson's network or other parameters."""
    network = lesson.snapshot.network()
    if parameters is not None:
        network.parameters[:] = parameters
    return scalar_backprop(network, x, y)


def twin_nudges(lesson):
    """-dC_0/dw of every example of the mini-batch, (n, B), by plain Python numbers."""
    train = lesson.data.train
    return np.array(
        [
            -twin_gradient(lesson, train.x(slice(i, i + 1)), train.y(slice(i, i + 1)))[1]
            for i in lesson.mini_batch.indices.tolist()
        ]
    ).T


def in_unit(text):
    """The number that a cell beside a power of ten means, in that unit; what is only bounded is half-way to 0."""
    value = float(text.strip("<>").replace("−", "-").replace(",", ""))
    return value / 2 if text[0] in "<>" and abs(value) < 1 else value


def number(text):
    """The number that a text of the window means: "−1.25×10⁻³", "+0.5", "91.20 %", "−1.5 points", coloured or not."""
    import re

    plain = re.sub(r"<[^>]*>", "", text).replace("−", "-").replace("\N{NO-BREAK SPACE}", "").replace(",", "")
    plain = plain.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
    found = re.fullmatch(r"\s*([-+]?[\d.]+)(?:×10(-?\d+))?\s*(%|points|)\s*", plain)
    assert found, text
    value = float(found[1]) * 10.0 ** int(found[2] or 0)
    return value / 100 if found[3] else value

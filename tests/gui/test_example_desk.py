"""The example on the desk: what the network is given of a drawing, fitted or raw, and of a picture."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from engine.handwriting import image_from_strokes, raw_image
from gui.controller import Controller
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.example_walker import ExampleWalker
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.input_panel import InputPanel
from tests.drawn_digits import WAYS

SMALL_THREE = [points * 0.4 + (0.05, 0.55) for points in WAYS[3]["round"]]


@pytest.fixture
def desk(qtbot, mnist):
    controller, panel = Controller(load=lambda: mnist), InputPanel()
    qtbot.addWidget(panel)
    desk = ExampleDesk(controller, panel, panel)
    qtbot.waitUntil(lambda: controller.snapshot is not None, timeout=10_000)
    yield desk
    controller.close()


def answer_to(desk, image):
    network = desk.controller.snapshot.network(np.float64)
    return network.feedforward(np.asarray(image, dtype=np.float64).reshape(1, -1))[0]


def notes(desk):
    return [label.text() for label in desk.panel.findChildren(QLabel)]


def test_that_raw_gives_the_network_the_pad_as_it_is_and_says_so(desk):
    desk.panel.pad.set_strokes(SMALL_THREE)
    fitted = image_from_strokes(SMALL_THREE)
    assert desk.panel.seen.image == pytest.approx(fitted)
    assert desk.panel.bars.activations == pytest.approx(answer_to(desk, fitted), abs=1e-12)
    desk.panel.raw.trigger()
    raw = raw_image(SMALL_THREE, desk.panel.pad.pen_width)
    assert np.abs(raw - fitted).max() > 0.9
    assert desk.panel.seen.image == pytest.approx(raw)
    assert desk.panel.bars.activations == pytest.approx(answer_to(desk, raw), abs=1e-12)
    assert any(note.startswith("RAW") for note in notes(desk))
    desk.panel.raw.trigger()
    assert desk.panel.bars.activations == pytest.approx(answer_to(desk, fitted), abs=1e-12)
    assert not any(note.startswith("RAW") for note in notes(desk))


def test_that_only_the_raw_image_has_the_pen_of_the_person(desk):
    desk.panel.pad.set_strokes(SMALL_THREE)
    before = desk.panel.seen.image.copy()
    desk.panel.pen.setValue(16)
    assert np.array_equal(desk.panel.seen.image, before)
    desk.panel.raw.trigger()
    thick = desk.panel.seen.image.sum()
    desk.panel.pen.setValue(4)
    assert desk.panel.seen.image.sum() < 0.5 * thick
    assert desk.panel.seen.image == pytest.approx(raw_image(SMALL_THREE, 0.04))


def test_that_an_example_of_the_data_stays_what_it_is_when_raw_is_chosen(desk, mnist):
    desk.show_data_example("test", 3)
    desk.panel.raw.trigger()
    assert desk.panel.seen.image == pytest.approx(mnist.test.images[3] / 255)
    assert not any(note.startswith("RAW") for note in notes(desk))


@pytest.mark.parametrize("raw", [False, True])
def test_that_dots_blots_and_a_thousand_strokes_are_taken_without_complaint(desk, raw):
    rng = np.random.default_rng(0)
    for strokes, note in (
        ([[[0.5, 0.5]]], "A dot"),
        ([rng.random((40, 2)) for _ in range(1000)], "More ink"),
        ([[[0.0, 0.0], [1.0, 1.0]]], None),
    ):
        desk.panel.pad.set_strokes([np.array(points) for points in strokes])
        assert np.isfinite(desk.panel.bars.activations).all()
        assert raw or note is None or any(text.startswith(note) for text in notes(desk))
        if raw:
            desk.panel.raw.setChecked(True)
            assert np.isfinite(desk.panel.bars.activations).all()
            desk.panel.raw.setChecked(False)


def test_that_a_picture_is_on_the_pad_and_can_be_named(desk, mnist):
    desk.show_picture(mnist.test.images[7] / 255)
    assert desk.controller.example.source == "picture"
    assert desk.panel.pad.sample == pytest.approx(mnist.test.images[7] / 255)
    assert desk.panel.bars.activations == pytest.approx(answer_to(desk, mnist.test.images[7] / 255), abs=1e-12)
    assert not desk.state.can_show("nudge")
    desk.say_meant(9)
    assert desk.controller.example.desired == 9
    assert desk.state.can_show("nudge")


def test_that_the_walker_says_that_its_example_is_not_the_one_shown(qtbot):
    walker = ExampleWalker()
    qtbot.addWidget(walker)
    walker.place([])
    walker.set_sizes(10, 20)
    walker.show_example("train", 3, "7")
    assert walker.findChild(ElidedLabel).text() == "label: 7"
    walker.show_no_example()
    assert walker.findChild(ElidedLabel).text() == "not shown"
    assert walker.number == 3

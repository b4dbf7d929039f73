"""The settings show what changing training images does to the example on the pad."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from engine.augmentation import versions
from engine.network import Network
from engine.training import TrainingConfig
from gui.widgets.augmented_strip import TRIED
from gui.widgets.diagram_scene import diagram_state
from gui.widgets.settings_panel import SettingsPanel


@pytest.fixture
def panel(qtbot):
    panel = SettingsPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def choose(panel, value):
    box = panel._boxes["augmentation"]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_that_the_settings_hand_over_the_choice(panel, qtbot):
    choose(panel, "mild")
    with qtbot.waitSignal(panel.config_requested, timeout=1_000) as asked:
        panel._begin.click()
    assert asked.args[0] == TrainingConfig(augmentation="mild")


def test_that_the_strip_counts_the_versions_that_get_the_same_answer(panel, mnist):
    network = Network((784, 16, 10), rng=np.random.default_rng(1), dtype=np.float64, initialisation="normal")
    image = mnist.test.images[0] / 255
    assert panel.strip.isHidden()
    panel.strip.set_state(diagram_state(network, image.ravel(), mnist.test.class_names, None, (28, 28)))
    choose(panel, "strong")
    assert panel.strip.isVisible()
    answer = network.feedforward(image.reshape(1, -1)).argmax()
    expected = sum(
        network.feedforward(changed.reshape(1, -1)).argmax() == answer for changed in versions(image, "strong", TRIED)
    )
    assert 0 < expected < TRIED
    text = panel.findChild(QLabel, "augmentedText").text()
    assert text == f"Of {TRIED} versions of what is on the pad, {expected} get its answer, {answer}."
    panel.strip.set_state(diagram_state(network, None, mnist.test.class_names))
    assert panel.findChild(QLabel, "augmentedText").text() == "Draw something to see what happens to it."
    choose(panel, "none")
    assert panel.strip.isHidden()

"""Other data comes in: the run at hand stays until the new one stands, and everything adapts."""

from __future__ import annotations

import csv
import gzip
import string
import threading

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton

from engine import commands
from engine.dataset_error import DATASET_SENTENCES, DatasetError
from engine.dataset_summary import summary_of
from engine.training import TrainingConfig
from gui import dataset_desk
from gui.controller import Controller
from gui.dataset_desk import DatasetDesk
from gui.dataset_errors import dataset_error_text
from gui.preferences import Preferences
from gui.shown_example import ShownExample
from gui.widgets.dataset_card import DatasetCard
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.input_panel import InputPanel
from tests.engine.conftest import make_data
from tests.engine.test_dataset_files import MNIST_FILES, PARTS, write

SMALL = make_data(train=60, test=20, pixels=(4, 4), classes=3)


@pytest.fixture
def panel(qtbot, tmp_path):
    panel = InputPanel()
    config = TrainingConfig(layer_sizes=(16, 5, 3), mini_batch_size=10)
    panel.controller = Controller(config, load=lambda: SMALL, parent=panel)
    panel.desk = ExampleDesk(panel.controller, panel, panel)
    panel.datasets = DatasetDesk(panel, panel.controller, Preferences(tmp_path))
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: panel.controller.snapshot is not None, timeout=5_000)
    yield panel
    panel.controller.close()


def wait_for_data(panel, qtbot, name):
    qtbot.waitUntil(
        lambda: panel.controller.data.name == name and panel.controller.snapshot is not None, timeout=10_000
    )


def test_that_an_opened_dataset_brings_layers_labels_and_examples_that_fit(panel, qtbot, tmp_path):
    panel.controller.send(commands.StepMiniBatch())
    qtbot.waitUntil(lambda: panel.controller.snapshot.step_count == 1, timeout=5_000)
    old_runner, old = panel.controller.runner, panel.controller.snapshot
    began = []
    panel.controller.run_began.connect(began.append)
    panel.datasets.open(write(tmp_path / "other"))
    wait_for_data(panel, qtbot, "other")
    snapshot = panel.controller.snapshot
    assert snapshot.config.layer_sizes == (30, 5, 4)
    assert snapshot.config.mini_batch_size == 10
    assert snapshot.step_count == 0
    assert snapshot.run > old.run
    assert snapshot.sequence > old.sequence
    assert [new.run for new in began] == [snapshot.run]
    assert not old_runner._thread.is_alive()
    assert panel.seen.image == pytest.approx(PARTS[2][0] / 255)
    expected = snapshot.network().feedforward(PARTS[2][:1].reshape(1, -1) / 255)[0]
    assert panel.bars.activations == pytest.approx(expected, abs=1e-12)
    panel.controller.send(commands.StepEpoch())
    qtbot.waitUntil(lambda: panel.controller.snapshot.epoch == 1, timeout=5_000)


def test_that_a_drawing_is_made_anew_for_the_other_size(panel, qtbot, tmp_path):
    panel.pad.set_strokes([np.array([[0.3, 0.2], [0.7, 0.8]])])
    panel.datasets.open(write(tmp_path / "other"))
    wait_for_data(panel, qtbot, "other")
    assert panel.controller.example.source == "drawing"
    assert panel.controller.example.image.shape == (6, 5)


def test_that_a_refused_dataset_changes_nothing(panel, qtbot, tmp_path):
    folder = write(tmp_path / "other")
    (folder / MNIST_FILES[0]).write_bytes(gzip.compress(b"<html>"))
    runner, data, snapshot = panel.controller.runner, panel.controller.data, panel.controller.snapshot
    with qtbot.waitSignal(panel.datasets.failed, timeout=5_000) as told:
        panel.datasets.open(folder)
    assert "web page" in told.args[0]
    assert panel.controller.runner is runner
    assert panel.controller.data is data
    assert panel.controller.snapshot.run == snapshot.run
    assert not panel.datasets.recent_menu.isEnabled()


def test_that_cancelling_leaves_everything_as_it_was(panel, qtbot, tmp_path, monkeypatch):
    runner, go_on = panel.controller.runner, threading.Event()
    monkeypatch.setattr(dataset_desk, "load_data", lambda files, progress: (go_on.wait(10), progress(0.5)))
    panel.datasets.open(write(tmp_path / "other"))
    assert panel.datasets.bar.isVisibleTo(panel.datasets.bar.parentWidget())
    with qtbot.waitSignal(panel.datasets.notice, timeout=5_000) as told:
        panel.datasets.bar.cancel()
        go_on.set()
    assert told.args[0] == "Not opened; everything is as it was."
    assert panel.controller.runner is runner


def test_that_the_newest_of_two_requests_counts(panel, qtbot, tmp_path):
    first, second = write(tmp_path / "first"), write(tmp_path / "second")
    panel.datasets.open(first)
    panel.datasets.open(second)
    wait_for_data(panel, qtbot, "second")
    assert panel.controller.data.name == "second"


def test_that_data_that_no_network_fits_is_refused_and_the_run_goes_on(panel):
    runner = panel.controller.runner
    too_large = make_data(train=2, pixels=(400, 300), classes=3)
    with pytest.raises(ValueError, match="layer_sizes"):
        panel.controller.use_data(too_large)
    assert panel.controller.runner is runner
    assert panel.controller.data is SMALL


def test_that_dropped_files_are_opened(panel, qtbot, tmp_path):
    folder = write(tmp_path / "other")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder / name)) for name in MNIST_FILES])
    assert panel.datasets.take(mime)
    wait_for_data(panel, qtbot, "other")
    assert not panel.datasets.take(QMimeData())


def test_that_datasets_are_remembered_and_the_digits_are_one_click_away(panel, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(dataset_desk, "load_mnist", lambda progress: SMALL)
    folder = write(tmp_path / "other")
    panel.datasets.open(folder)
    wait_for_data(panel, qtbot, "other")
    panel.datasets.mnist_action.trigger()
    wait_for_data(panel, qtbot, "small")
    assert panel.controller.snapshot.config.layer_sizes == (16, 5, 3)
    panel.datasets.recent_menu.aboutToShow.emit()
    (recent,) = panel.datasets.recent_menu.actions()
    assert recent.data() == str(folder)
    recent.trigger()
    wait_for_data(panel, qtbot, "other")
    assert Preferences(tmp_path).paths("recent_datasets") == [folder]


def test_that_runs_over_other_data_cannot_be_brought_back(panel, qtbot, tmp_path):
    panel.controller.send(commands.StepMiniBatch())
    panel.controller.send(commands.Reset())
    qtbot.waitUntil(lambda: panel.controller.runs.can_bring_back, timeout=5_000)
    panel.datasets.open(write(tmp_path / "other"))
    wait_for_data(panel, qtbot, "other")
    assert not panel.controller.runs.can_bring_back
    assert panel.controller.runs.bring_back() is None
    assert not panel.controller.runs.kept
    assert panel.controller.runs.current.config.layer_sizes == (30, 5, 4)


def test_that_the_card_shows_the_summary_and_changes_names(panel, qtbot):
    panel.datasets.card_action.trigger()
    qtbot.waitUntil(lambda: panel.findChild(DatasetCard) is not None, timeout=5_000)
    card = panel.findChild(DatasetCard)
    summary = summary_of(SMALL)
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert any("60 training and 20 test examples of 4 × 4 pixels in 3 classes" in text for text in texts)
    assert f"{summary.test_counts[1]:,}" in texts
    assert np.array_equal(card.dark.image, summary.never_lit)
    run = panel.controller.snapshot.run
    card.names[1].setText("  bee ")
    card.names[2].setText("")
    card.names[1].editingFinished.emit()
    assert panel.controller.data.train.class_names == ("a", "bee", "c")
    assert panel.desk.state.class_names == ("a", "bee", "c")
    assert panel.controller.snapshot.run == run
    card.close()


def test_that_images_can_be_turned(panel, qtbot):
    panel.datasets.card_action.trigger()
    qtbot.waitUntil(lambda: panel.findChild(DatasetCard) is not None, timeout=5_000)
    button = next(b for b in panel.findChild(DatasetCard).findChildren(QPushButton) if "rows" in b.text())
    button.click()
    qtbot.waitUntil(lambda: panel.controller.data is not SMALL, timeout=5_000)
    assert np.array_equal(panel.controller.data.train.images[3], SMALL.train.images[3].T)


def test_that_every_sentence_about_datasets_is_the_engine_s(qapp):
    for reason, sentence in DATASET_SENTENCES.items():
        names = [name for _, name, _, _ in string.Formatter().parse(sentence) if name]
        error = DatasetError(reason, **dict.fromkeys(names, 5))
        assert dataset_error_text(error) == str(error)


def test_that_the_panel_asks_for_a_digit_only_where_there_are_digits(panel, qtbot):
    assert "Draw an example" in [label.text() for label in panel.findChildren(QLabel)]  # its classes are a, b, c
    assert "digit" not in panel.pad.accessibleDescription()
    assert panel.pad._invitation() == ("Draw here", "as large as you like")
    blot = ShownExample("drawing", np.ones((4, 4)))
    panel.show_seen(blot)
    assert "digit" not in panel._seen_note.text()
    panel.controller.call_classes(["0", "1", "2"])
    assert "Draw a digit" in [label.text() for label in panel.findChildren(QLabel)]
    assert panel.pad._invitation() == ("Draw a digit here", "0 to 9, as large as you like")
    panel.show_seen(blot)
    assert panel._seen_note.text() == "More ink than any digit has"


def test_that_the_card_can_be_exported(panel, qtbot, tmp_path):
    panel.datasets.show_card()
    qtbot.waitUntil(lambda: panel.findChild(DatasetCard) is not None, timeout=5_000)
    card = panel.findChild(DatasetCard)
    card.names[1].setText("bee")
    with qtbot.waitSignal(panel.datasets.notice, timeout=1000) as told:
        card.export.export_to(tmp_path / "data.csv")
    assert told.args == ["Saved data.csv"]
    header, *rows = csv.reader((tmp_path / "data.csv").read_text(encoding="utf-8-sig").splitlines())
    assert header[:4] == ["class", "training", "test", "mean_0"]
    assert [row[0] for row in rows] == ["a", "bee", "c"]
    for number, row in enumerate(rows):
        mine = SMALL.train.labels == number
        assert [int(row[1]), int(row[2])] == [mine.sum(), (SMALL.test.labels == number).sum()]
        assert [float(x) for x in row[3:]] == pytest.approx(SMALL.train.x(mine).mean(axis=0), abs=1e-6)
    card.export.export_to(tmp_path / "data.png")
    assert QImage(str(tmp_path / "data.png")).height() > 100
    card.close()


def test_that_a_file_one_may_not_read_is_refused_in_words_and_the_data_stays(panel, qtbot, tmp_path, monkeypatch):
    def refuse(path, *args, **kwargs):
        raise PermissionError(13, "Permission denied", str(path))

    controller, folder = panel.controller, write(tmp_path / "set")
    before = (controller.data, controller.runner, controller.snapshot.run)
    monkeypatch.setattr("pathlib.Path.open", refuse)
    for chosen in (folder, folder / MNIST_FILES[1]):
        with qtbot.waitSignal(panel.datasets.failed, timeout=5_000) as told:
            panel.datasets.open(chosen)
        assert told.args[0].startswith(f"{MNIST_FILES[chosen != folder]} could not be read: you do not have permission")
        assert "[Errno" not in told.args[0]
    assert (controller.data, controller.runner, controller.snapshot.run) == before

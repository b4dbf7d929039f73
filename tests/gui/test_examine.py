"""The Test workspace on a real runner with small data: what it shows is what an independent count says."""

from __future__ import annotations

import csv
import time
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from engine import commands
from engine.experiments import memorise, noise, several_starts, shifts
from engine.snapshot import RunState
from engine.training import TrainingConfig
from gui import theme
from gui.controller import Controller
from gui.languages import Languages
from gui.preferences import Preferences
from gui.workspaces import examiner as examiner_module
from gui.workspaces.examine import ExamineWorkspace
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.experiments_panel import KINDS
from gui.workspaces.input_panel import InputPanel
from tests.engine.conftest import make_data

DATA = make_data(train=530, test=400)
CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=2.0)


class ShownController(Controller):
    """A controller that can be told to show another moment than the newest."""

    past = None

    @property
    def shown(self):
        return self.past or self.snapshot


@pytest.fixture
def controller(qtbot):
    controller = ShownController(CONFIG, load=lambda: DATA)
    with qtbot.waitSignal(controller.snapshot_ready, timeout=5000):
        pass
    yield controller
    assert controller.close()


@pytest.fixture
def page(controller, qtbot):
    theme.apply_theme(QApplication.instance(), "dark")
    panel = InputPanel()
    qtbot.addWidget(panel)
    page = ExamineWorkspace(controller, ExampleDesk(controller, panel))
    qtbot.addWidget(page)
    page.resize(1240, 680)
    page.show()
    qtbot.waitUntil(lambda: page.examined is not None, timeout=5000)
    return page


def train(controller, qtbot, steps):
    controller.send(commands.Play())
    goal = controller.snapshot.step_count + steps
    qtbot.waitUntil(lambda: controller.snapshot.step_count >= goal, timeout=20_000)
    controller.send(commands.Pause())
    qtbot.waitUntil(lambda: not controller.is_running, timeout=5000)


def settled(page, qtbot, dataset, moment=None):
    """Wait until the page shows this moment in float64; return labels, answers and costs, counted naively."""
    wanted = moment or page.controller.snapshot

    def arrived():
        shown = page.examined
        same = shown is not None and np.array_equal(shown.snapshot.parameters, wanted.parameters)
        return same and shown.dataset is dataset and shown.examination.dtype == np.float64

    qtbot.waitUntil(arrived, timeout=10_000)
    network = wanted.network(np.float64)
    outputs = np.array([network.feedforward(image.reshape(1, -1) / 255)[0] for image in dataset.images])
    desired = np.eye(4)[dataset.labels]
    return dataset.labels, outputs.argmax(axis=1), ((outputs - desired) ** 2).sum(axis=1)


def run(page, qtbot, kind):
    page.experiments.run(kind)
    assert page.experiments.is_running
    qtbot.waitUntil(lambda: not page.experiments.is_running, timeout=20_000)


def test_that_every_number_agrees_with_an_independent_count(page, controller, qtbot):
    train(controller, qtbot, 800)
    labels, answers, costs = settled(page, qtbot, DATA.test)
    counts = np.zeros((4, 4), dtype=int)
    np.add.at(counts, (labels, answers), 1)
    assert page.confusion.matrix.counts.tolist() == counts.tolist()
    right = int((labels == answers).sum())
    assert page.accuracy.number.text() == f"{100 * right / 400:.2f} %"
    assert page.accuracy.detail.text() == f"{right:,} of 400 test images"
    assert f"C = {costs.mean():.4f}" in page.accuracy.moment.text()
    assert "float64" in page.accuracy.number.toolTip()
    assert page.accuracy.bars.accuracies == pytest.approx(np.diagonal(counts) / counts.sum(axis=1))
    wrong = np.flatnonzero(labels != answers)
    gallery = page.gallery.gallery
    shown = [gallery.example(i) for i in range(gallery.count)]
    assert shown == sorted(wrong.tolist(), key=lambda i: (-costs[i], i))
    assert page.gallery.note.text().startswith(f"{len(wrong):,}, by C₀")


def test_that_training_images_can_be_examined_instead(page, controller, qtbot):
    train(controller, qtbot, 300)
    QTest.mouseClick(page.accuracy.buttons["examineTrain"], Qt.MouseButton.LeftButton)
    labels, answers, _ = settled(page, qtbot, DATA.train)
    right = int((labels == answers).sum())
    assert page.accuracy.detail.text() == f"{right:,} of 530 training images"
    page.reasons.to_pad.click()
    assert (controller.example.source, controller.example.index) == ("train", page.gallery.example)


def test_that_the_page_follows_training_at_most_twice_a_second_and_ends_at_the_last_weights(page, controller, qtbot):
    settled(page, qtbot, DATA.test)
    live, starts, original = [], [], controller.start_job
    page.examiner.examined.connect(live.append)
    controller.start_job = lambda work: starts.append(time.monotonic()) or original(work)
    controller.send(commands.Play())
    qtbot.waitUntil(lambda: len(live) >= 3, timeout=10_000)
    assert all(examined.examination.dtype == np.float32 for examined in live[:3])
    assert np.diff(starts[:3]).min() >= 0.5
    steps = [examined.snapshot.step_count for examined in live[:3]]
    assert steps == sorted(set(steps))
    controller.send(commands.Pause())
    qtbot.waitUntil(lambda: controller.snapshot.state is RunState.PAUSED, timeout=5000)
    settled(page, qtbot, DATA.test)
    assert page.examined.snapshot.step_count == controller.snapshot.step_count


def test_that_a_hidden_page_does_not_work(page, controller, qtbot):
    settled(page, qtbot, DATA.test)
    page.hide()
    begun = []
    original = controller.start_job
    controller.start_job = lambda work: begun.append(work) or original(work)
    train(controller, qtbot, 50)
    assert begun == []
    page.show()
    settled(page, qtbot, DATA.test)
    assert len(begun) == 1


def test_that_an_older_moment_is_examined_when_the_window_shows_it(page, controller, qtbot):
    first = controller.snapshot
    train(controller, qtbot, 300)
    settled(page, qtbot, DATA.test)
    controller.past = first
    controller.shown_changed.emit(first)
    labels, answers, _ = settled(page, qtbot, DATA.test, first)
    assert page.examined.examination.correct == int((labels == answers).sum())
    assert "step 0" in page.accuracy.moment.text()
    assert page.weights.pictures.weights == pytest.approx(first.network().weights[0])
    controller.send(commands.Play())
    qtbot.waitUntil(lambda: controller.is_running, timeout=5000)
    page.examiner.set_source("train")
    labels, answers, _ = settled(page, qtbot, DATA.train, first)
    assert page.examined.examination.correct == int((labels == answers).sum())
    controller.send(commands.Pause())
    qtbot.waitUntil(lambda: not controller.is_running, timeout=5000)


def test_that_a_cell_browses_its_examples_and_leaves_again(page, controller, qtbot):
    labels, answers, costs = settled(page, qtbot, DATA.test)
    true, answered = np.argwhere(page.confusion.matrix.counts > 2)[-1].tolist()
    spot = page.confusion.matrix.area_of(true, answered).center().toPoint()
    QTest.mouseClick(page.confusion.matrix, Qt.MouseButton.LeftButton, pos=spot)
    members = np.flatnonzero((labels == true) & (answers == answered)).tolist()
    gallery = page.gallery.gallery
    assert [gallery.example(i) for i in range(gallery.count)] == sorted(members, key=lambda i: (-costs[i], i))
    assert page.confusion.matrix.chosen == (true, answered)
    assert page.gallery.buttons["galleryCell"].isVisible()
    QTest.mouseClick(page.gallery.buttons["galleryUnsure"], Qt.MouseButton.LeftButton)
    assert page.confusion.matrix.chosen is None
    assert gallery.count == 400
    assert not page.gallery.buttons["galleryCell"].isVisible()
    page.confusion.matrix.cell_chosen.emit(true, answered)
    page.confusion.matrix.cell_chosen.emit(true, answered)
    assert page.gallery.mode == "worst"


def test_that_a_chosen_example_stays_chosen_and_is_explained_from_the_shown_network(page, controller, qtbot):
    settled(page, qtbot, DATA.test)
    page.gallery.set_mode("unsure")
    gallery = page.gallery.gallery
    QTest.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=gallery.area_of(1).center())
    chosen = page.gallery.example
    assert chosen == gallery.example(1)
    train(controller, qtbot, 200)
    settled(page, qtbot, DATA.test)
    assert page.gallery.example == chosen
    assert gallery.example(gallery.current) == chosen
    network = controller.snapshot.network()
    outputs = network.feedforward(DATA.test.x(slice(chosen, chosen + 1)))[0]
    assert page.reasons.view.reasons.outputs == pytest.approx(outputs)
    assert page.reasons.view.reasons.answer == int(outputs.argmax())


def test_that_an_example_goes_to_the_pad_and_to_backprop(page, controller, qtbot):
    settled(page, qtbot, DATA.test)
    example = page.gallery.example
    for go, name in (
        (page.reasons.to_pad.click, "train"),
        (page.reasons.to_backprop.click, "backprop"),
        (lambda: page.gallery.gallery.activated.emit(0), "train"),
    ):
        with qtbot.waitSignal(page.open_requested, timeout=1000) as asked:
            go()
        assert asked.args == [name]
        assert (controller.example.source, controller.example.index) == ("test", example)
        assert controller.example.desired == DATA.test.labels[example]


@pytest.mark.parametrize("kind", KINDS)
def test_that_an_experiment_tells_its_true_numbers_and_leaves_the_run_alone(page, controller, qtbot, kind):
    train(controller, qtbot, 100)
    before = controller.snapshot
    run(page, qtbot, kind)
    result, caption = page.experiments.result(kind), page.experiments.cards[kind].caption.replace("\u00a0", " ")
    network = before.network()
    if kind == "noise":
        wanted = noise(network, DATA.test, report=lambda fraction: None)
        assert np.array_equal(result.outputs, wanted.outputs)
        assert f"{100 * wanted.sure:.1f} % get an output above 0.9" in caption
    elif kind == "shift":
        wanted = shifts(network, DATA.test, report=lambda fraction: None)
        assert np.array_equal(result.accuracies, wanted.accuracies)
        assert f"becomes {100 * wanted.mean[2]:.2f} %" in caption
    elif kind == "shuffled":
        wanted = memorise(CONFIG, DATA, report=lambda fraction: None)
        assert np.array_equal(result.shuffled_labels, wanted.shuffled_labels)
        assert f"{100 * wanted.shuffled_labels[-1]:.1f} % of 500 shuffled labels" in caption
    else:
        wanted = several_starts(CONFIG, DATA, report=lambda fraction: None)
        assert np.array_equal(result.after, wanted.after)
        assert f"He {100 * wanted.after[2].min():.1f} to {100 * wanted.after[2].max():.1f} %" in caption
    card = page.experiments.cards[kind]
    assert card.is_open
    assert card.chart.isVisible()
    assert card.chart.grab().toImage().size().height() > 50
    assert np.array_equal(controller.runner.snapshot.parameters, before.parameters)
    assert controller.runner.snapshot.step_count == before.step_count


def test_that_an_experiment_can_be_cancelled_and_another_waits_for_its_end(page, controller, qtbot):
    settled(page, qtbot, DATA.test)
    page.experiments.run("shuffled")
    assert not any(card.run.isEnabled() for card in page.experiments.cards.values())
    assert page.experiments.cards["shuffled"].progress.isVisible()
    page.experiments.run("noise")
    page.experiments.cards["shuffled"].progress.cancel()
    qtbot.waitUntil(lambda: not page.experiments.is_running, timeout=5000)
    assert page.experiments.result("shuffled") is None
    assert page.experiments.result("noise") is None
    assert all(card.run.isEnabled() for card in page.experiments.cards.values())
    assert not page.experiments.cards["shuffled"].progress.isVisible()


def test_that_other_data_clear_the_page_and_are_examined(page, controller, qtbot, monkeypatch):
    settled(page, qtbot, DATA.test)
    run(page, qtbot, "noise")
    other = make_data(train=60, test=70, pixels=(2, 4), classes=3, seed=9)
    config = replace(CONFIG, layer_sizes=(8, 5, 3))
    snapshot = replace(controller.snapshot, config=config, parameters=config.new_network().parameters)
    controller.data = other
    controller.data_ready.emit(other)
    assert page.examined is None
    assert page.experiments.result("noise") is None
    assert page.confusion.matrix.counts is None
    assert page.gallery.gallery.count == 0
    controller.past = snapshot
    controller.shown_changed.emit(snapshot)
    qtbot.waitUntil(lambda: page.examined is not None, timeout=5000)
    assert page.confusion.matrix.counts.shape == (3, 3)
    assert page.confusion.matrix.counts.sum() == 70
    assert page.weights.pictures.weights.shape == (5, 8)
    assert "2 × 4" in page.weights.note.text()


def test_that_tables_hold_what_is_shown(page, controller, qtbot, tmp_path):
    labels, answers, costs = settled(page, qtbot, DATA.test)
    page.confusion.export.export_to(tmp_path / "confusion.csv")
    rows = list(csv.reader((tmp_path / "confusion.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0] == ["true", *(f"answered {name}" for name in "abcd")]
    assert [[int(cell) for cell in row[1:]] for row in rows[1:]] == page.confusion.matrix.counts.tolist()
    page.gallery.export.export_to(tmp_path / "errors.csv")
    rows = list(csv.reader((tmp_path / "errors.csv").read_text(encoding="utf-8").splitlines()))[1:]
    assert len(rows) == int((labels != answers).sum())
    for example, true, answered, cost, _ in rows:
        i = int(example)
        assert (true, answered) == ("abcd"[labels[i]], "abcd"[answers[i]])
        assert float(cost) == pytest.approx(costs[i])
    for panel in (page.confusion, page.gallery, page.weights):
        for suffix in ("png", "svg", "pdf"):
            panel.export.export_to(tmp_path / f"view.{suffix}")
            assert (tmp_path / f"view.{suffix}").stat().st_size > 500


@pytest.mark.parametrize(
    ("kind", "header"),
    [
        ("noise", "answer,times_of_1000"),
        ("shuffled", "epoch,true_labels,shuffled_labels"),
        ("shift", "pixels,left,right,up,down"),
        ("starts", "initialisation,seed,before,after"),
    ],
)
def test_that_what_an_experiment_found_can_be_exported(page, qtbot, tmp_path, kind, header):
    assert not page.experiments.export.isEnabled()
    run(page, qtbot, kind)
    page.experiments.export.export_to(tmp_path / "found.csv")
    lines = (tmp_path / "found.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == header
    result = page.experiments.result(kind)
    numbers = [[float(cell) for cell in line.split(",")[1:]] for line in lines[1:]]
    if kind == "noise":
        assert [row[0] for row in numbers] == result.counts.tolist()
    elif kind == "shift":
        assert numbers == result.accuracies.tolist()
    elif kind == "shuffled":
        assert [row[1] for row in numbers] == result.shuffled_labels.tolist()
    else:
        assert [row[2] for row in numbers] == result.after.ravel().tolist()


def test_that_choices_are_remembered(page, controller, qtbot, tmp_path):
    page.confusion.set_shares(True)
    page.gallery.set_mode("unsure")
    preferences = Preferences(tmp_path)
    page.remember(preferences)
    panel = InputPanel()
    qtbot.addWidget(panel)
    again = ExamineWorkspace(controller, ExampleDesk(controller, panel))
    qtbot.addWidget(again)
    again.restore(preferences)
    assert again.confusion.shares
    assert again.gallery.mode == "unsure"


def test_that_every_control_has_a_name_and_everything_speaks_chinese(page, controller, qtbot):
    settled(page, qtbot, DATA.test)
    run(page, qtbot, "noise")
    languages = Languages(QApplication.instance())
    english = page.experiments.cards["noise"].caption
    try:
        languages.use("zh")
        qtbot.waitUntil(lambda: page.gallery.title.text() == "样本", timeout=5000)
        assert page.accuracy.detail.text().endswith(" / 400 张测试图像")
        assert page.experiments.cards["noise"].caption != english
        assert "噪声" in page.experiments.cards["noise"].caption
        page.grab()
    finally:
        languages.use("en")
    qtbot.waitUntil(lambda: page.experiments.cards["noise"].caption == english, timeout=5000)
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.text() or button.accessibleName(), button.objectName()


def test_that_an_examination_that_took_long_rests_long(page, controller, qtbot, monkeypatch):
    settled(page, qtbot, DATA.test)
    monkeypatch.setattr(examiner_module, "SHARE", 1e-12)
    moments = []
    page.examiner.examined.connect(moments.append)
    controller.send(commands.Play())
    qtbot.waitUntil(lambda: len(moments) == 1, timeout=5000)
    done = controller.snapshot.step_count
    qtbot.waitUntil(lambda: controller.snapshot.step_count > done + 3000, timeout=20_000)
    assert len(moments) == 1
    controller.send(commands.Pause())
    qtbot.waitUntil(lambda: not controller.is_running, timeout=5000)
    settled(page, qtbot, DATA.test)

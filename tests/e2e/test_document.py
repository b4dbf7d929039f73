"""Sessions in the real window: save, open, go on, bring back, autosave, recover; networks out and in."""

from __future__ import annotations

import csv
import errno
import os
import tomllib
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget

from engine import commands
from engine.checkpoint import read_checkpoint, save_checkpoint
from engine.exchange import export_network
from engine.imports import import_network
from engine.network import Network
from engine.training import TrainingConfig, TrainingSession
from gui import autosave
from gui.app_folders import autosave_folder
from gui.application import create_application
from gui.autosave import find_left
from gui.controller import Controller
from gui.main_window import MainWindow
from gui.plots.export import save_picture
from gui.preferences import Preferences
from gui.saved_session import load_session
from tests.gui.pen import ONE, SEVEN, draw
from tests.gui.test_autosave import lock_and_die


@pytest.fixture
def open_window(qtbot, qapp, mnist, tmp_path):
    windows = []

    def make(language="en"):
        create_application([])
        window = MainWindow(
            Controller(load=lambda: mnist), language=language, theme_choice="dark", preferences=Preferences(tmp_path)
        )
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: window.controller.snapshot is not None, timeout=10_000)
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
        window.languages.use("en")


@pytest.fixture
def window(open_window):
    return open_window()


def action(window, name):
    return window.findChild(QAction, name)


def done(window, qtbot, **expected):
    """Wait for a resting snapshot with these values."""
    controller = window.controller
    qtbot.waitUntil(
        lambda: not controller.is_running and all(getattr(controller.snapshot, k) == v for k, v in expected.items()),
        timeout=20_000,
    )
    return controller.snapshot


def step(window, qtbot, count=1):
    before = window.controller.snapshot.step_count
    for _ in range(count):
        action(window, "actionStepMiniBatch").trigger()
    return done(window, qtbot, step_count=before + count)


def save(window, qtbot, path):
    with qtbot.waitSignal(window.document.files.saved, timeout=10_000):
        window.document.files.save(path)


def open_file(window, qtbot, path):
    run = window.controller.snapshot.run
    window.document.files.open(path)
    return done(window, qtbot, run=run + 1)


def told(window, qtbot):
    qtbot.waitUntil(window.banner.isVisible, timeout=10_000)
    return window.banner.text


def test_that_a_saved_session_goes_on_bit_for_bit_in_another_window(open_window, qtbot, tmp_path, mnist):
    window, path = open_window(), tmp_path / "my run 中文 🙂.nudge"
    draw(window.input.pad, SEVEN)
    step(window, qtbot, 3)
    window.controller.send(commands.SetLearningRate(2.5))
    action(window, "actionStepExample").trigger()
    done(window, qtbot, examples_done=1)
    save(window, qtbot, path)
    strokes = window.input.pad.strokes
    window.close()

    other = open_window()
    snapshot = open_file(other, qtbot, path)
    assert (snapshot.step_count, snapshot.examples_done, snapshot.learning_rate) == (3, 1, 2.5)
    assert [stroke.tolist() for stroke in other.input.pad.strokes] == [stroke.tolist() for stroke in strokes]
    assert other.input.bars.answer is not None
    qtbot.waitUntil(lambda: other.train.plots.cost is not None, timeout=10_000)
    steps = [row[1] for row in other.train.plots.cost._table()[1]]
    assert steps == [0, 1, 2, 3]
    step(other, qtbot)
    session = TrainingSession(TrainingConfig(), mnist)
    for _ in range(3):
        session.step_mini_batch()
    session.set_learning_rate(2.5)
    session.step_mini_batch()
    assert other.controller.snapshot.parameters.tobytes() == session.network.parameters.tobytes()


def test_that_the_drawing_comes_back_with_its_undo_history(window, qtbot, tmp_path):
    pad = window.input.pad
    draw(pad, SEVEN)
    draw(pad, ONE)
    pad.undo_action.trigger()
    save(window, qtbot, tmp_path / "a.nudge")
    pad.clear()
    draw(pad, ONE)
    here = pad.strokes
    open_file(window, qtbot, tmp_path / "a.nudge")
    assert len(pad.strokes) == 1
    pad.redo_action.trigger()
    assert len(pad.strokes) == 2
    pad.undo_action.trigger()
    pad.undo_action.trigger()
    assert pad.strokes == ()
    pad.undo_action.trigger()  # beyond what was opened: what was there before it
    assert [stroke.tolist() for stroke in pad.strokes] == [stroke.tolist() for stroke in here]


def test_that_kept_runs_come_along_with_their_names_and_none_comes_twice(open_window, qtbot, tmp_path):
    window = open_window()
    before = step(window, qtbot, 3)
    action(window, "actionReset").trigger()
    done(window, qtbot, step_count=0)
    shelf = window.controller.runs
    (kept,) = shelf.kept
    shelf.rename(kept.number, "first try 中文")
    shelf.show(kept.number, False)
    step(window, qtbot, 2)
    save(window, qtbot, tmp_path / "a.nudge")
    open_file(window, qtbot, tmp_path / "a.nudge")
    assert [run.name for run in shelf.kept].count("first try 中文") == 1
    window.close()

    other = open_window()
    open_file(other, qtbot, tmp_path / "a.nudge")
    (run,) = other.controller.runs.kept
    assert (run.name, run.visible) == ("first try 中文", False)
    assert run.record.state.parameters.tobytes() == before.parameters.tobytes()
    assert run.record.log.steps.tolist() == [1, 2, 3]
    assert [moment.step_count for moment in run.record.timeline.moments] == [0, 1, 2, 3]
    number = other.controller.snapshot.run
    other.controller.take_up(other.controller.runs.kept_run(run.number))
    back = done(other, qtbot, run=number + 1)
    assert (back.step_count, back.parameters.tobytes()) == (3, before.parameters.tobytes())


def test_that_a_damaged_kept_run_is_told(window, qtbot, tmp_path):
    step(window, qtbot)
    action(window, "actionReset").trigger()
    done(window, qtbot, step_count=0)
    session = window.document.files.session()
    attachments = session.attachments()
    attachments["runs"][0]["timeline"]["parameters"] = np.zeros((1, 3), np.float32)
    save_checkpoint(tmp_path / "bad.nudge", session.run.state, attachments)
    window.document.files.open(tmp_path / "bad.nudge")
    assert "bad.nudge is damaged" in told(window, qtbot)


def test_that_the_title_shows_what_is_unsaved(window, qtbot, tmp_path):
    assert not window.isWindowModified()
    step(window, qtbot)
    assert window.isWindowModified()
    save(window, qtbot, tmp_path / "a.nudge")
    assert not window.isWindowModified()
    assert window.windowTitle() == "a.nudge[*] – Nudge"
    draw(window.input.pad, SEVEN)
    assert window.isWindowModified()
    window.input.pad.undo_action.trigger()
    assert not window.isWindowModified()
    action(window, "actionNewWeights").trigger()
    qtbot.waitUntil(window.isWindowModified, timeout=5_000)


def test_that_renaming_and_deleting_runs_is_unsaved_until_it_is_saved_or_undone(window, qtbot, tmp_path):
    shelf = window.controller.runs
    step(window, qtbot, 3)
    action(window, "actionReset").trigger()
    done(window, qtbot, step_count=0)
    assert window.isWindowModified(), "the run kept is in no file"
    step(window, qtbot)
    save(window, qtbot, tmp_path / "a.nudge")
    assert not window.isWindowModified()
    number = shelf.kept[0].number
    for change in (lambda: shelf.rename(number, "steep"), lambda: shelf.rename(shelf.current.number, "flat")):
        change()
        assert window.isWindowModified()
        save(window, qtbot, tmp_path / "a.nudge")
        assert not window.isWindowModified()
    shelf.delete(number)
    assert window.isWindowModified()
    shelf.undo_delete()
    assert not window.isWindowModified()


def test_that_the_run_at_hand_comes_back_with_its_name_and_nothing_is_unsaved_then(open_window, qtbot, tmp_path):
    window = open_window()
    step(window, qtbot)
    window.controller.runs.rename(window.controller.runs.current.number, "平缓")
    save(window, qtbot, tmp_path / "a.nudge")
    window.close()
    other = open_window()
    other.controller.runs.rename(other.controller.runs.current.number, "mine")
    open_file(other, qtbot, tmp_path / "a.nudge")
    assert other.controller.runs.current.name == "平缓"
    assert not other.isWindowModified()


def test_that_opening_a_file_over_an_unsaved_run_leaves_that_run_unsaved(window, qtbot, tmp_path):
    step(window, qtbot)
    save(window, qtbot, tmp_path / "a.nudge")
    step(window, qtbot)
    open_file(window, qtbot, tmp_path / "a.nudge")
    assert [run.record.state.step_count for run in window.controller.runs.kept] == [2]
    assert window.isWindowModified(), "the second step is in no file"
    save(window, qtbot, tmp_path / "a.nudge")
    open_file(window, qtbot, tmp_path / "a.nudge")
    assert not window.isWindowModified()


def test_that_closing_after_a_reset_keeps_the_run_for_the_next_start(open_window, qtbot):
    window = open_window()
    step(window, qtbot, 2)
    action(window, "actionReset").trigger()
    done(window, qtbot, step_count=0)
    window.close()
    (session,) = left()
    kept = load_session(session.path).others
    assert [run.record.state.step_count for run in kept] == [2]


@pytest.mark.parametrize("name", [7, "x" * 200, None])
def test_that_a_name_that_is_none_is_told(window, qtbot, tmp_path, name):
    step(window, qtbot)
    session = window.document.files.session()
    save_checkpoint(tmp_path / "bad.nudge", session.run.state, session.attachments() | {"name": name})
    window.document.files.open(tmp_path / "bad.nudge")
    assert "bad.nudge is damaged" in told(window, qtbot)


def test_that_save_as_asks_and_save_then_does_not(window, qtbot, tmp_path):
    step(window, qtbot)
    action(window, "actionSave").trigger()
    dialog = window.findChild(QFileDialog, "fileDialog")
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    with qtbot.waitSignal(window.document.files.saved, timeout=10_000):
        dialog.fileSelected.emit(str(tmp_path / "a.nudge"))
        dialog.reject()
    first = (tmp_path / "a.nudge").read_bytes()
    step(window, qtbot)
    with qtbot.waitSignal(window.document.files.saved, timeout=10_000):
        action(window, "actionSave").trigger()
    assert (tmp_path / "a.nudge").read_bytes() != first
    assert "Saved a.nudge" in window.status.text()


def test_that_a_name_without_a_suffix_gets_that_of_the_filter(window):
    action(window, "actionExportWeights").trigger()
    dialog = window.findChild(QFileDialog, "fileDialog")
    for name_filter in dialog.nameFilters():
        dialog.filterSelected.emit(name_filter)
        assert f"*.{dialog.defaultSuffix()})" in name_filter
    dialog.reject()


def test_that_a_reset_can_be_undone_exactly(window, qtbot):
    bring_back = action(window, "actionBringBack")
    assert not bring_back.isEnabled()
    before = step(window, qtbot, 4)
    action(window, "actionReset").trigger()
    done(window, qtbot, step_count=0)
    qtbot.waitUntil(bring_back.isEnabled, timeout=5_000)
    assert "The run of 4 steps made room" in window.status.text()
    bring_back.trigger()
    after = done(window, qtbot, step_count=4)
    assert after.parameters.tobytes() == before.parameters.tobytes()
    qtbot.waitUntil(lambda: window.train.plots.cost is not None, timeout=10_000)
    assert [row[1] for row in window.train.plots.cost._table()[1]] == [0, 1, 2, 3, 4]


def test_that_recent_files_are_listed_newest_first(window, qtbot, tmp_path):
    for name in ("a & b.nudge", "c.nudge", "gone.nudge", "a & b.nudge"):
        save(window, qtbot, tmp_path / name)
    (tmp_path / "gone.nudge").unlink()
    window.document.fill_recent_menu()
    actions = window.document.recent_menu.actions()
    assert [Path(entry.data()).name for entry in actions] == ["a & b.nudge", "c.nudge"]
    assert actions[0].text() == "&1  a && b.nudge"
    run = window.controller.snapshot.run
    actions[1].trigger()
    done(window, qtbot, run=run + 1)
    assert window.document.files.path == tmp_path / "c.nudge"


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00" * 100])
def test_that_a_file_that_is_no_session_changes_nothing(window, qtbot, tmp_path, content):
    before = step(window, qtbot)
    path = tmp_path / "bad.nudge"
    path.write_bytes(content)
    window.document.files.open(path)
    assert "bad.nudge" in told(window, qtbot)
    snapshot = window.controller.snapshot
    assert (snapshot.run, snapshot.step_count) == (before.run, 1)
    assert window.document.files.path is None


def test_that_a_run_on_other_images_is_refused_in_words(window, qtbot, tmp_path):
    state = TrainingSession(TrainingConfig(), window.controller.data).state()
    small = TrainingConfig(layer_sizes=(6, 4))
    other = type(state)(small, small.new_network().parameters, 0, 0, 4.0)
    save_checkpoint(tmp_path / "small.nudge", other)
    window.document.files.open(tmp_path / "small.nudge")
    assert "takes 6 pixels and tells 4 classes apart" in told(window, qtbot)


def test_that_a_run_on_other_data_of_the_same_size_is_told(window, qtbot, tmp_path):
    session = window.document.files.session()
    attachments = session.attachments()
    attachments["data"]["name"], attachments["data"]["digest"] = "Other", "123"
    save_checkpoint(tmp_path / "other.nudge", session.run.state, attachments)
    open_file(window, qtbot, tmp_path / "other.nudge")
    assert "learned from Other; the data now loaded is MNIST" in told(window, qtbot)


def test_that_a_full_disk_is_told_the_old_file_stays_and_training_goes_on(window, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "a.nudge"
    save(window, qtbot, path)
    old = path.read_bytes()
    action(window, "actionPlayPause").trigger()
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count > 5, timeout=10_000)

    def full(descriptor, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("engine.atomic_file.os.write", full)
        window.document.files.save(path)
        text = told(window, qtbot)
    assert "a.nudge could not be written: the disk is full. What was there before is unchanged" in text
    assert path.read_bytes() == old
    assert os.listdir(tmp_path).count("a.nudge") == 1
    reached = window.controller.snapshot.step_count
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count > reached, timeout=10_000)
    assert window.isWindowModified()


def test_that_what_could_not_be_saved_stays_unsaved(window, qtbot, tmp_path):
    step(window, qtbot)
    window.document.files.save(tmp_path / "no folder" / "a.nudge")
    assert "the file or its folder is not there" in told(window, qtbot)
    assert window.document.files.modified
    assert window.isWindowModified()
    assert window.document.files.path is None


def test_that_faults_are_told_in_chinese_too(open_window, qtbot, tmp_path):
    window = open_window("zh")
    window.document.files.open(tmp_path / "nowhere.nudge")
    assert told(window, qtbot) == "无法读取 nowhere.nudge：文件或所在的文件夹不存在。请检查它是否存在、是否允许读取。"


# Autosave


def left():
    return find_left(autosave_folder())


def test_that_an_epoch_is_saved_by_itself_and_offered_after_a_crash(open_window, qtbot, monkeypatch):
    window = open_window()
    draw(window.input.pad, SEVEN)
    action(window, "actionStepEpoch").trigger()
    snapshot = done(window, qtbot, epoch=1)
    qtbot.waitUntil(lambda: bool(list(autosave_folder().glob("*.nudge"))), timeout=10_000)
    qtbot.waitUntil(lambda: not window.document.files._autosave._busy, timeout=10_000)
    assert left() == []  # the window is still open
    assert window.controller.close()  # the process dies: nothing more is written, the lock stays
    window.document.files._timer.stop()
    window.document.files._autosave._lock.unlock()
    lock_and_die(autosave_folder() / f"{window.document.files._autosave._id}.lock")

    other = open_window()
    assert "did not end properly" in told(other, qtbot)
    assert not other.isWindowModified()
    run = other.controller.snapshot.run
    qtbot.mouseClick(other.findChild(QWidget, "bannerAction"), Qt.MouseButton.LeftButton)
    back = done(other, qtbot, run=run + 1)
    assert back.step_count == snapshot.step_count
    assert back.parameters.tobytes() == snapshot.parameters.tobytes()
    assert len(other.input.pad.strokes) == 1
    assert other.isWindowModified()
    assert other.document.files.path is None
    assert not other.banner.isVisible()
    window.document.files._autosave._lock = None


def test_that_closing_keeps_what_is_unsaved_for_the_next_start_without_a_banner(open_window, qtbot):
    window = open_window()
    step(window, qtbot, 2)
    window.close()
    other = open_window()
    qtbot.waitUntil(lambda: len(other.document.files.left) == 1, timeout=10_000)
    assert not other.banner.isVisible()
    other.document.fill_recent_menu()
    (entry,) = other.document.recent_menu.actions()
    assert entry.text().startswith("Not saved, left ")
    run = other.controller.snapshot.run
    entry.trigger()
    assert done(other, qtbot, run=run + 1).step_count == 2


def test_that_closing_with_everything_saved_leaves_nothing(window, qtbot, tmp_path):
    step(window, qtbot)
    save(window, qtbot, tmp_path / "a.nudge")
    window.close()
    assert left() == []
    assert list(autosave_folder().glob("*")) == []


def test_that_a_save_under_way_is_finished_before_the_window_closes(window, qtbot, tmp_path):
    step(window, qtbot)
    window.document.files.save(tmp_path / "a.nudge")
    window.close()
    assert load_session(tmp_path / "a.nudge").run.state.step_count == 1


def test_that_the_run_before_a_reset_is_saved_by_itself(window, qtbot):
    step(window, qtbot, 3)
    action(window, "actionReset").trigger()
    done(window, qtbot, step_count=0)
    qtbot.waitUntil(lambda: bool(list(autosave_folder().glob("*.nudge"))), timeout=10_000)
    (path,) = autosave_folder().glob("*.nudge")
    assert load_session(path).run.state.step_count == 3
    assert load_session(path).run.log.steps.tolist() == [1, 2, 3]


def test_that_a_long_run_is_saved_every_minute(window, qtbot, monkeypatch):
    step(window, qtbot)
    window.document.files._look()
    assert not list(autosave_folder().glob("*.nudge"))  # not a minute yet
    monkeypatch.setattr(autosave, "INTERVAL", 0.0)
    window.document.files._look()
    qtbot.waitUntil(lambda: bool(list(autosave_folder().glob("*.nudge"))), timeout=10_000)


def test_that_a_home_that_cannot_be_written_stops_nothing(open_window, qtbot, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("NUDGE_DATA_FOLDER", str(blocked))
    window = open_window()
    step(window, qtbot)
    action(window, "actionReset").trigger()
    assert "Nothing is saved automatically" in told(window, qtbot)
    step(window, qtbot)
    assert window.close()


def test_that_runs_are_saved_by_themselves_again_once_there_is_room(window, qtbot, monkeypatch):
    files = window.document.files
    failures = []
    files.autosave_failed.connect(failures.append)
    step(window, qtbot)
    monkeypatch.setattr(autosave, "INTERVAL", 0.0)

    def full(descriptor, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("engine.atomic_file.os.write", full)
        for number in (1, 2):
            files._look()
            qtbot.waitUntil(lambda number=number: files._autosave._number == number and not files._autosave._busy)
    assert files._autosave.fails
    assert "the disk is full" in told(window, qtbot)
    assert len(failures) == 1, "said once"
    files._look()
    qtbot.waitUntil(lambda: bool(list(autosave_folder().glob("*.nudge"))), timeout=10_000)
    qtbot.waitUntil(lambda: not files._autosave.fails)


# Exchange


def test_that_networks_leave_and_come_back_with_their_conventions_told(window, qtbot, tmp_path):
    step(window, qtbot, 2)
    parameters = window.controller.snapshot.parameters.copy()
    for suffix in ("safetensors", "npz", "json", "onnx"):
        if suffix == "onnx":
            pytest.importorskip("onnx")
        path = tmp_path / f"network.{suffix}"
        with qtbot.waitSignal(window.document.exchange.exported, timeout=20_000):
            window.document.exchange.export_network(path)
        if suffix != "onnx":
            assert import_network(path).network.parameters.tobytes() == parameters.tobytes()
    action(window, "actionReset").trigger()
    run = done(window, qtbot, step_count=0).run
    window.document.exchange.import_network(tmp_path / "network.json")
    snapshot = done(window, qtbot, run=run + 1)
    assert snapshot.parameters.tobytes() == parameters.tobytes()
    assert (snapshot.step_count, snapshot.config.activation) == (0, "sigmoid")
    assert told(window, qtbot) == (
        "network.json: 784–16–16–10, sigmoid neurons. A new run begins with it. "
        "The book's cost has a ½: its η = 3 is 1.5 here."
    )
    step(window, qtbot)


def test_that_a_network_of_another_kind_begins_a_run_of_its_kind(window, qtbot, tmp_path):
    made = Network((784, 12, 10), rng=np.random.default_rng(1), activation="relu", cost="cross_entropy")
    export_network(made, tmp_path / "n.npz")
    window.document.exchange.import_network(tmp_path / "n.npz")
    snapshot = done(window, qtbot, run=1)
    assert snapshot.config.layer_sizes == (784, 12, 10)
    assert (snapshot.config.activation, snapshot.config.cost, snapshot.learning_rate) == ("relu", "cross_entropy", 0.2)


def test_that_a_network_for_other_images_is_refused(window, qtbot, tmp_path):
    export_network(Network((6, 4), rng=np.random.default_rng(1)), tmp_path / "n.npz")
    window.document.exchange.import_network(tmp_path / "n.npz")
    assert "n.npz takes 6 pixels" in told(window, qtbot)
    assert window.controller.snapshot.run == 0


def test_that_the_training_log_is_a_table(window, qtbot, tmp_path):
    step(window, qtbot, 3)
    with qtbot.waitSignal(window.document.exchange.exported, timeout=10_000):
        window.document.exchange.export_log(tmp_path / "log.csv")
    with (tmp_path / "log.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["step"] for row in rows] == ["0", "1", "2", "3"]
    assert float(rows[3]["mini_batch_cost"]) == window.controller.snapshot.cost
    norms = [float(rows[3][f"gradient_norm_{layer}"]) for layer in (1, 2, 3)]
    assert norms == pytest.approx(window.controller.snapshot.gradient_norms.tolist())
    assert float(rows[0]["test_accuracy"]) == window.controller.snapshot.test.accuracy


def test_that_the_settings_are_text_that_programs_can_read(window, qtbot, tmp_path):
    window.controller.send(commands.SetLearningRate(0.03))
    qtbot.waitUntil(lambda: len(window.controller.snapshot.events) == 1, timeout=5_000)
    window.document.exchange.export_settings(tmp_path / "settings.toml")
    settings = tomllib.loads((tmp_path / "settings.toml").read_text(encoding="utf-8"))
    assert settings["layer_sizes"] == [784, 16, 16, 10]
    assert settings["events"] == [{"step": 0, "learning_rate": 0.03}]
    assert settings["data"]["digest"] == window.controller.data.digest
    action(window, "actionCopySettings").trigger()
    assert tomllib.loads(QGuiApplication.clipboard().text()) == settings


def test_that_pictures_leave_as_pdf_and_through_the_clipboard(window, qtbot, tmp_path):
    qtbot.waitUntil(lambda: window.train.plots.cost is not None, timeout=10_000)
    plot = window.train.plots.cost
    plot.export_to(tmp_path / "cost.pdf")
    save_picture(window.train.network.diagram, tmp_path / "network.pdf")
    for name in ("cost.pdf", "network.pdf"):
        content = (tmp_path / name).read_bytes()
        assert content.startswith(b"%PDF-")
        assert len(content) > 5_000
    plot._menu.actions()[-1].trigger()
    image = QGuiApplication.clipboard().image()
    assert image.size() == 2 * (plot.body.size() + QSize(24, 24))  # with a margin around
    action(window, "actionCopyNetwork").trigger()
    assert QGuiApplication.clipboard().image().width() == 2 * (window.train.network.diagram.width() + 24)


def test_that_the_about_box_offers_the_report_of_the_last_fault(window, qtbot):
    window.document.last_report = "Fatal Python error: Segmentation fault"
    action(window, "actionAbout").trigger()
    about = window.findChild(QWidget, "aboutDialog")
    copy = about.findChild(QAbstractButton, "copyVersions")
    assert copy.text() == "Copy report"
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "Segmentation fault" in text
    assert "numpy" in text
    about.close()


def test_that_any_reader_sees_what_a_session_holds(window, qtbot, tmp_path):
    step(window, qtbot)
    save(window, qtbot, tmp_path / "a.nudge")
    parts = read_checkpoint(tmp_path / "a.nudge").attachments
    assert set(parts) == {"log", "drawing", "data", "saved", "timeline", "runs", "name"}
    assert parts["data"]["digest"] == window.controller.data.digest
    assert parts["saved"]["program"].startswith("Nudge ")


def test_that_the_banner_of_an_offer_is_not_that_of_a_fault(window):
    window.banner.tell("Something", offer=True)
    assert window.banner.property("banner") == "offer"
    window.banner.tell("Something bad")
    assert window.banner.property("banner") == "true"
    assert window.banner.findChild(QLabel).text() == "Something bad"

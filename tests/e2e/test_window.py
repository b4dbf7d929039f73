"""The real window on real MNIST: draw, predict, play, pause, step, reset, switch, export, close."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
import weakref
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAction, QFont, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QSlider,
    QTableView,
    QToolButton,
    QWidget,
)

from engine import commands
from engine.handwriting import image_from_strokes
from engine.training import PRESETS, TrainingConfig, replay
from gui import theme
from gui.application import FaultReporter, create_application
from gui.controller import Controller
from gui.main_window import MainWindow
from tests.gui.pen import ONE, SEVEN, draw

ROOT = Path(__file__).resolve().parents[2]


def action(window, name):
    return window.findChild(QAction, name)


def steps(window):
    return window.controller.snapshot.step_count


def train(window, qtbot, at_least):
    action(window, "actionPlayPause").trigger()
    qtbot.waitUntil(lambda: steps(window) >= at_least, timeout=20_000)
    action(window, "actionPlayPause").trigger()
    qtbot.waitUntil(lambda: not window.controller.is_running, timeout=5_000)


def test_that_named_parts_are_there_from_the_start(qtbot, mnist, settings_folder):
    create_application([])
    window = MainWindow(Controller(load=lambda: mnist))
    qtbot.addWidget(window)
    for name in ("drawingPad", "predictionBars", "networkDiagram", "costPlot", "gradientPlot"):
        assert window.findChild(QWidget, name), name
    for name in ("actionPlayPause", "actionStepExample", "actionStepMiniBatch", "actionStepEpoch", "actionReset",
                 "actionClearPad", "actionUndoStroke"):  # fmt: skip
        assert action(window, name), name
    window.close()


def test_that_a_drawn_digit_is_answered_in_the_same_frame(window):
    pad, bars = window.findChild(QWidget, "drawingPad"), window.findChild(QWidget, "predictionBars")
    draw(pad, SEVEN)
    x = image_from_strokes(pad.strokes).astype(np.float64).reshape(1, -1)
    expected = window.controller.snapshot.network(np.float64).feedforward(x)[0]
    assert bars.activations == pytest.approx(expected, abs=1e-12)
    assert window.input.seen.image == pytest.approx(x.reshape(28, 28))
    draw(pad, ONE)
    assert bars.activations != pytest.approx(expected, abs=1e-6)


def test_that_the_prediction_of_a_drawing_follows_the_training(window, qtbot):
    draw(window.findChild(QWidget, "drawingPad"), SEVEN)
    train(window, qtbot, 300)
    bars = window.input.bars
    assert bars.answer == "7"
    x = window.controller.example.x.reshape(1, -1)
    assert bars.activations == pytest.approx(window.controller.snapshot.network().feedforward(x)[0], abs=1e-12)


def test_that_space_plays_and_pauses_wherever_no_control_needs_it(window, qtbot):
    window.input.pad.setFocus()
    qtbot.keyClick(window.input.pad, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.controller.is_running, timeout=5_000)
    assert action(window, "actionPlayPause").iconText().strip() == "Pause"
    qtbot.keyClick(window.input.pad, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.controller.is_running, timeout=5_000)
    assert action(window, "actionPlayPause").iconText().strip() == "Play"


def test_that_space_presses_the_button_that_has_the_focus(window, qtbot):
    button = next(b for b in window.findChildren(QToolButton) if b.defaultAction() is window.actions_.modes["signal"])
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window.train.network.diagram.mode == "signal"
    assert not window.controller.is_running


def test_that_a_table_keeps_the_keys_that_turn_its_pages(window, qtbot):
    window.pages.open("gradient")
    table = window.findChild(QTableView, "gradientTable")
    qtbot.waitUntil(lambda: table.model().rowCount() == 13_002, timeout=10_000)
    table.setFocus()
    table.selectRow(0)
    before = window.controller.example
    qtbot.keyClick(table, Qt.Key.Key_PageDown)
    assert table.currentIndex().row() > 5
    assert window.controller.example is before
    window.input.pad.setFocus()
    qtbot.keyClick(window.input.pad, Qt.Key.Key_PageDown)
    assert window.controller.example.index == before.index + 1


def test_that_every_tab_stays_whole_when_the_language_changes(window, qtbot):
    tabs = window.pages.tabs
    for language in ("zh", "en", "zh", "en"):
        window.languages.use(language)
        QApplication.processEvents()
        assert tabs.width() >= tabs.sizeHint().width()


def test_that_each_step_goes_exactly_as_far_as_it_says(window, qtbot):
    action(window, "actionStepMiniBatch").trigger()
    qtbot.waitUntil(lambda: steps(window) == 1, timeout=5_000)
    action(window, "actionStepExample").trigger()
    qtbot.waitUntil(lambda: window.controller.snapshot.examples_done == 1, timeout=5_000)
    assert window.controller.example.source == "train"
    assert steps(window) == 1
    action(window, "actionStepEpoch").trigger()
    qtbot.waitUntil(lambda: window.controller.snapshot.epoch == 1 and not window.controller.is_running, timeout=10_000)
    assert steps(window) == 600
    assert window.controller.snapshot.test.accuracy > 0.85


def test_that_reset_brings_the_first_weights_back_and_new_weights_others(window, qtbot):
    first = window.controller.snapshot.parameters.copy()
    train(window, qtbot, 20)
    assert not np.array_equal(window.controller.snapshot.parameters, first)
    action(window, "actionReset").trigger()
    qtbot.waitUntil(lambda: steps(window) == 0, timeout=5_000)
    assert np.array_equal(window.controller.snapshot.parameters, first)
    action(window, "actionNewWeights").trigger()
    qtbot.waitUntil(lambda: window.controller.snapshot.config.seed == 1, timeout=5_000)
    assert not np.array_equal(window.controller.snapshot.parameters, first)


def test_that_plots_get_every_step_of_the_run_and_are_emptied_by_reset(window, qtbot):
    train(window, qtbot, 50)
    plots = window.train.plots
    qtbot.waitUntil(lambda: len(plots.cost.curves.costs) == steps(window), timeout=5_000)
    assert plots.cost.curves.costs.visible()[0].tolist() == list(range(1, steps(window) + 1))
    assert plots.gradient._norms[2].last[1] == pytest.approx(window.controller.snapshot.gradient_norms[2], rel=1e-6)
    action(window, "actionReset").trigger()
    qtbot.waitUntil(lambda: len(plots.cost.curves.costs) == 0, timeout=5_000)


def test_that_the_diagram_and_the_bars_agree_while_training(window, qtbot):
    shown = []
    window.train.state_shown.connect(lambda state: shown.append((state, window.input.bars.activations)))
    train(window, qtbot, 3_000)
    assert len(shown) > 3
    for state, activations in shown:
        assert state.activations(3) == pytest.approx(activations)
    assert window.train.network.diagram.state is window.desk.state


def test_that_examples_can_be_walked_through(window, qtbot):
    walker = window.input.walker
    assert (window.controller.example.source, window.controller.example.index) == ("test", 0)
    action(window, "actionNextExample").trigger()
    assert window.controller.example.index == 1
    action(window, "actionPreviousExample").trigger()
    action(window, "actionPreviousExample").trigger()
    assert window.controller.example.index == 9_999
    number = window.findChild(QAbstractSpinBox, "exampleNumber")
    number.setValue(17)
    assert window.controller.example.index == 17
    assert window.controller.example.desired == window.controller.data.test.labels[17]
    assert "label: 7" in {label.text() for label in walker.findChildren(QLabel)}
    action(window, "actionRandomExample").trigger()
    assert window.controller.example.source == "test"


def test_that_nudges_of_a_drawing_wait_until_its_digit_is_said(window, qtbot):
    draw(window.input.pad, SEVEN)
    window.actions_.modes["nudge"].trigger()
    assert window.train.network.question.isVisible()
    assert not window.desk.state.can_show("nudge")
    qtbot.keyClick(window, Qt.Key.Key_7)
    assert window.desk.state.desired == 7
    assert window.desk.state.can_show("nudge")
    window.input.pad.clear()
    assert window.controller.example.source == "nothing"
    assert not window.train.network.question.isVisible()
    assert window.input.bars.answer is None


def test_that_training_stops_after_so_many_epochs(window, qtbot):
    field = window.findChild(QAbstractSpinBox, "stopAfter")
    field.setValue(1)
    action(window, "actionPlayPause").trigger()
    qtbot.waitUntil(lambda: steps(window) == 600 and not window.controller.is_running, timeout=20_000)
    qtbot.waitUntil(lambda: field.value() == 0, timeout=5_000)


def test_that_slow_motion_follows_the_slider(window, qtbot):
    window.findChild(QSlider, "speedSlider").setValue(0)
    action(window, "actionPlayPause").trigger()
    qtbot.waitUntil(lambda: window.controller.is_running and steps(window) == 1, timeout=5_000)
    action(window, "actionPlayPause").trigger()
    qtbot.waitUntil(lambda: not window.controller.is_running, timeout=900)
    assert steps(window) <= 2


def test_that_the_learning_rate_acts_at_once_and_the_rest_with_a_new_run(window, qtbot):
    window.actions_.settings.setChecked(True)
    window.findChild(QAbstractSpinBox, "learningRate").setValue(0.5)
    qtbot.waitUntil(lambda: window.controller.snapshot.learning_rate == 0.5, timeout=5_000)
    assert window.controller.snapshot.run == 0
    hidden = window.findChild(QLineEdit, "hiddenLayers")
    hidden.clear()
    qtbot.keyClicks(hidden, "20, 12")
    assert window.controller.snapshot.config.layer_sizes == (784, 16, 16, 10)
    begin = window.findChild(QAbstractButton, "beginRun")
    qtbot.waitUntil(lambda: begin.height() > 10, timeout=5_000)
    qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.controller.snapshot.run == 1, timeout=5_000)
    assert window.controller.snapshot.config.layer_sizes == (784, 20, 12, 10)
    assert window.controller.snapshot.config.learning_rate == 0.5
    assert len(window.train.plots.gradient.curves) == 3


def test_that_settings_being_edited_outlive_a_reset(window, qtbot):
    window.actions_.settings.setChecked(True)
    hidden = window.findChild(QLineEdit, "hiddenLayers")
    hidden.clear()
    qtbot.keyClicks(hidden, "32")
    action(window, "actionNewWeights").trigger()
    qtbot.waitUntil(lambda: window.controller.snapshot.run == 1, timeout=5_000)
    assert hidden.text() == "32"


@pytest.mark.parametrize("text", ["16,,0", "abc", "1,2,3,4,5,6,7,8,9", "-3", "99999", "10000, 10000"])
def test_that_settings_that_make_no_sense_cannot_begin_a_run(window, text):
    window.actions_.settings.setChecked(True)
    hidden = window.findChild(QLineEdit, "hiddenLayers")
    hidden.setText(text)
    hidden.textEdited.emit(text)
    assert not window.findChild(QAbstractButton, "beginRun").isEnabled()
    assert any(label.property("role") == "failed" for label in window.train.plots.settings.findChildren(QLabel))


def test_that_numbers_are_read_alike_in_every_locale(window):
    for field in window.findChildren(QAbstractSpinBox):
        assert field.locale().decimalPoint() == ".", field.objectName()


def test_that_the_preset_is_the_best_network_known(window, qtbot):
    window.actions_.settings.setChecked(True)
    presets = window.findChild(QComboBox, "presets")
    presets.setCurrentIndex(presets.findData("best"))
    presets.activated.emit(presets.currentIndex())
    begin = window.findChild(QAbstractButton, "beginRun")
    qtbot.waitUntil(lambda: begin.height() > 10, timeout=5_000)
    qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.controller.snapshot.run == 1, timeout=5_000)
    config = window.controller.snapshot.config
    assert config == PRESETS["best"]


def test_that_a_failure_is_told_and_reset_leads_on(window, qtbot):
    window.controller.send(commands.SetLearningRate(1e6))
    action(window, "actionPlayPause").trigger()
    qtbot.waitUntil(window.banner.isVisible, timeout=10_000)
    assert "1e+06" in window.banner.text
    snapshot = window.controller.snapshot
    assert snapshot.is_set_back
    good = snapshot.failure.diverged.good_step
    assert f"back at its weights of step {good}" in window.banner.text
    assert np.array_equal(
        snapshot.parameters, replay(snapshot.config, window.controller.data, (), good).network.parameters
    )
    window.pages.open("backprop")
    assert window.findChild(QLabel, "lessonMoment").text() == f"step {snapshot.step_count}, last good weights"
    button = window.findChild(QToolButton, "bannerAction")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.banner.isVisible(), timeout=5_000)
    assert steps(window) == 0
    assert window.controller.snapshot.learning_rate == TrainingConfig().learning_rate


def test_that_a_network_that_does_not_learn_is_told(window, qtbot):
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=(784, 100, 10))))
    action(window, "actionStepEpoch").trigger()
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    assert "still only guesses" in window.banner.text
    assert "almost saturated" in window.banner.text
    assert "try 1." in window.banner.text
    action(window, "actionReset").trigger()
    qtbot.waitUntil(lambda: not window.banner.isVisible(), timeout=5_000)


def test_that_few_large_steps_are_not_taken_for_saturated_neurons(window, qtbot):
    window.controller.send(commands.NewConfig(TrainingConfig(mini_batch_size=20_000)))
    action(window, "actionStepEpoch").trigger()
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    assert "an epoch of 3 steps" in window.banner.text
    assert "not saturated" in window.banner.text
    assert "reset" not in window.banner.text
    assert not window.findChild(QToolButton, "bannerAction").isVisible()


def visible_texts(window):
    labels = [label for label in window.findChildren(QLabel) if label.isVisible()]
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    return [widget.text() for widget in (*labels, *buttons) if widget.text()]


def test_that_the_language_switches_live_and_back(window, qtbot):
    window.actions_.settings.setChecked(True)
    qtbot.waitUntil(lambda: any("training set" in text for text in visible_texts(window)), timeout=20_000)
    english = visible_texts(window)
    action(window, "actionLanguageZh").trigger()
    qtbot.waitUntil(lambda: window.windowTitle() == "Nudge[*]：反向传播究竟做了什么", timeout=5_000)
    chinese = visible_texts(window)
    assert sum(any("一" <= c <= "鿿" for c in text) for text in chinese) > 25
    kept = {"Nudge", "English", "中文", "−∇C", "784–16–16–10"}
    untranslated = [text for text in chinese if text in english and text not in kept and any(c.isalpha() for c in text)]
    assert all(len(text) < 14 or "W1, b1" in text for text in untranslated), untranslated
    action(window, "actionLanguageEn").trigger()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Nudge[*]: "), timeout=5_000)
    assert visible_texts(window) == english


def test_that_no_sign_is_missing_from_the_fonts_in_chinese(window, qtbot):
    action(window, "actionLanguageZh").trigger()
    qtbot.waitUntil(lambda: "反" in window.windowTitle(), timeout=5_000)
    texts = "".join(visible_texts(window))
    layout = QTextLayout(texts.replace("<", " "), QFont(window.font()))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert not any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def test_that_themes_switch_live_and_every_widget_follows(window, qtbot):
    window.use_theme("light")
    light = window.grab().toImage()
    assert light.pixelColor(3, 60).lightness() > 200
    assert window.train.plots.cost.plot.backgroundBrush().color().name() == theme.LIGHT.well
    window.use_theme("dark")
    assert window.grab().toImage().pixelColor(3, 60).lightness() < 60


def test_that_choices_are_remembered(window, qtbot, mnist):
    action(window, "actionLanguageZh").trigger()
    window.use_theme("light")
    window.input.pen.setValue(12)
    window.actions_.modes["signal"].trigger()
    window.findChild(QSlider, "speedSlider").setValue(10)
    window.train.plots.settings.config_requested.emit(TrainingConfig(layer_sizes=(784, 12, 10), seed=5))
    window.close()
    again = MainWindow(seed=3)
    qtbot.addWidget(again)
    assert again.controller.first_config == TrainingConfig(layer_sizes=(784, 12, 10), seed=3)
    assert again.languages.current == "zh"
    assert theme.current().name == "light"
    assert again.input.pen.value() == 12
    assert again.train.network.diagram.mode == "signal"
    assert again.findChild(QSlider, "speedSlider").value() == 10
    again.close()
    again.languages.use("en")


def test_that_a_damaged_settings_file_does_no_harm(qtbot, mnist, settings_folder):
    create_application([])
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Nudge", "Nudge")
    for key in (
        "language",
        "theme",
        "speed",
        "pen",
        "geometry",
        "columns",
        "mode",
        "all_edges",
        "hint_done",
        "training",
    ):
        settings.setValue(key, "rubbish")
    settings.sync()
    window = MainWindow(Controller(load=lambda: mnist))
    qtbot.addWidget(window)
    assert window.languages.current in ("en", "zh")
    assert window.train.network.diagram.mode == "weights"
    window.close()
    window.languages.use("en")


def test_that_a_system_without_chinese_fonts_is_told_what_to_install(window, qtbot, monkeypatch):
    monkeypatch.setattr("gui.main_window.can_show_chinese", lambda font: False)
    action(window, "actionLanguageZh").trigger()
    qtbot.waitUntil(window.banner.isVisible, timeout=5_000)
    assert "fonts-noto-cjk" in window.banner.text


def test_that_a_font_without_a_sign_is_noticed(qapp):
    from gui.languages import _some_font_has

    assert _some_font_has("反")
    assert not _some_font_has("\U0001339f"), "an Egyptian hieroglyph, which no font here has"


def test_that_the_hint_is_shown_until_the_first_training(window, qtbot):
    hint = window.train.network.hint
    assert hint.isVisible()
    assert "Space" in hint.text()
    train(window, qtbot, 5)
    assert not hint.isVisible()


def test_that_the_hint_goes_when_the_network_learns_behind_another_page(window, qtbot):
    window.pages.open("backprop")
    train(window, qtbot, 1)
    window.pages.open("train")
    assert not window.train.network.hint.isVisible()


def test_that_charts_and_network_can_be_exported(window, qtbot, tmp_path):
    from gui.plots.export import save_picture

    train(window, qtbot, 20)
    for suffix in ("png", "svg", "csv"):
        window.train.plots.cost.export_to(tmp_path / f"cost.{suffix}")
        assert (tmp_path / f"cost.{suffix}").stat().st_size > 300
    for suffix in ("png", "svg"):
        save_picture(window.train.network.diagram, tmp_path / f"network.{suffix}")
        assert (tmp_path / f"network.{suffix}").stat().st_size > 3_000


def test_that_dialogs_open_and_the_versions_can_be_copied(window, qtbot):
    action(window, "actionAbout").trigger()
    about = window.findChild(QDialog, "aboutDialog")
    qtbot.mouseClick(about.findChild(QAbstractButton, "copyVersions"), Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Nudge 0.1.0")
    assert "numpy" in copied
    about.close()
    action(window, "actionShortcuts").trigger()
    table = window.findChild(QDialog, "shortcutsDialog")
    assert {"Space", "Ctrl+R", "Ctrl+Z"} <= {label.text() for label in table.findChildren(QLabel)}
    table.close()


def test_that_an_error_nobody_caught_is_told_and_the_window_stays(window, qtbot, caplog):
    reporter = FaultReporter()
    reporter.fault.connect(window.report_fault)
    error = ValueError("an odd thing")
    thread = threading.Thread(target=lambda: reporter._report(ValueError, error, None))
    thread.start()
    qtbot.waitUntil(window.banner.isVisible, timeout=5_000)
    thread.join()
    assert "an odd thing" in window.banner.text
    qtbot.mouseClick(window.findChild(QAbstractButton, "bannerCopy"), Qt.MouseButton.LeftButton)
    assert "ValueError: an odd thing" in QApplication.clipboard().text()
    assert "an odd thing" in caplog.text


def test_that_the_self_test_can_run_inside_another_program(qapp, capsys):
    import main

    assert main.main(["--self-test", "--language", "en"]) == 0
    assert "self-test passed" in capsys.readouterr().out
    assert gc.isenabled()


def test_that_every_control_has_a_name_for_assistive_tools(window):
    window.actions_.settings.setChecked(True)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QSlider, QAbstractSpinBox)
    for kind in kinds:
        for control in window.findChildren(kind):
            if not control.isVisible() or control.objectName().startswith("qt_"):
                continue
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface.text(QAccessible.Text.Name), (control.objectName(), control)


def test_that_shortcuts_are_all_different(window):
    keys = [a.shortcut().toString() for a in window.findChildren(QAction) if not a.shortcut().isEmpty()]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("moment", ["at once", "training", "slow", "stepping", "drawing"])
def test_that_the_window_closes_at_any_moment(qtbot, mnist, settings_folder, moment):
    create_application([])
    window = MainWindow(Controller(load=lambda: mnist))
    qtbot.addWidget(window)
    window.show()
    if moment != "at once":
        qtbot.waitUntil(lambda: window.controller.snapshot is not None, timeout=10_000)
    if moment == "training":
        action(window, "actionPlayPause").trigger()
        qtbot.waitUntil(lambda: steps(window) > 3, timeout=10_000)
    elif moment == "slow":
        window.controller.send(commands.SetSpeed(1))
        action(window, "actionPlayPause").trigger()
    elif moment == "stepping":
        action(window, "actionStepEpoch").trigger()
    elif moment == "drawing":
        draw(window.input.pad, SEVEN)
    began = time.monotonic()
    assert window.close()
    assert time.monotonic() - began < 2


def test_that_nothing_is_left_alive_after_the_window(qtbot, mnist, settings_folder):
    create_application([])
    window = MainWindow(Controller(load=lambda: mnist))
    window.show()
    qtbot.waitUntil(lambda: window.train.plots.cost is not None, timeout=10_000)
    timers = [weakref.ref(timer) for timer in window.findChildren(QTimer)]
    thread = window.controller.runner._thread if window.controller.runner else None
    window.close()
    assert thread is None or not thread.is_alive()
    assert not any(timer() is not None and timer().interval() == 16 and timer().isActive() for timer in timers)
    window.deleteLater()
    QTest.qWait(0)
    gc.collect()


class Emitter(QObject):
    changed = Signal(bool)


def test_that_two_thousand_signals_and_void_calls_survive(qtbot):
    emitter, heard = Emitter(), []
    emitter.changed.connect(heard.append)
    for _ in range(2_000):
        emitter.changed.emit(True)
        emitter.blockSignals(False)
        QTimer.singleShot(0, emitter.objectName)
    assert len(heard) == 2_000
    assert sys.getrefcount(None) > 1_000
    assert sys.getrefcount(True) > 100


def run_main(*arguments, **options):
    return subprocess.run([sys.executable, str(ROOT / "main.py"), *arguments], capture_output=True, text=True,
                          timeout=100, check=False, **options)  # fmt: skip


def test_that_the_self_test_passes_from_any_folder(tmp_path):
    result = run_main("--self-test", "--language", "zh", "--theme", "light", "--seed", "3", cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "self-test passed" in result.stdout
    assert "Traceback" not in result.stderr


def test_that_the_command_line_answers_without_a_window():
    assert run_main("--version").stdout == "Nudge 0.1.0\n"
    assert "--self-test" in run_main("--help").stdout
    wrong = run_main("--seed", "-1")
    assert wrong.returncode == 2
    assert "not a whole number" in wrong.stderr


def test_that_charts_are_not_imported_before_the_window_is_up():
    code = "import sys, gui.main_window, gui.application; print([m for m in ('pyqtgraph',) if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_that_in_slow_motion_every_step_is_shown(window, qtbot):
    shown = []
    window.desk.state_changed.connect(lambda state: shown.append(window.controller.snapshot.step_count))
    window.controller.send(commands.SetSpeed(5.0))
    window.controller.send(commands.Play())
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count >= 6, timeout=10_000)
    assert len(set(range(1, 6)) & set(shown)) >= 4  # a machine under load may miss one
    assert window.train.plots.cost.curves.last_step >= 4

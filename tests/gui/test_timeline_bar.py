"""The timeline at the bottom: where things are on the line, what keys and clicks ask for, what it says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from engine.history import EpochResult
from engine.timeline import Moment, TimelineRecord
from engine.training import LearningRateChange, TrainingConfig
from gui import theme
from gui.widgets.timeline_bar import TimelineBar
from gui.widgets.timeline_slider import MARGIN, MOST_TICKS

CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=0.5)


def moment(step, accuracy=None):
    test = None if accuracy is None else EpochResult(step // 10, step, 1.0, accuracy)
    return Moment(step, np.zeros(59, np.float32), 0.5, 0, float("nan") if step == 0 else 0.25, np.ones(2), test, 0.1)


RECORD = TimelineRecord(
    CONFIG,
    (moment(0, 0.1), *map(moment, range(1, 5)), moment(10, 0.9), moment(20, 0.7), moment(25)),
    (LearningRateChange(10, 2.0),),
)


@pytest.fixture
def bar(qtbot):
    widget = TimelineBar()
    qtbot.addWidget(widget)
    widget.resize(1270, 44)
    widget.show()
    widget.show_run(RECORD, furthest=25, now=25, per_epoch=10)
    return widget


def click(qtbot, slider, x):
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(x), 13))


def test_that_the_line_goes_from_the_first_to_the_furthest_step(bar):
    slider = bar.slider
    assert (slider.minimum(), slider.maximum(), slider.value()) == (0, 25, 25)
    assert slider.x_of(0) == MARGIN
    assert slider.x_of(25) == slider.width() - MARGIN
    assert slider.x_of(10) == pytest.approx(MARGIN + 0.4 * (slider.width() - 2 * MARGIN))
    assert slider.ticks() == [1, 2]


def test_that_ticks_stay_few(bar):
    bar.show_run(RECORD, furthest=10 * 777, now=25, per_epoch=10)
    ticks = bar.slider.ticks()
    assert 4 <= len(ticks) <= MOST_TICKS
    assert len(set(np.diff(ticks))) == 1
    assert ticks[0] == ticks[1] - ticks[0]


def test_that_eta_is_the_one_in_force_at_present_and_the_one_set_where_a_second_run_may_begin(bar):
    config = replace(CONFIG, schedule="cosine", schedule_epochs=4)
    bar.show_run(replace(RECORD, config=config), furthest=25, now=20, per_epoch=10)
    bar.show_moment(20, 0.5, False)
    assert bar.eta.value() == pytest.approx(0.25)  # half way along the cosine
    bar.show_eta(0.5, 0)  # as it runs on, no other moment is looked at
    assert bar.eta.value() == 0.5
    bar.show_eta(0.5, 20)
    assert bar.eta.value() == pytest.approx(0.25)
    assert "next step" in bar.eta.toolTip()
    assert "η 0.25" in bar.tip_of(20)
    bar.show_moment(10, 0.5, True)
    assert bar.eta.value() == 0.5
    assert "schedule" in bar.eta.toolTip()
    bar.show_run(RECORD, furthest=25, now=25, per_epoch=10)
    bar.show_moment(20, 0.5, False)
    assert bar.eta.value() == 0.5


@pytest.mark.parametrize(("step", "expected"), [(3.2, 3), (6.9, 4), (7.1, 10), (14.9, 10), (15.1, 20), (0, 0)])
def test_that_a_click_asks_for_the_nearest_moment(bar, qtbot, step, expected):
    with qtbot.waitSignal(bar.step_wanted, timeout=1000) as asked:
        click(qtbot, bar.slider, bar.slider.x_of(step))
    assert asked.args == [expected]


def test_that_the_right_end_is_the_present_and_so_is_its_mark_after_a_rewind(bar, qtbot):
    with qtbot.waitSignal(bar.now_wanted, timeout=1000):
        click(qtbot, bar.slider, bar.slider.x_of(25))
    bar.show_run(RECORD, furthest=25, now=13, per_epoch=10)
    with qtbot.waitSignal(bar.now_wanted, timeout=1000):
        click(qtbot, bar.slider, bar.slider.x_of(13))
    with qtbot.waitSignal(bar.step_wanted, timeout=1000) as asked:
        click(qtbot, bar.slider, bar.slider.x_of(25))
    assert asked.args == [25]


def test_that_a_drag_asks_all_the_way(bar, qtbot):
    asked = []
    bar.step_wanted.connect(asked.append)
    slider = bar.slider
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.x_of(20)), 13))
    qtbot.mouseMove(slider, QPoint(round(slider.x_of(10)), 13))
    qtbot.mouseMove(slider, QPoint(round(slider.x_of(2)), 13))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.x_of(2)), 13))
    assert asked == [20, 10, 2]


@pytest.mark.parametrize(
    ("at", "key", "modifier", "expected"),
    [
        (25, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 20),
        (10, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 4),
        (3, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 4),
        (7, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 10),
        (7, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 4),
        (25, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 20),
        (20, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 10),
        (4, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 10),
        (10, Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
        (0, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 0),
    ],
)
def test_that_keys_go_from_moment_to_moment_and_from_epoch_to_epoch(bar, qtbot, at, key, modifier, expected):
    bar.show_moment(at, 0.5, looks_back=at != 25)
    with qtbot.waitSignal(bar.step_wanted, timeout=1000) as asked:
        qtbot.keyClick(bar.slider, key, modifier)
    assert asked.args == [expected]


@pytest.mark.parametrize(("at", "key"), [(20, Qt.Key.Key_Right), (3, Qt.Key.Key_End), (3, Qt.Key.Key_Escape)])
def test_that_keys_lead_back_to_the_present(bar, qtbot, at, key):
    bar.show_moment(at, 0.5, looks_back=True)
    with qtbot.waitSignal(bar.now_wanted, timeout=1000):
        qtbot.keyClick(bar.slider, key)


def test_that_it_says_whether_one_looks_at_the_past(bar):
    assert bar.where.text() == "now: step 25"
    assert not bar.go_on.isEnabled()
    bar.show_moment(10, 2.0, looks_back=True)
    assert bar.where.text() == "you look at the past: step 10 of 25"
    assert bar.where.property("role") == "gold"
    assert bar.property("asks") is True
    assert bar.slider.value() == 10
    assert bar.eta.value() == 2.0
    assert all(button.isEnabled() for button in (bar.go_on, bar.branch, bar.back, bar.eta))
    bar.show_run(RECORD, furthest=40, now=40, per_epoch=10)
    assert bar.slider.value() == 10, "training goes on, the moment shown stays"
    assert bar.where.text() == "you look at the past: step 10 of 40"
    bar.show_moment(40, 0.5, looks_back=False)
    assert bar.where.text() == "now: step 40"
    assert bar.slider.value() == 40


def test_that_little_room_leaves_the_line_long_and_the_words_whole(bar, qtbot):
    bar.show_moment(10, 2.0, looks_back=True)
    bar.resize(1010, 44)
    qtbot.waitUntil(lambda: bar.slider.width() > 300, timeout=1000)
    assert bar.where.text() == "past: step 10 of 25"
    assert bar.where.width() >= bar.where.sizeHint().width()
    length = bar.slider.width()
    bar.show_moment(25, 0.5, looks_back=False)
    assert bar.slider.width() == length, "nothing jumps while one drags"


def test_that_a_run_not_begun_invites(qtbot):
    widget = TimelineBar()
    qtbot.addWidget(widget)
    widget.show_run(TimelineRecord(CONFIG, (moment(0),), ()), furthest=0, now=0, per_epoch=10)
    assert widget.where.text() == "train, then travel back here"
    assert not widget.slider.isEnabled()


def test_that_an_eta_that_was_typed_stays_while_one_looks_at_the_same_moment(bar, qtbot):
    bar.show_moment(10, 2.0, looks_back=True)
    bar.eta.setValue(3.5)
    bar.show_moment(10, 2.0, looks_back=True)
    with qtbot.waitSignal(bar.branch_wanted, timeout=1000) as asked:
        bar.branch.click()
    assert asked.args == [3.5]


def test_that_moments_are_told_in_words(bar, monkeypatch):
    best = bar.tip_of(10)
    assert best.splitlines() == [
        "step 10 · epoch 1.00 · η 0.5", "C = 0.2500 on its last mini-batch", "test 90.00 %",
        "▼ the best so far on the test set", "◆ η was changed here",
    ]  # fmt: skip
    assert bar.tip_of(0).splitlines() == ["step 0 · epoch 0.00 · η 0.5", "test 10.00 %"]
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: told.append(text))
    place = QPoint(round(bar.slider.x_of(20)), 13)
    QApplication.sendEvent(bar.slider, QHelpEvent(QEvent.Type.ToolTip, place, bar.slider.mapToGlobal(place)))
    assert told == [bar.tip_of(20)]


def test_that_marks_are_painted_where_they_belong(bar):
    bar.show_moment(4, 0.5, looks_back=True)
    image = bar.slider.grab().toImage()

    def color(step, y):
        return image.pixelColor(round(bar.slider.x_of(step)), y).name()

    assert color(10, 4) == theme.current().good, "the best moment"
    assert color(4, 13) == theme.current().desired, "the handle"
    assert color(7, 13) == theme.current().accent, "trained up to here"
    bar.show_run(RECORD, furthest=50, now=25, per_epoch=10)
    image = bar.slider.grab().toImage()
    assert color(37, 13) == theme.current().border, "not reached by training"
    assert color(25, 6) == theme.current().accent, "the present"


def test_that_a_typed_step_is_asked_for_exactly_and_once(bar, qtbot):
    asked = []
    bar.exact_step_wanted.connect(asked.append)
    bar.step.setFocus()
    bar.step.lineEdit().setText("17")
    qtbot.keyClick(bar.step, Qt.Key.Key_Return)
    assert asked == [17]
    bar.show_moment(17, 0.5, looks_back=True)
    bar.show_moment(10, 0.5, looks_back=True)
    assert (asked, bar.step.value(), bar.step.maximum()) == ([17], 10, 25)


def test_that_every_control_has_a_name_and_a_hint(bar):
    for widget in (bar.slider, bar.step, bar.go_on, bar.branch, bar.eta, bar.back):
        assert widget.toolTip()
        assert widget.accessibleName() or widget.text()
    assert bar.slider.accessibleDescription() == bar.where.text()


def test_that_the_wheel_goes_from_moment_to_moment(bar, qtbot):
    bar.show_moment(10, 0.5, looks_back=True)
    turned = QWheelEvent(
        QPointF(50, 13), QPointF(50, 13), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    with qtbot.waitSignal(bar.step_wanted, timeout=1000) as asked:
        QApplication.sendEvent(bar.slider, turned)
    assert asked.args == [4]


def test_that_a_better_moment_is_marked_as_soon_as_it_was_tested(bar):
    longer = TimelineRecord(CONFIG, (*RECORD.moments, moment(27)), RECORD.events)
    bar.show_run(longer, furthest=27, now=27, per_epoch=10)
    assert "▼" in bar.tip_of(10)
    better = TimelineRecord(CONFIG, (*longer.moments, moment(30, 0.95)), RECORD.events)
    bar.show_run(better, furthest=30, now=30, per_epoch=10)
    assert "▼" in bar.tip_of(30)
    assert "▼" not in bar.tip_of(10)
    bar.show_run(TimelineRecord(CONFIG, (moment(0, 0.1),), ()), furthest=0, now=0, per_epoch=10)
    bar.show_run(RECORD, furthest=25, now=25, per_epoch=10)
    assert "▼" in bar.tip_of(10)

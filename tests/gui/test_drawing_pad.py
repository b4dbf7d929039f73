"""The pad: strokes by mouse, finger and pen; erase, undo, samples."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.widgets.drawing_pad import DrawingPad
from tests.gui.pen import ONE, SEVEN, draw


@pytest.fixture
def pad(qtbot):
    pad = DrawingPad()
    qtbot.addWidget(pad)
    pad.resize(200, 200)
    pad.show()
    return pad


def test_that_a_stroke_keeps_the_points_of_the_mouse_from_0_to_1(pad):
    draw(pad, SEVEN)
    assert len(pad.strokes) == 1
    assert pad.strokes[0] == pytest.approx(np.array(SEVEN), abs=1e-6)
    assert not pad.strokes[0].flags.writeable


def test_that_the_prediction_can_follow_every_move(pad, qtbot):
    counts = []
    pad.strokes_changed.connect(lambda: counts.append(len(pad.strokes[-1])))
    draw(pad, ONE)
    assert counts[:4] == [1, 2, 3, 4]


def test_that_ink_appears_where_the_pen_went_and_only_there(pad):
    draw(pad, [(0.2, 0.5), (0.8, 0.5)])
    picture = pad.grab().toImage()
    assert picture.pixelColor(100, 100).lightness() > 250
    assert picture.pixelColor(100, 40).lightness() < 20


def test_that_undo_takes_back_the_last_stroke_and_redo_brings_it_again(pad):
    draw(pad, SEVEN)
    draw(pad, ONE)
    pad.undo_action.trigger()
    assert len(pad.strokes) == 1
    pad.undo_action.trigger()
    assert pad.is_empty
    assert not pad.undo_action.isEnabled()
    pad.redo_action.trigger()
    pad.redo_action.trigger()
    assert len(pad.strokes) == 2
    assert not pad.redo_action.isEnabled()


def test_that_clear_can_be_undone(pad):
    assert not pad.clear_action.isEnabled()
    draw(pad, SEVEN)
    pad.clear_action.trigger()
    assert pad.is_empty
    pad.undo_action.trigger()
    assert len(pad.strokes) == 1


def test_that_the_eraser_cuts_a_stroke_in_two_as_one_step_of_undo(pad):
    draw(pad, [(0.1, 0.5), (0.9, 0.5)])
    pad.set_eraser(True)
    draw(pad, [(0.5, 0.3), (0.5, 0.7)])
    assert len(pad.strokes) == 2
    assert max(stroke[:, 0].max() for stroke in pad.strokes[:1]) == pytest.approx(0.45, abs=0.01)
    pad.undo_action.trigger()
    assert len(pad.strokes) == 1


def test_that_the_right_mouse_button_erases(pad):
    draw(pad, [(0.1, 0.5), (0.9, 0.5)])
    draw(pad, [(0.5, 0.5)], Qt.MouseButton.RightButton)
    assert len(pad.strokes) == 2


def test_that_an_eraser_that_meets_nothing_leaves_no_step_to_undo(pad):
    draw(pad, ONE)
    draw(pad, [(0.9, 0.9)], Qt.MouseButton.RightButton)
    assert pad.undo_stack.count() == 1


def test_that_a_click_is_a_dot_and_points_outside_are_brought_inside(pad):
    draw(pad, [(0.5, 0.5)])
    assert pad.strokes[0].shape == (1, 2)
    draw(pad, [(0.9, 0.5), (1.7, -0.4)])
    assert pad.strokes[1][-1] == pytest.approx([1, 0])


def test_that_strokes_stay_when_the_pad_is_resized(pad):
    draw(pad, SEVEN)
    before = pad.strokes[0].copy()
    pad.resize(333, 250)
    assert pad.strokes[0] == pytest.approx(before)
    draw(pad, SEVEN)
    assert pad.strokes[1] == pytest.approx(np.array(SEVEN), abs=0.01)


def test_that_a_sample_is_shown_until_one_draws_and_the_old_drawing_waits_in_undo(pad, qtbot):
    draw(pad, ONE)
    pad.set_sample(np.eye(28))
    assert pad.grab().toImage().pixelColor(100, 100).lightness() > 250
    with qtbot.waitSignal(pad.sample_dismissed, timeout=1000):
        draw(pad, SEVEN)
    assert len(pad.strokes) == 1, "a new drawing, not one on top of the old"
    assert pad.strokes[0] == pytest.approx(np.array(SEVEN), abs=1e-6)
    pad.undo_action.trigger()
    assert pad.strokes[0] == pytest.approx(np.array(ONE), abs=1e-6)


def test_that_clear_dismisses_a_sample(pad, qtbot):
    pad.set_sample(np.eye(28))
    with qtbot.waitSignal(pad.sample_dismissed, timeout=1000):
        pad.clear_action.trigger()
    assert pad.is_empty


def test_that_a_finger_draws(pad):
    device = QTest.createTouchDevice()
    touch = QTest.touchEvent(pad, device)
    touch.press(0, pad.rect().center(), pad).commit()
    QTest.touchEvent(pad, device).move(0, pad.rect().center() + QPointF(40, 0).toPoint(), pad).commit()
    QTest.touchEvent(pad, device).release(0, pad.rect().center() + QPointF(40, 0).toPoint(), pad).commit()
    assert len(pad.strokes) == 1
    assert pad.strokes[0][-1] == pytest.approx([0.7, 0.5], abs=0.02)


def tablet(pad, kind, x, y, pointer=QPointingDevice.PointerType.Pen):
    device = QPointingDevice("pen", 1, QInputDevice.DeviceType.Stylus, pointer, QInputDevice.Capability.Position, 1, 1)
    point = QPointF(x, y)
    held = Qt.MouseButton.LeftButton
    still, place = [0.0] * 5, pad.mapToGlobal(point)
    event = QTabletEvent(kind, device, point, place, 0.5, *still, Qt.KeyboardModifier.NoModifier, held, held)
    QApplication.sendEvent(pad, event)
    return event.isAccepted()


def test_that_a_tablet_pen_draws_and_its_other_end_erases(pad):
    assert tablet(pad, QEvent.Type.TabletPress, 20, 100)
    assert tablet(pad, QEvent.Type.TabletMove, 180, 100)
    assert tablet(pad, QEvent.Type.TabletRelease, 180, 100)
    assert pad.strokes[0] == pytest.approx(np.array([[0.1, 0.5], [0.9, 0.5]]))
    for kind in (QEvent.Type.TabletPress, QEvent.Type.TabletRelease):
        tablet(pad, kind, 100, 100, QPointingDevice.PointerType.Eraser)
    assert len(pad.strokes) == 2


def test_that_the_pen_width_is_a_matter_of_looks_only(pad):
    draw(pad, [(0.2, 0.5), (0.8, 0.5)])
    strokes = pad.strokes
    pad.set_pen_width(0.04)
    thin = pad.grab().toImage().pixelColor(100, 108)
    pad.set_pen_width(0.16)
    thick = pad.grab().toImage().pixelColor(100, 108)
    assert (thin.lightness() < 20, thick.lightness() > 200) == (True, True)
    assert pad.strokes == strokes


def test_that_an_empty_pad_invites(pad):
    picture = pad.grab().toImage()
    ground = QColor("#05060a")
    lit = [x for x in range(30, 170) for y in range(70, 130) if picture.pixelColor(x, y).lightness() > 100]
    assert lit, "no invitation"
    draw(pad, [(0.05, 0.05)])
    assert pad.grab().toImage().pixelColor(100, 100).lightness() == ground.lightness()

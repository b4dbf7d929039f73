"""The prediction: values, answer, marks, many classes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.widgets.prediction_bars import HEAD, SMALLEST_ROW, PredictionBars

THREE = np.array([0.01, 0.02, 0.1, 0.97, 0.0, 0.0, 0.3, 0.0, 0.0, 0.05])


@pytest.fixture
def bars(qtbot):
    theme.apply_theme(QApplication.instance(), "dark")
    bars = PredictionBars()
    qtbot.addWidget(bars)
    bars.resize(240, HEAD + 190)
    return bars


def near(color, role, tolerance=40):
    wanted = theme.current().color(role)
    return max(abs(color.red() - wanted.red()), abs(color.green() - wanted.green()),
               abs(color.blue() - wanted.blue())) < tolerance  # fmt: skip


def test_that_the_winner_is_named(bars):
    bars.set_prediction(THREE)
    assert bars.answer == "3"
    assert "3" in bars.accessibleDescription()
    assert "0.97" in bars.accessibleDescription()


def test_that_without_a_prediction_there_is_no_answer(bars):
    bars.set_prediction(THREE)
    bars.set_prediction(None)
    assert bars.answer is None
    assert bars.activations is None
    assert bars.readout_at(HEAD + 30) == ""


def test_that_the_values_shown_are_a_copy(bars):
    values = THREE.copy()
    bars.set_prediction(values)
    values[:] = 0
    assert bars.activations == pytest.approx(THREE)
    with pytest.raises(ValueError, match="read-only"):
        bars.activations[0] = 1


def test_that_a_bar_is_as_long_as_its_activation(bars):
    bars.set_prediction(THREE)
    picture = bars.grab().toImage()
    row = HEAD + 19 * 3 + 9
    gold = [x for x in range(20, 196) if near(picture.pixelColor(x, row), "desired")]
    row = HEAD + 19 * 6 + 9
    blue = [x for x in range(20, 190) if near(picture.pixelColor(x, row), "accent")]
    assert len(blue) / len(gold) == pytest.approx(0.3 / 0.97, abs=0.03)


def test_that_the_tooltip_gives_the_precise_value_and_the_desired_output(bars):
    bars.set_prediction(THREE)
    bars.set_desired(6)
    assert bars.readout_at(HEAD + 19 * 6 + 5) == "6: a = 0.300000  (desired: 1)"
    assert bars.readout_at(HEAD + 19 * 3 + 5) == "3: a = 0.970000"
    assert bars.readout_at(5) == ""


def test_that_an_untrained_network_says_so(bars):
    bars.set_prediction(THREE)
    untrained = bars.grab().toImage()
    bars.set_untrained(False)
    assert bars.grab().toImage() != untrained


def test_that_many_classes_show_the_brightest(bars):
    names = [f"c{i}" for i in range(47)]
    bars.set_class_names(names)
    values = np.linspace(0, 1, 47)
    bars.set_prediction(values)
    assert bars.answer == "c46"
    assert bars.shown[0] == 46
    assert len(bars.shown) == int((bars.height() - HEAD) / SMALLEST_ROW) < 47


def test_that_every_change_is_on_the_screen(bars):
    bars.show()
    rng, values = np.random.default_rng(1), THREE.copy()
    for i in range(12):
        values[rng.integers(10)] = rng.random()
        values[3] = 0.966 + 0.008 * (i % 2)  # 0.97 both times, but not as long
        bars.set_prediction(values)
        QApplication.processEvents()
        on_screen = bars.screen().grabWindow(bars.winId()).toImage()
        whole = bars.grab().toImage()
        assert on_screen.convertToFormat(whole.format()) == whole


def test_that_only_rows_that_look_different_are_painted(bars, monkeypatch):
    bars.show()
    bars.set_prediction(THREE)
    QApplication.processEvents()
    rows = []
    monkeypatch.setattr(bars, "_paint_row", lambda painter, index, *rest: rows.append(index))
    changed = THREE.copy()
    changed[6] = 0.35
    changed[1] += 1e-9
    bars.set_prediction(changed)
    QApplication.processEvents()
    assert 6 in rows
    assert 1 not in rows
    assert len(rows) <= 3


def test_that_what_is_not_a_number_fills_no_bar(bars):
    bars.set_prediction(np.full(10, np.nan))
    assert not bars.grab().isNull()


def test_that_a_long_name_ends_before_its_bar_and_the_answer_after_the_title(bars, monkeypatch):
    bars.set_class_names(["cat", "long-named dog of the neighbours", "鸟"])
    bars.set_prediction(np.array([0.1, 0.7, 0.2]))
    drawn = []
    draw = QPainter.drawText

    def note(painter, *what):
        drawn.append((painter.fontMetrics().horizontalAdvance(what[-1]), what[-1]))
        draw(painter, *what)

    monkeypatch.setattr(QPainter, "drawText", note)
    bars.grab()
    names = [(width, text) for width, text in drawn if text.startswith("long-")]
    assert len(names) == 2
    assert names[0][0] < 240 - 70, "the answer beside the title"
    assert names[1][0] <= 240 / 3, "the name before its bar"
    assert all(text.endswith("…") for _, text in names)

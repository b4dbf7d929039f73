"""A number, or a name, is written in one way wherever it stands on a screen, and what is written is true."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from engine.events import ParameterChange
from engine.nudges import path_factors
from engine.training import TrainingConfig
from gui.application import create_application
from gui.controller import Controller
from gui.lesson import make_lesson
from gui.shown_example import from_data
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.chain_tree import ChainTree, chain_steps
from gui.widgets.class_filter import ClassFilter
from gui.widgets.diagram_readout import precise
from gui.widgets.diagram_scene import Selection, format_activation
from gui.widgets.output_changes import OutputChanges
from gui.widgets.status_line import StatusLine
from gui.workspaces.avenue_words import brightness_sentence
from gui.workspaces.average_page import AveragePage
from gui.workspaces.cost_page import CostPage
from gui.workspaces.forward_page import ForwardPage
from gui.workspaces.path_views import ToyView
from gui.workspaces.sandbox_run import note_about
from gui.workspaces.votes_page import VotesPage
from gui.workspaces.wishes_page import WishesPage
from tests.engine.conftest import make_data
from tests.gui.lessons import lesson_of, number


def plain(html):
    return re.sub("<[^>]*>", "", html)


def tree_of(trace, qtbot):
    tree = ChainTree()
    qtbot.addWidget(tree)
    factors = path_factors(trace, 1, (0, 1), 2)
    tree.show_steps(chain_steps(trace, 1, 2, factors))
    return tree


def test_that_the_tree_writes_a_plus_before_weights_and_sums_only(controller, qtbot):
    tree = tree_of(lesson_of(controller).state.trace, qtbot)
    signed = {step.name[0]: step.has_sign for step in tree.steps}
    assert signed == {"w": True, "z": True, "a": False, "C": False}
    for text, factor in zip(tree.texts(), tree.factors(), strict=True):
        what, written = text.rsplit(" = ", 1)
        is_of_a_plain_kind = what.endswith("σ′") or re.search(r"= a\S*$", what) is not None
        assert written.startswith("+") == (factor > 0 and not is_of_a_plain_kind), text


def test_that_the_tree_uses_the_height_it_has(controller, qtbot):
    tree = tree_of(lesson_of(controller).state.trace, qtbot)
    tree.resize(300, tree.sizeHint().height() - 8)
    assert tree.is_low
    last = len(tree.steps) * tree._pitch()
    assert tree.height() - tree._pitch() < last <= tree.height()


@pytest.mark.parametrize("end", ["minimum", "value", "maximum"])
def test_that_the_cost_of_the_toy_network_is_what_stands_before_it(controller, qtbot, end):
    view = ToyView()
    qtbot.addWidget(view)
    for slider in view.bench.sliders:
        slider.setValue(getattr(slider, end)())
    view.show_state(lesson_of(controller).state, Selection(3, 0), None)
    term, cost = re.search(r"is (.*)² = (\S+?)\. Move", view.caption()).groups()
    a, y = re.fullmatch(r"\((.*) − (\d)\)", term).groups()
    near_1 = re.fullmatch(r"1 − (\S+)", a)
    difference = number(near_1.group(1)) if near_1 and y == "1" else number(a) - int(y)
    assert difference**2 == pytest.approx(number(cost), rel=6e-3)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(3.59e-6, 8, "+3.59×10⁻⁶"), (-1.68123e-5, 8, "−1.6812×10⁻⁵"), (0.00636308, 8, "+0.00636308"), (0.0, 8, "0")],
)
def test_that_a_tiny_number_of_a_formula_has_a_power_of_ten(value, decimals, text):
    assert plain(precise(value, decimals=decimals)) == text


def test_that_the_weight_that_moves_more_is_named():
    words = plain(brightness_sentence(np.array([0.9, 0.0, 0.3]), 2, False))
    assert words.endswith("Against a(1)2, the dimmest that is lit, the weight of a(1)0 moves 3.0 times as much.")


def test_that_a_tooltip_has_a_plus_where_the_row_has_one(qtbot):
    bars = BarList()
    qtbot.addWidget(bars)
    cost, wish, pull = Bar("C₀", 1.51663, text="1.5166"), Bar("y − a", 0.25, text="+0.2500"), Bar("−δ·w", 0.5)
    assert [bars._tip(bar) for bar in (cost, wish, pull)] == ["C₀ = 1.51663", "y − a = +0.25", "−δ·w = +0.5"]


def test_that_the_status_line_groups_the_digits_of_every_number(controller, qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_snapshot(replace(controller.shown, step_count=61_234, epoch=1, mini_batches_per_epoch=60_000))
    assert "epoch 1 · mini-batch 1,234 of 60,000" in line.text()


def test_that_every_step_puts_the_name_of_an_output_in_quotes(controller, qtbot):
    lesson = lesson_of(controller)
    names = "|".join(lesson.state.class_names)
    for kind in (CostPage, WishesPage, VotesPage):
        page = kind(controller)
        qtbot.addWidget(page)
        page.expect(page.start(lesson, None))
        page.show_lesson(lesson)
        assert re.search(rf"[Oo]utput “({names})”", page.caption())
        assert not re.search(rf"[Oo]utput ({names}) ", page.caption())


def test_that_the_mean_of_one_example_needs_one_pair_of_brackets(qtbot, qapp):
    create_application([])
    config = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=1, seed=3)
    controller = Controller(config, load=make_data)
    qtbot.waitUntil(lambda: controller.shown is not None and controller.data is not None, timeout=5_000)
    page = AveragePage(controller)
    qtbot.addWidget(page)
    page.show_lesson(lesson_of(controller))
    page.show_selection(Selection(2, 1))
    assert re.search(r": \[[+−]\S+\] / 1 = ", plain(page.formulas()[0].live))
    assert controller.close()


def test_that_to_listen_to_every_class_one_by_one_is_to_listen_to_all(qtbot, qapp):
    create_application([])
    choice = ClassFilter()
    qtbot.addWidget(choice)
    choice.set_classes(tuple("abc"), (3, 0, 2))
    choice.choose(0)
    assert choice._chosen == {0}
    choice.choose(2)
    assert choice._chosen == frozenset()
    assert choice._all.isChecked()
    choice.set_classes(tuple("abc"), (3, 0, 0))
    choice.choose(0)
    assert choice._chosen == {0}, "the only one there is can still be chosen"


def test_that_outputs_without_an_example_have_no_headings(qtbot, qapp):
    create_application([])
    outputs = OutputChanges()
    qtbot.addWidget(outputs)
    outputs.resize(200, 200)
    outputs.show_outputs((), np.empty(0), np.empty(0), None)
    image = outputs.grab().toImage()
    ground = image.pixel(0, 0)
    inked = {y for y in range(200) for x in range(200) if image.pixel(x, y) != ground}
    assert inked
    assert min(inked) > 60
    said = image
    outputs.show_outputs((), np.empty(0), np.empty(0), None, is_waiting=True)
    assert outputs.grab().toImage() != said, "there is an example, its outputs are still worked out"


def test_that_step_1_writes_an_activation_near_1_as_the_steps_after_it_do(controller, qtbot):
    page = ForwardPage(controller)
    qtbot.addWidget(page)
    network = controller.shown.network()
    network.biases[0][1] = 15.0
    snapshot = replace(controller.shown, parameters=network.parameters.copy())
    lesson = make_lesson(snapshot, controller.data, from_data(controller.data, "test", 0))
    page.expect(Selection(1, 1))
    page.show_lesson(lesson)
    a = float(lesson.state.trace.activations[1][0, 1])
    assert 0 < 1 - a < 1e-5
    for text in (page.caption(), page.formulas()[1].live, page.curve.point_text()):
        assert format_activation(a) in plain(text)
    assert format_activation(a).startswith("1 − ")


def test_that_the_note_says_after_which_step_the_run_went_on_from_a_sandbox(controller):
    parameters = controller.shown.parameters
    change = ParameterChange(1_203, parameters, "sandbox", parameters)
    later = replace(controller.shown, step_count=1_250, events=(change,))
    desk = SimpleNamespace(is_changed=False, can_be_own=True)
    assert note_about(later, None, desk).startswith("After step 1,203 the run went on")
    assert "not touched" in note_about(replace(later, events=()), None, desk)

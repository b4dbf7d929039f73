"""What a person chose is kept from step to step; what a step chose by itself, or what is on the bench, is not."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine import commands
from engine.training import TrainingConfig
from gui.lesson import Lesson
from gui.parameter_names import selection_of
from gui.widgets.diagram_scene import Selection
from tests.e2e.lesson.reading import go_to, press
from tests.e2e.steps import train

NEURON = Selection(1, 5)
KEEPING = ("forward", "cost", "backward", "step")  # the steps that are about any hidden neuron


def chosen_at(lesson, name):
    go_to(lesson, name)
    assert lesson.page.name == name
    return lesson.selection.chosen


def other_page(window, lesson, qtbot):
    window.pages.open("gradient")
    window.pages.open("backprop")


def other_example(window, lesson, qtbot):
    window.desk.show_data_example("test", 8)


def more_training(window, lesson, qtbot):
    before = lesson.lesson
    train(window, qtbot, window.controller.snapshot.step_count + 1)
    qtbot.waitUntil(lambda: lesson.lesson is not None and lesson.lesson is not before, timeout=5_000)


def all_steps(window, lesson, qtbot):
    step = lesson.step
    for number in range(len(lesson.pages)):
        lesson.go_to(number)
    lesson.go_to(step)


CHANGES = (other_page, other_example, more_training, all_steps)


@pytest.mark.parametrize("change", CHANGES)
def test_that_a_neuron_chosen_in_another_step_is_kept(window, lesson, qtbot, change):
    go_to(lesson, "forward")
    lesson.network.diagram.set_selection(NEURON)
    for name in KEEPING:
        assert chosen_at(lesson, name) == NEURON
        change(window, lesson, qtbot)
        assert lesson.page.name == name
        assert lesson.selection.chosen == lesson.network.diagram.selection == NEURON


@pytest.mark.parametrize("change", CHANGES)
def test_that_a_weight_chosen_in_the_table_is_kept(window, lesson, qtbot, change):
    go_to(lesson, "average")
    lesson.page.table.go_to(12_544 + 20)
    lesson.page._choose(12_544 + 20)
    weight = lesson.selection.chosen
    assert chosen_at(lesson, "step") == weight
    assert chosen_at(lesson, "average") == weight
    change(window, lesson, qtbot)
    assert lesson.selection.chosen == weight
    assert lesson.page.table.current[0] == 12_544 + 20


@pytest.mark.parametrize("change", CHANGES)
def test_that_a_step_shows_again_what_was_chosen_in_it(window, lesson, qtbot, change):
    go_to(lesson, "avenues")
    press(lesson.page.weights, lesson.page.weights.row_centre(2))
    edge = lesson.selection.chosen
    lesson.network.diagram.set_selection(Selection(2, 4))
    assert edge != lesson.selection.chosen
    change(window, lesson, qtbot)
    assert lesson.selection.chosen == Selection(2, 4)  # of which the step does not begin with any by itself


def test_that_what_a_step_begins_with_is_its_own(window, lesson):
    assert chosen_at(lesson, "avenues") == Selection(3, 7)
    assert chosen_at(lesson, "forward") == Selection(1, 0)
    assert chosen_at(lesson, "cost") is None
    own = chosen_at(lesson, "votes"), chosen_at(lesson, "backward")
    assert (chosen_at(lesson, "votes"), chosen_at(lesson, "backward")) == own


def test_that_what_a_step_begins_with_follows_the_example(window, lesson):
    go_to(lesson, "avenues")
    window.desk.show_data_example("test", 1)  # a two
    assert lesson.selection.chosen == Selection(3, 2)


def test_that_step_8_begins_with_the_parameter_that_moves_most(window, lesson):
    page = go_to(lesson, "step")
    flat = int(np.argmax(np.abs(page.desk.trial.step_gradient)))
    assert page.changes()["parameter"].predicted == pytest.approx(
        -page.controls.fraction * page.desk.trial.learning_rate * page.desk.trial.step_gradient[flat]
    )


def test_that_esc_lets_go_until_the_step_is_entered_again(window, lesson, qtbot):
    go_to(lesson, "forward")
    lesson.network.diagram.set_selection(NEURON)
    lesson.network.diagram.setFocus()
    qtbot.keyClick(lesson.network.diagram, Qt.Key.Key_Escape)
    assert lesson.selection.chosen is None
    assert chosen_at(lesson, "cost") is None
    assert chosen_at(lesson, "forward") == Selection(1, 0)


def test_that_steps_about_a_huge_mini_batch_begin_with_the_parameter_that_moves_most(window, lesson, qtbot):
    window.controller.send(commands.NewConfig(TrainingConfig(mini_batch_size=5_000)))
    qtbot.waitUntil(lambda: len(lesson.lesson.mini_batch) == 5_000, timeout=5_000)
    page = go_to(lesson, "average")
    qtbot.waitUntil(lambda: page.table.rows is not None, timeout=60_000)
    largest = selection_of((784, 16, 16, 10), int(np.argmax(np.abs(page.table.rows.average))))
    assert lesson.selection.chosen == largest
    page = go_to(lesson, "step")
    qtbot.waitUntil(lambda: page.desk.trial is not None, timeout=60_000)
    assert lesson.selection.chosen == largest
    assert chosen_at(lesson, "forward") == Selection(1, 0)


def test_that_a_sandbox_in_use_does_not_keep_step_8_from_a_smaller_network(window, lesson, qtbot):
    sizes = (784, 8, 8, 8, 10)
    page = go_to(lesson, "step")
    lesson.network.diagram.set_selection(Selection(3, 9))  # the last parameter of all
    page._apply()
    assert page.desk.is_changed
    go_to(lesson, "wishes")
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=sizes)))
    qtbot.waitUntil(lambda: lesson.lesson.state.layer_sizes == sizes, timeout=5_000)
    go_to(lesson, "step")
    assert page.desk.lesson is lesson.lesson
    assert lesson.selection.chosen.fits(sizes)
    assert lesson.panel.steps.current_title == page.title()


# The network on the bench of step 6


def open_bench(lesson):
    page = go_to(lesson, "backward")
    page.show_view(3)
    assert lesson.selection.chosen == lesson.network.diagram.selection == Selection(3, 0, 0)
    return page


def test_that_the_bench_leaves_the_choice_of_the_other_steps_alone(window, lesson):
    go_to(lesson, "forward")
    lesson.network.diagram.set_selection(Selection(1, 2))
    page = open_bench(lesson)
    lesson.network.diagram.set_selection(Selection(2, 0, 0))
    assert chosen_at(lesson, "avenues") == Selection(3, 7)
    assert chosen_at(lesson, "forward") == Selection(1, 2)
    go_to(lesson, "backward")
    assert lesson.selection.chosen == Selection(2, 0, 0)  # the bench is still open, with what was chosen there
    page.show_view(0)
    assert lesson.selection.chosen == lesson.network.diagram.selection == Selection(1, 2)


@pytest.mark.parametrize("chosen", [Selection(3, 7), Selection(2, 4), Selection(1, 3, 400)])
def test_that_the_bench_gives_back_what_was_chosen_in_its_step(window, lesson, qtbot, chosen):
    page = go_to(lesson, "backward")
    lesson.network.diagram.set_selection(chosen)
    page.show_view(3)
    more_training(window, lesson, qtbot)
    assert lesson.selection.chosen == Selection(3, 0, 0)
    page.show_view(1)
    assert lesson.selection.chosen == page.chosen == lesson.network.diagram.selection == chosen


@pytest.mark.parametrize("sizes", [(784, 30, 10), (784, 10)])
def test_that_the_bench_can_be_left_in_a_network_of_fewer_layers(window, lesson, qtbot, sizes):
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=sizes)))
    qtbot.waitUntil(lambda: isinstance(lesson.lesson, Lesson) and lesson.lesson.state.layer_sizes == sizes)
    go_to(lesson, "forward")
    chosen = Selection(1, 4)
    lesson.network.diagram.set_selection(chosen)
    for number in range(len(lesson.pages)):
        open_bench(lesson)
        lesson.go_to(number)
        assert lesson.panel.steps.current_title == lesson.page.title()
        if lesson.page.name != "backward":
            assert lesson.network.diagram.state is lesson.lesson.state
    open_bench(lesson).show_view(0)
    assert lesson.selection.chosen == lesson.network.diagram.selection == chosen

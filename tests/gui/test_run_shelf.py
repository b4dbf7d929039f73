"""The shelf of runs and the list that shows it: kept, named, shown, deleted and brought back."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine import commands
from engine.plain import from_plain, pack, to_plain, unpack
from engine.runner import TrainingRunner
from engine.runs import MOST_BYTES, RunRecord
from engine.training import TrainingConfig
from gui import run_shelf
from gui.run_logs import take_up
from gui.run_shelf import MOST_POINTS, MOST_RUNS, RunShelf, settings_text
from gui.widgets.run_list import RunList, RunRow
from tests.engine.conftest import make_data
from tests.engine.test_runner import settled

CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=0.5, seed=3)
DATA = make_data()


class Story:
    """A thread and a shelf that hears of each of its runs."""

    def __init__(self):
        self.runner, self.shelf = TrainingRunner(DATA, CONFIG), RunShelf()
        self.runner.start()
        self._run = 0
        self.shelf.begin(settled(self.runner, step_count=0))

    def do(self, *sent, **expected):
        for command in sent:
            self.runner.send(command)
        snapshot = settled(self.runner, **expected)
        if snapshot.run != self._run:
            self._run = snapshot.run
            self.shelf.begin(snapshot)
        self.shelf.follow(snapshot)
        return snapshot

    def train(self, step):
        now = self.runner.snapshot.step_count
        return self.do(*[commands.StepMiniBatch()] * (step - now), step_count=step)


@pytest.fixture
def story():
    made = Story()
    yield made
    assert made.runner.close()


def test_that_a_reset_keeps_the_run_with_its_end_and_its_curves(story):
    there = story.train(8)
    story.do(commands.Reset(), run=1)
    (kept,) = story.shelf.kept
    assert (kept.number, kept.title, story.shelf.current.number) == (1, "Run 1", 2)
    assert np.array_equal(kept.record.state.parameters, there.parameters)
    assert kept.curves.costs.visible()[0].tolist() == list(range(1, 9))
    assert kept.curves.tests.rows()[:, 0].tolist() == [0, 6]
    assert kept.record.accuracy == kept.curves.tests.rows()[-1, 2]


def test_that_a_run_in_which_nothing_was_done_is_not_kept(story):
    story.do(commands.Reset(), run=1)
    story.do(commands.NewWeights(), run=2)
    assert story.shelf.kept == []
    assert story.shelf.current.number == 1


def test_that_a_branch_says_where_it_left_which_run(story):
    story.train(10)
    story.do(commands.Branch(4, 2.0), run=1)
    assert [run.number for run in story.shelf.kept] == [1]
    assert story.shelf.kept[0].curves.last_step == 10
    assert settings_text(story.shelf.current).startswith("η 0.5 → 2 · mini-batch 10 · 6–5–4 · sigmoid")
    assert settings_text(story.shelf.current).endswith("seed 3 · from run 1 at step 4")


def test_that_settings_that_all_have_in_common_are_left_out_beside_each_other(story):
    story.train(5)
    story.do(commands.NewWeights(), run=1)
    both = (story.shelf.current, story.shelf.kept[0])
    assert [settings_text(run, both) for run in both] == ["η 0.5 · seed 4", "η 0.5 · seed 3"]


def test_that_a_run_taken_up_again_goes_on_bit_for_bit_under_its_old_name(story):
    story.train(9)
    story.shelf.rename(1, "  the   careful one ")
    story.do(commands.NewWeights(), run=1)
    story.train(3)
    kept = story.shelf.kept_run(1)
    story.do(commands.Restore(kept.state, kept.history, kept.timeline), run=2, step_count=9)
    assert (story.shelf.current.number, story.shelf.current.title) == (1, "the careful one")
    assert [run.number for run in story.shelf.kept] == [2]
    again = story.train(14)
    story.do(commands.Rewind(5), step_count=5)
    plain = TrainingRunner(DATA, CONFIG)
    plain.start()
    for _ in range(14):
        plain.send(commands.StepMiniBatch())
    expected = settled(plain, step_count=14)
    assert plain.close()
    assert np.array_equal(again.parameters, expected.parameters)


def test_that_replaced_runs_come_back_newest_first_each_with_every_point_of_its_log(story, monkeypatch):
    monkeypatch.setattr(run_shelf, "MOST_POINTS", 3)
    shelf = story.shelf
    assert not shelf.can_bring_back
    ends = []
    for run, step in enumerate((8, 5, 6), start=1):
        ends.append(story.train(step))
        story.do(commands.NewWeights(), run=run)
    shelf.delete(2)
    kept = shelf.bring_back()
    assert np.array_equal(kept.state.parameters, ends[2].parameters)
    assert kept.log.steps.tolist() == [1, 2, 3, 4, 5, 6]
    story.do(*take_up(kept), run=4, step_count=6)
    assert shelf.current.number == 3
    assert np.array_equal(shelf.bring_back().state.parameters, ends[0].parameters), "not the one deleted"
    assert not shelf.can_bring_back
    assert shelf.bring_back() is None


def test_that_deleting_is_undone_in_place_and_in_turn(story):
    for run in range(1, 4):
        story.train(2)
        story.do(commands.NewWeights(), run=run)
    shelf = story.shelf
    shelf.delete(2)
    shelf.delete(1)
    assert [run.number for run in shelf.kept] == [3]
    assert shelf.deleted.number == 1
    shelf.undo_delete()
    shelf.undo_delete()
    assert [run.number for run in shelf.kept] == [1, 2, 3]
    assert shelf.deleted is None
    shelf.undo_delete()
    shelf.delete(99)
    assert len(shelf.kept) == 3


def test_that_memory_stays_bounded_whatever_is_tried(story):
    forgotten = []
    story.shelf.forgotten.connect(forgotten.append)
    story.train(2)
    story.do(commands.NewWeights(), run=1)
    for run in range(2, MOST_RUNS + 3):
        story.train(1)
        story.do(commands.NewWeights(), run=run)
    assert len(story.shelf.kept) == MOST_RUNS
    assert [run.number for run in forgotten] == [1, 2]
    for run in story.shelf.kept:
        assert len(run.record.log.steps) <= MOST_POINTS
        assert sum(moment.nbytes for moment in run.record.timeline.moments) <= MOST_BYTES


def test_that_a_record_is_plain_data_that_comes_back(story):
    story.train(7)
    record = story.do(commands.Reset(), run=1).replaced
    back = from_plain(RunRecord, unpack(*pack(to_plain(record))))
    assert back.state.config == CONFIG
    assert np.array_equal(back.log.costs, record.log.costs)
    assert [m.step_count for m in back.timeline.moments] == list(range(8))
    assert record.thinned(3).log.steps.tolist() == [1, 4, 7]


def test_that_names_are_short_and_an_empty_one_is_the_number_again(story):
    story.shelf.rename(1, "x" * 100)
    assert story.shelf.current.title == "x" * 40
    story.shelf.rename(1, "   ")
    assert story.shelf.current.title == "Run 1"


# The list


ROWS = [
    RunRow(2, "Run 2", "η 4", 600, 0.9, "accent", True, True),
    RunRow(1, "Run 1", "η 9", 1800, None, "run_a", True, False),
]


@pytest.fixture
def runs(qtbot):
    widget = RunList()
    qtbot.addWidget(widget)
    widget.set_rows(ROWS, "")
    widget.show()
    return widget


def test_that_the_list_says_what_each_run_is(runs):
    assert runs.line(2).state.text() == "now · step 600 · test 90.00 %"
    assert runs.line(1).state.text() == "step 1,800"
    assert runs.line(1).settings.text() == "η 9"
    assert not runs.line(2).delete.isVisible()
    assert not runs.undo.isVisible()


def test_that_the_list_asks_for_what_is_pressed(runs, qtbot):
    line = runs.line(1)
    with qtbot.waitSignal(runs.shown_changed, timeout=1000) as asked:
        line.check.click()
    assert asked.args == [1, False]
    with qtbot.waitSignal(runs.taken_up, timeout=1000) as asked:
        line.take_up.click()
    assert asked.args == [1]
    line.name.setFocus()
    line.name.setText("wild")
    with qtbot.waitSignal(runs.renamed, timeout=1000) as asked:
        qtbot.keyClick(line.name, Qt.Key.Key_Return)
    assert asked.args == [1, "wild"]
    with qtbot.waitSignal(runs.deleted, timeout=1000) as asked:
        line.delete.click()
    assert asked.args == [1]
    runs.set_rows(ROWS[:1], "wild")
    assert runs.undo.text() == "Bring back wild"
    with qtbot.waitSignal(runs.undo_wanted, timeout=1000):
        runs.undo.click()


def test_that_every_control_of_the_list_has_a_name(runs):
    line = runs.line(1)
    for control in (line.check, line.name, line.take_up, line.delete):
        assert control.accessibleName()
        assert control.toolTip()

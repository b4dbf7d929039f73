"""What the examples of each class add to an average of step 7, against a scalar twin."""

from __future__ import annotations

import numpy as np
import pytest

from gui.widgets.diagram_scene import Selection
from gui.workspaces.average_page import AveragePage
from tests.gui.lessons import in_unit, lesson_of, twin_nudges


@pytest.fixture
def page(qtbot, controller):
    page = AveragePage(controller)
    qtbot.addWidget(page)
    qtbot.addWidget(page.beside)
    page.show_lesson(lesson_of(controller))
    return page


def labels_of(lesson):
    return np.array([int(lesson.data.train.labels[i]) for i in lesson.mini_batch.indices.tolist()])


@pytest.mark.parametrize(("thing", "flat"), [(Selection(2, 1, 3), 43), (Selection(1, 4), 34)])
def test_that_the_classes_add_up_to_the_average(page, controller, thing, flat):
    lesson = lesson_of(controller)
    nudges, labels = twin_nudges(lesson)[flat], labels_of(lesson)
    page.show_selection(thing)
    bars = page.shares.bars
    present = sorted(set(labels.tolist()))
    assert [bar.name for bar in bars.bars[:-1]] == [lesson.data.train.class_names[label] for label in present]
    expected = [nudges[labels == label].sum() / 10 for label in present]
    assert [bar.value for bar in bars.bars[:-1]] == pytest.approx(expected, rel=1e-9)
    assert bars.bars[-1].value == pytest.approx(nudges.mean(), rel=1e-9)
    assert [in_unit(number) * 10.0**bars.power for _, number in bars.rows()] == pytest.approx(
        [*expected, nudges.mean()], abs=0.51 * 10.0 ** (bars.power - 3)
    )


def test_that_only_the_classes_listened_to_count(page, controller):
    lesson = lesson_of(controller)
    nudges, labels = twin_nudges(lesson)[43], labels_of(lesson)
    label = int(labels[0])
    page.show_selection(Selection(2, 1, 3))
    page.filter.choose(label)
    share, together = page.shares.bars.bars
    assert share.value == together.value == pytest.approx(nudges[labels == label].mean(), rel=1e-9)
    assert f"{(labels == label).sum()} of {(labels == label).sum()} examples" in share.tip


def test_that_nothing_chosen_has_no_shares(page):
    page.show_selection(Selection(2, 1))
    assert not page.shares.bars.isHidden()
    page.show_selection(None)
    assert page.shares.bars.isHidden()


def test_that_the_title_of_the_classes_begins_with_the_parameter(page):
    page.show_selection(Selection(2, 1, 3))
    assert page.shares.bars.accessibleName().startswith("w⁽²⁾₁,₃")  # so that it is there in the narrowest column

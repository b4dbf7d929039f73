"""All of a step is seen: nothing is wider than its column, and in a usual window nothing has to be scrolled."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea, QToolButton

from engine import commands
from engine.training import TrainingConfig
from gui.widgets import diagram_headings
from gui.widgets.diagram_headings import scale_texts
from gui.widgets.diagram_scene import Selection
from tests.e2e.lesson.reading import ask, go_to
from tests.e2e.steps import play_until


def has_room(lesson):
    """Whether what stands in the column of the steps is no higher than it, without a scroll bar."""
    scroll = lesson.panel.findChild(QScrollArea, "lessonScroll")
    layout = scroll.widget().layout()
    layout.activate()
    return layout.minimumHeightForWidth(scroll.width()) <= scroll.height()


def test_that_the_bench_of_the_avenues_is_seen_without_scrolling(window, lesson, qtbot):
    window.resize(1280, 800)
    bench = go_to(lesson, "avenues").bench
    qtbot.waitUntil(lambda: bench.visibleRegion().boundingRect() == bench.rect(), timeout=3_000)


def test_that_the_buttons_of_many_layers_fit_the_narrowest_column(window, lesson, qtbot):
    window.resize(1024, 768)
    window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=(784, 8, 8, 8, 8, 8, 10))))
    qtbot.waitUntil(lambda: len(lesson.lesson.state.layer_sizes) == 7, timeout=5_000)
    page = go_to(lesson, "forward")
    scroll = lesson.panel.findChild(QScrollArea, "lessonScroll")
    qtbot.waitUntil(lambda: scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), timeout=1_000)
    assert page.findChild(QToolButton, "forwardLayer6").accessibleName() == "Layer 6"


def foot(window, widget):
    """Lowest row of pixels of a widget in the window."""
    return widget.mapTo(window, widget.rect().bottomRight()).y()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1000, 660), (1024, 768), (1280, 800)])
def test_that_nothing_in_the_column_of_the_steps_is_wider_than_it(window, lesson, qtbot, size, language):
    window.languages.use(language)
    window.resize(*size)
    lesson.actions_.predict.setChecked(True)
    scroll = lesson.panel.findChild(QScrollArea, "lessonScroll")
    for page in lesson.pages:
        go_to(lesson, page.name)
        qtbot.waitUntil(lambda: scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), timeout=1_000)
        if lesson.panel.card.isVisible():
            lesson.panel.card.findChild(QToolButton, "skipQuestion").click()
        for view in getattr(page, "views", [None]):
            if view is not None:
                page.show_view(page.views.index(view))
            qtbot.waitUntil(
                lambda: scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), timeout=1_000
            )
    assert lesson.height() <= window.pages.height()
    wide = lesson.network.below if size > (1000, 660) else lesson.network._room  # which scrolls in the smallest window
    qtbot.waitUntil(lambda: foot(window, wide) <= foot(window, lesson), timeout=1_000)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_that_no_step_of_a_network_with_many_neurons_or_layers_has_to_be_scrolled(window, lesson, qtbot, language):
    window.languages.use(language)
    window.resize(1024, 768)
    for sizes in ((784, 30, 10), (784, 16, 16, 10)):
        window.controller.send(commands.NewConfig(TrainingConfig(layer_sizes=sizes)))
        qtbot.waitUntil(lambda sizes=sizes: lesson.lesson.state.layer_sizes == sizes, timeout=5_000)
        lesson.selection.choose(None)
        for page in lesson.pages:
            go_to(lesson, page.name)
            for number, _ in enumerate(getattr(page, "views", [None])):
                if hasattr(page, "views"):
                    page.show_view(number)
                qtbot.waitUntil(lambda: has_room(lesson), timeout=2_000)


def test_that_with_names_of_classes_a_wide_step_has_no_scroll_bar_in_a_small_window(window, lesson, qtbot):
    window.resize(1024, 768)
    panel = window.desk.panel
    before = panel.minimumSizeHint().width()
    names = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
    window.controller.call_classes(names)
    for name in ("average", "step"):
        go_to(lesson, name)
        room = lesson.network._room
        qtbot.wait(150)  # the columns find their widths
        assert room.widget().width() <= room.viewport().width()
        assert room.horizontalScrollBar().maximum() == room.verticalScrollBar().maximum() == 0
    assert panel.minimumSizeHint().width() == before


@pytest.mark.parametrize("language", ["en", "zh"])
def test_that_in_a_usual_window_no_step_has_to_be_scrolled(window, lesson, qtbot, language):
    window.languages.use(language)
    window.resize(1280, 800)

    def check():
        for page in lesson.pages:
            lesson.selection.choose(None)
            go_to(lesson, page.name)
            for view in getattr(page, "views", [None]):
                if view is not None:
                    page.show_view(page.views.index(view))
                for thing in (None, Selection(2, 4), Selection(3, 7), Selection(1, 3)):
                    lesson.selection.choose(thing)
                    qtbot.waitUntil(lambda: has_room(lesson), timeout=2_000)

    check()
    play_until(window, qtbot, 300)
    lesson.take_newest()
    check()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 800)])
@pytest.mark.parametrize("name", ["wishes", "avenues", "votes"])
def test_that_after_an_answer_nothing_has_to_be_scrolled(window, lesson, qtbot, name, size, language):
    window.languages.use(language)
    window.resize(*size)
    card = ask(lesson, name)
    right = card.question.right
    card._buttons[next(i for i in range(len(card._buttons)) if i not in right)].click()
    qtbot.wait(150)  # the column finds its heights
    assert lesson.panel.verdict.isVisible()
    assert has_room(lesson)
    if name == "avenues":
        for slider, notches in zip(lesson.page.bench.sliders, (37, -60, 0), strict=True):
            slider.setValue(notches)
        qtbot.wait(150)
    assert has_room(lesson)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 800)])
def test_that_curve_table_and_outputs_of_the_step_are_all_seen_at_once(window, lesson, qtbot, size, language):
    window.languages.use(language)
    page = go_to(lesson, "step")
    window.resize(*size)
    for view in (page.curve, page.table, page.outputs, page.find_field, page.controls, page.foot):
        qtbot.waitUntil(lambda view=view: view.visibleRegion().boundingRect() == view.rect(), timeout=3_000)
    qtbot.waitUntil(lambda: page.outputs.shown() == list(range(10)), timeout=3_000)
    page._apply()
    qtbot.waitUntil(lambda: page.foot.note.visibleRegion().boundingRect() == page.foot.note.rect(), timeout=20_000)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1000, 660), (1024, 768), (1280, 800)])
def test_that_all_ten_predictions_are_seen_beside_the_lesson(window, lesson, qtbot, size, language):
    window.languages.use(language)
    window.resize(*size)
    bars = window.desk.panel.bars
    qtbot.waitUntil(lambda: bars.visibleRegion().boundingRect() == bars.rect(), timeout=3_000)
    assert bars.shown == list(range(10))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1000, 660), (1024, 768), (1280, 800)])
def test_that_what_the_thickest_lines_stand_for_is_said_in_every_step(window, lesson, monkeypatch, size, language):
    window.languages.use(language)
    window.resize(*size)
    said = []

    def noted(scales, *room):
        said.append((scales, *scale_texts(scales, *room)))
        return said[-1][1:]

    monkeypatch.setattr(diagram_headings, "scale_texts", noted)
    for page in lesson.pages:
        go_to(lesson, page.name)
        said.clear()
        lesson.network.diagram.grab()
        scales, texts, _ = said[-1]
        assert [bool(text) for text in texts] == [scale is not None for scale in scales], page.name


@pytest.mark.parametrize("language", ["en", "zh"])
def test_that_the_chosen_cell_is_said_with_as_many_words_as_fit(window, lesson, language):
    window.languages.use(language)
    window.resize(1600, 800)
    page = go_to(lesson, "average")
    lesson.network.diagram.set_selection(Selection(1, 3, 400))
    whole = page.readout.text()
    for width in (1024, 1600):
        window.resize(width, 800)
        assert page.readout.sizeHint().width() <= page.readout.width()
        assert (page.readout.text() == whole) == (width == 1600)


def test_that_in_a_large_window_the_notes_of_the_avenues_stand_below_the_lists(window, lesson, qtbot):
    window.resize(1920, 1080)
    page = go_to(lesson, "avenues")
    bars, note = page.weights, page._bright
    qtbot.waitUntil(lambda: bars.height() == bars.maximumHeight(), timeout=2_000)
    bottom = bars.mapTo(window, bars.rect().bottomLeft()).y()
    assert 0 < note.mapTo(window, note.rect().topLeft()).y() - bottom < 36
    qtbot.waitUntil(lambda: not note.is_folded, timeout=2_000)


def test_that_both_lists_of_the_votes_share_the_height(window, lesson, qtbot):
    """Rows of 17 px or nearly where two columns of pulls leave that room, else lower ones in both."""

    def rows():
        return [bars.bar_layout().row for bars in (page.votes, page.pulls)]

    window.resize(1280, 800)
    page = go_to(lesson, "votes")
    qtbot.waitUntil(lambda: min(rows()) > 16, timeout=2_000)
    ask(lesson, "votes")._buttons[0].click()
    qtbot.waitUntil(lambda: 13 < min(rows()) <= max(rows()) < 16, timeout=2_000)
    assert max(rows()) - min(rows()) < 1
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: not page.pulls.bar_layout().is_folded, timeout=2_000)

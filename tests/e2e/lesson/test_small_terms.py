"""Terms that are too small for three decimals, in step 1 as in the other steps."""

from __future__ import annotations

from gui.widgets.diagram_scene import Selection
from tests.e2e.lesson.reading import go_to, plain
from tests.e2e.steps import play_until


def test_that_step_1_writes_0_only_for_terms_that_are_0(window, lesson, qtbot):
    play_until(window, qtbot, 300)
    lesson.take_newest()
    window.desk.show_data_example("test", 8)
    page, small = go_to(lesson, "forward"), 0
    for j in range(16):
        lesson.network.diagram.set_selection(Selection(2, j))
        for bar in page.terms.bars:
            assert (bar.text == "0") == (bar.value == 0)
            assert bar.text.strip("+−") != "0.000"
            if bar.text[0] in "<>":
                assert 0 < abs(bar.value) < 5e-4
                small += bar.thing is not None
                lesson.selection.choose(bar.thing)
                assert "<+" not in plain(lesson.panel.formulas.live_text())
                assert "0.000" not in plain(lesson.panel.formulas.live_text())
    assert small > 3

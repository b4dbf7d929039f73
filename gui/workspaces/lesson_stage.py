"""What diagram, head and words of the Backprop workspace show of the step that is in front."""

from __future__ import annotations

from gui.lesson import Lesson
from gui.shown_example import ShownExample
from gui.widgets.diagram_highlight import PLAIN, Highlight
from gui.widgets.diagram_scene import DiagramState, Selection
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.lesson_network import LessonNetwork
from gui.workspaces.lesson_page import LessonPage
from gui.workspaces.lesson_panel import LessonPanel
from gui.workspaces.lesson_texts import Gate, example_text, waiting_text


class LessonStage:
    """Decides nothing: the gate says whether the step shows its answer already."""

    def __init__(self, network: LessonNetwork, panel: LessonPanel, desk: ExampleDesk) -> None:
        self._network, self._panel, self._desk = network, panel, desk
        self.is_telling = False  # the diagram what is selected: what it answers is nobody's choice

    def show_chosen(self, chosen: Selection | None) -> None:
        """Mark in the diagram what is selected."""
        self.is_telling = True
        self._network.diagram.set_selection(chosen)
        self.is_telling = False

    def show_diagram(self, page: LessonPage, lesson: Lesson | None, gate: Gate, chosen: Selection | None) -> None:
        """The network of the step, with what it lights up."""
        diagram = self._network.diagram
        if lesson is None:
            self._show_state(self._desk.state)
            diagram.set_highlight(PLAIN)
            return
        state = page.shown_state(lesson) if gate == "" else lesson.state
        self._show_state(state)
        is_toy = state.layer_sizes != lesson.state.layer_sizes
        self._desk.predict_with(lesson.state if is_toy else state)  # the bars agree with the diagram
        diagram.set_highlight(_highlight(page, gate))
        self.show_chosen(chosen)

    def _show_state(self, state: DiagramState | None) -> None:
        self.is_telling = True
        self._network.diagram.set_state(state)
        self.is_telling = False

    def show_words(self, page: LessonPage, gate: Gate) -> None:
        """Caption and formulas, or why there are none yet."""
        self._panel.formulas.show_formulas(page.formulas() if gate == "" else ())
        self._panel.show_caption(waiting_text(gate) if gate else page.caption())

    def show_example(self, page: LessonPage, lesson: Lesson | None, gate: Gate, example: ShownExample) -> None:
        """Say what the lesson is about; ask for the digit of a drawing."""
        question = self._network.question
        question.setVisible(example.needs_answer)
        question.set_answer(example.desired)
        own = page.subtitle() if gate == "" else None
        self._network.say(own or example_text(lesson, example), is_lesson=own is None)

    def frame_pixel(self, lesson: Lesson | None, lit: Selection | None) -> None:
        """In the picture of what the network sees, too; a network on the bench does not see it."""
        state = self._network.diagram.state
        is_own = state is None or lesson is None or state.layer_sizes == lesson.state.layer_sizes
        self._desk.panel.seen.set_pixel(lit.pixel if lit is not None and is_own else None)


def _highlight(page: LessonPage, gate: Gate) -> Highlight:
    if gate == "question":
        return page.asking_highlight()
    return page.highlight() if gate == "" else PLAIN

"""A whole journey in a process of its own: start, draw, type a number, train, save, open, quit.

`python -m tests.reliability.journey FOLDER` exits 0 and says nothing on stderr, wherever it runs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox

from engine import commands
from gui.application import FaultReporter, create_application


def main() -> int:
    folder = Path(sys.argv[1])
    create_application(["nudge"])
    FaultReporter().install()
    from gui.main_window import MainWindow
    from tests.gui.pen import SEVEN, draw
    from tests.reliability.windows import ready, wait

    window = MainWindow(seed=0)
    window.resize(1024, 768)
    window.show()
    assert ready(window)
    draw(window.input.pad, SEVEN)
    eta = window.findChild(QDoubleSpinBox, "learningRate")
    window.actions_.settings.setChecked(True)
    eta.setFocus()
    eta.selectAll()
    QTest.keyClicks(eta, "0.03")
    QTest.keyClick(eta, Qt.Key.Key_Return)
    assert eta.value() == 0.03, eta.value()
    assert wait(lambda: window.controller.snapshot.learning_rate == 0.03)
    window.controller.send(commands.Play())
    assert wait(lambda: window.controller.snapshot.step_count >= 30)
    window.controller.send(commands.Pause())
    assert wait(lambda: not window.controller.is_running)
    path = folder / "run.nudge"
    window.document.files.save(path)
    assert wait(lambda: not window.isWindowModified()), window.banner.text
    run = window.controller.snapshot.run
    window.document.files.open(path)
    assert wait(lambda: window.controller.snapshot.run == run + 1), window.banner.text
    assert window.controller.snapshot.step_count >= 30
    assert window.input.bars.answer is not None
    return 0 if window.close() else 1


if __name__ == "__main__":
    sys.exit(main())

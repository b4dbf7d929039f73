"""The engine stands alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_that_the_whole_engine_can_be_imported_without_qt_or_the_gui():
    modules = [f"engine.{path.stem}" for path in (ROOT / "engine").glob("*.py") if path.stem != "__init__"]
    assert "engine.runner" in modules
    code = (
        f"import sys\nfor name in {modules!r}: __import__(name)\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6', 'pyqtgraph', 'gui', 'main')])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"

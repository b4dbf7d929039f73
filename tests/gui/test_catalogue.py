"""The pages are imported beside the window, not when one of them is looked at for the first time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
import sys
from gui.workspaces.catalogue import import_pages, titles
pages = {"gui.workspaces." + {"test": "examine"}.get(name, name) for name in titles() if name != "train"}
assert not pages & set(sys.modules), "too early"
told = []
import_pages(told.append)
assert told == sorted(told) and told, told
assert pages <= set(sys.modules), pages - set(sys.modules)
"""


def test_that_all_pages_are_imported_when_that_is_asked_for_and_not_before():
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr

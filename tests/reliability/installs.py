"""The wheel in a clean place: `uv tool install` and a plain environment. Needs uv and a source of packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reliability.report import Row

ROOT = Path(__file__).resolve().parents[2]


def run(trials: int = 2, seed: int = 0) -> Row:
    """Build the wheel, install it both ways, run its self-test from another folder."""
    row = Row("installs of the wheel")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source"
        shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "__pycache__", "dist", "build"))
        _call(["uv", "build", "--quiet", "--wheel", "--out-dir", str(folder), str(source)])
        (wheel,) = folder.glob("*.whl")
        row.note(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB")
        shutil.rmtree(source)
        row.check(*_as_tool(wheel, folder))
        row.check(*_in_environment(wheel, folder))
    return row


def _call(command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PYTHON", "VIRTUAL_ENV"))}
    kept |= {"UV_PYTHON_DOWNLOADS": "never", "UV_LINK_MODE": "copy", "QT_QPA_PLATFORM": "offscreen"} | environment
    return subprocess.run(command, env=kept, cwd="/", capture_output=True, text=True, check=True, timeout=600)


def _self_test(program: Path, folder: Path) -> tuple[bool, str]:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    found = _call([str(program), "--self-test"], HOME=str(home))
    good = found.stdout.endswith("self-test passed\n") and not found.stderr
    return good, f"{program}: {found.stdout[-300:]} {found.stderr[-300:]}"


def _as_tool(wheel: Path, folder: Path) -> tuple[bool, str]:
    places = {"UV_TOOL_DIR": str(folder / "tools"), "UV_TOOL_BIN_DIR": str(folder / "bin")}
    _call(["uv", "tool", "install", "--quiet", "--python", sys.executable, str(wheel)], **places)
    return _self_test(folder / "bin" / "nudge", folder)


def _in_environment(wheel: Path, folder: Path) -> tuple[bool, str]:
    environment = folder / "environment"
    _call(["uv", "venv", "--quiet", "--python", sys.executable, str(environment)])
    python = environment / "bin" / "python"
    _call(["uv", "pip", "install", "--quiet", "--python", str(python), f"{wheel}[export]"])
    return _self_test(environment / "bin" / "nudge", folder)

"""The journey in every place: locales, scales, odd paths, a read-only home, no Chinese font, two at once."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.reliability.report import Row

ROOT = Path(__file__).resolve().parents[2]
QUIET = (  # Qt's own remarks: on the offscreen platform, and where a locale is set that is not installed
    "This plugin does not support propagateSizeHints()",
    "Detected locale ",
    "Qt depends on a UTF-8 locale",
    "If this causes problems, reconfigure your locale",
    "for more information.",
)


def run(trials: int = 100, seed: int = 0) -> Row:
    """Each place once."""
    row = Row("start, draw, train, save, quit in every place")
    for name, environment, root in itertools.islice(_places(), trials):  # their folders live as long as their turn
        row.check(*_journey(name, environment, root))
    if trials > 2:
        row.check(*_two_at_once())
    return row


def _places() -> Iterator[tuple[str, dict[str, str], Path]]:
    yield "read-only home", {"HOME": "/proc/nowhere", "XDG_CONFIG_HOME": "/proc/nowhere"}, ROOT
    yield "locale de_DE", _locale("de_DE.UTF-8"), ROOT
    for locale in ("C", "zh_CN.UTF-8", "tr_TR.UTF-8"):
        yield f"locale {locale}", _locale(locale), ROOT
    for scale in ("1", "1.25", "1.5", "2"):
        yield f"scale {scale}", {"QT_SCALE_FACTOR": scale}, ROOT
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "fonts.conf"
        places = "<dir>/usr/share/fonts/truetype/dejavu</dir>"
        config.write_text(f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{places}'
                          f"<cachedir>{folder}/cache</cachedir></fontconfig>")  # fmt: skip
        yield "no Chinese font, in Chinese", {**_locale("zh_CN.UTF-8"), "FONTCONFIG_FILE": str(config)}, ROOT
    with tempfile.TemporaryDirectory() as folder:
        odd = Path(folder) / "with spaces 中文 🙂"
        for name in ("engine", "gui", "resources", "tests"):
            shutil.copytree(ROOT / name, odd / name, ignore=shutil.ignore_patterns("__pycache__"))
        yield "path with spaces, 中文 and emoji", {}, odd


def _locale(name: str) -> dict[str, str]:
    return {"LC_ALL": name, "LANG": name, "LANGUAGE": name}


def _start(environment: dict[str, str], root: Path, folder: str) -> subprocess.Popen[str]:
    base = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "NUDGE_"))}
    base |= {"HOME": folder, "XDG_CONFIG_HOME": folder, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1"}
    base |= {"XDG_DATA_HOME": str(Path(folder) / "data"), "PYTHONUTF8": "1", "PYTHONPATH": str(root)} | environment
    if environment.get("HOME") == "/proc/nowhere":
        base["XDG_DATA_HOME"] = "/proc/nowhere"
    command = [sys.executable, "-m", "tests.reliability.journey", folder]
    return subprocess.Popen(command, cwd=root, env=base, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _end(process: subprocess.Popen[str]) -> tuple[int, str]:
    try:
        _, errors = process.communicate(timeout=120)
    except subprocess.TimeoutExpired:
        process.kill()
        return -99, "took too long"
    return process.returncode, "\n".join(
        line for line in errors.splitlines() if line and not any(quiet in line for quiet in QUIET)
    )


def _journey(name: str, environment: dict[str, str], root: Path) -> tuple[bool, str]:
    with tempfile.TemporaryDirectory() as folder:
        code, errors = _end(_start(environment, root, folder))
    return code == 0 and not errors, f"{name}: exit {code}, {errors[-600:]!r}"


def _two_at_once() -> tuple[bool, str]:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        shared = {"HOME": one, "XDG_CONFIG_HOME": one, "XDG_DATA_HOME": one}
        processes = [_start(shared, ROOT, folder) for folder in (one, other)]
        ends = [_end(process) for process in processes]
    return ends == [(0, ""), (0, "")], f"two at once: {ends}"

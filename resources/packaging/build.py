"""Build the app as one folder that needs no Python, and try it.

`uv run --with pyinstaller --extra export resources/packaging/build.py`

Prints the size of dist/nudge, the time from start to first window, and what its self-test says. Exits 1 if that fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def build() -> Path:
    """Run PyInstaller; return the program."""
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders]
    subprocess.run([*command, str(HERE / "nudge.spec")], cwd=ROOT, check=True)
    return ROOT / "dist" / "nudge" / ("nudge.exe" if sys.platform == "win32" else "nudge")


def size(folder: Path) -> int:
    """Bytes of all files in a folder, links not counted."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def self_test(program: Path) -> tuple[int, float]:
    """Run the program's self-test far from the sources; return its exit code and the seconds to its first window."""
    keep = ("PATH", "SYSTEMROOT", "LANG")
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: os.environ[name] for name in keep if name in os.environ}
        environment |= {"HOME": folder, "USERPROFILE": folder, "QT_QPA_PLATFORM": "offscreen"}
        began, opened = time.perf_counter(), float("nan")
        process = subprocess.Popen(
            [str(program), "--self-test"], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("opened"):
                opened = time.perf_counter() - began
            print(line, end="")  # noqa: T201
        return process.wait(timeout=300), opened


def main() -> int:
    """Build, measure, try."""
    program = build()
    print(f"size    {size(program.parent) / 1e6:.0f} MB in {program.parent.relative_to(ROOT)}")  # noqa: T201
    for _ in range(3):  # the first start also fills the system's cache
        code, opened = self_test(program)
        print(f"start   {opened:.2f} s to the first window")  # noqa: T201
        if code:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

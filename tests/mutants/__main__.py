"""Prove the suite: break the code in one place at a time and see a test fail. `python -m tests.mutants [name ...]`.

Works in a copy; the tree is not touched. Exits 1 if a mutant survives.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.mutants import MUTANTS, ROOT, Mutant


def survives(mutant: Mutant) -> bool:
    """Whether no test notices."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "nudge"
        ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "docs")
        shutil.copytree(ROOT, copy, ignore=ignored)
        target = copy / mutant.file
        target.write_text(mutant.broken(target.read_text(encoding="utf-8")), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", mutant.tests]
        return subprocess.run(command, cwd=copy, capture_output=True, check=False, timeout=300).returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=(__doc__ or "").partition("`")[0])
    parser.add_argument("names", nargs="*", metavar="name", help="which mutants to try; all unless said")
    names = parser.parse_args().names
    if unknown := set(names) - {mutant.name for mutant in MUTANTS}:
        parser.error(f"no such mutant: {', '.join(sorted(unknown))}")
    chosen = [mutant for mutant in MUTANTS if not names or mutant.name in names]
    survivors = []
    for mutant in chosen:
        alive = survives(mutant)
        survivors += [mutant.name] * alive
        print(f"{'SURVIVED' if alive else 'caught':9} {mutant.name}", flush=True)  # noqa: T201
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} caught")  # noqa: T201
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())

"""Nudge: a desktop laboratory that shows what backpropagation really does."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Run the app with these command line arguments (without the program's name); returns the exit code."""
    arguments = _parser().parse_args(argv)
    from gui.missing_libraries import why_no_window

    if arguments.self_test:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if reason := why_no_window():
        print(reason, file=sys.stderr)  # noqa: T201
        return 1
    if arguments.self_test:
        from gui.self_test import run_self_test

        return run_self_test(arguments.language, arguments.theme, arguments.seed)
    from gui.application import run

    return run(sys.argv[:1], arguments.language, arguments.theme, arguments.seed, arguments.file)


def _parser() -> argparse.ArgumentParser:
    from gui.version import VERSION

    parser = argparse.ArgumentParser(prog="nudge", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a saved session (.nudge) to open")
    parser.add_argument("--version", action="version", version=f"Nudge {VERSION}")
    parser.add_argument("--language", choices=("en", "zh"), help="language of the window (else the one used last)")
    parser.add_argument("--theme", choices=("light", "dark", "system"), help="look (else the one used last)")
    parser.add_argument("--seed", type=_seed, metavar="N", help="seed of the first weights and of every shuffle")
    parser.add_argument("--self-test", action="store_true", help="try the app without a screen, say what it did, exit")
    return parser


def _seed(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= number < 2**31:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to {2**31 - 1}")
    return number


if __name__ == "__main__":
    sys.exit(main())

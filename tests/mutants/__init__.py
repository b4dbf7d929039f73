"""The mutants: one wrong place each, told in the TOML files beside this one, a file for each part of the program.

    ["name of the mutant, as what would go wrong"]
    file = "engine/backprop.py"
    tests = "tests/engine"            # where it must be noticed; the file's own test file unless said
    right = 'what stands once in the file'
    wrong = 'what stands there instead'

What begins or ends with space or a line's end stands between ''' marks, of which the first line end does not count.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Mutant:
    """One wrong place, and where to look for the test that notices."""

    name: str
    file: str
    right: str
    wrong: str
    tests: str = ""

    def __post_init__(self) -> None:
        if not self.tests:
            file = Path(self.file)
            object.__setattr__(self, "tests", f"tests/{file.parts[0]}/test_{file.stem}.py")

    def broken(self, text: str) -> str:
        """The file's text with this place wrong; ValueError if the place is not there just once."""
        if text.count(self.right) != 1:
            raise ValueError(f"{self.name}: the place to break is {text.count(self.right)} times in {self.file}")
        return text.replace(self.right, self.wrong)


def _read() -> tuple[Mutant, ...]:
    files = sorted(Path(__file__).parent.glob("*.toml"))
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    return tuple(Mutant(name, **fields) for table in tables for name, fields in table.items())


MUTANTS = _read()

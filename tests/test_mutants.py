"""The mutants stay applicable while the code moves; that each is caught is shown by `python -m tests.mutants`."""

from __future__ import annotations

import pytest

from tests.mutants import MUTANTS, ROOT, Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_that_a_mutant_has_its_place_and_its_tests(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text(encoding="utf-8")
    assert mutant.broken(text) != text
    assert (ROOT / mutant.tests).exists()

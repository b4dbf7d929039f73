"""Reports of parts of a work."""

from __future__ import annotations

import pytest

from engine.reporting import part


def test_that_a_part_reports_its_share_of_the_whole():
    seen = []
    part(seen.append, 0.5, 0.9)(0.25)
    assert seen == pytest.approx([0.6])

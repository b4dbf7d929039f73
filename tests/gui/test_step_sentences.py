"""What step 8 says of its curve: sentences that agree with each other and with the cost at the chosen fraction."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.mini_batch import MiniBatch
from engine.network import Network
from engine.sandbox import FRACTIONS, make_trial
from engine.step_curve import StepCurve
from gui.workspaces.step_sentences import question_about, sentence_about
from tests.engine.conftest import make_data


@pytest.fixture(scope="module")
def trial():
    network = Network((6, 5, 4), rng=np.random.default_rng(0), dtype=np.float64)
    return make_trial(network, MiniBatch(make_data().train, np.arange(8)), None, False, 1.5)


def told(trial, cost, slope, fraction, seen=None):
    """The sentences about this cost as a function of the fraction."""
    curve = StepCurve(FRACTIONS, np.array([cost(f) for f in FRACTIONS]), slope).refined(cost)
    return sentence_about(replace(trial, curve=curve), fraction, cost(fraction) if seen is None else seen)


def test_that_places_have_all_decimals_of_a_fraction_and_begin_where_they_are_true(trial):
    text = told(trial, lambda f: 1 - f / 4 + f * f / 8.45, -0.25, 2.2)
    assert "The promise is off by more than 10% from a fraction of 0.2113 on." in text  # 0.21125
    assert "The cost is larger than without a step from a fraction of 2.1126 on." in text  # 2.1125 exactly: as large
    assert "From 4 on it would even be a negative cost." in text


def test_that_a_cost_that_is_larger_only_for_a_while_is_not_said_to_stay_so(trial):
    text = told(trial, lambda f: 1 + 0.01 * f * (f - 0.7) * (3.3 - f), -0.0231, 5.0)
    assert "The cost is larger than without a step at fractions from 0.7001 to 3.2999." in text
    text = told(trial, lambda f: 2 + 0.01 * f * (f - 0.7) * (3.3 - f) * (8.1 - f), -0.18711, 9)
    assert "at fractions from 0.7001 to 3.2999 and from a fraction of 8.1001 on." in text


def test_that_many_places_are_not_named_one_by_one(trial):
    text = told(trial, lambda f: 1 - 0.2 * np.sin(4 * f), -0.8, 5.0)
    assert text.count("at fractions from") == 2
    assert "and at larger ones now and then." in text


def test_that_what_is_seen_between_two_fractions_is_never_contradicted(trial):
    def cost(f):
        return 1 - f / 20

    text = told(trial, cost, -0.05, 2.1, seen=1.25)
    assert "really ΔC = +0.2500" in text
    assert "The promise is off by more than 10% at a fraction of 2.1." in text
    assert "The cost is larger than without a step at a fraction of 2.1." in text
    assert "The lowest point in reach is 0.2500, at a fraction of about 2.1." in told(
        trial, cost, -0.05, 2.1, seen=0.25
    )
    assert "The promise holds to 10% as far as a fraction of 10." in told(trial, cost, -0.05, 2.1)


def test_that_nothing_is_asked_about_a_change_that_rounding_hides(trial):
    lost = replace(trial, curve=StepCurve(FRACTIONS, np.ones(FRACTIONS.size), -1e-80))
    assert question_about(lost) is None
    assert "too small beside C for a float64" in sentence_about(lost, 1.0, 1.0)
    assert "off by more" not in sentence_about(lost, 1.0, 1.0)

"""The curve of a step against polynomials whose roots are known."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.sandbox import FRACTIONS
from engine.step_curve import FINEST, StepCurve, Stretch


def curve_of(function, slope, fractions=FRACTIONS):
    return StepCurve(fractions, np.array([function(f) for f in fractions]), slope)


def roots(*coefficients):
    """The positive real roots of a polynomial, the smallest first."""
    return sorted(r.real for r in np.roots(coefficients) if abs(r.imag) < 1e-9 and r.real > 0)


def first_after(place):
    """The first fraction that can be chosen after a place."""
    return pytest.approx(math.ceil(place / FINEST) * FINEST, abs=1e-9)


def test_that_a_curve_that_is_not_refined_knows_its_fractions_only():
    # C = 1 - f/4 + f^2/41: off by f^2/41, more than a tenth of f/4 from f = 1.025 on; the fractions are tenths
    curve = curve_of(lambda f: 1 - f / 4 + f * f / 41, -0.25, np.linspace(0, 10, 101))
    assert curve.wrong == (Stretch(pytest.approx(1.1), math.inf),)
    assert curve.impossible_from == pytest.approx(4.0)
    assert curve.lowest == (pytest.approx(5.1), pytest.approx(1 - 5.1 / 4 + 5.1 * 5.1 / 41))
    assert curve.worse == ()  # that would be at f = 10.25


@pytest.mark.parametrize("bend", [8.2, 11.7, 20.3])
def test_that_a_refined_curve_knows_every_place_to_the_finest_fraction(bend):
    def cost(f):
        return 1 - f / 4 + f * f / bend + f**3 / 1000

    curve = curve_of(cost, -0.25).refined(cost)
    assert curve.wrong == (Stretch(first_after(roots(1e-3, 1 / bend, -0.025)[0]), math.inf),)
    assert curve.worse == (Stretch(first_after(roots(1e-3, 1 / bend, -0.25)[0]), math.inf),)
    fraction, lowest = curve.lowest
    true = roots(3e-3, 2 / bend, -0.25)[0]
    assert fraction == pytest.approx(true, abs=2e-3)
    assert cost(true) <= lowest < cost(true) + 1e-6
    assert curve.costs == pytest.approx(cost(curve.fractions), abs=1e-15)
    assert len(curve.fractions) < len(FRACTIONS) + 35


def test_that_a_cost_that_is_larger_only_for_a_while_is_found_to_fall_again():
    def cost(f):  # larger than 1 between f = 0.7 and 3.3, and from 8.1 on
        return 1 + 0.01 * f * (f - 0.7) * (3.3 - f) * (8.1 - f)

    curve = curve_of(cost, -0.01 * 0.7 * 3.3 * 8.1).refined(cost)
    assert curve.worse == (
        Stretch(first_after(0.70001), pytest.approx(3.2999)),
        Stretch(first_after(8.10001), math.inf),
    )
    negative = curve_of(lambda f: 2 - cost(f), 0.01 * 0.7 * 3.3 * 8.1).refined(lambda f: 2 - cost(f))
    assert negative.worse == (
        Stretch(pytest.approx(0.0001), pytest.approx(0.6999)),
        Stretch(first_after(3.30001), pytest.approx(8.0999)),
    )


def test_that_a_promise_that_comes_true_again_is_off_between_two_places():
    def cost(f):  # off by f (f - 2)^2 / 40: more than a tenth of f / 4 where (f - 2)^2 > 1
        return 10 - f / 4 + f * (f - 2) ** 2 / 40

    curve = curve_of(cost, -0.25).refined(cost)
    assert curve.wrong == (
        Stretch(pytest.approx(0.0001), pytest.approx(0.9999, abs=1.1e-4)),
        Stretch(pytest.approx(3.0001, abs=1.1e-4), math.inf),
    )


def test_that_a_point_between_the_fractions_is_never_contradicted():
    curve = curve_of(lambda f: 1 - f / 20, -0.05)
    assert curve.worse == ()
    seen = curve.seen_at(2.1, 1.5)
    assert seen.worse == seen.wrong == (Stretch(2.1, 2.1),)
    assert curve.seen_at(2.1, 0.25).lowest == (2.1, 0.25)
    assert curve.seen_at(2.1, math.nan) is curve
    assert curve.seen_at(1.0, 0.95).fractions.tolist() == FRACTIONS.tolist()


def test_that_a_cost_that_is_no_number_ends_no_search():
    def cost(f):
        return 1 - f / 8 if f <= 2.03 else math.nan

    curve = curve_of(cost, -0.125).refined(cost)
    assert curve.wrong == (Stretch(pytest.approx(2.0301), math.inf),)
    assert curve.lowest == (2.03, 1 - 2.03 / 8)


def test_that_a_promise_lost_in_rounding_is_not_said_to_be_off():
    lost = StepCurve(FRACTIONS, np.ones(FRACTIONS.size), -3e-83)
    assert lost.is_lost
    assert lost.wrong == ()
    small = StepCurve(FRACTIONS, 1 - 1e-13 * FRACTIONS, -1e-13)  # beside 1, steps of 1.1e-16
    assert not small.is_lost
    assert small.wrong == ()
    flat = StepCurve(FRACTIONS, np.ones(FRACTIONS.size), -1e-13)
    assert not flat.is_lost
    assert flat.wrong == (Stretch(pytest.approx(0.02), math.inf),)
    assert not StepCurve(FRACTIONS, np.ones(FRACTIONS.size), 0.0).is_lost
    assert StepCurve(FRACTIONS, np.zeros(FRACTIONS.size), -1e-56).is_lost  # a cost of 0 cannot fall
    shaken = StepCurve(FRACTIONS, 1 + 2.3e-16 * (np.arange(FRACTIONS.size) % 2), -3e-83)
    assert shaken.worse == ()


def test_that_a_straight_cost_is_predicted_to_the_end():
    curve = curve_of(lambda f: 30 - f, -1.0)
    assert curve.wrong == ()
    assert curve.impossible_from == 30
    assert curve_of(lambda f: 1.0, 0.0).impossible_from == math.inf

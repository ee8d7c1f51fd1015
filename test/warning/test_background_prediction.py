# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prediction limits against closed forms and simulation."""

from __future__ import annotations

from math import comb, sqrt

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.warning.background.prediction import (
    Programme,
    Scheme,
    false_positive_rate,
    kappa,
    power,
)
from gw_monitor.gw_core.warning.background.ranks import rank_false_positive_rate
from scipy import integrate, stats


@pytest.mark.parametrize("n", [2, 3, 4, 8, 20, 60])
@pytest.mark.parametrize("rate", [0.05, 1e-3, 1e-5])
def test_a_single_test_has_the_multiplier_of_students_t(n, rate):
    expected = stats.t.isf(rate, n - 1) * sqrt(1 + 1 / n)
    if expected > 1000:  # two values cannot keep a rate of one in a hundred thousand with a usable limit
        with pytest.raises(InvalidInputError):
            kappa(n, rate, Programme())
        return
    # 1e-10 is what the root finder is asked for; its effect grows as the rate shrinks.
    assert kappa(n, rate, Programme()) == pytest.approx(expected, rel=1e-7)


@pytest.mark.parametrize(
    ("n", "wells", "scheme"), [(2, 3, Scheme.ONE_OF_2), (3, 50, Scheme.ONE_OF_3), (5, 20, Scheme.MODIFIED_CALIFORNIA)]
)
def test_the_quadrature_agrees_with_adaptive_integration(n, wells, scheme):
    multiplier = 3.0

    def fails(above):
        return {
            Scheme.ONE_OF_2: above**2, Scheme.ONE_OF_3: above**3,
            Scheme.MODIFIED_CALIFORNIA: above * (1 - (1 - above) ** 3 - 3 * (1 - above) ** 2 * above),
        }[scheme]  # fmt: skip

    def inner(sd):
        def integrand(score):
            above = stats.norm.sf(score / sqrt(n) + multiplier * sd)
            return (1 - (1 - fails(above)) ** wells) * np.exp(-(score**2) / 2) / sqrt(2 * np.pi)

        return integrate.quad(integrand, -9, 9, limit=200, epsabs=1e-12, points=[-3, 0, 3])[0]

    def outer(log_sd):
        sd = np.exp(log_sd)
        return inner(sd) * stats.chi.pdf(sd * sqrt(n - 1), n - 1) * sqrt(n - 1) * sd

    expected = integrate.quad(outer, -25, 2, limit=200, epsabs=1e-9, points=[-8, -2, 0, 1])[0]
    found = false_positive_rate(multiplier, n, Programme(wells=wells, scheme=scheme))
    assert found == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("scheme", [Scheme.ONE_OF_2, Scheme.ONE_OF_4, Scheme.MODIFIED_CALIFORNIA])
def test_a_tiny_rate_keeps_its_digits(scheme):
    # One test among many is small: the whole rate is then the sum of the single ones, up to its square.
    multiplier = kappa(25, 1e-7, Programme(scheme=scheme))
    many = false_positive_rate(multiplier, 25, Programme(constituents=1000, scheme=scheme))
    assert many == pytest.approx(1e-4, rel=1e-3)


@pytest.mark.parametrize(("m", "scheme"), [(1, Scheme.ONE_OF_1), (2, Scheme.ONE_OF_2), (3, Scheme.ONE_OF_3)])
def test_the_largest_value_fails_as_ranks_say(m, scheme):
    found = rank_false_positive_rate(12, Programme(scheme=scheme))
    assert found == pytest.approx(1 / comb(12 + m, m), rel=1e-3)


def test_simulated_programme_keeps_its_rate():
    programme = Programme(wells=10, evaluations=2, scheme=Scheme.MODIFIED_CALIFORNIA)
    multiplier, rng, years = kappa(16, 0.1, programme), np.random.default_rng(5), 20000
    background = rng.standard_normal((years, 16))
    limit = background.mean(axis=1) + multiplier * background.std(axis=1, ddof=1)
    below = rng.standard_normal((years, 20, 4)) <= limit[:, None, None]
    passed = below[..., 0] | (below[..., 1:].sum(axis=2) >= 2)
    # Standard error sqrt(0.1 * 0.9 / 20000) = 0.0021; four of them.
    assert 1 - passed.all(axis=1).mean() == pytest.approx(0.1, abs=0.0085)


def test_power_rises_with_the_shift_and_is_the_rate_without_one():
    multiplier = kappa(10, 0.05, Programme(scheme=Scheme.ONE_OF_2))
    found = [power(multiplier, 10, Scheme.ONE_OF_2, shift) for shift in (0, 2, 3, 4)]
    assert found[0] == pytest.approx(0.05, abs=1e-6)
    assert found == sorted(found) and found[-1] > 0.8


def test_more_tests_need_a_wider_limit():
    assert kappa(10, 0.1, Programme(wells=20)) > kappa(10, 0.1, Programme(wells=2))


def test_bad_input_is_refused():
    for refused in (lambda: kappa(1, 0.1, Programme()), lambda: kappa(9, 1.0, Programme()),
                    lambda: Programme(wells=0), lambda: false_positive_rate(1.0, 1, Programme()),
                    lambda: rank_false_positive_rate(0, Programme())):  # fmt: skip
        with pytest.raises(InvalidInputError):
            refused()

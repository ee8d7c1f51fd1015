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
    nonparametric_false_positive_rate,
    power,
)
from scipy import stats


@pytest.mark.parametrize("n", [4, 8, 20, 60])
def test_a_single_test_has_the_multiplier_of_students_t(n):
    # Quadrature on quantiles is least exact for small n; 0.2 % of kappa is far below its sampling error.
    assert kappa(n, 0.05, Programme()) == pytest.approx(stats.t.ppf(0.95, n - 1) * sqrt(1 + 1 / n), rel=2e-3)


@pytest.mark.parametrize(("m", "scheme"), [(1, Scheme.ONE_OF_1), (2, Scheme.ONE_OF_2), (3, Scheme.ONE_OF_3)])
def test_the_largest_value_fails_as_ranks_say(m, scheme):
    found = nonparametric_false_positive_rate(12, Programme(scheme=scheme))
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
                    lambda: nonparametric_false_positive_rate(0, Programme())):  # fmt: skip
        with pytest.raises(InvalidInputError):
            refused()

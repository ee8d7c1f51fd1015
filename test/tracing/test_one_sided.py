# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One-sided Gaussian beliefs against exact truncation and Monte Carlo."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.tracing.one_sided import Conditions, condition
from scipy.stats import multivariate_normal, truncnorm


def test_one_truncated_rate_is_exact():
    belief = condition(
        np.array([[1 / 4.0]]), np.array([-1.0 / 4.0]), Conditions(rows=np.eye(1), level=np.zeros(1), spread=np.zeros(1))
    )
    exact = truncnorm(0.5, np.inf, loc=-1.0, scale=2.0)
    assert belief.mean[0] == pytest.approx(exact.mean(), rel=1e-6)
    assert belief.covariance[0, 0] == pytest.approx(exact.var(), rel=1e-7)
    assert belief.log_evidence == pytest.approx(np.log(1 - 0.5 * (1 + 0.3829249225480262)), abs=1e-9)  # Φ(−1/2)


@pytest.mark.parametrize("correlation", [0.0, 0.5, 0.9])
def test_orthant_probability_is_close_to_the_cumulative_normal(correlation):
    k = 5
    covariance = correlation ** np.abs(np.subtract.outer(np.arange(k), np.arange(k))) + (correlation == 0) * np.eye(k)
    belief = condition(
        np.linalg.inv(covariance), np.zeros(k), Conditions(rows=np.eye(k), level=np.zeros(k), spread=np.zeros(k))
    )
    exact = multivariate_normal(np.zeros(k), covariance, seed=1).cdf(np.zeros(k))
    # expectation propagation is exact without correlation and within 0.08 in the logarithm here
    assert belief.log_evidence == pytest.approx(np.log(exact), abs=0.08)


def test_rates_and_censored_data_match_monte_carlo():
    generator = np.random.default_rng(4)
    rows = generator.random((6, 3))
    conditions = Conditions(
        rows=np.vstack([np.eye(3), -rows]),
        level=np.r_[np.zeros(3), -np.full(6, 0.8)],
        spread=np.r_[np.zeros(3), np.full(6, 0.2)],
    )
    precision = np.array([[2.0, -0.7, 0], [-0.7, 2.0, -0.7], [0, -0.7, 2.0]])
    shift = precision @ np.array([0.6, 0.2, 0.4])
    belief = condition(precision, shift, conditions)
    from scipy.stats import norm

    draws = generator.multivariate_normal([0.6, 0.2, 0.4], np.linalg.inv(precision), 400_000)
    weight = (draws >= 0).all(axis=1) * norm.cdf((0.8 - draws @ rows.T) / 0.2).prod(axis=1)
    mean = weight @ draws / weight.sum()
    sd = np.sqrt(weight @ (draws - mean) ** 2 / weight.sum())
    assert belief.log_evidence == pytest.approx(np.log(weight.mean()), abs=0.08)
    assert belief.mean == pytest.approx(mean, abs=0.02)
    assert np.sqrt(np.diag(belief.covariance)) == pytest.approx(sd, rel=0.08)


def test_a_contradicted_condition_has_almost_no_evidence_and_stays_finite():
    belief = condition(
        np.eye(1) * 1e4, np.array([1e4 * -5.0]), Conditions(rows=np.eye(1), level=np.zeros(1), spread=np.zeros(1))
    )
    assert np.isfinite(belief.log_evidence) and belief.log_evidence < -1e4
    assert belief.mean[0] > 0

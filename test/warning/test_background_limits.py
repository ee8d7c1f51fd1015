# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits from backgrounds: invariance, simulated rates and power, the rule of distributions, what is refused."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.observations import Flag, make_frame
from gw_monitor.gw_core.warning.background.censored import Estimator, kaplan_meier, plotting_positions, robust_ros
from gw_monitor.gw_core.warning.background.limits import Demand, LimitMethod, derive, tolerance_factor
from gw_monitor.gw_core.warning.background.prediction import Programme, Scheme, kappa, power, reference_power
from gw_monitor.gw_core.warning.background.ranks import (
    rank_confidence,
    rank_coverage,
    rank_false_positive_rate,
    rank_power,
)
from gw_monitor.gw_core.warning.background.site import Request, derive_site_limits
from gw_monitor.gw_core.warning.background.summary import Distribution, Sample, summarise
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

PROGRAMME = Programme(wells=8, evaluations=2, scheme=Scheme.ONE_OF_2)


def sample(values, censored=None, days=None, wells=None):
    n = len(values)
    return Sample(
        values=np.asarray(values, float), censored=np.zeros(n, bool) if censored is None else np.asarray(censored),
        days=np.arange(n, dtype=float) if days is None else np.asarray(days, float),
        wells=np.full(n, "BG") if wells is None else np.asarray(wells),
    )  # fmt: skip


def drawn(seed, n=20, sd=0.4, limit=None):
    values = np.exp(np.random.default_rng(seed).normal(1.0, sd, n))
    hidden = values < (limit or 0.0)
    return np.where(hidden, limit or 0.0, values), hidden


@pytest.mark.parametrize("method", [LimitMethod.PREDICTION, LimitMethod.TOLERANCE])
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 50), scale=st.sampled_from([1e-3, 0.5, 1e3]), censoring=st.sampled_from([None, 2.0, 2.6]))
def test_order_does_not_matter_and_units_scale(method, seed, scale, censoring):
    values, hidden = drawn(seed, limit=censoring)
    demand = Demand(method=method, programme=PROGRAMME)
    order = np.random.default_rng(seed).permutation(len(values))
    plain = derive(summarise(sample(values, hidden)), demand)
    mixed = derive(summarise(sample(values[order], hidden[order], order)), demand)
    scaled = derive(summarise(sample(values * scale, hidden)), demand)
    assert mixed.value == pytest.approx(plain.value, rel=1e-9)
    assert scaled.value == pytest.approx(plain.value * scale, rel=1e-9)
    assert mixed.way == plain.way == scaled.way


@pytest.mark.parametrize("distribution", [Distribution.NORMAL, Distribution.LOGNORMAL])
def test_5000_clean_years_keep_the_stated_rate(distribution):
    years, n, stated = 5000, 16, 0.10
    rng = np.random.default_rng(11)
    factor = kappa(n, stated, PROGRAMME)
    background, future = rng.standard_normal((years, n)), rng.standard_normal((years, 16, 2))
    if distribution is Distribution.LOGNORMAL:  # limits on logarithms, compared as concentrations
        limit = np.exp(background.mean(axis=1) + factor * background.std(axis=1, ddof=1))
        future = np.exp(future)
    else:
        limit = background.mean(axis=1) + factor * background.std(axis=1, ddof=1)
    alarms = (future > limit[:, None, None]).all(axis=2).any(axis=1).mean()
    # Three binomial standard errors: 3 * sqrt(0.1 * 0.9 / 5000) = 0.0127.
    assert alarms == pytest.approx(stated, abs=0.0127)


@pytest.mark.parametrize("shift", [2.0, 3.0])
def test_simulated_power_is_the_stated_one(shift):
    years, n = 5000, 12
    rng = np.random.default_rng(7)
    factor = kappa(n, 0.10, PROGRAMME)
    background, future = rng.standard_normal((years, n)), rng.standard_normal((years, 2, 2)) + shift
    limit = background.mean(axis=1) + factor * background.std(axis=1, ddof=1)
    found = (future > limit[:, None, None]).all(axis=2).any(axis=1).mean()
    stated = power(factor, n, Scheme.ONE_OF_2, shift, evaluations=2)
    assert found == pytest.approx(stated, abs=3 * math.sqrt(0.25 / years))


def test_ranks_keep_their_rate_and_power_in_simulation():
    years, n, programme = 20000, 20, Programme(wells=5, scheme=Scheme.ONE_OF_2)
    rng = np.random.default_rng(9)
    limit = np.sort(rng.standard_normal((years, n)), axis=1)[:, -2]
    future = rng.standard_normal((years, 5, 2))
    clean = (future > limit[:, None, None]).all(axis=2).any(axis=1).mean()
    raised = (future[:, 0] + 2.0 > limit[:, None]).all(axis=1).mean()
    assert clean == pytest.approx(rank_false_positive_rate(n, programme, 2), abs=4 * math.sqrt(0.05 / years))
    assert raised == pytest.approx(rank_power(n, 2, Scheme.ONE_OF_2, 2.0), abs=4 * math.sqrt(0.25 / years))


def test_the_tolerance_factor_covers_as_often_as_it_says():
    rng, n = np.random.default_rng(1), 9
    values = rng.standard_normal((20000, n))
    limit = values.mean(axis=1) + tolerance_factor(n, 0.9, 0.95) * values.std(axis=1, ddof=1)
    assert (stats.norm.cdf(limit) >= 0.9).mean() == pytest.approx(0.95, abs=4 * math.sqrt(0.05 * 0.95 / 20000))


def test_confidence_and_coverage_of_the_largest_are_those_of_the_power_law():
    # The largest of n covers the share p with confidence 1 - p^n.
    assert rank_confidence(30, 1, 0.9) == pytest.approx(1 - 0.9**30)
    assert rank_coverage(30, 1, 1 - 0.9**30) == pytest.approx(0.9)


def test_estimators_of_uncensored_values_are_the_plain_ones():
    values, hidden = drawn(4)
    mean, sd = kaplan_meier(values, hidden)
    assert (mean, sd) == (pytest.approx(values.mean()), pytest.approx(values.std()))
    assert np.allclose(np.sort(plotting_positions(values, hidden)), np.arange(1, 21) / 21)
    assert robust_ros(values, hidden)[1] == pytest.approx(values.std(ddof=1))


def test_ros_recovers_what_was_censored_better_than_half_the_limit():
    errors = []
    for seed in range(200):
        full = np.random.default_rng(seed).normal(1.0, 1.0, 40)
        hidden = full < 0.7
        cut = np.where(hidden, 0.7, full)
        errors.append((robust_ros(cut, hidden)[0] - full.mean(), np.where(hidden, 0.35, cut).mean() - full.mean()))
    ros, half = np.mean(errors, axis=0)
    assert abs(ros) < 0.05 < abs(half)


@pytest.mark.parametrize(
    ("values", "hidden", "expected"),
    [
        (stats.norm.ppf(np.arange(1, 21) / 21) + 10, 0, Distribution.LOGNORMAL),
        (stats.norm.ppf(np.arange(1, 41) / 41) * 4 + 10, 0, Distribution.NORMAL),
        (stats.norm.ppf(np.arange(1, 21) / 21), 0, Distribution.NORMAL),
        (np.exp(stats.norm.ppf(np.arange(1, 21) / 21) * 1.2), 0, Distribution.LOGNORMAL),
        (np.r_[np.ones(10), np.full(10, 50.0)] + np.arange(20) * 1e-3, 0, Distribution.NONPARAMETRIC),
        (stats.norm.ppf(np.arange(1, 21) / 21) + 10, 10, Distribution.NONPARAMETRIC),
        (np.full(20, 0.5), 20, Distribution.NEVER_DETECTED),
        (np.exp(stats.norm.ppf(np.arange(1, 41) / 41) * 1.5), 12, Distribution.LOGNORMAL),
        (np.full(20, 3.0), 0, Distribution.NONPARAMETRIC),
    ],
)
def test_the_rule_of_distributions(values, hidden, expected):
    values = np.array(values)
    censored = np.arange(len(values)) < hidden
    values[censored] = values[max(hidden, 1) - 1]
    assert summarise(sample(values, censored)).distribution is expected


def test_a_long_record_is_tested_by_a_part_of_it():
    values = np.random.default_rng(6).normal(100.0, 15.0, 12000)
    assert summarise(sample(values)).distribution is Distribution.NORMAL
    hidden = values < 85.0
    assert summarise(sample(np.maximum(values, 85.0), hidden)).distribution is Distribution.NORMAL


def test_a_true_distribution_is_kept_about_as_often_as_stated():
    # 30 % below the limit: normal samples must be refused in about 5 % of cases (binomial, 4 standard errors: 6 %).
    kept = []
    for seed in range(200):
        full = np.random.default_rng(seed).normal(20.0, 2.0, 30)
        cut = np.sort(full)[8]
        found = summarise(sample(np.maximum(full, cut), full < cut))
        kept.append(found.p_normal >= 0.05)
    assert np.mean(kept) == pytest.approx(0.95, abs=0.06)


@pytest.mark.parametrize("n", [8, 12, 24])
def test_a_skewed_background_is_rarely_taken_for_a_normal_one(n):
    # Lognormal, sd of logarithms 0.4, one value in fifteen below its detection limit: refused in about 5 % of cases,
    # and then more often without a distribution than normal (binomial, 4 standard errors of 5 % in 300: 5 %).
    chosen = [summarise(sample(*drawn(seed, n, 0.4, np.exp(1.0 - 1.5 * 0.4)))).distribution for seed in range(300)]
    fitted = [each for each in chosen if each is not Distribution.NEVER_DETECTED]
    assert np.mean([each is Distribution.LOGNORMAL for each in fitted]) > 0.90
    assert np.mean([each is Distribution.NORMAL for each in fitted]) < 0.05


@pytest.mark.parametrize(
    ("values", "named", "taken"),
    [
        (np.arange(1.0, 21.0), Distribution.NORMAL, Distribution.NORMAL),
        (np.arange(1.0, 21.0), Distribution.NONPARAMETRIC, Distribution.NONPARAMETRIC),
        (np.r_[np.ones(10), np.full(10, 50.0)] + np.arange(20) * 1e-3, Distribution.LOGNORMAL, Distribution.LOGNORMAL),
    ],
)
def test_a_distribution_that_is_named_stays(values, named, taken):
    found = summarise(sample(values, days=np.zeros(20)), assumed=named)
    assert found.distribution is taken and found.notes == ()


@pytest.mark.parametrize("values", [np.arange(-3.0, 17.0), np.full(20, 3.0)])
def test_a_named_distribution_that_cannot_be_fitted_is_said(values):
    found = summarise(sample(values, days=np.zeros(20)), assumed=Distribution.LOGNORMAL)
    assert found.distribution is Distribution.NONPARAMETRIC
    assert "lognormal" in found.notes[0] and "cannot be fitted" in found.notes[0]


def test_nothing_detected_stays_a_case_of_its_own():
    found = summarise(sample(np.full(9, 0.5), np.ones(9, bool)), assumed=Distribution.NORMAL)
    assert found.distribution is Distribution.NEVER_DETECTED and found.notes == ()


def test_the_chart_of_a_skewed_background_is_one_of_logarithms():
    scores = stats.norm.ppf(np.arange(1, 21) / 21)
    limit = derive(summarise(sample(np.exp(1.2 * scores))), Demand(method=LimitMethod.CONTROL))
    assert limit.value == pytest.approx(np.exp(4.5 * 1.2 * np.std(scores, ddof=1)), rel=1e-9)


def test_where_both_distributions_fit_the_other_limit_is_told():
    undecided = sample([12.6, 30.8, 52.0, 28.1, 33.3, 44.0, 3.0, 12.8, 58.1, 12.6, 17.6, 25.3])
    demand = Demand(programme=PROGRAMME)
    lognormal, normal = (derive(summarise(undecided, assumed=named), demand) for named in (None, Distribution.NORMAL))
    assert lognormal.value > normal.value / 0.8
    assert f"{normal.value:.4g}" in lognormal.notes[0] and normal.notes == ()


def test_trend_wells_and_outliers_are_noted():
    rng = np.random.default_rng(2)
    rising = summarise(sample(rng.normal(10, 1, 20) + np.arange(20)))
    assert "rises" in rising.trend and rising.trend in rising.notes
    differing = summarise(sample(np.r_[rng.normal(10, 1, 10), rng.normal(20, 1, 10)], wells=["A"] * 10 + ["B"] * 10,
                                 days=np.tile(np.arange(10), 2)))  # fmt: skip
    assert any("differ" in note for note in differing.notes)
    assert any("outlier" in note for note in summarise(sample(np.r_[rng.normal(10, 1, 15), 30.0])).notes)
    assert summarise(sample(rng.normal(10, 1, 20))).notes == ()


def test_the_reference_power_is_that_of_the_guidance():
    # Annual evaluation: t(0.99, 9) * sqrt(1.1); power of the noncentral t.
    multiplier = stats.t.ppf(0.99, 9) * math.sqrt(1.1)
    exact = stats.nct.sf(multiplier / math.sqrt(1.1), 9, 3.0 / math.sqrt(1.1))
    assert reference_power(1, 3.0) == pytest.approx(exact, abs=1e-8)
    assert reference_power(4, 3.0) != reference_power(1, 3.0)


def test_a_rank_that_cannot_keep_the_rate_says_so():
    values = np.r_[np.ones(5), np.full(5, 50.0)] + np.arange(10) * 1e-3
    found = derive(summarise(sample(values)), Demand(swfpr=0.01, programme=PROGRAMME))
    assert found.way == "rank-1" and found.swfpr > 0.01 and "at best" in found.notes[0]


def readings(points=("A", "B"), n=12, flag=Flag.GOOD, step_d=30.0):
    rng, frames, streams = np.random.default_rng(8), [], []
    for place, point in enumerate(points):
        times = pd.Timestamp("2024-01-01", tz="UTC") + pd.to_timedelta(np.arange(n) * step_d, unit="D")
        frames.append(make_frame(place, times, rng.normal(10, 1, n), flag=flag))
        streams.append((place, point, "chloride", "", "mg/L"))
    columns = ["datastream_id", "point", "property", "sensor", "unit"]
    return pd.concat(frames, ignore_index=True), pd.DataFrame(streams, columns=columns)


class Listener:
    def __init__(self):
        self.warned = []

    def report(self, fraction):
        assert 0.0 <= fraction <= 1.0

    def step(self, text):
        self.warned.append(text)

    def warn(self, text):
        self.warned.append(text)

    def cancelled(self):
        return False

    def check(self):
        return None


def test_readings_too_close_together_are_left_out_and_said_so():
    listener = Listener()
    found = derive_site_limits(*readings(n=240, step_d=0.1), Request(points=("A", "B")), {"chloride": "concentration"},
                               listener)  # fmt: skip
    assert found.rows[0].n == 48 and "432 background readings" in listener.warned[0]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"points": ()}, "no background points"),
        ({"minimum": 1}, "At least two values"),
        ({"spacing_d": -1.0}, "At least two values"),
        ({"points": ("Z",)}, "no usable background reading"),
        ({"alpha": 0.0}, "significance"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(more, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        derive_site_limits(*readings(), Request(**({"points": ("A", "B")} | more)), {"chloride": "concentration"})


def test_flagged_readings_never_become_background():
    with pytest.raises(InvalidInputError, match="no usable"):
        derive_site_limits(*readings(flag=Flag.SUSPECT), Request(points=("A",)), {"chloride": "concentration"})


def test_what_has_no_reading_or_a_trend_is_named():
    frame, streams = readings()
    frame["value"] += np.tile(np.arange(12.0) * 3, 2)
    request = Request(points=("A", "B"), properties=("chloride", "benzene"), refuse_trend=True)
    found = derive_site_limits(frame, streams, request, {})
    assert not found.rows
    assert [finding.place for finding in found.refused] == ["benzene", "chloride"]


@pytest.mark.parametrize("bad", [{"swfpr": 0.0}, {"coverage": 1.0}, {"confidence": 0.0}, {"decision": 0.0}])
def test_a_demand_out_of_range_is_refused(bad):
    with pytest.raises(InvalidInputError):
        Demand(**bad)


def test_a_chart_without_a_distribution_is_refused():
    values = np.r_[np.ones(10), np.full(10, 50.0)] + np.arange(20) * 1e-3
    with pytest.raises(InvalidInputError, match="control chart"):
        derive(summarise(sample(values)), Demand(method=LimitMethod.CONTROL))


def test_means_need_a_distribution():
    values = np.r_[np.ones(10), np.full(10, 50.0)] + np.arange(20) * 1e-3
    with pytest.raises(InvalidInputError, match="median"):
        derive(summarise(sample(values)), Demand(programme=Programme(scheme=Scheme.MEAN_OF_2)))


@pytest.mark.parametrize("how", list(Estimator))
def test_nothing_detected_has_no_mean(how):
    with pytest.raises(InvalidInputError, match="Nothing was detected"):
        (kaplan_meier if how is Estimator.KAPLAN_MEIER else robust_ros)(np.ones(3), np.ones(3, bool))

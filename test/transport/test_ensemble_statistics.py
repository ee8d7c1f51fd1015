# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws, shares and quantiles: held against their closed forms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from gw_monitor.gw_core.records.substances import transport_properties
from gw_monitor.gw_core.transport.ensemble.draws import Distribution, Kind, draw, substance_distributions
from gw_monitor.gw_core.transport.ensemble.exceedance import Exceedance, quantiles, wilson_interval
from scipy import stats

FORMS = [
    (Distribution(kind=Kind.UNIFORM, low=2.0, high=6.0), stats.uniform(2.0, 4.0)),
    (Distribution(kind=Kind.LOG_UNIFORM, low=0.1, high=10.0), stats.loguniform(0.1, 10.0)),
    (Distribution(kind=Kind.TRIANGULAR, low=1.0, middle=2.0, high=5.0), stats.triang(0.25, 1.0, 4.0)),
    (Distribution(kind=Kind.TRIANGULAR, low=1.0, middle=1.0, high=5.0), stats.triang(0.0, 1.0, 4.0)),
    (Distribution(kind=Kind.NORMAL, low=0.0, middle=1.0, high=3.0, spread=1.0), stats.truncnorm(-1, 2, 1.0, 1.0)),
    (Distribution(kind=Kind.LOGNORMAL, low=0.0, middle=3.0, spread=0.7), stats.lognorm(0.7, scale=3.0)),
]


@pytest.mark.parametrize(("ours", "theirs"), FORMS)
def test_distributions_have_their_quantiles(ours, theirs):
    share = np.linspace(0.001, 0.999, 201)
    assert ours.faults("x") == []
    assert ours.at(share) == pytest.approx(theirs.ppf(share), rel=1e-9)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_distribution_without_width_gives_its_middle_exactly(kind):
    narrow = Distribution(kind=kind, low=0.3, high=0.3, middle=0.3)
    assert set(narrow.at(np.linspace(0, 1, 7)).tolist()) == {0.3}
    if kind in {Kind.NORMAL, Kind.LOGNORMAL}:
        assert set(Distribution(kind=kind, low=0.0, middle=0.3).at([0.1, 0.9]).tolist()) == {0.3}


@pytest.mark.parametrize(
    "wrong",
    [
        Distribution(kind=Kind.UNIFORM, low=2.0, high=1.0),
        Distribution(kind=Kind.UNIFORM, low=2.0),
        Distribution(kind=Kind.LOG_UNIFORM, low=0.0, high=1.0),
        Distribution(kind=Kind.TRIANGULAR, low=0.0, middle=2.0, high=1.0),
        Distribution(kind=Kind.NORMAL, middle=1.0, spread=-1.0),
        Distribution(kind=Kind.NORMAL, low=2.0, middle=1.0, spread=1.0),
        Distribution(kind=Kind.LOGNORMAL, middle=0.0, spread=1.0),
        Distribution(kind=Kind.NORMAL, middle=math.nan, spread=1.0),
        Distribution(kind=Kind.UNIFORM, low=math.nan, high=1.0),
    ],
)
def test_impossible_distributions_are_told(wrong):
    assert len(wrong.faults("porosity")) == 1


def test_a_seed_repeats_the_draws_and_another_number_leaves_them():
    one = {"porosity": FORMS[0][0]}
    two = {"rate_factor": FORMS[5][0], **one}
    first, second = draw(one, 50, 7), draw(two, 50, 7)
    assert np.array_equal(first["porosity"], second["porosity"])
    assert not np.array_equal(first["porosity"], draw(one, 50, 8)["porosity"])
    # Of two numbers the ranks are independent: a correlation of 50 pairs has the standard error 1/7.
    assert abs(np.corrcoef(second["porosity"], second["rate_factor"])[0, 1]) < 3 / 7


def test_draws_meet_every_part_of_the_range_once():
    drawn = draw({"x": Distribution(kind=Kind.UNIFORM, low=0.0, high=1.0)}, 200, 3)["x"]
    assert np.array_equal(np.sort((drawn * 200).astype(int)), np.arange(200))


def test_published_ranges_of_a_substance_are_drawn_and_unknown_is_left_out():
    benzene = transport_properties("benzene")
    found = substance_distributions(benzene, 0.5)
    assert found["half_life_d"].low == benzene.half_life_low_d
    assert found["half_life_d"].high == benzene.half_life_high_d
    # A factor of two at two standard deviations.
    assert found["kd_l_kg"].at(stats.norm.cdf([-2.0, 2.0])) == pytest.approx([0.25, 1.0])
    assert substance_distributions(None, 0.0) == {}


def test_quantiles_agree_with_numpy_and_bear_never():
    rng = np.random.default_rng(1)
    values = rng.normal(size=(37, 4))
    shares = (0.0, 0.1, 0.25, 0.5, 0.9, 1.0)
    wanted = np.quantile(values, shares, axis=0, method="averaged_inverted_cdf")
    assert quantiles(values, shares) == pytest.approx(wanted)
    values[rng.permutation(37)[:20], 0] = np.inf  # 17 of 37 arrive
    found = quantiles(values, (0.1, 0.5))
    assert np.isfinite(found[0, 0]) and found[1, 0] == np.inf
    holed = values.copy()
    holed[5:, 1] = np.nan
    holed[:, 2] = np.nan
    assert quantiles(holed, (0.5,))[0, 1] == np.median(values[:5, 1])
    assert np.isnan(quantiles(holed, (0.5,))[0, 2])
    assert np.isnan(quantiles(np.empty((0, 3)), (0.5,))).all()


def test_quantiles_of_equal_values_are_that_value_exactly():
    assert set(quantiles(np.full((12, 1), 0.1), (0.1, 0.5, 0.9)).ravel().tolist()) == {0.1}


def test_wilson_s_interval_covers_as_often_as_it_says():
    for chance in (0.02, 0.3, 0.5):
        counts = np.arange(101)
        low, high = wilson_interval(counts, 100)
        covered = stats.binom.pmf(counts, 100, chance)[(low <= chance) & (chance <= high)].sum()
        # Discrete counts let the true coverage swing about 0.95; Wilson's by a few per cent (Brown et al. 2001).
        assert 0.91 < covered < 0.99
    low, high = wilson_interval([0, 100], 100)
    assert low[0] == 0.0 and high[1] == 1.0 and 0 < high[0] < 0.05


def test_counts_do_not_depend_on_the_order():
    rng = np.random.default_rng(2)
    masks = rng.random((20, 3, 5)) < 0.4
    known = rng.random((20, 3, 5)) < 0.9
    known[:, 0, 0] = False
    both = []
    for order in (range(20), rng.permutation(20)):
        counts = Exceedance((3, 5))
        for number in order:
            counts.add(masks[number] & known[number], known[number])
        both.append(counts.probability())
    assert np.array_equal(both[0], both[1], equal_nan=True)
    assert np.isnan(both[0][0, 0])
    assert both[0][1, 1] == (masks & known)[:, 1, 1].mean()

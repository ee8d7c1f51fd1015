# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mann-Kendall and Theil-Sen against brute force, published examples and the awkward cases."""

from __future__ import annotations

import csv
import itertools

import numpy as np
import pytest
from gw_monitor.gw_core.assessment.trends import detect_trend, detect_trends
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.progress import Silent

YEAR = 365.25


def plain(values, times=None, censored=None, **more):
    times = np.arange(len(values)) * YEAR if times is None else times
    return detect_trend(times, values, censored if censored is not None else [False] * len(values), **more)


def test_the_shared_cases_give_their_statistic_and_probability(shared):
    with (shared / "cases" / "stats_mann_kendall.csv").open(newline="") as file:
        cases = list(csv.DictReader(file))
    assert cases
    for case in cases:
        values = np.array(case["x"].split(), dtype=float)
        found = plain(values)
        assert found.s == float(case["S"])
        assert found.slope_per_year == pytest.approx(float(case["sen_slope_unit_spacing"]))
        exact = len(values) <= 10 and len(set(values)) == len(values)
        column = "kendalltau_p_scipy" if exact else "p_normal"
        assert found.p == pytest.approx(float(case[column]), rel=1e-6), case["case"]


def test_epa_2009_example_17_6_sulfate(shared):
    path = shared / "data" / "quality" / "EPA2009" / "EPA2009_Ex_17_6_sulfate.csv"
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    values = [float(row["Sulfate.ppm"]) for row in rows]
    found = plain(values, [float(row["Sampling.Date"]) * YEAR for row in rows])
    assert (found.n, found.s) == (23, 194)  # Unified Guidance, example 17-6: S = 194, Z = 5.11
    assert found.p == pytest.approx(3.27e-7, rel=0.01)
    assert found.tau == pytest.approx(194 / 253)
    assert found.direction == "increasing"


def test_the_exact_probability_is_that_of_all_orders():
    values = [3.0, 1.0, 4.0, 1.5, 9.0, 2.6]

    def statistic(series):
        return sum(np.sign(b - a) for a, b in itertools.combinations(series, 2))

    observed = abs(statistic(values))
    orders = [abs(statistic(order)) for order in itertools.permutations(values)]
    found = plain(values)
    assert found.p == pytest.approx(np.mean([s >= observed for s in orders]))
    assert "exact" in found.method


def test_slope_follows_the_true_times():
    times = np.array([0, 1, 10, 11, 100, 101, 400.0])
    found = plain(3.0 + 2.0 * times / YEAR, times)
    assert found.slope_per_year == pytest.approx(2.0)


def test_order_of_the_rows_does_not_matter():
    random = np.random.default_rng(5)
    times, values = np.arange(15) * 30.0, random.normal(size=15)
    order = random.permutation(15)
    assert plain(values, times) == plain(values[order], times[order])


def test_a_falling_detection_limit_is_no_trend():
    limits = [50, 50, 10, 10, 5, 5, 1, 1]
    values, censored = [*limits, 60], [True] * 8 + [False]
    found = plain(values, censored=censored)
    assert found.direction == "none"
    assert found.censored == 8 and "50" in found.method
    assert np.isnan(found.slope_per_year)


def test_values_below_the_highest_detection_limit_are_tied():
    with_low = plain([10, 2, 3, 12, 15, 20, 30], censored=[True] + [False] * 6)
    same = plain([10, 10, 10, 12, 15, 20, 30], censored=[True] * 3 + [False] * 4)
    assert (with_low.s, with_low.p, with_low.censored) == (same.s, same.p, 3)
    detected_at_the_limit = plain([10, 10, 12, 15, 20], censored=[True, False, False, False, False])
    assert detected_at_the_limit.s == 10


def test_all_non_detects_and_too_few_values_are_insufficient():
    for found, reason in (
        (plain([1, 2, 3, 4, 5, 6], censored=[True] * 6), "below the detection limit"),
        (plain([1, 2, 3, 4]), "too few"),
        (plain([1.0]), "too few"),
        (plain([]), "too few"),
    ):
        assert found.direction == "insufficient" and reason in found.method
        assert np.isnan([found.s, found.p, found.tau, found.slope_per_year]).all()


def test_a_constant_series_has_no_trend():
    found = plain([4.0] * 8)
    assert (found.s, found.p, found.slope_per_year, found.direction) == (0, 1, 0, "none")


def test_values_of_the_same_time_count_once():
    found = plain([1, 2, 9, 3, 4, 5], [0, YEAR, YEAR, 2 * YEAR, 3 * YEAR, 4 * YEAR])
    assert found.n == 5 and "same time" in found.method
    assert found.s == 4  # of 1, 5.5, 3, 4, 5: seven pairs rise, three fall


def test_a_long_logger_series_is_reduced_to_months():
    days = np.arange(0, 3 * YEAR, 1 / 24)
    found = plain(np.sin(days) + days / YEAR, days)
    assert found.n <= 38 and "monthly" in found.method
    assert found.slope_per_year == pytest.approx(1.0, abs=0.1)


def test_wrong_alarms_are_as_many_as_alpha_says():
    random = np.random.default_rng(20)
    alarms = [plain(random.lognormal(size=9)).direction != "none" for _ in range(400)]
    # exact p at n = 9: attainable level 0.045; 400 draws, sd 0.0104
    assert 0.015 < np.mean(alarms) < 0.08


def test_gwsdat_wells_are_tested_one_by_one(gwsdat):
    found = detect_trends(gwsdat, "benzene")
    assert len(found) == 11
    assert found["n"].sum() == 137
    assert set(found["trend"]) <= {"increasing", "decreasing", "none", "insufficient"}
    clean = found.set_index("point").loc["MW-03"]
    assert clean["trend"] in {"insufficient", "none"}
    decided = found[found["trend"].isin(["increasing", "decreasing"])]
    assert len(decided) and (np.sign(decided["s"]) == np.where(decided["trend"] == "increasing", 1, -1)).all()


def test_a_cancel_stops_between_series(gwsdat):
    class Stopped(Silent):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        detect_trends(gwsdat, "benzene", progress=Stopped())


def test_nothing_to_test_is_one_sentence(gwsdat):
    with pytest.raises(InvalidInputError, match="No usable sample of lead"):
        detect_trends(gwsdat, "lead")

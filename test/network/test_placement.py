# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Placement against enumerated and published optima."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.network.interchange import add_greedily, search
from gw_monitor.gw_core.network.placement import PlacementSettings, place_wells
from gw_monitor.gw_core.progress import Silent

UNDETECTED_D = 10950.0


@pytest.fixture(scope="module")
def detection_case(shared):
    table = pd.read_csv(shared / "cases" / "netdesign_200x500_impact.csv")
    impact = np.full((200, 500), UNDETECTED_D)
    impact[table["sensor"], table["scenario"]] = table["impact_days"]
    return impact


def published(shared, instance):
    table = pd.read_csv(shared / "cases" / "netdesign_optima.csv")
    rows = table[table["instance"] == instance]
    return dict(zip(rows["budget"], rows["optimal_mean_impact"], strict=True))


def read_pmed(path):
    """OR-Library p-median: all-pairs shortest paths of the graph; the last of duplicate edges wins."""
    from scipy.sparse.csgraph import shortest_path

    numbers = np.array(path.read_text().split(), dtype=int)
    n, _, p = numbers[:3]
    length = np.full((n, n), np.inf)
    for a, b, cost in numbers[3:].reshape(-1, 3):
        length[a - 1, b - 1] = length[b - 1, a - 1] = cost
    return shortest_path(np.where(np.isfinite(length), length, 0.0), directed=False), int(p)


def random_case(seed, candidates=14, scenarios=40):
    generator = np.random.default_rng(seed)
    impact = generator.integers(1, 300, (candidates, scenarios)).astype(float)
    impact[generator.random(impact.shape) < 0.7] = np.nan
    return impact, generator.random(scenarios) + 0.1


@pytest.mark.parametrize("seed", range(6))
def test_optimum_equals_enumeration_with_weights_and_fixed_wells(seed):
    impact, weights = random_case(seed)
    found = place_wells(impact, weights, 3, undetected=365.0, fixed=(2, 5))
    full = np.where(np.isnan(impact), 365.0, impact)
    best = min(
        np.minimum(full[[2, 5, *pick]].min(axis=0), 365.0) @ weights / weights.sum()
        for pick in itertools.combinations([i for i in range(14) if i not in (2, 5)], 3)
    )
    assert found.objective == pytest.approx(best, rel=1e-9)
    assert found.proven and found.lower_bound <= found.objective
    assert found.objective == pytest.approx(found.cumulative[-1])
    assert len({*found.chosen, 2, 5}) == 5


@pytest.mark.parametrize("budget", [1, 2, 3, 5, 8])
def test_case_of_500_scenarios_is_proven_at_the_known_optimum(detection_case, shared, budget):
    found = place_wells(detection_case, np.ones(500), budget, undetected=UNDETECTED_D)
    assert found.objective == pytest.approx(published(shared, "netdesign_200x500")[budget], abs=0.006)  # rounded there
    assert found.proven


def test_gap_is_honest_when_there_is_no_time_for_the_proof(detection_case, shared):
    optimum = published(shared, "netdesign_200x500")[10]
    for seconds in (0.0, 0.5):
        settings = PlacementSettings(time_limit_s=seconds)
        found = place_wells(detection_case, np.ones(500), 10, undetected=UNDETECTED_D, settings=settings)
        assert found.lower_bound <= optimum + 0.006 <= found.objective + 0.012
        assert not found.proven
        assert found.gap == pytest.approx(1 - found.lower_bound / found.objective)
    assert found.objective <= 1.01 * optimum  # random starts with swaps come within 1 % without any proof


@pytest.mark.parametrize("name", ["pmed1", "pmed2", "pmed3", "pmed4", "pmed5", "pmed10"])
def test_published_medians_are_reached_and_proven(shared, name):
    distance, number = read_pmed(shared / "cases" / "pmed" / f"{name}.txt")
    optimum = published(shared, f"orlib_{name}")[number]
    weights = np.ones(len(distance))
    found = place_wells(distance, weights, number, undetected=float(distance.max()) + 1.0)
    assert round(found.objective * len(distance), 6) == optimum
    assert found.proven


def test_interchange_is_never_worse_than_greedy(detection_case):
    weights = np.full(500, 1 / 500)
    greedy = detection_case[add_greedily(detection_case, weights, 10)].min(axis=0) @ weights
    best = search(detection_case, weights, 10, 10, np.random.default_rng(3), Silent())[0][0]
    assert best <= greedy


def test_existing_wells_can_only_help(detection_case):
    settings = PlacementSettings(time_limit_s=0.0)
    bare = place_wells(detection_case, np.ones(500), 3, undetected=UNDETECTED_D, settings=settings)
    helped = place_wells(detection_case, np.ones(500), 3, undetected=UNDETECTED_D, fixed=(0, 1), settings=settings)
    assert helped.impact_before < bare.impact_before == pytest.approx(UNDETECTED_D)
    assert helped.objective <= bare.objective
    assert set(helped.detector) <= {-1, 0, 1, *helped.chosen}


def test_impacts_scale_without_changing_the_choice():
    impact, weights = random_case(11)
    days = place_wells(impact, weights, 3, undetected=365.0)
    hours = place_wells(impact * 24, weights * 7, 3, undetected=365.0 * 24)
    assert set(days.chosen) == set(hours.chosen)
    assert hours.objective == pytest.approx(24 * days.objective)


def test_all_candidates_are_taken_when_more_are_wanted():
    found = place_wells([[10, 90], [80, 20]], [1, 3], 5, undetected=100)
    assert set(found.chosen) == {0, 1} and found.proven
    assert found.objective == pytest.approx(0.25 * 10 + 0.75 * 20)


def test_undetected_share_and_worst_case_are_reported():
    found = place_wells([[10, np.nan, np.nan], [np.nan, 30, np.nan]], [1, 1, 2], 2, undetected=100)
    assert found.undetected == pytest.approx(0.5)
    assert found.worst_impact == 100
    assert found.detector.tolist() == [0, 1, -1]


@pytest.mark.parametrize(
    ("weights", "number", "fixed"),
    [([0, 0], 1, ()), ([1, -1], 1, ()), ([1], 1, ()), ([1, 1], 0, ()), ([1, 1], 1, (0, 1))],
)
def test_bad_input_is_refused(weights, number, fixed):
    with pytest.raises(InvalidInputError):
        place_wells([[1, 2], [3, 4]], weights, number, undetected=10, fixed=fixed)


def test_cancel_stops_the_search(detection_case):
    class Stop(Silent):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        place_wells(detection_case, np.ones(500), 5, undetected=UNDETECTED_D, progress=Stop())

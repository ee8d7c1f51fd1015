# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each kind of rule measures, against figures worked out by hand, other libraries and published tables."""

from __future__ import annotations

import csv
import math
from datetime import datetime, timedelta, timezone

import numpy as np
import pymannkendall
import pytest
from gw_monitor.gw_core.store.ports import DatastreamKey, WarningLevel
from gw_monitor.gw_core.warning.machine.measures import nanoseconds
from gw_monitor.gw_core.warning.measures.gauge import Memory, Readings, Target, no_readings
from gw_monitor.gw_core.warning.measures.registry import applies, gauge_for
from gw_monitor.gw_core.warning.measures.trend import rising_confidence, sen_slope
from gw_monitor.gw_core.warning.rules.limits import Bounds
from gw_monitor.gw_core.warning.rules.model import Combination, LimitBasis, Member, Rule, RuleKind, Trigger
from gw_monitor.gw_core.warning.rules.scope import Baseline, Stream
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
TRIGGER = Trigger(level=WarningLevel.GENERAL, open=1.0, clear=0.5)


def at(days: float) -> datetime:
    return START + timedelta(days=days)


def stream(number=1, code="benzene", **more):
    return Stream(datastream_id=number, key=DatastreamKey(point="MW-1", property=code), unit="ug/L",
                  **{"limit": Bounds(10.0), **more})  # fmt: skip


def rule(kind, **more):
    return Rule(**{"name": "r", "property": "benzene", "kind": kind, "gap_d": 1000.0, "triggers": (TRIGGER,), **more})


def readings(rows):
    """Return (target, day, value[, censored[, trusted[, member]]]) rows as columns."""
    full = [(*row, *(False, True, 0)[len(row) - 3 :]) for row in rows]
    target, day, value, censored, trusted, member = zip(*full, strict=True) if full else [()] * 6
    return Readings(
        np.array(target, np.int64), np.array(member, np.int64), np.array([nanoseconds(at(d)) for d in day], np.int64),
        np.array(value, float), np.array(censored, bool), np.array(trusted, bool), np.zeros(len(full), bool),
    )  # fmt: skip


def measured(which, rows, streams=None, now=None):
    targets = tuple(Target((each,)) for each in (streams or [stream()]))
    gauge = gauge_for(which, targets)
    _, memory = gauge.measure(Memory(), no_readings())
    found, memory = gauge.measure(memory, readings(rows))
    marks, _ = gauge.tick(memory, nanoseconds(at(now if now is not None else 0)))
    days = [(int(n) - nanoseconds(START)) / 86_400e9 for n in (*found.time, *marks.time)]
    low, high = (np.concatenate([getattr(found, name), getattr(marks, name)]) for name in ("low", "high"))
    value = np.concatenate([found.value, marks.value])
    return [(round(d, 9), float(a), float(b), float(v)) for d, a, b, v in zip(days, low, high, value, strict=True)]


def ratios(which, rows, **more):
    return [pytest.approx(low, rel=1e-12) for _, low, _, _ in measured(which, rows, **more)]


def test_a_limit_is_the_own_one_that_of_the_class_or_of_the_background():
    both = [stream(background=Bounds(4.0))]
    assert ratios(rule(RuleKind.LIMIT), [(0, 0, 12.0)], streams=both) == [1.2]
    assert ratios(rule(RuleKind.LIMIT, basis=LimitBasis.BACKGROUND), [(0, 0, 12.0)], streams=both) == [3.0]
    assert ratios(rule(RuleKind.LIMIT, limit=6.0), [(0, 0, 12.0)], streams=both) == [2.0]
    assert not applies(rule(RuleKind.LIMIT, basis=LimitBasis.BACKGROUND), stream())


def test_a_non_detect_lies_between_nothing_and_its_detection_limit():
    assert measured(rule(RuleKind.LIMIT), [(0, 0, 5.0, True)]) == [(0.0, 0.0, 0.5, 5.0)]


def test_consecutive_rises_are_counted_over_trusted_detected_values():
    rows = [(0, 0, 5.0), (0, 1, 6.0), (0, 2, 7.0), (0, 3, 99.0, False, False), (0, 4, 8.0), (0, 5, 8.0), (0, 6, 9.0),
            (0, 7, 9.5, True), (0, 8, 10.0)]  # fmt: skip
    assert ratios(rule(RuleKind.CONSECUTIVE), rows) == [0, 1, 2, 3, 3, 0, 1, 0, 1]
    assert ratios(rule(RuleKind.CONSECUTIVE, floor=0.65), rows)[:3] == [0, 0, 2]
    assert ratios(rule(RuleKind.CONSECUTIVE, gap_d=0.5), rows) == [0] * 9


def test_a_rate_is_that_since_the_oldest_reading_of_a_window_half_full():
    which = rule(RuleKind.RATE, window_d=2.0, rate_per_d=3.0)
    rows = [(0, 0, 0.0), (0, 0.5, 9.0), (0, 1, 6.0), (0, 2, 12.0), (0, 4, 12.0)]
    assert measured(which, rows) == [
        (1.0, pytest.approx(2.0), pytest.approx(2.0), pytest.approx(6.0)),
        (2.0, pytest.approx(2.0), pytest.approx(2.0), pytest.approx(6.0)),
        (4.0, 0.0, 0.0, 0.0),
    ]


def test_a_flat_line_is_as_long_as_the_value_stays():
    which = rule(RuleKind.FLAT, window_d=2.0, count=3, tolerance=0.1)
    rows = [(0, 0, 5.0), (0, 1, 5.05), (0, 2, 4.95), (0, 4, 5.0), (0, 5, 5.2), (0, 6, 5.2), (0, 7, 5.2, True)]
    assert ratios(which, rows) == [0, 0, 1.0, 2.0, 0, 0, 0]


@pytest.mark.parametrize(
    ("low", "high", "value", "ratio"),
    [(0, 14, 7, 0.0), (0, 14, 14, 1.0), (0, 14, -7, 2.0), (-np.inf, 100, 150, 1.5), (-np.inf, 100, 100, 1.0),
     (0, np.inf, -0.5, 1.5), (0, np.inf, 3, -2.0)],
)  # fmt: skip
def test_a_range_is_one_at_its_bounds(low, high, value, ratio):
    assert ratios(rule(RuleKind.RANGE, low=low, high=high), [(0, 0, value)]) == [ratio]


def test_a_calibration_is_marked_when_it_is_due_and_overdue():
    levels = (TRIGGER, Trigger(level=WarningLevel.SERIOUS, open=2.0, clear=1.5))
    which = rule(RuleKind.CALIBRATION, interval_d=30.0, triggers=levels)
    due = [stream(calibration_due=at(10))]
    assert measured(which, [], streams=due, now=9.9) == []
    assert measured(which, [], streams=due, now=39.9) == [(10.0, 1.0, 1.0, 0.0)]
    assert measured(which, [], streams=due, now=41) == [(10.0, 1.0, 1.0, 0.0), (40.0, 2.0, 2.0, 30.0)]
    assert not applies(which, stream())


def test_missing_readings_are_marked_at_twice_the_usual_interval():
    which = rule(RuleKind.MISSING, interval_d=0.5, triggers=(Trigger(level=WarningLevel.GENERAL, open=2.0, clear=1.0),))
    rows = [(0, day, 1.0) for day in (0, 1, 2, 3, 6)]
    assert [(day, low) for day, low, _, _ in measured(which, rows, now=7.5)] == [
        (0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (5.0, 2.0), (6.0, 0.0)
    ]  # fmt: skip
    assert measured(which, rows, now=8.5)[-1][:2] == (8.0, 2.0)


def test_a_forecast_is_the_horizon_over_the_days_left():
    which = rule(RuleKind.FORECAST, horizon_d=40.0)
    assert [row[1:3] for row in measured(which, [(0, 0, 80.0), (0, 1, 20.0), (0, 2, 50.0, True), (0, 3, 0.0)])] == [
        (0.5, 0.5), (2.0, 2.0), (0.0, 0.8), (pytest.approx(1e6), pytest.approx(1e6))
    ]  # fmt: skip


def combined(combination, rows, gap=1000.0):
    which = rule(RuleKind.COMBINED, combination=combination, gap_d=gap,
                 members=(Member(property="benzene"), Member(property="toluene", limit=100.0)))  # fmt: skip
    gauge = gauge_for(which, (Target((stream(1), stream(2, "toluene"))),))
    found, _ = gauge.measure(Memory(), readings(rows))
    return [(float(low), float(high)) for low, high in zip(found.low, found.high, strict=True)]


def test_all_takes_the_least_and_any_the_largest_of_the_latest_ratios():
    benzene, toluene = (lambda day, v, c=False: (0, day, v, c, True, 0)), (lambda day, v: (0, day, v, False, True, 1))
    rows = [benzene(0, 20.0), toluene(1, 50.0), benzene(2, 30.0), toluene(3, 400.0), benzene(4, 8.0, True)]
    inf = np.inf
    assert combined(Combination.ALL, rows) == [(0, 2), (0.5, 0.5), (0.5, 0.5), (3, 3), (0, 0.8)]
    assert combined(Combination.ANY, rows) == [(2, inf), (2, 2), (3, 3), (4, 4), (4, 4)]
    assert combined(Combination.ALL, rows, gap=0.5) == [(0, 2), (0, 0.5), (0, 3), (0, 4), (0, 0.8)]


def test_a_control_chart_of_the_guidance_s_form():
    """z and S by hand: mean 10, sd 2, k 1, h 5, SCL 4.5."""
    known = [stream(baseline=Baseline(mean=10.0, sd=2.0))]
    rows = [(0, 0, 14.0), (0, 1, 14.0), (0, 2, 8.0), (0, 3, 20.0, False, False), (0, 4, 16.0)]
    cusum = [1.0, 2.0, 0.0, 4.0, 2.0]
    z = [2.0, 2.0, -1.0, 5.0, 3.0]
    expected = [max(a / 4.5, s / 5.0) for a, s in zip(z, cusum, strict=True)]
    assert ratios(rule(RuleKind.CONTROL), rows, streams=known) == expected


def test_a_chart_of_logarithms_is_the_chart_of_the_values_logarithms():
    """What is zero lies under any background and is no reason to warn; the reference is the median."""
    values = [14.0, 30.0, 0.0, 90.0, 16.0]
    logged = [stream(baseline=Baseline(math.log(10.0), 0.5, logarithms=True))]
    found = measured(rule(RuleKind.CONTROL), [(0, day, value) for day, value in enumerate(values)], streams=logged)
    plain = [stream(baseline=Baseline(math.log(10.0), 0.5))]
    rows = [(0, day, math.log(max(value, 1e-300))) for day, value in enumerate(values)]
    assert [row[1] for row in found] == ratios(rule(RuleKind.CONTROL), rows, streams=plain)


def test_a_control_chart_learns_its_baseline_first():
    first = [8.0, 12.0, 10.0, 9.0, 11.0]
    rows = [(0, day, value) for day, value in enumerate([*first, 15.0])]
    mean, sd = np.mean(first), np.std(first, ddof=1)
    z = (15.0 - mean) / sd
    found = measured(rule(RuleKind.CONTROL, count=5), rows)
    assert [row[0] for row in found] == [5.0]
    assert found[0][1] == pytest.approx(max(z / 4.5, (z - 1.0) / 5.0), rel=1e-12)


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), min_size=12, max_size=40))
def test_the_confidence_of_a_rise_is_that_of_pymannkendall(values):
    found = pymannkendall.original_test(np.array(values, float))
    if len(set(values)) == 1:
        assert rising_confidence(np.array(values, float)) == 0.5
        return
    assert rising_confidence(np.array(values, float)) == pytest.approx(stats.norm.cdf(found.z), rel=1e-12)


@pytest.mark.parametrize("n", [4, 7, 10])
def test_short_series_without_ties_have_their_exact_chance(n):
    """Kendall's exact distribution, two-sided in scipy: a rise has half of it."""
    rng = np.random.default_rng(n)
    values = rng.permutation(n).astype(float)
    found = stats.kendalltau(np.arange(n), values, method="exact")
    confidence = rising_confidence(values)
    if found.statistic > 0:
        assert 1.0 - confidence == pytest.approx(found.pvalue / 2.0, rel=1e-12)
    assert rising_confidence(np.arange(n)) == pytest.approx(1.0 - 1.0 / float(np.prod(np.arange(1, n + 1))))


def test_the_shared_cases_of_trends(shared):
    path = shared / "cases" / "stats_mann_kendall.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert len(rows) >= 4
    for row in rows:
        values = np.array([float(each) for each in row["x"].split()])
        slope = sen_slope(np.arange(len(values), dtype=float), values)
        assert slope == pytest.approx(float(row["sen_slope_unit_spacing"]), abs=1e-9)
        if len(values) > 10 or len(set(values)) < len(values):
            assert rising_confidence(values) == pytest.approx(stats.norm.cdf(float(row["Z"])), rel=1e-8)


def test_a_trend_is_judged_when_a_step_is_over():
    which = rule(RuleKind.TREND, window_d=100.0, step_d=10.0, count=4)
    rows = [(0, day, 1.0 + day // 10 + 0.1 * (day % 10 == 5)) for day in range(0, 60, 5)]
    found = measured(which, rows)
    assert [row[0] for row in found] == [40.0, 50.0]
    assert [row[1] for row in found] == [pytest.approx(1 - 1 / 24), pytest.approx(1 - 1 / 120)]
    # Medians of a step are a unit apart, and the steps ten days.
    assert [row[3] for row in found] == [pytest.approx(36.525)] * 2


KINDS = [
    rule(RuleKind.LIMIT), rule(RuleKind.RISE, baseline_d=2.0, gap_d=5.0), rule(RuleKind.RISE, baseline_d=0.0),
    rule(RuleKind.CONSECUTIVE, gap_d=3.0), rule(RuleKind.RATE, window_d=3.0, rate_per_d=1.0),
    rule(RuleKind.TREND, window_d=8.0, step_d=1.0, count=3), rule(RuleKind.CONTROL, count=4),
    rule(RuleKind.FLAT, window_d=2.0, count=2, tolerance=0.5), rule(RuleKind.RANGE, low=0.0, high=9.0),
    rule(RuleKind.MISSING, interval_d=0.2), rule(RuleKind.FORECAST), rule(RuleKind.CALIBRATION, interval_d=2.0),
]  # fmt: skip
ROWS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 60).map(lambda n: n / 4), st.sampled_from([1.0, 5.0, 5.2, 9.0, 20.0]),
              st.sampled_from([False, False, True]), st.sampled_from([True, True, False])),
    max_size=40, unique_by=lambda row: row[:2],
).map(sorted)  # fmt: skip


@pytest.mark.parametrize("which", KINDS, ids=lambda each: each.kind.value)
@settings(deadline=None, max_examples=40)
@given(rows=ROWS, cuts=st.lists(st.floats(0, 15), max_size=4).map(sorted))
def test_pieces_and_ticks_give_the_same_measures_to_the_last_digit(which, rows, cuts):
    targets = tuple(Target((stream(n, calibration_due=at(3)),)) for n in range(3))
    gauge = gauge_for(which, targets)
    columns = ("target", "time", "low", "high", "value", "reference", "trusted", "censored")

    def run(moments):
        _, memory = gauge.measure(Memory(), no_readings())
        found, begin = [], -1.0
        for end in [*moments, 20.0]:
            part = [row for row in rows if begin < row[1] <= end]
            for step, news in ((gauge.measure, readings(part)), (gauge.tick, nanoseconds(at(end)))):
                measures, memory = step(memory, news)
                found += [tuple(str(getattr(measures, name)[n]) for name in columns) for n in range(len(measures))]
            begin = end
        return sorted(found), memory

    (once, memory), (cut, other) = run([]), run(cuts)
    assert cut == once
    assert memory.carry.keys() == other.carry.keys()
    for name, column in memory.carry.items():
        np.testing.assert_array_equal(column, other.carry[name])


@pytest.mark.parametrize("which", KINDS, ids=lambda each: each.kind.value)
def test_memory_does_not_grow_with_history(which):
    gauge = gauge_for(which, (Target((stream(calibration_due=at(3)),)),))
    _, memory = gauge.measure(Memory(), no_readings())
    for week in range(20):
        _, memory = gauge.measure(memory, readings([(0, 7.0 * week + n / 4, 5.0 + n % 3) for n in range(28)]))
    assert len(memory.rows) <= 40

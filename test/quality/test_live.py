# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Readings as they come get, in the end, the flags that their whole history gets, however they are cut and ordered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from time import process_time

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.quality.checks import Check, CheckKind, read_checks
from gw_monitor.gw_core.quality.evaluation import Surroundings, evaluate
from gw_monitor.gw_core.quality.live import LiveChecks
from gw_monitor.gw_core.records.observations import make_frame
from hypothesis import given, settings
from hypothesis import strategies as st

NOW = datetime(2024, 1, 2, tzinfo=timezone.utc)
MINUTE = pd.Timedelta(minutes=1)
CHECKS = (
    Check(applies_to="water_level", check=CheckKind.GROSS_RANGE, fail_min=-4, suspect_max=4),
    Check(applies_to="water_level", check=CheckKind.SPIKE, suspect=1.5, fail=3),
    Check(applies_to="water_level", check=CheckKind.RATE_OF_CHANGE, suspect=2 * 1440),
    Check(
        applies_to="water_level", check=CheckKind.FLAT_LINE, suspect=3 / 1440, fail=5 / 1440, tolerance=0.5
    ),
    Check(applies_to="water_level", check=CheckKind.GAP, suspect=2),
    Check(applies_to="water_level", check=CheckKind.REPEAT, suspect=1.5),
    Check(applies_to="ph", check=CheckKind.SPIKE, suspect=1.5),
    Check(applies_to="*", check=CheckKind.CLOCK, suspect=0.1, fail=0.2),
)  # fmt: skip


@dataclass(frozen=True)
class Key:
    point: str
    property: str
    sensor: str = ""


KEYS = (Key("A", "water_level"), Key("B", "water_level", "x"), Key("A", "ph"), Key("A", "iodide"))
STREAMS = pd.DataFrame({"datastream_id": range(4), "property": [key.property for key in KEYS]})
INTERVALS = {(key.point, key.property, key.sensor): 60.0 for key in KEYS}


def frame_of(rows):
    """Rows of (stream, minute, value, censored, flag)."""
    table = pd.DataFrame(rows, columns=["stream", "minute", "value", "censored", "flag"])
    times = pd.Timestamp("2024-01-01", tz="UTC") + pd.to_timedelta(table["minute"], unit="min")
    return make_frame(table["stream"], times, table["value"].astype(float), table["censored"].astype(bool),
                      table["flag"])  # fmt: skip


def live_result(frame, cuts, checks=None, **more):
    """Flags after all batches, later changes applied."""
    checks = checks or LiveChecks(CHECKS, lambda: NOW, INTERVALS, **more)
    said = {}
    for start, stop in zip([0, *cuts], [*cuts, len(frame)], strict=True):
        part = frame.iloc[start:stop]
        found = checks.flag(KEYS, part)
        for stream, time, flag in zip(part["datastream_id"], part["time"], found.flag, strict=True):
            said.setdefault((KEYS[stream].point, KEYS[stream].property, time), flag)
        for row in found.later.itertuples():
            assert (row.point, row.property, row.time) in said
            said[row.point, row.property, row.time] = row.flag
    return said


def batch_result(frame):
    flags = evaluate(
        frame, STREAMS, CHECKS, surroundings=Surroundings(intervals_s=dict.fromkeys(range(4), 60.0), now=NOW)
    )
    floor = frame["flag"].where(frame["flag"].isin([3, 4]), 0)
    strong = np.where(flags["flag"] == 9, 9, np.maximum(flags["flag"].replace({2: 0}), floor))
    flags["flag"] = np.where(strong == 0, 2, strong)
    return {
        (KEYS[stream].point, KEYS[stream].property, time): flag
        for stream, time, flag in zip(flags["datastream_id"], flags["time"], flags["flag"], strict=True)
    }


_READING = st.tuples(
    st.integers(0, 3), st.integers(0, 60) | st.sampled_from([1600, 2000]),
    st.integers(-5, 5).map(lambda n: n / 2) | st.just(float("nan")),
    st.sampled_from([False] * 6 + [True]), st.sampled_from([2] * 6 + [1, 3, 4, 9]),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    rows=st.lists(_READING, min_size=1, max_size=70, unique_by=lambda row: row[:2]),
    cuts=st.lists(st.integers(0, 70), max_size=12).map(sorted),
    ordered=st.booleans(),
)
def test_the_cut_and_the_order_of_batches_do_not_matter(rows, cuts, ordered):
    frame = frame_of(sorted(rows, key=lambda row: row[1]) if ordered else rows)
    cuts = [cut for cut in cuts if cut <= len(rows)]
    assert live_result(frame, cuts) == batch_result(frame)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("size", [1, 7, 500])
def test_a_short_memory_does_for_readings_that_come_in_order(seed, size):
    """Flat lines longer than the memory are found as long as the run goes on."""
    random = np.random.default_rng(seed)
    values = np.repeat(np.round(random.normal(0, 1, 60), 1), random.integers(1, 12, 60))
    frame = frame_of([(0, minute, value, False, 2) for minute, value in enumerate(values)])
    found = live_result(frame, list(range(size, len(frame), size)), kept=16)
    assert found == batch_result(frame)


def test_a_stuck_sensor_is_found_beyond_the_memory():
    check = Check(applies_to="water_level", check=CheckKind.FLAT_LINE, suspect=100 / 1440, tolerance=0.5)
    for size in (1, 40):
        checks = LiveChecks([check], lambda: NOW, INTERVALS, kept=16)
        frame = frame_of([(0, minute, 1.0, False, 2) for minute in range(150)])
        found = list(live_result(frame, list(range(size, 150, size)), checks).values())
        assert found == [1] * 100 + [3] * 50


def test_a_spike_is_seen_by_the_reading_after_it_even_in_the_next_batch():
    checks = LiveChecks(CHECKS, lambda: NOW, INTERVALS)
    frame = frame_of([(0, 0, 0.0, False, 2), (0, 1, 1.8, False, 2), (0, 2, 0.1, False, 2)])
    assert checks.flag(KEYS, frame.iloc[:2]).flag.tolist() == [1, 1]
    last = checks.flag(KEYS, frame.iloc[2:])
    assert last.flag.tolist() == [1]
    assert last.later.to_dict("records") == [
        {"point": "A", "property": "water_level", "sensor": "", "time": frame["time"].iloc[1], "flag": 3}
    ]


def test_after_a_restart_the_last_readings_are_primed_and_nothing_is_forgotten():
    random = np.random.default_rng(5)
    rows = [(s, minute, round(random.normal(), 1), False, 2) for minute in range(40) for s in (0, 1, 2)]
    frame = frame_of(rows)
    wanted = batch_result(frame)
    before, after = LiveChecks(CHECKS, lambda: NOW, INTERVALS), LiveChecks(CHECKS, lambda: NOW, INTERVALS)
    first = live_result(frame.iloc[:60], [], before)
    stored = frame.iloc[:60].copy()
    after.prime(stored, KEYS)
    found = after.flag(KEYS, frame.iloc[60:])
    said = first | dict(
        zip([(KEYS[s].point, KEYS[s].property, t) for s, t in
             zip(frame["datastream_id"].iloc[60:], frame["time"].iloc[60:], strict=True)], found.flag, strict=True)
    )  # fmt: skip
    said |= {(row.point, row.property, row.time): row.flag for row in found.later.itertuples()}
    assert said == wanted


def test_a_device_that_says_fail_is_believed_for_good():
    checks = LiveChecks(CHECKS, lambda: NOW, INTERVALS)
    frame = frame_of([(0, 0, 1.0, False, 4), (0, 1, 1.1, False, 3), (0, 2, 1.0, False, 9), (0, 3, 9.0, False, 3)])
    found = [checks.flag(KEYS, frame.iloc[[row]]) for row in range(4)]
    assert [int(one.flag[0]) for one in found] == [4, 3, 9, 3]
    assert all(one.later.empty for one in found)


def test_the_same_batch_again_gets_the_same_flags_and_changes_nothing():
    checks = LiveChecks(CHECKS, lambda: NOW, INTERVALS)
    frame = frame_of([(0, minute, float(value), False, 2) for minute, value in enumerate([0, 0, 3, 0, 0, 9, 0])])
    first = checks.flag(KEYS, frame)
    again = checks.flag(KEYS, frame)
    assert again.flag.tolist() == first.flag.tolist()
    assert first.later.empty
    assert again.later.empty


def test_a_reading_from_the_future_is_refused_a_place_in_the_series():
    checks = LiveChecks(CHECKS, lambda: NOW, INTERVALS)
    frame = frame_of([(0, 0, 1.0, False, 2), (0, 10_000, 1.0, False, 2), (0, 1, 1.4, False, 2)])
    assert [int(checks.flag(KEYS, frame.iloc[[row]]).flag[0]) for row in range(3)] == [1, 4, 1]


def test_time_that_runs_backwards_is_told_in_the_order_of_arrival():
    checks = LiveChecks(CHECKS, lambda: NOW, INTERVALS)
    rows = [(0, 5, 1.0, False, 2), (1, 1, 1.0, False, 2), (0, 3, 1.0, False, 2), (1, 2, 1.0, False, 2)]
    assert checks.flag(KEYS, frame_of(rows)).backward.tolist() == [False, False, True, False]
    rows = [(0, 4, 1.0, False, 2), (0, 5, 1.0, False, 2), (1, 1, 1.0, False, 2), (0, 9, 1.0, False, 2)]
    assert checks.flag(KEYS, frame_of(rows)).backward.tolist() == [True, False, True, False]


def test_readings_without_time_or_none_at_all_are_no_trouble():
    checks = LiveChecks(CHECKS, lambda: NOW)
    assert checks.flag(KEYS, frame_of([])).flag.tolist() == []
    frame = make_frame([0, 0], [pd.NaT, pd.Timestamp("2024-01-01")], [1.0, 1.0])
    assert checks.flag(KEYS, frame).flag.tolist()[1] == 1


def test_an_unknown_interval_is_learnt_from_the_first_readings():
    checks = LiveChecks(CHECKS, lambda: NOW)
    frame = frame_of([(0, minute, float(minute % 2), False, 2) for minute in [*range(10), 30]])
    found = [int(checks.flag(KEYS, frame.iloc[[row]]).flag[0]) for row in range(11)]
    assert found == [1] * 10 + [3]


def test_a_park_of_3333_readings_a_second_costs_less_than_a_twentieth_of_a_core():
    """CPU time, not wall-clock: what other programs do meanwhile does not count. Measured: a fiftieth or less."""
    codes = ("water_level", "water_temperature", "conductivity", "ph", "pressure")
    keys = [Key(f"W{number // 5}", codes[number % 5]) for number in range(3333)]
    typical = np.array([30.0, 15.0, 800.0, 7.0, 150.0])[np.arange(3333) % 5]
    random = np.random.default_rng(0)
    checks = LiveChecks(read_checks(), lambda: NOW)
    batches = []
    for second in range(12):
        moment = pd.Timestamp("2024-01-01", tz="UTC") + pd.Timedelta(seconds=second)
        for part in np.array_split(np.arange(3333), 3):
            values = typical[part] * (1 + random.normal(0, 1e-4, len(part)))
            batches.append(([keys[n] for n in part], make_frame(np.arange(len(part)), [moment] * len(part), values)))
    for streams, frame in batches[:6]:
        checks.flag(streams, frame)
    started = process_time()
    for streams, frame in batches[6:]:
        checks.flag(streams, frame)
    assert (process_time() - started) / 10 < 0.05  # ten seconds of readings

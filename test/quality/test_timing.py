# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the times of readings give away, and signals that die."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.quality.flagging import flag_attenuated_signal
from gw_monitor.gw_core.quality.timing import flag_ahead, flag_gaps, flag_moved_clock, flag_repeats

HOUR = 1 / 24


def test_the_reading_after_a_gap_is_suspect():
    hours = np.array([0, 1, 2, 8, 9, 11.0])
    assert flag_gaps(hours / 24, interval_d=HOUR, suspect=3).tolist() == [1, 1, 1, 3, 1, 1]
    assert flag_gaps(hours / 24, interval_d=HOUR, suspect=6).tolist() == [1] * 6  # just reached, not exceeded
    assert flag_gaps([], interval_d=HOUR, suspect=3).tolist() == []


def test_a_repeat_is_the_same_value_too_soon():
    hours = np.array([0, 0.1, 1, 1.05, 1.1, 2])
    values = np.array([5, 5, 5, 5, 6, np.nan])
    assert flag_repeats(values, hours / 24, interval_d=HOUR, suspect=0.2).tolist() == [1, 3, 1, 3, 1, 9]


def test_times_ahead_of_now_are_suspect_then_fail():
    assert flag_ahead([0, 1, 1.2, 3], now_d=1.0, suspect=0.1, fail=1.0).tolist() == [1, 1, 3, 4]
    assert flag_ahead([0, 9], now_d=np.nan, fail=1.0).tolist() == [2, 2]


@pytest.mark.parametrize("shift", [-1, 1, 8])
def test_summer_time_shows_as_a_step_of_whole_hours_in_the_phase(shift):
    days = np.arange(12) + 0.25
    days[6:] += shift * HOUR
    wanted = [1] * 12
    wanted[6] = 3
    assert flag_moved_clock(days, interval_d=1.0).tolist() == wanted


def test_a_missing_reading_a_late_one_and_a_relaunch_are_no_moved_clock():
    days = np.delete(np.arange(12) + 0.25, 6)
    assert set(flag_moved_clock(days, interval_d=1.0)) == {1}
    once = np.arange(12) + 0.25
    once[6] += HOUR
    assert set(flag_moved_clock(once, interval_d=1.0)) == {1}
    relaunched = np.arange(12) + 0.25
    relaunched[6:] += HOUR * 1.4
    assert set(flag_moved_clock(relaunched, interval_d=1.0)) == {1}


def test_hourly_readings_hide_a_step_of_an_hour():
    hours = np.arange(12.0)
    hours[6:] += 1
    assert set(flag_moved_clock(hours / 24, interval_d=HOUR)) == {1}


def test_a_dying_signal_is_suspect_then_fails():
    hours = np.arange(40)
    values = np.where(hours < 20, np.sin(hours), 0.001 * np.sin(hours))
    found = flag_attenuated_signal(values, hours / 24, window_d=5 / 24, suspect=0.1, fail=0.01)
    assert found[:5].tolist() == [2] * 5  # no full window yet
    assert set(found[5:20]) == {1}
    assert set(found[26:]) == {4}


@pytest.mark.parametrize("seed", range(3))
def test_attenuation_agrees_with_a_plain_loop(seed):
    random = np.random.default_rng(seed)
    hours = np.cumsum(random.integers(1, 4, 120)).astype(float)
    values = np.round(random.normal(0, 1, 120) * random.choice([0, 1], 120), 2)
    values[random.random(120) < 0.1] = np.nan
    found = flag_attenuated_signal(values, hours / 24, window_d=6 / 24, suspect=0.8, fail=0.2)
    for n, value in enumerate(values):
        inside = values[(hours >= hours[n] - 6 - 1e-9) & (hours <= hours[n])]
        inside = inside[~np.isnan(inside)]
        if np.isnan(value):
            wanted = 9
        elif hours[n] - hours[0] < 6 or len(inside) < 3:
            wanted = 2
        else:
            spread = inside.std(ddof=1)
            wanted = 4 if spread < 0.2 else 3 if spread < 0.8 else 1
        assert found[n] == wanted, n

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each check against what the QARTOD manuals ask for, borders and gaps among it."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.quality.flagging import (
    flag_flat_line,
    flag_gross_range,
    flag_missing,
    flag_rate_of_change,
    flag_spikes,
    strongest,
)

NAN = np.nan


def test_gross_range_counts_its_ends_as_inside():
    found = flag_gross_range([-1, 0, 2, 5, 8, 10, 11, NAN], fail=(0, 10), suspect=(2, 8))
    assert found.tolist() == [4, 3, 1, 1, 1, 3, 4, 9]
    assert found.dtype == np.uint8


def test_gross_range_keeps_any_shape():
    assert flag_gross_range(np.ones((2, 3)), fail=(0, 10)).shape == (2, 3)
    assert flag_missing([[1.0, NAN]]).tolist() == [[1, 9]]


def test_spike_is_the_distance_from_the_mean_of_the_neighbours():
    # at 3: |8 - (1+1)/2| = 7; its neighbours: |1 - (1+8)/2| = 3.5; exactly at a threshold is not above it
    found = flag_spikes([1, 1, 1, 8, 1, 1, 1], suspect=3.5, fail=5)
    assert found.tolist() == [2, 1, 1, 4, 1, 1, 2]
    assert flag_spikes([1, 1, 1, 8, 1, 1, 1], suspect=3.4, fail=7).tolist() == [2, 1, 3, 3, 3, 1, 2]


def test_spike_beside_a_gap_is_not_evaluated_and_the_gap_is_missing():
    assert flag_spikes([1, 1, NAN, 9, 1, 1], suspect=2, fail=4).tolist() == [2, 2, 9, 2, 3, 2]
    assert flag_spikes([NAN, 1], suspect=1).tolist() == [9, 2]
    assert flag_spikes([5.0], suspect=1).tolist() == [2]
    assert flag_spikes([], suspect=1).tolist() == []


def test_rate_of_change_uses_the_time_between():
    found = flag_rate_of_change([0, 10, 20, NAN, 100, 100], [0, 1, 1.5, 2, 3, 4], suspect_per_d=10)
    assert found.tolist() == [1, 1, 3, 9, 1, 1]


def test_flat_line_flags_the_end_of_a_stretch():
    hours = np.arange(12) / 24
    values = np.array([1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4, 5.0])
    found = flag_flat_line(values, hours, tolerance=0.01, suspect_d=3 / 24, fail_d=6 / 24)
    assert found.tolist() == [1, 1, 1, 1, 1, 3, 3, 3, 4, 4, 1, 1]


def test_flat_line_sees_through_gaps_and_its_tolerance_is_exclusive():
    hours = np.arange(6) / 24
    found = flag_flat_line([1, 1, NAN, 1, 1, 1], hours, tolerance=0.1, suspect_d=2 / 24)
    assert found.tolist() == [1, 1, 9, 3, 3, 3]
    assert flag_flat_line(np.ones(6), hours, tolerance=0.0, suspect_d=2 / 24).tolist() == [1] * 6


def test_flat_line_is_not_evaluated_when_readings_are_too_far_apart():
    assert flag_flat_line([1, 1, 1, 1], [0, 90, 180, 270], tolerance=0.1, suspect_d=7).tolist() == [2] * 4
    assert flag_flat_line([NAN], [0.0], tolerance=0.1, suspect_d=7).tolist() == [9]


def test_the_most_severe_flag_wins():
    columns = np.array([[9, 9, 2, 1, 3], [9, 2, 1, 3, 4]], dtype=np.uint8)
    assert strongest(list(columns)).tolist() == [9, 2, 1, 3, 4]


@pytest.mark.parametrize("seed", range(5))
def test_spikes_and_flat_lines_agree_with_a_plain_loop(seed):
    random = np.random.default_rng(seed)
    values = np.round(np.cumsum(random.normal(0, 0.3, 200)), 0)
    values[random.random(200) < 0.05] = NAN
    days = np.arange(200) / 24
    spikes, flat = [2] * 200, [1] * 200
    for i in range(200):
        if 0 < i < 199 and not np.isnan([values[i - 1], values[i], values[i + 1]]).any():
            distance = abs(values[i] - (values[i - 1] + values[i + 1]) / 2)
            spikes[i] = 4 if distance > 0.9 else 3 if distance > 0.4 else 1
        if i >= 5:
            window = values[i - 5 : i + 1]
            window = window[~np.isnan(window)]
            flat[i] = 3 if window.size and window.max() - window.min() < 0.5 else 1
        if np.isnan(values[i]):
            spikes[i] = flat[i] = 9
    assert flag_spikes(values, suspect=0.4, fail=0.9).tolist() == spikes
    assert flag_flat_line(values, days, tolerance=0.5, suspect_d=5 / 24).tolist() == flat


def test_noise_over_seconds_is_no_rate_but_a_jump_is():
    times = np.arange(6) * 5 / 86_400
    noisy = np.array([10.0, 10.002, 10.0, 10.002, 10.0, 10.5])
    assert (flag_rate_of_change(noisy, times, suspect_per_d=5.0)[1:] == 3).all()
    judged = flag_rate_of_change(noisy, times, suspect_per_d=5.0, shortest_d=1 / 24)
    assert judged.tolist() == [1, 1, 1, 1, 1, 3]  # half a metre within the hour is twelve a day
    hours = np.arange(6) / 12
    assert (
        flag_rate_of_change(noisy, hours, suspect_per_d=5.0, shortest_d=1 / 24)
        == flag_rate_of_change(noisy, hours, suspect_per_d=5.0)
    ).all()

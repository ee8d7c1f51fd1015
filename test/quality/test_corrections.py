# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Air pressure, dips and drift: closed forms, made-up truth, and pairs of real loggers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.quality.bridging import at_moments
from gw_monitor.gw_core.quality.calibration import Fit, calibrate_levels, read_dips
from gw_monitor.gw_core.quality.drift import Drift
from gw_monitor.gw_core.quality.pressure import Compensation, compensate, water_column, water_density
from gw_monitor.gw_core.records.observations import make_frame
from hypothesis import given, settings
from hypothesis import strategies as st

HOURS = pd.date_range("2024-01-01", periods=48, freq="h", tz="UTC")
AS_LOGGERS = Compensation(density_kg_m3=1000.0)


def test_the_density_of_water_is_that_of_the_table():
    # Tanaka et al. (2001), Table 1: 4 °C 999.9749, 10 °C 999.7027, 20 °C 998.2067, 40 °C 992.2152 kg/m³
    assert water_density([4, 10, 20, 40]) == pytest.approx([999.9749, 999.7027, 998.2067, 992.2152], abs=6e-5)


def test_ten_metres_of_water_weigh_98_kilopascals():
    assert water_column(98.0665 + 101.3, 101.3, 1000.0) == pytest.approx(10.0)


def test_nothing_is_interpolated_across_a_gap_or_beyond_the_ends():
    times = pd.DatetimeIndex(["2024-01-01T00:00Z", "2024-01-01T01:00Z", "2024-01-01T05:00Z"])
    series = pd.DataFrame({"time": times, "value": [100.0, 102.0, 110.0]})
    wanted = pd.DatetimeIndex(
        ["2023-12-31T23:59Z", "2024-01-01T00:00Z", "2024-01-01T00:30Z", "2024-01-01T03:00Z", "2024-01-01T05:00Z",
         "2024-01-01T05:01Z"]
    )  # fmt: skip
    found = at_moments(series, wanted, max_gap_s=7200)
    np.testing.assert_allclose(found, [np.nan, 100, 101, np.nan, 110, np.nan])
    assert at_moments(series, wanted, max_gap_s=4 * 3600)[3] == 106.0
    assert np.isnan(at_moments(series.head(0), wanted, max_gap_s=1)).all()
    held = at_moments(series, wanted, max_gap_s=7200, ends_s=60)
    np.testing.assert_allclose(held, [100, 100, 101, np.nan, 110, 110])


@settings(max_examples=50, deadline=None)
@given(column=st.floats(0.1, 100), air=st.floats(60, 106), temperature=st.floats(0, 40))
def test_what_air_and_water_weigh_together_is_taken_apart_again(column, air, temperature):
    density = float(water_density(temperature))
    pressure = air + density * 9.80665 * column / 1000
    readings = make_frame(0, HOURS[5:7], [pressure] * 2)
    barometer, warm = make_frame(1, HOURS, [air] * 48), make_frame(2, HOURS, [temperature] * 48)
    found = compensate(readings, "pressure", barometer, Compensation(), warm)
    assert found["value"].to_numpy() == pytest.approx([column] * 2, abs=1e-9)


def test_air_pressure_leaves_no_trace_in_the_column():
    air = 100 + np.sin(np.arange(48) / 5)
    readings = make_frame(0, HOURS[:-1] + pd.Timedelta("30min"), 49.03325 + (air[1:] + air[:-1]) / 2)
    found = compensate(readings, "pressure", make_frame(1, HOURS, air), AS_LOGGERS)
    assert found["value"].to_numpy() == pytest.approx(5.0, abs=1e-12)  # the air is straight between its readings


def test_levels_that_hold_the_air_and_a_constant_are_freed_of_both():
    readings = make_frame(0, HOURS[:3], [4.0, 5.0, np.nan])
    found = compensate(
        readings, "water_column", make_frame(1, HOURS, [98.0665] * 48), Compensation(density_kg_m3=1000, offset_m=9.5)
    )
    assert found["value"].tolist() == pytest.approx([3.5, 4.5])


@pytest.mark.parametrize(("air", "message"), [([np.nan] * 48, "no usable reading"), ([1013.0] * 48, "no air pressure")])
def test_a_barometer_that_is_none_is_refused(air, message):
    with pytest.raises(InvalidInputError, match=message):
        compensate(make_frame(0, HOURS, 150.0 + np.zeros(48)), "pressure", make_frame(1, HOURS, air), AS_LOGGERS)


@pytest.mark.parametrize("more", [{"density_kg_m3": 1.0}, {"max_gap_s": 0.0}, {"offset_m": np.nan}])
def test_figures_out_of_range_are_refused(more):
    with pytest.raises(InvalidInputError):
        Compensation(**more)


def dips_at(hours, depths):
    return pd.DataFrame({"time": HOURS[hours], "value": depths})


def test_a_single_dip_sets_the_level_also_below_the_sea():
    readings = make_frame(0, HOURS, 5 + np.arange(48) / 100)
    found = calibrate_levels(readings, dips_at([10], [3.0]), -1.5)
    assert found.levels["value"].iloc[10] == pytest.approx(-4.5)
    assert found.levels["value"].diff().iloc[1:].to_numpy() == pytest.approx(0.01)
    assert found.dips["residual"].tolist() == [0.0]


def test_a_constant_fit_takes_the_mean_and_tells_the_residuals():
    readings = make_frame(0, HOURS, np.full(48, 5.0))
    found = calibrate_levels(readings, dips_at([0, 10, 47], [3.0, 3.3, 3.0]), 10.0)
    assert found.levels["value"].to_numpy() == pytest.approx(6.9)
    assert found.dips["residual"].tolist() == pytest.approx([0.1, -0.2, 0.1])


def test_a_piecewise_fit_recovers_a_drifting_logger_and_meets_every_dip():
    truth = 20 + np.sin(np.arange(48) / 7)
    slip = np.interp(np.arange(48), [0, 20, 47], [0.0, 0.3, -0.2])
    readings = make_frame(0, HOURS, truth - 14 + slip)
    found = calibrate_levels(
        readings, dips_at([0, 20, 47], 25 - truth[[0, 20, 47]]), 25.0, fit=Fit.PIECEWISE
    )  # fmt: skip
    assert found.levels["value"].to_numpy() == pytest.approx(truth, abs=1e-9)
    # without the dip in the middle, the straight line from 0 to -0.2 would be 0.3 - (-0.2 * 20 / 47) off
    assert found.dips["residual"].iloc[1] == pytest.approx(-(0.3 + 0.2 * 20 / 47), abs=1e-9)


def test_depths_count_downward():
    depth = 3 + np.sin(np.arange(48) / 7)
    found = calibrate_levels(make_frame(0, HOURS, depth + 0.25), dips_at([5, 6], depth[[5, 6]]), 2.0, downward=True)
    assert found.levels["value"].to_numpy() == pytest.approx(2.0 - depth)
    assert found.dips["logger"].to_numpy() == pytest.approx(depth[[5, 6]] + 0.25)


def test_a_dip_while_the_logger_slept_is_told_but_not_used():
    readings = make_frame(0, HOURS[[0, 1, 40, 41]], [5.0] * 4)
    found = calibrate_levels(readings, dips_at([1, 20], [3.0, 9.0]), 10.0, max_gap_s=7200)
    assert found.dips["offset"].isna().tolist() == [False, True]
    before = pd.DataFrame({"time": [HOURS[0] - pd.Timedelta("1h")], "value": [2.0]})
    assert calibrate_levels(readings, before, 10.0, max_gap_s=7200).dips["offset"].tolist() == [3.0]
    with pytest.raises(InvalidInputError, match="No manual dip"):
        calibrate_levels(readings, dips_at([20], [9.0]), 10.0, max_gap_s=7200)
    with pytest.raises(InvalidInputError, match="measuring point"):
        calibrate_levels(readings, dips_at([1], [9.0]), np.nan)


def test_a_table_of_dips_is_read_or_refused_as_a_whole():
    good = pd.DataFrame({"point": ["A", "B"], "time": ["2024-01-01T08:00", "2024-01-02"], "depth": ["1.5", -0.2]})
    assert read_dips(good)["value"].tolist() == [1.5, -0.2]
    bad = pd.DataFrame({"point": ["A", None, "C"], "time": ["x", "2024-01-02", "2024-01-02"], "depth": [1, 2, "deep"]})
    with pytest.raises(InvalidInputError) as caught:
        read_dips(bad)
    assert [finding.place for finding in caught.value.findings] == ["1", "2", "3"]
    with pytest.raises(InvalidInputError, match="no column depth"):
        read_dips(good.drop(columns="depth"))


@settings(max_examples=50, deadline=None)
@given(offset=st.floats(-50, 50), gain=st.floats(0.5, 2), seed=st.integers(0, 99))
def test_a_drift_put_on_is_taken_off_again(offset, gain, seed):
    truth = np.random.default_rng(seed).uniform(100, 900, 48)
    share = np.arange(48) / 47
    readings = make_frame(0, HOURS, truth * (1 + share * (gain - 1)) + share * offset)
    drift = Drift(start=HOURS[0], end=HOURS[-1], offset_end=offset, gain_end=gain)
    assert drift.corrected(readings)["value"].to_numpy() == pytest.approx(truth)


def test_a_drift_touches_its_period_only_and_no_non_detects():
    readings = make_frame(3, HOURS[:5], [10.0, 10.0, 10.0, np.nan, 10.0], [False, False, True, False, False])
    drift = Drift(start=HOURS[1], end=HOURS[5], offset_end=4.0)
    found = drift.corrected(readings)
    assert found["time"].tolist() == [HOURS[1], HOURS[4]]
    assert found["value"].tolist() == [10.0, 7.0]


@pytest.mark.parametrize("more", [{"end": HOURS[0]}, {"gain_end": 0.0}, {"offset_start": np.inf}])
def test_an_impossible_drift_is_refused(more):
    with pytest.raises(InvalidInputError):
        Drift(**({"start": HOURS[0], "end": HOURS[1]} | more))

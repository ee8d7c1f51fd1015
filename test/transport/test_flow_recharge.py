# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recharge from weather: published examples of FAO-56, conservation, a real weather record, and bad tables."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.gwf.recharge import Soil, balance, hargreaves, radiation_mm_d, soil_of, thornthwaite
from gw_monitor.gw_core.transport.gwf.weather import read_weather, weather_recharge
from gw_monitor.gw_core.transport.texture import find_texture
from hypothesis import given, settings
from hypothesis import strategies as st


def test_radiation_is_that_of_the_handbook():
    """FAO-56, example 8: 3 September (day 246) at 20 degrees south: 32.2 MJ/m²/d, or 13.1 mm/d."""
    assert radiation_mm_d(-20.0, np.array([246.0]))[0] == pytest.approx(13.1, abs=0.05)


def test_hargreaves_is_that_of_the_handbook():
    """FAO-56, example 20: 26.6 and 14.8 °C in July at 45°43' N: 5.0 mm/d."""
    found = hargreaves(np.array([14.8]), np.array([26.6]), 45.72, np.array([196.0]))
    assert found[0] == pytest.approx(5.0, abs=0.1)


def test_thornthwaite_sums_to_what_a_temperate_year_evaporates():
    month = np.arange(12)
    mean = 10.0 - 10.0 * np.cos(2 * np.pi * (month - 0.5) / 12)
    year = float((thornthwaite(mean, 50.0, month * 30.44 + 15.0) * 30.44).sum())
    # Thornthwaite's own maps give 600 to 700 mm for places with 10 °C in the mean of the year.
    assert 550.0 < year < 750.0


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 200), st.floats(0, 15)), min_size=1, max_size=60), st.floats(1, 400),
    st.floats(0, 1),
)  # fmt: skip
def test_no_water_is_lost(rows, capacity, runoff):
    rain, wanted = np.array(rows).T
    found = balance(rain, wanted, Soil(capacity_mm=capacity, runoff_share=runoff))
    gone = found.runoff_mm + found.evaporation_mm + found.recharge_mm
    assert gone.sum() + found.stored_mm[-1] - capacity == pytest.approx(rain.sum(), abs=1e-8)
    assert found.stored_mm.min() >= 0.0
    assert found.stored_mm.max() <= capacity + 1e-9
    assert (found.evaporation_mm <= wanted + 1e-12).all()
    assert found.recharge_mm.min() >= 0.0


def test_without_evaporation_all_rain_recharges_and_drought_gives_none():
    soil = soil_of(find_texture("loam"), 1.0)
    rain = np.full(10, 5.0)
    assert balance(rain, rain * 0, soil).recharge_mm == pytest.approx(5.0)
    assert balance(rain * 0, rain, soil).recharge_mm.sum() == 0.0


def test_a_real_record_gives_the_recharge_of_its_climate(shared):
    path = shared / "data" / "levels" / "QC_weather_Beauceville_1980-2016.out"
    found = pd.read_csv(path, sep="\t", skiprows=9, encoding="latin-1")
    found.columns = ["year", "month", "day", "temperature_max_c", "temperature_min_c", "mean", "precipitation_mm"]
    found["time"] = pd.to_datetime(found[["year", "month", "day"]])
    weather = read_weather(found[found["year"] >= 2000].dropna(), 46.2, "weather")
    soil = soil_of(find_texture("sandy_loam"), 1.0)
    (mean,), water = weather_recharge(weather, soil, None, 0.0)
    yearly = mean.rate_m_d * 365.25 * 1000.0
    rain = weather.rain_mm.sum() / len(weather.days) * 365.25
    print(f"rain {rain:.0f} mm/a, recharge {yearly:.0f} mm/a")
    # Without runoff, what is left of the rain after the 450 to 650 mm that evaporate in a year of that climate.
    assert 450.0 < 1128.0 - yearly < 650.0
    assert water.recharge_mm.sum() < weather.rain_mm.sum()
    start = datetime(2010, 1, 1, tzinfo=timezone.utc)
    months, _ = weather_recharge(weather, soil, start, 365.0)
    assert len(months) == 12
    assert months[0].start_d == 0.0
    assert months[-1].end_d == np.inf
    ends = [min(each.end_d, 365.0) for each in months]
    total = sum(each.rate_m_d * (end - each.start_d) for each, end in zip(months, ends, strict=True))
    year = weather.times.year == 2010
    assert total * 1000 == pytest.approx(water.recharge_mm[year].sum(), rel=1e-9)


def _table(**columns):
    return pd.DataFrame({"time": pd.date_range("2020-01-01", periods=5), "precipitation_mm": 1.0, **columns})


def test_bad_weather_is_refused_with_its_reason():
    with pytest.raises(InvalidInputError, match="et0_mm, temperature_min_c"):
        read_weather(_table(), 30.0, "weather")
    with pytest.raises(InvalidInputError, match="5 rows have no number in et0_mm"):
        read_weather(_table(et0_mm="wet"), 30.0, "weather")
    gap = _table(et0_mm=1.0).drop(index=2)
    with pytest.raises(InvalidInputError, match="1 gaps, the first after 2020-01-02"):
        read_weather(gap, 30.0, "weather")
    twice = _table(et0_mm=1.0)
    twice.loc[3, "time"] = twice.loc[2, "time"]
    with pytest.raises(InvalidInputError, match="same time"):
        read_weather(twice, 30.0, "weather")
    weather = read_weather(_table(et0_mm=1.0), 30.0, "weather")
    with pytest.raises(InvalidInputError, match="does not cover"):
        weather_recharge(weather, Soil(capacity_mm=50.0), datetime(2020, 1, 1, tzinfo=timezone.utc), 30.0)
    with pytest.raises(InvalidInputError, match="must hold water"):
        balance(np.ones(2), np.ones(2), Soil(capacity_mm=0.0))

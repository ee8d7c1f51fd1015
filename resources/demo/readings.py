# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What instruments and a laboratory would have read in the simulated park: noise, gaps, faults, detection limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import park
import truth as truth_model

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.random import Generator

LOGGER_WELLS = (
    "MW-01", "MW-02", "MW-03", "MW-05", "MW-07", "MW-08", "MW-10", "MW-12", "MW-14", "MW-16",
)  # fmt: skip
LOGGER_STEP_H = 6
SENSOR_DEPTH_M = 8.0  # below the mean water level

# Days of sampling (local), each from ten in the morning.
ROUNDS = (
    "2025-01-14", "2025-03-12", "2025-05-14", "2025-07-09", "2025-08-13", "2025-09-10", "2025-10-15", "2025-11-12",
    "2025-12-10", "2026-01-14", "2026-02-11", "2026-03-11", "2026-04-15", "2026-05-13", "2026-06-10", "2026-06-24",
)  # fmt: skip
LABORATORY_ERROR = 0.07  # relative standard deviation


@dataclass(frozen=True, slots=True)
class Analyte:
    """What the laboratory measures: unit, detection limit, natural background (median, log standard deviation)."""

    code: str
    name_zh: str
    name_en: str
    unit: str
    detection_limit: float
    background: float
    spread: float


ANALYTES = (
    Analyte("benzene", "苯", "Benzene", "ug/L", 0.4, 0.0, 0.0),
    Analyte("toluene", "甲苯", "Toluene", "ug/L", 0.3, 0.0, 0.0),
    Analyte("ammonia_nitrogen", "氨氮", "Ammonia nitrogen (as N)", "mg/L", 0.025, 0.06, 0.35),
    Analyte("nitrate", "硝酸盐", "Nitrate (as N)", "mg/L", 0.08, 3.0, 0.2),
    Analyte("chloride", "氯化物", "Chloride", "mg/L", 0.1, 38.0, 0.1),
    Analyte("sulfate", "硫酸盐", "Sulfate", "mg/L", 0.2, 62.0, 0.1),
    Analyte("oxygen_consumption", "耗氧量", "Oxygen consumption (CODMn, as O2)", "mg/L", 0.5, 1.3, 0.12),
    Analyte("total_dissolved_solids", "溶解性总固体", "Total dissolved solids", "mg/L", 4.0, 420.0, 0.05),
    Analyte("arsenic", "砷", "Arsenic", "mg/L", 0.0003, 0.0012, 0.3),
    Analyte("ph", "pH", "pH", "1", 0.01, 7.2, 0.01),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One result of the laboratory: the value measured, or less than the detection limit."""

    well: str
    time: datetime  # local
    analyte: Analyte
    value: float
    censored: bool


def _generator(*labels: str) -> Generator:
    """Return random numbers that depend on nothing but the seed and the labels: adding a well changes no other."""
    return np.random.default_rng([truth_model.SEED, *(b for label in labels for b in label.encode())])


def _well(name: str) -> park.Well:
    return next(well for well in park.WELLS if well.name == name)


def concentration_mg_l(truth: truth_model.Truth, substance: str, well: str, times: pd.DatetimeIndex) -> np.ndarray:
    """Return the true concentration (mg/L) at a well, linear between the model's steps, zero before the release."""
    series = truth.concentrations[substance][well]
    known = series.index.asi8.astype(float)
    return np.interp(times.tz_convert("UTC").asi8.astype(float), known, series.to_numpy(), left=0.0)


def level_m(truth: truth_model.Truth, well: str, times: pd.DatetimeIndex) -> np.ndarray:
    """Return the water level (m): the steady head, the season, the river's floods damped inland, and wandering."""
    days = np.asarray((times - pd.Timestamp(park.FIRST_READING)) / pd.Timedelta(days=1), dtype=float)
    inland = max(0.0, 2400.0 - _well(well).place[0])
    season = 0.18 * np.sin(2.0 * np.pi * (days - 120.0) / 365.25)
    floods = sum(h * np.exp(-(((days - d) / 9.0) ** 2)) for d, h in ((188, 1.6), (205, 1.1), (540, 1.3)))
    hours = np.median(np.diff(days)) * 24.0 if len(days) > 1 else 24.0
    shocks = _generator("level", well).normal(0.0, 0.004 * np.sqrt(hours / 6.0), len(days))
    memory = 0.995 ** (hours / 6.0)
    wander = pd.Series(shocks).ewm(alpha=1.0 - memory, adjust=False).mean().to_numpy() / np.sqrt(1.0 - memory)
    return truth.heads_m[well] + season + floods * np.exp(-inland / 450.0) + wander


def logger_times() -> pd.DatetimeIndex:
    """Return the times of logger readings (local zone)."""
    times = pd.date_range(park.FIRST_READING, park.NOW, freq=f"{LOGGER_STEP_H}h", inclusive="left")
    return times.tz_convert(park.TIME_ZONE)


def logger_series(truth: truth_model.Truth, well: str) -> pd.DataFrame:
    """Return water column (m), temperature (°C) and electrical conductivity (µS/cm) by local time, with faults."""
    times = logger_times()
    random = _generator("logger", well)
    days = np.asarray((times - times[0]) / pd.Timedelta(days=1), dtype=float)
    column = level_m(truth, well, times) - truth.heads_m[well] + SENSOR_DEPTH_M + random.normal(0.0, 0.003, len(times))
    temperature = 17.6 + 0.9 * np.sin(2.0 * np.pi * (days - 190.0) / 365.25) + random.normal(0.0, 0.03, len(times))
    chloride = concentration_mg_l(truth, "chloride", well, times)
    conductivity = (610.0 + 3.1 * chloride) * (1.0 + random.normal(0.0, 0.006, len(times)))
    frame = pd.DataFrame(
        {"column_m": column, "temperature_c": temperature, "conductivity_us_cm": conductivity}, index=times
    )
    return _with_faults(frame, well)


def _with_faults(frame: pd.DataFrame, well: str) -> pd.DataFrame:
    """Spoil a series as the field does: a gap, spikes, a stuck sensor, an impossible temperature."""

    def at(day: int) -> int:
        return day * 24 // LOGGER_STEP_H

    column, temperature = frame.columns.get_loc("column_m"), frame.columns.get_loc("temperature_c")
    if well == "MW-01":
        frame.iloc[[at(77), at(301), at(420)], column] += (4.2, -3.6, 5.0)
    if well == "MW-03":
        frame.iloc[at(210) : at(222), column] = frame.iloc[at(210), column]
    if well == "MW-10":
        frame.iloc[[at(150), at(333)], temperature] = (-31.0, 88.0)
        frame.iloc[[at(402)], column] += 3.1
    gaps = {"MW-05": (at(260), at(274)), "MW-14": (at(95), at(99)), "MW-12": (at(460), at(467))}
    if well in gaps:
        start, end = gaps[well]
        return frame.drop(frame.index[start:end])
    return frame


def sampling_times(well: str) -> pd.DatetimeIndex:
    """Return when a well is sampled (local zone): ten o'clock and twenty minutes a well."""
    order = [found.name for found in park.WELLS].index(well)
    days = pd.DatetimeIndex(ROUNDS).tz_localize(park.TIME_ZONE)
    return days + pd.Timedelta(hours=10, minutes=20 * order)


def dips(truth: truth_model.Truth, well: str) -> np.ndarray:
    """Return the levels (m) measured by hand at each sampling, to a centimetre."""
    exact = level_m(truth, well, sampling_times(well))
    return np.round(exact + _generator("dip", well).normal(0.0, 0.01, len(exact)), 2)


def samples(truth: truth_model.Truth) -> list[Sample]:
    """Return all results of the laboratory, in the order of sampling."""
    found = [sample for well in park.WELLS for analyte in ANALYTES for sample in _results(truth, well.name, analyte)]
    return sorted(found, key=lambda sample: sample.time)


def _results(truth: truth_model.Truth, well: str, analyte: Analyte) -> list[Sample]:
    times = sampling_times(well)
    random = _generator("laboratory", well, analyte.code)
    background = analyte.background * np.exp(analyte.spread * random.normal())
    exact = background * np.exp(0.3 * analyte.spread * random.normal(size=len(times))) + _added(
        truth, well, analyte, times
    )
    error = 0.005 if analyte.code == "ph" else LABORATORY_ERROR
    measured = exact * np.exp(random.normal(0.0, error, len(times)))
    return [
        Sample(well, time.to_pydatetime(), analyte, float(value), bool(value < analyte.detection_limit))
        for time, value in zip(times, measured, strict=True)
    ]


def _added(truth: truth_model.Truth, well: str, analyte: Analyte, times: pd.DatetimeIndex) -> np.ndarray:
    """Return what the releases add, in the analyte's unit. Toluene leaks with the benzene, a fifth of it."""
    shares = {
        "benzene": (("benzene", 1000.0),),
        "toluene": (("benzene", 200.0),),
        "ammonia_nitrogen": (("ammonia_nitrogen", 1.0),),
        "chloride": (("chloride", 1.0),),
        "total_dissolved_solids": (("chloride", 1.7),),
        "oxygen_consumption": (("benzene", 2.0), ("ammonia_nitrogen", 0.6)),
    }.get(analyte.code, ())
    return sum((factor * concentration_mg_l(truth, name, well, times) for name, factor in shares), np.zeros(len(times)))

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of weather, and the recharge that follows from it as boundaries of a flow model."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...errors import Finding, InvalidInputError
from ...wording import say
from .boundaries import Recharge
from .recharge import Soil, WaterBalance, balance, hargreaves, thornthwaite

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

_SECONDS_A_DAY = 86400.0
_LONGEST_STEP_D = 32.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather:
    """Rain and reference evaporation of steps that follow each other.

    Attributes
    ----------
    times : DatetimeIndex
        Beginnings of the steps, UTC.
    days : ndarray, shape (n,)
        Lengths, d.
    rain_mm, evaporation_mm : ndarray, shape (n,)
        mm a step.
    """

    times: pd.DatetimeIndex
    days: NDArray[np.float64]
    rain_mm: NDArray[np.float64]
    evaporation_mm: NDArray[np.float64]


def read_weather(table: pd.DataFrame, latitude_deg: float, what: str) -> Weather:
    """Read a table of weather by days or months.

    Parameters
    ----------
    table : DataFrame
        ``time`` (beginning of the day or month), ``precipitation_mm``, and one of ``et0_mm`` (evaporation of the step),
        ``temperature_min_c`` with ``temperature_max_c`` (Hargreaves), or ``temperature_c`` (Thornthwaite).
    latitude_deg : float
        Of the area, -90 to 90.
    what : str
        Name of the table, for messages.

    Raises
    ------
    InvalidInputError
        With every fault: missing columns, times that cannot be read or stand twice, gaps, values that are no numbers.
    """
    columns = set(table.columns)
    known = next((names for names in (("et0_mm",), ("temperature_min_c", "temperature_max_c"), ("temperature_c",))
                  if columns >= set(names)), None)  # fmt: skip
    if not columns >= {"time", "precipitation_mm"} or known is None or len(table) < 2:
        raise _refused(
            what,
            say("It needs two or more rows with time, precipitation_mm, and et0_mm, temperature_min_c with "
                "temperature_max_c, or temperature_c."),
        )  # fmt: skip
    times = pd.to_datetime(table["time"], utc=True, errors="coerce")
    order = np.argsort(times.to_numpy(), kind="stable")
    numbers = {
        name: pd.to_numeric(table[name], errors="coerce").to_numpy(dtype=np.float64)[order]
        for name in ("precipitation_mm", *known)
    }
    times = pd.DatetimeIndex(times.iloc[order])
    days = _lengths(times, what)
    for name, values in numbers.items():
        if not np.all(np.isfinite(values)):
            raise _refused(what, say("{count} rows have no number in {field}.", field=name,
                                     count=int(np.count_nonzero(~np.isfinite(values)))))  # fmt: skip
    day = times.dayofyear.to_numpy() + days / 2
    if known == ("et0_mm",):
        evaporation = numbers["et0_mm"]
    elif len(known) == 2:
        evaporation = hargreaves(numbers[known[0]], numbers[known[1]], latitude_deg, day) * days
    else:
        evaporation = thornthwaite(numbers["temperature_c"], latitude_deg, (day - 1) % 365 + 1) * days
    return Weather(times=times, days=days, rain_mm=numbers["precipitation_mm"], evaporation_mm=evaporation)


def _lengths(times: pd.DatetimeIndex, what: str) -> NDArray[np.float64]:
    if times.hasnans:
        raise _refused(what, say("{count} rows have no time.", count=int(times.isna().sum())))
    days = np.diff(times.to_numpy()).astype("timedelta64[s]").astype(np.float64) / _SECONDS_A_DAY
    if np.any(days <= 0):
        raise _refused(what, say("Two rows have the same time {time}.", time=times[1:][days <= 0][0]))
    typical = float(np.median(days))
    if typical > _LONGEST_STEP_D:
        raise _refused(what, say("Its steps of {days:.0f} days are too long; days or months are needed.", days=typical))
    wide = days > (1.5 * typical if typical > 2 else typical + 0.5)
    if wide.any():
        raise _refused(what, say("It has {count} gaps, the first after {time}.", count=int(wide.sum()),
                                 time=times[:-1][wide][0]))  # fmt: skip
    return np.append(days, typical)


def weather_recharge(
    weather: Weather, soil: Soil, start: datetime | None, duration_d: float, where: NDArray[np.bool_] | None = None
) -> tuple[tuple[Recharge, ...], WaterBalance]:
    """Return recharge by month from ``start`` on, or its long-term mean without end where there is no start.

    Parameters
    ----------
    weather, soil
    start : datetime or None
        Aware moment of time 0 of transient flow; None for steady flow.
    duration_d : float
        Of the flow, d.
    where : ndarray of bool, plan shape, optional
        Columns that get it.

    Raises
    ------
    InvalidInputError
        The weather does not cover the time of the flow.
    """
    found = balance(weather.rain_mm, weather.evaporation_mm, soil)
    if start is None:
        mean = float(found.recharge_mm.sum() / weather.days.sum()) / 1000.0
        return (Recharge(rate_m_d=mean, where=where),), found
    began = (weather.times - pd.Timestamp(start)).total_seconds().to_numpy() / _SECONDS_A_DAY
    ends = began + weather.days
    if began[0] > 0.5 or ends[-1] < duration_d - 0.5:
        message = say("The weather reaches from {first} to {last} and does not cover the time of the flow.",
                      first=weather.times[0].date(), last=weather.times[-1].date())  # fmt: skip
        raise InvalidInputError(message, [Finding(code="bad_weather", message=message)])
    month = weather.times.year.to_numpy() * 12 + weather.times.month.to_numpy()
    made = []
    for each in np.unique(month[(ends > 0) & (began < duration_d)]):
        rows = month == each
        rate = float(found.recharge_mm[rows].sum() / weather.days[rows].sum()) / 1000.0
        last = math.inf if ends[rows].max() >= duration_d - 0.5 else float(ends[rows].max())
        made.append(Recharge(rate_m_d=rate, where=where, start_d=max(float(began[rows].min()), 0.0), end_d=last))
    return tuple(made), found


def _refused(what: str, message: str) -> InvalidInputError:
    whole = say("{what}: {first}", what=what, first=message)
    return InvalidInputError(whole, [Finding(code="bad_weather", message=message, place=what)])

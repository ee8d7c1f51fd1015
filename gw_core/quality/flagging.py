# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks themselves: one series in, one QARTOD flag a value out.

The meaning of each check and its borders is that of the IOOS QARTOD manuals (2020) as the package ioos_qc applies them;
``docs/quality.md`` names the two places where these differ. Values are given in time order; NaN is a missing value and
is flagged 9 by every check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..records.observations import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Flags = NDArray[np.uint8]

# From the weakest to the strongest, as one flag is made of several.
_SEVERITY = (Flag.MISSING, Flag.NOT_EVALUATED, Flag.GOOD, Flag.SUSPECT, Flag.FAIL)
_FEWEST_IN_A_WINDOW = 3
_DAY_NS = 86_400e9


def flag_missing(values: ArrayLike) -> Flags:
    """Flag NaN as missing, the rest as good. Any shape."""
    return np.where(np.isnan(np.asarray(values, dtype=np.float64)), Flag.MISSING, Flag.GOOD).astype(np.uint8)


def flag_gross_range(
    values: ArrayLike,
    *,
    fail: tuple[float, float] = (-np.inf, np.inf),
    suspect: tuple[float, float] = (-np.inf, np.inf),
) -> Flags:
    """Flag values outside what the sensor can give (fail) or the site is known for (suspect). The ends are inside.

    Parameters
    ----------
    values : array of float, any shape
    fail, suspect : tuple of float
        Least and greatest acceptable value, in the unit of the values.

    Returns
    -------
    ndarray of uint8, shape of ``values``

    References
    ----------
    IOOS (2020), QARTOD manuals, test 4 (gross range).
    """
    numbers = np.asarray(values, dtype=np.float64)
    flags = flag_missing(numbers)
    flags[(numbers < suspect[0]) | (numbers > suspect[1])] = Flag.SUSPECT
    flags[(numbers < fail[0]) | (numbers > fail[1])] = Flag.FAIL
    return flags


def flag_spikes(values: ArrayLike, *, suspect: float = np.inf, fail: float = np.inf) -> Flags:
    """Flag values that stand out from the mean of their two neighbours.

    Parameters
    ----------
    values : array of float, shape (n,)
    suspect, fail : float
        The distance from the mean that may be reached but not exceeded, in the unit of the values.

    Returns
    -------
    ndarray of uint8, shape (n,)
        The first and the last value, and values beside a missing one, are not evaluated.

    References
    ----------
    IOOS (2020), QARTOD manuals, test 6 (spike), average method.
    """
    numbers = np.asarray(values, dtype=np.float64)
    distance = np.full(numbers.shape, np.nan)
    distance[1:-1] = np.abs(numbers[1:-1] - (numbers[:-2] + numbers[2:]) / 2)
    flags = np.full(numbers.shape, Flag.GOOD, dtype=np.uint8)
    flags[distance > suspect] = Flag.SUSPECT
    flags[distance > fail] = Flag.FAIL
    flags[np.isnan(distance)] = Flag.NOT_EVALUATED
    flags[np.isnan(numbers)] = Flag.MISSING
    return flags


def flag_rate_of_change(
    values: ArrayLike, times_d: ArrayLike, *, suspect_per_d: float, shortest_d: float = 0.0
) -> Flags:
    """Flag values that changed too fast since the one before.

    Over a few seconds the noise of a sensor is any rate: a shorter time between two readings than ``shortest_d`` counts
    as that long.

    Parameters
    ----------
    values : array of float, shape (n,)
    times_d : array of float, shape (n,)
        Strictly increasing, d.
    suspect_per_d : float
        The rate that may be reached but not exceeded, unit of the values a day.
    shortest_d : float
        d, zero or more.

    Returns
    -------
    ndarray of uint8, shape (n,)
        Good where there is nothing before to compare with.

    References
    ----------
    IOOS (2020), QARTOD manuals, test 7 (rate of change).
    """
    numbers = np.asarray(values, dtype=np.float64)
    flags = flag_missing(numbers)
    passed = np.maximum(np.diff(np.asarray(times_d, dtype=np.float64)), shortest_d)
    rate = np.abs(np.diff(numbers)) / passed
    flags[1:][rate > suspect_per_d] = Flag.SUSPECT
    return flags


def flag_flat_line(
    values: ArrayLike,
    times_d: ArrayLike,
    *,
    tolerance: float,
    suspect_d: float = np.inf,
    fail_d: float = np.inf,
    interval_d: float = np.nan,
) -> Flags:
    """Flag values at the end of a stretch that has hardly moved.

    The stretch is a number of readings: its duration over the interval, rounded down, plus the reading itself.

    Parameters
    ----------
    values : array of float, shape (n,)
    times_d : array of float, shape (n,)
        Strictly increasing, d.
    tolerance : float
        A stretch whose range is less than this is flat, unit of the values.
    suspect_d, fail_d : float
        How long a stretch is, d.
    interval_d : float
        Between readings, d; NaN: the median of the series.

    Returns
    -------
    ndarray of uint8, shape (n,)
        Good before the first full stretch. Not evaluated when a stretch would hold fewer than three readings.

    References
    ----------
    IOOS (2020), QARTOD manuals, test 8 (flat line).
    """
    numbers = np.asarray(values, dtype=np.float64)
    times = np.asarray(times_d, dtype=np.float64)
    flags = np.full(numbers.shape, Flag.GOOD, dtype=np.uint8)
    interval = median_interval(times) if np.isnan(interval_d) else interval_d
    for duration, flag in ((suspect_d, Flag.SUSPECT), (fail_d, Flag.FAIL)):
        if np.isfinite(duration):
            steps = flat_steps(duration, interval)
            if steps + 1 < _FEWEST_IN_A_WINDOW:
                flags[:] = Flag.NOT_EVALUATED
            else:
                flags[_range_before(numbers, steps) < tolerance] = flag
    flags[np.isnan(numbers)] = Flag.MISSING
    return flags


def median_interval(times: NDArray[np.float64]) -> float:
    """Return the median time between readings, infinite for fewer than two. Same unit as ``times``."""
    return float(np.median(np.diff(times))) if len(times) > 1 else np.inf


def flat_steps(duration: float, interval: float) -> int:
    """Return how many intervals a stretch of some duration has; both in the same unit."""
    return int(duration / interval * (1 + 1e-9))


def flag_attenuated_signal(
    values: ArrayLike, times_d: ArrayLike, *, window_d: float, suspect: float = -np.inf, fail: float = -np.inf
) -> Flags:
    """Flag values before which the signal has all but died away.

    Looked at is the standard deviation (n - 1) of the readings from ``window_d`` before a reading up to itself.

    Parameters
    ----------
    values : array of float, shape (n,)
    times_d : array of float, shape (n,)
        Strictly increasing, d.
    window_d : float
        d.
    suspect, fail : float
        The standard deviation below which a signal is attenuated, in the unit of the values.

    Returns
    -------
    ndarray of uint8, shape (n,)
        Not evaluated before a full window has passed, and where it holds fewer than three values.

    References
    ----------
    IOOS (2020), QARTOD manuals, test 10 (attenuated signal), by standard deviation.
    """
    numbers = np.asarray(values, dtype=np.float64)
    times = np.asarray(times_d, dtype=np.float64)
    flags = np.full(numbers.shape, Flag.NOT_EVALUATED, dtype=np.uint8)
    if not len(numbers):
        return flags
    clock = pd.to_datetime(np.round(times * _DAY_NS).astype(np.int64))
    window = pd.Series(numbers, index=clock).rolling(pd.Timedelta(days=window_d), closed="both")
    spread = np.where(window.count() < _FEWEST_IN_A_WINDOW, np.nan, window.std())
    spread[times < times[0] + window_d * (1 - 1e-12)] = np.nan
    flags[~np.isnan(spread)] = Flag.GOOD
    flags[spread < suspect] = Flag.SUSPECT
    flags[spread < fail] = Flag.FAIL
    flags[np.isnan(numbers)] = Flag.MISSING
    return flags


def _range_before(values: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
    rolling = pd.Series(values).rolling(steps + 1, min_periods=1)
    spread = (rolling.max() - rolling.min()).to_numpy(dtype=np.float64, copy=True)
    spread[:steps] = np.nan
    return np.asarray(spread)


def strongest(flags: Sequence[Flags]) -> Flags:
    """Return one flag a value: the most severe of several; not evaluated where there is none.

    References
    ----------
    IOOS (2020): fail, suspect, good, not evaluated, missing, in this order.
    """
    rank = np.zeros(10, dtype=np.uint8)
    rank[list(_SEVERITY)] = np.arange(len(_SEVERITY))
    highest = np.maximum.reduce([rank[one] for one in flags])
    return np.asarray(np.array(_SEVERITY, dtype=np.uint8)[highest])

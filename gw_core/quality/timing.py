# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the times of readings give away: gaps, readings repeated in haste, clocks that are ahead or were moved.

Series are given in time order, times in days, intervals in days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..records.observations import Flag

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Flags = NDArray[np.uint8]

_HOUR_D = 1 / 24
_MINUTE_D = 1 / 1440
_STEADY = 3  # readings in step before and after a move of the clock


def flag_gaps(times_d: ArrayLike, *, interval_d: float, suspect: float) -> Flags:
    """Flag the first reading after a gap as suspect: nobody knows what happened to the sensor meanwhile.

    Parameters
    ----------
    times_d : array of float, shape (n,)
        Strictly increasing, d.
    interval_d : float
        Sampling interval, d.
    suspect : float
        How many intervals may pass without a reading.

    Returns
    -------
    ndarray of uint8, shape (n,)

    References
    ----------
    IOOS (2020), QARTOD manuals, test 1 (timing, gap), applied to a stored series.
    """
    times = np.asarray(times_d, dtype=np.float64)
    flags = np.full(times.shape, Flag.GOOD, dtype=np.uint8)
    flags[1:][np.diff(times) > suspect * interval_d * (1 + 1e-9)] = Flag.SUSPECT
    return flags


def flag_repeats(values: ArrayLike, times_d: ArrayLike, *, interval_d: float, suspect: float) -> Flags:
    """Flag readings as suspect that repeat the value before them much sooner than the sensor is read.

    Gateways that send their last reading again under a new time do this.

    Parameters
    ----------
    values, times_d : array of float, shape (n,)
        Times strictly increasing, d.
    interval_d : float
        Sampling interval, d.
    suspect : float
        The share of the interval within which an equal value is a repeat, above 0.

    Returns
    -------
    ndarray of uint8, shape (n,)
    """
    numbers = np.asarray(values, dtype=np.float64)
    times = np.asarray(times_d, dtype=np.float64)
    flags = np.where(np.isnan(numbers), Flag.MISSING, Flag.GOOD).astype(np.uint8)
    hasty = np.diff(times) < suspect * interval_d * (1 - 1e-9)
    flags[1:][hasty & (np.diff(numbers) == 0)] = Flag.SUSPECT
    return flags


def flag_ahead(times_d: ArrayLike, *, now_d: float, suspect: float = np.inf, fail: float = np.inf) -> Flags:
    """Flag readings that claim to be from the future.

    Parameters
    ----------
    times_d : array of float, shape (n,)
        d.
    now_d : float
        The present moment on the same axis, d; NaN: not evaluated.
    suspect, fail : float
        How far ahead of now a time may be, d.

    Returns
    -------
    ndarray of uint8, shape (n,)
    """
    ahead = np.asarray(times_d, dtype=np.float64) - now_d
    flags = np.full(ahead.shape, Flag.GOOD, dtype=np.uint8)
    flags[ahead > suspect] = Flag.SUSPECT
    flags[ahead > fail] = Flag.FAIL
    flags[np.isnan(ahead)] = Flag.NOT_EVALUATED
    return flags


def flag_moved_clock(times_d: ArrayLike, *, interval_d: float) -> Flags:
    """Flag the reading from which on the sampling is out of phase by whole hours: summer time, or a wrong zone.

    A logger reads at the same phase of its interval, such as six hours past midnight. When the phase steps by a whole
    number of hours and stays there, its clock was moved. Intervals of an hour or less hide such a step: their readings
    are all good.

    Parameters
    ----------
    times_d : array of float, shape (n,)
        Strictly increasing, d.
    interval_d : float
        Sampling interval, d.

    Returns
    -------
    ndarray of uint8, shape (n,)
        Suspect is the first reading in the new phase, when three before it kept the old one and it and two after it
        keep the new one.
    """
    times = np.asarray(times_d, dtype=np.float64)
    flags = np.full(times.shape, Flag.GOOD, dtype=np.uint8)
    if len(times) < 2 * _STEADY or not 1.5 * _HOUR_D < interval_d < np.inf:
        return flags
    step = _around(np.diff(times), interval_d)
    hours = np.round(step / _HOUR_D)
    moved = (hours != 0) & (np.abs(step - hours * _HOUR_D) < _MINUTE_D)
    steady = np.abs(step) < _MINUTE_D
    for position in np.flatnonzero(moved):
        before, after = steady[position - _STEADY + 1 : position], steady[position + 1 : position + _STEADY]
        if len(before) == len(after) == _STEADY - 1 and before.all() and after.all() and position >= _STEADY - 1:
            flags[position + 1] = Flag.SUSPECT
    return flags


def _around(durations: NDArray[np.float64], interval: float) -> NDArray[np.float64]:
    """Return what is left of durations beyond a whole number of intervals, from -1/2 to 1/2 of an interval."""
    return np.asarray(durations - interval * np.round(durations / interval))

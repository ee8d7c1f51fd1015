# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of one series at the moments of another: straight lines between readings, never across a long gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..records.observations import Flag
from .series import NS_A_DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SECONDS_A_DAY = 86_400.0


def usable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the readings to compute with, by time: no non-detects, none without value or time, none that failed."""
    fine = ~frame["censored"] & ~frame["flag"].isin((Flag.FAIL, Flag.MISSING)) & np.isfinite(frame["value"])
    return frame[fine & frame["time"].notna()].sort_values("time", kind="stable").drop_duplicates("time")


def at_moments(
    series: pd.DataFrame, moments: pd.DatetimeIndex, *, max_gap_s: float, ends_s: float = 0.0
) -> NDArray[np.float64]:
    """Return the values of a series at some moments.

    Parameters
    ----------
    series : DataFrame
        ``time`` (UTC, strictly increasing) and ``value``.
    moments : DatetimeIndex, shape (n,)
    max_gap_s : float
        s; between readings farther apart than this there is no value.
    ends_s : float
        s; so long before the first and after the last reading their values are taken.

    Returns
    -------
    ndarray of float64, shape (n,)
        NaN farther before the first and after the last reading, and in gaps.
    """
    if not len(series):
        return np.full(len(moments), np.nan)
    times, wanted = pd.DatetimeIndex(series["time"]).asi8, moments.asi8
    days = (times - times[0]) / NS_A_DAY
    moment = (wanted - times[0]) / NS_A_DAY
    values = np.interp(moment, days, series["value"].to_numpy())
    beyond = np.maximum(-moment, moment - days[-1]) * _SECONDS_A_DAY
    values[beyond > ends_s * (1 + 1e-9)] = np.nan
    after = np.clip(np.searchsorted(times, wanted), 0, len(times) - 1)
    before = np.clip(np.searchsorted(times, wanted, side="right") - 1, 0, len(times) - 1)
    values[(days[after] - days[before]) * _SECONDS_A_DAY > max_gap_s * (1 + 1e-9)] = np.nan
    return np.asarray(values)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When a plume arrives: first exceedance of a limit and peak, from breakthrough curves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """First exceedance and peak at one place. ``arrival_d`` is NaN when the limit is not exceeded in the time seen."""

    arrival_d: float
    peak: float
    peak_d: float


def arrival_of(times_d: NDArray[np.float64], concentration: NDArray[np.float64], limit: float) -> Arrival:
    """Return when a breakthrough curve first exceeds a limit, by linear interpolation from 0 at time 0.

    Parameters
    ----------
    times_d : ndarray, shape (n,)
        d, rising, > 0.
    concentration : ndarray, shape (n,)
        In the unit of the limit; NaN (a dry cell) never exceeds.

    Examples
    --------
    >>> found = arrival_of(np.array([10.0, 20.0, 30.0]), np.array([0.0, 4.0, 2.0]), 1.0)
    >>> found.arrival_d, found.peak, found.peak_d
    (12.5, 4.0, 20.0)
    """
    time = np.concatenate([[0.0], times_d])
    value = np.concatenate([[0.0], concentration])
    above = np.flatnonzero(value > limit)
    first = float("nan")
    if above.size:
        k = int(above[0])
        before = value[k - 1] if k and np.isfinite(value[k - 1]) else 0.0
        share = (limit - before) / (value[k] - before) if k else 0.0
        first = float(time[k - 1] + share * (time[k] - time[k - 1])) if k else 0.0
    if not np.isfinite(concentration).any():
        return Arrival(arrival_d=first, peak=float("nan"), peak_d=float("nan"))
    top = int(np.nanargmax(concentration))
    return Arrival(arrival_d=first, peak=float(concentration[top]), peak_d=float(times_d[top]))

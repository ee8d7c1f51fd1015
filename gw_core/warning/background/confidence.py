# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Confidence limits of a well's own mean, percentile and trend line, to hold against a fixed standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

from ...errors import InvalidInputError
from ...wording import say
from .limits import tolerance_factor

if TYPE_CHECKING:
    from numpy.typing import NDArray


def mean_bounds(values: NDArray[np.float64], confidence: float) -> tuple[float, float]:
    """Return the lower and the upper one-sided limit of the mean of normal values, shape (n,), n >= 2.

    EPA (2009), eqs. 21.1 and 21.2. ``confidence`` 0-1, exclusive, is that of each limit.
    """
    _refuse(values, 2, confidence)
    n = len(values)
    half = float(stats.t.ppf(confidence, n - 1) * np.std(values, ddof=1) / np.sqrt(n))
    return float(np.mean(values)) - half, float(np.mean(values)) + half


def percentile_bounds(values: NDArray[np.float64], share: float, confidence: float) -> tuple[float, float]:
    """Return the one-sided limits of the percentile ``share`` (0-1) of normal values (EPA, 2009, section 21.1.4)."""
    _refuse(values, 2, confidence)
    mean, sd, n = float(np.mean(values)), float(np.std(values, ddof=1)), len(values)
    low, high = tolerance_factor(n, share, 1.0 - confidence), tolerance_factor(n, share, confidence)
    return mean + low * sd, mean + high * sd


def median_lower_bound(values: NDArray[np.float64], confidence: float) -> tuple[float, float]:
    """Return the ordered value below the median whose confidence is nearest to that asked for, and its confidence.

    EPA (2009), section 21.2.
    """
    _refuse(values, 2, confidence)
    ordered = np.sort(values)
    achieved = stats.binom.sf(np.arange(len(values)), len(values), 0.5)
    rank = int(np.argmin(np.abs(achieved - confidence)))
    return float(ordered[rank]), float(achieved[rank])


def trend_bounds(
    days: NDArray[np.float64], values: NDArray[np.float64], at: float, confidence: float
) -> tuple[float, float]:
    """Return the limits of the straight line through ``values`` (shape (n,), n >= 3) at one moment.

    Each holds, for the whole line at once, with ``confidence`` (Working & Hotelling; EPA, 2009, eqs. 21.24, 21.25, and
    its errata of 2010).
    """
    _refuse(values, 3, confidence)
    if np.ptp(days) == 0.0:
        raise InvalidInputError(say("A line needs values of different times."))
    slope, intercept = np.polyfit(days, values, 1)
    n, middle = len(days), np.mean(days)
    spread = np.sum((values - intercept - slope * days) ** 2) / (n - 2)
    error = spread * (1.0 / n + (at - middle) ** 2 / np.sum((days - middle) ** 2))
    half = float(np.sqrt(2.0 * error * stats.f.ppf(2.0 * confidence - 1.0, 2, n - 2)))
    line = float(intercept + slope * at)
    return line - half, line + half


def _refuse(values: NDArray[np.float64], least: int, confidence: float) -> None:
    if len(values) < least:
        raise InvalidInputError(say("A confidence limit needs at least {n} values.", n=least))
    if not 0.5 < confidence < 1.0:
        raise InvalidInputError(say("A confidence must lie between one half and 1."))

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mean and standard deviation of values of which some are only known to lie below a detection limit."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

from ...errors import InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Estimator(StrEnum):
    """How non-detects enter mean and standard deviation."""

    ROS = "ros"
    KAPLAN_MEIER = "kaplan_meier"


def estimate(values: NDArray[np.float64], censored: NDArray[np.bool_], how: Estimator) -> tuple[float, float]:
    """Return mean and standard deviation, by the method asked for; the plain ones where nothing is censored.

    Parameters
    ----------
    values : array of float, shape (n,)
        Finite, on the scale on which they are to be averaged; the detection limit of a non-detect.
    censored : array of bool, shape (n,)
    how : Estimator
    """
    if not censored.any():
        return float(np.mean(values)), float(np.std(values, ddof=1))
    return kaplan_meier(values, censored) if how is Estimator.KAPLAN_MEIER else robust_ros(values, censored)


def kaplan_meier(values: NDArray[np.float64], censored: NDArray[np.bool_]) -> tuple[float, float]:
    """Return the Kaplan-Meier mean and standard deviation of left-censored values.

    What lies below the smallest detected value is taken to lie at the smallest of all values and limits. The sd is
    that of the estimated distribution, without a correction for n, as in the guidance's example 15-1.

    References
    ----------
    EPA (2009) Unified Guidance, section 15.3; Kaplan & Meier (1958).
    """
    _refuse_undetected(censored)
    steps = np.unique(values[~censored])
    at_or_below = np.sum(values[:, None] <= steps, axis=0)
    detected = np.sum(values[~censored][:, None] == steps, axis=0)
    survive = 1.0 - detected / at_or_below
    below = np.append(np.cumprod(survive[::-1])[::-1], 1.0)
    masses, places = np.diff(below), steps
    if below[0] > 0.0:
        masses, places = np.append(below[0], masses), np.append(float(np.min(values)), places)
    mean = float(masses @ places)
    return mean, float(np.sqrt(masses @ (places - mean) ** 2))


def robust_ros(values: NDArray[np.float64], censored: NDArray[np.bool_]) -> tuple[float, float]:
    """Return mean and standard deviation with non-detects read off a line through the detected values' scores.

    References
    ----------
    EPA (2009) Unified Guidance, section 15.4; Helsel & Cohn (1988).
    """
    filled = fill_in(values, censored)
    return float(np.mean(filled)), float(np.std(filled, ddof=1))


def fill_in(values: NDArray[np.float64], censored: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the values with each non-detect replaced by its place on the line of regression on order statistics."""
    _refuse_undetected(censored)
    if np.unique(values[~censored]).size < 2:
        raise InvalidInputError(say("Regression on order statistics needs two different detected values."))
    scores = stats.norm.ppf(plotting_positions(values, censored))
    slope, intercept = np.polyfit(scores[~censored], values[~censored], 1)
    return np.where(censored, intercept + slope * scores, values)


def plotting_positions(values: NDArray[np.float64], censored: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the probability (0-1) of not exceeding each value, for several detection limits.

    Between two limits the detected values divide evenly what is estimated to lie there, non-detects of a limit what is
    estimated to lie below it (Weibull positions).

    References
    ----------
    Hirsch & Stedinger (1987), Water Resources Research 23(4), 715-727, eqs. 12 and 13.
    """
    limits = np.unique(values[censored])
    edges = np.concatenate([[-np.inf], limits, [np.inf]])
    above = np.zeros(len(edges))
    for place in range(len(limits), 0, -1):
        inside = np.sum(~censored & (values >= edges[place]) & (values < edges[place + 1]))
        below = np.sum(values < edges[place]) + np.sum(censored & (values == edges[place]))
        above[place] = above[place + 1] + inside / (inside + below) * (1.0 - above[place + 1])
    above[0] = 1.0
    positions = np.empty(len(values))
    for place in range(len(limits) + 1):
        found = np.flatnonzero(~censored & (values >= edges[place]) & (values < edges[place + 1]))
        positions[found] = 1.0 - above[place] + (above[place] - above[place + 1]) * _even(values[found])
        hidden = np.flatnonzero(censored & (values == edges[place]))
        positions[hidden] = (1.0 - above[place]) * _even(values[hidden])
    return positions


def _even(values: NDArray[np.float64]) -> NDArray[np.float64]:
    ranks = np.argsort(np.argsort(values, kind="stable"), kind="stable") + 1.0
    return np.asarray(ranks / (len(values) + 1.0), dtype=float)


def _refuse_undetected(censored: NDArray[np.bool_]) -> None:
    if censored.all():
        raise InvalidInputError(say("Nothing was detected: a mean cannot be estimated."))

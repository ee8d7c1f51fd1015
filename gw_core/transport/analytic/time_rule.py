# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One quadrature rule over travel times for all places of a map and all its times.

The rule's panels in ln(tau) are as wide as the steepest integrand of any place allows, down to a floor relative to the
source; they are cut at the times of the map, so that a later time only adds its own panels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import roots_legendre

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_ORDERS = (4, 6, 8, 10, 12, 14, 16, 20)
_WIDEST = 1.25
_MARGIN = 40.0
_FORGOTTEN = 330.0


@dataclass(frozen=True, slots=True)
class TimeRule:
    """Travel times, their weights, and which of them each time of the map uses.

    Attributes
    ----------
    tau, weight : ndarray, shape (q,)
        d, and weights of an integral over ln(tau).
    edges : ndarray, shape (segments + 1,)
        Indices into ``tau`` where segments between breaks begin and end.
    ends : ndarray, shape (segments,)
        Where each segment ends, d.
    """

    tau: Array
    weight: Array
    edges: NDArray[np.intp]
    ends: Array


def make_rule(
    breaks: Sequence[float], earliest: float, peclet: float, rise: float, *, tolerance: float, floor: float
) -> TimeRule:
    """Return the rule from ``earliest`` to the last of the ascending ``breaks`` (d).

    Parameters
    ----------
    breaks : sequence of float
        d, ascending, > 0.
    earliest : float
        d; nothing arrives before.
    peclet : float
        v² / (4 D), 1/d.
    rise : float
        Rate, 1/d, at which the integrand may grow towards each break, >= 0.
    tolerance : float
        Relative error of the rule for the steepest integrand.
    floor : float
        Places below this share of the source may be less exact.
    """
    fall = -math.log(floor)
    span = 2.0 * _reach(max(_ORDERS), tolerance)
    tau, weight, edges, start = [], [], [0], math.log(min(earliest, breaks[0] / 1.5))
    for end in map(math.log, breaks):
        if rise > 0:  # before, next to nothing is left of the source
            start = max(start, math.log(max(math.exp(end) - _FORGOTTEN / rise, math.exp(start))))
        while end - start > 1e-15 * abs(end):
            # How fast the exponent of an integrand that has fallen to the floor changes with ln(tau), at most.
            later = math.exp(min(end, start + _WIDEST))
            rate = fall + 2.0 * math.sqrt(fall * peclet * later) + rise * later
            stop = min(end, start + min(_WIDEST, span / rate))
            if end - stop < 0.2 * (stop - start):
                stop = end
            nodes, weights = _nodes(_order(0.5 * rate * (stop - start), tolerance))
            tau.append(np.exp(start + 0.5 * (stop - start) * (nodes + 1.0)))
            weight.append(0.5 * (stop - start) * weights)
            start = stop
        edges.append(sum(map(len, tau)))
    return TimeRule(
        tau=np.concatenate(tau), weight=np.concatenate(weight), edges=np.array(edges, dtype=np.intp),
        ends=np.array(breaks, dtype=np.float64),
    )  # fmt: skip


def earliest_arrival(near: Array, offset: Array, floor: float) -> float:
    """Return a travel time (d) before which less than the floor arrives anywhere.

    The exponent is at most offset - near / tau; ``near`` > 0 (d), ``offset`` (-).
    """
    return float(np.min(near / (_MARGIN - math.log(floor) + np.maximum(offset, 0.0))))


@cache
def _nodes(order: int) -> tuple[Array, Array]:
    nodes, weights = roots_legendre(order)
    return nodes, weights


def _order(half: float, tolerance: float) -> int:
    """Return how many nodes integrate exp(half x) over -1 to 1 within the tolerance."""
    return next((order for order in _ORDERS if half <= _reach(order, tolerance)), max(_ORDERS))


@cache
def _reach(order: int, tolerance: float) -> float:
    """Return the greatest exponent that so many nodes integrate within the tolerance.

    The error of a Gauss–Legendre rule of n nodes over 2 for exp(a x) is
    2**(2n+1) n!**4 / ((2n+1) (2n)!**3) a**2n at most exp(a), against the integral's exp(a) / a.
    """
    n = order
    log = (2 * n + 1) * math.log(2.0) + 4.0 * math.lgamma(n + 1) - math.log(2 * n + 1) - 3.0 * math.lgamma(2 * n + 1)
    return math.exp((math.log(tolerance) - log) / (2 * n + 1))

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The integral behind the multidimensional transport solutions, to near machine precision over the whole range.

    I = integral over tau from 0 to t of tau**-power * exp(offset - a / tau - beta * tau) * shape(tau)

With u = ln(tau) the integrand is smooth, with one hump near tau = sqrt(a / beta) (or at t, when that is later). The
hump's foot is known in closed form, so the interval is cut where the exponent has fallen by `_FALL` and divided there:
no term is ever formed that overflows, and nothing that matters is left out, however early, late, near or far.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import roots_legendre

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Shape = Callable[[Array, NDArray[np.int64]], Array]

# exp(-50) = 2e-22: what is cut off does not show in 16 digits even when the hump of the whole integrand sits aside.
_FALL = 50.0
_NODES, _WEIGHTS = roots_legendre(20)
_PANEL = 1.25
_CHUNK = 4096


def integrate(time: Array, near: Array, late: Array, offset: Array, power: float, shape: Shape) -> Array:
    """Return the integral for each point.

    Parameters
    ----------
    time : ndarray, shape (n,)
        Upper bound t, > 0.
    near : ndarray, shape (n,)
        a >= 0. Where it is 0 the result is 0: callers treat the source itself apart.
    late : ndarray, shape (n,)
        beta; may be negative for a source that decays faster than it travels.
    offset : ndarray, shape (n,)
        Constant exponent, such that offset - a / tau - beta * tau never exceeds what a float can hold.
    power : float
        Of tau.
    shape : callable
        ``shape(tau, index)`` with tau (k, m) and the indices (k,) of the points: a smooth factor of order 1.
    """
    result = np.zeros_like(time)
    live = np.flatnonzero((near > 0) & (time > 0))
    peak, low, high = _bounds(time[live], near[live], late[live])
    reach = np.maximum(peak - low, high - peak)
    panels = np.maximum(np.ceil(reach / _PANEL), 2).astype(np.int64)
    order = np.argsort(panels, kind="stable")
    for chunk in _chunks(panels[order]):
        take = order[chunk]
        index = live[take]
        count = int(panels[take].max())
        for start, end in ((low[take], peak[take]), (peak[take], high[take])):
            u, weight = _nodes(start, end, count)
            tau = np.exp(u)
            exponent = offset[index, None] - near[index, None] / tau - late[index, None] * tau + (1.0 - power) * u
            result[index] += np.sum(weight * np.exp(exponent) * shape(tau, index), axis=1)
    return result


def _chunks(panels: NDArray[np.int64]) -> list[slice]:
    """Split sorted points where the number of panels changes much, and into blocks that fit the cache."""
    edges = [0]
    while edges[-1] < len(panels):
        start = edges[-1]
        alike = int(np.searchsorted(panels, max(2, int(1.5 * panels[start])), side="right"))
        edges.append(min(alike, start + max(_CHUNK // int(panels[start]), 16)))
    return [slice(a, b) for a, b in pairwise(edges)]


def _bounds(time: Array, near: Array, late: Array) -> tuple[Array, Array, Array]:
    """Return ln(tau) of the exponent's peak and of where it has fallen by `_FALL` on both sides, up to t."""
    rising = late <= 0
    safe = np.where(rising, 1.0, late)
    peak = np.where(rising, time, np.minimum(time, np.sqrt(near / safe)))
    # a / tau + beta * tau = M, a quadratic in tau.
    level = near / peak + late * peak + _FALL
    root = np.sqrt(np.maximum(level**2 - 4.0 * near * late, 0.0))
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(level >= 0, 2.0 * near / (level + root), (root - level) / (-2.0 * late))
        high = np.where(rising, time, np.minimum(time, (level + root) / (2.0 * safe)))
    return np.log(peak), np.log(np.minimum(low, peak)), np.log(np.maximum(high, peak))


def _nodes(start: Array, end: Array, panels: int) -> tuple[Array, Array]:
    """Return nodes and weights of a composite Gauss–Legendre rule between two bounds for each point."""
    width = (end - start) / panels
    place = (np.arange(panels)[:, None] + 0.5 * (_NODES + 1.0)).ravel()
    weight = np.tile(0.5 * _WEIGHTS, panels)
    return start[:, None] + width[:, None] * place, width[:, None] * weight

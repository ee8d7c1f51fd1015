# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The integral behind the transport solutions, to near machine precision over the whole range.

    I = integral over tau from t0 to t of tau**-power * exp(-(x - v tau)²/(4 D tau) - off/tau - k tau) * shape(tau)

With s = ln(tau) the integrand is smooth, with one hump near tau = sqrt(a / beta), where a = x²/4D + off and
beta = v²/4D + k (or at t or t0, when the hump lies outside). The hump's foot is known in closed form, so the interval
is cut where the exponent has fallen by `_FALL` and divided there: no term is ever formed that overflows, and nothing
that matters is left out, however early, late, near or far. The square in the exponent is taken of the difference, since
its parts may be a hundred thousand times larger.
"""

from __future__ import annotations

from dataclasses import dataclass
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
# Beyond this many e-folds a double is zero.
_MOST = 800.0
_ORDER = 20
_NODES, _WEIGHTS = roots_legendre(_ORDER)
_PANEL = 1.25
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Travel:
    """The exponent of the integral, point by point.

    Attributes
    ----------
    begin, end : ndarray, shape (n,)
        Bounds t0 >= 0 and t of the integral, d; where t <= t0 or t <= 0 the result is 0.
    x : ndarray, shape (n,)
        m along the flow.
    off : ndarray, shape (n,)
        Squared distance off the axis over 4 D, d, >= 0.
    velocity, dispersion, decay : float
        v (m/d), D (m²/d) and k (1/d). k may be negative for a source that decays faster than it travels.
    offset : ndarray, shape (n,)
        Constant exponent, such that the whole exponent never exceeds what a float can hold.
    extra : ndarray, shape (n,)
        By how many e-folds the factor beside the exponential may vary, >= 0.
    """

    begin: Array
    end: Array
    x: Array
    off: Array
    velocity: float
    dispersion: float
    decay: float
    offset: Array
    extra: Array

    @property
    def near(self) -> Array:
        """What stands over tau in the exponent, d."""
        near: Array = self.x**2 / (4.0 * self.dispersion) + self.off
        return near

    @property
    def late(self) -> float:
        """What stands beside tau in the exponent, 1/d."""
        return self.velocity**2 / (4.0 * self.dispersion) + self.decay

    def exponent(self, tau: Array, index: NDArray[np.int64]) -> Array:
        """Return the exponent at ``tau`` (k, m) of the points ``index`` (k,)."""
        ahead = self.x[index, None] - self.velocity * tau
        fall: Array = ahead**2 / (4.0 * self.dispersion) + self.off[index, None]
        joined: Array = self.offset[index, None] - fall / tau - self.decay * tau
        return joined


def integrate(travel: Travel, power: float, shape: Shape) -> Array:
    """Return the integral for each point, shape (n,).

    Parameters
    ----------
    travel : Travel
        Where a = x²/4D + off is 0 and the power not below 1, the integral has no value and 0 results: callers treat the
        source itself apart.
    power : float
        Of tau.
    shape : callable
        ``shape(tau, index)`` with tau (k, m) and the indices (k,) of the points: a smooth factor of order 1.
    """
    near = travel.near
    result = np.zeros_like(near)
    live = np.flatnonzero(((near > 0) | (power < 1)) & (travel.end > np.maximum(travel.begin, 0.0)))
    peak, low, high = _bounds(travel, near, live, power)
    reach = np.maximum(peak - low, high - peak)
    finer = 1.0 + np.minimum(travel.extra[live], _MOST) / _FALL
    panels = np.maximum(np.ceil(reach * finer / _PANEL), 2).astype(np.int64)
    order = np.argsort(panels, kind="stable")
    for chunk in _chunks(panels[order]):
        take = order[chunk]
        index = live[take]
        count = int(panels[take].max())
        for start, stop in ((low[take], peak[take]), (peak[take], high[take])):
            s, weight = _nodes(start, stop, count)
            tau = np.exp(s)
            exponent = travel.exponent(tau, index) + (1.0 - power) * s
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


def _bounds(travel: Travel, near: Array, live: NDArray[np.int64], power: float) -> tuple[Array, Array, Array]:
    """Return ln(tau) of the exponent's peak and of where it has fallen by `_FALL` on both sides, within t0 and t."""
    near, end, begin = near[live], travel.end[live], np.maximum(travel.begin[live], 0.0)
    late = travel.late
    # Without a distance there is no hump: tau ** (1 - power) alone brings the integrand down towards tau = 0.
    peak = np.full(near.shape, np.inf) if late <= 0 else np.sqrt(near / late)
    peak = np.where(near > 0, np.clip(peak, begin, end), end)
    level = (
        near / peak + late * peak + _FALL + np.minimum(travel.extra[live], _MOST)
    )  # near / tau + late * tau = level is a quadratic in tau
    root = np.sqrt(np.maximum(level**2 - 4.0 * near * late, 0.0))
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(level >= 0, 2.0 * near / (level + root), (root - level) / (-2.0 * late))
        high = np.where(late > 0, (level + root) / (2.0 * late), end)
    tail = peak * np.exp(-1.5 * _FALL / (1.0 - power)) if power < 1 else 0.0
    low = np.clip(np.maximum(low, tail), begin, peak)
    return np.log(peak), np.log(np.where(low > 0, low, peak)), np.log(np.clip(high, peak, end))


def _nodes(start: Array, end: Array, panels: int) -> tuple[Array, Array]:
    """Return nodes and weights of a composite Gauss–Legendre rule between two bounds for each point."""
    width = (end - start) / panels
    place = (np.arange(panels)[:, None] + 0.5 * (_NODES + 1.0)).ravel()
    weight = np.tile(0.5 * _WEIGHTS, panels)
    return start[:, None] + width[:, None] * place, width[:, None] * weight

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Laplace transforms of travel in a column, inverted along the path of steepest descent.

With z = sqrt(s + k + v²/4D) the transforms are exp(-z x / sqrt(D)) times a factor that varies slowly, over s. Upright
lines in the plane of z are steepest descents of the exponential: on the one through x / (2 t sqrt(D)) the integrand is
exactly Gaussian and no larger than the result, so that the trapezoidal rule keeps its relative accuracy however far
ahead of the front the place is. The pole at s = 0 is kept a standard width of that Gaussian away.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Complex = NDArray[np.complex128]
    Factor = Callable[[Complex, NDArray[np.int64]], Complex]

# In widths of the Gaussian, 1 / sqrt(t): distance kept from poles, step and half length of the line. The rule's error
# is exp(-2 pi distance / step) = 2e-16.
_AWAY = 1.0
_STEP = 0.175
_STEPS = 42
_CHUNK = 2048


def invert(place: Array, time: Array, half: float, decay: float, factor: Factor) -> Array:
    """Return the inverse transform of exp((half - z) place) factor(z) / s at each time.

    Parameters
    ----------
    place : ndarray, shape (n,)
        x / sqrt(D), sqrt(d), >= 0.
    time : ndarray, shape (n,)
        d, > 0.
    half : float
        v / (2 sqrt(D)), 1 / sqrt(d), > 0.
    decay : float
        k, 1/d, >= 0.
    factor : callable
        ``factor(z, index)`` for z (m, j) at the points ``index`` (m,): analytic to the right of the imaginary axis.

    Returns
    -------
    ndarray, shape (n,)
    """
    result = np.empty(place.shape)
    for start in range(0, len(place), _CHUNK):
        index = np.arange(start, min(start + _CHUNK, len(place)))
        result[index] = _line(place[index], time[index], half, decay, index, factor)
    return result


def _line(place: Array, time: Array, half: float, decay: float, index: NDArray[np.int64], factor: Factor) -> Array:
    pole = math.sqrt(half**2 + decay)
    width = 1.0 / np.sqrt(time)
    saddle = place / (2.0 * time)
    centre = np.maximum(saddle, _AWAY * width)
    close = np.abs(centre - pole) < _AWAY * width
    centre = np.where(close, pole + _AWAY * width, centre)
    eta = (np.arange(_STEPS) + 0.5) * _STEP * width[:, None]
    z = centre[:, None] + 1j * eta
    # exp(z² t - z place) about the saddle; the rest of the exponent is joined to it before it is evaluated.
    shift = (z - saddle[:, None]) ** 2 * time[:, None]
    fall = -((place - 2.0 * half * time) ** 2) / (4.0 * time) - decay * time
    with np.errstate(under="ignore"):
        waves = np.exp(shift + fall[:, None]) * factor(z, index) * (1.0 / (z - pole) + 1.0 / (z + pole))
    total: Array = waves.real.sum(axis=1) * _STEP * width / math.pi
    behind = centre < pole
    slope = -decay / (half + pole)  # half - pole without its cancellation
    residue = np.exp(slope * place) * factor(np.full((len(index), 1), complex(pole)), index)[:, 0].real
    return np.where(behind, total + residue, total)

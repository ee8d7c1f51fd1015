# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the lower end of an unsaturated column when what enters above decays exponentially: closed forms.

Concentrations are flux concentrations (mass flux over water flux): for them a column fed with a given flux and one
whose upper end is held obey the same solution (Kreft & Zuber 1978), and mass is conserved exactly. The column is
semi-infinite.

References
----------
Kreft, A., & Zuber, A. (1978). On the physical meaning of the dispersion equation and its solutions for different
initial and boundary conditions. Chemical Engineering Science 33, 1471-1480.
van Genuchten, M. Th., & Alves, W. J. (1982). Analytical solutions of the one-dimensional convective-dispersive solute
transport equation. USDA Technical Bulletin 1661.
Poppe, G. P. M., & Wijers, C. M. J. (1990). More efficient computation of the complex error function. ACM Transactions
on Mathematical Software 16, 38-46.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import erfc, erfcx, wofz

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from .vadose import VadoseColumn

    Array = NDArray[np.float64]

# Below this difference of two rates (times the time) their divided difference is taken as the derivative midway: its
# error is the square over 24, that of the difference of rounded numbers 1e-16 over it.
_NEAR = 1e-4


def response(column: VadoseColumn, time_d: ArrayLike, rate_per_d: float) -> Array:
    """Return the concentration at the water table when exp(-rate t) enters from t = 0 on; 0 before.

    Parameters
    ----------
    column : VadoseColumn
    time_d : array_like
        d since the beginning.
    rate_per_d : float
        At which what enters decays, 1/d, >= 0.
    """
    time = np.asarray(time_d, dtype=np.float64)
    if _sharp(column):
        age = time - column.travel_time_d
        arrived = np.exp(-column.decay_per_d * column.travel_time_d - rate_per_d * np.maximum(age, 0.0))
        return np.where((age >= 0) & (time > 0), arrived, 0.0)
    first, second, _ = _pair(column, np.where(time > 0, time, 1.0), np.float64(rate_per_d))
    return np.where(time > 0, 0.5 * (first + second).real, 0.0)


def joined_response(column: VadoseColumn, time_d: ArrayLike, one_per_d: float, other_per_d: float) -> Array:
    """Return what arrives when the integral of exp(-one (t-s)) exp(-other s) over s from 0 to t enters.

    With ``one`` 0 this is the integral of `response` over time; with ``one`` the decay rate it is what has arrived less
    what would have decayed of it since. Equal rates are no special case.
    """
    time = np.asarray(time_d, dtype=np.float64)
    if _sharp(column):
        age = np.maximum(time - column.travel_time_d, 0.0)
        return np.asarray(np.exp(-column.decay_per_d * column.travel_time_d) * _convolved(age, one_per_d, other_per_d))
    after = np.where(time > 0, time, 1.0)
    difference = other_per_d - one_per_d
    first, second, root = _pair(column, after, np.float64(0.5 * (one_per_d + other_per_d)))
    delay = column.length_m / root
    near = 0.5 * ((after - delay) * first + (after + delay) * second).real
    if difference != 0.0:
        far = (response(column, after, one_per_d) - response(column, after, other_per_d)) / difference
        near = np.where(np.abs(difference) * after > _NEAR, far, near)
    return np.where(time > 0, near, 0.0)


def _sharp(column: VadoseColumn) -> bool:
    return column.dispersivity_m == 0.0 or column.length_m == 0.0


def _convolved(age: Array, one: float, other: float) -> Array:
    """Return (exp(-one t) - exp(-other t)) / (other - one), t exp(-one t) where they are equal."""
    low, difference = min(one, other), abs(other - one)
    grown = age if difference == 0.0 else -np.expm1(-difference * age) / difference
    return np.asarray(np.exp(-low * age) * grown)


def _pair(column: VadoseColumn, time: Array, rate: np.float64) -> tuple[Array, Array, complex]:
    """Return exp(-rate t + (v - u) x / 2D) erfc((x - ut) / 2 sqrt(Dt)), the same with -u for u, and u.

    u² = v² + 4D (decay - rate) is negative for a source that decays much faster than it travels; then both are complex
    conjugates. All exponents are joined: exp((v -+ u) x / 2D) erfc = exp(-(x - vt)²/4Dt - decay t) erfcx.
    """
    x, v, decay = column.length_m, column.velocity_m_d, column.decay_per_d
    d = v * column.dispersivity_m
    square = v**2 + 4.0 * d * (decay - rate)
    spread = 2.0 * np.sqrt(d * time)
    shared = np.exp(-(((x - v * time) / spread) ** 2) - decay * time)
    if square < 0:
        u = np.sqrt(-square)
        first = shared * wofz(u * time / spread + 1j * (x / spread))
        return first, np.conj(first), complex(0.0, u)
    u = max(np.sqrt(square), 1e-150)
    ahead, behind = (x - u * time) / spread, (x + u * time) / spread
    slope = 2.0 * (rate - decay) * x / (v + u) - rate * time
    passed = np.exp(np.where(ahead > 0, 0.0, slope)) * erfc(np.minimum(ahead, 0.0))
    first = np.where(ahead > 0, shared * erfcx(np.maximum(ahead, 0.0)), passed)
    return first, shared * erfcx(behind), complex(u, 0.0)

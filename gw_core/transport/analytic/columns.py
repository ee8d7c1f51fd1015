# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact solutions in one dimension: columns without end and of finite length, and an instantaneous pulse.

First-type columns hold the concentration at their inflow end; third-type columns receive water of that concentration,
so that what enters is what flows. Columns of finite length let water out freely at their end (no gradient there).

References
----------
Ogata, A., & Banks, R. B. (1961). A solution of the differential equation of longitudinal dispersion in porous media.
USGS Professional Paper 411-A.
Lapidus, L., & Amundson, N. R. (1952). J. Physical Chemistry 56, 984-988.
van Genuchten, M. Th., & Alves, W. J. (1982). Analytical solutions of the one-dimensional convective-dispersive solute
transport equation. USDA Technical Bulletin 1661.
Wexler, E. J. (1992). USGS TWRI book 3, chapter B7.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say
from .release import LASTING, Release, travel_integral
from .steepest_descent import invert
from .uniform_flow import UniformFlow, refuse

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from .chain import Chain

    Array = NDArray[np.float64]
    Complex = NDArray[np.complex128]

_BLOCK = 8192


def column_inflow(flow: UniformFlow, x_m: ArrayLike, time_d: ArrayLike, *, release: Release = LASTING) -> Array:
    """Return c/c0 in a semi-infinite column whose inflow end is held at c0.

    Ogata & Banks (1961); with decay Wexler (1992), SEMINF1.

    Parameters
    ----------
    flow : UniformFlow
    x_m : array_like
        Distance from the inflow end, m, >= 0; NaN results for x < 0, where the solution does not exist.
    time_d : array_like
        d; broadcast with ``x_m``.
    release : Release
        With a chain the results have a leading axis of its members.

    Returns
    -------
    ndarray
        Between 0 and 1.

    Examples
    --------
    >>> flow = UniformFlow(velocity_m_d=0.1, dispersivity_l_m=1.0)
    >>> round(float(column_inflow(flow, 10.0, 100.0)), 12)
    0.585288859163
    """
    release.check(flow)
    x, t, stopped = _broadcast(x_m, time_d, release.stopped_d)
    if release.chain is None and release.source_decay_per_d == 0 and not (stopped > 0).any():
        return _held(flow, x, t)
    total = _integral(flow, x, t, stopped, release, 1.5) * (x.ravel() / math.sqrt(4.0 * math.pi * flow.along))
    at_source = np.exp(-release.source_decay_per_d * t.ravel()) * ((t.ravel() > 0) & (stopped.ravel() <= 0))
    total[0] = np.where(x.ravel() == 0, at_source, total[0])
    return _shaped(total, x, release)


def column_flux(flow: UniformFlow, x_m: ArrayLike, time_d: ArrayLike, *, release: Release = LASTING) -> Array:
    """Return c/c0 in a semi-infinite column that water of concentration c0 enters (Wexler 1992, SEMINF3).

    Lapidus & Amundson (1952), van Genuchten & Alves (1982). Parameters and results as of `column_inflow`; at x = 0 the
    concentration is below c0 until the gradient there has gone.
    """
    release.check(flow)
    x, t, stopped = _broadcast(x_m, time_d, release.stopped_d)
    total = _integral(flow, x, t, stopped, release, 0.5) * (flow.velocity / math.sqrt(math.pi * flow.along))
    return _shaped(total, x, release)


def column_finite(
    flow: UniformFlow, length_m: float, x_m: ArrayLike, time_d: ArrayLike, *, third_type: bool = False
) -> Array:
    """Return c/c0 in a column of finite length (Wexler 1992, FINITE1; of the third type FINITE3).

    The eigenfunction series of these solutions converges slowly at early times and cancels at high Péclet numbers; here
    the Laplace transform, which has a closed form, is inverted along the path of steepest descent.

    Parameters
    ----------
    flow : UniformFlow
    length_m : float
        m, > 0.
    x_m : array_like
        m; NaN results outside 0 to ``length_m``.
    time_d : array_like
        d; broadcast with ``x_m``.
    third_type : bool
        Water of concentration c0 enters, instead of c0 being held at the inflow end.
    """
    flow.check()
    if not (math.isfinite(length_m) and length_m > 0):
        refuse([say("{name} must be positive, not {value}.", name="length_m", value=length_m)], "bad_parameter")
    x, t = _broadcast(x_m, time_d)
    inside = (x >= 0) & (x <= length_m)
    value = np.where(inside, 0.0, np.nan)
    first = (x == 0) & (t > 0) & (not third_type)
    value[first] = 1.0
    live = inside & (t > 0) & ~first
    root = math.sqrt(flow.along)
    half = flow.velocity / (2.0 * root)
    place = np.where(live, x, 0.0)[live] / root

    def factor(z: Complex, index: NDArray[np.int64]) -> Complex:
        """Return what stands beside exp(-z x / sqrt(D)); ``z`` is the square root of s + decay + v²/4D."""
        back = (z - half) / (z + half)
        echo = back * np.exp(-2.0 * z * (length_m / root - place[index, None]))
        round_trip = np.exp(-2.0 * z * (length_m / root))
        if third_type:
            flux: Complex = 2.0 * half / (half + z) * (1.0 + echo) / (1.0 - back**2 * round_trip)
            return flux
        held: Complex = (1.0 + echo) / (1.0 + back * round_trip)
        return held

    value[live] = invert(place, t[live], half, flow.decay_per_d, factor)
    return value


def column_point(
    flow: UniformFlow, rate_g_d_m2: float, x_m: ArrayLike, time_d: ArrayLike, *, release: Release = LASTING
) -> Array:
    """Return the concentration (mg/L) of a continuous release at x = 0 of an infinite column.

    Parameters
    ----------
    rate_g_d_m2 : float
        Mass released a day, g/d a m² of cross-section (pores and grains).
    x_m, time_d : array_like
        m (also upstream) and d since the release began, broadcast together.
    release : Release
    """
    release.check(flow)
    x, t, stopped = _broadcast(x_m, time_d, release.stopped_d)
    behaviour = Release(
        stopped_d=stopped.ravel(), source_decay_per_d=release.source_decay_per_d, chain=release.chain
    )  # fmt: skip
    total = travel_integral(flow, x.ravel(), t.ravel(), [], 0.5, behaviour)
    total *= rate_g_d_m2 / (flow.porosity * flow.retardation * math.sqrt(4.0 * math.pi * flow.along))
    return total[0].reshape(x.shape) if release.chain is None else total.reshape(-1, *x.shape)


def column_pulse(
    flow: UniformFlow, mass_g_m2: float, x_m: ArrayLike, time_d: ArrayLike, *, chain: Chain | None = None
) -> Array:
    """Return the concentration (mg/L) after an instantaneous release at x = 0 of an infinite column.

    Parameters
    ----------
    mass_g_m2 : float
        Dissolved and sorbed mass together, g a m² of cross-section (pores and grains).
    x_m, time_d : array_like
        m (also upstream) and d, broadcast together.
    chain : Chain, optional
        The results then have a leading axis of its members.
    """
    release = Release(chain=chain)
    release.check(flow)
    x, t = _broadcast(x_m, time_d)
    after = np.where(t > 0, t, 1.0)
    spread = 4.0 * flow.along * after
    held = flow.porosity * flow.retardation
    members = []
    for member, rate in enumerate(release.rates(flow)):
        with np.errstate(under="ignore"):
            exponent = np.exp(-((x - flow.velocity * after) ** 2) / spread - rate * after)
        share = 1.0 if chain is None else chain.share(member, after)
        members.append(np.where(t > 0, mass_g_m2 / held * exponent / np.sqrt(math.pi * spread) * share, 0.0))
    return members[0] if chain is None else np.array(members)


def _held(flow: UniformFlow, x: Array, t: Array) -> Array:
    """Return the closed form of `column_inflow`, in blocks that stay in the processor's cache."""
    places, times = x.ravel(), t.ravel()
    value = np.empty(places.shape)
    for start in range(0, places.size, _BLOCK):
        part = slice(start, start + _BLOCK)
        value[part] = _block_held(flow, places[part], times[part])
    return value.reshape(x.shape)


def _block_held(flow: UniformFlow, x: Array, t: Array) -> Array:
    from scipy.special import erfcx

    v, d, decay = flow.velocity, flow.along, flow.decay_per_d
    u = math.sqrt(v**2 + 4.0 * decay * d)
    after = np.where(t > 0, t, 1.0)
    spread = 2.0 * np.sqrt(d * after)
    ahead, behind = (x - u * after) / spread, (x + u * after) / spread
    slope = x * (-2.0 * decay / (v + u))  # (v - u) x / 2D without its cancellation
    with np.errstate(under="ignore"):
        # exp((v+u)x/2D) erfc(behind) = exp((v-u)x/2D - ahead²) erfcx(behind): ahead² and behind² differ by ux/D.
        # erfc(ahead) is exp(-ahead²) erfcx(ahead), and behind the front 2 less that of the opposite.
        scaled = np.copysign(erfcx(np.abs(ahead)), ahead) + erfcx(np.maximum(behind, 0.0))
        value = 0.5 * np.exp(slope - ahead * ahead) * scaled + np.where(ahead < 0, np.exp(slope), 0.0)
    value = np.where(t > 0, value, 0.0)
    return np.where(x < 0, np.nan, value)


def _integral(flow: UniformFlow, x: Array, t: Array, stopped: Array, release: Release, power: float) -> Array:
    behaviour = Release(
        stopped_d=stopped.ravel(), source_decay_per_d=release.source_decay_per_d, chain=release.chain
    )  # fmt: skip
    place = np.maximum(x.ravel(), 0.0)
    return travel_integral(flow, place, t.ravel(), [], power, behaviour, third_type=power < 1)


def _shaped(total: Array, x: Array, release: Release) -> Array:
    total = np.where(x.ravel() < 0, np.nan, total)
    return total[0].reshape(x.shape) if release.chain is None else total.reshape(-1, *x.shape)


def _broadcast(*values: ArrayLike) -> list[Array]:
    arrays = np.broadcast_arrays(*(np.asarray(value, dtype=np.float64) for value in values))
    return [np.array(array) for array in arrays]

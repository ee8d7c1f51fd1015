# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact solutions of transport in uniform flow along x, for screening and for tests.

Exponents are joined before they are evaluated and error functions are scaled (erfcx), so that no value overflows, turns
into NaN or vanishes while the true value is a normal number. Times are since the source began; t <= 0 gives 0.

References
----------
Ogata, A., & Banks, R. B. (1961). A solution of the differential equation of longitudinal dispersion in porous media.
USGS Professional Paper 411-A.
Hunt, B. (1978). Dispersive sources in uniform ground-water flow. J. Hydraulics Division ASCE 104(HY1), 75-85.
Wexler, E. J. (1992). Analytical solutions for one-, two-, and three-dimensional solute transport in ground-water
systems with uniform flow. USGS TWRI book 3, chapter B7.
Karanovic, M., Neville, C. J., & Andrews, C. B. (2007). BIOSCREEN-AT. Ground Water 45(2), 242-245.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..wording import say
from .quadrature import integrate

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class UniformFlow:
    """Uniform flow along x and what it does to a substance.

    Attributes
    ----------
    velocity_m_d : float
        Seepage velocity (Darcy flux over porosity), m/d, > 0.
    porosity : float
        0 < n <= 1; used where a mass becomes a concentration.
    dispersivity_l_m, dispersivity_t_m, dispersivity_v_m : float
        m, > 0 (vertical: only for solutions in three dimensions).
    retardation : float
        R >= 1.
    decay_per_d : float
        First-order decay of dissolved and sorbed mass, 1/d, >= 0.
    diffusion_m2_d : float
        Effective molecular diffusion, m²/d, >= 0, added to all three dispersion coefficients.
    """

    velocity_m_d: float
    porosity: float = 1.0
    dispersivity_l_m: float = 1.0
    dispersivity_t_m: float = 0.1
    dispersivity_v_m: float = 0.01
    retardation: float = 1.0
    decay_per_d: float = 0.0
    diffusion_m2_d: float = 0.0

    def check(self) -> None:
        """Raise `InvalidInputError` with every value out of its range."""
        faults = [
            say("{name} must be positive, not {value}.", name=name, value=getattr(self, name))
            for name in ("velocity_m_d", "porosity", "dispersivity_l_m", "dispersivity_t_m", "dispersivity_v_m")
            if not (np.isfinite(getattr(self, name)) and getattr(self, name) > 0)
        ]
        if not self.retardation >= 1 or not self.decay_per_d >= 0 or not self.diffusion_m2_d >= 0:
            faults.append(say("Retardation must be at least 1, decay and diffusion not negative."))
        if faults:
            findings = [Finding(code="bad_parameter", message=text) for text in faults]
            raise InvalidInputError(faults[0], findings)

    @property
    def velocity(self) -> float:
        """Velocity of the retarded substance, m/d."""
        return self.velocity_m_d / self.retardation

    def dispersion(self, dispersivity_m: float) -> float:
        """Return the dispersion coefficient of the retarded substance, m²/d."""
        return (dispersivity_m * self.velocity_m_d + self.diffusion_m2_d) / self.retardation


def column_inflow(flow: UniformFlow, x_m: ArrayLike, time_d: ArrayLike) -> Array:
    """Return c/c0 in a semi-infinite column whose inflow end is held at c0.

    Ogata & Banks (1961); with decay Wexler (1992).

    Parameters
    ----------
    flow : UniformFlow
    x_m : array_like
        Distance from the inflow end, m, >= 0; NaN results for x < 0, where the solution does not exist.
    time_d : array_like
        d; broadcast with ``x_m``.

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
    from scipy.special import erfc, erfcx

    flow.check()
    x, t = np.broadcast_arrays(np.asarray(x_m, dtype=np.float64), np.asarray(time_d, dtype=np.float64))
    v, d, decay = flow.velocity, flow.dispersion(flow.dispersivity_l_m), flow.decay_per_d
    u = np.sqrt(v**2 + 4.0 * decay * d)
    after = np.where(t > 0, t, 1.0)
    spread = 2.0 * np.sqrt(d * after)
    ahead, behind = (x - u * after) / spread, (x + u * after) / spread
    slope = -2.0 * decay * x / (v + u)  # (v - u) x / 2D without its cancellation
    shared = slope - np.maximum(ahead, 0.0) ** 2
    first = np.exp(shared) * np.where(ahead > 0, erfcx(np.maximum(ahead, 0.0)), erfc(np.minimum(ahead, 0.0)))
    # exp((v+u)x/2D) erfc(behind) = exp((v-u)x/2D - ahead²) erfcx(behind): ahead² and behind² differ by ux/D.
    second = np.exp(slope - ahead**2) * erfcx(np.maximum(behind, 0.0))
    value = np.where(t > 0, 0.5 * (first + second), 0.0)
    return np.where(x < 0, np.nan, value)


def point_continuous_2d(
    flow: UniformFlow, rate_g_d_m: float, x_m: ArrayLike, y_m: ArrayLike, time_d: ArrayLike
) -> Array:
    """Return the concentration (mg/L) of a continuous line source through a layer (Wexler 1992, POINT2).

    Parameters
    ----------
    flow : UniformFlow
    rate_g_d_m : float
        Mass released a day and a metre of thickness, g/(d m).
    x_m, y_m : array_like
        Distance from the source along and across the flow, m; at the source itself the concentration is infinite.
    time_d : array_like
        d since the release began.
    """
    flow.check()
    x, y, t = _points(x_m, y_m, time_d)
    dx, dy = flow.dispersion(flow.dispersivity_l_m), flow.dispersion(flow.dispersivity_t_m)
    across = y**2 / (4.0 * dy)
    near, late, offset = _exponent(flow, x, across, 0.0)
    flat = t.ravel(), near.ravel(), late.ravel(), offset.ravel()
    total = integrate(*flat, 1.0, lambda tau, index: np.ones_like(tau)).reshape(t.shape)
    value = rate_g_d_m / (flow.porosity * flow.retardation * 4.0 * np.pi * np.sqrt(dx * dy)) * total
    return np.where((near == 0) & (t > 0), np.inf, value)


def point_continuous_3d(
    flow: UniformFlow, rate_g_d: float, x_m: ArrayLike, y_m: ArrayLike, z_m: ArrayLike, time_d: ArrayLike
) -> Array:
    """Return the concentration (mg/L) of a continuous point source in unbounded ground.

    Hunt (1978); Wexler (1992), POINT3.

    Parameters
    ----------
    rate_g_d : float
        Mass released a day, g/d. A source at the water table acts like twice this rate.
    x_m, y_m, z_m, time_d : array_like
        m and d from the source; at the source itself the concentration is infinite.
    """
    from scipy.special import erfc, erfcx

    flow.check()
    x, y, t, z = _points(x_m, y_m, time_d, z_m)
    dx, dy, dz = (
        flow.dispersion(each) for each in (flow.dispersivity_l_m, flow.dispersivity_t_m, flow.dispersivity_v_m)
    )
    v = flow.velocity
    off = y**2 * (dx / dy) + z**2 * (dx / dz)
    gamma, beta = np.sqrt(x**2 + off), np.sqrt(v**2 + 4.0 * dx * flow.decay_per_d)
    # (v x - beta gamma) / 2D without its cancellation downstream.
    sum_ = np.where(x > 0, v * x + beta * gamma, 1.0)
    minus = (v**2 * off + 4.0 * dx * flow.decay_per_d * gamma**2) / sum_
    slope = np.where(x > 0, -minus, v * x - beta * gamma) / (2.0 * dx)
    after = np.where(t > 0, t, 1.0)
    spread = 2.0 * np.sqrt(dx * after)
    ahead, behind = (gamma - beta * after) / spread, (gamma + beta * after) / spread
    first = np.exp(slope - np.maximum(ahead, 0.0) ** 2) * np.where(
        ahead > 0, erfcx(np.maximum(ahead, 0.0)), erfc(np.minimum(ahead, 0.0))
    )
    second = np.exp(slope - ahead**2) * erfcx(behind)
    with np.errstate(divide="ignore"):
        scale = rate_g_d / (flow.porosity * flow.retardation * 8.0 * np.pi * gamma * np.sqrt(dy * dz))
    return np.where(t > 0, scale * (first + second), 0.0)


def point_instant(
    flow: UniformFlow, mass_g: float, x_m: ArrayLike, y_m: ArrayLike, time_d: ArrayLike, z_m: ArrayLike | None = None
) -> Array:
    """Return the concentration (mg/L) after an instantaneous release, dissolved and sorbed mass together ``mass_g``.

    Without ``z_m`` in two dimensions, ``mass_g`` a metre of thickness; with it in three (Hunt 1978).
    """
    flow.check()
    x, y, t, *rest = _points(x_m, y_m, time_d, *([] if z_m is None else [z_m]))
    axes = [(x - flow.velocity * t, flow.dispersivity_l_m), (y, flow.dispersivity_t_m)]
    axes += [(z, flow.dispersivity_v_m) for z in rest]
    after = np.where(t > 0, t, 1.0)
    exponent = -flow.decay_per_d * t
    logarithm = np.full(t.shape, np.log(flow.porosity * flow.retardation))
    for distance, dispersivity in axes:
        spread = 4.0 * flow.dispersion(dispersivity) * after
        exponent = exponent - distance**2 / spread
        logarithm += 0.5 * np.log(np.pi * spread)
    return np.where(t > 0, mass_g * np.exp(exponent - logarithm), 0.0)


def strip(
    flow: UniformFlow, y_from_m: float, y_to_m: float, x_m: ArrayLike, y_m: ArrayLike, time_d: ArrayLike,
    *, source_decay_per_d: float = 0.0,
) -> Array:  # fmt: skip
    """Return c/c0 downstream of a strip held at c0 at x = 0 in an aquifer of infinite width (Wexler 1992, STRIPI).

    Parameters
    ----------
    y_from_m, y_to_m : float
        The strip, m.
    x_m : array_like
        m, >= 0; NaN results for x < 0, where the solution does not exist.
    source_decay_per_d : float
        The source's concentration falls as exp(-k t), 1/d.
    """
    return _sheet(flow, x_m, [(y_m, y_from_m, y_to_m, flow.dispersivity_t_m)], time_d, source_decay_per_d)


def patch(
    flow: UniformFlow, y_range_m: tuple[float, float], z_range_m: tuple[float, float], x_m: ArrayLike, y_m: ArrayLike,
    z_m: ArrayLike, time_d: ArrayLike, *, source_decay_per_d: float = 0.0,
) -> Array:  # fmt: skip
    """Return c/c0 downstream of a rectangle held at c0 at x = 0 in unbounded ground (Wexler 1992, PATCHI).

    Parameters
    ----------
    y_range_m, z_range_m : (float, float)
        The patch across the flow and in depth, m. For a patch from the water table down to Z give (-Z, Z): the mirror
        image closes the water table.
    x_m : array_like
        m, >= 0; NaN results for x < 0.
    source_decay_per_d : float
        The source's concentration falls as exp(-k t), 1/d (the form of BIOSCREEN-AT).
    """
    sides = [(y_m, *y_range_m, flow.dispersivity_t_m), (z_m, *z_range_m, flow.dispersivity_v_m)]
    return _sheet(flow, x_m, sides, time_d, source_decay_per_d)


def domenico(
    flow: UniformFlow, y_range_m: tuple[float, float], z_range_m: tuple[float, float], x_m: ArrayLike, y_m: ArrayLike,
    z_m: ArrayLike, time_d: ArrayLike,
) -> Array:  # fmt: skip
    """Return the approximation of Domenico (1987) to `patch`, for comparison with older work only.

    It takes x / v for the time of transverse spreading, and so is up to 80 % low ahead of the front or at high
    dispersivity (West et al. 2007). Use `patch`.
    """
    from scipy.special import erf, erfc

    flow.check()
    x, y, t, z = _points(x_m, y_m, time_d, z_m)
    ax, v, decay = flow.dispersivity_l_m, flow.velocity, flow.decay_per_d
    ratio = np.sqrt(1.0 + 4.0 * decay * ax / v)
    after = np.where((t > 0) & (x > 0), t, 1.0)
    along = np.where(x > 0, x, 1.0)
    value = np.exp(along / (2.0 * ax) * (1.0 - ratio)) * erfc(
        (along - v * after * ratio) / (2.0 * np.sqrt(ax * v * after))
    )
    for place, (low, high), a in ((y, y_range_m, flow.dispersivity_t_m), (z, z_range_m, flow.dispersivity_v_m)):
        wide = 2.0 * np.sqrt(a * along)
        value = value * (erf((place - low) / wide) - erf((place - high) / wide))
    return np.where(x > 0, np.where(t > 0, value / 8.0, 0.0), np.nan)


def _points(*values: ArrayLike) -> list[Array]:
    arrays = np.broadcast_arrays(*(np.asarray(value, dtype=np.float64) for value in values))
    return [np.array(array) for array in arrays]


def _exponent(flow: UniformFlow, x: Array, off: Array | float, source_decay: float) -> tuple[Array, Array, Array]:
    """Return a, beta and the constant of the exponent (x - v tau)²/(4 D tau) and of the distance off the axis."""
    d, v = flow.dispersion(flow.dispersivity_l_m), flow.velocity
    near = x**2 / (4.0 * d) + off
    late = np.full(x.shape, v**2 / (4.0 * d) + flow.decay_per_d - source_decay)
    return near, late, v * x / (2.0 * d)


def _sheet(
    flow: UniformFlow, x_m: ArrayLike, sides: list[tuple[ArrayLike, float, float, float]], time_d: ArrayLike,
    source_decay: float,
) -> Array:  # fmt: skip
    """Return c/c0 downstream of a source held at c0 on x = 0, limited on one or two sides across the flow."""
    flow.check()
    x, t, *places = _points(x_m, time_d, *(side[0] for side in sides))
    edges = [
        _Side(place.ravel(), low, high, flow.dispersion(dispersivity))
        for place, (_, low, high, dispersivity) in zip(places, sides, strict=True)
    ]
    off = sum((edge.off for edge in edges), np.zeros(x.size))
    near, late, offset = _exponent(flow, x.ravel(), off, source_decay)
    offset = offset - source_decay * t.ravel()
    d = flow.dispersion(flow.dispersivity_l_m)

    def shape(tau: Array, index: NDArray[np.int64]) -> Array:
        product = np.ones_like(tau)
        for edge in edges:
            product *= edge.covered(tau, index)
        return product

    downstream = np.where(x.ravel() > 0, near, 0.0)
    total = integrate(t.ravel(), downstream, late, offset, 1.5, shape)
    value = x.ravel() / np.sqrt(4.0 * np.pi * d) * total
    at_source = np.exp(-source_decay * t.ravel()) * np.prod([edge.inside for edge in edges], axis=0) * (t.ravel() > 0)
    value = np.where(x.ravel() == 0, at_source, value)
    return np.where(x.ravel() < 0, np.nan, value).reshape(x.shape)


class _Side:
    """One side of a source: the share of what spreads from it that covers a place, with its exponent kept apart."""

    def __init__(self, place: Array, low: float, high: float, dispersion: float) -> None:
        self._dispersion = dispersion
        centre, half = 0.5 * (low + high), 0.5 * (high - low)
        beyond = np.abs(place - centre) - half
        self._near, self._far = beyond, beyond + 2.0 * half
        self.off = np.maximum(beyond, 0.0) ** 2 / (4.0 * dispersion)
        self.inside = np.where(beyond < 0, 1.0, np.where(beyond == 0, 0.5, 0.0))

    def covered(self, tau: Array, index: NDArray[np.int64]) -> Array:
        """Return (erf - erf) / 2 divided by exp(-off / tau)."""
        from scipy.special import erf, erfcx

        spread = 2.0 * np.sqrt(self._dispersion * tau)
        near, far = self._near[index, None] / spread, self._far[index, None] / spread
        outside = near > 0
        with np.errstate(under="ignore"):
            beyond = erfcx(np.where(outside, near, 0.0)) - np.exp(np.where(outside, near**2 - far**2, 0.0)) * erfcx(far)
        return 0.5 * np.where(outside, beyond, erf(far) - erf(near))

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact solutions around an injection well: velocity falls as 1/r, and dispersion with it.

With rho = r / alpha, and tau = Q t / (2 pi b n R alpha²), the Laplace transform over tau is a ratio of Airy functions.
It is inverted along an upright line in the plane of a square root of s, through the saddle, so that digits are kept far
ahead of the front and at large distances, where the Airy functions themselves are far beyond the range of numbers.

References
----------
Tang, D. H., & Babu, D. K. (1979). Water Resources Research 15(6), 1471-1478.
Hsieh, P. A. (1986). A new formula for the analytical solution of the radial dispersion problem. Water Resources
Research 22(11), 1597-1605.
Chen, C.-S. (1987). Analytical solutions for radial dispersion with Cauchy boundary at injection well. Water Resources
Research 23(7), 1217-1224.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import airye

from ...wording import say
from .uniform_flow import refuse

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Array = NDArray[np.float64]
    Complex = NDArray[np.complex128]

# In widths of the integrand at its saddle: distance kept from the pole, first step and length of the line.
_AWAY = 1.0
_STEP = 0.2
_REACH = 7.0
_LONGER = 12
_NOTHING = 1e-16
# The integrand may be larger than the result by so many e-folds.
_GROWTH = 3.0
# Within so many dispersivities, and from so many times rho² on, the line bends round q = 0.
_FAR = 50.0
_LATE = 1.2
_CHUNK = 256
_BISECTIONS = 60
_AGREED = 1e-12
_HALVINGS = 8
# From here on the asymptotic series of the Airy functions is exact to 16 digits, and the library's limits are far.
_LARGE = 300.0
_TERMS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RadialFlow:
    """Steady flow away from a well in a confined layer, and what it does to a substance.

    Attributes
    ----------
    rate_m3_d : float
        Water injected, m³/d, > 0.
    thickness_m : float
        m, > 0; the well is open over all of it.
    porosity : float
        0 < n <= 1.
    dispersivity_m : float
        m, > 0. Molecular diffusion is left out.
    well_radius_m : float
        m, > 0.
    retardation : float
        R >= 1.
    decay_per_d : float
        1/d, >= 0.
    """

    rate_m3_d: float
    thickness_m: float
    porosity: float
    dispersivity_m: float
    well_radius_m: float = 0.1
    retardation: float = 1.0
    decay_per_d: float = 0.0

    def check(self) -> None:
        """Raise `InvalidInputError` with every value out of its range."""
        faults = [
            say("{name} must be positive, not {value}.", name=name, value=getattr(self, name))
            for name in ("rate_m3_d", "thickness_m", "porosity", "dispersivity_m", "well_radius_m")
            if not (math.isfinite(getattr(self, name)) and getattr(self, name) > 0)
        ]
        if self.porosity > 1:
            faults.append(say("{name} must be at most 1, not {value}.", name="porosity", value=self.porosity))
        rest = self.retardation, self.decay_per_d
        if not (all(map(math.isfinite, rest)) and self.retardation >= 1 and self.decay_per_d >= 0):
            faults.append(say("Retardation must be at least 1, decay not negative."))
        refuse(faults, "bad_parameter")

    @property
    def time_scale_d(self) -> float:
        """Time (d) in which the water, retarded, would fill a circle of sqrt(2) dispersivities about the well."""
        volume = 2.0 * math.pi * self.thickness_m * self.porosity * self.retardation * self.dispersivity_m**2
        return volume / self.rate_m3_d

    def front_m(self, time_d: float) -> float:
        """Return the radius (m) that the injected water's substance fills without dispersion."""
        return math.sqrt(self.well_radius_m**2 + 2.0 * self.dispersivity_m**2 * time_d / self.time_scale_d)


def well_injection(flow: RadialFlow, r_m: ArrayLike, time_d: ArrayLike, *, third_type: bool = False) -> Array:
    """Return c/c0 around a well that injects water of concentration c0.

    Tang & Babu (1979), Hsieh (1986) with c0 held at the well's wall; Chen (1987) with the flux given (third type).

    Parameters
    ----------
    flow : RadialFlow
    r_m : array_like
        Distance from the middle of the well, m; NaN results within the well.
    time_d : array_like
        d since injection began, broadcast with ``r_m``; infinity for the steady state that decay makes.
    third_type : bool
        Give the flux, not the concentration, at the well's wall.

    Returns
    -------
    ndarray
        Between 0 and 1.

    Examples
    --------
    >>> flow = RadialFlow(rate_m3_d=10.0, thickness_m=10.0, porosity=0.25, dispersivity_m=1.0)
    >>> round(float(well_injection(flow, 5.0, 20.0)), 6)
    0.494518
    """
    flow.check()
    r, t = np.broadcast_arrays(np.asarray(r_m, dtype=np.float64), np.asarray(time_d, dtype=np.float64))
    rho, start = r.ravel() / flow.dispersivity_m, flow.well_radius_m / flow.dispersivity_m
    tau, decay = t.ravel() / flow.time_scale_d, flow.decay_per_d * flow.time_scale_d
    value = np.where(rho < start, np.nan, 0.0)
    held = (rho == start) & (tau > 0) & (not third_type)
    value[held] = 1.0
    live = (rho >= start) & (tau > 0) & ~held
    steady = live & np.isinf(tau)
    value[steady] = _steady(rho[steady], start, decay, third_type)
    for part in np.array_split(np.flatnonzero(live & ~steady), max(live.sum() // _CHUNK, 1)):
        value[part] = _transient(rho[part], start, tau[part], decay, third_type)
    return value.reshape(r.shape)


def _steady(rho: Array, start: float, decay: float, third_type: bool) -> Array:
    """Return the steady state: 1 without decay."""
    if decay == 0:
        return np.ones(rho.shape)
    s = np.full((rho.size, 1), complex(decay))
    found: Array = np.exp(_logarithm(s, rho[:, None], start, third_type)).real[:, 0]
    return found


def _transient(rho: Array, start: float, tau: Array, decay: float, third_type: bool) -> Array:
    """Return c/c0 by the trapezoidal rule along a line, with the step halved until the sums agree."""
    total = np.zeros(rho.shape)
    if not rho.size:
        return total
    line = _Line.through(rho, start, tau, decay)
    reach = _REACH * np.ones(rho.shape)
    for _ in range(_LONGER):
        last, most = line.ends(reach, start, decay, third_type)
        open_ = last > _NOTHING * most
        if not open_.any():
            break
        reach = np.where(open_, 1.5 * reach, reach)
    left, step = np.arange(rho.size), _STEP
    total = line.integral(left, reach, step, 0.5, start, decay, third_type)
    for _ in range(_HALVINGS):
        # Two midpoint rules, shifted by half a step against each other, make the one of half the step.
        parts = [line.integral(left, reach, step, place, start, decay, third_type) for place in (0.25, 0.75)]
        finer, step = 0.5 * (parts[0] + parts[1]), 0.5 * step
        rough = np.abs(finer - total[left]) > _AGREED * np.abs(finer)
        total[left] = finer
        left = left[rough]
        if not left.size:
            break
    total[line.behind] += _steady(rho[line.behind], start, decay, third_type)
    return total


@dataclass(frozen=True, slots=True)
class _Line:
    """Upright lines in the plane of z = sqrt(q + floor), q = s + decay, one for each place and time.

    The transform is cut along the negative real axis of q and has a pole at q = decay. Far from the well (in
    dispersivities) and near the front, the steepest descent bends round q = -1/(4 rho), where the part of the cut to
    the right is of no account; otherwise round 0.
    """

    rho: Array
    tau: Array
    floor: Array
    centre: Array
    width: Array
    pole: Array
    behind: NDArray[np.bool_]

    @classmethod
    def through(cls, rho: Array, start: float, tau: Array, decay: float) -> _Line:
        """Return the lines through the saddles, or right of the pole where that is too near."""
        floor = np.where((rho <= _FAR) | (tau > _LATE * rho**2), 0.0, 0.25 / rho)
        tip, pole = np.sqrt(floor), np.sqrt(decay + floor)
        saddle = _saddle(rho, start, tau, floor)
        centre = np.maximum(saddle, np.maximum(tip, _AWAY / np.sqrt(tau) * (floor == 0)))
        width = _width(rho, start, tau, floor, centre)
        behind = (centre <= pole - _AWAY * width) & (saddle >= tip) | ((floor == 0) & (centre <= pole - _AWAY * width))
        slope = 2.0 * pole * (tau - _travel_time(np.full(rho.shape, decay), rho, start))
        gap = np.minimum(_AWAY * width, _GROWTH / np.maximum(slope, 1e-300))
        gap = np.where(floor == 0, _AWAY * width, gap)
        near = ~behind & (centre < pole + gap)
        return cls(rho, tau, floor, np.where(near, pole + gap, centre), width, pole, behind)

    def integral(
        self, rows: NDArray[np.intp], reach: Array, step: float, offset: float, start: float, decay: float,
        third_type: bool,
    ) -> Array:  # fmt: skip
        """Return the midpoint rule of a step (in widths), shifted by ``offset`` steps, for some rows."""
        count = math.ceil(float(reach[rows].max()) / step)
        eta = (np.arange(count) + offset) * step * self.width[rows, None]
        waves = self._integrand(rows, eta, start, decay, third_type)
        total: Array = waves.real.sum(axis=1) * step * self.width[rows] / math.pi
        return total

    def ends(self, reach: Array, start: float, decay: float, third_type: bool) -> tuple[Array, Array]:
        """Return how large the integrand is at the end of the line, and at most."""
        share = np.concatenate([np.linspace(0.01, 0.9, 24), np.linspace(0.93, 1.0, 4)])
        eta = share * reach[:, None] * self.width[:, None]
        size = np.abs(self._integrand(np.arange(reach.size), eta, start, decay, third_type))
        return size[:, -4:].max(axis=1), size.max(axis=1)

    def _integrand(self, rows: NDArray[np.intp], eta: Array, start: float, decay: float, third_type: bool) -> Complex:
        z = self.centre[rows, None] + 1j * eta
        q = z**2 - self.floor[rows, None]
        exponent = (q - decay) * self.tau[rows, None] + _logarithm(q, self.rho[rows, None], start, third_type)
        pole = self.pole[rows, None]
        with np.errstate(under="ignore"):
            waves: Complex = np.exp(exponent) * (1.0 / (z - pole) + 1.0 / (z + pole))
        return waves


def _saddle(rho: Array, start: float, tau: Array, floor: Array) -> Array:
    """Return z = sqrt(q + floor) where q tau - psi(q) is least on the positive real axis; next to 0 if nowhere.

    psi is the leading (WKB) exponent of the Airy functions: the integral of sqrt(1/4 + q r) - 1/2 from the well to rho.
    Its slope in q is `_travel_time`, which falls with q.
    """
    low, high = np.full(rho.shape, 1e-12), np.full(rho.shape, 1e12)
    for _ in range(_BISECTIONS):
        middle = np.sqrt(low * high)
        later = _travel_time(middle**2 - floor, rho, start) > tau
        low, high = np.where(later, middle, low), np.where(later, high, middle)
    found: Array = np.sqrt(low * high)
    return found


def _width(rho: Array, start: float, tau: Array, floor: Array, z: Array) -> Array:
    """Return the width of the integrand about ``z``, from the second derivative of its exponent."""
    step = 1e-4
    up, down = (2.0 * z * f * (tau - _travel_time((z * f) ** 2 - floor, rho, start)) for f in (1.0 + step, 1.0 - step))
    bend = (up - down) / (2.0 * step * z)
    found: Array = np.sqrt(2.0 / np.maximum(bend, 2.0 * np.where(floor == 0, tau, 1e-3 * tau)))
    return found


def _travel_time(s: Array, rho: Array, start: float) -> Array:
    """Return the integral of r / (2 sqrt(1/4 + s r)) from ``start`` to ``rho``."""
    a, b = np.sqrt(np.maximum(0.25 + s * start, 0.0)), np.sqrt(np.maximum(0.25 + s * rho, 0.0))
    # With q = sqrt(1/4 + s r): the integral of (q² - 1/4) / s² dq, freed of s in its denominator.
    gap = (rho - start) / (a + b)  # (b - a) / s
    with np.errstate(divide="ignore", invalid="ignore"):
        far = gap * ((a * a + a * b + b * b) / 3.0 - 0.25) / s
    near = 0.5 * (rho**2 - start**2) - s * (rho**3 - start**3) / 3.0 * 2.0
    result: Array = np.where(np.abs(s) * rho < 1e-5, near, far)
    return result


def _logarithm(s: Complex, rho: Array, start: float, third_type: bool) -> Complex:
    """Return the logarithm of the transform without its 1/s."""
    root = s ** (1.0 / 3.0)
    outer, inner = 0.25 + s * rho, 0.25 + s * start
    y, y0 = outer / root**2, inner / root**2
    a, b = np.sqrt(inner), np.sqrt(outer)
    da, db = s * start / (a + 0.5), s * rho / (b + 0.5)  # a - 1/2, b - 1/2
    # 2/3 (y0**1.5 - y**1.5) + (rho - start)/2 without the cancellation at small s.
    psi = (rho - start) * (3.0 * (da + db) + 4.0 * (da**2 + da * db + db**2)) / (6.0 * (a + b))
    top, _ = _airy(y)
    below, slope = _airy(y0)
    found: Complex = -psi + np.log(top / (0.5 * below - root * slope if third_type else below))
    return found


def _airy(y: Complex) -> tuple[Complex, Complex]:
    """Return Ai and Ai', both times exp(2/3 y**1.5)."""
    large = np.abs(y) > _LARGE
    value, slope, _, _ = airye(np.where(large, 1.0, y))
    if large.any():
        far = y[large]
        zeta = 2.0 / 3.0 * far * np.sqrt(far)
        first, second, u = np.ones_like(far), np.ones_like(far), np.ones_like(far)
        for k in range(1, _TERMS):
            u = u * (-(6 * k - 5) * (6 * k - 3) * (6 * k - 1) / (216.0 * k * (2 * k - 1)) / zeta)
            first = first + u
            second = second - (6 * k + 1) / (6 * k - 1) * u
        quarter = far**0.25
        value[large] = first / (2.0 * math.sqrt(math.pi) * quarter)
        slope[large] = -second * quarter / (2.0 * math.sqrt(math.pi))
    return value, slope

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact solutions of transport in uniform flow along x, in two and three dimensions, for screening and for tests.

Exponents are joined before they are evaluated and error functions are scaled (erfcx), so that no value overflows, turns
into NaN or vanishes while the true value is a normal number. Times are since the source began; t <= 0 gives 0. All
arrays are broadcast together. `Release` says how a source ends, falls off or starts a decay chain. Columns are in
`columns`, wells in `radial`.

References
----------
Hunt, B. (1978). Dispersive sources in uniform ground-water flow. J. Hydraulics Division ASCE 104(HY1), 75-85.
Wexler, E. J. (1992). Analytical solutions for one-, two-, and three-dimensional solute transport in ground-water
systems with uniform flow. USGS TWRI book 3, chapter B7.
Karanovic, M., Neville, C. J., & Andrews, C. B. (2007). BIOSCREEN-AT. Ground Water 45(2), 242-245.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say
from .columns import column_inflow
from .release import LASTING, Release, travel_integral
from .spreading import Bell, Spike, Strip, Walled
from .uniform_flow import UniformFlow, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from .chain import Chain
    from .spreading import Side

    Array = NDArray[np.float64]

__all__ = [
    "Release",
    "UniformFlow",
    "column_inflow",
    "domenico",
    "gaussian_strip",
    "patch",
    "point_continuous_2d",
    "point_continuous_3d",
    "point_instant",
    "strip",
]


def point_continuous_2d(
    flow: UniformFlow, rate_g_d_m: float, x_m: ArrayLike, y_m: ArrayLike, time_d: ArrayLike,
    *, release: Release = LASTING,
) -> Array:  # fmt: skip
    """Return the concentration (mg/L) of a continuous line source through a layer (Wexler 1992, POINT2).

    Parameters
    ----------
    flow : UniformFlow
    rate_g_d_m : float
        Mass released a day and a metre of thickness, g/(d m).
    x_m, y_m : array_like
        Distance from the source along and across the flow, m; at the source itself the concentration is infinite while
        the source lasts.
    time_d : array_like
        d since the release began.
    release : Release
    """
    release.check(flow)
    x, y, t, stopped = _points(x_m, y_m, time_d, release.stopped_d)
    sides = [Spike(y.ravel(), 0.0, flow.across)]
    total = travel_integral(flow, x.ravel(), t.ravel(), sides, 1.0, _with_end(release, stopped))
    scale = rate_g_d_m / (flow.porosity * flow.retardation * 4.0 * math.pi * math.sqrt(flow.along * flow.across))
    at_source = (x == 0) & (y == 0) & (t > 0) & (stopped <= 0)
    return _members(_infinite(scale * total, at_source), x.shape, release.chain)


def point_continuous_3d(
    flow: UniformFlow, rate_g_d: float, x_m: ArrayLike, y_m: ArrayLike, z_m: ArrayLike, time_d: ArrayLike,
    *, release: Release = LASTING,
) -> Array:  # fmt: skip
    """Return the concentration (mg/L) of a continuous point source in unbounded ground.

    Hunt (1978); Wexler (1992), POINT3.

    Parameters
    ----------
    rate_g_d : float
        Mass released a day, g/d. A source at the water table acts like twice this rate.
    x_m, y_m, z_m, time_d : array_like
        m and d from the source; at the source itself the concentration is infinite while the source lasts.
    release : Release
    """
    release.check(flow)
    x, y, z, t, stopped = _points(x_m, y_m, z_m, time_d, release.stopped_d)
    plain = release.chain is None and release.source_decay_per_d == 0 and not (stopped > 0).any()
    scale = rate_g_d / (flow.porosity * flow.retardation * math.sqrt(flow.across * flow.upright))
    if plain:
        return _point_closed(flow, scale / (8.0 * math.pi), x, y, z, t)
    sides = [Spike(y.ravel(), 0.0, flow.across), Spike(z.ravel(), 0.0, flow.upright)]
    total = travel_integral(flow, x.ravel(), t.ravel(), sides, 1.5, _with_end(release, stopped))
    total = total * (scale / math.sqrt((4.0 * math.pi) ** 3 * flow.along))
    at_source = (x == 0) & (y == 0) & (z == 0) & (t > 0) & (stopped <= 0)
    return _members(_infinite(total, at_source), x.shape, release.chain)


def _point_closed(flow: UniformFlow, scale: float, x: Array, y: Array, z: Array, t: Array) -> Array:
    """Return the closed form of the continuous point source in three dimensions."""
    from scipy.special import erfc, erfcx

    d, v = flow.along, flow.velocity
    off = y**2 * (d / flow.across) + z**2 * (d / flow.upright)
    gamma, beta = np.sqrt(x**2 + off), math.sqrt(v**2 + 4.0 * d * flow.decay_per_d)
    # (v x - beta gamma) / 2D without its cancellation downstream.
    sum_ = np.where(x > 0, v * x + beta * gamma, 1.0)
    minus = (v**2 * off + 4.0 * d * flow.decay_per_d * gamma**2) / sum_
    slope = np.where(x > 0, -minus, v * x - beta * gamma) / (2.0 * d)
    after = np.where(t > 0, t, 1.0)
    spread = 2.0 * np.sqrt(d * after)
    ahead, behind = (gamma - beta * after) / spread, (gamma + beta * after) / spread
    with np.errstate(under="ignore", divide="ignore"):
        first = np.exp(slope - np.maximum(ahead, 0.0) ** 2) * np.where(
            ahead > 0, erfcx(np.maximum(ahead, 0.0)), erfc(np.minimum(ahead, 0.0))
        )
        value = scale / gamma * (first + np.exp(slope - ahead**2) * erfcx(behind))
    return np.where(t > 0, value, 0.0)


def point_instant(
    flow: UniformFlow, mass_g: float, x_m: ArrayLike, y_m: ArrayLike, time_d: ArrayLike,
    z_m: ArrayLike | None = None, *, chain: Chain | None = None,
) -> Array:  # fmt: skip
    """Return the concentration (mg/L) after an instantaneous release, dissolved and sorbed mass together ``mass_g``.

    Without ``z_m`` in two dimensions, ``mass_g`` a metre of thickness; with it in three (Hunt 1978). With a chain the
    results have a leading axis of its members.
    """
    Release(chain=chain).check(flow)
    x, y, t, *rest = _points(x_m, y_m, time_d, *([] if z_m is None else [z_m]))
    axes = [(x - flow.velocity * t, flow.along), (y, flow.across)]
    axes += [(z, flow.upright) for z in rest]
    after = np.where(t > 0, t, 1.0)
    exponent = np.zeros(t.shape)
    logarithm = np.full(t.shape, math.log(flow.porosity * flow.retardation))
    for distance, dispersion in axes:
        spread = 4.0 * dispersion * after
        exponent = exponent - distance**2 / spread
        logarithm += 0.5 * np.log(math.pi * spread)
    rates = Release(chain=chain).rates(flow)
    with np.errstate(under="ignore"):
        found = [np.exp(exponent - logarithm - rate * after) for rate in rates]
    if chain is None:
        return np.where(t > 0, mass_g * found[0], 0.0)
    return np.array(
        [np.where(t > 0, mass_g * each * chain.share(member, after), 0.0) for member, each in enumerate(found)]
    )


def strip(
    flow: UniformFlow, y_from_m: float, y_to_m: float, x_m: ArrayLike, y_m: ArrayLike, time_d: ArrayLike,
    *, source_decay_per_d: float = 0.0, aquifer_width_m: float | None = None, third_type: bool = False,
    release: Release | None = None,
) -> Array:  # fmt: skip
    """Return c/c0 downstream of a strip held at c0 at x = 0 (Wexler 1992, STRIPI; of finite width STRIPF).

    Parameters
    ----------
    y_from_m, y_to_m : float
        The strip, m.
    x_m : array_like
        m, >= 0; NaN results for x < 0, where the solution does not exist.
    source_decay_per_d : float
        The source's concentration falls as exp(-k t), 1/d.
    aquifer_width_m : float, optional
        Width of the aquifer, whose sides nothing passes: it reaches from y = 0 to there, and the strip lies within.
        Without it the aquifer is infinitely wide.
    third_type : bool
        The water enters with c0 (the flux is given) instead of c0 being held where it enters.
    release : Release, optional
        In the place of ``source_decay_per_d``.
    """
    behaviour = release or Release(source_decay_per_d=source_decay_per_d)
    side = (y_m, y_from_m, y_to_m, flow.across, aquifer_width_m)
    return _sheet(flow, x_m, [side], time_d, behaviour, third_type)


def gaussian_strip(
    flow: UniformFlow, centre_m: float, sigma_m: float, x_m: ArrayLike, y_m: ArrayLike, time_d: ArrayLike,
    *, release: Release = LASTING, third_type: bool = False,
) -> Array:  # fmt: skip
    """Return c/c0 downstream of a Gaussian profile exp(-(y - centre)²/(2 sigma²)) at x = 0 (Wexler 1992, GAUSS).

    Parameters
    ----------
    centre_m, sigma_m : float
        Middle and standard deviation of the profile, m; sigma > 0.
    x_m, y_m, time_d : array_like
        As in `strip`.
    """
    release.check(flow)
    if not sigma_m > 0:
        refuse([say("{name} must be positive, not {value}.", name="sigma_m", value=sigma_m)], "bad_parameter")
    x, y, t, stopped = _points(x_m, y_m, time_d, release.stopped_d)
    sides = [Bell(y.ravel(), centre_m, sigma_m, flow.across)]
    return _from_sides(flow, x, t, stopped, sides, release, third_type)


def patch(
    flow: UniformFlow, y_range_m: tuple[float, float], z_range_m: tuple[float, float], x_m: ArrayLike, y_m: ArrayLike,
    z_m: ArrayLike, time_d: ArrayLike, *, source_decay_per_d: float = 0.0,
    aquifer_m: tuple[float | None, float | None] = (None, None), third_type: bool = False,
    release: Release | None = None,
) -> Array:  # fmt: skip
    """Return c/c0 downstream of a rectangle held at c0 at x = 0 (Wexler 1992, PATCHI; in a finite aquifer PATCHF).

    Parameters
    ----------
    y_range_m, z_range_m : (float, float)
        The patch across the flow and in depth, m. For a patch from the water table down to Z give (-Z, Z): the mirror
        image closes the water table. In an aquifer of finite thickness give (0, Z), from the water table down.
    x_m : array_like
        m, >= 0; NaN results for x < 0.
    source_decay_per_d : float
        The source's concentration falls as exp(-k t), 1/d (the form of BIOSCREEN-AT).
    aquifer_m : (float or None, float or None)
        Width and thickness of the aquifer (from y = 0 and from z = 0), whose sides nothing passes; None for no end.
    third_type, release
        As in `strip`.
    """
    behaviour = release or Release(source_decay_per_d=source_decay_per_d)
    sides = [
        (y_m, *y_range_m, flow.across, aquifer_m[0]),
        (z_m, *z_range_m, flow.upright, aquifer_m[1]),
    ]
    return _sheet(flow, x_m, sides, time_d, behaviour, third_type)


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
    ratio = math.sqrt(1.0 + 4.0 * decay * ax / v)
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


def _with_end(release: Release, stopped: Array) -> Release:
    return Release(
        stopped_d=stopped.ravel(), source_decay_per_d=release.source_decay_per_d, chain=release.chain
    )  # fmt: skip


def _infinite(total: Array, at_source: Array) -> Array:
    """Return the members' totals with the parent infinite at its source, where the daughters stay finite."""
    total[0] = np.where(at_source.ravel(), np.inf, total[0])
    return total


def _members(total: Array, shape: tuple[int, ...], chain: Chain | None) -> Array:
    return total[0].reshape(shape) if chain is None else total.reshape(-1, *shape)


def _sheet(
    flow: UniformFlow, x_m: ArrayLike, sides: Sequence[tuple[ArrayLike, float, float, float, float | None]],
    time_d: ArrayLike, release: Release, third_type: bool,
) -> Array:  # fmt: skip
    """Return c/c0 downstream of a source at c0 on x = 0, limited on one or two sides across the flow."""
    release.check(flow)
    faults = []
    for _, low, high, _, wall in sides:
        if not low < high:
            faults.append(
                say("A source must reach from a lower to a higher place, not from {a} to {b}.", a=low, b=high)
            )
        if wall is not None and not 0.0 <= low < high <= wall:
            faults.append(say("The source must lie within the aquifer, from 0 to {wall} m.", wall=wall))
    refuse(faults, "bad_source")
    x, t, stopped, *places = _points(x_m, time_d, release.stopped_d, *(side[0] for side in sides))
    factors = [
        Strip(place.ravel(), low, high, spread) if wall is None else Walled(place.ravel(), low, high, wall, spread)
        for place, (_, low, high, spread, wall) in zip(places, sides, strict=True)
    ]
    return _from_sides(flow, x, t, stopped, factors, release, third_type)


def _from_sides(
    flow: UniformFlow, x: Array, t: Array, stopped: Array, sides: Sequence[Side], release: Release, third_type: bool
) -> Array:
    """Return c/c0 downstream of a source on x = 0 with these sides."""
    flat = x.ravel()
    power = 0.5 if third_type else 1.5
    total = travel_integral(
        flow, np.maximum(flat, 0.0), t.ravel(), sides, power, _with_end(release, stopped), third_type=third_type
    )
    if third_type:
        total *= flow.velocity / math.sqrt(math.pi * flow.along)
    else:
        total *= flat / math.sqrt(4.0 * math.pi * flow.along)
        held = (t.ravel() > 0) & (stopped.ravel() <= 0)
        at_source = np.exp(-release.source_decay_per_d * t.ravel()) * np.prod([s.at_source() for s in sides], axis=0)
        total[0] = np.where(flat == 0, at_source * held, total[0])
        total[1:] = np.where(flat == 0, 0.0, total[1:])
    total = np.where(flat < 0, np.nan, total)
    return _members(total, x.shape, release.chain)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources in uniform flow as factors along and across it, which the fast fields take apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from scipy.special import erfcx

from .spreading import Bell, Spike, Strip, Walled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .spreading import Side
    from .uniform_flow import UniformFlow

    Array = NDArray[np.float64]


class Inlet(Protocol):
    """A source at x = 0 (or at the origin)."""

    @property
    def power(self) -> float:
        """Of the travel time in the integral."""

    @property
    def downstream(self) -> bool:
        """True where nothing is known upstream of the source."""

    def sides(self, flow: UniformFlow, y: Array, z: float) -> list[Side]:
        """Return the factor across the flow at ``y`` and, in three dimensions, the one in depth at ``z``."""

    def along(self, flow: UniformFlow, x: Array) -> Array:
        """Return what the integral is multiplied with at ``x``."""

    def entry(self, flow: UniformFlow, x: Array, tau: Array) -> Array | None:
        """Return the factor (tau, x) of how water enters; None for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointInlet:
    """A continuous point (see `analytic.point_continuous_2d`, `analytic.point_continuous_3d`).

    Attributes
    ----------
    rate_g_d : float
        g/d; a metre of thickness in two dimensions.
    deep : bool
        Three dimensions.
    """

    rate_g_d: float
    deep: bool = False

    @property
    def power(self) -> float:
        """1, in three dimensions 1.5."""
        return 1.5 if self.deep else 1.0

    @property
    def downstream(self) -> bool:
        """A point spreads upstream too."""
        return False

    def sides(self, flow: UniformFlow, y: Array, z: float) -> list[Side]:
        """Return Gaussians."""
        found: list[Side] = [Spike(y, 0.0, flow.across)]
        return [*found, Spike(np.array([z]), 0.0, flow.upright)] if self.deep else found

    def along(self, flow: UniformFlow, x: Array) -> Array:
        """Return the rate over the Gaussians' areas."""
        area = 4.0 * math.pi * math.sqrt(flow.along * flow.across)
        if self.deep:
            area *= math.sqrt(4.0 * math.pi * flow.upright)
        return np.full(x.shape, self.rate_g_d / (flow.porosity * flow.retardation * area))

    def entry(self, flow: UniformFlow, x: Array, tau: Array) -> Array | None:
        """Return None."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetInlet:
    """A strip or patch at ``concentration`` (see `analytic.strip`, `analytic.patch`, `analytic.gaussian_strip`).

    Attributes
    ----------
    y_range_m : (float, float)
        From and to, m; for a Gaussian inlet its middle and standard deviation.
    z_range_m : (float, float), optional
        Makes it a patch.
    aquifer_m : (float or None, float or None)
        Width and thickness of the aquifer.
    gaussian, third_type : bool
    concentration : float
    """

    y_range_m: tuple[float, float]
    z_range_m: tuple[float, float] | None = None
    aquifer_m: tuple[float | None, float | None] = (None, None)
    gaussian: bool = False
    third_type: bool = False
    concentration: float = 1.0

    @property
    def power(self) -> float:
        """1.5; 0.5 where the flux is given."""
        return 0.5 if self.third_type else 1.5

    @property
    def downstream(self) -> bool:
        """Nothing is known upstream."""
        return True

    def sides(self, flow: UniformFlow, y: Array, z: float) -> list[Side]:
        """Return strips, or the Gaussian profile."""
        if self.gaussian:
            return [Bell(y, *self.y_range_m, flow.across)]
        found = [_strip(y, self.y_range_m, self.aquifer_m[0], flow.across)]
        if self.z_range_m is not None:
            found.append(_strip(np.array([z]), self.z_range_m, self.aquifer_m[1], flow.upright))
        return found

    def along(self, flow: UniformFlow, x: Array) -> Array:
        """Return the concentration times the factor of a first passage, or of the flux."""
        if self.third_type:
            return np.full(x.shape, self.concentration * flow.velocity / math.sqrt(math.pi * flow.along))
        return self.concentration * x / math.sqrt(4.0 * math.pi * flow.along)

    def entry(self, flow: UniformFlow, x: Array, tau: Array) -> Array | None:
        """Return the factor of a given flux, None where the concentration is held."""
        if not self.third_type:
            return None
        root = 2.0 * np.sqrt(flow.along * tau)[:, None]
        travel = flow.velocity * tau[:, None]
        back: Array = 1.0 - math.sqrt(math.pi) * (travel / root) * erfcx((x + travel) / root)
        return back


def _strip(place: Array, between: tuple[float, float], wall: float | None, dispersion: float) -> Side:
    return Strip(place, *between, dispersion) if wall is None else Walled(place, *between, wall, dispersion)

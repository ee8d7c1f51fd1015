# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plume on the map from exact solutions: sources in uniform flow, superposed in space and time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..progress import Silent
from ..wording import say
from .analytic import UniformFlow, patch, point_continuous_2d, point_continuous_3d, strip

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from ..progress import Progress
    from .scenario import Source

    Array = NDArray[np.float64]

GRAMS_A_KILOGRAM = 1000.0


class Solution(StrEnum):
    """Which exact solution is used; the first two take a rate, the others a concentration held at the source."""

    POINT_2D = "point_2d"
    POINT_3D = "point_3d"
    STRIP = "strip"
    PATCH = "patch"

    @property
    def takes_rate(self) -> bool:
        """True for sources of a mass rate."""
        return self in {Solution.POINT_2D, Solution.POINT_3D}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedSource:
    """A source of `scenario.Source` (its cells are not used) at a coordinate, m."""

    source: Source
    easting: float
    northing: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """Sources in uniform flow.

    Attributes
    ----------
    flow : UniformFlow
    solution : Solution
    direction_deg : float
        Where the water flows to, degrees clockwise from north.
    thickness_m : float
        Thickness of the aquifer (point in 2-D) or height of the patch below the water table, m, > 0.
    width_m : float
        Width of the strip or patch across the flow, m, > 0.
    sources : tuple of PlacedSource
    """

    flow: UniformFlow
    solution: Solution
    direction_deg: float
    thickness_m: float
    width_m: float
    sources: tuple[PlacedSource, ...]

    def check(self, time_d: float = math.inf) -> None:
        """Raise `InvalidInputError` with every fault found; a source must release something before ``time_d``."""
        self.flow.check()
        faults = [
            say("{name} must be positive, not {value}.", name=name, value=getattr(self, name))
            for name in ("thickness_m", "width_m")
            if not getattr(self, name) > 0
        ]
        for placed in self.sources:
            given = placed.source.rate_kg_d if self.solution.takes_rate else placed.source.concentration_mg_l
            if given is None:
                wanted = "rate_kg_d" if self.solution.takes_rate else "concentration_mg_l"
                faults.append(say("Source {name} needs {wanted}.", name=placed.source.name, wanted=wanted))
            if not placed.source.start_d < min(placed.source.end_d, time_d):
                faults.append(
                    say("Source {name} does not release anything within the simulated time.", name=placed.source.name)
                )
        if faults:
            findings = [Finding(code="bad_screening", message=text) for text in faults]
            raise InvalidInputError(faults[0], findings)

    def concentration(
        self, easting: ArrayLike, northing: ArrayLike, time_d: ArrayLike, *, nearest_m: float = 0.1,
        progress: Progress | None = None,
    ) -> Array:  # fmt: skip
        """Return the concentration (mg/L) at the water table.

        Parameters
        ----------
        easting, northing, time_d : array_like
            m and days after the start, broadcast together.
        nearest_m : float
            Places nearer to a point source get the value at this distance, since the solution is infinite at the point.

        Returns
        -------
        ndarray
            NaN upstream of every strip or patch, where these solutions do not exist.
        """
        self.check()
        watch = progress or Silent()
        x, y, t = np.broadcast_arrays(*(np.asarray(each, dtype=np.float64) for each in (easting, northing, time_d)))
        total, known = np.zeros(x.shape), np.zeros(x.shape, dtype=bool)
        for number, placed in enumerate(self.sources, start=1):
            watch.check()
            along, across = self._turn(x - placed.easting, y - placed.northing)
            if self.solution.takes_rate:
                close = np.hypot(along, across) < nearest_m
                along, across = np.where(close, nearest_m, along), np.where(close, 0.0, across)
            value = self._one(placed.source, along, across, t - placed.source.start_d)
            if math.isfinite(placed.source.end_d):
                value = value - self._one(placed.source, along, across, t - placed.source.end_d)
            known |= ~np.isnan(value)
            total += np.nan_to_num(value, nan=0.0)
            watch.report(number / len(self.sources))
        return np.where(known, np.maximum(total, 0.0), np.nan)

    def reach(self, time_d: float) -> tuple[float, float, float, float]:
        """Return west, south, east, north (m) of a box that holds the plume to four standard deviations."""
        flow = self.flow
        way = flow.velocity * time_d
        long = 4.0 * math.sqrt(2.0 * flow.dispersion(flow.dispersivity_l_m) * time_d)
        wide = 4.0 * math.sqrt(2.0 * flow.dispersion(flow.dispersivity_t_m) * time_d) + 0.5 * self.width_m
        before = min(long, 4.0 * flow.dispersivity_l_m)
        angle = math.radians(self.direction_deg)
        corners = [
            (
                placed.easting + along * math.sin(angle) + across * math.cos(angle),
                placed.northing + along * math.cos(angle) - across * math.sin(angle),
            )
            for placed in self.sources
            for along in (-before, way + long)
            for across in (-wide, wide)
        ]
        eastings, northings = zip(*corners, strict=True)
        return min(eastings), min(northings), max(eastings), max(northings)

    def _turn(self, east: Array, north: Array) -> tuple[Array, Array]:
        angle = math.radians(self.direction_deg)
        return east * math.sin(angle) + north * math.cos(angle), east * math.cos(angle) - north * math.sin(angle)

    def _one(self, source: Source, x: Array, y: Array, t: Array) -> Array:
        half = 0.5 * self.width_m
        if self.solution is Solution.POINT_2D:
            rate = (source.rate_kg_d or 0.0) * GRAMS_A_KILOGRAM / self.thickness_m
            return point_continuous_2d(self.flow, rate, x, y, t)
        if self.solution is Solution.POINT_3D:
            # A source at the water table: its mirror image doubles the rate.
            rate = 2.0 * (source.rate_kg_d or 0.0) * GRAMS_A_KILOGRAM
            return point_continuous_3d(self.flow, rate, x, y, 0.0, t)
        held = source.concentration_mg_l or 0.0
        if self.solution is Solution.STRIP:
            return held * strip(self.flow, -half, half, x, y, t)
        depth = (-self.thickness_m, self.thickness_m)
        return held * patch(self.flow, (-half, half), depth, x, y, 0.0, t)

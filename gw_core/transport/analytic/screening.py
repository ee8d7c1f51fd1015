# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plume on the map from exact solutions: sources in uniform flow, or a well, superposed in space and time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from ...progress import Silent
from ...wording import say
from .analytic import domenico, gaussian_strip, patch, point_continuous_2d, point_continuous_3d, strip
from .inlets import SheetInlet
from .radial import RadialFlow, well_injection
from .release import Release
from .uniform_flow import UniformFlow, refuse

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from ...progress import Progress
    from ..gwt.scenario import Source

    Array = NDArray[np.float64]

GRAMS_A_KILOGRAM = 1000.0
_RIGHT_ANGLE = 1e-9


class Solution(StrEnum):
    """Which exact solution is used; the first two take a rate, the others a concentration held at the source."""

    POINT_2D = "point_2d"
    POINT_3D = "point_3d"
    STRIP = "strip"
    PATCH = "patch"
    GAUSSIAN = "gaussian"
    STRIP_WALLED = "strip_walled"
    PATCH_WALLED = "patch_walled"
    RADIAL = "radial"
    DOMENICO = "domenico"

    @property
    def takes_rate(self) -> bool:
        """True for sources of a mass rate."""
        return self in {Solution.POINT_2D, Solution.POINT_3D}

    @property
    def walled(self) -> bool:
        """True where the aquifer has a width."""
        return self in {Solution.STRIP_WALLED, Solution.PATCH_WALLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedSource:
    """A source of `scenario.Source` (its cells are not used) at a coordinate, m."""

    source: Source
    easting: float
    northing: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """Sources in uniform flow, or one injection well without any.

    Attributes
    ----------
    flow : UniformFlow
    solution : Solution
    direction_deg : float
        Where the water flows to, degrees clockwise from north.
    thickness_m : float
        Thickness of the aquifer (point in 2-D, well) or height of the patch below the water table, m, > 0.
    width_m : float
        Width of the strip or patch across the flow, m, > 0; of the Gaussian strip two standard deviations.
    sources : tuple of PlacedSource
    aquifer_width_m : float, optional
        Width of the aquifer for the solutions with walls; its middle line runs through the middle of the sources.
    aquifer_thickness_m : float, optional
        Thickness of the aquifer for the patch with walls.
    source_decay_per_d : float
        The concentration or rate of every source falls as exp(-k t) from its start, 1/d, >= 0.
    well_rate_m3_d : float, optional
        Water injected by the well, m³/d.
    well_radius_m : float
        m, > 0.
    """

    flow: UniformFlow
    solution: Solution
    direction_deg: float
    thickness_m: float
    width_m: float
    sources: tuple[PlacedSource, ...]
    aquifer_width_m: float | None = None
    aquifer_thickness_m: float | None = None
    source_decay_per_d: float = 0.0
    well_rate_m3_d: float | None = None
    well_radius_m: float = 0.1

    def check(self, time_d: float = math.inf) -> None:
        """Raise `InvalidInputError` with every fault found; a source must release something before ``time_d``."""
        self.flow.check()
        faults: list[str] = [
            say("{name} must be positive, not {value}.", name=name, value=getattr(self, name))
            for name in ("thickness_m", "width_m", "well_radius_m")
            if not getattr(self, name) > 0
        ]
        if not (math.isfinite(self.source_decay_per_d) and self.source_decay_per_d >= 0):
            faults.append(say("The decay of the source must not be negative."))
        faults += self._faults_of_solution()
        for placed in self.sources:
            given = placed.source.rate_kg_d if self.solution.takes_rate else placed.source.concentration_mg_l
            if given is None:
                wanted = "rate_kg_d" if self.solution.takes_rate else "concentration_mg_l"
                faults.append(say("Source {name} needs {wanted}.", name=placed.source.name, wanted=wanted))
            if not placed.source.start_d < min(placed.source.end_d, time_d):
                faults.append(
                    say("Source {name} does not release anything within the simulated time.", name=placed.source.name)
                )
        refuse(faults, "bad_screening")

    def _faults_of_solution(self) -> list[str]:
        faults: list[str] = []
        if self.solution.walled and not (self.aquifer_width_m or 0.0) > 0:
            faults.append(say("This solution needs the width of the aquifer."))
        elif self.solution.walled:
            room = 0.5 * (self.aquifer_width_m or 0.0) - 0.5 * self.width_m
            faults += [
                say("Source {name} does not lie within the width of the aquifer.", name=placed.source.name)
                for placed in self.sources
                if abs(self._off_middle(placed)) > room
            ]
        if self.solution is Solution.PATCH_WALLED and not (self.aquifer_thickness_m or 0.0) >= self.thickness_m:
            faults.append(say("This solution needs the thickness of the aquifer, at least the height of the patch."))
        if self.solution is Solution.RADIAL:
            if not (self.well_rate_m3_d or 0.0) > 0:
                faults.append(say("This solution needs the rate of the well."))
            if len(self.sources) != 1:
                faults.append(say("This solution takes one well, not {count}.", count=len(self.sources)))
        if self.source_decay_per_d > 0 and self.solution in {Solution.RADIAL, Solution.DOMENICO}:
            faults.append(say("With this solution the source cannot fall off."))
        return faults

    def concentration(
        self, easting: ArrayLike, northing: ArrayLike, time_d: ArrayLike, *, nearest_m: float = 0.1,
        progress: Progress | None = None,
    ) -> Array:  # fmt: skip
        """Return the concentration (mg/L) at the water table, each value to ten digits.

        Parameters
        ----------
        easting, northing, time_d : array_like
            m and days after the start, broadcast together.
        nearest_m : float
            Places nearer to a point source get the value at this distance, since the solution is infinite at the point.

        Returns
        -------
        ndarray
            NaN upstream of every strip or patch, beyond the walls of an aquifer and within a well, where these
            solutions do not exist.
        """
        self.check()
        watch = progress or Silent()
        x, y, t = np.broadcast_arrays(*(np.asarray(each, dtype=np.float64) for each in (easting, northing, time_d)))
        total = Total.of(x.shape)
        for number, placed in enumerate(self.sources, start=1):
            watch.check()
            along, across = self.turn(x - placed.easting, y - placed.northing)
            if self.solution.takes_rate:
                close = np.hypot(along, across) < nearest_m
                along, across = np.where(close, nearest_m, along), np.where(close, 0.0, across)
            total.add(self.of_source(placed, along, across, t))
            watch.report(number / len(self.sources))
        return total.value()

    def reach(self, time_d: float) -> tuple[float, float, float, float]:
        """Return west, south, east, north (m) of a box that holds the plume to four standard deviations."""
        if self.solution is Solution.RADIAL:
            well = self.well()
            front = well.front_m(time_d)
            radius = front + 4.0 * math.sqrt(2.0 * well.dispersivity_m * front) + 2.0 * well.dispersivity_m
            ends = [(placed.easting, placed.northing) for placed in self.sources]
            corners = [(e + i * radius, n + i * radius) for e, n in ends for i in (-1.0, 1.0)]
        else:
            corners = self._corners(time_d)
        eastings, northings = zip(*corners, strict=True)
        return min(eastings), min(northings), max(eastings), max(northings)

    def well(self) -> RadialFlow:
        """Return the flow around the well."""
        return RadialFlow(
            rate_m3_d=self.well_rate_m3_d or math.nan, thickness_m=self.thickness_m, porosity=self.flow.porosity,
            dispersivity_m=self.flow.dispersivity_l_m, well_radius_m=self.well_radius_m,
            retardation=self.flow.retardation, decay_per_d=self.flow.decay_per_d,
        )  # fmt: skip

    def _corners(self, time_d: float) -> list[tuple[float, float]]:
        way = self.flow.velocity * time_d
        long = 4.0 * math.sqrt(2.0 * self.flow.along * time_d)
        wide = 4.0 * math.sqrt(2.0 * self.flow.across * time_d) + 0.5 * self.width_m
        before = min(long, 4.0 * self.flow.dispersivity_l_m)
        angle = math.radians(self.direction_deg)
        return [
            (
                placed.easting + along * math.sin(angle) + across * math.cos(angle),
                placed.northing + along * math.cos(angle) - across * math.sin(angle),
            )
            for placed in self.sources
            for along in (-before, way + long)
            for across in (-wide, wide)
        ]

    def turn(self, east: Array, north: Array) -> tuple[Array, Array]:
        """Return the distances (m) along and across the flow of distances to the east and north."""
        sine, cosine = self.sine_cosine
        return east * sine + north * cosine, east * cosine - north * sine

    @property
    def sine_cosine(self) -> tuple[float, float]:
        """Sine and cosine of the direction, exact for the four main directions."""
        angle = math.radians(self.direction_deg)
        sine, cosine = math.sin(angle), math.cos(angle)
        if abs(sine * cosine) < _RIGHT_ANGLE:
            return float(round(sine)), float(round(cosine))
        return sine, cosine

    def _off_middle(self, placed: PlacedSource) -> float:
        """Return how far a source lies off the middle of all sources, across the flow, m."""
        off = [float(self.turn(np.array(each.easting), np.array(each.northing))[1]) for each in (placed, *self.sources)]
        return off[0] - 0.5 * (min(off[1:]) + max(off[1:]))

    def of_source(self, placed: PlacedSource, x: Array, y: Array, time: Array) -> Array:
        """Return what one source adds (mg/L) at places along and across the flow from it."""
        source = placed.source
        t, stopped = time - source.start_d, np.maximum(time - source.end_d, 0.0)
        release = Release(stopped_d=stopped, source_decay_per_d=self.source_decay_per_d)
        half = 0.5 * self.width_m
        if self.solution is Solution.POINT_2D:
            return point_continuous_2d(self.flow, self.rate(source), x, y, t, release=release)
        if self.solution is Solution.POINT_3D:
            return point_continuous_3d(self.flow, self.rate(source), x, y, 0.0, t, release=release)
        if self.solution is Solution.RADIAL:
            r = np.hypot(x, y)
            value = well_injection(self.well(), r, t)
            value = value - np.where(stopped > 0, well_injection(self.well(), r, stopped), 0.0)
        elif self.solution is Solution.DOMENICO:
            sides = (-half, half), (-self.thickness_m, self.thickness_m)
            later = np.where(stopped > 0, domenico(self.flow, *sides, x, y, 0.0, stopped), 0.0)
            value = domenico(self.flow, *sides, x, y, 0.0, t) - later
        elif self.solution is Solution.GAUSSIAN:
            value = gaussian_strip(self.flow, 0.0, half, x, y, t, release=release)
        else:
            value = self._held(placed, x, y, t, release)
        found: Array = (source.concentration_mg_l or 0.0) * value
        return found

    def _held(self, placed: PlacedSource, x: Array, y: Array, t: Array, release: Release) -> Array:
        """Return c/c0 of a strip or patch, NaN beyond the walls of an aquifer."""
        sheet = self.sheet(placed)
        shifted, beyond = self.within_walls(placed, y)
        if sheet.z_range_m is None:
            value = strip(
                self.flow, *sheet.y_range_m, x, shifted, t, aquifer_width_m=sheet.aquifer_m[0], release=release
            )
        else:
            value = patch(
                self.flow, sheet.y_range_m, sheet.z_range_m, x, shifted, 0.0, t, aquifer_m=sheet.aquifer_m,
                release=release,
            )  # fmt: skip
        return np.where(beyond, np.nan, value)

    def rate(self, source: Source) -> float:
        """Return g/d: a metre of thickness in 2-D; doubled at the water table in 3-D by the mirror image."""
        rate = (source.rate_kg_d or 0.0) * GRAMS_A_KILOGRAM
        return 2.0 * rate if self.solution is Solution.POINT_3D else rate / self.thickness_m

    def sheet(self, placed: PlacedSource) -> SheetInlet:
        """Return a source that holds a concentration, with its place between the aquifer's walls."""
        half, held = 0.5 * self.width_m, placed.source.concentration_mg_l or 0.0
        depth = (-self.thickness_m, self.thickness_m)
        if self.solution is Solution.GAUSSIAN:
            return SheetInlet(y_range_m=(0.0, half), gaussian=True, concentration=held)
        if not self.solution.walled:
            deep = depth if self.solution is Solution.PATCH else None
            return SheetInlet(y_range_m=(-half, half), z_range_m=deep, concentration=held)
        wide = self.aquifer_width_m or 0.0
        middle = 0.5 * wide + self._off_middle(placed)
        between = (max(middle - half, 0.0), min(middle + half, wide))
        if self.solution is Solution.STRIP_WALLED:
            return SheetInlet(y_range_m=between, aquifer_m=(wide, None), concentration=held)
        return SheetInlet(
            y_range_m=between, z_range_m=(0.0, self.thickness_m), aquifer_m=(wide, self.aquifer_thickness_m),
            concentration=held,
        )  # fmt: skip

    def within_walls(self, placed: PlacedSource, y: Array) -> tuple[Array, NDArray[np.bool_]]:
        """Return the distance from the aquifer's side, and where a place lies beyond the sides."""
        if not self.solution.walled:
            return y, np.zeros(np.shape(y), dtype=bool)
        wide = self.aquifer_width_m or 0.0
        shifted = y + (0.5 * wide + self._off_middle(placed))
        return np.clip(shifted, 0.0, wide), (shifted < 0) | (shifted > wide)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of what sources add; unknown only where no source is known."""

    sum_: Array
    known: NDArray[np.bool_]

    @classmethod
    def of(cls, shape: tuple[int, ...]) -> Total:
        """Return an empty sum."""
        return cls(np.zeros(shape), np.zeros(shape, dtype=bool))

    def add(self, value: Array) -> None:
        """Add what is known of one source."""
        found = ~np.isnan(value)
        np.logical_or(self.known, found, out=self.known)
        np.add(self.sum_, np.where(found, value, 0.0), out=self.sum_)

    def value(self) -> Array:
        """Return the sum, NaN where nothing is known."""
        return np.where(self.known, np.maximum(self.sum_, 0.0), np.nan)

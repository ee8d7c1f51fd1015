# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flow paths of a flow model: particles followed with MODPATH from every place that something may come from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...transport.particles.particles import spread_start, track_particles
from ...wording import say
from .flow_paths import TravelTime, between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from ...progress import Progress
    from ...transport.flow import FlowModel
    from .flow_paths import Ground, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The way of the water from a place: easting and northing (m), time (d); arrays of shape (n,)."""

    easting: NDArray[np.float64]
    northing: NDArray[np.float64]
    time_d: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedField:
    """Ways by the place they begin at; places without a way (outside of the model) are connected with nothing."""

    ways: Mapping[tuple[float, float, int], Way]
    ground: Ground
    source: str

    @property
    def half_width_m(self) -> float:
        """See `FlowField`."""
        return self.ground.half_width_m

    @property
    def direction(self) -> tuple[float, float] | None:
        """Return the unit vector of the mean displacement of all ways."""
        moves = [(way.easting[-1] - way.easting[0], way.northing[-1] - way.northing[0]) for way in self.ways.values()]
        units = [(x / math.hypot(x, y), y / math.hypot(x, y)) for x, y in moves if x or y]
        east, north = (sum(axis) for axis in zip(*units, strict=True)) if units else (0.0, 0.0)
        length = math.hypot(east, north)
        return (float(east / length), float(north / length)) if length > 0.0 else None

    def travel(self, start: Place, end: Place) -> TravelTime:
        """Return the time at which the particle comes nearest to the end, connected within the half width."""
        gap = math.hypot(end.easting - start.easting, end.northing - start.northing)
        way = self.ways.get((start.easting, start.northing, start.layer))
        if way is None:
            return TravelTime(why=say("{start} lies outside of the flow model.", start=start.name))
        offset, mid = _nearest(way, end)
        beside = gap <= self.half_width_m
        if offset > self.half_width_m or (mid == 0.0 and gap > 0.0):
            why = say("The flow passes {offset:.0f} m beside {end}.", offset=offset, end=end.name)
            return TravelTime(offset_m=offset, beside=beside, why=why)
        early, late = between(mid, self.ground.log_deviation())
        return TravelTime(early_d=early, mid_d=mid, late_d=late, offset_m=offset, connected=True, beside=beside)

    def words(self) -> dict[str, Any]:
        """See `FlowField`."""
        moved = self.direction
        azimuth = math.degrees(math.atan2(*moved)) % 360.0 if moved else None
        return {
            "source": self.source, "azimuth_deg": azimuth, "porosity": self.ground.porosity,
            "retardation": self.ground.retardation, "half_width_m": self.half_width_m,
        }  # fmt: skip


def _nearest(way: Way, end: Place) -> tuple[float, float]:
    """Return the least distance (m) of a place from a way, and the time (d) there, straight between its points."""
    points = np.column_stack([way.easting, way.northing])
    target = np.array([end.easting, end.northing])
    if len(points) == 1:
        return float(np.hypot(*(target - points[0]))), 0.0
    steps = np.diff(points, axis=0)
    lengths = np.maximum((steps**2).sum(axis=1), 1e-30)
    share = np.clip(((target - points[:-1]) * steps).sum(axis=1) / lengths, 0.0, 1.0)
    distances = np.hypot(*(target - points[:-1] - share[:, None] * steps).T)
    k = int(np.argmin(distances))
    return float(distances[k]), float(way.time_d[k] + share[k] * (way.time_d[k + 1] - way.time_d[k]))


def field_from_model(
    flow: FlowModel, starts: Sequence[Place], ground: Ground, mp7: str | None = None, progress: Progress | None = None
) -> TrackedField:
    """Return the field of a steady flow model, followed from the places that a substance may come from.

    Parameters
    ----------
    flow : FlowModel
        Read from its folder; steady, on rows and columns.
    starts : sequence of Place
        Wells and facilities.
    ground : Ground
        Its conductivity is the model's own and is not used; its uncertainty is.

    Raises
    ------
    InvalidInputError, ConfigurationError, ModelRunError, Cancelled
    """
    ground.check()
    cells = [_cell(flow, place) for place in starts]
    inside = [(place, cell) for place, cell in zip(starts, cells, strict=True) if cell.size]
    ways = {}
    if inside:
        start = spread_start([cell[:1] for _, cell in inside], 1)
        paths = track_particles(flow, start, ground.porosity * ground.retardation, pass_weak=True, mp7=mp7,
                                progress=progress)  # fmt: skip
        for (place, _), path in zip(inside, paths, strict=True):
            ways[(place.easting, place.northing, place.layer)] = Way(
                easting=path.easting, northing=path.northing, time_d=path.time_d - path.time_d[0]
            )
    return TrackedField(
        ways=ways, ground=ground, source=f"flow model {flow.folder.name if flow.folder else ''}".strip()
    )


def _cell(flow: FlowModel, place: Place) -> NDArray[np.int64]:
    layer = min(place.layer, flow.grid.shape[0]) - 1
    return flow.cells_of(f"POINT ({place.easting!r} {place.northing!r})", layer)

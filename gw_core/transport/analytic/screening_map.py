# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Maps of a screening at several times, by the fast fields wherever the solution allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...progress import Silent, split
from .inlets import Inlet, PointInlet
from .plume_field import FieldTimes, lattice_fields, scattered_fields
from .screening import Screening, Solution, Total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

    from ...progress import Progress
    from .screening import PlacedSource

    Array = NDArray[np.float64]

_PROFILE = 600


def screening_fields(
    screening: Screening, eastings: ArrayLike, northings: ArrayLike, times_d: Sequence[float],
    *, nearest_m: float = 0.1, tolerance: float = 1e-8, progress: Progress | None = None,
) -> Iterator[Array]:  # fmt: skip
    """Yield the map of each time in turn (mg/L), shape (northings, eastings).

    Parameters
    ----------
    screening : Screening
    eastings, northings : array_like, shapes (columns,) and (rows,)
        m.
    times_d : sequence of float
        Days after the start, ascending, > 0.
    nearest_m : float
        Places nearer to a point source get the value at this distance.
    tolerance : float
        Relative error of the quadrature where a value is above 1e-30 of the source.
    progress : Progress, optional

    Yields
    ------
    ndarray, shape (northings, eastings)
        NaN as in `Screening.concentration`.
    """
    screening.check()
    FieldTimes(times_d=tuple(times_d)).check()
    columns, rows = (np.asarray(each, dtype=np.float64) for each in (eastings, northings))
    parts = split(progress or Silent(), [1.0] * len(screening.sources))
    streams = [
        _SourceMaps(screening, placed, columns, rows, nearest_m, tolerance, part).at(tuple(times_d))
        for placed, part in zip(screening.sources, parts, strict=True)
    ]
    for maps in zip(*streams, strict=True):
        total = Total.of((rows.size, columns.size))
        for each in maps:
            total.add(each)
        yield total.value()


class _SourceMaps:
    """The maps of one source."""

    def __init__(
        self, screening: Screening, placed: PlacedSource, columns: Array, rows: Array, nearest_m: float,
        tolerance: float, progress: Progress,
    ) -> None:  # fmt: skip
        self._screening, self._placed = screening, placed
        self._east, self._north = columns - placed.easting, rows - placed.northing
        self._nearest, self._tolerance, self._progress = nearest_m, tolerance, progress

    def at(self, times: tuple[float, ...]) -> Iterator[Array]:
        """Yield a map a time."""
        screening, start = self._screening, self._placed.source.start_d
        for time in times:
            if time <= start:
                yield screening.of_source(self._placed, *self._places(), np.array(time))
        yet = tuple(time - start for time in times if time > start)
        if not yet:
            return
        if screening.solution in {Solution.RADIAL, Solution.DOMENICO}:
            yield from self._plain(yet)
        else:
            yield from self._fast(yet)

    def _places(self) -> tuple[Array, Array]:
        """Return the distances along and across the flow, shape (rows, columns)."""
        return self._screening.turn(self._east[None, :], self._north[:, None])

    def _fast(self, times: tuple[float, ...]) -> Iterator[Array]:
        screening, source = self._screening, self._placed.source
        when = FieldTimes(
            times_d=times, end_d=source.end_d - source.start_d, source_decay_per_d=screening.source_decay_per_d
        )
        if not screening.solution.takes_rate:
            yield from self._maps(screening.sheet(self._placed), when)
            return
        inlet = PointInlet(rate_g_d=screening.rate(source), deep=screening.solution is Solution.POINT_3D)
        close = np.hypot(self._east[None, :], self._north[:, None]) < self._nearest
        for time, field in zip(times, self._maps(inlet, when), strict=True):
            moment = np.array(time + source.start_d)
            field[close] = screening.of_source(self._placed, np.array(self._nearest), np.array(0.0), moment)
            yield field

    def _maps(self, inlet: Inlet, when: FieldTimes) -> Iterator[Array]:
        """Yield maps, by a lattice where the flow runs along rows or columns."""
        sine, cosine = self._screening.sine_cosine
        flow, tolerance, progress = self._screening.flow, self._tolerance, self._progress
        if sine * cosine:
            x, y = (each.ravel() for each in self._places())
            y, beyond = self._screening.within_walls(self._placed, y)
            found = scattered_fields(flow, inlet, x, y, when, tolerance=tolerance, progress=progress)
            found[:, beyond] = np.nan
            yield from found.reshape(-1, self._north.size, self._east.size)
            return
        x, y = (self._east, -self._north) if sine else (self._north, self._east)
        turn = sine or cosine
        y, beyond = self._screening.within_walls(self._placed, turn * y)
        for field in lattice_fields(flow, inlet, turn * x, y, when, tolerance=tolerance, progress=progress):
            field[beyond] = np.nan
            yield field if sine else np.ascontiguousarray(field.T)

    def _plain(self, times: tuple[float, ...]) -> Iterator[Array]:
        """Yield maps value by value, around a well through a profile."""
        along, across = self._places()
        for number, time in enumerate(times, start=1):
            self._progress.check()
            moment = np.array(time + self._placed.source.start_d)
            if self._screening.solution is Solution.RADIAL:
                yield self._around(np.hypot(along, across), moment)
            else:
                yield self._screening.of_source(self._placed, along, across, moment)
            self._progress.report(number / len(times))

    def _around(self, r: Array, moment: Array) -> Array:
        """Return the map around a well from the solution at some distances, with cubics between."""
        from scipy.interpolate import CubicSpline

        well = self._screening.well_radius_m
        furthest = max(float(r.max()), 2.0 * well)
        places = well + (furthest - well) * np.linspace(0.0, 1.0, _PROFILE) ** 1.5
        values = self._screening.of_source(self._placed, places, np.zeros(_PROFILE), moment)
        profile = CubicSpline(places, values)
        return np.where(r < well, np.nan, np.maximum(profile(np.maximum(r, well)), 0.0))

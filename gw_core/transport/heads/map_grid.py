# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""North-up rasters laid over wells or over an area, and which of their cells the wells can speak for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Mask = NDArray[np.bool_]

MOST_CELLS = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MapGrid:
    """A north-up grid of square cells; ``west`` and ``north`` are its outer corner, m."""

    west: float
    north: float
    cell_size_m: float
    rows: int
    columns: int

    def centres(self) -> tuple[Array, Array]:
        """Return easting and northing of the cell centres, each shape (rows, columns)."""
        x = self.west + self.cell_size_m * (np.arange(self.columns) + 0.5)
        y = self.north - self.cell_size_m * (np.arange(self.rows) + 0.5)
        eastings, northings = np.meshgrid(x, y)
        return eastings, northings

    def points(self) -> Array:
        """Return easting and northing of the cell centres, shape (rows * columns, 2), row by row from the north."""
        return np.column_stack([axis.ravel() for axis in self.centres()])


def grid_around(places: Array, cell_size_m: float | None) -> MapGrid:
    """Return a grid over the wells and the neighbourhood for which they can speak, see `reach`.

    Parameters
    ----------
    places : array, shape (n, 2)
        Easting and northing, m.
    cell_size_m : float or None
        None: a hundredth of the longer side.

    Raises
    ------
    InvalidInputError
        When the grid would be too large (finding code ``too_many_cells``).
    """
    margin = reach(places)
    return grid_over(places.min(axis=0) - margin, places.max(axis=0) + margin, cell_size_m)


def grid_over(low: Array, high: Array, cell_size_m: float | None) -> MapGrid:
    """Return the grid over a box, its edges at whole multiples of the cell size.

    Parameters
    ----------
    low, high : array, shape (2,)
        Lower left and upper right corner, m.
    cell_size_m : float or None
        None: a hundredth of the longer side.

    Raises
    ------
    InvalidInputError
        When the grid would be too large (finding code ``too_many_cells``).
    """
    cell = cell_size_m or float((high - low).max()) / 100
    west, south = np.floor(low / cell) * cell
    columns, rows = (max(int(n), 1) for n in np.ceil((high - (west, south)) / cell - 1e-9))
    if rows * columns > MOST_CELLS:
        message = say(
            "A cell size of {cell} m would make {count} cells; choose a larger one.", cell=cell, count=rows * columns
        )
        raise InvalidInputError(message, [Finding(code="too_many_cells", message=message)])
    return MapGrid(west=float(west), north=float(south + rows * cell), cell_size_m=cell, rows=rows, columns=columns)


def reach(places: Array) -> float:
    """Return how far, in m, outside the wells an estimate is given: half the median distance to the nearest well."""
    from scipy.spatial import cKDTree

    distances, _ = cKDTree(places).query(places, k=2)
    return float(np.median(distances[:, 1])) / 2


def between(places: Array, points: Array) -> Mask:
    """Tell which points lie in the convex hull of the wells or within `reach` of a well.

    Parameters
    ----------
    places : array, shape (n, 2)
        Wells, n >= 2, m.
    points : array, shape (m, 2)
        m.

    Returns
    -------
    array of bool, shape (m,)
    """
    from scipy.spatial import Delaunay, QhullError, cKDTree

    distances, _ = cKDTree(places).query(points)
    near = np.asarray(distances <= reach(places))
    middle = places.mean(axis=0)  # large coordinates would cost the hull its digits
    try:
        return np.asarray(near | (Delaunay(places - middle).find_simplex(points - middle) >= 0))
    except QhullError:  # wells in one line have no hull
        return near


def around(places: Array, points: Array) -> Mask:
    """Tell which points lie in the convex hull of the wells or within `reach` of it.

    Parameters
    ----------
    places : array, shape (n, 2)
        Wells, n >= 2, m.
    points : array, shape (m, 2)
        m.

    Returns
    -------
    array of bool, shape (m,)
    """
    inside = between(places, points)
    rest = points[~inside]
    nearest = np.full(len(rest), np.inf)
    for start, end in _edges(places):
        along = end - start
        share = np.clip((rest - start) @ along / float(along @ along), 0.0, 1.0)
        nearest = np.minimum(nearest, np.hypot(*(rest - start - share[:, None] * along).T))
    inside[~inside] = nearest <= reach(places)
    return inside


def _edges(places: Array) -> list[tuple[Array, Array]]:
    """Return the sides of the convex hull; for wells in one line the line."""
    from scipy.spatial import ConvexHull, QhullError

    middle = places.mean(axis=0)
    try:
        corners = places[ConvexHull(places - middle).vertices]
    except QhullError:
        along = (places - middle) @ np.linalg.svd(places - middle, full_matrices=False)[2][0]
        return [(places[along.argmin()], places[along.argmax()])]
    return list(zip(corners, np.roll(corners, -1, axis=0), strict=True))

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plan values on rows and columns of points, for contours and surfaces between the cell centres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from .grid import Grid

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .layered_grid import LayeredGrid


@dataclass(frozen=True, slots=True, kw_only=True)
class Lattice:
    """Points in rows and columns over a grid, the outermost on the grid's edge.

    Attributes
    ----------
    x, y : ndarray of float, shape (rows, columns)
        Map coordinates, m.
    weights : csr_matrix, shape (rows * columns, cells_a_layer)
        What each cell of the plan contributes to each point; every row sums to 1, or to 0 outside the grid.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    weights: csr_matrix

    def of(self, plan_values: NDArray[np.floating]) -> NDArray[np.float64]:  # type: ignore[type-arg]
        """Return plan values at the points, shape (rows, columns); NaN where a contributing cell, or all, is unknown.

        Between cell centres values are interpolated linearly; between the outermost centres and the edge they stay.
        """
        flat = np.asarray(plan_values, dtype=np.float64).ravel()
        known = np.isfinite(flat)
        values = self.weights @ np.where(known, flat, 0.0)
        share = self.weights @ known.astype(np.float64)
        return np.where(share > 1.0 - 1e-9, values, np.nan).reshape(self.x.shape)


def lattice_of(grid: LayeredGrid) -> Lattice:
    """Return the cell centres of a grid in rows and columns themselves, else a raster over an unstructured grid."""
    return _rows_and_columns(grid) if isinstance(grid, Grid) else _raster(grid)


def _rows_and_columns(grid: Grid) -> Lattice:
    """Pad the centres by a ring on the grid's edge, which repeats the outermost cells."""
    cells = np.pad(np.arange(grid.cells_a_layer).reshape(grid.plan_shape), 1, mode="edge")
    columns, rows = (_with_edges(sides) for sides in (grid.widths, grid.heights))
    points = grid.on_map(np.stack(np.meshgrid(columns, rows), axis=-1))
    place = (np.arange(cells.size), cells.ravel())
    weights = csr_matrix((np.ones(cells.size), place), (cells.size, grid.cells_a_layer))
    return Lattice(x=points[..., 0], y=points[..., 1], weights=weights)


def _with_edges(sides: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the middles of sides in a row, with the beginning of the first and the end of the last."""
    ends = np.cumsum(sides)
    return np.concatenate([[0.0], ends - sides / 2, ends[-1:]])


def _raster(grid: LayeredGrid) -> Lattice:
    """Interpolate linearly between the centres (Delaunay triangles); beyond their hull the cell's own value holds."""
    from scipy.spatial import Delaunay

    frame = grid.frame()
    eastings = frame.west + np.linspace(0.0, frame.columns, frame.columns + 1) * frame.cell_size_m
    northings = frame.north - np.linspace(0.0, frame.rows, frame.rows + 1) * frame.cell_size_m
    x, y = np.meshgrid(eastings, northings)
    points = np.column_stack([x.ravel(), y.ravel()])
    centres = np.column_stack([each.ravel() for each in grid.plan_centres()])
    origin = centres.mean(axis=0)
    mesh = Delaunay(centres - origin)
    triangle = mesh.find_simplex(points - origin)
    inside = np.flatnonzero(triangle >= 0)
    at = mesh.transform[triangle[inside]]
    first = np.einsum("nij,nj->ni", at[:, :2], points[inside] - origin - at[:, 2])
    shares = np.column_stack([first, 1.0 - first.sum(axis=1)])
    own = np.flatnonzero(triangle < 0)
    cells = grid.cell_at(points[own, 0], points[own, 1])
    own, cells = own[cells >= 0], cells[cells >= 0]
    rows = np.concatenate([np.repeat(inside, 3), own])
    columns = np.concatenate([mesh.simplices[triangle[inside]].ravel(), cells])
    values = np.concatenate([shares.ravel(), np.ones(len(own))])
    weights = csr_matrix((values, (rows, columns)), (len(points), grid.cells_a_layer))
    return Lattice(x=x, y=y, weights=weights)

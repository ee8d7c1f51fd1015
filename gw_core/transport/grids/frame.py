# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A north-up raster over a model grid, for maps of grids that are no raster themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .layered_grid import LayeredGrid

_MOST_PIXELS = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RasterFrame:
    """A raster of square pixels, and which cell of the plan each pixel's centre lies in.

    Attributes
    ----------
    west, north : float
        Outer corner, m.
    cell_size_m : float
        Side of a pixel, m.
    index : ndarray of int64, shape (rows, columns)
        Plan cell, -1 outside the grid. Row 0 is the northernmost.
    """

    west: float
    north: float
    cell_size_m: float
    index: NDArray[np.int64]

    @property
    def rows(self) -> int:
        """Number of rows."""
        return int(self.index.shape[0])

    @property
    def columns(self) -> int:
        """Number of columns."""
        return int(self.index.shape[1])

    def of(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return plan values as a raster (rows, columns), NaN outside the grid."""
        flat = np.append(np.asarray(values, dtype=np.float64).ravel(), np.nan)
        return flat[self.index]


def frame_over(grid: LayeredGrid, size_m: float | None = None) -> RasterFrame:
    """Lay a raster over the outlines of any grid; see `LayeredGrid.frame`."""
    vertices, _ = grid.outlines()
    west, south = vertices.min(axis=0)
    east, north = vertices.max(axis=0)
    finest = float(np.sqrt((east - west) * (north - south) / _MOST_PIXELS))
    size = float(max(size_m or grid.cell_size_m, finest))
    columns, rows = (max(int(np.ceil(span / size - 1e-9)), 1) for span in (east - west, north - south))
    x = west + (np.arange(columns) + 0.5) * size
    y = north - (np.arange(rows) + 0.5) * size
    eastings, northings = np.meshgrid(x, y)
    index = grid.cell_at(eastings.ravel(), northings.ravel()).reshape(rows, columns)
    return RasterFrame(west=float(west), north=float(north), cell_size_m=size, index=index)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A north-up raster of the map, and its values for the cells of a model grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .layered_grid import LayeredGrid

# A cell with fewer pixel centres in it is read between the pixels around its own centre instead.
_ENOUGH_PIXELS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRaster:
    """One band.

    Attributes
    ----------
    west, north : float
        Outer corner, m.
    width_m, height_m : float
        Of a pixel, m, > 0.
    values : ndarray of float, shape (rows, columns)
        NaN where unknown. Row 0 is the northernmost.
    """

    west: float
    north: float
    width_m: float
    height_m: float
    values: NDArray[np.float64]

    def in_cells(self, grid: LayeredGrid) -> NDArray[np.float64]:
        """Return the value of each cell of the plan, plan shape: the mean over its pixels; `between` in small cells."""
        rows, columns = self.values.shape
        x = self.west + (np.arange(columns) + 0.5) * self.width_m
        y = self.north - (np.arange(rows) + 0.5) * self.height_m
        eastings, northings = (part.ravel() for part in np.meshgrid(x, y))
        flat = self.values.ravel()
        known = np.isfinite(flat)
        cell = grid.cell_at(eastings[known], northings[known])
        inside = cell >= 0
        count = np.bincount(cell[inside], minlength=grid.cells_a_layer)
        total = np.bincount(cell[inside], flat[known][inside], minlength=grid.cells_a_layer)
        mean = (total / np.maximum(count, 1)).reshape(grid.plan_shape)
        return np.where(count.reshape(grid.plan_shape) >= _ENOUGH_PIXELS, mean, self.between(*grid.plan_centres()))

    def between(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return values at points (m, any one shape), bilinear between the centres of pixels.

        Unknown pixels take no part; NaN outside the raster and where the nearest pixel is unknown.
        """
        across, down = (x - self.west) / self.width_m, (self.north - y) / self.height_m
        rows, columns = self.values.shape
        slack = 1e-9
        inside = (across >= -slack) & (across <= columns + slack) & (down >= -slack) & (down <= rows + slack)
        column, row = np.floor(across - 0.5).astype(int), np.floor(down - 0.5).astype(int)
        right, lower = across - 0.5 - column, down - 0.5 - row
        total, weight = np.zeros(np.shape(x)), np.zeros(np.shape(x))
        for i, share_down in ((row, 1.0 - lower), (row + 1, lower)):
            for j, share_across in ((column, 1.0 - right), (column + 1, right)):
                value = self.values[np.clip(i, 0, rows - 1), np.clip(j, 0, columns - 1)]
                share = np.where(np.isfinite(value), share_down * share_across, 0.0)
                total += share * np.nan_to_num(value)
                weight += share
        known = inside & np.isfinite(self.nearest(x, y)) & (weight > 0)
        return np.where(known, total / np.where(weight > 0, weight, 1.0), np.nan)

    def nearest(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the values of the pixels that points (m, any one shape) lie in; NaN outside the raster."""
        rows, columns = self.values.shape
        column = np.floor((x - self.west) / self.width_m).astype(int)
        row = np.floor((self.north - y) / self.height_m).astype(int)
        inside = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
        return np.where(inside, self.values[np.clip(row, 0, rows - 1), np.clip(column, 0, columns - 1)], np.nan)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster layer as a surface that can be asked anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsRectangle

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

    from ....gw_core.transport.heads.heads import Surface


def surface_of(raster: QgsRasterLayer, crs: QgsCoordinateReferenceSystem) -> Surface:
    """Return a function that reads the first band of a raster, bilinearly between the centres of its cells.

    From places, shape (m, 2), to values, shape (m,): NaN outside the raster and where a neighbouring cell is nodata.

    Raises
    ------
    InvalidInputError
        The raster is in another CRS than the heads.
    """
    import numpy as np

    if raster.crs() != crs:
        raise InvalidInputError(
            say(
                "{what} is in {found}, but the heads in {wanted}; reproject it first.",
                what=raster.name(), found=raster.crs().authid(), wanted=crs.authid(),
            )
        )  # fmt: skip

    def ask(places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Read only the window that the places need."""
        extent = raster.extent()
        wide, high = extent.width() / raster.width(), extent.height() / raster.height()
        column = (places[:, 0] - extent.xMinimum()) / wide - 0.5
        row = (extent.yMaximum() - places[:, 1]) / high - 0.5
        inside = (column >= -0.5) & (column <= raster.width() - 0.5) & (row >= -0.5) & (row <= raster.height() - 0.5)
        found = np.full(len(places), np.nan)
        if inside.any():
            column, row = (
                np.clip(axis[inside], 0, most - 1) for axis, most in ((column, raster.width()), (row, raster.height()))
            )
            window, left, top = _window(raster, column, row)
            found[inside] = _bilinear(window, column - left, row - top)
        return found

    return ask


def _window(
    raster: QgsRasterLayer, column: NDArray[np.float64], row: NDArray[np.float64]
) -> tuple[NDArray[np.float64], int, int]:
    """Return the cells around places given in columns and rows, and the first column and row of them."""
    import numpy as np

    left, right = int(column.min()), min(int(column.max()) + 1, raster.width() - 1)
    top, bottom = int(row.min()), min(int(row.max()) + 1, raster.height() - 1)
    extent = raster.extent()
    wide, high = extent.width() / raster.width(), extent.height() / raster.height()
    box = QgsRectangle(
        extent.xMinimum() + left * wide, extent.yMaximum() - (bottom + 1) * high,
        extent.xMinimum() + (right + 1) * wide, extent.yMaximum() - top * high,
    )  # fmt: skip
    block = raster.dataProvider().block(1, box, right - left + 1, bottom - top + 1)
    values = block.as_numpy(use_masking=False).astype(np.float64)
    if block.hasNoDataValue():
        values[values == block.noDataValue()] = np.nan
    return values, left, top


def _bilinear(
    values: NDArray[np.float64], column: NDArray[np.float64], row: NDArray[np.float64]
) -> NDArray[np.float64]:
    import numpy as np

    last_row, last_column = (size - 1 for size in values.shape)
    i, j = np.minimum(row.astype(int), max(last_row - 1, 0)), np.minimum(column.astype(int), max(last_column - 1, 0))
    down, across = row - i, column - j
    below, beside = np.minimum(i + 1, last_row), np.minimum(j + 1, last_column)
    upper = _between(values[i, j], values[i, beside], across)
    lower = _between(values[below, j], values[below, beside], across)
    return _between(upper, lower, down)


def _between(
    first: NDArray[np.float64], second: NDArray[np.float64], share: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what lies a share of the way from first to second; a value that counts nothing may be unknown."""
    import numpy as np

    mixed = first * (1.0 - share) + second * share
    return np.where(share == 0.0, first, np.where(share == 1.0, second, mixed))

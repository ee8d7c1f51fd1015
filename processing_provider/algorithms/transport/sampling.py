# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster layer read at the centres of model cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

    from ....gw_core.transport.layered_grid import LayeredGrid


def sample_raster(raster: QgsRasterLayer, grid: LayeredGrid, crs: QgsCoordinateReferenceSystem) -> NDArray[np.float64]:
    """Return the value of the raster cell that each model cell's centre lies in, in the shape of the grid.

    One band holds for all layers; otherwise there must be a band a layer. NaN outside the raster and at nodata.
    """
    import numpy as np

    if raster.crs() != crs:
        raise InvalidInputError(
            say(
                "{what} is in {found}, but the model in {wanted}; reproject it first.",
                what=raster.name(), found=raster.crs().authid(), wanted=crs.authid(),
            )
        )  # fmt: skip
    if raster.bandCount() not in {1, grid.layers}:
        raise InvalidInputError(
            say("{what} has {bands} bands for {layers} layers.", what=raster.name(), bands=raster.bandCount(),
                layers=grid.layers)
        )  # fmt: skip
    extent, width, height = raster.extent(), raster.width(), raster.height()
    eastings, northings = grid.plan_centres()
    column = np.floor((eastings - extent.xMinimum()) / extent.width() * width).astype(int)
    row = np.floor((extent.yMaximum() - northings) / extent.height() * height).astype(int)
    inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
    place = np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)
    bands = []
    for band in range(1, raster.bandCount() + 1):
        block = raster.dataProvider().block(band, extent, width, height)
        values = block.as_numpy(use_masking=False).astype(np.float64)
        if block.hasNoDataValue():
            values[values == block.noDataValue()] = np.nan
        bands.append(np.where(inside, values[place], np.nan))
    return np.broadcast_to(np.stack(bands), grid.shape).copy()

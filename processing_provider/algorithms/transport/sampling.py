# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Raster layers of QGIS as the core reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...bridge import require_projected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

    from ....gw_core.transport.grids.layered_grid import LayeredGrid
    from ....gw_core.transport.grids.map_raster import MapRaster


def map_raster(raster: QgsRasterLayer, crs: QgsCoordinateReferenceSystem, band: int = 1) -> MapRaster:
    """Read a band of a raster layer whole, nodata as NaN; refuse one in another CRS than the model's."""
    import numpy as np

    from ....gw_core.transport.grids.map_raster import MapRaster

    require_projected(raster.crs(), raster.name())
    if raster.crs() != crs:
        raise InvalidInputError(
            say(
                "{what} is in {found}, but the model in {wanted}; reproject it first.",
                what=raster.name(), found=raster.crs().authid(), wanted=crs.authid(),
            )
        )  # fmt: skip
    extent, width, height = raster.extent(), raster.width(), raster.height()
    block = raster.dataProvider().block(band, extent, width, height)
    values = block.as_numpy(use_masking=False).astype(np.float64)
    if block.hasNoDataValue():
        values[values == block.noDataValue()] = np.nan
    return MapRaster(
        west=extent.xMinimum(), north=extent.yMaximum(), width_m=extent.width() / width,
        height_m=extent.height() / height, values=values,
    )  # fmt: skip


def sample_raster(raster: QgsRasterLayer, grid: LayeredGrid, crs: QgsCoordinateReferenceSystem) -> NDArray[np.float64]:
    """Return the value of the raster cell that each model cell's centre lies in, in the shape of the grid.

    One band holds for all layers; otherwise there must be a band a layer. NaN outside the raster and at nodata.
    """
    import numpy as np

    if raster.bandCount() not in {1, grid.layers}:
        raise InvalidInputError(
            say("{what} has {bands} bands for {layers} layers.", what=raster.name(), bands=raster.bandCount(),
                layers=grid.layers)
        )  # fmt: skip
    bands = [map_raster(raster, crs, band).nearest(*grid.plan_centres()) for band in range(1, raster.bandCount() + 1)]
    return np.broadcast_to(np.stack(bands), grid.shape).copy()

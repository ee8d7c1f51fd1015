# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contour lines of a raster, with GDAL."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from osgeo import gdal, ogr

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_NODATA = -9999.0
_USUAL_LINES = 12
_MOST_LINES = 1000


def nice_interval(values: NDArray[np.float64]) -> float:
    """Return 1, 2 or 5 times a power of ten that makes about a dozen lines; 1 for a level surface."""
    known = values[np.isfinite(values)]
    span = float(np.ptp(known)) if known.size else 0.0
    if span <= 1e-9 * max(1.0, float(np.abs(known).max(initial=0.0))):
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / _USUAL_LINES))
    return next(power * step for step in (1.0, 2.0, 5.0, 10.0) if power * step >= span / _USUAL_LINES)


def isolines(
    values: NDArray[np.float64], west: float, north: float, cell_size_m: float, interval: float
) -> Iterator[tuple[float, str]]:
    """Yield level and WKT (multilinestring) of each contour line of a grid, shape (rows, columns), NaN for nodata.

    Levels are whole multiples of ``interval``. Lines run between the centres of the cells.

    Raises
    ------
    InvalidInputError
        The interval would make more than a thousand levels.
    """
    known = values[np.isfinite(values)]
    if known.size and np.ptp(known) / interval > _MOST_LINES:
        raise InvalidInputError(say("An interval of {interval} m makes too many lines.", interval=f"{interval:g}"))
    rows, columns = values.shape
    image = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Float64)
    image.SetGeoTransform((west, cell_size_m, 0.0, north, 0.0, -cell_size_m))
    band = image.GetRasterBand(1)
    band.SetNoDataValue(_NODATA)
    band.WriteArray(np.where(np.isfinite(values), values, _NODATA))
    source = ogr.GetDriverByName("Memory").CreateDataSource("lines")
    layer = source.CreateLayer("lines", geom_type=ogr.wkbLineString)
    layer.CreateField(ogr.FieldDefn("level", ogr.OFTReal))
    gdal.ContourGenerateEx(band, layer, options=[f"LEVEL_INTERVAL={interval!r}", "ELEV_FIELD=0", f"NODATA={_NODATA!r}"])
    for feature in layer:
        line = ogr.ForceToMultiLineString(feature.GetGeometryRef().Clone())
        yield round(feature.GetField(0) / interval) * interval, str(line.ExportToWkt())

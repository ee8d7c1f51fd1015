# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrays to GeoTIFF files and to polygons, with GDAL. No domain here."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from osgeo import gdal, ogr

from ..gw_core.errors import InvalidInputError, StoreError
from ..gw_core.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike
    from qgis.core import QgsCoordinateReferenceSystem

NODATA = -9999.0


def write_raster(
    path: str | Path, bands: Sequence[ArrayLike], west: float, north: float, cell_size_m: float,
    crs: QgsCoordinateReferenceSystem, nodata: float = NODATA, band_names: Sequence[str] = (),
) -> str:  # fmt: skip
    """Write a GeoTIFF, whole or not at all, and return its path.

    Parameters
    ----------
    path : str or Path
        The file; its folder is made when missing. An older file is replaced at the end, in one rename.
    bands : sequence of array, each shape (rows, columns)
        The first row is the northernmost. NaN becomes ``nodata``.
    west, north : float
        Outer corner of the grid, in ``crs``, m.
    cell_size_m : float
        Side of a square cell.
    crs : QgsCoordinateReferenceSystem
    nodata : float
        Value that stands for unknown in the file.
    band_names : sequence of str
        Shown as band descriptions; empty for none.

    Raises
    ------
    StoreError
        When the file cannot be written; nothing of it remains.
    """
    target = Path(path)
    partial = target.with_name(f".{target.name}.partial.tif")
    arrays = _same_shape(bands)
    transform = (west, cell_size_m, 0.0, north, 0.0, -cell_size_m)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(partial, arrays, transform, crs.toWkt(), nodata, band_names)
        partial.replace(target)
        target.with_name(f"{target.name}.aux.xml").unlink(missing_ok=True)
    except (OSError, RuntimeError) as error:  # GDAL's own, when some plugin switched its exceptions on
        raise StoreError(say("The raster {path} could not be written: {reason}", path=target, reason=error)) from error
    finally:
        with suppress(OSError):
            partial.unlink()
    return str(target)


def polygonise_above(
    array: ArrayLike, threshold: float, west: float, north: float, cell_size_m: float
) -> str:  # fmt: skip
    """Return the area of the cells whose value is above ``threshold`` as the WKT of a multipolygon.

    The edges follow the cells, so that the polygon's area is the number of cells times the cell's area. NaN is not
    above. Without any such cell the multipolygon is empty.
    """
    values = np.asarray(array, dtype=np.float64)
    inside = np.nan_to_num(values, nan=-np.inf) > threshold
    area = ogr.Geometry(ogr.wkbMultiPolygon)
    for polygon in _polygons(inside, (west, cell_size_m, 0.0, north, 0.0, -cell_size_m)):
        area.AddGeometry(polygon)
    return str(area.ExportToWkt())


def _same_shape(bands: Sequence[ArrayLike]) -> list[np.ndarray]:
    arrays = [np.asarray(band, dtype=np.float64) for band in bands]
    if not arrays or arrays[0].ndim != 2 or not arrays[0].size or any(a.shape != arrays[0].shape for a in arrays):
        raise InvalidInputError(say("A raster needs one or more grids of the same size."))
    return arrays


def _write(
    path: Path, arrays: list[np.ndarray], transform: tuple[float, ...], wkt: str, nodata: float, names: Sequence[str]
) -> None:
    rows, columns = arrays[0].shape
    gdal.ErrorReset()
    options = ["COMPRESS=DEFLATE", "PREDICTOR=3", "BIGTIFF=IF_SAFER"]
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), columns, rows, len(arrays), gdal.GDT_Float32, options=options)
    if dataset is None:
        raise OSError(gdal.GetLastErrorMsg())
    dataset.SetGeoTransform(transform)
    dataset.SetProjection(wkt)
    for index, array in enumerate(arrays, start=1):
        band = dataset.GetRasterBand(index)
        band.SetNoDataValue(nodata)
        band.WriteArray(np.where(np.isfinite(array), array, nodata).astype(np.float32))
        if index <= len(names):
            band.SetDescription(names[index - 1])
    del band, dataset  # closing writes the rest, and only now shows a full disk
    if gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise OSError(gdal.GetLastErrorMsg())


def _polygons(inside: np.ndarray, transform: tuple[float, ...]) -> list[ogr.Geometry]:
    rows, columns = inside.shape
    image = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Byte)
    image.SetGeoTransform(transform)
    band = image.GetRasterBand(1)
    band.WriteArray(inside.astype(np.uint8))
    source = ogr.GetDriverByName("Memory").CreateDataSource("plume")
    layer = source.CreateLayer("plume", geom_type=ogr.wkbPolygon)
    gdal.Polygonize(band, band, layer, -1)  # masked by itself: only cells that are 1
    return [feature.GetGeometryRef().Clone() for feature in layer]

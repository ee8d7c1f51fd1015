# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons of contaminated soil: their areas, and the depth of the water table below them from a raster."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.analysis import QgsZonalStatistics
from qgis.core import Qgis, QgsGeometry

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer


def prepared_soils(
    table: pd.DataFrame, raster: QgsRasterLayer | None, crs: QgsCoordinateReferenceSystem
) -> pd.DataFrame:
    """Return the rows with ``area_m2``, and with ``water_table_m`` from the raster where a row has none.

    Raises
    ------
    InvalidInputError
        The raster is in another CRS.
    """
    if raster is not None and raster.crs() != crs:
        raise InvalidInputError(
            say(
                "{what} is in {found}, but the model in {wanted}; reproject it first.",
                what=raster.name(), found=raster.crs().authid(), wanted=crs.authid(),
            )
        )  # fmt: skip
    table = table.copy()
    shapes = [QgsGeometry.fromWkt(wkt) if isinstance(wkt, str) else QgsGeometry() for wkt in table["geometry_wkt"]]
    table["area_m2"] = [shape.area() if not shape.isEmpty() else math.nan for shape in shapes]
    if raster is not None:
        given = table["water_table_m"] if "water_table_m" in table.columns else [None] * len(table)
        table["water_table_m"] = [
            _mean(raster, shape) if value is None or value != value else value
            for value, shape in zip(given, shapes, strict=True)
        ]
    return table


def whole_polygon(wkt: str) -> str:
    """Return a polygon as a multipolygon in the plane."""
    shape = QgsGeometry.fromWkt(wkt)
    shape.convertToMultiType()
    plane = shape.get()
    plane.dropZValue()
    plane.dropMValue()
    return str(shape.asWkt(6))


def _mean(raster: QgsRasterLayer, shape: QgsGeometry) -> float:
    """Return the mean of the first band over a polygon; NaN where the raster has no value."""
    if shape.isEmpty():
        return math.nan
    found = QgsZonalStatistics.calculateStatistics(
        raster.dataProvider(), shape, raster.rasterUnitsPerPixelX(), raster.rasterUnitsPerPixelY(), 1,
        Qgis.ZonalStatistic.Mean,
    )  # fmt: skip
    return float(found.get(Qgis.ZonalStatistic.Mean, math.nan))

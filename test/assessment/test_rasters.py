# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrays to files and polygons, and back."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError, StoreError


@pytest.fixture
def crs(qgis_app):
    from qgis.core import QgsCoordinateReferenceSystem

    return QgsCoordinateReferenceSystem("EPSG:32650")


def test_raster_reads_back_with_place_unknown_and_names(tmp_path, crs):
    from gw_monitor.processing_provider.rasters import write_raster
    from qgis.core import QgsPointXY, QgsRasterLayer

    grid = np.arange(12, dtype=float).reshape(3, 4)
    grid[0, 0] = np.nan
    path = write_raster(
        tmp_path / "new" / "a.tif", [grid, 2 * grid], 500_000, 3_500_000, 10, crs, band_names=("c", "d")
    )
    layer = QgsRasterLayer(path, "a")
    assert layer.isValid() and layer.crs() == crs
    assert (layer.width(), layer.height(), layer.bandCount()) == (4, 3, 2)
    assert layer.extent().xMinimum() == 500_000 and layer.extent().yMaximum() == 3_500_000
    sample = layer.dataProvider().sample
    assert sample(QgsPointXY(500_015, 3_499_995), 1) == (1.0, True)  # first row is the north
    assert sample(QgsPointXY(500_035, 3_499_975), 2) == (22.0, True)
    assert not sample(QgsPointXY(500_005, 3_499_995), 1)[1]
    assert "c" in layer.bandName(1)
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["a.tif"]


def test_unwritable_raster_leaves_nothing_and_says_so(tmp_path, crs):
    from gw_monitor.processing_provider.rasters import write_raster

    blocker = tmp_path / "file"
    blocker.write_text("not a folder")
    with pytest.raises(StoreError, match="could not be written"):
        write_raster(blocker / "a.tif", [np.ones((2, 2))], 0, 0, 1, crs)
    with pytest.raises(InvalidInputError, match="same size"):
        write_raster(tmp_path / "b.tif", [np.ones((2, 2)), np.ones((2, 3))], 0, 0, 1, crs)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_full_device_is_one_sentence(crs, tmp_path, monkeypatch):
    from pathlib import Path

    from gw_monitor.processing_provider import rasters

    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    (tmp_path / ".a.tif.partial.tif").symlink_to("/dev/full")
    with pytest.raises(StoreError, match="could not be written"):
        rasters.write_raster(tmp_path / "a.tif", [np.random.default_rng(1).random((300, 300))], 0, 0, 1, crs)
    assert list(tmp_path.iterdir()) == []


def test_polygon_area_is_the_number_of_cells_above(qgis_app):
    from gw_monitor.processing_provider.rasters import polygonise_above
    from qgis.core import QgsGeometry

    grid = np.zeros((6, 8))
    grid[1:4, 1:4] = 5
    grid[2, 2] = np.nan  # a hole
    grid[5, 7] = 2
    grid[4, 4] = 5  # touches the first only at a corner
    area = QgsGeometry.fromWkt(polygonise_above(grid, 1.0, 100, 200, 10))
    assert area.isGeosValid()
    assert area.area() == pytest.approx((8 + 1 + 1) * 100)
    assert area.contains(QgsGeometry.fromWkt("POINT(115 185)"))
    assert not area.contains(QgsGeometry.fromWkt("POINT(125 175)"))
    assert QgsGeometry.fromWkt(polygonise_above(grid, 9.0, 100, 200, 10)).isEmpty()

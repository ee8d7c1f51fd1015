# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Head maps through QGIS: rasters, lines, residuals, drift, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.processing_provider.algorithms.transport.isolines import isolines, nice_interval
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProcessingException, QgsRasterLayer
from qgis.PyQt.QtCore import QDateTime, Qt

RNG = np.random.default_rng(12)
PLACES = RNG.uniform(0, 400, (14, 2)) + np.array([5.0e5, 3.4e6])
OBSERVATION = {
    "point": "string", "property": "string", "time": "datetime", "value": "double", "unit": "string",
    "censored": "boolean", "flag": "integer", "layer": "integer",
}  # fmt: skip


def sloping(places):
    return 20.0 + (np.asarray(places) - [5.0e5, 3.4e6]) @ [0.01, -0.005]


@pytest.fixture
def make_heads(make_layer):
    def make(heads, places=PLACES, **more):
        rows = [(f"POINT({x!r} {y!r})", h) for (x, y), h in zip(places.tolist(), heads, strict=True)]
        return make_layer("Point", {"head": "double"}, rows, **more)

    return make


@pytest.fixture
def run_heads(run_algorithm, tmp_path):
    def run(layer, **more):
        wanted = {
            "HEADS": layer, "OUTPUT": str(tmp_path / "head.tif"), "DEVIATION": str(tmp_path / "sd.tif"),
            "CONTOURS": "memory:", "RESIDUALS": "memory:",
        }  # fmt: skip
        return run_algorithm("interpolate_heads", wanted | more)

    return run


def raster(path):
    dataset = gdal.Open(path)
    values = dataset.ReadAsArray().astype(float)
    values[values == dataset.GetRasterBand(1).GetNoDataValue()] = np.nan
    return values, dataset.GetGeoTransform()


def test_a_plane_comes_out_as_a_plane(make_heads, run_heads):
    found = run_heads(make_heads(sloping(PLACES)), CELL_SIZE=5.0, CONTOUR_INTERVAL=0.5)
    values, (west, size, _, north, _, _) = raster(found["OUTPUT"])
    row, column = np.nonzero(np.isfinite(values))
    points = np.column_stack([west + (column + 0.5) * size, north - (row + 0.5) * size])
    assert values[row, column] == pytest.approx(sloping(points), abs=2e-6)  # single precision in the file
    assert np.nanmax(raster(found["DEVIATION"])[0]) < 1e-6
    assert found["WELLS"] == 14 and found["RMSE"] < 1e-9
    errors = []
    for line in found["CONTOURS"].getFeatures():
        assert line["head"] % 0.5 == 0.0
        errors += [sloping([(v.x(), v.y())])[0] - line["head"] for v in line.geometry().vertices()]
    # to the edge of the outermost cells GDAL goes on level: half a cell of 5 m at a slope of 0.011
    assert np.median(np.abs(errors)) < 1e-6 and np.max(np.abs(errors)) < 0.03
    assert {feature["point"] for feature in found["RESIDUALS"].getFeatures()} == {f"#{i}" for i in range(1, 15)}


def test_observations_are_taken_at_the_moment(make_layer, run_heads):
    rows = []
    for day, rise in ((1, 0.0), (5, 1.0), (60, 9.0)):
        time = QDateTime(2024, 1, 1, 0, 0, 0, 0, Qt.TimeSpec.UTC).addDays(day)
        for number, (x, y) in enumerate(PLACES.tolist()):
            head = float(sloping([(x, y)])[0] + rise)
            rows.append((f"POINT({x!r} {y!r})", f"MW-{number}", "water_level", time, head, "m", False, 1, 1))
            rows.append((f"POINT({x!r} {y!r})", f"MW-{number}", "benzene", time, 5.0, "ug/L", False, 1, 1))
    layer = make_layer("Point", OBSERVATION, rows)
    for statistic, rise in ((0, 0.5), (2, 1.0), (3, 0.0)):
        found = run_heads(layer, TIME=QDateTime(2024, 1, 10, 0, 0, 0, 0, Qt.TimeSpec.UTC), STATISTIC=statistic)
        first = next(iter(found["RESIDUALS"].getFeatures()))
        place = first.geometry().asPoint()
        assert first["head"] - sloping([(place.x(), place.y())])[0] == pytest.approx(rise, abs=1e-9)
        assert first["readings"] == 2 and first["layer"] == 1
    with pytest.raises(QgsProcessingException, match="no head at 2023-06-01 00:00"):
        run_heads(layer, TIME=QDateTime(2023, 6, 1, 0, 0, 0, 0, Qt.TimeSpec.UTC))


def test_a_drift_raster_shapes_the_surface(make_heads, run_heads, tmp_path):
    path, size = str(tmp_path / "ground.tif"), 10.0
    x = 5.0e5 - 100 + (np.arange(60) + 0.5) * size
    y = 3.4e6 + 500 - (np.arange(60) + 0.5) * size
    ground = 40.0 + 5.0 * np.sin((x[None, :] - 5.0e5) / 60.0) + 0.0 * y[:, None]
    dataset = gdal.GetDriverByName("GTiff").Create(path, 60, 60, 1, gdal.GDT_Float64)
    dataset.SetGeoTransform((5.0e5 - 100, size, 0, 3.4e6 + 500, 0, -size))
    dataset.SetProjection(QgsCoordinateReferenceSystem("EPSG:4547").toWkt())
    dataset.GetRasterBand(1).WriteArray(ground)
    del dataset
    heads = 0.5 * (40.0 + 5.0 * np.sin((PLACES[:, 0] - 5.0e5) / 60.0))
    found = run_heads(make_heads(heads), METHOD=2, DRIFT=path, CELL_SIZE=10.0)
    values, (west, *_) = raster(found["OUTPUT"])
    row, column = np.nonzero(np.isfinite(values))
    expected = 20.0 + 2.5 * np.sin((west + (column + 0.5) * size - 5.0e5) / 60.0)
    # between its cells of 10 m the raster is straight: 5 / 8 * (10 / 60)^2 = 0.017 m off a sine at most
    assert values[row, column] == pytest.approx(expected, abs=0.03)
    with pytest.raises(QgsProcessingException, match="needs the raster"):
        run_heads(make_heads(heads), METHOD=2)
    with pytest.raises(QgsProcessingException, match="reproject it first"):
        run_heads(make_heads(heads, crs="EPSG:4548"), METHOD=2, DRIFT=path)


def test_rasters_are_read_between_their_centres(tmp_path, provider):
    from gw_monitor.processing_provider.algorithms.transport.drift_raster import surface_of

    path = str(tmp_path / "small.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 3, 2, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((0, 10, 0, 20, 0, -10))
    dataset.SetProjection(QgsCoordinateReferenceSystem("EPSG:4547").toWkt())
    dataset.GetRasterBand(1).SetNoDataValue(-1)
    dataset.GetRasterBand(1).WriteArray(np.array([[1.0, 2.0, 3.0], [5.0, 6.0, -1.0]]))
    del dataset
    layer = QgsRasterLayer(path, "small")
    ask = surface_of(layer, layer.crs())
    points = np.array([(5.0, 15.0), (10.0, 10.0), (1.0, 19.0), (25.0, 5.0), (31.0, 5.0), (20.0, 15.0)])
    assert ask(points).tolist() == pytest.approx([1.0, 3.5, 1.0, np.nan, np.nan, 2.5], nan_ok=True)
    assert np.isnan(ask(np.array([(100.0, 100.0)]))).all()


def test_the_area_is_reprojected_and_filled(make_heads, make_layer, run_heads):
    area = make_layer("Polygon", {}, [("POLYGON((500050 3400050,500350 3400050,500350 3400350,500050 3400050))",)])
    found = run_heads(make_heads(sloping(PLACES)), AREA=area, CELL_SIZE=10.0)
    values, _ = raster(found["OUTPUT"])
    assert values.shape == (30, 30) and np.isfinite(values).sum() == pytest.approx(450, abs=20)


def test_outputs_may_be_left_out(make_heads, run_algorithm, tmp_path):
    found = run_algorithm(
        "interpolate_heads", {"HEADS": make_heads(sloping(PLACES)), "OUTPUT": str(tmp_path / "only.tif")}
    )
    assert set(found) == {"OUTPUT", "WELLS", "RMSE"}


@pytest.mark.parametrize(
    ("count", "more", "message"),
    [
        (2, {}, "at least 3 wells"),
        (14, {"CELL_SIZE": 0.02}, "choose a larger one"),
        (14, {"CONTOUR_INTERVAL": 1e-4}, "too many lines"),
        (14, {"LAYER": 2}, "no field layer"),
    ],
)
def test_refusals_leave_nothing(make_heads, run_heads, tmp_path, count, more, message):
    with pytest.raises(QgsProcessingException, match=message):
        run_heads(make_heads(sloping(PLACES[:count]), PLACES[:count]), **more)
    assert not list(tmp_path.iterdir())


def test_degrees_are_refused(make_heads, run_heads):
    with pytest.raises(QgsProcessingException, match="reproject"):
        run_heads(make_heads(sloping(PLACES), crs="EPSG:4326"))


def test_null_heads_are_left_out(make_heads, run_heads):
    heads = [None, *sloping(PLACES)[1:]]
    assert run_heads(make_heads(heads))["WELLS"] == 13


def test_the_interval_is_round():
    spans = {0.9: 0.1, 11.0: 1.0, 13.0: 2.0, 50.0: 5.0, 61.0: 10.0}
    for span, expected in spans.items():
        assert nice_interval(np.array([3.0, 3.0 + span, np.nan])) == pytest.approx(expected)
    assert nice_interval(np.array([3.0, 3.0])) == 1.0 == nice_interval(np.array([np.nan]))


def test_contours_of_a_level_surface_and_of_nothing_are_none():
    assert list(isolines(np.full((4, 4), 2.5), 0.0, 40.0, 10.0, 1.0)) == []
    assert list(isolines(np.full((4, 4), np.nan), 0.0, 40.0, 10.0, 1.0)) == []
    below = list(isolines(np.tile(np.linspace(-2.2, -0.1, 8), (4, 1)), 0.0, 40.0, 10.0, 1.0))
    assert sorted(level for level, _ in below) == [-2.0, -1.0]
    assert all(QgsGeometry.fromWkt(wkt).isMultipart() for _, wkt in below)

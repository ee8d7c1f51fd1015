# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people make of a finished plume, run as QGIS runs it: mesh, series, contours, sections, surfaces, charts."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime, timezone

import numpy as np
import pytest
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.plumes.plume import Plume, read_plume
from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsLayerDefinition,
    QgsMeshDatasetIndex,
    QgsMeshLayer,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtXml import QDomDocument

CRS = "EPSG:4547"
START = datetime(2026, 1, 1, tzinfo=timezone.utc)
TIMES = (0.0, 100.0, 400.5)
EAST, NORTH = 500_000.0, 3_400_000.0


def gaussian_plume(times=TIMES, columns=30, rows=20, cell=10.0):
    """A moving Gaussian in five layers; the north-east corner is inactive."""
    east, north = columns * cell, rows * cell
    corner = f"{EAST + east} {NORTH + 0.8 * north},{EAST + 0.8 * east} {NORTH + north}"
    area = f"POLYGON(({EAST} {NORTH},{EAST + east} {NORTH},{corner},{EAST} {NORTH + north},{EAST} {NORTH}))"
    grid = make_grid(area, cell, 20.0, [16.0, 12.0, 8.0, 4.0, 0.0], CRS)
    x, y = grid.plan_centres()
    z = np.array([18.0, 14.0, 10.0, 6.0, 2.0])[:, None, None]
    fields = []
    for time in times:
        middle, reach = EAST + east * (0.2 + 0.5 * time / 400), 15 + 0.05 * time
        away = ((x - middle) / (2 * reach)) ** 2 + ((y - NORTH - north / 2) / reach) ** 2
        fields.append(2.0 * np.exp(-away - ((z - 14.0) / 5.0) ** 2))
    head = np.where(grid.active, 19.0 - 0.005 * (x - EAST), np.nan)
    return Plume(
        grid=grid, start=START, times_d=np.array(times), property_code="benzene", unit="µg/L", factor=1000.0,
        limit=10.0, concentrations={"benzene": np.where(grid.active, fields, np.nan).astype(np.float32)}, porosity=0.25,
        head=head, saturation=np.clip((np.nan_to_num(head) - grid.bottoms) / grid.thickness, 0, 1),
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "plume"
    place.mkdir()
    gaussian_plume().save(place)
    return place


def utc(*parts):
    return QDateTime(QDate(*parts[:3]), QTime(*(parts[3:] or (0, 0))), Qt.TimeSpec.UTC)


def rows_of(layer):
    layer = layer if isinstance(layer, QgsVectorLayer) else QgsVectorLayer(layer)
    assert layer.isValid()
    names = layer.fields().names()
    return [(feature, dict(zip(names, feature.attributes(), strict=True))) for feature in layer.getFeatures()]


def test_a_plume_comes_back_from_its_folder(folder):
    made, found = gaussian_plume(), read_plume(folder)
    assert np.array_equal(made.concentrations["benzene"], found.concentrations["benzene"], equal_nan=True)
    assert found.concentrations["benzene"].dtype == np.float32
    assert found.moments()[-1].isoformat() == "2027-02-05T12:00:00+00:00"
    assert (found.unit, found.factor, found.limit, found.porosity) == ("µg/L", 1000.0, 10.0, 0.25)
    assert np.array_equal(found.head, made.head, equal_nan=True)
    assert np.array_equal(found.grid.bottoms, made.grid.bottoms)
    assert found.grid.crs == CRS


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda place: (place / "plume.npz").unlink(), "holds no plume"),
        (lambda place: (place / "plume.npz").write_bytes(b"PK"), "cannot be read"),
        (lambda place: (place / "plume.json").write_text("{"), "cannot be read"),
        (lambda place: (place / "plume.json").write_text(json.dumps({"format": 9})), "format 9 is not 1"),
    ],
)
def test_a_spoilt_folder_is_refused_with_the_reason(folder, run_algorithm, spoil, word):
    spoil(folder)
    with pytest.raises(QgsProcessingException, match=word):
        run_algorithm("animate_plume", {"PLUME": str(folder), "OUTPUT": "TEMPORARY_OUTPUT"})


def test_the_mesh_opens_in_qgis_with_values_times_crs_and_style(folder, run_algorithm, tmp_path):
    path = str(tmp_path / "plume.nc")
    run_algorithm("export_plume_mesh", {"PLUME": str(folder), "OUTPUT": path})
    mesh, plume = QgsMeshLayer(path, "mesh", "mdal"), gaussian_plume()
    data = mesh.dataProvider()
    assert mesh.isValid()
    assert mesh.crs().authid() == CRS
    assert data.datasetGroupCount() == plume.grid.layers + 1
    names = [data.datasetGroupMetadata(group).name() for group in range(data.datasetGroupCount())]
    assert names == [*(f"Benzene, layer {layer}" for layer in range(1, 6)), "Benzene, maximum"]
    values = plume.shown()
    for group, name in enumerate(names):
        known = np.where(np.isfinite(values), values, -np.inf).max(axis=1) if "max" in name else values[:, group]
        for index in range(len(TIMES)):
            block = data.datasetValues(QgsMeshDatasetIndex(group, index), 0, plume.grid.cells_a_layer)
            found = np.array([block.value(cell).scalar() for cell in range(plume.grid.cells_a_layer)])
            wanted = known[index].ravel()
            assert np.array_equal(np.isfinite(wanted), np.isfinite(found))  # inactive cells are no value
            assert found[np.isfinite(found)] == pytest.approx(wanted[np.isfinite(wanted)], rel=1e-6)
    extent = mesh.temporalProperties().timeExtent()
    assert (extent.begin(), extent.end()) == (utc(2026, 1, 1), utc(2027, 2, 5, 12, 0))
    assert mesh.temporalProperties().isActive()
    active = mesh.rendererSettings().activeScalarDatasetGroup()
    assert names[active] == "Benzene, maximum"
    assert mesh.rendererSettings().scalarSettings(active).colorRampShader().colorRampItemList()


def test_the_series_plays_band_by_band(folder, run_algorithm, tmp_path):
    path = str(tmp_path / "series.tif")
    made = run_algorithm("animate_plume", {"PLUME": str(folder), "LAYER": 2, "OUTPUT": path})
    (raster,) = QgsLayerDefinition.loadLayerDefinitionLayers(made["DEFINITION"])
    times = raster.temporalProperties()
    assert raster.bandCount() == len(TIMES)
    assert raster.crs().authid() == CRS
    assert times.isActive()
    assert raster.renderer().type() == "singlebandpseudocolor"
    assert times.mode() == Qgis.RasterTemporalMode.FixedRangePerBand
    for day, band in ((utc(2026, 1, 1), 1), (utc(2026, 4, 10), 1), (utc(2026, 4, 11), 2), (utc(2027, 2, 6), 3)):
        assert times.bandForTemporalRange(raster, QgsDateTimeRange(day, day)) == band
    block = raster.dataProvider().block(3, raster.extent(), raster.width(), raster.height())
    found = block.as_numpy(use_masking=False).astype(float)
    wanted = gaussian_plume().shown()[2, 1]
    assert np.allclose(found[np.isfinite(wanted)], wanted[np.isfinite(wanted)], rtol=1e-6)
    assert np.all(found[~np.isfinite(wanted)] == block.noDataValue())


def test_contours_have_times_shares_and_content(folder, run_algorithm):
    asked = {"PLUME": str(folder), "OUTPUT": "TEMPORARY_OUTPUT", "THRESHOLDS": "10, 100", "FORM": 0}
    bands = rows_of(run_algorithm("contour_plume", asked)["OUTPUT"])
    above = rows_of(run_algorithm("contour_plume", asked | {"FORM": 1})["OUTPUT"])
    assert len(bands) == len(above) == 2 * len(TIMES)
    for number in range(0, len(bands), 2):
        both, whole = [bands[number][1], bands[number + 1][1]], above[number][1]
        for name in ("area_m2", "volume_m3", "mass_kg"):
            # Bands lie beside each other: together they are what is above the lower threshold.
            assert sum(each[name] for each in both) == pytest.approx(whole[name], rel=1e-6)
        assert [each["ratio"] for each in both] == [1.0, 10.0]
        assert both[0]["upper"] == 100.0
        assert bands[number][0].geometry().area() == pytest.approx(both[0]["area_m2"], rel=1e-9)
        assert bands[number][0].geometry().isGeosValid()
    assert bands[0][1]["time"] == utc(2026, 1, 1)
    assert bands[0][1]["time_end"] == bands[2][1]["time"] == utc(2026, 4, 11)


def test_contours_without_a_limit_need_thresholds(tmp_path, run_algorithm):
    plume = gaussian_plume(times=(1.0,))
    place = tmp_path / "none"
    place.mkdir()
    made = {name: getattr(plume, name) for name in ("grid", "start", "times_d", "concentrations", "property_code")}
    Plume(**made, unit="mg/L", factor=1.0, limit=float("nan")).save(place)
    asked = {"PLUME": str(place), "OUTPUT": "TEMPORARY_OUTPUT"}
    with pytest.raises(QgsProcessingException, match="give THRESHOLDS"):
        run_algorithm("contour_plume", asked)
    row = rows_of(run_algorithm("contour_plume", asked | {"THRESHOLDS": "0.1"})["OUTPUT"])[0][1]
    assert row["ratio"] is None or row["ratio"].isNull()
    assert row["mass_kg"] is None or row["mass_kg"].isNull()  # without a porosity the mass is unknown, not zero


def test_surfaces_are_polygons_in_space(folder, run_algorithm):
    asked = {"PLUME": str(folder), "OUTPUT": "TEMPORARY_OUTPUT", "THRESHOLDS": "10;100"}
    assert len(rows_of(run_algorithm("isosurface_plume", asked)["OUTPUT"])) == 2 * len(TIMES)
    once = rows_of(run_algorithm("isosurface_plume", asked | {"TIME": utc(2026, 5, 1)})["OUTPUT"])
    assert [row["threshold"] for _, row in once] == [10.0, 100.0]
    assert {row["time"] for _, row in once} == {utc(2026, 4, 11)}
    outer, inner = (feature.geometry() for feature, _ in once)
    assert outer.constGet().is3D()
    assert outer.constGet().numGeometries() == once[0][1]["triangles"]
    assert outer.boundingBox().contains(inner.boundingBox())
    assert once[0][1]["volume_m3"] > once[1][1]["volume_m3"] > 0


def test_a_section_is_drawn_and_listed(folder, run_algorithm, make_layer, tmp_path):
    line = make_layer("LineString", {}, [(f"LINESTRING({EAST} {NORTH + 95},{EAST + 280} {NORTH + 95})",)])
    fields = {"name": "string", "screen_top_m": "double", "screen_bottom_m": "double"}
    wells = make_layer(
        "Point", fields, [(f"POINT({EAST + 90} {NORTH + 99})", "MW-1", 3.0, 9.0),
                          (f"POINT({EAST + 200} {NORTH + 20})", "far", 3.0, 9.0)],
    )  # fmt: skip
    asked = {
        "PLUME": str(folder), "LINE": line, "WELLS": wells, "PICTURE": str(tmp_path / "section.png"),
        "DRAWING": str(tmp_path / "section.svg"), "OUTPUT": "TEMPORARY_OUTPUT", "FENCE": "TEMPORARY_OUTPUT",
        "LANGUAGE": 1,
    }  # fmt: skip
    made = run_algorithm("section_plume", asked)
    picture = QImage(made["PICTURE"])
    assert picture.width() > 1000
    assert b"<svg" in (tmp_path / "section.svg").read_bytes()
    cells = rows_of(made["OUTPUT"])
    assert len(cells) == 28 * 5
    assert sum(feature.geometry().area() for feature, _ in cells) == pytest.approx(280.0 * 20.0, rel=1e-6)
    plume = gaussian_plume()
    row = 10  # northing 95 is in the eleventh row from the north
    for _, cell in cells:
        column = int(cell["start_m"] // 10.0 + 0.5)
        assert cell["value"] == pytest.approx(plume.shown()[2, cell["layer"] - 1, row, column], rel=1e-6)
    fence = rows_of(made["FENCE"])
    assert len(fence) == len(cells)
    assert fence[0][0].geometry().constGet().is3D()


def test_a_section_beside_the_model_is_refused(folder, run_algorithm, make_layer, tmp_path):
    line = make_layer("LineString", {}, [("LINESTRING(0 0,10 10)",)])
    asked = {"PLUME": str(folder), "LINE": line, "PICTURE": str(tmp_path / "section.png")}
    with pytest.raises(QgsProcessingException, match="outside the model"):
        run_algorithm("section_plume", asked)
    assert not (tmp_path / "section.png").exists()


def test_the_view_opens_with_plume_sources_and_wells_in_space(folder, run_algorithm, make_layer, tmp_path):
    wells = make_layer(
        "Point", {"name": "string", "screen_top_m": "double", "screen_bottom_m": "double"},
        [(f"POINT({EAST + 90} {NORTH + 99})", "MW-1", 3.0, 9.0), (f"POINT({EAST + 50} {NORTH + 50})", "MW-2", None, 1)],
    )  # fmt: skip
    sources = make_layer("Point", {"name": "string"}, [(f"POINT({EAST + 60} {NORTH + 100})", "T-1")])
    asked = {
        "PLUME": str(folder), "WELLS": wells, "SOURCES": sources, "EXAGGERATION": 4.0,
        "OUTPUT": str(tmp_path / "view.qgz"),
    }  # fmt: skip
    for _ in range(2):  # the second run replaces the first
        made = run_algorithm("build_plume_view", asked)
    project = QgsProject()
    assert project.read(made["OUTPUT"])
    layers = {layer.name(): layer for layer in project.mapLayers().values()}
    assert {name: layer.featureCount() for name, layer in layers.items()} == {
        "Plume": 3, "Sources": 1, "Wells": 2, "Screens": 1, "Model": 6,
    }  # fmt: skip
    assert all(layer.isValid() and layer.renderer3D() is not None for layer in layers.values())
    (screen,) = layers["Screens"].getFeatures()
    assert [point.z() for point in screen.geometry().vertices()] == [4 * 17.0, 4 * 11.0]  # the bottom is at 0
    document = QDomDocument()
    with zipfile.ZipFile(made["OUTPUT"]) as archive:
        document.setContent(archive.read(next(name for name in archive.namelist() if name.endswith(".qgs"))))
    view = document.documentElement().firstChildElement("mapViewDocks3D").firstChildElement("view")
    assert view.attribute("isOpen") == "1"
    shown = view.elementsByTagName("layer")
    assert {shown.at(i).toElement().attribute("id") for i in range(shown.size())} >= set(project.mapLayers())


def test_curves_are_charted_with_limit_and_bands(run_algorithm, make_layer, tmp_path):
    fields = {"point": "string", "time": "datetime", "concentration": "double", "unit": "string", "p5": "double",
              "p95": "double"}  # fmt: skip
    rows = [
        ("", name, utc(2026, 1, 1 + day), 2.0 * day, "µg/L", 1.0 * day, 3.0 * day)
        for name in ("MW-1", "储罐 $x$")
        for day in range(20)
    ]
    table = make_layer("NoGeometry", fields, rows)
    path = str(tmp_path / "curves.png")
    asked = {"BREAKTHROUGH": table, "PROPERTY": "benzene", "NOW": utc(2026, 1, 9), "PICTURE": path}
    assert QImage(run_algorithm("chart_breakthrough", asked)["PICTURE"]).width() > 1000
    wrong = make_layer("NoGeometry", {"point": "string"}, [("", "MW-1")])
    with pytest.raises(QgsProcessingException, match="no field time"):
        run_algorithm("chart_breakthrough", asked | {"BREAKTHROUGH": wrong})


@pytest.mark.parametrize(
    ("name", "wrong", "word"),
    [
        ("animate_plume", {"LAYER": 9}, "Layer 9 does not exist"),
        ("contour_plume", {"THRESHOLDS": "-3"}, "positive"),
        ("contour_plume", {"THRESHOLDS": "ten"}, "not a list of numbers"),
        ("isosurface_plume", {"PROPERTY": "toluene"}, "not toluene"),
    ],
)
def test_wrong_wishes_are_refused_in_a_sentence(folder, run_algorithm, name, wrong, word):
    with pytest.raises(QgsProcessingException, match=word):
        run_algorithm(name, {"PLUME": str(folder), "OUTPUT": "TEMPORARY_OUTPUT"} | wrong)

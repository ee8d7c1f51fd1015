# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both databases as a GIS sees them: QGIS opens the layers, with the right CRS, types and values."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import numpy as np
import pytest
from gw_monitor.gw_core.store.geometry import from_geopackage_blob, geopackage_blob
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.test.parks import EAST
from osgeo import ogr
from qgis.core import QgsVectorLayer

DAY = "2024-05-01T08:00:00Z"


@pytest.fixture
def filled(store, make_batch):
    store.write_batch(make_batch(("MW-1", DAY, 1.5), ("MW-2", DAY, 0.4, True), ("MW-2", DAY, np.nan, False, 2, "ph")))
    return store


def open_layer(store, table: str, kind: str, key: str, geometry: str = "(geom)") -> QgsVectorLayer:
    if isinstance(store, GeoPackageStore):
        layer = QgsVectorLayer(f"{store._engine.path}|layername={table}", table, "ogr")
    else:
        source = f'{store._engine._dsn} key=\'{key}\' type={kind} table="gw_monitor"."{table}" {geometry}'
        layer = QgsVectorLayer(source, table, "postgres")
    assert layer.isValid(), layer.error().message()
    return layer


@pytest.mark.parametrize(("table", "count"), [("park", 1), ("enterprise", 2), ("receptor", 1), ("monitoring_point", 4)])
def test_spatial_tables_open_in_the_crs_of_the_park(filled, qgis_app, table, count):
    key = {"monitoring_point": "point_id"}.get(table, f"{table}_id")
    kind = {"park": "Polygon", "enterprise": "Polygon"}.get(table, "Point")
    layer = open_layer(filled, table, kind, key)
    assert layer.featureCount() == count
    assert layer.crs().authid() == "EPSG:4547"
    assert all(not feature.geometry().isEmpty() for feature in layer.getFeatures())


def test_latest_values_open_as_a_layer(filled, qgis_app):
    layer = open_layer(filled, "latest_value", "Point", "datastream_id")
    assert layer.crs().authid() == "EPSG:4547"
    rows = {(f["point"], f["property"]): f for f in layer.getFeatures()}
    assert len(rows) == 3
    found = rows["MW-1", "benzene"]
    assert (found["value"], found["unit"], found["time_utc"], found["layer"]) == (
        1.5,
        "ug/L",
        "2024-05-01T08:00:00Z",
        1,
    )
    assert found.geometry().asPoint().x() == EAST + 50
    assert rows["MW-2", "benzene"]["censored"]
    assert layer.fields().field("value").isNumeric()


def test_observations_open_as_a_table_with_readable_times(filled, qgis_app):
    layer = open_layer(filled, "observation_text", "None", "datastream_id,time_utc", geometry="")
    rows = sorted((f["point"], f["property"], f["time_utc"], int(f["flag"])) for f in layer.getFeatures())
    day = "2024-05-01T08:00:00Z"
    assert rows == [("MW-1", "benzene", day, 2), ("MW-2", "benzene", day, 2), ("MW-2", "ph", day, 9)]


def test_the_file_is_a_geopackage_by_the_book(gpkg_store, tmp_path):
    gpkg_store.close()
    with closing(sqlite3.connect(tmp_path / "small.gpkg")) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        assert application.to_bytes(4, "big") == b"GPKG"
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        assert mode == "delete"
        references = connection.execute("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1").fetchall()
        assert references == [(-1,), (0,), (4326,), (4547,)]
        bad = connection.execute(
            "SELECT table_name FROM gpkg_contents WHERE table_name NOT IN (SELECT name FROM sqlite_master)"
        ).fetchall()
        assert bad == []
    assert [path.name for path in tmp_path.iterdir()] == ["small.gpkg"]  # closed cleanly: one file


def test_qgis_and_the_store_work_on_one_file_together(gpkg_store, qgis_app, make_batch):
    layer = open_layer(gpkg_store, "latest_value", "Point", "datastream_id")
    assert list(layer.getFeatures()) == []
    assert gpkg_store.write_batch(make_batch(("MW-3", DAY, 3.0))).stored == 1
    layer.dataProvider().reloadData()
    assert [f["point"] for f in layer.getFeatures()] == ["MW-3"]


def test_any_file_name_will_do(tmp_path, small_park):
    path = tmp_path / "园区 #1?100%&mode=ro.gpkg"
    store = GeoPackageStore(path)
    store.create()
    store.save_park(small_park)
    assert store.read_park() == small_park
    store.close()
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_an_existing_geopackage_keeps_its_layers(tmp_path, small_park):
    path = tmp_path / "mixed.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    source.CreateLayer("roads", geom_type=ogr.wkbLineString)
    source = None
    store = GeoPackageStore(path)
    store.create()
    store.save_park(small_park)
    assert store.read_park() == small_park
    store.close()
    names = {layer.GetName() for layer in ogr.Open(str(path))}
    assert {"roads", "monitoring_point"} <= names


def test_a_foreign_table_of_the_same_name_is_not_touched(tmp_path):
    from gw_monitor.gw_core.errors import StoreError

    path = tmp_path / "taken.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    source.CreateLayer("park", geom_type=ogr.wkbPolygon)
    source = None
    with pytest.raises(StoreError, match="has a table park"):
        GeoPackageStore(path).create()


@pytest.mark.parametrize("wkt", ["POINT (1 2)", "POLYGON ((0 0,1 0,1 1,0 0))", "POINT EMPTY", "LINESTRING (0 0,3 4)"])
def test_geometry_blobs_follow_the_standard(wkt):
    blob = geopackage_blob(wkt, 4547)
    assert blob[:4] == b"GP\x00" + (b"\x11" if "EMPTY" in wkt else b"\x03")
    assert int.from_bytes(blob[4:8], "little") == 4547
    assert from_geopackage_blob(blob).ExportToWkt() == wkt


@pytest.mark.parametrize("wkt", ["POINT Z (1 2 3)", "PointZ (1 2 3)", "PointZM (1 2 3 4)", "Point M (1 2 3)"])
def test_heights_are_dropped(wkt):
    assert from_geopackage_blob(geopackage_blob(wkt, 4547)).ExportToWkt() == "POINT (1 2)"


def test_nonsense_is_no_geometry():
    from gw_monitor.gw_core.errors import InvalidInputError

    assert geopackage_blob("", 4547) is None
    with pytest.raises(InvalidInputError, match="not a geometry"):
        geopackage_blob("PIONT (1 2)", 4547)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The room's algorithms, run through QGIS."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import StoreError
from gw_monitor.gw_core.store import migrations
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import Operation
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.parks import EAST, NORTH, box
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

VERSION = len(migrations.migrations("geopackage"))


class Recorder(QgsProcessingFeedback):
    """Keeps what an algorithm says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors, self.warnings = [], []

    def reportError(self, error, fatalError=False):
        self.errors.append(error)

    def pushWarning(self, warning):
        self.warnings.append(warning)


@pytest.fixture
def cancelled():
    feedback = Recorder()
    feedback.cancel()
    return feedback


def layer(kind: str, fields: str, *rows, crs: str = "EPSG:4547") -> QgsVectorLayer:
    """Return a memory layer of rows (WKT, attributes ...)."""
    made = QgsVectorLayer(f"{kind}?crs={crs}&{'&'.join(f'field={field}' for field in fields.split())}", kind, "memory")
    features = []
    for wkt, *attributes in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(attributes)
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


def at(east: float, north: float) -> str:
    return f"POINT ({EAST + east} {NORTH + north})"


POINT_FIELDS = (
    "name:string layer:integer ground_elevation_m:double screen_top_m:double screen_bottom_m:double "
    "role:string extra:string"
)


@pytest.fixture
def layers():
    """Import layers of a good park."""
    return {
        "POINTS": layer(
            "Point", POINT_FIELDS,
            (at(50, 300), "MW-1", 1, 12.5, 5.0, 11.0, "Background", "ignored"),
            (at(250, 220), "井2", None, None, None, None, None, None),
        ),
        "BOUNDARY": layer("Polygon", "id:integer", (box(0, 0, 500, 600), 1), (box(500, 0, 500, 600), 2)),
        "ENTERPRISES": layer("Polygon", "name:string sector:string", (box(100, 100, 300, 300), "East Dyes", "dyes")),
        "FACILITIES": layer(
            "Point", "name:string enterprise:string kind:string substances:string",
            (at(200, 200), "Tank T1", "East Dyes", "tank", "苯; toluene；67-66-3"),
        ),
        "RECEPTORS": layer("Point", "name:string kind:string layer:integer", (at(980, 300), "Village", "intake", 2)),
    }  # fmt: skip


@pytest.fixture
def database(tmp_path, run_algorithm):
    path = str(tmp_path / "park.gpkg")
    run_algorithm("create_database", {"DATABASE": path})
    return path


def settings(database, **more):
    return {"DATABASE": database, "PARK_NAME": "Test park", "TIME_ZONE": "Asia/Shanghai", "LIMIT_CLASS": 3, **more}


# --- create_database --------------------------------------------------------------------------------------------------


def test_create_database_makes_and_keeps(tmp_path, run_algorithm):
    path = str(tmp_path / "new.gpkg")
    first = run_algorithm("create_database", {"DATABASE": path})
    assert first == {"DATABASE": path, "VERSION": VERSION}
    assert run_algorithm("create_database", {"DATABASE": path}) == first


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("park.txt", "not a GeoPackage file"),
        ("missing_folder/park.gpkg", "folder"),
        ("postgres:nobody knows it", "No PostgreSQL connection named"),
    ],
)
def test_create_database_refuses_in_one_sentence(tmp_path, run_algorithm, name, sentence):
    database = name if ":" in name else str(tmp_path / name)
    with pytest.raises(QgsProcessingException, match=sentence):
        run_algorithm("create_database", {"DATABASE": database})
    assert not list(tmp_path.iterdir())


def test_create_database_cancelled_makes_nothing(tmp_path, run_algorithm, cancelled):
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("create_database", {"DATABASE": str(tmp_path / "new.gpkg")}, feedback=cancelled)
    assert not list(tmp_path.iterdir())


@pytest.mark.postgis
def test_a_saved_connection_of_qgis_is_a_database(run_algorithm, postgis_dsn, layers):
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    parts = dict(part.split("=") for part in postgis_dsn.split())
    uri = f"dbname='{parts['dbname']}' host={parts['host']} user='{parts['user']}'"
    metadata.saveConnection(metadata.createConnection(uri, {"saveUsername": True}), "gw test")
    try:
        made = run_algorithm("create_database", {"DATABASE": "postgres:gw test"})
        stored = run_algorithm("import_park", settings("postgres:gw test", **layers))
    finally:
        metadata.deleteConnection("gw test")
    assert made == {"DATABASE": "postgres:gw test", "VERSION": VERSION}
    assert stored["POINTS_STORED"] == 2
    store = PostgisStore(postgis_dsn)
    assert [point.name for point in store.read_park().points] == ["MW-1", "井2"]
    store.close()


@pytest.mark.postgis
def test_a_service_is_a_database(run_algorithm, postgis_dsn, tmp_path, monkeypatch):
    file = tmp_path / "services.conf"
    file.write_text("[park]\n" + "\n".join(postgis_dsn.split()) + "\n", encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    assert run_algorithm("create_database", {"DATABASE": "service:park"})["VERSION"] == VERSION
    with pytest.raises(QgsProcessingException, match="cannot be reached"):
        run_algorithm("create_database", {"DATABASE": "service:other"})


# --- import_park ------------------------------------------------------------------------------------------------------


def test_import_park_stores_what_the_layers_say(run_algorithm, database, layers):
    outputs = run_algorithm("import_park", settings(database, SIMULATED=True, NOTE="made up", **layers))
    assert outputs == {
        "DATABASE": database, "PARKS": 1, "ENTERPRISES_STORED": 1, "FACILITIES_STORED": 1, "POINTS_STORED": 2,
        "RECEPTORS_STORED": 1,
    }  # fmt: skip
    records = read(database)
    assert (records.park.crs, records.park.limit_class, records.park.simulated) == ("EPSG:4547", "IV", True)
    boundary = QgsGeometry.fromWkt(records.park.boundary_wkt)
    assert boundary.area() == pytest.approx(600_000.0)
    first, second = records.points
    assert (first.easting, first.northing, first.role, first.screen_bottom_m) == (
        EAST + 50,
        NORTH + 300,
        "background",
        11.0,
    )
    assert (second.name, second.layer, second.ground_elevation_m) == ("井2", 1, None)
    assert records.facilities[0].substances == ("benzene", "toluene", "chloroform")
    assert records.receptors[0].layer == 2


def read(database):
    store = GeoPackageStore(database_path(database))
    records = store.read_park()
    store.close()
    return records


def database_path(database):
    from pathlib import Path

    return Path(database)


def test_import_park_reprojects_layers(run_algorithm, database, layers):
    there = QgsCoordinateReferenceSystem("EPSG:32650")
    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4547"), there, QgsProject.instance())
    moved = QgsGeometry.fromWkt(at(50, 300))
    moved.transform(transform)
    layers["POINTS"] = layer("Point", "name:string", (moved.asWkt(17), "MW-1"), crs="EPSG:32650")
    parameters = settings(database, CRS=QgsCoordinateReferenceSystem("EPSG:4547"), **layers)
    run_algorithm("import_park", parameters)
    (point,) = read(database).points
    assert (point.easting, point.northing) == pytest.approx(
        (EAST + 50, NORTH + 300), abs=1e-3
    )  # transforms close to mm


def test_import_park_reports_all_faults_and_stores_nothing(run_algorithm, database, layers):
    layers["POINTS"] = layer(
        "Point", POINT_FIELDS,
        (at(1, 1), "MW-1", 0, None, 9.0, 8.0, "guard", None), (at(2, 2), "MW-1", 1, None, None, None, None, None),
        (None, "MW-3", 1, None, None, None, None, None), ("POINT (114 31)", "", 1, None, None, None, None, None),
    )  # fmt: skip
    layers["FACILITIES"] = layer(
        "Point", "name:string enterprise:string kind:string substances:string",
        (at(200, 200), "Tank T1", "Nobody", "bucket", "benzene;phlogiston"),
    )  # fmt: skip
    feedback = Recorder()
    with pytest.raises(QgsProcessingException, match="11 faults, the first in") as caught:
        run_algorithm("import_park", settings(database, **layers) | {"TIME_ZONE": "China"}, feedback=feedback)
    assert "\n" not in str(caught.value)
    said = "\n".join(feedback.errors)
    for word in (
        "China", 'Layer "0"', "not above", '"guard"', "MW-1 is there more than once", "geometry is missing", "degrees",
        "name is missing", "Nobody", "bucket", "phlogiston",
    ):  # fmt: skip
        assert word in said, word
    with pytest.raises(StoreError, match="no park"):
        read(database)


@pytest.mark.parametrize(("crs", "sentence"), [("EPSG:4326", "reproject"), ("", "no coordinate reference system")])
def test_import_park_refuses_layers_in_degrees_or_without_crs(run_algorithm, database, crs, sentence):
    points = layer("Point", "name:string", ("POINT (114 31)", "MW-1"), crs=crs or "EPSG:4326")
    points.setCrs(QgsCoordinateReferenceSystem(crs))
    with pytest.raises(QgsProcessingException, match=sentence):
        run_algorithm("import_park", settings(database, POINTS=points))


def test_import_park_warns_of_points_outside(run_algorithm, database, layers):
    layers["POINTS"] = layer("Point", "name:string", (at(-40, 300), "MW-0"), (at(5, 5), "MW-1"))
    feedback = Recorder()
    run_algorithm("import_park", settings(database, **layers), feedback=feedback)
    assert [text for text in feedback.warnings if "outside" in text] == ["Point MW-0 lies outside the park's boundary."]


def test_import_park_takes_layers_with_heights(run_algorithm, database):
    points = layer("PointZ", "name:string", (f"Point Z ({EAST} {NORTH} 7)", "MW-1"))
    run_algorithm("import_park", settings(database, POINTS=points))
    (point,) = read(database).points
    assert (point.easting, point.northing) == (EAST, NORTH)


def test_import_park_refuses_layers_without_names_and_missing_files(run_algorithm, database, tmp_path):
    with pytest.raises(QgsProcessingException, match='no field "name"'):
        run_algorithm("import_park", settings(database, POINTS=layer("Point", "id:integer", (at(1, 1), 1))))
    good = layer("Point", "name:string", (at(1, 1), "MW-1"))
    with pytest.raises(QgsProcessingException, match="gone"):
        run_algorithm("import_park", settings(database, POINTS=good, RECEPTORS=str(tmp_path / "gone.gpkg")))


def test_import_park_cancelled_stores_nothing(run_algorithm, database, layers, cancelled):
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("import_park", settings(database, **layers), feedback=cancelled)
    with pytest.raises(StoreError, match="no park"):
        read(database)


def test_import_park_needs_a_database(run_algorithm, tmp_path, layers):
    with pytest.raises(QgsProcessingException, match="does not exist"):
        run_algorithm("import_park", settings(str(tmp_path / "gone.gpkg"), **layers))


# --- load_observations ------------------------------------------------------------------------------------------------


@pytest.fixture
def filled(gpkg_store, make_batch, tmp_path):
    """The path of a database with readings; the last of MW-1 fails."""
    gpkg_store.write_batch(
        make_batch(
            ("MW-1", "2024-05-01T08:00:00.250Z", 1.5), ("MW-1", "2024-05-02T08:00:00Z", 0.4, True),
            ("MW-1", "2024-05-03T08:00:00Z", 900.0), ("MW-4", "2024-05-01T08:00:00Z", 7.1, False, 2, "ph"),
            ("MW-4", "2024-05-02T08:00:00Z", np.nan, False, 2, "ph"),
        )
    )  # fmt: skip
    frame = gpkg_store.read_observations()
    bad = frame[frame["value"] == 900.0][["datastream_id", "time"]].assign(flag=4)
    gpkg_store.record_operation(Operation(kind="person", author="test"), bad, pd.Timestamp("2024-06-01T00:00:00Z"))
    return str(tmp_path / "small.gpkg")


def load(run_algorithm, database, **more):
    outputs = run_algorithm("load_observations", {"DATABASE": database, "OUTPUT": "TEMPORARY_OUTPUT", **more})
    features = list(outputs["OUTPUT"].getFeatures())
    assert outputs["COUNT"] == len(features)
    return outputs["OUTPUT"], features


def test_load_observations_gives_the_layer_of_the_contract(run_algorithm, filled):
    found, features = load(run_algorithm, filled)
    assert found.crs().authid() == "EPSG:4547"
    assert [field.name() for field in found.fields()] == [
        "datastream_id", "point", "property", "sensor", "time", "value", "unit", "censored", "flag", "layer",
    ]  # fmt: skip
    assert [(f["point"], f["value"], f["censored"], f["unit"], f["layer"]) for f in features] == [
        ("MW-1", 1.5, False, "ug/L", 1), ("MW-1", 0.4, True, "ug/L", 1), ("MW-4", 7.1, False, "1", 2),
    ]  # fmt: skip
    assert features[0]["time"].toUTC().toString("yyyy-MM-dd hh:mm:ss.zzz") == "2024-05-01 08:00:00.250"
    assert features[0].geometry().asPoint().x() == EAST + 50


def test_load_observations_narrows_and_looks_back(run_algorithm, filled):
    def values(**more):
        return [f["value"] for f in load(run_algorithm, filled, **more)[1]]

    assert values(PROPERTIES="苯") == [1.5, 0.4]
    assert values(POINTS="MW-4, MW-2") == [7.1]
    assert values(START="2024-05-02T08:00:00", PROPERTIES="benzene") == [0.4]
    assert values(END="2024-05-01T23:00:00", PROPERTIES="benzene") == [1.5]
    assert values(AS_OF="2024-05-31T23:59:59", POINTS="MW-1") == [1.5, 0.4, 900.0]
    assert len(values(INCLUDE_FAILED=True)) == 5
    missing = [f for f in load(run_algorithm, filled, INCLUDE_FAILED=True)[1] if f["flag"] == 9]
    assert len(missing) == 1 and not isinstance(missing[0]["value"], float)


def test_load_observations_by_kind_and_area(run_algorithm, filled):
    def values(**more):
        return [f["value"] for f in load(run_algorithm, filled, **more)[1]]

    assert values(KINDS="concentration") == [1.5, 0.4]
    around = layer("Polygon", "id:integer", (box(40, 290, 20, 20), 1), (box(0, 0, 1, 1), 2))
    assert values(AREA=around) == [1.5, 0.4]
    assert values(AREA=layer("Polygon", "id:integer")) == []
    moved = QgsGeometry.fromWkt(box(40, 290, 20, 20))
    there = QgsCoordinateReferenceSystem("EPSG:32650")
    moved.transform(QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4547"), there, QgsProject.instance()))
    assert values(AREA=layer("Polygon", "id:integer", (moved.asWkt(17), 1), crs="EPSG:32650")) == [1.5, 0.4]
    with pytest.raises(QgsProcessingException, match="reproject"):
        values(AREA=layer("Polygon", "id:integer", ("POLYGON ((114 31, 115 31, 115 32, 114 31))", 1), crs="EPSG:4326"))


def test_load_observations_sums_up_in_the_database(run_algorithm, filled):
    def rows(**more):
        found = load(run_algorithm, filled, PROPERTIES="benzene", **more)[1]
        return [(f["time"].toUTC().toString("yyyy-MM-dd hh"), f["value"], f["censored"], f["flag"]) for f in found]

    assert rows(AGGREGATE=2) == [("2024-05-01 00", 1.5, False, 2), ("2024-05-02 00", 0.4, True, 2)]
    assert rows(AGGREGATE=1)[0][0] == "2024-05-01 08"
    assert rows(AGGREGATE=3, STATISTIC=0) == [("2024-05-01 00", pytest.approx(0.95), False, 2)]
    assert rows(AGGREGATE=3, STATISTIC=1)[0][1] == 0.4
    assert rows(AGGREGATE=3, STATISTIC=2)[0][1] == 1.5
    assert rows(AGGREGATE=3, STATISTIC=2, AS_OF="2024-05-31T23:59:59")[0][1] == 900.0


# --- archive_observations, restore_observations -----------------------------------------------------------------------


def test_observations_are_archived_and_restored(run_algorithm, filled, tmp_path, cancelled):
    before = [f["value"] for f in load(run_algorithm, filled)[1]]
    settings = {"DATABASE": filled, "BEFORE": "2024-05-02T09:00:00", "FOLDER": str(tmp_path / "old")}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("archive_observations", settings, feedback=cancelled)
    outputs = run_algorithm("archive_observations", settings)
    assert (outputs["FILES"], outputs["ROWS"]) == (1, 2)
    assert [f["value"] for f in load(run_algorithm, filled)[1]] == [0.4]
    (file,) = (tmp_path / "old").iterdir()
    restored = run_algorithm("restore_observations", {"DATABASE": filled, "FILES": [str(file)]})
    assert {key: restored[key] for key in ("ROWS_IN", "STORED", "DUPLICATE", "REJECTED")} == {
        "ROWS_IN": 2, "STORED": 2, "DUPLICATE": 0, "REJECTED": 0,
    }  # fmt: skip
    assert [f["value"] for f in load(run_algorithm, filled)[1]] == before
    file.write_bytes(b"no archive")
    with pytest.raises(QgsProcessingException, match="not as this database archived it"):
        run_algorithm("restore_observations", {"DATABASE": filled, "FILES": [str(file)]})


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"POINTS": "MW-1, MW-77"}, 'Unknown monitoring point "MW-77"'),
        ({"PROPERTIES": "phlogiston"}, "Unknown observed property"),
        ({"START": "2024-06-01T00:00:00", "END": "2024-05-01T00:00:00"}, "after its end"),
    ],
)
def test_load_observations_refuses_in_one_sentence(run_algorithm, filled, more, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        load(run_algorithm, filled, **more)


def test_load_observations_cancelled_writes_nothing(run_algorithm, filled, cancelled, tmp_path):
    output = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("load_observations", {"DATABASE": filled, "OUTPUT": str(output)}, feedback=cancelled)
    assert not output.exists()


class Impatient(Recorder):
    """Cancels while the result is being written: when it has been asked ``patience`` times."""

    def __init__(self, patience: int) -> None:
        super().__init__()
        self.patience = patience

    def isCanceled(self):
        self.patience -= 1
        return self.patience < 0


@pytest.mark.parametrize("name", ["out.gpkg", "out.shp", "out.geojson"])
def test_a_cancel_while_writing_leaves_nothing_half_written(run_algorithm, filled, tmp_path, name):
    folder = tmp_path / "results"
    folder.mkdir()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("load_observations", {"DATABASE": filled, "OUTPUT": str(folder / name)}, feedback=Impatient(4))
    assert list(folder.iterdir()) == []


def test_a_refusal_before_writing_leaves_an_earlier_result_alone(run_algorithm, filled, tmp_path):
    output = tmp_path / "out.gpkg"
    run_algorithm("load_observations", {"DATABASE": filled, "OUTPUT": str(output)})
    whole = output.read_bytes()
    with pytest.raises(QgsProcessingException, match="Unknown monitoring point"):
        run_algorithm("load_observations", {"DATABASE": filled, "OUTPUT": str(output), "POINTS": "MW-77"})
    assert output.read_bytes() == whole


def test_a_result_cannot_overwrite_the_database(run_algorithm, filled, tmp_path):
    """QGIS would empty the file first, and with it everything ever measured."""
    from qgis.core import QgsProcessingOutputLayerDefinition

    whole = len(load(run_algorithm, filled)[1])
    for output in (filled, f"{filled}|layername=x", QgsProcessingOutputLayerDefinition(filled),
                   str(tmp_path / "." / "small.gpkg")):  # fmt: skip
        with pytest.raises(QgsProcessingException, match="OUTPUT would overwrite the database"):
            run_algorithm("load_observations", {"DATABASE": filled, "OUTPUT": output})
    with pytest.raises(QgsProcessingException, match="OUTPUT would overwrite the database"):
        run_algorithm("write_report", {"DATABASE": filled, "OUTPUT": filled})
    assert len(load(run_algorithm, filled)[1]) == whole


def test_a_result_may_be_a_layer_of_its_own_in_the_database(run_algorithm, filled):
    output = f"ogr:dbname='{filled}' table=\"my_copy\" (geom)"
    run_algorithm("load_observations", {"DATABASE": filled, "OUTPUT": output})
    assert QgsVectorLayer(f"{filled}|layername=my_copy", "copy", "ogr").featureCount() == 3
    assert len(load(run_algorithm, filled)[1]) == 3

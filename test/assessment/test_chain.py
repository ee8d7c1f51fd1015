# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example site of GWSDAT by the same door as a user's files: laboratory table in; classes, trends, plume out."""

from __future__ import annotations

import csv

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

EAST, NORTH = 500_000.0, 3_500_000.0


@pytest.fixture
def wells(shared, qgis_app):
    layer = QgsVectorLayer("Point?crs=EPSG:4547&field=name:string&field=layer:integer", "wells", "memory")
    with (shared / "data" / "quality" / "GWSDAT_Basic_WellCoords.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([row["WellName"], 1])
            place = QgsPointXY(EAST + float(row["XCoord"]), NORTH + float(row["YCoord"]))
            feature.setGeometry(QgsGeometry.fromPointXY(place))
            layer.dataProvider().addFeature(feature)
    return layer


@pytest.fixture
def observations(run_algorithm, wells, shared, tmp_path):
    database = {"DATABASE": str(tmp_path / "site.gpkg")}
    run_algorithm("create_database", database)
    run_algorithm("import_park", database | {"PARK_NAME": "GWSDAT", "TIME_ZONE": "Europe/London", "POINTS": wells})
    path = shared / "data" / "quality" / "GWSDAT_Basic_WellData.csv"
    done = run_algorithm("import_laboratory", database | {"FILES": [str(path)], "OUTPUT": "TEMPORARY_OUTPUT"})
    assert (done["ROWS_IN"], done["STORED"], done["REJECTED"]) == (520, 520, 0)
    run_algorithm("quality_control", database | {"OUTPUT": "TEMPORARY_OUTPUT"})
    loaded = run_algorithm("load_observations", database | {"OUTPUT": "TEMPORARY_OUTPUT"})
    return loaded["OUTPUT"]


def test_a_laboratory_file_ends_as_classes_trends_and_a_plume(observations, run_algorithm, features, gwsdat, tmp_path):
    expected = gwsdat[gwsdat["property"] != "water_level"]
    found = [row for row in features(observations) if row["property"] != "water_level"]
    assert len(found) == len(expected) == 411
    assert sum(row["censored"] for row in found) == expected["censored"].sum()
    source = {"OBSERVATIONS": observations, "OUTPUT": "TEMPORARY_OUTPUT"}
    classes = run_algorithm("classify_water_quality", source | {"DETAILS": "TEMPORARY_OUTPUT"})
    assert classes["WORST"] == "V" and classes["OUTPUT"].featureCount() == 11
    trends = features(run_algorithm("detect_trends", source | {"PROPERTY": "苯"})["OUTPUT"])
    assert len(trends) == 11 and sum(row["n"] for row in trends) == 137
    rasters = {"OUTPUT": str(tmp_path / "c.tif"), "DEVIATION": str(tmp_path / "d.tif"), "PLUME": "TEMPORARY_OUTPUT"}
    plume = run_algorithm("map_plume", source | rasters | {"PROPERTY": "71-43-2", "WINDOW_D": 200})
    (row,) = features(plume["PLUME"])
    assert row["maximum"] > row["threshold"] == 10.0 and row["mass_kg"] > 0

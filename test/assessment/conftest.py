# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observation tables and layers for the tests of this room."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta, timezone

import pandas as pd
import pytest

EAST, NORTH = 500_000.0, 3_500_000.0


def as_table(rows):
    """Rows of (point, property, time, value, unit[, censored[, flag]]) as the table of an observation layer."""
    names = ["point", "property", "time", "value", "unit", "censored", "flag"]
    table = pd.DataFrame([[*row, *(False, 1)[len(row) - 7 :]] if len(row) < 7 else row for row in rows], columns=names)
    order = {name: index for index, name in enumerate(sorted(set(table["point"])))}
    table["layer"] = 1
    table["easting"] = [EAST + 50.0 * order[name] for name in table["point"]]
    table["northing"] = NORTH
    return table


@pytest.fixture
def make_table():
    return as_table


def read_gwsdat(shared):
    """Read the example site of GWSDAT: 11 wells, 2002 to 2006, non-detects as ND<x; coordinates moved into a zone."""
    with (shared / "data" / "quality" / "GWSDAT_Basic_WellCoords.csv").open(newline="") as file:
        places = {row["WellName"]: (float(row["XCoord"]), float(row["YCoord"])) for row in csv.DictReader(file)}
    codes = {"BENZENE": "benzene", "TOLUENE": "toluene", "XYLENE": "xylenes", "GW": "water_level"}
    rows = []
    with (shared / "data" / "quality" / "GWSDAT_Basic_WellData.csv").open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            censored = row["Result"].startswith("ND<")
            time = datetime(1899, 12, 30, tzinfo=timezone.utc) + timedelta(days=int(row["SampleDate"]))
            x, y = places[row["WellName"]]
            rows.append(
                {
                    "datastream_id": 0, "point": row["WellName"], "property": codes[row["Constituent"]], "sensor": "",
                    "time": time, "value": float(row["Result"].removeprefix("ND<")),
                    "unit": "m" if row["Units"] == "Level" else "ug/L", "censored": censored, "flag": 2, "layer": 1,
                    "easting": EAST + x, "northing": NORTH + y,
                }
            )  # fmt: skip
    return pd.DataFrame(rows)


@pytest.fixture(scope="session")
def gwsdat(shared):
    return read_gwsdat(shared)


@pytest.fixture
def as_layer(qgis_app):
    """Return a function turning a table into an observation layer in memory."""
    from gw_monitor.processing_provider.bridge import make_fields, write_rows
    from qgis.core import QgsProcessingFeedback, QgsVectorLayer
    from qgis.PyQt.QtCore import QDateTime

    columns = {
        "datastream_id": int, "point": str, "property": str, "sensor": str, "time": QDateTime, "value": float,
        "unit": str, "censored": bool, "flag": int, "layer": int,
    }  # fmt: skip

    def make(table, crs="EPSG:32650", kind="Point"):
        layer = QgsVectorLayer(f"{kind}?crs={crs}", "observations", "memory")
        fields = make_fields(columns)
        layer.dataProvider().addAttributes(list(fields))
        layer.updateFields()
        rows = table.to_dict("records")
        for row in rows:
            row["geometry_wkt"] = f"POINT({row['easting']} {row['northing']})"
        write_rows(layer.dataProvider(), fields, rows, QgsProcessingFeedback())
        return layer

    return make


@pytest.fixture
def features():
    """Return a function reading a layer (or the id of one in a context) as dictionaries."""

    def plain(value):
        return None if hasattr(value, "isNull") and value.isNull() else value

    def read(layer):
        names = [field.name() for field in layer.fields()]
        return [
            dict(zip(names, map(plain, f.attributes()), strict=True)) | {"geometry": f.geometry()}
            for f in layer.getFeatures()
        ]

    return read

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""merge_warnings on the reference park, whose leak is known: one plume event follows it, and names its facility."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback
from qgis.PyQt.QtCore import QDateTime, Qt


@pytest.fixture(scope="module")
def merged(provider, root, tmp_path_factory):
    """The tables of merge_warnings after the park, its laboratory and its loggers were read."""
    import processing

    park, database = root / "resources" / "demo", str(tmp_path_factory.mktemp("demo") / "park.gpkg")
    facts = json.loads((park / "park.json").read_text(encoding="utf-8"))
    aquifer = json.loads((park / "aquifer.json").read_text(encoding="utf-8"))
    at = int(datetime.fromisoformat(facts["now"]).timestamp() * 1000)
    now = {"NOW": QDateTime.fromMSecsSinceEpoch(at, Qt.TimeSpec.UTC)}

    def run(name, **parameters):
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        values = {"DATABASE": database, "OUTPUT": "memory:", **parameters}
        return processing.run(f"gwmonitor:{name}", values, context=context, feedback=feedback)

    layers = {key: str(park / "layers" / f"{key.lower()}.geojson")
              for key in ("BOUNDARY", "ENTERPRISES", "FACILITIES", "POINTS", "RECEPTORS")}  # fmt: skip
    run("create_database")
    run("import_park", PARK_NAME=facts["name"], CRS=facts["crs"], TIME_ZONE=facts["time_zone"], LIMIT_CLASS=2,
        SIMULATED=True, NOTE=facts["note"], **layers)  # fmt: skip
    run("import_laboratory", FOLDER=str(park / "laboratory"))
    run("import_loggers", FOLDER=str(park / "loggers"))
    run("evaluate_warnings", **now)
    return run(
        "merge_warnings", **now, CONDUCTIVITY=aquifer["conductivity_m_d"][0], POROSITY=aquifer["porosity"],
        HEAD_WINDOW_D=120.0, MEMBERS="memory:", RECEPTORS="memory:", SOURCES="memory:",
    )  # fmt: skip


@pytest.fixture(scope="module")
def truth(root):
    return json.loads((root / "resources" / "demo" / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture
def benzene(merged):
    (found,) = [each for each in merged["OUTPUT"].getFeatures() if "benzene" in each["properties"].split(", ")]
    return found


def test_the_leak_is_one_event_at_the_wells_that_it_reached(benzene, truth):
    reached = {
        name for name, row in truth["arrival_above_limit"].items()
        if name.startswith("MW") and row is not None and row["days_from_now"] <= 0
    }  # fmt: skip
    assert reached <= set(benzene["points"].split(", "))
    assert (benzene["level"], benzene["state"]) == ("severe", "firing")
    assert benzene["outline_method"].endswith("above 10 ug/L")


def test_what_other_plants_lost_stays_apart(benzene, merged):
    others = {each["points"] for each in merged["OUTPUT"].getFeatures()} - {benzene["points"]}
    assert {"MW-15", "MW-16"} <= others


def test_the_facility_that_leaked_ranks_first(benzene, merged, truth):
    ranked = [
        row["name"] for row in merged["SOURCES"].getFeatures() if row["plume_event_id"] == benzene["plume_event_id"]
    ]
    assert ranked[0] == truth["leak"]["facility"]


def test_the_intake_is_at_risk_of_benzene_within_the_interval_that_holds_the_truth(benzene, merged, truth):
    at_risk = {
        row["point"]: row for row in merged["RECEPTORS"].getFeatures()
        if row["plume_event_id"] == benzene["plume_event_id"] and row["property"] == "benzene"
    }  # fmt: skip
    intake = at_risk["Simulated village intake"]
    assert intake["early_d"] < truth["arrival_above_limit"]["VI-1"]["days_from_now"] < intake["late_d"]
    assert 0.0 < intake["probability"] < 1.0

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The algorithm through QGIS."""

from __future__ import annotations

from datetime import timedelta

import pytest
from gw_monitor.test.parks import EAST, NORTH
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
    edit,
)
from qgis.PyQt.QtCore import QDateTime, Qt


def utc(moment):
    return QDateTime.fromMSecsSinceEpoch(int(moment.timestamp() * 1000), Qt.TimeSpec.UTC)


def layer(definition, rows):
    made = QgsVectorLayer(definition, "layer", "memory")
    with edit(made):
        for values in rows:
            feature = QgsFeature(made.fields())
            feature.setAttributes(values)
            made.addFeature(feature)
    return made


@pytest.fixture
def arrival(now):
    fields = "field=point:string&field=arrival:datetime&field=peak:double&field=limit:double&field=unit:string"
    rows = [["Village intake", utc(now + timedelta(days=40)), 30.0, 10.0, "ug/L"], ["River", None, 1.0, 10.0, "ug/L"]]
    return layer(f"Point?crs=EPSG:4547&{fields}", rows)


@pytest.fixture
def traced():
    fields = "field=name:string&field=enterprise:string&field=probability:double&field=identifiable:bool"
    return layer(f"Polygon?crs=EPSG:4547&{fields}", [["Pond P1", "West Solvents", 0.9, True]])


def test_the_tasks_come_from_warnings_forecast_and_tracing(
    run_algorithm, gpkg_store, tmp_path, make_event, now, arrival, traced
):
    gpkg_store.save_events([make_event()])
    result = run_algorithm(
        "plan_response",
        {
            "DATABASE": str(tmp_path / "small.gpkg"), "ARRIVAL": arrival, "TRACED": traced, "NOW": utc(now),
            "OUTPUT": "memory:",
        },
    )  # fmt: skip
    assert result["LEVEL"] == "serious"
    table = result["OUTPUT"]
    assert [field.name() for field in table.fields()] == [
        "number", "phase", "task", "responsible", "due_at", "resources", "basis",
    ]  # fmt: skip
    rows = {feature["task"]: feature for feature in table.getFeatures()}
    stop = next(row for text, row in rows.items() if text.startswith("Stop the release at Pond P1"))
    assert stop["due_at"].toUTC() == utc(now + timedelta(hours=24))
    assert stop["basis"] == "Tracing: Pond P1 with a probability of 90 %."
    assert stop["resources"] == "transfer pumps; spare tank capacity"
    assert any("Village intake" in text and "in 40 d" in text for text in rows)
    assert not any("River" in text for text in rows)


def test_wells_on_the_way_are_no_receptors(run_algorithm, gpkg_store, tmp_path, make_event, now):
    """MW-2 stands in the plume and MW-4 280 m before the intake: only the well at the intake speaks for it."""
    gpkg_store.save_events([make_event()])
    fields = "field=point:string&field=arrival:datetime&field=peak:double&field=limit:double&field=unit:string"
    made = QgsVectorLayer(f"Point?crs=EPSG:4547&{fields}", "layer", "memory")
    with edit(made):
        for name, east, days in (
            ("MW-2", 250, 5),
            ("MW-4", 700, 20),
            ("Intake well", 970, 40),
            ("Intake well", 985, 60),
        ):
            feature = QgsFeature(made.fields())
            feature.setAttributes([name, utc(now + timedelta(days=days)), 30.0, 10.0, "ug/L"])
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(EAST + east, NORTH + 300)))
            made.addFeature(feature)
    inputs = {"DATABASE": str(tmp_path / "small.gpkg"), "ARRIVAL": made, "NOW": utc(now), "OUTPUT": "memory:"}
    tasks = [feature["task"] for feature in run_algorithm("plan_response", inputs)["OUTPUT"].getFeatures()]
    told = [text for text in tasks if "in 40 d" in text]
    assert len(told) == 1
    assert "Village intake" in told[0]
    assert not any("in 5 d" in text or "in 20 d" in text or "in 60 d" in text for text in tasks)


def test_without_warnings_the_level_is_none(run_algorithm, gpkg_store, tmp_path):
    feedback = QgsProcessingFeedback()
    result = run_algorithm(
        "plan_response", {"DATABASE": str(tmp_path / "small.gpkg"), "OUTPUT": "memory:"}, feedback=feedback
    )
    assert result["LEVEL"] == "none"
    assert result["OUTPUT"].featureCount() == 1
    assert "no response is needed" in feedback.textLog()
    assert "template" in feedback.textLog()


def test_a_bad_plan_is_refused(run_algorithm, gpkg_store, tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text("name: Mine\nphases: []\n")
    with pytest.raises(QgsProcessingException, match=r"The plan file plan\.yaml is refused; faults found: 1"):
        run_algorithm(
            "plan_response", {"DATABASE": str(tmp_path / "small.gpkg"), "PLANS": str(plan), "OUTPUT": "memory:"}
        )


def test_a_layer_of_another_kind_is_refused(run_algorithm, gpkg_store, tmp_path, arrival):
    with pytest.raises(QgsProcessingException, match="The source layer has no field name, probability, identifiable"):
        run_algorithm(
            "plan_response", {"DATABASE": str(tmp_path / "small.gpkg"), "TRACED": arrival, "OUTPUT": "memory:"}
        )


def test_a_cancel_writes_no_table(run_algorithm, gpkg_store, tmp_path):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    output = tmp_path / "tasks.csv"
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm(
            "plan_response", {"DATABASE": str(tmp_path / "small.gpkg"), "OUTPUT": str(output)}, feedback=feedback
        )
    assert not output.exists()


def test_every_parameter_has_help(provider):
    algorithm = QgsApplication.processingRegistry().algorithmById("gwmonitor:plan_response")
    assert all(p.help() for p in algorithm.parameterDefinitions() if not p.isDestination())

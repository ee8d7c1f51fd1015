# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every step's output is a valid input of the next, also in a model of QGIS's graphical modeler."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsRasterLayer,
)

VALUE = QgsProcessingModelChildParameterSource.fromStaticValue
CHILD = QgsProcessingModelChildParameterSource.fromChildOutput


@pytest.fixture
def database(gpkg_store, tmp_path):
    """Eight quarters of benzene (ug/L) at four wells; it rises at MW-2 and stays low elsewhere."""
    times = pd.date_range("2024-01-15", periods=8, freq="91D", tz="UTC")
    values = [np.full(8, 0.6), 20.0 + 10.0 * np.arange(8), np.full(8, 4.0) + 0.01 * np.arange(8), np.full(8, 0.8)]
    keys = [DatastreamKey(point=f"MW-{number}", property="benzene") for number in range(1, 5)]
    frame = make_frame(np.repeat(np.arange(4), 8), np.tile(times, 4), np.concatenate(values))
    gpkg_store.write_batch(
        Batch(source="lab.csv", sha256="", reader="test", time_zone="UTC", datastreams=keys, observations=frame)
    )
    return str(tmp_path / "small.gpkg")


def child(model, name, algorithm, outputs, **sources):
    """Add a step; ``sources`` are static values or sources, ``outputs`` become outputs of the model."""
    step = QgsProcessingModelChildAlgorithm(f"gwmonitor:{algorithm}")
    step.setChildId(name)
    for key, source in sources.items():
        known = isinstance(source, QgsProcessingModelChildParameterSource)
        step.addParameterSources(key, [source if known else VALUE(source)])
    made = {}
    for key in outputs:
        output = QgsProcessingModelOutput(f"{name} {key}".lower(), f"{name} {key}")
        output.setChildId(name)
        output.setChildOutputName(key)
        made[output.name()] = output
    step.setModelOutputs(made)
    model.addChildAlgorithm(step)


@pytest.fixture
def model(provider):
    """load_observations, and behind it classes, trends and a plume."""
    made = QgsProcessingModelAlgorithm("chain", "test")
    made.addModelParameter(QgsProcessingParameterString("db", "Database"), QgsProcessingModelParameter("db"))
    child(made, "load", "load_observations", ["OUTPUT"],
          DATABASE=QgsProcessingModelChildParameterSource.fromModelParameter("db"))  # fmt: skip
    loaded = CHILD("load", "OUTPUT")
    child(made, "classes", "classify_water_quality", ["OUTPUT", "DETAILS"], OBSERVATIONS=loaded, LIMIT_CLASS=2)
    child(made, "trends", "detect_trends", ["OUTPUT"], OBSERVATIONS=loaded, PROPERTY="benzene")
    child(made, "plume", "map_plume", ["OUTPUT", "DEVIATION", "PLUME"], OBSERVATIONS=loaded, PROPERTY="苯")
    child(made, "report", "write_report", ["OUTPUT"],
          DATABASE=QgsProcessingModelChildParameterSource.fromModelParameter("db"),
          CLASSES=CHILD("classes", "OUTPUT"), TRENDS=CHILD("trends", "OUTPUT"))  # fmt: skip
    made.initAlgorithm()
    return made


def rows(outputs, key, context):
    layer = QgsProcessingUtils.mapLayerFromString(outputs[key], context)
    assert layer.isValid()
    return [dict(zip(layer.fields().names(), each.attributes(), strict=True)) for each in layer.getFeatures()]


def test_a_model_chains_the_algorithms(model, database, tmp_path):
    valid, faults = model.validate()
    assert valid, faults
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    sinks = {
        each.name(): QgsProcessingUtils.generateTempFilename("c.tif")
        if each.type() == "rasterDestination"
        else str(tmp_path / "report.html")
        if each.type() == "fileDestination"
        else "memory:"
        for each in model.destinationParameterDefinitions()
    }
    outputs, done = model.run({"db": database} | sinks, context, feedback)
    assert done, feedback.textLog()
    assert len(rows(outputs, "load_output", context)) == 32
    classes = {row["point"]: row["class"] for row in rows(outputs, "classes_output", context)}
    assert classes == {"MW-1": "II", "MW-2": "IV", "MW-3": "III", "MW-4": "II"}
    trends = {row["point"]: row["trend"] for row in rows(outputs, "trends_output", context)}
    assert trends["MW-2"] == "increasing" and trends["MW-1"] == "none"
    (plume,) = rows(outputs, "plume_plume", context)
    assert plume["maximum"] > plume["threshold"] == 10.0
    assert QgsRasterLayer(outputs["plume_output"]).isValid()
    assert "MW-2" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_model_keeps_its_steps_when_saved_and_opened(model, tmp_path):
    assert model.toFile(str(tmp_path / "chain.model3"))
    opened = QgsProcessingModelAlgorithm()
    assert opened.fromFile(str(tmp_path / "chain.model3"))
    assert {step.algorithmId() for step in opened.childAlgorithms().values()} == {
        f"gwmonitor:{name}"
        for name in ("load_observations", "classify_water_quality", "detect_trends", "map_plume", "write_report")
    }
    assert all(QgsApplication.processingRegistry().algorithmById(f"{step.algorithmId()}") is not None
               for step in opened.childAlgorithms().values())  # fmt: skip

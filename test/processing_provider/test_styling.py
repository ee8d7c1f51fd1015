# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Outputs that QGIS loads carry the style of `styles/`, whatever algorithm made them."""

from __future__ import annotations

import gc
import re

import pytest
from gw_monitor.processing_provider.styling import style_output
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

CRS = "EPSG:4547"


def point(wkt, name):
    layer = QgsVectorLayer(f"Point?crs={CRS}&field=name:string&field=rate_kg_d:double", "points", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    feature.setAttributes([name, 0.5])
    assert layer.dataProvider().addFeature(feature)
    return layer


def test_layers_are_styled_on_completion(provider, tmp_path):
    """As the toolbox does it: the layers of a finished run are loaded into the project, then styled."""
    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    found, done = provider.algorithm("simulate_plume_analytic").create().run(
        {
            "SOURCE": point("POINT(0 0)", "tank"), "PROPERTY": "benzene", "TIME_D": 100.0, "CELL_SIZE": 2.0,
            "DISPERSIVITY_L": 1.0, "DISPERSIVITY_T": 0.1, "POINTS": point("POINT(20 0)", "MW-1"),
            "OUTPUT": QgsProcessingOutputLayerDefinition(str(tmp_path / "plume.tif"), project),
            "ARRIVAL": QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project),
        },
        context, QgsProcessingFeedback(False),
    )  # fmt: skip
    layers = {}
    for identifier, details in context.layersToLoadOnCompletion().items():
        layers[details.name] = QgsProcessingUtils.mapLayerFromString(identifier, context)
        details.postProcessor().postProcessLayer(layers[details.name], context, QgsProcessingFeedback())
    assert set(layers) == {"Plume", "Arrival"} and done and found["OUTPUT"]
    assert layers["Plume"].renderer().type() == "singlebandpseudocolor"
    assert layers["Arrival"].renderer().type() == "RuleRenderer"


def test_a_second_run_is_styled_too(provider, tmp_path):
    """The context of the first takes its post-processors with it, as the window of a finished run does."""
    for number in range(3):
        context, destination = QgsProcessingContext(), str(tmp_path / f"{number}.gpkg")
        details = QgsProcessingContext.LayerDetails("raw", QgsProject(), "OUTPUT")
        context.addLayerToLoadOnCompletion(destination, details)
        style_output(context, destination, "arrival", "Arrival")
        gc.collect()
        layer = point("POINT(0 0)", "tank")
        found = context.layerToLoadOnCompletionDetails(destination)
        found.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
        assert found.name == "Arrival" and layer.renderer().type() == "RuleRenderer"
        del found, details, context
        gc.collect()


@pytest.mark.parametrize(
    ("module", "styles"),
    [
        ("assessment/classify_water_quality", {"water_quality_class"}),
        ("assessment/detect_trends", {"trend"}),
        ("assessment/map_plume", {"plume"}),
        ("network/design_network", {"network_design"}),
        ("tracing/trace_source", {"source_ranking"}),
        ("transport/results", {"arrival"}),
        ("transport/simulate_flow", {"head"}),
        ("transport/simulate_plume", {"plume_forecast"}),
        ("transport/simulate_plume_analytic", {"plume_forecast"}),
        ("warning/evaluate_warnings", {"warning"}),
    ],
)
def test_every_style_is_given_to_an_output(root, module, styles):
    text = (root / "processing_provider" / "algorithms" / f"{module}.py").read_text(encoding="utf-8")
    known = {path.stem for path in (root / "styles").glob("*.qml")}
    assert styles <= {name for name in re.findall(r'"(\w+)"', text) if name in known}

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The algorithm through QGIS, on a flow folder as `simulate_flow` leaves it."""

from __future__ import annotations

import pytest
from gw_monitor.test import flows
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

CRS = "EPSG:4547"


def layer(fields, rows, crs=CRS):
    wanted = "&".join(f"field={field}:{type_}" for field, type_ in fields.items())
    made = QgsVectorLayer(f"Point?crs={crs}&{wanted}", "layer", "memory")
    for x, y, *values in rows:
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT ({x} {y})"))
        feature.setAttributes(values)
        assert made.dataProvider().addFeature(feature)
    return made


@pytest.fixture(scope="module")
def flow(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flow")
    flows.uniform_flow(30, 20, 20.0, discharge_m_d=0.125, top=10.0, conductivity=10.0, head=10.0, crs=CRS).save(folder)
    return str(folder)


@pytest.fixture
def parameters(provider, flow):
    return {
        "FLOW": flow, "SOURCES": layer({"name": "string"}, [(110, 310, "North"), (110, 90, "South")]),
        "EXISTING": layer({"name": "string", "layer": "integer"}, [(170, 310, "MW-1", 1)]), "SPACING": 60.0,
        "NUMBER": 2, "DETECTION_LIMIT": 0.01, "RATE": 1.0, "HORIZON": 1500.0, "STEP": 15.0, "DISPERSIVITY_L": 5.0,
        "DISPERSIVITY_T": 0.5, "OUTPUT": "memory:",
    }  # fmt: skip


def test_a_network_is_designed_around_the_wells_that_stand(run_algorithm, parameters):
    found = run_algorithm("design_network", parameters)
    rows = sorted(found["OUTPUT"].getFeatures(), key=lambda row: row["rank"])
    assert [field.name() for field in found["OUTPUT"].fields()] == [
        "name", "rank", "layer", "easting", "northing", "detected_share", "mean_days", "cumulative_days", "note",
    ]  # fmt: skip
    assert [row["rank"] for row in rows] == [0, 1, 2] and rows[0]["name"] == "MW-1"
    assert rows[1]["northing"] < 200  # the south is not watched yet
    assert rows[1].geometry().asPoint().x() == rows[1]["easting"]
    assert found["GAP"] == pytest.approx(0.0, abs=1e-6)
    assert found["UNDETECTED"] == 0.0
    assert found["MEAN_DAYS"] == pytest.approx(rows[-1]["cumulative_days"])
    bare = run_algorithm("design_network", {**parameters, "EXISTING": None, "NUMBER": 1})
    assert bare["UNDETECTED"] == pytest.approx(0.5)


def test_given_candidates_and_no_time_leave_an_honest_gap(run_algorithm, parameters):
    wells = layer({"name": "string"}, [(x, y, f"P{x}-{y}") for x in (170, 310, 450) for y in (50, 90, 130, 290, 330)])
    found = run_algorithm("design_network", {**parameters, "CANDIDATES": wells, "NUMBER": 1, "TIME_LIMIT": 0.0})
    proven = run_algorithm("design_network", {**parameters, "CANDIDATES": wells, "NUMBER": 1})
    assert proven["GAP"] == pytest.approx(0.0, abs=1e-6)
    assert found["MEAN_DAYS"] * (1 - found["GAP"]) <= proven["MEAN_DAYS"] <= found["MEAN_DAYS"] + 1e-9


def test_a_cancel_writes_nothing(run_algorithm, parameters, tmp_path):
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("design_network", {**parameters, "OUTPUT": str(tmp_path / "network.gpkg")}, feedback=feedback)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"FLOW": "/nowhere"}, "holds no flow model"),
        ({"STEP": 0.02}, "more than 5000 time steps"),
        ({"DETECTION_LIMIT": 1e6}, "No leak reaches"),
    ],
)
def test_bad_input_is_one_sentence(run_algorithm, parameters, change, words):
    with pytest.raises(QgsProcessingException, match=words):
        run_algorithm("design_network", {**parameters, **change})


def test_layers_without_name_or_in_another_crs_are_refused(run_algorithm, parameters):
    with pytest.raises(QgsProcessingException, match="EXISTING: 1: The field name is missing"):
        run_algorithm("design_network", {**parameters, "EXISTING": layer({"label": "string"}, [(170, 310, "x")])})
    with pytest.raises(QgsProcessingException, match="reproject"):
        run_algorithm(
            "design_network", {**parameters, "SOURCES": layer({"name": "string"}, [(114, 27, "x")], "EPSG:4326")}
        )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("two", None, None), 'layer is "two", not a number'),
        (("1.5", None, None), "whole number"),
        (("1", "much", None), 'rate_kg_d is "much"'),
        (("1", None, "often"), 'weight is "often"'),
    ],
)
def test_a_field_that_is_no_number_is_refused_and_not_taken_for_the_default(run_algorithm, parameters, row, words):
    fields = {"name": "string", "layer": "string", "rate_kg_d": "string", "weight": "string"}
    with pytest.raises(QgsProcessingException, match=words):
        run_algorithm("design_network", {**parameters, "SOURCES": layer(fields, [(110, 310, "North", *row)])})


def test_a_given_layer_without_possible_wells_is_not_replaced_by_a_grid(run_algorithm, parameters):
    with pytest.raises(QgsProcessingException, match="CANDIDATES: The layer has no features"):
        run_algorithm("design_network", {**parameters, "CANDIDATES": layer({"name": "string"}, [])})


def test_style_and_help(provider, root):
    assert "proven bound" in provider.algorithm("design_network").shortHelpString()
    styled = layer({"name": "string", "rank": "integer"}, [])
    assert styled.loadNamedStyle(str(root / "styles" / "network_design.qml"))[1]
    assert len(styled.renderer().rootRule().children()) == 2

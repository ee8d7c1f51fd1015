# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The algorithm through QGIS, on a flow computed by MODFLOW 6 and samples of a plume by MODFLOW 6 GWT (TVD).

The tracing's own transport is upstream, so that data and model differ as they do in the field.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, Qt

pytestmark = pytest.mark.mf6

CRS = "EPSG:4547"
X, Y = 500_000, 3_000_000
FIRST = datetime(2021, 1, 1, tzinfo=timezone.utc)
FACILITIES = {"Tank A": (105, 205), "Pond B": (105, 125), "Store C": (205, 285)}
WELLS = {"W1": (355, 205), "W2": (355, 145), "W3": (455, 225), "W4": (355, 285)}
TRANSPORT = {"POROSITY": 0.25, "DISPERSIVITY_L": 10.0, "DISPERSIVITY_T": 1.0, "DISPERSIVITY_V": 0.1}


def utc(day):
    return QDateTime.fromMSecsSinceEpoch(int((FIRST + timedelta(days=day)).timestamp() * 1000), Qt.TimeSpec.UTC)


def layer(kind, fields, rows, crs=CRS, name="layer"):
    wanted = "&".join(f"field={field}:{type_}" for field, type_ in fields.items())
    made = QgsVectorLayer(f"{kind}?crs={crs}&{wanted}", name, "memory")
    for wkt, *values in rows:
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(values)
        assert made.dataProvider().addFeature(feature)
    return made


def at(x, y):
    return f"POINT ({X + x} {Y + y})"


def box(x, y, half=15):
    a, b, c, d = X + x - half, Y + y - half, X + x + half, Y + y + half
    return f"POLYGON (({a} {b}, {c} {b}, {c} {d}, {a} {d}, {a} {b}))"


@pytest.fixture(scope="module")
def flow(provider, tmp_path_factory):
    import processing

    area = f"POLYGON (({X} {Y}, {X + 600} {Y}, {X + 600} {Y + 400}, {X} {Y + 400}, {X} {Y}))"
    heads = [(f"LINESTRING ({X + x} {Y + 1}, {X + x} {Y + 399})", head) for x, head in ((1, 12.0), (599, 6.0))]
    folder = tmp_path_factory.mktemp("flow") / "model"
    processing.run(
        "gwmonitor:simulate_flow",
        {
            "AREA": layer("Polygon", {}, [(area,)]),
            "CELL_SIZE": 10.0, "TOP": 15.0, "BOTTOMS": "0", "CONDUCTIVITY": "10",
            "HEADS": layer("LineString", {"head": "double"}, heads), "RECHARGE": 0.0, "WORKSPACE": str(folder),
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )  # fmt: skip
    return str(folder)


@pytest.fixture(scope="module")
def table(flow, tmp_path_factory):
    """What the wells show of 2 kg/d from Tank A between day 60 and day 240, every 30 d for 960 d."""
    import processing

    source = layer(
        "Polygon", {"name": "string", "rate_kg_d": "double", "start": "datetime", "end": "datetime"},
        [(box(*FACILITIES["Tank A"]), "Tank A", 2.0, utc(60), utc(240))],
    )  # fmt: skip
    wells = layer("Point", {"name": "string"}, [(at(*place), name) for name, place in WELLS.items()])
    found = processing.run(
        "gwmonitor:simulate_plume",
        {
            "FLOW": flow, "SOURCES": source, "PROPERTY": "benzene", "START": utc(0), "DURATION": 960.0, "STEP": 10.0,
            "POINTS": wells, "WORKSPACE": str(tmp_path_factory.mktemp("plume") / "model"), "OUTPUT": "TEMPORARY_OUTPUT",
            "BREAKTHROUGH": "memory:", **TRANSPORT,
        },
    )  # fmt: skip
    generator = np.random.default_rng(8)
    rows = []
    curves = {}
    for row in found["BREAKTHROUGH"].getFeatures():
        curves.setdefault(row["point"], []).append((row["time_d"], row["concentration"]))
        assert row["unit"] == "ug/L"
    for name, curve in curves.items():
        days, values = np.array(curve).T
        for day in range(30, 961, 30):
            value = (
                np.interp(day, days, values) * (1 + 0.1 * generator.standard_normal())
                + 0.5 * generator.standard_normal()
            )
            rows.append((at(*WELLS[name]), name, "benzene", utc(day), max(value, 2.0), "ug/L", bool(value < 2.0), 1, 1))
    rows.append((at(*WELLS["W4"]), "W4", "benzene", utc(300), 9e6, "ug/L", False, 4, 1))  # failed: must not count
    rows.append((at(*WELLS["W4"]), "W4", "toluene", utc(300), 9e6, "ug/L", False, 1, 1))  # another substance
    return rows


FIELDS = {
    "point": "string", "property": "string", "time": "datetime", "value": "double", "unit": "string",
    "censored": "boolean", "flag": "integer", "layer": "integer",
}  # fmt: skip


@pytest.fixture
def parameters(flow, table):
    candidates = layer(
        "Polygon", {"name": "string", "enterprise": "string", "substances": "string"},
        [(box(*place), name, "Works", "benzene;toluene") for name, place in FACILITIES.items()],
    )  # fmt: skip
    return {
        "FLOW": flow, "OBSERVATIONS": layer("Point", FIELDS, table, name="observations"), "PROPERTY": "苯",
        "CANDIDATES": candidates, "START": utc(0), "END": utc(480), "WINDOW": 60.0, **TRANSPORT, "OUTPUT": "memory:",
        "RELEASE": "memory:", "FIT": "memory:",
    }  # fmt: skip


def test_the_leaking_tank_is_named_with_its_mass(run_algorithm, parameters, table):
    found = run_algorithm("trace_source", parameters)
    rows = sorted(found["OUTPUT"].getFeatures(), key=lambda row: row["rank"])
    assert found["OUTPUT"].crs().authid() == CRS
    assert [field.name() for field in found["OUTPUT"].fields()] == [
        "name", "enterprise", "rank", "probability", "mass_kg", "mass_sd", "release_start", "release_end", "misfit",
        "identifiable", "verdict",
    ]  # fmt: skip
    assert len(rows) == 3 and rows[0]["name"] == "Tank A" and rows[0]["enterprise"] == "Works"
    assert rows[0]["probability"] > 0.95 and found["IDENTIFIABLE"] is True
    # upstream tracing of TVD data: the mass carries both schemes' difference, a tenth at most here
    assert rows[0]["mass_kg"] == pytest.approx(360.0, rel=0.15)
    assert (
        abs(rows[0]["release_start"].toUTC().toPyDateTime().replace(tzinfo=timezone.utc) - FIRST - timedelta(60)).days
        <= 60
    )
    assert rows[0].geometry().asPoint().x() == pytest.approx(X + 105)
    assert found["RELEASE"].featureCount() == 3 * 8
    assert found["FIT"].featureCount() == len(table) - 2
    assert "Tank A" in rows[0]["verdict"]


def test_a_cancel_writes_nothing(run_algorithm, parameters, tmp_path):
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("trace_source", {**parameters, "OUTPUT": str(tmp_path / "sources.gpkg")}, feedback=feedback)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"FLOW": "/nowhere"}, "holds no flow model"),
        ({"PROPERTY": "unobtainium"}, "Unknown observed property"),
        ({"PROPERTY": "lead"}, "No usable observation of lead"),
        ({"END": utc(-5)}, "later than its start"),
        ({"WINDOW": 1.0}, "more than 120 release windows"),
    ],
)
def test_bad_input_is_one_sentence(run_algorithm, parameters, change, words):
    with pytest.raises(QgsProcessingException, match=words):
        run_algorithm("trace_source", {**parameters, **change})


def test_layers_without_name_or_in_another_crs_are_refused(run_algorithm, parameters):
    nameless = layer("Point", {"label": "string"}, [(at(105, 205), "x")])
    with pytest.raises(QgsProcessingException, match="CANDIDATES: 1: The field name is missing"):
        run_algorithm("trace_source", {**parameters, "CANDIDATES": nameless})
    degrees = layer("Point", {"name": "string"}, [("POINT (114 27)", "x")], crs="EPSG:4326")
    with pytest.raises(QgsProcessingException, match="reproject"):
        run_algorithm("trace_source", {**parameters, "CANDIDATES": degrees})


def test_style_and_help(provider, root):
    algorithm = provider.algorithm("trace_source")
    assert "Non-detects" in algorithm.shortHelpString()
    styled = layer(
        "Point", {"name": "string", "rank": "integer", "identifiable": "boolean", "probability": "double"}, []
    )
    assert styled.loadNamedStyle(str(root / "styles" / "source_ranking.qml"))[1]
    assert len(styled.renderer().rootRule().children()) == 3

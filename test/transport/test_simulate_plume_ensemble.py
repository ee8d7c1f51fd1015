# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ensemble from map layers: rasters, bands, members, and the single run as its limit."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsRasterLayer

pytestmark = pytest.mark.mf6


class Feedback(QgsProcessingFeedback):
    def __init__(self):
        super().__init__()
        self.warnings, self.infos = [], []

    def pushWarning(self, text):
        self.warnings.append(text)

    def pushInfo(self, text):
        self.infos.append(text)


@pytest.fixture(scope="module")
def flow_folder(provider, tmp_path_factory):
    import processing
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    folder = tmp_path_factory.mktemp("ensemble")
    area = QgsVectorLayer("Polygon?crs=EPSG:4547", "area", "memory")
    heads = QgsVectorLayer("LineString?crs=EPSG:4547&field=head:double", "heads", "memory")
    for layer, rows in (
        (area, [("POLYGON((0 0,300 0,300 100,0 100,0 0))",)]),
        (heads, [("LINESTRING(1 1,1 99)", 3.0), ("LINESTRING(299 1,299 99)", 0.0)]),
    ):
        for wkt, *values in rows:
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
            feature.setAttributes(values)
            assert layer.dataProvider().addFeature(feature)
        layer.updateExtents()
    processing.run(
        "gwmonitor:simulate_flow",
        {
            "AREA": area, "CELL_SIZE": 10.0, "TOP": 0.0, "BOTTOMS": "-10", "CONDUCTIVITY": "10", "HEADS": heads,
            "WORKSPACE": str(folder / "flow"), "OUTPUT": str(folder / "head.tif"),
            "VELOCITY": str(folder / "velocity.gpkg"),
        },
    )  # fmt: skip
    return folder / "flow"


@pytest.fixture
def asked(flow_folder, make_layer, tmp_path):
    sources = make_layer("Point", {"name": "string", "rate_kg_d": "double"}, [("POINT(55 45)", "tank", 0.5)])
    points = make_layer("Point", {"name": "string"}, [("POINT(105 45)", "near"), ("POINT(255 45)", "far")])
    return {
        "FLOW": str(flow_folder), "SOURCES": sources, "PROPERTY": "benzene", "LIMIT": 2000.0, "MEMBERS": 5, "SEED": 2,
        "K_SD": 0.5, "CORRELATION_LENGTH": 40.0, "POROSITY_LOW": 0.2, "POROSITY_HIGH": 0.3, "START": "2025-01-01",
        "DURATION": 400.0, "STEP": 20.0, "OUTPUT_TIMES": "200, 400", "DISPERSIVITY_L": 10.0, "SCHEME": 0,
        "POINTS": points, "WORKSPACE": str(tmp_path / "e"), "OUTPUT": str(tmp_path / "p.tif"),
        "ARRIVAL": "memory:", "BREAKTHROUGH": "memory:", "MEMBERS_TABLE": "memory:",
    }  # fmt: skip


def _bands(path):
    layer = QgsRasterLayer(path)
    provider = layer.dataProvider()
    found = []
    for band in range(1, layer.bandCount() + 1):
        block = provider.block(band, layer.extent(), layer.width(), layer.height())
        values = block.as_numpy(use_masking=False).astype(float)
        values[values == block.noDataValue()] = np.nan
        found.append(values)
    return np.stack(found)


def _rows(layer):
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def test_an_ensemble_from_map_layers(run_algorithm, asked, tmp_path):
    feedback = Feedback()
    found = run_algorithm("simulate_plume_ensemble", asked, feedback=feedback)
    assert found["FINISHED"] == 5
    # Wilson's half width at one half: z / (2 sqrt(n + z²)).
    assert found["SAMPLING_ERROR"] == pytest.approx(1.96 / (2 * np.sqrt(5 + 1.96**2)), rel=1e-3)
    assert any("5 of 5 members count" in text for text in feedback.infos)
    maps = _bands(found["OUTPUT"])
    assert maps.shape == (2, 10, 30)
    assert set(np.unique(maps).round(6)) <= {0.0, 0.2, 0.4, 0.6, 0.8, 1.0}
    assert (maps[1] >= maps[0] - 0.2).all() and maps[1].sum() > maps[0].sum()
    near, far = _rows(found["ARRIVAL"])
    assert near["point"] == "near" and near["probability_reached"] > far["probability_reached"]
    assert near["reached_low"] <= near["probability_reached"] <= near["reached_high"]
    assert near["p10_d"] < near["p50_d"] < near["p90_d"]
    assert near["p50"].toString("yyyy") == "2025"
    curves = _rows(found["BREAKTHROUGH"])
    assert len(curves) == 2 * 20
    assert all(row["p10"] <= row["p50"] <= row["p90"] and row["concentration"] == row["p50"] for row in curves)
    members = _rows(found["MEMBERS_TABLE"])
    assert [row["member"] for row in members] == [1, 2, 3, 4, 5]
    assert {row["status"] for row in members} == {"finished"}
    assert all(0.2 <= row["porosity"] <= 0.3 and 0.5 <= row["rate_factor"] <= 2.0 for row in members)
    assert sorted(path.name for path in (tmp_path / "e").iterdir()) == ["ensemble.json", "ensemble.npz"]


@pytest.mark.parametrize("solver", [0, 1])
def test_without_spread_it_is_the_single_forecast(run_algorithm, asked, tmp_path, solver):
    still = {
        "K_SD": 0.0, "POROSITY_LOW": None, "POROSITY_HIGH": None, "RATE_FACTOR_LOW": None, "RATE_FACTOR_HIGH": None
    }  # fmt: skip
    feedback = Feedback()
    found = run_algorithm("simulate_plume_ensemble", asked | still | {"SOLVER": solver}, feedback=feedback)
    assert any("Nothing is drawn" in text for text in feedback.warnings)
    single = run_algorithm(
        "simulate_plume",
        {key: value for key, value in asked.items() if not key.startswith(("MEMBERS", "K_SD", "SEED"))}
        | {"WORKSPACE": str(tmp_path / "s"), "OUTPUT": str(tmp_path / "s.tif")},
    )  # fmt: skip
    assert np.array_equal(_bands(found["OUTPUT"]), (_bands(single["OUTPUT"]) > 2000.0).astype(float))
    wanted = [row["concentration"] for row in _rows(single["BREAKTHROUGH"])]
    # One is written by MODFLOW 6 with 15 digits; the operator differs by the closure of its solver.
    assert [row["p50"] for row in _rows(found["BREAKTHROUGH"])] == pytest.approx(wanted, rel=1e-6, abs=1e-6)
    for row, alone in zip(_rows(found["ARRIVAL"]), _rows(single["ARRIVAL"]), strict=True):
        assert row["p50_d"] == pytest.approx(alone["arrival_d"], rel=1e-6)


def test_the_substance_is_drawn_from_what_is_published(run_algorithm, asked):
    feedback = Feedback()
    more = {"SUBSTANCE_RANGES": True, "SOLVER": 1, "KD": 0.1, "K_SD": 0.0, "KEEP_RUNS": True, "PROCESSES": 1}
    found = run_algorithm("simulate_plume_ensemble", asked | more, feedback=feedback)
    members = _rows(found["MEMBERS_TABLE"])
    assert all(10 <= row["half_life_d"] <= 720 for row in members)  # benzene
    assert len({row["kd_l_kg"] for row in members}) == 5
    found = run_algorithm("simulate_plume_ensemble", asked | more | {"PROPERTY": "chloride", "KD": 0.0},
                          feedback=feedback)  # fmt: skip
    assert [text for text in feedback.warnings if "half-life" in text and "not drawn" in text]
    assert [text for text in feedback.warnings if "Kd is not drawn" in text]


def test_fields_pass_through_measured_conductivity_or_say_what_is_wrong(run_algorithm, asked, make_layer):
    measured = make_layer("Point", {"conductivity_m_d": "double"}, [("POINT(150 50)", 30.0)])
    found = run_algorithm("simulate_plume_ensemble", asked | {"CONDUCTIVITY_POINTS": measured, "MEMBERS": 2})
    assert found["FINISHED"] == 2
    wrong = make_layer(
        "Point", {"conductivity_m_d": "double", "layer": "int"},
        [("POINT(150 50)", -1.0, 1), ("POINT(999 50)", 1.0, 1), ("POINT(150 50)", 1.0, 7)],
    )  # fmt: skip
    feedback = QgsProcessingFeedback(False)
    with pytest.raises(QgsProcessingException, match="must be positive"):
        run_algorithm("simulate_plume_ensemble", asked | {"CONDUCTIVITY_POINTS": wrong}, feedback=feedback)
    assert "outside the grid" in feedback.textLog() and "Layer 7 does not exist" in feedback.textLog()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"POROSITY_LOW": None}, "Give both ends of POROSITY"),
        ({"POROSITY_LOW": 0.4}, "range of porosity must rise"),
        ({"LIMIT": 0.0}, "limit must be positive"),
    ],
)
def test_bad_input_is_one_sentence(run_algorithm, asked, tmp_path, wrong, words):
    with pytest.raises(QgsProcessingException, match=words):
        run_algorithm("simulate_plume_ensemble", asked | wrong)
    assert not (tmp_path / "e").exists() and not (tmp_path / "p.tif").exists()


def test_a_cancel_leaves_nothing(run_algorithm, asked, tmp_path):
    class Stopping(QgsProcessingFeedback):
        def setProgress(self, percent):
            if percent > 1:
                self.cancel()
            super().setProgress(percent)

    feedback = Stopping()
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 1 else None)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("simulate_plume_ensemble", asked | {"MEMBERS": 40}, feedback=feedback)
    assert not list(tmp_path.iterdir())


def test_the_styles_fit_the_results(run_algorithm, asked, root):
    found = run_algorithm("simulate_plume_ensemble", asked | {"SOLVER": 1, "K_SD": 0.0})
    for layer, style in ((QgsRasterLayer(found["OUTPUT"]), "plume_probability"), (found["ARRIVAL"], "arrival_bands")):
        _, done = layer.loadNamedStyle(str(root / "styles" / f"{style}.qml"))
        assert done
    used = [rule.filterExpression() for rule in found["ARRIVAL"].renderer().rootRule().children()]
    assert all("probability_reached" in text for text in used)

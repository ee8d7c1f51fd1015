# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The algorithm leach_to_groundwater: what it gives, that simulate_plume takes it, and what it refuses."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback

FIELDS = {"name": "string", "soil_mg_kg": "double", "depth_top_m": "double", "depth_bottom_m": "double"}
SQUARE = "POLYGON((100 100,120 100,120 120,100 120,100 100))"


@pytest.fixture
def leach(run_algorithm, make_layer, tmp_path):
    """Return a function running the algorithm on one square of 20 m of contaminated soil."""

    def run(rows=((SQUARE, "pit", 20.0, 0.0, 1.0),), fields=FIELDS, layer=None, **more):
        parameters = {
            "SOURCES": layer or make_layer("Polygon", fields, rows), "PROPERTY": "benzene", "TEXTURE": "sandy loam",
            "RECHARGE": 200.0, "WATER_TABLE": 4.0, "FOC": 0.002, "DURATION": 3650.0, "STEP": 73.0,
            "START": "2026-01-01T00:00:00", "WORKSPACE": str(tmp_path / "leaching"),
            "OUTPUT": "TEMPORARY_OUTPUT", "TABLE": "TEMPORARY_OUTPUT", "SUMMARY": "TEMPORARY_OUTPUT",
        }  # fmt: skip
        return run_algorithm("leach_to_groundwater", parameters | more)

    return run


def rows_of(layer):
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def test_mass_of_the_windows_is_the_mass_of_the_summary(leach):
    found = leach()
    (summary,) = rows_of(found["SUMMARY"])
    days = [row["start"].secsTo(row["end"]) / 86400 for row in rows_of(found["OUTPUT"])]
    mass = sum(row["rate_kg_d"] * each for row, each in zip(rows_of(found["OUTPUT"]), days, strict=True))
    assert mass == pytest.approx(summary["reached_kg"], rel=1e-6)  # of windows left out at most 5000 * 1e-10
    # 20 mg/kg in 400 m³ of soil of 1.56 kg/L.
    assert summary["initial_kg"] == pytest.approx(20 * 1.56 * 400 / 1000, rel=1e-3)
    parts = sum(summary[key] for key in ("reached_kg", "column_kg", "left_kg", "decayed_kg"))
    assert parts == pytest.approx(summary["initial_kg"], rel=1e-9)
    assert summary["dilution"] != summary["dilution"] or not summary["dilution"]  # NULL: the aquifer was not given
    assert len(rows_of(found["TABLE"])) == 50
    assert {row["unit"] for row in rows_of(found["TABLE"])} == {"ug/L"}
    assert found["OUTPUT"].crs().authid() == "EPSG:4547"


def test_its_polygons_are_sources_of_simulate_plume(leach, make_layer):
    from gw_monitor.gw_core.transport.grids.grid import make_grid
    from gw_monitor.gw_core.transport.gwt import source_tables
    from gw_monitor.processing_provider.bridge import table_from_source
    from qgis.core import QgsProcessingContext, QgsProcessingUtils

    found = leach()
    grid = make_grid("POLYGON((0 0,300 0,300 300,0 300,0 0))", 10.0, 0.0, [-10.0], "EPSG:4547")
    start = datetime(2026, 1, 1, tzinfo=timezone.utc)
    context = QgsProcessingContext()
    table = table_from_source(QgsProcessingUtils.variantToSource(found["OUTPUT"], context), "OUTPUT")
    sources = source_tables.sources(table, grid, start, "OUTPUT")
    assert len(sources) == len(rows_of(found["OUTPUT"]))
    assert all(source.cells.size == 4 for source in sources)  # 20 m by 20 m on cells of 10 m
    assert sources[0].end_d == pytest.approx(sources[1].start_d)
    mass = sum(source.rate_kg_d * (source.end_d - source.start_d) for source in sources)
    (summary,) = rows_of(found["SUMMARY"])
    assert mass == pytest.approx(summary["reached_kg"], rel=1e-6)


def test_dilution_delays_the_limit(leach):
    found = leach(CONDUCTIVITY=5.0, GRADIENT=0.005, THICKNESS=8.0)
    (summary,) = rows_of(found["SUMMARY"])
    assert summary["dilution"] > 1
    assert summary["groundwater_peak"] == pytest.approx(summary["peak"] / summary["dilution"])
    assert 0 < summary["arrival_d"] < summary["limit_time_d"]


@pytest.mark.parametrize(("method", "dispersivity"), [(1, 0.1), (2, 0.0)])
def test_modflow_gives_the_same_mass_as_the_closed_form(leach, tmp_path, method, dispersivity):
    """UZT knows no dispersion and is held against a sharp front; its cells of a hundredth blur it a little."""
    (exact,) = rows_of(leach(DISPERSIVITY=dispersivity)["SUMMARY"])
    found = leach(METHOD=method, DISPERSIVITY=dispersivity)
    days = [row["start"].secsTo(row["end"]) / 86400 for row in rows_of(found["OUTPUT"])]
    mass = sum(row["rate_kg_d"] * each for row, each in zip(rows_of(found["OUTPUT"]), days, strict=True))
    assert mass == pytest.approx(exact["reached_kg"], rel=0.005 if method == 1 else 0.02)
    assert (tmp_path / "leaching" / "001_pit" / ("flow.wel" if method == 1 else "flow.uzf")).is_file()


def test_depth_of_the_water_table_from_a_raster(leach, tmp_path):
    import numpy as np
    from gw_monitor.processing_provider.bridge import epsg_crs
    from gw_monitor.processing_provider.rasters import write_raster
    from qgis.core import QgsRasterLayer

    path = write_raster(tmp_path / "depth.tif", [np.full((20, 20), 6.0)], 0.0, 200.0, 10.0, epsg_crs("EPSG:4547"))
    found = leach(WATER_TABLE=None, WATER_TABLE_RASTER=QgsRasterLayer(path, "depth"))
    deep, shallow = rows_of(found["SUMMARY"])[0], rows_of(leach(WATER_TABLE=4.0)["SUMMARY"])[0]
    assert deep["travel_time_d"] == pytest.approx(shallow["travel_time_d"] * 5 / 3)  # 5 m of way against 3 m
    other = QgsRasterLayer(write_raster(tmp_path / "o.tif", [np.ones((2, 2))], 0, 2, 1, epsg_crs("EPSG:32650")), "o")
    with pytest.raises(QgsProcessingException, match="reproject"):
        leach(WATER_TABLE_RASTER=other)


@pytest.mark.parametrize(
    ("row", "more", "sentence"),
    [
        ((SQUARE, "a", 20.0, 0.0, 5.0), {}, "stands in groundwater"),
        ((SQUARE, "a", 20.0, -1.0, 1.0), {}, "depth below ground"),
        ((SQUARE, "a", 20.0, 2.0, 1.0), {}, "above its upper end"),
        ((SQUARE, "a", 20.0, 1.0, 1.0), {}, "thickness"),
        ((SQUARE, "a", -20.0, 0.0, 1.0), {}, "must not be negative"),
        ((SQUARE, "a", None, 0.0, 1.0), {}, "either soil_mg_kg or leachate_mg_l"),
        ((SQUARE, "a", 20.0, 0.0, 1.0), {"RECHARGE": 0.0}, "Without recharge"),
        ((SQUARE, "a", 20.0, 0.0, 1.0), {"TEXTURE": "sandy loem"}, "Unknown soil texture"),
        ((SQUARE, "a", 20.0, 0.0, 1.0), {"TEXTURE": ""}, "texture is missing"),
        ((SQUARE, "a", 20.0, 0.0, 1.0), {"TEXTURE": "砾石"}, "no curve of unsaturated flow"),
        ((SQUARE, "a", 20.0, 0.0, 1.0), {"TEXTURE": "致密黏土"}, "cannot carry a recharge"),
        ((SQUARE, "a", 20.0, 0.0, 1.0), {"WATER_TABLE": None}, "water_table_m is missing"),
        ((SQUARE, "a", 20.0, 0.0, 1.0), {"FOC": None}, "sorption of benzene is unknown"),
        ((SQUARE, "a", 20.0, 0.0, 1.0), {"PROPERTY": "arsenic"}, "sorption of arsenic is unknown"),
        ((SQUARE, "a", 20.0, 0.0, 1.0), {"STEP": 0.1}, "choose a longer step"),
        ((SQUARE, "a", 20.0, 0.0, 1.0), {"PROPERTY": "nonsense"}, "Unknown observed property"),
    ],
)
def test_bad_input_is_refused_with_one_sentence(leach, row, more, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        leach(rows=(row,), **more)


def test_a_water_content_above_the_porosity_is_refused(leach):
    with pytest.raises(QgsProcessingException, match="above the porosity"):
        leach(rows=((SQUARE, "a", 20.0, 0.0, 1.0, 0.6),), fields=FIELDS | {"water_content": "double"})


def test_aquifer_is_given_whole_or_not(leach):
    with pytest.raises(QgsProcessingException, match="or none of them"):
        leach(CONDUCTIVITY=5.0)


def test_a_layer_in_degrees_is_refused(leach, make_layer):
    layer = make_layer("Polygon", FIELDS, [(SQUARE, "a", 20.0, 0.0, 1.0)], crs="EPSG:4326")
    with pytest.raises(QgsProcessingException, match="reproject"):
        leach(layer=layer)


def test_what_is_unknown_is_said(run_algorithm, make_layer):
    class Listener(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.warnings = []

        def pushWarning(self, warning):
            self.warnings.append(warning)

    listener = Listener()
    fields = {"name": "string", "leachate_mg_l": "double", "depth_bottom_m": "double"}
    found = run_algorithm(
        "leach_to_groundwater",
        {
            "SOURCES": make_layer("Polygon", fields, [(SQUARE, "a", 5.0, 1.0)]), "PROPERTY": "arsenic",
            "WATER_TABLE": 4.0, "DURATION": 30.0, "STEP": 30.0, "OUTPUT": "TEMPORARY_OUTPUT",
        },
        feedback=listener,
    )  # fmt: skip
    assert rows_of(found["OUTPUT"]) == []
    said = " ".join(listener.warnings)
    for word in ("sorption of arsenic", "Henry constant of arsenic", "half-life of arsenic", "Nothing of a reaches"):
        assert word in said


def test_cancel_leaves_nothing(run_algorithm, make_layer, tmp_path):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    with pytest.raises(QgsProcessingException):
        run_algorithm(
            "leach_to_groundwater",
            {
                "SOURCES": make_layer("Polygon", FIELDS, [(SQUARE, "a", 20.0, 0.0, 1.0)]), "PROPERTY": "benzene",
                "WATER_TABLE": 4.0, "METHOD": 1, "WORKSPACE": str(tmp_path / "w"), "OUTPUT": "TEMPORARY_OUTPUT",
            },
            feedback=feedback,
        )  # fmt: skip
    assert not list(tmp_path.rglob("mfsim.nam"))

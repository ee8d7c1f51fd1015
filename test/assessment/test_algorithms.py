# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The algorithms of the room, run through QGIS on the example site of GWSDAT and on bad input."""

from __future__ import annotations

import pytest

IDS = ("classify_water_quality", "detect_trends", "map_plume")


@pytest.fixture
def site(gwsdat, as_layer):
    return as_layer(gwsdat)


def parameters_of(algorithm, layer, folder):
    shared = {"OBSERVATIONS": layer, "OUTPUT": "TEMPORARY_OUTPUT"}
    if algorithm == "classify_water_quality":
        return shared | {"DETAILS": "TEMPORARY_OUTPUT"}
    if algorithm == "detect_trends":
        return shared | {"PROPERTY": "benzene"}
    return shared | {
        "PROPERTY": "benzene", "CELL_SIZE": 2.0, "WINDOW_D": 200.0, "OUTPUT": str(folder / "c.tif"),
        "DEVIATION": str(folder / "d.tif"), "PLUME": "TEMPORARY_OUTPUT",
    }  # fmt: skip


def test_eleven_wells_get_their_class(run_algorithm, site, features, tmp_path):
    results = run_algorithm("classify_water_quality", parameters_of("classify_water_quality", site, tmp_path))
    rows = {row["point"]: row for row in features(results["OUTPUT"])}
    assert results["WORST"] == "V" and len(rows) == 11
    assert rows["MW-02"]["class"] == "V" and rows["MW-02"]["worst_property"] == "benzene"
    assert rows["MW-02"]["limit"] == 10.0 and rows["MW-02"]["ratio"] == pytest.approx(rows["MW-02"]["value"] / 10.0)
    assert rows["MW-02"]["layer"] == 1 and not rows["MW-02"]["geometry"].isEmpty()
    assert results["OUTPUT"].crs().authid() == "EPSG:32650"
    details = features(results["DETAILS"])
    assert len(details) == 33 and {row["property"] for row in details} == {"benzene", "toluene", "xylenes"}


def test_limit_class_and_time_are_passed_on(run_algorithm, site, features, tmp_path):
    more = {"LIMIT_CLASS": 3, "START": "2002-10-31T00:00:00", "END": "2002-11-01T00:00:00"}
    results = run_algorithm("classify_water_quality", parameters_of("classify_water_quality", site, tmp_path) | more)
    rows = {row["point"]: row for row in features(results["OUTPUT"])}
    assert rows["MW-01"]["value"] == 78.0 and rows["MW-01"]["limit"] == 120.0
    assert rows["MW-11"]["class"] == "unknown" and rows["MW-11"]["value"] is None


def test_eleven_wells_get_their_trend(run_algorithm, site, features, tmp_path):
    rows = features(run_algorithm("detect_trends", parameters_of("detect_trends", site, tmp_path))["OUTPUT"])
    assert sorted(row["point"] for row in rows) == [f"MW-{i:02d}" for i in range(1, 12)]
    for row in rows:
        assert row["trend"] in {"increasing", "decreasing", "none", "insufficient"} and row["method"]
        if row["trend"] in {"increasing", "decreasing"}:
            assert row["p"] < 0.05 and abs(row["tau"]) <= 1 and row["s"] != 0
    assert sum(row["n"] for row in rows) == 137


def test_eleven_wells_make_a_plume(run_algorithm, site, features, tmp_path):
    from qgis.core import QgsRasterLayer

    results = run_algorithm("map_plume", parameters_of("map_plume", site, tmp_path))
    (plume,) = features(results["PLUME"])
    assert plume["geometry"].area() == pytest.approx(plume["area_m2"])
    assert plume["threshold"] == 10.0 and plume["unit"] == "ug/L"
    assert plume["maximum"] > plume["mean"] > 10.0
    assert plume["mass_kg"] == pytest.approx(plume["mean"] * 1e-6 * plume["area_m2"] * 5.0 * 0.25)
    raster = QgsRasterLayer(results["OUTPUT"], "c")
    assert raster.crs().authid() == "EPSG:32650"
    inside = plume["geometry"].pointOnSurface().asPoint()
    assert raster.dataProvider().sample(inside, 1)[0] > 10.0
    deviation = QgsRasterLayer(results["DEVIATION"], "d")
    assert deviation.dataProvider().sample(inside, 1)[0] > 0.0


def test_without_a_plume_the_layer_is_empty_and_the_user_is_told(run_algorithm, site, features, tmp_path):
    from qgis.core import QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    more = {"THRESHOLD": 1e8}
    results = run_algorithm("map_plume", parameters_of("map_plume", site, tmp_path) | more, feedback=feedback)
    assert features(results["PLUME"]) == []
    assert "there is no plume" in feedback.textLog() and "11 wells" in feedback.textLog()


@pytest.mark.parametrize(
    ("algorithm", "more", "message"),
    [
        ("detect_trends", {"PROPERTY": "unobtainium"}, "Unknown observed property"),
        ("detect_trends", {"PROPERTY": "lead"}, "No usable sample of lead"),
        ("map_plume", {"LAYER": 9}, "at least 3 wells"),
        ("map_plume", {"PROPERTY": "water_level"}, "not a concentration"),
        ("map_plume", {"OUTPUT": "/proc/none/c.tif"}, "could not be written"),
    ],
)
def test_bad_input_is_one_sentence(run_algorithm, site, tmp_path, algorithm, more, message):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=message):
        run_algorithm(algorithm, parameters_of(algorithm, site, tmp_path) | more)
    assert not (tmp_path / "c.tif").exists()


@pytest.mark.parametrize("algorithm", IDS)
def test_degrees_and_a_strange_layer_are_refused(run_algorithm, gwsdat, as_layer, tmp_path, algorithm):
    from qgis.core import QgsProcessingException, QgsVectorLayer

    with pytest.raises(QgsProcessingException, match="projected system in metres"):
        run_algorithm(algorithm, parameters_of(algorithm, as_layer(gwsdat, crs="EPSG:4326"), tmp_path))
    strange = QgsVectorLayer("Point?crs=EPSG:32650&field=name:string", "strange", "memory")
    with pytest.raises(QgsProcessingException, match="lack the fields"):
        run_algorithm(algorithm, parameters_of(algorithm, strange, tmp_path))


@pytest.mark.parametrize("algorithm", IDS)
def test_a_cancel_leaves_nothing(run_algorithm, site, tmp_path, algorithm):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException):
        run_algorithm(algorithm, parameters_of(algorithm, site, tmp_path), feedback=feedback)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("qml", ["water_quality_class", "trend", "plume"])
def test_styles_load_and_know_every_value(root, site, qml):
    from qgis.core import QgsVectorLayer

    fields = "field=class:string&field=trend:string&field=maximum:double&field=threshold:double"
    layer = QgsVectorLayer(f"{'Polygon' if qml == 'plume' else 'Point'}?crs=EPSG:32650&{fields}", qml, "memory")
    message, done = layer.loadNamedStyle(str(root / "styles" / f"{qml}.qml"))
    assert done, message
    renderer = layer.renderer()
    if qml == "plume":
        assert len(renderer.ranges()) == 5
    else:
        drawn = [category.symbol().symbolLayer(0) for category in renderer.categories()]
        shapes = {(marker.shape(), round(marker.size(), 1), marker.angle()) for marker in drawn}
        assert len(shapes) == len(drawn)  # told apart without colour


def test_an_output_is_styled_when_qgis_loads_it(qgis_app, root, site):
    from gw_monitor.processing_provider.styling import style_output
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject

    context = QgsProcessingContext()
    style_output(context, "unloaded", "trend", "Trends")
    details = QgsProcessingContext.LayerDetails("x", QgsProject.instance(), "OUTPUT")
    context.addLayerToLoadOnCompletion("here", details)
    style_output(context, "here", "water_quality_class", "Classes")
    found = context.layerToLoadOnCompletionDetails("here")
    assert found.name == "Classes"
    found.postProcessor().postProcessLayer(site, context, QgsProcessingFeedback())
    assert site.renderer().type() == "categorizedSymbol"

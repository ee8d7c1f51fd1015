# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The three algorithms through QGIS: the chain, the comparison with the exact solution, bad input, cancel."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import numpy as np
import pytest
from gw_monitor.gw_core.transport.analytic.analytic import UniformFlow, point_continuous_2d

pytestmark = pytest.mark.mf6

# Source and wells lie at centres of cells, so that the comparison is of the solutions and not of places.
AREA = "POLYGON((0 0,240 0,240 100,0 100,0 0))"
CELL = 1.25
X, Y = 40.625, 50.625
SOURCE = f"POINT({X} {Y})"
VELOCITY = 0.2
WELLS = {"MW-20": (20.0, 0.0), "MW-50": (50.0, 3.75), "MW-100": (100.0, 0.0), "MW-110": (110.0, 10.0)}
START = datetime(2026, 1, 1, tzinfo=timezone.utc)


@pytest.fixture
def flow_layers(make_layer):
    """Uniform flow to the east: K = 10 m/d and a gradient of 0.005 between the centres of the end cells."""
    return {
        "AREA": make_layer("Polygon", {"name": "string"}, [(AREA, "area")]),
        "CELL_SIZE": CELL,
        "TOP": 0.0,
        "BOTTOMS": "-10",
        "CONDUCTIVITY": "10",
        "HEADS": make_layer(
            "LineString", {"head": "double", "layer": "integer"},
            [("LINESTRING(1 1,1 99)", 5.0 + (240.0 - CELL) * 0.005, 1), ("LINESTRING(239 1,239 99)", 5.0, None)],
        ),
    }  # fmt: skip


@pytest.fixture
def flow_folder(flow_layers, run_algorithm, tmp_path):
    folder = str(tmp_path / "flow")
    raster = str(tmp_path / "head.tif")
    return run_algorithm("simulate_flow", flow_layers | {"WORKSPACE": folder, "OUTPUT": raster})["WORKSPACE"]


@pytest.fixture
def sources(make_layer):
    return make_layer(
        "Point", {"name": "string", "rate_kg_d": "double", "start": "datetime", "end": "datetime", "layer": "integer"},
        [(SOURCE, "tank", 0.5, None, None, 1)],
    )  # fmt: skip


@pytest.fixture
def wells(make_layer):
    rows = [(f"POINT({X + x} {Y + y})", name, 1) for name, (x, y) in WELLS.items()]
    return make_layer("Point", {"name": "string", "layer": "integer"}, rows)


@pytest.fixture
def plume_parameters(flow_folder, sources, wells, tmp_path):
    return {
        "FLOW": flow_folder, "SOURCES": sources, "PROPERTY": "benzene", "START": "2026-01-01T00:00:00Z",
        "DURATION": 600.0, "STEP": 2.0, "OUTPUT_TIMES": "300, 600", "POROSITY": 0.25, "DISPERSIVITY_L": 5.0,
        "DISPERSIVITY_T": 0.5, "DISPERSIVITY_V": 0.05, "SCHEME": 2, "POINTS": wells,
        "WORKSPACE": str(tmp_path / "plume"), "OUTPUT": str(tmp_path / "plume.tif"),
        "PLUME": "memory:", "BREAKTHROUGH": "memory:", "ARRIVAL": "memory:",
    }  # fmt: skip


def _rows(layer):
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def _bands(path):
    from osgeo import gdal

    data = gdal.Open(str(path))
    array = data.ReadAsArray()
    return np.atleast_3d(array.T).T if array.ndim == 2 else array


def _exact(x, y, days):
    """µg/L in uniform flow, 10 m thick, 0.5 kg/d."""
    flow = UniformFlow(velocity_m_d=VELOCITY, porosity=0.25, dispersivity_l_m=5.0, dispersivity_t_m=0.5)
    return 1000.0 * point_continuous_2d(flow, 0.5 * 1000.0 / 10.0, x, y, days)


def test_flow_through_qgis(flow_layers, run_algorithm, tmp_path):
    raster = tmp_path / "head.tif"
    result = run_algorithm(
        "simulate_flow",
        flow_layers | {"WORKSPACE": str(tmp_path / "flow"), "OUTPUT": str(raster), "VELOCITY": "memory:"},
    )
    arrows = _rows(result["VELOCITY"])
    assert result["VELOCITY"].crs().authid() == "EPSG:4547"
    assert len(arrows) == 192 * 80
    assert {row["layer"] for row in arrows} == {1}
    middle = [row["qx_m_d"] for row in arrows if 5.1 < row["head"] < 6.1]
    assert middle == pytest.approx([0.05] * len(middle), rel=1e-6)
    assert _bands(raster).max() == pytest.approx(5.0 + (240.0 - CELL) * 0.005, abs=1e-5)
    assert {"flow.json", "flow.npz", "flow.hds", "mfsim.nam"} <= {path.name for path in (tmp_path / "flow").iterdir()}


def test_plume_against_the_exact_solution(plume_parameters, run_algorithm):
    """Must show: within 3 % of the peak at the wells on a fine grid; the mass balance closes to 0.1 %."""
    result = run_algorithm("simulate_plume", plume_parameters)
    curves = _rows(result["BREAKTHROUGH"])
    worst = 0.0
    for name, (x, y) in WELLS.items():
        found = np.array([(row["time_d"], row["concentration"]) for row in curves if row["point"] == name])
        exact = _exact(x, y, found[:, 0])
        worst = max(worst, np.abs(found[:, 1] - exact).max() / exact.max())
    balance = result["MASS_BALANCE_ERROR"]
    print(f"largest difference to the exact solution: {100 * worst:.2f} % of the peak at the well")
    print(f"mass balance error: {balance:.2e} %")
    assert worst < 0.03
    assert abs(balance) < 0.1
    assert {row["unit"] for row in curves} == {"ug/L"}


def test_outputs_of_the_plume_agree_with_each_other(plume_parameters, run_algorithm):
    result = run_algorithm("simulate_plume", plume_parameters | {"LIMIT": 20000.0, "STEP": 20.0})
    bands = _bands(plume_parameters["OUTPUT"])
    assert bands.shape == (2, 80, 192)
    plumes = _rows(result["PLUME"])
    assert [row["time_d"] for row in plumes] == [300.0, 600.0]
    for feature, band in zip(result["PLUME"].getFeatures(), bands, strict=True):
        assert feature["area_m2"] == pytest.approx((band > 20000.0).sum() * CELL**2)
        assert feature.geometry().area() == pytest.approx(feature["area_m2"])
    arrivals = {row["point"]: row for row in _rows(result["ARRIVAL"])}
    assert arrivals["MW-20"]["arrival_d"] < arrivals["MW-50"]["arrival_d"] < arrivals["MW-100"]["arrival_d"]
    curve = [row for row in _rows(result["BREAKTHROUGH"]) if row["point"] == "MW-20"]
    assert arrivals["MW-20"]["peak"] == pytest.approx(max(row["concentration"] for row in curve))
    assert arrivals["MW-20"]["limit"] == 20000.0
    first = arrivals["MW-20"]["arrival"]
    assert abs(first.toMSecsSinceEpoch() / 1000 - START.timestamp() - arrivals["MW-20"]["arrival_d"] * 86400) < 1.0


def test_the_limit_of_the_standard_is_the_default(plume_parameters, run_algorithm):
    result = run_algorithm("simulate_plume", plume_parameters | {"DURATION": 100.0, "STEP": 10.0, "OUTPUT_TIMES": ""})
    assert {row["limit"] for row in _rows(result["ARRIVAL"])} == {10.0}


def test_analytic_agrees_with_the_core(make_layer, wells, run_algorithm, tmp_path):
    source = make_layer("Point", {"name": "string", "rate_kg_d": "double"}, [(SOURCE, "tank", 0.5)])
    result = run_algorithm(
        "simulate_plume_analytic",
        {
            "SOURCE": source, "PROPERTY": "苯", "VELOCITY": VELOCITY, "DIRECTION": 90.0, "THICKNESS": 10.0,
            "POROSITY": 0.25, "DISPERSIVITY_L": 5.0, "DISPERSIVITY_T": 0.5, "TIME_D": 400.0, "CELL_SIZE": 1.0,
            "POINTS": wells, "SOLUTION": 0, "OUTPUT": str(tmp_path / "plume.tif"), "BREAKTHROUGH": "memory:",
            "ARRIVAL": "memory:",
        },
    )  # fmt: skip
    last = {row["point"]: row["concentration"] for row in _rows(result["BREAKTHROUGH"]) if row["time_d"] == 400.0}
    for name, (x, y) in WELLS.items():
        assert last[name] == pytest.approx(float(_exact(x, y, 400.0)), rel=1e-9)
    band = _bands(tmp_path / "plume.tif")[0]
    # The mass in the map is what was released: 0.5 kg/d over 400 d, in 10 m and a porosity of 0.25. Cells of 1 m leave
    # out 1 % of it where the concentration is steepest, at the source.
    assert band.sum() * 10.0 * 0.25 * 1e-6 == pytest.approx(200.0, rel=0.01)


@pytest.mark.parametrize("solution", [1, 2, 3])
def test_every_analytic_solution_runs(make_layer, run_algorithm, tmp_path, solution):
    fields = {"name": "string", "rate_kg_d" if solution == 1 else "concentration_mg_l": "double"}
    result = run_algorithm(
        "simulate_plume_analytic",
        {
            "SOURCE": make_layer("Point", fields, [(SOURCE, "tank", 0.5)]), "PROPERTY": "benzene",
            "SOLUTION": solution, "TIME_D": 100.0, "CELL_SIZE": 2.0, "DIRECTION": 30.0, "DISPERSIVITY_L": 1.0,
            "DISPERSIVITY_T": 0.1, "DISPERSIVITY_V": 0.01, "HALF_LIFE": 100.0, "KD": 0.1,
            "OUTPUT": str(tmp_path / "plume.tif"),
        },
    )  # fmt: skip
    band = _bands(result["OUTPUT"])[0]
    assert band.max() > 1.0


def _refused(run_algorithm, name, parameters, words):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    with pytest.raises(QgsProcessingException, match=words) as caught:
        run_algorithm(name, parameters, feedback=QgsProcessingFeedback(False))
    assert "Traceback" not in str(caught.value)


def test_a_layer_in_degrees_or_without_crs_is_refused(flow_layers, make_layer, run_algorithm, tmp_path):
    more = {"WORKSPACE": str(tmp_path / "flow"), "OUTPUT": str(tmp_path / "head.tif")}
    degrees = make_layer("Polygon", {}, [("POLYGON((114 30,115 30,115 31,114 30))",)], crs="EPSG:4326")
    _refused(run_algorithm, "simulate_flow", flow_layers | more | {"AREA": degrees}, "reproject it")
    bare = make_layer("Polygon", {}, [(AREA,)])
    from qgis.core import QgsCoordinateReferenceSystem

    bare.setCrs(QgsCoordinateReferenceSystem())
    _refused(run_algorithm, "simulate_flow", flow_layers | more | {"AREA": bare}, "no coordinate reference system")
    other = make_layer("LineString", {"head": "double"}, [("LINESTRING(1 1,1 139)", 5.0)], crs="EPSG:32650")
    _refused(run_algorithm, "simulate_flow", flow_layers | more | {"HEADS": other}, "but the model in EPSG:4547")
    assert not list(tmp_path.iterdir())


def test_a_missing_program_is_one_sentence(flow_layers, run_algorithm, tmp_path):
    more = {"WORKSPACE": str(tmp_path / "flow"), "OUTPUT": str(tmp_path / "head.tif")}
    nowhere = {"MF6": str(tmp_path / "mf6")}
    (tmp_path / "mf6").write_text("not a program")
    _refused(run_algorithm, "simulate_flow", flow_layers | more | nowhere, "is not the MODFLOW 6 program")
    assert [path.name for path in tmp_path.iterdir()] == ["mf6"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"BOTTOMS": "-10, ten"}, "not a list of numbers"),
        ({"BOTTOMS": "5"}, "must fall from layer to layer"),
        ({"BOTTOMS": ","}, "bottom of at least one layer"),
        ({"CONDUCTIVITY": "0"}, "positive number in every active cell"),
        ({"CELL_SIZE": 10000.0}, "Every cell has a fixed head"),
        ({"CONDUCTIVITY": "1, 2, 3"}, "3 conductivities were given for 1 layers"),
        ({"HEADS": None}, "at least one fixed head or river"),
    ],
)
def test_wrong_ground_is_refused(flow_layers, run_algorithm, tmp_path, change, words):
    more = {"WORKSPACE": str(tmp_path / "flow"), "OUTPUT": str(tmp_path / "head.tif")}
    _refused(run_algorithm, "simulate_flow", flow_layers | more | change, words)
    assert not list(tmp_path.iterdir())


def test_a_chosen_program_is_used(flow_layers, run_algorithm, tmp_path):
    from gw_monitor.gw_core.transport.runner.program import locate_mf6

    link = tmp_path / "chosen_mf6"
    link.symlink_to(locate_mf6())
    more = {"WORKSPACE": str(tmp_path / "flow"), "OUTPUT": str(tmp_path / "head.tif"), "MF6": str(link)}
    assert run_algorithm("simulate_flow", flow_layers | more)["OUTPUT"]


def test_wrong_features_are_all_named(flow_layers, make_layer, run_algorithm, tmp_path):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    wells = make_layer(
        "Point", {"name": "string", "rate_m3_d": "double", "layer": "integer"},
        [("POINT(900 900)", "far", -1.0, 1), ("POINT(50 50)", "deep", -1.0, 7), ("POINT(50 50)", "blank", None, 1)],
    )  # fmt: skip
    feedback = QgsProcessingFeedback(False)
    more = {"WORKSPACE": str(tmp_path / "flow"), "OUTPUT": str(tmp_path / "head.tif"), "WELLS": wells}
    with pytest.raises(QgsProcessingException, match="WELLS: far"):
        run_algorithm("simulate_flow", flow_layers | more, feedback=feedback)
    log = feedback.textLog()
    assert "WELLS: deep: Layer 7 does not exist" in log
    assert "WELLS: blank: The field rate_m3_d is missing" in log


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"PROPERTY": "unobtainium"}, "Unknown observed property"),
        ({"PROPERTY": "water_level"}, "cannot be converted"),
        ({"FLOW": "/nowhere"}, "holds no flow model"),
        ({"OUTPUT_TIMES": "900"}, "within the duration"),
    ],
)
def test_a_wrong_plume_is_refused(plume_parameters, run_algorithm, tmp_path, change, words):
    if change.get("FLOW"):
        change = {"FLOW": str(tmp_path)}
    _refused(run_algorithm, "simulate_plume", plume_parameters | change, words)
    assert not Path(plume_parameters["OUTPUT"]).exists()
    assert not Path(plume_parameters["WORKSPACE"]).exists()


def test_a_plume_does_not_overwrite_a_flow_model(plume_parameters, run_algorithm):
    folder = plume_parameters["FLOW"]
    _refused(run_algorithm, "simulate_plume", plume_parameters | {"WORKSPACE": folder}, "a folder of its own")
    assert (Path(folder) / "flow.json").is_file()


def test_a_river_below_its_bed_is_refused(flow_layers, make_layer, run_algorithm, tmp_path):
    river = make_layer(
        "LineString", {"stage": "double", "conductance_m2_d": "double"}, [("LINESTRING(50 1,50 99)", -11.0, 5.0)]
    )
    more = {"WORKSPACE": str(tmp_path / "flow"), "OUTPUT": str(tmp_path / "head.tif"), "RIVER": river}
    _refused(run_algorithm, "simulate_flow", flow_layers | more, "stage -11.0 m lies below the bottom")


def test_a_part_of_the_area_that_nothing_holds_is_warned_of(flow_layers, make_layer, run_algorithm, tmp_path):
    from qgis.core import QgsProcessingFeedback

    parts = "MULTIPOLYGON(((0 0,60 0,60 100,0 100,0 0)),((70 0,240 0,240 100,70 100,70 0)))"
    feedback = QgsProcessingFeedback(False)
    more = {
        "AREA": make_layer("MultiPolygon", {"name": "string"}, [(parts, "area")]), "CELL_SIZE": 10.0,
        "HEADS": make_layer("LineString", {"head": "double"}, [("LINESTRING(1 1,1 99)", 5.0)]),
        "WORKSPACE": str(tmp_path / "flow"), "OUTPUT": str(tmp_path / "head.tif"),
    }  # fmt: skip
    run_algorithm("simulate_flow", flow_layers | more, feedback=feedback)
    assert "No fixed head or river reaches 170 cells" in feedback.textLog()


@pytest.mark.parametrize(
    ("rows", "change", "words"),
    [
        ([("", "tank", 0.5, None, None)], {}, "SOURCE: tank: The feature has no geometry"),
        ([(SOURCE, "tank", 0.5, "2027-01-01", None)], {}, "Source tank does not release anything"),
        ([(SOURCE, "tank", 0.5, "2026-03-01", "2026-02-01")], {}, "tank: It ends before it begins"),
        ([(SOURCE, "tank", 0.5, None, None)], {"CELL_SIZE": 10000.0}, "lies in one cell"),
        ([(SOURCE, "tank", 0.5, None, None)], {"DISPERSIVITY_L": 0.0}, "dispersivity_l_m must be positive"),
    ],
)
def test_a_wrong_screening_is_refused(make_layer, run_algorithm, tmp_path, rows, change, words):
    fields = {"name": "string", "rate_kg_d": "double", "start": "string", "end": "string"}
    parameters = {
        "SOURCE": make_layer("Point", fields, rows), "PROPERTY": "benzene", "START": "2026-01-01T00:00:00Z",
        "OUTPUT": str(tmp_path / "plume.tif"),
    }  # fmt: skip
    _refused(run_algorithm, "simulate_plume_analytic", parameters | change, words)
    assert not list(tmp_path.iterdir())


def test_a_point_without_geometry_is_not_a_clean_well(make_layer, run_algorithm, tmp_path):
    parameters = {
        "SOURCE": make_layer("Point", {"name": "string", "rate_kg_d": "double"}, [(SOURCE, "tank", 0.5)]),
        "PROPERTY": "benzene", "POINTS": make_layer("Point", {"name": "string"}, [("", "MW-1")]),
        "OUTPUT": str(tmp_path / "plume.tif"),
    }  # fmt: skip
    _refused(run_algorithm, "simulate_plume_analytic", parameters, "POINTS: MW-1: The feature has no geometry")


def test_a_source_needs_one_strength(plume_parameters, make_layer, run_algorithm):
    bad = make_layer(
        "Point", {"name": "string", "rate_kg_d": "double", "concentration_mg_l": "double"}, [(SOURCE, "both", 1.0, 1.0)]
    )
    _refused(run_algorithm, "simulate_plume", plume_parameters | {"SOURCES": bad}, "SOURCES: both: A source needs")


def test_times_of_a_source_set_the_start(plume_parameters, make_layer, run_algorithm):
    from qgis.PyQt.QtCore import QDateTime, Qt

    def moment(text):
        return QDateTime.fromString(text, Qt.DateFormat.ISODate)

    dated = make_layer(
        "Point", {"name": "string", "rate_kg_d": "double", "start": "datetime", "end": "datetime"},
        [(SOURCE, "tank", 0.5, moment("2026-03-01T00:00:00Z"), moment("2026-03-31T00:00:00Z"))],
    )  # fmt: skip
    changed = {"SOURCES": dated, "START": None, "DURATION": 60.0, "STEP": 5.0, "OUTPUT_TIMES": ""}
    result = run_algorithm("simulate_plume", plume_parameters | changed)
    first = _rows(result["BREAKTHROUGH"])[0]
    assert first["time_d"] == 5.0
    assert first["time"].toUTC().toString("yyyy-MM-dd") == "2026-03-06"


def test_cancel_leaves_nothing(plume_parameters, flow_layers, run_algorithm, tmp_path):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("simulate_plume", plume_parameters, feedback=feedback)
    assert not Path(plume_parameters["OUTPUT"]).exists()
    assert not Path(plume_parameters["WORKSPACE"]).exists()
    assert not list(tmp_path.glob(".*"))


def test_cancel_in_mid_run_leaves_nothing(plume_parameters, run_algorithm, tmp_path):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 15 else None)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("simulate_plume", plume_parameters, feedback=feedback)
    assert 15 < feedback.progress() < 90
    assert not Path(plume_parameters["OUTPUT"]).exists()
    assert not Path(plume_parameters["WORKSPACE"]).exists()
    assert not list(tmp_path.glob(".*"))


def test_a_conductivity_raster_replaces_the_number_where_it_has_values(flow_layers, run_algorithm, tmp_path):
    from gw_monitor.gw_core.transport.flow import read_flow
    from gw_monitor.processing_provider.rasters import write_raster
    from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

    values = np.full((10, 12), 20.0)
    values[:, 6:] = np.nan
    crs = QgsCoordinateReferenceSystem("EPSG:4547")
    path = write_raster(tmp_path / "k.tif", [values], 0.0, 100.0, 20.0, crs)
    more = {"CONDUCTIVITY_RASTER": QgsRasterLayer(path), "CELL_SIZE": 5.0, "WORKSPACE": str(tmp_path / "flow")}
    run_algorithm("simulate_flow", flow_layers | more | {"OUTPUT": str(tmp_path / "head.tif")})
    found = read_flow(tmp_path / "flow").conductivity[0]
    assert (found[:, :24] == 20.0).all() and (found[:, 24:] == 10.0).all()

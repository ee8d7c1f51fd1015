# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flow from map layers through QGIS: surfaces, zones, walls, weather, time, and the picture before the run."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.transport.flow import read_flow
from gw_monitor.gw_core.transport.gwf.flow_input_file import read_flow_input
from qgis.core import QgsProcessingException

pytestmark = pytest.mark.mf6

EAST, NORTH = 500_000.0, 3_400_000.0
WIDTH, HEIGHT = 600.0, 400.0


def _place(text):
    """Move a WKT template of small coordinates into the projected area."""
    import re

    def moved(match):
        return f"{float(match[1]) + EAST} {float(match[2]) + NORTH}"

    return re.sub(r"(-?[\d.]+) (-?[\d.]+)", moved, text)


AREA = _place(f"POLYGON((0 0,{WIDTH} 0,{WIDTH} {HEIGHT},0 {HEIGHT},0 0))")


@pytest.fixture
def raster(tmp_path):
    """Return a function writing a raster of a function of x and y (from the corner of the area) with 5 m pixels."""
    from gw_monitor.processing_provider.rasters import write_raster
    from qgis.core import QgsCoordinateReferenceSystem

    def make(name, value, hole=None):
        x = np.arange(-18.0, WIDTH + 20, 5.0)
        y = np.arange(HEIGHT + 18.0, -20.0, -5.0)
        values = np.broadcast_to(value(x[np.newaxis], y[:, np.newaxis]), (len(y), len(x))).astype(float).copy()
        if hole is not None:
            values[hole] = np.nan
        crs = QgsCoordinateReferenceSystem("EPSG:4547")
        return write_raster(tmp_path / f"{name}.tif", [values], EAST - 20.5, NORTH + HEIGHT + 20.5, 5.0, crs)

    return make


@pytest.fixture
def flow_layers(make_layer, raster):
    """Sloping top, two layers, fixed heads west and east."""
    ends = [
        (_place(f"LINESTRING({x} 2,{x} {HEIGHT - 2})"), head, layer)
        for x, head in ((2, 8.0), (WIDTH - 2, 4.0))
        for layer in (1, 2)
    ]
    return {
        "AREA": make_layer("Polygon", {"name": "string"}, [(AREA, "area")]), "CELL_SIZE": 20.0,
        "TOP_RASTER": raster("top", lambda x, y: 10.0 - 0.005 * x + 0 * y),
        "BOTTOM_RASTERS": [
            raster("b1", lambda x, y: -2.0 - 0.002 * x + 0 * y), raster("b2", lambda x, y: -12.0 + 0 * x),
        ],
        "CONDUCTIVITY": "5, coarse_sand",
        "HEADS": make_layer("LineString", {"head": "double", "layer": "integer"}, ends),
    }  # fmt: skip


@pytest.fixture
def run(run_algorithm, tmp_path):
    def simulate(layers, name="flow", **more):
        where = {"WORKSPACE": str(tmp_path / name), "OUTPUT": str(tmp_path / f"{name}.tif")}
        return run_algorithm("simulate_flow", layers | where | more)

    return simulate


def _rows(layer):
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def test_layers_zones_walls_and_drains_from_the_map(flow_layers, make_layer, run, tmp_path):
    layers = flow_layers | {
        "ZONES": make_layer(
            "Polygon", {"conductivity_m_d": "double", "texture": "string", "layer": "integer", "porosity": "double"},
            [(_place("POLYGON((200 100,400 100,400 300,200 300,200 100))"), None, "clay", 1, 0.1)],
        ),
        "BARRIERS": make_layer(
            "LineString", {"conductivity_m_d": "double", "thickness_m": "double"},
            [(_place("LINESTRING(450 50,450 350)"), 1e-4, 0.5)],
        ),
        "DRAINS": make_layer(
            "LineString", {"elevation_m": "double", "conductance_m2_d": "double"},
            [(_place("LINESTRING(100 20,100 380)"), 6.0, 50.0)],
        ),
        "RIVER": make_layer(
            "LineString", {"stage": "double", "width_m": "double", "bed_thickness_m": "double",
                           "bed_conductivity_m_d": "double", "bottom_m": "double"},
            [(_place("LINESTRING(30 390,570 390)"), 6.0, 4.0, 0.5, 0.05, 5.0)],
        ),
        "WELLS": make_layer(
            "Point", {"rate_m3_d": "double", "screen_top_m": "double", "screen_bottom_m": "double"},
            [(_place("POINT(300 200)"), -40.0, 3.0, -10.0)],
        ),
        "POROSITY": "0.2, 0.3", "RECHARGE": 200.0,
        "POINTS": make_layer("Point", {"name": "string", "layer": "integer"}, [(_place("POINT(500 200)"), "W1", 2)]),
        "BUDGET_ZONES": make_layer(
            "Polygon", {"name": "string"}, [(_place("POLYGON((0 0,300 0,300 400,0 400,0 0))"), "west")]
        ),
    }  # fmt: skip
    sinks = dict.fromkeys(("GRID_LAYER", "BOUNDARIES", "CHECKS", "BUDGET", "HYDROGRAPH"), "memory:")
    result = run(layers, **sinks)
    flow = read_flow(tmp_path / "flow")
    inputs = read_flow_input(tmp_path / "flow")
    assert flow.grid.shape == (2, 20, 30)
    x, _ = flow.grid.plan_centres()
    assert flow.grid.top == pytest.approx(10.0 - 0.005 * (x - EAST), abs=0.02)
    assert flow.porosity[0, 10, 15] == pytest.approx(0.1)
    assert flow.porosity[1, 10, 15] == pytest.approx(0.3)
    assert flow.conductivity[0, 10, 15] < 0.5
    assert len(inputs.barriers[0].first) == 2 * 15
    assert len(inputs.wells[0].cells) == 2
    assert abs(result["BUDGET_ERROR"]) < 0.01
    terms = {(row["zone"], row["term"]): row for row in _rows(result["BUDGET"])}
    assert terms["", "wells"]["out_m3_d"] == pytest.approx(40.0, rel=1e-6)
    assert ("west", "total") in terms
    assert [row["point"] for row in _rows(result["HYDROGRAPH"])] == ["W1"]
    cells = _rows(result["GRID_LAYER"])
    assert len(cells) == 1200
    kinds = {row["kind"] for row in _rows(result["BOUNDARIES"])}
    assert kinds == {"fixed head", "river", "well", "drain", "wall"}
    head = flow.head[1, 10]
    # The wall holds the water back: more is lost across it than over ten cells elsewhere.
    assert head[21] - head[23] > 3 * (head[24] - head[28])


def test_transient_flow_writes_a_band_a_period(flow_layers, make_layer, run, tmp_path):
    layers = flow_layers | {
        "WELLS": make_layer(
            "Point", {"rate_m3_d": "double", "layer": "integer", "start": "datetime", "end": "datetime"},
            [(_place("POINT(300 200)"), -100.0, 2, "2026-02-01T00:00:00", "2026-03-01T00:00:00")],
        ),
        "PERIODS": "31, 28, 2*30", "START": "2026-01-01T00:00:00Z", "SPECIFIC_YIELD": "0.15",
        "POINTS": make_layer("Point", {"name": "string", "layer": "integer"}, [(_place("POINT(310 210)"), "W1", 2)]),
    }  # fmt: skip
    result = run(layers, HYDROGRAPH="memory:", BUDGET="memory:")
    flow = read_flow(tmp_path / "flow")
    assert flow.times_d == pytest.approx((31.0, 59.0, 89.0, 119.0))
    curve = _rows(result["HYDROGRAPH"])
    heads = [row["head"] for row in curve]
    assert heads[1] < heads[0] - 0.1
    assert heads[1] < heads[2] < heads[3] < heads[0]
    assert curve[0]["time"].toString("yyyy-MM-dd") == "2026-02-01"
    from osgeo import gdal

    data = gdal.Open(str(tmp_path / "flow.tif"))
    assert data.RasterCount == 4
    assert data.GetRasterBand(1).GetDescription() == "2026-02-01 00:00"


def test_weather_takes_the_place_of_the_number(flow_layers, make_layer, run, tmp_path):
    from qgis.core import QgsFeature, QgsVectorLayer

    weather = QgsVectorLayer(
        "None?field=time:date&field=precipitation_mm:double&field=et0_mm:double", "weather", "memory"
    )
    for day in range(1, 29):
        feature = QgsFeature(weather.fields())
        feature.setAttributes([f"2026-02-{day:02d}", 4.0, 1.0])
        assert weather.dataProvider().addFeature(feature)
    run(flow_layers | {"WEATHER": weather})
    flow = read_flow_input(tmp_path / "flow")
    # A full soil: what does not evaporate drains, 3 mm/d.
    assert flow.recharge_at(0.0) == pytest.approx(3e-3)


@pytest.mark.parametrize("kind", [1, 2])
def test_refined_grids_through_qgis(flow_layers, make_layer, run, tmp_path, kind):
    layers = flow_layers | {
        "GRID_KIND": kind, "CELL_SIZE": 40.0, "REFINED_SIZE": 5.0,
        "REFINE": make_layer("Point", {"size_m": "double"}, [(_place("POINT(300 200)"), None)]),
    }  # fmt: skip
    run(layers)
    flow = read_flow(tmp_path / "flow")
    areas = flow.grid.plan_areas()
    assert areas.min() < 30.0 < areas.max()
    assert abs(flow.imbalance()).max() < 1e-5


def test_the_grid_turns_into_the_flow(flow_layers, make_layer, run, tmp_path):
    heads = make_layer(
        "Point", {"head": "double"},
        [(_place(f"POINT({x} {y})"), 8.0 - 0.01 * (x * 0.8 + y * 0.6)) for x, y in ((10, 10), (590, 10), (10, 390))],
    )  # fmt: skip
    run(flow_layers | {"HEADS": heads, "ALIGN_FLOW": True})
    turned = read_flow(tmp_path / "flow").grid.rotation_deg
    assert turned == pytest.approx(np.rad2deg(np.arctan2(0.6, 0.8)))


def test_the_preview_shows_and_warns_without_running(flow_layers, make_layer, run_algorithm):
    layers = flow_layers | {
        "WELLS": make_layer("Point", {"rate_m3_d": "double"}, [(_place("POINT(25 200)"), -1.0)]), "RECHARGE": 9000.0,
        "CONDUCTIVITY": "1e-9, 5",
    }  # fmt: skip
    sinks = dict.fromkeys(("GRID_LAYER", "BOUNDARIES", "CHECKS"), "memory:")
    result = run_algorithm("preview_model", layers | sinks)
    assert result["CELLS"] == 1200
    codes = {row["code"] for row in _rows(result["CHECKS"])}
    assert {"slow_ground", "much_recharge", "well_near_boundary", "sharp_contrast"} <= codes
    kinds = {row["kind"] for row in _rows(result["BOUNDARIES"])}
    assert kinds == {"fixed head", "well"}


def test_bad_input_is_one_sentence(flow_layers, make_layer, raster, run, tmp_path):
    hole = raster("hole", lambda x, y: -12.0 + 0 * x, hole=(slice(30, 50), slice(30, 50)))
    b1 = flow_layers["BOTTOM_RASTERS"][0]
    for change, text in (
        ({"BOTTOM_RASTERS": [b1, hole]}, "bottom of layer 2 has no value in"),
        ({"BOTTOM_RASTERS": [hole, b1]}, "no value in"),
        ({"BOTTOM_RASTERS": flow_layers["BOTTOM_RASTERS"][::-1]}, "lies above the bottom of layer 1"),
        ({"TOP_RASTER": None}, "top of the model is missing"),
        ({"POROSITY": "-0.2"}, "porosity must be above 0"),
        ({"CONDUCTIVITY": "moon dust"}, "Unknown soil texture"),
        ({"PERIODS": "a*3"}, "not a list"),
        ({"PERIODS": "30", "STEADY_FIRST": False}, "needs initial heads"),
        ({"GRID_KIND": 1}, "needs features"),
        ({"WELLS": make_layer("Point", {"rate_m3_d": "double"}, [(_place("POINT(900 200)"), -1.0)])}, "outside"),
    ):
        with pytest.raises(QgsProcessingException, match=text):
            run(flow_layers | change)
    assert not (tmp_path / "flow").exists()
    run(flow_layers | {"BOTTOM_RASTERS": [b1, hole], "FILL_GAPS": True})
    run(flow_layers | {"BOTTOM_RASTERS": flow_layers["BOTTOM_RASTERS"][::-1], "CROSSING": 2, "MINIMUM_THICKNESS": 1.0})
    assert read_flow(tmp_path / "flow").grid.thickness.min() >= 1.0 - 1e-9


def test_recharge_comes_from_a_raster_and_from_zones(flow_layers, make_layer, raster, run, tmp_path):
    """365.25 mm/a are 1 mm/d; the zone covers the western half and counts over the raster."""
    west = make_layer(
        "Polygon", {"recharge_mm_a": "double"}, [(_place("POLYGON((0 0,300 0,300 400,0 400,0 0))"), 730.5)]
    )
    run(flow_layers | {"RECHARGE_RASTER": raster("rain", lambda x, y: 365.25 + 0 * x + 0 * y), "RECHARGE_ZONES": west})
    rate = read_flow_input(tmp_path / "flow").recharge_at(0.0)
    x = read_flow_input(tmp_path / "flow").grid.plan_centres()[0] - EAST
    assert rate[x < 300] == pytest.approx(2e-3) and rate[x > 300] == pytest.approx(1e-3)
    away = make_layer(
        "Polygon", {"recharge_mm_a": "double"}, [(_place("POLYGON((5000 0,6000 0,6000 9,5000 0))"), 730.5)]
    )
    with pytest.raises(QgsProcessingException, match="covers no active cell"):
        run(flow_layers | {"RECHARGE_ZONES": away}, "other")


def test_general_heads_that_resist_nothing_are_fixed_heads(flow_layers, make_layer, run, tmp_path):
    run(flow_layers, "fixed")
    ends = [
        (_place(f"LINESTRING({x} 2,{x} {HEIGHT - 2})"), head, 1e7, layer)
        for x, head in ((2, 8.0), (WIDTH - 2, 4.0))
        for layer in (1, 2)
    ]
    fields = {"head": "double", "conductance_m2_d": "double", "layer": "integer"}
    layers = {key: value for key, value in flow_layers.items() if key != "HEADS"}
    run(layers | {"GENERAL_HEADS": make_layer("LineString", fields, ends)}, "general")
    fixed, general = read_flow(tmp_path / "fixed").head, read_flow(tmp_path / "general").head
    # Each of twenty cells has 5e5 m2/d: the few dozen m3/d that pass it cost about a tenth of a millimetre.
    assert np.nanmax(np.abs(fixed - general)) < 2e-4


def test_heads_at_the_edge_come_from_a_raster(flow_layers, make_layer, raster, run, tmp_path):
    ends = [(_place(f"LINESTRING({x} 2,{x} {HEIGHT - 2})"), None, layer) for x in (2, WIDTH - 2) for layer in (1, 2)]
    edge = make_layer("LineString", {"head": "double", "layer": "integer"}, ends)
    plane = raster("heads", lambda x, y: 8.0 - x / 150.0 + 0.002 * y)
    run(flow_layers | {"HEADS": edge, "HEADS_RASTER": plane})
    flow = read_flow(tmp_path / "flow")
    x, y = flow.grid.plan_centres()
    wanted = 8.0 - (x - EAST) / 150.0 + 0.002 * (y - NORTH)
    # Pixels of 5 m: a head is read within half a pixel of the cell's centre.
    assert np.abs(flow.head[0] - wanted)[:, 0].max() < 0.05 and np.abs(flow.head[0] - wanted)[:, -1].max() < 0.05


def test_conductivity_is_spread_from_points(flow_layers, make_layer, run, tmp_path):
    fields = {"conductivity_m_d": "double", "layer": "integer"}
    points = make_layer("Point", fields, [(_place("POINT(110 210)"), 2.0, 1), (_place("POINT(490 210)"), 50.0, 1)])
    run(flow_layers | {"K_POINTS": points})
    flow = read_flow(tmp_path / "flow")
    places = [flow.grid.cell_at([EAST + x], [NORTH + 210])[0] for x in (110, 490)]
    assert flow.conductivity.ravel()[places] == pytest.approx([2.0, 50.0], rel=1e-3)
    assert np.ptp(flow.conductivity[1]) == 0.0
    deep = make_layer("Point", fields, [(_place("POINT(110 210)"), 2.0, 9)])
    with pytest.raises(QgsProcessingException, match="Layer 9 does not exist"):
        run(flow_layers | {"K_POINTS": deep}, "deep")
    with pytest.raises(QgsProcessingException, match="Layer 9 does not exist"):
        wall = make_layer(
            "LineString", {"conductivity_m_d": "double", "thickness_m": "double", "layer": "integer"},
            [(_place("LINESTRING(305 50,305 350)"), 1e-4, 0.5, 9)],
        )  # fmt: skip
        run(flow_layers | {"BARRIERS": wall}, "deep")
    with pytest.raises(QgsProcessingException, match="is not a list of numbers"):
        run(flow_layers | {"PERIODS": "inf*30"}, "endless")


def test_initial_heads_and_the_solver_without_newton(flow_layers, raster, run, tmp_path):
    start = raster("start", lambda x, y: 6.0 + 0 * x + 0 * y)
    run(flow_layers | {"PERIODS": "0.001", "STEADY_FIRST": False, "INITIAL_HEADS": start}, "short")
    inner = read_flow(tmp_path / "short").head[1, :, 12:-12]
    # After a thousandth of a day the middle, 240 m from heads of 8 and 4 m, has hardly moved from where it began.
    assert inner == pytest.approx(6.0, abs=0.03)
    run(flow_layers, "newton")
    run(flow_layers | {"NEWTON": False}, "plain")
    newton, plain = read_flow(tmp_path / "newton").head, read_flow(tmp_path / "plain").head
    # The two weight a falling water table differently between cells: by less than a hundredth of the fall of 4 m.
    assert np.nanmax(np.abs(newton - plain)) < 0.04


def test_own_textures_count(flow_layers, run, root, tmp_path):
    table = (root / "gw_core" / "transport" / "data" / "soil_texture.csv").read_text(encoding="utf-8")
    own = tmp_path / "textures.csv"
    own.write_text(table, encoding="utf-8")
    run(flow_layers | {"TEXTURES": str(own)})
    (tmp_path / "broken.csv").write_text("texture\nmud\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException):
        run(flow_layers | {"TEXTURES": str(tmp_path / "broken.csv")}, "broken")

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""calibrate_flow through QGIS."""

from __future__ import annotations

import pytest
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, PumpedWell
from gw_monitor.gw_core.transport.gwf.calibration import ObservedHead, head_at
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer

CRS = "EPSG:4547"
WELLS = ((100, 60), (170, 110), (260, 150), (330, 40), (450, 100), (560, 30), (620, 170), (710, 90))


def make_inputs(west, east):
    import numpy as np

    grid = make_grid("POLYGON((0 0,800 0,800 200,0 200,0 0))", 20.0, -5.0, [-15.0], CRS)
    x, _ = grid.plan_centres()
    heads = tuple(FixedHead(cells=grid.cells_of(f"LINESTRING({x} 1,{x} 199)"), head_m=h) for x, h in ((1, 6), (799, 0)))
    return FlowInput(
        grid=grid, conductivity=np.broadcast_to(np.where(x < 400, west, east), grid.shape).copy(), heads=heads,
        wells=(PumpedWell(cells=grid.cells_of("POINT(210 110)"), rate_m3_d=-60.0),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("calibrate")
    simulate_flow(make_inputs(8.0, 8.5), place / "flow")
    return place


def layer(kind, fields, rows):
    made = QgsVectorLayer(f"{kind}?crs={CRS}&{'&'.join(f'field={field}' for field in fields)}", "made", "memory")
    for wkt, values in rows:
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(values)
        assert made.dataProvider().addFeature(feature)
    return made


@pytest.fixture(scope="module")
def heads(folder):
    inputs = make_inputs(20.0, 4.0)
    flow = simulate_flow(inputs, folder / "truth")
    rows = []
    for x, y in WELLS:
        cell = int(inputs.grid.cell_at([x], [y])[0])
        seen = ObservedHead(name="", cell=cell, easting=x, northing=y, head_m=0.0, sd_m=1.0)
        rows.append((f"POINT ({x} {y})", [f"W{x}", head_at(inputs, flow, seen), 1]))
    rows.append(("POINT (5000 5000)", ["far", 3.0, 1]))
    return layer("Point", ("name:string", "head:double", "layer:integer"), rows)


def test_conductivities_and_residuals_come_out(provider, run_algorithm, folder, heads, tmp_path):
    found = run_algorithm(
        "calibrate_flow",
        {
            "FLOW": str(folder / "flow"), "HEADS": heads, "HEAD_SD": 0.02, "PRIOR_SD": 2.0, "OUTPUT": "memory:",
            "RESIDUALS": "memory:", "WORKSPACE": str(tmp_path / "fitted"),
        },
    )  # fmt: skip
    rows = {row["name"]: row for row in found["OUTPUT"].getFeatures()}
    assert rows["K 8 m/d"]["estimate"] == pytest.approx(20.0, rel=0.02)
    assert rows["K 8.5 m/d"]["estimate"] == pytest.approx(4.0, rel=0.02)
    assert rows["K 8 m/d"]["low"] < 20.0 < rows["K 8 m/d"]["high"] and rows["K 8 m/d"]["identifiable"]
    assert found["RMSE"] < 0.01 < found["RMSE_BEFORE"] and found["RUNS"] > 3
    assert sorted(row["point"] for row in found["RESIDUALS"].getFeatures()) == sorted(f"W{x}" for x, _ in WELLS)
    from gw_monitor.gw_core.transport.flow import read_flow

    assert read_flow(tmp_path / "fitted").conductivity.max() == pytest.approx(20.0, rel=0.02)


def test_zones_and_bad_input(provider, run_algorithm, folder, heads, tmp_path):
    given = {
        "FLOW": str(folder / "flow"), "HEADS": heads, "HEAD_SD": 0.02, "OUTPUT": "memory:",
        "WORKSPACE": str(tmp_path / "fitted"),
    }  # fmt: skip
    west = layer("Polygon", ("name:string", "layer:integer"), [("POLYGON((0 0,400 0,400 200,0 200,0 0))", ["west", 1])])
    rows = list(run_algorithm("calibrate_flow", given | {"ZONES": west})["OUTPUT"].getFeatures())
    assert [row["name"] for row in rows] == ["west"]
    outside = layer("Polygon", ("name:string",), [("POLYGON((9000 0,9400 0,9400 200,9000 200,9000 0))", ["away"])])
    with pytest.raises(QgsProcessingException, match="covers no active cell"):
        run_algorithm("calibrate_flow", given | {"ZONES": outside})
    with pytest.raises(QgsProcessingException, match="no recharge"):
        run_algorithm("calibrate_flow", given | {"FIT_RECHARGE": True})

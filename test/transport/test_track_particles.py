# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""track_particles through QGIS."""

from __future__ import annotations

import pytest
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, PumpedWell
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer

CRS = "EPSG:4547"


@pytest.fixture(scope="module")
def flow_folder(tmp_path_factory):
    """Uniform flow of 0.1 m/d (pore water) to the east, 600 m wide, with a well that takes the water of 120 m of it."""
    import numpy as np

    grid = make_grid("POLYGON((0 0,1010 0,1010 600,0 600,0 0))", 10.0, -10.0, [-20.0], CRS)
    heads = tuple(
        FixedHead(cells=grid.cells_of(f"LINESTRING({x} 1,{x} 599)"), head_m=h) for x, h in ((5, 1), (1005, 0))
    )
    well = PumpedWell(cells=grid.cells_of("POINT(705 305)"), rate_m3_d=-30.0)
    folder = tmp_path_factory.mktemp("particles") / "flow"
    simulate_flow(FlowInput(grid=grid, conductivity=np.full(grid.shape, 25.0), heads=heads, wells=(well,)), folder)
    return str(folder)


def layer(*rows):
    made = QgsVectorLayer(f"Point?crs={CRS}&field=name:string&field=layer:integer", "release", "memory")
    for x, y, name in rows:
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT ({x} {y})"))
        feature.setAttributes([name, 1])
        assert made.dataProvider().addFeature(feature)
    return made


def test_wells_look_upstream_and_sources_downstream(provider, run_algorithm, flow_folder):
    common = {"FLOW": flow_folder, "OUTPUT": "memory:", "MARKS": "memory:", "TIMES": "100, 365"}
    back = run_algorithm(
        "track_particles", common | {"RELEASE": layer((705, 305, "W")), "PARTICLES": 2, "CAPTURE": "memory:"}
    )
    lines = list(back["OUTPUT"].getFeatures())
    assert len(lines) == 8
    assert all(line.geometry().boundingBox().xMinimum() < 600 for line in lines)
    assert all(line["name"] == "W" and line["travel_time_d"] > 365 for line in lines)
    first = lines[0].geometry().constGet()
    assert first.pointN(0).m() == 0.0 and first.pointN(first.numPoints() - 1).m() == pytest.approx(
        lines[0]["travel_time_d"], rel=1e-5
    )
    marks = list(back["MARKS"].getFeatures())
    assert sorted({mark["time_d"] for mark in marks}) == [100.0, 365.0] and len(marks) == 16
    zones = {zone["time_d"]: zone for zone in back["CAPTURE"].getFeatures()}
    assert zones[365.0]["area_m2"] > zones[100.0]["area_m2"] > 0
    # What the well takes in 365 days fills the pores of its zone: Q t = n b A, to within the cells along its edge.
    assert zones[365.0]["area_m2"] == pytest.approx(30.0 * 365.0 / 0.25 / 10.0, rel=0.1)
    forward = run_algorithm("track_particles", common | {"RELEASE": layer((205, 105, "S")), "DIRECTION": 0})
    ends = [line.geometry().boundingBox().xMaximum() for line in forward["OUTPUT"].getFeatures()]
    assert len(ends) == 16 and min(ends) > 990


def test_bad_input_is_said(provider, run_algorithm, flow_folder):
    given = {"FLOW": flow_folder, "OUTPUT": "memory:", "RELEASE": layer((705, 305, "W"))}
    with pytest.raises(QgsProcessingException, match="must be positive"):
        run_algorithm("track_particles", given | {"TIMES": "0"})
    with pytest.raises(QgsProcessingException, match="outside"):
        run_algorithm("track_particles", given | {"RELEASE": layer((-50, 5, "W"))})

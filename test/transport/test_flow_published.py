# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A published example rebuilt from map features, and a plume that crosses the grid obliquely or lies along it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.transport.analytic.analytic import UniformFlow, point_continuous_2d
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.grids.refinement import GridKind, lay_cells
from gw_monitor.gw_core.transport.grids.surfaces import with_surfaces
from gw_monitor.gw_core.transport.gwf import flow_tables
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead
from gw_monitor.gw_core.transport.gwf.budget import read_budget
from gw_monitor.gw_core.transport.gwf.ground import uniform_layers
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.response.response import TransportParameters

pytestmark = pytest.mark.mf6
CRS = "EPSG:4547"
DAY = 86400.0

# Wells of the example (layer, row, column), each 5 ft³/s.
WELLS = [(5, 5, 11), (3, 4, 6), (3, 6, 12), *((1, row, column) for row in (9, 11, 13) for column in (8, 10, 12, 14))]
# Drains in row 8, columns 2 to 10.
DRAINS = [0.0, 0.0, 10.0, 20.0, 30.0, 50.0, 70.0, 90.0, 100.0]
# Heads of row 1 of layer 1, ft, as printed with the example (McDonald & Harbaugh 1988, appendix D).
ROW_1 = [24.94, 44.01, 59.26, 71.82, 82.52, 91.91, 100.0, 106.9, 112.6, 117.4, 121.3, 124.3, 126.4, 127.4]


def _centre(row, column):
    """The middle of a cell of 5000 ft, counted from the upper left."""
    return 5000.0 * (column - 0.5), 5000.0 * (15 - row + 0.5)


def _points(rows):
    table = pd.DataFrame(rows)
    table["geometry_wkt"] = [f"POINT({x} {y})" for x, y in zip(table["easting"], table["northing"], strict=True)]
    return table


def test_the_first_example_of_modflow_comes_from_map_features(tmp_path):
    """McDonald & Harbaugh (1988), appendix D; confining beds, there no cells, are layers of 50 ft here.

    Lengths in feet take the place of metres; flows are by day.
    """
    side = 75000.0
    grid = make_grid(
        f"POLYGON((0 0,{side} 0,{side} {side},0 {side},0 0))", 5000.0, 200.0, [-150, -200, -300, -350, -450], CRS
    )
    conductivity = [each * DAY for each in (1e-3, 1e-6, 1e-4, 5e-7, 2e-4)]
    ground = uniform_layers(grid, {"conductivity": conductivity}, {"vertical_ratio": 1.0})
    place = flow_tables.Place(grid=grid)
    wells = [
        {"easting": _centre(row, column)[0], "northing": _centre(row, column)[1], "layer": layer,
         "rate_m3_d": -5.0 * DAY}
        for layer, row, column in WELLS
    ]  # fmt: skip
    drains = [
        {"easting": _centre(8, column)[0], "northing": _centre(8, column)[1], "elevation_m": level,
         "conductance_m2_d": DAY}
        for column, level in enumerate(DRAINS, start=2)
    ]  # fmt: skip
    heads = pd.DataFrame(
        [{"geometry_wkt": f"LINESTRING(2500 100,2500 {side - 100})", "head": 0.0, "layer": layer}
         for layer in (1, 2, 3, 4)]
    )  # fmt: skip
    inputs = FlowInput(
        grid=grid, conductivity=ground.conductivity, vertical_ratio=ground.vertical_ratio,
        heads=flow_tables.fixed_heads(heads, place, "heads"), wells=flow_tables.wells(_points(wells), place, "wells"),
        drains=flow_tables.drains(_points(drains), place, "drains"), recharge_m_d=3e-8 * DAY,
    )  # fmt: skip
    found = simulate_flow(replace(inputs, newton=False), tmp_path / "flow").head[0, 0, 1:]
    print("row 1:", np.round(found - ROW_1, 2))
    # The example prints four figures, and its own solver stopped within 0.01 ft of an iteration.
    assert np.abs(found - ROW_1).max() < 0.1
    newton = simulate_flow(inputs, tmp_path / "flow").head[0, 0, 1:]
    print("row 1, Newton:", np.round(newton - ROW_1, 2))
    # Thickness from upstream, which changes by a tenth from one cell of 5000 ft to the next.
    assert np.abs(newton - ROW_1).max() < 0.015 * max(ROW_1)
    budget = {term.term: term for term in read_budget(tmp_path / "flow", steady=True)}
    assert budget["wells"].out_m3_d / DAY == pytest.approx(75.0, rel=1e-6)
    # 225 cells less the fifteen of the fixed head.
    assert budget["recharge"].in_m3_d / DAY == pytest.approx(3e-8 * 5000.0**2 * 210, rel=1e-6)
    assert abs(budget["total"].error_percent) < 1e-4


def _peak(kind, turned, folder, size):
    """The peak at 100 m from a steady source in flow at 45 degrees, over the exact one."""
    half, gradient = 140.0, 0.01
    area = f"POLYGON((-{half} -{half},{half} -{half},{half} {half},-{half} {half},-{half} -{half}))"
    along = np.array([np.cos(np.pi / 4), np.sin(np.pi / 4)])
    source, well = -60.0 * along, 40.0 * along
    plan = lay_cells(area, size, CRS, kind=kind, turned_deg=turned)
    grid = with_surfaces(plan, [np.zeros(plan.plan_shape), np.full(plan.plan_shape, -10.0)])
    x, y = (part.ravel() for part in grid.plan_centres())
    edge = _outermost(grid)
    head = 20.0 - gradient * (x[edge] * along[0] + y[edge] * along[1])
    inputs = FlowInput(grid=grid, conductivity=np.full(grid.shape, 10.0), heads=(FixedHead(cells=edge, head_m=head),))
    flow = simulate_flow(inputs, folder / "flow")
    at = int(grid.cells_of(f"POINT({source[0]} {source[1]})")[0])
    placed = np.array([x[at], y[at]])
    target = int(grid.cells_of(f"POINT({well[0]} {well[1]})")[0])
    apart = np.array([x[target], y[target]]) - placed
    uniform = UniformFlow(velocity_m_d=0.1 / 0.25, porosity=0.25, dispersivity_l_m=5.0, dispersivity_t_m=0.25)
    across = along[0] * apart[1] - along[1] * apart[0]
    exact = point_continuous_2d(uniform, 100.0, np.array([apart @ along]), np.array([across]), 600.0)
    parameters = TransportParameters(porosity=0.25, dispersivity_l_m=5.0, dispersivity_t_m=0.25, dispersivity_v_m=0.25)
    transport = TransportInput(
        parameters=parameters, sources=(Source(name="s", cells=np.array([at]), rate_kg_d=1.0),), duration_d=600.0,
        step_d=10.0, scheme=Scheme.TVD, records=(Record(name="w", cells=np.array([target])),),
    )  # fmt: skip
    result = simulate_transport(flow, transport, folder / "plume")
    return float(result.record_concentration_mg_l[0, -1] / exact[0])


def _outermost(grid):
    first, second = grid.plan_neighbours()
    both = grid.active[0].ravel()[first] & grid.active[0].ravel()[second]
    count = np.bincount(np.concatenate([first[both], second[both]]), minlength=grid.cells_a_layer)
    inside = np.bincount(np.concatenate([first, second]), minlength=grid.cells_a_layer)
    return np.flatnonzero(grid.active[0].ravel() & ((count < 4) | (inside < 4)))


def test_a_plume_across_the_grid_loses_its_peak_and_keeps_it_along_the_grid(tmp_path):
    oblique = _peak(GridKind.UNIFORM, 0.0, tmp_path / "oblique", 4.0)
    along = _peak(GridKind.UNIFORM, 45.0, tmp_path / "along", 4.0)
    print(f"share of the exact peak at 100 m: oblique {oblique:.2f}, along {along:.2f}")
    # Without cross terms, dispersion across the flow becomes the mean of both: smaller cells do not help.
    assert oblique < 0.4
    assert along > 0.93
    assert along < 1.07

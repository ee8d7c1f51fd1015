# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Particles by MODPATH 7 against closed forms of travel time and capture."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.errors import ConfigurationError, InvalidInputError
from gw_monitor.gw_core.transport.grids.grid import Grid, make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, PumpedWell
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.particles.particles import capture_times, ring_start, spread_start, track_particles

CRS = "EPSG:4547"
POROSITY = 0.25


def strip(turned_deg=0.0, recharge=0.0, heads=((5, 1.0), (1005, 0.0)), wells=(), rows=1, size=10.0):
    """A confined strip of 1010 m, 10 m thick, K = 25 m/d, between fixed heads."""
    north = rows * size
    made = make_grid(f"POLYGON((0 0,1010 0,1010 {north},0 {north},0 0))", size, -10.0, [-20.0], CRS)
    grid = Grid(
        top=made.top, bottoms=made.bottoms, crs=CRS, active=made.active, west=0.0, south=0.0, widths=made.widths,
        heights=made.heights, turned_deg=turned_deg,
    )  # fmt: skip
    fixed = tuple(
        FixedHead(cells=made.cells_of(f"LINESTRING({x} 1,{x} {north - 1})"), head_m=head) for x, head in heads
    )
    return FlowInput(
        grid=grid, conductivity=np.full(grid.shape, 25.0), heads=fixed, recharge_m_d=recharge,
        wells=tuple(PumpedWell(cells=made.cells_of(f"POINT({x} {y})"), rate_m3_d=q) for x, y, q in wells),
    )  # fmt: skip


@pytest.mark.parametrize("turned", [0.0, 40.0])
def test_travel_time_in_uniform_flow_is_distance_over_velocity(tmp_path, turned):
    from gw_monitor.gw_core.transport.flow import read_flow

    simulate_flow(strip(turned), tmp_path / "flow")
    flow = read_flow(tmp_path / "flow")
    start = spread_start([np.array([10])], 1)
    (path,) = track_particles(flow, start, POROSITY)
    # v = K i / n = 25 * 0.001 / 0.25 = 0.1 m/d from x = 105 m to the last cell's edge at 1000 m.
    assert path.time_d[-1] == pytest.approx(895.0 / 0.1, rel=1e-5)
    reached = np.hypot(path.easting - path.easting[0], path.northing - path.northing[0])
    assert np.allclose(reached, 0.1 * path.time_d, rtol=1e-4, atol=1e-3)
    assert np.rad2deg(np.arctan2(path.northing[-1] - path.northing[0], path.easting[-1] - path.easting[0])) == (
        pytest.approx(turned, abs=1e-3)
    )
    assert path.end == "sink or source"


def test_backward_is_forward_reversed(tmp_path):
    from gw_monitor.gw_core.transport.flow import read_flow

    simulate_flow(strip(recharge=1e-3, rows=20, wells=((505, 105, -20.0),)), tmp_path / "flow")
    flow = read_flow(tmp_path / "flow")
    (there,) = track_particles(flow, spread_start([np.array([5 * 101 + 20])], 1), POROSITY, duration_d=300.0)
    end = flow.grid.cell_at([there.easting[-1]], [there.northing[-1]])
    x, y = flow.grid.coordinates(end)
    start = spread_start([end], 1)
    moved = type(start)(
        cell=end, right=(there.easting[-1:] - x) / 10.0 + 0.5, up=(there.northing[-1:] - y) / 10.0 + 0.5,
        height=(there.elevation[-1:] + 20.0) / 10.0, group=start.group,
    )  # fmt: skip
    (back,) = track_particles(flow, moved, POROSITY, duration_d=300.0, backward=True)
    # MODPATH writes single precision: the start, 300 days earlier, comes back to centimetres.
    assert np.hypot(back.easting[-1] - there.easting[0], back.northing[-1] - there.northing[0]) < 0.05


def test_travel_time_below_recharge_is_exponential(tmp_path):
    """Between a divide and a fixed head, confined flow fed by recharge w: t = (n b / w) ln(L / x) (Haitjema 1995)."""
    from gw_monitor.gw_core.transport.flow import read_flow

    simulate_flow(strip(recharge=1e-3, heads=((1005, 0.0),)), tmp_path / "flow")
    flow = read_flow(tmp_path / "flow")
    target = flow.grid.cells_of("POINT(1005 5)")
    times = capture_times(flow, [target], POROSITY)[0, 0, 0]
    x = np.arange(10, 100) * 10.0 + 5.0
    exact = POROSITY * 10.0 / 1e-3 * np.log(1000.0 / x)
    assert np.isnan(times[100]) or times[100] < 1e-6
    # MODPATH's velocities are linear within cells, and so exact here; single precision remains.
    assert np.allclose(times[10:100], exact, rtol=2e-5)


def test_a_well_captures_the_width_that_carries_its_rate(tmp_path):
    """Far upstream of a well in uniform flow the capture zone is Q / (q b) wide (Javandel & Tsang 1986)."""
    from gw_monitor.gw_core.transport.flow import read_flow

    rate = 0.025 * 10.0 * 120.0  # Darcy flux 0.025 m/d, 10 m thick, 120 m wide
    simulate_flow(strip(rows=60, wells=((705, 305, -rate),)), tmp_path / "flow")
    flow = read_flow(tmp_path / "flow")
    well = flow.grid.cells_of("POINT(705 305)")
    caught = np.isfinite(capture_times(flow, [well], POROSITY)[0, 0])
    # Inflow through the fixed head of column 2 to the captured rows, from the model's own faces: all of the rate.
    first, second = flow.grid.position(flow.first)[2], flow.grid.position(flow.second)[2]
    rows = flow.grid.position(flow.first)[1]
    through = flow.through[(first == 1) & (second == 2) & caught[rows, 2]].sum()
    per_row = flow.through[(first == 1) & (second == 2)].mean()
    assert abs(through - rate) <= per_row  # a row at the edge is caught or not


def test_a_ring_lies_on_the_sides_of_a_cell():
    ring = ring_start([np.array([3]), np.array([4, 5])], 2)
    assert len(ring.cell) == 24
    assert ring.group.tolist() == [0] * 8 + [1] * 16
    on_a_side = (ring.right == 0) | (ring.right == 1) | (ring.up == 0) | (ring.up == 1)
    assert on_a_side.all()


def test_faults_are_said_together(uniform_flow, monkeypatch):
    flow = uniform_flow()
    with pytest.raises(InvalidInputError) as caught:
        track_particles(flow, spread_start([np.array([3])], 1), -0.1, duration_d=-5.0)
    assert len(caught.value.findings) == 3
    with pytest.raises(InvalidInputError, match="too many"):
        spread_start([np.arange(100_000)], 10)
    from gw_monitor.gw_core.transport.particles.modpath import locate_mp7

    with pytest.raises(ConfigurationError, match="is not the MODPATH 7 program"):
        locate_mp7("/nowhere/mp7")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("GW_MONITOR_MF6", "/nowhere/mf6")
    with pytest.raises(ConfigurationError, match="was not found"):
        locate_mp7()

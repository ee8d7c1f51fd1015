# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flow models against closed forms: wells, rivers, drains, walls, leaky layers, storage; and their budgets."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.flow import read_flow
from gw_monitor.gw_core.transport.grids.crossings import crossed_pairs
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.grids.outlines import read_shape
from gw_monitor.gw_core.transport.grids.refinement import GridKind, Refinement, lay_cells
from gw_monitor.gw_core.transport.grids.surfaces import with_surfaces
from gw_monitor.gw_core.transport.gwf.boundaries import (
    Barrier,
    Drain,
    FixedHead,
    GeneralHead,
    PumpedWell,
    Recharge,
    River,
)
from gw_monitor.gw_core.transport.gwf.budget import read_budget, zone_budget
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwf.gwf_reader import read_heads
from scipy.special import exp1, k0

pytestmark = pytest.mark.mf6

CRS = "EPSG:4547"
REFINED = pytest.mark.parametrize("kind", [GridKind.VARIABLE, GridKind.VORONOI])


def _strip(columns, cell=10.0, top=0.0, bottoms=(-10.0,)):
    east = columns * cell
    return make_grid(f"POLYGON((0 0,{east} 0,{east} {cell},0 {cell},0 0))", cell, top, bottoms, CRS)


def _held(cell, head):
    return FixedHead(cells=np.array([cell]), head_m=head)


def _disc(kind, half, fine, coarse, thickness=10.0):
    """A square with a well in the middle of its middle cell, and cells of ``coarse`` far away."""
    area = f"POLYGON((-{half} -{half},{half} -{half},{half} {half},-{half} {half},-{half} -{half}))"
    plan = lay_cells(area, coarse, CRS, kind=kind, refinements=[Refinement(wkt="POINT(0.01 0.01)", size_m=fine)])
    flat = np.zeros(plan.plan_shape)
    return with_surfaces(plan, [flat, flat - thickness])


def _edge(grid, half, coarse):
    x, y = (part.ravel() for part in grid.plan_centres())
    return np.flatnonzero(np.maximum(np.abs(x), np.abs(y)) > half - coarse)


def _from_well(grid, cell):
    x, y = (part.ravel() for part in grid.plan_centres())
    return np.hypot(x - x[cell], y - y[cell])


@REFINED
def test_steady_pumping_obeys_thiem(kind, tmp_path):
    half, coarse = 1000.0, 50.0
    grid = _disc(kind, half, 1.0, coarse)
    well = int(grid.cell_at(np.array([0.01]), np.array([0.01]))[0])
    r = _from_well(grid, well)
    edge = _edge(grid, half, coarse)
    conductivity, rate = 5.0, 300.0
    transmissivity = conductivity * 10.0
    # The edge is held at what Thiem says of its distance, so that the square is a piece of an endless disc.
    held = FixedHead(cells=edge, head_m=20.0 + rate / (2 * np.pi * transmissivity) * np.log(r[edge] / 1000.0))
    inputs = FlowInput(
        grid=grid, conductivity=np.full(grid.shape, conductivity), heads=(held,),
        wells=(PumpedWell(cells=np.array([well]), rate_m3_d=-rate),),
    )  # fmt: skip
    flow = simulate_flow(inputs, tmp_path / "flow")
    near = (r > 8.0) & (r < 800.0)
    thiem = 20.0 + rate / (2 * np.pi * transmissivity) * np.log(np.where(r > 0, r, 1.0) / 1000.0)
    error = np.abs(flow.head.ravel() - thiem)[near].max()
    print(f"{kind.value}: {grid.cells} cells, largest error {error:.4f} m of {np.ptp(thiem[near]):.2f} m")
    # One and a half per cent of the 4.4 m between 8 m and 800 m: cells grow by half of their distance from the well.
    assert error < 0.066
    assert np.abs(flow.imbalance()).max() < 1e-4


@REFINED
def test_transient_pumping_obeys_theis(kind, tmp_path):
    half, coarse = 3000.0, 100.0
    grid = _disc(kind, half, 1.0, coarse)
    well = int(grid.cell_at(np.array([0.01]), np.array([0.01]))[0])
    r = _from_well(grid, well)
    conductivity, rate, storage = 5.0, 300.0, 1e-4
    steps = np.geomspace(1e-3, 0.3, 40)
    inputs = FlowInput(
        grid=grid, conductivity=np.full(grid.shape, conductivity), specific_storage=storage, steady_first=False,
        wells=(PumpedWell(cells=np.array([well]), rate_m3_d=-rate),), initial_head=np.full(grid.shape, 20.0),
        periods_d=tuple(steps), heads=(FixedHead(cells=_edge(grid, half, coarse), head_m=20.0),),
    )  # fmt: skip
    flow = simulate_flow(inputs, tmp_path / "flow")
    times, heads = read_heads(tmp_path / "flow", grid.shape)
    assert times == pytest.approx(np.cumsum(steps))
    assert flow.times_d == pytest.approx(times)
    assert heads[-1] == pytest.approx(flow.head)
    drawdown = 20.0 - heads.reshape(len(times), -1)
    worst = 0.0
    for at in (20, 30, 39):
        near = (r > 8.0) & (r < 300.0)
        u = r[near] ** 2 * storage * 10.0 / (4 * conductivity * 10.0 * times[at])
        theis = rate / (4 * np.pi * conductivity * 10.0) * exp1(u)
        worst = max(worst, np.abs(drawdown[at][near] - theis).max() / theis.max())
    print(f"{kind.value}: {grid.cells} cells, largest error {100 * worst:.2f} % of the largest drawdown")
    # Cells grow with their distance from the well, and time steps by a sixth: first order in both.
    assert worst < 0.03
    # What storage gave up since the start of the last period is what the well took.
    assert flow.boundary_in.sum() == pytest.approx(flow.boundary_out.sum(), rel=1e-6)


def test_a_leaky_aquifer_obeys_de_glee(tmp_path):
    """Pumping under a thin bed with a held level above it: drawdown Q/(2 pi T) K0(r/B), B² = T times resistance."""
    half, coarse, rate, conductivity, resistance = 2000.0, 50.0, 200.0, 5.0, 500.0
    area = f"POLYGON((-{half} -{half},{half} -{half},{half} {half},-{half} {half},-{half} -{half}))"
    plan = lay_cells(
        area, coarse, CRS, kind=GridKind.VARIABLE, refinements=[Refinement(wkt="POINT(0.01 0.01)", size_m=1.0)]
    )
    flat = np.zeros(plan.plan_shape)
    grid = with_surfaces(plan, [flat + 11.0, flat + 10.0, flat])
    ratio = np.ones(grid.shape)
    # All resistance is in the upper cell: half its thickness over its vertical conductivity.
    ratio[0] = 0.5 / resistance / conductivity
    ratio[1] = 1e6
    level = FixedHead(cells=np.arange(grid.cells_a_layer), head_m=20.0)
    well = int(grid.cell_at(np.array([0.01]), np.array([0.01]), 1)[0])
    inputs = FlowInput(
        grid=grid, conductivity=np.full(grid.shape, conductivity), vertical_ratio=ratio, heads=(level,),
        wells=(PumpedWell(cells=np.array([well]), rate_m3_d=-rate),),
    )  # fmt: skip
    flow = simulate_flow(inputs, tmp_path / "flow")
    r = _from_well(grid, well - grid.cells_a_layer)
    near = (r > 8.0) & (r < 600.0)
    transmissivity = conductivity * 10.0
    de_glee = rate / (2 * np.pi * transmissivity) * k0(r[near] / np.sqrt(transmissivity * resistance))
    error = np.abs(20.0 - flow.head[1].ravel()[near] - de_glee).max() / de_glee.max()
    print(f"leaky aquifer: largest error {100 * error:.2f} % of the drawdown at 8 m")
    # Cells grow by half of their distance from the well.
    assert error < 0.025


def test_a_river_leaks_as_its_bed_lets_it_and_no_more_below_its_bottom(tmp_path):
    grid = _strip(11)
    river = River(cells=np.array([5]), stage_m=12.0, conductance_m2_d=2.0, bottom_m=11.0)
    conductivity = np.full(grid.shape, 5.0)
    for level, wanted in ((11.5, None), (5.0, 2.0 * (12.0 - 11.0))):
        inputs = FlowInput(
            grid=grid, conductivity=conductivity, heads=(_held(0, level), _held(10, level)), rivers=(river,)
        )
        flow = simulate_flow(inputs, tmp_path / f"flow{level}")
        # Two reaches of 45 m of saturated ground (transmissivity 50 m²/d, 10 m wide) in parallel, and the bed.
        leak = (12.0 - level) / (1 / 2.0 + 1 / (2 * 50.0 * 10.0 / 50.0)) if wanted is None else wanted
        assert flow.boundary_in.sum() == pytest.approx(leak, rel=1e-7)


def test_a_drain_takes_water_only_from_above_it(tmp_path):
    grid = _strip(11)
    for level, taken in ((12.0, 3.0 * (12.0 - 11.0) / (1 + 3.0 / (2 * 10.0))), (10.5, 0.0)):
        drain = Drain(cells=np.array([5]), elevation_m=11.0, conductance_m2_d=3.0)
        inputs = FlowInput(
            grid=grid, conductivity=np.full(grid.shape, 5.0), heads=(_held(0, level), _held(10, level)), drains=(drain,)
        )
        flow = simulate_flow(inputs, tmp_path / f"flow{level}")
        assert flow.boundary_out[0, 0, 5] == pytest.approx(taken, rel=1e-7, abs=1e-9)


def test_a_general_head_is_a_resistance_before_a_head(tmp_path):
    grid = _strip(11)
    outside = GeneralHead(cells=np.array([10]), head_m=10.0, conductance_m2_d=4.0)
    inputs = FlowInput(
        grid=grid, conductivity=np.full(grid.shape, 5.0), heads=(_held(0, 12.0),), general_heads=(outside,)
    )
    flow = simulate_flow(inputs, tmp_path / "flow")
    assert flow.boundary_in.sum() == pytest.approx(2.0 / (1 / 4.0 + 100.0 / (50.0 * 10.0)), rel=1e-7)


def test_a_wall_adds_its_resistance(tmp_path):
    grid = _strip(11)
    first, second = crossed_pairs(grid, read_shape("LINESTRING(52 -5,58 15)"))
    assert (first.tolist(), second.tolist()) == ([5], [6]) or (first.tolist(), second.tolist()) == ([4], [5])
    wall = Barrier(first=first, second=second, leakance_per_d=1e-3 / 0.8)
    ends = (_held(0, 12.0), _held(10, 10.0))
    inputs = FlowInput(grid=grid, conductivity=np.full(grid.shape, 5.0), heads=ends, barriers=(wall,))
    flow = simulate_flow(inputs, tmp_path / "flow")
    # 100 m of ground and 0.8 m of wall at 0.001 m/d, over 10 m by 10 m.
    assert flow.boundary_in.sum() == pytest.approx(2.0 / (100.0 / 5.0 + 0.8 / 1e-3) * 100.0, rel=1e-6)


def test_a_closed_wall_encloses():
    grid = make_grid("POLYGON((0 0,200 0,200 200,0 200,0 0))", 10.0, 0.0, [-10.0], CRS)
    wall = read_shape("LINESTRING(40 60,120 31,160 110,90 170,40 60)")
    first, second = crossed_pairs(grid, wall)
    cut = set(zip(first.tolist(), second.tolist(), strict=True))
    a, b = grid.plan_neighbours()
    open_ = [pair for pair in zip(a.tolist(), b.tolist(), strict=True) if pair not in cut]
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    rows, columns = np.array(open_).T
    count, part = connected_components(coo_matrix((np.ones(len(rows)), (rows, columns)), shape=(400, 400)))
    assert count == 2
    inside = read_shape("POLYGON((40 60,120 31,160 110,90 170,40 60))").covers(*grid.plan_centres())
    assert len({tuple(np.unique(part[inside.ravel()])), tuple(np.unique(part[~inside.ravel()]))}) == 2


def test_storage_drains_as_the_water_table_falls(tmp_path):
    """A closed box pumped at 2 m³/d: its level falls by the rate over specific yield and area."""
    grid = _strip(5, bottoms=(-10.0,))
    inputs = FlowInput(
        grid=grid, conductivity=np.full(grid.shape, 1e4), specific_yield=0.2, specific_storage=1e-9,
        initial_head=np.full(grid.shape, -2.0), steady_first=False, periods_d=(10.0, 10.0),
        wells=(PumpedWell(cells=np.array([2]), rate_m3_d=-2.0, start_d=5.0),),
    )  # fmt: skip
    assert inputs.steps_d() == (5.0, 5.0, 10.0)
    simulate_flow(inputs, tmp_path / "flow")
    times, heads = read_heads(tmp_path / "flow", grid.shape)
    assert times.tolist() == [5.0, 10.0, 20.0]
    fallen = 2.0 * np.maximum(times - 5.0, 0.0) / (0.2 * 500.0)
    assert heads.mean(axis=(1, 2, 3)) == pytest.approx(-2.0 - fallen, abs=2e-4)


def test_the_first_period_is_steady_and_recharge_changes_with_time(tmp_path):
    grid = _strip(11)
    inputs = FlowInput(
        grid=grid, conductivity=np.full(grid.shape, 5.0), heads=(_held(0, -1.0), _held(10, -1.0)),
        recharges=(Recharge(rate_m_d=1e-3, end_d=10.0), Recharge(rate_m_d=5e-3, start_d=10.0)), periods_d=(10.0,) * 60,
    )  # fmt: skip
    flow = simulate_flow(inputs, tmp_path / "flow")
    _, heads = read_heads(tmp_path / "flow", grid.shape)
    for rate, index in ((1e-3, 0), (5e-3, -1)):
        steady = FlowInput(grid=grid, conductivity=inputs.conductivity, heads=inputs.heads, recharge_m_d=rate)
        wanted = simulate_flow(steady, tmp_path / f"steady{index}").head
        # After 590 d, ten times the time this strip needs, the second steady state is reached.
        assert heads[index] == pytest.approx(wanted, abs=1e-5)
    assert not flow.steady
    assert read_flow(tmp_path / "flow").times_d == flow.times_d


def test_budgets_close_in_every_period_and_zone(tmp_path):
    grid = _strip(11)
    inputs = FlowInput(
        grid=grid, conductivity=np.full(grid.shape, 5.0), heads=(_held(0, -1.0), _held(10, -2.0)),
        wells=(PumpedWell(cells=np.array([5]), rate_m3_d=-0.3),), recharge_m_d=1e-3, periods_d=(10.0, 10.0),
        porosity=np.full(grid.shape, 0.2),
    )  # fmt: skip
    simulate_flow(inputs, tmp_path / "flow")
    terms = read_budget(tmp_path / "flow", steady=False)
    assert {term.time_d for term in terms} == {10.0, 20.0}
    named = {term.term: term for term in terms if term.time_d == 20.0}
    assert named["wells"].out_m3_d == pytest.approx(0.3, rel=1e-6)
    assert named["recharge"].in_m3_d == pytest.approx(1e-3 * 900.0, rel=1e-6)  # not into the two fixed heads
    assert abs(named["total"].error_percent) < 1e-4
    flow = read_flow(tmp_path / "flow")
    assert flow.porosity == pytest.approx(0.2)
    left = np.zeros(grid.shape, dtype=bool)
    left[..., :6] = True
    zones = zone_budget(flow, [("left", left), ("right", ~left)])
    totals = {term.zone: term for term in zones if term.term == "total"}
    assert abs(totals["left"].error_percent) < 1e-3
    assert abs(totals["right"].error_percent) < 1e-3
    given = next(term for term in zones if term.zone == "left" and "right" in term.term)
    taken = next(term for term in zones if term.zone == "right" and "left" in term.term)
    assert given.out_m3_d == pytest.approx(taken.in_m3_d)


def test_anisotropy_turns_with_its_axes(tmp_path):
    """Flow along the major axis meets the major conductivity, flow across it the minor."""
    grid = _strip(11)
    for turned, conductivity in ((0.0, 8.0), (90.0, 8.0 * 0.25)):
        inputs = FlowInput(
            grid=grid, conductivity=np.full(grid.shape, 8.0), heads=(_held(0, 12.0), _held(10, 10.0)), anisotropy=0.25,
            anisotropy_deg=turned,
        )  # fmt: skip
        flow = simulate_flow(inputs, tmp_path / f"flow{turned:.0f}")
        assert flow.discharge_x[0, 0, 5] == pytest.approx(conductivity * 0.02, rel=1e-6)


def test_transient_flow_without_a_start_is_refused(tmp_path):
    grid = _strip(5)
    inputs = FlowInput(
        grid=grid, conductivity=np.full(grid.shape, 1.0), periods_d=(1.0, -1.0), steady_first=False,
        specific_yield=-0.1, porosity=np.full(grid.shape, -0.2),
        heads=(FixedHead(cells=np.array([0]), head_m=1.0, start_d=3.0, end_d=2.0),),
    )  # fmt: skip
    with pytest.raises(InvalidInputError) as caught:
        inputs.check()
    texts = " ".join(finding.message for finding in caught.value.findings)
    for part in ("porosity", "specific yield", "positive length", "ends before", "initial heads"):
        assert part in texts

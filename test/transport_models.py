# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MODFLOW 6 models with closed forms, built from layers as a user's are; tests and benchmarks refine them."""

from __future__ import annotations

import numpy as np
from gw_monitor.gw_core.transport.analytic.analytic import UniformFlow, patch, point_continuous_2d, strip
from gw_monitor.gw_core.transport.analytic.columns import column_inflow
from gw_monitor.gw_core.transport.analytic.radial import RadialFlow, well_injection
from gw_monitor.gw_core.transport.grids.grid import Grid, make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, PumpedWell
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Record, Source, TransportInput
from gw_monitor.gw_core.transport.parameters import TransportParameters

CRS = "EPSG:4547"


def uniform(folder, length, width, cell, bottoms, velocity, porosity, top=0.0):
    """Confined flow to the east between fixed heads in the first and the last column."""
    area = f"POLYGON((0 0,{length} 0,{length} {width},0 {width},0 0))"
    grid = make_grid(area, cell, top, bottoms, CRS)
    gradient = velocity * porosity / 10.0
    layers = range(grid.layers)
    ends = [
        FixedHead(cells=np.concatenate([grid.cells_of(f"LINESTRING({x} 0,{x} {width})", k) for k in layers]),
                  head_m=top + 10.0 + gradient * (grid.columns - 1) * cell * (x < 1))
        for x in (0.01, length - 0.01)
    ]  # fmt: skip
    inputs = FlowInput(grid=grid, conductivity=np.full(grid.shape, 10.0), heads=tuple(ends))
    return simulate_flow(inputs, folder)


def run(flow, folder, sources, days, step, porosity, spreading, times=(), records=(), parameters=(), **more):
    """Simulate; ``spreading`` are the three dispersivities."""
    names = ("dispersivity_l_m", "dispersivity_t_m", "dispersivity_v_m")
    known = TransportParameters(porosity=porosity, **dict(zip(names, spreading, strict=True)), **dict(parameters))
    inputs = TransportInput(
        parameters=known, sources=sources, duration_d=days, step_d=step, output_times_d=times, records=records, **more
    )
    return simulate_transport(flow, inputs, folder)


def column(folder, cell, step, scheme, *, retardation=1.0, decay=0.0, stopped=None):
    """A column of 100 m, v = 0.5 m/d, dispersivity 2 m, 120 d; returns the error in units of the inflow's c0."""
    flow = uniform(folder / "flow", 200.0, cell, cell, [-1.0], 0.5, 0.25)
    held = Source(name="a", cells=np.array([0]), concentration_mg_l=1.0, end_d=stopped or np.inf)
    clean = () if stopped is None else (Source(name="a", cells=np.array([0]), concentration_mg_l=0.0, start_d=stopped),)
    sorbing = {"bulk_density_kg_l": 1.6, "kd_l_kg": (retardation - 1.0) * 0.25 / 1.6, "decay_per_d": decay}
    found = run(flow, folder / "plume", (held, *clean), 120.0, step, 0.25, (2.0, 0.0, 0.0), parameters=sorbing,
                scheme=scheme)  # fmt: skip
    exact_flow = UniformFlow(velocity_m_d=0.5, dispersivity_l_m=2.0, retardation=retardation, decay_per_d=decay)
    x = np.arange(int(100.0 / cell)) * cell
    exact = column_inflow(exact_flow, x, 120.0)
    if stopped is not None:
        exact = exact - column_inflow(exact_flow, x, 120.0 - stopped)
    error = np.abs(found.concentration_mg_l[-1, 0, 0, : len(x)] - exact).max()
    return float(error / exact.max()), found


def strip_plume(folder, cell, step, scheme):
    """A strip of 20 m held at c0 across flow of 0.5 m/d; the error beyond 10 m, of c0."""
    flow = uniform(folder / "flow", 160.0, 100.0, cell, [-5.0], 0.5, 0.25)
    grid = flow.grid
    inside = grid.cells_of(f"POLYGON((0 40,{cell} 40,{cell} 60,0 60,0 40))")
    column_of = grid.cells_of(f"LINESTRING({cell / 2} 0.01,{cell / 2} 99.99)")
    clean = np.setdiff1d(column_of, inside)
    sources = (
        Source(name="a", cells=inside, concentration_mg_l=1.0), Source(name="b", cells=clean, concentration_mg_l=0.0)
    )  # fmt: skip
    found = run(flow, folder / "plume", sources, 160.0, step, 0.25, (5.0, 0.5, 0.0), scheme=scheme)
    x, y = grid.plan_centres()
    exact = strip(
        UniformFlow(velocity_m_d=0.5, dispersivity_l_m=5.0, dispersivity_t_m=0.5), 40.0, 60.0, x - cell / 2, y, 160.0
    )
    away = (x > 10.0) & (x < 110.0)
    return float(np.abs(found.concentration_mg_l[-1, 0] - exact)[away].max())


def point_plume(folder, cell, step, scheme):
    """A point of 0.5 kg/d in flow of 0.2 m/d; the largest error at wells 20 to 110 m away, of each well's peak."""
    # Source and wells at centres of cells.
    flow = uniform(folder / "flow", 240.0, 25.0 * 4, cell, [-10.0], 0.2, 0.25)
    grid = flow.grid
    x, y = grid.coordinates(grid.cell_at(np.array([40.1]), np.array([50.1])))
    wells = ((20.0, 0.0), (50.0, 5.0), (100.0, 0.0), (110.0, 10.0))
    cells = [grid.cell_at(x + a, y + b) for a, b in wells]
    records = tuple(Record(name=str(number), cells=cell_) for number, cell_ in enumerate(cells))
    source = Source(name="a", cells=grid.cell_at(x, y), rate_kg_d=0.5)
    found = run(flow, folder / "plume", (source,), 600.0, step, 0.25, (5.0, 0.5, 0.05), records=records, scheme=scheme)
    exact_flow = UniformFlow(velocity_m_d=0.2, porosity=0.25, dispersivity_l_m=5.0, dispersivity_t_m=0.5)
    worst = 0.0
    for cell_, curve in zip(cells, found.record_concentration_mg_l, strict=True):
        there = [float(part[0]) for part in grid.coordinates(cell_)]
        exact = point_continuous_2d(exact_flow, 50.0, there[0] - x[0], there[1] - y[0], found.record_times_d)
        worst = max(worst, float(np.abs(curve - exact).max() / exact.max()))
    return worst


def patch_plume(folder, cell, step, scheme):
    """A patch of 10 m by 4 m at the water table held at c0, v = 0.5 m/d; the error beyond 6 m, of c0.

    Half of it by symmetry, in 24 layers. The closed form has no side: the wall lies where the plume does not come.
    """
    thick, width = 0.5, 25.0
    flow = uniform(folder / "flow", 60.0, width, cell, [-thick * (k + 1) for k in range(24)], 0.5, 0.25)
    grid = flow.grid
    held, clean = [], []
    for k in range(grid.layers):
        line = grid.cells_of(f"LINESTRING({cell / 2} 0.01,{cell / 2} {width - 0.01})", k)
        inside = (grid.coordinates(line)[1] < 5.0) & (thick * (k + 0.5) < 4.0)
        held.append(line[inside])
        clean.append(line[~inside])
    sources = (
        Source(name="a", cells=np.concatenate(held), concentration_mg_l=1.0),
        Source(name="b", cells=np.concatenate(clean), concentration_mg_l=0.0),
    )
    found = run(flow, folder / "plume", sources, 60.0, step, 0.25, (4.0, 0.8, 0.4), scheme=scheme)
    x, y = grid.plan_centres()
    away = (x > 6.0) & (x < 45.0)
    flow_form = UniformFlow(velocity_m_d=0.5, dispersivity_l_m=4.0, dispersivity_t_m=0.8, dispersivity_v_m=0.4)
    worst = 0.0
    for k in range(grid.layers):
        depth = np.full(x.shape, thick * (k + 0.5))
        exact = patch(flow_form, (-5.0, 5.0), (0.0, 4.0), x - cell / 2, y, depth, 60.0, aquifer_m=(None, 12.0))
        worst = max(worst, float(np.abs(found.concentration_mg_l[-1, k] - exact)[away].max()))
    return worst


def radial_plume(folder, finest, step, scheme):
    """A well that injects water of c0 into a corner, by symmetry; the error beyond 10 m, of c0.

    A quarter of the plane with columns that widen from the well; the far rim is held at its head. What a well brings
    in is a flux: held to the form that holds the concentration at its wall, over 1 % of the mass would be missing.
    """
    widths = [finest]
    while sum(widths) < 120.0:
        widths.append(min(widths[-1] * 1.03, 4.0))
    sizes = np.array(widths)
    count = len(sizes)
    grid = Grid(
        west=0.0, south=0.0, widths=sizes, heights=sizes[::-1].copy(), top=np.zeros((count, count)),
        bottoms=np.full((1, count, count), -10.0), crs=CRS, active=np.ones((1, count, count), dtype=bool),
    )  # fmt: skip
    x, y = grid.plan_centres()
    distance = np.hypot(x, y)
    # Heads of Thiem (1906) on the rim keep the flow radial.
    rate, conductivity = 25.0, 10.0
    rim = np.flatnonzero(np.isin(np.arange(count * count) % count, [count - 1]) | (np.arange(count * count) < count))
    heads = tuple(
        FixedHead(cells=np.array([cell]),
                  head_m=20.0 - 4 * rate / (2 * np.pi * conductivity * 10.0) * np.log(distance.ravel()[cell] / 100.0))
        for cell in rim
    )  # fmt: skip
    corner = np.array([count * (count - 1)])
    well = PumpedWell(cells=corner, rate_m3_d=rate)
    flow = simulate_flow(
        FlowInput(grid=grid, conductivity=np.full(grid.shape, conductivity), heads=heads, wells=(well,)),
        folder / "flow",
    )
    inflow = np.full(grid.shape, np.nan)
    inflow.ravel()[corner] = 1.0
    found = run(
        flow, folder / "plume", (), 60.0, step, 0.25, (2.0, 2.0, 0.0), inflow_mg_l=inflow, scheme=scheme, xt3d=True
    )
    form = RadialFlow(rate_m3_d=100.0, thickness_m=10.0, porosity=0.25, dispersivity_m=2.0, well_radius_m=0.1)
    field, away = found.concentration_mg_l[-1, 0], (distance > 10.0) & (distance < 60.0)
    exact = well_injection(form, distance[away], 60.0, third_type=True)
    return float(np.abs(field[away] - exact).max())

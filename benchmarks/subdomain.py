# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Transport on the box that `subdomain.reach_of` lays around a plume, against the whole flow model.

A leaking tank in a valley of 6.4 km by 3.2 km: 102,400 cells of 20 m in two layers, heterogeneous conductivity, a
river, recharge; the plume of five years is some hundred metres long. Both times hold everything from the flow folder's
arrays to the results; ours holds cutting the part out as well. The mass is that dissolved at the end.
Prints a table and writes ``build/bench/subdomain.json``; fails when a goal is missed.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from gw_monitor.gw_core.transport.flow import read_flow
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, River
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.gwt.subdomain import RIM_TERM, cut_flow, reach_of
from gw_monitor.gw_core.transport.parameters import TransportParameters

RESULT = Path(__file__).resolve().parents[1] / "build" / "bench" / "subdomain.json"
COLUMNS, ROWS, CELL, STEPS, STEP_D = 320, 160, 20.0, 90, 20.0
POROSITY, GOAL_RATIO, GOAL_PERCENT = 0.25, 10.0, 0.1


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="gw-monitor-subdomain-") as folder:
        make_flow(Path(folder) / "flow")
        flow = read_flow(Path(folder) / "flow")
        inputs = make_inputs(flow)
        began = time.perf_counter()
        inside = reach_of(flow, [inputs])
        (Path(folder) / "cut").mkdir()
        part = cut_flow(flow, inside, Path(folder) / "cut")
        found = simulate_transport(part.flow, part.inputs(inputs), Path(folder) / "part")
        ours = time.perf_counter() - began
        began = time.perf_counter()
        whole = simulate_transport(flow, inputs, Path(folder) / "whole")
        theirs = time.perf_counter() - began
    masses = [mass(flow, result) for result in (part.on_whole(found), whole)]
    difference = 100.0 * abs(masses[0] - masses[1]) / masses[1]
    curves = [result.record_concentration_mg_l for result in (found, whole)]
    off = float(np.abs(curves[0] - curves[1]).max() / curves[1].max())
    lost = 100.0 * found.balance.went_kg(RIM_TERM) / found.balance.came_kg("SRC(SRC)")
    return report(ours, theirs, difference, off, lost, part.flow.grid.cells, flow.grid.cells)


def make_flow(folder):
    east, north = COLUMNS * CELL, ROWS * CELL
    area = f"POLYGON((0 0,{east} 0,{east} {north},0 {north},0 0))"
    grid = make_grid(area, CELL, 0.0, [-10.0, -20.0], "EPSG:4547")
    conductivity = np.exp(np.random.default_rng(11).normal(2.0, 0.5, grid.shape))
    west = np.concatenate([grid.cells_of(f"LINESTRING(1 1,1 {north - 1})", k) for k in (0, 1)])
    river = grid.cells_of(f"LINESTRING({east - 1} 1,{east - 1} {north - 1})")
    simulate_flow(
        FlowInput(
            grid=grid, conductivity=conductivity, heads=(FixedHead(cells=west, head_m=25.0),), recharge_m_d=3e-4,
            rivers=(River(cells=river, stage_m=-1.0, conductance_m2_d=50000.0),),
        ), folder,
    )  # fmt: skip


def make_inputs(flow):
    return TransportInput(
        parameters=TransportParameters(
            porosity=POROSITY, dispersivity_l_m=10.0, dispersivity_t_m=1.0, dispersivity_v_m=0.1
        ),
        sources=(Source(name="tank", cells=flow.cells_of("POINT(2010 1610)"), rate_kg_d=0.1),),
        duration_d=STEPS * STEP_D, step_d=STEP_D, scheme=Scheme.UPSTREAM,
        records=(Record(name="MW-1", cells=flow.cells_of("POINT(2110 1610)")),),
    )  # fmt: skip


def mass(flow, result):
    water = flow.grid.plan_areas() * flow.grid.thickness * flow.saturation * POROSITY
    return float((np.nan_to_num(result.concentration_mg_l[-1]) * water).sum()) / 1000.0


def report(ours, theirs, difference, off, lost, cells, all_cells):
    ratio = theirs / ours
    holds = ratio >= GOAL_RATIO and difference <= GOAL_PERCENT
    print(f"whole model  {all_cells:8d} cells  {theirs:8.2f} s")
    print(f"part         {cells:8d} cells  {ours:8.2f} s   {ratio:.1f} times as fast")
    print(f"mass differs by {difference:.2g} %, the well by {100 * off:.2g} % of its peak; {lost:.2g} % left the part")
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    row = {
        "name": "subdomain", "value": ours, "unit": "s", "baseline": theirs, "ratio": ratio,
        "goal": f"{GOAL_RATIO:g} times as fast, mass within {GOAL_PERCENT:g} %", "holds": bool(holds),
    }  # fmt: skip
    RESULT.write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())

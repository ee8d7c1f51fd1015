# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The response operator against one MODFLOW 6 transport run a source, on a heterogeneous flow of 100 x 60 cells.

The baseline is the time of the MODFLOW 6 program alone (upstream, XT3D off), without writing its input or reading its
output; the operator's time holds everything from the flow folder's arrays to the curves, factorisation included.
Medians are taken, so that other work on the machine weighs less.
Prints a table and writes ``build/bench/transport_response.json``; fails when the goal is missed.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.response.response import ResponseOperator, TransportParameters
from gw_monitor.gw_core.transport.runner.program import find_mf6

RESULT = Path(__file__).resolve().parents[1] / "build" / "bench" / "transport_response.json"
SOURCES, STEPS, STEP_D, REPEATS = 16, 100, 10.0, 3
GOAL_RATIO, GOAL_DIFFERENCE = 5.0, 1e-5
PARAMETERS = TransportParameters(porosity=0.25, dispersivity_l_m=10.0, dispersivity_t_m=1.0, dispersivity_v_m=0.1)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="gw-monitor-response-") as folder:
        flow = make_flow(Path(folder) / "flow")
        sources = [flow.cells_of(f"POINT({55 + 10 * i} {155 + 20 * i})") for i in range(SOURCES)]
        records = [flow.cells_of(f"POINT({400 + 50 * i} 305)") for i in range(10)]
        forward = [respond(flow, sources, records, adjoint=False) for _ in range(REPEATS)]
        backward = [respond(flow, sources, records, adjoint=True) for _ in range(REPEATS)]
        theirs, difference = modflow(flow, Path(folder) / "plume", sources, records, forward[0][1])
        forward += [respond(flow, sources, records, adjoint=False) for _ in range(REPEATS)]
    return report(middle(forward), middle(backward), theirs, difference)


def middle(runs):
    return statistics.median(seconds for seconds, _ in runs)


def respond(flow, sources, records, adjoint):
    """Return the seconds, and the responses."""
    began = time.perf_counter()
    operator = ResponseOperator(flow, PARAMETERS, STEP_D)
    response = operator.unit_responses(sources, records, STEPS, adjoint=adjoint)
    return time.perf_counter() - began, response


def make_flow(folder):
    grid = make_grid("POLYGON((0 0,1000 0,1000 600,0 600,0 0))", 10.0, 0.0, [-10.0], "EPSG:4547")
    conductivity = np.exp(np.random.default_rng(5).normal(2.0, 0.8, grid.shape))
    heads = tuple(
        FixedHead(cells=grid.cells_of(f"LINESTRING({x} 1,{x} 599)"), head_m=head) for x, head in ((1, 8.0), (999, 3.0))
    )
    return simulate_flow(FlowInput(grid=grid, conductivity=conductivity, heads=heads), folder)


def modflow(flow, folder, sources, records, response):
    """Return the seconds of all runs (by their median), and the largest difference as a share of a source's peak."""
    program, seconds, difference = str(find_mf6()), [], 0.0
    for index, cells in enumerate(sources):
        inputs = TransportInput(
            parameters=PARAMETERS, duration_d=STEPS * STEP_D, step_d=STEP_D, scheme=Scheme.UPSTREAM,
            sources=(Source(name="unit", cells=cells, rate_kg_d=1.0, end_d=STEP_D),),
            records=tuple(Record(name=str(k), cells=record) for k, record in enumerate(records)),
        )  # fmt: skip
        found = simulate_transport(flow, inputs, folder)
        began = time.perf_counter()
        subprocess.run([program], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - began)
        off = np.abs(found.record_concentration_mg_l - response[index]).max()
        difference = max(difference, off / response[index].max())
    return statistics.median(seconds) * len(sources), difference


def report(ours, adjoint, theirs, difference):
    ratio = theirs / ours
    cell_steps = 6000 * STEPS * SOURCES / ours / 1e6
    holds = ratio >= GOAL_RATIO and difference <= GOAL_DIFFERENCE
    print(f"{SOURCES} sources, {STEPS} steps, 6000 cells")
    print(f"MODFLOW 6 (program alone)   {theirs:8.3f} s")
    print(f"response operator, forward  {ours:8.3f} s   {cell_steps:.1f} million cell-steps/s")
    print(f"response operator, adjoint  {adjoint:8.3f} s   (10 records)")
    print(f"ratio {ratio:.1f}, largest difference {difference:.1e} of the peak of the curves")
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    row = {
        "name": "transport_response", "value": ours, "unit": "s", "baseline": theirs, "ratio": ratio,
        "goal": f"{GOAL_RATIO:g} times as fast as mf6 alone, within {GOAL_DIFFERENCE:g}", "holds": bool(holds),
    }  # fmt: skip
    RESULT.write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())

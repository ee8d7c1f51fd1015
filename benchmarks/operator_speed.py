# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""50 sources, 10 wells, 200 steps: the response operator against 50 MODFLOW 6 runs, by the number of cells.

One process against one, one thread each. MODFLOW 6 (upstream, XT3D off, the same steps) is timed alone, without writing
its input or reading its output, on two sources, and the faster taken 50 times. The operator's time holds everything
from the arrays of the flow to the curves. The plume passes the wells within the time. Prints a table, writes
``build/bench/operator_speed*.json`` and the picture ``docs/images/operator_cost.png`` (with ``--picture``).
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
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

ROOT = Path(__file__).resolve().parents[1]
SOURCES, WELLS, STEPS, RUNS = 50, 10, 200, 2
GOAL_RATIO, GOAL_DIFFERENCE = 30.0, 1e-5
PARAMETERS = TransportParameters(porosity=0.25, dispersivity_l_m=10.0, dispersivity_t_m=1.0, dispersivity_v_m=0.1)
EAST, NORTH, DEPTH = 1000.0, 600.0, 10.0


@dataclass(frozen=True)
class Case:
    """A heterogeneous aquifer of 1000 m by 600 m by 10 m; its goal is None where none was set."""

    name: str
    cell_m: float
    layers: int
    goal: float | None

    def flow(self, folder):
        depths = [-DEPTH * (k + 1) / self.layers for k in range(self.layers)]
        area = f"POLYGON((0 0,{EAST} 0,{EAST} {NORTH},0 {NORTH},0 0))"
        grid = make_grid(area, self.cell_m, 0.0, depths, "EPSG:4547")
        conductivity = np.exp(np.random.default_rng(5).normal(2.0, 0.8, grid.shape))
        heads = tuple(
            FixedHead(cells=grid.cells_of(f"LINESTRING({x} 1,{x} {NORTH - 1})", k), head_m=head)
            for x, head in ((1, 8.0), (EAST - 1, 3.0)) for k in range(self.layers)
        )  # fmt: skip
        return simulate_flow(FlowInput(grid=grid, conductivity=conductivity, heads=heads), folder)

    def places(self, flow):
        """Sources in the upstream third, wells behind them, scattered over the width and the layers."""
        rng = np.random.default_rng(1)
        return [
            [
                flow.cells_of(f"POINT({x} {y})", int(k))
                for x, y, k in zip(
                    rng.uniform(*across, count) * EAST, rng.uniform(0.15, 0.85, count) * NORTH,
                    rng.integers(0, self.layers, count), strict=True,
                )
            ]
            for across, count in (((0.08, 0.35), SOURCES), ((0.35, 0.7), WELLS))
        ]  # fmt: skip


CASES = (
    Case("operator_speed_6000", 10.0, 1, GOAL_RATIO),
    Case("operator_speed_24000", 5.0, 1, None),
    Case("operator_speed_100000", 2.45, 1, GOAL_RATIO),
    Case("operator_speed_3d_24000", 10.0, 4, None),
    Case("operator_speed_3d_96000", 10.0, 16, None),
)
STEP_D = 15.0


def main(arguments):
    wanted = [case for case in CASES if not arguments or case.name in arguments or "--picture" in arguments]
    rows = []
    print(f"{'case':26} {'cells':>7} {'mf6 x 50':>10} {'operator':>10} {'ratio':>7} {'difference':>11}")
    for case in wanted:
        with tempfile.TemporaryDirectory(prefix="gw-monitor-operator-") as folder:
            rows.append(measure(case, Path(folder)))
    if "--picture" in arguments:
        draw(rows)
    return 0 if all(row["holds"] for row in rows) else 1


def measure(case, folder):
    """Time both in turn and take the fastest of each, so that other work on the machine weighs little."""
    flow = case.flow(folder / "flow")
    sources, wells = case.places(flow)
    ours, theirs, difference = [], [], 0.0
    for index in range(RUNS):
        seconds, response = respond(flow, sources, wells)
        ours.append(seconds)
        seconds, off = modflow(flow, folder / "plume", sources[index], wells, response[index])
        theirs.append(seconds)
        difference = max(difference, off)
    ours.append(respond(flow, sources, wells)[0])
    return report(case, int(flow.grid.active.sum()), min(ours), min(theirs) * SOURCES, difference)


def respond(flow, sources, wells):
    """Return the seconds, and the responses."""
    began = time.perf_counter()
    response = ResponseOperator(flow, PARAMETERS, STEP_D).unit_responses(sources, wells, STEPS)
    return time.perf_counter() - began, response


def modflow(flow, folder, source, wells, response):
    """Return the seconds of one run, and the largest difference as a share of the peak at the wells."""
    inputs = TransportInput(
        parameters=PARAMETERS, duration_d=STEPS * STEP_D, step_d=STEP_D, scheme=Scheme.UPSTREAM,
        sources=(Source(name="unit", cells=source, rate_kg_d=1.0, end_d=STEP_D),),
        records=tuple(Record(name=str(k), cells=cells) for k, cells in enumerate(wells)),
    )  # fmt: skip
    found = simulate_transport(flow, inputs, folder)
    program = str(find_mf6())
    began = time.perf_counter()
    subprocess.run([program], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    return seconds, np.abs(found.record_concentration_mg_l - response).max() / response.max()


def report(case, cells, ours, theirs, difference):
    ratio = theirs / ours
    holds = difference <= GOAL_DIFFERENCE and (case.goal is None or ratio >= case.goal)
    print(f"{case.name:26} {cells:7d} {theirs:8.1f} s {ours:8.2f} s {ratio:7.1f} {difference:11.1e}", flush=True)
    goal = f"{case.goal:g} times" if case.goal else "no goal for the ratio"
    row = {
        "name": case.name, "value": ours, "unit": "s", "baseline": theirs, "ratio": ratio,
        "goal": f"{goal}, within {GOAL_DIFFERENCE:g} of the peak", "holds": bool(holds), "cells": cells,
        "difference": difference,
    }  # fmt: skip
    path = ROOT / "build" / "bench" / f"{case.name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")
    return row


def draw(rows):
    """Draw seconds against cells, in the plane and in space."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 4.2), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    for solid, name, mark in ((False, "one layer", "o"), (True, "4 and 16 layers", "s")):
        picked = [row for row in rows if ("_3d_" in row["name"]) == solid]
        for key, what, style in (("baseline", "50 MODFLOW 6 runs", "--"), ("value", "response operator", "-")):
            axes.loglog(
                [row["cells"] for row in picked], [row[key] for row in picked], f"{mark}{style}",
                color="tab:blue" if key == "value" else "tab:gray", label=f"{what}, {name}",
            )  # fmt: skip
    axes.set_xlabel("Cells")
    axes.set_ylabel("Seconds for 50 sources, 10 wells, 200 steps")
    axes.grid(visible=True, which="both", alpha=0.3)
    axes.legend()
    figure.savefig(ROOT / "docs" / "images" / "operator_cost.png", dpi=110)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

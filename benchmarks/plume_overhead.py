# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What simulate_plume adds to the MODFLOW 6 program: 100,000 cells, 100 steps, heterogeneous flow.

Ours is the whole work of the core: read the flow folder, check, write the input, run the program, read its results,
save the plume folder, and the highest concentration over the layers at every output time. The baseline is the bare
program on the very same input files. Both are medians of three, taken in turns. The scheme is upstream: with TVD the
program takes several times longer, and what we add is the same. Writing a GeoTIFF, which QGIS does, is not
part of it.
Prints a table and writes ``build/bench/plume_overhead.json``; fails when the goal is missed.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
from gw_monitor.gw_core.transport.flow import read_flow
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwt.forecast import Labels, forecast
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.gwt.species import Species
from gw_monitor.gw_core.transport.parameters import TransportParameters
from gw_monitor.gw_core.transport.plumes.plume import Judgement
from gw_monitor.gw_core.transport.runner.program import find_mf6

RESULT = Path(__file__).resolve().parents[1] / "build" / "bench" / "plume_overhead.json"
COLUMNS, ROWS, LAYERS, CELL, STEPS, STEP_D, REPEATS, GOAL = 250, 200, 2, 10.0, 100, 20.0, 3, 1.15


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="gw-monitor-overhead-") as folder:
        make_flow(Path(folder) / "flow")
        ours, bare = [], []
        for _ in range(REPEATS):
            ours.append(whole(Path(folder)))
            bare.append(program(Path(folder) / "plume"))
    return report(statistics.median(ours), statistics.median(bare))


def make_flow(folder):
    east, north = COLUMNS * CELL, ROWS * CELL
    area = f"POLYGON((0 0,{east} 0,{east} {north},0 {north},0 0))"
    grid = make_grid(area, CELL, 0.0, [-10.0, -20.0], "EPSG:4547")
    conductivity = np.exp(np.random.default_rng(5).normal(2.0, 0.8, grid.shape))
    heads = tuple(
        FixedHead(cells=np.concatenate([grid.cells_of(f"LINESTRING({x} 1,{x} {north - 1})", k) for k in (0, 1)]),
                  head_m=head)
        for x, head in ((1, 12.0), (east - 1, 3.0))
    )  # fmt: skip
    simulate_flow(FlowInput(grid=grid, conductivity=conductivity, heads=heads), folder)


def whole(folder):
    began = time.perf_counter()
    flow = read_flow(folder / "flow")
    wells = {f"MW-{x}": flow.cells_of(f"POINT({x} 1005)") for x in range(505, 1505, 100)}
    inputs = TransportInput(
        parameters=TransportParameters(
            porosity=0.25, dispersivity_l_m=10.0, dispersivity_t_m=1.0, dispersivity_v_m=0.1
        ),
        sources=(Source(name="tank", cells=flow.cells_of("POINT(305 1005)"), rate_kg_d=1.0),),
        duration_d=STEPS * STEP_D, step_d=STEP_D, output_times_d=tuple(STEPS * STEP_D * k / 5 for k in range(1, 6)),
        scheme=Scheme.UPSTREAM, records=tuple(Record(name=name, cells=cells) for name, cells in wells.items()),
    )  # fmt: skip
    labels = Labels(
        start=datetime(2026, 1, 1, tzinfo=timezone.utc),
        judgements={"benzene": Judgement(unit="ug/L", factor=1000.0, limit=10.0)},
    )
    found = forecast(flow, [Species(code="benzene", inputs=inputs)], labels, folder / "plume")
    found.results["benzene"].concentration_mg_l.max(axis=1)
    return time.perf_counter() - began


def program(folder):
    began = time.perf_counter()
    subprocess.run([str(find_mf6())], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def report(ours, bare):
    ratio = ours / bare
    holds = ratio <= GOAL
    print(f"{COLUMNS * ROWS * LAYERS} cells, {STEPS} steps, upstream")
    print(f"MODFLOW 6 (program alone)  {bare:8.2f} s")
    print(f"simulate_plume (core)      {ours:8.2f} s   ratio {ratio:.3f}")
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    row = {
        "name": "plume_overhead", "value": ours, "unit": "s", "baseline": bare, "ratio": ratio,
        "goal": f"at most {GOAL:g} times the program alone", "holds": bool(holds),
    }  # fmt: skip
    RESULT.write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())

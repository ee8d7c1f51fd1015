# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How honest the mass of `trace_source` is when the ground is not what the model takes it for.

The truth is a lognormal conductivity field with flow by MODFLOW 6; the tracing model has one conductivity and other
dispersivities. Prints how often the true source came first and how often one and two standard deviations held the true
mass, without and with the error common to all samples. The goal of 95 % is missed, and docs/tracing.md says so.

Run: python benchmarks/tracing_in_heterogeneous_ground.py [first seed] [replicates]
"""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import gstools
import numpy as np
import pandas as pd
from gw_monitor.gw_core.tracing.problem import Candidate, TraceSettings
from gw_monitor.gw_core.tracing.trace import trace_source
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.response.response import ResponseOperator, TransportParameters

START = datetime(2024, 1, 1, tzinfo=timezone.utc)
GRID = make_grid("POLYGON((0 0,600 0,600 400,0 400,0 0))", 10.0, 15.0, [0.0], "EPSG:4547")
CONDUCTIVITY = 30.0
STEP, LAST, LIMIT = 5.0, 720.0, 0.01
FACILITIES = [
    Candidate(name=name, wkt=f"POINT({x} {y})")
    for name, x, y in (("A", 105, 245), ("B", 105, 155), ("C", 165, 295), ("D", 165, 105))
]
WELLS = [
    (x, y)
    for x, rows in ((250, (105, 155, 205, 255, 305)), (350, (125, 185, 245, 295)), (450, (145, 205, 265)))
    for y in rows
]


def flow_in(conductivity: np.ndarray):
    heads = tuple(
        FixedHead(cells=GRID.cells_of(f"LINESTRING({x} 1,{x} 399)"), head_m=head) for x, head in ((1, 12.0), (599, 6.0))
    )
    with tempfile.TemporaryDirectory() as folder:
        return simulate_flow(FlowInput(grid=GRID, conductivity=conductivity, heads=heads), Path(folder) / "flow")


def truth(seed: int, variance: float, every: float) -> tuple[pd.DataFrame, str, float]:
    """Return samples, the name of the source and its mass (kg)."""
    draw = np.random.default_rng(seed)
    logarithm = gstools.SRF(gstools.Exponential(dim=2, var=variance, len_scale=50.0), seed=seed)
    flow = flow_in(CONDUCTIVITY * np.exp(logarithm.structured(GRID.centres()).T)[None])
    parameters = TransportParameters(porosity=0.25, dispersivity_l_m=6.0, dispersivity_t_m=0.8)
    start, length, rate = draw.uniform(30, 200), draw.uniform(90, 300), draw.lognormal(0, 0.5)
    ends = (np.arange(round(LAST / STEP)) + 1) * STEP
    release = np.where((ends - STEP / 2 > start) & (ends - STEP / 2 < start + length), rate, 0.0)
    source = FACILITIES[seed % 2]
    curves = ResponseOperator(flow, parameters, STEP).simulate(
        [flow.cells_of(source.wkt)], [flow.cells_of(f"POINT({x} {y})") for x, y in WELLS], release[None]
    )
    rows = []
    for number, (x, y) in enumerate(WELLS):
        for day in np.arange(every, LAST + 1, every):
            value = np.interp(day, ends, curves[number]) * (1 + 0.1 * draw.standard_normal())
            value += 0.002 * draw.standard_normal()
            rows.append(
                {
                    "point": f"W{number}", "property": "benzene", "time": START + timedelta(days=float(day)),
                    "value": max(value, LIMIT), "unit": "mg/L", "censored": value < LIMIT, "flag": 1, "layer": 1,
                    "easting": x, "northing": y,
                }
            )  # fmt: skip
    return pd.DataFrame(rows), source.name, float(release.sum()) * STEP


def replicate(seed: int, variance: float, every: float, model_error: float) -> tuple[bool, float, float]:
    """Return whether the true source came first, and its mass's error in standard deviations, without and with the
    part common to all samples.
    """
    table, name, mass = truth(seed, variance, every)
    settings = TraceSettings(substance="benzene", start=START, end=None, window_d=60.0, model_error=model_error)
    parameters = TransportParameters(porosity=0.25, dispersivity_l_m=10.0, dispersivity_t_m=1.2)
    homogeneous = flow_in(np.full(GRID.shape, CONDUCTIVITY))
    found = trace_source(homogeneous, parameters, FACILITIES, table, settings)
    traced = next(each for each in found.sources if each.candidate.name == name)
    common = model_error * found.widened * traced.mass_kg
    alone = np.sqrt(traced.mass_sd**2 - common**2)
    error = traced.mass_kg - mass
    return found.sources[0] is traced, error / alone, error / traced.mass_sd


CASES = ((0.1, 60.0, 0.2), (0.1, 20.0, 0.2), (0.5, 60.0, 0.2), (0.5, 60.0, 0.4))
RESULT = Path(__file__).resolve().parents[1] / "build" / "bench" / "tracing_in_heterogeneous_ground.json"
NOMINAL = 0.95  # what two standard deviations should hold


def report(alone: np.ndarray, whole: np.ndarray) -> bool:
    """Write the share of true masses within two standard deviations, over all cases; nominal is the goal."""
    value, baseline = (float(np.mean(np.abs(errors) < 2)) for errors in (whole, alone))
    row = {
        "name": "tracing: mass within 2 sd", "value": value, "unit": "share", "baseline": baseline,
        "ratio": value / max(baseline, 0.01), "goal": f"at least {NOMINAL:g}, nominal", "holds": value >= NOMINAL,
    }  # fmt: skip
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")
    return bool(row["holds"])


def main() -> None:
    first = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    every_alone, every_whole = [], []
    for variance, every, model_error in CASES:
        rows = [replicate(seed, variance, every, model_error) for seed in range(first, first + count)]
        right, alone, whole = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
        every_alone.append(alone)
        every_whole.append(whole)
        print(
            f"variance {variance}, every {every:.0f} d, MODEL_ERROR {model_error}: first {right.mean():.2f}; "
            + "; ".join(
                f"{what} {np.mean(np.abs(z) < 1):.2f} within 1 sd, {np.mean(np.abs(z) < 2):.2f} within 2 sd"
                for what, z in (("samples alone", alone), ("with the common part", whole))
            ),
            flush=True,
        )
    report(np.concatenate(every_alone), np.concatenate(every_whole))


if __name__ == "__main__":
    main()

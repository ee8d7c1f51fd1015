# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plumes in flow that changes with time, as simulate_flow leaves it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.flow import read_flow
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.parameters import TransportParameters

pytestmark = pytest.mark.mf6
CRS = "EPSG:4547"


class Listening(Silent):
    def __init__(self):
        self.warned = []

    def warn(self, text):
        self.warned.append(text)


def model(top=-5.0, bottom=-15.0):
    grid = make_grid("POLYGON((0 0,400 0,400 100,0 100,0 0))", 10.0, top, [bottom], CRS)
    heads = tuple(FixedHead(cells=grid.cells_of(f"LINESTRING({x} 1,{x} 99)"), head_m=h) for x, h in ((1, 4), (399, 0)))
    return FlowInput(grid=grid, conductivity=np.full(grid.shape, 10.0), heads=heads)


def asked(grid, **more):
    source = Source(name="S", cells=grid.cells_of("POINT(105 55)"), rate_kg_d=1.0, start_d=10.0, end_d=130.0)
    record = Record(name="W", cells=grid.cells_of("POINT(165 55)"))
    parameters = TransportParameters(porosity=0.25, dispersivity_l_m=5.0, dispersivity_t_m=1.0)
    return TransportInput(**{
        "parameters": parameters, "sources": (source,), "records": (record,), "duration_d": 300.0, "step_d": 5.0,
        "output_times_d": (35.0, 300.0), "scheme": Scheme.UPSTREAM,
    } | more)  # fmt: skip


def run(inputs, folder, **more):
    simulate_flow(inputs, folder / "flow")
    flow = read_flow(folder / "flow")
    listening = Listening()
    return simulate_transport(flow, asked(inputs.grid, **more), folder / "plume", listening), listening.warned


def test_periods_that_are_all_alike_give_the_plume_of_steady_flow(tmp_path):
    steady, _ = run(model(), tmp_path / "steady")
    alike, _ = run(replace(model(), periods_d=(40.0, 60.0, 200.0)), tmp_path / "alike")
    # The source begins and ends, and a map is wanted, inside periods of the flow. Steps are not longer than 5 d in
    # both, but the flow's own periods cut some of them: a first-order difference in time of about a thousandth.
    peak = steady.record_concentration_mg_l.max()
    curve = np.interp(steady.record_times_d, alike.record_times_d, alike.record_concentration_mg_l[0])
    assert np.abs(curve - steady.record_concentration_mg_l[0]).max() < 5e-3 * peak
    assert abs(alike.mass_balance_error_percent) < 1e-4
    assert alike.concentration_mg_l.shape == steady.concentration_mg_l.shape


def test_flow_that_turns_round_carries_the_plume_back(tmp_path):
    grid = model().grid
    west, east = (grid.cells_of(f"LINESTRING({x} 1,{x} 99)") for x in (1, 399))
    turning = tuple(
        FixedHead(cells=cells, head_m=head, start_d=start, end_d=end)
        for cells, heads in ((west, (4.0, 0.0)), (east, (0.0, 4.0)))
        for head, (start, end) in zip(heads, ((0.0, 150.0), (150.0, 300.0)), strict=True)
    )
    inputs = replace(model(), heads=turning, periods_d=(150.0, 150.0), steady_first=True, specific_storage=1e-8)
    found, _ = run(inputs, tmp_path, output_times_d=(150.0, 300.0))
    x = grid.plan_centres()[0]
    there, back = (float((x * field[0]).sum() / field[0].sum()) for field in found.concentration_mg_l)
    # 0.4 m/d of pore water for the mean age of 80 d forth, then 150 d back.
    assert there > 105 + 20 and back < there - 40
    assert abs(found.mass_balance_error_percent) < 1e-3


def test_a_source_whose_cell_falls_dry_is_named(tmp_path):
    inputs = model(top=10.0, bottom=0.0)
    grid = inputs.grid
    both = np.concatenate([grid.cells_of(f"LINESTRING({x} 1,{x} 99)") for x in (1, 399)])
    ground = grid.bottoms.copy()
    ground[0, 5, 10] = 3.5  # a hump under the source: dry once the water has fallen to 2 m
    humped = replace(grid, bottoms=ground)
    falling = (
        FixedHead(cells=both, head_m=6.0, start_d=0.0, end_d=50.0), FixedHead(cells=both, head_m=2.0, start_d=50.0)
    )  # fmt: skip
    inputs = replace(inputs, grid=humped, heads=falling, periods_d=(50.0, 250.0), specific_yield=0.01)
    source = Source(name="Tank", cells=np.array([5 * 40 + 10]), rate_kg_d=1.0)
    _, warned = run(inputs, tmp_path, sources=(source,))
    assert [text for text in warned if "Tank" in text and "day 50" in text], warned

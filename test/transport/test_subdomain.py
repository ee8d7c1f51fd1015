# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Transport on a part of a flow model: the same flow, the same plume, and what crosses the rim is counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.flow import read_flow
from gw_monitor.gw_core.transport.gwt.budget_file import read_budget, write_budget
from gw_monitor.gw_core.transport.gwt.carried_flow import Period, carry_flow
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.gwt.subdomain import RIM_TERM, cut_flow, reach_of
from gw_monitor.gw_core.transport.parameters import TransportParameters

pytestmark = pytest.mark.mf6


def _inputs(flow, **more):
    given = {
        "parameters": TransportParameters(
            porosity=0.25, dispersivity_l_m=5.0, dispersivity_t_m=0.5, dispersivity_v_m=0.05
        ),
        "duration_d": 400.0, "step_d": 10.0, "scheme": Scheme.UPSTREAM,
    }  # fmt: skip
    if "sources" not in more:
        given["sources"] = (Source(name="tank", cells=flow.cells_of("POINT(200 300)"), rate_kg_d=1.0),)
        given["records"] = (Record(name="well", cells=flow.cells_of("POINT(300 300)")),)
    return TransportInput(**(given | more))


def test_budget_files_are_read_and_written_byte_by_byte(wild_flow, tmp_path):
    path = wild_flow.folder / "flow.bud"
    write_budget(tmp_path / "copy", read_budget(path))
    assert (tmp_path / "copy").read_bytes() == path.read_bytes()


def test_a_part_keeps_the_balance_of_every_cell(wild_flow, tmp_path):
    part = cut_flow(wild_flow, reach_of(wild_flow, [_inputs(wild_flow)]), tmp_path)
    assert part.flow.grid.cells < 0.4 * wild_flow.grid.cells
    assert np.abs(part.flow.imbalance()).max() <= np.abs(wild_flow.imbalance()).max() + 1e-9
    x, y = part.flow.grid.plan_centres()
    assert np.array_equal(part.flow.grid.active.shape[1:], x.shape)
    there = wild_flow.grid.cell_at(x.ravel(), y.ravel())
    assert np.array_equal(there, part.plan)


def test_the_plume_of_a_part_is_that_of_the_whole(wild_flow, tmp_path):
    inputs = _inputs(wild_flow)
    whole = simulate_transport(wild_flow, inputs, tmp_path / "whole")
    (tmp_path / "cut").mkdir()
    part = cut_flow(wild_flow, reach_of(wild_flow, [inputs]), tmp_path / "cut")
    found = part.on_whole(simulate_transport(part.flow, part.inputs(inputs), tmp_path / "part"))
    inside = np.isfinite(found.concentration_mg_l)
    difference = np.abs(found.concentration_mg_l - whole.concentration_mg_l)[inside].max()
    assert difference < 1e-6 * np.nanmax(whole.concentration_mg_l)
    assert found.record_concentration_mg_l == pytest.approx(whole.record_concentration_mg_l, abs=1e-9)
    assert found.balance.went_kg(RIM_TERM) < 1e-3 * 400.0
    assert abs(found.mass_balance_error_percent) < 1e-6


def test_what_leaves_a_part_that_is_too_small_is_counted(wild_flow, tmp_path):
    inputs = _inputs(wild_flow, records=(), duration_d=4000.0, step_d=50.0)
    x, y = wild_flow.grid.plan_centres()
    (tmp_path / "cut").mkdir()
    part = cut_flow(wild_flow, (np.abs(x - 200) < 60) & (np.abs(y - 300) < 60), tmp_path / "cut")
    found = simulate_transport(part.flow, part.inputs(inputs), tmp_path / "part")
    assert found.balance.went_kg(RIM_TERM) > 100.0
    assert abs(found.mass_balance_error_percent) < 1e-6


def test_a_source_outside_the_part_is_refused(wild_flow, tmp_path):
    x, _ = wild_flow.grid.plan_centres()
    part = cut_flow(wild_flow, x > 500, tmp_path)
    with pytest.raises(InvalidInputError, match="tank lies outside the part"):
        part.inputs(_inputs(wild_flow))


def test_transient_flow_is_repeated_where_transport_is_cut_finer(wild_flow, tmp_path):
    """Two flow periods, the second with doubled flow; a map at 5 d and 15 d cuts each of them in two."""
    home = tmp_path / "flow"
    home.mkdir()
    records = list(read_budget(wild_flow.folder / "flow.bud"))
    doubled = [_twice(record) for record in records]
    write_budget(home / "flow.bud", [r.at(1, 10.0, 10.0) for r in records] + [r.at(2, 10.0, 20.0) for r in doubled])
    heads = (wild_flow.folder / "flow.hds").read_bytes()
    later = bytearray(heads)
    layer = len(heads) // wild_flow.grid.layers
    for data, period, time in ((bytearray(heads), 1, 10.0), (later, 2, 20.0)):
        for k in range(wild_flow.grid.layers):
            data[k * layer : k * layer + 24] = _head(period, time)
        mode = "wb" if period == 1 else "ab"
        with (home / "flow.hds").open(mode) as file:
            file.write(data)
    flow = replace(wild_flow, folder=home, times_d=(10.0, 20.0))
    periods = [Period(end_d=end, length_d=5.0, steps=1) for end in (5.0, 10.0, 15.0, 20.0)]
    (tmp_path / "carried").mkdir()
    carry_flow(flow, periods, None, tmp_path / "carried")
    carried = [r for r in read_budget(tmp_path / "carried" / "flow.bud") if r.text == "FLOW-JA-FACE"]
    assert [record.period for record in carried] == [1, 2, 3, 4]
    assert np.array_equal(carried[1].values, records[0].values)
    assert np.array_equal(carried[2].values, 2.0 * records[0].values)
    inputs = _inputs(flow, duration_d=20.0, step_d=2.5, output_times_d=(5.0, 15.0), records=())
    found = simulate_transport(flow, inputs, tmp_path / "plume")
    assert found.balance.came_kg("SRC(SRC)") == pytest.approx(20.0)
    assert len(found.record_times_d) == 8
    steady = simulate_transport(wild_flow, inputs, tmp_path / "steady")
    assert found.concentration_mg_l[0] == pytest.approx(steady.concentration_mg_l[0], nan_ok=True, abs=1e-9)
    assert np.nanmax(np.abs(found.concentration_mg_l[1] - steady.concentration_mg_l[1])) > 0.1


def _twice(record):
    values = record.values.copy()
    for name in values.dtype.names or ():
        if name in {"q", "qx", "qy", "qz"}:
            values[name] *= 2.0
    return replace(record, values=2.0 * values if values.dtype.names is None else values)


def _head(period, time):
    import struct

    return struct.pack("<iidd", 1, period, 10.0, time)


def test_a_part_of_a_grid_of_vertices(tmp_path):
    from gw_monitor.gw_core.transport.grids.vertex_grid import VertexGrid
    from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead
    from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
    from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
    from gw_monitor.test import transport_models as models

    square = models.uniform(tmp_path / "square", 100.0, 40.0, 2.0, [-5.0], 0.3, 0.25).grid
    vertices, faces = square.outlines()
    centres = np.stack([part.ravel() for part in square.plan_centres()], axis=1)
    grid = VertexGrid(
        vertices=vertices, faces=faces, centres=centres, top=square.top.ravel(),
        bottoms=square.bottoms.reshape(1, -1), active=square.active.reshape(1, -1), crs=square.crs,
    )  # fmt: skip
    ends = [(np.flatnonzero(np.abs(centres[:, 0] - x) < 1), head) for x, head in ((1, 6.0), (99, 5.0))]
    heads = tuple(FixedHead(cells=cells, head_m=head) for cells, head in ends)
    simulate_flow(FlowInput(grid=grid, conductivity=np.full(grid.shape, 10.0), heads=heads), tmp_path / "flow")
    flow = read_flow(tmp_path / "flow")
    source = Source(name="tank", cells=flow.cells_of("POINT(31 21)"), rate_kg_d=1.0)
    inputs = _inputs(flow, sources=(source,), records=(), duration_d=30.0, step_d=3.0)
    whole = simulate_transport(flow, inputs, tmp_path / "whole")
    (tmp_path / "cut").mkdir()
    part = cut_flow(flow, np.abs(centres[:, 0] - 45.0) < 44.0, tmp_path / "cut")
    assert part.flow.grid.frame().of(np.arange(float(part.flow.grid.cells_a_layer))).shape == (20, 43)
    found = part.on_whole(simulate_transport(part.flow, part.inputs(inputs), tmp_path / "part"))
    inside = np.isfinite(found.concentration_mg_l)
    difference = np.abs(found.concentration_mg_l - whole.concentration_mg_l)[inside].max()
    assert difference < 1e-3 * whole.concentration_mg_l.max()

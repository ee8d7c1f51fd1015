# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a flow was made of comes back from its folder as it went in."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timezone

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import (
    Barrier,
    Drain,
    FixedHead,
    GeneralHead,
    PumpedWell,
    Recharge,
    River,
)
from gw_monitor.gw_core.transport.gwf.flow_input_file import read_flow_input, save_flow_input
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput

CELLS = np.array([0, 3])


def _everything():
    grid = make_grid("POLYGON((0 0,30 0,30 20,0 20,0 0))", 10.0, 5.0, [-1.0, -4.0], "EPSG:4547")
    return FlowInput(
        grid=grid, conductivity=np.arange(1.0, grid.cells + 1.0).reshape(grid.shape), porosity=np.full(grid.shape, 0.2),
        heads=(FixedHead(cells=CELLS, head_m=np.array([1.0, 2.0]), end_d=5.0), FixedHead(cells=CELLS[:1], head_m=3.0)),
        rivers=(River(cells=CELLS, stage_m=1.0, conductance_m2_d=4.0, bottom_m=0.0),),
        wells=(PumpedWell(cells=CELLS, rate_m3_d=-3.0, shares=np.array([0.25, 0.75]), start_d=2.0),),
        drains=(Drain(cells=CELLS, elevation_m=0.5, conductance_m2_d=2.0),),
        general_heads=(GeneralHead(cells=CELLS, head_m=0.5, conductance_m2_d=np.array([1.0, 2.0])),),
        recharges=(Recharge(rate_m_d=1e-3, where=np.eye(2, 3, dtype=bool)),),
        barriers=(Barrier(first=np.array([0]), second=np.array([1]), leakance_per_d=1e-4),),
        periods_d=(1.0, 10.0), start=datetime(2026, 1, 1, tzinfo=timezone.utc), recharge_m_d=1e-4,
        initial_head=np.ones(grid.shape), specific_yield=0.1, steady_first=False,
    )  # fmt: skip


def _alike(one, other):
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    if hasattr(one, "__dataclass_fields__"):
        return type(one) is type(other) and all(
            _alike(getattr(one, f.name), getattr(other, f.name)) for f in fields(one)
        )
    return np.array_equal(one, other) if isinstance(one, np.ndarray) else one == other


def test_everything_comes_back(tmp_path):
    inputs = _everything()
    inputs.check()
    save_flow_input(inputs, tmp_path)
    assert _alike(read_flow_input(tmp_path), inputs)


def test_the_folder_of_a_run_carries_its_inputs(wild_flow):
    found = read_flow_input(wild_flow.folder)
    assert np.array_equal(found.conductivity, wild_flow.conductivity)
    assert found.rivers[0].conductance_m2_d == 5000.0
    assert found.wells[0].end_d == np.inf


def test_a_folder_without_or_with_broken_input_is_refused(tmp_path):
    with pytest.raises(InvalidInputError, match='run "Simulate flow" again'):
        read_flow_input(tmp_path)
    save_flow_input(_everything(), tmp_path)
    (tmp_path / "flow_input.npz").write_bytes(b"PK")
    with pytest.raises(InvalidInputError, match="cannot be read"):
        read_flow_input(tmp_path)

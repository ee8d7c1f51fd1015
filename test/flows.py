# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flows for tests that need one without running MODFLOW 6."""

from __future__ import annotations

import numpy as np
from gw_monitor.gw_core.transport.flow import FlowModel
from gw_monitor.gw_core.transport.grids.grid import make_grid


def uniform_flow(
    columns, rows, cell, *, discharge_m_d, top=0.0, thickness=10.0, layers=1, conductivity=1.0, head=0.0, crs
):
    """Flow to the east through full cells, into the first column and out of the last."""
    bottoms = [top - thickness * (k + 1) for k in range(layers)]
    east, north = columns * cell, rows * cell
    grid = make_grid(f"POLYGON((0 0,{east} 0,{east} {north},0 {north},0 0))", cell, top, bottoms, crs)
    number = np.arange(grid.cells).reshape(grid.shape)
    pairs = [(number[:, :, :-1], number[:, :, 1:]), (number[:, :-1], number[:, 1:]), (number[:-1], number[1:])]
    through = [np.full(first.size, discharge_m_d * cell * thickness * (i == 0)) for i, (first, _) in enumerate(pairs)]
    zeros = np.zeros(grid.shape)
    came, went = zeros.copy(), zeros.copy()
    came[:, :, 0] = went[:, :, -1] = discharge_m_d * cell * thickness
    return FlowModel(
        grid=grid, conductivity=zeros + conductivity, head=zeros + head, saturation=zeros + 1.0,
        first=np.concatenate([first.ravel() for first, _ in pairs]),
        second=np.concatenate([second.ravel() for _, second in pairs]), through=np.concatenate(through),
        boundary_in=came, boundary_out=went, discharge_x=zeros + discharge_m_d, discharge_y=zeros, discharge_z=zeros,
    )  # fmt: skip

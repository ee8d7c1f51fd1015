# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What deserves a second look in a flow model is found, with its place, and a sound model gives no cause."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, PumpedWell, River
from gw_monitor.gw_core.transport.gwf.flow_checks import check_model
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput

GRID = make_grid("POLYGON((0 0,200 0,200 100,0 100,0 0))", 10.0, 0.0, [-10.0, -20.0], "EPSG:4547")


def _sound(**changes):
    heads = tuple(
        FixedHead(cells=GRID.cells_of(f"LINESTRING({x} 1,{x} 99)", layer), head_m=head)
        for x, head in ((5, -1.0), (195, -2.0))
        for layer in (0, 1)
    )
    return replace(FlowInput(grid=GRID, conductivity=np.full(GRID.shape, 5.0), heads=heads), **changes)


def _codes(inputs):
    return {check.code: check for check in check_model(inputs)}


def test_a_sound_model_gives_no_cause():
    assert check_model(_sound()) == []


def test_cells_without_a_boundary_are_shown():
    active = GRID.active.copy()
    active[:, :, 10] = False
    found = _codes(_sound(grid=replace(GRID, active=active), heads=_sound().heads[:2]))["cut_off"]
    assert found.cells == 180
    assert 110.0 < found.easting < 200.0


def test_boundaries_in_each_others_way_are_shown():
    well = PumpedWell(cells=GRID.cells_of("POINT(5 55)"), rate_m3_d=-1.0)
    near = PumpedWell(cells=GRID.cells_of("POINT(25 55)"), rate_m3_d=-1.0)
    river = River(cells=GRID.cells_of("LINESTRING(1 5,199 5)"), stage_m=0.0, conductance_m2_d=1.0)
    again = FixedHead(cells=GRID.cells_of("POINT(195 45)"), head_m=-1.5)
    codes = _codes(_sound(wells=(well, near), rivers=(river,), heads=(*_sound().heads, again)))
    assert {"well_in_fixed_head", "well_near_boundary", "river_in_fixed_head", "heads_overlap"} <= set(codes)
    assert (codes["well_in_fixed_head"].easting, codes["well_in_fixed_head"].northing) == (5.0, 55.0)
    later = replace(again, start_d=10.0)
    before = tuple(replace(head, end_d=10.0) for head in _sound().heads)
    assert "heads_overlap" not in _codes(_sound(heads=(*before, later)))


def test_units_that_seem_mixed_up_are_questioned():
    conductivity = np.full(GRID.shape, 5.0)
    conductivity[0] = 1e-8
    conductivity[1] = 1e5
    codes = _codes(_sound(conductivity=conductivity, recharge_m_d=0.2))
    assert {"slow_ground", "fast_ground", "much_recharge", "sharp_contrast"} <= set(codes)
    assert codes["slow_ground"].layer == 1
    assert codes["fast_ground"].layer == 2
    assert "73050 mm/a" in codes["much_recharge"].message.replace("7.305e+04", "73050")


def test_levels_and_shapes_are_looked_at():
    low = tuple(replace(head, head_m=-12.0) for head in _sound().heads)
    assert _codes(_sound(heads=low))["may_fall_dry"].layer == 1
    high = tuple(replace(head, head_m=3.0) for head in _sound().heads)
    assert "above_ground" in _codes(_sound(heads=high))
    bottoms = GRID.bottoms.copy()
    bottoms[0, :, 12:] = -0.05
    assert "flat_cells" in _codes(_sound(grid=replace(GRID, bottoms=bottoms)))
    top, bottoms = GRID.top.copy(), GRID.bottoms.copy()
    top[:, 10:] -= 40.0
    bottoms[:, :, 10:] -= 40.0
    assert "steep_layer" in _codes(_sound(grid=replace(GRID, top=top, bottoms=bottoms)))
    widths = np.full(20, 10.0)
    widths[3] = 0.5
    assert "long_cells" in _codes(_sound(grid=replace(GRID, widths=widths)))

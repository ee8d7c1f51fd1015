# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Grids by vertices and turned grids: the same cells, faces and flows as the structured grid they are made from."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.transport.grids.grid import Grid, make_grid
from gw_monitor.gw_core.transport.grids.grid_file import grid_of, grid_words
from gw_monitor.gw_core.transport.grids.vertex_grid import VertexGrid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.parameters import TransportParameters

AREA = "POLYGON((0 0,120 0,120 60,0 60,0 0))"


@pytest.fixture
def grid():
    return make_grid(AREA, 10.0, 0.0, [-10.0, -20.0], "EPSG:4547")


def by_vertices(grid):
    vertices, faces = grid.outlines()
    x, y = grid.plan_centres()
    layers = grid.layers
    return VertexGrid(
        top=grid.top.ravel(), bottoms=grid.bottoms.reshape(layers, -1), crs=grid.crs,
        active=grid.active.reshape(layers, -1), vertices=vertices, faces=faces,
        centres=np.stack([x.ravel(), y.ravel()], axis=1),
    )  # fmt: skip


def turned(grid, degrees):
    return Grid(
        top=grid.top, bottoms=grid.bottoms, crs=grid.crs, active=grid.active, west=500.0, south=-300.0,
        widths=grid.widths, heights=grid.heights, turned_deg=degrees,
    )  # fmt: skip


@pytest.mark.parametrize("wkt", ["POINT(33 47)", "LINESTRING(3 4,118 57)", AREA, "POLYGON((12 12,70 15,40 55,12 12))"])
def test_a_geometry_means_the_same_cells(grid, wkt):
    assert np.array_equal(grid.mask_of(wkt).ravel(), by_vertices(grid).mask_of(wkt))


def test_faces_are_the_same(grid):
    number = np.arange(grid.cells).reshape(grid.shape)
    first = np.concatenate([number[:, :, :-1].ravel(), number[:, :-1].ravel(), number[:-1].ravel()])
    second = np.concatenate([number[:, :, 1:].ravel(), number[:, 1:].ravel(), number[1:].ravel()])
    one, other = grid.face_geometry(first, second), by_vertices(grid).face_geometry(first, second)
    for name in one.__slots__:
        assert np.allclose(getattr(one, name), getattr(other, name), atol=1e-12), name


def test_a_turned_grid_finds_its_own_centres(grid):
    for each in (turned(grid, 30.0), by_vertices(grid)):
        x, y = each.plan_centres()
        assert each.cell_at(x.ravel(), y.ravel()).tolist() == list(range(each.cells_a_layer))
        frame = each.frame(2.0)
        seen = np.bincount(frame.index[frame.index >= 0], minlength=each.cells_a_layer) * 4.0
        # The count of pixel centres in a turned square of 25 pixels is its area to within a perimeter's worth.
        assert np.abs(seen - each.plan_areas().ravel()).max() < 40.0
        assert np.abs(seen.sum() / each.plan_areas().sum() - 1.0) < 0.01


def test_grids_come_back_from_words_and_arrays(grid):
    for each in (grid, turned(grid, 12.5), by_vertices(grid)):
        again = grid_of(*grid_words(each))
        assert type(again) is type(each) and again.shape == each.shape and again.rotation_deg == each.rotation_deg
        assert np.array_equal(again.outlines()[0], each.outlines()[0])


def test_flow_and_plume_do_not_depend_on_how_the_grid_is_described(grid, tmp_path):
    """The same heterogeneous model on rows and columns, by vertices and turned by 30 degrees."""
    rng = np.random.default_rng(3)
    conductivity = np.exp(rng.normal(1.0, 0.8, grid.shape))
    curves = {}
    for name, each in (("rows", grid), ("vertices", by_vertices(grid)), ("turned", turned(grid, 30.0))):
        number = np.arange(grid.cells).reshape(grid.shape)
        heads = tuple(FixedHead(cells=number[:, :, j].ravel(), head_m=h) for j, h in ((0, 3.0), (-1, 1.0)))
        inputs = FlowInput(grid=each, conductivity=conductivity.reshape(each.shape), heads=heads, recharge_m_d=1e-3)
        flow = simulate_flow(inputs, tmp_path / name)
        assert np.abs(flow.imbalance()).max() < 1e-4
        asked = TransportInput(
            parameters=TransportParameters(porosity=0.25, dispersivity_l_m=5.0, dispersivity_t_m=0.5),
            sources=(Source(name="S", cells=number[0, 2:4, 3], rate_kg_d=1.0),), duration_d=200.0, step_d=5.0,
            records=(Record(name="W", cells=number[1, 2, 9:10]),), scheme=Scheme.UPSTREAM,
        )  # fmt: skip
        curves[name] = simulate_transport(flow, asked, tmp_path / f"{name} plume").record_concentration_mg_l[0]
        if name == "turned":
            east, north, _ = flow.velocity(1.0)
            assert np.hypot(east, north) == pytest.approx(np.hypot(flow.discharge_x, flow.discharge_y))
            assert north.mean() / east.mean() == pytest.approx(np.tan(np.deg2rad(30.0)), abs=0.1)
    peak = curves["rows"].max()
    assert peak > 0
    # The solver's closure, 1e-9 of the source's strength.
    assert np.abs(curves["vertices"] - curves["rows"]).max() < 1e-6 * peak
    assert np.abs(curves["turned"] - curves["rows"]).max() < 1e-6 * peak

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refined and turned grids: their cells fill the area, grow slowly, and give the flow that equal squares give."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.grids.refinement import GROWTH, GridKind, Refinement, flow_angle, lay_cells
from gw_monitor.gw_core.transport.grids.surfaces import with_surfaces
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, PumpedWell
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput

CRS = "EPSG:4547"
EAST, NORTH = 512_000.0, 3_400_000.0
WELL = f"POINT({EAST + 403} {NORTH + 297})"


def _box(width, height):
    e, n = EAST, NORTH
    return f"POLYGON(({e} {n},{e + width} {n},{e + width} {n + height},{e} {n + height},{e} {n}))"


def _flat(grid, top=0.0, bottom=-10.0):
    return with_surfaces(grid, [np.full(grid.plan_shape, top), np.full(grid.plan_shape, bottom)])


KINDS = pytest.mark.parametrize("kind", [GridKind.VARIABLE, GridKind.VORONOI])


@KINDS
@pytest.mark.parametrize("turned", [0.0, 30.0])
def test_cells_fill_the_area_and_are_fine_at_the_well(kind, turned):
    grid = lay_cells(
        _box(800, 600), 50.0, CRS, kind=kind, refinements=[Refinement(wkt=WELL, size_m=2.0)], turned_deg=turned
    )
    at_well = int(grid.cells_of(WELL)[0])
    side = np.sqrt(grid.plan_areas().ravel()[at_well])
    assert 0.9 < side <= 2.05
    if turned == 0.0:
        assert grid.plan_areas().sum() == pytest.approx(800 * 600, rel=1e-9)
    inside = grid.plan_areas()[grid.active[0]].sum()
    # Cells on the edge count whole or not at all.
    assert inside == pytest.approx(800 * 600, rel=0.03)
    x, y = grid.plan_centres()
    assert np.array_equal(grid.cell_at(x.ravel(), y.ravel()), np.arange(grid.cells_a_layer))


def test_rows_and_columns_grow_by_half_at_most():
    refinements = [Refinement(wkt=WELL, size_m=1.0), Refinement(wkt=f"POINT({EAST + 20} {NORTH + 590})", size_m=5.0)]
    grid = lay_cells(_box(800, 600), 40.0, CRS, kind=GridKind.VARIABLE, refinements=refinements)
    for sizes in (grid.widths, grid.heights):
        ratio = sizes[1:] / sizes[:-1]
        # The size is sampled at eight points a fine cell: two hundredths of slack for the steps between them.
        assert max(ratio.max(), (1 / ratio).max()) < GROWTH + 0.02
        assert sizes.max() <= 40.0 + 1e-9
    row, column = (int(part[0]) for part in grid.position(grid.cells_of(WELL))[1:])
    assert grid.widths[column] <= 1.0 + 1e-9
    assert grid.heights[row] <= 1.0 + 1e-9


def test_voronoi_neighbours_differ_by_two_and_their_faces_stand_square():
    grid = lay_cells(_box(800, 600), 50.0, CRS, kind=GridKind.VORONOI, refinements=[Refinement(wkt=WELL, size_m=1.0)])
    first, second = grid.plan_neighbours()
    area = grid.plan_areas()
    # Squares of twice the side have four times the area; those between sizes are cut a little.
    assert (area[first] / area[second]).max() < 5.0
    assert (area[second] / area[first]).max() < 5.0
    face = grid.face_geometry(first, second)
    apart = np.hypot(*(grid.centres[second] - grid.centres[first]).T)
    assert face.first_length + face.second_length == pytest.approx(apart, rel=1e-6)


def test_nothing_to_refine_makes_equal_squares():
    grid = lay_cells(_box(400, 200), 50.0, CRS, kind=GridKind.VORONOI)
    assert grid.plan_areas() == pytest.approx(2500.0, rel=1e-9)
    assert (grid.faces >= 0).sum(axis=1).max() == 4
    uniform = lay_cells(_box(400, 200), 50.0, CRS)
    assert uniform.uniform
    assert uniform.west == EAST
    assert uniform.north == NORTH + 200


@pytest.mark.mf6
@KINDS
def test_refined_grids_give_the_flow_of_fine_squares(kind, tmp_path):
    """A pumped well between two fixed heads: 4 m squares against cells of up to 64 m between well and ends."""

    ends = [f"LINESTRING({EAST + x} {NORTH + 1},{EAST + x} {NORTH + 639})" for x in (1, 1023)]

    def solved(grid, name):
        grid = _flat(grid)
        heads = tuple(
            FixedHead(cells=grid.cells_of(end), head_m=head) for end, head in zip(ends, (12.0, 10.0), strict=True)
        )
        well = PumpedWell(cells=grid.cells_of(WELL), rate_m3_d=-200.0)
        inputs = FlowInput(grid=grid, conductivity=np.full(grid.shape, 20.0), heads=heads, wells=(well,))
        return simulate_flow(inputs, tmp_path / name)

    area = _box(1024, 640)
    fine = solved(lay_cells(area, 4.0, CRS), "fine")
    finer = [Refinement(wkt=WELL, size_m=4.0), *(Refinement(wkt=end, size_m=4.0) for end in ends)]
    coarse = solved(lay_cells(area, 64.0, CRS, kind=kind, refinements=finer), kind.name)
    assert coarse.grid.cells < 0.2 * fine.grid.cells
    angles = np.linspace(0.0, 2 * np.pi, 24, endpoint=False)
    for radius in (10.0, 40.0, 150.0, 250.0):
        x, y = EAST + 403 + radius * np.cos(angles), NORTH + 297 + radius * np.sin(angles)
        wanted = fine.head.ravel()[fine.grid.cell_at(x, y)].mean()
        found = coarse.head.ravel()[coarse.grid.cell_at(x, y)].mean()
        # The drawdown at the well is about 1.1 m; centres of coarse cells lie up to half a cell from the circle.
        assert found == pytest.approx(wanted, abs=0.04), radius
    assert np.abs(coarse.imbalance()).max() < 1e-5


def test_the_angle_lays_rows_or_columns_along_the_flow():
    points = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0], [100.0, 100.0]])
    for direction in (0.0, 30.0, 45.0, 80.0, 120.0, -100.0, 200.0):
        along = np.array([np.cos(np.deg2rad(direction)), np.sin(np.deg2rad(direction))])
        angle = flow_angle(points, 10.0 - 0.01 * points @ along)
        assert -45.0 <= angle <= 45.0 + 1e-9
        # The flow is along the rows or along the columns: the difference is a multiple of 90 degrees.
        off = (direction - angle + 45.0) % 90.0 - 45.0
        assert abs(off) < 1e-9
    with pytest.raises(InvalidInputError, match="no direction"):
        flow_angle(points[:2], np.array([1.0, 2.0]))


def test_faults_of_a_grid_are_named():
    with pytest.raises(InvalidInputError) as caught:
        lay_cells(_box(100, 100), -1.0, CRS, kind=GridKind.VARIABLE)
    assert {finding.code for finding in caught.value.findings} == {"bad_cell_size", "no_refinement"}
    with pytest.raises(InvalidInputError, match="not a polygon"):
        lay_cells(WELL, 1.0, CRS)
    everywhere = [Refinement(wkt=_box(800, 600), size_m=5.0)]
    for kind, size in ((GridKind.UNIFORM, 5.0), (GridKind.VARIABLE, 50.0), (GridKind.VORONOI, 50.0)):
        with pytest.raises(InvalidInputError, match="at most 1000 fit"):
            lay_cells(_box(800, 600), size, CRS, kind=kind, refinements=everywhere, most_cells=1000)


def test_surfaces_stay_with_the_plan():
    grid = lay_cells(_box(100, 100), 50.0, CRS)
    layered = replace(_flat(grid), crs=CRS)
    assert layered.shape == (1, 2, 2)
    assert layered.thickness == pytest.approx(10.0)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The grid: where cells are and which ones a geometry means."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.flow import read_flow
from gw_monitor.gw_core.transport.grids.grid import make_grid

SQUARE = "POLYGON((100 200,140 200,140 230,100 230,100 200))"


@pytest.fixture
def grid():
    return make_grid(SQUARE, 10.0, 5.0, [0.0, -10.0], "EPSG:4547")


def test_rows_count_from_the_north(grid):
    assert grid.shape == (2, 3, 4)
    assert grid.cell_at([101.0], [229.0]).tolist() == [0]
    assert grid.cell_at([139.0], [201.0]).tolist() == [11]
    assert grid.cell_at([105.0], [225.0], [1]).tolist() == [12]


def test_outside_is_minus_one_and_edges_belong_to_the_last_cells(grid):
    assert grid.cell_at([99.9, 140.1, 120.0, 140.0], [210.0, 210.0, 230.1, 200.0]).tolist() == [-1, -1, -1, 11]


def test_coordinates_invert_cell_at(grid):
    cells = np.arange(grid.cells)
    layer, _, _ = grid.position(cells)
    assert grid.cell_at(*grid.coordinates(cells), layer).tolist() == cells.tolist()


def test_thickness_follows_the_surfaces(grid):
    assert grid.thickness[0].min() == grid.thickness[0].max() == 5.0
    assert grid.thickness[1].max() == 10.0


def test_a_line_means_every_cell_it_touches(grid):
    assert grid.cells_of("LINESTRING(101 229,139 229)").tolist() == [0, 1, 2, 3]
    # An oblique line from corner to corner: computed by hand on the 3 x 4 grid.
    assert grid.cells_of("LINESTRING(101 201,139 229)").tolist() == [2, 3, 5, 6, 8, 9]


def test_a_polygon_means_cells_whose_centre_it_covers_less_its_holes(grid):
    assert grid.cells_of("POLYGON((100 200,120 200,120 230,100 230,100 200))").size == 6
    holed = "POLYGON((100 200,140 200,140 230,100 230,100 200),(110 210,120 210,120 220,110 220,110 210))"
    assert grid.cells_of(holed).size == 11


def test_a_tiny_polygon_means_the_cell_it_lies_in(grid):
    assert grid.cells_of("POLYGON((101 201,102 201,102 202,101 202,101 201))", 1).tolist() == [12 + 8]


def test_multi_and_z_geometries_are_read(grid):
    assert grid.cells_of("MULTIPOINT Z((101 229 3),(139 201 4))").tolist() == [0, 11]


@pytest.mark.parametrize(
    ("wkt", "layer", "words"),
    [
        ("POINT(0 0)", 0, "outside"),
        ("POINT(101 201)", 5, "Layer 6 does not exist"),
        ("POINT EMPTY", 0, "cannot be read"),
        ("NONSENSE", 0, "cannot be read"),
    ],
)
def test_a_geometry_without_cells_is_refused(grid, wkt, layer, words):
    with pytest.raises(InvalidInputError, match=words):
        grid.cells_of(wkt, layer)


def test_inactive_cells_are_left_out():
    grid = make_grid("POLYGON((0 0,40 0,40 20,20 20,20 40,0 40,0 0))", 10.0, 0.0, [-1.0], "EPSG:4547")
    assert grid.active.sum() == 12
    with pytest.raises(InvalidInputError, match="outside"):
        grid.cells_of("POINT(35 35)")


def test_all_faults_of_a_grid_are_reported_together():
    with pytest.raises(InvalidInputError) as caught:
        make_grid("LINESTRING(0 0,1e6 1e6)", 10.0, 0.0, [-1.0, 3.0], "EPSG:4547")
    assert {finding.code for finding in caught.value.findings} == {"not_a_polygon", "bad_layers", "too_many_cells"}


def test_a_flow_comes_back_from_its_folder_as_it_went(uniform_flow, tmp_path):
    flow = uniform_flow(layers=2)
    flow.save(tmp_path)
    again = read_flow(tmp_path)
    assert again.folder == tmp_path
    assert again.grid.crs == flow.grid.crs and again.grid.shape == flow.grid.shape
    assert np.array_equal(again.through, flow.through)
    assert np.abs(again.imbalance()).max() == 0.0


def test_a_folder_without_flow_or_a_cut_one_is_refused(uniform_flow, tmp_path):
    with pytest.raises(InvalidInputError, match="holds no flow model"):
        read_flow(tmp_path)
    uniform_flow().save(tmp_path)
    whole = (tmp_path / "flow.npz").read_bytes()
    (tmp_path / "flow.npz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InvalidInputError, match="cannot be read"):
        read_flow(tmp_path)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Surfaces of layers from rasters: what they are in cells, gaps, crossings and pinch-outs."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.grids.map_raster import MapRaster
from gw_monitor.gw_core.transport.grids.surfaces import Crossing, with_surfaces
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput

AREA = "POLYGON((0 0,100 0,100 60,0 60,0 0))"


class Listener(Silent):
    def __init__(self):
        self.warnings = []

    def warn(self, text):
        self.warnings.append(str(text))


def _plane(width, a=1.0, b=0.1, c=-0.05, margin=40.0):
    """A plane as a raster; its bilinear values and its means over symmetric cells are the plane itself."""
    x = np.arange(-margin + width / 2, 100 + margin, width)
    y = np.arange(60 + margin - width / 2, -margin, -width)
    return MapRaster(
        west=-margin, north=60 + margin, width_m=width, height_m=width, values=a + b * x + c * y[:, np.newaxis]
    )


@pytest.mark.parametrize("width", [1.0, 2.5, 20.0])
def test_a_plane_comes_through_fine_and_coarse_pixels(width):
    grid = make_grid(AREA, 10.0, 0.0, [-1.0], "EPSG:4547")
    x, y = grid.plan_centres()
    assert _plane(width).in_cells(grid) == pytest.approx(1.0 + 0.1 * x - 0.05 * y, abs=1e-12)


def test_fine_pixels_are_averaged():
    grid = make_grid(AREA, 20.0, 0.0, [-1.0], "EPSG:4547")
    values = np.random.default_rng(3).normal(size=(60, 100))
    raster = MapRaster(west=0.0, north=60.0, width_m=1.0, height_m=1.0, values=values)
    assert raster.in_cells(grid) == pytest.approx(values.reshape(3, 20, 5, 20).mean(axis=(1, 3)), abs=1e-12)


def test_unknown_pixels_take_no_part_and_outside_is_unknown():
    values = np.array([[1.0, 3.0], [np.nan, 5.0]])
    raster = MapRaster(west=0.0, north=20.0, width_m=10.0, height_m=10.0, values=values)
    at = raster.between(np.array([10.0, 10.0, 2.0, 25.0]), np.array([15.0, 10.1, 5.0, 5.0]))
    assert at[0] == pytest.approx(2.0)
    assert np.isfinite(at[1])
    assert np.isnan(at[2:]).all()


def _plan():
    return make_grid(AREA, 10.0, 0.0, [-1.0], "EPSG:4547")


def test_gaps_are_refused_with_number_and_place_or_filled():
    plan = _plan()
    top = np.full(plan.plan_shape, 5.0)
    bottom = np.full(plan.plan_shape, -5.0)
    bottom[2, 3:6] = np.nan
    top[0, 0] = np.nan
    with pytest.raises(InvalidInputError) as caught:
        with_surfaces(plan, [top, bottom])
    texts = [finding.message for finding in caught.value.findings]
    assert texts[0] == "The surface top has no value in 1 cells, such as at 5, 55."
    assert texts[1] == "The surface bottom of layer 1 has no value in 3 cells, such as at 45, 35."
    listener = Listener()
    grid = with_surfaces(plan, [top, bottom], fill=True, progress=listener)
    assert grid.thickness == pytest.approx(10.0)
    assert len(listener.warnings) == 2
    with pytest.raises(InvalidInputError, match="covers no cell"):
        with_surfaces(plan, [top, np.full(plan.plan_shape, np.nan)], fill=True)


def test_crossing_surfaces_are_refused_cut_or_kept_apart():
    plan = _plan()
    flat = np.full(plan.plan_shape, 0.0)
    middle = flat - 5.0
    lower = flat - 10.0
    lower[:, 4] = -4.0
    with pytest.raises(InvalidInputError, match=r"lies above the bottom of layer 1 in 6 cells, by up to 1 m"):
        with_surfaces(plan, [flat, middle, lower])
    cut = with_surfaces(plan, [flat, middle, lower], crossing=Crossing.CUT)
    assert cut.thickness[1, :, 4] == pytest.approx(0.0)
    assert not cut.active[1, :, 4].any()
    assert cut.active.sum() == 2 * 60 - 6
    kept = with_surfaces(plan, [flat, middle, lower], crossing=Crossing.KEEP, least_m=0.5)
    assert kept.thickness[1, :, 4] == pytest.approx(0.5)
    assert kept.active.all()


def test_thin_layers_pinch_out_and_pass_water_only_between_active_ones():
    plan = _plan()
    flat = np.full(plan.plan_shape, 0.0)
    middle = flat - 5.0
    lens = middle - 2.0
    lens[:, :3] = -5.05
    grid = with_surfaces(plan, [flat, middle, lens, flat - 10.0], least_m=0.1)
    assert (grid.domain[1, :, :3] == -1).all()
    assert (grid.domain[1, :, 3:] == 1).all()
    assert len(np.unique(grid.parts()[grid.active])) == 1
    top_only = with_surfaces(plan, [flat, flat - 0.01, lens], least_m=0.1)
    assert (top_only.domain[0] == 0).all()


@pytest.mark.mf6
def test_water_passes_a_pinch_out_as_if_the_lens_were_not_there(tmp_path):
    """Two layers with a lens of no thickness between give the heads of two layers alone."""
    plan = make_grid("POLYGON((0 0,100 0,100 10,0 10,0 0))", 10.0, 0.0, [-1.0], "EPSG:4547")
    flat = np.full(plan.plan_shape, 0.0)

    def solved(surfaces, name):
        grid = with_surfaces(plan, surfaces)
        last = grid.layers - 1
        ends = (
            FixedHead(cells=grid.cells_of("POINT(5 5)", 0), head_m=12.0),
            FixedHead(cells=grid.cells_of("POINT(95 5)", last), head_m=10.0),
        )
        return simulate_flow(FlowInput(grid=grid, conductivity=np.full(grid.shape, 3.0), heads=ends), tmp_path / name)

    plain = solved([flat, flat - 4.0, flat - 10.0], "plain")
    pinched = solved([flat, flat - 4.0, flat - 4.0, flat - 10.0], "pinched")
    assert pinched.head[[0, 2]] == pytest.approx(plain.head, abs=1e-8)
    assert np.isnan(pinched.head[1]).all()
    assert pinched.boundary_in.sum() == pytest.approx(plain.boundary_in.sum(), rel=1e-8)

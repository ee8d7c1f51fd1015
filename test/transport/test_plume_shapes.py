# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contours, surfaces and sections of plumes against bodies whose area and volume are known."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.grids.grid import Grid
from gw_monitor.gw_core.transport.grids.vertex_grid import VertexGrid
from gw_monitor.gw_core.transport.plumes.contours import contour_plume
from gw_monitor.gw_core.transport.plumes.isosurfaces import enclose_plume
from gw_monitor.gw_core.transport.plumes.layering import shown_levels, spans
from gw_monitor.gw_core.transport.plumes.plume import Plume
from gw_monitor.gw_core.transport.plumes.section_chart import limit_lines
from gw_monitor.gw_core.transport.plumes.sections import cut_plume, wells_beside
from osgeo import ogr

EAST, NORTH, SIDE, DEEP = 500_000.0, 3_400_000.0, 120.0, 40.0
AXES = (40.0, 25.0, 12.0)


def turned_grid(n, turned_deg=25.0, growth=1.0):
    """n rows, columns and layers over SIDE x SIDE x DEEP; layers, and columns with ``growth``, of unequal size."""
    widths = np.diff(SIDE * np.linspace(0.0, 1.0, n + 1) ** growth)
    bottoms = -DEEP * np.linspace(0.0, 1.0, n + 1)[1:, None, None] ** 1.3
    return Grid(
        west=EAST, south=NORTH, widths=widths, heights=np.full(n, SIDE / n), turned_deg=turned_deg,
        top=np.zeros((n, n)), bottoms=np.broadcast_to(bottoms, (n, n, n)).copy(), crs="EPSG:4547",
        active=np.ones((n, n, n), dtype=bool),
    )  # fmt: skip


def as_vertices(grid):
    vertices, faces = grid.outlines()
    layers = grid.layers
    return VertexGrid(
        vertices=vertices, faces=faces, centres=np.column_stack([each.ravel() for each in grid.plan_centres()]),
        top=grid.top.ravel(), bottoms=grid.bottoms.reshape(layers, -1), crs=grid.crs,
        active=grid.active.reshape(layers, -1),
    )  # fmt: skip


def ball(grid, depth=20.0, **more):
    """2 - r of an ellipsoid with the half axes AXES about the middle: 1 on its surface, 2 in the middle."""
    x, y = grid.plan_centres()
    z = np.concatenate([grid.top[None], grid.bottoms[:-1]]) / 2 + grid.bottoms / 2
    middle = grid.outlines()[0].mean(axis=0) if more.get("middle") is None else more["middle"]
    away = np.sqrt(((x - middle[0]) / AXES[0]) ** 2 + ((y - middle[1]) / AXES[1]) ** 2 + ((z + depth) / AXES[2]) ** 2)
    field = np.where(grid.active, np.maximum(2.0 - away, 0.0), np.nan)
    return Plume(
        grid=grid, start=datetime(2026, 1, 1, tzinfo=timezone.utc), times_d=np.array([10.0]), unit="mg/L", factor=1.0,
        concentrations={"b": field[None]}, property_code="b", limit=1.0, porosity=more.get("porosity"),
    )  # fmt: skip


def equal_centre(grid):
    """The middle of the plan in map coordinates, whatever the columns' widths."""
    return grid.on_map(np.array([[SIDE / 2, SIDE / 2]]))[0]


@pytest.mark.parametrize(("n", "allowed"), [(20, 0.025), (40, 0.0063)])
@pytest.mark.parametrize(("depth", "share"), [(20.0, 1.0), (0.0, 0.5)])
def test_a_surface_encloses_the_volume_of_its_ellipsoid(n, allowed, depth, share):
    """A polyhedron inscribed in a curved body misses volume in the square of the cell size: half of it, a quarter."""
    (found,) = enclose_plume(ball(turned_grid(n), depth), [1.0])
    exact = share * 4.0 / 3.0 * np.pi * np.prod(AXES)
    assert found.volume_m3 == pytest.approx(exact, rel=allowed)
    assert found.points[:, 2].max() <= 0.0


def test_a_surface_is_closed_and_faces_outwards():
    (found,) = enclose_plume(ball(turned_grid(24, growth=1.2), 5.0), [1.0])
    edges = np.concatenate([found.triangles[:, pair] for pair in ([0, 1], [1, 2], [2, 0])])
    _, counts = np.unique(np.sort(edges, axis=1), axis=0, return_counts=True)
    assert set(counts) == {2}
    directed, counts = np.unique(edges, axis=0, return_counts=True)
    assert set(counts) == {1}  # neighbours run along their common edge in opposite directions
    assert len(directed) == len(edges)
    shape = ogr.CreateGeometryFromWkt(found.wkt())
    assert shape.GetGeometryCount() == len(found.triangles)


def test_a_box_of_equal_concentration_keeps_to_the_edge_of_the_model_and_the_water_table():
    grid = turned_grid(6, turned_deg=0.0)
    field = np.full((1, *grid.shape), 5.0)
    common = {"grid": grid, "start": datetime(2026, 1, 1, tzinfo=timezone.utc), "times_d": np.array([0.0]),
              "property_code": "b", "unit": "mg/L", "factor": 1.0, "limit": 1.0}  # fmt: skip
    (full,) = enclose_plume(Plume(**common, concentrations={"b": field}), [1.0])
    assert full.volume_m3 == pytest.approx(SIDE * SIDE * DEEP, rel=1e-9)
    wet = Plume(**common, concentrations={"b": field}, head=np.full(grid.shape, -1.0))
    (lower,) = enclose_plume(wet, [1.0])
    assert lower.volume_m3 == pytest.approx(SIDE * SIDE * (DEEP - 1.0), rel=1e-9)


@pytest.mark.parametrize("growth", [1.0, 1.3])
def test_a_contour_has_the_area_of_its_ellipse(growth):
    grid = turned_grid(40, growth=growth)
    (found,) = contour_plume(ball(grid, middle=equal_centre(grid)), [1.0])
    # The section of the ellipsoid is largest at its middle, which no layer's centre meets exactly.
    z = (np.concatenate([grid.top[None], grid.bottoms[:-1]]) + grid.bottoms)[:, 0, 0] / 2
    nearest = np.abs(z + 20.0).min() / AXES[2]
    assert found.area_m2 == pytest.approx(np.pi * AXES[0] * AXES[1] * (1 - nearest**2), rel=0.01)
    assert ogr.CreateGeometryFromWkt(found.wkt).IsValid()


def test_a_grid_of_vertices_gives_the_same_contours_and_surfaces():
    grid = turned_grid(30, turned_deg=0.0)
    structured, loose = ball(grid), ball(as_vertices(grid))
    (first,), (second,) = contour_plume(structured, [1.0]), contour_plume(loose, [1.0])
    assert second.area_m2 == pytest.approx(first.area_m2, rel=0.01)  # interpolated between, not at, the centres
    assert second.volume_m3 == pytest.approx(first.volume_m3)
    (solid,), (also,) = enclose_plume(structured, [1.0]), enclose_plume(loose, [1.0])
    assert also.volume_m3 == pytest.approx(solid.volume_m3, rel=0.02)


def test_contours_end_at_inactive_cells_and_hold_the_mass_of_the_cells():
    grid = turned_grid(12, turned_deg=0.0)
    grid.active[:, :, 7:] = False
    field = np.where(grid.active, 5.0, np.nan)
    plume = Plume(
        grid=grid, start=datetime(2026, 1, 1, tzinfo=timezone.utc), times_d=np.array([0.0]), unit="µg/L",
        concentrations={"b": field[None]}, property_code="b", factor=1000.0, limit=1.0, porosity=0.2,
    )  # fmt: skip
    (found,) = contour_plume(plume, [100.0], bands=False)
    assert found.area_m2 == pytest.approx(SIDE * SIDE * 7 / 12, rel=1e-9)
    assert found.volume_m3 == pytest.approx(SIDE * SIDE * DEEP * 7 / 12)
    # 5 mg/L are 5 g/m³ of water, which fills a fifth of the ground.
    assert found.mass_kg == pytest.approx(0.005 * 0.2 * found.volume_m3)
    (one,) = contour_plume(plume, [100.0], layer=3)
    assert one.volume_m3 == pytest.approx(SIDE * SIDE * 7 / 12 * grid.thickness[2, 0, 0])


@pytest.mark.parametrize("thresholds", [[], [0.0], [-1.0], [float("nan")], [1.0, float("inf")]])
@pytest.mark.parametrize("make", [contour_plume, enclose_plume])
def test_thresholds_must_be_positive(make, thresholds):
    with pytest.raises(InvalidInputError, match="positive"):
        list(make(ball(turned_grid(5)), thresholds))


def test_nothing_above_the_threshold_gives_nothing():
    plume = ball(turned_grid(5))
    assert list(contour_plume(plume, [3.0])) == list(enclose_plume(plume, [3.0])) == []


@pytest.mark.parametrize("turned_deg", [0.0, 25.0])
def test_a_section_covers_its_line_and_knows_its_cells(turned_deg):
    grid = turned_grid(12, turned_deg, growth=1.3)
    inside = grid.on_map(np.array([[5.0, 8.0], [70.0, 33.0], [111.0, 100.0]]))
    line = "LINESTRING(" + ",".join(f"{x!r} {y!r}" for x, y in inside.tolist()) + ")"
    section = cut_plume(ball(grid), line)
    assert section.end - section.start == pytest.approx(np.diff(np.append(section.start, section.length_m)), abs=1e-4)
    where = section.at(section.middle)
    assert np.array_equal(grid.cell_at(where[:, 0], where[:, 1]), section.cell)
    assert section.of(grid.bottoms).shape == section.bottom.shape == (12, len(section.cell))


def test_the_limit_line_of_a_section_is_the_ellipse():
    grid = turned_grid(48, turned_deg=0.0)
    plume = ball(grid)
    y = NORTH + SIDE / 2 + SIDE / 96  # through a row of centres
    section = cut_plume(plume, f"LINESTRING({EAST} {y},{EAST + SIDE} {y})")
    (line,) = limit_lines(section, section.of(plume.shown()[0]), 1.0)
    away = ((line[:, 0] - 60) / AXES[0]) ** 2 + ((line[:, 1] + 20) / AXES[2]) ** 2 + (SIDE / 96 / AXES[1]) ** 2
    assert np.sqrt(away) == pytest.approx(1.0, abs=0.01)


def test_wells_are_put_at_the_foot_of_their_perpendicular():
    section = cut_plume(ball(turned_grid(6, 0.0)), f"LINESTRING({EAST} {NORTH + 50},{EAST + 100} {NORTH + 50})")
    places = np.array([[EAST + 30.0, NORTH + 58.0], [EAST + 10.0, NORTH + 49.0], [EAST + 50.0, NORTH + 90.0]])
    found = wells_beside(section, ["a", "b", "far"], places, np.full((3, 2), np.nan), 10.0)
    assert [(well.name, round(well.distance, 6), round(well.offset, 6)) for well in found] == [
        ("b", 10.0, 1.0), ("a", 30.0, 8.0),
    ]  # fmt: skip


@pytest.mark.parametrize("wkt", ["POINT(1 1)", "LINESTRING(0 0,0 0)", "LINESTRING(0 0,10 10)"])
def test_a_section_needs_a_line_in_the_model(wkt):
    with pytest.raises(InvalidInputError):
        cut_plume(ball(turned_grid(4)), wkt)


def test_levels_rise_from_a_tenth_of_the_limit_to_the_highest_value():
    assert shown_levels(10.0, 250.0) == [1.0, 3.0, 10.0, 30.0, 100.0, 300.0]
    assert shown_levels(10.0, 0.0) == [1.0, 3.0, 10.0]
    assert shown_levels(float("nan"), 0.04)[0] == pytest.approx(0.001)


def test_each_time_is_shown_until_the_next():
    plume = ball(turned_grid(3))
    ((begin, end),) = spans(plume)
    assert (end - begin).days == 1
    assert begin == plume.moments()[0]

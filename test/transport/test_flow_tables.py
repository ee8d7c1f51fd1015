# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Boundaries and ground from map features: what cells get, and what is refused with its feature."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf import flow_tables
from gw_monitor.gw_core.transport.gwf.flow_tables import Place
from gw_monitor.gw_core.transport.gwf.ground import read_soils, uniform_layers, with_points, with_zones

GRID = make_grid("POLYGON((0 0,100 0,100 60,0 60,0 0))", 10.0, 0.0, [-4.0, -5.0, -15.0], "EPSG:4547")
HERE = Place(grid=GRID, conductivity=np.ones(GRID.shape) * np.array([1.0, 10.0, 2.0])[:, None, None])


def _table(*rows, **more):
    return pd.DataFrame(list(rows) if rows else [more])


def test_heads_fall_along_a_line():
    (head,) = flow_tables.fixed_heads(
        _table(geometry_wkt="LINESTRING(5 5,5 55)", head_start=10.0, head_end=9.0), HERE, "heads"
    )
    assert len(head.cells) == 6
    # Rows count from the north, where the line ends.
    assert head.head_m == pytest.approx([9.0, 9.2, 9.4, 9.6, 9.8, 10.0])


def test_a_river_bed_has_the_conductance_of_its_length_in_each_cell():
    (river,) = flow_tables.rivers(
        _table(geometry_wkt="LINESTRING(0 5,25 5)", stage=1.0, width_m=3.0, bed_conductivity_m_d=0.1,
               bed_thickness_m=0.5, bottom_m=-1.0), HERE, "river",
    )  # fmt: skip
    assert river.conductance_m2_d == pytest.approx(np.array([10.0, 10.0, 5.0]) * 3.0 * 0.1 / 0.5, rel=0.01)
    assert river.bottom_m == -1.0
    (pond,) = flow_tables.rivers(
        _table(geometry_wkt="POLYGON((0 0,20 0,20 20,0 20,0 0))", stage=1.0, bed_conductivity_m_d=0.1,
               bed_thickness_m=0.5), HERE, "pond",
    )  # fmt: skip
    assert np.asarray(pond.conductance_m2_d) == pytest.approx(100.0 * 0.2)
    assert len(pond.cells) == 4


def test_the_screen_of_a_well_shares_its_rate_by_transmissivity():
    row = {"geometry_wkt": "POINT(45 35)", "easting": 45.0, "northing": 35.0, "rate_m3_d": -12.0}
    (well,) = flow_tables.wells(_table(row | {"screen_top_m": -2.0, "screen_bottom_m": -7.0}), HERE, "wells")
    # 2 m at 1 m/d, 1 m at 10 m/d, 2 m at 2 m/d.
    assert well.shares == pytest.approx(np.array([2.0, 10.0, 4.0]) / 16.0)
    assert [int(cell) // GRID.cells_a_layer for cell in well.cells] == [0, 1, 2]
    for bad, text in (
        ({"screen_top_m": 20.0, "screen_bottom_m": 10.0}, "meets no active layer"),
        ({"screen_top_m": -7.0, "screen_bottom_m": -2.0}, "from above to below"),
        ({"screen_top_m": -1.0, "screen_bottom_m": -2.0, "easting": 500.0}, "outside the model"),
    ):
        with pytest.raises(InvalidInputError, match=text):
            flow_tables.wells(_table(row | bad), HERE, "wells")


def test_starts_and_ends_count_from_the_start_of_the_flow():
    start = datetime(2026, 1, 1, tzinfo=timezone.utc)
    place = Place(grid=GRID, start=start)
    row = {"geometry_wkt": "POINT(45 35)", "rate_m3_d": -1.0, "start": "2026-01-11", "end": None}
    (well,) = flow_tables.wells(_table(row), place, "wells")
    assert (well.start_d, well.end_d) == (10.0, np.inf)
    (always,) = flow_tables.wells(_table(row), HERE, "wells")
    assert always.start_d == 0.0


def test_a_wall_without_a_layer_cuts_all():
    (wall,) = flow_tables.barriers(
        _table(geometry_wkt="LINESTRING(31 -5,31 65)", conductivity_m_d=1e-4, thickness_m=0.5), HERE, "walls"
    )
    assert len(wall.first) == 6 * 3
    assert wall.leakance_per_d == pytest.approx(2e-4)
    with pytest.raises(InvalidInputError, match="no two active cells"):
        flow_tables.barriers(
            _table(geometry_wkt="LINESTRING(500 0,500 9)", conductivity_m_d=1.0, thickness_m=1.0), HERE, "walls"
        )


def test_every_feature_with_a_fault_is_named():
    table = _table(
        {"name": "a", "geometry_wkt": "POINT(5 5)", "conductance_m2_d": 1.0, "elevation_m": None},
        {"name": "b", "geometry_wkt": "POINT(500 5)", "conductance_m2_d": 1.0, "elevation_m": 1.0},
        {"name": "c", "geometry_wkt": "POINT(5 5)", "conductance_m2_d": 1.0, "elevation_m": -1.0},
    )
    with pytest.raises(InvalidInputError) as caught:
        flow_tables.drains(table, HERE, "drains")
    assert [finding.place for finding in caught.value.findings] == ["drains: a", "drains: b"]


def test_recharge_zones_lie_over_each_other():
    zones = _table(
        {"geometry_wkt": "POLYGON((0 0,50 0,50 60,0 60,0 0))", "recharge_mm_a": 365.25},
        {"geometry_wkt": "POLYGON((0 0,20 0,20 60,0 60,0 0))", "recharge_mm_a": 0.0},
    )
    found = flow_tables.recharge_zones(zones, GRID, "zones")
    assert found[0, :2].tolist() == [0.0, 0.0]
    assert found[0, 2:5] == pytest.approx(1e-3)
    assert np.isnan(found[0, 5:]).all()


def _ground(**given):
    defaults = {"vertical_ratio": 0.1, "specific_yield": 0.2, "specific_storage": 1e-5}
    return uniform_layers(GRID, given, defaults)


def test_textures_and_numbers_make_layers():
    ground = _ground(conductivity=read_soils("5, sand, 粗砂"))
    assert ground.conductivity[0, 0, 0] == 5.0
    assert ground.conductivity[1, 0, 0] == pytest.approx(7.128)
    assert np.isnan(ground.porosity[0]).all()
    assert ground.specific_yield[0, 0, 0] == 0.2
    assert np.isfinite(ground.porosity[2]).all()
    given = _ground(conductivity=read_soils("粗砂"), porosity=(0.3,))
    assert given.porosity == pytest.approx(0.3)
    assert read_soils("1 2 3") == (1.0, 2.0, 3.0)
    with pytest.raises(InvalidInputError, match="Unknown soil texture"):
        read_soils("5, moon dust")
    with pytest.raises(InvalidInputError, match="2 conductivities were given for 3 layers"):
        _ground(conductivity=(1.0, 2.0))
    with pytest.raises(InvalidInputError, match="2 values of specific yield were given for 3 layers"):
        _ground(conductivity=(1.0,), specific_yield=(0.1, 0.2))


def test_zones_lie_over_what_is_below():
    zones = _table(
        {"geometry_wkt": "POLYGON((0 0,50 0,50 60,0 60,0 0))", "conductivity_m_d": 3.0, "layer": 2, "porosity": None},
        {"geometry_wkt": "POLYGON((0 0,20 0,20 60,0 60,0 0))", "texture": "clay", "layer": None, "porosity": 0.05},
    )
    ground = with_zones(_ground(conductivity=(5.0,)), GRID, zones, "zones")
    assert ground.conductivity[1, 0, 3] == 3.0
    assert ground.conductivity[0, 0, 3] == 5.0
    assert (ground.conductivity[:, 0, 0] < 1.0).all()
    assert ground.porosity[:, 0, 0] == pytest.approx(0.05)
    bad = _table({"geometry_wkt": "POLYGON((0 0,50 0,50 60,0 60,0 0))", "conductivity_m_d": -3.0})
    with pytest.raises(InvalidInputError, match="conductivity must be positive"):
        with_zones(ground, GRID, bad, "zones")


@pytest.mark.parametrize(
    ("read", "values", "sentence"),
    [
        (flow_tables.fixed_heads, {"head": -30.0}, "The fixed head -30.0 m lies below the bottom"),
        (flow_tables.rivers, {"stage": -9.0, "conductance_m2_d": 5.0}, "The river stage -9.0 m lies below"),
        (flow_tables.rivers, {"stage": 1.0, "conductance_m2_d": 0.0}, "The river conductance must be positive"),
        (flow_tables.rivers, {"stage": 1.0, "bottom_m": 2.0, "conductance_m2_d": 1.0}, "lies above its stage"),
        (flow_tables.drains, {"elevation_m": -9.0, "conductance_m2_d": 5.0}, "The drain at -9.0 m lies below"),
        (flow_tables.general_heads, {"head": 1.0, "conductance_m2_d": -2.0}, "A conductance must be positive"),
    ],
)
def test_a_boundary_that_does_not_fit_its_cells_is_refused_by_its_name(read, values, sentence):
    line = {"geometry_wkt": "LINESTRING(5 5,25 5)"}
    sound = {"stage": 1.0, "head": 1.0, "elevation_m": 1.0, "conductance_m2_d": 1.0}
    with pytest.raises(InvalidInputError, match=sentence) as told:
        read(_table(line | sound | {"name": "upper"}, line | sound | values | {"name": "lower"}), HERE, "BOUNDARY")
    assert [finding.place for finding in told.value.findings] == ["BOUNDARY: lower"]


@pytest.mark.parametrize("field", ["porosity", "specific_yield"])
def test_a_zone_with_a_share_above_one_is_refused_by_its_name(field):
    zone = {"geometry_wkt": "POLYGON((0 0,50 0,50 60,0 60,0 0))", "conductivity_m_d": 3.0, "name": "fill", field: 1.2}
    with pytest.raises(InvalidInputError, match=r"at most 1, not 1\.2") as told:
        with_zones(_ground(conductivity=(5.0,)), GRID, _table(zone), "ZONES")
    assert told.value.findings[0].place == "ZONES: fill"


def test_points_are_met_and_logarithms_are_between():
    rng = np.random.default_rng(5)
    x, y = rng.uniform(0, 100, 12), rng.uniform(0, 60, 12)
    values = np.exp(1.0 + 0.02 * x)
    table = pd.DataFrame({
        "easting": x, "northing": y, "conductivity_m_d": values, "layer": 1,
        "geometry_wkt": [f"POINT({a} {b})" for a, b in zip(x, y, strict=True)],
    })  # fmt: skip
    base = np.full(GRID.shape, 7.0)
    found = with_points(base, GRID, table, "points")
    assert (found[1:] == 7.0).all()
    eastings, _ = GRID.plan_centres()
    # Kriging of a slope from twelve points: within a quarter of it nowhere but at the edges.
    assert np.median(np.abs(np.log(found[0]) - 1.0 - 0.02 * eastings)) < 0.1
    few = with_points(base, GRID, table.iloc[:3], "points")
    assert few[0].min() >= values[:3].min() - 1e-9
    assert few[0].max() <= values[:3].max() + 1e-9

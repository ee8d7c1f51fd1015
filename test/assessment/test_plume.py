# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plume map: wells honoured, area and mass by hand, edge cases said in one sentence."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import gstools
import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.assessment.interpolation import krige
from gw_monitor.gw_core.assessment.plume import PlumeSettings, map_plume
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.heads.map_grid import grid_around

T0 = datetime(2024, 5, 1, tzinfo=timezone.utc)


def wells(places, values, censored=False, code="benzene", unit="ug/L", time=T0, layer=1):
    n = len(places)
    return pd.DataFrame(
        {
            "point": [f"W{i}" for i in range(n)], "property": code, "time": time, "value": values, "unit": unit,
            "censored": np.broadcast_to(censored, n), "flag": 1, "layer": layer,
            "easting": [p[0] for p in places], "northing": [p[1] for p in places],
        }
    )  # fmt: skip


SQUARE = [(0.0, 0.0), (100.0, 0.0), (0.0, 100.0), (100.0, 100.0), (50.0, 50.0)]


def settings(**more):
    return PlumeSettings(**({"property": "benzene", "cell_size_m": 5.0} | more))


def test_a_uniform_field_has_its_own_value_area_and_mass():
    found = map_plume(wells(SQUARE, [20.0] * 5), settings(thickness_m=4.0, porosity=0.3, threshold=10.0))
    inside = np.isfinite(found.concentration)
    assert found.concentration[inside] == pytest.approx(20.0)
    assert found.area_m2 == inside.sum() * 25.0 > 100 * 100
    assert (found.mean, found.maximum) == (pytest.approx(20.0), pytest.approx(20.0))
    # 20 ug/L = 0.02 g/m3 in area * thickness * porosity of water
    assert found.mass_kg == pytest.approx(0.02 * found.area_m2 * 4.0 * 0.3 / 1000)


def test_wells_are_honoured_and_uncertainty_grows_away_from_them():
    places = np.array(SQUARE)
    values = np.array([1.0, 2.0, 3.0, 4.0, 500.0])
    grid = grid_around(places, 1.0)
    field = krige(places, np.log10(values), grid)
    rows = ((grid.north - places[:, 1]) / grid.cell_size_m).astype(int)
    columns = ((places[:, 0] - grid.west) / grid.cell_size_m).astype(int)
    # the centre of the cell is up to 0.7 m from the well; practical range here is 71 m
    assert field.log10[rows, columns] == pytest.approx(np.log10(values), abs=0.15)
    assert (field.deviation_log10[rows, columns] < 0.3 * np.nanmax(field.deviation_log10)).all()
    assert "default" in field.variogram


def test_the_grid_is_aligned_and_covers_the_wells():
    grid = grid_around(np.array([(3.0, 7.0), (103.0, 57.0), (50.0, 20.0)]), 10.0)
    assert grid.west % 10 == 0 and grid.north % 10 == 0
    eastings, northings = grid.centres()
    assert eastings.shape == (grid.rows, grid.columns)
    assert eastings[0, 0] == grid.west + 5 and northings[0, 0] == grid.north - 5
    assert grid.west <= 3 and grid.north >= 57 and grid.west + 10 * grid.columns >= 103


def test_nothing_is_said_far_from_the_wells():
    triangle = [(0.0, 0.0), (100.0, 0.0), (0.0, 100.0)]
    found = map_plume(wells(triangle, [5.0, 50.0, 500.0]), settings())
    assert np.isnan(found.concentration[0, -1])
    assert np.isfinite(found.concentration[np.isfinite(found.deviation_log10)]).all()


def test_a_random_field_is_recovered_within_its_stated_deviation():
    truth = gstools.SRF(gstools.Exponential(dim=2, var=0.5, len_scale=100.0), mean=1.0, seed=7)
    places = np.random.default_rng(11).uniform(0, 1000, (150, 2))
    grid = grid_around(places, 25.0)
    field = krige(places, truth(places.T), grid)
    assert "fitted" in field.variogram
    known = np.isfinite(field.log10)
    error = (field.log10 - truth([axis.ravel() for axis in grid.centres()]).reshape(known.shape))[known]
    # standardised errors of a right model have unit variance; the sill is estimated from one field
    assert 0.7 < np.std(error / field.deviation_log10[known]) < 1.4
    assert np.std(error) < 0.75 * np.sqrt(0.5)


def test_the_threshold_is_the_limit_of_the_class_unless_given():
    table = wells(SQUARE, [1.0, 2.0, 3.0, 4.0, 500.0])
    assert map_plume(table, settings()).threshold == 10.0
    assert map_plume(table, settings(limit_class="IV")).threshold == 120.0
    low, high = (map_plume(table, settings(threshold=t)) for t in (5.0, 50.0))
    assert low.area_m2 > high.area_m2 > 0 and low.mass_kg > high.mass_kg
    none = map_plume(table, settings(threshold=1e6))
    assert none.area_m2 == none.mass_kg == 0 and np.isnan(none.mean)


def test_only_samples_of_the_window_count_and_the_latest_of_each_well():
    old = wells(SQUARE, [900.0] * 5, time=T0 - timedelta(days=400))
    new = wells(SQUARE[:4], [1.0, 2.0, 3.0, 4.0], time=T0)
    later = wells(SQUARE, [5000.0] * 5, time=T0 + timedelta(days=1))
    both = pd.concat([old, new, later])
    found = map_plume(both, settings(time=T0, window_d=100.0))
    assert found.wells == 4 and np.nanmax(found.concentration) <= 4.0 + 1e-9
    assert map_plume(both, settings(time=T0, window_d=500.0)).wells == 5
    assert map_plume(both, settings()).time == pd.Timestamp(T0 + timedelta(days=1))


def test_a_layer_is_mapped_by_its_own_wells():
    both = pd.concat([wells(SQUARE, [5.0] * 5), wells(SQUARE, [50.0] * 5, layer=2).assign(point=list("abcde"))])
    assert np.nanmax(map_plume(both, settings(layer=1)).concentration) == pytest.approx(5.0)
    # all together: the higher of two at one place
    assert np.nanmax(map_plume(both, settings()).concentration) == pytest.approx(50.0)


def test_non_detects_stand_at_half_their_limit():
    found = map_plume(wells(SQUARE, [10.0] * 5, [True, True, True, True, False]), settings(cell_size_m=1.0))
    assert found.non_detects == 4
    # outside the wells kriging may go a little beyond the data
    assert np.nanmin(found.concentration) > 4.8 and np.nanmax(found.concentration) < 10.1
    assert found.concentration[found.grid.rows // 2, found.grid.columns // 2] == pytest.approx(10.0, rel=0.05)


def test_wells_in_a_line_are_mapped_beside_the_line_only():
    found = map_plume(wells([(0.0, 0.0), (50.0, 0.0), (100.0, 0.0)], [1.0, 10.0, 100.0]), settings())
    assert np.isfinite(found.concentration).any() and np.isnan(found.concentration[0, 0])


@pytest.mark.parametrize(
    ("table", "more", "message"),
    [
        (wells(SQUARE[:1], [5.0]), {}, "at least 3 wells .* there are 1"),
        (wells(SQUARE[:2], [5.0, 6.0]), {}, "at least 3 wells .* there are 2"),
        (wells(SQUARE, [5.0] * 5), {"layer": 7}, "there are 0"),
        (wells(SQUARE, [5.0] * 5, True), {}, "All 5 samples of benzene are below the detection limit"),
        (wells(SQUARE, [0.0] * 5), {}, "All 5 samples of benzene are below"),
        (wells(SQUARE, [5.0] * 5), {"cell_size_m": 0.01}, "choose a larger one"),
        (
            wells(SQUARE, [5.0] * 5, code="tracer", unit="mg/L"),
            {"property": "tracer"},
            "Conservative tracer; give a threshold",
        ),
        (
            wells(SQUARE, [5.0] * 5, code="water_level", unit="m"),
            {"property": "water_level"},
            "not a concentration",
        ),
        (wells(SQUARE, [5.0] * 5), {"property": "unobtainium"}, "Unknown observed property"),
    ],
)
def test_what_cannot_be_mapped_is_said_in_one_sentence(table, more, message):
    with pytest.raises(InvalidInputError, match=message):
        map_plume(table, settings(**more))


def test_a_cancel_stops_the_map():
    class Stopped(Silent):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        map_plume(wells(SQUARE, [5.0] * 5), settings(), Stopped())


def test_gwsdat_benzene_is_mapped(gwsdat):
    found = map_plume(gwsdat, PlumeSettings(property="benzene", cell_size_m=2.0, window_d=200.0))
    assert found.wells == 11 and found.non_detects > 0
    assert 0 < found.area_m2 < 150 * 150
    assert found.maximum > found.mean > found.threshold == 10.0
    grid, wells_above = found.grid, {}
    for name, rows in gwsdat[gwsdat["property"] == "benzene"].groupby("point"):
        last = rows.sort_values("time").iloc[-1]
        row = int((grid.north - last["northing"]) / grid.cell_size_m)
        column = int((last["easting"] - grid.west) / grid.cell_size_m)
        wells_above[name] = bool(found.above[row, column])
    assert [name for name, above in wells_above.items() if not above] == ["MW-03", "MW-04", "MW-05", "MW-09"]
    assert found.mass_kg == pytest.approx(found.mean * 1e-6 * found.area_m2 * 5.0 * 0.25)


def test_cells_that_none_of_lies_near_a_well_are_refused_and_not_called_clean():
    with pytest.raises(InvalidInputError, match="No cell of 100000 m lies near the wells"):
        map_plume(wells(SQUARE, [20.0] * 5), settings(cell_size_m=1e5))


def test_an_infinite_value_is_refused():
    with pytest.raises(InvalidInputError, match="1 entries of the field value cannot be read"):
        map_plume(wells(SQUARE, [20.0, np.inf, 1.0, 2.0, 3.0]), settings())

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observed heads: what counts as a head, one a well, and the map with its honesty about itself."""

from __future__ import annotations

from datetime import datetime, timezone

import gstools
import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.heads.head_readings import Statistic, read_heads, wells_of
from gw_monitor.gw_core.transport.heads.heads import HeadSettings, Method, elongation, fit_heads, map_heads
from gw_monitor.gw_core.transport.heads.variograms import Shape
from gw_monitor.test.observed_heads import Told, wells

RNG = np.random.default_rng(21)
SCATTERED = RNG.uniform(0, 1000, (25, 2)) + np.array([5.0e5, 3.4e6])
PLANE = np.array([0.002, -0.005])


def sloping(places):
    return 30.0 + (np.asarray(places) - [5.0e5, 3.4e6]) @ PLANE


def observations(**more):
    rows = {
        "point": ["A", "A", "B", "C", "D"], "property": ["water_level"] * 5,
        "time": pd.to_datetime(["2024-01-01", "2024-01-03", "2024-01-02", "2024-01-02", "2024-01-02"]),
        "value": [10.0, 12.0, 11.0, 9.0, 8.0], "unit": "m", "censored": False, "flag": 1, "layer": 1,
        "easting": [0.0, 0.0, 100.0, 0.0, 100.0], "northing": [0.0, 0.0, 0.0, 100.0, 100.0],
    }  # fmt: skip
    return pd.DataFrame(rows | more)


# what counts as a head


def test_readings_become_one_head_a_well():
    readings = read_heads(observations())
    for statistic, expected in (("median", 11.0), ("mean", 11.0), ("latest", 12.0), ("minimum", 10.0), ("maximum", 12)):
        found = wells_of(readings, Statistic(statistic))
        assert found.names == ("A", "B", "C", "D")
        assert found.heads.tolist() == [expected, 11.0, 9.0, 8.0]
    assert found.readings.tolist() == [2, 1, 1, 1]
    assert found.spreads[0] == pytest.approx(np.sqrt(2.0)) and np.isnan(found.spreads[1])


def test_a_plain_layer_needs_a_head_and_no_more():
    table = observations()[["easting", "northing", "value"]].rename(columns={"value": "head"})
    found = wells_of(read_heads(table), Statistic.MEAN)
    assert found.names == ("#1", "#2", "#3", "#4") and found.heads.tolist() == [11.0, 11.0, 9.0, 8.0]
    assert read_heads(table.assign(stage=1.0), "STAGE")["head"].tolist() == [1.0] * 5


def test_feet_are_metres_and_moments_utc():
    readings = read_heads(observations(unit=["ft", "m", "m", "m", "cm"], time="2024-01-01T08:00:00+08:00"))
    assert readings["head"].tolist() == pytest.approx([3.048, 12.0, 11.0, 9.0, 0.08])
    assert (readings["time"] == datetime(2024, 1, 1, tzinfo=timezone.utc)).all()


def test_what_is_no_head_is_left_out_and_said():
    told = Told()
    table = observations(
        flag=[4, 1, 1, 1, 1], value=[10.0, 12.0, None, 9.0, 8.0], censored=[False, False, False, True, False]
    )
    more = observations(property="benzene", unit="ug/L")
    found = read_heads(pd.concat([table, more]), progress=told)
    assert found["point"].tolist() == ["A", "D"]
    for text in ("left out: benzene", "flagged fail or missing", "without a head", "dry or below the sensor"):
        assert text in told.text
    homeless = read_heads(observations(easting=[np.nan, 0, 100, 0, 100]), progress=told)
    assert len(homeless) == 4 and "without a place" in told.text


def test_layers_are_chosen_or_their_mixture_is_said():
    told = Told()
    table = observations(layer=[1, 1, 2, 1, None])
    assert read_heads(table, layer=1)["point"].tolist() == ["A", "A", "C"]
    assert len(read_heads(table, progress=told)) == 5 and "layers 1, 2 are taken together" in told.text


def test_wells_at_one_place_count_once():
    told = Told()
    found = wells_of(read_heads(observations(easting=[0.0, 0.0, 0.001, 0.0, 100.0])), Statistic.LATEST, told)
    assert found.names == ("A; B", "C", "D") and found.heads[0] == pytest.approx(11.5)
    assert "A, B stand at one place" in told.text and "differ by 1 m" in told.text


def test_a_well_that_wanders_is_said():
    told = Told()
    wells_of(read_heads(observations(easting=[0.0, 60.0, 100.0, 0.0, 100.0])), Statistic.MEAN, told)
    assert "several places, the middle is taken: A" in told.text


@pytest.mark.parametrize(
    ("table", "more", "message"),
    [
        (observations().drop(columns="value"), {}, "lack the fields head"),
        (observations(), {"field": "stage"}, "lack the fields stage"),
        (observations(property="water_depth"), {}, "hold no water_level .* only water_depth"),
        (observations(value=["x", 1, 2, 3, 4]), {}, "1 entries of the field value cannot be read"),
        (observations(value=[np.inf, 1, 2, 3, 4]), {}, "1 entries of the field value cannot be read"),
        (observations(unit="kPa"), {}, "kPa"),
        (observations(flag=9), {}, "no usable head"),
        (observations(), {"layer": 3}, "No head is of layer 3; there are layers 1"),
        (observations().drop(columns="layer"), {"layer": 3}, "no field layer"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(table, more, message):
    with pytest.raises(InvalidInputError, match=message):
        read_heads(table, **more)


# the map


@pytest.mark.parametrize("method", [Method.PLANE, Method.LINEAR])
@pytest.mark.parametrize("count", [4, 6, 25])
def test_a_plane_is_recovered_to_the_last_digits(method, count):
    found = map_heads(
        wells(SCATTERED[:count], sloping(SCATTERED[:count])), HeadSettings(method=method, cell_size_m=20.0)
    )
    expected = sloping(found.grid.points()).reshape(found.head.shape)
    known = np.isfinite(found.head)
    # coordinates of 3.4e6 m are rounded to 5e-10 m
    assert found.head[known] == pytest.approx(expected[known], abs=1e-9)
    assert found.deviation[known] == pytest.approx(0.0, abs=1e-7)
    assert found.rmse < 1e-9 and not found.residuals["outlier"].any()


def test_turning_the_map_turns_the_heads():
    heads = sloping(SCATTERED) + RNG.normal(0, 0.3, 25)
    spun = np.array([[0.8, -0.6], [0.6, 0.8]])
    middle = SCATTERED.mean(axis=0)
    points = SCATTERED[:5] + 17.0
    here = fit_heads(wells(SCATTERED, heads), Method.LINEAR).kriging.estimate(points)
    there = fit_heads(wells((SCATTERED - middle) @ spun.T, heads), Method.LINEAR).kriging.estimate(
        (points - middle) @ spun.T
    )
    # the fits of GSTools stop at a tolerance
    assert there[0] == pytest.approx(here[0], abs=1e-4) and there[1] == pytest.approx(here[1], rel=1e-3)


def test_a_drift_raster_carries_the_heads_between_wells():
    def ground(points):
        return 50.0 + 10.0 * np.sin((points[:, 0] - 5.0e5) / 150.0)

    told = Told()
    heads = 0.8 * ground(SCATTERED) - 5.0 + RNG.normal(0, 0.05, 25)
    settings = {"cell_size_m": 20.0}
    drift = map_heads(wells(SCATTERED, heads), HeadSettings(method=Method.EXTERNAL, **settings), ground, told)
    plain = map_heads(wells(SCATTERED, heads), HeadSettings(method=Method.LINEAR, **settings), None, told)
    truth = (0.8 * ground(drift.grid.points()) - 5.0).reshape(drift.head.shape)
    assert drift.rmse < 0.15 < plain.rmse
    assert np.nanstd(drift.head - truth) < 0.1 < np.nanstd(plain.head - truth)
    slope = drift.model.kriging.coefficients[1] / np.ptp(ground(SCATTERED))
    assert slope == pytest.approx(0.8, abs=0.02)


def test_where_the_drift_raster_is_empty_so_is_the_map():
    def holed(points):
        hole = np.hypot(*(points - SCATTERED[3]).T) < 120.0
        return np.where(hole, np.nan, points[:, 1] / 100.0)

    told = Told()
    found = map_heads(
        wells(SCATTERED, sloping(SCATTERED)), HeadSettings(method=Method.EXTERNAL, cell_size_m=20.0), holed, told
    )
    assert len(found.model.wells) < 25 and "empty at these wells" in told.text and "so is the map" in told.text
    assert np.isnan(found.deviation[np.isnan(found.head)]).all()


def test_few_wells_are_taken_for_what_they_are():
    told = Told()
    three = map_heads(wells(SCATTERED[:3], sloping(SCATTERED[:3])), HeadSettings(), None, told)
    assert three.model.method is Method.PLANE and "at least 5 wells; a plane is laid" in told.text
    assert np.isnan(three.deviation).all() and "nothing is left" in told.text and np.isnan(three.rmse)
    told = Told()
    six = map_heads(wells(SCATTERED[:6], sloping(SCATTERED[:6]) + RNG.normal(0, 0.1, 6)), HeadSettings(), None, told)
    assert six.model.method is Method.LINEAR and "6 wells are too few for a variogram" in told.text
    assert np.isfinite(six.deviation[np.isfinite(six.head)]).all()


def test_the_area_is_mapped_and_what_lies_beyond_the_wells_is_said():
    told = Told()
    area = "POLYGON((499000 3399000,502000 3399000,502000 3402000,499000 3402000,499000 3399000))"
    found = map_heads(wells(SCATTERED, sloping(SCATTERED)), HeadSettings(area_wkt=area, cell_size_m=100.0), None, told)
    assert found.head.shape == (30, 30) and np.isfinite(found.head).all()
    assert "of the area lies beyond the wells" in told.text


def test_wells_in_one_line_have_no_drift_and_no_plane():
    line = np.column_stack([np.linspace(0, 900, 10), np.zeros(10)])
    assert elongation(line) == pytest.approx(0.0, abs=1e-12)
    told = Told()
    found = map_heads(wells(line, np.linspace(5, 4, 10)), HeadSettings(cell_size_m=10.0), None, told)
    assert found.model.method is Method.ORDINARY and "one line" in told.text
    with pytest.raises(InvalidInputError, match="one line"):
        fit_heads(wells(line, np.linspace(5, 4, 10)), Method.PLANE)


@pytest.mark.parametrize("method", [Method.PLANE, Method.LINEAR, Method.ORDINARY])
def test_a_well_of_another_datum_is_found_and_it_alone(method):
    heads = sloping(SCATTERED) + np.random.default_rng(4).normal(0, 0.05, 25)
    heads[7] += 3.2  # a survey in another datum
    told = Told()
    found = map_heads(wells(SCATTERED, heads), HeadSettings(method=method, cell_size_m=50.0), None, told)
    assert found.residuals.loc[found.residuals["outlier"], "point"].tolist() == ["W7"]
    assert "W7" in told.text and "datum" in told.text


def test_heads_without_a_false_one_have_no_outliers():
    flagged = 0
    for seed in range(20):
        noise = np.random.default_rng(seed).normal(0, 0.1, 25)
        found = map_heads(wells(SCATTERED, sloping(SCATTERED) + noise), HeadSettings(cell_size_m=200.0))
        flagged += int(found.residuals["outlier"].sum())
    assert flagged <= 3  # of 500


def test_two_thirds_of_the_truth_lie_within_one_deviation():
    """Fields of known variogram about a plane: the stated deviation covers what it says, at 12 and at 40 wells."""
    for count, seeds in ((12, 60), (40, 20)):
        scores = []
        for seed in range(seeds):
            rng = np.random.default_rng(seed)
            field = gstools.SRF(gstools.Exponential(dim=2, var=0.2, len_scale=250.0), seed=seed)
            places = rng.uniform(0, 1000, (count, 2))
            targets = rng.uniform(150, 850, (40, 2))
            # one call, one field: wells first
            values = field(np.vstack([places, targets]).T) + np.vstack([places, targets]) @ PLANE
            mean, deviation = fit_heads(wells(places, values[:count]), Method.LINEAR).kriging.estimate(targets)
            scores.append((values[count:] - mean) / deviation)
        inside = np.abs(np.concatenate(scores)) < 1.0
        # 68 % when all is known; the variogram is estimated from few wells
        assert 0.60 < inside.mean() < 0.76, count


@pytest.mark.parametrize(
    ("found", "settings", "surface", "message"),
    [
        (wells(SCATTERED[:2], [1.0, 2.0]), HeadSettings(), None, "at least 3 wells with a head; there are 2"),
        (wells(SCATTERED, sloping(SCATTERED)), HeadSettings(method=Method.EXTERNAL), None, "needs the raster"),
        (
            wells(SCATTERED, sloping(SCATTERED)), HeadSettings(method=Method.EXTERNAL),
            lambda points: np.full(len(points), 5.0), "same value at all wells",
        ),
        (wells(SCATTERED, sloping(SCATTERED)), HeadSettings(cell_size_m=1e6), None, "choose smaller ones"),
        (wells(SCATTERED, sloping(SCATTERED)), HeadSettings(cell_size_m=0.05), None, "choose a larger one"),
    ],
)  # fmt: skip
def test_what_cannot_be_mapped_is_one_sentence(found, settings, surface, message):
    with pytest.raises(InvalidInputError, match=message):
        map_heads(found, settings, surface)


def test_the_shape_of_the_variogram_can_be_given():
    heads = sloping(SCATTERED) + RNG.normal(0, 0.3, 25)
    for shape in (Shape.SPHERICAL, Shape.MATERN):
        assert fit_heads(wells(SCATTERED, heads), Method.LINEAR, shape).kriging.variogram.shape is shape

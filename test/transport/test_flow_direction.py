# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Directions of flow: the textbook's three wells, planes, invariance, stated errors that hold, angles that go round."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.heads.azimuths import azimuth_deviation, azimuth_of, spread_of, turn
from gw_monitor.gw_core.transport.heads.direction_history import DirectionSettings, Period, direction_history, overall
from gw_monitor.gw_core.transport.heads.flow_direction import Estimator, estimate_gradients
from gw_monitor.gw_core.transport.heads.head_readings import read_heads
from gw_monitor.test.observed_heads import Told, wells

EVERY = tuple(Estimator)
RNG = np.random.default_rng(31)
PLACES = RNG.uniform(0, 500, (15, 2))
SLOPE = np.array([0.004, -0.003])  # the head rises to the east and falls to the north
AZIMUTH = np.degrees(np.arctan2(-0.004, 0.003)) % 360  # 306.87


# angles


def test_angles_go_round():
    assert spread_of([359.0, 1.0]) == pytest.approx(1.0, rel=1e-3)
    assert spread_of([0.0, 90.0, 180.0, 270.0]) == 180.0
    assert spread_of([10.0, np.nan, 10.0]) == pytest.approx(0.0, abs=1e-5) and np.isnan(spread_of([np.nan]))
    assert spread_of([0.0, 90.0], [1.0, 0.0]) == pytest.approx(0.0, abs=1e-5)
    assert turn([1.0, 359.0, 181.0], [359.0, 1.0, 0.0]).tolist() == [2.0, -2.0, -179.0]
    assert azimuth_of(-1e-300, 1.0) == 0.0 and np.isnan(azimuth_of(0.0, 0.0))


@pytest.mark.parametrize(
    ("vector", "covariance"),
    [
        ((1.0, 0.0), ((0.1, 0.0), (0.0, 0.1))),
        ((1.0, 1.0), ((1.0, 0.5), (0.5, 1.0))),
        ((3.0, 1.0), ((4e-4, 0.0), (0.0, 0.02))),
        ((-3.0, 1.0), ((4e-4, 0.0), (0.0, 0.012))),
        ((0.2, -0.1), ((1e-6, 0.0), (0.0, 0.3))),
    ],
)
def test_the_deviation_of_an_azimuth_is_that_of_many_draws(vector, covariance):
    drawn = np.random.default_rng(1).multivariate_normal(vector, covariance, 200_000)
    found = azimuth_deviation(np.array([vector]), np.array([covariance]))[0]
    assert found == pytest.approx(spread_of(azimuth_of(drawn[:, 0], drawn[:, 1])), rel=0.01)


def test_no_vector_and_no_error_have_no_deviation():
    zeros = np.zeros((1, 2, 2))
    assert np.isnan(azimuth_deviation(np.zeros((1, 2)), zeros)[0])
    assert azimuth_deviation(np.array([[1.0, 0.0]]), zeros)[0] == 0.0
    assert azimuth_deviation(np.zeros((1, 2)), zeros + np.eye(2))[0] == 180.0
    assert np.isnan(azimuth_deviation(np.array([[1.0, 0.0]]), zeros * np.nan)[0])


# gradients


def test_the_three_wells_of_the_textbook():
    """The three-point problem of Heath (1983, USGS WSP 2220): heads of 26.26, 26.20 and 26.07 m at wells 215 m (first
    to third), 165 m (first to second) and 150 m (second to third) apart. The head of the middle well lies 68 m from the
    first on the way to the third; measured on the drawing, the gradient is 0.13 m on 133 m.
    """
    x = (165.0**2 - 150.0**2 + 215.0**2) / 430.0
    places = np.array([(0.0, 0.0), (x, np.sqrt(165.0**2 - x**2)), (215.0, 0.0)])
    on_the_way = np.array([(26.26 - 26.20) / (26.26 - 26.07) * 215.0, 0.0])
    assert on_the_way[0] == pytest.approx(68.0, abs=0.5)
    contour = (places[1] - on_the_way) / np.hypot(*(places[1] - on_the_way))
    downhill = np.array([contour[1], -contour[0]])  # to the right of the contour: towards the third well
    found = estimate_gradients(wells(places, [26.26, 26.20, 26.07]), Estimator.TRIANGLES, 0.005)
    assert found.slopes[0] == pytest.approx(0.13 / float((places[2] - on_the_way) @ downhill), rel=1e-12)
    assert found.slopes[0] == pytest.approx(0.13 / 133.0, rel=0.02)
    assert found.azimuths[0] == pytest.approx(float(azimuth_of(*downhill)), abs=1e-9)
    assert sorted(found.labels[0].split(", ")) == ["W0", "W1", "W2"]


@pytest.mark.parametrize("estimator", EVERY)
@pytest.mark.parametrize("away", [0.0, 3.0e6])
def test_a_plane_is_recovered(estimator, away):
    places = PLACES + away
    found = estimate_gradients(wells(places, 20.0 + PLACES @ SLOPE), estimator, 0.01)
    # at 3e6 m coordinates are rounded to 5e-10 m
    assert found.vectors == pytest.approx(np.broadcast_to(SLOPE, found.vectors.shape), abs=1e-9 if away == 0 else 1e-8)
    azimuth, deviation, slope, slope_deviation = found.mean_arrow()
    assert azimuth == pytest.approx(AZIMUTH, abs=1e-5) and slope == pytest.approx(0.005, abs=1e-9)
    assert 0 < deviation < 10 and 0 < slope_deviation < 0.005
    assert found.weights.sum() == pytest.approx(1.0)
    assert found.spread_deg == pytest.approx(0.0, abs=1e-4) or np.isnan(found.spread_deg)


@pytest.mark.parametrize("estimator", [Estimator.TRIANGLES, Estimator.PLANE])
def test_turning_the_map_turns_the_arrows(estimator):
    heads = 20.0 + PLACES @ SLOPE + RNG.normal(0, 0.1, 15)
    angle = np.radians(75.0)
    clockwise = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    here = estimate_gradients(wells(PLACES, heads), estimator, 0.02)
    there = estimate_gradients(wells(PLACES @ clockwise.T + [4e5, 3e6], heads), estimator, 0.02)
    assert turn(there.mean_arrow()[0], here.mean_arrow()[0]) == pytest.approx(75.0, abs=1e-6)
    assert there.mean_arrow()[1:] == pytest.approx(here.mean_arrow()[1:], rel=1e-6)
    assert there.spread_deg == pytest.approx(here.spread_deg, rel=1e-6, nan_ok=True)


def test_kriged_arrows_turn_with_the_map_up_to_where_they_stand():
    heads = 20.0 + PLACES @ SLOPE + RNG.normal(0, 0.1, 15)
    quarter = np.array([[0.0, 1.0], [-1.0, 0.0]])
    here = estimate_gradients(wells(PLACES, heads), Estimator.KRIGING, 0.02)
    there = estimate_gradients(wells(PLACES @ quarter.T, heads), Estimator.KRIGING, 0.02)
    assert turn(there.mean_arrow()[0], here.mean_arrow()[0]) == pytest.approx(90.0, abs=5.0)


@pytest.mark.parametrize("estimator", [Estimator.TRIANGLES, Estimator.PLANE])
def test_the_stated_error_of_the_direction_holds(estimator):
    """Heads with an error of 5 cm about a plane: the azimuth errs as much as is stated (2,000 draws: 1.6 %)."""
    rng = np.random.default_rng(8)
    azimuths, stated = [], []
    for _ in range(2000):
        found = estimate_gradients(wells(PLACES, PLACES @ SLOPE + rng.normal(0, 0.05, 15)), estimator, 0.05)
        azimuth, deviation, _, _ = found.mean_arrow()
        azimuths.append(azimuth)
        stated.append(deviation)
    # the plane takes the larger of residuals and error: a little cautious
    assert 0.97 < np.mean(stated) / spread_of(azimuths) < 1.15
    assert turn(float(azimuth_of(*np.mean([np.sin(np.radians(azimuths)), np.cos(np.radians(azimuths))], axis=1))),
                AZIMUTH) == pytest.approx(0.0, abs=0.2)  # fmt: skip


def test_the_stated_error_of_kriged_gradients_holds():
    """Fields of known variogram about a plane: two thirds of the local gradients lie within one deviation."""
    from gw_monitor.gw_core.transport.heads.variograms import Shape, Variogram

    inside = []
    variogram = Variogram(shape=Shape.EXPONENTIAL, length_m=200.0, total=0.04)
    for seed in range(25):
        rng = np.random.default_rng(seed)
        places = rng.uniform(0, 500, (20, 2))
        stand = estimate_gradients(wells(places, places @ SLOPE), Estimator.KRIGING, 0.0, 100.0).places
        ends = np.vstack([places, *(stand + 50.0 * np.array(way) for way in ((-1, 0), (1, 0), (0, -1), (0, 1)))])
        distances = np.hypot(*(ends[:, None] - ends[None]).transpose(2, 0, 1))
        root = np.linalg.cholesky(variogram.total * variogram.correlation(distances) + 1e-12 * np.eye(len(ends)))
        heads = ends @ SLOPE + root @ rng.normal(size=len(ends))
        west, east, south, north = heads[20:].reshape(4, -1)
        found = estimate_gradients(wells(places, heads[:20]), Estimator.KRIGING, 0.0, 100.0)
        truth = np.column_stack([east - west, north - south]) / 100.0
        error = np.abs(found.vectors - truth) / np.sqrt(np.diagonal(found.covariances, axis1=1, axis2=2))
        inside.append((error < 1.0).ravel())
    assert 0.60 < np.concatenate(inside).mean() < 0.76


def test_thin_triangles_count_little_or_not_at_all():
    told = Told()
    places = np.array([(0.0, 0.0), (100.0, 0.0), (50.0, 87.0), (50.0, 1.0)])
    found = estimate_gradients(wells(places, [1.0, 1.0, 0.5, 1.02]), Estimator.TRIANGLES, 0.01, progress=told)
    assert len(found.labels) < 3 and "thin triangles are left out" in told.text
    # the weight is the inverse variance of the gradient
    traces = np.trace(found.covariances, axis1=1, axis2=2)
    assert found.weights == pytest.approx((1 / traces) / (1 / traces).sum())


@pytest.mark.parametrize("estimator", EVERY)
def test_equal_heads_have_no_direction(estimator):
    found = estimate_gradients(wells(PLACES, np.full(15, 7.3)), estimator, 0.01)
    assert np.isnan(found.azimuths).all() and (found.slopes == 0.0).all()
    assert np.isnan(found.mean_arrow()[0]) and found.mean_arrow()[1] == 180.0


@pytest.mark.parametrize("estimator", EVERY)
@pytest.mark.parametrize(
    ("places", "message"),
    [
        (PLACES[:2], "at least 3 wells with a head; there are 2"),
        (np.column_stack([np.arange(6.0), 3 * np.arange(6.0)]), "in one line"),
    ],
)
def test_too_few_wells_and_wells_in_line_are_refused(estimator, places, message):
    with pytest.raises(InvalidInputError, match=message):
        estimate_gradients(wells(places, np.arange(len(places), dtype=float)), estimator)


def test_three_wells_are_a_plane_whatever_is_asked():
    found = [estimate_gradients(wells(PLACES[:3], [1.0, 2.0, 4.0]), each, 0.01) for each in EVERY]
    for each in found[1:]:
        assert each.mean == pytest.approx(found[0].mean, rel=1e-9)
        assert each.mean_covariance == pytest.approx(found[0].mean_covariance, rel=1e-6)
    # without an error of the heads three wells say nothing of their own
    assert np.isnan(estimate_gradients(wells(PLACES[:3], [1.0, 2.0, 4.0]), Estimator.PLANE).mean_arrow()[1])


# history


def readings(**more):
    """Two years of monthly heads in which the direction swings by 40 degrees with the season."""
    times = pd.date_range("2022-01-15", periods=24, freq="30D", tz="UTC")
    rows = []
    for time in times:
        azimuth = np.radians(180.0 + 40.0 * np.sin(2 * np.pi * time.dayofyear / 365.25))
        down = -0.004 * np.array([np.sin(azimuth), np.cos(azimuth)])
        rows += [
            {"point": f"W{i}", "time": time, "head": 10.0 + place @ down, "easting": place[0], "northing": place[1]}
            for i, place in enumerate(PLACES)
        ]
    return read_heads(pd.DataFrame(rows).assign(**more))


def test_the_season_is_seen():
    settings = DirectionSettings(period=Period.MONTH, estimators=(Estimator.PLANE,))
    found = direction_history(readings(), settings)
    assert len(found) in {23, 24}
    spring = next(item for item in found if item.start.month == 4 and item.start.year == 2022)
    autumn = next(item for item in found if item.start.month == 10 and item.start.year == 2022)
    assert spring.gradients.mean_arrow()[0] == pytest.approx(220.0, abs=2.0)
    assert autumn.gradients.mean_arrow()[0] == pytest.approx(140.0, abs=2.0)
    assert spring.end > spring.start and spring.end.month == 4 and spring.wells == 15
    whole = overall(found, Estimator.PLANE)
    assert whole.azimuth == pytest.approx(180.0, abs=3.0) and whole.spread == pytest.approx(40 / np.sqrt(2), rel=0.1)
    assert whole.count == len(found) and 0.003 < whole.slope < 0.004  # turning vectors partly cancel
    assert np.isnan(overall(found, Estimator.KRIGING).azimuth)


@pytest.mark.parametrize(("period", "count"), [("all", 1), ("year", 2), ("quarter", 8), ("week", 24), ("day", 24)])
def test_periods_cut_the_history(period, count):
    found = direction_history(readings(), DirectionSettings(period=Period(period)))
    assert len(found) == 2 * count


def test_start_and_end_are_included():
    times = readings()["time"].sort_values().unique()
    settings = DirectionSettings(
        period=Period.DAY, start=pd.Timestamp(times[3]), end=pd.Timestamp(times[5]), estimators=(Estimator.PLANE,)
    )
    assert len(direction_history(readings(), settings)) == 3


def test_a_period_without_a_direction_stays_with_its_reason():
    table = readings()
    thin = table[(table["time"].dt.month != 6) | table["point"].isin(["W0", "W1"])]
    level = thin.assign(head=thin["head"].where(thin["time"].dt.month != 8, 5.0))
    told = Told()
    found = direction_history(level, DirectionSettings(period=Period.MONTH, estimators=(Estimator.PLANE,)), told)
    june = [item for item in found if item.start.month == 6]
    assert june and all(item.gradients is None and "there are 2" in item.note for item in june)
    august = next(item for item in found if item.start.month == 8)
    assert august.note == "All heads are equal: there is no gradient." and np.isnan(august.gradients.mean_arrow()[0])
    assert "The number of wells changes from 2 to 15" in told.text and "at least 3 wells" in told.text
    assert len(told.warnings) == len(set(told.warnings))


def test_a_direction_within_its_error_is_said():
    told = Told()
    table = readings().assign(head=lambda rows: 10.0 + (rows["head"] - 10.0) * 1e-4)
    found = direction_history(table, DirectionSettings(estimators=(Estimator.TRIANGLES,), error_m=0.05), told)
    assert "within its error" in found[0].note and "not settled" in told.text


def test_no_direction_anywhere_is_refused():
    few = readings()
    with pytest.raises(InvalidInputError, match="there are 2"):
        direction_history(few[few["point"].isin(["W0", "W1"])], DirectionSettings(period=Period.MONTH))
    with pytest.raises(InvalidInputError, match="no head with a time"):
        direction_history(few.assign(time=pd.NaT), DirectionSettings(period=Period.MONTH))
    with pytest.raises(InvalidInputError, match="no head with a time"):
        direction_history(few, DirectionSettings(start=pd.Timestamp("2030-01-01", tz="UTC")))

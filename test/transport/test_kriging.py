# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kriging in closed form: GSTools's numbers, exactness, trends, leave-one-out by really leaving out, coverage."""

from __future__ import annotations

from dataclasses import replace

import gstools
import numpy as np
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.heads.kriging import Kriging, constant
from gw_monitor.gw_core.transport.heads.map_grid import around, between, grid_over
from gw_monitor.gw_core.transport.heads.variograms import (
    SHAPES,
    Shape,
    Variogram,
    choose_variogram,
    default_variogram,
    fit_variogram,
    restricted_likelihood,
)

RNG = np.random.default_rng(5)
PLACES = RNG.uniform(0, 1000, (30, 2))
VALUES = np.sin(PLACES[:, 0] / 200) + PLACES[:, 1] / 500 + RNG.normal(0, 0.1, 30)
POINTS = RNG.uniform(-50, 1050, (200, 2))
MODELS = {
    Shape.EXPONENTIAL: gstools.Exponential,
    Shape.SPHERICAL: gstools.Spherical,
    Shape.MATERN: lambda **more: gstools.Matern(nu=1.5, **more),
}


def linear(points):
    return np.column_stack([np.ones(len(points)), (points - 500.0) / 500.0])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("nugget", [0.0, 0.3])
def test_ordinary_kriging_is_that_of_gstools(shape, nugget):
    model = MODELS[shape](dim=2, var=2.0 - nugget, len_scale=300.0, nugget=nugget)
    mean, variance = gstools.krige.Ordinary(model, PLACES.T, VALUES)(POINTS.T)
    variogram = Variogram(shape=shape, length_m=300.0, total=2.0, nugget_share=nugget / 2.0)
    estimate, deviation = Kriging(PLACES, VALUES, variogram).estimate(POINTS)
    assert estimate == pytest.approx(mean, abs=1e-10)
    assert deviation**2 == pytest.approx(variance, abs=1e-9)


def test_kriging_with_a_linear_drift_is_that_of_gstools():
    model = gstools.Exponential(dim=2, var=2.0, len_scale=300.0)
    mean, variance = gstools.krige.Universal(model, PLACES.T, VALUES, drift_functions="linear")(POINTS.T)
    variogram = Variogram(shape=Shape.EXPONENTIAL, length_m=300.0, total=2.0)
    estimate, deviation = Kriging(PLACES, VALUES, variogram, linear).estimate(POINTS)
    assert estimate == pytest.approx(mean, abs=1e-9)
    assert deviation**2 == pytest.approx(variance, abs=1e-8)


@pytest.mark.parametrize("shape", SHAPES)
def test_without_a_nugget_every_value_is_met(shape):
    kriging = Kriging(PLACES, VALUES, Variogram(shape=shape, length_m=400.0, total=1.0), linear)
    mean, deviation = kriging.estimate(PLACES)
    assert mean == pytest.approx(VALUES, abs=1e-10)
    assert deviation == pytest.approx(0.0, abs=1e-5)  # the square root of what rounding leaves


def test_a_trend_in_the_values_is_reproduced_everywhere_even_far_away():
    values = 12.0 + PLACES @ [0.003, -0.007]
    mean, _ = Kriging(PLACES, values, default_variogram(PLACES), linear).estimate(POINTS * 10)
    assert mean == pytest.approx(12.0 + (POINTS * 10) @ [0.003, -0.007], abs=1e-9)


def test_large_coordinates_cost_no_digits():
    away = np.array([3.9e7, 4.4e6])
    variogram = Variogram(shape=Shape.MATERN, length_m=300.0, total=1.0)
    here = Kriging(PLACES, VALUES, variogram).estimate(POINTS)
    # a coordinate of 4e7 is itself rounded to 7e-9 m
    there = Kriging(PLACES + away, VALUES, variogram).estimate(POINTS + away)
    assert there[0] == pytest.approx(here[0], abs=1e-7)


def test_leaving_one_out_is_what_solving_without_it_gives():
    variogram = Variogram(shape=Shape.SPHERICAL, length_m=500.0, total=1.3, nugget_share=0.1)
    found = Kriging(PLACES, VALUES, variogram, linear).cross_validation()
    for index in range(0, len(PLACES), 7):
        rest = np.arange(len(PLACES)) != index
        mean, deviation = Kriging(PLACES[rest], VALUES[rest], variogram, linear).estimate(PLACES[index : index + 1])
        assert found.residual[index] == pytest.approx(VALUES[index] - mean[0], abs=1e-10)
        assert found.deviation[index] == pytest.approx(deviation[0], abs=1e-10)


def test_a_value_that_alone_settles_the_trend_cannot_be_left_out():
    places = np.array([(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (10.0, 50.0)])
    kriging = Kriging(places, np.arange(4.0), default_variogram(places), linear)
    kriging.settle_sill()
    found = kriging.cross_validation()
    assert np.isnan(found.residual[3]) and np.isfinite(found.residual[:3]).all()


def test_differences_agree_with_estimates_and_with_conditional_simulation():
    variogram = Variogram(shape=Shape.MATERN, length_m=300.0, total=1.0)
    kriging = Kriging(PLACES, VALUES, variogram)
    start, end = POINTS[:3], POINTS[3:6]
    rise, covariance = kriging.difference(start, end)
    assert rise == pytest.approx(kriging.estimate(end)[0] - kriging.estimate(start)[0], abs=1e-10)
    # simulate fields, krige each from its own values: the errors of the differences have this covariance
    every = np.vstack([PLACES, start, end])
    distances = np.hypot(*(every[:, None] - every[None]).transpose(2, 0, 1))
    root = np.linalg.cholesky(variogram.correlation(distances) + 1e-10 * np.eye(len(every)))
    fields = root @ np.random.default_rng(3).normal(size=(len(every), 4000))
    errors = []
    for field in fields.T[:1500]:
        guess, _ = kriging.again(PLACES, field[:30]).difference(start, end)
        errors.append(field[33:] - field[30:33] - guess)
    # 1500 draws settle a variance to about 4 %
    assert np.cov(np.array(errors).T) == pytest.approx(covariance, abs=0.12 * np.diag(covariance).max())


def test_the_sill_is_estimated_without_bias_though_a_trend_is_fitted():
    """Restricted likelihood: with 12 values and 3 trend functions plain likelihood would be a quarter too small."""
    places = PLACES[:12]
    shape = Variogram(shape=Shape.EXPONENTIAL, length_m=300.0, total=0.0)
    root = np.linalg.cholesky(shape.correlation(np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))))
    sills = []
    for draw in np.random.default_rng(9).normal(size=(800, 12)):
        kriging = Kriging(places, root @ draw + 5.0 * linear(places).sum(axis=1), shape, linear)
        kriging.settle_sill()
        sills.append(kriging.variogram.total)
    assert np.mean(sills) == pytest.approx(1.0, abs=4 * np.sqrt(2 / 9 / 800))  # four standard errors of chi2/9


def test_the_likelihood_prefers_the_truth():
    places = np.random.default_rng(2).uniform(0, 1000, (120, 2))
    truth = gstools.SRF(gstools.Exponential(dim=2, var=0.5, len_scale=150.0), seed=4)(places.T)
    distances = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    likelihoods = {
        length: restricted_likelihood(
            Variogram(shape=Shape.EXPONENTIAL, length_m=length, total=0.0), distances, truth, constant(places)
        )[1]
        for length in (15.0, 150.0, 5000.0)
    }
    assert max(likelihoods, key=likelihoods.get) == 150.0
    chosen = choose_variogram(places, truth, constant(places))
    assert 0.25 < chosen.total < 1.0 and 150.0 < chosen.range_m < 1500.0


def test_variograms_of_gstools_are_kept_as_they_are():
    places = np.random.default_rng(2).uniform(0, 1000, (300, 2))
    field = gstools.SRF(gstools.Spherical(dim=2, var=1.0, len_scale=300.0), seed=8)(places.T)
    for shape in SHAPES:
        fitted = fit_variogram(shape, places, field)
        model = MODELS[shape](dim=2, var=1.0, len_scale=fitted.length_m)
        distances = np.linspace(0, 900, 50)
        with_nugget = replace(fitted, nugget_share=0.0).correlation(distances)
        assert with_nugget == pytest.approx(model.correlation(distances), abs=1e-12)
        assert 150.0 < fitted.range_m < 800.0


def test_a_fit_that_makes_no_sense_is_none():
    assert fit_variogram(Shape.EXPONENTIAL, PLACES, np.zeros(30)) is None


def test_values_that_the_trend_meets_need_no_variogram():
    chosen = choose_variogram(PLACES, linear(PLACES).sum(axis=1), linear(PLACES))
    assert chosen.total == 0.0


@pytest.mark.parametrize(
    ("places", "trend", "message"),
    [
        (np.column_stack([np.arange(5.0), np.arange(5.0)]), linear, "the trend cannot be told"),
        (PLACES[:2], linear, "so few, that the trend"),
        (np.zeros((4, 2)), constant, "too close together"),
        (np.random.default_rng(1).uniform(0, 1, (5001, 2)), constant, "too many to krige"),
    ],
)
def test_what_cannot_be_kriged_is_refused(places, trend, message):
    with pytest.raises(InvalidInputError, match=message):
        Kriging(places, np.zeros(len(places)), Variogram(shape=Shape.SPHERICAL, length_m=9.0, total=1.0), trend)


def test_a_cancel_stops_between_blocks():
    class Stopped(Silent):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        Kriging(PLACES, VALUES, default_variogram(PLACES)).estimate(POINTS, Stopped())


def test_between_wells_is_the_hull_and_half_the_usual_distance_around():
    square = np.array([(0.0, 0.0), (100.0, 0.0), (0.0, 100.0), (100.0, 100.0)])
    points = np.array([(50.0, 50.0), (-40.0, 0.0), (-60.0, 0.0), (50.0, -20.0)])
    assert between(square, points).tolist() == [True, True, False, False]
    assert around(square, points).tolist() == [True, True, False, True]
    assert around(square[:2], np.array([(50.0, 49.0), (50.0, 51.0), (149.0, 0.0), (151.0, 0.0)])).tolist() == [
        True, False, True, False,
    ]  # fmt: skip
    grid = grid_over(np.array([0.0, 0.0]), np.array([100.0, 60.0]), 20.0)
    assert (grid.rows, grid.columns, grid.north) == (3, 5, 60.0)
    assert grid.points()[0].tolist() == [10.0, 50.0]

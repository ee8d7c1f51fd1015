# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random conductivity: mean, variance, correlation, seeds, measured values."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.ensemble.fields import Covariance, FieldModel, Measured, conductivity_field
from gw_monitor.gw_core.transport.grids.grid import make_grid

SIDE = 600
GRID = make_grid(f"POLYGON((0 0,{SIDE} 0,{SIDE} {SIDE},0 {SIDE},0 0))", 10.0, 0.0, [-10.0, -20.0], "EPSG:4547")
ONES = np.ones(GRID.shape)


def _model(**more):
    given = {"sd_ln": 0.8, "length_m": 40.0, "vertical_length_m": 5.0, **more}
    return FieldModel(**given)


def _logs(model, fields=24):
    return np.stack([np.log(conductivity_field(GRID, ONES, model, seed)) for seed in range(fields)])


@pytest.mark.parametrize("covariance", list(Covariance))
def test_fields_have_their_mean_variance_and_correlation(covariance):
    model = _model(covariance=covariance)
    logs = _logs(model)
    # 24 fields of 15 by 15 correlation lengths hold some 24 * (600 / 40)² / 4 = 1,350 independent values of a layer.
    # The standard error of the mean is 0.8 / 37 = 0.022, that of the variance 0.64 * sqrt(2 / 1350) = 0.025: three of
    # each are allowed.
    assert abs(logs.mean()) < 0.065
    assert logs.var() == pytest.approx(0.64, abs=0.075)
    # The correlation a length (four cells) away, in a row and down the columns; error 1 / sqrt(1350) = 0.027.
    wanted = {
        "exponential": np.exp(-1.0),
        "gaussian": np.exp(-np.pi / 4.0),
        "spherical": 1 - 1.5 * 0.375 + 0.5 * 0.375**3,
    }
    for a, b in ((logs[..., :-4], logs[..., 4:]), (logs[..., :-4, :], logs[..., 4:, :])):
        assert np.mean(a * b) / 0.64 == pytest.approx(wanted[covariance.value], abs=0.08)
    # 10 m up are two vertical lengths.
    far = {"exponential": np.exp(-2.0), "gaussian": np.exp(-np.pi), "spherical": 1 - 1.5 * 0.75 + 0.5 * 0.75**3}
    assert np.mean(logs[:, 0] * logs[:, 1]) / 0.64 == pytest.approx(far[covariance.value], abs=0.08)


def test_a_seed_repeats_the_field():
    model = _model()
    first = conductivity_field(GRID, ONES, model, 5)
    assert np.array_equal(first, conductivity_field(GRID, ONES, model, 5))
    assert not np.array_equal(first, conductivity_field(GRID, ONES, model, 6))


def test_the_typical_conductivity_is_the_median_and_keeps_its_zones():
    typical = np.where(np.arange(60) < 30, 1.0, 50.0) * ONES
    field = conductivity_field(GRID, typical, _model(), 5)
    assert field / typical == pytest.approx(conductivity_field(GRID, ONES, _model(), 5))
    assert conductivity_field(GRID, typical, _model(sd_ln=0.0), 5) is typical


def test_a_single_layer_needs_no_vertical_length_in_its_field():
    flat = make_grid("POLYGON((0 0,400 0,400 400,0 400,0 0))", 10.0, 0.0, [-10.0], "EPSG:4547")
    field = conductivity_field(flat, np.ones(flat.shape), _model(), 1)
    assert field.shape == flat.shape
    assert np.array_equal(field, conductivity_field(flat, np.ones(flat.shape), _model(vertical_length_m=99.0), 1))


def test_fields_pass_through_what_was_measured():
    at = np.array([105.0, 305.0, 505.0])
    measured = Measured(
        easting=at, northing=at, elevation=np.array([-5.0, -15.0, -5.0]), conductivity=np.array([20.0, 0.1, 3.0])
    )
    fields = [conductivity_field(GRID, 2.0 * ONES, _model(measured=measured), seed) for seed in (1, 2)]
    cells = GRID.cell_at(at, at, np.array([0, 1, 0]))
    for field in fields:
        assert field.ravel()[cells] == pytest.approx([20.0, 0.1, 3.0], rel=1e-5)
    assert not np.allclose(fields[0], fields[1])


def test_faults_are_told_together():
    with pytest.raises(InvalidInputError) as caught:
        conductivity_field(GRID, ONES, _model(sd_ln=-1.0, length_m=0.0), 1)
    assert len(caught.value.findings) == 2
    beyond = Measured(
        easting=np.array([-5.0]), northing=np.array([5.0]), elevation=np.array([-5.0]), conductivity=np.array([1.0])
    )
    with pytest.raises(InvalidInputError, match="1 measured conductivities lie outside"):
        conductivity_field(GRID, ONES, _model(measured=beyond), 1)

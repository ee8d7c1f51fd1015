# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The unsaturated column by MODFLOW 6, held against the closed forms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.leaching.leaching import ContaminatedSoil, Leaching
from gw_monitor.gw_core.transport.leaching.leaching_mf6 import Method, break_through
from gw_monitor.gw_core.transport.leaching.vadose import VadoseColumn
from scipy.integrate import trapezoid

COLUMN = VadoseColumn(
    length_m=3.0, recharge_m_d=1e-3, water_content=0.1, porosity=0.4, bulk_density_kg_l=1.6, dispersivity_m=0.3
)
REACTIVE = replace(COLUMN, kd_l_kg=0.05, henry=0.2, decay_per_d=1e-3)
SOIL = ContaminatedSoil(name="pit", area_m2=100.0, thickness_m=1.0, soil_mg_kg=10.0)
TIMES = np.arange(1, 61) * 50.0


@pytest.mark.parametrize(
    ("column", "tolerance"),
    [(COLUMN, 0.01), (REACTIVE, 0.01), (replace(REACTIVE, dispersivity_m=0.03), 0.02)],
    ids=["plain", "reactive", "little dispersion"],
)
def test_the_column_meets_the_closed_form(column, tolerance, tmp_path):
    """Backward differences in time and the leachate held over each window cost below 1 % where the front is wide."""
    exact = break_through(Leaching(SOIL, column), TIMES)
    found = break_through(Leaching(SOIL, column), TIMES, Method.COLUMN, folder=tmp_path / "run")
    top = exact.concentration_mg_l.max()
    assert np.abs(found.concentration_mg_l - exact.concentration_mg_l).max() < tolerance * top
    assert np.abs(found.rate_kg_d - exact.rate_kg_d).max() < tolerance * exact.rate_kg_d.max()
    assert found.rate_kg_d.sum() == pytest.approx(exact.rate_kg_d.sum(), rel=1e-3)


def step_of(column, folder, times):
    """The share of a held leachate that has arrived."""
    held = replace(SOIL, soil_mg_kg=None, leachate_mg_l=2.0)
    return break_through(Leaching(held, column), times, Method.UZT, folder=folder).concentration_mg_l / 2.0


@pytest.mark.parametrize("column", [COLUMN, REACTIVE], ids=["plain", "reactive"])
def test_uzt_has_the_kinematic_travel_time_the_retardation_and_the_decay(column, tmp_path):
    """Its front stands where the closed form without dispersion has it; its blur is that of a hundred mixed cells."""
    travel = column.travel_time_d
    times = np.linspace(0.0, 2.0, 201)[1:] * travel
    found = step_of(column, tmp_path / "run", times)
    survives = np.exp(-column.decay_per_d * travel)
    assert found[-1] == pytest.approx(survives, rel=1e-4)
    late, missing = np.concatenate([[0.0], times]), 1.0 - np.concatenate([[0.0], found / survives])
    mean = float(trapezoid(missing, late))
    assert mean == pytest.approx(travel, rel=0.005)
    # A hundred mixed cells spread by half a cell, steps of half a Courant number by half their way again: the
    # standard deviation of a front is sqrt(2 a / L) of its travel time. A window may take one step more than needed.
    spread = np.sqrt(2.0 * float(trapezoid(missing * late, late)) - mean**2)
    assert spread == pytest.approx(np.sqrt(2.0 * 0.75 / 100.0) * travel, rel=0.05)


def test_uzt_takes_any_water_content_up_to_saturation(tmp_path):
    for water in (0.02, 0.4):
        column = replace(COLUMN, water_content=water)
        times = np.array([0.5, 1.0, 2.0]) * column.travel_time_d
        early, middle, late = step_of(column, tmp_path / f"w{water}", times)
        assert early < 1e-3
        assert 0.4 < middle < 0.6
        assert late > 0.999


def test_input_that_no_model_can_take(tmp_path):
    leaching = Leaching(SOIL, COLUMN)
    for times in ([], [0.0, 1.0], [2.0, 1.0], [float("nan")]):
        with pytest.raises(InvalidInputError, match="rise"):
            break_through(leaching, times)
    with pytest.raises(InvalidInputError, match="needs a folder"):
        break_through(leaching, [1.0], Method.COLUMN)
    with pytest.raises(InvalidInputError, match="reaches the water table"):
        break_through(Leaching(SOIL, replace(COLUMN, length_m=0.0)), [1.0], Method.UZT, folder=tmp_path / "a")
    with pytest.raises(InvalidInputError, match="time steps"):
        break_through(leaching, [1e6], Method.COLUMN, folder=tmp_path / "b")
    assert not list(tmp_path.rglob("*.nam"))

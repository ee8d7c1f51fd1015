# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact solutions: published and high-precision values, limits, conservation, and no NaN anywhere."""

from __future__ import annotations

import csv
import re

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.analytic.analytic import (
    UniformFlow,
    column_inflow,
    domenico,
    patch,
    point_continuous_2d,
    point_continuous_3d,
    point_instant,
    strip,
)
from gw_monitor.gw_core.transport.analytic.screening import PlacedSource, Screening, Solution
from gw_monitor.gw_core.transport.arrival import arrival_of
from gw_monitor.gw_core.transport.gwt.scenario import Source
from scipy.integrate import quad

# The goal for the whole range users reach.
GOAL = 1e-10


def _flow(v, al, ah=1.0, av=1.0, n=1.0, r=1.0, decay=0.0):
    return UniformFlow(
        velocity_m_d=v, dispersivity_l_m=al, dispersivity_t_m=ah, dispersivity_v_m=av, porosity=n, retardation=r,
        decay_per_d=decay,
    )  # fmt: skip


def _compute(row, x, y, z, t):
    """Return what this room computes for a row of the shared table of exact values."""
    base = _flow(0.1, 1.0, 0.1, 0.01)
    name, solution = row["id"], row["solution"]
    if solution == "seminf1":
        return column_inflow(base, x, t)
    if solution == "stripi":
        return strip(_flow(0.1, 1.0, 0.1, r=2.0, decay=1e-4) if "R=2" in row["params"] else base, -5, 5, x, y, t)
    if name == "W1":
        return point_continuous_2d(_flow(2.0, 30.0, 6.0, n=0.25), 12.5 * 1000.0, x, y - 500.0, t)
    if name == "W3":
        return 100.0 * patch(_flow(1.0, 100.0, 20.0, 20.0, decay=6.78e-5), (900, 2100), (1350, 1650), x, y, z, t)
    if name == "W5":  # Wexler's sample problem of a point source: v 0.1, n 0.25, Q c0 = 1
        return point_continuous_3d(_flow(0.1, 0.6, 0.03, 0.006, n=0.25, decay=0.05), 1.0, x, y, z, t)
    if solution == "point2":
        return point_continuous_2d(_flow(0.1, 1.0, 0.1, n=0.3), 1.0, x, y, t)
    if solution == "patchi":
        return patch(base, (-5, 5), (-1, 1), x, y, z, t)
    if solution == "patchi_decaying_source":
        wide = _flow(0.2, 3.0, 0.3, 0.03, r=1.5, decay=1e-3)
        return patch(wide, (-10, 10), (-3, 3), x, y, z, t, source_decay_per_d=3e-4)
    if solution == "pulse2":
        return point_instant(_flow(0.2, 1.0, 0.1, n=0.3, r=2.0), 1.0, x, y, t)
    v, al, ah, av, wide, deep = (float(each) for each in re.findall(r"(?:v|al|ah|av|Y|Z)=([\d.]+)", row["params"])[:6])
    return patch(_flow(v, al, ah, av), (-wide / 2, wide / 2), (-deep, deep), x, y, z, t)


def test_every_shared_exact_value_is_met(shared):
    with (shared / "cases" / "transport_analytic.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 29
    worst = 0.0
    for row in rows:
        place = [float(row[key] or 0.0) for key in "xyzt"]
        error = abs(float(_compute(row, *place)) / float(row["expected_mpmath_15sd"]) - 1.0)
        worst = max(worst, error)
        assert error < GOAL, (row["id"], error)
    print(f"largest relative error over {len(rows)} exact values: {worst:.1e}")


def test_domenico_is_the_known_approximation():
    # West et al. (2007): far too low at high dispersivity.
    found = domenico(_flow(0.1, 10.0, 1.0, 0.1), (-5, 5), (-1.5, 1.5), 10.0, 0.0, 0.0, 200.0)
    assert found == pytest.approx(0.362138808317, rel=1e-9)


@pytest.mark.parametrize(("x", "y", "z", "t"), [(10, 1, 0.2, 90), (-1, 0.2, 0.1, 90), (0, 0.5, 0, 5), (40, 0, 0, 60)])
def test_a_continuous_point_is_the_sum_of_instantaneous_ones(x, y, z, t):
    flow = UniformFlow(
        velocity_m_d=0.2, porosity=0.3, dispersivity_l_m=2.0, dispersivity_t_m=0.2, dispersivity_v_m=0.02,
        retardation=1.5, decay_per_d=0.002, diffusion_m2_d=1e-4,
    )  # fmt: skip
    flat = quad(lambda s: float(point_instant(flow, 1.0, x, y, s)), 0, t, epsabs=0, epsrel=1e-11, limit=400)[0]
    deep = quad(lambda s: float(point_instant(flow, 1.0, x, y, s, z)), 0, t, epsabs=0, epsrel=1e-11, limit=400)[0]
    assert point_continuous_2d(flow, 1.0, x, y, t) == pytest.approx(flat, rel=1e-9)
    assert point_continuous_3d(flow, 1.0, x, y, z, t) == pytest.approx(deep, rel=1e-9)


def test_a_wide_strip_is_the_column_and_a_tall_patch_is_the_strip():
    flow = _flow(0.1, 1.0, 0.1, 0.01, decay=1e-3)
    x, t = np.array([0.0, 5.0, 40.0, 300.0]), 800.0
    assert np.allclose(strip(flow, -1e4, 1e4, x, 0.0, t), column_inflow(flow, x, t), rtol=1e-10, atol=0.0)
    assert np.allclose(
        patch(flow, (-5, 5), (-1e4, 1e4), x, 3.0, 0.0, t), strip(flow, -5, 5, x, 3.0, t), rtol=1e-10, atol=0.0
    )


def test_an_instantaneous_release_keeps_its_mass():
    flow = UniformFlow(velocity_m_d=0.3, porosity=0.25, dispersivity_l_m=3.0, dispersivity_t_m=0.5, retardation=1.7)
    x, y = np.arange(-60.0, 120.0, 0.5)[:, None], np.arange(-40.0, 40.0, 0.5)[None, :]
    # Porosity times R is what a m³ holds at unit concentration; the trapezoidal rule is spectral for a Gaussian.
    mass = (point_instant(flow, 7.0, x, y, 100.0) * 0.25 * 1.7).sum() * 0.25
    assert mass == pytest.approx(7.0, rel=1e-9)


def test_nothing_turns_into_nan_or_falls_to_zero_where_it_is_a_number():
    rng = np.random.default_rng(11)
    n = 4000
    x, y, t = 10 ** rng.uniform(-3, 4, n), rng.uniform(-30, 30, n), 10 ** rng.uniform(-2, 8, n)
    for al in (0.01, 1.0, 300.0):
        for decay in (0.0, 1e-3):
            flow = _flow(0.1, al, al / 10.0, al / 100.0, decay=decay)
            held = (
                column_inflow(flow, x, t), strip(flow, -5, 5, x, y, t), patch(flow, (-5, 5), (-1, 1), x, y, 0.5, t),
                patch(flow, (-5, 5), (-1, 1), x, y, 0.5, t, source_decay_per_d=0.01),
            )  # fmt: skip
            for value in (*held, point_continuous_2d(flow, 1.0, x, y, t), point_continuous_3d(flow, 1.0, x, y, 1.0, t)):
                assert np.isfinite(value).all() and (value >= 0).all()
            for value in held:
                assert value.max() <= 1.0 + 1e-12
    # Where the exponent is far from the smallest float, the value is there: the front of a strip at x / alpha = 720.
    assert strip(_flow(0.1, 1.0, 0.1), -5, 5, 720.0, 0.0, 14400.0) > 0.32


def test_what_does_not_exist_is_nan_and_before_the_start_is_zero():
    flow = _flow(0.1, 1.0, 0.1)
    assert np.isnan(strip(flow, -5, 5, -1.0, 0.0, 10.0))
    assert strip(flow, -5, 5, 1.0, 0.0, 0.0) == 0.0
    assert strip(flow, -5, 5, 0.0, [0.0, 5.0, 6.0], 10.0).tolist() == [1.0, 0.5, 0.0]
    assert np.isinf(point_continuous_2d(flow, 1.0, 0.0, 0.0, 10.0))
    with pytest.raises(InvalidInputError):
        column_inflow(_flow(-0.1, 1.0), 1.0, 1.0)


def test_screening_turns_with_the_flow_and_superposes_in_time():
    flow = _flow(0.2, 2.0, 0.2, n=0.3)
    source = Source(name="tank", cells=np.empty(0, dtype=int), rate_kg_d=1.0, start_d=10.0, end_d=60.0)
    made = [
        Screening(
            flow=flow, solution=Solution.POINT_2D, direction_deg=angle, thickness_m=5.0, width_m=1.0,
            sources=(PlacedSource(source=source, easting=100.0, northing=200.0),),
        )
        for angle in (90.0, 0.0)
    ]  # fmt: skip
    east = made[0].concentration(130.0, 203.0, 200.0)
    north = made[1].concentration(97.0, 230.0, 200.0)
    exact = point_continuous_2d(flow, 200.0, 30.0, 3.0, 190.0) - point_continuous_2d(flow, 200.0, 30.0, 3.0, 140.0)
    assert east == pytest.approx(exact, rel=1e-12) and north == pytest.approx(exact, rel=1e-12)
    west, south, right, top = made[0].reach(200.0)
    assert west < 100.0 and right > 140.0 and south < 200.0 < top


def test_screening_refuses_the_wrong_kind_of_source():
    source = Source(name="pond", cells=np.empty(0, dtype=int), concentration_mg_l=1.0)
    made = Screening(
        flow=_flow(0.2, 2.0), solution=Solution.POINT_2D, direction_deg=0.0, thickness_m=5.0, width_m=1.0,
        sources=(PlacedSource(source=source, easting=0.0, northing=0.0),),
    )  # fmt: skip
    with pytest.raises(InvalidInputError, match="needs rate_kg_d"):
        made.concentration(1.0, 1.0, 1.0)


def test_arrival_that_never_comes_is_nan():
    times = np.array([1.0, 2.0, 3.0])
    never = arrival_of(times, np.array([0.0, 0.5, 0.2]), 1.0)
    assert np.isnan(never.arrival_d) and never.peak == 0.5 and never.peak_d == 2.0
    assert np.isnan(arrival_of(times, np.full(3, np.nan), 1.0).peak)

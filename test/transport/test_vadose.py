# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Water content under steady recharge, and the closed forms of leaching: exact values, limits, conservation."""

from __future__ import annotations

import math
from dataclasses import replace

import mpmath
import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.leaching.leaching import ContaminatedSoil, Leaching
from gw_monitor.gw_core.transport.leaching.leaching_mixing import mixing_zone
from gw_monitor.gw_core.transport.leaching.leaching_response import joined_response, response
from gw_monitor.gw_core.transport.leaching.vadose import (
    Curve,
    VadoseColumn,
    conductivity_share,
    unit_gradient_water_content,
)
from gw_monitor.gw_core.transport.texture import find_texture, read_textures
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import trapezoid

COLUMN = VadoseColumn(
    length_m=3.0, recharge_m_d=1e-3, water_content=0.1, porosity=0.4, bulk_density_kg_l=1.6, kd_l_kg=0.05, henry=0.2,
    decay_per_d=1e-3, dispersivity_m=0.3,
)  # fmt: skip
SOIL = ContaminatedSoil(name="pit", area_m2=100.0, thickness_m=1.0, soil_mg_kg=10.0)


def inverted(column, time, rate, other=None):
    """The transform exp((v - sqrt(v² + 4D(s + decay))) x / 2D) / (s + rate) [/ (s + other)] inverted in 40 digits."""
    with mpmath.workdps(40):
        v, x = mpmath.mpf(column.velocity_m_d), mpmath.mpf(column.length_m)
        d, decay = v * mpmath.mpf(column.dispersivity_m), mpmath.mpf(column.decay_per_d)

        def transform(s):
            found = mpmath.exp((v - mpmath.sqrt(v * v + 4 * d * (s + decay))) * x / (2 * d)) / (s + rate)
            return found if other is None else found / (s + other)

        return float(mpmath.invertlaplace(transform, mpmath.mpf(time), method="talbot", degree=60))


@pytest.mark.parametrize("curve", list(Curve))
def test_the_water_content_carries_just_the_recharge(curve):
    carried = 0
    for texture in read_textures().values():
        known = texture.n if curve is Curve.VAN_GENUCHTEN else texture.brooks_corey_exponent
        if known is None or texture.theta_r is None or texture.k_typical_m_d < 1e-3:
            continue
        theta = unit_gradient_water_content(texture, 5e-4, curve)
        assert texture.theta_r < theta < texture.theta_s
        share = conductivity_share((theta - texture.theta_r) / (texture.theta_s - texture.theta_r), texture, curve)
        # The water content is rounded to 1e-16 and the steepest curve raises it to the twentieth power and more.
        assert share * texture.k_typical_m_d == pytest.approx(5e-4, rel=1e-9)
        carried += 1
    assert carried >= 18


def test_relative_conductivity_is_mualems():
    sand = find_texture("sand")
    m = 1 - 1 / 2.68
    assert conductivity_share(0.3, sand) == pytest.approx(0.3**0.5 * (1 - (1 - 0.3 ** (1 / m)) ** m) ** 2, rel=1e-12)
    assert conductivity_share(1.0, sand) == 1.0
    assert conductivity_share(0.0, sand) == 0.0
    assert conductivity_share(0.3, sand, Curve.BROOKS_COREY) == pytest.approx(0.3**sand.brooks_corey_exponent)


def test_water_contents_that_cannot_be():
    with pytest.raises(InvalidInputError, match="cannot carry"):
        unit_gradient_water_content(find_texture("clay"), 0.1)
    with pytest.raises(InvalidInputError, match="no curve"):
        unit_gradient_water_content(find_texture("gravel"), 1e-3)
    with pytest.raises(InvalidInputError, match="no curve"):
        unit_gradient_water_content(find_texture("silt"), 1e-3, Curve.BROOKS_COREY)
    with pytest.raises(InvalidInputError) as caught:
        replace(COLUMN, water_content=0.5, recharge_m_d=0.0, kd_l_kg=-1.0, length_m=math.nan).check()
    assert len(caught.value.findings) == 4


@pytest.mark.parametrize("decay", [0.0, 1e-3, 0.05])
@pytest.mark.parametrize("rate", [0.0, 1e-3, 0.05, 2.0])
def test_responses_against_the_inverted_transform(decay, rate):
    column = replace(COLUMN, kd_l_kg=0.05, henry=0.0, decay_per_d=decay)
    for time in (50.0, 300.0, 540.0):
        assert float(response(column, time, rate)) == pytest.approx(inverted(column, time, rate), rel=1e-11)
        for other in (0.0, decay):
            found = float(joined_response(column, time, other, rate))
            assert found == pytest.approx(inverted(column, time, other, rate), rel=1e-11)


def test_nearly_equal_rates_meet_equal_ones():
    equal = joined_response(COLUMN, 800.0, 1e-3, 1e-3)
    for difference in (1e-12, 1e-8, 1e-6):
        near = joined_response(COLUMN, 800.0, 1e-3, 1e-3 + difference)
        assert float(near) == pytest.approx(float(equal), rel=max(1e-9, 800 * difference))


def test_constant_source_without_decay_is_ogata_and_banks():
    column = replace(COLUMN, decay_per_d=0.0, kd_l_kg=0.0, henry=0.0)
    v, d, x, t = 0.01, 0.003, 3.0, 280.0
    spread = 2 * math.sqrt(d * t)
    wanted = 0.5 * (math.erfc((x - v * t) / spread) + math.exp(v * x / d) * math.erfc((x + v * t) / spread))
    assert float(response(column, t, 0.0)) == pytest.approx(wanted, rel=1e-12)


def test_without_dispersion_the_front_is_plug_flow():
    sharp = replace(COLUMN, dispersivity_m=0.0)
    arrival = sharp.travel_time_d
    assert arrival == pytest.approx(3.0 * (0.1 + 1.6 * 0.05 + 0.3 * 0.2) / 1e-3)
    assert float(response(sharp, arrival * 0.999999, 0.01)) == 0.0
    late = float(response(sharp, arrival + 10.0, 0.01))
    assert late == pytest.approx(math.exp(-1e-3 * arrival - 0.1), rel=1e-12)
    # Little dispersion comes near it, but at the front itself.
    nearly = replace(COLUMN, dispersivity_m=1e-6)
    assert float(response(nearly, arrival * 0.99, 0.01)) < 1e-9
    assert float(response(nearly, arrival + 10.0, 0.01)) == pytest.approx(late, rel=1e-4)


def test_little_decay_comes_near_none():
    without = Leaching(SOIL, replace(COLUMN, decay_per_d=0.0))
    little = Leaching(SOIL, replace(COLUMN, decay_per_d=1e-12))
    times = np.array([400.0, 700.0, 2000.0])
    assert np.allclose(little.concentration(times), without.concentration(times), rtol=1e-8, atol=0)


def test_leachate_is_in_equilibrium_with_water_solids_and_air():
    """US EPA (1996), soil-water partition: Ct = Cw (Kd + (theta_w + theta_a H') / density)."""
    water = Leaching(SOIL, COLUMN).leachate_mg_l
    assert water * (0.05 + (0.1 + 0.3 * 0.2) / 1.6) == pytest.approx(10.0, rel=1e-12)


@pytest.mark.parametrize(
    "soil",
    [
        SOIL,
        replace(SOIL, solubility_mg_l=20.0),
        replace(SOIL, solubility_mg_l=20.0, start_d=30.0, end_d=200.0),
        replace(SOIL, start_d=30.0, end_d=700.0),
    ],
    ids=["content", "own phase", "own phase taken away", "taken away"],
)
@pytest.mark.parametrize("column", [COLUMN, replace(COLUMN, decay_per_d=0.0), replace(COLUMN, dispersivity_m=0.0)])
def test_no_mass_is_lost_or_made(soil, column):
    leaching = Leaching(soil, column)
    for time in (10.0, 100.0, 500.0, 900.0, 5000.0):
        found = leaching.budget(time)
        parts = (
            found.reached_kg, found.left_kg, found.removed_kg, found.column_kg, found.decayed_soil_kg,
            found.decayed_column_kg,
        )  # fmt: skip
        assert min(parts) >= -1e-12
        assert sum(parts) == pytest.approx(1.6, rel=1e-9)  # 10 mg/kg * 1.6 kg/L * 100 m³
        assert found.initial_kg == pytest.approx(1.6)


def test_parts_of_the_budget_against_quadrature():
    """Each part apart, by quadrature over time and depth, so that the sum is no truism."""
    leaching, time = Leaching(SOIL, COLUMN), 900.0
    found, times = leaching.budget(time), np.linspace(0.0, time, 20001)
    flux = 1e-3 * 100.0 / 1000.0
    assert trapezoid(leaching.concentration(times), times) * flux == pytest.approx(found.reached_kg, rel=1e-6)
    assert trapezoid(leaching.leachate(times), times) * flux == pytest.approx(found.leached_kg, rel=1e-6)
    # The decayed share: the decay rate times what the soil holds over time.
    held = np.array([leaching.budget(float(t)).left_kg for t in times[::20]])
    assert trapezoid(held, times[::20]) * 1e-3 == pytest.approx(found.decayed_soil_kg, rel=1e-5)
    # The resident mass over depth, for which c_r is needed.
    depths = np.linspace(0.0, 3.0, 3001)
    flux_profile = np.array(
        [float(Leaching(SOIL, replace(COLUMN, length_m=float(x))).concentration(time)) for x in depths]
    )
    # c_f = c_r - a dc_r/dx, solved from below: c_r(x) = 1/a * integral over y > x of c_f exp(-(y - x)/a).
    beyond = np.arange(3.0, 12.0, 1e-3)[1:]
    beyond_profile = np.array(
        [float(Leaching(SOIL, replace(COLUMN, length_m=float(x))).concentration(time)) for x in beyond[::10]]
    )
    grid = np.concatenate([depths, beyond[::10]])
    profile = np.concatenate([flux_profile, beyond_profile])
    resident = [
        trapezoid(profile[grid >= x] * np.exp(-(grid[grid >= x] - x) / 0.3), grid[grid >= x]) / 0.3
        for x in depths[::30]
    ]
    mass = trapezoid(resident, depths[::30]) * COLUMN.capacity * 100.0 / 1000.0
    assert mass == pytest.approx(found.column_kg, rel=2e-3)  # of the trapezoids


def test_all_that_ever_arrives_is_the_share_that_survives():
    """The whole integral over time is the transform at s = 0."""
    v, d = COLUMN.velocity_m_d, COLUMN.velocity_m_d * 0.3
    survives = math.exp((v - math.sqrt(v * v + 4 * d * 1e-3)) * 3.0 / (2 * d))
    leaching = Leaching(SOIL, COLUMN)
    late = leaching.budget(1e5)
    assert late.reached_kg == pytest.approx(late.leached_kg * survives, rel=1e-9)


def test_mean_rates_of_windows_add_up():
    leaching = Leaching(replace(SOIL, end_d=400.0), COLUMN)
    edges = np.linspace(0.0, 3000.0, 31)
    rates = leaching.mean_rates(edges)
    assert (rates >= 0).all()
    assert rates.sum() * 100.0 == pytest.approx(float(leaching.reached_kg(3000.0)), rel=1e-12)


def test_a_held_leachate_knows_no_initial_mass():
    found = Leaching(replace(SOIL, soil_mg_kg=None, leachate_mg_l=5.0), COLUMN).budget(500.0)
    assert math.isnan(found.initial_kg)
    assert found.leached_kg == pytest.approx(5.0 * 1e-3 * 500.0 * 100.0 / 1000.0)


def test_soil_that_touches_the_water_table_leaches_at_once():
    leaching = Leaching(SOIL, replace(COLUMN, length_m=0.0))
    assert float(leaching.concentration(0.0)) in {0.0, leaching.leachate_mg_l}
    assert float(leaching.concentration(1e-6)) == pytest.approx(leaching.leachate_mg_l)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"leachate_mg_l": 1.0}, "either"),
        ({"soil_mg_kg": None}, "either"),
        ({"soil_mg_kg": -1.0}, "not be negative"),
        ({"area_m2": 0.0}, "area"),
        ({"thickness_m": 0.0}, "thickness"),
        ({"end_d": -1.0}, "release anything"),
        ({"solubility_mg_l": 0.0}, "solubility"),
    ],
)
def test_soils_that_cannot_be(change, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        Leaching(replace(SOIL, **change), COLUMN)


def test_mixing_zone_by_hand():
    """US EPA (1996): d = sqrt(0.0112 L²) + b (1 - exp(-L I / (K i b))), DAF = 1 + K i d / (I L)."""
    found = mixing_zone(
        conductivity_m_d=391 / 365.25, gradient=0.00015, recharge_m_d=0.3 / 365.25, length_m=30.0, thickness_m=10.7
    )
    flux = 391 * 0.00015
    depth = min(math.sqrt(0.0112 * 900) + 10.7 * (1 - math.exp(-30 * 0.3 / (flux * 10.7))), 10.7)
    assert found.depth_m == pytest.approx(depth)
    assert found.factor == pytest.approx(1 + flux * depth / 9.0)
    assert found.depth_m == 10.7  # capped by the aquifer


def test_the_mixing_depth_is_the_published_term_for_a_thick_aquifer():
    """In a thick aquifer the second term tends to L I / (K i), the depth that the recharge itself takes up."""
    found = mixing_zone(conductivity_m_d=10.0, gradient=0.01, recharge_m_d=1e-3, length_m=45.0, thickness_m=1e4)
    assert found.factor == pytest.approx(2.0 + math.sqrt(0.0112) * 100.0, rel=1e-4)
    with pytest.raises(InvalidInputError) as caught:
        mixing_zone(conductivity_m_d=0.0, gradient=0.0, recharge_m_d=1e-3, length_m=45.0, thickness_m=math.nan)
    assert len(caught.value.findings) == 3


positive = st.floats(-6, 2).map(lambda power: 10.0**power)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    length=st.one_of(st.just(0.0), positive), recharge=st.floats(1e-6, 0.1), water=st.floats(0.01, 0.4),
    kd=st.one_of(st.just(0.0), positive, st.just(1e5)), henry=st.floats(0.0, 100.0),
    decay=st.one_of(st.just(0.0), st.floats(-9, 3).map(lambda power: 10.0**power)),
    share=st.one_of(st.just(0.0), st.floats(-6, 1).map(lambda power: 10.0**power)), content=st.floats(0.0, 1e6),
    solubility=st.one_of(st.none(), positive), end=st.one_of(st.just(math.inf), st.floats(1e-3, 1e5)),
    thickness=st.floats(0.01, 50.0), time=st.floats(-6, 7).map(lambda power: 10.0**power),
)  # fmt: skip
def test_nothing_is_nan_negative_or_more_than_entered(
    length, recharge, water, kd, henry, decay, share, content, solubility, end, thickness, time
):
    column = VadoseColumn(
        length_m=length, recharge_m_d=recharge, water_content=water, porosity=0.45, bulk_density_kg_l=1.5, kd_l_kg=kd,
        henry=henry, decay_per_d=decay, dispersivity_m=share * length,
    )  # fmt: skip
    soil = ContaminatedSoil(
        name="x", area_m2=10.0, thickness_m=thickness, soil_mg_kg=content, solubility_mg_l=solubility, end_d=end
    )
    leaching = Leaching(soil, column)
    value, reached = float(leaching.concentration(time)), float(leaching.reached_kg(time))
    assert 0 <= value <= leaching.leachate_mg_l * (1 + 1e-9)
    found = leaching.budget(time)
    assert 0 <= reached <= found.initial_kg * (1 + 1e-9)
    for part in (found.leached_kg, found.left_kg, found.removed_kg, found.column_kg, found.decayed_column_kg):
        assert 0 <= part <= found.initial_kg * (1 + 1e-9)
    assert found.decayed_soil_kg >= -1e-9 * found.initial_kg

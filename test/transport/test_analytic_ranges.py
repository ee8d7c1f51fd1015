# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact solutions over the whole range of parameters: no NaN, no zero where the true value is a normal number.

What is expected comes from the logarithm of the plain integrand, summed on a grid of travel times, so that it neither
overflows nor vanishes; it is good to three digits, which is enough to see a part that was left out.
"""

from __future__ import annotations

import math

import numpy as np
from gw_monitor.gw_core.transport.analytic.analytic import (
    Release,
    UniformFlow,
    column_inflow,
    gaussian_strip,
    patch,
    point_continuous_2d,
    point_continuous_3d,
    strip,
)
from gw_monitor.gw_core.transport.analytic.columns import column_finite, column_flux, column_point
from gw_monitor.gw_core.transport.analytic.radial import RadialFlow, well_injection
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import simpson
from scipy.special import log_ndtr

# Below, a double is subnormal or zero.
LEAST = math.log(1e-300)


def powers(low, high):
    return st.floats(low, high).map(lambda exponent: 10.0**exponent)


CASES = st.fixed_dictionaries(
    {
        "v": powers(-5, 3), "al": powers(-4, 3), "ah": powers(-4, 0), "av": powers(-5, 0), "x": powers(-6, 5),
        "y": st.one_of(st.just(0.0), st.floats(-60.0, 60.0)), "z": st.floats(-4.0, 4.0), "t": powers(-2, 5),
        "r": st.one_of(st.just(1.0), powers(0, 6)), "decay": st.one_of(st.just(0.0), powers(-6, 4)),
        "end": st.one_of(st.just(0.0), st.floats(0.001, 0.999)), "k": st.one_of(st.just(0.0), powers(-3, 1.5)),
    }
)  # fmt: skip


def set_up(case):
    """Return the flow, x, t and the release: x in dispersivities, t in times of travel, decay likewise."""
    v, al = case["v"], case["al"]
    x = case["x"] * al
    t = case["t"] * max(x, al) / v * case["r"]
    flow = UniformFlow(
        velocity_m_d=v, porosity=0.3, dispersivity_l_m=al, dispersivity_t_m=al * case["ah"],
        dispersivity_v_m=al * case["av"], retardation=case["r"], decay_per_d=case["decay"] / t,
    )  # fmt: skip
    return flow, x, t, Release(stopped_d=case["end"] * t, source_decay_per_d=case["k"] / t)


def expected(flow, release, x, t, power, logarithm):
    """Return ln of the integral over travel times; ``logarithm`` gives the ln of the factor across."""

    def exponent(u):
        tau = np.exp(u)
        along = -((x - flow.velocity * tau) ** 2) / (4.0 * flow.along * tau) - flow.decay_per_d * tau
        return along - release.source_decay_per_d * (t - tau) + (1.0 - power) * u + logarithm(tau)

    end, begin = math.log(t), math.log(release.stopped_d) if release.stopped_d else math.log(t) - 100.0
    for _ in range(3):
        u = np.linspace(begin, end, 4001)
        size = exponent(u)
        live = np.flatnonzero(size > size.max() - 60.0)
        begin, end = u[max(live[0] - 1, 0)], u[min(live[-1] + 1, 4000)]
    u = np.linspace(begin, end, 4001)
    size = exponent(u)
    return size.max() + math.log(simpson(np.exp(size - size.max()), x=u))


def log_slab(place, half, dispersion):
    def logarithm(tau):
        near = abs(place) - half
        root = np.sqrt(2.0 * dispersion * tau)
        upper, lower = log_ndtr(-near / root), log_ndtr(-(near + 2.0 * half) / root)
        with np.errstate(divide="ignore"):
            narrow = math.log(2.0 * half) - 0.5 * (place / root) ** 2 - np.log(root * math.sqrt(2.0 * math.pi))
            return np.where(2.0 * half < 1e-3 * root, narrow, upper + np.log1p(-np.exp(lower - upper)))

    return logarithm


def log_spike(place, dispersion):
    return lambda tau: -(place**2) / (4.0 * dispersion * tau)


def hold(value, logarithm):
    assert math.isfinite(value) and value >= 0.0
    if logarithm > LEAST:
        assert value > 0.0
        assert abs(math.log(value) - logarithm) < 3e-3


@settings(max_examples=300, deadline=None, derandomize=True)
@given(CASES)
def test_columns_strips_and_patches_hold_their_value(case):
    flow, x, t, release = set_up(case)
    scale = math.log(x) - 0.5 * math.log(4.0 * math.pi * flow.along)
    y, z = case["y"], case["z"]
    side, deep = log_slab(y, 5.0, flow.across), log_slab(z, 1.0, flow.upright)
    hold(float(column_inflow(flow, x, t, release=release)), scale + expected(flow, release, x, t, 1.5, np.zeros_like))
    wanted = scale + expected(flow, release, x, t, 1.5, side)
    hold(float(strip(flow, -5.0, 5.0, x, y, t, release=release)), wanted)
    wanted = scale + expected(flow, release, x, t, 1.5, lambda tau: side(tau) + deep(tau))
    hold(float(patch(flow, (-5.0, 5.0), (-1.0, 1.0), x, y, z, t, release=release)), wanted)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(CASES)
def test_points_and_bells_hold_their_value(case):
    flow, x, t, release = set_up(case)
    y, z = case["y"], case["z"]
    side, deep = log_spike(y, flow.across), log_spike(z, flow.upright)
    mass = math.log(0.3 * case["r"])
    wanted = expected(flow, release, x, t, 1.0, side) - mass
    wanted -= math.log(4.0 * math.pi * math.sqrt(flow.along * flow.across))
    hold(float(point_continuous_2d(flow, 1.0, x, y, t, release=release)), wanted)
    wanted = expected(flow, release, x, t, 1.5, lambda tau: side(tau) + deep(tau)) - mass
    wanted -= 1.5 * math.log(4.0 * math.pi) + 0.5 * math.log(flow.along * flow.across * flow.upright)
    hold(float(point_continuous_3d(flow, 1.0, x, y, z, t, release=release)), wanted)
    wanted = expected(flow, release, x, t, 0.5, np.zeros_like) - mass - 0.5 * math.log(4.0 * math.pi * flow.along)
    hold(float(column_point(flow, 1.0, x, t, release=release)), wanted)

    def bell(tau):
        variance = 25.0 + 2.0 * flow.across * tau
        return 0.5 * np.log(25.0 / variance) - y**2 / (2.0 * variance)

    wanted = math.log(x) - 0.5 * math.log(4.0 * math.pi * flow.along) + expected(flow, release, x, t, 1.5, bell)
    hold(float(gaussian_strip(flow, 0.0, 5.0, x, y, t, release=release)), wanted)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(CASES)
def test_solutions_with_walls_ends_and_fluxes_lie_between_their_neighbours(case):
    flow, x, t, release = set_up(case)
    y, z = abs(case["y"]), abs(case["z"]) * 0.7
    held, entered = (float(f(flow, x, t)) for f in (column_inflow, column_flux))
    assert 0.0 <= entered <= held * (1.0 + 1e-11) <= 1.0 + 1e-10
    first, third = (float(column_finite(flow, x * 1.5, x, t, third_type=each)) for each in (False, True))
    # Water leaves freely at the end, so that less gets lost on from there than in a column without end.
    assert held * (1.0 - 1e-10) <= first <= 1.0 + 1e-10
    assert entered * (1.0 - 1e-10) <= third <= 1.0 + 1e-10
    one = float(strip(flow, 20.0, 35.0, x, y, t, release=release))
    walled = float(strip(flow, 20.0, 35.0, x, y, t, aquifer_width_m=60.0, release=release))
    whole = float(column_inflow(flow, x, t, release=release))
    assert one * (1.0 - 1e-11) <= walled <= whole * (1.0 + 1e-11)
    ranges = (20.0, 35.0), (0.0, 1.0)
    boxed = float(patch(flow, *ranges, x, y, z, t, aquifer_m=(60.0, 3.0), release=release))
    assert float(patch(flow, *ranges, x, y, z, t, release=release)) * (1.0 - 1e-11) <= boxed <= walled * (1.0 + 1e-11)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    start=powers(-3, 3), away=powers(-4, 5), time=powers(-2, 4), decay=st.one_of(st.just(0.0), powers(-5, 2)),
    third=st.booleans(),
)  # fmt: skip
def test_wells_are_between_0_and_1_and_fall_outwards(start, away, time, decay, third):
    places = start + away * np.array([0.25, 0.5, 1.0])
    tau = time * places[-1] ** 2 / 2.0
    flow = RadialFlow(
        rate_m3_d=2.0 * math.pi, thickness_m=1.0, porosity=1.0, dispersivity_m=1.0, well_radius_m=start,
        decay_per_d=decay / tau,
    )  # fmt: skip
    value = well_injection(flow, places, tau, third_type=third)
    assert np.isfinite(value).all() and (value >= 0.0).all() and value.max() <= 1.0 + 1e-9
    assert (np.diff(value) <= 1e-9 * value[:-1]).all()
    later = well_injection(flow, places, 1.3 * tau, third_type=third)
    assert (later >= value * (1.0 - 1e-9)).all()

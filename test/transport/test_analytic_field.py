# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fast maps of exact solutions against the solutions themselves, and what a screening makes of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.analytic.analytic import (
    Release,
    UniformFlow,
    gaussian_strip,
    patch,
    point_continuous_2d,
    point_continuous_3d,
    strip,
)
from gw_monitor.gw_core.transport.analytic.inlets import PointInlet, SheetInlet
from gw_monitor.gw_core.transport.analytic.plume_field import FieldTimes, lattice_fields, scattered_fields
from gw_monitor.gw_core.transport.analytic.screening import PlacedSource, Screening, Solution
from gw_monitor.gw_core.transport.analytic.screening_map import screening_fields
from gw_monitor.gw_core.transport.analytic.validity import assumptions, doubts
from gw_monitor.gw_core.transport.gwt.scenario import Source

FLOW = UniformFlow(
    velocity_m_d=0.1, porosity=0.3, dispersivity_l_m=1.0, dispersivity_t_m=0.1, dispersivity_v_m=0.01, retardation=1.3,
    decay_per_d=1e-4,
)  # fmt: skip
X, Y, Z = np.array([0.05, 0.7, 4.0, 33.0, 150.0, 420.0]), np.linspace(0.5, 59.5, 9), 0.7
WALLS = (60.0, 3.0)
KINDS = {
    "point2": (PointInlet(rate_g_d=1.0), lambda f, x, y, t, r: point_continuous_2d(f, 1.0, x, y, t, release=r)),
    "point3": (
        PointInlet(rate_g_d=1.0, deep=True),
        lambda f, x, y, t, r: point_continuous_3d(f, 1.0, x, y, Z, t, release=r),
    ),
    "strip": (SheetInlet(y_range_m=(20, 35)), lambda f, x, y, t, r: strip(f, 20, 35, x, y, t, release=r)),
    "flux": (
        SheetInlet(y_range_m=(20, 35), third_type=True),
        lambda f, x, y, t, r: strip(f, 20, 35, x, y, t, third_type=True, release=r),
    ),
    "bell": (
        SheetInlet(y_range_m=(30, 8), gaussian=True),
        lambda f, x, y, t, r: gaussian_strip(f, 30, 8, x, y, t, release=r),
    ),
    "patch": (
        SheetInlet(y_range_m=(20, 35), z_range_m=(-1, 1)),
        lambda f, x, y, t, r: patch(f, (20, 35), (-1, 1), x, y, Z, t, release=r),
    ),
    "walled": (
        SheetInlet(y_range_m=(20, 35), z_range_m=(0, 1), aquifer_m=WALLS),
        lambda f, x, y, t, r: patch(f, (20, 35), (0, 1), x, y, Z, t, aquifer_m=WALLS, release=r),
    ),
}


@pytest.mark.parametrize("when", [
    FieldTimes(times_d=(30.0, 200.0, 900.0, 4000.0)),
    FieldTimes(times_d=(30.0, 200.0, 900.0, 4000.0), end_d=170.0, source_decay_per_d=2e-3),
    FieldTimes(times_d=(500.0,), source_decay_per_d=0.05), FieldTimes(times_d=(90.0, 700.0), source_decay_per_d=5.0),
])  # fmt: skip
@pytest.mark.parametrize("kind", KINDS)
def test_a_field_is_the_solution_at_its_nodes(kind, when):
    inlet, solution = KINDS[kind]
    times = np.array(when.times_d)[:, None, None]
    release = Release(stopped_d=np.maximum(times - when.end_d, 0.0), source_decay_per_d=when.source_decay_per_d)
    exact = solution(FLOW, X, Y[:, None], times, release)
    seen = exact > 1e-25 * exact.max()
    assert seen.mean() > 0.1
    field = np.array(list(lattice_fields(FLOW, inlet, X, Y, when, z_m=Z)))
    assert np.abs(field[seen] / exact[seen] - 1.0).max() < 1e-10
    x, y = np.broadcast_arrays(X, Y[:, None])
    spread = scattered_fields(FLOW, inlet, x.ravel(), y.ravel(), when, z_m=Z).reshape(exact.shape)
    assert np.abs(spread[seen] / exact[seen] - 1.0).max() < 1e-10


@pytest.mark.parametrize("tolerance", [1e-4, 1e-6, 1e-8, 1e-10, 1e-12])
@pytest.mark.parametrize("dispersivity", [1e-3, 0.1, 30.0])
def test_the_tolerance_of_a_field_is_kept(tolerance, dispersivity):
    # From the smallest dispersivity, with 400,000 of them to the last place, to the largest, where all is spread.
    flow = replace(FLOW, dispersivity_l_m=dispersivity)
    when = FieldTimes(times_d=(300.0, 2500.0, 5200.0))
    inlet, solution = KINDS["strip"]
    exact = solution(flow, X, Y[:, None], np.array(when.times_d)[:, None, None], Release())
    field = np.array(list(lattice_fields(flow, inlet, X, Y, when, tolerance=tolerance)))
    seen = exact > 1e-30
    assert np.abs(field[seen] / exact[seen] - 1.0).max() < 2.0 * tolerance
    assert (field[exact > 1e-130] > 0.0).all()


def test_a_field_says_what_is_at_and_before_its_source():
    when = FieldTimes(times_d=(10.0, 20.0), end_d=15.0)
    sheet = np.array(list(lattice_fields(FLOW, KINDS["strip"][0], [-1.0, 0.0, 1.0], [20.0, 25.0, 40.0], when)))
    assert np.isnan(sheet[:, :, 0]).all()
    assert sheet[0, :, 1].tolist() == [0.5, 1.0, 0.0] and sheet[1, :, 1].tolist() == [0.0, 0.0, 0.0]
    point = np.array(list(lattice_fields(FLOW, KINDS["point2"][0], [-1.0, 0.0], [0.0, 1.0], when)))
    assert np.isinf(point[0, 0, 1]) and np.isfinite(point[0]).sum() == 3 and np.isfinite(point[1]).all()


@pytest.mark.parametrize(
    "change", [{"times_d": ()}, {"times_d": (2.0, 1.0)}, {"times_d": (0.0,)}, {"end_d": 0.0}, {"times_d": (np.inf,)}]
)
def test_bad_times_of_a_field_are_refused(change):
    when = FieldTimes(**({"times_d": (1.0,)} | change))
    with pytest.raises(InvalidInputError):
        list(lattice_fields(FLOW, KINDS["strip"][0], [1.0], [1.0], when))
    with pytest.raises(InvalidInputError, match="tolerance"):
        list(lattice_fields(FLOW, KINDS["strip"][0], [1.0], [1.0], FieldTimes(times_d=(1.0,)), tolerance=0.5))


def screening(solution, direction=90.0, **more):
    takes_rate = Solution(solution).takes_rate
    sources = tuple(
        PlacedSource(
            source=Source(
                name=name, cells=np.empty(0, dtype=int), rate_kg_d=1.0 if takes_rate else None,
                concentration_mg_l=None if takes_rate else 7.0, start_d=start, end_d=end,
            ),
            easting=1000.0, northing=northing,
        )
        for name, northing, start, end in (("a", 2000.0, 0.0, 250.0), ("b", 2010.0, 60.0, np.inf))
    )  # fmt: skip
    made = {
        "flow": UniformFlow(velocity_m_d=0.2, porosity=0.3, dispersivity_l_m=2.0, dispersivity_t_m=0.2),
        "thickness_m": 4.0, "width_m": 6.0, "sources": sources, "aquifer_width_m": 50.0, "aquifer_thickness_m": 9.0,
    }  # fmt: skip
    return Screening(solution=Solution(solution), direction_deg=direction, **(made | more))


@pytest.mark.parametrize("direction", [0.0, 90.0, 180.0, 270.0, 35.0])
@pytest.mark.parametrize("solution", [s for s in Solution if s is not Solution.RADIAL])
def test_a_map_of_a_screening_is_its_values(solution, direction):
    made = screening(solution, direction)
    eastings, northings, times = (
        1000.0 + np.arange(-40, 41, 8.0) + 0.3,
        2000.0 + np.arange(40, -41, -8.0),
        (50.0, 400.0),
    )
    maps = np.array(list(screening_fields(made, eastings, northings, times, tolerance=1e-10)))
    exact = made.concentration(eastings, northings[:, None], np.array(times)[:, None, None])
    assert np.array_equal(np.isnan(maps), np.isnan(exact))
    seen = ~np.isnan(exact) & (exact > 1e-20)
    assert seen.sum() > 20 and np.abs(maps[seen] / exact[seen] - 1.0).max() < 1e-9


def test_a_map_around_a_well_is_its_values():
    made = screening("radial", well_rate_m3_d=20.0)
    made = replace(made, sources=made.sources[:1])
    eastings, northings = 1000.0 + np.arange(-40, 41, 5.0), 2000.0 + np.arange(-40, 41, 4.0)
    maps = np.array(list(screening_fields(made, eastings, northings, (30.0, 400.0))))
    exact = made.concentration(eastings, northings[:, None], np.array([30.0, 400.0])[:, None, None])
    assert np.array_equal(np.isnan(maps), np.isnan(exact)) and np.isnan(exact).sum() == 2
    assert np.nanmax(np.abs(maps - exact)) < 1e-5 * 7.0
    west, south, east, north = made.reach(400.0)
    assert made.concentration(east, 2000.0, 400.0) < 1e-3 and west + east == 2000.0 and south + north == 4000.0


def test_nothing_is_lost_long_after_a_source_ended():
    # The difference of two lasting sources has no digit left here; the integral over the travel times has all.
    flow = UniformFlow(velocity_m_d=0.2, dispersivity_l_m=2.0, dispersivity_t_m=0.2)
    value = point_continuous_2d(flow, 1.0, 5.0, 0.0, 9000.0, release=Release(stopped_d=8900.0))
    lasting = point_continuous_2d(flow, 1.0, 5.0, 0.0, np.array([9000.0, 8900.0]))
    assert value > 0.0 and value < 1e-15 * lasting[0]


@pytest.mark.parametrize(
    ("solution", "change", "words"),
    [
        ("radial", {}, "rate of the well"),
        ("radial", {"well_rate_m3_d": 10.0}, "one well, not 2"),
        ("strip_walled", {"aquifer_width_m": None}, "width of the aquifer"),
        ("strip_walled", {"aquifer_width_m": 12.0}, "does not lie within the width"),
        ("patch_walled", {"aquifer_thickness_m": 3.0}, "thickness of the aquifer"),
        ("domenico", {"source_decay_per_d": 0.1}, "cannot fall off"),
        ("patch", {"source_decay_per_d": -1.0}, "must not be negative"),
    ],
)
def test_what_a_solution_needs_is_asked_for(solution, change, words):
    with pytest.raises(InvalidInputError) as caught:
        screening(solution, **change).check()
    assert any(words in finding.message for finding in caught.value.findings)


def test_what_leaves_the_assumptions_is_doubted():
    calm = screening("strip", aquifer_width_m=None)
    assert doubts(calm, 1000.0) == []
    flow = replace(calm.flow, dispersivity_l_m=50.0)
    assert "ten longitudinal" in doubts(replace(calm, flow=flow), 1000.0)[0]
    assert "wider than the aquifer" in doubts(replace(calm, aquifer_width_m=50.0), 1000.0)[0]
    assert "deeper than the aquifer" in doubts(screening("patch", aquifer_width_m=None), 5000.0)[0]
    assert "across the flow is larger" in doubts(replace(calm, flow=replace(flow, dispersivity_t_m=60.0)), 1e5)[0]
    assert "Molecular diffusion" in doubts(replace(calm, flow=replace(calm.flow, dispersivity_t_m=1e-5)), 1000.0)[0]
    assert any("80 % low" in text for text in doubts(screening("domenico"), 1000.0))
    assert "carries the injected water" in doubts(screening("radial", well_rate_m3_d=1.0), 1000.0)[0]
    assert all(assumptions(solution).startswith("Assumed") for solution in Solution)


@pytest.mark.parametrize(("x", "wall"), [(1.0, 60.0), (30.0, 60.0)])
def test_walls_are_mirror_images(x, wall):
    # The same strip in an aquifer that is cut along its middle: its mirror image closes the cut.
    half = strip(FLOW, 0.0, 5.0, x, [0.0, 3.0, 20.0], 700.0, aquifer_width_m=wall)
    whole = strip(FLOW, wall - 5.0, wall + 5.0, x, [wall, wall - 3.0, wall + 20.0], 700.0, aquifer_width_m=2.0 * wall)
    assert np.allclose(half, whole, rtol=1e-12, atol=0.0)

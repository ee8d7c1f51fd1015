# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calibration recovers what heads can tell, and says what they cannot."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, PumpedWell
from gw_monitor.gw_core.transport.gwf.calibration import RECHARGE, ObservedHead, Zone, calibrate, head_at
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput

CRS = "EPSG:4547"
SD = 0.02


@pytest.fixture(scope="module")
def truth():
    """Two zones of 20 and 4 m/d between fixed heads, with a well of known rate in the first and recharge."""
    grid = make_grid("POLYGON((0 0,800 0,800 200,0 200,0 0))", 20.0, -5.0, [-15.0], CRS)
    x, _ = grid.plan_centres()
    west = np.broadcast_to(x < 400, grid.shape)
    heads = tuple(
        FixedHead(cells=grid.cells_of(f"LINESTRING({x} 1,{x} 199)"), head_m=h) for x, h in ((1, 6.0), (799, 0.0))
    )
    well = PumpedWell(cells=grid.cells_of("POINT(210 110)"), rate_m3_d=-60.0)
    inputs = FlowInput(
        grid=grid, conductivity=np.where(west, 20.0, 4.0), heads=heads, wells=(well,), recharge_m_d=5e-4
    )  # fmt: skip
    return inputs, (Zone(name="west", cells=west), Zone(name="east", cells=~west))


def observed(truth, tmp_path, seed=None):
    inputs, _ = truth
    flow = simulate_flow(inputs, tmp_path / "truth")
    noise = np.random.default_rng(seed)
    found = []
    for x, y in ((100, 60), (170, 110), (260, 150), (330, 40), (450, 100), (560, 30), (620, 170), (710, 90)):
        cell = int(inputs.grid.cell_at([x], [y])[0])
        there = ObservedHead(name=f"{x}", cell=cell, easting=x, northing=y, head_m=0.0, sd_m=SD)
        head = head_at(inputs, flow, there) + (0.0 if seed is None else noise.normal(0.0, SD))
        found.append(ObservedHead(name=f"{x}", cell=cell, easting=x, northing=y, head_m=head, sd_m=SD))
    return found


def guess(truth):
    from dataclasses import replace

    return replace(truth[0], conductivity=np.full(truth[0].grid.shape, 8.0))


def test_exact_heads_give_the_conductivities_back(truth, tmp_path):
    found = calibrate(guess(truth), truth[1], observed(truth, tmp_path), prior_sd=2.0)
    west, east = found.estimates
    # The prior still pulls a little: by its weight against that of the heads, well below a percent here.
    assert west.estimate == pytest.approx(20.0, rel=0.01) and east.estimate == pytest.approx(4.0, rel=0.01)
    assert west.identifiable and east.identifiable and west.initial == pytest.approx(8.0)
    assert np.abs(found.simulated_m - [head.head_m for head in observed(truth, tmp_path)]).max() < SD / 5
    assert np.abs(found.before_m - found.simulated_m).max() > 0.1


def test_intervals_cover_the_truth(truth, tmp_path):
    inside = []
    for seed in range(6):
        found = calibrate(guess(truth), truth[1], observed(truth, tmp_path / str(seed), seed), prior_sd=2.0)
        inside += [each.low <= true <= each.high for each, true in zip(found.estimates, (20.0, 4.0), strict=True)]
        assert 0.2 < found.scatter < 2.0
    # 12 intervals of 95 %: fewer than 10 cover with a probability of 2 %, for these seeds never.
    assert sum(inside) >= 10


def test_without_a_known_flow_conductivity_and_recharge_are_not_told_apart(truth, tmp_path):
    """With heads on both sides and no well, only the ratio of recharge to conductivity shows in heads."""
    from dataclasses import replace

    inputs = replace(truth[0], wells=(), conductivity=np.full(truth[0].grid.shape, 8.0))
    one = (Zone(name="all", cells=np.ones(inputs.grid.shape, dtype=bool)),)
    heads = observed((inputs, one), tmp_path)
    found = calibrate(inputs, one, heads, prior_sd=1.0, recharge_sd=1.0)
    names = {each.name: each for each in found.estimates}
    assert not names["all"].identifiable and not names[RECHARGE].identifiable
    assert found.correlation[0, 1] > 0.95
    fixed = calibrate(inputs, one, heads, prior_sd=1.0)
    assert fixed.estimates[0].identifiable


@pytest.mark.parametrize("turned", [0.0, 35.0])
def test_heads_between_cell_centres_follow_darcy(tmp_path, turned):
    from gw_monitor.gw_core.transport.grids.grid import Grid

    made = make_grid("POLYGON((0 0,200 0,200 200,0 200,0 0))", 20.0, -5.0, [-15.0], CRS)
    grid = Grid(
        top=made.top, bottoms=made.bottoms, crs=CRS, active=made.active, west=0.0, south=0.0, widths=made.widths,
        heights=made.heights, turned_deg=turned,
    )  # fmt: skip
    number = np.arange(grid.cells).reshape(grid.shape)[0]
    heads = (FixedHead(cells=number[:, 0], head_m=2.0), FixedHead(cells=number[:, -1], head_m=0.2))
    inputs = FlowInput(grid=grid, conductivity=np.full(grid.shape, 5.0), heads=heads)
    flow = simulate_flow(inputs, tmp_path / "flow")
    x, y = grid.coordinates(55)
    along = np.deg2rad(turned)
    east, north = float(x) + 7 * np.cos(along), float(y) + 7 * np.sin(along)
    place = ObservedHead(name="P", cell=55, easting=east, northing=north, head_m=0.0, sd_m=1.0)
    # The head falls by 0.01 a metre along the rows.
    assert head_at(inputs, flow, place) == pytest.approx(float(flow.head.ravel()[55]) - 0.07, abs=1e-6)


def test_faults_and_cancelling(truth, tmp_path):
    from dataclasses import replace

    with pytest.raises(InvalidInputError) as caught:
        calibrate(replace(truth[0], periods_d=(1.0,), recharge_m_d=0.0), (), (), prior_sd=-1.0, recharge_sd=1.0)
    assert len(caught.value.findings) == 4

    class Impatient(Silent):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        calibrate(guess(truth), truth[1], observed(truth, tmp_path), progress=Impatient())

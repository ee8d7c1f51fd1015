# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Published transport problems rebuilt from layers (MODFLOW 6 - Example problems, USGS; parameters from there).

Lengths and times are scaled where the originals are in cm and s: MODFLOW 6 knows only numbers.
"""

from __future__ import annotations

import csv

import numpy as np
import pytest
from gw_monitor.gw_core.transport.analytic.analytic import UniformFlow, point_continuous_2d
from gw_monitor.gw_core.transport.analytic.columns import column_finite
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source
from gw_monitor.gw_core.transport.gwt.sorption import Isotherm, Sorption
from gw_monitor.test import transport_models as models

pytestmark = pytest.mark.mf6


@pytest.mark.parametrize("case", ["a", "b", "c", "d"])
def test_mt3dms_p01_repeats_the_published_modflow_values(shared, tmp_path, case):
    with (shared / "cases" / "transport_mf6_p01.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["case"] == f"mt3dms-p01{case}"]
    flow = models.uniform(tmp_path / "flow", 1010.0, 10.0, 10.0, [-1.0], 0.24, 0.25)
    held = (Source(name="inflow", cells=np.array([0]), concentration_mg_l=1.0),)
    known = {"bulk_density_kg_l": 0.25, "kd_l_kg": 4.0} if case in "cd" else {}
    known["decay_per_d"] = 0.002 if case == "d" else 0.0
    spreading = (0.0 if case == "a" else 10.0, 0.0, 0.0)
    found = models.run(
        flow, tmp_path / "plume", held, 2000.0, 20.0, 0.25, spreading, parameters=known, scheme=Scheme.UPSTREAM
    )
    at = [round(float(row["x_m"]) / 10.0) for row in rows]
    published = np.array([float(row["c_mf6_6.4.1_upstream"]) for row in rows])
    # The published values have ten digits; 1e-9 is the closure of the solver.
    assert np.abs(found.concentration_mg_l[-1, 0, 0, at] - published).max() < 1e-9


@pytest.mark.parametrize(("spread", "known"), [(1.0, {}), (0.1, {}), (1.0, {"decay_per_d": 0.01})])
def test_moc3d_p01_follows_the_finite_column(tmp_path, spread, known):
    """12 cm, v = 0.1 cm/s, D = 0.1 or 0.01 cm²/s; water with the solute enters, so that the flux is given."""
    flow = models.uniform(tmp_path / "flow", 12.2, 0.1, 0.1, [-1.0], 0.1, 0.1)
    grid = flow.grid
    inflow = np.full(grid.shape, np.nan)
    inflow[..., 0] = 1.0
    found = models.run(
        flow, tmp_path / "plume", (), 120.0, 0.25, 0.1, (spread, 0.0, 0.0), times=(6.0, 60.0, 120.0),
        parameters=known, inflow_mg_l=inflow,
    )  # fmt: skip
    form = UniformFlow(velocity_m_d=0.1, dispersivity_l_m=spread, decay_per_d=known.get("decay_per_d", 0.0))
    x = (np.arange(122) + 0.5) * 0.1
    for row, time in zip(found.concentration_mg_l[:, 0, 0], (6.0, 60.0, 120.0), strict=True):
        exact = column_finite(form, 12.2, x, np.full(x.shape, time), third_type=True)
        # The sharp front is a tenth of a dispersivity of one cell: what one cell can tell.
        assert np.abs(row - exact).max() < (0.01 if spread == 1.0 else 0.035)


def _by_lines(sorption, porosity, density, speed, spread, length, feed, stop, times, count):
    """Solve the column by the method of lines on a finer grid, in terms of the total mass in each cell."""
    from scipy.integrate import solve_ivp

    cell = length / count
    table = np.concatenate([[0.0], np.logspace(-14, 0, 6000)]) * 2.0 * feed
    totals = porosity * table + density * sorption.sorbed(table)

    def rate(now, mass):
        c = np.interp(mass, totals, table)
        inflow = porosity * speed * (feed if now < stop else 0.0)
        face = porosity * speed * 0.5 * (c[1:] + c[:-1]) - porosity * speed * spread * (c[1:] - c[:-1]) / cell
        flux = np.concatenate([[inflow], face, [porosity * speed * c[-1]]])
        return -(flux[1:] - flux[:-1]) / cell

    mass, found, start = np.zeros(count), [], 0.0
    for end in (stop, *times):
        solved = solve_ivp(rate, (start, end), mass, method="LSODA", rtol=1e-6, atol=1e-10, lband=1, uband=1)
        mass, start = solved.y[:, -1], end
        if end != stop:
            found.append(np.interp(mass, totals, table))
    return np.array(found)


@pytest.mark.parametrize(
    ("sorption", "times", "step"),
    [
        (Sorption(isotherm=Isotherm.FREUNDLICH, coefficient=0.3, second=0.7), (400.0, 800.0, 1200.0), 2.0),
        (Sorption(isotherm=Isotherm.LANGMUIR, coefficient=100.0, second=0.003), (200.0, 250.0, 300.0), 0.5),
    ],
)
def test_mt3dms_p02_sorbs_as_the_method_of_lines(tmp_path, sorption, times, step):
    """16.16 cm, v = 0.1 cm/s, dispersivity 1 cm, a pulse of 160 s of 0.05 mg/L (after Grove & Stollenwerk 1984)."""
    porosity, density, feed = 0.37, 1.587, 0.05
    cell = 0.16
    flow = models.uniform(tmp_path / "flow", 101 * cell, cell, cell, [-1.0], 0.1, porosity)
    water = 0.1 * porosity * cell * 1.0
    source = Source(name="feed", cells=np.array([0]), rate_kg_d=water * feed / 1000.0, end_d=160.0)
    found = models.run(
        flow, tmp_path / "plume", (source,), times[-1], step, porosity, (1.0, 0.0, 0.0), times=times, sorption=sorption,
        parameters={"bulk_density_kg_l": density},
    )  # fmt: skip
    exact = _by_lines(sorption, porosity, density, 0.1, 1.0, 101 * cell, feed, 160.0, times, 404)
    exact = exact.reshape(3, 101, 4).mean(axis=2)
    peak = exact.max(axis=1)[:, np.newaxis]
    assert (np.abs(found.concentration_mg_l[:, 0, 0] - exact) / peak).max() < 0.01
    assert abs(found.mass_balance_error_percent) < 1e-3


@pytest.mark.parametrize(("cell", "goal"), [(10.0, 0.10), (5.0, 0.04)])
def test_mt3dms_p03_point_in_uniform_flow(tmp_path, cell, goal):
    """v = 1/3 m/d, dispersivities 10 and 3 m, 1 m³/d with 1000 mg/L injected in a layer of 10 m, one year."""
    flow = models.uniform(tmp_path / "flow", 460.0, 310.0, cell, [-10.0], 1.0 / 3.0, 0.3)
    grid = flow.grid
    start = grid.cell_at(np.array([155.1]), np.array([155.1]))
    wells = [grid.cell_at(np.array([155.1 + ahead]), np.array([155.1 + side])) for ahead, side in ((60, 0), (100, 20))]
    records = tuple(Record(name=str(number), cells=cells) for number, cells in enumerate(wells))
    source = Source(name="well", cells=start, rate_kg_d=1.0)
    found = models.run(flow, tmp_path / "plume", (source,), 365.0, 2.5, 0.3, (10.0, 3.0, 0.3), records=records)
    form = UniformFlow(velocity_m_d=1 / 3, porosity=0.3, dispersivity_l_m=10.0, dispersivity_t_m=3.0)
    x0, y0 = (float(part[0]) for part in grid.coordinates(start))
    for cells, curve in zip(wells, found.record_concentration_mg_l, strict=True):
        x, y = (float(part[0]) for part in grid.coordinates(cells))
        exact = point_continuous_2d(form, 100.0, x - x0, y - y0, found.record_times_d)
        assert np.abs(curve - exact).max() < goal * exact.max()

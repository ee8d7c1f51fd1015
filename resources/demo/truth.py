# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The truth of the simulated park: MODFLOW 6 flow and transport in a random conductivity field, with a known leak.

Written against flopy alone, on another grid and with another advection scheme than the suite uses, so that the suite is
not judged by itself.
"""

from __future__ import annotations

import itertools
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import flopy
import gstools
import numpy as np
import pandas as pd
import park
from matplotlib.path import Path as Outline

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEED = 20260630
CELL_M = 10.0
WEST, SOUTH, EAST, NORTH = -400.0, -100.0, 2580.0, 1300.0
COLUMNS, ROWS, LAYERS = int((EAST - WEST) / CELL_M), int((NORTH - SOUTH) / CELL_M), 2

CONDUCTIVITY_M_D = (52.0, 62.0)  # geometric means of the layers
LOG_SD, CORRELATION_M, SHARED = 0.35, 80.0, 0.8  # the channels of both layers lie over each other in part
VERTICAL_RATIO = 0.01  # silt between the layers
WEST_HEADS_M = (22.10, 21.70)  # north and south end
RIVER_STAGES_M = (12.65, 12.25)
POROSITY = 0.22
DISPERSIVITY_M = (6.0, 0.6, 0.06)  # longitudinal, horizontal transverse, vertical transverse
BULK_DENSITY_KG_L = 1.75


@dataclass(frozen=True, slots=True)
class Release:
    """A leak: at each of the ``starts`` the rate changes to that of ``rates_kg_d``."""

    substance: str
    facility: str
    starts: tuple[datetime, ...]
    rates_kg_d: tuple[float, ...]
    kd_l_kg: float = 0.0
    half_life_d: float = 0.0
    run_until: datetime = park.NOW


def _utc(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=timezone.utc)


# The leak to be found ends when it is found: "now". Kd is that of benzene (Koc 66 L/kg) at 0.03 % organic carbon.
LEAK = Release(
    "benzene",
    "A-LD3",
    (_utc(2024, 12, 12), _utc(2025, 6, 20), _utc(2026, 2, 10), park.NOW),
    (0.25, 0.60, 0.40, 0.0),
    kd_l_kg=0.02,
    half_life_d=720.0,
    run_until=park.NOW + timedelta(days=1400),
)
OLD_LOSSES = (
    Release("ammonia_nitrogen", "D-PD1", (_utc(2019, 1, 1),), (0.35,), kd_l_kg=0.25),
    Release("chloride", "E-PD1", (_utc(2019, 1, 1),), (90.0,)),
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What the model says: heads at the wells, and concentrations there by substance (mg/L, indexed by UTC time)."""

    conductivity: NDArray[np.float64]
    heads_m: dict[str, float]
    concentrations: dict[str, pd.DataFrame] = field(default_factory=dict)
    mass_balance_error_percent: dict[str, float] = field(default_factory=dict)


def simulate() -> Truth:
    """Run flow once and transport for each release."""
    with tempfile.TemporaryDirectory(prefix="park-") as folder:
        conductivity = conductivity_field()
        heads = _run_flow(Path(folder) / "flow", conductivity)
        truth = Truth(conductivity, {well.name: float(heads[_cell(well)]) for well in park.WELLS})
        for release in (LEAK, *OLD_LOSSES):
            workspace = Path(folder) / release.substance
            truth.concentrations[release.substance] = _run_transport(workspace, Path(folder) / "flow", release)
            truth.mass_balance_error_percent[release.substance] = _mass_balance_error(workspace)
        return truth


def conductivity_field() -> NDArray[np.float64]:
    """Return hydraulic conductivity (m/d), shape (layers, rows, columns): log-normal, exponential covariance."""
    x = WEST + CELL_M * (np.arange(COLUMNS) + 0.5)
    y = NORTH - CELL_M * (np.arange(ROWS) + 0.5)
    model = gstools.Exponential(dim=2, var=LOG_SD**2, len_scale=CORRELATION_M)
    common, *own = (gstools.SRF(model, seed=SEED + index).structured([x, y]).T for index in range(1 + LAYERS))
    rest = np.sqrt(1.0 - SHARED**2)
    return np.stack(
        [mean * np.exp(SHARED * common + rest * noise) for mean, noise in zip(CONDUCTIVITY_M_D, own, strict=True)]
    )


def _active() -> NDArray[np.bool_]:
    x = WEST + CELL_M * (np.arange(COLUMNS) + 0.5)
    y = NORTH - CELL_M * (np.arange(ROWS) + 0.5)
    points = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    return Outline(park.MODEL_AREA).contains_points(points).reshape(ROWS, COLUMNS)


def _edge_cells(active: NDArray[np.bool_], heads: tuple[float, float], *, east: bool) -> list[list[object]]:
    """Return fixed-head records in the outermost active cell of each row, linear from north to south."""
    records: list[list[object]] = []
    for row in range(ROWS):
        columns = np.flatnonzero(active[row])
        head = heads[0] + (heads[1] - heads[0]) * (row + 0.5) / ROWS
        column = int(columns[-1] if east else columns[0])
        records += [[(layer, row, column), head] for layer in range(LAYERS)]
    return records


def _grid_options(active: NDArray[np.bool_]) -> dict[str, object]:
    return {
        "nlay": LAYERS, "nrow": ROWS, "ncol": COLUMNS, "delr": CELL_M, "delc": CELL_M,
        "top": park.TOP_M, "botm": list(park.BOTTOMS_M), "idomain": np.stack([active.astype(int)] * LAYERS),
    }  # fmt: skip


def _executable() -> str:
    beside = Path(sys.executable).with_name("mf6")
    return str(beside) if beside.is_file() else (shutil.which("mf6") or "mf6")


def _run(simulation: flopy.mf6.MFSimulation) -> None:
    simulation.write_simulation(silent=True)
    success, lines = simulation.run_simulation(silent=True)
    if not success:
        raise RuntimeError("MODFLOW 6 failed:\n" + "\n".join(lines[-20:]))


def _run_flow(workspace: Path, conductivity: NDArray[np.float64]) -> NDArray[np.float64]:
    active = _active()
    simulation = flopy.mf6.MFSimulation(sim_name="flow", sim_ws=workspace, exe_name=_executable())
    flopy.mf6.ModflowTdis(simulation, time_units="days", nper=1, perioddata=[(1.0, 1, 1.0)])
    flopy.mf6.ModflowIms(simulation, complexity="moderate", outer_dvclose=1e-8, inner_dvclose=1e-9)
    flow = flopy.mf6.ModflowGwf(simulation, modelname="flow", save_flows=True)
    flopy.mf6.ModflowGwfdis(flow, **_grid_options(active))
    flopy.mf6.ModflowGwfnpf(
        flow, k=conductivity, k33=conductivity * VERTICAL_RATIO, save_specific_discharge=True, save_saturation=True
    )
    flopy.mf6.ModflowGwfic(flow, strt=16.0)
    edges = _edge_cells(active, WEST_HEADS_M, east=False) + _edge_cells(active, RIVER_STAGES_M, east=True)
    flopy.mf6.ModflowGwfchd(flow, stress_period_data=edges)
    flopy.mf6.ModflowGwfrcha(flow, recharge=park.RECHARGE_MM_A / 1000.0 / 365.25)
    flopy.mf6.ModflowGwfoc(
        flow, head_filerecord="flow.hds", budget_filerecord="flow.bud", saverecord=[("HEAD", "ALL"), ("BUDGET", "ALL")]
    )
    _run(simulation)
    return flopy.utils.HeadFile(workspace / "flow.hds").get_data()


def _cell(well: park.Well) -> tuple[int, int, int]:
    column = int((well.place[0] - WEST) // CELL_M)
    row = int((NORTH - well.place[1]) // CELL_M)
    return well.layer - 1, row, column


def _source_cells(name: str) -> list[tuple[int, int, int]]:
    corners = next(facility.corners for facility in park.FACILITIES if facility.name == name)
    west, south, east, north = corners[0][0], corners[0][1], corners[2][0], corners[2][1]
    return [
        (0, row, column)
        for row in range(ROWS)
        for column in range(COLUMNS)
        if west < WEST + CELL_M * (column + 0.5) < east and south < NORTH - CELL_M * (row + 0.5) < north
    ]


def _periods(release: Release) -> list[tuple[float, int, float]]:
    """Return length, steps and multiplier of each period: steps of five days up to now, of twenty after it."""
    edges = [*release.starts, release.run_until]
    old = release is not LEAK
    periods = []
    for start, end in itertools.pairwise(edges):
        days = (end - start) / timedelta(days=1)
        step = 30.0 if old else (5.0 if end <= park.NOW else 20.0)
        periods.append((days, max(1, round(days / step)), 1.0))
    return periods


def _run_transport(workspace: Path, flow_folder: Path, release: Release) -> pd.DataFrame:
    simulation = flopy.mf6.MFSimulation(sim_name="plume", sim_ws=workspace, exe_name=_executable())
    periods = _periods(release)
    flopy.mf6.ModflowTdis(simulation, time_units="days", nper=len(periods), perioddata=periods)
    flopy.mf6.ModflowIms(simulation, linear_acceleration="bicgstab", outer_dvclose=1e-5, inner_dvclose=1e-6)
    plume = flopy.mf6.ModflowGwt(simulation, modelname="plume")
    _add_transport(plume, flow_folder, release)
    cells = _source_cells(release.facility)
    rates = {p: [[c, 1000.0 * rate / len(cells)] for c in cells] for p, rate in enumerate(release.rates_kg_d)}
    flopy.mf6.ModflowGwtsrc(plume, stress_period_data=rates)
    wells = [(well.name, "concentration", _cell(well)) for well in park.WELLS]
    flopy.mf6.ModflowUtlobs(plume, continuous={"wells.csv": wells}, digits=12)
    flopy.mf6.ModflowGwtoc(plume, printrecord=[("BUDGET", "LAST")])
    _run(simulation)
    table = _read_series(workspace / "wells.csv")
    table.index = pd.Timestamp(release.starts[0]) + pd.to_timedelta(table.index, unit="D").round("s")
    table.columns = [well.name for well in park.WELLS]
    return table.clip(lower=0.0)


def _read_series(path: Path) -> pd.DataFrame:
    """Read MODFLOW 6's observations; Fortran drops the E of three-digit exponents (1.0-105)."""
    table = pd.read_csv(path, index_col=0, dtype=str)
    table = table.apply(lambda column: pd.to_numeric(column.str.replace(r"(\d)([+-]\d{3})$", r"\1E\2", regex=True)))
    table.index = table.index.astype(float)
    return table


def _add_transport(plume: flopy.mf6.ModflowGwt, flow_folder: Path, release: Release) -> None:
    flopy.mf6.ModflowGwtdis(plume, **_grid_options(_active()))
    flopy.mf6.ModflowGwtic(plume, strt=0.0)
    flopy.mf6.ModflowGwtadv(plume, scheme="upstream" if release is not LEAK else "tvd")
    longitudinal, transverse, vertical = DISPERSIVITY_M
    flopy.mf6.ModflowGwtdsp(plume, xt3d_off=True, alh=longitudinal, ath1=transverse, ath2=vertical, diffc=8.5e-5)
    reactions: dict[str, object] = {"porosity": POROSITY}
    if release.kd_l_kg:
        reactions.update(sorption="linear", bulk_density=BULK_DENSITY_KG_L, distcoef=release.kd_l_kg)
    if release.half_life_d:
        decay = float(np.log(2.0) / release.half_life_d)
        reactions.update(first_order_decay=True, decay=decay, decay_sorbed=decay)
    flopy.mf6.ModflowGwtmst(plume, **reactions)
    flopy.mf6.ModflowGwtssm(plume, sources=[[]])
    flows = [("GWFHEAD", str(flow_folder / "flow.hds"), None), ("GWFBUDGET", str(flow_folder / "flow.bud"), None)]
    flopy.mf6.ModflowGwtfmi(plume, packagedata=flows)


def _mass_balance_error(workspace: Path) -> float:
    """Return the cumulative mass balance error that MODFLOW 6 prints at the end (percent)."""
    lines = (workspace / "plume.lst").read_text().splitlines()
    found = [line for line in lines if "PERCENT DISCREPANCY" in line]
    return float(found[-1].split("=")[1].split()[0])

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The unsaturated column by MODFLOW 6, in two ways that share nothing with the closed forms but their input.

*Column*: GWF and GWT over a saturated column whose porosity is the water content: dispersion, sorption, decay.
*UZT*: GWF with UZF, GWT with UZT. The water moves as MODFLOW's own unsaturated flow; but UZT knows neither dispersion
nor sorption nor decay. So its clock is slowed by the retardation, and what arrives is lessened by the decay of the
travel time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import refusal
from ...progress import Part, Silent
from ...wording import say
from ..gwt.gwt_results import fortran_numbers
from ..runner.program import find_mf6, run_mf6
from ..runner.workspace import half_made

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from ...progress import Progress
    from .leaching import Leaching
    from .vadose import VadoseColumn

    Array = NDArray[np.float64]

_CELLS = 200
_UZ_CELLS = 100
_COURANT = 0.5
_MOST_STEPS = 50_000
_MOST_PERIODS = 500
# Of Brooks & Corey; MODFLOW 6 takes 3.5 to 14. Any will do, see `_UnsaturatedZone._curve`.
_EXPONENT = 4.0


class Method(StrEnum):
    """How a column is computed."""

    ANALYTIC = "analytic"
    COLUMN = "column"
    UZT = "uzt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakthrough:
    """What reaches the water table.

    Attributes
    ----------
    times_d : ndarray, shape (n,)
        Ends of the windows, d.
    concentration_mg_l : ndarray, shape (n,)
        At those times, mg/L.
    rate_kg_d : ndarray, shape (n,)
        Mean over each window, kg/d.
    """

    times_d: Array
    concentration_mg_l: Array
    rate_kg_d: Array


def break_through(
    leaching: Leaching, times_d: Sequence[float] | Array, method: Method = Method.ANALYTIC, *,
    folder: Path | None = None, progress: Progress | None = None, mf6: str | None = None,
) -> Breakthrough:  # fmt: skip
    """Return what reaches the water table in each window between 0 and the given times.

    Parameters
    ----------
    leaching : Leaching
    times_d : sequence of float
        Ends of the windows, d, rising, > 0.
    method : Method
    folder : Path, optional
        For the files of MODFLOW 6; needed for its two methods. Nothing in it changes unless the run succeeds.
    progress : Progress, optional
    mf6 : str, optional
        Path of the program.

    Raises
    ------
    InvalidInputError
        Times out of order, no folder, a column without length, or more than 50,000 time steps.
    ConfigurationError, ModelRunError, Cancelled
    """
    edges = np.concatenate([[0.0], np.asarray(times_d, dtype=np.float64)])
    if edges.size < 2 or not np.all(np.isfinite(edges)) or not np.all(np.diff(edges) > 0):
        raise refusal("bad_times", say("The times must rise and be positive."))
    if method is Method.ANALYTIC:
        return Breakthrough(
            times_d=edges[1:], concentration_mg_l=leaching.concentration(edges[1:]),
            rate_kg_d=leaching.mean_rates(edges),
        )  # fmt: skip
    if leaching.column.length_m <= 0:
        message = say("The contaminated soil reaches the water table: there is no column to compute with MODFLOW 6.")
        raise refusal("no_column", message)
    if folder is None:
        raise refusal("no_folder", say("MODFLOW 6 needs a folder for its files."))
    return _run(leaching, edges, method, folder, progress or Silent(), mf6)


def _run(
    leaching: Leaching, edges: Array, method: Method, folder: Path, progress: Progress, mf6: str | None
) -> Breakthrough:
    program = find_mf6(mf6)
    model = _Column(leaching.column) if method is Method.COLUMN else _UnsaturatedZone(leaching.column)
    finer = _finer(edges, leaching.depletion_per_d)
    periods = _periods(finer, model)
    entering = leaching.mean_leachate(finer)
    with half_made(folder) as made:
        progress.step(say("Running MODFLOW 6: the unsaturated column of {name}", name=leaching.soil.name))
        model.write(periods, entering, made)
        run_mf6(program, made, sum(count for _, count in periods), Part(progress, 0.05, 1.0), "column")
        steps, values = model.read(made)
    flux = leaching.column.recharge_m_d * leaching.soil.area_m2 / 1000.0
    return _windows(edges, steps, values, flux)


def _finer(edges: Array, rate_per_d: float) -> Array:
    """Divide the windows so that the leachate, held over each part, falls by a twentieth in it at most."""
    wanted = math.ceil(float(np.diff(edges).max()) * rate_per_d / 0.05)
    parts = max(min(wanted, _MOST_PERIODS // (edges.size - 1)), 1)
    within = np.arange(1, parts + 1) / parts
    return np.concatenate([[0.0], (edges[:-1, None] + np.diff(edges)[:, None] * within).ravel()])


def _periods(edges: Array, model: _Column | _UnsaturatedZone) -> list[tuple[float, int]]:
    """Return length (in the model's own time) and number of steps of each stress period."""
    lengths = np.diff(edges) / model.slowness
    counts = np.maximum(np.ceil(lengths / model.step_d), 1).astype(int)
    if counts.sum() > _MOST_STEPS:
        message = say("There are more than {most} time steps; choose a shorter time or the analytic method.",
                      most=_MOST_STEPS)  # fmt: skip
        raise refusal("too_many_steps", message)
    return [(float(length), int(count)) for length, count in zip(lengths, counts, strict=True)]


def _windows(edges: Array, steps: Array, values: Array, flux: float) -> Breakthrough:
    """Return the mean over each window and the value at its end; a step's outflow has the value of its end."""
    reached = np.concatenate([[0.0], np.cumsum(values * np.diff(steps, prepend=0.0))])
    at_edges = np.interp(edges, np.concatenate([[0.0], steps]), reached)
    rates = np.maximum(np.diff(at_edges) / np.diff(edges), 0.0) * flux
    ends = np.searchsorted(steps, edges[1:] * (1.0 - 1e-9))
    return Breakthrough(
        times_d=edges[1:], concentration_mg_l=np.maximum(values[np.minimum(ends, steps.size - 1)], 0.0), rate_kg_d=rates
    )


class _Column:
    """A saturated column along x, longer than the way to the water table, so that its end is not felt there."""

    slowness = 1.0

    def __init__(self, column: VadoseColumn) -> None:
        self._column = column
        length, alpha = column.length_m, column.dispersivity_m
        # The front's width decides how fine the cells must be; without dispersion the scheme keeps it sharp instead.
        self._central, self._spreading = alpha > 0, alpha
        self._above = min(_CELLS, max(int(20 * length / alpha), 40)) if alpha > 0 else _CELLS
        self._size = length / self._above
        self._cells = self._above + max(round(10.0 * alpha / self._size), 10)
        self.step_d = _COURANT * self._size / column.velocity_m_d

    def _dispersivity(self, periods: list[tuple[float, int]]) -> float:
        """Return the dispersivity less what the backward difference in time adds, half the way of a step."""
        longest = max(length / count for length, count in periods)
        return max(self._column.dispersivity_m - 0.5 * self._column.velocity_m_d * longest, 0.0)

    def write(self, periods: list[tuple[float, int]], entering: Array, folder: Path) -> None:
        from flopy import mf6

        simulation = _simulation(periods, folder)
        column, last = self._column, (0, 0, self._cells - 1)
        shape = {"nlay": 1, "nrow": 1, "ncol": self._cells, "delr": self._size, "delc": 1.0, "top": 1.0, "botm": 0.0}
        flow = mf6.ModflowGwf(simulation, modelname="flow", save_flows=True)
        _solver(simulation, "flow")
        mf6.ModflowGwfdis(flow, **shape)
        mf6.ModflowGwfic(flow, strt=0.0)
        mf6.ModflowGwfnpf(flow, k=1.0, icelltype=0, save_specific_discharge=True)
        mf6.ModflowGwfchd(flow, stress_period_data=[[last, 0.0]])
        rows = {n: [[(0, 0, 0), column.recharge_m_d, float(value)]] for n, value in enumerate(entering)}
        mf6.ModflowGwfwel(flow, auxiliary="CONCENTRATION", stress_period_data=rows, pname="INFLOW")
        mf6.ModflowGwfoc(flow)
        self._spreading = self._dispersivity(periods)
        self._write_transport(simulation, shape, float(entering.max(initial=0.0)) or 1.0)
        simulation.write_simulation(silent=True)

    def _write_transport(self, simulation: Any, shape: dict[str, Any], scale: float) -> None:
        from flopy import mf6

        column = self._column
        model = mf6.ModflowGwt(simulation, modelname="plume")
        _solver(simulation, "plume", scale)
        mf6.ModflowGwtdis(model, **shape)
        mf6.ModflowGwtic(model, strt=0.0)
        mf6.ModflowGwtadv(model, scheme="central" if self._central else "tvd")
        mf6.ModflowGwtdsp(model, xt3d_off=True, alh=self._spreading, ath1=0.0, diffc=0.0)
        held = (column.capacity - column.water_content) / column.bulk_density_kg_l
        more: dict[str, Any] = {}
        if held > 0:
            more |= {"sorption": "linear", "bulk_density": column.bulk_density_kg_l, "distcoef": held}
        if column.decay_per_d > 0:
            more |= {"first_order_decay": True, "decay": column.decay_per_d}
            more |= {"decay_sorbed": column.decay_per_d} if held > 0 else {}
        mf6.ModflowGwtmst(model, porosity=column.water_content, **more)
        mf6.ModflowGwtssm(model, sources=[("INFLOW", "AUX", "CONCENTRATION")])
        mf6.ModflowGwfgwt(simulation, exgtype="GWF6-GWT6", exgmnamea="flow", exgmnameb="plume")
        places = [(f"c{n}", "CONCENTRATION", (0, 0, self._above - 1 + n)) for n in (0, 1)]
        mf6.ModflowUtlobs(model, digits=15, continuous={"arrived.csv": places})

    def read(self, folder: Path) -> tuple[Array, Array]:
        """Return the ends of all steps and the flux concentration across the face at the water table."""
        times, above, below = fortran_numbers(folder / "arrived.csv").T
        if not self._central:
            return times, above
        return times, 0.5 * (above + below) - self._spreading * (below - above) / self._size


class _UnsaturatedZone:
    """A stack of dry cells over one that holds the water table, each with its unsaturated zone."""

    def __init__(self, column: VadoseColumn) -> None:
        self._column = column
        self._size = column.length_m / _UZ_CELLS
        self.slowness = column.retardation
        self.step_d = _COURANT * self._size / column.pore_velocity_m_d

    def write(self, periods: list[tuple[float, int]], entering: Array, folder: Path) -> None:
        from flopy import mf6

        simulation = _simulation(periods, folder)
        layers = _UZ_CELLS + 1
        bottoms = [self._column.length_m - self._size * (n + 1) for n in range(layers)]
        shape = {"nlay": layers, "nrow": 1, "ncol": 1, "delr": 1.0, "delc": 1.0, "top": self._column.length_m,
                 "botm": bottoms}  # fmt: skip
        flow = mf6.ModflowGwf(simulation, modelname="flow", save_flows=True, newtonoptions="NEWTON")
        _solver(simulation, "flow")
        mf6.ModflowGwfdis(flow, **shape)
        level = -0.5 * self._size
        mf6.ModflowGwfic(flow, strt=level)
        mf6.ModflowGwfnpf(flow, k=1.0, icelltype=1, save_specific_discharge=True, save_saturation=True)
        # In a steady period UZF hands its water straight to the groundwater; only with storage does it route it down.
        mf6.ModflowGwfsto(flow, iconvert=1, ss=0.0, sy=self._column.porosity, transient={0: True})
        mf6.ModflowGwfchd(flow, stress_period_data=[[(layers - 1, 0, 0), level]])
        rows = [
            [n, (n, 0, 0), int(n == 0), n + 1 if n < layers - 1 else -1, 1e-3 * self._size, *self._curve()]
            for n in range(layers)
        ]
        rain = {0: [[0, self._column.recharge_m_d, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]}
        mf6.ModflowGwfuzf(flow, nuzfcells=layers, ntrailwaves=7, nwavesets=40, packagedata=rows, perioddata=rain,
                      budget_filerecord="flow.uzf.bud", pname="UZF")  # fmt: skip
        mf6.ModflowGwfoc(flow)
        self._write_transport(simulation, shape, entering)
        simulation.write_simulation(silent=True)

    def _curve(self) -> list[float]:
        """Return vks, thtr, thts, thti and eps with which UZF has this water content at this recharge.

        Only the point of the steady state matters: any curve through it gives the same water content. The residual
        water content is next to nothing, because UZT lets the substance dwell only in the water above it.
        """
        column, exponent = self._column, _EXPONENT
        thtr = 1e-6 * column.water_content
        thts = max(column.porosity, column.water_content * (1.0 + 1e-3))
        share = (column.water_content - thtr) / (thts - thtr)
        conductivity = column.recharge_m_d / share**exponent
        return [conductivity, thtr, thts, column.water_content, exponent]

    def _write_transport(self, simulation: Any, shape: dict[str, Any], entering: Array) -> None:
        from flopy import mf6

        model = mf6.ModflowGwt(simulation, modelname="plume")
        _solver(simulation, "plume", float(entering.max(initial=0.0)) or 1.0)
        mf6.ModflowGwtdis(model, **shape)
        mf6.ModflowGwtic(model, strt=0.0)
        mf6.ModflowGwtadv(model, scheme="upstream")
        mf6.ModflowGwtmst(model, porosity=self._column.porosity)
        mf6.ModflowGwtssm(model)
        rows = {n: [[0, "infiltration", float(value)]] for n, value in enumerate(entering)}
        mf6.ModflowGwtuzt(
            model, flow_package_name="UZF", packagedata=[[n, 0.0] for n in range(_UZ_CELLS + 1)], uztperioddata=rows,
            observations={"digits": 15, "arrived.csv": [("c0", "CONCENTRATION", _UZ_CELLS)]}, pname="UZT",
        )  # fmt: skip
        mf6.ModflowGwfgwt(simulation, exgtype="GWF6-GWT6", exgmnamea="flow", exgmnameb="plume")

    def read(self, folder: Path) -> tuple[Array, Array]:
        """Return the ends of all steps (in true time) and the concentration above the water table after its decay."""
        times, values = fortran_numbers(folder / "arrived.csv").T
        column = self._column
        return times * self.slowness, values * math.exp(-column.decay_per_d * column.travel_time_d)


def _simulation(periods: list[tuple[float, int]], folder: Path) -> Any:
    from flopy import mf6

    simulation = mf6.MFSimulation(sim_name="column", sim_ws=str(folder), verbosity_level=0)
    mf6.ModflowTdis(simulation, time_units="days", nper=len(periods), perioddata=[(*period, 1.0) for period in periods])
    return simulation


def _solver(simulation: Any, model: str, scale: float = 1.0) -> None:
    from flopy import mf6

    solver = mf6.ModflowIms(
        simulation, filename=f"{model}.ims", outer_maximum=100, outer_dvclose=1e-9 * scale, inner_maximum=300,
        inner_dvclose=1e-11 * scale, rcloserecord=[1e-11 * scale, "STRICT"], linear_acceleration="BICGSTAB",
    )  # fmt: skip
    simulation.register_ims_package(solver, [model])

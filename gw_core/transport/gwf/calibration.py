# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calibration of zone conductivities, and recharge, of a steady flow model to observed heads.

The most probable parameters given the heads and what was thought before: factors are log-normal about 1, errors of
heads normal. Heads alone do not tell conductivity and recharge apart unless something else fixes the flow (a river, a
well of known rate); what they do not tell stays as uncertain as before, and is said.

References
----------
Hill, M. C., & Tiedeman, C. R. (2007). Effective Groundwater Model Calibration. Wiley. – Tarantola, A. (2005). Inverse
Problem Theory. SIAM, section 3.2 (linearised posterior covariance).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError, ModelRunError
from ...progress import Part, Silent
from ...wording import say
from ..runner.runs import StopSign, run_all, usable_runs
from .gwf import simulate_flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ...progress import Progress
    from ..flow import FlowModel
    from .gwf_input import FlowInput

RECHARGE = "recharge"
_STEP = 0.02
_MOST_EVALUATIONS = 25
_LEARNT = 0.75
_NORMAL_95 = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedHead:
    """A head at a place: ``cell`` is a flat index, ``sd_m`` the standard deviation of its error, m, > 0."""

    name: str
    cell: int
    easting: float
    northing: float
    head_m: float
    sd_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """Cells (bool, shape of the grid) whose conductivity is multiplied by one factor."""

    name: str
    cells: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What the heads say of one parameter.

    Attributes
    ----------
    name : str
        Of the zone, or ``recharge``.
    initial, estimate, low, high : float
        Geometric mean conductivity of the zone's cells, m/d, or mean recharge, m/d; low and high enclose it with 95 %.
    factor : float
        Estimate over initial.
    ln_sd : float
        Standard deviation of its natural logarithm.
    learnt : float
        Share of the variance before that the heads took away, 0 to 1.
    identifiable : bool
        Whether that is at least three quarters: the standard deviation halved.
    """

    name: str
    initial: float
    estimate: float
    low: float
    high: float
    factor: float
    ln_sd: float
    learnt: float

    @property
    def identifiable(self) -> bool:
        """Whether the heads say more of the parameter than what was thought before."""
        return self.learnt >= _LEARNT


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The fitted model.

    Attributes
    ----------
    inputs : FlowInput
        With the fitted conductivity and recharge.
    estimates : tuple of Estimate
    before_m, simulated_m : ndarray, shape (n_heads,)
        Heads with the initial and with the fitted parameters, m.
    correlation : ndarray, shape (n_parameters, n_parameters)
        Of the logarithms of the parameters after calibration.
    scatter : float
        Root of the weighted mean square of the residuals; far above 1, the model lacks something that the heads see.
    runs : int
        How many flow models were run.
    """

    inputs: FlowInput
    estimates: tuple[Estimate, ...]
    before_m: NDArray[np.float64]
    simulated_m: NDArray[np.float64]
    correlation: NDArray[np.float64]
    scatter: float
    runs: int


def calibrate(
    inputs: FlowInput, zones: Sequence[Zone], heads: Sequence[ObservedHead], *, prior_sd: float = 1.0,
    recharge_sd: float | None = None, mf6: str | None = None, progress: Progress | None = None,
) -> Calibration:  # fmt: skip
    """Fit factors on the conductivity of zones, and on recharge, to heads.

    Parameters
    ----------
    inputs : FlowInput
        Steady. Its conductivity and recharge are what is thought before.
    zones : sequence of Zone
        Where two overlap, both factors apply.
    heads : sequence of ObservedHead
    prior_sd : float
        Standard deviation of the natural logarithm of each factor before, > 0; 1 means a factor of 2.7 either way.
    recharge_sd : float, optional
        The same for recharge; by default recharge is kept.
    mf6 : str, optional
    progress : Progress, optional

    Raises
    ------
    InvalidInputError
        The flow is transient, there is nothing to fit, or nothing to fit to; all faults together.
    ModelRunError
        The model does not run with the initial parameters.
    Cancelled

    Notes
    -----
    Minimises ``sum ((h - h_obs) / sd)² + sum (ln f / sd_f)²`` by a trust region method (scipy's least_squares), with
    differences for derivatives, a run a parameter, side by side. The covariance is ``(J'WJ + P)^-1`` at the optimum;
    where the residuals scatter more than the errors explain, it is scaled up by their mean square.
    """
    watch = progress or Silent()
    _check(inputs, zones, heads, prior_sd, recharge_sd)
    with TemporaryDirectory(prefix="gw-monitor-calibration-") as folder:
        problem = _Problem(inputs, zones, heads, prior_sd, recharge_sd, mf6, Path(folder), watch)
        return problem.solve()


def head_at(inputs: FlowInput, flow: FlowModel, seen: ObservedHead) -> float:
    """Return the head at a place (m) from that of its cell and, by Darcy's law, the discharge there.

    A dry cell gives its bottom: the head cannot be higher.
    """
    grid, place = flow.grid, np.unravel_index(seen.cell, flow.grid.shape)
    if not np.isfinite(flow.head[place]):
        return float(grid.bottoms[place])
    x, y = grid.coordinates(seen.cell)
    turn = np.deg2rad(grid.rotation_deg + inputs.anisotropy_deg)
    major = (seen.easting - float(x)) * np.cos(turn) + (seen.northing - float(y)) * np.sin(turn)
    minor = -(seen.easting - float(x)) * np.sin(turn) + (seen.northing - float(y)) * np.cos(turn)
    turn = np.deg2rad(inputs.anisotropy_deg)
    qx, qy = float(flow.discharge_x[place]), float(flow.discharge_y[place])
    k = float(flow.conductivity[place])
    fall = (qx * np.cos(turn) + qy * np.sin(turn)) * major / k
    fall += (-qx * np.sin(turn) + qy * np.cos(turn)) * minor / (k * inputs.anisotropy)
    return float(flow.head[place]) - float(fall)


def heads_of(
    inputs: FlowInput, heads: Sequence[ObservedHead], folder: str, mf6: str | None, stop: StopSign
) -> NDArray[np.float64]:
    """Run a model in a folder of its own and return the heads at the places, m, shape (n_heads,)."""
    stop.check()
    flow = simulate_flow(inputs, Path(folder), stop, mf6)
    return np.array([head_at(inputs, flow, seen) for seen in heads])


def _check(
    inputs: FlowInput, zones: Sequence[Zone], heads: Sequence[ObservedHead], prior_sd: float, recharge_sd: float | None
) -> None:
    faults = []
    if inputs.transient:
        faults.append(say("Calibration needs a steady flow model."))
    if not zones and recharge_sd is None:
        faults.append(say("There is no zone to calibrate."))
    if not heads:
        faults.append(say("There is no observed head in the active cells."))
    if not prior_sd > 0 or (recharge_sd is not None and not recharge_sd > 0):
        faults.append(say("The uncertainty before calibration must be positive."))
    faults += [say("Zone {name} has no active cell.", name=zone.name) for zone in zones if not zone.cells.any()]
    if recharge_sd is not None and not np.any(inputs.recharge_m_d) and not inputs.recharges:
        faults.append(say("There is no recharge to calibrate."))
    faults += [
        say("The error of the head at {name} must be positive.", name=seen.name) for seen in heads if not seen.sd_m > 0
    ]
    if faults:
        raise InvalidInputError(faults[0], [Finding(code="bad_calibration", message=text) for text in faults])


class _Problem:
    """Heads as a function of the logarithms of the factors, and the search for the best."""

    def __init__(
        self, inputs: FlowInput, zones: Sequence[Zone], heads: Sequence[ObservedHead], prior_sd: float,
        recharge_sd: float | None, mf6: str | None, folder: Path, progress: Progress,
    ) -> None:  # fmt: skip
        self.inputs, self.zones, self.heads = inputs, zones, heads
        self.fits_recharge = recharge_sd is not None
        self.prior_sd = np.array([prior_sd] * len(zones) + ([recharge_sd] if recharge_sd is not None else []))
        self.seen = np.array([each.head_m for each in heads])
        self.sd = np.array([each.sd_m for each in heads])
        self.mf6, self.folder, self.progress = mf6, folder, progress
        self.runs = 0
        self.known: dict[bytes, NDArray[np.float64]] = {}

    def model(self, logs: NDArray[np.float64]) -> FlowInput:
        """Return the inputs with factors applied."""
        factor = np.ones(self.inputs.grid.shape)
        for zone, log in zip(self.zones, logs, strict=False):
            factor = np.where(zone.cells, factor * np.exp(log), factor)
        changed = replace(self.inputs, conductivity=self.inputs.conductivity * factor)
        if not self.fits_recharge:
            return changed
        more = float(np.exp(logs[-1]))
        recharges = tuple(replace(each, rate_m_d=each.rate_m_d * more) for each in self.inputs.recharges)
        return replace(changed, recharge_m_d=self.inputs.recharge_m_d * more, recharges=recharges)

    def simulated(self, points: Sequence[NDArray[np.float64]]) -> list[NDArray[np.float64]]:
        """Return the heads at each point of the parameter space, run side by side."""
        stop = StopSign(self.folder / "stop")
        jobs = []
        for point in points:
            self.runs += 1
            jobs.append((self.model(point), self.heads, str(self.folder / f"run{self.runs}"), self.mf6, stop))
        found: dict[int, NDArray[np.float64]] = {}
        workers = usable_runs(self.inputs.grid.cells, len(jobs))
        for number, future in run_all(heads_of, jobs, stop, workers=workers, progress=_Quiet(self.progress)):
            found[number] = future.result()
        return [found[number] for number in range(len(points))]

    def misfit(self, logs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the weighted residuals of heads, then of the prior."""
        key = logs.tobytes()
        if key not in self.known:
            self.progress.report(min(len(self.known) / _MOST_EVALUATIONS, 0.95))
            try:
                self.known[key] = self.simulated([logs])[0]
            except ModelRunError:
                if not self.known:
                    raise
                # A step into parameters with which the model fails is a bad step, not the end of the search.
                self.known[key] = np.full(len(self.heads), 1e6)
        return np.concatenate([(self.known[key] - self.seen) / self.sd, logs / self.prior_sd])

    def slope(self, logs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the Jacobian of `misfit`."""
        base = self.misfit(logs)[: len(self.heads)]
        moved = [logs + _STEP * unit for unit in np.eye(len(logs))]
        columns = [((heads - self.seen) / self.sd - base) / _STEP for heads in self.simulated(moved)]
        return np.vstack([np.stack(columns, axis=1), np.diag(1.0 / self.prior_sd)])

    def solve(self) -> Calibration:
        """Search, and say how sure the result is."""
        from scipy.optimize import least_squares

        self.progress.step(say("Calibrating the flow model"))
        before = np.zeros(len(self.prior_sd))
        first = self.misfit(before)[: len(self.heads)] * self.sd + self.seen
        found = least_squares(
            self.misfit, before, jac=self.slope, x_scale=self.prior_sd, xtol=1e-4, ftol=1e-6, gtol=1e-8,
            max_nfev=_MOST_EVALUATIONS,
        )  # fmt: skip
        if not found.success:
            self.progress.warn(say("The calibration stopped before it had settled; the fit may still improve."))
        residual = found.fun[: len(self.heads)]
        scatter = float(np.sqrt(np.mean(residual**2)))
        covariance = self._covariance(found.jac, residual)
        spread = np.sqrt(np.diag(covariance))
        return Calibration(
            inputs=self.model(found.x), estimates=self._estimates(found.x, spread), before_m=first,
            simulated_m=residual * self.sd + self.seen, correlation=covariance / np.outer(spread, spread),
            scatter=scatter, runs=self.runs,
        )  # fmt: skip

    def _covariance(self, slope: NDArray[np.float64], residual: NDArray[np.float64]) -> NDArray[np.float64]:
        sensitivity = slope[: len(self.heads)]
        told = sensitivity.T @ sensitivity
        prior = np.diag(self.prior_sd**-2.0)
        effective = float(np.trace(np.linalg.solve(told + prior, told)))
        free = max(len(self.heads) - effective, 1.0)
        scale = max(float(residual @ residual) / free, 1.0)
        covariance: NDArray[np.float64] = np.linalg.inv(told / scale + prior)
        return covariance

    def _estimates(self, logs: NDArray[np.float64], spread: NDArray[np.float64]) -> tuple[Estimate, ...]:
        named = [(zone.name, self._typical(zone)) for zone in self.zones]
        if self.fits_recharge:
            total = float(np.mean(self.inputs.recharge_at(0.0)))
            named.append((RECHARGE, total))
        return tuple(
            Estimate(
                name=name, initial=initial, estimate=initial * float(np.exp(log)), factor=float(np.exp(log)),
                low=initial * float(np.exp(log - _NORMAL_95 * sd)), high=initial * float(np.exp(log + _NORMAL_95 * sd)),
                ln_sd=float(sd), learnt=float(1.0 - (sd / prior) ** 2),
            )
            for (name, initial), log, sd, prior in zip(named, logs, spread, self.prior_sd, strict=True)
        )  # fmt: skip

    def _typical(self, zone: Zone) -> float:
        inside = self.inputs.conductivity[zone.cells & self.inputs.grid.active]
        return float(np.exp(np.mean(np.log(inside))))


class _Quiet(Part):
    """Passes cancelling on and nothing else: a search reports its own progress."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(progress, 0.0, 1.0)

    def report(self, fraction: float) -> None:
        """Keep silent."""

    def step(self, text: str) -> None:
        """Keep silent."""

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One member of an ensemble: what it draws, its run, and the little that is kept of it.

`run_member` is handed to executors: its arguments and its answer are plain data.
"""

from __future__ import annotations

import contextlib
import functools
import math
import shutil
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Cancelled, GwError
from ..arrival import arrival_of
from ..flow import read_flow
from ..parameters import decay_from_half_life
from ..runner.runs import StopSign
from .fields import conductivity_field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from ..flow import FlowModel
    from ..gwt.scenario import TransportInput
    from .fields import FieldModel

PARAMETERS = frozenset({"porosity", "dispersivity_l_m", "dispersivity_t_m", "dispersivity_v_m", "kd_l_kg"})
DRAWN = PARAMETERS | {"half_life_d", "rate_factor", "delay_d"}


class Solver(StrEnum):
    """What computes a member: MODFLOW 6, or the response operator, which is upstream weighted and linear."""

    MODFLOW = "modflow"
    OPERATOR = "operator"


class Status(StrEnum):
    """How a member ended."""

    FINISHED = "finished"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTask:
    """What all members have in common.

    Attributes
    ----------
    flow_folder : str
    inputs : TransportInput
        The typical case.
    limit_mg_l : float
    field : FieldModel or None
        With it each member has a conductivity field and so a flow of its own.
    solver : Solver
    folder : str
        Where the members' folders of model files go.
    stop : str
        File of the stop sign.
    mf6 : str or None
    keep : bool
        Whether the members' folders stay.
    """

    flow_folder: str
    inputs: TransportInput
    limit_mg_l: float
    field: FieldModel | None
    solver: Solver
    folder: str
    stop: str
    mf6: str | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAnswer:
    """What is kept of a member.

    Attributes
    ----------
    status : Status
    reason : str
        Why it failed, else empty.
    exceeded, known : ndarray of uint8
        Packed bits, shape (n_times, *plan) each: where the highest concentration of the layers exceeds the limit, and
        where there is any water.
    times_d : ndarray, shape (n_steps,)
    curves_mg_l : ndarray, shape (n_records, n_steps)
        mg/L; NaN in dry cells.
    arrival_d, peak_mg_l : ndarray, shape (n_records,)
        First exceedance, infinite for never, and highest concentration.
    warnings : tuple of str
    """

    status: Status
    reason: str = ""
    exceeded: NDArray[np.uint8] = field(default_factory=lambda: np.empty(0, np.uint8))
    known: NDArray[np.uint8] = field(default_factory=lambda: np.empty(0, np.uint8))
    times_d: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    curves_mg_l: NDArray[np.float64] = field(default_factory=lambda: np.empty((0, 0)))
    arrival_d: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    peak_mg_l: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    warnings: tuple[str, ...] = ()


def member_inputs(inputs: TransportInput, values: Mapping[str, float]) -> TransportInput:
    """Return the typical inputs with the drawn values of one member in their place.

    ``rate_factor`` multiplies rates and concentrations of all sources, ``delay_d`` shifts them in time, ``half_life_d``
    stands for the decay; the other names are those of `TransportParameters`.
    """
    changed = {name: values[name] for name in PARAMETERS & values.keys()}
    if "half_life_d" in values:
        changed["decay_per_d"] = decay_from_half_life(values["half_life_d"])
    factor, delay = values.get("rate_factor", 1.0), values.get("delay_d", 0.0)
    sources = tuple(
        replace(
            source,
            rate_kg_d=None if source.rate_kg_d is None else source.rate_kg_d * factor,
            concentration_mg_l=None if source.concentration_mg_l is None else source.concentration_mg_l * factor,
            start_d=source.start_d + delay, end_d=source.end_d + delay,
        )
        for source in inputs.sources
    )  # fmt: skip
    porosity = None if "porosity" in values else inputs.porosity
    return replace(inputs, parameters=replace(inputs.parameters, **changed), sources=sources, porosity=porosity)


def run_member(task: MemberTask, number: int, values: Mapping[str, float], seed: int) -> MemberAnswer:
    """Run one member; a failure is an answer too.

    Parameters
    ----------
    task : MemberTask
    number : int
        From 1 on; names its folder.
    values : mapping
        What it draws.
    seed : int
        Of its conductivity field.
    """
    sign = StopSign(task.stop)
    folder = Path(task.folder) / f"{number:05d}"
    try:
        sign.check()
        inputs = member_inputs(task.inputs, values)
        inputs.check()
        flow = _flow(task, folder, seed, sign)
        answer = _operator(task, flow, inputs, sign) if task.solver is Solver.OPERATOR else _modflow(
            task, flow, inputs, folder, sign
        )  # fmt: skip
    except Cancelled:
        return MemberAnswer(status=Status.STOPPED)
    except GwError as error:
        return MemberAnswer(status=Status.FAILED, reason=error.message, warnings=tuple(sign.warnings))
    finally:
        if not task.keep:
            shutil.rmtree(folder, ignore_errors=True)
            with contextlib.suppress(OSError):  # not empty while others are at work
                folder.parent.rmdir()
    return replace(answer, warnings=tuple(sign.warnings))


def _flow(task: MemberTask, folder: Path, seed: int, sign: StopSign) -> FlowModel:
    from ..gwf.flow_input_file import read_flow_input
    from ..gwf.gwf import simulate_flow

    if task.field is None:
        return _read_once(task.flow_folder, (Path(task.flow_folder) / "flow.json").stat().st_mtime_ns)
    typical = read_flow_input(task.flow_folder)
    field = conductivity_field(typical.grid, typical.conductivity, task.field, seed)
    return simulate_flow(replace(typical, conductivity=field), folder / "flow", sign, task.mf6)


@functools.lru_cache(maxsize=1)
def _read_once(folder: str, _changed: int) -> FlowModel:
    return read_flow(folder)


def _modflow(task: MemberTask, flow: FlowModel, inputs: TransportInput, folder: Path, sign: StopSign) -> MemberAnswer:
    from ..gwt.gwt import simulate_transport

    result = simulate_transport(flow, inputs, folder / "plume", sign, task.mf6)
    return _kept(task, result.concentration_mg_l, result.record_times_d, result.record_concentration_mg_l)


def _operator(task: MemberTask, flow: FlowModel, inputs: TransportInput, sign: StopSign) -> MemberAnswer:
    """March the operator with equal steps; maps between two steps are interpolated."""
    from ..response.response import ResponseOperator

    steps = max(math.ceil(inputs.duration_d / inputs.step_d - 1e-9), 1)
    step = inputs.duration_d / steps
    ends = step * np.arange(1, steps + 1)
    rates = np.stack([_rates(source.rate_kg_d or 0.0, source.start_d, source.end_d, ends) for source in inputs.sources])
    operator = ResponseOperator(flow, inputs.parameters, step)
    wanted = np.array(sorted(set(inputs.output_times_d)) or [inputs.duration_d])
    maps = np.empty((len(wanted), *flow.grid.shape))
    curves = np.empty((len(inputs.records), steps))
    before = np.zeros(flow.grid.shape)
    cells = [source.cells for source in inputs.sources]
    for number, state in enumerate(_checked(operator.march(cells, rates), sign)):
        curves[:, number] = [_mean(state.ravel()[record.cells]) for record in inputs.records]
        here = np.flatnonzero((wanted > ends[number] - step) & (wanted <= ends[number] + 1e-9 * step))
        for at in here:
            share = min((wanted[at] - ends[number]) / step + 1.0, 1.0)
            maps[at] = state if abs(share - 1.0) < 1e-9 else before + share * (state - before)
        before = state
    return _kept(task, maps, ends, curves)


def _mean(values: NDArray[np.float64]) -> float:
    """Return the mean of what is known, as the operator averages over wet cells; NaN where nothing is."""
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else math.nan


def _checked(states: Iterator[NDArray[np.float64]], sign: StopSign) -> Iterator[NDArray[np.float64]]:
    for state in states:
        sign.check()
        yield state


def _rates(rate: float, start: float, end: float, ends: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean rate within each step, kg/d."""
    length = ends[0]
    covered = np.minimum(end, ends) - np.maximum(start, ends - length)
    mean: NDArray[np.float64] = rate * np.clip(covered / length, 0.0, 1.0)
    return mean


def _kept(
    task: MemberTask, maps: NDArray[np.float64], times: NDArray[np.float64], curves: NDArray[np.float64]
) -> MemberAnswer:
    exceeded = (np.nan_to_num(maps, nan=-np.inf) > task.limit_mg_l).any(axis=1)
    arrivals = [arrival_of(times, curve, task.limit_mg_l) for curve in curves]
    first = np.array([found.arrival_d for found in arrivals], dtype=np.float64)
    return MemberAnswer(
        status=Status.FINISHED, exceeded=np.packbits(exceeded), known=np.packbits(np.isfinite(maps).any(axis=1)),
        times_d=times, curves_mg_l=curves, arrival_d=np.where(np.isnan(first), np.inf, first),
        peak_mg_l=np.array([found.peak for found in arrivals], dtype=np.float64),
    )  # fmt: skip

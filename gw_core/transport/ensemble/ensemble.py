# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many forecasts with drawn conductivity, porosity, source and substance: how probably a limit is exceeded."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ...clock import utc_now
from ...errors import Finding, InvalidInputError, ModelRunError
from ...progress import Part, Silent
from ...wording import say
from ..flow import read_flow
from ..gwt.scenario import Scheme
from ..runner.runs import BYTES_A_CELL, StopSign, run_all, usable_runs
from ..runner.workspace import half_made
from .draws import draw
from .ensemble_member import DRAWN, MemberAnswer, MemberTask, Solver, Status, member_inputs, run_member
from .ensemble_result import EnsembleResult, MemberRow
from .exceedance import Exceedance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from numpy.typing import NDArray

    from ...progress import Progress
    from ..flow import FlowModel
    from ..gwt.scenario import TransportInput
    from .draws import Distribution
    from .fields import FieldModel

_MOST_MEMBERS = 100_000
_MOST_VALUES = 100_000_000  # 800 MB of curves
# The factors of the operator fill in: measured 2.3 kB a cell on 30,000 cells in 3 layers, 5.5 kB on 100,000 in 10.
_OPERATOR_BYTES_A_CELL = 15_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EnsembleInput:
    """What an ensemble is asked.

    Attributes
    ----------
    flow_folder : Path
        Folder of ``simulate_flow``.
    inputs : TransportInput
        The typical case.
    limit_mg_l : float
        What is exceeded, mg/L, > 0.
    members : int
        How many forecasts, >= 1.
    seed : int
        >= 0; the same seed gives the same ensemble, on any executor.
    distributions : mapping
        What is drawn: names of `ensemble_member.DRAWN`.
    field : FieldModel or None
        With it conductivity is drawn too and every member has a flow of its own.
    solver : Solver
    most_failures : float
        Share of members that may fail, 0 to 1.
    """

    flow_folder: Path
    inputs: TransportInput
    limit_mg_l: float
    members: int
    seed: int
    distributions: Mapping[str, Distribution] = field(default_factory=dict)
    field: FieldModel | None = None
    solver: Solver = Solver.MODFLOW
    most_failures: float = 0.2

    def check(self) -> None:
        """Raise `InvalidInputError` with every fault found."""
        self.inputs.check()
        faults: list[str] = []
        if not self.limit_mg_l > 0:
            faults.append(say("The limit must be positive."))
        if not 1 <= self.members <= _MOST_MEMBERS:
            faults.append(say("There must be 1 to {most} members.", most=_MOST_MEMBERS))
        if self.seed < 0:
            faults.append(say("The seed must not be negative."))
        faults += [say("{name} cannot be drawn.", name=name) for name in sorted(self.distributions.keys() - DRAWN)]
        for name, distribution in self.distributions.items():
            faults += distribution.faults(name)
        if self.solver is Solver.OPERATOR:
            faults += _beyond_operator(self.inputs)
        if faults:
            raise InvalidInputError(faults[0], [Finding(code="bad_ensemble", message=text) for text in faults])
        if self.field is not None:
            self.field.check()


def _beyond_operator(inputs: TransportInput) -> list[str]:
    faults: list[str] = []
    if any(source.rate_kg_d is None for source in inputs.sources):
        faults.append(say("The response operator needs sources with a rate; take MODFLOW 6 for held concentrations."))
    absent = ("sorption", "decay_sorbed_per_d", "immobile", "porosity", "initial_mg_l", "inflow_mg_l")
    if inputs.background_mg_l > 0 or any(getattr(inputs, name) is not None for name in absent):
        faults.append(
            say("The response operator knows neither isotherms, immobile water nor mass that is there; take MODFLOW 6.")
        )
    return faults


def simulate_ensemble(
    asked: EnsembleInput, workspace: Path, *, executor: Executor | None = None, workers: int | None = None,
    progress: Progress | None = None, mf6: str | None = None, keep_runs: bool = False,
) -> EnsembleResult:  # fmt: skip
    """Run an ensemble and leave ``ensemble.json`` and ``ensemble.npz`` in ``workspace``.

    Parameters
    ----------
    asked : EnsembleInput
    workspace : Path
        Made when missing. Nothing in it changes unless the ensemble succeeds.
    executor : concurrent.futures.Executor, optional
        By default threads that wait for MODFLOW 6; any other must see the folders by the same paths.
    workers : int, optional
        How many run side by side; by default, and at most unless an executor is given, what cores and memory bear.
    progress : Progress, optional
    mf6 : str, optional
        Path of the program.
    keep_runs : bool
        Keep the model files of each member in ``runs`` of the workspace.

    Returns
    -------
    EnsembleResult
        The same, bit by bit, whatever executor, number of workers and order.

    Raises
    ------
    InvalidInputError, ConfigurationError, Cancelled
    ModelRunError
        More members failed than may.
    """
    watch = progress or Silent()
    asked.check()
    flow = _checked_flow(asked, workspace)
    program = _program(asked, mf6)
    drawn = draw(asked.distributions, asked.members, asked.seed)
    _check_members(asked, drawn)
    with half_made(workspace) as folder:
        task = MemberTask(
            flow_folder=str(asked.flow_folder), inputs=asked.inputs, limit_mg_l=asked.limit_mg_l, field=asked.field,
            solver=asked.solver, folder=str(folder / "runs"), stop=str(folder / "stop"), mf6=program, keep=keep_runs,
        )  # fmt: skip
        side_by_side = _side_by_side(asked, flow, executor, workers)
        watch.step(say("Running {members} members, {side} side by side", members=asked.members, side=side_by_side))
        jobs = [(task, n + 1, row, _seed(asked.seed, n)) for n, row in enumerate(_rows(asked, drawn))]
        stop, part = StopSign(task.stop), Part(watch, 0.0, 0.98)
        ended = run_all(run_member, jobs, stop, executor=executor, workers=side_by_side, progress=part)
        result = _gathered(asked, flow, drawn, ended)
        result.save(folder)
        watch.check()
    _tell(result, watch)
    watch.report(1.0)
    return result


def _side_by_side(asked: EnsembleInput, flow: FlowModel, executor: Executor | None, workers: int | None) -> int:
    """Return how many run at once: an executor of the caller's own may reach beyond this machine."""
    if executor is not None and workers:
        return workers
    operator = asked.solver is Solver.OPERATOR
    return usable_runs(flow.grid.cells, workers, _OPERATOR_BYTES_A_CELL if operator else BYTES_A_CELL)


def _checked_flow(asked: EnsembleInput, workspace: Path) -> FlowModel:
    from ..gwf.flow_input_file import read_flow_input

    flow = read_flow(asked.flow_folder)
    if asked.field is not None:
        read_flow_input(asked.flow_folder)
    if asked.solver is Solver.OPERATOR:
        flow.require_steady()
    if (workspace / "flow.json").is_file():
        message = say("{folder} holds a flow model; give the ensemble a folder of its own.", folder=workspace)
        raise InvalidInputError(message, [Finding(code="flow_folder", message=message)])
    values = asked.members * len(asked.inputs.records) * len(_steps(asked, flow))
    if values > _MOST_VALUES:
        message = say("{count} values of curves would be kept; take fewer members or points.", count=values)
        raise InvalidInputError(message, [Finding(code="too_many_values", message=message)])
    return flow


def _program(asked: EnsembleInput, mf6: str | None) -> str | None:
    from ..runner.program import find_mf6

    return None if asked.solver is Solver.OPERATOR and asked.field is None else str(find_mf6(mf6))


def _check_members(asked: EnsembleInput, drawn: Mapping[str, NDArray[np.float64]]) -> None:
    """Refuse distributions that reach beyond what transport can take: the ends of what was drawn are tried."""
    for pick in (np.min, np.max):
        member_inputs(asked.inputs, {name: float(pick(values)) for name, values in drawn.items()}).check()


def _rows(asked: EnsembleInput, drawn: Mapping[str, NDArray[np.float64]]) -> Iterator[dict[str, float]]:
    for number in range(asked.members):
        yield {name: float(values[number]) for name, values in drawn.items()}


def _seed(seed: int, number: int) -> int:
    """Return the seed of a member's field, the same however many members there are."""
    return int(np.random.SeedSequence([seed, number]).generate_state(1)[0])


def _steps(asked: EnsembleInput, flow: FlowModel) -> NDArray[np.float64]:
    """Return the ends of the typical case's time steps, at which the curves of all members are kept."""
    from ..gwt.gwt import periods_of

    inputs = asked.inputs
    if asked.solver is Solver.OPERATOR:
        steps = max(int(np.ceil(inputs.duration_d / inputs.step_d - 1e-9)), 1)
        ends: NDArray[np.float64] = inputs.duration_d / steps * np.arange(1, steps + 1)
        return ends
    parts = [
        period.end_d - period.length_d + period.length_d / period.steps * np.arange(1, period.steps + 1)
        for period in periods_of(inputs, flow)
    ]
    return np.concatenate(parts)


def _gathered(
    asked: EnsembleInput, flow: FlowModel, drawn: Mapping[str, NDArray[np.float64]],
    ended: Iterator[tuple[int, Future[MemberAnswer]]],
) -> EnsembleResult:  # fmt: skip
    """Count the members as they end; what must be kept of each is put in the order of their numbers."""
    times = np.array(sorted(set(asked.inputs.output_times_d)) or [asked.inputs.duration_d])
    shape = (len(times), *flow.grid.plan_shape)
    steps = _steps(asked, flow)
    counts = Exceedance(shape)
    answers: dict[int, MemberAnswer] = {}
    for number, future in ended:
        answer = _answer_of(future)
        if answer.status is Status.FINISHED:
            size = int(np.prod(shape))
            masks = (np.unpackbits(bits, count=size).astype(bool).reshape(shape)
                     for bits in (answer.exceeded, answer.known))  # fmt: skip
            counts.add(*masks)
        nothing = np.empty(0, np.uint8)
        answers[number] = replace(
            answer, exceeded=nothing, known=nothing, times_d=np.empty(0), curves_mg_l=_on_steps(answer, steps)
        )
    rows = tuple(
        MemberRow(number=number + 1, values=values, status=answers[number].status.value,
                  reason=answers[number].reason, warnings=answers[number].warnings)
        for number, values in enumerate(_rows(asked, drawn))
    )  # fmt: skip
    finished = [answers[number] for number in sorted(answers) if answers[number].status is Status.FINISHED]
    _refuse_failures(asked, rows)
    return EnsembleResult(
        times_d=times, exceeded=counts.exceeded, known=counts.known, record_times_d=steps,
        curves_mg_l=np.stack([answer.curves_mg_l for answer in finished]),
        arrival_d=np.stack([answer.arrival_d for answer in finished]),
        peak_mg_l=np.stack([answer.peak_mg_l for answer in finished]),
        members=rows, provenance=_provenance(asked, flow),
    )  # fmt: skip


def _answer_of(future: Future[MemberAnswer]) -> MemberAnswer:
    """Return the answer of a member; of one whose worker died, a failure that says so."""
    error = future.exception()
    if error is None:
        answer = future.result()
        if answer.status is Status.STOPPED:
            return replace(answer, status=Status.FAILED, reason=say("The run was stopped."))
        return answer
    # Dask's own word for a task whose workers died again and again; its package need not be there.
    if not isinstance(error, (BrokenExecutor, MemoryError, OSError)) and type(error).__name__ != "KilledWorker":
        raise error
    return MemberAnswer(status=Status.FAILED, reason=say("The worker died: {reason}.", reason=error))


def _on_steps(answer: MemberAnswer, steps: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the curves of a member at the steps of the typical case; delayed sources cut other steps."""
    if len(answer.times_d) == len(steps) and np.allclose(answer.times_d, steps, rtol=1e-9, atol=1e-9):
        return answer.curves_mg_l
    if answer.status is not Status.FINISHED:
        return np.empty((0, 0))
    curves = [np.interp(steps, answer.times_d, curve) for curve in answer.curves_mg_l]
    return np.stack(curves) if curves else np.empty((0, len(steps)))


def _refuse_failures(asked: EnsembleInput, rows: tuple[MemberRow, ...]) -> None:
    failed = [row for row in rows if row.status != Status.FINISHED]
    if failed and (len(failed) > asked.most_failures * asked.members or len(failed) == asked.members):
        raise ModelRunError(
            say(
                "{failed} of {asked} members failed, which is too many for a probability; member {number}: {reason}",
                failed=len(failed), asked=asked.members, number=failed[0].number, reason=failed[0].reason,
            ),
            "\n".join(f"{row.number}: {row.reason}" for row in failed),
        )  # fmt: skip


def _provenance(asked: EnsembleInput, flow: FlowModel) -> dict[str, Any]:
    field_model = asked.field
    inputs = asked.inputs
    scheme = Scheme.UPSTREAM if asked.solver is Solver.OPERATOR else inputs.scheme
    return {
        "time": utc_now().isoformat(timespec="seconds"), "seed": asked.seed, "solver": asked.solver.value,
        "scheme": scheme.value, "limit_mg_l": asked.limit_mg_l, "duration_d": inputs.duration_d,
        "step_d": inputs.step_d, "parameters": asdict(inputs.parameters),
        "sources": [source.name for source in inputs.sources],
        "distributions": {name: _words(found) for name, found in asked.distributions.items()},
        "field": None if field_model is None else {
            "sd_ln": field_model.sd_ln, "length_m": field_model.length_m,
            "vertical_length_m": field_model.vertical_length_m, "covariance": field_model.covariance.value,
            "measured": 0 if field_model.measured is None else len(field_model.measured.conductivity),
        },
        "flow": flow.provenance,
    }  # fmt: skip


def _words(found: Distribution) -> dict[str, Any]:
    return {
        name: value if isinstance(value, str) or np.isfinite(value) else str(value)
        for name, value in asdict(found).items()
    }


def _tell(result: EnsembleResult, progress: Progress) -> None:
    failed = [row for row in result.members if row.status != Status.FINISHED]
    if failed:
        progress.warn(
            say(
                "{failed} of {asked} members failed and do not count; member {number}: {reason}",
                failed=len(failed), asked=len(result.members), number=failed[0].number, reason=failed[0].reason,
            )
        )  # fmt: skip
    warned = [row for row in result.members if row.warnings]
    if warned:
        progress.warn(
            say("{count} members warned; member {number}: {text}", count=len(warned), number=warned[0].number,
                text=warned[0].warnings[0])
        )  # fmt: skip

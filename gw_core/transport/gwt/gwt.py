# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solute transport with MODFLOW 6 (GWT) over a finished flow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from ...clock import utc_now
from ...errors import Finding, InvalidInputError
from ...progress import Part, Silent
from ...wording import say
from ..runner.program import find_mf6, mf6_version, run_mf6
from ..runner.workspace import half_made
from ..wet_cells import carrying
from .carried_flow import Period, carry_flow, flow_files, saturations
from .gwt_files import NAME, write_transport
from .gwt_results import read_transport
from .resolution import warn_of_resolution
from .scenario import SAME_TIME_D

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...progress import Progress
    from ..flow import FlowModel
    from .gwt_files import Production
    from .scenario import TransportInput, TransportResult

__all__ = ["NAME", "periods_of", "run_transport", "simulate_transport"]

# A cell that drains leaves a film of water behind, which holds nothing worth speaking of.
_NEARLY_DRY = 1e-3
_MOST_VALUES = 100_000_000  # 800 MB
_NOTICED_UNDERSHOOT = 0.01


def simulate_transport(
    flow: FlowModel, inputs: TransportInput, workspace: Path, progress: Progress | None = None, mf6: str | None = None
) -> TransportResult:
    """Compute a plume with MODFLOW 6 over a flow that was read from its folder, leaving the files in ``workspace``.

    Parameters
    ----------
    flow : FlowModel
        As `flow.read_flow` gives it: its MODFLOW 6 files are copied into the workspace, which so stands for itself.
    inputs : TransportInput
    workspace : Path
        Made when missing. Nothing in it changes unless the run succeeds.
    progress : Progress, optional
    mf6 : str, optional
        Path of the program.

    Raises
    ------
    InvalidInputError, ConfigurationError, ModelRunError, Cancelled

    Notes
    -----
    Stress periods are cut where the flow changes, at starts and ends of sources and at output times; each is divided
    into equal steps of at most ``step_d``.

    References
    ----------
    Langevin, C. D., et al. (2022). Documentation for the MODFLOW 6 Groundwater Transport Model. USGS TM 6-A61.
    """
    watch = progress or Silent()
    check_transport(flow, inputs, workspace)
    program = find_mf6(mf6)
    warn_of_resolution(flow, inputs, watch)
    with half_made(workspace) as folder:
        result = run_transport(flow, inputs, folder, program, watch)
    watch.report(1.0)
    return result


def run_transport(
    flow: FlowModel, inputs: TransportInput, folder: Path, program: Path, progress: Progress,
    *, periods: Sequence[Period] | None = None, production: Production | None = None, every_step: bool = False,
) -> TransportResult:  # fmt: skip
    """Write, run and read a model that has been checked, in an existing folder; see `simulate_transport`."""
    used = periods_of(inputs, flow) if periods is None else periods
    if not flow.steady:
        _warn_of_drying_sources(flow, inputs, used, progress)
    progress.step(say("Writing the transport model"))
    carries = inputs.inflow_mg_l is not None or inputs.background_mg_l > 0
    packages = carry_flow(flow, used, inputs.inflow_of(flow.grid) if carries else None, folder)
    version = mf6_version(program)
    write_transport(flow, inputs, used, packages, folder, production=production, every_step=every_step, version=version)
    progress.check()
    progress.step(say("Running MODFLOW 6: transport"))
    steps = sum(period.steps for period in used)
    run_mf6(program, folder, steps, Part(progress, 0.1, 0.9), say("transport"), flow.grid)
    result = read_transport(flow, inputs, folder, _provenance(inputs, version))
    progress.check()
    _warn_of_undershoot(result, progress)
    return result


def check_transport(flow: FlowModel, inputs: TransportInput, workspace: Path) -> None:
    """Raise `InvalidInputError` for what cannot be run: wrong input, dry sources, a wrong folder, too much to keep."""
    inputs.check()
    _check_sources(flow, inputs)
    flow_files(flow)
    if (workspace / "flow.json").is_file():
        message = say("{folder} holds a flow model; give the plume a folder of its own.", folder=workspace)
        raise InvalidInputError(message, [Finding(code="flow_folder", message=message)])
    values = flow.grid.cells * max(len(set(inputs.output_times_d)), 1)
    if values > _MOST_VALUES:
        message = say("{count} values would be kept; choose fewer output times or larger cells.", count=values)
        raise InvalidInputError(message, [Finding(code="too_many_values", message=message)])


def _check_sources(flow: FlowModel, inputs: TransportInput) -> None:
    """Refuse sources in cells without water: of transient flow those that are dry at its end are let pass."""
    active, wet = flow.grid.active.ravel(), carrying(flow).ravel()
    faults = {}
    for source in inputs.sources:
        if not active[source.cells].all():
            faults[source.name] = say("Source {name} lies in inactive cells.", name=source.name)
        elif flow.steady and not wet[source.cells].all():
            faults[source.name] = say(
                "Source {name} lies in cells that fell dry; put it into a deeper layer.", name=source.name
            )
    if faults:
        findings = [Finding(code="dry_source", message=text) for text in faults.values()]
        raise InvalidInputError(findings[0].message, findings)


def _warn_of_drying_sources(
    flow: FlowModel, inputs: TransportInput, periods: Sequence[Period], progress: Progress
) -> None:
    """Say which sources release into cells that are dry for a time: what they give then is not in the water."""
    dry: dict[str, float] = {}
    for period, saturation in zip(periods, saturations(flow, periods), strict=True):
        begins = period.end_d - period.length_d
        for source in inputs.sources:
            releases = source.start_d < period.end_d - SAME_TIME_D and source.end_d > begins + SAME_TIME_D
            if releases and not np.all(saturation.ravel()[source.cells] > _NEARLY_DRY):
                dry.setdefault(source.name, begins)
    for name, since in dry.items():
        progress.warn(
            say("Source {name} releases into cells that are dry from day {day:g} on; put it into a deeper layer.",
                name=name, day=since)
        )  # fmt: skip


def periods_of(inputs: TransportInput, flow: FlowModel | None = None) -> list[Period]:
    """Return the stress periods: cut at output times, where sources begin and end, and where the flow changes."""
    moments = {0.0, inputs.duration_d, *inputs.output_times_d}
    moments |= {moment for source in inputs.sources for moment in (source.start_d, source.end_d)}
    moments |= set(flow.times_d) if flow is not None else set()
    ordered = [0.0]
    for moment in sorted(moments):
        if ordered[-1] + SAME_TIME_D < moment <= inputs.duration_d + SAME_TIME_D:
            ordered.append(min(moment, inputs.duration_d))
    return [
        Period(
            end_d=end, length_d=end - start, steps=max(int(np.ceil((end - start) / inputs.step_d - 1e-9)), 1)
        )
        for start, end in pairwise(ordered)
    ]  # fmt: skip


def _provenance(inputs: TransportInput, version: tuple[int, ...]) -> dict[str, Any]:
    found, isotherm, zone = inputs.parameters, inputs.isotherm, inputs.immobile
    return {
        "time": utc_now().isoformat(timespec="seconds"),
        "mf6": ".".join(map(str, version)),
        "scheme": inputs.scheme.value,
        "xt3d": inputs.xt3d,
        "duration_d": inputs.duration_d,
        "step_d": inputs.step_d,
        "parameters": {name: getattr(found, name) for name in found.__slots__},
        "sorption": {"isotherm": isotherm.isotherm.value, "coefficient": isotherm.coefficient,
                     "second": None if isotherm.linear else isotherm.second},
        "decay_sorbed_per_d": inputs.sorbed_decay_per_d,
        "immobile": None if zone is None else {name: getattr(zone, name) for name in zone.__slots__},
        "background_mg_l": inputs.background_mg_l,
        "initial_plume": inputs.initial_mg_l is not None,
        "sources": list(dict.fromkeys(source.name for source in inputs.sources)),
    }  # fmt: skip


def _warn_of_undershoot(result: TransportResult, progress: Progress) -> None:
    if not np.isfinite(result.concentration_mg_l).any():
        return
    lowest, highest = np.nanmin(result.concentration_mg_l), np.nanmax(result.concentration_mg_l)
    if lowest < -_NOTICED_UNDERSHOOT * highest:
        progress.warn(
            say("The scheme undershoots to {lowest:.3g} mg/L; refine the grid or use TVD or upstream.", lowest=lowest)
        )

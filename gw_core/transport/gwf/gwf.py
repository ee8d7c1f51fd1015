# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groundwater flow with MODFLOW 6 (GWF): from what is known of the ground to a `FlowModel`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...clock import utc_now
from ...errors import ModelRunError
from ...progress import Part, Silent
from ...wording import say
from ..runner.program import find_mf6, mf6_version, run_mf6
from ..runner.workspace import half_made
from ..wet_cells import DRY_SATURATION
from .boundaries import FixedHead, PumpedWell, River
from .discretisation import discretise, place
from .flow_input_file import save_flow_input
from .gwf_input import FlowInput
from .gwf_reader import read_result
from .gwf_writer import FLOW_NAME, write_flow, write_solver

if TYPE_CHECKING:
    from pathlib import Path

    from ...progress import Progress
    from ..flow import FlowModel
    from ..grids.layered_grid import LayeredGrid

__all__ = ["FLOW_NAME", "FixedHead", "FlowInput", "PumpedWell", "River", "discretise", "place", "simulate_flow"]

_NOTICED = 1e-3


def simulate_flow(
    inputs: FlowInput, workspace: Path, progress: Progress | None = None, mf6: str | None = None
) -> FlowModel:
    """Compute flow with MODFLOW 6 and leave its files, its inputs, ``flow.json`` and ``flow.npz`` in ``workspace``.

    All layers are convertible (saturated thickness follows the head) and solved with Newton's method, so that shallow
    layers may fall dry without stopping the run. Every period is one stress period of one step.

    Parameters
    ----------
    inputs : FlowInput
    workspace : Path
        Made when missing. Nothing in it changes unless the run succeeds.
    progress : Progress, optional
    mf6 : str, optional
        Path of the program; see `program.locate_mf6`.

    Returns
    -------
    FlowModel
        Of the last period when the flow is transient; `gwf_reader.read_heads` gives the heads of all.

    Raises
    ------
    InvalidInputError, ConfigurationError, ModelRunError, Cancelled

    References
    ----------
    Langevin, C. D., et al. (2017). Documentation for the MODFLOW 6 Groundwater Flow Model. USGS TM 6-A55.
    """
    watch = progress or Silent()
    inputs.check()
    cut_off = _cut_off(inputs)
    if cut_off:
        watch.warn(
            say("No fixed head or river reaches {count} cells of the area; their heads mean nothing.", count=cut_off)
        )
    program = find_mf6(mf6)
    with half_made(workspace) as folder:
        watch.step(say("Writing the flow model"))
        steps = write_flow(inputs, folder)
        watch.check()
        watch.step(say("Running MODFLOW 6: flow"))
        _run(program, folder, steps, Part(watch, 0.2, 0.9), inputs.grid)
        flow = read_result(inputs, folder, _provenance(inputs, program), workspace)
        save_flow_input(inputs, folder)
        flow.save(folder)
        watch.check()
    _warn(inputs, flow, watch)
    watch.report(1.0)
    return flow


def _run(program: Path, folder: Path, steps: int, progress: Progress, grid: LayeredGrid) -> None:
    """Run MODFLOW 6, and once more damped when it fails."""
    try:
        run_mf6(program, folder, steps, progress, say("flow"), grid)
    except ModelRunError:
        progress.step(say("MODFLOW 6 did not get through; it is run again, damped"))
        write_solver(folder, damped=True)
        run_mf6(program, folder, steps, progress, say("flow"), grid)


def _cut_off(inputs: FlowInput) -> int:
    """Return how many active cells are not joined through active cells to any that a boundary holds."""
    if not inputs.holding:
        return 0
    parts = inputs.grid.parts().ravel()
    held = np.unique(parts[np.concatenate([each.cells for each in inputs.holding])])
    return int(np.count_nonzero(inputs.grid.active.ravel() & ~np.isin(parts, held)))


def _warn(inputs: FlowInput, flow: FlowModel, progress: Progress) -> None:
    dry = int(np.count_nonzero(flow.grid.active & ~(flow.saturation > DRY_SATURATION)))
    if dry:
        progress.warn(say("{count} cells fell dry.", count=dry))
    last = sum(inputs.steps_d()) - inputs.steps_d()[-1]
    running = [well.rate_m3_d for well in inputs.wells if well.holds_at(last)]
    wanted, found = sum(running), flow.provenance["wells_m3_d"]
    if abs(found - wanted) > _NOTICED * sum(map(abs, running)):
        progress.warn(
            say("The wells move {found:.4g} m³/d, not {wanted:.4g}: one runs dry.", found=found, wanted=wanted)
        )


def _provenance(inputs: FlowInput, program: Path) -> dict[str, Any]:
    inside = inputs.conductivity[inputs.grid.active]
    recharge = inputs.recharge_at(0.0)
    return {
        "time": utc_now().isoformat(timespec="seconds"),
        "start": inputs.start.isoformat() if inputs.start else None,
        "mf6": ".".join(map(str, mf6_version(program))),
        "parameters": {
            "vertical_ratio": float(np.mean(inputs.vertical_ratio)), "recharge_m_d": float(recharge.mean()),
            "conductivity_min_m_d": float(inside.min()), "conductivity_max_m_d": float(inside.max()),
            "fixed_heads": len(inputs.heads), "rivers": len(inputs.rivers), "wells": len(inputs.wells),
            "drains": len(inputs.drains), "general_heads": len(inputs.general_heads),
            "barriers": len(inputs.barriers), "steady_first": inputs.steady_first,
        },
    }  # fmt: skip

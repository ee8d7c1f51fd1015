# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solute transport with MODFLOW 6 (GWT) over a finished steady flow."""

from __future__ import annotations

import io
import re
import shutil
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from ..clock import utc_now
from ..errors import Finding, InvalidInputError
from ..progress import Part, Silent
from ..wording import say
from .gwf import FLOW_NAME, discretise, place
from .program import find_mf6, half_made, mf6_version, run_mf6
from .scenario import SAME_TIME_D, TransportResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from ..progress import Progress
    from .flow import FlowModel
    from .scenario import Source, TransportInput

NAME = "plume"
GRAMS_A_KILOGRAM = 1000.0
_MOST_VALUES = 100_000_000  # 800 MB
_FLOW_FILES = (f"{FLOW_NAME}.hds", f"{FLOW_NAME}.bud")


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
    Stress periods are cut at starts and ends of sources and at output times; each is divided into equal steps of at
    most ``step_d``. Boundary inflow is clean water.

    References
    ----------
    Langevin, C. D., et al. (2022). Documentation for the MODFLOW 6 Groundwater Transport Model. USGS TM 6-A61.
    """
    watch = progress or Silent()
    inputs.check()
    _check_room(flow, inputs, workspace)
    folder_of_flow = _flow_files(flow)
    program = find_mf6(mf6)
    periods = _periods(inputs)
    with half_made(workspace) as folder:
        watch.step(say("Writing the transport model"))
        for name in _FLOW_FILES:
            shutil.copy2(folder_of_flow / name, folder / name)
        _write(flow, inputs, periods, folder)
        watch.check()
        watch.step(say("Running MODFLOW 6: transport"))
        steps = sum(count for _, count, _ in periods)
        run_mf6(program, folder, steps, Part(watch, 0.1, 0.9), "transport")
        result = _read(flow, inputs, folder, _provenance(inputs, program))
        watch.check()
    _warn_of_undershoot(result, watch)
    watch.report(1.0)
    return result


def _check_room(flow: FlowModel, inputs: TransportInput, workspace: Path) -> None:
    """Refuse a folder that holds a flow model, whose files would be lost, and maps that would not fit in the memory."""
    if (workspace / "flow.json").is_file():
        message = say("{folder} holds a flow model; give the plume a folder of its own.", folder=workspace)
        raise InvalidInputError(message, [Finding(code="flow_folder", message=message)])
    values = flow.grid.cells * max(len(set(inputs.output_times_d)), 1)
    if values > _MOST_VALUES:
        message = say("{count} values would be kept; choose fewer output times or larger cells.", count=values)
        raise InvalidInputError(message, [Finding(code="too_many_values", message=message)])


def _flow_files(flow: FlowModel) -> Path:
    if flow.folder is None or not all((flow.folder / name).is_file() for name in _FLOW_FILES):
        message = say("The MODFLOW 6 files of the flow model are missing; simulate the flow again.")
        raise InvalidInputError(message, [Finding(code="no_flow_files", message=message)])
    return flow.folder


def _periods(inputs: TransportInput) -> list[tuple[float, int, float]]:
    """Return length, number of steps and multiplier of each stress period."""
    moments = {0.0, inputs.duration_d, *inputs.output_times_d}
    moments |= {moment for source in inputs.sources for moment in (source.start_d, source.end_d)}
    ordered = [0.0]
    for moment in sorted(moments):
        if ordered[-1] + SAME_TIME_D < moment <= inputs.duration_d + SAME_TIME_D:
            ordered.append(min(moment, inputs.duration_d))
    return [
        (end - start, max(int(np.ceil((end - start) / inputs.step_d - 1e-9)), 1), 1.0)
        for start, end in pairwise(ordered)
    ]


def _write(flow: FlowModel, inputs: TransportInput, periods: Sequence[tuple[float, int, float]], folder: Path) -> None:
    from flopy.mf6 import MFSimulation, ModflowGwt, ModflowGwtfmi, ModflowGwtssm, ModflowIms, ModflowTdis

    simulation = MFSimulation(sim_name=NAME, sim_ws=str(folder), verbosity_level=0)
    ModflowTdis(simulation, time_units="days", nper=len(periods), perioddata=list(periods))
    scale = max(_strength(source) for source in inputs.sources) or 1.0
    ModflowIms(
        simulation, outer_maximum=100, outer_dvclose=1e-9 * scale, inner_maximum=300, inner_dvclose=1e-11 * scale,
        rcloserecord=[1e-9 * scale, "STRICT"], linear_acceleration="BICGSTAB", scaling_method="NONE",
        reordering_method="NONE", relaxation_factor=0.97,
    )  # fmt: skip
    model = ModflowGwt(simulation, modelname=NAME)
    discretise(flow.grid, model, "Gwt")
    _write_substance(inputs, model)
    _write_sources(flow, inputs, periods, model)
    ModflowGwtssm(model)
    ModflowGwtfmi(model, packagedata=[("GWFHEAD", _FLOW_FILES[0]), ("GWFBUDGET", _FLOW_FILES[1])])
    _write_output(flow, inputs, model)
    simulation.write_simulation(silent=True)


def _strength(source: Source) -> float:
    """Return the size of a source in its own unit, g/d or mg/L: the scale of the solver's closure."""
    if source.rate_kg_d is not None:
        return source.rate_kg_d * GRAMS_A_KILOGRAM
    return float(source.concentration_mg_l or 0.0)


def _write_substance(inputs: TransportInput, model: Any) -> None:
    from flopy.mf6 import ModflowGwtadv, ModflowGwtdsp, ModflowGwtic, ModflowGwtmst

    found = inputs.parameters
    ModflowGwtic(model, strt=0.0)
    ModflowGwtadv(model, scheme=inputs.scheme.value.lower())
    ModflowGwtdsp(
        model, xt3d_off=not inputs.xt3d or None, alh=found.dispersivity_l_m, ath1=found.dispersivity_t_m,
        ath2=found.dispersivity_v_m, diffc=found.diffusion_m2_d,
    )  # fmt: skip
    sorption: dict[str, Any] = {}
    if found.kd_l_kg > 0 and found.bulk_density_kg_l > 0:
        sorption = {"sorption": "linear", "bulk_density": found.bulk_density_kg_l, "distcoef": found.kd_l_kg}
    decay: dict[str, Any] = {}
    if found.decay_per_d > 0:
        decay = {"first_order_decay": True, "decay": found.decay_per_d}
        if sorption:
            decay["decay_sorbed"] = found.decay_per_d
    ModflowGwtmst(model, porosity=found.porosity, **sorption, **decay)


def _write_sources(
    flow: FlowModel, inputs: TransportInput, periods: Sequence[tuple[float, int, float]], model: Any
) -> None:
    from flopy.mf6 import ModflowGwtcnc, ModflowGwtsrc

    loading: dict[int, list[tuple[tuple[int, int, int], float]]] = {}
    held: dict[int, dict[tuple[int, int, int], float]] = {}
    start = 0.0
    for number, (length, _, _) in enumerate(periods):
        middle = start + 0.5 * length
        start += length
        loading[number], held[number] = [], {}
        for source in inputs.sources:
            if not source.start_d <= middle < source.end_d:
                continue
            cells = [place(flow.grid, cell) for cell in source.cells]
            if source.rate_kg_d is not None:
                each = source.rate_kg_d * GRAMS_A_KILOGRAM / len(cells)
                loading[number] += [(cell, each) for cell in cells]
            else:
                held[number].update(dict.fromkeys(cells, float(source.concentration_mg_l or 0.0)))
    if any(loading.values()):
        most = max(len(rows) for rows in loading.values())
        ModflowGwtsrc(model, maxbound=most, stress_period_data=loading)
    if any(held.values()):
        most = max(len(rows) for rows in held.values())
        ModflowGwtcnc(model, maxbound=most, stress_period_data={n: list(rows.items()) for n, rows in held.items()})


def _write_output(flow: FlowModel, inputs: TransportInput, model: Any) -> None:
    from flopy.mf6 import ModflowGwtoc, ModflowUtlobs

    ModflowGwtoc(
        model, concentration_filerecord=f"{NAME}.ucn", budgetcsv_filerecord=f"{NAME}.budget.csv",
        saverecord=[("CONCENTRATION", "LAST")], printrecord=[("BUDGET", "LAST")],
    )  # fmt: skip
    rows = [
        (f"r{index}_{number}", "CONCENTRATION", place(flow.grid, cell))
        for index, record in enumerate(inputs.records)
        for number, cell in enumerate(record.cells)
    ]
    if rows:
        ModflowUtlobs(model, digits=15, continuous={f"{NAME}.obs.csv": rows})


def _provenance(inputs: TransportInput, program: Path) -> dict[str, Any]:
    found = inputs.parameters
    return {
        "time": utc_now().isoformat(timespec="seconds"),
        "mf6": ".".join(map(str, mf6_version(program))),
        "scheme": inputs.scheme.value,
        "xt3d": inputs.xt3d,
        "duration_d": inputs.duration_d,
        "step_d": inputs.step_d,
        "parameters": {name: getattr(found, name) for name in found.__slots__},
        "sources": [source.name for source in inputs.sources],
    }


def _read(flow: FlowModel, inputs: TransportInput, folder: Path, provenance: dict[str, Any]) -> TransportResult:
    from flopy.utils import HeadFile

    wanted = np.array(sorted(set(inputs.output_times_d)) or [inputs.duration_d])
    file = HeadFile(folder / f"{NAME}.ucn", text="CONCENTRATION", precision="double")
    try:
        kept = np.array(file.get_times())
        nearest = [float(kept[np.argmin(np.abs(kept - time))]) for time in wanted]
        fields = np.stack([file.get_data(totim=time) for time in nearest])
    finally:
        file.close()
    fields = np.where(np.abs(fields) < 1e29, fields, np.nan)
    times, records = _read_records(inputs, folder)
    return TransportResult(
        times_d=wanted, concentration_mg_l=fields.reshape(len(wanted), *flow.grid.shape), record_times_d=times,
        record_concentration_mg_l=records, mass_balance_error_percent=_mass_balance(folder), provenance=provenance,
    )  # fmt: skip


def _read_records(inputs: TransportInput, folder: Path) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    path = folder / f"{NAME}.obs.csv"
    if not path.is_file():
        times = _budget_table(folder)[:, 0]
        return times, np.empty((0, len(times)))
    table = _numbers(path)
    groups = np.cumsum([0, *(len(record.cells) for record in inputs.records)])
    values = table[:, 1:]
    # A dry cell is written as 1e30 or -1e30.
    values = np.where(np.abs(values) < 1e29, values, np.nan)
    return table[:, 0], np.stack([values[:, a:b].mean(axis=1) for a, b in pairwise(groups)])


def _budget_table(folder: Path) -> NDArray[np.float64]:
    """Return time, total in and total out (g/d) of every step."""
    path = folder / f"{NAME}.budget.csv"
    with path.open(encoding="utf-8") as file:
        names = [name.strip().upper() for name in file.readline().split(",")]
    columns = [names.index(name) for name in ("TIME", "TOTAL_IN", "TOTAL_OUT")]
    return _numbers(path)[:, columns]


def _numbers(path: Path) -> NDArray[np.float64]:
    """Return the numbers below the heading; Fortran writes exponents of three digits without their E (0.13-112)."""
    text = re.sub(r"(?<=\d)([+-]\d{3})", r"E\1", path.read_text(encoding="utf-8"))
    return np.atleast_2d(np.loadtxt(io.StringIO(text), delimiter=",", skiprows=1))


def _mass_balance(folder: Path) -> float:
    time, came, went = _budget_table(folder).T
    length = np.diff(time, prepend=0.0)
    total_in, total_out = float(came @ length), float(went @ length)
    middle = 0.5 * (total_in + total_out)
    return 100.0 * (total_in - total_out) / middle if middle > 0 else 0.0


def _warn_of_undershoot(result: TransportResult, progress: Progress) -> None:
    if not np.isfinite(result.concentration_mg_l).any():
        return
    lowest, highest = np.nanmin(result.concentration_mg_l), np.nanmax(result.concentration_mg_l)
    if lowest < -0.01 * highest:
        progress.warn(
            say("The scheme undershoots to {lowest:.3g} mg/L; refine the grid or use TVD or upstream.", lowest=lowest)
        )

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steady groundwater flow with MODFLOW 6 (GWF): from what is known of the ground to a `FlowModel`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..clock import utc_now
from ..errors import ModelRunError
from ..progress import Part, Silent
from ..wording import say
from .assembly import DRY_SATURATION
from .boundaries import FixedHead, PumpedWell, River
from .flow import FlowModel
from .flow_input_file import save_flow_input
from .grid import Grid
from .gwf_input import FlowInput
from .program import find_mf6, half_made, mf6_version, run_mf6

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from ..progress import Progress
    from .layered_grid import LayeredGrid

__all__ = ["FLOW_NAME", "FixedHead", "FlowInput", "PumpedWell", "River", "discretise", "place", "simulate_flow"]

FLOW_NAME = "flow"
_MOST_ITERATIONS = 200
_NOTICED = 1e-3


def simulate_flow(
    inputs: FlowInput, workspace: Path, progress: Progress | None = None, mf6: str | None = None
) -> FlowModel:
    """Compute steady flow with MODFLOW 6 and leave its files, ``flow.json`` and ``flow.npz`` in ``workspace``.

    All layers are convertible (saturated thickness follows the head) and solved with Newton's method, so that shallow
    layers may fall dry without stopping the run.

    Parameters
    ----------
    inputs : FlowInput
    workspace : Path
        Made when missing. Nothing in it changes unless the run succeeds.
    progress : Progress, optional
    mf6 : str, optional
        Path of the program; see `program.locate_mf6`.

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
        _write(inputs, folder)
        watch.check()
        watch.step(say("Running MODFLOW 6: flow"))
        run_mf6(program, folder, 1, Part(watch, 0.2, 0.9), "flow")
        flow = _read(inputs, folder, _provenance(inputs, program), workspace)
        save_flow_input(inputs, folder)
        flow.save(folder)
        watch.check()
    _warn(inputs, flow, watch)
    watch.report(1.0)
    return flow


def _cut_off(inputs: FlowInput) -> int:
    """Return how many active cells are not joined through active cells to any that a boundary holds."""
    from scipy.ndimage import label

    parts, _ = label(inputs.grid.active)
    cells = [*(head.cells for head in inputs.heads), *(river.cells for river in inputs.rivers)]
    held = np.unique(parts.ravel()[np.concatenate(cells)])
    return int(np.count_nonzero(inputs.grid.active & ~np.isin(parts, held)))


def _warn(inputs: FlowInput, flow: FlowModel, progress: Progress) -> None:
    dry = int(np.count_nonzero(flow.grid.active & ~(flow.saturation > DRY_SATURATION)))
    if dry:
        progress.warn(say("{count} cells fell dry.", count=dry))
    wanted, found = sum(well.rate_m3_d for well in inputs.wells), flow.provenance["wells_m3_d"]
    if abs(found - wanted) > _NOTICED * sum(abs(well.rate_m3_d) for well in inputs.wells):
        progress.warn(
            say("The wells move {found:.4g} m³/d, not {wanted:.4g}: one runs dry.", found=found, wanted=wanted)
        )


def _write(inputs: FlowInput, folder: Path) -> None:
    from flopy.mf6 import MFSimulation, ModflowGwf, ModflowIms, ModflowTdis

    simulation = MFSimulation(sim_name=FLOW_NAME, sim_ws=str(folder), verbosity_level=0)
    ModflowTdis(simulation, time_units="days", nper=1, perioddata=[(1.0, 1, 1.0)])
    ModflowIms(
        simulation, complexity="MODERATE", outer_maximum=_MOST_ITERATIONS, outer_dvclose=1e-7, inner_maximum=500,
        inner_dvclose=1e-9, rcloserecord=[1e-6, "STRICT"], linear_acceleration="BICGSTAB",
    )  # fmt: skip
    model = ModflowGwf(simulation, modelname=FLOW_NAME, save_flows=True, newtonoptions="NEWTON UNDER_RELAXATION")
    _write_ground(inputs, model)
    _write_boundaries(inputs, model)
    simulation.write_simulation(silent=True)


def _write_ground(inputs: FlowInput, model: Any) -> None:
    from flopy.mf6 import ModflowGwfic, ModflowGwfnpf, ModflowGwfoc

    grid = inputs.grid
    discretise(grid, model)
    k = np.where(grid.active, inputs.conductivity, 1.0)
    ModflowGwfnpf(
        model, save_specific_discharge=True, save_saturation=True, icelltype=1, k=k, k33=inputs.vertical_ratio,
        k33overk=True,
    )  # fmt: skip
    levels = [head.head_m for head in inputs.heads] or [river.stage_m for river in inputs.rivers]
    ModflowGwfic(model, strt=float(np.mean(levels)))
    ModflowGwfoc(
        model, head_filerecord=f"{FLOW_NAME}.hds", budget_filerecord=f"{FLOW_NAME}.bud",
        saverecord=[("HEAD", "ALL"), ("BUDGET", "ALL")],
    )  # fmt: skip


def discretise(grid: LayeredGrid, model: Any, kind: str = "Gwf") -> None:
    """Give a model of flopy (``Gwf`` or ``Gwt``) the package DIS or DISV of a grid."""
    import flopy.mf6

    known = {"length_units": "meters", "top": grid.top, "botm": grid.bottoms, "idomain": grid.domain}
    if isinstance(grid, Grid):
        dis = getattr(flopy.mf6, f"Modflow{kind}dis")
        dis(
            model, nlay=grid.layers, nrow=grid.rows, ncol=grid.columns, delr=grid.widths, delc=grid.heights,
            xorigin=grid.west, yorigin=grid.south, angrot=grid.turned_deg, **known,
        )  # fmt: skip
        return
    vertices, faces = grid.outlines()
    x, y = grid.plan_centres()
    # MODFLOW 6 wants the vertices clockwise.
    cells = [
        [number, x[number], y[number], len(ring), *ring[::-1].tolist()]
        for number, ring in enumerate(face[face >= 0] for face in faces)
    ]
    disv = getattr(flopy.mf6, f"Modflow{kind}disv")
    disv(
        model, nlay=grid.layers, ncpl=grid.cells_a_layer, nvert=len(vertices), cell2d=cells,
        vertices=[[number, *place] for number, place in enumerate(vertices.tolist())], **known,
    )  # fmt: skip


def _write_boundaries(inputs: FlowInput, model: Any) -> None:
    from flopy.mf6 import ModflowGwfchd, ModflowGwfrcha, ModflowGwfriv, ModflowGwfwel

    grid = inputs.grid
    fixed: dict[int, float] = {}
    for head in inputs.heads:
        for cell in head.cells:
            fixed.setdefault(int(cell), head.head_m)
    bottoms = grid.bottoms.ravel()
    rivers = [
        (place(grid, cell), river.stage_m, river.conductance_m2_d / len(river.cells), bottoms[cell])
        for river in inputs.rivers
        for cell in river.cells
    ]
    wells = [(place(grid, cell), well.rate_m3_d / len(well.cells)) for well in inputs.wells for cell in well.cells]
    if fixed:
        ModflowGwfchd(model, stress_period_data={0: [(place(grid, cell), value) for cell, value in fixed.items()]})
    if rivers:
        ModflowGwfriv(model, stress_period_data={0: rivers})
    if wells:
        # A well in a cell that runs dry is throttled, not pumped on into nothing; `_warn` says so.
        ModflowGwfwel(model, auto_flow_reduce=0.1, stress_period_data={0: wells})
    if inputs.recharge_m_d:
        ModflowGwfrcha(model, recharge=inputs.recharge_m_d)


def place(grid: LayeredGrid, cell: int) -> tuple[int, ...]:
    """Return MODFLOW 6's cell id of a flat cell, zero-based: (layer, row, column) or (layer, cell)."""
    return tuple(int(part) for part in np.unravel_index(int(cell), grid.shape))


def _provenance(inputs: FlowInput, program: Path) -> dict[str, Any]:
    import flopy

    inside = inputs.conductivity[inputs.grid.active]
    return {
        "time": utc_now().isoformat(timespec="seconds"),
        "mf6": ".".join(map(str, mf6_version(program))),
        "flopy": str(flopy.__version__),
        "parameters": {
            "vertical_ratio": inputs.vertical_ratio, "recharge_m_d": inputs.recharge_m_d,
            "conductivity_min_m_d": float(inside.min()), "conductivity_max_m_d": float(inside.max()),
            "fixed_heads": len(inputs.heads), "rivers": len(inputs.rivers), "wells": len(inputs.wells),
        },
    }  # fmt: skip


def _read(inputs: FlowInput, folder: Path, provenance: dict[str, Any], home: Path) -> FlowModel:
    from flopy.utils import CellBudgetFile, HeadFile

    shape = inputs.grid.shape
    heads = HeadFile(folder / f"{FLOW_NAME}.hds", precision="double")
    budget = CellBudgetFile(folder / f"{FLOW_NAME}.bud", precision="double")
    try:
        head = np.asarray(heads.get_data()).reshape(shape)
        first, second, through = _face_flows(budget, folder)
        came, went = _boundary_flows(budget, shape)
        pumped = sum(float(np.sum(record["q"])) for record in budget.get_data(text="WEL")) if inputs.wells else 0.0
        spdis = budget.get_data(text="DATA-SPDIS")[0]
        sat = budget.get_data(text="DATA-SAT")[0]
    finally:
        heads.close()
        budget.close()
    head = np.where(np.abs(head) < 1e29, head, np.nan)
    flow = FlowModel(
        grid=inputs.grid, conductivity=inputs.conductivity, head=head,
        saturation=_scattered(sat["node"], sat["sat"], shape),
        first=first, second=second, through=through, boundary_in=came, boundary_out=went,
        discharge_x=_scattered(spdis["node"], spdis["qx"], shape),
        discharge_y=_scattered(spdis["node"], spdis["qy"], shape),
        discharge_z=_scattered(spdis["node"], spdis["qz"], shape),
        provenance=provenance | {"wells_m3_d": pumped}, folder=home,
    )  # fmt: skip
    if not np.isfinite(head[inputs.grid.active]).any():
        raise ModelRunError(say("The flow model fell dry everywhere; raise its heads or lower its bottoms."))
    return flow


def _scattered(node: NDArray[np.int64], value: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Add values at one-based cells to a grid of zeros."""
    count = int(np.prod(shape))
    summed = np.bincount(np.asarray(node) - 1, weights=np.asarray(value), minlength=count)
    return summed.astype(np.float64).reshape(shape)


def _face_flows(budget: Any, folder: Path) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Turn MODFLOW 6's flows by connection into the cells on both sides of each face and the flow between them."""
    from flopy.mf6.utils import MfGrdFile

    table = MfGrdFile(str(next(folder.glob(f"{FLOW_NAME}.dis*.grb"))), verbose=False)
    ia, ja = np.asarray(table.ia, dtype=np.int64), np.asarray(table.ja, dtype=np.int64)
    flow = np.asarray(budget.get_data(text="FLOW-JA-FACE")[-1]).ravel()
    start = np.repeat(np.arange(len(ia) - 1, dtype=np.int64), np.diff(ia))
    out = ja > start
    return start[out], ja[out], -flow[out]


def _boundary_flows(budget: Any, shape: tuple[int, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    came, went = np.zeros(shape), np.zeros(shape)
    names = {name.decode().strip() for name in budget.get_unique_record_names()}
    for name in sorted(names - {"FLOW-JA-FACE", "DATA-SPDIS", "DATA-SAT"}):
        for record in budget.get_data(text=name):
            came += _scattered(record["node"], np.maximum(record["q"], 0.0), shape)
            went += _scattered(record["node"], np.maximum(-record["q"], 0.0), shape)
    return came, went

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What MODFLOW 6 leaves of a flow simulation, read into a `FlowModel`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import ModelRunError
from ...wording import say
from ..flow import FlowModel
from .gwf_writer import FLOW_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from .gwf_input import FlowInput

_INNER = frozenset({"FLOW-JA-FACE", "DATA-SPDIS", "DATA-SAT"})
_NO_HEAD = 1e29


def read_result(inputs: FlowInput, folder: Path, provenance: dict[str, Any], home: Path) -> FlowModel:
    """Return the flow of the last period; ``home`` is where its files will lie.

    Raises
    ------
    ModelRunError
        Everything fell dry.
    """
    from flopy.utils import CellBudgetFile

    shape = inputs.grid.shape
    head = read_heads(folder, shape)[1][-1]
    if not np.isfinite(head[inputs.grid.active]).any():
        raise ModelRunError(say("The flow model fell dry everywhere; raise its heads or lower its bottoms."))
    budget = CellBudgetFile(folder / f"{FLOW_NAME}.bud", precision="double")
    try:
        last = budget.get_kstpkper()[-1]
        first, second, through = _face_flows(budget, last, folder)
        flows = _boundary_flows(budget, last, shape)
        spdis = budget.get_data(text="DATA-SPDIS", kstpkper=last)[0]
        sat = budget.get_data(text="DATA-SAT", kstpkper=last)[0]
    finally:
        budget.close()
    pumped = sum(float(flow.sum()) for name, flow in flows.items() if name == "WEL")
    return FlowModel(
        grid=inputs.grid, conductivity=inputs.conductivity, porosity=inputs.porosity, head=head,
        saturation=_scattered(sat["node"], sat["sat"], shape),
        first=first, second=second, through=through,
        boundary_in=sum((np.maximum(flow, 0.0) for flow in flows.values()), np.zeros(shape)),
        boundary_out=sum((np.maximum(-flow, 0.0) for flow in flows.values()), np.zeros(shape)),
        discharge_x=_scattered(spdis["node"], spdis["qx"], shape),
        discharge_y=_scattered(spdis["node"], spdis["qy"], shape),
        discharge_z=_scattered(spdis["node"], spdis["qz"], shape),
        times_d=tuple(np.cumsum(inputs.steps_d()).tolist()) if inputs.transient else (),
        provenance=provenance | {"wells_m3_d": pumped}, folder=home,
    )  # fmt: skip


def read_heads(folder: Path, shape: tuple[int, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the ends of all periods (d, (n,)) and the heads then (m, (n, *shape)), NaN where there is none.

    Parameters
    ----------
    folder : Path
        Flow folder.
    shape : tuple of int
        Shape of its grid.
    """
    layer = np.dtype([
        ("step", "<i4"), ("period", "<i4"), ("in_period", "<f8"), ("in_total", "<f8"), ("name", "S16"),
        ("sizes", "<i4", 3), ("head", "<f8", int(np.prod(shape[1:]))),
    ])  # fmt: skip
    records = np.fromfile(folder / f"{FLOW_NAME}.hds", dtype=layer)
    heads = records["head"].reshape(-1, *shape)
    times = records["in_total"].reshape(-1, shape[0])[:, 0]
    return times, np.where(np.abs(heads) < _NO_HEAD, heads, np.nan)


def read_boundary_flows(folder: Path, shape: tuple[int, ...]) -> dict[str, NDArray[np.float64]]:
    """Return what each kind of boundary adds to each cell in the last period (m³/d, negative for out), by package name.

    Names are MODFLOW 6's: CHD, RIV, WEL, DRN, GHB, RCH, STO-SS, STO-SY.
    """
    from flopy.utils import CellBudgetFile

    budget = CellBudgetFile(folder / f"{FLOW_NAME}.bud", precision="double")
    try:
        return _boundary_flows(budget, budget.get_kstpkper()[-1], shape)
    finally:
        budget.close()


def _scattered(node: NDArray[np.int64], value: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Add values at one-based cells to a grid of zeros."""
    count = int(np.prod(shape))
    summed = np.bincount(np.asarray(node) - 1, weights=np.asarray(value), minlength=count)
    return summed.astype(np.float64).reshape(shape)


def _face_flows(
    budget: Any, last: tuple[int, int], folder: Path
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Turn MODFLOW 6's flows by connection into the cells on both sides of each face and the flow between them."""
    from flopy.mf6.utils import MfGrdFile

    table = MfGrdFile(str(next(folder.glob(f"{FLOW_NAME}.dis*.grb"))), verbose=False)
    ia, ja = np.asarray(table.ia, dtype=np.int64), np.asarray(table.ja, dtype=np.int64)
    flow = np.asarray(budget.get_data(text="FLOW-JA-FACE", kstpkper=last)[-1]).ravel()
    start = np.repeat(np.arange(len(ia) - 1, dtype=np.int64), np.diff(ia))
    out = ja > start
    return start[out], ja[out], -flow[out]


def _boundary_flows(budget: Any, last: tuple[int, int], shape: tuple[int, ...]) -> dict[str, NDArray[np.float64]]:
    names = {name.decode().strip() for name in budget.get_unique_record_names()}
    flows: dict[str, NDArray[np.float64]] = {}
    for name in sorted(names - _INNER):
        for record in budget.get_data(text=name, kstpkper=last):
            listed = getattr(record, "dtype", None) is not None and record.dtype.names
            flow = _scattered(record["node"], record["q"], shape) if listed else np.asarray(record).reshape(shape)
            flows[name] = flows[name] + flow if name in flows else flow
    return flows

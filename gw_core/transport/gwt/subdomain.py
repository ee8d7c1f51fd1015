# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Transport on a part of a flow model: the part's flow, with what crosses its rim carried over as a boundary.

A plume of some hundred metres needs no grid of some kilometres. Water that enters through the rim is clean (or carries
the background); what leaves through it is counted. Nothing disperses through the rim.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say
from ..grids.grid import Grid
from ..grids.vertex_grid import VertexGrid
from .budget_file import (
    LISTED,
    WHOLE,
    BudgetRecord,
    PlanCut,
    layer_bytes,
    layer_records,
    listed_type,
    read_budget,
    write_budget,
)
from .carried_flow import BUDGET, HEADS, flow_files
from .resolution import travel_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from ..flow import FlowModel
    from ..grids.layered_grid import LayeredGrid
    from .scenario import TransportInput, TransportResult

RIM = "RIM"
RIM_TERM = f"WEL(SSM_{RIM})"
_FIELDS = (
    "conductivity", "head", "saturation", "boundary_in", "boundary_out", "discharge_x", "discharge_y", "discharge_z",
)  # fmt: skip
_MARGIN = 0.25
_FEWEST_CELLS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Subdomain:
    """A part of a flow model that stands for itself.

    Attributes
    ----------
    flow : FlowModel
        The part, with its MODFLOW 6 files.
    whole : LayeredGrid
        The grid it was cut from.
    plan : ndarray of int64
        Plan cell of the whole for each plan cell of the part, rising.
    number : ndarray of int64, shape (cells of the whole,)
        Flat cell of the part for each of the whole, -1 where it is not in the part or not active.
    """

    flow: FlowModel
    whole: LayeredGrid
    plan: NDArray[np.int64]
    number: NDArray[np.int64]

    def inputs(self, inputs: TransportInput) -> TransportInput:
        """Return the input of a run on the whole as that of a run on the part.

        Raises
        ------
        InvalidInputError
            A source or a point lies outside the part.
        """
        placed: dict[str, Any] = {
            name: tuple(replace(each, cells=self._moved(each.cells, each.name)) for each in getattr(inputs, name))
            for name in ("sources", "records")
        }
        for name in ("porosity", "initial_mg_l", "inflow_mg_l"):
            field = getattr(inputs, name)
            placed[name] = None if field is None else _part(field, self.plan, self.flow.grid.shape)
        return replace(inputs, **placed)

    def _moved(self, cells: NDArray[np.int64], name: str) -> NDArray[np.int64]:
        moved = self.number[cells]
        if (moved < 0).any():
            message = say("{name} lies outside the part of the model that is simulated.", name=name)
            raise InvalidInputError(message, [Finding(code="outside_subdomain", message=message)])
        return moved

    def on_whole(self, result: TransportResult) -> TransportResult:
        """Return the result of the part on the grid of the whole, NaN outside the part."""
        layers, count = self.whole.layers, self.whole.cells_a_layer
        field = np.full((len(result.times_d), layers, count), np.nan)
        field[:, :, self.plan] = result.concentration_mg_l.reshape(len(result.times_d), layers, -1)
        return replace(result, concentration_mg_l=field.reshape(-1, *self.whole.shape))


def cut_flow(flow: FlowModel, inside: NDArray[np.bool_], folder: Path) -> Subdomain:
    """Cut a part out of a flow model and write its MODFLOW 6 files into an existing folder.

    Parameters
    ----------
    flow : FlowModel
        As read from its folder.
    inside : ndarray of bool, plan shape
        Cells of the part, in all layers.
    folder : Path

    Raises
    ------
    InvalidInputError
        The part holds no active cell, or the files of the flow are missing.
    """
    home, whole = flow_files(flow), flow.grid
    grid, plan = _part_of_grid(whole, inside)
    if not grid.active.any():
        message = say("The part of the model to simulate has no active cell.")
        raise InvalidInputError(message, [Finding(code="empty_subdomain", message=message)])
    number = np.full(whole.cells, -1, dtype=np.int64)
    kept = (np.arange(whole.layers)[:, np.newaxis] * whole.cells_a_layer + plan).ravel()
    here = grid.domain.ravel() > 0
    number[kept[here]] = np.flatnonzero(here)
    both = (number[flow.first] >= 0) & (number[flow.second] >= 0)
    came, went = _rim_flows(flow, number)
    parts: dict[str, Any] = {name: _part(getattr(flow, name), plan, grid.shape) for name in _FIELDS}
    parts["boundary_in"], parts["boundary_out"] = (
        (parts[name] + _part(added.reshape(whole.shape), plan, grid.shape)) * grid.active
        for name, added in (("boundary_in", came), ("boundary_out", went))
    )
    cut = replace(
        flow, grid=grid, first=number[flow.first[both]], second=number[flow.second[both]], through=flow.through[both],
        porosity=None if flow.porosity is None else _part(flow.porosity, plan, grid.shape), folder=folder, **parts,
    )  # fmt: skip
    found = Subdomain(flow=cut, whole=whole, plan=plan, number=number)
    _write_heads(home, folder, found)
    write_budget(folder / BUDGET, _cut_records(home, flow, found))
    return found


def _part(field: NDArray[Any], plan: NDArray[np.int64], shape: tuple[int, ...]) -> NDArray[Any]:
    return field.reshape(field.shape[0], -1)[:, plan].reshape(shape)


def _part_of_grid(whole: LayeredGrid, inside: NDArray[np.bool_]) -> tuple[LayeredGrid, NDArray[np.int64]]:
    if isinstance(whole, VertexGrid):
        plan = np.flatnonzero(inside)
        used, corner = np.unique(whole.faces[plan], return_inverse=True)
        # Padding (-1) sorts first where there is any.
        faces = corner.reshape(-1, whole.faces.shape[1]) - int(used[0] < 0)
        return replace(
            whole, faces=faces, vertices=whole.vertices[used[used >= 0]], centres=whole.centres[plan],
            top=whole.top[plan], bottoms=whole.bottoms[:, plan], active=whole.active[:, plan],
        ), plan  # fmt: skip
    if not isinstance(whole, Grid):
        raise TypeError(type(whole).__name__)
    rows, columns = (np.flatnonzero(inside.any(axis=axis)) for axis in (1, 0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    plan = np.arange(whole.cells_a_layer).reshape(whole.plan_shape)[box].ravel()
    left, below = whole.widths[: columns[0]].sum(), whole.heights[: rows[-1] + 1].sum()
    west, south = whole.on_map(np.array([[left, below]]))[0]
    return replace(
        whole, west=float(west), south=float(south), widths=whole.widths[box[1]], heights=whole.heights[box[0]],
        top=whole.top[box], bottoms=whole.bottoms[(slice(None), *box)],
        active=whole.active[(slice(None), *box)] & inside[box],
    ), plan  # fmt: skip


def _rim_flows(flow: FlowModel, number: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what the rim brings into and takes out of each cell of the whole, m³/d, face by face."""
    came, went = np.zeros(flow.grid.cells), np.zeros(flow.grid.cells)
    for inner, outer, gain in ((flow.first, flow.second, -flow.through), (flow.second, flow.first, flow.through)):
        rim = (number[inner] >= 0) & (number[outer] < 0)
        np.add.at(came, inner[rim], np.maximum(gain[rim], 0.0))
        np.add.at(went, inner[rim], np.maximum(-gain[rim], 0.0))
    return came, went


def _size(grid: LayeredGrid) -> tuple[int, int]:
    return (grid.columns, grid.rows) if isinstance(grid, Grid) else (grid.cells_a_layer, 1)


def _write_heads(home: Path, folder: Path, part: Subdomain) -> None:
    kept = PlanCut(cells=part.plan, size=_size(part.flow.grid))
    with (folder / HEADS).open("wb") as file:
        for record in layer_records(home / HEADS):
            length = float(record["period_time"])
            file.write(layer_bytes(record, int(record["period"]), length, float(record["time"]), kept))


@dataclass(frozen=True, slots=True)
class _Connections:
    """Cells (flat, of the whole) of every entry of FLOW-JA-FACE: each active cell itself, then its neighbours."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]

    @classmethod
    def of(cls, flow: FlowModel) -> _Connections:
        active = np.flatnonzero(flow.grid.domain.ravel() > 0)
        start = np.concatenate([active, flow.first, flow.second])
        end = np.concatenate([active, flow.second, flow.first])
        order = np.lexsort((np.where(start == end, -1, end), start))
        return cls(start[order], end[order])


def _cut_records(home: Path, flow: FlowModel, part: Subdomain) -> Iterator[BudgetRecord]:
    joined = _Connections.of(flow)
    for _, group in groupby(read_budget(home / BUDGET), key=lambda record: (record.period, record.step)):
        yield from _cut_step(group, flow, part, joined)


def _cut_step(
    records: Iterable[BudgetRecord], flow: FlowModel, part: Subdomain, joined: _Connections
) -> Iterator[BudgetRecord]:
    """Yield the records of one step for the part, and what crosses the rim as a package of wells."""
    shape = (*_size(part.flow.grid), -part.flow.grid.layers)
    rim, names = None, ("", "")
    for record in records:
        if record.text == "FLOW-JA-FACE":
            inside, outside = part.number[joined.start] >= 0, part.number[joined.end] < 0
            within = record.values[inside & ~outside]
            rim = _rim_record(record, shape, part.number[joined.start[inside & outside]],
                              record.values[inside & outside])  # fmt: skip
            yield replace(record, shape=(len(within), 1, -1), values=within)
        elif record.method == WHOLE:
            values = _part(record.values.reshape(flow.grid.layers, -1), part.plan, (-1,))
            yield replace(record, shape=shape, values=values)
        else:
            names = (record.owners[0], record.owners[1]) if not record.text.startswith("DATA-") else names
            node = part.number[record.values["node"] - 1]
            values = record.values[node >= 0].copy()
            values["node"] = node[node >= 0] + 1
            yield replace(record, shape=shape, values=values)
    if rim is not None:
        model = names[0] or "FLOW"
        yield replace(rim, owners=(model, model, model, RIM))


def _rim_record(
    template: BudgetRecord, shape: tuple[int, int, int], cells: NDArray[np.int64], flows: NDArray[np.float64]
) -> BudgetRecord:
    values = np.zeros(len(cells), dtype=listed_type())
    values["node"], values["other"], values["q"] = cells + 1, np.arange(len(cells)) + 1, flows
    return replace(template, text="WEL", shape=shape, values=values, method=LISTED)


def reach_of(flow: FlowModel, inputs: Sequence[TransportInput]) -> NDArray[np.bool_]:
    """Return a box of the plan that the plumes should not leave, by the water's own paths and their spreading.

    The cells that the water reaches from the sources within the time, and the points of record, with a margin: a
    quarter of their extent, at least four standard deviations of the spreading across the flow and five cells.

    Returns
    -------
    ndarray of bool, plan shape
    """
    reached = np.zeros(flow.grid.cells, dtype=bool)
    for each in inputs:
        cells = [source.cells for source in each.sources]
        cells += [np.flatnonzero(field.ravel() > 0) for field in (each.initial_mg_l, each.inflow_mg_l)
                  if field is not None]  # fmt: skip
        start = np.unique(np.concatenate(cells)) if cells else np.empty(0, dtype=np.int64)
        if len(start):
            reached |= travel_times(flow, each, start) <= each.duration_d
            reached[start] = True
        for record in each.records:
            reached[record.cells] = True
    plan = reached.reshape(flow.grid.shape).any(axis=0)
    if not plan.any():
        return np.ones(flow.grid.plan_shape, dtype=bool)
    return _with_margin(flow, inputs, plan)


def _with_margin(flow: FlowModel, inputs: Sequence[TransportInput], plan: NDArray[np.bool_]) -> NDArray[np.bool_]:
    x, y = flow.grid.plan_centres()
    turn = np.deg2rad(flow.grid.rotation_deg)
    along, across = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    extent = float(max(np.ptp(along[plan]), np.ptp(across[plan])))
    spread = max(max(each.parameters.dispersivity_l_m, each.parameters.dispersivity_t_m) for each in inputs)
    deviation = np.sqrt(2.0 * spread * max(extent, flow.grid.cell_size_m))
    largest = float(np.sqrt(flow.grid.plan_areas()[plan].max()))
    margin = max(_MARGIN * extent, 4.0 * float(deviation), _FEWEST_CELLS * largest)
    inside = np.ones(flow.grid.plan_shape, dtype=bool)
    for place in (along, across):
        inside &= (place >= place[plan].min() - margin) & (place <= place[plan].max() + margin)
    return inside

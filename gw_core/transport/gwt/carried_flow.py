# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The flow as MODFLOW 6's transport reads it: the flow's own files, or new ones where transport needs more of them.

Transport must have the stress periods of the flow. Where it has more, because a source begins or a map is wanted in
between, the flow of the period is repeated; where inflow carries a substance, its concentration is put beside its rate.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say
from ..gwf.gwf_writer import FLOW_NAME
from .budget_file import LISTED, BudgetRecord, layer_bytes, layer_records, listed_type, read_budget, write_budget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from ..flow import FlowModel

HEADS, BUDGET = f"{FLOW_NAME}.hds", f"{FLOW_NAME}.bud"
AUXILIARY = "CONCENTRATION"
_SAME_D = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stress period of the transport: its end and length, d, and in how many equal steps it is solved."""

    end_d: float
    length_d: float
    steps: int


def flow_files(flow: FlowModel) -> Path:
    """Return the folder of the flow's MODFLOW 6 files; raise `InvalidInputError` where they are missing."""
    if flow.folder is None or not all((flow.folder / name).is_file() for name in (HEADS, BUDGET)):
        message = say("The MODFLOW 6 files of the flow model are missing; simulate the flow again.")
        raise InvalidInputError(message, [Finding(code="no_flow_files", message=message)])
    return flow.folder


def carry_flow(
    flow: FlowModel, periods: Sequence[Period], inflow_mg_l: NDArray[np.float64] | None, folder: Path
) -> tuple[str, ...]:
    """Put the flow's files into the folder of a transport model.

    Parameters
    ----------
    flow : FlowModel
    periods : sequence of Period
        Cut at least where the flow changes.
    inflow_mg_l : ndarray of float, grid shape, or None
        Concentration of what boundaries bring into each cell, mg/L; None for clean water.
    folder : Path

    Returns
    -------
    tuple of str
        Names of the packages whose inflow carries the substance.
    """
    home = flow_files(flow)
    if flow.steady and inflow_mg_l is None:
        for name in (HEADS, BUDGET):
            shutil.copyfile(home / name, folder / name)
        return ()
    if flow.steady:
        periods = periods[:1]
    plan = list(_matched(layer_records(home / HEADS)["time"], flow.grid.layers, periods))
    _write_heads(home / HEADS, folder / HEADS, plan, flow.grid.layers)
    packages: dict[str, None] = {}
    write_budget(folder / BUDGET, _records(home / BUDGET, plan, inflow_mg_l, packages))
    return tuple(packages)


@dataclass(frozen=True, slots=True)
class _Use:
    """The stress period ``number`` of the transport takes the flow at ``time_d``, the ``index``-th of the file."""

    number: int
    index: int
    flow_time_d: float
    period: Period


def _matched(times: NDArray[np.float64], layers: int, periods: Sequence[Period]) -> Iterator[_Use]:
    """Yield which flow every period takes: that of the flow period it lies in, or the last one after its end."""
    ends = np.asarray(times[::layers])
    for number, period in enumerate(periods, start=1):
        index = min(int(np.searchsorted(ends, period.end_d - _SAME_D)), len(ends) - 1)
        yield _Use(number, index, float(ends[index]), period)


def _write_heads(source: Path, target: Path, plan: Sequence[_Use], layers: int) -> None:
    records = layer_records(source)
    with target.open("wb") as file:
        for use in plan:
            for record in records[use.index * layers : (use.index + 1) * layers]:
                file.write(layer_bytes(record, use.number, use.period.length_d, use.period.end_d, None))


def _records(
    path: Path, plan: Sequence[_Use], inflow_mg_l: NDArray[np.float64] | None, packages: dict[str, None]
) -> Iterator[BudgetRecord]:
    for time, group in groupby(read_budget(path), key=lambda record: record.time_d):
        uses = [use for use in plan if abs(use.flow_time_d - time) <= _SAME_D * max(time, 1.0)]
        if not uses:
            continue
        terms = [_with_concentration(term, inflow_mg_l, packages) for term in group]
        for use in uses:
            for term in terms:
                yield term.at(use.number, use.period.length_d, use.period.end_d)


def _with_concentration(
    term: BudgetRecord, inflow_mg_l: NDArray[np.float64] | None, packages: dict[str, None]
) -> BudgetRecord:
    if inflow_mg_l is None or term.method != LISTED or term.text.startswith("DATA-"):
        return term
    packages[term.owners[3]] = None
    values: NDArray[Any] = np.empty(len(term.values), dtype=listed_type([AUXILIARY]))
    for name in ("node", "other", "q"):
        values[name] = term.values[name]
    values[AUXILIARY] = inflow_mg_l.ravel()[term.values["node"] - 1]
    return replace(term, values=values)


def saturations(flow: FlowModel, periods: Sequence[Period]) -> Iterator[NDArray[np.float64]]:
    """Yield the share of each cell under water in every period, in grid shape."""
    if flow.steady:
        for _ in periods:
            yield flow.saturation
        return
    home = flow_files(flow)
    plan = list(_matched(layer_records(home / HEADS)["time"], flow.grid.layers, periods))
    index, found = -1, (record for record in read_budget(home / BUDGET) if record.text == "DATA-SAT")
    field = np.zeros(flow.grid.cells)
    for use in plan:
        while index < use.index:
            values = next(found).values
            field = np.zeros(flow.grid.cells)
            field[values["node"] - 1] = values["sat"]
            index += 1
        yield field.reshape(flow.grid.shape)

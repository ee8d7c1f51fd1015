# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The water budget of a flow model: by kind of boundary and period for the whole, and for zones of it."""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say
from ..tables import layer_number, optional_number, read_rows, text_of
from .gwf_reader import read_boundary_flows
from .gwf_writer import BUDGET_TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from ..flow import FlowModel
    from ..grids.layered_grid import LayeredGrid

TERMS = {
    "CHD": "fixed heads", "RIV": "rivers", "WEL": "wells", "DRN": "drains", "GHB": "general heads", "RCH": "recharge",
    "STO-SS": "elastic storage", "STO-SY": "pore storage",
}  # fmt: skip
_COLUMN = re.compile(r"^([A-Z-]+)(?:\(.*\))?_(IN|OUT)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetTerm:
    """One line of a budget.

    Attributes
    ----------
    zone : str
        Empty for the whole model.
    time_d : float
        End of the period, d; NaN for steady flow.
    term : str
        Kind of boundary (English), ``to and from`` another zone, or ``total``.
    in_m3_d, out_m3_d : float
        Both >= 0.
    error_percent : float
        Of a total: in minus out over their mean; NaN for other terms.
    """

    zone: str = ""
    time_d: float = math.nan
    term: str
    in_m3_d: float
    out_m3_d: float
    error_percent: float = math.nan


def read_budget(folder: str | Path, *, steady: bool) -> list[BudgetTerm]:
    """Return the budget of the whole model in every period, as MODFLOW 6 kept it.

    Raises
    ------
    InvalidInputError
        The folder has no budget.
    """
    path = Path(folder) / BUDGET_TABLE
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, skipinitialspace=True))
    except OSError as error:
        message = say("{folder} holds no water budget; simulate the flow again.", folder=str(folder))
        raise InvalidInputError(message, [Finding(code="no_budget", message=message)]) from error
    return [term for row in rows for term in _terms(row, steady=steady)]


def _terms(row: dict[str, str], *, steady: bool) -> Iterator[BudgetTerm]:
    time = math.nan if steady else float(row["time"])
    flows: dict[str, dict[str, float]] = {}
    for column, value in row.items():
        match = _COLUMN.match(column)
        if match and match[1] != "TOTAL":
            flows.setdefault(match[1], {})[match[2]] = float(value)
    for name, parts in flows.items():
        yield BudgetTerm(time_d=time, term=TERMS.get(name, name), in_m3_d=parts["IN"], out_m3_d=parts["OUT"])
    yield BudgetTerm(
        time_d=time, term="total", in_m3_d=float(row["TOTAL_IN"]), out_m3_d=float(row["TOTAL_OUT"]),
        error_percent=float(row["PERCENT_DIFFERENCE"]),
    )  # fmt: skip


def read_zone_masks(table: pd.DataFrame, grid: LayeredGrid, what: str) -> tuple[tuple[str, NDArray[np.bool_]], ...]:
    """Read zones of a budget: ``name`` and, optionally, ``layer`` (all where it is empty); masks of the grid."""

    def make(row: dict[str, Any]) -> tuple[str, NDArray[np.bool_]]:
        if not isinstance(row.get("geometry_wkt"), str):
            message = say("The feature has no geometry.")
            raise InvalidInputError(message, [Finding(code="no_geometry", message=message)])
        mask = np.broadcast_to(grid.mask_of(row["geometry_wkt"]), grid.shape) & grid.active
        if optional_number(row, "layer") is not None:
            mask = mask & (np.arange(grid.layers) == layer_number(row) - 1).reshape(-1, *(1 for _ in grid.plan_shape))
        return text_of(row, "name"), mask

    return read_rows(table, what, make)


def zone_budget(flow: FlowModel, zones: Sequence[tuple[str, NDArray[np.bool_]]]) -> list[BudgetTerm]:
    """Return the budget of zones in the last period: boundaries, and what each zone gives to and takes from others.

    Parameters
    ----------
    flow : FlowModel
        Read from its folder.
    zones : sequence of (name, mask)
        Masks have the shape of the grid. A cell belongs to the first zone that has it, or to ``elsewhere``.
    """
    if flow.folder is None:
        message = say("The MODFLOW 6 files of the flow model are missing; simulate the flow again.")
        raise InvalidInputError(message, [Finding(code="no_flow_files", message=message)])
    number = np.full(flow.grid.cells, len(zones), dtype=np.int64)
    for index in reversed(range(len(zones))):
        number[zones[index][1].ravel()] = index
    names = [name for name, _ in zones] + ["elsewhere"]
    boundaries = read_boundary_flows(flow.folder, flow.grid.shape)
    count = len(names)
    exchange = np.zeros((count, count))
    a, b = number[flow.first], number[flow.second]
    np.add.at(exchange, (a, b), np.maximum(flow.through, 0.0))
    np.add.at(exchange, (b, a), np.maximum(-flow.through, 0.0))
    time = flow.times_d[-1] if flow.times_d else math.nan
    terms: list[BudgetTerm] = []
    for index in range(count - 1):
        inside = number == index
        own = [
            (TERMS.get(kind, kind), float(np.maximum(given.ravel()[inside], 0).sum()),
             float(np.maximum(-given.ravel()[inside], 0).sum()))
            for kind, given in boundaries.items()
        ]  # fmt: skip
        own += [
            (f"to and from {names[other]}", float(exchange[other, index]), float(exchange[index, other]))
            for other in range(count)
            if other != index and (exchange[other, index] or exchange[index, other])
        ]
        came, went = sum(term[1] for term in own), sum(term[2] for term in own)
        error = 200.0 * (came - went) / (came + went) if came + went else 0.0
        terms += [BudgetTerm(zone=names[index], time_d=time, term=t, in_m3_d=i, out_m3_d=o) for t, i, o in own]
        terms.append(
            BudgetTerm(zone=names[index], time_d=time, term="total", in_m3_d=came, out_m3_d=went, error_percent=error)
        )
    return terms

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources and places of record from the rows of map layers."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import refusal
from ...wording import say
from ..tables import days_after, layer_number, optional_number, read_rows, text_of
from .scenario import Record, Source

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd
    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid


def sources(table: pd.DataFrame, grid: LayeredGrid, start: datetime, what: str) -> tuple[Source, ...]:
    """Read sources: ``name``, ``rate_kg_d`` or ``concentration_mg_l``, ``start``, ``end``, ``layer``; see `Source`.

    A missing start is the start of the simulation, a missing end its end.
    """

    def make(row: dict[str, Any]) -> Source:
        return replace(strength(row, start), cells=_cells(row, grid))

    return read_rows(table, what, make)


def strength(row: dict[str, Any], start: datetime) -> Source:
    """Read all of a source but its cells.

    Raises
    ------
    InvalidInputError
        Neither or both of rate and concentration are given, a value is negative, or a date is not one.
    """
    rate, held = optional_number(row, "rate_kg_d"), optional_number(row, "concentration_mg_l")
    if (rate is None) == (held is None):
        raise refusal("one_strength", say("A source needs either rate_kg_d or concentration_mg_l."))
    if (rate or held or 0.0) < 0:
        raise refusal("negative", say("A source cannot take mass out."))
    began, ended = days_after(row.get("start"), start), days_after(row.get("end"), start)
    if began is not None and ended is not None and not ended > began:
        raise refusal("bad_span", say("It ends before it begins."))
    return Source(
        name=text_of(row, "name"), cells=np.empty(0, dtype=np.int64), rate_kg_d=rate, concentration_mg_l=held,
        start_d=0.0 if began is None else began, end_d=math.inf if ended is None else ended,
    )  # fmt: skip


def records(table: pd.DataFrame, grid: LayeredGrid, what: str) -> tuple[Record, ...]:
    """Read places of record: fields ``name`` and, optionally, ``layer``."""
    return read_rows(table, what, lambda row: Record(name=text_of(row, "name"), cells=_cells(row, grid)))


def _cells(row: dict[str, Any], grid: LayeredGrid) -> NDArray[np.int64]:
    wkt = row.get("geometry_wkt")
    if not isinstance(wkt, str):
        raise refusal("no_geometry", say("The feature has no geometry."))
    return grid.cells_of(wkt, layer_number(row) - 1)

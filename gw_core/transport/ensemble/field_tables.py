# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measured conductivity from a table of features."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import refusal
from ...wording import say
from ..tables import layer_number, middle, optional_number, read_rows
from .fields import Measured

if TYPE_CHECKING:
    import pandas as pd

    from ..grids.layered_grid import LayeredGrid


def measured_conductivity(table: pd.DataFrame, grid: LayeredGrid, what: str) -> Measured:
    """Read ``conductivity_m_d`` (> 0) with ``elevation_m`` or, in the middle of it, ``layer`` (default 1).

    Raises
    ------
    InvalidInputError
        With every fault of the table: no or no positive number, outside the grid, no such layer.
    """

    def make(row: dict[str, Any]) -> tuple[float, float, float, float]:
        value = optional_number(row, "conductivity_m_d")
        if value is None or not value > 0:
            raise refusal("bad_conductivity", say("The field {field} must be positive.", field="conductivity_m_d"))
        x, y = middle(row)
        plan = int(grid.cell_at([x], [y])[0])
        if plan < 0:
            raise refusal("outside_grid", say("The point lies outside the grid."))
        elevation = optional_number(row, "elevation_m")
        return x, y, _middle_of_layer(row, grid, plan) if elevation is None else elevation, value

    easting, northing, height, value = np.array(read_rows(table, what, make), dtype=np.float64).T
    return Measured(easting=easting, northing=northing, elevation=height, conductivity=value)


def _middle_of_layer(row: dict[str, Any], grid: LayeredGrid, plan: int) -> float:
    layer = layer_number(row) - 1
    if layer >= grid.layers:
        raise refusal(
            "unknown_layer",
            say("Layer {layer} does not exist; the model has {count}.", layer=layer + 1, count=grid.layers),
        )
    cell = layer * grid.cells_a_layer + plan
    return float(grid.bottoms.ravel()[cell] + 0.5 * grid.thickness.ravel()[cell])

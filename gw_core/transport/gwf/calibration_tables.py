# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door of calibration: zones and observed heads on a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say
from ..tables import layer_within, read_rows
from .calibration import ObservedHead, Zone

if TYPE_CHECKING:
    import pandas as pd

    from ...progress import Progress
    from ..grids.layered_grid import LayeredGrid
    from ..heads.head_readings import Wells
    from .gwf_input import FlowInput

_MOST_ZONES = 30


def zones_of(table: pd.DataFrame, grid: LayeredGrid, what: str) -> tuple[Zone, ...]:
    """Read polygons with a ``name`` and, optionally, a ``layer``; without one they reach through all layers."""

    def make(row: dict[str, Any]) -> Zone:
        wkt, name = row.get("geometry_wkt"), row.get("name")
        if not isinstance(wkt, str):
            raise _fault(say("The feature has no geometry."))
        plan = grid.mask_of(wkt)
        cells = np.broadcast_to(plan, grid.shape) & grid.active
        layer = layer_within(row, grid)
        if layer is not None:
            cells = cells & (np.arange(grid.layers) == layer).reshape(-1, *[1] * plan.ndim)
        if not cells.any():
            raise _fault(say("The zone covers no active cell."))
        return Zone(name=str(name or ""), cells=cells)

    return read_rows(table, what, make)


def zones_of_values(inputs: FlowInput) -> tuple[Zone, ...]:
    """Return a zone for each conductivity that the model was given.

    Raises
    ------
    InvalidInputError
        There are more than 30 different ones, as a raster would give.
    """
    active = inputs.grid.active
    values = np.unique(inputs.conductivity[active])
    if len(values) > _MOST_ZONES:
        raise _fault(say("The model has {count} different conductivities; give zones to calibrate.", count=len(values)))
    return tuple(Zone(name=f"K {value:g} m/d", cells=(inputs.conductivity == value) & active) for value in values)


def heads_on(wells: Wells, grid: LayeredGrid, layer: int, sd_m: float, progress: Progress) -> list[ObservedHead]:
    """Return the heads of wells in a zero-based layer; wells outside the active cells are left out and named."""
    cells = grid.cell_at(wells.places[:, 0], wells.places[:, 1], layer)
    inside = (cells >= 0) & grid.active.ravel()[np.maximum(cells, 0)]
    if not inside.all():
        names = ", ".join(name for name, there in zip(wells.names, inside, strict=True) if not there)
        progress.warn(
            say("Left out, as outside the active cells of layer {layer}: {names}.", layer=layer + 1, names=names)
        )
    return [
        ObservedHead(
            name=wells.names[i], cell=int(cells[i]), easting=float(wells.places[i, 0]),
            northing=float(wells.places[i, 1]), head_m=float(wells.heads[i]), sd_m=sd_m,
        )
        for i in np.flatnonzero(inside)
    ]  # fmt: skip


def _fault(message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code="bad_zone", message=message)])

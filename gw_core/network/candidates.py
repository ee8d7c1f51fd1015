# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where wells could be drilled: given places, or a grid over the wet part of the flow model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..transport.wet_cells import DRY_SATURATION
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..transport.flow import FlowModel

MOST_CANDIDATES = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A well that exists or could be drilled.

    Attributes
    ----------
    name : str
    easting, northing : float
        m, in the CRS of the flow model.
    layer : int
        Aquifer layer that its screen opens to, one-based.
    """

    name: str
    easting: float
    northing: float
    layer: int = 1

    @property
    def wkt(self) -> str:
        """The place as a point."""
        return f"POINT ({self.easting} {self.northing})"


def place_on_grid(
    flow: FlowModel, spacing_m: float, existing: Sequence[Place], occupied: NDArray[np.int64]
) -> list[Place]:
    """Return places every ``spacing_m`` in every layer, at centres of wet cells.

    Parameters
    ----------
    flow : FlowModel
    spacing_m : float
        m, > 0; at least the side of a cell.
    existing : sequence of Place
        No place is closer than half the spacing to one of these in its layer: it would tell little more.
    occupied : ndarray of int
        Flat cells that cannot be drilled (under facilities), in any layer.

    Raises
    ------
    InvalidInputError
        The spacing is not positive, or so small that there would be more than `MOST_CANDIDATES` places.
    """
    grid = flow.grid
    if not spacing_m > 0:
        raise _refused(say("The spacing of possible wells must be above zero."))
    free = (grid.active & (flow.saturation > DRY_SATURATION)).reshape(grid.layers, -1)
    free[:, np.asarray(occupied, dtype=np.int64) % grid.cells_a_layer] = False
    index = grid.frame(max(spacing_m, grid.cell_size_m)).index
    chosen = np.zeros(grid.cells_a_layer, dtype=bool)
    chosen[index[index >= 0]] = True
    layer, plan = np.nonzero(free & chosen)
    x, y = grid.coordinates(plan)
    kept = np.ones(len(layer), dtype=bool)
    for well in existing:
        near = np.hypot(x - well.easting, y - well.northing) < 0.5 * spacing_m
        kept &= ~(near & (layer == well.layer - 1))
    if kept.sum() > MOST_CANDIDATES:
        message = say("There would be {count} possible wells; make the spacing larger.", count=int(kept.sum()))
        raise _refused(message)
    digits = len(str(int(kept.sum())))
    return [
        Place(name=f"N{number:0{digits}d}", easting=float(x[i]), northing=float(y[i]), layer=int(layer[i]) + 1)
        for number, i in enumerate(np.flatnonzero(kept), start=1)
    ]


def _refused(message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code="bad_spacing", message=message)])

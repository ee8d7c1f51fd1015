# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which cells of a flow hold water, which pass it on, and how much leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .flow import FlowModel

# A Newton flow solution leaves a film of water in dry cells. They hold nothing, but water that falls from a wet
# neighbour or from recharge to the layer below still passes through them, and its load with it.
DRY_SATURATION = 1e-6
_STILL = 1e-12


def carrying(flow: FlowModel) -> NDArray[np.bool_]:
    """Return which cells hold water or pass it on, and so can take a release; shape (layers, rows, columns)."""
    passing = leaving(flow)
    carries: NDArray[np.bool_] = flow.grid.active & (
        (flow.saturation > DRY_SATURATION) | (passing > _STILL * passing.max())
    )
    return carries


def leaving(flow: FlowModel) -> NDArray[np.float64]:
    """Return how much water leaves each cell, through its faces and boundaries, m³/d."""
    cells = flow.grid.cells
    out = np.bincount(flow.first, np.maximum(flow.through, 0.0), cells)
    back = np.bincount(flow.second, np.maximum(-flow.through, 0.0), cells)
    total: NDArray[np.float64] = flow.boundary_out + (out + back).reshape(flow.grid.shape)
    return total

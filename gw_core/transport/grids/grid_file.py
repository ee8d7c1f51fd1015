# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Model grids as words (for JSON) and arrays (for npz), and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .grid import Grid
from .vertex_grid import VertexGrid

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from .layered_grid import LayeredGrid

_COMMON = {"top": "top", "bottom": "bottoms", "active": "active"}
_STRUCTURED = {"widths": "widths", "heights": "heights"}
_VERTICES = {"vertices": "vertices", "faces": "faces", "centres": "centres"}


def grid_words(grid: LayeredGrid) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return what of a grid goes into JSON, and its arrays by the names they have in a file."""
    words: dict[str, Any] = {"crs": grid.crs, "layers": grid.layers, "cell_size_m": grid.cell_size_m}
    names = dict(_COMMON)
    if isinstance(grid, Grid):
        names |= _STRUCTURED
        words |= {
            "kind": "structured", "west": grid.west, "south": grid.south, "rows": grid.rows, "columns": grid.columns,
            "rotation_deg": grid.turned_deg,
        }  # fmt: skip
    else:
        names |= _VERTICES
        words |= {"kind": "vertices", "cells_a_layer": grid.cells_a_layer}
    return words, {name: getattr(grid, attribute) for name, attribute in names.items()}


def grid_of(words: Mapping[str, Any], arrays: Mapping[str, NDArray[np.float64]]) -> LayeredGrid:
    """Return the grid that `grid_words` described.

    Raises
    ------
    KeyError
        A word or an array is missing.
    ValueError
        The kind of the grid is not known.
    """
    names = _COMMON | (_STRUCTURED if words["kind"] == "structured" else _VERTICES)
    given: dict[str, Any] = {attribute: arrays[name] for name, attribute in names.items()}
    if words["kind"] == "structured":
        turned = words["rotation_deg"]
        return Grid(crs=words["crs"], west=words["west"], south=words["south"], turned_deg=turned, **given)
    if words["kind"] == "vertices":
        return VertexGrid(crs=words["crs"], **given)
    raise ValueError(f"unknown kind of grid {words['kind']}")

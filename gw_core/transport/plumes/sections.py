# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Upright cuts through a plume along a line: which cells are cut, where, and what lies beside the line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...errors import refusal
from ...wording import say
from ..grids.outlines import read_shape
from .layering import water_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid
    from .plume import Plume

    Array = NDArray[np.float64]

_SAMPLES_A_CELL = 4
_HALVINGS = 30
_MOST_SAMPLES = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A cut; columns are the pieces of the line in one cell of the plan each.

    Attributes
    ----------
    line : ndarray, shape (n, 2)
        Corners of the line, easting and northing, m.
    start, end : ndarray of float, shape (columns,)
        Distance along the line where each piece begins and ends, m, rising.
    cell : ndarray of int64, shape (columns,)
        Plan cell of each piece; pieces outside the grid are left out.
    top, bottom : ndarray of float, shape (layers, columns)
        Elevations of the cells, m.
    active : ndarray of bool, shape (layers, columns)
    water_table : ndarray of float, shape (columns,)
        Elevation, m; NaN where unknown or dry.
    """

    line: Array
    start: Array
    end: Array
    cell: NDArray[np.int64]
    top: Array
    bottom: Array
    active: NDArray[np.bool_]
    water_table: Array

    @property
    def length_m(self) -> float:
        """Length of the whole line, m."""
        return float(_distances(self.line)[-1])

    @property
    def middle(self) -> Array:
        """Distance of the middle of each piece, m, shape (columns,)."""
        found: Array = (self.start + self.end) / 2.0
        return found

    def of(self, values: Array) -> Array:
        """Return values of cells (layers, *plan) as (layers, columns)."""
        found: Array = values.reshape(len(values), -1)[:, self.cell]
        return found

    def at(self, distance: Array) -> Array:
        """Return easting and northing (n, 2) at distances along the line."""
        along = _distances(self.line)
        return np.column_stack([np.interp(distance, along, self.line[:, axis]) for axis in (0, 1)])

    def corners(self, column: int) -> Array:
        """Return the distances at which a piece begins, bends and ends."""
        bends = _distances(self.line)[1:-1]
        within = bends[(bends > self.start[column] + 1e-6) & (bends < self.end[column] - 1e-6)]
        return np.concatenate([[self.start[column]], within, [self.end[column]]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A well beside a section: ``distance`` along the line and ``offset`` from it (m), its screen's elevations (m)."""

    name: str
    distance: float
    offset: float
    screen_top: float
    screen_bottom: float


def cut_plume(plume: Plume, line_wkt: str) -> Section:
    """Cut a plume along a line.

    Parameters
    ----------
    plume : Plume
    line_wkt : str
        A line in the CRS of the grid; of several parts the first.

    Raises
    ------
    InvalidInputError
        It is no line, has no length, or lies outside the model.
    """
    shape = read_shape(line_wkt)
    line = shape.parts[0]
    if shape.kind != "line" or not _distances(line)[-1] > 0:
        raise refusal("not_a_line", say("The section needs a line that has a length."))
    grid = plume.grid
    start, end, cell = _pieces(grid, line)
    if not len(cell):
        raise refusal("outside_grid", say("The section line lies outside the model."))
    layers = grid.layers
    tops = np.concatenate([grid.top[np.newaxis], grid.bottoms[:-1]]).reshape(layers, -1)
    level = np.full(grid.cells_a_layer, np.nan) if plume.head is None else water_table(plume.head).ravel()
    return Section(
        line=line, start=start, end=end, cell=cell, top=tops[:, cell],
        bottom=grid.bottoms.reshape(layers, -1)[:, cell], active=grid.active.reshape(layers, -1)[:, cell],
        water_table=level[cell],
    )  # fmt: skip


def screens_of(table: pd.DataFrame, places: Array, grid: LayeredGrid) -> Array:
    """Return the elevations of screens, shape (n, 2): top and bottom, m; NaN where unknown.

    Parameters
    ----------
    table : DataFrame
        Columns screen_top_m and screen_bottom_m, depths below ground, m, and ground_elevation_m; all optional.
    places : ndarray, shape (n, 2)
        Easting and northing, m.
    grid : LayeredGrid
        Its top is the ground where the table knows none.
    """
    cell = grid.cell_at(places[:, 0], places[:, 1])
    surface = np.where(cell >= 0, grid.top.ravel()[np.maximum(cell, 0)], np.nan)
    ground, top, bottom = (
        pd.to_numeric(table[name], errors="coerce").to_numpy(dtype=np.float64)
        if name in table
        else np.full(len(table), np.nan)
        for name in ("ground_elevation_m", "screen_top_m", "screen_bottom_m")
    )
    ground = np.where(np.isfinite(ground), ground, surface)
    return np.column_stack([ground - top, ground - bottom])


def wells_beside(
    section: Section, names: Sequence[str], places: Array, screens: Array, within_m: float
) -> list[Beside]:
    """Return the wells nearer to the line than a distance, by their distance along it.

    Parameters
    ----------
    section : Section
    names : sequence of str
    places : ndarray, shape (n, 2)
        Easting and northing, m.
    screens : ndarray, shape (n, 2)
        Elevations of top and bottom of the screen, m; NaN where unknown.
    within_m : float
        m.
    """
    found = []
    for name, place, screen in zip(names, places, screens, strict=True):
        along, offset = _foot(section.line, place)
        if offset <= within_m:
            found.append(
                Beside(name=name, distance=along, offset=offset, screen_top=screen[0], screen_bottom=screen[1])
            )
    return sorted(found, key=lambda well: well.distance)


def _distances(line: Array) -> Array:
    steps = np.hypot(*np.diff(line, axis=0).T)
    found: Array = np.concatenate([[0.0], np.cumsum(steps)])
    return found


def _pieces(grid: LayeredGrid, line: Array) -> tuple[Array, Array, NDArray[np.int64]]:
    """Return where the line is in which cell: sampled, then each change of cell narrowed down by halving.

    Corners of cells that are cut off by less than a quarter of the smallest cell may be missed.
    """
    along = _distances(line)
    samples = int(min(np.ceil(along[-1] / grid.cell_size_m * _SAMPLES_A_CELL) + 2, _MOST_SAMPLES))
    distance = np.unique(np.concatenate([np.linspace(0.0, along[-1], samples), along]))

    def cells(at: Array) -> NDArray[np.int64]:
        return grid.cell_at(*(np.interp(at, along, line[:, axis]) for axis in (0, 1)))

    cell = cells(distance)
    change = np.flatnonzero(cell[1:] != cell[:-1])
    low, high = distance[change], distance[change + 1]
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        same = cells(middle) == cell[change]
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    bounds = np.concatenate([[0.0], high, along[-1:]])
    held = cell[np.concatenate([change, [len(cell) - 1]])]
    inside = (held >= 0) & (np.diff(bounds) > 1e-6)
    return bounds[:-1][inside], bounds[1:][inside], held[inside]


def _foot(line: Array, place: Array) -> tuple[float, float]:
    """Return how far along the line the nearest point lies, and how far from it."""
    best = (0.0, np.inf)
    for (first, second), before in zip(pairwise(line), _distances(line), strict=False):
        step = second - first
        length = float(np.hypot(*step))
        share = min(max(float((place - first) @ step) / length**2, 0.0), 1.0) if length else 0.0
        offset = float(np.hypot(*(place - first - share * step)))
        if offset < best[1]:
            best = (before + share * length, offset)
    return float(best[0]), float(best[1])

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines against the cells of a grid: how long they are in each, where along them cells lie, which faces they cut."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .layered_grid import LayeredGrid
    from .outlines import Shape

    Array = NDArray[np.float64]

_SAMPLES_A_CELL = 20
_MOST_SAMPLES = 1_000_000


def lengths_in_cells(grid: LayeredGrid, line: Shape) -> tuple[NDArray[np.int64], Array]:
    """Return the plan cells that a line runs through, and its length in each, m.

    Measured by points along the line, twenty a cell: a length is right to a twentieth of the smallest cell.
    """
    found = np.zeros(grid.cells_a_layer)
    for start, end in _segments(line):
        length = float(np.hypot(*(end - start)))
        count = int(np.clip(np.ceil(length / grid.cell_size_m * _SAMPLES_A_CELL), 1, _MOST_SAMPLES))
        points = start + ((np.arange(count) + 0.5) / count)[:, np.newaxis] * (end - start)
        cell = grid.cell_at(points[:, 0], points[:, 1])
        found += np.bincount(cell[cell >= 0], minlength=grid.cells_a_layer) * (length / count)
    cells = np.flatnonzero(found).astype(np.int64)
    return cells, found[cells]


def shares_along(line: Shape, points: Array) -> Array:
    """Return how far along a line, 0 to 1 of its length, the nearest place to each point (n, 2) lies."""
    best, share, passed = np.full(len(points), np.inf), np.zeros(len(points)), 0.0
    for start, end in _segments(line):
        along = end - start
        length = float(np.hypot(*along))
        t = np.clip((points - start) @ along / max(length**2, 1e-300), 0.0, 1.0)
        away = np.hypot(*(points - start - t[:, np.newaxis] * along).T)
        nearer = away < best
        best = np.where(nearer, away, best)
        share = np.where(nearer, passed + t * length, share)
        passed += length
    return share / max(passed, 1e-300)


def crossed_pairs(grid: LayeredGrid, line: Shape) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs of neighbouring plan cells whose centres lie on different sides of a line.

    A path from cell to cell that crosses the line crosses one of their faces, so that a closed line encloses.
    """
    first, second = grid.plan_neighbours()
    x, y = grid.plan_centres()
    centres = np.stack([x.ravel(), y.ravel()], axis=1)
    a, b = centres[first], centres[second]
    odd = np.zeros(len(first), dtype=bool)
    for start, end in _segments(line):
        odd ^= _met(a, b, start, end)
    return first[odd], second[odd]


def _met(a: Array, b: Array, start: Array, end: Array) -> NDArray[np.bool_]:
    """Tell which segments from a to b cross the one from start to end; what only touches counts on one side."""
    sides = (_side(start, end, a) >= 0) != (_side(start, end, b) >= 0)
    along, across = b - a, end - start
    here = along[:, 0] * (start[1] - a[:, 1]) - along[:, 1] * (start[0] - a[:, 0])
    there = here + along[:, 0] * across[1] - along[:, 1] * across[0]
    met: NDArray[np.bool_] = sides & ((here >= 0) != (there >= 0))
    return met


def _side(start: Array, end: Array, points: Array) -> Array:
    side: Array = (end[0] - start[0]) * (points[:, 1] - start[1]) - (end[1] - start[1]) * (points[:, 0] - start[0])
    return side


def _segments(line: Shape) -> Iterator[tuple[Array, Array]]:
    for part in line.parts:
        yield from pairwise(part)

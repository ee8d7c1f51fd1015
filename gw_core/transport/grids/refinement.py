# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Grids that are finer where it matters and turned into the flow: equal squares, variable rows and columns, Voronoi."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say
from .grid import Grid
from .outlines import Shape, read_shape
from .voronoi import quadtree_centres, voronoi_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from .layered_grid import LayeredGrid

# Neighbours may differ by this factor: beyond, the second-order accuracy of equal cells is lost (Anderson, Woessner &
# Hunt 2015, Applied Groundwater Modeling, section 5.1).
GROWTH = 1.5
# A quadtree whose cells grow slower than this with the distance never has neighbours of more than twice the size.
_SLOPE = 0.5
_SAMPLES_A_CELL = 8


class GridKind(Enum):
    """How cells become finer."""

    UNIFORM = "uniform"
    VARIABLE = "variable spacing"
    VORONOI = "Voronoi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinement:
    """A point, line or polygon (WKT) around which cells are at most ``size_m`` wide."""

    wkt: str
    size_m: float


def lay_cells(
    area_wkt: str,
    cell_size_m: float,
    crs: str,
    *,
    kind: GridKind = GridKind.UNIFORM,
    refinements: Sequence[Refinement] = (),
    turned_deg: float = 0.0,
    most_cells: int = 4_000_000,
) -> LayeredGrid:
    """Lay cells over an area, in one flat layer from 0 to -1 m; `surfaces.with_surfaces` makes layers of them.

    Parameters
    ----------
    area_wkt : str
        Polygon, m. Cells whose centre is outside it are inactive.
    cell_size_m : float
        Side of a cell away from refinements, m, > 0.
    crs : str
        Authority code of the projected CRS of the area.
    kind : GridKind
    refinements : sequence of Refinement
        No part of a uniform grid.
    turned_deg : float
        Angle of the rows to the east, counter-clockwise, degrees.
    most_cells : int
        Refuse larger grids, which would fill the memory.

    Raises
    ------
    InvalidInputError
        With all faults: not a polygon, sizes that are not positive, refinements without any in a refined grid, too
        many cells.
    """
    area = read_shape(area_wkt)
    _check(area, cell_size_m, kind, refinements)
    turn = np.deg2rad(turned_deg)
    own = np.vstack(area.moved(lambda points: _turned(points, -turn)).parts)
    origin = own.min(axis=0)
    span = own.max(axis=0) - origin
    finer = [
        (read_shape(each.wkt).moved(lambda points: _turned(points, -turn) - origin), each.size_m)
        for each in refinements
    ]
    if kind is GridKind.VORONOI:
        grid: LayeredGrid = _voronoi(span, cell_size_m, finer, lambda at: _turned(at + origin, turn), crs, most_cells)
    else:
        corner = _turned(origin[np.newaxis], turn)[0]
        grid = _rectangles(span, cell_size_m, finer if kind is GridKind.VARIABLE else [], corner, turned_deg, crs,
                           most_cells)  # fmt: skip
    grid.active[:] = grid.mask_of(area_wkt)
    return grid


def _voronoi(
    span: NDArray[np.float64], size_m: float, finer: Sequence[tuple[Shape, float]],
    on_map: Callable[[NDArray[np.float64]], NDArray[np.float64]], crs: str, most_cells: int,
) -> LayeredGrid:  # fmt: skip
    cells = np.maximum(np.ceil(span / size_m - 1e-9), 1).astype(int)
    _check_count(int(cells.prod()), most_cells)
    centres = quadtree_centres(cells, size_m, _wanted(finer, size_m), most_cells)
    return voronoi_cells(centres, cells * size_m, size_m, on_map, crs)


def _rectangles(
    span: NDArray[np.float64], size_m: float, finer: Sequence[tuple[Shape, float]], corner: NDArray[np.float64],
    turned_deg: float, crs: str, most_cells: int,
) -> LayeredGrid:  # fmt: skip
    widths, heights = (
        _spacing(float(span[axis]), size_m, [_extent(shape, axis, size) for shape, size in finer])
        if finer
        else np.full(max(int(np.ceil(span[axis] / size_m - 1e-9)), 1), float(size_m))
        for axis in (0, 1)
    )
    _check_count(len(widths) * len(heights), most_cells)
    plan = (len(heights), len(widths))
    return Grid(
        west=float(corner[0]), south=float(corner[1]), widths=widths, heights=heights[::-1].copy(),
        turned_deg=float(turned_deg), crs=crs, top=np.zeros(plan), bottoms=np.full((1, *plan), -1.0),
        active=np.ones((1, *plan), dtype=bool),
    )  # fmt: skip


def flow_angle(points: NDArray[np.float64], levels: NDArray[np.float64]) -> float:
    """Return the angle (degrees, counter-clockwise, above -45 and at most 45) that lays rows or columns along the flow.

    Parameters
    ----------
    points : ndarray, shape (n, 2)
        Where water levels are known, m.
    levels : ndarray, shape (n,)
        m. The flow is taken to go down the plane of least squares through them.

    Raises
    ------
    InvalidInputError
        The levels show no direction: fewer than three places, all in line, or all the same.
    """
    middle = points - points.mean(axis=0)
    plane = np.linalg.lstsq(middle, levels - levels.mean(), rcond=None)
    slope, rank = plane[0], plane[2]
    if len(points) < 3 or rank < 2 or not np.hypot(*slope) > 0:
        message = say("The water levels of the boundaries show no direction of flow; give the angle of the grid.")
        raise InvalidInputError(message, [Finding(code="no_direction", message=message)])
    angle = float(np.rad2deg(np.arctan2(-slope[1], -slope[0])))
    return -((45.0 - angle) % 90.0 - 45.0)


def _turned(points: NDArray[np.float64], angle: float) -> NDArray[np.float64]:
    if angle == 0.0:
        return points
    x, y = points[..., 0], points[..., 1]
    return np.stack([x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)], axis=-1)


def _check(area: Shape, cell_size_m: float, kind: GridKind, refinements: Sequence[Refinement]) -> None:
    faults = []
    if area.kind != "polygon":
        faults.append(("not_a_polygon", say("The model area is not a polygon.")))
    if not cell_size_m > 0:
        faults.append(("bad_cell_size", say("The cell size must be positive, not {size}.", size=cell_size_m)))
    faults += [
        ("bad_cell_size", say("The cell size must be positive, not {size}.", size=each.size_m))
        for each in refinements
        if not each.size_m > 0
    ]
    if kind is GridKind.VARIABLE and not refinements:
        faults.append(("no_refinement", say("A refined grid needs features around which it is refined.")))
    if faults:
        raise InvalidInputError(faults[0][1], [Finding(code=code, message=message) for code, message in faults])


def _check_count(count: int, most: int) -> None:
    if count > most:
        message = say("The grid would have {count} cells; at most {most} fit.", count=count, most=most)
        raise InvalidInputError(message, [Finding(code="too_many_cells", message=message)])


def _extent(shape: Shape, axis: int, size_m: float) -> tuple[float, float, float]:
    """Return from where to where along an axis cells should have a size; a cell more on both sides."""
    places = np.vstack(shape.parts)[:, axis]
    return float(places.min()) - size_m, float(places.max()) + size_m, size_m


def _spacing(length_m: float, coarse_m: float, wanted: Sequence[tuple[float, float, float]]) -> NDArray[np.float64]:
    """Return the widths of cells along an axis from 0, growing by at most `GROWTH` from one to the next.

    A cell of width h counts for dx / h of a cell: the edges lie where that integral reaches whole numbers, which gives
    a constant growth where h rises linearly.
    """
    finest = min([coarse_m, *(size for _, _, size in wanted)])
    x = np.linspace(0.0, length_m, max(int(np.ceil(length_m / finest)), 1) * _SAMPLES_A_CELL + 1)
    size = np.full_like(x, coarse_m)
    for start, end, fine in wanted:
        away = np.maximum(np.maximum(start - x, x - end), 0.0)
        size = np.minimum(size, fine + np.log(GROWTH) * away)
    counted = np.concatenate([[0.0], np.cumsum(np.diff(x) * 0.5 * (1.0 / size[1:] + 1.0 / size[:-1]))])
    cells = max(int(np.ceil(counted[-1] - 1e-9)), 1)
    edges = np.interp(np.linspace(0.0, counted[-1], cells + 1), counted, x)
    return np.diff(edges)


def _wanted(
    finer: Sequence[tuple[Shape, float]], coarse_m: float
) -> Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]:
    """Return a function from centres (n, 2) and half diagonals (n,) of cells to the size they may have, m."""
    from scipy.spatial import cKDTree

    trees = [(shape, size, cKDTree(_dense(shape, size))) for shape, size in finer]

    def wanted(centres: NDArray[np.float64], reach: NDArray[np.float64]) -> NDArray[np.float64]:
        allowed = np.full(len(centres), float(coarse_m))
        for shape, size, tree in trees:
            away = tree.query(centres)[0]
            if shape.kind == "polygon":
                away[shape.covers(centres[:, 0], centres[:, 1])] = 0.0
            allowed = np.minimum(allowed, size + _SLOPE * np.maximum(away - reach, 0.0))
        return allowed

    return wanted


def _dense(shape: Shape, size_m: float) -> NDArray[np.float64]:
    """Return points along a shape no further apart than half a size."""
    points = []
    for part in shape.parts:
        points.append(part)
        for start, end in pairwise(part):
            count = int(np.ceil(np.hypot(*(end - start)) / (0.5 * size_m)))
            points.append(start + np.linspace(0.0, 1.0, count + 1)[:, np.newaxis] * (end - start))
    return np.vstack(points)

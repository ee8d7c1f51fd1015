# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The structured model grid: rows and columns of rectangular cells in layers, rows counted from the north."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say
from .frame import RasterFrame, frame_over
from .layered_grid import FaceGeometry, LayeredGrid
from .outlines import Shape, read_shape

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, kw_only=True)
class Grid(LayeredGrid):
    """Rectangular cells, which may be finer in some rows and columns, turned against the map or not.

    Attributes
    ----------
    west, south : float
        Easting and northing of the grid's own lower left corner, m, about which it is turned.
    widths : ndarray of float, shape (columns,)
        Widths of the columns from the left, m, > 0.
    heights : ndarray of float, shape (rows,)
        Heights of the rows from the top (row 0, the northernmost of a grid that is not turned), m, > 0.
    turned_deg : float
        Angle of the rows to the east, counter-clockwise, degrees.
    """

    west: float
    south: float
    widths: NDArray[np.float64]
    heights: NDArray[np.float64]
    turned_deg: float = 0.0

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.heights)

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.widths)

    @property
    def cell_size_m(self) -> float:
        """Smallest side of a cell, m."""
        return float(min(self.widths.min(), self.heights.min()))

    @property
    def rotation_deg(self) -> float:
        """Angle of the grid's own axes to the map's, counter-clockwise, degrees."""
        return self.turned_deg

    @property
    def uniform(self) -> bool:
        """Whether the grid is a north-up raster of equal squares."""
        size = self.widths[0]
        return self.turned_deg == 0.0 and bool(np.all(self.widths == size) and np.all(self.heights == size))

    @property
    def north(self) -> float:
        """Northing of the upper edge of a grid that is not turned, m."""
        return self.south + float(self._row_edges[-1])

    @property
    def east(self) -> float:
        """Easting of the right edge of a grid that is not turned, m."""
        return self.west + float(self._column_edges[-1])

    @cached_property
    def _column_edges(self) -> NDArray[np.float64]:
        return _edges(self.widths)

    @cached_property
    def _row_edges(self) -> NDArray[np.float64]:
        """Distances of the row edges from the upper edge."""
        return _edges(self.heights)

    def own(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return map coordinates (n, 2) as distances from the upper left corner, to the right and downwards, m."""
        turn = np.deg2rad(self.turned_deg)
        x, y = points[..., 0] - self.west, points[..., 1] - self.south
        if self.turned_deg:
            x, y = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
        return np.stack([x, self._row_edges[-1] - y], axis=-1)

    def on_map(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return easting and northing (n, 2) of what `own` gives."""
        turn = np.deg2rad(self.turned_deg)
        x, y = points[..., 0], self._row_edges[-1] - points[..., 1]
        if self.turned_deg:
            x, y = x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)
        return np.stack([self.west + x, self.south + y], axis=-1)

    def plan_centres(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return easting and northing (m) of the cell centres, each (rows, columns)."""
        x, y = np.meshgrid(self._column_edges[:-1] + self.widths / 2, self._row_edges[:-1] + self.heights / 2)
        placed = self.on_map(np.stack([x, y], axis=-1))
        return placed[..., 0], placed[..., 1]

    def plan_areas(self) -> NDArray[np.float64]:
        """Return the area of each cell in plan, m², (rows, columns)."""
        return self.heights[:, np.newaxis] * self.widths[np.newaxis, :]

    def plan_neighbours(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the pairs of plan cells that share an edge; see `LayeredGrid.plan_neighbours`."""
        number = np.arange(self.cells_a_layer, dtype=np.int64).reshape(self.rows, self.columns)
        first = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
        return first, np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])

    def cell_at(self, easting: ArrayLike, northing: ArrayLike, layer: ArrayLike = 0) -> NDArray[np.int64]:
        """Return the flat index of the cell at a coordinate; see `LayeredGrid.cell_at`."""
        points = np.stack([np.asarray(easting, dtype=np.float64), np.asarray(northing, dtype=np.float64)], axis=-1)
        own = self.own(points)
        column, within = _slot(own[..., 0], self._column_edges)
        row, also = _slot(own[..., 1], self._row_edges)
        deep = np.asarray(layer, dtype=np.int64)
        inside = within & also & (deep >= 0) & (deep < self.layers)
        return np.where(inside, (deep * self.rows + row) * self.columns + column, -1)

    def position(self, cell: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return layer, row and column (zero-based) of flat cell indices."""
        layer, row, column = np.unravel_index(np.asarray(cell, dtype=np.int64), (self.layers, self.rows, self.columns))
        return layer.astype(np.int64), row.astype(np.int64), column.astype(np.int64)

    def _touched(self, shape: Shape) -> NDArray[np.bool_]:
        own = shape.moved(self.own)
        points = np.vstack([_pass_points(part, self._column_edges, self._row_edges) for part in own.parts])
        return self._holding(self.on_map(points))

    def outlines(self) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return vertices (n, 2) and the four around each cell; see `LayeredGrid.outlines`."""
        x, y = np.meshgrid(self._column_edges, self._row_edges)
        vertices = self.on_map(np.stack([x, y], axis=-1)).reshape(-1, 2)
        number = np.arange(vertices.shape[0]).reshape(self.rows + 1, self.columns + 1)
        corners = (number[1:, :-1], number[1:, 1:], number[:-1, 1:], number[:-1, :-1])
        return vertices, np.stack([corner.ravel() for corner in corners], axis=1).astype(np.int64)

    def face_geometry(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> FaceGeometry:
        """Return the faces between pairs of neighbouring cells; see `LayeredGrid.face_geometry`."""
        _, row, column = self.position(first)
        _, other_row, other_column = self.position(second)
        right, down = other_column - column, row - other_row
        vertical = (right == 0) & (down == 0)
        along = right != 0
        width = np.where(along, self.heights[row], self.widths[column])
        return FaceGeometry(
            vertical=vertical, width=np.where(vertical, self.heights[row] * self.widths[column], width),
            first_length=np.where(vertical, 0.0, np.where(along, self.widths[column], self.heights[row]) / 2),
            second_length=np.where(
                vertical, 0.0, np.where(along, self.widths[other_column], self.heights[other_row]) / 2
            ),
            normal_x=right.astype(np.float64), normal_y=down.astype(np.float64),
        )  # fmt: skip

    def frame(self, size_m: float | None = None) -> RasterFrame:
        """Return a north-up raster over the grid: the grid itself where it is one; see `LayeredGrid.frame`."""
        if size_m is not None or not self.uniform:
            return frame_over(self, size_m)
        index = np.arange(self.cells_a_layer, dtype=np.int64).reshape(self.rows, self.columns)
        return RasterFrame(west=self.west, north=self.north, cell_size_m=self.cell_size_m, index=index)


def make_grid(
    area_wkt: str, cell_size_m: float, top_m: float, bottoms_m: ArrayLike, crs: str, *, most_cells: int = 4_000_000
) -> Grid:
    """Lay a grid of equal squares and flat layers over an area.

    Parameters
    ----------
    area_wkt : str
        Polygon, m. Cells whose centre is outside it are inactive.
    cell_size_m : float
        Side of a cell, m, > 0.
    top_m : float
        Elevation of the top, m.
    bottoms_m : array_like of float, shape (layers,)
        Elevation of the bottom of each layer from the top down, m.
    crs : str
        Authority code of the projected CRS of the area.
    most_cells : int
        Refuse larger grids, which would fill the memory.

    Raises
    ------
    InvalidInputError
        Layers that do not fall, a cell size that is not positive, or too many cells; all faults together.
    """
    bottoms = np.atleast_1d(np.asarray(bottoms_m, dtype=np.float64))
    area = read_shape(area_wkt)
    corners = np.vstack(area.parts)
    west, south = corners.min(axis=0)
    east, north = corners.max(axis=0)
    columns = max(int(np.ceil((east - west) / cell_size_m - 1e-9)), 1) if cell_size_m > 0 else 0
    rows = max(int(np.ceil((north - south) / cell_size_m - 1e-9)), 1) if cell_size_m > 0 else 0
    findings = _grid_faults(area.kind, cell_size_m, np.concatenate([[top_m], bottoms]), rows * columns, most_cells)
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    shape = (len(bottoms), rows, columns)
    blank = Grid(
        west=float(west), south=float(south), widths=np.full(columns, float(cell_size_m)),
        heights=np.full(rows, float(cell_size_m)), top=np.full((rows, columns), float(top_m)),
        bottoms=np.broadcast_to(bottoms[:, None, None], shape).copy(), crs=crs, active=np.ones(shape, dtype=bool),
    )  # fmt: skip
    blank.active[:] = blank.mask_of(area_wkt)
    return blank


def _grid_faults(
    kind: str, cell_size_m: float, surfaces: NDArray[np.float64], cells_a_layer: int, most_cells: int
) -> list[Finding]:
    faults = []
    if kind != "polygon":
        faults.append(("not_a_polygon", say("The model area is not a polygon.")))
    if not cell_size_m > 0:
        faults.append(("bad_cell_size", say("The cell size must be positive, not {size}.", size=cell_size_m)))
    if len(surfaces) < 2:
        faults.append(("no_layers", say("The model needs the bottom of at least one layer.")))
    if not np.all(np.isfinite(surfaces)) or np.any(np.diff(surfaces) >= 0):
        listed = ", ".join(f"{value:g}" for value in surfaces)
        faults.append(
            ("bad_layers", say("Top and bottoms must fall from layer to layer, not {listed}.", listed=listed))
        )
    count = cells_a_layer * (len(surfaces) - 1)
    if count > most_cells:
        faults.append(
            (
                "too_many_cells",
                say("The grid would have {count} cells; at most {most} fit.", count=count, most=most_cells),
            )
        )
    return [Finding(code=code, message=message) for code, message in faults]


def _edges(sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where cells begin and end; products instead of sums where all are equal, which are exact more often."""
    if np.all(sizes == sizes[0]):
        return np.arange(len(sizes) + 1) * float(sizes[0])
    return np.concatenate([[0.0], np.cumsum(sizes)])


def _slot(distance: NDArray[np.float64], edges: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return between which edges each distance lies, and whether between any."""
    # A turned grid's outermost points may miss their edge by rounding.
    slack = 1e-12 * edges[-1]
    inside = (distance >= -slack) & (distance <= edges[-1] + slack)
    slot = np.searchsorted(edges, np.where(inside, distance, 0.0), side="right") - 1
    return np.clip(slot, 0, len(edges) - 2).astype(np.int64), inside


def _pass_points(
    line: NDArray[np.float64], across: NDArray[np.float64], down: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return one point inside every cell that a line crosses: the middles between its crossings with the grid lines."""
    points = [line]
    for start, end in pairwise(line):
        cuts = [np.array([0.0, 1.0])]
        for axis, edges in ((0, across), (1, down)):
            low, high = sorted((start[axis], end[axis]))
            if high > low:
                met = edges[(edges >= low) & (edges <= high)]
                cuts.append((met - start[axis]) / (end[axis] - start[axis]))
        t = np.unique(np.clip(np.concatenate(cuts), 0.0, 1.0))
        middle = (0.5 * (t[:-1] + t[1:]))[:, np.newaxis]
        points.append(start + middle * (end - start))
    return np.vstack(points)

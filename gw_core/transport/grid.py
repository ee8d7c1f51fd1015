# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The model grid: square cells in layers, rows counted from the north, and which cells a geometry means."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A regular grid of square cells, with layers of any thickness.

    Attributes
    ----------
    west, south : float
        Easting and northing of the lower left corner of the grid, m.
    cell_size_m : float
        Side of a cell, m, > 0.
    rows, columns : int
        Row 0 is the northernmost, column 0 the westernmost.
    top : ndarray of float, shape (rows, columns)
        Elevation of the top of layer 0, m.
    bottoms : ndarray of float, shape (layers, rows, columns)
        Elevation of the bottom of each layer, m, falling with the layer.
    crs : str
        Authority code of a projected CRS in metres.
    active : ndarray of bool, shape (layers, rows, columns)
        False where nothing is computed.
    """

    west: float
    south: float
    cell_size_m: float
    rows: int
    columns: int
    top: NDArray[np.float64]
    bottoms: NDArray[np.float64]
    crs: str
    active: NDArray[np.bool_]

    @property
    def layers(self) -> int:
        """Number of layers."""
        return int(self.bottoms.shape[0])

    @property
    def shape(self) -> tuple[int, int, int]:
        """(layers, rows, columns)."""
        return self.layers, self.rows, self.columns

    @property
    def cells(self) -> int:
        """Number of cells, active or not."""
        return self.layers * self.rows * self.columns

    @property
    def north(self) -> float:
        """Northing of the upper edge, m."""
        return self.south + self.rows * self.cell_size_m

    @property
    def east(self) -> float:
        """Easting of the right edge, m."""
        return self.west + self.columns * self.cell_size_m

    @property
    def thickness(self) -> NDArray[np.float64]:
        """Thickness of each cell, m, shape (layers, rows, columns)."""
        tops: NDArray[np.float64] = np.concatenate([self.top[np.newaxis], self.bottoms[:-1]])
        return tops - self.bottoms

    def centres(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return eastings (columns,) and northings (rows,) of the cell centres, m."""
        eastings = self.west + (np.arange(self.columns) + 0.5) * self.cell_size_m
        northings = self.north - (np.arange(self.rows) + 0.5) * self.cell_size_m
        return eastings, northings

    def cell_at(self, easting: ArrayLike, northing: ArrayLike, layer: ArrayLike = 0) -> NDArray[np.int64]:
        """Return the flat index of the cell at a coordinate.

        Parameters
        ----------
        easting, northing : array_like of float, shape (n,)
            m. The right and lower edges of the grid belong to its last column and row.
        layer : array_like of int, shape (n,)
            Zero-based.

        Returns
        -------
        ndarray of int64, shape (n,)
            ``(layer * rows + row) * columns + column``, or -1 outside the grid.
        """
        x = (np.asarray(easting, dtype=np.float64) - self.west) / self.cell_size_m
        y = (self.north - np.asarray(northing, dtype=np.float64)) / self.cell_size_m
        deep = np.asarray(layer, dtype=np.int64)
        inside = (x >= 0) & (x <= self.columns) & (y >= 0) & (y <= self.rows) & (deep >= 0) & (deep < self.layers)
        column = np.minimum(np.where(inside, x, 0.0).astype(np.int64), self.columns - 1)
        row = np.minimum(np.where(inside, y, 0.0).astype(np.int64), self.rows - 1)
        return np.where(inside, (deep * self.rows + row) * self.columns + column, -1)

    def position(self, cell: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return layer, row and column (zero-based) of flat cell indices."""
        layer, row, column = np.unravel_index(np.asarray(cell, dtype=np.int64), self.shape)
        return layer.astype(np.int64), row.astype(np.int64), column.astype(np.int64)

    def coordinates(self, cell: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return easting and northing (m) of the centres of flat cell indices."""
        eastings, northings = self.centres()
        _, row, column = self.position(cell)
        return eastings[column], northings[row]

    def mask_of(self, wkt: str) -> NDArray[np.bool_]:
        """Return which cells of one layer a geometry means, shape (rows, columns); may be empty.

        A point means the cell it is in; a line every cell it touches; a polygon every cell whose centre it covers, or,
        when it covers none, the cell of a point on its surface.
        """
        kind, parts, anchor = _parse(wkt)
        flat = np.zeros(self.rows * self.columns, dtype=bool)
        if kind == "polygon":
            flat |= self._inside(parts).ravel()
            if not flat.any():
                kind, parts = "point", [anchor]
        if kind == "line":
            parts = [_pass_points(part, self.west, self.north, self.cell_size_m) for part in parts]
        if kind != "polygon":
            points = np.vstack(parts)
            cells = self.cell_at(points[:, 0], points[:, 1])
            flat[cells[cells >= 0]] = True
        return flat.reshape(self.rows, self.columns)

    def cells_of(self, wkt: str, layer: int = 0) -> NDArray[np.int64]:
        """Return the active cells that a geometry means in one layer.

        Parameters
        ----------
        wkt : str
            Point, line or polygon (single or multi) in the CRS of the grid.
        layer : int
            Zero-based.

        Returns
        -------
        ndarray of int64, shape (n,), n >= 1
            Flat cell indices, rising.

        Raises
        ------
        InvalidInputError
            The geometry cannot be read, the layer does not exist, or no active cell is meant.
        """
        if not 0 <= layer < self.layers:
            raise _refused(
                "unknown_layer",
                say("Layer {layer} does not exist; the model has {count}.", layer=layer + 1, count=self.layers),
            )
        mask = self.mask_of(wkt) & self.active[layer]
        if not mask.any():
            raise _refused(
                "outside_grid",
                say(
                    "The geometry {wkt} lies outside the active cells of layer {layer}.", wkt=wkt[:60], layer=layer + 1
                ),
            )
        return np.flatnonzero(mask).astype(np.int64) + layer * self.rows * self.columns

    def _inside(self, rings: list[NDArray[np.float64]]) -> NDArray[np.bool_]:
        """Tell which cell centres lie inside, by the even-odd rule over all rings: holes need no special care."""
        eastings, northings = self.centres()
        x, y = np.broadcast_arrays(eastings[np.newaxis, :], northings[:, np.newaxis])
        inside = np.zeros(x.shape, dtype=bool)
        for ring in rings:
            for (x0, y0), (x1, y1) in pairwise(ring):
                if y0 != y1:
                    inside ^= ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
        return inside


def make_grid(
    area_wkt: str, cell_size_m: float, top_m: float, bottoms_m: ArrayLike, crs: str, *, most_cells: int = 4_000_000
) -> Grid:
    """Lay a grid of flat layers over an area.

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
    kind, parts, _ = _parse(area_wkt)
    corners = np.vstack(parts)
    west, south = corners.min(axis=0)
    east, north = corners.max(axis=0)
    columns = max(int(np.ceil((east - west) / cell_size_m - 1e-9)), 1) if cell_size_m > 0 else 0
    rows = max(int(np.ceil((north - south) / cell_size_m - 1e-9)), 1) if cell_size_m > 0 else 0
    findings = _grid_faults(kind, cell_size_m, np.concatenate([[top_m], bottoms]), rows * columns, most_cells)
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    shape = (len(bottoms), rows, columns)
    blank = Grid(
        west=float(west), south=float(south), cell_size_m=float(cell_size_m), rows=rows, columns=columns,
        top=np.full((rows, columns), float(top_m)), bottoms=np.broadcast_to(bottoms[:, None, None], shape).copy(),
        crs=crs, active=np.ones(shape, dtype=bool),
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


def _refused(code: str, message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code=code, message=message)])


def _parse(wkt: str) -> tuple[str, list[NDArray[np.float64]], NDArray[np.float64]]:
    """Return the kind (point, line, polygon), its parts as arrays (n, 2), and a point on it (1, 2)."""
    from osgeo import ogr

    try:
        geometry = ogr.CreateGeometryFromWkt(wkt)
    except RuntimeError:
        geometry = None
    if geometry is None or geometry.IsEmpty():
        raise _refused("bad_geometry", say("The geometry {wkt} cannot be read.", wkt=wkt[:60]))
    geometry = geometry.GetLinearGeometry()
    geometry.FlattenTo2D()
    kind = {0: "point", 1: "line", 2: "polygon"}[geometry.GetDimension()]
    surface = geometry.PointOnSurface() if kind == "polygon" else None
    anchor = np.array([surface.GetPoint_2D(0)]) if surface is not None and not surface.IsEmpty() else None
    parts = _parts(geometry)
    return kind, parts, parts[0][:1] if anchor is None else anchor


def _parts(geometry: object) -> list[NDArray[np.float64]]:
    count: int = geometry.GetGeometryCount()  # type: ignore[attr-defined]
    if count:
        inner = (geometry.GetGeometryRef(index) for index in range(count))  # type: ignore[attr-defined]
        return [part for each in inner for part in _parts(each)]
    return [np.asarray(geometry.GetPoints(), dtype=np.float64)[:, :2]]  # type: ignore[attr-defined]


def _pass_points(line: NDArray[np.float64], west: float, north: float, size: float) -> NDArray[np.float64]:
    """Return one point inside every cell that a line crosses: the middles between its crossings with the grid lines."""
    points = [line]
    for start, end in pairwise(line):
        cuts = [np.array([0.0, 1.0])]
        for axis, origin in ((0, west), (1, north)):
            low, high = sorted(((start[axis] - origin) / size, (end[axis] - origin) / size))
            if high > low:
                lines = np.arange(np.ceil(low), np.floor(high) + 1) * size + origin
                cuts.append((lines - start[axis]) / (end[axis] - start[axis]))
        t = np.unique(np.clip(np.concatenate(cuts), 0.0, 1.0))
        middle = (0.5 * (t[:-1] + t[1:]))[:, np.newaxis]
        points.append(start + middle * (end - start))
    return np.vstack(points)

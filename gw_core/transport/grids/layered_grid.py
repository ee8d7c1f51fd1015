# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every model grid has in common: layers over one plan of cells, and which cells a geometry means."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...errors import refusal
from ...wording import say
from .outlines import Shape, read_shape

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from .frame import RasterFrame

# Thinner cells are pinched out: water passes them vertically, as through MODFLOW 6's cells with IDOMAIN -1.
THINNEST_M = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceGeometry:
    """Faces between pairs of cells; all arrays have the shape (n,).

    Attributes
    ----------
    vertical : ndarray of bool
        The cells lie above each other.
    width : ndarray of float
        Width of an upright face, m; area of a level one, m².
    first_length, second_length : ndarray of float
        Distance in plan from the centre of the first and second cell to an upright face, m; 0 for level ones.
    normal_x, normal_y : ndarray of float
        Unit normal of an upright face from the first to the second cell, along the grid's own axes; 0 for level ones.
    """

    vertical: NDArray[np.bool_]
    width: NDArray[np.float64]
    first_length: NDArray[np.float64]
    second_length: NDArray[np.float64]
    normal_x: NDArray[np.float64]
    normal_y: NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class LayeredGrid(ABC):
    """Layers of cells that lie above each other, so that every layer has the same plan.

    Cells are numbered through the layers from the top (flat index ``layer * cells_a_layer + plan cell``). The *plan
    shape* is (rows, columns) for a `Grid` and (cells_a_layer,) for a `VertexGrid`.

    Attributes
    ----------
    top : ndarray of float, plan shape
        Elevation of the top of layer 0, m.
    bottoms : ndarray of float, shape (layers, *plan shape)
        Elevation of the bottom of each layer, m, falling with the layer in active cells.
    crs : str
        Authority code of a projected CRS in metres.
    active : ndarray of bool, shape (layers, *plan shape)
        False where nothing is computed.
    """

    top: NDArray[np.float64]
    bottoms: NDArray[np.float64]
    crs: str
    active: NDArray[np.bool_]

    @property
    def layers(self) -> int:
        """Number of layers."""
        return int(self.bottoms.shape[0])

    @property
    def shape(self) -> tuple[int, ...]:
        """(layers, *plan shape)."""
        return tuple(self.bottoms.shape)

    @property
    def plan_shape(self) -> tuple[int, ...]:
        """Shape of one layer."""
        return tuple(self.bottoms.shape[1:])

    @property
    def cells_a_layer(self) -> int:
        """Number of cells in plan."""
        return int(np.prod(self.plan_shape))

    @property
    def cells(self) -> int:
        """Number of cells, active or not."""
        return self.layers * self.cells_a_layer

    @property
    def thickness(self) -> NDArray[np.float64]:
        """Thickness of each cell, m, shape (layers, *plan shape)."""
        tops: NDArray[np.float64] = np.concatenate([self.top[np.newaxis], self.bottoms[:-1]])
        return tops - self.bottoms

    @property
    def domain(self) -> NDArray[np.int64]:
        """MODFLOW 6's IDOMAIN: 1 active, 0 inactive, -1 pinched out between active cells; shape (layers, *plan)."""
        above = np.logical_or.accumulate(self.active, axis=0)
        below = np.logical_or.accumulate(self.active[::-1], axis=0)[::-1]
        pinched = ~self.active & above & below & (self.thickness <= THINNEST_M)
        return np.where(self.active, 1, np.where(pinched, -1, 0)).astype(np.int64)

    def parts(self) -> NDArray[np.int64]:
        """Return a number for each set of active cells that are joined to each other, -1 in others; shape of the grid.

        Cells are joined through upright faces, and to the next active cell below, through pinched-out ones too.
        """
        from scipy.sparse import coo_matrix
        from scipy.sparse.csgraph import connected_components

        active = self.active.reshape(self.layers, -1)
        first, second = self.joined()
        weights = np.ones(len(first), dtype=np.int8)
        graph = coo_matrix((weights, (first, second)), shape=(self.cells, self.cells))
        number = connected_components(graph, directed=False)[1].astype(np.int64)
        return np.where(active.ravel(), number, -1).reshape(self.shape)

    def joined(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the pairs of active cells that share a face, each (n,); pinched-out cells between two are passed."""
        active = self.active.reshape(self.layers, -1)
        a, b = self.plan_neighbours()
        beside = np.stack([a, b])
        pairs = [beside[:, layer[a] & layer[b]] + k * self.cells_a_layer for k, layer in enumerate(active)]
        above = np.full(self.cells_a_layer, -1, dtype=np.int64)
        domain = self.domain.reshape(self.layers, -1)
        for layer in range(self.layers):
            cells = layer * self.cells_a_layer + np.arange(self.cells_a_layer)
            met = active[layer] & (above >= 0)
            pairs.append(np.stack([above[met], cells[met]]))
            above = np.where(active[layer], cells, np.where(domain[layer] < 0, above, -1))
        first, second = np.concatenate(pairs, axis=1)
        return first, second

    def coordinates(self, cell: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return easting and northing (m) of the centres of flat cell indices."""
        x, y = self.plan_centres()
        plan = np.asarray(cell, dtype=np.int64) % self.cells_a_layer
        return x.ravel()[plan], y.ravel()[plan]

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
            raise refusal(
                "unknown_layer",
                say("Layer {layer} does not exist; the model has {count}.", layer=layer + 1, count=self.layers),
            )
        mask = self.mask_of(wkt) & self.active[layer]
        if not mask.any():
            raise refusal(
                "outside_grid",
                say(
                    "The geometry {wkt} lies outside the active cells of layer {layer}.", wkt=wkt[:60], layer=layer + 1
                ),
            )
        return np.flatnonzero(mask).astype(np.int64) + layer * self.cells_a_layer

    def mask_of(self, wkt: str) -> NDArray[np.bool_]:
        """Return which cells of one layer a geometry means, in plan shape; may be empty.

        A point means the cell it is in; a line every cell it touches; a polygon every cell whose centre it covers, or,
        when it covers none, the cell of a point on its surface.
        """
        shape = read_shape(wkt)
        if shape.kind == "polygon":
            inside = shape.covers(*self.plan_centres())
            return inside if inside.any() else self._holding(shape.anchor)
        return self._touched(shape) if shape.kind == "line" else self._holding(np.vstack(shape.parts))

    def _holding(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        flat = np.zeros(self.cells_a_layer, dtype=bool)
        cells = self.cell_at(points[:, 0], points[:, 1])
        flat[cells[cells >= 0]] = True
        return flat.reshape(self.plan_shape)

    @property
    @abstractmethod
    def cell_size_m(self) -> float:
        """Smallest side of a cell, m."""

    @property
    @abstractmethod
    def rotation_deg(self) -> float:
        """Angle of the grid's own axes to the map's, counter-clockwise, degrees."""

    @abstractmethod
    def plan_centres(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return easting and northing (m) of the cell centres, each in plan shape."""

    @abstractmethod
    def plan_neighbours(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the pairs of plan cells that share an edge, first < second, each (n,)."""

    @abstractmethod
    def plan_areas(self) -> NDArray[np.float64]:
        """Return the area of each cell in plan, m², plan shape."""

    @abstractmethod
    def cell_at(self, easting: ArrayLike, northing: ArrayLike, layer: ArrayLike = 0) -> NDArray[np.int64]:
        """Return the flat index of the cell at a coordinate.

        Parameters
        ----------
        easting, northing : array_like of float, shape (n,)
            m. The outer edges of the grid belong to its outermost cells.
        layer : array_like of int, shape (n,)
            Zero-based.

        Returns
        -------
        ndarray of int64, shape (n,)
            -1 outside the grid.
        """

    @abstractmethod
    def _touched(self, shape: Shape) -> NDArray[np.bool_]:
        """Return which cells of the plan a line touches."""

    @abstractmethod
    def outlines(self) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return the cells as polygons in plan.

        Returns
        -------
        vertices : ndarray of float, shape (n, 2)
            Easting and northing, m.
        faces : ndarray of int64, shape (cells_a_layer, most)
            The vertices around each cell, counter-clockwise, padded with -1.
        """

    @abstractmethod
    def face_geometry(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> FaceGeometry:
        """Return the faces between pairs of neighbouring cells, given by flat indices of shape (n,)."""

    @abstractmethod
    def frame(self, size_m: float | None = None) -> RasterFrame:
        """Return a north-up raster over the grid.

        Parameters
        ----------
        size_m : float, optional
            Side of a pixel, m; by default the smallest side of a cell, coarsened where the raster would grow too large.
        """

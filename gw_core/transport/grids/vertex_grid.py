# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The grid discretised by vertices (MODFLOW 6's DISV): layers of convex polygons, such as Voronoi cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from .frame import RasterFrame, frame_over
from .layered_grid import FaceGeometry, LayeredGrid

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from .outlines import Shape

_NEIGHBOURS_TRIED = 12


@dataclass(frozen=True, kw_only=True)
class VertexGrid(LayeredGrid):
    """Convex polygons in plan; neighbours share an edge of exactly two vertices.

    Attributes
    ----------
    vertices : ndarray of float, shape (n, 2)
        Easting and northing, m.
    faces : ndarray of int64, shape (cells_a_layer, most)
        The vertices around each cell, counter-clockwise, padded with -1.
    centres : ndarray of float, shape (cells_a_layer, 2)
        Points of the cells between which flow is computed, m. The line between two of them should cross their face at
        a right angle, as it does for Voronoi cells; else flow and dispersion across the face are approximations.
    """

    vertices: NDArray[np.float64]
    faces: NDArray[np.int64]
    centres: NDArray[np.float64]

    @property
    def cell_size_m(self) -> float:
        """Side of the square with the area of the smallest cell, m."""
        return float(np.sqrt(self.plan_areas().min()))

    @property
    def rotation_deg(self) -> float:
        """Always 0: the grid's own axes are those of the map."""
        return 0.0

    def plan_centres(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return easting and northing (m) of the cell centres, each (cells_a_layer,)."""
        return self.centres[:, 0], self.centres[:, 1]

    def plan_areas(self) -> NDArray[np.float64]:
        """Return the area of each cell in plan, m², (cells_a_layer,), by the shoelace formula."""
        x, y = self._rings[..., 0], self._rings[..., 1]
        # About the first corner, as the squares of large coordinates would lose digits.
        x, y = x - x[:, :1], y - y[:, :1]
        area: NDArray[np.float64] = 0.5 * np.sum(x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y, axis=1)
        return area

    @cached_property
    def _rings(self) -> NDArray[np.float64]:
        """Corners of every cell, (cells, most, 2); padding repeats the last corner, which adds edges of no length."""
        last = (self.faces >= 0).sum(axis=1) - 1
        filled = np.where(self.faces >= 0, self.faces, self.faces[np.arange(len(self.faces)), last][:, np.newaxis])
        rings: NDArray[np.float64] = self.vertices[filled]
        return rings

    @cached_property
    def _tree(self) -> Any:
        from scipy.spatial import cKDTree

        return cKDTree(self.centres)

    def cell_at(self, easting: ArrayLike, northing: ArrayLike, layer: ArrayLike = 0) -> NDArray[np.int64]:
        """Return the flat index of the cell at a coordinate; see `LayeredGrid.cell_at`."""
        points = np.stack(
            [np.atleast_1d(np.asarray(value, dtype=np.float64)) for value in (easting, northing)], axis=-1
        )
        _, tried = self._tree.query(points, k=min(_NEIGHBOURS_TRIED, len(self.centres)))
        tried = tried.reshape(len(points), -1)
        plan = np.full(len(points), -1, dtype=np.int64)
        for candidate in tried.T[::-1]:
            held = self._depth(candidate, points) >= -1e-9 * self.cell_size_m
            plan[held] = candidate[held]
        deep = np.broadcast_to(np.asarray(layer, dtype=np.int64), plan.shape)
        inside = (plan >= 0) & (deep >= 0) & (deep < self.layers)
        found = np.where(inside, deep * self.cells_a_layer + plan, -1)
        return found.reshape(np.shape(easting))

    def _depth(self, cell: NDArray[np.int64], points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how far inside its cell each point lies, m: the least distance to the left of an edge."""
        rings = self._rings[cell]
        edges = np.roll(rings, -1, axis=1) - rings
        length = np.hypot(edges[..., 0], edges[..., 1])
        away = points[:, np.newaxis, :] - rings
        cross = edges[..., 0] * away[..., 1] - edges[..., 1] * away[..., 0]
        left = np.where(length > 0, cross / np.where(length > 0, length, 1.0), np.inf)
        depth: NDArray[np.float64] = left.min(axis=1)
        return depth

    def _touched(self, shape: Shape) -> NDArray[np.bool_]:
        touched = np.zeros(self.cells_a_layer, dtype=bool)
        for part in shape.parts:
            for start, end in pairwise(part):
                touched |= self._crossed(start, end)
        return touched

    def _crossed(self, start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell which cells a segment passes, by clipping it at all edges at once (Cyrus & Beck 1978)."""
        rings = self._rings
        edges = np.roll(rings, -1, axis=1) - rings
        inward = np.stack([-edges[..., 1], edges[..., 0]], axis=-1)
        rising = inward @ (end - start)
        depth = np.einsum("ijk,ijk->ij", inward, start - rings)
        with np.errstate(divide="ignore", invalid="ignore"):
            met = -depth / rising
        enter = np.where(rising > 0, met, 0.0).max(axis=1).clip(min=0.0)
        leave = np.where(rising < 0, met, 1.0).min(axis=1).clip(max=1.0)
        beside = ((rising == 0) & (depth < 0)).any(axis=1)
        crossed: NDArray[np.bool_] = (leave > enter) & ~beside
        return crossed

    def outlines(self) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return `vertices` and `faces`."""
        return self.vertices, self.faces

    @cached_property
    def _edges(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of neighbouring plan cells as sorted keys ``low * cells + high``, and the vertices of their edge."""
        cell, start, end = self._sides()
        order = np.lexsort((cell, np.maximum(start, end), np.minimum(start, end)))
        cell, start, end = cell[order], start[order], end[order]
        low, high = np.minimum(start, end), np.maximum(start, end)
        shared = np.flatnonzero((low[1:] == low[:-1]) & (high[1:] == high[:-1]))
        keys = cell[shared] * self.cells_a_layer + cell[shared + 1]
        sorting = np.argsort(keys)
        return keys[sorting], np.stack([start[shared], end[shared]], axis=1)[sorting]

    def _sides(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return cell, first and last vertex of every side of every cell, counter-clockwise."""
        count = (self.faces >= 0).sum(axis=1)
        place = np.arange(self.faces.shape[1])
        following = np.where(place + 1 < count[:, np.newaxis], place + 1, 0)
        used = self.faces >= 0
        cell = np.repeat(np.arange(len(self.faces)), count)
        return cell, self.faces[used], np.take_along_axis(self.faces, following, axis=1)[used]

    def plan_neighbours(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the pairs of plan cells that share an edge; see `LayeredGrid.plan_neighbours`."""
        keys, _ = self._edges
        return keys // self.cells_a_layer, keys % self.cells_a_layer

    def face_geometry(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> FaceGeometry:
        """Return the faces between pairs of neighbouring cells; see `LayeredGrid.face_geometry`."""
        a, b = np.asarray(first) % self.cells_a_layer, np.asarray(second) % self.cells_a_layer
        vertical = a == b
        keys, ends = self._edges
        wanted = np.minimum(a, b) * self.cells_a_layer + np.maximum(a, b)
        place = np.clip(np.searchsorted(keys, wanted), 0, max(len(keys) - 1, 0))
        corners = self.vertices[ends[place]] if len(keys) else np.zeros((len(a), 2, 2))
        along = corners[:, 1] - corners[:, 0]
        width = np.hypot(along[:, 0], along[:, 1])
        normal = np.stack([along[:, 1], -along[:, 0]], axis=1) / np.where(width > 0, width, 1.0)[:, np.newaxis]
        towards = np.einsum("ij,ij->i", normal, self.centres[b] - self.centres[a])
        normal = np.where((towards < 0)[:, np.newaxis], -normal, normal)
        lengths = [
            np.abs(np.einsum("ij,ij->i", normal, corners[:, 0] - self.centres[cell])) * ~vertical for cell in (a, b)
        ]
        return FaceGeometry(
            vertical=vertical, width=np.where(vertical, self.plan_areas()[a], width), first_length=lengths[0],
            second_length=lengths[1], normal_x=normal[:, 0] * ~vertical, normal_y=normal[:, 1] * ~vertical,
        )  # fmt: skip

    def frame(self, size_m: float | None = None) -> RasterFrame:
        """Return a north-up raster over the grid; see `LayeredGrid.frame`."""
        return frame_over(self, size_m)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Voronoi cells around the centres of a quadtree: the line between two centres crosses their face at a right angle.

That is what MODFLOW 6's two-point flux between cells wants; a bare quadtree, whose centres lie obliquely across the
faces between sizes, would need XT3D or ghost nodes (Langevin et al. 2017, USGS TM 6-A55, chapter 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say
from .vertex_grid import VertexGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_SAME = 1e-6
_QUARTERS = np.array([(-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)])


def quadtree_centres(
    cells: NDArray[np.int64],
    size_m: float,
    wanted: Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]],
    most_cells: int,
) -> NDArray[np.float64]:
    """Split squares into four until none is larger than wanted, and return their centres.

    Parameters
    ----------
    cells : ndarray of int, shape (2,)
        Squares to begin with, along x and y from 0.
    size_m : float
        Their side, m.
    wanted : callable
        From centres (n, 2) and half diagonals (n,) to the largest size allowed, m.
    most_cells : int

    Returns
    -------
    ndarray, shape (n, 2)

    Raises
    ------
    InvalidInputError
        More than ``most_cells``.
    """
    x, y = np.meshgrid(*((np.arange(count) + 0.5) * size_m for count in cells))
    centres, kept, count = np.stack([x.ravel(), y.ravel()], axis=1), [], 0
    while len(centres):
        # A size a little above what is wanted is let pass: halving it would cost four times the cells for nothing.
        large = size_m > 1.01 * wanted(centres, np.full(len(centres), size_m * np.sqrt(0.5)))
        kept.append(centres[~large])
        count += len(kept[-1])
        centres = (centres[large][:, np.newaxis, :] + size_m * _QUARTERS).reshape(-1, 2)
        size_m /= 2
        if count + len(centres) > most_cells:
            message = say(
                "The grid would have {count} cells; at most {most} fit.", count=count + len(centres), most=most_cells
            )
            raise InvalidInputError(message, [Finding(code="too_many_cells", message=message)])
    return np.vstack(kept)


def voronoi_cells(
    centres: NDArray[np.float64],
    box: NDArray[np.float64],
    size_m: float,
    on_map: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    crs: str,
) -> VertexGrid:
    """Return the Voronoi cells of points, cut off at a box, as a grid of one flat layer from 0 to -1 m.

    Parameters
    ----------
    centres : ndarray, shape (n, 2)
        Points inside the box.
    box : ndarray, shape (2,)
        The box reaches from (0, 0) to here, m.
    size_m : float
        No point of the box is further than this from a centre, m.
    on_map : callable
        From coordinates in the box (n, 2) to easting and northing.
    crs : str
    """
    order = np.lexsort((centres[:, 0], -centres[:, 1]))
    centres = centres[order]
    corners, cell = _corners(centres, box, size_m)
    vertices, number = _merged(corners, size_m * _SAME)
    faces = _rings(vertices, number, cell, centres)
    used, packed = np.unique(faces, return_inverse=True)
    packed = packed.reshape(faces.shape)
    if used[0] == -1:
        used, packed = used[1:], packed - 1
    count = len(centres)
    return VertexGrid(
        top=np.zeros(count), bottoms=np.full((1, count), -1.0), crs=crs, active=np.ones((1, count), dtype=bool),
        vertices=on_map(vertices[used]), faces=packed.astype(np.int64), centres=on_map(centres),
    )  # fmt: skip


def _corners(
    centres: NDArray[np.float64], box: NDArray[np.float64], size_m: float
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the corners of all cells and the cell of each; mirror images of the outermost centres cut at the box."""
    from scipy.spatial import Voronoi

    images = [centres]
    for axis in (0, 1):
        for wall in (0.0, box[axis]):
            near = centres[np.abs(centres[:, axis] - wall) <= 2.0 * size_m].copy()
            near[:, axis] = 2.0 * wall - near[:, axis]
            images.append(near)
    diagram = Voronoi(np.vstack(images))
    regions = [diagram.regions[region] for region in diagram.point_region[: len(centres)]]
    cell = np.repeat(np.arange(len(centres)), [len(region) for region in regions])
    return diagram.vertices[np.concatenate([np.asarray(region) for region in regions])], cell


def _merged(corners: NDArray[np.float64], within_m: float) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the corners that differ, and the number of each given one: where squares meet, rounding parts them."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import cKDTree

    places, number = np.unique(corners, axis=0, return_inverse=True)
    pairs = cKDTree(places).query_pairs(within_m, output_type="ndarray")
    graph = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(places), len(places)))
    group = connected_components(graph, directed=False)[1]
    _, first = np.unique(group, return_index=True)
    return places[first], group[number.ravel()].astype(np.int64)


def _rings(
    vertices: NDArray[np.float64], number: NDArray[np.int64], cell: NDArray[np.int64], centres: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return the corners of each cell counter-clockwise, padded with -1: sorted by their direction from the centre."""
    pairs = np.unique(np.stack([cell, number], axis=1), axis=0)
    away = vertices[pairs[:, 1]] - centres[pairs[:, 0]]
    pairs = pairs[np.lexsort((np.arctan2(away[:, 1], away[:, 0]), pairs[:, 0]))]
    count = np.bincount(pairs[:, 0], minlength=len(centres))
    faces = np.full((len(centres), int(count.max())), -1, dtype=np.int64)
    place = np.arange(len(pairs)) - np.repeat(np.cumsum(count) - count, count)
    faces[pairs[:, 0], place] = pairs[:, 1]
    return faces

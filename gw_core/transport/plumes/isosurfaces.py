# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed surfaces of equal concentration in space, by marching cubes (Lewiner et al. 2003) over the model's layers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...progress import Silent
from ...wording import say
from ..grids.lattice import Lattice, lattice_of
from .layering import water_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from ...progress import Progress
    from .plume import Plume

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsoSurface:
    """A closed surface around all that is at least as concentrated as a threshold.

    Attributes
    ----------
    index : int
        Of the time.
    threshold : float
        In the unit of the substance.
    points : ndarray of float, shape (n, 3)
        Easting, northing and elevation, m.
    triangles : ndarray of int64, shape (m, 3)
        Indices of points, counter-clockwise seen from outside.
    volume_m3 : float
        Enclosed volume of the surface, by the divergence theorem.
    """

    index: int
    threshold: float
    points: Array
    triangles: NDArray[np.int64]
    volume_m3: float

    def wkt(self) -> str:
        """Return the surface as the WKT of a MultiPolygon Z of triangles."""
        corners = self.points[np.concatenate([self.triangles, self.triangles[:, :1]], axis=1)]
        rings = (",".join(f"{x:.3f} {y:.3f} {z:.4f}" for x, y, z in ring) for ring in corners.tolist())
        return "MultiPolygon Z (" + ",".join(f"(({ring}))" for ring in rings) + ")"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Nodes of the layered grid with a node on each outer face, all arrays of the shape (levels, rows, columns)."""

    x: Array
    y: Array
    z: Array


def enclose_plume(
    plume: Plume, thresholds: Sequence[float], *, substance: str = "", indices: Sequence[int] | None = None,
    progress: Progress | None = None,
) -> Iterator[IsoSurface]:  # fmt: skip
    """Yield a surface for each time and threshold; where nothing is as concentrated there is none.

    Concentrations are linear between cell centres and constant from the outermost centre to the model's top (or water
    table, when it is lower), bottom and edge, where the surface is closed. Layers of any thickness, sloping ones too:
    the surface is found between the nodes and then moved to where they are. Inactive and dry cells count as free of
    the substance.

    Parameters
    ----------
    plume : Plume
    thresholds : sequence of float
        In the unit of the substance, > 0.
    substance : str
        Code; empty for the main one.
    indices : sequence of int, optional
        Of the times; all by default.

    Raises
    ------
    InvalidInputError
        No threshold, one that is not positive, or an unknown substance.
    """
    if not thresholds or any(not (math.isfinite(each) and each > 0) for each in thresholds):
        message = say("Thresholds must be positive numbers, at least one.")
        raise InvalidInputError(message, [Finding(code="bad_threshold", message=message)])
    told = progress or Silent()
    lattice = lattice_of(plume.grid)
    block = _block(plume, lattice)
    values = plume.shown(substance)
    chosen = range(len(values)) if indices is None else indices
    for number, index in enumerate(chosen):
        told.check()
        told.report(number / len(chosen))
        nodes = _nodes(lattice, values[index])
        for threshold in sorted(set(thresholds)):
            found = _surface(block, nodes, threshold)
            if found is not None:
                points, triangles, volume = found
                yield IsoSurface(
                    index=index, threshold=threshold, points=points, triangles=triangles, volume_m3=volume
                )  # fmt: skip


def _block(plume: Plume, lattice: Lattice) -> _Block:
    """Place the nodes: top, the middle of each layer, bottom."""
    grid = plume.grid
    top = grid.top if plume.head is None else np.fmin(grid.top, np.nan_to_num(water_table(plume.head), nan=np.inf))
    tops = np.minimum(np.concatenate([grid.top[np.newaxis], grid.bottoms[:-1]]), top)
    middles = np.maximum((tops + grid.bottoms) / 2.0, grid.bottoms)
    levels = np.concatenate([np.maximum(tops[:1], middles[:1]), middles, grid.bottoms[-1:]])
    used = grid.active.any(axis=0)  # elsewhere elevations mean nothing
    z = np.stack([_completed(lattice.of(np.where(used, level, np.nan))) for level in levels])
    shape = z.shape
    return _Block(x=np.broadcast_to(lattice.x, shape), y=np.broadcast_to(lattice.y, shape), z=z)


def _completed(level: Array) -> Array:
    """Give points outside the grid the elevation of the nearest one inside: no surface ends in nowhere."""
    unknown = ~np.isfinite(level)
    if not unknown.any():
        return level
    from scipy.ndimage import distance_transform_edt

    nearest = distance_transform_edt(unknown, return_distances=False, return_indices=True)
    return np.asarray(level[tuple(nearest)])


def _nodes(lattice: Lattice, values: Array) -> Array:
    layers = np.stack([lattice.of(np.nan_to_num(layer)) for layer in values])
    padded: Array = np.concatenate([layers[:1], layers, layers[-1:]])
    return np.nan_to_num(padded)


def _surface(block: _Block, nodes: Array, threshold: float) -> tuple[Array, NDArray[np.int64], float] | None:
    """Return points, triangles and volume of one surface in map coordinates, or None where there is none."""
    from skimage.measure import marching_cubes

    if not (nodes >= threshold).any():
        return None
    # A shell of zeros lies at the same place as the outermost nodes, so that the surface is closed just there.
    shelled = np.pad(nodes, 1)
    where, triangles, _, _ = marching_cubes(shelled, threshold, allow_degenerate=True)
    inner = np.clip(where - 1.0, 0.0, np.array(nodes.shape) - 1.0)
    points = np.column_stack([_between(axis, inner) for axis in (block.x, block.y, block.z)])
    points, kept = _welded(points, triangles.astype(np.int64))
    volume = _volume(points, kept)
    return points, kept if volume >= 0 else kept[:, ::-1], abs(volume)


def _between(axis: Array, where: Array) -> Array:
    """Interpolate node coordinates at fractional indices (n, 3), which vary along one axis at most."""
    low = np.floor(where).astype(np.int64)
    high = np.minimum(low + 1, np.array(axis.shape) - 1)
    share = (where - low).max(axis=1)
    high = np.where(where > low, high, low)
    first, second = axis[tuple(low.T)], axis[tuple(high.T)]
    found: Array = first + share * (second - first)
    return found


def _welded(points: Array, triangles: NDArray[np.int64]) -> tuple[Array, NDArray[np.int64]]:
    """Join points at the same place (to a millimetre) and leave out triangles without an area."""
    origin = np.nanmin(points, axis=0)
    _, first, number = np.unique(np.round((points - origin) * 1e3), axis=0, return_index=True, return_inverse=True)
    joined = number.reshape(-1)[triangles]
    proper = (joined[:, 0] != joined[:, 1]) & (joined[:, 1] != joined[:, 2]) & (joined[:, 0] != joined[:, 2])
    return points[first], joined[proper].astype(np.int64)


def _volume(points: Array, triangles: NDArray[np.int64]) -> float:
    """Return the enclosed volume (divergence theorem), positive when triangles are counter-clockwise from outside."""
    if not len(triangles):
        return 0.0
    a, b, c = ((points - points.mean(axis=0))[triangles[:, corner]] for corner in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6.0)

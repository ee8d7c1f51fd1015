# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons of equal concentration, with what of the substance lies in them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from contourpy import FillType, contour_generator
from osgeo import ogr
from scipy.sparse import csr_matrix

from ...errors import Finding, InvalidInputError
from ...progress import Silent
from ...wording import say
from ..grids.lattice import Lattice, lattice_of
from .layering import plan_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from ...progress import Progress
    from ..grids.layered_grid import LayeredGrid
    from .plume import Plume

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contour:
    """An area between two concentrations at one time.

    Attributes
    ----------
    index : int
        Of the time.
    threshold, upper : float
        The concentration is at least ``threshold`` and, in a band, below ``upper`` (NaN: open above); in the unit of
        the substance.
    wkt : str
        Multipolygon in the CRS of the grid.
    area_m2 : float
        Of that polygon.
    volume_m3 : float
        Ground below the water table in the model cells whose own concentration lies between the two, of the layer or
        of all.
    mass_kg : float
        Dissolved mass in those cells; NaN when the porosity is unknown.
    """

    index: int
    threshold: float
    upper: float
    wkt: str
    area_m2: float
    volume_m3: float
    mass_kg: float


def contour_plume(
    plume: Plume, thresholds: Sequence[float], *, substance: str = "", layer: int = 0, bands: bool = True,
    progress: Progress | None = None,
) -> Iterator[Contour]:  # fmt: skip
    """Yield the polygons of each time, from the lowest threshold to the highest; empty ones are left out.

    The boundaries are drawn through linear interpolation between the cell centres (marching squares), so that they are
    smooth; they end at the edge of the grid and of inactive cells.

    Parameters
    ----------
    plume : Plume
    thresholds : sequence of float
        In the unit of the substance, > 0.
    substance : str
        Code; empty for the main one.
    layer : int
        One-based; 0 for the maximum over the layers.
    bands : bool
        True: each polygon reaches up to the next threshold, so that they lie beside each other. False: each holds
        all above its threshold.

    Raises
    ------
    InvalidInputError
        No threshold, one that is not positive, an unknown layer or substance.
    """
    levels = _levels(thresholds)
    told = progress or Silent()
    lattice, corners = lattice_of(plume.grid), _corner_matrix(plume.grid)
    code, fields = plume.code(substance), plan_values(plume, substance, layer)
    uppers = [*levels[1:], math.nan] if bands else [math.nan] * len(levels)
    for index, field in enumerate(fields):
        told.check()
        told.report(index / len(fields))
        drawing = _Drawing(plume, lattice, corners, field)
        for threshold, upper in zip(levels, uppers, strict=True):
            drawn = drawing.between(threshold, upper)
            if drawn.IsEmpty():
                continue
            volume, mass = _content(plume, index, code, layer, threshold, upper)
            yield Contour(
                index=index, threshold=threshold, upper=upper, wkt=str(drawn.ExportToWkt()), area_m2=drawn.GetArea(),
                volume_m3=volume, mass_kg=mass,
            )  # fmt: skip


def _levels(thresholds: Sequence[float]) -> list[float]:
    if not thresholds or any(not (math.isfinite(each) and each > 0) for each in thresholds):
        message = say("Thresholds must be positive numbers, at least one.")
        raise InvalidInputError(message, [Finding(code="bad_threshold", message=message)])
    return sorted({float(each) for each in thresholds})


class _Drawing:
    """Marching squares over one time, cut off at the edge of inactive cells.

    For the lines to run up to that edge, inactive cells beside active ones first take the mean of those; what is then
    drawn within them is cut off again.
    """

    def __init__(self, plume: Plume, lattice: Lattice, corners: csr_matrix, field: Array) -> None:
        flat = np.asarray(field, dtype=np.float64).ravel()
        known = np.isfinite(flat)
        near = corners.T @ (corners @ known.astype(np.float64))
        sums = corners.T @ (corners @ np.where(known, flat, 0.0))
        self._lent = ~known & (near > 0)
        self._values = np.where(known, flat, np.divide(sums, near, out=np.full(len(flat), np.nan), where=near > 0))
        self._corners = corners
        self._outlines = plume.grid.outlines()
        self._origin = lattice.x[0, 0], lattice.y[0, 0]  # local coordinates keep their digits
        x, y = lattice.x - self._origin[0], lattice.y - self._origin[1]
        self._contours = _contours(x, y, lattice.of(self._values))

    def between(self, threshold: float, upper: float) -> Any:
        """Return an OGR multipolygon, empty where nothing lies between (NaN: open above)."""
        highest = np.nanmax(self._values, initial=0.0)
        if highest < threshold:
            return ogr.Geometry(ogr.wkbMultiPolygon)
        top = 2.0 * highest + 1.0 if math.isnan(upper) else upper
        drawn = _filled(self._contours, threshold, top, self._origin)
        above = np.nan_to_num(self._values) >= threshold
        reached = self._corners.T @ (self._corners @ above.astype(np.float64)) > 0
        beside = np.flatnonzero(self._lent & reached)
        return _without(drawn, self._outlines, beside) if len(beside) else drawn


def draw_above(x: Array, y: Array, values: Array, threshold: float) -> str:
    """Return the multipolygon (WKT) in which a map of values lies above a threshold; empty text where nowhere.

    Parameters
    ----------
    x, y : ndarray, shape (rows, columns)
        Easting and northing of the values, m.
    values : ndarray, shape (rows, columns)
        NaN where unknown: nothing is drawn there.
    """
    highest = float(np.nanmax(values, initial=-math.inf))
    if highest < threshold:
        return ""
    origin = x[0, 0], y[0, 0]
    contours = _contours(x - origin[0], y - origin[1], values)
    drawn = _filled(contours, threshold, highest + abs(highest) + 1.0, origin)
    return "" if drawn.IsEmpty() else str(drawn.ExportToWkt())


def _contours(x: Array, y: Array, values: Array) -> Any:
    return contour_generator(x, y, _masked(values), fill_type=FillType.OuterOffset)


def _filled(contours: Any, low: float, high: float, origin: tuple[float, float]) -> Any:
    drawn = ogr.Geometry(ogr.wkbMultiPolygon)
    for points, offsets in zip(*contours.filled(low, high), strict=True):
        drawn.AddGeometry(_polygon([points[a:b] + origin for a, b in pairwise(offsets)]))
    return drawn


def _masked(values: Array) -> Any:
    return np.ma.masked_array(values, mask=~np.isfinite(values))  # type: ignore[no-untyped-call]


def _polygon(rings: Sequence[Array]) -> Any:
    polygon = ogr.Geometry(ogr.wkbPolygon)
    for ring in rings:
        line = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in ring:
            line.AddPoint_2D(float(x), float(y))
        line.CloseRings()
        polygon.AddGeometry(line)
    return polygon


def _without(drawn: Any, outlines: tuple[Array, NDArray[np.int64]], cells: NDArray[np.int64]) -> Any:
    vertices, faces = outlines
    taken = ogr.Geometry(ogr.wkbMultiPolygon)
    for face in faces[cells]:
        taken.AddGeometry(_polygon([vertices[face[face >= 0]]]))
    left = drawn.Buffer(0).Difference(taken.UnionCascaded())
    parts = [left] if left.GetGeometryCount() == 0 or left.GetGeometryName() == "POLYGON" else list(left)
    found = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in parts:
        if part.GetGeometryName() == "POLYGON" and not part.IsEmpty():
            found.AddGeometry(part)
    return found


def _corner_matrix(grid: LayeredGrid) -> csr_matrix:
    """Return which vertex (row) belongs to which cell of the plan (column)."""
    vertices, faces = grid.outlines()
    cell, _ = np.nonzero(faces >= 0)
    return csr_matrix((np.ones(len(cell)), (faces[faces >= 0], cell)), (len(vertices), len(faces)))


def _content(plume: Plume, index: int, code: str, layer: int, threshold: float, upper: float) -> tuple[float, float]:
    """Return water-filled volume (m³) and dissolved mass (kg) of the cells between two concentrations."""
    values = plume.concentrations[code][index]
    shown = values * plume.judgement(code).factor
    inside = (shown >= threshold) & (True if math.isnan(upper) else shown < upper)
    if layer:
        inside &= (np.arange(plume.grid.layers) == layer - 1).reshape(-1, *[1] * len(plume.grid.plan_shape))
    volume = np.where(inside, plume.volume_m3(), 0.0)
    if plume.porosity is None:
        return float(volume.sum()), math.nan
    return float(volume.sum()), float((volume * plume.porosity * np.where(inside, values, 0.0)).sum()) * 1e-3

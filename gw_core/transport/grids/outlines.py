# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Geometries of map features, read from WKT into arrays of coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A feature in plan.

    Attributes
    ----------
    kind : str
        ``point``, ``line`` or ``polygon``.
    parts : tuple of ndarray, each shape (n, 2)
        Points, lines or rings (outer and inner alike), m.
    anchor : ndarray, shape (1, 2)
        A point on the feature.
    """

    kind: str
    parts: tuple[NDArray[np.float64], ...]
    anchor: NDArray[np.float64]

    def moved(self, move: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> Shape:
        """Return the shape with its coordinates (n, 2) put through ``move``."""
        return Shape(kind=self.kind, parts=tuple(move(part) for part in self.parts), anchor=move(self.anchor))

    def covers(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell which points (arrays of one shape, m) a polygon covers.

        The even-odd rule over all rings, so that holes need no special care.
        """
        inside = np.zeros(np.shape(x), dtype=bool)
        for ring in self.parts:
            for (x0, y0), (x1, y1) in pairwise(ring):
                if y0 != y1:
                    inside ^= ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
        return inside


def read_shape(wkt: str) -> Shape:
    """Read a point, line or polygon (single or multi).

    Raises
    ------
    InvalidInputError
        The text is no geometry, or an empty one.
    """
    from osgeo import ogr

    try:
        geometry = ogr.CreateGeometryFromWkt(wkt)
    except RuntimeError:
        geometry = None
    if geometry is None or geometry.IsEmpty():
        message = say("The geometry {wkt} cannot be read.", wkt=wkt[:60])
        raise InvalidInputError(message, [Finding(code="bad_geometry", message=message)])
    geometry = geometry.GetLinearGeometry()
    geometry.FlattenTo2D()
    kind = {0: "point", 1: "line", 2: "polygon"}[geometry.GetDimension()]
    surface = geometry.PointOnSurface() if kind == "polygon" else None
    found = np.array([surface.GetPoint_2D(0)]) if surface is not None and not surface.IsEmpty() else None
    parts = tuple(_parts(geometry))
    return Shape(kind=kind, parts=parts, anchor=parts[0][:1] if found is None else found)


def _parts(geometry: object) -> list[NDArray[np.float64]]:
    count: int = geometry.GetGeometryCount()  # type: ignore[attr-defined]
    if count:
        inner = (geometry.GetGeometryRef(index) for index in range(count))  # type: ignore[attr-defined]
        return [part for each in inner for part in _parts(each)]
    return [np.asarray(geometry.GetPoints(), dtype=np.float64)[:, :2]]  # type: ignore[attr-defined]

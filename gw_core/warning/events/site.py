# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands around warnings: facilities that may be their source, receptors at risk, maps of the substance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .flow_paths import Place

if TYPE_CHECKING:
    from osgeo import ogr

    from ...records.park import Facility, ParkRecords, Receptor

OutlineMaker = Callable[[str], "tuple[str, str] | None"]
"""Gives for a property (code) the outline of what is contaminated (WKT polygons) and how it was found, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Facilities, receptors and, where there is one, a map of the substance; what has no geometry is left out."""

    facilities: tuple[Facility, ...] = ()
    receptors: tuple[Receptor, ...] = ()
    outline: OutlineMaker | None = None


def site_of(park: ParkRecords, outline: OutlineMaker | None = None) -> Site:
    """Return the facilities and receptors of a park."""
    return Site(facilities=park.facilities, receptors=park.receptors, outline=outline)


def wells_of_park(park: ParkRecords) -> dict[str, Place]:
    """Return the monitoring points of a park as places, by name."""
    return {
        point.name: Place(name=point.name, easting=point.easting, northing=point.northing, layer=point.layer)
        for point in park.points
    }


def places_on(name: str, wkt: str, spacing_m: float, layer: int = 1) -> list[Place]:
    """Return places on a geometry, its corners and points at most ``spacing_m`` apart between them; none without one.

    A polygon also has its middle.
    """
    from osgeo import ogr

    geometry = ogr.CreateGeometryFromWkt(wkt) if wkt else None
    if geometry is None or geometry.IsEmpty():
        return []
    geometry.Segmentize(spacing_m)
    points = dict.fromkeys(_corners(geometry))
    if geometry.GetDimension() == 2:
        middle = geometry.PointOnSurface()
        points[(middle.GetX(), middle.GetY())] = None
    return [Place(name=name, easting=x, northing=y, layer=layer) for x, y in points]


def _corners(geometry: ogr.Geometry) -> list[tuple[float, float]]:
    if geometry.GetGeometryCount():
        return [point for part in geometry for point in _corners(part)]
    return [(geometry.GetX(k), geometry.GetY(k)) for k in range(geometry.GetPointCount())]


def facility_places(facility: Facility, spacing_m: float) -> list[Place]:
    """Return the places from which something may leave a facility."""
    return places_on(facility.name, facility.geometry_wkt, spacing_m)

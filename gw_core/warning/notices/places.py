# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where monitoring points stand: their roles, and the enterprise on whose ground each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osgeo import ogr

from .routing import Places

if TYPE_CHECKING:
    from ...records.park import ParkRecords


def places_of(records: ParkRecords) -> Places:
    """Return roles and owners of the points of a park; a point on nobody's ground has no owner.

    Of several grounds that hold a point, edge included, the first by name counts.
    """
    grounds = [
        (each.name, ogr.CreateGeometryFromWkt(each.geometry_wkt))
        for each in sorted(records.enterprises, key=lambda one: one.name)
        if each.geometry_wkt
    ]
    owners = {}
    for point in records.points:
        place = ogr.CreateGeometryFromWkt(f"POINT ({point.easting} {point.northing})")
        name = next((name for name, ground in grounds if ground is not None and ground.Intersects(place)), None)
        if name is not None:
            owners[point.name] = name
    return Places(roles={point.name: point.role for point in records.points}, owners=owners)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Geometry on its way into and out of a database: well-known text, GeoPackage blobs, extended WKB."""

from __future__ import annotations

import re
import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from osgeo import ogr, osr

SPATIAL_TABLES = ("park", "enterprise", "facility", "monitoring_point", "receptor", "latest_value")
_LITTLE_ENDIAN, _XY_ENVELOPE, _EMPTY = 0b1, 0b10, 0b10000
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_GLUED_DIMENSION = re.compile(r"\b([A-Za-z]+?)(ZM|Z|M)\s*\(", re.IGNORECASE)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep GDAL from printing what becomes a sentence of ours."""
    from osgeo import gdal

    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def spatial_reference(crs: str) -> osr.SpatialReference:
    """Return a projected CRS in metres from its authority code.

    Raises
    ------
    InvalidInputError
        Unknown code, or not projected in metres (finding code ``bad_crs``).
    """
    from osgeo import osr

    reference = osr.SpatialReference()
    try:
        with _quiet():
            known = bool(crs.partition(":")[2].isdigit()) and reference.SetFromUserInput(crs) == 0
    except RuntimeError:
        known = False
    if not known:
        raise _bad_crs(say("The coordinate reference system {crs} is unknown.", crs=crs or "?"))
    if not reference.IsProjected() or abs(reference.GetLinearUnits() - 1.0) > 1e-9:
        raise _bad_crs(say("{crs} is not a projected coordinate reference system in metres.", crs=crs))
    return reference


def _bad_crs(message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code="bad_crs", message=message)])


def geometry_from_wkt(text: str) -> ogr.Geometry | None:
    """Return the geometry of well-known text, None for empty text.

    Raises
    ------
    InvalidInputError
        When the text is not geometry (finding code ``bad_geometry``).
    """
    from osgeo import ogr

    if not text:
        return None
    try:
        with _quiet():
            # QGIS writes "PointZ (", which OGR does not read.
            geometry = ogr.CreateGeometryFromWkt(_GLUED_DIMENSION.sub(r"\1 \2 (", text))
    except RuntimeError:
        geometry = None
    if geometry is None:
        message = say("This is not a geometry: {text}.", text=text[:60])
        raise InvalidInputError(message, [Finding(code="bad_geometry", message=message)])
    geometry.FlattenTo2D()
    return geometry


def geopackage_blob(geometry_wkt: str, srid: int) -> bytes | None:
    """Return the GeoPackage blob (OGC 12-128r17, 2.1.3): header with envelope, then WKB."""
    geometry = geometry_from_wkt(geometry_wkt)
    if geometry is None:
        return None
    flags = _LITTLE_ENDIAN | (_EMPTY if geometry.IsEmpty() else _XY_ENVELOPE)
    header = struct.pack("<2sBBi", b"GP", 0, flags, srid)
    envelope = b"" if geometry.IsEmpty() else struct.pack("<4d", *geometry.GetEnvelope())
    return header + envelope + bytes(geometry.ExportToIsoWkb(1))


def from_geopackage_blob(blob: Any) -> ogr.Geometry | None:
    """Return the geometry of a GeoPackage blob, whoever wrote it."""
    if blob is None:
        return None
    envelope = _ENVELOPE_BYTES[(blob[3] >> 1) & 0b111]
    return geometry_from_wkb(blob[8 + envelope :])


def geometry_from_wkb(data: Any) -> ogr.Geometry | None:
    """Return the geometry of well-known binary; None for None."""
    from osgeo import ogr

    return None if data is None else ogr.CreateGeometryFromWkb(bytes(data))


def hex_ewkb(geometry_wkt: str, srid: int) -> str | None:
    """Return ``SRID=n;hex WKB``, which PostGIS reads without loss."""
    geometry = geometry_from_wkt(geometry_wkt)
    return None if geometry is None else f"SRID={srid};{bytes(geometry.ExportToIsoWkb(1)).hex()}"

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in a park: enterprises, facilities, monitoring points, receptors.

Geometry is well-known text in the park's projected CRS (metres). Names are unique within a park and a kind, and
are what files and people use to refer to things.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class FacilityKind(StrEnum):
    """Kinds of potential sources (HJ 1209-2021 speaks of key facilities)."""

    TANK = "tank"
    POND = "pond"
    PIPELINE = "pipeline"
    WORKSHOP = "workshop"
    LANDFILL = "landfill"
    LOADING = "loading"
    OTHER = "other"


class PointRole(StrEnum):
    """Why a monitoring point is there: groundwater wells (HJ 164-2020), and what else is read as a time series."""

    BACKGROUND = "background"
    SOURCE = "source"
    DIFFUSION = "diffusion"
    SENTINEL = "sentinel"
    SOIL = "soil"
    WEATHER = "weather"
    OUTFALL = "outfall"
    PRODUCTION = "production"
    OTHER = "other"


class ReceptorKind(StrEnum):
    """What must be protected."""

    INTAKE = "intake"
    RIVER = "river"
    RESIDENTIAL = "residential"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Park:
    """One chemical park.

    Attributes
    ----------
    crs : str
        Authority code of the projected CRS in metres of all geometry, such as ``EPSG:4547``.
    time_zone : str
        IANA zone of the site, the last resort for files that name none; empty when not known.
    limit_class : str
        GB/T 14848 class that the groundwater must keep: I, II, III or IV.
    simulated : bool
        True for parks that no one can visit; shown wherever the park is.
    """

    name: str
    crs: str
    time_zone: str
    limit_class: str = "III"
    boundary_wkt: str = ""
    simulated: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enterprise:
    """A plant in the park; ``sector`` as in the standards' sector table."""

    name: str
    sector: str = ""
    contact: str = ""
    geometry_wkt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """A tank, pond, pipeline …: a potential source. ``substances`` are property codes it holds."""

    name: str
    enterprise: str
    kind: FacilityKind = FacilityKind.OTHER
    substances: tuple[str, ...] = ()
    geometry_wkt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringPoint:
    """A well or other sampling point.

    Attributes
    ----------
    easting, northing : float
        m, in the park's CRS.
    ground_elevation_m, reference_elevation_m : float or None
        Elevation of the ground and of the measuring point (top of casing). None is unknown.
    screen_top_m, screen_bottom_m : float or None
        Depth below ground of the screen. None is unknown.
    layer : int
        Aquifer layer, one-based from the top, as people count.
    """

    name: str
    easting: float
    northing: float
    ground_elevation_m: float | None = None
    reference_elevation_m: float | None = None
    screen_top_m: float | None = None
    screen_bottom_m: float | None = None
    layer: int = 1
    role: PointRole = PointRole.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Receptor:
    """Something to protect; ``layer`` one-based, as for monitoring points."""

    name: str
    kind: ReceptorKind = ReceptorKind.OTHER
    layer: int = 1
    geometry_wkt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkRecords:
    """Everything known of one park, as read from or written to a store at once."""

    park: Park
    enterprises: tuple[Enterprise, ...] = ()
    facilities: tuple[Facility, ...] = ()
    points: tuple[MonitoringPoint, ...] = ()
    receptors: tuple[Receptor, ...] = field(default=())

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small park for tests of every room."""

from __future__ import annotations

from gw_monitor.gw_core.records.park import (
    Enterprise,
    Facility,
    FacilityKind,
    MonitoringPoint,
    Park,
    ParkRecords,
    PointRole,
    Receptor,
    ReceptorKind,
)

EAST, NORTH = 500_000.0, 3_500_000.0  # within the zone of EPSG:4547 (CGCS2000, 3 degrees, central meridian 114 E)


def box(east: float, north: float, width: float, height: float) -> str:
    """Return a rectangle whose lower left corner lies ``east`` and ``north`` (m) of the park's origin."""
    x, y = EAST + east, NORTH + north
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return f"POLYGON (({','.join(f'{a:.0f} {b:.0f}' for a, b in corners)}))"


def park_records() -> ParkRecords:
    """Return a park of 1000 m by 600 m with two enterprises, two facilities, four points and one receptor."""
    return ParkRecords(
        park=Park(
            name="Test park", crs="EPSG:4547", time_zone="Asia/Shanghai", boundary_wkt=box(0, 0, 1000, 600),
            simulated=True,
        ),
        enterprises=(
            Enterprise(name="East Dyes", sector="dyes", contact="E. Wang", geometry_wkt=box(100, 100, 300, 300)),
            Enterprise(name="West Solvents", sector="solvents", geometry_wkt=box(600, 100, 300, 300)),
        ),
        facilities=(
            Facility(
                name="Tank T1", enterprise="East Dyes", kind=FacilityKind.TANK, substances=("benzene", "toluene"),
                geometry_wkt=f"POINT ({EAST + 200:.0f} {NORTH + 200:.0f})",
            ),
            Facility(
                name="Pond P1", enterprise="West Solvents", kind=FacilityKind.POND, substances=("chloride",),
                geometry_wkt=box(650, 150, 50, 30),
            ),
        ),
        points=(
            _point("MW-1", 50, 300, PointRole.BACKGROUND),
            _point("MW-2", 250, 220, PointRole.SOURCE),
            _point("MW-3", 450, 240, PointRole.DIFFUSION),
            _point("MW-4", 700, 260, PointRole.SENTINEL, layer=2),
        ),
        receptors=(
            Receptor(
                name="Village intake", kind=ReceptorKind.INTAKE, layer=2,
                geometry_wkt=f"POINT ({EAST + 980:.0f} {NORTH + 300:.0f})",
            ),
        ),
    )  # fmt: skip


def _point(name: str, east: float, north: float, role: PointRole, layer: int = 1) -> MonitoringPoint:
    top = 5.0 if layer == 1 else 25.0
    return MonitoringPoint(
        name=name, easting=EAST + east, northing=NORTH + north, ground_elevation_m=12.5, reference_elevation_m=13.1,
        screen_top_m=top, screen_bottom_m=top + 6.0, layer=layer, role=role,
    )  # fmt: skip

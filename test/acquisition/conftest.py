# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A park with any points, and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def make_store(tmp_path):
    """Return a function that makes a GeoPackage store of a park with the named points and time zone."""
    from gw_monitor.gw_core.records.park import MonitoringPoint, Park, ParkRecords
    from gw_monitor.gw_core.store.geopackage import GeoPackageStore

    made = []

    def make(*names: str, time_zone: str = "UTC", file: str = "park.gpkg"):
        store = GeoPackageStore(tmp_path / file)
        store.create()
        points = tuple(MonitoringPoint(name=n, easting=5e5 + i, northing=4e6) for i, n in enumerate(names))
        store.save_park(ParkRecords(park=Park(name="Test", crs="EPSG:4547", time_zone=time_zone), points=points))
        made.append(store)
        return store

    yield make
    for store in made:
        store.close()


@pytest.fixture
def write_file(tmp_path):
    """Return a function that writes a file and returns its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write

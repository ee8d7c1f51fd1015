# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases and tables with few words."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.records.park import MonitoringPoint
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey, ObservationQuery


class Site:
    """A GeoPackage with the small park and further points; series in and out by point, property and sensor."""

    def __init__(self, path, park):
        self.path = str(path)
        self.store = GeoPackageStore(path)
        self.store.create()
        self.store.save_park(park)
        self.park = park

    def add_points(self, **elevations):
        points = tuple(
            MonitoringPoint(name=name, easting=500_000.0 + 10 * number, northing=3_500_000.0, reference_elevation_m=z)
            for number, (name, z) in enumerate(elevations.items())
        )
        self.store.save_park(dataclasses.replace(self.park, points=points))

    def write(self, point, code, times, values, sensor="", flag=2, censored=False, sha256=""):
        frame = make_frame(0, pd.DatetimeIndex(times), values, censored, flag)
        key = DatastreamKey(point=point, property=code, sensor=sensor)
        report = self.store.write_batch(
            Batch(source="t", sha256=sha256, reader="t", time_zone="UTC", datastreams=[key], observations=frame)
        )
        assert report.rejected == 0

    def read(self, point, code, sensor=None, **more):
        frame = self.store.read_observations(ObservationQuery(points=(point,), properties=(code,), **more))
        streams = self.store.datastreams().set_index("datastream_id")["sensor"]
        if sensor is not None:
            frame = frame[frame["datastream_id"].map(streams) == sensor]
        return frame.set_index("time")[["value", "flag"]]


@pytest.fixture
def site(tmp_path, small_park):
    made = Site(tmp_path / "site.gpkg", small_park)
    yield made
    made.store.close()


@pytest.fixture
def rows():
    """Return a function that gives the features of a result as dictionaries."""

    def read(layer):
        names = [field.name() for field in layer.fields()]
        return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]

    return read


@pytest.fixture
def table():
    """Return a function that makes a table without geometry from fields and rows."""
    from qgis.core import QgsFeature, QgsVectorLayer

    def make(fields, *values):
        layer = QgsVectorLayer(f"None?{'&'.join(f'field={field}' for field in fields.split())}", "table", "memory")
        features = []
        for row in values:
            feature = QgsFeature(layer.fields())
            feature.setAttributes(list(row))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        return layer

    return make

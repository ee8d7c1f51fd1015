# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small park behind a store that remembers who called it, and a window to put the plugin into."""

from __future__ import annotations

import threading
from dataclasses import asdict, fields
from datetime import datetime, timedelta, timezone

import pandas as pd
import pytest
from gw_monitor.gw_core.errors import StoreError
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.records.park import MonitoringPoint, Park, ParkRecords
from gw_monitor.gw_core.store.ports import (
    LinkHealth,
    LinkState,
    ObservationQuery,
    WarningEvent,
    WarningLevel,
    WarningState,
)
from gw_monitor.gw_core.wording import say

EVERYTHING = ObservationQuery()
NOW = datetime(2026, 5, 1, 12, tzinfo=timezone.utc)
STREAMS = pd.DataFrame(
    {
        "datastream_id": [1, 2, 3, 4],
        "point": ["MW-1", "MW-1", "MW-2", "MW-3"],
        "property": ["benzene", "water_level", "benzene", "benzene"],
        "sensor": ["", "logger", "", ""],
        "unit": ["ug/L", "m", "ug/L", "ug/L"],
    }
)


class RecordingStore:
    """Answers the store's port from memory; ``threads`` holds the threads in which it was called."""

    def __init__(self, *, simulated: bool = True) -> None:
        names = ("MW-1", "MW-2", "MW-3", "MW-4")
        points = tuple(MonitoringPoint(name=n, easting=5e5 + 50 * i, northing=3.4e6) for i, n in enumerate(names))
        self.park = ParkRecords(
            park=Park(name="Test park", crs="EPSG:32650", time_zone="Asia/Shanghai", simulated=simulated), points=points
        )
        days = [NOW - timedelta(days=d) for d in (60, 30, 0)]
        self.frame = pd.concat(
            [
                make_frame(1, days, [5.0, 20.0, 150.0], flag=[1, 3, 1]),
                make_frame(2, days, [12.1, 12.0, 11.9]),
                make_frame(3, [NOW - timedelta(days=1)], [2.0], censored=True),
                make_frame(4, [NOW - timedelta(days=400)], [500.0]),
            ],
            ignore_index=True,
        )
        self.events = [
            WarningEvent(
                event_id="e1", rule="limit", point="MW-1", property="benzene", level=WarningLevel.SEVERE,
                state=WarningState.FIRING, opened_at=NOW - timedelta(days=2), updated_at=NOW, resolved_at=None,
                value=150.0, limit=10.0, unit="ug/L", evidence={},
            ),
            WarningEvent(
                event_id="e2", rule="limit", point="MW-2", property="benzene", level=WarningLevel.GENERAL,
                state=WarningState.FIRING, opened_at=NOW, updated_at=NOW, resolved_at=None, value=11.0, limit=10.0,
                unit="ug/L", evidence={},
            ),
        ]  # fmt: skip
        self.links = [
            LinkHealth(link="plc", kind="modbus", state=LinkState.ONLINE, changed_at=NOW, last_reading_at=NOW),
            LinkHealth(link="plc", device="unit 3", kind="modbus", state=LinkState.WAITING, changed_at=NOW, faults=4,
                       last_fault_at=NOW, last_fault="No answer within 1 s."),
            LinkHealth(link="gateway", kind="mqtt", state=LinkState.WAITING, changed_at=NOW, waiting=120,
                       last_fault_at=NOW, last_fault="The connection to the broker is lost."),
        ]  # fmt: skip
        self.threads: list[threading.Thread] = []
        self.broken = False
        self.closed = 0
        self.silences = []
        self.plumes = []

    def open(self, _database: str) -> RecordingStore:
        self.threads.append(threading.current_thread())
        if self.broken:
            raise StoreError(say("The database {path} is locked.", path="park.gpkg"))
        return self

    def close(self) -> None:
        self.closed += 1

    def read_park(self) -> ParkRecords:
        return self.park

    def datastreams(self) -> pd.DataFrame:
        return STREAMS

    def read_observations(self, query) -> pd.DataFrame:
        wanted = STREAMS
        for name, chosen in (("point", query.points), ("property", query.properties)):
            wanted = wanted[wanted[name].isin(chosen)] if chosen else wanted
        return self.frame[self.frame["datastream_id"].isin(wanted["datastream_id"])].reset_index(drop=True)

    def iterate_observations(self, query=EVERYTHING, rows=2):
        frame = self.read_observations(query)
        for begin in range(0, len(frame), rows):
            yield frame.iloc[begin : begin + rows]

    def latest(self) -> pd.DataFrame:
        newest = self.frame.sort_values("time").groupby("datastream_id").tail(1)
        return newest.merge(STREAMS, on="datastream_id")

    def read_events(self, states=(), ids=None) -> list[WarningEvent]:
        return [
            event for event in self.events
            if (not states or event.state in states) and (ids is None or event.event_id in ids)
        ]  # fmt: skip

    def save_silence(self, silence) -> None:
        self.silences = [each for each in self.silences if each.silence_id != silence.silence_id] + [silence]

    def read_silences(self, at=None) -> list:
        return [each for each in self.silences if at is None or each.start <= at < each.end]

    def read_plume_events(self, states=()) -> list:
        return [each for each in self.plumes if not states or each.state in states]

    def health(self) -> pd.DataFrame:
        rows = pd.DataFrame([asdict(row) for row in self.links], columns=[f.name for f in fields(LinkHealth)])
        for column in ("changed_at", "last_reading_at", "last_success_at", "last_fault_at"):
            rows[column] = pd.to_datetime(rows[column], utc=True)
        return rows.assign(updated_at=pd.Timestamp(NOW))

    def save_events(self, events) -> int:
        changed = {event.event_id: event for event in events}
        self.events = [changed.get(event.event_id, event) for event in self.events]
        return len(changed)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def store() -> RecordingStore:
    return RecordingStore()


@pytest.fixture
def make_store():
    return RecordingStore


@pytest.fixture
def process(qgis_app):
    """Return a function that lets Qt work until a condition holds; it fails after some seconds."""
    import time

    from qgis.PyQt.QtCore import QCoreApplication, QEvent

    def wait_until(condition=lambda: True, seconds: float = 20.0) -> None:
        end = time.monotonic() + seconds
        while True:
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
            if condition():
                return
            assert time.monotonic() < end, "the condition never came true"
            time.sleep(0.005)

    return wait_until


@pytest.fixture
def settings_store(tmp_path):
    from qgis.core import QgsSettings
    from qgis.PyQt.QtCore import QSettings

    return QgsSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qgis_iface):
    """The interface of pytest-qgis with the plugin menu that it lacks."""
    from qgis.PyQt.QtWidgets import QMenu

    menu = QMenu(qgis_iface.mainWindow())
    qgis_iface.pluginMenu = lambda: menu
    bar = qgis_iface.messageBar()
    bar.items = []
    bar.pushItem, bar.popWidget = bar.items.append, bar.items.remove
    yield qgis_iface
    menu.deleteLater()
    del qgis_iface.pluginMenu


@pytest.fixture
def make_context(window, settings_store, process, qgis_new_project):
    """Return a function building a started `AppContext` on a store; closed at the end."""
    from gw_monitor.gw_monitor_plugin.context import AppContext, Host, Services
    from qgis.core import QgsProject

    made = []

    def make(store, *, clock=lambda: NOW, environment=None):
        services = Services(
            open_store=store.open, clock=clock, project=QgsProject.instance(), settings=settings_store,
            environment=environment or {}, language="en_US", author="tester",
        )  # fmt: skip
        context = AppContext(Host.of(window), services)
        context.start()
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    process()


@pytest.fixture
def opened(make_context, store, process):
    """A started context that shows the small park."""
    from gw_monitor.gw_monitor_plugin.settings import Settings

    context = make_context(store)
    context.open(Settings(database="park.gpkg"))
    process(lambda: context.live.layer is not None)
    return context


@pytest.fixture
def database(tmp_path, fill) -> str:
    """The small park in a real GeoPackage."""
    from gw_monitor.gw_core.store.geopackage import GeoPackageStore

    path = tmp_path / "park.gpkg"
    fill(GeoPackageStore(path))
    return str(path)


@pytest.fixture
def postgres_database(qgis_app, postgis_dsn, fill) -> str:
    """The small park in PostGIS, named by a connection saved in QGIS."""
    from gw_monitor.gw_core.store.postgis import PostgisStore
    from qgis.core import QgsProviderRegistry

    fill(PostgisStore(postgis_dsn))
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    metadata.saveConnection(metadata.createConnection(postgis_dsn, {"saveUsername": True}), "gw_monitor_test")
    yield "postgres:gw_monitor_test"
    metadata.deleteConnection("gw_monitor_test")


@pytest.fixture
def fill(store):
    """Return a function that puts the small park into an empty real store and closes it."""
    from gw_monitor.gw_core.store.ports import Batch, DatastreamKey

    def put(real) -> None:
        real.create()
        real.save_park(store.park)
        frame = store.frame.assign(datastream_id=store.frame["datastream_id"] - 1)
        keys = [
            DatastreamKey(point=row.point, property=row.property, sensor=row.sensor) for row in STREAMS.itertuples()
        ]
        report = real.write_batch(
            Batch(source="made", sha256="", reader="test", time_zone="UTC", datastreams=keys, observations=frame)
        )
        assert report.stored == len(frame)
        real.save_events(store.events)
        real.close()

    return put

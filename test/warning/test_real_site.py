# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example site of GWSDAT: eleven wells with non-detects, judged against a count made without the engine."""

from __future__ import annotations

from datetime import timedelta

import pytest
from gw_monitor.gw_core.acquisition.importing import import_laboratory
from gw_monitor.gw_core.records.park import MonitoringPoint, Park, ParkRecords
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.warning.engine.evaluate import evaluate_warnings
from gw_monitor.gw_core.warning.rules.files import default_rules
from gw_monitor.gw_core.warning.rules.limits import class_limits
from gw_monitor.test.warning.watched import watched


@pytest.fixture
def site(shared, tmp_path):
    path = shared / "data" / "quality" / "GWSDAT_Basic_WellData.csv"
    names = {line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]}
    points = tuple(MonitoringPoint(name=name, easting=0.0, northing=0.0) for name in sorted(names))
    store = GeoPackageStore(tmp_path / "site.gpkg")
    store.create()
    store.save_park(ParkRecords(park=Park(name="GWSDAT", crs="EPSG:27700", time_zone="UTC"), points=points))
    import_laboratory(store, [path])
    yield store
    store.close()


def test_every_sure_exceedance_lies_in_a_warning_and_every_warning_starts_with_one(site):
    frame, streams = site.read_observations(), site.datastreams()
    limit_of = class_limits("III")
    now = frame["time"].max().to_pydatetime() + timedelta(days=1)
    found = evaluate_warnings(frame, watched(streams, limit_of), default_rules(), (), now, limit_class="III")
    events = [event for event in found.events if event.rule == "class_limit"]
    rows = frame.join(streams.set_index("datastream_id"), on="datastream_id")
    rows = rows[rows["property"].map(lambda code: limit_of(code) is not None)]
    rows["ratio"] = rows["value"] / rows["property"].map(lambda code: limit_of(code).upper)
    sure = rows[~rows["censored"] & (rows["ratio"] >= 0.8)]
    assert len(sure) > 50
    for row in sure.itertuples():
        assert any(
            (event.point, event.property) == (row.point, row.property)
            and event.opened_at <= row.time
            and (event.resolved_at is None or row.time < event.resolved_at)
            for event in events
        ), row
    starts = {(row.point, row.property, row.time) for row in sure.itertuples()}
    assert all((event.point, event.property, event.opened_at) in starts for event in events)
    unsure = rows[rows["censored"] & (rows["ratio"] >= 1.0)]
    assert len(unsure) > 0  # there are non-detects above the limit, which must not open anything


def test_what_is_stored_is_what_is_evaluated_again(site):
    frame, streams = site.read_observations(), site.datastreams()
    now = frame["time"].max().to_pydatetime() + timedelta(days=1)
    first = evaluate_warnings(frame, watched(streams, class_limits("III")), default_rules(), (), now, limit_class="III")
    site.save_events(first.changed)
    again = evaluate_warnings(
        frame, watched(streams, class_limits("III")), default_rules(), site.read_events(), now, limit_class="III"
    )
    assert again.changed == ()
    assert again.open == first.open

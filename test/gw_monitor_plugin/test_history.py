# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The past of the park: at every moment what the live layer would have shown then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.ports import ObservationQuery, WarningState
from gw_monitor.gw_monitor_plugin.history.spans import read_history
from gw_monitor.gw_monitor_plugin.host import Host
from gw_monitor.gw_monitor_plugin.live.latest import summarise
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.gui
DAY = timedelta(days=1)


def history_of(store, step=DAY, stale_days=20):
    return read_history(store.open, "park.gpkg", step, stale_days=stale_days, language="en")


def spans(history, point):
    return [
        (row.water_class, str(row.state), start, end)
        for row, start, end in zip(history.rows, history.starts, history.ends, strict=True) if row.point == point
    ]  # fmt: skip


def test_a_class_lasts_until_the_next_reading_or_until_it_is_too_old(store, now):
    store.events = []
    store.frame = make_frame(1, [now - 100 * DAY, now - 90 * DAY, now], [5.0, 150.0, 0.3])
    found = spans(history_of(store), "MW-1")
    assert found == [
        ("unknown", "never", now - 101 * DAY, now - 100 * DAY),
        ("III", "ok", now - 100 * DAY, now - 90 * DAY),
        ("V", "ok", now - 90 * DAY, now - 69 * DAY),
        ("unknown", "offline", now - 69 * DAY, now),
        ("I", "ok", now, now + DAY),
    ]


def test_warnings_that_were_open_are_told(store, now):
    store.events = [replace(store.events[0], state=WarningState.RESOLVED, opened_at=now - 40 * DAY,
                            resolved_at=now - 10 * DAY)]  # fmt: skip
    found = history_of(store)
    told = {level for row, level in zip(found.rows, found.levels, strict=True) if row.point == "MW-1"}
    assert told == {0, 3}
    open_days = sum((end - start) / DAY for row, start, end, level in
                    zip(found.rows, found.starts, found.ends, found.levels, strict=True) if level)  # fmt: skip
    assert open_days == 30


READING = st.tuples(st.sampled_from([1, 2, 3]), st.integers(0, 60), st.sampled_from([0.3, 5.0, 50.0, 200.0]),
                    st.booleans(), st.sampled_from([1, 1, 1, 3, 4, 9]))  # fmt: skip


@given(rows=st.lists(READING, min_size=1, max_size=15, unique_by=lambda row: row[:2]), day=st.integers(0, 61))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_at_each_moment_one_span_a_well_shows_what_the_live_layer_would(make_store, now, rows, day):
    store = make_store()
    ids, days, values, censored, flags = zip(*rows, strict=True)
    store.frame = make_frame(list(ids), [now - d * DAY for d in days], list(values), list(censored), list(flags))
    found = history_of(store)
    last = max(store.frame["time"]).to_pydatetime()
    moment = last - day * DAY
    if moment < min(found.starts):
        return
    past = store.frame[store.frame["time"] <= moment]
    table = past.sort_values("time").groupby("datastream_id").tail(1).merge(store.datastreams(), on="datastream_id")
    expected = summarise(store.park.points, table, moment, stale_days=20)
    shown = {
        row.point: row for row, start, end in zip(found.rows, found.starts, found.ends, strict=True)
        if start <= moment < end
    }  # fmt: skip
    assert len(shown) == len(expected)
    for row in expected:
        one = shown[row.point]
        assert (one.water_class, one.state, one.value, one.undecided) == (
            row.water_class, row.state, row.value, row.undecided,
        )  # fmt: skip


def test_too_many_moments_and_no_readings_are_one_sentence(store, now):
    with pytest.raises(InvalidInputError, match="moments are too many"):
        history_of(store, timedelta(minutes=1))
    store.frame = store.frame[:0]
    with pytest.raises(InvalidInputError, match="has no readings"):
        history_of(store)


def test_reading_the_record_is_stopped_by_the_user(opened, store, process, window, monkeypatch):
    from qgis.PyQt.QtWidgets import QPushButton

    waiting = Event()
    whole = store.iterate_observations

    def slow(*given):
        for part in whole(*given):
            waiting.wait(10.0)
            yield part

    played = []
    monkeypatch.setattr(store, "iterate_observations", slow)
    monkeypatch.setattr(Host, "ask_choice", lambda *_args: 0)
    monkeypatch.setattr(Host, "play", lambda _host, *times: played.append(times))
    opened.show_history()
    (item,) = window.messageBar().items
    assert item.text() == "The record is being read …"
    item.findChild(QPushButton).click()
    waiting.set()
    process(lambda: not opened.background.busy())
    assert not played
    assert window.messageBar().items == []


def test_a_record_in_pieces_is_as_one(store, now, monkeypatch):
    found = history_of(store)
    monkeypatch.setattr(type(store).iterate_observations, "__defaults__", (ObservationQuery(), 10**6))
    for point in ("MW-1", "MW-2", "MW-3", "MW-4"):
        assert spans(history_of(store), point) == spans(found, point)


def test_the_past_is_played_in_the_window(opened, process, now, monkeypatch):
    from qgis.core import QgsDateTimeRange, QgsFeatureRequest, QgsProject, QgsVectorLayerTemporalContext
    from qgis.PyQt.QtCore import QDateTime, Qt

    played = []
    monkeypatch.setattr(Host, "ask_choice", lambda *_args: 0)
    monkeypatch.setattr(Host, "play", lambda _host, *times: played.append(times))
    opened.show_history()
    process(lambda: played)
    begin, end, step = played[0]
    assert step == DAY and end.toMSecsSinceEpoch() == round(1000 * (now + DAY).timestamp())
    assert begin.daysTo(end) == 401 + 1  # the oldest reading is 400 days old
    (layer,) = (each for each in QgsProject.instance().mapLayers().values() if "History (simulated)" in each.name())
    tree = QgsProject.instance().layerTreeRoot()
    assert not tree.findLayer(opened.live.layer.id()).itemVisibilityChecked()

    def shown(moment):
        time = QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000), Qt.TimeSpec.UTC)
        context = QgsVectorLayerTemporalContext()
        context.setLayer(layer)
        text = layer.temporalProperties().createFilterString(context, QgsDateTimeRange(time, time))
        return {f["point"]: f["class"] for f in layer.getFeatures(QgsFeatureRequest().setFilterExpression(text))}

    assert shown(now) == {"MW-1": "V", "MW-2": "III", "MW-3": "unknown", "MW-4": "unknown"}
    assert shown(now - 45 * DAY)["MW-1"] == "III"
    opened.show_history()
    process(lambda: len(played) == 2)
    assert sum("History" in each.name() for each in QgsProject.instance().mapLayers().values()) == 1

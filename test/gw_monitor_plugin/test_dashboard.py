# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dashboard: its figures without Qt, and the dock in the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from gw_monitor.gw_core.assessment.trends import Direction
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.ports import WarningLevel, WarningState
from gw_monitor.gw_monitor_plugin.dashboard.figures import figures_of
from gw_monitor.gw_monitor_plugin.dashboard.trends import read_sparks
from gw_monitor.gw_monitor_plugin.live.snapshot import SnapshotReader

pytestmark = pytest.mark.gui


def look(store, now):
    return SnapshotReader(store.open, "park.gpkg", lambda: now, stale_days=120, language="en").look()


def test_the_figures_are_those_of_the_park(store, now):
    """MW-1 is of class V (150 µg/L, limit 10), MW-2 below its detection limit, MW-3 old, MW-4 never read."""
    found = figures_of(look(store, now))
    assert (found.wells, found.bad, found.silent, found.newest) == (4, 1, 2, now)
    assert {name: count for name, count in found.classes.items() if count} == {
        "III": 1, "V": 1, "offline": 1, "never": 1,
    }  # fmt: skip
    assert [(row.point, row.code, row.ratio) for row in found.ranking] == [("MW-1", "benzene", 15.0)]
    assert found.warnings == {WarningLevel.GENERAL: 1, WarningLevel.SERIOUS: 0, WarningLevel.SEVERE: 1}
    assert (found.new, found.instruments, found.links, found.online) == (2, 0, 2, 1)


def test_instruments_and_acknowledged_warnings_are_told_apart(store, now):
    store.events[0] = replace(store.events[0], state=WarningState.ACKNOWLEDGED)
    store.events[1] = replace(store.events[1], evidence={"equipment": True})
    found = figures_of(look(store, now))
    assert (sum(found.warnings.values()), found.new, found.instruments) == (1, 0, 1)


def test_a_nondetect_exceeds_nothing_for_certain(store, now):
    store.frame.loc[store.frame["datastream_id"] == 1, "censored"] = True
    assert figures_of(look(store, now)).ranking == ()


def test_a_small_line_holds_the_last_usable_readings_and_their_trend(store, now):
    days = [now - timedelta(days=100 - n) for n in range(100)]
    store.frame = make_frame(1, days, [float(n) for n in range(100)], flag=[1] * 98 + [4, 9])
    spark = read_sparks(store.open, "park.gpkg", [("MW-1", "benzene"), ("MW-3", "benzene")])
    assert list(spark) == [("MW-1", "benzene")]
    (line,) = spark.values()
    assert line.values == tuple(float(n) for n in range(38, 98)) and line.direction is Direction.INCREASING


def test_nothing_is_worked_out_while_nobody_looks(opened, process):
    dock = opened.dashboard
    assert not dock.isVisible() and dock._tiles[0].text() == ""
    dock._update()
    assert ">1<" in dock._tiles[0].text() and "1 Severe, 1 General" in dock._tiles[1].text()
    assert "(simulated)" in dock.windowTitle()
    assert "fail" in dock._form.health.text()


def test_a_ranked_well_leads_to_map_and_chart(opened, process):
    dock, seen = opened.dashboard, []
    dock._update()
    process(lambda: dock._ranking._sparks)
    opened.chart.show_point = lambda point, code: seen.append((point, code))
    dock._form.ranking.activated.emit(dock._ranking.index(0, 0))
    assert seen == [("MW-1", "benzene")]
    from gw_monitor.gw_monitor_plugin.dashboard.ranking import TREND
    from qgis.PyQt.QtCore import Qt

    cell = dock._ranking.index(0, TREND)
    assert not dock._ranking.data(cell, Qt.ItemDataRole.DecorationRole).isNull()
    assert dock._ranking.data(cell) == "– too few"


def test_records_of_ranked_wells_are_not_read_with_each_refresh(opened, store, process, monkeypatch):
    dock, read = opened.dashboard, []
    monkeypatch.setattr(store, "read_observations", lambda query, whole=store.read_observations: (
        read.append(query.points), whole(query))[1])  # fmt: skip
    dock._update()
    process(lambda: dock._ranking._sparks)
    store.frame.loc[2, "value"] = 160.0
    opened.monitor.refresh()
    process(lambda: opened.monitor.last.rows.find("MW-1").value == 160.0)
    dock._update()
    assert dock._ranking.row_at(0).value == 160.0
    process(lambda: not opened.background.busy())
    assert read == [("MW-1",)]


def test_an_outage_is_told(opened, store, process):
    failures = []
    opened.monitor.failed.connect(lambda error, first: failures.append(error))
    store.broken = True
    opened.monitor.refresh()
    process(lambda: failures)
    assert "locked" in opened.dashboard._form.status.text()

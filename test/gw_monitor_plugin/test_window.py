# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plugin in a window: it comes, works off the GUI thread, and goes without a trace."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from gw_monitor.gw_core.store.ports import WarningState
from gw_monitor.gw_monitor_plugin.settings import Settings
from qgis.core import Qgis, QgsApplication, QgsProject

pytestmark = pytest.mark.gui


def census(window):
    """Count everything a plugin could leave behind."""
    from qgis.PyQt.QtCore import QObject

    main = window.mainWindow()
    ours = [child.objectName() for child in main.findChildren(QObject) if child.objectName().startswith("gw_monitor")]
    return {
        "children": len(main.findChildren(QObject)),
        "ours": ours,
        "menu": len(window.pluginMenu().actions()),
        "providers": sorted(p.id() for p in QgsApplication.processingRegistry().providers()),
        "tasks": QgsApplication.taskManager().count(),
        "threads": [t.name for t in threading.enumerate() if t.name.startswith("gw_monitor")],
        "layers": len(QgsProject.instance().mapLayers()),
        "receivers": QgsProject.instance().receivers(QgsProject.instance().layerWillBeRemoved[str]),
    }


def test_load_and_unload_twice_leaves_nothing(window, process, qgis_new_project, monkeypatch, store):
    from gw_monitor import classFactory
    from gw_monitor.gw_monitor_plugin import host

    monkeypatch.setattr(host, "open_store", store.open)
    process()
    before = census(window)
    for _ in range(2):
        plugin = classFactory(window)
        plugin.initGui()
        assert "gwmonitor" in census(window)["providers"]
        names = {
            action.objectName() for action in window.mainWindow().findChildren(type(window.pluginMenu().menuAction()))
        }
        assert {"gw_monitor_open", "gw_monitor_layer", "gw_monitor_help"} <= names
        plugin.context.open(Settings(database="park.gpkg"))
        process(lambda plugin=plugin: plugin.context.live.layer is not None)
        plugin.context.chart.show_point("MW-1")
        plugin.unload()
        process(lambda: not census(window)["threads"])
        assert census(window) == before


def test_unload_in_mid_refresh_waits_for_the_thread(window, process, qgis_new_project, make_context, store):
    gate = threading.Event()
    inside = threading.Event()
    read = store.read_park

    def slow():
        inside.set()
        gate.wait(10)
        return read()

    store.read_park = slow
    context = make_context(store)
    context.open(Settings(database="park.gpkg"))
    assert inside.wait(10)
    threading.Timer(0.2, gate.set).start()
    context.background.close()
    assert store.closed == 1  # the worker left the store before close() came back
    process()
    assert context.live.layer is None


def test_without_a_window_only_the_provider_is_there(qgis_processing):
    from gw_monitor import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    assert QgsApplication.processingRegistry().providerById("gwmonitor") is not None
    assert plugin.context is None
    plugin.unload()
    assert QgsApplication.processingRegistry().providerById("gwmonitor") is None


def test_the_store_is_only_read_off_the_gui_thread(opened, store, process):
    opened.chart.show_point("MW-1")
    opened._acknowledge(["e1"])
    process(lambda: not opened.background.busy() and len(store.threads) >= 4)
    assert threading.main_thread() not in store.threads
    assert store.closed == len(store.threads)


def test_the_live_layer_shows_each_well_once_with_its_class_and_state(opened):
    layer = opened.live.layer
    rows = {f["point"]: (f["class"], f["state"], f["value_text"]) for f in layer.getFeatures()}
    assert rows == {
        "MW-1": ("V", "ok", "150 µg/L"),
        "MW-2": ("III", "ok", "<2 µg/L"),
        "MW-3": ("unknown", "offline", ""),
        "MW-4": ("unknown", "never", ""),
    }
    assert layer.crs().authid() == "EPSG:32650"
    assert "simulated" in layer.name() and "2026-05-01" in layer.name()
    assert layer.isEditable() is False and layer.readOnly()


def test_every_row_has_a_symbol(opened, qgis_app):
    from qgis.core import QgsExpressionContextUtils, QgsRenderContext

    layer = opened.live.layer
    renderer, context = layer.renderer().clone(), QgsRenderContext()
    context.expressionContext().appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    renderer.startRender(context, layer.fields())
    seen = {}
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        seen[feature["point"]] = renderer.symbolForFeature(feature, context).symbolLayer(0).properties()["name"]
    renderer.stopRender(context)
    assert seen == {"MW-1": "diamond", "MW-2": "square", "MW-3": "cross2", "MW-4": "pentagon"}


def test_a_refresh_edits_only_the_changed_row(opened, store, process):
    provider = opened.live.layer.dataProvider()
    ids = {f["point"]: f.id() for f in opened.live.layer.getFeatures()}
    store.frame.loc[2, "value"] = 5.0
    edited = []
    opened.live._edit = lambda rows, edit=opened.live._edit: (edited.append(rows.tolist()), edit(rows))
    opened.monitor.refresh()
    process(lambda: edited)
    assert edited == [[0]]
    rows = {f["point"]: f for f in provider.getFeatures()}
    assert rows["MW-1"]["class"] == "III" and {n: f.id() for n, f in rows.items()} == ids


def test_a_layer_that_the_user_removed_stays_away(opened, process):
    QgsProject.instance().removeMapLayer(opened.live.layer.id())
    assert opened.live.layer is None
    shown = []
    opened.monitor.refreshed.connect(shown.append)
    opened.monitor.refresh()
    process(lambda: shown)
    assert opened.live.layer is None
    opened.show_layer()
    process(lambda: opened.live.layer is not None)


def test_the_refresh_goes_on_by_its_timer(opened, process):
    from dataclasses import replace

    shown = []
    opened.monitor.refreshed.connect(shown.append)
    opened.monitor._settings = replace(opened.settings, refresh_s=0)
    opened.monitor.refresh()
    process(lambda: len(shown) >= 3)


def test_a_broken_database_is_told_once_and_shown(opened, store, process, window):
    bar = window.messageBar()
    before = len(bar.get_messages(Qgis.MessageLevel.Critical))
    failures = []
    opened.monitor.failed.connect(lambda error, first: failures.append(first))
    store.broken = True
    opened.monitor.refresh()
    process(lambda: len(failures) == 1)
    opened.monitor.refresh()
    process(lambda: len(failures) == 2)
    told = bar.get_messages(Qgis.MessageLevel.Critical)[before:]
    assert told == ["GW Monitor:The database park.gpkg is locked."]
    assert "NOT REFRESHED" in opened.live.layer.name()
    assert "locked" in opened.alerts._form.status.text()
    store.broken = False
    opened.monitor.refresh()
    process(lambda: "NOT REFRESHED" not in opened.live.layer.name())


def test_an_unexpected_error_is_one_line_too(opened, store, process, window):
    store.latest = lambda: 1 / 0
    bar = window.messageBar()
    before = len(bar.get_messages(Qgis.MessageLevel.Critical))
    opened.monitor.refresh()
    process(lambda: len(bar.get_messages(Qgis.MessageLevel.Critical)) > before)
    (line,) = bar.get_messages(Qgis.MessageLevel.Critical)[before:]
    assert "division by zero" in line and "\n" not in line


def test_titles_say_that_the_park_is_simulated(opened, make_store, process, make_context):
    assert "(simulated)" in opened.alerts.windowTitle()
    assert "(simulated)" in opened.chart.windowTitle()
    real = make_store(simulated=False)
    context = make_context(real)
    context.open(Settings(database="real.gpkg"))
    process(lambda: context.live.layer is not None)
    assert "simulated" not in context.alerts.windowTitle() + context.chart.windowTitle() + context.live.layer.name()


def test_locating_a_warning_zooms_to_the_well_and_draws_its_property(opened, process, window):
    opened.alerts.select_row(0)
    opened.alerts._locate()
    extent = window.mapCanvas().extent()
    assert extent.width() >= 300
    process(lambda: "3 readings" in opened.chart._form.status.text())
    assert opened.chart._form.properties.currentData() == "benzene"
    middle = window.mapCanvas().mapSettings().layerToMapCoordinates(opened.live.layer, extent.center())
    assert middle is not None


def test_selecting_a_well_on_the_layer_draws_it(opened, process):
    opened.live.select("MW-1")
    process(lambda: "3 readings" in opened.chart._form.status.text())
    assert opened.chart._form.properties.count() == 2
    opened.chart._form.properties.setCurrentIndex(1)
    opened.chart._choose_property()
    process(lambda: opened.chart._canvas.figure.axes[0].get_ylabel().endswith("(m)"))


def test_acknowledging_keeps_the_warning_with_who_and_when(opened, store, process, window):
    opened.alerts.select_row(0)
    opened.alerts.ask_text = lambda *_: ("已派人", True)
    opened.alerts._acknowledge()
    process(lambda: store.events[0].state is WarningState.ACKNOWLEDGED)
    note = store.events[0].evidence["acknowledged"][0]
    assert note["by"] == "tester" and note["level"] == "severe"
    assert note["comment"] == "已派人"
    process(lambda: opened.alerts.selected_events()[0].state is WarningState.ACKNOWLEDGED)
    assert not opened.alerts._form.acknowledge.isEnabled()


def test_acknowledging_what_is_over_says_so(opened, store, process, window):
    from dataclasses import replace

    store.events = [replace(event, state=WarningState.RESOLVED) for event in store.events]
    bar = window.messageBar()
    before = len(bar.get_messages(Qgis.MessageLevel.Critical))
    opened._acknowledge(["e1"])
    process(lambda: len(bar.get_messages(Qgis.MessageLevel.Critical)) > before)
    assert bar.get_messages(Qgis.MessageLevel.Critical)[-1].endswith("there is nothing to acknowledge.")


def test_many_changed_rows_are_taken_in_portions(make_context, make_store, process, now):
    """The window has its turn in between, and a newer look goes before what still waits."""
    import numpy as np
    import pandas as pd
    from gw_monitor.gw_core.records.observations import make_frame
    from gw_monitor.gw_core.records.park import MonitoringPoint
    from gw_monitor.gw_monitor_plugin.live.latest import LatestRows
    from gw_monitor.gw_monitor_plugin.live.layer import _PORTION

    count = 3 * _PORTION + 7
    store = make_store()
    names = [f"P{n}" for n in range(count)]
    points = tuple(MonitoringPoint(name=name, easting=5e5 + n, northing=3.4e6) for n, name in enumerate(names))
    store.park = replace(store.park, points=points)
    streams = {"point": names, "property": "benzene", "sensor": "", "unit": "ug/L"}
    store.frame = make_frame(np.arange(count), pd.DatetimeIndex([now] * count), np.full(count, 5.0))
    store.latest = lambda: store.frame.assign(**streams)
    context = make_context(store)
    context.open(Settings(database="park.gpkg"))
    process(lambda: context.live.layer is not None)
    assert context.live.behind and context.live.layer.featureCount() == count
    process(lambda: not context.live.behind)
    assert {feature["value"] for feature in context.live.layer.getFeatures()} == {5.0}
    snapshot = context.monitor.last
    older = LatestRows.of(replace(row, value=6.0) for row in snapshot.rows)
    context.live.show(replace(snapshot, rows=older))
    newer = LatestRows.of(replace(row, value=7.0) for row in snapshot.rows)
    context.live.show(replace(snapshot, rows=newer))
    process(lambda: not context.live.behind)
    assert {feature["value"] for feature in context.live.layer.getFeatures()} == {7.0}


def test_a_well_that_moves_comes_and_goes_keeps_the_others_features(opened, store, process):
    from gw_monitor.gw_core.records.park import MonitoringPoint

    ids = {feature["point"]: feature.id() for feature in opened.live.layer.getFeatures()}
    first, _, *rest = store.park.points
    new = MonitoringPoint(name="MW-9", easting=5e5, northing=3.4e6 + 70)
    store.park = replace(store.park, points=(replace(first, easting=first.easting + 7), *rest, new))
    opened.monitor.look_anew()
    process(lambda: {feature["point"] for feature in opened.live.layer.getFeatures()} >= {"MW-9"})
    found = {feature["point"]: feature for feature in opened.live.layer.getFeatures()}
    assert set(found) == {"MW-1", "MW-3", "MW-4", "MW-9"}
    assert all(found[name].id() == ids[name] for name in ("MW-1", "MW-3", "MW-4"))
    assert found["MW-1"].geometry().asPoint().x() == first.easting + 7
    assert found["MW-9"].geometry().asPoint().y() == 3.4e6 + 70
    moved = replace(store.park.points[-1], northing=3.4e6 + 90)
    store.park = replace(store.park, points=(*store.park.points[:-1], moved))
    opened.monitor.look_anew()
    process(lambda: found["MW-9"].id() in {
        f.id() for f in opened.live.layer.getFeatures() if f.geometry().asPoint().y() == 3.4e6 + 90
    })  # fmt: skip


def test_the_layer_that_a_project_brings_is_filled_and_keeps_its_style(opened, process, tmp_path):
    path = str(tmp_path / "project.qgz")
    opened.live.layer.setLabelsEnabled(False)
    project = QgsProject.instance()
    assert project.write(path)
    project.clear()
    assert opened.live.layer is None
    assert project.read(path)
    process(lambda: opened.live.layer is not None and not opened.live.behind)
    (layer,) = project.mapLayers().values()
    assert layer.id() == opened.live.layer.id() and not layer.labelsEnabled()
    assert sorted(feature["point"] for feature in layer.getFeatures()) == ["MW-1", "MW-2", "MW-3", "MW-4"]

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window over real stores, GeoPackage and PostGIS: the same rows as over the store in memory."""

from __future__ import annotations

import pytest
from gw_monitor.gw_core.store.ports import WarningState
from gw_monitor.gw_monitor_plugin.settings import Settings
from gw_monitor.processing_provider.databases import open_store
from qgis.core import Qgis

pytestmark = pytest.mark.gui


class Real:
    """Opens GeoPackages as the plugin does."""

    open = staticmethod(open_store)


@pytest.fixture(params=["database", pytest.param("postgres_database", marks=pytest.mark.postgis)])
def any_database(request):
    """The small park in either store, as the user names it."""
    return request.getfixturevalue(request.param)


def test_a_park_is_shown_and_a_warning_acknowledged(make_context, any_database, process):
    context = make_context(Real())
    context.open(Settings(database=any_database))
    process(lambda: context.live.layer is not None)
    rows = {f["point"]: (f["class"], f["state"], f["value_text"]) for f in context.live.layer.getFeatures()}
    assert rows == {
        "MW-1": ("V", "ok", "150 µg/L"),
        "MW-2": ("III", "ok", "<2 µg/L"),
        "MW-3": ("unknown", "offline", ""),
        "MW-4": ("unknown", "never", ""),
    }
    context.alerts.select_row(0)
    context.alerts.ask_text = lambda *_: ("", True)
    context.alerts._acknowledge()
    process(lambda: not context.background.busy())
    store = open_store(any_database)
    states = {event.event_id: event.state for event in store.read_events()}
    store.close()
    assert states == {"e1": WarningState.ACKNOWLEDGED, "e2": WarningState.FIRING}


def test_a_chart_is_drawn(make_context, any_database, process):
    context = make_context(Real())
    context.open(Settings(database=any_database))
    context.chart.show_point("MW-1", "benzene")
    process(lambda: context.chart._form.status.text().startswith("3 readings"))


@pytest.mark.parametrize("name", ["missing.gpkg", "park.xlsx", "postgres:nowhere"])
def test_a_database_that_is_none_is_one_line(make_context, tmp_path, process, window, name):
    bar = window.messageBar()
    before = len(bar.get_messages(Qgis.MessageLevel.Critical))
    context = make_context(Real())
    context.open(Settings(database=name if ":" in name else str(tmp_path / name)))
    process(lambda: len(bar.get_messages(Qgis.MessageLevel.Critical)) > before)
    (line,) = bar.get_messages(Qgis.MessageLevel.Critical)[before:]
    assert name.rpartition(":")[2] in line and context.live.layer is None


def test_an_empty_geopackage_is_one_line(make_context, tmp_path, process, window):
    path = tmp_path / "empty.gpkg"
    path.write_bytes(b"")
    bar = window.messageBar()
    before = len(bar.get_messages(Qgis.MessageLevel.Critical))
    context = make_context(Real())
    context.open(Settings(database=str(path)))
    process(lambda: len(bar.get_messages(Qgis.MessageLevel.Critical)) > before)
    assert path.read_bytes() == b""

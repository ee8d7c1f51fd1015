# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the window, each alone: settings, dialog, table of warnings, chart."""

from __future__ import annotations

import pytest
from gw_monitor.gw_core.errors import ConfigurationError
from gw_monitor.gw_core.store.ports import WarningState
from gw_monitor.gw_monitor_plugin.settings import Settings, load_settings, save_settings


def test_settings_survive_a_round_trip(settings_store):
    chosen = Settings(database="postgres:park", refresh_s=30, stale_days=45)
    save_settings(chosen, settings_store)
    assert load_settings(settings_store, {}) == chosen


def test_the_environment_goes_before_stored_settings(settings_store):
    save_settings(Settings(database="a.gpkg"), settings_store)
    found = load_settings(settings_store, {"GW_MONITOR_DATABASE": "b.gpkg", "GW_MONITOR_REFRESH_S": "0"})
    assert (found.database, found.refresh_s) == ("b.gpkg", 1)  # 1 s is the shortest


def test_a_setting_that_is_no_number_is_one_sentence(settings_store):
    with pytest.raises(ConfigurationError, match='stale_days is "soon", not a whole number'):
        load_settings(settings_store, {"GW_MONITOR_STALE_DAYS": "soon"})


@pytest.mark.parametrize("database", ["/data/park.gpkg", "service:park"])
def test_the_dialog_gives_back_what_it_was_given(qgis_app, database):
    from gw_monitor.gw_monitor_plugin.database_dialog import DatabaseDialog

    given = Settings(database=database, refresh_s=30, stale_days=45)
    assert DatabaseDialog(given).settings() == given


def test_the_dialog_wants_a_name(qgis_app):
    from gw_monitor.gw_monitor_plugin.database_dialog import DatabaseDialog
    from qgis.PyQt.QtWidgets import QDialogButtonBox

    dialog = DatabaseDialog(Settings())
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog.file.setFilePath("/data/park.gpkg")
    assert ok.isEnabled()


def test_warnings_say_level_by_colour_symbol_and_text(qgis_app, store):
    from gw_monitor.gw_monitor_plugin.alerts.model import LEVEL, LIMIT, VALUE, WarningsModel
    from qgis.PyQt.QtCore import Qt

    model = WarningsModel("en")
    assert model.show(store.events)
    assert not model.show(list(reversed(store.events)))
    texts = [[model.data(model.index(row, column)) for column in range(model.columnCount())] for row in range(2)]
    assert texts[0][LEVEL] == "▲▲▲ Severe" and texts[1][LEVEL] == "▲ General"
    assert (texts[0][VALUE], texts[0][LIMIT]) == ("150 µg/L", "10 µg/L")
    colours = {model.data(model.index(row, LEVEL), Qt.ItemDataRole.BackgroundRole).color().name() for row in range(2)}
    assert len(colours) == 2
    assert model.headerData(LEVEL, Qt.Orientation.Horizontal) == "Level"


def test_warnings_are_named_in_chinese_too(qgis_app, store):
    from gw_monitor.gw_monitor_plugin.alerts.model import PROPERTY, WarningsModel

    model = WarningsModel("zh_CN")
    model.show(store.events)
    assert model.data(model.index(0, PROPERTY)) == "苯"


def test_acknowledge_counts_only_what_still_fires(store, now):
    from dataclasses import replace

    from gw_monitor.gw_monitor_plugin.alerts.acknowledge import acknowledge

    store.events[1] = replace(store.events[1], state=WarningState.RESOLVED)
    assert acknowledge(store.open, "x", ["e1", "e2"], author="me", now=now) == 1
    assert store.closed == 1


def test_a_series_knows_its_limits_and_puts_properties_with_limits_first(store):
    from gw_monitor.gw_monitor_plugin.observations.series import read_series

    series = read_series(store.open, "x", "MW-1")
    assert (series.properties, series.code, series.unit) == (("benzene", "water_level"), "benzene", "ug/L")
    # GB/T 14848-2017: benzene class III 10, class IV 120 µg/L
    assert [(line.water_class, line.value) for line in series.limits] == [("III", 10.0), ("IV", 120.0)]
    assert read_series(store.open, "x", "MW-1", "water_level").limits == ()


def test_a_range_gives_limits_on_both_sides():
    from gw_monitor.gw_monitor_plugin.observations.series import limit_lines

    assert {(line.water_class, line.value, line.lower) for line in limit_lines("ph")} == {
        ("III", 8.5, False), ("IV", 9.0, False), ("III", 6.5, True), ("IV", 5.5, True),
    }  # fmt: skip


def test_a_well_without_datastreams_gives_an_empty_series(store):
    from gw_monitor.gw_monitor_plugin.observations.series import read_series

    series = read_series(store.open, "x", "MW-4")
    assert (series.properties, series.code, len(series.frame)) == ((), "", 0)


def lines(axes):
    return {line.get_label(): line for line in axes.get_lines() if not line.get_label().startswith("_")}


def test_the_chart_tells_nondetects_and_untrusted_readings_apart(qgis_app, store):
    from gw_monitor.gw_monitor_plugin.observations.chart import draw_series
    from gw_monitor.gw_monitor_plugin.observations.series import read_series
    from matplotlib.figure import Figure

    figure = Figure()
    draw_series(figure, read_series(store.open, "x", "MW-1", "benzene"), "en")
    drawn = lines(figure.axes[0])
    assert len(drawn["reading"].get_xdata()) == 2 and len(drawn["suspect"].get_xdata()) == 1
    assert {"limit class III: 10", "limit class IV: 120"} <= set(drawn)
    draw_series(figure, read_series(store.open, "x", "MW-2", "benzene"), "en")
    drawn = lines(figure.axes[0])
    assert drawn["below detection limit"].get_markerfacecolor() == "white"
    assert "reading" not in drawn


def test_an_empty_series_can_be_drawn(qgis_app, store):
    from gw_monitor.gw_monitor_plugin.observations.chart import draw_series
    from gw_monitor.gw_monitor_plugin.observations.series import read_series
    from matplotlib.figure import Figure

    figure = Figure()
    draw_series(figure, read_series(store.open, "x", "MW-4"), "en")
    assert not lines(figure.axes[0])


def test_forms_hold_no_connections_and_no_texts(root):
    forms = sorted((root / "gw_monitor_plugin" / "ui").glob("*.ui"))
    assert forms
    for form in forms:
        text = form.read_text(encoding="utf-8")
        assert "<connections>" not in text and 'name="text"' not in text, form.name


def test_nothing_heavy_is_imported_before_work_begins(root):
    import subprocess
    import sys

    code = (
        "import sys\n"
        "import gw_monitor.gw_monitor_plugin.context\n"
        "import gw_monitor.gw_monitor_plugin.plugin\n"
        "print([n for n in ('pandas', 'scipy', 'matplotlib', 'flopy', 'psycopg2', 'pint') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"

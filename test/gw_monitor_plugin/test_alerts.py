# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel of warnings: what it shows, and what people do with a warning there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from gw_monitor.gw_core.store.ports import PlumeEvent, WarningLevel, WarningState
from gw_monitor.gw_core.warning.notices.looks import Colour
from gw_monitor.gw_monitor_plugin.alerts.following import written
from gw_monitor.gw_monitor_plugin.host import Host
from gw_monitor.gw_monitor_plugin.levels import CELLS
from gw_monitor.gw_monitor_plugin.settings import Settings
from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest


def shown(dock):
    proxy = dock._sorted
    return [proxy.data(proxy.index(row, 1)) for row in range(proxy.rowCount())]


@pytest.fixture
def dock(opened):
    opened.alerts.setUserVisible(True)
    return opened.alerts


def test_warnings_are_found_by_text_level_concern_and_state(opened, store, dock, process):
    store.events[1] = replace(store.events[1], evidence={"equipment": True}, state=WarningState.ACKNOWLEDGED)
    opened.monitor.refresh()
    process(lambda: dock._model.event_at(1).evidence.get("equipment"))
    both = shown(dock)
    assert len(both) == 2
    form = dock._form
    for act, undo, left in (
        (lambda: form.search.setText(store.events[0].point), lambda: form.search.setText(""), None),
        (lambda: form.least.setCurrentIndex(form.least.findData(WarningLevel.SEVERE)),
         lambda: form.least.setCurrentIndex(0), [0]),
        (lambda: form.concern.setCurrentIndex(1), lambda: form.concern.setCurrentIndex(0), [0]),
        (lambda: form.concern.setCurrentIndex(2), lambda: form.concern.setCurrentIndex(0), [1]),
        (lambda: form.waiting.setChecked(True), lambda: form.waiting.setChecked(False), [0]),
    ):  # fmt: skip
        act()
        points = [event.point for event in store.events]
        assert sorted(shown(dock)) == sorted(p for p in points if p == points[0]) if left is None else (
            shown(dock) == [points[number] for number in left])  # fmt: skip
        undo()
        assert shown(dock) == both
    form.search.setText("no such well")
    assert shown(dock) == []


def test_a_selected_warning_is_told_in_full(opened, store, dock):
    assert dock._form.details.toPlainText() == ""
    dock.select_row(0)
    assert store.events[0].point in dock._form.details.toPlainText()
    assert "rule" in dock._form.details.toPlainText()


def test_a_warning_is_assigned(opened, store, dock, process):
    dock.select_row(0)
    dock.ask_text = lambda *_: (" 李工 ", True)
    dock._assign()
    process(lambda: "assigned" in store.events[0].evidence)
    assert [(note["to"], note["by"]) for note in store.events[0].evidence["assigned"]] == [("李工", "tester")]
    process(lambda: dock._model.data(dock._model.index(0, 7)) == "李工")


def test_a_cancelled_question_changes_nothing(opened, store, dock, process):
    dock.select_row(0)
    dock.ask_text = lambda *_: ("x", False)
    dock.ask_choice = lambda *_: ("", False)
    before = list(store.events)
    for act in (dock._acknowledge, dock._assign, dock._silence):
        act()
    process(lambda: not opened.background.busy())
    assert (store.events, store.silences) == (before, [])


def test_a_silence_holds_for_this_rule_well_and_property(opened, store, dock, process):
    dock.select_row(0)
    dock.ask_choice = lambda _title, _question, choices: (choices[1], True)
    dock.ask_text = lambda *_: ("pump changed", True)
    dock._silence()
    process(lambda: store.silences)
    (made,), event = store.silences, store.events[0]
    assert (made.points, made.properties, made.rules) == ((event.point,), (event.property,), (event.rule,))
    assert (made.end - made.start).total_seconds() == 8 * 3600
    assert (made.reason, made.author, made.maintenance) == ("pump changed", "tester", False)


def test_a_silence_without_a_reason_is_refused(opened, store, dock, process, window):
    bar = window.messageBar()
    before = len(bar.get_messages(Qgis.MessageLevel.Critical))
    dock.select_row(0)
    dock.ask_choice = lambda _title, _question, choices: (choices[0], True)
    dock.ask_text = lambda *_: ("  ", True)
    dock._silence()
    process(lambda: len(bar.get_messages(Qgis.MessageLevel.Critical)) > before)
    assert store.silences == []


def test_what_follows_a_warning_of_the_water_is_offered_and_filled_in(opened, store, dock):
    followed = []
    dock.followed.disconnect()
    dock.followed.connect(lambda *given: followed.append(given))
    dock.select_row(0)
    assert dock._form.follow.isEnabled()
    for action in dock._form.follow.menu().actions():
        action.trigger()
    names = ["merge_warnings", "load_observations", "trace_source", "simulate_plume", "plan_response"]
    assert [name for name, _ in followed] == names
    assert {event.event_id for _, event in followed} == {store.events[0].event_id}


def test_what_is_known_of_the_parameters_is_filled_in(opened, store, dock, now, monkeypatch):
    shown = []
    monkeypatch.setattr(Host, "show_algorithm", lambda _host, name, given: shown.append((name, given)) or True)
    dock.select_row(0)
    for action in dock._form.follow.menu().actions():
        action.trigger()
    plain = {"DATABASE": "park.gpkg", "PROPERTY": "benzene", "PROPERTIES": "benzene", "NOW": written(now)}
    trace = {"START": written(now - timedelta(days=732)), "END": written(now),
             "CANDIDATES": "park.gpkg|layername=facility|geometrytype=Polygon"}  # fmt: skip
    assert shown == [
        ("gwmonitor:merge_warnings", plain), ("gwmonitor:load_observations", plain),
        ("gwmonitor:trace_source", plain | trace), ("gwmonitor:simulate_plume", plain),
        ("gwmonitor:plan_response", plain),
    ]  # fmt: skip
    assert written(now).toString("yyyy-MM-dd HH:mm:ss") == f"{now:%Y-%m-%d %H:%M:%S}", "as in UTC, whatever the zone"


def test_an_instrument_has_no_plume_to_follow(opened, store, dock, process):
    store.events[:] = [replace(event, evidence={"equipment": True}) for event in store.events]
    opened.monitor.refresh()
    process(lambda: dock._model.event_at(0).evidence.get("equipment"))
    dock.select_row(0)
    assert not dock._form.follow.isEnabled()


def test_the_table_is_worked_with_the_keyboard(opened, dock, window):
    located = []
    dock.located.connect(located.append)
    dock.select_row(0)
    dock._form.table.setFocus()
    QTest.keyClick(dock._form.table, Qt.Key.Key_Return)
    assert len(located) == 1
    for button in (dock._form.zoom, dock._form.acknowledge, dock._form.assign, dock._form.silence, dock._form.follow,
                   dock._form.comment, dock._form.unsilence):  # fmt: skip
        assert "&" in button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_comment_is_kept_and_shown(opened, store, dock, process):
    dock.select_row(0)
    dock.ask_text = lambda *_: (" pump was off ", True)
    dock._comment()
    process(lambda: "pump was off" in dock._form.details.toPlainText())
    (note,) = store.events[0].evidence["comments"]
    assert (note["by"], note["comment"]) == ("tester", "pump was off")
    assert store.events[0].state is WarningState.FIRING


def test_a_silence_is_seen_in_the_list_and_ended_early(make_context, store, now, process):
    moments = [now]
    opened = make_context(store, clock=lambda: moments[0])
    opened.open(Settings(database="park.gpkg"))
    dock = opened.alerts
    process(lambda: dock._model.rowCount())
    assert not dock._form.unsilence.isEnabled()
    dock.select_row(0)
    dock.ask_choice = lambda _title, _question, choices: (choices[0], True)
    dock.ask_text = lambda *_: ("pump changed", True)
    dock._silence()
    process(lambda: "(silenced)" in dock._model.data(dock._model.index(0, 2)))
    assert "pump changed" in dock._form.details.toPlainText()
    assert dock._form.unsilence.isEnabled()
    moments.append(moments.pop() + timedelta(minutes=5))
    dock._unsilence()
    process(lambda: "(silenced)" not in dock._model.data(dock._model.index(0, 2)))
    assert store.silences[0].end == now + timedelta(minutes=5)
    assert not dock._form.unsilence.isEnabled()


def test_the_plume_event_of_a_warning_is_told_with_suspects_and_receptors(opened, store, dock, process):
    event = store.events[0]
    receptors = [{"name": "intake <north>", "at_mid": f"2026-0{month}-01T00:00:00+00:00"} for month in (7, 9)]
    store.plumes = [
        PlumeEvent(
            plume_event_id="p1", level=event.level, state=WarningState.FIRING, opened_at=event.opened_at,
            updated_at=event.updated_at, resolved_at=None, event_ids=(event.event_id, "other"),
            evidence={"sources": [{"name": "tank 3"}, {"name": "sewer"}], "receptors": receptors},
        )
    ]  # fmt: skip
    opened.monitor.refresh()
    dock.select_row(0)
    process(lambda: "p1" in dock._form.details.toPlainText())
    text = dock._form.details.toPlainText()
    assert "tank 3, sewer" in text
    assert "At risk: intake <north> about 2026-07-01.\n" in text + "\n"
    dock._form.table.clearSelection()
    dock.select_row(1)
    assert "p1" not in dock._form.details.toPlainText()


def test_levels_look_and_read_as_the_park_file_says(opened, dock, tmp_path, process):
    path = tmp_path / "park.yaml"
    path.write_text("notices:\n  levels:\n    severe: {colour: blue, en: Grade I}\n", encoding="utf-8")
    opened.open(replace(opened.settings, park_file=str(path)))
    process(lambda: dock._model.rowCount() and dock._model.data(dock._model.index(0, 0)) == "▲▲▲ Grade I")
    cell = dock._model.index(0, 0)
    assert dock._model.data(cell, Qt.ItemDataRole.BackgroundRole).color().name() == CELLS[Colour.BLUE][0]
    assert dock._form.least.itemText(3) == "At least Grade I"

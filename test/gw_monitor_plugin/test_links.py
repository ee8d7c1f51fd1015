# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock of data links and the editor of the park file."""

from __future__ import annotations

from datetime import timedelta

import pytest
from gw_monitor.gw_core.acquisition.links.registry import link_kinds
from gw_monitor.gw_core.errors import ConfigurationError
from gw_monitor.gw_core.store.ports import LinkState
from gw_monitor.gw_monitor_plugin.background import Background
from gw_monitor.gw_monitor_plugin.links import secrets
from gw_monitor.gw_monitor_plugin.links.dock import LinksDock
from gw_monitor.gw_monitor_plugin.links.editor import LinkEditor
from gw_monitor.gw_monitor_plugin.links.model import LAST_FAULT, LINK, STATE, LinksModel, state_name
from gw_monitor.gw_monitor_plugin.live.snapshot import SnapshotReader
from gw_monitor.test.mosquitto import Broker, wait_for
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QMessageBox

from .conftest import NOW, RecordingStore

PARK = """# ours
database: park.gpkg
time_zone: Asia/Shanghai
links:
  - name: gateway      # at the gate
    kind: mqtt
    host: 127.0.0.1
    port: {port}
    timeout_s: 2
    topics:
      - topic: a/+
        template: {{time: /t, point: MW-1, property: water_level, value: /v}}
"""


@pytest.fixture
def snapshot():
    store = RecordingStore()
    return SnapshotReader(store.open, "park.gpkg", lambda: NOW, stale_days=120, language="en").look()


@pytest.fixture
def background(qgis_app):
    made = Background()
    yield made
    made.close()


@pytest.fixture
def editor(background, tmp_path):
    made = LinkEditor(background, str(tmp_path / "park.yaml"), "park.gpkg")
    yield made
    made._saved = made.park_text.toPlainText()
    made.close()


def cell(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.data(model.index(row, column), role)


def test_failing_links_come_first_and_say_why(qgis_app, snapshot):
    model = LinksModel()
    model.show(snapshot.health)
    assert [cell(model, row, LINK) for row in range(3)] == ["gateway", "plc", "plc"]
    assert cell(model, 0, STATE) == "✕ failed, will retry"
    assert cell(model, 0, LAST_FAULT) == "The connection to the broker is lost."
    assert "0 readings" in cell(model, 0, STATE, Qt.ItemDataRole.ToolTipRole)


def test_each_state_has_a_name_a_symbol_and_a_colour(qgis_app, snapshot):
    seen = set()
    for state in LinkState:
        model = LinksModel()
        row = next(iter(snapshot.health))
        model.show([type(row)(link="x", kind="mqtt", state=state, changed_at=NOW)])
        assert cell(model, 0, STATE).endswith(state_name(state))
        seen.add(cell(model, 0, STATE)[0])
        assert cell(model, 0, STATE, Qt.ItemDataRole.BackgroundRole) is not None
    assert len(seen) == len(LinkState)


def test_the_dock_counts_links_not_devices_and_old_rows_do_not_pass_for_the_present(qgis_app, snapshot):
    dock = LinksDock(None)
    dock.show_snapshot(snapshot, NOW)
    assert "<b>1</b> of <b>2</b> links online, <b>120</b>" in dock._form.heading.text()
    assert "Reported by the service" in dock._form.status.text()
    dock.show_snapshot(snapshot, NOW + timedelta(minutes=10))
    assert dock._form.status.text().startswith("✕")


def test_a_new_file_is_offered_and_lacks_only_links(editor):
    assert "database: park.gpkg" in editor.park_text.toPlainText()
    assert [editor.findings.item(row).text() for row in range(editor.findings.count())] == [
        "park.yaml.links: At least one link is expected."
    ]


@pytest.mark.parametrize("kind", sorted(link_kinds()))
def test_each_kind_can_be_added_and_taken_out_again(editor, kind):
    before = editor.park_text.toPlainText()
    editor.add_link(kind)
    assert editor.links.count() == 1
    assert editor.links.item(0).text().endswith(f"({kind})")
    assert editor.verdict.text().startswith("✓"), editor.findings.item(0).text()
    editor.remove_link()
    assert editor.links.count() == 0
    assert editor.park_text.toPlainText() == before


def test_faults_are_listed_with_their_place_and_lead_there(editor):
    editor.write_text(PARK.format(port=0).replace("a/+", "a/#/b"))
    assert editor.findings.count() == 2
    assert editor.verdict.text().startswith("✕ Faults: 2")
    editor._go_to(editor.findings.item(0).data(Qt.ItemDataRole.UserRole))
    assert editor.park_text.textCursor().blockNumber() == 4  # where the link begins


def test_what_is_saved_is_the_text_to_the_letter(editor, tmp_path):
    text = PARK.format(port=1883)
    editor.write_text(text)
    assert editor.save()
    assert (tmp_path / "park.yaml").read_text() == text
    assert [file.name for file in tmp_path.iterdir()] == ["park.yaml"]


def test_a_file_that_cannot_be_written_is_said(editor, tmp_path):
    editor.file.setFilePath(str(tmp_path / "nowhere" / "park.yaml"))
    assert not editor.save()
    assert "cannot be written" in editor.outcome.text()


def test_closing_asks_before_changes_are_lost(editor, monkeypatch):
    asked = []
    monkeypatch.setattr(QMessageBox, "question", lambda *given: asked.append(given) or QMessageBox.StandardButton.No)
    editor.show()
    editor.write_text("database: x.gpkg\n")
    editor.reject()
    assert asked and editor.isVisible()


def pump(condition):
    def look():
        QCoreApplication.processEvents()
        return condition()

    wait_for(look, "the window", 20)


def test_the_connection_is_tested_in_the_background(editor, tmp_path):
    broker = Broker(tmp_path)
    broker.start()
    try:
        editor.write_text(PARK.format(port=broker.port))
        editor.try_link()
        assert not editor.test.isEnabled()
        pump(editor.test.isEnabled)
        assert editor.outcome.text().startswith("✓ gateway: 127.0.0.1 accepts")
    finally:
        broker.stop()
    editor.try_link()
    pump(editor.test.isEnabled)
    assert editor.outcome.text().startswith("✕ gateway:")


def test_secrets_live_in_the_authentication_store_only(editor, qgis_app):
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("for-this-test", True)
    secrets.store_secret("broker", "hush")
    secrets.store_secret("broker", "hush hush")
    assert secrets.load_secret("broker") == "hush hush"
    with pytest.raises(ConfigurationError, match="no secret named other"):
        secrets.load_secret("other")
    editor.write_text(PARK.format(port=1) + "    user: us\n    secret: other\n")
    editor.try_link()
    assert "no secret named other" in editor.outcome.text()
    assert "hush" not in editor.park_text.toPlainText()


def test_names_of_secrets_are_found_wherever_they_stand():
    snippet = "auth: {kind: bearer, secret: one}\ndevices:\n  - {password_secret: two, mn: '1'}\nsecret: three\n"
    assert secrets.secret_names(snippet) == {"one", "two", "three"}

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The algorithm through QGIS, on a database."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey, WarningState
from qgis.core import QgsApplication, QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QDateTime, Qt

START = datetime(2026, 1, 1, tzinfo=timezone.utc)


def at(day: float) -> datetime:
    return START + timedelta(days=day)


def utc(day: float) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(int(at(day).timestamp() * 1000), Qt.TimeSpec.UTC)


@pytest.fixture
def database(gpkg_store, tmp_path):
    """A database with benzene at two wells: MW-2 exceeds on day 30 and 60, MW-3 never."""
    frame = make_frame(
        [0, 0, 0, 1, 1], [at(0), at(30), at(60), at(0), at(30)], [2.0, 12.0, 40.0, 0.5, 50.0],
        [False, False, False, False, True],
    )  # fmt: skip
    keys = [DatastreamKey(point="MW-2", property="benzene"), DatastreamKey(point="MW-3", property="benzene")]
    gpkg_store.write_batch(
        Batch(source="lab.csv", sha256="", reader="test", time_zone="UTC", datastreams=keys, observations=frame)
    )
    return tmp_path / "small.gpkg"


def evaluate(run_algorithm, database, day, **more):
    parameters = {"DATABASE": str(database), "NOW": utc(day), "OUTPUT": "memory:", **more}
    return run_algorithm("evaluate_warnings", parameters)


def test_warnings_are_stored_and_shown_at_their_wells(run_algorithm, database, gpkg_store):
    result = evaluate(run_algorithm, database, 40)
    assert (result["OPEN"], result["OPENED"], result["RESOLVED"]) == (2, 2, 0)  # class limit and sharp rise
    layer = result["OUTPUT"]
    assert layer.crs().authid() == "EPSG:4547"
    assert [field.name() for field in layer.fields()] == [
        "event_id", "rule", "point", "property", "level", "state", "opened_at", "updated_at", "value", "limit", "unit",
        "ratio", "message",
    ]  # fmt: skip
    (feature,) = [each for each in layer.getFeatures() if each["rule"] == "class_limit"]
    assert feature["point"] == "MW-2"
    assert (feature["level"], feature["state"]) == ("serious", "firing")
    assert feature["ratio"] == pytest.approx(1.2)
    assert feature["opened_at"].toUTC() == utc(30)
    assert feature["message"] == "Benzene at MW-2 is 12 ug/L, 1.2 times the class III limit of 10 ug/L. Open."
    assert feature.geometry().asPoint().x() == 500_250
    assert {event.event_id for event in gpkg_store.read_events()} == {each["event_id"] for each in layer.getFeatures()}


def test_a_second_evaluation_raises_the_level_and_a_third_changes_nothing(run_algorithm, database, gpkg_store):
    evaluate(run_algorithm, database, 40)
    raised = evaluate(run_algorithm, database, 61)
    assert (raised["OPEN"], raised["OPENED"], raised["RESOLVED"]) == (2, 0, 0)
    stored = gpkg_store.read_events()
    assert {event.level.value for event in stored if event.rule == "class_limit"} == {"severe"}
    evaluate(run_algorithm, database, 61)
    assert gpkg_store.read_events() == stored


def test_a_look_back_shows_what_was_and_changes_nothing_of_what_is_stored(run_algorithm, database, gpkg_store):
    evaluate(run_algorithm, database, 61)
    stored = gpkg_store.read_events()
    before_any = evaluate(run_algorithm, database, 10)
    assert (before_any["OPEN"], before_any["RESOLVED"], before_any["OUTPUT"].featureCount()) == (0, 0, 0)
    assert gpkg_store.read_events() == stored
    before_the_rise = evaluate(run_algorithm, database, 40)
    assert {each["level"] for each in before_the_rise["OUTPUT"].getFeatures() if each["rule"] == "class_limit"} == {
        "serious"
    }
    assert gpkg_store.read_events() == stored


def test_a_warning_acknowledged_later_by_the_clock_on_the_wall_still_follows_the_readings(
    run_algorithm, database, gpkg_store
):
    from gw_monitor.gw_core.warning.events.events import acknowledge_event

    evaluate(run_algorithm, database, 40)
    gpkg_store.save_events([acknowledge_event(event, at(4000), "duty") for event in gpkg_store.read_events()])
    evaluate(run_algorithm, database, 61)
    (event,) = [each for each in gpkg_store.read_events() if each.rule == "class_limit"]
    assert (event.level.value, event.state) == ("severe", WarningState.FIRING)


def test_own_rules_replace_those_of_the_same_name(run_algorithm, database, tmp_path, gpkg_store):
    rules = tmp_path / "own.csv"
    rules.write_text(
        "rule,property,kind,level,open,clear\nclass_limit,*,limit,general,100,50\nsharp_rise,*,rise,general,90,80\n"
    )
    assert evaluate(run_algorithm, database, 61, RULES=str(rules))["OPEN"] == 0
    assert gpkg_store.read_events() == []


def test_a_bad_rule_file_is_refused_with_every_fault(run_algorithm, database, tmp_path, gpkg_store):
    rules = tmp_path / "own.csv"
    rules.write_text("rule,property,kind,level,open,clear\na,phlogiston,limit,general,1,0.5\nb,*,limit,grim,1,0.5\n")
    feedback = QgsProcessingFeedback()
    with pytest.raises(QgsProcessingException, match=r"The rule file own\.csv is refused; faults found: 2\."):
        run_algorithm(
            "evaluate_warnings",
            {"DATABASE": str(database), "RULES": str(rules), "OUTPUT": "memory:"},
            feedback=feedback,
        )
    assert "own.csv:2" in feedback.textLog()
    assert "own.csv:3" in feedback.textLog()
    assert gpkg_store.read_events() == []


def test_a_cancel_stores_nothing(run_algorithm, database, gpkg_store):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("evaluate_warnings", {"DATABASE": str(database), "OUTPUT": "memory:"}, feedback=feedback)
    assert gpkg_store.read_events() == []


def test_a_missing_database_is_told_in_one_sentence(run_algorithm, tmp_path):
    with pytest.raises(QgsProcessingException, match="does not exist"):
        run_algorithm("evaluate_warnings", {"DATABASE": str(tmp_path / "none.gpkg"), "OUTPUT": "memory:"})


def test_acknowledged_stays_acknowledged(run_algorithm, database, gpkg_store):
    from gw_monitor.gw_core.warning.events.events import acknowledge_event

    evaluate(run_algorithm, database, 40)
    gpkg_store.save_events([acknowledge_event(event, at(41), "duty") for event in gpkg_store.read_events()])
    assert evaluate(run_algorithm, database, 45)["OPEN"] == 2
    assert {event.state for event in gpkg_store.read_events()} == {WarningState.ACKNOWLEDGED}


def test_every_parameter_has_help(provider):
    algorithm = QgsApplication.processingRegistry().algorithmById("gwmonitor:evaluate_warnings")
    assert all(p.help() for p in algorithm.parameterDefinitions() if not p.isDestination())
    assert "Own rules" in algorithm.shortHelpString()

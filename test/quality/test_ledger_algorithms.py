# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decisions of people, the ledger, sensors, samples and the data-quality report, run through QGIS."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProcessingException

HOURS = pd.date_range("2024-01-01", periods=24, freq="h", tz="UTC")
OUT = {"OUTPUT": "TEMPORARY_OUTPUT"}


@pytest.fixture
def levels(site):
    """A day of levels with a spike at 12."""
    values = 10 + 0.05 * np.sin(np.arange(24))
    values[12] = 60.0
    site.write("MW-1", "water_level", HOURS, values)
    return site


def flags(site):
    return site.read("MW-1", "water_level")["flag"].tolist()


def test_what_a_person_decided_outlasts_every_later_run(levels, run_algorithm):
    base = {"DATABASE": levels.path}
    run_algorithm("quality_control", base | OUT | {"AUTHOR": "night shift"})
    assert flags(levels)[11:14] == [4, 4, 4]  # a spike also marks its neighbours
    for hour in (11, 13):
        moment = f"2024-01-01T{hour}:00:00"
        result = run_algorithm(
            "review_observations",
            base | {"START": moment, "END": moment, "DECISION": 0, "AUTHOR": "QA officer", "COMMENT": "only 12 is off"},
        )
        assert result["COUNT"] == 1  # fmt: skip
    run_algorithm("quality_control", base | OUT | {"AUTHOR": "night shift"})
    assert flags(levels)[11:14] == [1, 4, 1]
    undone = run_algorithm("undo_operation", base | {"OPERATION": result["OPERATION"], "AUTHOR": "QA officer"})
    assert flags(levels)[11:14] == [1, 4, 4]
    ledger = levels.store.operations()
    assert ledger["human"].tolist() == [False, True, True, False, True]
    assert ledger["undone_by"].iloc[2] == undone["ENTRY"]


def test_only_what_is_flagged_may_be_decided(levels, run_algorithm):
    base = {"DATABASE": levels.path}
    run_algorithm("quality_control", base | OUT)
    result = run_algorithm("review_observations", base | {"WHICH": 1, "DECISION": 1, "AUTHOR": "QA officer"})
    assert result["COUNT"] == 3
    assert flags(levels)[10:15] == [1, 3, 3, 3, 1]


def test_readings_without_value_stay_missing(site, run_algorithm):
    site.write("MW-1", "water_level", HOURS[:3], [1.0, np.nan, 1.0])
    result = run_algorithm("review_observations", {"DATABASE": site.path, "DECISION": 2, "AUTHOR": "QA officer"})
    assert result["COUNT"] == 2
    assert flags(site) == [4, 9, 4]


@pytest.mark.parametrize(
    ("algorithm", "more", "message"),
    [
        ("review_observations", {"AUTHOR": "  "}, "needs an author"),
        ("review_observations", {"AUTHOR": "x", "POINTS": "MW-3"}, "No readings match"),
        ("review_observations", {"AUTHOR": "x", "SENSORS": "nobody"}, "No readings match"),
        ("undo_operation", {"AUTHOR": "x", "OPERATION": 7}, "no operation 7"),
        ("undo_operation", {"AUTHOR": " ", "OPERATION": 1}, "needs an author"),
    ],
)
def test_a_decision_that_cannot_be_made_is_one_sentence(levels, run_algorithm, algorithm, more, message):
    with pytest.raises(QgsProcessingException, match=message):
        run_algorithm(algorithm, {"DATABASE": levels.path} | more)
    assert levels.store.operations().empty


def test_the_ledger_is_a_table(levels, run_algorithm, rows):
    base = {"DATABASE": levels.path}
    first = run_algorithm("quality_control", base | OUT | {"AUTHOR": "night shift"})["OPERATION"]
    undone = run_algorithm("undo_operation", base | {"OPERATION": first, "AUTHOR": "QA", "COMMENT": "wrong table"})
    result = run_algorithm("list_operations", base | OUT)
    table = rows(result["OUTPUT"])
    assert result["COUNT"] == len(table) == 2
    assert [row["kind"] for row in table] == ["quality_control", "undo_operation"]
    assert (table[0]["undone_by"], table[1]["undoes"], table[1]["comment"]) == (undone["ENTRY"], first, "wrong table")
    assert table[0]["rows"] == 24
    assert json.loads(table[0]["parameters"])["checks"]


def test_an_empty_ledger_is_an_empty_table(levels, run_algorithm):
    assert run_algorithm("list_operations", {"DATABASE": levels.path, **OUT})["COUNT"] == 0


def test_a_device_s_own_fail_is_not_improved(site, run_algorithm):
    site.write("MW-1", "water_level", HOURS[:5], [10.0, 10.1, 10.2, 10.1, 10.0], flag=[2, 4, 2, 2, 2])
    run_algorithm("quality_control", {"DATABASE": site.path, **OUT})
    assert flags(site) == [1, 4, 1, 1, 1]


def test_neighbours_and_air_pressure_are_read_though_not_chosen(site, run_algorithm):
    site.write("MW-1", "water_level", HOURS, np.r_[np.full(12, 10.0), 13.0, np.full(11, 10.0)])
    for point in ("MW-2", "MW-3"):
        site.write(point, "water_level", HOURS, np.full(24, 7.0))
    site.write("MW-1", "pressure", HOURS, np.full(24, 80.0))
    site.write("MW-4", "barometric_pressure", HOURS, np.full(24, 100.0))
    base = {"DATABASE": site.path, "POINTS": "MW-1", **OUT}
    run_algorithm("quality_control", base)
    operation = site.store.operations().iloc[-1]
    assert operation["rows"] == 48  # only those chosen
    assert set(site.read("MW-1", "pressure")["flag"]) == {4}
    assert flags(site)[12] >= 3


def test_readings_from_the_future_are_known_by_now(levels, run_algorithm):
    run_algorithm("quality_control", {"DATABASE": levels.path, "NOW": "2024-01-01T05:00:00", **OUT})
    assert flags(levels)[:5] == [1] * 5
    assert set(flags(levels)[6:11]) == {3}


def test_sensors_are_stored_and_their_interval_and_calibration_used(levels, run_algorithm, rows, table):
    sensors = table(
        "point:string property:string sensor:string model:string accuracy:double sampling_interval_s:double "
        "calibration_due:string",
        ("MW-1", "水位", "", "M30", 0.015, 1800.0, "2024-01-01T12:00:00"),
    )
    base = {"DATABASE": levels.path}
    first = run_algorithm("import_sensors", base | {"SENSORS": sensors})
    assert (first["ROWS_IN"], first["STORED"]) == (1, 1)
    assert run_algorithm("import_sensors", base | {"SENSORS": sensors})["STORED"] == 0
    result = run_algorithm("assess_data_quality", base | OUT | {"NOW": "2024-01-02T00:00:00"})
    (row,) = rows(result["OUTPUT"])
    assert (row["interval_s"], row["interval_from"], row["expected"], row["gaps"]) == (1800.0, "sensor", 47, 23)
    assert result["COMPLETENESS"] == pytest.approx(100 * 24 / 47)
    assert (row["age_h"], row["calibration_overdue"], result["OVERDUE"]) == (1.0, True, 1)
    assert result["VALIDITY"] is None  # nothing was checked yet


def test_readings_of_files_tell_how_late_they_came(site, run_algorithm, rows):
    now = pd.Timestamp.now(tz="UTC").floor("s")
    site.write("MW-1", "ph", [now - pd.Timedelta(hours=hours) for hours in range(1, 22)], np.full(21, 7.0), sha256="f")
    site.write("MW-2", "ph", [now], [7.0])
    result = run_algorithm("assess_data_quality", {"DATABASE": site.path, **OUT})
    by_file, by_link = sorted(rows(result["OUTPUT"]), key=lambda row: row["point"])
    assert by_file["delay_median_s"] == pytest.approx(11 * 3600, abs=120)
    assert by_file["delay_p95_s"] == pytest.approx(20 * 3600, abs=120)
    assert not by_link["delay_median_s"]


def test_a_sensor_of_an_unknown_point_is_refused(levels, run_algorithm, table):
    sensors = table("point:string property:string", ("MW-77", "ph"))
    with pytest.raises(QgsProcessingException):
        run_algorithm("import_sensors", {"DATABASE": levels.path, "SENSORS": sensors})
    assert levels.store.sensors().empty


def test_a_report_needs_observations(site, run_algorithm):
    with pytest.raises(QgsProcessingException, match="No observations match"):
        run_algorithm("assess_data_quality", {"DATABASE": site.path, **OUT})


def test_samples_that_disagree_are_told_and_flagged_on_request(site, run_algorithm, rows):
    for hour, solids in ((0, 600.0), (12 * 24, 950.0)):
        when = [HOURS[0] + pd.Timedelta(hours=hour)]
        site.write("MW-1", "conductivity", when, [1000.0])
        site.write("MW-1", "total_dissolved_solids", when, [solids])
    base = {"DATABASE": site.path, **OUT}
    result = run_algorithm("check_samples", base)
    assert (result["SAMPLES"], result["SUSPECT"], result["OPERATION"]) == (2, 1, 0)
    ratio = [row for row in rows(result["OUTPUT"]) if row["check"] == "solids_conductivity"]
    assert [(row["value"], row["verdict"]) for row in ratio] == [(0.6, "pass"), (0.95, "suspect")]
    assert site.store.operations().empty
    run_algorithm("check_samples", base | {"RECORD": True, "AUTHOR": "laboratory"})
    assert site.read("MW-1", "conductivity")["flag"].tolist() == [2, 3]
    with pytest.raises(QgsProcessingException, match="No laboratory results"):
        run_algorithm("check_samples", base | {"POINTS": "MW-3"})

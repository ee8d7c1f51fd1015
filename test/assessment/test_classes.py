# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Classes of points: latest sample, worst indicator, non-detects left open."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.assessment.classes import classify_points
from gw_monitor.gw_core.assessment.samples import read_samples
from gw_monitor.gw_core.errors import InvalidInputError


def day(text):
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


def point(classes, name):
    return classes.points.set_index("point").loc[name]


def test_the_latest_sample_of_each_property_and_the_worst_property_decide(make_table):
    table = make_table(
        [
            ("A", "benzene", day("2024-01-01"), 500.0, "ug/L"),
            ("A", "benzene", day("2024-06-01"), 20.0, "ug/L"),
            ("A", "chloride", day("2024-03-01"), 60.0, "mg/L"),
            ("B", "ph", day("2024-03-01"), 7.2, "1"),
        ]
    )
    found = classify_points(table, "III")
    a = point(found, "A")
    assert (a["class"], a["worst_property"], a["value"], a["limit"], a["properties"]) == ("IV", "benzene", 20, 10, 2)
    assert a["ratio"] == pytest.approx(2.0)
    assert a["time"] == pd.Timestamp("2024-06-01", tz="UTC")
    assert not a["undecided"]
    assert point(found, "B")["class"] == "I"
    assert found.worst.name == "IV" and found.confirmed
    earlier = classify_points(table, "III", end=day("2024-01-01"))
    assert point(earlier, "A")["class"] == "V" and point(earlier, "B")["class"] == "unknown"
    assert point(classify_points(table, "III", start=day("2024-03-01"), end=day("2024-03-01")), "A")["class"] == "II"


def test_failed_and_missing_readings_do_not_count(make_table):
    rows = [("A", "benzene", day("2024-01-01"), 0.1, "ug/L", False, 1)]
    rows += [("A", "benzene", day("2024-02-01"), 900.0, "ug/L", False, flag) for flag in (4, 9)]
    assert point(classify_points(make_table(rows), "III"), "A")["class"] == "I"
    rows.append(("A", "benzene", day("2024-02-02"), 900.0, "ug/L", False, 3))
    assert point(classify_points(make_table(rows), "III"), "A")["class"] == "V"


def test_a_high_detection_limit_leaves_the_class_open_and_takes_the_worse(make_table):
    rows = [
        ("A", "benzene", day("2024-01-01"), 10.0, "ug/L", True),
        ("B", "benzene", day("2024-01-01"), 0.4, "ug/L", True),
    ]
    found = classify_points(make_table(rows), "III")
    a, b = point(found, "A"), point(found, "B")
    assert (a["class"], bool(a["undecided"])) == ("III", True) and np.isnan(a["ratio"])
    assert bool(a["censored"]) and a["value"] == 10.0  # so that "below 10" is not shown as 10
    assert (b["class"], bool(b["undecided"])) == ("I", False)
    details = found.details.set_index("point").loc["A"]
    assert (details["best_class"], details["worst_class"], details["class"]) == ("I", "III", "III")


def test_what_was_seen_decides_before_what_may_be_there(make_table):
    rows = [
        ("A", "benzene", day("2024-01-01"), 100.0, "ug/L", True),
        ("A", "toluene", day("2024-01-01"), 1000.0, "ug/L", False),
        ("A", "chloride", day("2024-01-01"), 340.0, "mg/L", False),
    ]
    found = point(classify_points(make_table(rows), "III"), "A")
    assert (found["class"], found["worst_property"], bool(found["undecided"])) == ("IV", "toluene", False)


def test_units_are_converted_at_the_door_and_names_understood(make_table):
    found = classify_points(make_table([("A", "苯", day("2024-01-01"), 0.01, "mg/L")]), "III")
    assert point(found, "A")["class"] == "III" and found.details["unit"].tolist() == ["ug/L"]


def test_the_shown_limit_of_ph_is_the_one_on_that_side(make_table):
    rows = [("A", "ph", day("2024-01-01"), 6.0, "1"), ("B", "ph", day("2024-01-01"), 8.8, "1")]
    found = classify_points(make_table(rows), "III")
    assert (point(found, "A")["limit"], point(found, "B")["limit"]) == (6.5, 8.5)
    assert point(found, "A")["ratio"] == pytest.approx(2.0)


def test_a_point_without_a_limited_property_is_unknown(make_table):
    rows = [("A", "water_level", day("2024-01-01"), 9.0, "m"), ("B", "ph", day("2024-01-01"), 7.0, "1")]
    found = point(classify_points(make_table(rows), "III"), "A")
    assert (found["class"], found["worst_property"], found["properties"]) == ("unknown", None, 0)
    with pytest.raises(InvalidInputError, match="None of the observed properties"):
        classify_points(make_table(rows[:1]), "III")


def test_every_fault_of_the_observations_is_reported_together(make_table):
    table = make_table(
        [("A", "unobtainium", day("2024-01-01"), 9.0, "m"), ("A", "ph", day("2024-01-01"), 9.0, "m"),
         ("A", "benzene", day("2024-01-01"), 9.0, "flurb")]
    )  # fmt: skip
    with pytest.raises(InvalidInputError) as caught:
        read_samples(table)
    assert [f.code for f in caught.value.findings] == ["unknown_property", "wrong_dimension", "unknown_unit"]
    with pytest.raises(InvalidInputError, match="lack the fields value, unit"):
        read_samples(table.drop(columns=["value", "unit"]))


def test_entries_that_cannot_be_read_are_refused_not_dropped(make_table):
    table = make_table([("A", "ph", day("2024-01-01"), 7.0, "1"), ("A", "benzene", day("2024-01-01"), 9.0, "ug/L")])
    table["value"] = ["7", "<9"]
    table["time"] = ["2024-01-01", "some day"]
    table.loc[1, "easting"] = None
    with pytest.raises(InvalidInputError) as caught:
        read_samples(table)
    assert [(f.code, f.place) for f in caught.value.findings] == [
        ("bad_value", "time"), ("bad_value", "value"), ("no_place", ""),
    ]  # fmt: skip


def test_fields_of_text_are_understood_where_they_can_be(make_table):
    rows = [("A", "benzene", day("2024-01-01"), 9.0, "ug/L"), ("B", "benzene", day("2024-01-01"), 9.0, "ug/L")]
    table = make_table(rows).assign(value=["9", "9"], censored=["false", "true"], time="2024-01-01T00:00:00Z", flag="1")
    assert read_samples(table)["censored"].tolist() == [False, True]


def test_nothing_usable_is_said(make_table):
    table = make_table([("A", "ph", day("2024-01-01"), 7.0, "1", False, 4)])
    for unusable in (table, table.iloc[:0]):
        with pytest.raises(InvalidInputError, match="no usable observation"):
            read_samples(unusable)


def test_the_table_is_not_changed(make_table):
    table = make_table([("A", "苯", day("2024-01-01"), 0.01, "mg/L")])
    before = table.copy()
    classify_points(table, "III")
    pd.testing.assert_frame_equal(table, before)


def test_gwsdat_is_classed_by_its_benzene(gwsdat):
    found = classify_points(gwsdat, "III")
    assert len(found.points) == 11 and found.worst.name == "V"
    assert set(found.details["property"]) == {"benzene", "toluene", "xylenes"}
    assert point(found, "MW-02")["worst_property"] == "benzene"


def test_a_time_without_samples_is_refused_and_not_unknown_everywhere(make_table):
    table = make_table([("A", "benzene", day("2024-01-01"), 5.0, "ug/L")])
    for start, end in ((day("2025-01-01"), None), (day("2024-06-01"), day("2023-01-01"))):
        with pytest.raises(InvalidInputError, match="lies between the two dates"):
            classify_points(table, "III", start=start, end=end)

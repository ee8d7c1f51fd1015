# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON templates: three shapes of documents, words from four places, and nothing lost whatever the document holds."""

from __future__ import annotations

import json
import math
from datetime import datetime, timezone

import pytest
from gw_monitor.gw_core.acquisition.links.json_paths import NOTHING, find_matches, look_up, read_document, read_steps
from gw_monitor.gw_core.acquisition.links.json_templates import Reception, read_template
from gw_monitor.gw_core.acquisition.links.json_times import microseconds
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.observations import Flag
from gw_monitor.gw_core.store.ports import DatastreamKey
from hypothesis import given, settings
from hypothesis import strategies as st

NOON = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)
RECEPTION = Reception(source="weather", received=NOON, time_zone="Asia/Shanghai", topic=("park", "MW-1", "wl"))


def template(node: dict):
    findings = []
    made = read_template(Entry(node, "test", findings))
    assert not findings, [str(finding) for finding in findings]
    return made


def faults(node: dict) -> set[str]:
    findings = []
    read_template(Entry(node, "test", findings))
    return {finding.code for finding in findings}


LONG = {
    "records": "/data/items", "time": {"path": "/t", "format": "%Y-%m-%d %H:%M:%S"},
    "point": {"path": "/station", "names": {"S1": "MW-1"}}, "property": {"path": "/parameter", "names": {"hum": None}},
    "value": "/value", "unit": "/uom", "flag": "/q", "flags": {"A": "good", "X": "fail"}, "missing": [-9999],
}  # fmt: skip


def long_document(**changes):
    record = {"t": "2026-03-01 20:00:00", "station": "S1", "parameter": "water_level", "value": 123.0, "uom": "cm",
              "q": "A"}  # fmt: skip
    return {"data": {"items": [record | changes]}}


def test_long_records_are_read_with_names_units_zones_and_flags():
    delivery = template(LONG).extract(long_document(), RECEPTION)
    assert not delivery.rejected
    (reading,) = delivery.readings
    assert reading.datastream == DatastreamKey(point="MW-1", property="water_level")
    assert reading.time == microseconds(NOON)  # 20:00 in Shanghai
    assert reading.value == pytest.approx(1.23, rel=1e-12)
    assert reading.flag == Flag.GOOD


def test_missing_values_stay_missing_and_non_detects_censored():
    made = template(LONG)
    for gone in (None, "", "NaN", -9999, -9999.0):
        (reading,) = made.extract(long_document(value=gone), RECEPTION).readings
        assert math.isnan(reading.value)
        assert reading.flag == Flag.MISSING
    (reading,) = made.extract(long_document(parameter="benzene", uom="ug/L", value="<0.5"), RECEPTION).readings
    assert (reading.value, reading.censored) == (0.5, True)


@pytest.mark.parametrize(
    "changes",
    [
        {"t": "yesterday"}, {"t": None}, {"t": "2026-02-30 10:00:00"}, {"t": {}}, {"station": ""},
        {"parameter": "moon"},
        {"uom": "kg"}, {"uom": ""}, {"value": "high"}, {"value": True}, {"value": [1]}, {"value": 1e999},
        {"value": 10**400},
        {"q": "?"}, {"value": "1e999"},
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_rejected_with_its_text(changes):
    delivery = template(LONG).extract(long_document(**changes), RECEPTION)
    assert not delivery.readings
    (row,) = delivery.rejected
    assert row.file == "weather"
    assert row.line == 1
    assert row.reason
    assert "station" in row.raw


def test_a_record_without_the_field_of_the_only_value_is_rejected():
    document = long_document()
    del document["data"]["items"][0]["value"]
    assert len(template(LONG).extract(document, RECEPTION).rejected) == 1


def test_names_mapped_to_nothing_are_left_out():
    delivery = template(LONG).extract(long_document(parameter="hum"), RECEPTION)
    assert not delivery.readings
    assert not delivery.rejected


def test_an_empty_list_is_an_answer_but_another_document_is_not():
    made = template(LONG)
    assert not made.extract({"data": {"items": []}}, RECEPTION).rejected
    for strange in ({"error": "no quota"}, [], None, 7, {"data": None}, {"data": {"items": 7}}):
        assert len(made.extract(strange, RECEPTION).rejected) == 1, strange


def test_wide_records_give_a_reading_a_column_and_lack_some():
    wide = {
        "time": {"path": "/ts", "format": "epoch_ms"}, "point": "WS-1",
        "columns": [
            {"value": "/temp", "property": "air_temperature", "unit": "degF"},
            {"value": "/rain", "property": "rainfall", "unit": "in", "scale": 0.01},
        ],
    }  # fmt: skip
    document = [
        {"ts": 1772366400000, "temp": 50, "rain": 100},
        {"ts": 1772370000000, "temp": 32.0},
        {"ts": 1772370000000},
    ]
    delivery = template(wide).extract(document, RECEPTION)
    assert [reading.value for reading in delivery.readings] == pytest.approx([10.0, 25.4, 0.0], abs=1e-9)
    assert delivery.readings[0].time == microseconds(NOON)
    assert [row.line for row in delivery.rejected] == [3]


def test_transposed_arrays_are_read_as_weather_services_send_them():
    series = {
        "records": "hourly", "transposed": True, "time": {"path": "/time", "zone": "UTC"}, "point": "WS-1",
        "columns": [{"value": "/temperature_2m", "property": "air_temperature", "unit": "°C"}],
    }  # fmt: skip
    document = {"hourly": {"time": ["2026-03-01T12:00", "2026-03-01T13:00"], "temperature_2m": [7.5, None]}}
    delivery = template(series).extract(document, RECEPTION)
    assert delivery.readings[0] == (DatastreamKey(point="WS-1", property="air_temperature"), microseconds(NOON), 7.5,
                                    Flag.NOT_EVALUATED, False)  # fmt: skip
    assert math.isnan(delivery.readings[1].value)
    assert not template(series).extract({"hourly": {"time": [], "temperature_2m": []}}, RECEPTION).rejected
    assert template(series).extract({"hourly": {"error": "x"}}, RECEPTION).rejected
    short = {"hourly": {"time": ["2026-03-01T12:00", "2026-03-01T13:00"], "temperature_2m": [7.5]}}
    assert len(template(series).extract(short, RECEPTION).rejected) == 1


def test_stars_give_the_key_or_a_field_of_the_node_above():
    nested = {
        "records": "/stations/*/readings", "time": "/t",
        "point": {"star": 1, "path": "/name"}, "sensor": {"star": 1}, "property": "water_level", "value": "/v",
    }  # fmt: skip
    document = {"stations": {"a": {"name": "MW-1", "readings": [{"t": "2026-03-01T12:00:00Z", "v": 1.5}]},
                             "b": {"name": "MW-2", "readings": []}}}  # fmt: skip
    (reading,) = template(nested).extract(document, RECEPTION).readings
    assert reading.datastream == DatastreamKey(point="MW-1", property="water_level", sensor="a")
    assert not template(nested).extract({"stations": {}}, RECEPTION).rejected
    assert template(nested).extract({"stations": {"a": {"name": "x"}}}, RECEPTION).rejected


def test_words_come_from_the_topic_and_a_bare_number_is_a_document():
    bare = {"point": {"topic": 2}, "property": {"topic": 3, "names": {"wl": "water_level"}}, "value": "."}
    (reading,) = template(bare).extract(12.5, RECEPTION).readings
    assert reading == (DatastreamKey(point="MW-1", property="water_level"), microseconds(NOON), 12.5, 2, False)


def test_a_skipped_hour_is_refused_and_a_doubled_one_standard_time():
    local = {
        "time": {"path": ["/d", "/c"], "zone": "Europe/Berlin"},
        "point": "WS-1",
        "property": "rainfall",
        "value": "/v",
    }
    made = template(local)
    assert made.extract({"d": "2026-03-29", "c": "02:30", "v": 1}, RECEPTION).rejected
    (reading,) = made.extract({"d": "2026-10-25", "c": "02:30", "v": 1}, RECEPTION).readings
    assert reading.time == microseconds(datetime(2026, 10, 25, 1, 30, tzinfo=timezone.utc))


def test_epoch_counts_of_the_wrong_unit_are_refused():
    made = template({"time": {"path": "/t", "format": "epoch_s"}, "point": "A", "property": "ph", "value": "/v"})
    assert made.extract({"t": 1772366400000, "v": 7}, RECEPTION).rejected  # milliseconds: the year 58000
    assert made.extract({"t": "1772366400.25", "v": 7}, RECEPTION).readings[0].time % 1_000_000 == 250_000


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"value": None}, "missing_text"), ({"property": "moon"}, "bad_property_or_unit"),
        ({"point": None}, "missing_text"),
        ({"property": "ph", "unit": "mg/L"}, "bad_property_or_unit"), ({"time": {"format": "iso"}}, "missing_text"),
        ({"time": {"path": "/t", "format": "swatch"}}, "unknown_word"), ({"flags": {"A": "fine"}}, "unknown_word"),
        ({"time": {"path": "/t", "zone": "Mars/Olympus"}}, "unknown_time_zone"), ({"missing": "none"}, "bad_number"),
        ({"point": {"path": "/a", "topic": 2}}, "bad_source"), ({"point": {"star": 1}}, "bad_source"),
        ({"point": {"path": "/a", "names": [1]}}, "bad_structure"), ({"colums": []}, "unknown_key"),
        ({"columns": [{"value": "/v", "property": "ph", "point": "A"}] * 2, "unit": None}, "doubled_datastream"),
    ],
)  # fmt: skip
def test_faulty_templates_are_refused_at_the_door(changes, code):
    node = {key: value for key, value in (LONG | changes).items() if value is not None}
    assert code in faults(node)


def test_paths_follow_rfc_6901():
    document = {"foo": ["bar", "baz"], "": 0, "a/b": 1, "m~n": 8, "*": 5}
    cases = {"/foo/0": "bar", "/": 0, "/a~1b": 1, "/m~0n": 8, "foo.1": "baz"}
    assert {path: look_up(document, read_steps(path)) for path in cases} == cases
    for absent in ("/foo/2", "/foo/01", "/foo/-", "/foo/0/x", "/none", "/foo/²"):
        assert look_up(document, read_steps(absent)) is NOTHING
    assert [match.node for match in find_matches(document, read_steps("/foo/*"))] == ["bar", "baz"]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe1", b"[" * 100_000, b"1" * 5000, b'{"a":}', b"<html>"])
def test_what_is_no_json_is_refused_with_one_sentence(data):
    with pytest.raises(InvalidInputError) as caught:
        read_document(data)
    assert caught.value.message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["S1", "ph", "A"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["data", "items", "t", "station", "parameter", "value", "uom", "q"]), inner),
    max_leaves=20,
)
SHAPES = [
    LONG,
    {"records": "data", "transposed": True, "time": {"path": "t", "format": "epoch_s"}, "point": "A",
     "columns": [{"value": "value", "property": "ph"}, {"value": "q", "property": "rainfall"}]},
    {"records": "/*/items/*", "point": {"star": 1}, "property": {"star": 2}, "value": "/value"},
]  # fmt: skip


@settings(max_examples=400, derandomize=True, deadline=None)
@given(document=JSON, shape=st.sampled_from(SHAPES))
def test_no_document_is_lost_without_a_word(document, shape):
    delivery = template(shape).extract(document, RECEPTION)
    for reading in delivery.readings:
        assert math.isfinite(reading.value) or reading.flag == Flag.MISSING
    for row in delivery.rejected:
        assert row.reason
        json.loads(row.raw)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mapping files: what they can describe, what is read by them, and how their faults are told."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.mappings import read_mapping
from gw_monitor.gw_core.acquisition.moments import DateOrder
from gw_monitor.gw_core.errors import InvalidInputError

TELEMETRY = (
    "设备编号,监测井,监测时间,监测因子,监测值,单位,数据状态\n"
    "A0001,MW-1,2024-05-01 08:00:00,水位,12.345,m,正常\n"
    "A0001,MW-1,2024-05-01 08:00:00,水温,14.5,℃,维护\n"
    "A0002,MW-2,2024-05-01 08:00:00,水位,11.02,m,异常\n"
    "A0002,MW-2,2024-05-01 08:00:00,信号强度,强,dBm,正常\n"
    "设备编号,监测井,监测时间,监测因子,监测值,单位,数据状态\n"
    "A0002,MW-2,2024-05-01 09:00:00,水位,-9999,m,正常\n"
    "A0002,MW-2,2024-05-01 10:00:00,水位,7.7,m,断线\n"
    "A0002,MW-2,not a time,水位,7.7,m,正常\n"
    "A0001,MW-1,2024-05-01 11:00:00,水位,x,m,正常\n"
    "A0001,MW-1,2024-05-01\n"
)
GATEWAY = (
    "# gateway 7\nts;station;lvl_raw;t;quality\n1714521600;MW-2;10345;14,52;0\n1714525200;MW-2;65535;14,50;2\n"
    "1714528800;MW-4;9000;;9\n"
)


def example(root, name: str):
    path = root / "resources" / "mappings" / name
    return read_mapping(path.read_text(encoding="utf-8"), path.name)


def clocks(file) -> list[str]:
    return [str(time.astype("datetime64[s]")) for time in file.times]


def test_all_examples_are_without_fault(root):
    names = sorted(path.name for path in (root / "resources" / "mappings").glob("*.yaml"))
    assert len(names) == 3
    assert all(example(root, name).name for name in names)


def test_a_long_table_of_several_wells_is_taken_apart_and_nothing_is_lost(root):
    mapping = example(root, "telemetry_long_zh.yaml")
    assert mapping.recognises(TELEMETRY)
    assert not mapping.recognises(GATEWAY)
    first, second = mapping.read(TELEMETRY)
    assert [(part.location, part.serial) for part in (first, second)] == [("MW-1", "A0001"), ("MW-2", "A0002")]
    assert [column.property for column in first.columns] == ["water_level", "water_temperature"]
    assert [column.unit for column in first.columns] == ["m", "℃"]
    assert first.values[first.present].tolist() == [12.345, 14.5]
    assert first.flags[first.present].tolist() == [2, 3]
    assert [(column.header, column.property) for column in second.columns] == [
        ("水位", "water_level"),
        ("信号强度", None),
    ]
    level = second.present[:, 0]
    assert np.isnan(second.values[level, 0]).tolist() == [False, True, True]
    assert second.flags[level, 0].tolist() == [4, 2, 9]
    assert clocks(second)[2:] == ["2024-05-01T09:00:00", "2024-05-01T10:00:00"]
    assert str(first.time_zone) == "Asia/Shanghai"
    reasons = {row.line: str(row.reason) for part in (first, second) for row in part.rejected}
    assert set(reasons) == {9, 10, 11}
    assert '"x" of 监测值 is not a number' in reasons[10]
    assert any("stands 1 times more" in note for note in first.notes)


def test_raw_counts_unix_time_and_decimal_commas(root):
    first, second = example(root, "gateway_wide.yaml").read(GATEWAY)
    assert clocks(first) == ["2024-05-01T00:00:00", "2024-05-01T01:00:00"]
    assert first.time_zone.utcoffset(None) == timedelta(0)
    assert first.values[0].tolist() == pytest.approx([10.225, 14.52])
    assert np.isnan(first.values[1, 0])
    assert first.flags.tolist() == [[2, 2], [4, 4]]
    assert [column.serial for column in first.columns] == ["L7", ""]
    assert second.location == "MW-4"
    assert any("does not know (1): 9" in note for note in first.notes)


def test_fixed_widths_without_heading(root):
    text = "STATION 12   PRINTED 02/05/2024\n01052024 0800  3.456 14.5\n01052024 0900  3.457 14.4\n"
    text += "31022024 1000  3.4   1\n"
    (file,) = example(root, "fixed_width.yaml").read(text)
    assert (file.location, clocks(file)) == ("MW-3", ["2024-05-01T08:00:00", "2024-05-01T09:00:00"])
    assert file.values.tolist() == [[3.456, 14.5], [3.457, 14.4]]
    assert [row.line for row in file.rejected] == [4]


def test_columns_by_number_blanks_between_and_the_order_the_user_states():
    mapping = read_mapping(
        "name: n\ndelimiter: whitespace\nheading: false\ntime: {columns: [1, 2]}\n"
        "values: [{column: 3, property: water_depth, unit: cm}]",
        "m.yaml",
    )
    (file,) = mapping.read("01/02/2024   08:00   345\n02/02/2024   08:00  346\n", DateOrder.DAY_FIRST)
    assert clocks(file) == ["2024-02-01T08:00:00", "2024-02-02T08:00:00"]


def test_a_column_that_the_file_lacks_is_named_with_those_it_has(root):
    with pytest.raises(
        InvalidInputError, match="does not have: lvl_raw, t; it has: ts, station, level, quality"
    ) as caught:
        example(root, "gateway_wide.yaml").read("ts;station;level;quality\n1;a;2;0\n")
    assert [finding.code for finding in caught.value.findings] == ["no_column", "no_column"]


def test_all_faults_of_a_mapping_are_told_together():
    text = """
name: bad
encoding: klingon
delimiter: '""'
widths: [3, -1]
skip: -2
colour: red
point: {}
time: {column: t, format: "%Q", zone: Mars/Olympus, order: never}
values:
  - {column: a, property: beauty, unit: m}
  - {column: b, property: ph, unit: m}
  - {column: 0, property: water_level, unit: furlong, scale: 0}
flags: {column: q, words: {x: excellent}}
"""
    with pytest.raises(InvalidInputError, match=r"^Faults in local\.yaml: \d+") as caught:
        read_mapping(text, "local.yaml")
    codes = [finding.code for finding in caught.value.findings]
    assert {
        "unknown_encoding", "bad_delimiter", "bad_widths", "bad_number", "unknown_key", "bad_source", "bad_time_format",
        "unknown_time_zone", "unknown_word", "unknown_property", "bad_unit", "bad_column",
    } <= set(codes)  # fmt: skip
    assert all(finding.place.startswith("local.yaml") for finding in caught.value.findings)


@pytest.mark.parametrize("text", ["", "- 1", "name: [", "name: x", "42"])
def test_what_is_no_mapping_is_refused(text):
    with pytest.raises(InvalidInputError):
        read_mapping(text, "m.yaml")

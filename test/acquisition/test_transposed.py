# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Laboratory reports with points across, dates in titles, and deliveries in two tables."""

from __future__ import annotations

import hashlib
import io

import numpy as np
import openpyxl
import pytest
from gw_monitor.gw_core.acquisition.laboratory import prepare
from gw_monitor.gw_core.acquisition.prepared import FileSource, ImportSettings, Site
from gw_monitor.gw_core.acquisition.wells import WellNames
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.units import convert

_SITE = Site(wells=WellNames(("GW01", "GW02", "GW03", "MW-1", "MW-2")), time_zone="UTC")


def _book(*sheets, merged=()):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(list(row))
        for span in merged:
            sheet.merge_cells(span)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _prepare(data):
    data = data.encode() if isinstance(data, str) else data
    source = FileSource(name="f", stem="f", data=data, sha256=hashlib.sha256(data).hexdigest())
    return prepare(source, ImportSettings(), _SITE)


def _found(data):
    """Return what is stored as (line, point, property, day, value, censored), and the rejected rows."""
    batch = _prepare(data).batch
    frame = batch.observations
    rows = [
        (line, batch.datastreams[stream].point, batch.datastreams[stream].property, str(time)[:16], value, censored)
        for line, stream, time, value, censored in zip(
            batch.lines, frame["datastream_id"], frame["time"], frame["value"], frame["censored"], strict=True
        )
    ]
    return rows, batch.rejected


def test_a_report_with_points_across_is_read_cell_by_cell():
    data = _book([
        ["地下水检测报告"], ["报告编号：HJ-051", "", "", "采样日期：2024年5月10日", "", "检测日期：2024年5月18日"],
        ["序号", "检测项目", "单位", "检出限", "GW01", "GW02", "Ⅲ类标准限值"],
        [1, "pH值", "无量纲", "/", 7.1, "7.2", "6.5~8.5"], [2, "氨氮", "mg/L", 0.025, "0.025L", "未检出", 0.5],
        ["", "重金属"], [3, "苯", "μg/L", 0.4, "＜0.4", "ND(0.4)", 10], [4, "氯化物", "mg/L", 1, 12, "—", 250],
        ["注：“L”表示低于检出限。"],
    ])  # fmt: skip
    rows, rejected = _found(data)
    assert _prepare(data).batch.reader == "laboratory transposed"
    day = "2024-05-10 00:00"
    assert rows == [
        (4, "GW01", "ph", day, 7.1, False), (4, "GW02", "ph", day, 7.2, False),
        (5, "GW01", "ammonia_nitrogen", day, 0.025, True), (5, "GW02", "ammonia_nitrogen", day, 0.025, True),
        (7, "GW01", "benzene", day, 0.4, True), (7, "GW02", "benzene", day, 0.4, True),
        (8, "GW01", "chloride", day, 12.0, False),
    ]  # fmt: skip
    assert rejected == ()


def test_merged_headings_and_dates_of_each_point():
    data = _book(
        [
            ["检测项目", "单位", "检测结果", None, None, "标准限值"], [None, None, "GW01", "GW02", "GW03", None],
            ["采样日期", None, "2024.5.10", "2024.5.10", "2024.5.11", None], ["样品编号", None, "D1", "D2", "D3"],
            ["总硬度", "mg/L", 312, 298, "305", 450],
        ],
        merged=("C1:E1", "A1:A2", "B1:B2"),
    )  # fmt: skip
    rows, rejected = _found(data)
    assert [(row[1], row[3][:10], row[4]) for row in rows] == [
        ("GW01", "2024-05-10", 312.0), ("GW02", "2024-05-10", 298.0), ("GW03", "2024-05-11", 305.0),
    ]  # fmt: skip
    assert rejected == ()


def test_a_further_block_has_points_and_dates_of_its_own():
    data = _book([
        ["采样点位", None, "GW01", "GW02"], ["采样日期", None, "2024-05-10", None], ["检测项目", "单位"],
        ["氨氮", "mg/L", 0.12, 0.13],
        ["采样点位", None, "GW03"], ["检测项目", "单位"], ["氨氮", "mg/L", 0.22],
    ])  # fmt: skip
    rows, rejected = _found(data)
    assert [(row[1], row[4]) for row in rows] == [("GW01", 0.12), ("GW02", 0.13)]
    assert [(each.line, each.reason) for each in rejected] == [(7, "There is no sampling date.")]


def test_a_point_above_two_dates_has_both_columns():
    data = _book([
        ["点位", "", "GW01", None, "GW02", None],
        ["采样时间", "", "2024-05-10 09:30", "2024-08-10", "2024-05-11", "2024-08-11"],
        ["项目", "单位"], ["氨氮", "mg/L", 0.1, 0.2, 0.3, 0.4],
    ])  # fmt: skip
    rows, rejected = _found(data)
    assert [(row[1], row[3], row[4]) for row in rows] == [
        ("GW01", "2024-05-10 09:30", 0.1), ("GW01", "2024-08-10 00:00", 0.2),
        ("GW02", "2024-05-11 00:00", 0.3), ("GW02", "2024-08-11 00:00", 0.4),
    ]  # fmt: skip
    assert rejected == ()


@pytest.mark.parametrize(
    ("heading", "dates", "reason"),
    [
        (["GW01", None, "GW03"], ["2024-05-10"] * 3, "No monitoring point is named."),
        (["GW01", "GW02", "GW03"], ["2024-05-10", None, "2024-05-10"], "There is no sampling date."),
        (["GW01", "GW99", "GW03"], ["2024-05-10"] * 3, "GW99"),
    ],
)
def test_a_column_without_place_in_time_and_space_is_rejected_not_guessed(heading, dates, reason):
    rows, rejected = _found(
        _book([["检测项目", "单位", *heading], ["采样日期", "", *dates], ["氨氮", "mg/L", 1, 2, 3]])
    )
    assert [row[4] for row in rows] == [1.0, 3.0]
    assert reason in rejected[0].reason
    assert len(rejected) == 1


def test_a_date_that_stands_above_one_point_only_is_not_that_of_those_before():
    rows, rejected = _found(
        _book([["检测项目", "单位", "GW01", "GW02"], ["采样日期", "", None, "2024-05-10"], ["氨氮", "mg/L", 1, 2]])
    )
    assert [(row[1], row[4]) for row in rows] == [("GW02", 2.0)]
    assert len(rejected) == 1


def test_a_report_of_one_point_takes_it_from_its_title():
    rows, rejected = _found(_book([
        ["监测点位：GW01", "", "采样日期：2024年5月10日"], ["检测项目", "单位", "检测结果", "标准限值"],
        ["氨氮", "mg/L", "0.12", 0.5], ["苯", "μg/L", "0.4L", 10],
    ]))  # fmt: skip
    assert [(row[1], row[2], row[5]) for row in rows] == [
        ("GW01", "ammonia_nitrogen", False), ("GW01", "benzene", True),
    ]  # fmt: skip
    assert rejected == ()


def test_english_reports_and_units_in_names():
    rows, _ = _found(
        "Sample ID,,,,MW-1,MW-2\nDate Sampled,,,,13/05/2024,14/05/2024\nParameter,CAS No.,Unit,LOR,,\n"
        "Benzene,71-43-2,µg/L,1,<LOR,3\n"
    )
    assert [(row[1], row[3][:10], row[4], row[5]) for row in rows] == [
        ("MW-1", "2024-05-13", 1.0, True), ("MW-2", "2024-05-14", 3.0, False),
    ]  # fmt: skip
    rows, _ = _found(_book([["采样日期", "2024-05-10"], ["监测项目", "GW01"], ["氨氮(mg/L)", 0.1], ["苯（μg/L）", 3]]))
    assert [(row[2], row[4]) for row in rows] == [("ammonia_nitrogen", 0.1), ("benzene", 3.0)]


def test_a_range_of_days_is_no_date():
    rows, rejected = _found(
        _book([["采样日期：2024年5月10日~12日"], ["检测项目", "单位", "GW01"], ["氨氮", "mg/L", 1]])
    )
    assert rows == []
    assert "is not a date" in rejected[0].reason


def test_long_and_wide_tables_take_their_date_from_the_title():
    rows, rejected = _found(_book([
        ["地下水监测结果  监测日期：2024年5月10日"], ["监测点位", "pH", "氨氮"], [None, "无量纲", "mg/L"],
        ["GW01", 7.1, "0.025L"],
    ]))  # fmt: skip
    assert [(row[0], row[2], row[3][:10], row[4]) for row in rows] == [
        (4, "ph", "2024-05-10", 7.1), (4, "ammonia_nitrogen", "2024-05-10", 0.025),
    ]  # fmt: skip
    assert rejected == ()
    with pytest.raises(InvalidInputError, match="date"):
        _found(_book([["报告日期：2024年6月1日"], ["监测点位", "pH"], ["GW01", 7.1]]))


def test_results_take_point_and_date_from_the_list_of_samples():
    rows, rejected = _found(_book(
        [["样品编号", "点位", "采样日期"], ["Y1", "GW01", "2024-05-10"], ["Y2", "GW02", "2024-05-11"],
         ["Y4", "GW02", "2024-05-11"], ["Y4", "GW03", "2024-05-11"]],
        [["样品编号", "检测项目", "检测结果", "单位"], ["Y1", "苯", "<0.4", "μg/L"], ["Y2", "苯", 1.2, "μg/L"],
         ["Y3", "苯", 1.3, "μg/L"], ["Y4", "苯", 1.4, "μg/L"]],
    ))  # fmt: skip
    assert [(row[0], row[1], row[3][:10], row[4]) for row in rows] == [
        (2, "GW01", "2024-05-10", 0.4), (3, "GW02", "2024-05-11", 1.2),
    ]  # fmt: skip
    assert [each.line for each in rejected] == [4, 5]


def test_flags_and_codes_of_equis():
    heading = (
        "#sys_sample_code,sys_loc_code,sample_date,sample_type_code,chemical_name,result_value,detect_flag,"
        "reporting_detection_limit,result_unit,total_or_dissolved\n"
    )
    rows, rejected = _found(
        heading + "S1,MW-1,2024-05-13,N,Benzene,,N,1,ug/l,T\nS2,MW-1,2024-05-13,FB,Benzene,9,Y,1,ug/l,T\n"
        "S3,MW-1,2024-05-13,MS,Benzene,9,Y,1,ug/l,T\nS4,MW-2,2024-05-13,N,Benzene,3,Y,1,ug/l,T\n"
    )
    assert [(row[1], row[4], row[5]) for row in rows] == [("MW-1", 1.0, True), ("MW-2", 3.0, False)]
    assert [each.line for each in rejected] == [3, 4]


def test_columns_of_the_third_version_of_wqx():
    rows, rejected = _found(
        "Location_Identifier,Activity_StartDate,Activity_StartTime,Activity_StartTimeZone,Result_Characteristic,"
        "Result_Measure,Result_MeasureUnit,Result_ResultDetectionCondition,DetectionLimit_MeasureA,"
        "DetectionLimit_MeasureUnitA\nMW-1,2020-01-13,10:00:00,EST,Arsenic,,,Not Detected,0.5,ug/l\n"
        "MW-2,2020-01-13,10:00:00,EST,Arsenic,2,ug/l,,,\n"
    )
    assert [(row[1], row[3], row[5]) for row in rows] == [
        ("MW-1", "2020-01-13 15:00", True), ("MW-2", "2020-01-13 15:00", False),
    ]  # fmt: skip
    assert rejected == ()


def test_a_conductivity_at_25_degrees_is_a_conductivity():
    assert convert(np.array([1.0]), "mS/cm @ 25 °C", "uS/cm").tolist() == [1000.0]
    with pytest.raises(InvalidInputError):
        convert(np.array([1.0]), "mS/cm @ 20 °C", "uS/cm")

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of the simulated park's laboratory: CSV and XLSX, Chinese and English, several ways to write a non-detect."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import park
import readings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import truth as truth_model

MARK_ZH, MARK_EN = "模拟数据", "simulated"
_CHINESE = ("点位", "采样时间", "检测项目", "检测结果", "单位", "检出限", "备注")
_ENGLISH = ("Point", "Sampling date", "Parameter", "Result", "Unit", "Detection limit", "Remark")


@dataclass(frozen=True, slots=True)
class Report:
    """One file: the sampling days it covers and how it is written. ``non_detect`` words the result from the limit."""

    name: str
    first: str
    last: str
    chinese: bool
    encoding: str
    non_detect: Callable[[str], str]


REPORTS = (
    Report("laboratory_2025H1_zh.csv", "2025-01", "2025-06", True, "utf-8-sig", lambda limit: f"{limit}L"),
    Report("laboratory_2025Q3_en.csv", "2025-07", "2025-09", False, "utf-8", lambda limit: f"<{limit}"),
    Report("laboratory_2025Q4_zh.xlsx", "2025-10", "2025-12", True, "", lambda limit: "未检出"),
    Report("laboratory_2026Q1_en.xlsx", "2026-01", "2026-03", False, "", lambda limit: f"<{limit}"),
    Report("laboratory_2026Q2_zh_gbk.csv", "2026-04", "2026-06", True, "gb18030", lambda limit: "未检出"),
)


def write_laboratory_files(folder: Path, truth: truth_model.Truth) -> None:
    """Write the reports."""
    folder.mkdir(parents=True, exist_ok=True)
    samples = readings.samples(truth)
    levels = {well.name: readings.dips(truth, well.name) for well in park.WELLS}
    for report in REPORTS:
        rows = [list(_CHINESE if report.chinese else _ENGLISH), *_rows(report, samples, levels), *_bad_rows(report)]
        content = _xlsx(rows, report) if report.name.endswith(".xlsx") else _csv(rows, report.encoding)
        (folder / report.name).write_bytes(content)


def _rows(report: Report, samples: list[readings.Sample], levels: dict[str, object]) -> list[list[str]]:
    rows = []
    for sample in samples:
        if report.first <= f"{sample.time:%Y-%m}" <= report.last:
            if sample.analyte is readings.ANALYTES[0]:
                rows.append(_level_row(report, sample, levels))
            rows.append(_sample_row(report, sample))
    return rows


def _sample_row(report: Report, sample: readings.Sample) -> list[str]:
    analyte = sample.analyte
    limit = f"{analyte.detection_limit:g}"
    result = report.non_detect(limit) if sample.censored else _significant(sample.value, analyte.code)
    name = analyte.name_zh if report.chinese else analyte.name_en
    unit = {"ug/L": "μg/L", "1": "无量纲"}.get(analyte.unit, analyte.unit) if report.chinese else _english(analyte.unit)
    return [sample.well, f"{sample.time:%Y-%m-%d %H:%M}", name, result, unit, limit, _mark(report)]


def _level_row(report: Report, sample: readings.Sample, levels: dict[str, object]) -> list[str]:
    index = readings.ROUNDS.index(f"{sample.time:%Y-%m-%d}")
    name = "地下水位" if report.chinese else "Groundwater level"
    value = f"{levels[sample.well][index]:.2f}"
    return [sample.well, f"{sample.time:%Y-%m-%d %H:%M}", name, value, "m", "", _mark(report)]


def _bad_rows(report: Report) -> list[list[str]]:
    """Return rows that cannot be stored: a broken bottle, a well nobody knows, a substance nobody knows."""
    day = f"{report.last}-05 10:00"
    if report.name.endswith("2025H1_zh.csv"):
        end = ["μg/L", "0.4", MARK_ZH]
        return [["MW-05", day, "苯", "样品破损", *end], ["MW-99", day, "苯", "12", *end]]
    if report.name.endswith("2026Q1_en.xlsx"):
        return [["MW-03", day, "Unobtainium", "3.1", "mg/L", "0.1", MARK_EN]]
    return []


def _significant(value: float, code: str) -> str:
    return f"{value:.2f}" if code == "ph" else f"{float(f'{value:.3g}'):g}"


def _english(unit: str) -> str:
    return "-" if unit == "1" else unit


def _mark(report: Report) -> str:
    return MARK_ZH if report.chinese else MARK_EN


def _csv(rows: list[list[str]], encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def _xlsx(rows: list[list[str]], report: Report) -> bytes:
    """Write a workbook with numbers as numbers and times as times, the same bytes at every run."""
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime(2026, 7, 1)  # noqa: DTZ001 (the format has no zone)
    sheet = book.active
    sheet.title = "检测结果" if report.chinese else "Results"
    sheet.append(rows[0])
    for row in rows[1:]:
        moment = datetime.strptime(row[1], "%Y-%m-%d %H:%M")  # noqa: DTZ007 (as above)
        sheet.append([row[0], moment, row[2], _number(row[3]), row[4], _number(row[5]), row[6]])
    raw = io.BytesIO()
    book.save(raw)
    return _without_clock(raw.getvalue())


def _number(text: str) -> float | str | None:
    try:
        return float(text) if text else None
    except ValueError:
        return text


def _without_clock(content: bytes) -> bytes:
    """Pack a workbook again with fixed dates of its parts and of its last change."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "docProps/core.xml":
                start, end = data.index(b"<dcterms:modified"), data.index(b"</dcterms:modified>")
                opening = data[start : data.index(b">", start) + 1]
                data = data[:start] + opening + b"2026-07-01T00:00:00Z" + data[end:]
            new.writestr(zipfile.ZipInfo(item.filename, (2026, 7, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""WaterML 1.1, as XML (CUAHSI) and in the JSON spelling of the USGS water services: series of one or more stations.

Each value carries its moment with an offset, and qualifiers. Variables are known by USGS parameter codes, else by name.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ...wording import say
from ..cells import Rows
from ..moments import DateOrder
from .channels import describe_channel
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .markup import Node, read_markup, with_break
from .readings import FileFacts, TimeCells, assemble, with_notes
from .stations import tell_apart
from .usgs_codes import flag_of, parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "waterml"
_JSON = re.compile(r"TimeSeriesResponseType|\"timeSeries\"\s*:\s*\[")
_XML = re.compile(r"<(?:\w+:)?(?:timeSeriesResponse|timeSeries)\b")
_UNITS = {"deg C": "degC", "uS/cm @25C": "uS/cm", "std units": "", "ft3/s": "ft3/s"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """One reading as written; ``line`` counts values where the file has no lines."""

    time: str
    text: str
    qualifiers: str
    line: int
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Series:
    """One series of a station: what it measures, how, and its values."""

    station: str
    column: ColumnInfo
    no_data: str
    values: list[_Value]


def _recognises(head: str) -> bool:
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return bool(_JSON.search(head))
    return start.startswith("<") and bool(_XML.search(head))


def _read(text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        files = _files(list(_json_series(_document(text))))
    else:
        markup = read_markup(text)
        files = with_break(_files(list(_xml_series(markup.top))), markup)
    return files[0] if len(files) == 1 else tell_apart(files)


def _files(series: list[_Series]) -> list[LoggerFile]:
    filled = [each for each in series if each.values]
    if not filled:
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    files = [_file(each) for each in filled]
    empty = len(series) - len(filled)
    if empty:
        files[0] = with_notes(files[0], say("Series without any reading: {count}.", count=empty))
    return files


def _file(series: _Series) -> LoggerFile:
    rows = Rows(
        columns=(), lines=np.array([value.line for value in series.values], dtype=np.int64),
        raw=tuple(value.raw for value in series.values), rejected=(),
    )  # fmt: skip
    cells = TimeCells(dates=[value.time for value in series.values], order=DateOrder.YEAR_FIRST)
    texts = [value.text for value in series.values]
    flags = np.array([flag_of(value.qualifiers, value.text) for value in series.values], dtype=np.uint8)
    return assemble(_facts(series), rows, cells, [(series.column, texts)], [flags])


def _facts(series: _Series) -> FileFacts:
    missing = (float(series.no_data),) if re.fullmatch(r"-?\d+(?:\.\d*)?", series.no_data) else ()
    return FileFacts(reader=_NAME, location=series.station, missing=missing)


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text, parse_float=str, parse_int=str)
    except (json.JSONDecodeError, RecursionError) as error:
        raise refuse_file("bad_json", say("The file is no valid JSON; it may have been cut short.")) from error
    inside = document.get("value", document) if isinstance(document, dict) else {}
    return inside if isinstance(inside, dict) else {}


def _json_series(document: dict[str, Any]) -> Iterator[_Series]:
    number = 0
    for series in _dicts(document.get("timeSeries")):
        variable = _dict(series.get("variable"))
        station = _first(_dict(series.get("sourceInfo")).get("siteCode"), "value")
        statistic = _first(_dict(variable.get("options")).get("option"), "optionCode")
        for group in _dicts(series.get("values")):
            values = []
            for entry in _dicts(group.get("value")):
                number += 1
                values.append(_json_value(entry, number))
            column = _column(
                _first(variable.get("variableCode"), "value"), str(variable.get("variableName") or ""),
                str(_dict(variable.get("unit")).get("unitCode") or ""), statistic,
            )  # fmt: skip
            method = _first(group.get("method"), "methodID")
            yield _Series(
                station=station, column=replace(column, serial=method), values=values,
                no_data=str(variable.get("noDataValue") or ""),
            )  # fmt: skip


def _json_value(entry: dict[str, Any], number: int) -> _Value:
    qualifiers = entry.get("qualifiers")
    words = " ".join(map(str, qualifiers)) if isinstance(qualifiers, list) else str(qualifiers or "")
    return _Value(
        time=str(entry.get("dateTime") or ""), text=str(entry.get("value") or ""), qualifiers=words, line=number,
        raw=json.dumps(entry, ensure_ascii=False),
    )  # fmt: skip


def _xml_series(top: Node) -> Iterator[_Series]:
    found = [top] if top.name == "timeSeries" else list(top.descendants("timeSeries"))
    for series in found:
        variable = series.child("variable") or Node(name="variable", attributes={}, line=0)
        option = next(variable.descendants("option"), None)
        for group in series.all("values"):
            method = group.child("method")
            column = _column(
                variable.value("variableCode"), variable.value("variableName"),
                variable.value("unit", "unitCode") or variable.value("units"),
                option.attributes.get("optionCode", "") if option else "",
            )  # fmt: skip
            yield _Series(
                station=series.value("sourceInfo", "siteCode"), no_data=variable.value("noDataValue"),
                column=replace(column, serial=method.attributes.get("methodID", "") if method else ""),
                values=[_xml_value(each) for each in group.all("value")],
            )  # fmt: skip


def _xml_value(value: Node) -> _Value:
    """Return a value; where only the moment in UTC is written, it stands for the moment."""
    time = value.attributes.get("dateTime", "")
    in_utc = value.attributes.get("dateTimeUTC", "")
    offset = value.attributes.get("timeOffset", "")
    written = f"{in_utc.removesuffix('Z')}Z" if in_utc else f"{time}{offset}"
    return _Value(
        time=written, text=value.text.strip() if value.whole else "", line=value.line, raw=value.written(),
        qualifiers=value.attributes.get("qualifiers", "") or value.attributes.get("qualifierCode", ""),
    )  # fmt: skip


def _column(code: str, name: str, unit: str, statistic: str) -> ColumnInfo:
    title, written = html.unescape(name), html.unescape(unit)
    spelled = _UNITS.get(written, written)
    known = parameter(code, title, statistic, spelled)
    if known.property is not None or re.fullmatch(r"\d{5}", code):
        return known
    return describe_channel(title, spelled)


def _first(items: Any, key: str) -> str:
    return str(next((each.get(key) for each in _dicts(items)), None) or "")


def _dict(item: Any) -> dict[str, Any]:
    return item if isinstance(item, dict) else {}


def _dicts(items: Any) -> Iterator[dict[str, Any]]:
    return (each for each in items if isinstance(each, dict)) if isinstance(items, list) else iter(())


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)

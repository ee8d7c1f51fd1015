# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""KISTERS: the csv of WISKI and KiWIS (``#key;value`` lines before each series), the table of WISKI and ZRXP.

The table has ``key: value`` lines and a heading "Date, Time, Value[unit], State of value"; its dates are local. A file
may hold several series, each below a header of its own. A forecast is no reading. Quality codes are those of a common
set-up of WISKI: 40 good, 80 estimated, 120 suspect, 160 bad, 200 unchecked, 255 (-1) missing; agencies set their own,
so a code of another value says nothing here. Estimated values are suspect: nobody measured them. A level is an
elevation when its unit or the name of its parameter states the datum.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...records.observations import Flag
from ...wording import say
from ..cells import Rows, split_lines, split_rows
from ..clock_cells import COMPACT, iso_cells
from ..moments import DateOrder
from ..zones import find_zone
from .channels import above_datum, describe_channel
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble, with_notes
from .stations import tell_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_NAME = "kisters"
_KIWIS = re.compile(r"^#\"?(?:ts_id|station_name|station_no|ts_name|ts_path|parametertype_name)\"?[;,\t]", re.MULTILINE)
_HEADING = re.compile(r"^#\"?Timestamp\"?(?P<mark>[;,\t])", re.IGNORECASE)
_ZRXP = re.compile(r"^#(?:ZRXP|REXCHANGE|LAYOUT\(|TSPATH|SANR|SNAME|CNAME)", re.MULTILINE)
_TABLE = re.compile(r"^Date(?P<mark>[;,\t])Time(?P=mark)Value\s?\[(?P<unit>[^\]]*)\]", re.IGNORECASE | re.MULTILINE)
_TABLE_KEY = re.compile(r"^(?P<key>[A-Z][\w ]*?):[;,\t]\s*(?P<value>.*?)[;,\s]*$")
_FORECAST = {"forecast", "member", "dispatch_info"}
_KEYWORDS = (
    "REXCHANGE", "SANR", "SNAME", "SWATER", "CNR", "CNAME", "CMW", "CUNIT", "CTYPE", "RINVAL", "RTIMELVL", "RNR",
    "TZ", "TSNAME", "TSPATH", "TSID", "TSTYPE", "LAYOUT", "XVLID", "RTYPE", "RORPR", "CTAG", "CTAGKEY", "CDASA",
    "CDASANAME", "SOURCEID", "SOURCESYSTEM", "TASKID", "CHW", "ZRXPVERSION", "ZRXPMODE", "ZRXPCREATOR", "METCODE",
    "METERNUMBER", "EDIS", "DATALIMIT", "PROPERTIES", "NUMVALS", "STATUS", "REMARK",
)  # fmt: skip
_QUALITY = {
    80: Flag.SUSPECT, 120: Flag.SUSPECT, 160: Flag.FAIL, 255: Flag.MISSING, -1: Flag.MISSING,
}  # fmt: skip
_DEFAULT_INVALID = "-777"
_PARAMETERS = (
    (re.compile(r"neerslag|niederschlag|precip|rain", re.IGNORECASE), "rainfall"),
    (re.compile(r"watertemp|wassertemp|water temp", re.IGNORECASE), "water_temperature"),
    (re.compile(r"luchttemp|lufttemp|air temp", re.IGNORECASE), "air_temperature"),
    (re.compile(r"geleidbaarheid|leitf|conductiv", re.IGNORECASE), "conductivity"),
)
_LEVELS = re.compile(
    r"grondwaterstand|stijghoogte|grundwasser|wasserstand|waterstand|waterhoogte|water ?level|stage|head|^W$|^GW",
    re.IGNORECASE,
)
_DATUM_IN_NAME = re.compile(r"\b(?:NAP|NHN|NN|TAW|m\+NAP|AHD|ASL|MASL)\b|above sea level|ü\.? ?NN", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Series:
    """The header of a series, the names of its columns, and its numbered lines."""

    facts: dict[str, str]
    columns: tuple[str, ...]
    delimiter: str
    body: list[tuple[int, str]]


def _recognises(head: str) -> bool:
    table = _TABLE.search(head) is not None and re.search(r"^(?:Station|Time series) \w+:", head, re.MULTILINE)
    return bool(_KIWIS.search(head) or _ZRXP.search(head) or table)


def _read(text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    lines = split_lines(text)
    if _TABLE.search(text) and not _KIWIS.search(text):
        return _read_tables(lines, order)
    zrxp = _ZRXP.search(text) is not None and _KIWIS.search(text) is None
    series = _zrxp_series(lines) if zrxp else _kiwis_series(lines)
    filled = [each for each in series if each.body]
    if not filled:
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    files = [_read_series(each, zrxp=zrxp) for each in filled]
    empty = len(series) - len(filled)
    if empty:
        files[0] = with_notes(files[0], say("Series without any reading: {count}.", count=empty))
    if len(files) == 1:
        return replace(files[0], by_lines=True)
    # A series without zone comes first, lest that of another be taken for its own.
    return tell_apart(sorted(files, key=lambda file: file.time_zone is not None))


def _read_tables(lines: Sequence[str], order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    filled = [each for each in _table_series(lines) if each.body]
    if not filled:
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    files = [_read_table(each, order) for each in filled]
    return replace(files[0], by_lines=True) if len(files) == 1 else tell_apart(files)


def _table_series(lines: Sequence[str]) -> list[_Series]:
    """Cut the text at its headings; keys below the rows of a series are of the next."""
    series: list[_Series] = []
    facts: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        heading, key = _TABLE.match(line), _TABLE_KEY.match(line)
        if heading:
            columns = tuple(cell.strip(' "') for cell in line.split(heading["mark"]))
            series.append(_Series(facts={**facts, "unit": heading["unit"]}, columns=columns, delimiter=heading["mark"],
                                  body=[]))  # fmt: skip
            facts = {}
        elif key:
            facts[key["key"].lower()] = key["value"].strip(' "')
        elif line.strip() and series:
            series[-1].body.append((number, line))
    return series


def _read_table(series: _Series, order: DateOrder) -> LoggerFile:
    names = ["value" if column.casefold().startswith("value") else column.casefold() for column in series.columns]
    rows = split_rows(series.body, series.delimiter, len(names))
    flags = _flags(rows, _place(names, ("state of value", "status")))
    facts, spelled = series.facts, {
        "station_no": series.facts.get("station number", ""), "station_name": series.facts.get("station name", ""),
    }  # fmt: skip
    name = facts.get("parameter name") or facts.get("parameter type name", "Value")
    column = _column(name, facts.get("time series unit") or facts["unit"], facts.get("time series name", ""))
    cells = TimeCells(dates=rows.columns[0], clocks=rows.columns[1], order=order)
    read = _file_facts(spelled, "", series.delimiter)
    return assemble(read, rows, cells, [(column, _values(rows.columns[2], flags))], [flags])


def _kiwis_series(lines: Sequence[str]) -> list[_Series]:
    series: list[_Series] = []
    facts: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        heading = _HEADING.match(line)
        if heading:
            columns = tuple(cell.strip(' "') for cell in line[1:].split(heading["mark"]))
            series.append(_Series(facts=facts, columns=columns, delimiter=heading["mark"], body=[]))
            facts = {}
        elif line.startswith("#"):
            key, _, value = re.sub(r"^#\"?", "", line).partition(";") if ";" in line else line[1:].partition(",")
            facts[key.strip(' "').lower()] = value.strip(' ";,')
        elif line.strip() and series:
            series[-1].body.append((number, line))
    return series


def _zrxp_series(lines: Sequence[str]) -> list[_Series]:
    series: list[_Series] = []
    facts: dict[str, str] = {}
    open_header = False
    for number, line in enumerate(lines, start=1):
        if line.startswith("##"):
            continue
        if line.startswith("#"):
            facts = {**(facts if open_header else {}), **_keywords(line[1:])}
            open_header = True
        elif line.strip():
            if open_header:
                series.append(_zrxp(facts))
                open_header = False
            if series:
                series[-1].body.append((number, " ".join(line.replace("\t", " ").split())))
    return series


def _keywords(line: str) -> dict[str, str]:
    """Take a header line apart: keywords run into their values, ``|*|`` or ``;*;`` between them."""
    found: dict[str, str] = {}
    for part in re.split(r"\|\*\||;\*;", line):
        text = part.strip()
        keyword = max((each for each in _KEYWORDS if text.upper().startswith(each)), key=len, default="")
        if keyword:
            found[keyword] = text[len(keyword) :].strip()
    return found


def _zrxp(facts: dict[str, str]) -> _Series:
    layout = re.match(r"\(?([^)]*)\)?", facts.get("LAYOUT", "")) or re.match("()", "")
    columns = tuple(cell.strip().lower() for cell in (layout[1] if layout else "").split(",") if cell.strip())
    return _Series(facts=facts, columns=columns or ("timestamp", "value"), delimiter=" ", body=[])


def _read_series(series: _Series, *, zrxp: bool) -> LoggerFile:
    names = [column.casefold() for column in series.columns]
    rows = _rows(series, len(names))
    at = _place(names, ("timestamp",)), _place(names, ("value",))
    if None in at:
        raise refuse_file("no_channel", say("The table has no channel."))
    dates = rows.columns[at[0] or 0]
    invalid = series.facts.get("RINVAL", _DEFAULT_INVALID) if zrxp else ""
    flags = _flags(rows, _place(names, ("quality code", "primary_status", "status", "quality")))
    values = _values(rows.columns[at[1] or 0], flags)
    cells = TimeCells(dates=iso_cells(dates, COMPACT) if zrxp else dates, order=DateOrder.YEAR_FIRST)
    column = _zrxp_column(series.facts) if zrxp else _kiwis_column(series.facts)
    if _FORECAST & set(names):
        column = replace(column, property=None)
    return assemble(_file_facts(series.facts, invalid, series.delimiter), rows, cells, [(column, values)], [flags])


def _values(cells: Sequence[str], flags: NDArray[np.uint8]) -> list[str]:
    return [
        "" if flag == Flag.MISSING or cell.strip() == "---" else cell
        for cell, flag in zip(cells, flags.tolist(), strict=True)
    ]


def _rows(series: _Series, width: int) -> Rows:
    """Split the lines; a remark at the end of a ZRXP line may hold blanks."""
    if series.delimiter != " ":
        return split_rows(series.body, series.delimiter, width)
    joined = [(number, line if line.count(" ") < width else _with_remark(line, width)) for number, line in series.body]
    rows = split_rows([(number, line.replace(" ", "\x1f", width - 1)) for number, line in joined], "\x1f", width)
    raw = dict(series.body)
    return Rows(
        columns=rows.columns, lines=rows.lines, raw=tuple(raw[line] for line in rows.lines.tolist()),
        rejected=tuple(replace(each, raw=raw[each.line]) for each in rows.rejected),
    )  # fmt: skip


def _with_remark(line: str, width: int) -> str:
    return line if '"' in line else " ".join(line.split(" ")[:width])


def _place(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _flags(rows: Rows, at: int | None) -> NDArray[np.uint8]:
    if at is None:
        return np.full(len(rows.lines), Flag.NOT_EVALUATED, dtype=np.uint8)
    known = {text: _flag(text) for text in set(rows.columns[at])}
    return np.array([known[text] for text in rows.columns[at]], dtype=np.uint8)


def _flag(text: str) -> Flag:
    found = re.fullmatch(r"-?\d+", text.strip())
    return _QUALITY.get(int(found[0]), Flag.NOT_EVALUATED) if found else Flag.NOT_EVALUATED


def _file_facts(facts: dict[str, str], invalid: str, delimiter: str) -> FileFacts:
    zone = facts.get("TZ", "")
    stated = find_zone(zone.replace("MEZ", "UTC+1").replace("CET", "UTC+1")) if zone else None
    location = next(filter(None, (facts.get(key, "") for key in ("station_no", "SANR", "station_name", "SNAME"))), "")
    return FileFacts(
        reader=_NAME, location=location or facts.get("REXCHANGE", ""), time_zone=stated,
        unread_zone=zone if zone and stated is None else "", decimal_comma=delimiter == ";",
        missing=(float(invalid),) if re.fullmatch(r"-?\d+(?:\.\d*)?", invalid) else (),
    )  # fmt: skip


def _kiwis_column(facts: dict[str, str]) -> ColumnInfo:
    name = facts.get("parametertype_name") or facts.get("stationparameter_name") or facts.get("ts_name", "Value")
    return _column(name, facts.get("ts_unitsymbol") or facts.get("ts_unitname", ""), facts.get("ts_name", ""))


def _zrxp_column(facts: dict[str, str]) -> ColumnInfo:
    return _column(facts.get("CNAME") or facts.get("REXCHANGE", "value"), facts.get("CUNIT", ""), "")


def _column(name: str, unit: str, series: str) -> ColumnInfo:
    header = f"{name} {series}".strip()
    plain = above_datum(unit) or (unit if unit.lower() in {"m", "cm", "mm"} and _DATUM_IN_NAME.search(name) else "")
    if plain and _LEVELS.search(name):
        return ColumnInfo(header=header, property="water_level", unit=plain)
    code = next((code for pattern, code in _PARAMETERS if pattern.search(name)), None)
    told = ColumnInfo(header=header, property=code, unit=unit) if code else describe_channel(name, unit)
    return replace(told, header=header)


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)

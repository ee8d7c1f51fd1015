# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""USGS water data as tab-delimited RDB: instantaneous and daily values, groundwater levels, annual peaks.

A file holds one or more stations, and with several data services also several tables. Lists of stations, parameters or
qualifiers are no readings and are refused by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say
from ..cells import split_lines, split_rows
from ..moments import DateOrder
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble
from .stations import grouped, tell_apart
from .usgs_codes import MISSING_WORDS, flag_of, offset_of, parameter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..cells import Rows

_NAME = "usgs"
_WIDTHS = re.compile(r"^\d+[sdn](?:\t\d+[sdn])+\s*$")
_HEADING = re.compile(r"^agency_cd\tsite_no\t|^site_no\t|^agency_cd\t", re.MULTILINE)
_VALUE = re.compile(r"^(?:(?P<ts>\d+)_)?(?P<code>\d{5})(?:_(?P<statistic>\d{5}))?$")
_DATED = (("datetime", None), ("lev_dt", "lev_tm"), ("peak_dt", "peak_tm"), ("sample_dt", "sample_tm"))
_NOT_READINGS = {
    "station_nm": "stations", "dec_lat_va": "stations", "parameter_cd": "series or parameters",
    "begin_date": "series or parameters",
}  # fmt: skip
_NAMED = {
    "lev_va": ("72019", "lev_status_cd"), "sl_lev_va": ("", "lev_status_cd"), "peak_va": ("00060", "peak_cd"),
    "gage_ht": ("00065", "gage_ht_cd"),
}  # fmt: skip
_ABOVE_DATUM = re.compile(r"NAVD88|NGVD29|LMSL|MSL|AHD|PRVD|HILOCAL|GUVD", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    names: tuple[str, ...]
    body: list[tuple[int, str]]


def _recognises(head: str) -> bool:
    if not _HEADING.search(head.replace("\r", "\n")):
        return False
    return any(_WIDTHS.match(line) for line in split_lines(head)) or "U.S. Geological Survey" in head


def _read(text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    tables = _tables(split_lines(text))
    dated = [table for table in tables if _time_columns(table.names) is not None]
    if not dated:
        raise _not_readings(tables)
    files = [file for table in dated if table.body for file in _stations(table)]
    if not files:
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    return files[0] if len(files) == 1 else tell_apart(files)


def _tables(lines: Sequence[str]) -> list[_Table]:
    tables: list[_Table] = []
    for number, line in enumerate(lines, start=1):
        if _HEADING.match(line):
            names = tuple(name.strip() for name in line.split("\t"))
            if not tables or tables[-1].body or tables[-1].names != names:
                tables.append(_Table(names=names, body=[]))
        elif tables and line.strip() and not line.startswith("#") and not _WIDTHS.match(line):
            tables[-1].body.append((number, line))
    if not tables:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    return tables


def _not_readings(tables: Sequence[_Table]) -> Exception:
    names = {name for table in tables for name in table.names}
    what = next((what for name, what in _NOT_READINGS.items() if name in names), "")
    if what == "stations":
        return refuse_file("not_readings", say("The file lists stations; it holds no readings."))
    if what:
        return refuse_file("not_readings", say("The file lists series or parameters; it holds no readings."))
    return refuse_file("no_table", say("No table with a column of dates and times was found."))


def _time_columns(names: Sequence[str]) -> tuple[int, int | None] | None:
    for date, clock in _DATED:
        if date in names:
            return names.index(date), names.index(clock) if clock in names else None
    return None


def _stations(table: _Table) -> list[LoggerFile]:
    rows = split_rows(table.body, "\t", len(table.names))
    if not len(rows.lines):
        return []
    names = _texts(rows, table, "site_no")
    return [_station(table, part, name) for name, part in grouped(rows, names).items()]


def _texts(rows: Rows, table: _Table, name: str) -> Sequence[str]:
    if name not in table.names:
        return ("",) * len(rows.lines)
    return [cell.strip() for cell in rows.columns[table.names.index(name)]]


def _station(table: _Table, rows: Rows, site: str) -> LoggerFile:
    zone_column = next((name for name in ("tz_cd", "lev_tz_cd") if name in table.names), "")
    zones = _texts(rows, table, zone_column)
    offsets = {zone: offset_of(zone) for zone in set(zones)}
    unread = sorted(zone for zone, offset in offsets.items() if zone and not offset)
    facts = FileFacts(reader=_NAME, location=site, unread_zone=unread[0] if unread else "", sparse=True)
    date, clock = _time_columns(table.names) or (0, None)
    days, times = _days_and_clocks(rows.columns[date], None if clock is None else rows.columns[clock])
    aware = [f"{time}{offsets[zone]}" for time, zone in zip(times, zones, strict=True)]
    cells = TimeCells(dates=days, clocks=aware, order=DateOrder.YEAR_FIRST)
    channels, flags = _channels(table, rows)
    return assemble(facts, rows, cells, channels, flags)


def _days_and_clocks(dates: Sequence[str], clocks: Sequence[str] | None) -> tuple[list[str], list[str]]:
    """Return days and clock times; a time that the record leaves open is the midnight of its day."""
    days = [cell.strip().partition(" ") for cell in dates]
    times = [clock for _, _, clock in days] if clocks is None else [cell.strip() for cell in clocks]
    return [day for day, _, _ in days], [time if re.match(r"\d{1,2}:\d\d", time) else "00:00" for time in times]


def _channels(
    table: _Table, rows: Rows
) -> tuple[list[tuple[ColumnInfo, Sequence[str]]], list[NDArray[np.uint8] | None]]:
    channels: list[tuple[ColumnInfo, Sequence[str]]] = []
    flags: list[NDArray[np.uint8] | None] = []
    for at, name in enumerate(table.names):
        info, qualifier = _channel(table, rows, name)
        if info is None:
            continue
        words = _texts(rows, table, qualifier)
        cells = ["nan" if cell.strip() in MISSING_WORDS else cell for cell in rows.columns[at]]
        channels.append((info, cells))
        flags.append(np.array([flag_of(word, cell) for word, cell in zip(words, cells, strict=True)], dtype=np.uint8))
    if not channels:
        raise refuse_file("no_channel", say("The table has no channel."))
    return channels, flags


def _channel(table: _Table, rows: Rows, name: str) -> tuple[ColumnInfo | None, str]:
    if name in _NAMED:
        code, qualifier = _NAMED[name]
        info = parameter(code, name) if code else _above_datum(table, rows, name)
        return replace(info, header=name), qualifier
    found = _VALUE.match(name)
    if not found:
        return None, ""
    info = parameter(found["code"], name, found["statistic"] or "")
    return replace(info, serial=found["ts"] or ""), f"{name}_cd"


def _above_datum(table: _Table, rows: Rows, name: str) -> ColumnInfo:
    """Describe a level above a datum that stands in the rows beside it, in feet."""
    stated = {text for text in _texts(rows, table, "sl_datum_cd") if text}
    known = bool(stated) and all(_ABOVE_DATUM.search(text) for text in stated)
    return ColumnInfo(header=name, property="water_level" if known and len(stated) == 1 else None, unit="ft")


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any table with one heading row and a column of dates and times (or one of dates and one of times).

The table is found by content: blocks of keys before it, a row of units below its heading, comma, semicolon, tab or bar
between the cells, decimal commas. Channels are taken by the name of an observed property; a name that states none, such
as a bare "Level", is not imported. Units stand in the heading or in the row below it; without one nothing is assumed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timezone
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...wording import say
from ..cells import split_cells, split_lines, split_rows
from ..moments import DateOrder, read_moments
from ..zones import find_zone
from .channels import is_unit, property_of, split_heading, without_doubles
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

_NAME = "generic"
_DELIMITERS = (";", "\t", "|", ",")
_SEARCHED = 200
_LOOKED_AT = 20  # lines below a heading among which a date must be
_DATETIME = {
    "datetime", "date/time", "date&time", "dateandtime", "timestamp", "time", "phenomenontime", "resulttime",
    "日期时间", "监测时间", "采样时间", "观测时间", "测量时间", "时间",
}  # fmt: skip
_DATE = {"date", "日期", "监测日期", "观测日期"}
_CLOCK = {"time", "时间"}


def _key_line(names: str, value: str) -> re.Pattern[str]:
    """Return the pattern of a line ``key = value`` before the table."""
    return re.compile(rf"^[#;,\s\"]*(?:{names})\s*[:=;,]\s*(?P<value>{value})", re.IGNORECASE)


_LOCATION = _key_line(r"location(?: name)?|site|well|station(?:[ _]name)?|点位|井号", r'[^;,"]+')
_SERIAL = _key_line(r"device s/?n|serial(?:[ _](?:number|no\.?))?|序列号", r"[\w\-]+")
_ZONE = _key_line(r"time (?:zone|offset)|utc offset|时区", r'[^;,"]+')
_NO_DATA = _key_line(r"(?:nodata|no data|missing)(?: value)?", r"[+\-.\d]+")
_ZONE_IN_HEADING = re.compile(r"\b(?:UTC|GMT)\s*(?:[+\-−]\s*\d{1,2}(?::?\d{2})?)?", re.IGNORECASE)
_DATE_WORDS = re.compile(r"^[DMY]+[-/.]?[DMY]+[-/.]?[DMY]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Where the table is: index of the heading line and of the first data line, and the columns that hold time."""

    at: int
    start: int
    delimiter: str
    headings: tuple[str, ...]
    units: tuple[str, ...]
    date: int
    clock: int | None
    order: DateOrder


def _recognises(head: str) -> bool:
    return _find_table(split_lines(head)[:_SEARCHED]) is not None


def _read(text: str, order: DateOrder) -> LoggerFile:
    lines = split_lines(text)
    table = _find_table(lines[:_SEARCHED])
    if table is None:
        raise refuse_file("no_table", say("No table with a column of dates and times was found."))
    rows = split_rows(enumerate(lines[table.start :], start=table.start + 1), table.delimiter, len(table.headings))
    at_channels = [
        at for at in range(len(table.headings)) if at not in {table.date, table.clock} and table.headings[at].strip()
    ]
    if not at_channels:
        raise refuse_file("no_channel", say("The table has no channel."))
    columns = without_doubles([_column(table, at) for at in at_channels])
    channels = list(zip(columns, (rows.columns[at] for at in at_channels), strict=True))
    cells = TimeCells(
        dates=rows.columns[table.date], clocks=None if table.clock is None else rows.columns[table.clock],
        order=table.order if order is DateOrder.AUTO else order,
    )  # fmt: skip
    return assemble(_facts(lines[: table.at], table), rows, cells, channels)


def _column(table: _Table, at: int) -> ColumnInfo:
    heading = split_heading(table.headings[at])
    unit = heading.unit or table.units[at]
    return ColumnInfo(header=heading.name, property=property_of(heading.name), unit=unit.strip())


def _find_table(lines: Sequence[str]) -> _Table | None:
    """Return the widest table whose heading names a column of dates and whose first rows hold dates."""
    found = [table for at in range(len(lines)) if (table := _table_at(lines, at)) is not None]
    return max(found, key=lambda table: len(table.headings), default=None)


def _table_at(lines: Sequence[str], at: int) -> _Table | None:
    for delimiter in _DELIMITERS:
        headings = [cell.strip() for cell in split_cells(lines[at], delimiter)]
        while headings and not headings[-1]:
            headings.pop()
        date, clock = _time_columns(headings)
        if date is not None and len(headings) > 1:
            return _with_rows(lines, at, delimiter, tuple(headings), date, clock)
    return None


def _time_columns(headings: Sequence[str]) -> tuple[int | None, int | None]:
    plain = [re.sub(r"[\s_]+|[(\[（].*|,.*", "", heading).casefold() for heading in headings]
    date = next((at for at, name in enumerate(plain) if name in _DATE), None)
    if date is not None:
        return date, next((at for at, name in enumerate(plain) if name in _CLOCK), None)
    return next((at for at, name in enumerate(plain) if name in _DATETIME), None), None


def _with_rows(
    lines: Sequence[str], at: int, delimiter: str, headings: tuple[str, ...], date: int, clock: int | None
) -> _Table | None:
    following = [number for number in range(at + 1, len(lines)) if lines[number].strip()][:_LOOKED_AT]
    rows = [split_cells(lines[number], delimiter) for number in following]
    if not any(_is_date(row, date) for row in rows):
        return None
    units, order, start = ("",) * len(headings), DateOrder.AUTO, following[0]
    if len(rows) > 1 and _is_unit_row(rows[0], date, clock):
        units = tuple((*(cell.strip() for cell in rows[0]), *units)[: len(headings)])
        order, start = _declared_order(rows[0][date]), following[1]
    return _Table(
        at=at, start=start, delimiter=delimiter, headings=headings, units=units, date=date, clock=clock, order=order
    )


def _is_unit_row(cells: Sequence[str], date: int, clock: int | None) -> bool:
    """Tell a row of units below the headings from a damaged row of readings, which must not be lost."""
    if date >= len(cells) or re.search(r"\d", cells[date]):
        return False
    others = [cell.strip() for at, cell in enumerate(cells) if at not in {date, clock} and cell.strip()]
    return any(is_unit(cell) for cell in others) and not any(cell[0] in "+-.0123456789" for cell in others)


def _is_date(cells: Sequence[str], at: int) -> bool:
    if at >= len(cells):
        return False
    day = cells[at].strip().replace("T", " ").split(" ")[0]
    try:
        return bool(str(read_moments([day], order=DateOrder.AUTO).times[0]) != "NaT")
    except InvalidInputError:
        return True  # a date whose order only the whole column decides


def _declared_order(text: str) -> DateOrder:
    letters = "".join(dict.fromkeys(re.sub(r"[^dmy]", "", text.strip().lower())))
    known = _DATE_WORDS.match(text.strip().split(" ")[0]) is not None
    return DateOrder(letters) if known and letters in {"ymd", "dmy", "mdy"} else DateOrder.AUTO


def _facts(before: Sequence[str], table: _Table) -> FileFacts:
    zone, unread = _stated_zone(before, table)
    stated = _first(_NO_DATA, before)
    missing = (float(stated),) if re.fullmatch(r"[+-]?\d+(?:\.\d*)?", stated) else ()
    return FileFacts(
        reader=_NAME, location=_first(_LOCATION, before), serial=_first(_SERIAL, before), time_zone=zone,
        unread_zone=unread, decimal_comma=table.delimiter != ",", missing=missing,
    )  # fmt: skip


def _stated_zone(before: Sequence[str], table: _Table) -> tuple[tzinfo | None, str]:
    heading = " ".join(table.headings[at] for at in (table.date, table.clock) if at is not None)
    found = _ZONE_IN_HEADING.search(heading)
    text = found[0] if found else _first(_ZONE, before)
    zone = timezone.utc if text.upper() in {"UTC", "GMT"} else find_zone(text)
    return zone, "" if zone else text


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str:
    return next((found["value"].strip() for line in lines if (found := pattern.match(line))), "")


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read, priority=100)

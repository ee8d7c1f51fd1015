# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any table with a heading row and columns of dates and times, whoever wrote it.

The table is found by content: blocks of keys before it, a row of units below its heading, comma, semicolon, tab or bar
between the cells, decimal commas; moments, dates and clock times apart, year to minute in columns of their own, Unix
seconds, Excel days. A column that names the monitoring point divides the rows; a long table names its channels row by
row. Channels are taken by the name of an observed property; a name that states none, such as a bare "Level", is not
imported. Units stand in the heading, in the row below it or in the rows; without one nothing is assumed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timezone
from typing import TYPE_CHECKING

from ...wording import say
from ..cells import split_cells, split_lines, split_rows
from ..clock_cells import UNIX, UNIX_MS, iso_cells
from ..moments import DateOrder
from ..zones import find_zone
from .channels import describe_channel, split_heading, without_doubles
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble, with_notes
from .stations import decided_order, split_stations, spread_channels, tell_apart
from .table_finder import Table, find_table, table_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from ..cells import Rows

_NAME = "generic"
_SEARCHED = 200
_END = re.compile(r"\W*END OF (?:DATA|FILE)\b[^,;\t|\d]*$", re.IGNORECASE)
_ANY = "any"  # stands for the property of a long table's values until its rows name it


def _key_line(names: str, value: str) -> re.Pattern[str]:
    """Return the pattern of a line ``key = value`` before the table."""
    return re.compile(rf"^[#;,\s\"]*(?:{names})\s*\"?\s*[:：=;,\t]\s*(?P<value>{value})", re.IGNORECASE)


_LOCATIONS = (
    _key_line(r"(?:location|site|well|station|point)[ _]?name|点位名称|监测井|井名|站名", r'[^;,"\t]+'),
    _key_line(r"location|site|well|station|well id|point|点位|井号|监测点|测点", r'[^;,"\t]+'),
)
_SERIAL = _key_line(r"device s/?n|serial(?:[ _](?:number|no\.?))?|序列号|设备编号|设备序列号", r"[\w\-]+")
_ZONE = _key_line(r"time (?:zone|offset)|utc offset|时区", r'[^;,"\t]+')
_NO_DATA = _key_line(r"(?:nodata|no data|missing)(?: value)?", r"[+\-.\d]+")
_ZONE_IN_HEADING = re.compile(r"\b(?:UTC|GMT)\s*(?:[+\-−]\s*\d{1,2}(?::?\d{2})?)?", re.IGNORECASE)


def _recognises(head: str) -> bool:
    return find_table(split_lines(head)[:_SEARCHED]) is not None


def _read(text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    lines = split_lines(text)
    table = find_table(lines[:_SEARCHED])
    if table is None:
        raise refuse_file("no_table", say("No table with a column of dates and times was found."))
    before = lines[: table.at]
    tables, repeated = _sections(lines, table)
    files: list[LoggerFile] = []
    for number, section in enumerate(tables):
        end = tables[number + 1].at if number + 1 < len(tables) else len(lines)
        files.extend(_read_section(lines, section, end, repeated, _facts(before, section), order))
    if repeated:
        files[0] = with_notes(
            files[0], say("The heading stands {count} times more among the rows.", count=len(repeated))
        )
    return files[0] if len(files) == 1 else tell_apart(files)


def _sections(lines: Sequence[str], table: Table) -> tuple[list[Table], set[int]]:
    """Find the heading again among the rows: the same is skipped, another begins a table of its own."""
    tables, repeated = [table], set[int]()
    first = table.time.date if table.time.date is not None else table.time.parts[0]
    key, heading = table.headings[first], lines[table.at].strip()
    for at in range(table.start, len(lines)):
        if key not in lines[at]:
            continue
        if lines[at].strip() == heading:
            repeated.add(at)
        elif _has_key(lines[at], table, first) and (other := table_at(lines, at)) is not None:
            tables.append(other)
            heading = lines[at].strip()
    return tables, repeated


def _has_key(line: str, table: Table, at: int) -> bool:
    return table.headings[at] in [cell.strip() for cell in split_cells(line, table.delimiter)]


def _read_section(
    lines: Sequence[str], table: Table, end: int, repeated: set[int], facts: FileFacts, order: DateOrder
) -> tuple[LoggerFile, ...]:
    used = (number for number in range(table.start, end) if number not in repeated)
    numbered = ((number + 1, lines[number]) for number in used if not _END.match(lines[number]))
    rows = split_rows(numbered, table.delimiter, len(table.headings))
    if not len(rows.raw):
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    points = None if table.point is None else [cell.strip() for cell in rows.columns[table.point]]
    cells = _time_cells(table, rows, order)
    if points is not None:
        cells = replace(cells, order=decided_order(cells, points))
    if table.is_long:
        return _long(table, rows, cells, facts, points)
    return _by_points(assemble(facts, rows, cells, _wide_channels(table, rows)), rows, points)


def _by_points(file: LoggerFile, rows: Rows, points: Sequence[str] | None) -> tuple[LoggerFile, ...]:
    if points is None:
        return (file,)
    return split_stations(file, dict(zip(rows.lines.tolist(), points, strict=True)))


def _wide_channels(table: Table, rows: Rows) -> list[tuple[ColumnInfo, Sequence[str]]]:
    places = [
        at for at, heading in enumerate(table.headings)
        if heading.strip() and at not in table.time.columns and at != table.point
    ]  # fmt: skip
    if not places:
        raise refuse_file("no_channel", say("The table has no channel."))
    columns = without_doubles([_column(table, at) for at in places])
    return list(zip(columns, (rows.columns[at] for at in places), strict=True))


def _column(table: Table, at: int) -> ColumnInfo:
    heading = split_heading(table.headings[at])
    return describe_channel(heading.name, heading.unit or table.units[at])


def _long(
    table: Table, rows: Rows, cells: TimeCells, facts: FileFacts, points: Sequence[str] | None
) -> tuple[LoggerFile, ...]:
    names = [cell.strip() for cell in rows.columns[table.parameter or 0]]
    units = [""] * len(names) if table.unit is None else [cell.strip() for cell in rows.columns[table.unit]]
    known = {(name, unit): _named(name, unit) for name, unit in dict.fromkeys(zip(names, units, strict=True))}
    infos = [known[pair] for pair in zip(names, units, strict=True)]
    values = [
        cell if info.property else "" for cell, info in zip(rows.columns[table.value or 0], infos, strict=True)
    ]  # what is no reading of a known property need not be a number
    info = ColumnInfo(header=table.headings[table.value or 0], property=_ANY, unit="")
    file = assemble(replace(facts, by_lines=False), rows, cells, [(info, values)])
    channels = dict(zip(rows.lines.tolist(), infos, strict=True))
    return tuple(spread_channels(part, channels) for part in _by_points(file, rows, points))


def _named(name: str, unit: str) -> ColumnInfo:
    heading = split_heading(name)
    return describe_channel(heading.name, unit or heading.unit)


def _time_cells(table: Table, rows: Rows, order: DateOrder) -> TimeCells:
    used = table.order if order is DateOrder.AUTO else order
    plan = table.time
    clocks = None if plan.clock is None else _with_colons(rows.columns[plan.clock])
    if plan.parts:
        return TimeCells(dates=_joined(rows, plan.parts), clocks=clocks, order=DateOrder.YEAR_FIRST)
    dates = rows.columns[plan.date or 0]
    if plan.kind:
        return TimeCells(dates=iso_cells(dates, plan.kind), clocks=None, order=DateOrder.YEAR_FIRST)
    return TimeCells(dates=dates, clocks=clocks, order=used)


def _joined(rows: Rows, parts: Sequence[int]) -> list[str]:
    """Write year, month and day (hour, minute, second) from their columns as one moment."""
    columns = [[cell.strip().removesuffix(".0") for cell in rows.columns[at]] for at in parts]
    dates = ["-".join(row) for row in zip(*columns[:3], strict=True)]
    if len(columns) == 3:
        return dates
    filled = [*columns[3:], *([["0"] * len(dates)] if len(columns) == 4 else [])]
    clocks = (":".join((row[0], *(part.zfill(2) for part in row[1:]))) for row in zip(*filled, strict=True))
    return [f"{date} {clock}" for date, clock in zip(dates, clocks, strict=True)]


def _with_colons(cells: Sequence[str]) -> Sequence[str]:
    """Write clock times such as 0830 or 083000 with colons, where all are written so."""
    plain = [cell.strip() for cell in cells]
    if not all(re.fullmatch(r"\d{3,4}|\d{6}", cell) for cell in plain[:50]):
        return cells
    return [_colons(cell) if cell.isdigit() else cell for cell in plain]


def _colons(cell: str) -> str:
    digits = cell.zfill(6 if len(cell) > 4 else 4)
    return ":".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def _facts(before: Sequence[str], table: Table) -> FileFacts:
    zone, unread = _stated_zone(before, table)
    stated = _first(_NO_DATA, before)
    missing = (float(stated),) if re.fullmatch(r"[+-]?\d+(?:\.\d*)?", stated) else ()
    return FileFacts(
        reader=_NAME, location=next(filter(None, (_first(each, before) for each in _LOCATIONS)), ""),
        serial=_first(_SERIAL, before), time_zone=zone, unread_zone=unread, decimal_comma=table.delimiter != ",",
        missing=missing, by_lines=table.point is None,
    )  # fmt: skip


def _stated_zone(before: Sequence[str], table: Table) -> tuple[tzinfo | None, str]:
    if table.time.kind in {UNIX, UNIX_MS}:
        return timezone.utc, ""
    heading = " ".join(table.headings[at] for at in sorted(table.time.columns))
    found = _ZONE_IN_HEADING.search(heading)
    text = found[0] if found else _first(_ZONE, before)
    zone = timezone.utc if text.upper() in {"UTC", "GMT"} else find_zone(text)
    return zone, "" if zone else text


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str:
    return next((found["value"].strip() for line in lines if (found := pattern.match(line))), "")


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read, priority=100)

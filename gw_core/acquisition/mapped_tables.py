# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables read as a mapping file describes them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..records.observations import Flag
from ..wording import say
from .cells import Rows, split_cells, split_lines, split_rows
from .clock_cells import UNIX, UNIX_MS, iso_cells
from .loggers.channels import property_of
from .loggers.logger_file import ColumnInfo, LoggerFile, refuse_file
from .loggers.readings import FileFacts, TimeCells, assemble, with_notes
from .loggers.stations import decided_order, split_stations, spread_channels
from .moments import DateOrder
from .zones import find_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .mappings import Channel, Column, LongRule, Mapping, Source

_LOOKED_AT = 50
_SEPARATOR = "\x00"  # decoded texts hold none
_ANY = "any"  # stands for the property of a long table's values until their rows name it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The rows of a file, and where each heading stands."""

    headings: tuple[str, ...]
    rows: Rows
    notes: tuple[str, ...]

    def cells(self, column: Column) -> Sequence[str]:
        return self.rows.columns[self.place(column)]

    def place(self, column: Column) -> int:
        at = self.find(column)
        if at is None:
            raise _no_columns([column], self.headings)
        return at

    def find(self, column: Column) -> int | None:
        if isinstance(column, int):
            return column - 1 if column <= len(self.headings) else None
        exact = [at for at, heading in enumerate(self.headings) if heading == column]
        loose = [at for at, heading in enumerate(self.headings) if _loosely(heading) == _loosely(column)]
        return next(iter(exact or loose), None)

    def header(self, column: Column) -> str:
        return self.headings[self.place(column)] or str(column)


def read_table(mapping: Mapping, text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    """Read a table; see `mappings.Mapping.read`."""
    table = _table(mapping, split_lines(text))
    _require_columns(mapping, table)
    if not len(table.rows.raw):
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    groups = _groups(mapping, table)
    cells = _time_cells(mapping, table, order, groups)
    if mapping.long is None:
        return _divided(mapping, with_notes(_wide(mapping, table, cells), *table.notes), table, groups)
    file, channels = _long(mapping, mapping.long, table, cells)
    divided = _divided(mapping, with_notes(file, *table.notes), table, groups)
    return tuple(spread_channels(part, channels) for part in divided)


def _table(mapping: Mapping, lines: Sequence[str]) -> _Table:
    rows = [
        (number, line)
        for number, line in enumerate(lines[mapping.skip :], start=mapping.skip + 1)
        if line.strip() and not (mapping.comment and line.lstrip().startswith(mapping.comment))
    ]
    headings = _headings(mapping, rows)
    heading = rows[0][1].strip() if mapping.heading and rows else None
    body = [(number, line) for number, line in rows if heading is None or line.strip() != heading]
    repeated = len(rows) - len(body) - 1
    notes = (say("The heading stands {count} times more among the rows.", count=repeated),) if repeated > 0 else ()
    return _Table(headings=headings, rows=_split(mapping, body, len(headings)), notes=notes if heading else ())


def _headings(mapping: Mapping, rows: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Return the headings; where there are none, as many empty ones as most rows have cells."""
    if not rows:
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    if mapping.heading:
        headings = [cell.strip() for cell in _cells(mapping, rows[0][1])]
        while headings and not headings[-1]:
            headings.pop()
        return tuple(headings)
    widths = Counter(len(_cells(mapping, line)) for _, line in rows[:_LOOKED_AT])
    return ("",) * widths.most_common(1)[0][0]


def _cells(mapping: Mapping, line: str) -> list[str]:
    if mapping.widths:
        ends = np.cumsum(mapping.widths)
        return [line[end - width : end] for end, width in zip(ends, mapping.widths, strict=True)]
    if mapping.delimiter == " ":
        return line.split()
    return split_cells(line, mapping.delimiter)


def _split(mapping: Mapping, body: Sequence[tuple[int, str]], width: int) -> Rows:
    if mapping.widths:
        kept = [_cells(mapping, line) for _, line in body]
        columns = tuple(zip(*kept, strict=True)) if kept else tuple(() for _ in range(width))
        lines = np.array([number for number, _ in body], dtype=np.int64)
        return Rows(columns=columns, lines=lines, raw=tuple(line for _, line in body), rejected=())
    if mapping.delimiter == " ":
        body = [(number, " ".join(line.split())) for number, line in body]
    return split_rows(body, mapping.delimiter, width)


def _require_columns(mapping: Mapping, table: _Table) -> None:
    """Raise one error that names all columns of the mapping that the file does not have."""
    sources = [source.column for source in (mapping.point, mapping.serial) if source]
    wanted: list[Column | None] = [*mapping.time.columns, *sources, mapping.flags]
    wanted.extend(channel.flags for channel in mapping.channels)
    if mapping.long:
        wanted.extend((mapping.long.name, mapping.long.value, mapping.long.unit))
    else:
        wanted.extend(channel.source for channel in mapping.channels)
    absent = [column for column in wanted if column is not None and table.find(column) is None]
    if absent:
        raise _no_columns(list(dict.fromkeys(absent)), table.headings)


def _no_columns(absent: Sequence[Column], headings: Sequence[str]) -> InvalidInputError:
    shown = ", ".join(heading for heading in headings if heading) or str(len(headings))
    message = say(
        "The mapping names columns that the file does not have: {absent}; it has: {shown}.",
        absent=", ".join(str(column) for column in absent), shown=shown,
    )  # fmt: skip
    findings = [
        Finding(code="no_column", message=say('The file has no column "{column}".', column=column)) for column in absent
    ]
    return InvalidInputError(message, findings)


def _groups(mapping: Mapping, table: _Table) -> list[str] | None:
    """Return point and serial number of each row, where rows tell them."""
    sources = (mapping.point, mapping.serial)
    if all(source is None or source.column is None for source in sources):
        return None
    points, serials = (_texts(source, table) for source in sources)
    return [f"{point}{_SEPARATOR}{serial}" for point, serial in zip(points, serials, strict=True)]


def _texts(source: Source | None, table: _Table) -> Sequence[str]:
    if source is None or source.column is None:
        return (source.constant if source else "",) * len(table.rows.raw)
    return [cell.strip() for cell in table.cells(source.column)]


def _time_cells(mapping: Mapping, table: _Table, order: DateOrder, groups: Sequence[str] | None) -> TimeCells:
    rule = mapping.time
    used = rule.order if order is DateOrder.AUTO else order
    columns = [table.cells(column) for column in rule.columns]
    if rule.form:
        joined = [" ".join(cell.strip() for cell in row) for row in zip(*columns, strict=True)]
        return TimeCells(dates=iso_cells(joined, rule.form), order=DateOrder.YEAR_FIRST)
    cells = TimeCells(dates=columns[0], clocks=columns[1] if len(columns) > 1 else None, order=used)
    return cells if groups is None else replace(cells, order=decided_order(cells, groups))


def _facts(mapping: Mapping) -> FileFacts:
    zone = mapping.time.zone or (find_zone("UTC") if mapping.time.form in {UNIX, UNIX_MS} else None)
    return FileFacts(
        reader=mapping.name, location=mapping.point.constant if mapping.point else "",
        serial=mapping.serial.constant if mapping.serial else "", time_zone=zone,
        decimal_comma=mapping.decimal_comma, missing=mapping.missing_numbers, by_lines=True,
    )  # fmt: skip


def _wide(mapping: Mapping, table: _Table, cells: TimeCells) -> LoggerFile:
    channels, flags, unknown = [], [], set[str]()
    for channel in mapping.channels:
        info = ColumnInfo(
            header=table.header(channel.source), property=channel.property, unit=channel.unit, serial=channel.sensor
        )
        column, words = _flag_column(mapping, table, channel.flags or mapping.flags)
        unknown |= words
        channels.append((info, _without_missing(mapping, table.cells(channel.source), column)))
        flags.append(column)
    file = assemble(_facts(mapping), table.rows, cells, channels, flags)
    scales, offsets = (np.array([getattr(each, name) for each in mapping.channels]) for name in ("scale", "offset"))
    return _with_unknown_words(replace(file, values=file.values * scales + offsets), unknown)


def _long(
    mapping: Mapping, rule: LongRule, table: _Table, cells: TimeCells
) -> tuple[LoggerFile, dict[int, ColumnInfo]]:
    """Return the one column of values, scaled, and the channel of each line."""
    names = [cell.strip() for cell in table.cells(rule.name)]
    units = ("",) * len(names) if rule.unit is None else table.cells(rule.unit)
    by_name = {_loosely(str(channel.source)): channel for channel in mapping.channels}
    keys = list(zip(names, (unit.strip() for unit in units), strict=True))
    channels = {key: by_name.get(_loosely(key[0])) for key in dict.fromkeys(keys)}
    known = {key: _long_info(*key, channel) for key, channel in channels.items()}
    infos = [known[key] for key in keys]
    flags, unknown = _flag_column(mapping, table, mapping.flags)
    understood = [
        cell if info.property else "" for cell, info in zip(table.cells(rule.value), infos, strict=True)
    ]  # what is no reading of a known property need not be a number
    info = ColumnInfo(header=table.header(rule.value), property=_ANY, unit="")
    file = assemble(_facts(mapping), table.rows, cells, [(info, _without_missing(mapping, understood, flags))], [flags])
    rows = np.searchsorted(table.rows.lines, file.lines)  # those that are readings
    scales = {key: (channel.scale, channel.offset) if channel else (1.0, 0.0) for key, channel in channels.items()}
    scale, offset = np.array([scales[keys[row]] for row in rows]).T[:, :, np.newaxis]
    scaled = replace(file, values=file.values * scale + offset)
    return _with_unknown_words(scaled, unknown), dict(zip(table.rows.lines.tolist(), infos, strict=True))


def _long_info(name: str, unit: str, channel: Channel | None) -> ColumnInfo:
    if channel is None:
        return ColumnInfo(header=name, property=property_of(name), unit=unit)
    return ColumnInfo(header=name, property=channel.property, unit=channel.unit or unit, serial=channel.sensor)


def _flag_column(mapping: Mapping, table: _Table, column: Column | None) -> tuple[NDArray[np.uint8] | None, set[str]]:
    """Return the flags that a column of words means, and the words that the mapping does not know."""
    if column is None:
        return None, set()
    words = [cell.strip() for cell in table.cells(column)]
    meaning = {word: int(mapping.flag_words.get(word, Flag.NOT_EVALUATED)) for word in dict.fromkeys(words)}
    flags = np.array([meaning[word] for word in words], dtype=np.uint8)
    return flags, {word for word in meaning if word and word not in mapping.flag_words}


def _without_missing(mapping: Mapping, cells: Sequence[str], flags: NDArray[np.uint8] | None) -> list[str]:
    """Return cells with nothing where the file marks a missing value by a word or a flag."""
    words = {word.casefold() for word in mapping.missing_words}
    plain = ["" if cell.strip().casefold() in words else cell for cell in cells]
    if flags is None:
        return plain
    lost = (flags == Flag.MISSING).tolist()
    return ["" if missing else cell for cell, missing in zip(plain, lost, strict=True)]


def _with_unknown_words(file: LoggerFile, words: set[str]) -> LoggerFile:
    if not words:
        return file
    shown = ", ".join(sorted(words)[:10])
    return with_notes(
        file, say("Words of quality that the mapping does not know ({count}): {words}.", count=len(words), words=shown)
    )


def _divided(mapping: Mapping, file: LoggerFile, table: _Table, groups: Sequence[str] | None) -> tuple[LoggerFile, ...]:
    if groups is None:
        return (file,)
    files = split_stations(file, dict(zip(table.rows.lines.tolist(), groups, strict=True)))
    named = [(each, *each.location.partition(_SEPARATOR)) for each in files]
    return tuple(replace(each, location=point, serial=serial) for each, point, _, serial in named)


def _loosely(text: str) -> str:
    return "".join(text.split()).casefold()

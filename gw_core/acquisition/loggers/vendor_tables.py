# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tables of all vendors have in common: headings that come again, marks of quality, messages between rows.

A vendor's module says where its headings are and what its columns mean; here the text is cut into tables, equal tables
are joined, and each becomes a `LoggerFile`. Two loggers one after the other in a file stay two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ...errors import InvalidInputError
from ...records.observations import Flag
from ...wording import say
from ..cells import RejectedLine, split_cells, split_rows
from ..moments import DateOrder, read_moments
from .channels import is_unit
from .logger_file import ColumnInfo, LoggerFile, refuse_file
from .readings import FileFacts, TimeCells, assemble, with_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from ..cells import Rows

Line = tuple[int, str]
_DATE_IN_ROW = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{4}年")
_NO_NUMBER = re.compile(r"[-+]?[*#]+(?:[.,][*#]+)?")  # how loggers print what does not fit or was not measured
_SIGNS = {"º": "°", "˚": "°", "&#176;": "°", "&deg;": "°", "Â°": "°", "Âµ": "µ", "Î¼": "μ", "&micro;": "µ", "*C": "°C",
          "*F": "°F", "æS": "µS"}  # fmt: skip
_UNITS = {"mmho": "mS/cm", "psu": "ppt", "pss": "ppt", "torr": "mmHg", "in hg": "inHg", "in. hg": "inHg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with the lines that belong to it: those before (keys of the logger) and those below it."""

    before: tuple[str, ...]
    heading: Line
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel, the position of its cells in a row, and that of its marks of quality where the table has such."""

    info: ColumnInfo
    at: int
    mark: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a heading says: columns, how the cells are separated, and the order of dates that it names."""

    facts: FileFacts
    delimiter: str
    width: int
    channels: tuple[Channel, ...]
    date: int = 0
    clock: int | None = None
    milliseconds: int | None = None
    milliseconds_each: float = 1.0
    order: DateOrder = DateOrder.AUTO


def numbered(lines: Iterable[str]) -> list[Line]:
    """Return lines with their numbers, from 1."""
    return list(enumerate(lines, start=1))


def cut_sections(
    lines: Sequence[Line],
    is_heading: Callable[[str], bool],
    begins: re.Pattern[str] | None = None,
    row: re.Pattern[str] = _DATE_IN_ROW,
) -> list[Section]:
    """Cut a text at its headings.

    The keys before a further heading begin at the last line between the headings that ``begins`` matches, else below
    the last line in which ``row`` (by default a date) is found. A heading that comes again without keys belongs to the
    same logger.
    """
    at = [position for position, (_, line) in enumerate(lines) if is_heading(line)]
    pairs = pairwise(at)
    starts = [0, *(_start(lines, (first, second), begins, row) for first, second in pairs), len(lines)]
    sections: list[Section] = []
    for number, position in enumerate(at):
        keys = tuple(line for _, line in lines[starts[number] : position] if line.strip())
        before = keys or (sections[-1].before if sections else ())
        body = tuple(lines[position + 1 : starts[number + 1]])
        sections.append(Section(before=before, heading=lines[position], body=body))
    return sections


def _start(
    lines: Sequence[Line], headings: tuple[int, int], begins: re.Pattern[str] | None, row: re.Pattern[str]
) -> int:
    first, second = headings
    if begins is not None:
        found = next((at for at in range(second - 1, first, -1) if begins.match(lines[at][1])), first)
        while found - 1 > first and begins.match(lines[found - 1][1]):
            found -= 1
        if found > first:
            return found
    start = second
    while start > first + 1 and not row.search(lines[start - 1][1]):
        start -= 1
    return start


def read_tables(
    tables: Sequence[tuple[Table, Sequence[Line]]],
    order: DateOrder,
    *,
    messages: re.Pattern[str] | None = None,
    marks: Mapping[str, Flag] | None = None,
) -> tuple[LoggerFile, ...]:
    """Read tables with their rows; equal tables are one.

    Parameters
    ----------
    tables : sequence of (Table, sequence of (int, str))
    order : DateOrder
        What the user says.
    messages : pattern, optional
        Lines among the rows that the logger writes for its reader: they are counted, not rejected.
    marks : mapping of str to Flag, optional
        The vendor's marks of quality; an unknown mark is "not evaluated".

    Raises
    ------
    InvalidInputError
        There is no table, or no reading in any.
    """
    joined: dict[Table, list[Line]] = {}
    for table, body in tables:
        joined.setdefault(table, []).extend(body)
    read: list[LoggerFile] = []
    failed: list[InvalidInputError] = []
    lost: list[RejectedLine] = []
    for table, body in joined.items():
        rows, count = _without_messages(body, messages)
        known = _known_order(order, read)
        try:
            read.append(_with_messages(_read_table(table, rows, known, marks or {}), count))
        except InvalidInputError as error:
            failed.append(error)
            lost.extend(RejectedLine(line=n, reason=error.message, raw=line) for n, line in rows if line.strip())
    if not read:
        raise failed[0] if failed else refuse_file("no_rows", say("The file has a header but no readings."))
    if len(joined) > 1:  # what a line means hangs on the heading above it
        read = [replace(file, by_lines=False) for file in read]
    return (replace(read[0], rejected=(*read[0].rejected, *lost)), *read[1:]) if lost else tuple(read)


def _known_order(order: DateOrder, read: Sequence[LoggerFile]) -> DateOrder:
    """Return the user's order, else that of a table already read: one program wrote them all."""
    if order is DateOrder.AUTO:
        for file in read:
            if file.order is not None:
                return file.order
    return order


def _without_messages(body: Sequence[Line], messages: re.Pattern[str] | None) -> tuple[list[Line], int]:
    if messages is None:
        return list(body), 0
    kept = [(number, line) for number, line in body if not messages.match(line.strip())]
    return kept, len(body) - len(kept)


def _with_messages(file: LoggerFile, count: int) -> LoggerFile:
    return with_notes(file, say("Lines that are messages of the logger: {count}.", count=count)) if count else file


def _read_table(table: Table, body: Sequence[Line], order: DateOrder, marks: Mapping[str, Flag]) -> LoggerFile:
    if not table.channels:
        raise refuse_file("no_channel", say("The table has no channel."))
    rows = split_rows(body, table.delimiter, table.width)
    dates = rows.columns[table.date]
    cells = TimeCells(
        dates=dates, clocks=None if table.clock is None else rows.columns[table.clock],
        milliseconds=None if table.milliseconds is None else rows.columns[table.milliseconds],
        milliseconds_each=table.milliseconds_each, order=settled_order(dates, table.order, order),
    )  # fmt: skip
    channels = [(each.info, blanked(rows.columns[each.at])) for each in table.channels]
    flags = [_flags(rows, each, marks) for each in table.channels] if marks else None
    return assemble(table.facts, rows, cells, channels, flags)


def _flags(rows: Rows, channel: Channel, marks: Mapping[str, Flag]) -> NDArray[np.uint8] | None:
    if channel.mark is None:
        return None
    cells = np.array([cell.strip() for cell in rows.columns[channel.mark]], dtype=object)
    flags = np.full(cells.shape, Flag.NOT_EVALUATED, dtype=np.uint8)
    for mark, flag in marks.items():
        flags[cells == mark] = flag
    return flags if (flags != Flag.NOT_EVALUATED).any() else None


def with_raw(files: Sequence[LoggerFile], lines: Sequence[Line]) -> tuple[LoggerFile, ...]:
    """Return files, read from lines that were written anew for it, with the lines of the original text."""
    texts = dict(lines)
    return tuple(
        replace(
            file,
            raw=tuple(texts.get(int(line), "") for line in file.lines),
            rejected=tuple(replace(each, raw=texts.get(each.line, each.raw)) for each in file.rejected),
        )
        for file in files
    )


def join_alike(files: Sequence[LoggerFile]) -> tuple[LoggerFile, ...]:
    """Return files with those joined that are of one logger and have the same channels, in the order of the text."""
    joined: list[LoggerFile] = []
    for file in files:
        at = next((number for number, known in enumerate(joined) if _identity(known) == _identity(file)), None)
        if at is None:
            joined.append(file)
        else:
            joined[at] = _joined(joined[at], file)
    return tuple(joined)


def _identity(file: LoggerFile) -> tuple[object, ...]:
    return file.location, file.serial, file.columns, file.time_zone, file.unread_zone, file.flags is None


def _joined(first: LoggerFile, second: LoggerFile) -> LoggerFile:
    flags = None if first.flags is None or second.flags is None else np.concatenate([first.flags, second.flags])
    notes = (*first.notes, *(note for note in second.notes if note not in first.notes))
    return replace(
        first, times=np.concatenate([first.times, second.times]), values=np.concatenate([first.values, second.values]),
        present=np.concatenate([first.present, second.present]), lines=np.concatenate([first.lines, second.lines]),
        raw=(*first.raw, *second.raw), rejected=(*first.rejected, *second.rejected), notes=notes, flags=flags,
        end_notes=second.end_notes, by_lines=False, layout=None,
    )  # fmt: skip


def settled_order(dates: Sequence[str], stated: DateOrder, order: DateOrder) -> DateOrder:
    """Return the order of day and month: the user's, else the heading's if it reads no fewer dates than others do."""
    if order is not DateOrder.AUTO or stated is DateOrder.AUTO:
        return order
    days = sorted({date.strip().split(" ")[0] for date in dates})
    read = {
        each: int((~np.isnat(read_moments(days, order=each).times)).sum())
        for each in (stated, DateOrder.YEAR_FIRST, DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    }
    return stated if read[stated] == max(read.values()) else DateOrder.AUTO


def blanked(cells: Sequence[str]) -> Sequence[str]:
    """Empty the cells that hold only stars or hashes: something was to be printed, and had no value or did not fit."""
    if not any("#" in cell or "*" in cell for cell in cells):
        return cells
    return ["" if _NO_NUMBER.fullmatch(cell.strip()) else cell for cell in cells]


def unit_of(text: str) -> str:
    """Return a unit as others write it: degree and micro signs of any encoding, vendors' own words.

    Examples
    --------
    >>> unit_of("ºC"), unit_of("deg_C_____"), unit_of("Volts")
    ('°C', 'deg C', 'Volts')
    """
    unit = text.strip(" ()[]_\"'").replace("_", " ")
    for sign, plain in _SIGNS.items():
        unit = unit.replace(sign, plain)
    unit = _UNITS.get(unit.casefold(), unit)
    first = unit.partition(" ")[0]
    return first if not is_unit(unit) and is_unit(first) else unit


def column(
    name: str, unit: str, properties: Mapping[str, str], *, serial: str = "", units: Mapping[str, str] | None = None
) -> ColumnInfo:
    """Return a channel by a vendor's table of names (lower case, without blanks, underscores and dots).

    A name whose meaning hangs on the unit stands there with it, as ``do|%``; with nothing it has no meaning. ``units``
    are those of properties that the vendor leaves out.
    """
    plain = plain_name(name)
    spelled = unit_of(unit)
    code = properties.get(f"{plain}|{plain_name(spelled)}", properties.get(plain)) or None
    if units is not None and code is not None and not spelled:
        spelled = units.get(code, "")
    return ColumnInfo(header=name.strip(), property=code, unit=spelled, serial=serial)


def plain_name(text: str) -> str:
    """Return a name in lower case without blanks, underscores and dots."""
    return re.sub(r"[\s_.]+", "", text).casefold()


def without_doubles(channels: Sequence[Channel]) -> tuple[Channel, ...]:
    """Leave channels alone that state the same property of the same logger: which is in the well is not said."""
    keys = [(each.info.property, each.info.serial) for each in channels]
    return tuple(
        replace(each, info=replace(each.info, property=None)) if key[0] and keys.count(key) > 1 else each
        for each, key in zip(channels, keys, strict=True)
    )


def heading_cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a heading without the empty ones at its end."""
    cells = [cell.strip() for cell in split_cells(line, delimiter)]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def by_cell(body: Sequence[Line], delimiter: str, at: int) -> dict[str, list[Line]]:
    """Part rows by the text of one cell, such as a serial number; lines without it stay with those before them."""
    parts: dict[str, list[Line]] = {}
    last = ""
    for number, line in body:
        cells = split_cells(line, delimiter)
        text = cells[at].strip() if at < len(cells) else ""
        last = last if last.startswith(text) else text  # a last line may be torn inside the cell
        parts.setdefault(last, []).append((number, line))
    return parts

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that hold several stations or name their channels row by row, taken apart into one `LoggerFile` a station."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...errors import InvalidInputError
from ..moments import DateOrder, read_moments

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray

    from ..cells import RejectedLine, Rows
    from .logger_file import ColumnInfo, LoggerFile
    from .readings import TimeCells


def split_stations(file: LoggerFile, stations: Mapping[int, str]) -> tuple[LoggerFile, ...]:
    """Take a table of several stations apart; no line is accounted for twice.

    Parameters
    ----------
    file : LoggerFile
        The table read as if it were of one station; its line numbers are distinct.
    stations : mapping of int to str
        The station of each line; a line that names none stays with the file's own location.

    Returns
    -------
    tuple of LoggerFile, one a station in the order of the file; notes of the whole file are with the first
    """
    names = [stations.get(int(line), "").strip() or file.location for line in file.lines]
    order = list(dict.fromkeys(names))
    if len(order) == 1:
        return (replace(file, location=order[0]),)
    codes = _codes(names, order)
    rejected: dict[str, list[RejectedLine]] = {name: [] for name in order}
    for each in file.rejected:
        rejected.get(stations.get(each.line, "").strip(), rejected[order[0]]).append(each)
    taken = [_rows_of(file, codes == code, name, rejected[name]) for code, name in enumerate(order)]
    return (taken[0], *(replace(each, notes=(), end_notes=()) for each in taken[1:]))


def spread_channels(file: LoggerFile, channels: Mapping[int, ColumnInfo]) -> LoggerFile:
    """Take a long table apart: its one column of values becomes a column a channel.

    Parameters
    ----------
    file : LoggerFile
        With one column, and distinct line numbers.
    channels : mapping of int to ColumnInfo
        The channel of each line.
    """
    mine = [channels[int(line)] for line in file.lines]
    order = list(dict.fromkeys(mine))
    member = _codes(mine, order)[:, np.newaxis] == np.arange(len(order))
    known = np.array([info.property is not None for info in order])
    return replace(
        file, columns=tuple(order), values=np.where(member, file.values, np.nan),
        present=member & file.present & known,
        flags=None if file.flags is None else np.broadcast_to(file.flags, member.shape).copy(),
    )  # fmt: skip


def tell_apart(files: Sequence[LoggerFile]) -> tuple[LoggerFile, ...]:
    """Give series that measure the same at the same place, with the same serial number, their headings as serials."""
    found = Counter(_key(file, info) for file in files for info in file.columns if info.property)
    return tuple(replace(file, columns=_told_apart(file, found)) for file in files)


def decided_order(cells: TimeCells, stations: Sequence[str]) -> DateOrder:
    """Return the order of day and month of a table of several stations.

    The whole column decides; where it runs backwards from station to station, the column of one station may decide.
    """
    if cells.order is not DateOrder.AUTO:
        return cells.order
    try:
        return read_moments(cells.dates, cells.clocks).order
    except InvalidInputError:
        found = _orders_by_station(cells, stations)
        if len(found) == 1:
            return found.pop()
        raise


def grouped(rows: Rows, names: Sequence[str]) -> dict[str, Rows]:
    """Return the rows of each name, in the order of their first; rejected lines stay with the first."""
    order = list(dict.fromkeys(names))
    codes = _codes(names, order)
    groups: dict[str, Rows] = {}
    for code, name in enumerate(order):
        groups[name] = rows.take(np.flatnonzero(codes == code), () if groups else rows.rejected)
    return groups


def _orders_by_station(cells: TimeCells, stations: Sequence[str]) -> set[DateOrder]:
    found: set[DateOrder] = set()
    order = list(dict.fromkeys(stations))
    codes = _codes(stations, order)
    for code in range(len(order)):
        rows = np.flatnonzero(codes == code)
        clocks = None if cells.clocks is None else [cells.clocks[row] for row in rows]
        try:
            found.add(read_moments([cells.dates[row] for row in rows], clocks).order)
        except InvalidInputError:
            continue
    return found


def _codes(names: Sequence[Hashable], order: Sequence[Hashable]) -> NDArray[np.int64]:
    code = {name: number for number, name in enumerate(order)}
    return np.array([code[name] for name in names], dtype=np.int64)


def _rows_of(file: LoggerFile, rows: NDArray[np.bool_], location: str, rejected: Sequence[RejectedLine]) -> LoggerFile:
    """Return some rows of a file, without the channels that they do not have."""
    at = np.flatnonzero(rows)
    unknown = np.array([info.property is None for info in file.columns], dtype=bool)
    has = np.flatnonzero(file.present[at].any(axis=0) | unknown)
    has = has if has.size else np.arange(len(unknown))  # nothing of theirs could be read
    return replace(
        file, location=location, columns=tuple(file.columns[column] for column in has), times=file.times[at],
        values=file.values[np.ix_(at, has)], present=file.present[np.ix_(at, has)], lines=file.lines[at],
        raw=tuple(file.raw[row] for row in at), rejected=tuple(rejected),
        flags=None if file.flags is None else file.flags[np.ix_(at, has)],
    )  # fmt: skip


def _key(file: LoggerFile, info: ColumnInfo) -> tuple[str, str, str]:
    return file.location, info.property or "", info.serial or file.serial


def _told_apart(file: LoggerFile, found: Mapping[tuple[str, str, str], int]) -> tuple[ColumnInfo, ...]:
    return tuple(
        replace(info, serial=f"{info.serial or file.serial} {info.header}".strip())
        if info.property and found[_key(file, info)] > 1
        else info
        for info in file.columns
    )

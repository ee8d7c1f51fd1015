# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file may hold beyond the readings of one station: further stations, and the quality that it states itself.

A reader that meets several stations returns a `NetworkFile`; whoever imports takes the file apart with `parts` and
asks `flags_of` for the quality flags.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from ...records.observations import Flag
from .logger_file import ColumnInfo, LoggerFile

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray

    from ..cells import RejectedLine


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFile(LoggerFile):
    """A logger file of several stations, or one that says how good its readings are.

    Attributes
    ----------
    flags : ndarray of uint8, shape (n, m), or None
        QARTOD flags (`records.observations.Flag`) that the file states; 2 where it says nothing, None when nowhere.
    others : tuple of LoggerFile
        The other stations of the file, each with its own location, channels, readings and rejected lines. No line is
        accounted for twice.
    """

    flags: NDArray[np.uint8] | None = None
    others: tuple[LoggerFile, ...] = ()


def parts(file: LoggerFile) -> tuple[LoggerFile, ...]:
    """Return the stations of a file, each a `LoggerFile` of one location; most files have one."""
    if not isinstance(file, NetworkFile) or not file.others:
        return (file,)
    return (replace(file, others=()), *(each for other in file.others for each in parts(other)))


def flags_of(file: LoggerFile) -> NDArray[np.uint8]:
    """Return the QARTOD flags that the file states for its readings, shape (n, m); 2 where it states none."""
    if isinstance(file, NetworkFile) and file.flags is not None:
        return file.flags
    return np.full(file.values.shape, Flag.NOT_EVALUATED, dtype=np.uint8)


def with_flags(file: LoggerFile, flags: NDArray[np.uint8]) -> LoggerFile:
    """Return the file with flags of shape (n, m); a reading flagged as missing has no value."""
    if bool((flags == Flag.NOT_EVALUATED).all()):
        return file
    values = np.where(flags == Flag.MISSING, np.nan, file.values)
    return replace(_as_network(file), flags=flags, values=values)


def join(files: Sequence[LoggerFile]) -> LoggerFile:
    """Return several stations or series (at least one) as one file.

    Series that measure the same at the same place, with the same serial number, are told apart by their headings.
    """
    if len(files) == 1:
        return files[0]
    found = Counter(_key(file, info) for file in files for info in file.columns if info.property)
    apart = [_told_apart(file, found) for file in files]
    return replace(_as_network(apart[0]), others=tuple(apart[1:]))


def split_stations(file: LoggerFile, stations: Mapping[int, str]) -> LoggerFile:
    """Take a table of several stations apart.

    Parameters
    ----------
    file : LoggerFile
        The table read as if it were of one station; its line numbers are distinct.
    stations : mapping of int to str
        The station of each line; a line that names none stays with the file's own location.
    """
    names = [stations.get(int(line), "").strip() or file.location for line in file.lines]
    order = list(dict.fromkeys(names))
    if len(order) < 2:
        return replace(file, location=order[0] if order else file.location)
    labels = _codes(names, order)
    rejected: dict[str, list[RejectedLine]] = {name: [] for name in order}
    for each in file.rejected:
        rejected.get(stations.get(each.line, "").strip() or order[0], rejected[order[0]]).append(each)
    taken = [_rows_of(file, labels == code, name, rejected[name]) for code, name in enumerate(order)]
    others = tuple(replace(each, notes=()) for each in taken[1:])
    return replace(_as_network(taken[0]), others=others)


def spread_channels(file: LoggerFile, channels: Mapping[int, ColumnInfo]) -> LoggerFile:
    """Take a long table apart: its one column of values becomes a column a channel.

    Parameters
    ----------
    file : LoggerFile
        With one column, and distinct line numbers.
    channels : mapping of int to ColumnInfo
        The channel of each line.
    """
    order: list[ColumnInfo] = list(dict.fromkeys(channels[int(line)] for line in file.lines))
    codes = _codes([channels[int(line)] for line in file.lines], order)
    mine = codes[:, np.newaxis] == np.arange(len(order))
    known = np.array([info.property is not None for info in order])
    return replace(
        file, columns=tuple(order), values=np.where(mine, file.values, np.nan), present=mine & file.present & known,
    )  # fmt: skip


def rows_kept(file: LoggerFile, lines: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return at which of the (rising) line numbers of a table the readings of a file stand, shape (n,)."""
    return np.searchsorted(lines, file.lines).astype(np.int64)


def _codes(names: Sequence[Hashable], order: Sequence[Hashable]) -> NDArray[np.int64]:
    code = {name: number for number, name in enumerate(order)}
    return np.array([code[name] for name in names], dtype=np.int64)


def _as_network(file: LoggerFile) -> NetworkFile:
    if isinstance(file, NetworkFile):
        return file
    return NetworkFile(**{each.name: getattr(file, each.name) for each in fields(LoggerFile)})


def _rows_of(file: LoggerFile, rows: NDArray[np.bool_], location: str, rejected: Sequence[RejectedLine]) -> LoggerFile:
    """Return some rows of a file, without the channels that they do not have."""
    at = np.flatnonzero(rows)
    has = file.present[at].any(axis=0) | np.array([info.property is None for info in file.columns])
    columns = tuple(info for info, kept in zip(file.columns, has, strict=True) if kept)
    part = replace(
        file, location=location, columns=columns, times=file.times[at], values=file.values[at][:, has],
        present=file.present[at][:, has], lines=file.lines[at], raw=tuple(file.raw[row] for row in at),
        rejected=tuple(rejected),
    )  # fmt: skip
    if isinstance(part, NetworkFile) and part.flags is not None:
        return replace(part, flags=part.flags[at][:, has])
    return part


def _key(file: LoggerFile, info: ColumnInfo) -> tuple[str, str, str]:
    return file.location, info.property or "", info.serial or file.serial


def _told_apart(file: LoggerFile, found: Mapping[tuple[str, str, str], int]) -> LoggerFile:
    columns = tuple(
        replace(info, serial=f"{info.serial or file.serial} {info.header}".strip())
        if info.property and found[_key(file, info)] > 1 else info
        for info in file.columns
    )  # fmt: skip
    return replace(file, columns=columns)

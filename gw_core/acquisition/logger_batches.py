# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a logger file to a batch: the point, the zone, the units, and an account of every reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..errors import InvalidInputError
from ..records.observations import Flag, make_frame
from ..records.substances import observed_properties
from ..records.units import convert
from ..store.ports import Batch, DatastreamKey, RejectedRow
from ..wording import say
from .loggers.logger_file import refuse_file
from .loggers.registry import read_logger
from .prepared import FileSource, ImportSettings, Prepared, Site, unit_fault
from .zones import ResolvedZone, UtcTimes, resolve_zone, to_utc

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from .loggers.logger_file import ColumnInfo, LoggerFile


def prepare(source: FileSource, settings: ImportSettings, site: Site) -> Prepared:
    """Read a logger file and make it a batch.

    A file whose well the park does not have is a batch of rejected rows only, so that nothing of it is lost.

    Raises
    ------
    InvalidInputError
        The file is refused as a whole; see `loggers.registry.read_logger` and `zones.resolve_zone`.
    """
    file = read_logger(source.data, order=settings.order)
    known = [at for at, column in enumerate(file.columns) if column.property is not None]
    if not known:
        names = ", ".join(column.header for column in file.columns)
        raise refuse_file("no_channel", say("No channel of the file is understood: {names}.", names=names))
    zone = resolve_zone(file.time_zone, settings.time_zone, site.time_zone, unread=file.unread_zone)
    candidates = (settings.point,) if settings.point.strip() else (file.location, source.stem)
    try:
        point = site.wells.find(*candidates)
    except InvalidInputError as error:
        return _without_point(file, source, zone, error.message)
    return _with_point(file, source, zone, point, known)


def _without_point(file: LoggerFile, source: FileSource, zone: ResolvedZone, reason: str) -> Prepared:
    lines = [RejectedRow(file=source.name, line=int(line), reason=reason, raw=raw)
             for line, raw in zip(file.lines, file.raw, strict=True)]  # fmt: skip
    rejected = [*_rejected_in_file(file, source), *lines]
    batch = _batch(file, source, zone, (), make_frame([], [], []), rejected, ())
    return Prepared(batch=batch, points="", notes=file.notes)


def _with_point(file: LoggerFile, source: FileSource, zone: ResolvedZone, point: str, known: Sequence[int]) -> Prepared:
    utc = to_utc(file.times, zone.zone)
    faults = {at: _fault(file.columns[at]) for at in known}
    good = [at for at in known if not faults[at]]
    keys = _keys(file, point, good)
    rejected = [*_rejected_in_file(file, source), *_skipped_hour(file, source, utc)]
    for at in known:
        if faults[at]:
            rejected.extend(_refused_channel(file, source, at, faults[at], utc))
    frame, lines = _frame(file, utc, good)
    batch = _batch(file, source, zone, keys, frame, rejected, lines)
    return Prepared(batch=batch, points=point, notes=(*file.notes, *_notes(file, utc)))


def _batch(
    file: LoggerFile, source: FileSource, zone: ResolvedZone, keys: Sequence[DatastreamKey], frame: pd.DataFrame,
    rejected: Sequence[RejectedRow], lines: Sequence[int],
) -> Batch:  # fmt: skip
    return Batch(
        source=source.name, sha256=source.sha256, reader=file.reader, time_zone=zone.origin, datastreams=tuple(keys),
        observations=frame, rejected=tuple(rejected), lines=lines,
    )  # fmt: skip


def _fault(column: ColumnInfo) -> str:
    return unit_fault(column.unit, column.property or "", column.header)


def _keys(file: LoggerFile, point: str, good: Sequence[int]) -> list[DatastreamKey]:
    """Name the sensor by its serial number; channels of one logger that measure the same are told apart by heading."""
    plain = [(file.columns[at].property or "", file.columns[at].serial or file.serial) for at in good]
    return [
        DatastreamKey(
            point=point, property=code,
            sensor=serial if plain.count((code, serial)) == 1 else f"{serial} {file.columns[at].header}".strip(),
        )
        for at, (code, serial) in zip(good, plain, strict=True)
    ]  # fmt: skip


def _frame(file: LoggerFile, utc: UtcTimes, good: Sequence[int]) -> tuple[pd.DataFrame, Sequence[int]]:
    """Return the observations, channel after channel, and the line of each."""
    lines: list[NDArray[np.int64]] = []
    streams: list[NDArray[np.int64]] = []
    times: list[NDArray[np.datetime64]] = []
    values: list[NDArray[np.float64]] = []
    for stream, at in enumerate(good):
        rows = file.present[:, at] & ~utc.missing
        canonical = observed_properties()[file.columns[at].property or ""].unit
        values.append(convert(file.values[rows, at], file.columns[at].unit, canonical))
        times.append(utc.times[rows])
        lines.append(file.lines[rows])
        streams.append(np.full(int(rows.sum()), stream, dtype=np.int64))
    if not streams:
        return make_frame([], [], []), ()
    value = np.concatenate(values)
    flag = np.where(np.isnan(value), Flag.MISSING, Flag.NOT_EVALUATED)
    frame = make_frame(np.concatenate(streams), np.concatenate(times), value, flag=flag)
    return frame, np.concatenate(lines)  # type: ignore[return-value]  # an array is as good as a sequence here


def _rejected_in_file(file: LoggerFile, source: FileSource) -> list[RejectedRow]:
    return [RejectedRow(file=source.name, line=row.line, reason=row.reason, raw=row.raw) for row in file.rejected]


def _skipped_hour(file: LoggerFile, source: FileSource, utc: UtcTimes) -> list[RejectedRow]:
    reason = say("The time does not exist: the clock was put forward then.")
    return [
        RejectedRow(file=source.name, line=int(file.lines[row]), reason=reason, raw=file.raw[row])
        for row in np.flatnonzero(utc.missing)
    ]


def _refused_channel(file: LoggerFile, source: FileSource, at: int, reason: str, utc: UtcTimes) -> list[RejectedRow]:
    return [
        RejectedRow(file=source.name, line=int(file.lines[row]), reason=reason, raw=file.raw[row])
        for row in np.flatnonzero(file.present[:, at] & ~utc.missing)
    ]


def _notes(file: LoggerFile, utc: UtcTimes) -> list[str]:
    notes: list[str] = []
    unknown = [column.header for column in file.columns if column.property is None]
    if unknown:
        notes.append(
            say("Channels not understood and not imported ({count}): {names}.", count=len(unknown),
                names=", ".join(unknown))
        )  # fmt: skip
    notes.extend(_steps_back(file))
    doubled = int(utc.ambiguous.sum())
    if doubled:
        notes.append(say("{count} times exist twice as the clock was put back; standard time is taken.", count=doubled))
    return notes


def _steps_back(file: LoggerFile) -> list[str]:
    """Note a clock that was set back; a table written from the newest reading to the oldest is none."""
    back = np.diff(file.times) < np.timedelta64(0, "ns")
    if not back.any() or back.all():
        return []
    line = int(file.lines[np.flatnonzero(back)[0] + 1])
    return [say("The clock runs backwards, first at line {line} (steps back: {count}).", line=line, count=back.sum())]

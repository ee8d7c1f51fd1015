# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a logger file to batches: the point, the zone, the units, and an account of every reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..errors import InvalidInputError
from ..records.observations import Flag, make_frame
from ..records.substances import observed_properties
from ..records.units import convert
from ..store.ports import Batch, DatastreamKey, RejectedRow
from ..wording import say
from .logger_notes import LoggerNotes
from .loggers.logger_file import LoggerReader, joined_files, refuse_file
from .loggers.registry import READERS, read_loggers
from .loggers.slices import LoggerSlices
from .prepared import FileSource, ImportSettings, Prepared, Site, joined_batches, unit_fault
from .zones import ResolvedZone, UtcTimes, resolve_zone, to_utc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pandas as pd
    from numpy.typing import NDArray

    from .loggers.logger_file import ColumnInfo, LoggerFile


_MOST_HELD = 2_000_000  # readings of an hour that exists twice: faster loggers do not exist


def prepare(source: FileSource, settings: ImportSettings, site: Site) -> Prepared:
    """Read a logger file and make it a batch.

    A file whose well the park does not have is a batch of rejected rows only, so that nothing of it is lost.

    Raises
    ------
    InvalidInputError
        The file is refused as a whole; see `loggers.registry.read_loggers` and `zones.resolve_zone`.
    """
    files = _read(source.data, settings)
    _require_channel(files)
    maker = BatchMaker(files[0], source.name, source.stem, source.sha256, settings, site)
    batches = [maker.batch(file) for file in files]
    notes = [note for file in files for note in (*file.notes, *file.end_notes)]
    return Prepared(
        batch=joined_batches(batches), points=maker.points, notes=(*dict.fromkeys(notes), *maker.notes.sentences())
    )


def _read(data: bytes, settings: ImportSettings) -> tuple[LoggerFile, ...]:
    mapping = settings.mapping
    if mapping is None:
        return read_loggers(data, order=settings.order)
    if mapping.encoding:
        data = data.decode(mapping.encoding, errors="replace").encode("utf-8")
    return read_loggers(data, order=settings.order, readers=readers_of(settings))


def readers_of(settings: ImportSettings) -> Sequence[LoggerReader]:
    """Return the readers that are asked: the user's own format alone, when one is given."""
    mapping = settings.mapping
    if mapping is None:
        return READERS
    return (LoggerReader(name=mapping.name, recognises=lambda _: True, read=mapping.read),)


class LoggerParts:
    """The batches of a long logger file, slice by slice; see `loggers.slices.LoggerSlices` for the errors.

    Parameters
    ----------
    path : Path
    sha256 : str
        Digest of the file.
    settings : ImportSettings
    site : Site
    size : int, optional
        Bytes of a slice.
    """

    def __init__(self, path: Path, sha256: str, settings: ImportSettings, site: Site, size: int | None = None) -> None:
        bounds = {} if size is None else {"size": size}
        self._slices = LoggerSlices(path, order=settings.order, readers=readers_of(settings), **bounds)
        _require_channel([self._slices.file])
        self._maker = BatchMaker(self._slices.file, path.name, path.stem, sha256, settings, site)

    @property
    def points(self) -> str:
        """Name of the monitoring point; empty when the park does not have it."""
        return self._maker.points

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of the batches drawn so far."""
        return (*self._slices.notes, *self._maker.notes.sentences())

    @property
    def share(self) -> float:
        """How much of the file was read so far, from 0 to 1."""
        return self._slices.share

    def __iter__(self) -> Iterator[Batch]:
        held: LoggerFile | None = None
        for piece in self._slices:
            file = piece if held is None else joined_files(held, piece)
            held = None
            begins = self._maker.doubled_end(file)
            if begins == len(file.times) or len(file.times) > _MOST_HELD:
                yield self._maker.batch(file)
            elif begins:
                yield self._maker.batch(file.rows(slice(0, begins)))
                held = file.rows(slice(begins, None))
            else:
                held = file
        if held is not None:
            yield self._maker.batch(held)


class BatchMaker:
    """Makes batches of the parts of one file, which have the same zone and speak of the same park."""

    def __init__(
        self, first: LoggerFile, name: str, stem: str, sha256: str, settings: ImportSettings, site: Site
    ) -> None:
        self.notes = LoggerNotes()
        self._name, self._stem, self._sha256 = name, stem, sha256
        self._settings, self._site = settings, site
        self._zone: ResolvedZone = resolve_zone(
            first.time_zone, settings.time_zone, site.time_zone, unread=first.unread_zone
        )
        self._faults: dict[ColumnInfo, str] = {}
        self._points: dict[str, None] = {}

    @property
    def points(self) -> str:
        """Names of the monitoring points met so far."""
        return "; ".join(self._points)

    def batch(self, file: LoggerFile) -> Batch:
        """Return the batch of a part; without a known point all of its rows are rejected."""
        candidates = (self._settings.point,) if self._settings.point.strip() else (file.location, self._stem)
        try:
            point = self._site.wells.find(*candidates)
        except InvalidInputError as error:
            everything = _rejections(self._name, file, np.arange(len(file.times)), error.message)
            return self._batch(file, (), make_frame([], [], []), everything, ())
        self._points[point] = None
        return self._with_point(file, point)

    def doubled_end(self, file: LoggerFile) -> int:
        """Return from which row on all times exist twice, so that what follows must tell which is meant."""
        last = file.times[-1:]
        zone = self._zone_of(file).zone
        if not last.size or not to_utc(last, zone).ambiguous.any():
            return len(file.times)
        clear = np.flatnonzero(~to_utc(file.times, zone).ambiguous)
        return int(clear[-1]) + 1 if clear.size else 0

    def _zone_of(self, file: LoggerFile) -> ResolvedZone:
        if file.time_zone is None or self._zone.zone == file.time_zone:
            return self._zone
        return resolve_zone(file.time_zone, "", "")

    def _with_point(self, file: LoggerFile, point: str) -> Batch:
        utc = to_utc(file.times, self._zone_of(file).zone)
        self.notes.add(file, utc)
        known = [at for at, column in enumerate(file.columns) if column.property is not None]
        good = [at for at in known if not self._fault(file.columns[at])]
        skipped = say("The time does not exist: the clock was put forward then.")
        rejected = _rejections(self._name, file, np.flatnonzero(utc.missing), skipped)
        for at in known:
            reason = self._fault(file.columns[at])
            if reason:
                rows = np.flatnonzero(file.present[:, at] & ~utc.missing)
                rejected.extend(_rejections(self._name, file, rows, reason))
        frame, lines = _frame(file, utc, good)
        return self._batch(file, _keys(file, point, good), frame, rejected, lines)

    def _batch(
        self, file: LoggerFile, keys: Sequence[DatastreamKey], frame: pd.DataFrame, rejected: Sequence[RejectedRow],
        lines: Sequence[int],
    ) -> Batch:  # fmt: skip
        in_file = [RejectedRow(file=self._name, line=row.line, reason=row.reason, raw=row.raw) for row in file.rejected]
        return Batch(
            source=self._name, sha256=self._sha256, reader=file.reader, time_zone=self._zone.origin,
            datastreams=tuple(keys), observations=frame, rejected=(*in_file, *rejected), lines=lines,
        )  # fmt: skip

    def _fault(self, column: ColumnInfo) -> str:
        if column not in self._faults:
            self._faults[column] = unit_fault(column.unit, column.property or "", column.header)
        return self._faults[column]


def _require_channel(files: Sequence[LoggerFile]) -> None:
    columns = [column for file in files for column in file.columns]
    if not any(column.property is not None for column in columns):
        names = ", ".join(dict.fromkeys(column.header for column in columns))
        raise refuse_file("no_channel", say("No channel of the file is understood: {names}.", names=names))


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
    if not good:
        return make_frame([], [], []), ()
    taken = [file.present[:, at] & ~utc.missing for at in good]
    values = [_canonical(file, at, rows) for at, rows in zip(good, taken, strict=True)]
    value = np.concatenate(values)
    flag = np.where(np.isnan(value), Flag.MISSING, _flags(file, good, taken))
    frame = make_frame(
        np.repeat(np.arange(len(good)), [len(column) for column in values]),
        np.concatenate([utc.times[rows] for rows in taken]), value, flag=flag,
    )  # fmt: skip
    lines = np.concatenate([file.lines[rows] for rows in taken])
    return frame, lines


def _canonical(file: LoggerFile, at: int, rows: NDArray[np.bool_]) -> NDArray[np.float64]:
    column = file.columns[at]
    return convert(file.values[rows, at], column.unit, observed_properties()[column.property or ""].unit)


def _flags(file: LoggerFile, good: Sequence[int], taken: Sequence[NDArray[np.bool_]]) -> NDArray[np.uint8]:
    if file.flags is None:
        return np.full(sum(int(rows.sum()) for rows in taken), Flag.NOT_EVALUATED, dtype=np.uint8)
    return np.concatenate([file.flags[rows, at] for at, rows in zip(good, taken, strict=True)])


def _rejections(name: str, file: LoggerFile, rows: NDArray[np.int64], reason: str) -> list[RejectedRow]:
    return [RejectedRow(file=name, line=int(file.lines[row]), reason=reason, raw=file.raw[row]) for row in rows]

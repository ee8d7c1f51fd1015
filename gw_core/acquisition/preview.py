# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import would make of a file, before anything is stored: so that people see what was recognised."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, GwError, InvalidInputError
from ..wording import say
from . import laboratory
from .decoding import decide
from .logger_batches import readers_of
from .loggers.registry import read_loggers
from .loggers.workbooks import is_workbook
from .moments import DateOrder
from .prepared import FileSource, unit_fault
from .sheets import read_sheets
from .zones import ResolvedZone, resolve_zone, to_utc

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from .loggers.logger_file import ColumnInfo, LoggerFile
    from .prepared import ImportSettings, Site

_HEAD = 2**20  # bytes of a long file that are read from its beginning, and a part of that from its end
_TAIL = 2**16
_CHOICES = (DateOrder.YEAR_FIRST, DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPreview:
    """A channel or an analyte: its heading, the observed property it is taken for, and its unit.

    Attributes
    ----------
    property : str
        Code; empty when it is not understood and not imported.
    fault : str
        Why its unit cannot be taken; empty when it can.
    """

    header: str
    property: str
    unit: str
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What was recognised in a file.

    Attributes
    ----------
    file : str
    reader : str
        Empty when the file is refused.
    refusal : str
        One sentence; empty when the file can be imported.
    encoding : str
        Empty for workbooks.
    locations : tuple of str
        As in the file.
    points : tuple of str
        Monitoring points of the park that they mean; empty when the park has none of them.
    serials : tuple of str
    channels : tuple of ChannelPreview
    time_zone : str
        The zone and where it comes from, such as ``file: UTC-04:00``; empty when nothing says.
    date_order : str
        Order of day and month that was used; empty when dates leave no choice.
    date_orders : tuple of DateOrder
        The orders among which the user must choose, when nothing in the file tells.
    first_time, last_time : datetime or None
        UTC; without zone, the clock of the file.
    rows : int
        Rows of data in what was read.
    complete : bool
        The whole file was read; otherwise its beginning and end.
    headings : tuple of str
        Of ``cells``: time and channels, or the columns of the sheet.
    cells : tuple of tuple of str
        The first rows.
    problems : tuple of Finding
        What the user should know or decide before importing.
    """

    file: str
    reader: str = ""
    refusal: str = ""
    encoding: str = ""
    locations: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    serials: tuple[str, ...] = ()
    channels: tuple[ChannelPreview, ...] = ()
    time_zone: str = ""
    date_order: str = ""
    date_orders: tuple[DateOrder, ...] = ()
    first_time: datetime | None = None
    last_time: datetime | None = None
    rows: int = 0
    complete: bool = True
    headings: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    problems: tuple[Finding, ...] = ()


def preview_file(path: Path, settings: ImportSettings, site: Site, rows: int = 20) -> Preview:
    """Return what an import of a logger file would find; of a long one only beginning and end are read.

    Parameters
    ----------
    path : Path
    settings : ImportSettings
        As for the import.
    site : Site
    rows : int
        How many rows to show.

    Returns
    -------
    Preview
        Also of files that are refused: nothing is raised for what is wrong with a file.
    """
    try:
        return _Logger(path, settings, site).preview(rows)
    except OSError as error:
        reason = say("The file cannot be read: {reason}.", reason=error.strerror or type(error).__name__)
        return Preview(file=path.name, refusal=reason)
    except GwError as error:
        return Preview(file=path.name, refusal=error.message, problems=_findings(error))


def preview_laboratory(path: Path, settings: ImportSettings, site: Site, rows: int = 20) -> Preview:
    """Return what an import of a laboratory table would find; parameters and result as `preview_file`."""
    try:
        data = path.read_bytes()
        shown = _sheet_cells(data, settings.sheet, rows)
        source = FileSource(name=path.name, stem=path.stem, data=data, sha256=hashlib.sha256(data).hexdigest())
        return _laboratory(source, settings, site, shown)
    except OSError as error:
        reason = say("The file cannot be read: {reason}.", reason=error.strerror or type(error).__name__)
        return Preview(file=path.name, refusal=reason)
    except GwError as error:
        choices = _CHOICES[1:] if _is_ambiguous(error) else ()
        return Preview(file=path.name, refusal=error.message, date_orders=choices, problems=_findings(error))


class _Logger:
    """A logger file while it is looked at."""

    def __init__(self, path: Path, settings: ImportSettings, site: Site) -> None:
        self._settings, self._site = settings, site
        self._name, self._stem = path.name, path.stem
        self._problems: list[Finding] = []
        self._orders: tuple[DateOrder, ...] = ()
        size = path.stat().st_size
        with path.open("rb") as file:
            self._head = file.read(_HEAD)
            file.seek(max(0, size - _TAIL))
            self._tail = file.read() if size > _HEAD else b""
        self._files = self._read_head(path, size)

    def preview(self, rows: int) -> Preview:
        """Return what was found."""
        first = self._files[0]
        zone = self._zone(first)
        times = self._times(zone)
        return Preview(
            file=self._name, reader=first.reader, encoding="" if is_workbook(self._head) else decide(self._head),
            locations=_distinct(file.location for file in self._files), points=self._points(),
            serials=_distinct(file.serial for file in self._files), channels=self._channels(),
            time_zone=zone.origin if zone else "", date_order=first.order.value if first.order else "",
            date_orders=self._orders, first_time=times[0], last_time=times[1],
            rows=sum(file.data_rows for file in self._files), complete=not self._tail,
            headings=("", *(column.header for column in first.columns)), cells=_first_cells(first, rows),
            problems=(*self._problems, *self._notes()),
        )  # fmt: skip

    def _read_head(self, path: Path, size: int) -> tuple[LoggerFile, ...]:
        if size > _HEAD and not is_workbook(self._head):
            end = self._head.rfind(b"\n") + 1
            try:
                files = self._read(self._head[:end] if end else self._head)
            except GwError:
                files = ()
            if files and all(file.by_lines for file in files):
                return files
            self._problems, self._orders = [], ()
        self._tail = b""
        return self._read(path.read_bytes() if size > _HEAD else self._head)

    def _read(self, data: bytes) -> tuple[LoggerFile, ...]:
        readers = readers_of(self._settings)
        try:
            return read_loggers(data, order=self._settings.order, readers=readers)
        except InvalidInputError as error:
            if not _is_ambiguous(error):
                raise
            self._problems.extend(error.findings)
        found = {}
        for order in _CHOICES:
            try:
                found[order] = read_loggers(data, order=order, readers=readers)
            except InvalidInputError:
                continue
        self._orders = tuple(found)
        return found[self._orders[-1]]

    def _zone(self, file: LoggerFile) -> ResolvedZone | None:
        try:
            return resolve_zone(file.time_zone, self._settings.time_zone, self._site.time_zone, unread=file.unread_zone)
        except InvalidInputError as error:
            self._problems.extend(error.findings)
            return None

    def _times(self, zone: ResolvedZone | None) -> tuple[datetime | None, datetime | None]:
        stamps = [file.times for file in self._files]
        if self._tail:
            stamps.append(self._tail_times())
        local = np.concatenate(stamps)
        if not len(local):
            return None, None
        if zone is None:
            return _moment(local.min()), _moment(local.max())
        utc = to_utc(local, zone.zone).times
        utc = utc[~np.isnat(utc)]
        if not len(utc):
            return None, None
        return _moment(utc.min()).replace(tzinfo=timezone.utc), _moment(utc.max()).replace(tzinfo=timezone.utc)

    def _tail_times(self) -> NDArray[np.datetime64]:
        """Read the end of a long file below its header."""
        above = int(min(file.lines[0] for file in self._files)) - 1
        head = b"\n".join(self._head.split(b"\n", above)[:above]) + b"\n" if above else b""
        try:
            files = read_loggers(
                head + self._tail[self._tail.find(b"\n") + 1 :], order=self._files[0].order or DateOrder.AUTO,
                readers=readers_of(self._settings),
            )  # fmt: skip
        except GwError:
            return self._files[0].times[:0]
        return np.concatenate([file.times for file in files])

    def _points(self) -> tuple[str, ...]:
        given = self._settings.point.strip()
        found = []
        for file in self._files:
            try:
                found.append(self._site.wells.find(*((given,) if given else (file.location, self._stem))))
            except InvalidInputError as error:
                self._problems.extend(each for each in error.findings if each not in self._problems)
        return _distinct(found)

    def _channels(self) -> tuple[ChannelPreview, ...]:
        return tuple(dict.fromkeys(_channel(column) for file in self._files for column in file.columns))

    def _notes(self) -> list[Finding]:
        notes = dict.fromkeys(note for file in self._files for note in file.notes)
        rejected = sum(len(file.rejected) for file in self._files)
        found = [Finding(code="note", message=note, place=self._name) for note in notes]
        if rejected:
            first = next(each for file in self._files for each in file.rejected)
            message = say("Rejected rows ({count}): {reason}", count=rejected, reason=first.reason)
            found.append(Finding(code="rejected", message=message, place=f"{self._name}:{first.line}"))
        return found


def _laboratory(
    source: FileSource, settings: ImportSettings, site: Site, shown: tuple[tuple[str, ...], ...]
) -> Preview:
    prepared = laboratory.prepare(source, settings, site)
    batch = prepared.batch
    times = batch.observations["time"]
    channels = [ChannelPreview(header=key.property, property=key.property, unit="") for key in batch.datastreams]
    unmatched = [ChannelPreview(header=name, property="", unit="") for name in prepared.unmatched]
    reasons = dict.fromkeys(row.reason for row in batch.rejected)
    return Preview(
        file=source.name, reader=batch.reader, points=_distinct(key.point for key in batch.datastreams),
        channels=tuple(dict.fromkeys([*channels, *unmatched])), time_zone=batch.time_zone,
        first_time=times.min().to_pydatetime() if len(times) else None,
        last_time=times.max().to_pydatetime() if len(times) else None, rows=len(times) + len(batch.rejected),
        headings=shown[0] if shown else (), cells=shown[1:],
        problems=tuple(Finding(code="note", message=each, place=source.name) for each in (*prepared.notes, *reasons)),
    )  # fmt: skip


def _sheet_cells(data: bytes, sheet: str, rows: int) -> tuple[tuple[str, ...], ...]:
    first = read_sheets(data, sheet)[0]
    return tuple(tuple(str(cell) for cell in row.cells) for row in first.rows[: rows + 1])


def _channel(column: ColumnInfo) -> ChannelPreview:
    code = column.property or ""
    fault = unit_fault(column.unit, code, column.header) if code else ""
    return ChannelPreview(header=column.header, property=code, unit=column.unit, fault=fault)


def _first_cells(file: LoggerFile, rows: int) -> tuple[tuple[str, ...], ...]:
    times = np.datetime_as_string(file.times[:rows], unit="s")
    return tuple(
        (str(time).replace("T", " "), *("" if np.isnan(value) else f"{value:.12g}" for value in values))
        for time, values in zip(times, file.values[:rows].tolist(), strict=True)
    )


def _is_ambiguous(error: GwError) -> bool:
    return any(each.code == "ambiguous_dates" for each in _findings(error))


def _findings(error: GwError) -> tuple[Finding, ...]:
    return error.findings if isinstance(error, InvalidInputError) else ()


def _moment(time: np.datetime64) -> datetime:
    found: datetime = time.astype("datetime64[us]").item()
    return found


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From rows of cells to a `LoggerFile`, the same for all vendors: times, numbers, and the account of the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timezone
from typing import TYPE_CHECKING

import numpy as np

from ...records.observations import Flag
from ...wording import say
from ..byte_cells import ByteCells
from ..cells import Numbers, RejectedLine, Rows, to_numbers
from ..moments import DateOrder, Moments, read_moments
from .logger_file import ColumnInfo, LoggerFile, refuse_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What a file's header says; see `LoggerFile` for the meaning.

    Attributes
    ----------
    sparse : bool
        An empty cell means that the channel was not read at that moment, not that its reading is missing.
    decimal_comma : bool
        A comma may stand for the decimal point.
    missing : tuple of float
        Numbers by which this vendor documents a missing value.
    end_notes : tuple of str
        Notes that are true only if the text is the end of the file.
    by_lines : bool
        Each line below the header is a row that means the same whatever lines stand around it.
    """

    reader: str
    location: str = ""
    serial: str = ""
    time_zone: tzinfo | None = None
    unread_zone: str = ""
    notes: tuple[str, ...] = ()
    sparse: bool = False
    decimal_comma: bool = False
    missing: tuple[float, ...] = ()
    end_notes: tuple[str, ...] = ()
    by_lines: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCells:
    """The cells that hold time: dates (perhaps with clock times), clock times apart, and fractions of a second."""

    dates: Sequence[str]
    clocks: Sequence[str] | None = None
    milliseconds: Sequence[str] | None = None
    milliseconds_each: float = 1.0
    order: DateOrder = DateOrder.AUTO


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLayout:
    """How the rows of a table became readings, so that further lines of it can be read alike.

    Attributes
    ----------
    facts : FileFacts
    delimiter : str
    width : int
        Cells in a line.
    dates, clocks, milliseconds : int or None
        The columns that hold time, from 0.
    milliseconds_each : float
    channels : tuple of (ColumnInfo, int)
        Each channel and its column.
    order : DateOrder
        Order of day and month that was used.
    """

    facts: FileFacts
    delimiter: str
    width: int
    dates: int
    clocks: int | None
    milliseconds: int | None
    milliseconds_each: float
    channels: tuple[tuple[ColumnInfo, int], ...]
    order: DateOrder

    def read(self, rows: Rows) -> LoggerFile:
        """Read further rows; errors as `assemble`."""
        cells = TimeCells(
            dates=rows.columns[self.dates], clocks=None if self.clocks is None else rows.columns[self.clocks],
            milliseconds=None if self.milliseconds is None else rows.columns[self.milliseconds],
            milliseconds_each=self.milliseconds_each, order=self.order,
        )  # fmt: skip
        return assemble(self.facts, rows, cells, [(info, rows.columns[at]) for info, at in self.channels])


def assemble(
    facts: FileFacts,
    rows: Rows,
    moment_cells: TimeCells,
    channels: Sequence[tuple[ColumnInfo, Sequence[str]]],
    flags: Sequence[NDArray[np.uint8] | None] | None = None,
) -> LoggerFile:
    """Build a `LoggerFile`.

    Parameters
    ----------
    facts : FileFacts
    rows : Rows
        All data rows.
    moment_cells : TimeCells
    channels : sequence of (ColumnInfo, sequence of n str)
        Each channel with its cells.
    flags : sequence of (ndarray of uint8, shape (n,), or None), one a channel, optional
        QARTOD flags by the file's own marks of quality; None: not evaluated.

    Raises
    ------
    InvalidInputError
        No row is a reading, or the order of day and month cannot be told.
    """
    if not len(rows.raw):
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    moments = read_moments(moment_cells.dates, moment_cells.clocks, order=moment_cells.order)
    times = moments.times + _fractions(moment_cells, len(rows.raw))
    kept = ~np.isnat(times)
    if not kept.any():
        raise refuse_file("no_times", say("No row of the file begins with a date and time that can be read."))
    numbers = [to_numbers(cells, decimal_comma=facts.decimal_comma, missing=facts.missing) for _, cells in channels]
    columns = tuple(info for info, _ in channels)
    return LoggerFile(
        reader=facts.reader, location=facts.location, serial=facts.serial, time_zone=_zone(facts, moments),
        columns=columns, times=times[kept], values=np.column_stack([each.values for each in numbers])[kept],
        present=_all_present(numbers, columns, facts)[kept],
        lines=rows.lines[kept], raw=_lines_kept(rows.raw, kept),
        rejected=(*rows.rejected, *_undated(rows, kept), *_unreadable(rows, kept, channels, numbers)),
        notes=facts.notes, unread_zone="" if moments.aware else facts.unread_zone, end_notes=facts.end_notes,
        flags=_flags(flags, kept), order=moments.order, aware=moments.aware, by_lines=facts.by_lines,
        layout=None if flags else _layout(facts, rows, moment_cells, channels, moments.order),
    )  # fmt: skip


def with_notes(file: LoggerFile, *notes: str) -> LoggerFile:
    """Return the file with further notes."""
    return replace(file, notes=(*file.notes, *notes))


def with_end_notes(file: LoggerFile, *notes: str) -> LoggerFile:
    """Return the file with further notes that are true only if its text is the end of the file."""
    return replace(file, end_notes=(*file.end_notes, *notes))


def _fractions(cells: TimeCells, count: int) -> NDArray[np.timedelta64]:
    if cells.milliseconds is None:
        return np.zeros(count, dtype="timedelta64[ns]")
    parts = to_numbers(cells.milliseconds)
    within = np.abs(np.nan_to_num(parts.values)) * cells.milliseconds_each < 1e3
    span = np.where(within, np.nan_to_num(parts.values), 0.0) * cells.milliseconds_each * 1e6
    whole: NDArray[np.timedelta64] = span.astype("int64").astype("timedelta64[ns]")
    return np.where(parts.unreadable, np.timedelta64("NaT", "ns"), whole)


def _layout(
    facts: FileFacts, rows: Rows, cells: TimeCells, channels: Sequence[tuple[ColumnInfo, Sequence[str]]],
    order: DateOrder,
) -> TableLayout | None:  # fmt: skip
    """Return where the cells stand in the lines; None when the reader made them otherwise."""
    place = {id(column): at for at, column in enumerate(rows.columns)}
    used = [cells.dates, cells.clocks, cells.milliseconds, *(column for _, column in channels)]
    if not rows.delimiter or any(column is not None and id(column) not in place for column in used):
        return None
    dates, clocks, milliseconds = (None if column is None else place[id(column)] for column in used[:3])
    return TableLayout(
        facts=facts, delimiter=rows.delimiter, width=len(rows.columns), dates=dates or 0, clocks=clocks,
        milliseconds=milliseconds, milliseconds_each=cells.milliseconds_each,
        channels=tuple((info, place[id(column)]) for info, column in channels), order=order,
    )  # fmt: skip


def _lines_kept(lines: Sequence[str], kept: NDArray[np.bool_]) -> Sequence[str]:
    if kept.all():
        return lines
    if isinstance(lines, ByteCells):
        return lines.take(kept)
    return tuple(lines[row] for row in np.flatnonzero(kept))


def _flags(flags: Sequence[NDArray[np.uint8] | None] | None, kept: NDArray[np.bool_]) -> NDArray[np.uint8] | None:
    if flags is None or all(column is None for column in flags):
        return None
    neutral = np.full(len(kept), Flag.NOT_EVALUATED, dtype=np.uint8)
    columns = [neutral if column is None else np.asarray(column, dtype=np.uint8) for column in flags]
    return np.column_stack(columns)[kept]


def _zone(facts: FileFacts, moments: Moments) -> tzinfo | None:
    return timezone.utc if moments.aware else facts.time_zone


def _all_present(numbers: Sequence[Numbers], columns: Sequence[ColumnInfo], facts: FileFacts) -> NDArray[np.bool_]:
    return np.column_stack([_present(each, info, facts) for each, info in zip(numbers, columns, strict=True)])


def _present(numbers: Numbers, info: ColumnInfo, facts: FileFacts) -> NDArray[np.bool_]:
    if info.property is None:
        return np.zeros(numbers.values.shape, dtype=bool)
    return ~numbers.unreadable & ~(numbers.empty if facts.sparse else np.zeros_like(numbers.empty))


def _undated(rows: Rows, kept: NDArray[np.bool_]) -> list[RejectedLine]:
    return [
        RejectedLine(
            line=int(rows.lines[row]), reason=say("The line has no date and time that can be read."), raw=rows.raw[row]
        )
        for row in np.flatnonzero(~kept)
    ]


def _unreadable(
    rows: Rows,
    kept: NDArray[np.bool_],
    channels: Sequence[tuple[ColumnInfo, Sequence[str]]],
    numbers: Sequence[Numbers],
) -> list[RejectedLine]:
    return [
        RejectedLine(
            line=int(rows.lines[row]), raw=rows.raw[row], whole=False,
            reason=say('"{value}" of {channel} is not a number.', value=cells[row].strip(), channel=info.header),
        )
        for (info, cells), column in zip(channels, numbers, strict=True)
        if info.property is not None
        for row in np.flatnonzero(column.unreadable & kept)
    ]  # fmt: skip

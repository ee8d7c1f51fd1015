# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every reader of logger files returns, and how a reader is described."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...records.observations import Flag
from ..byte_cells import ByteCells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from numpy.typing import NDArray

    from ..cells import RejectedLine
    from ..moments import DateOrder
    from .readings import TableLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnInfo:
    """One channel.

    Attributes
    ----------
    header : str
        Its name in the file.
    property : str or None
        Code of the observed property; None when the channel is not understood and not imported.
    unit : str
        As written in the file; empty when the file gives none.
    serial : str
        Serial number of the channel's own logger, where it differs from the file's.
    """

    header: str
    property: str | None
    unit: str
    serial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggerFile:
    """The content of one logger file: n readings of m channels.

    Attributes
    ----------
    reader : str
        Name of the reader, such as ``solinst``.
    location, serial : str
        As in the file; empty when it names none.
    time_zone : tzinfo or None
        The zone the file states; ``times`` are local in it. None: the file says nothing.
    unread_zone : str
        A zone that the file states in words that are not understood.
    columns : tuple of m ColumnInfo
    times : ndarray of datetime64[ns], shape (n,)
        Clock times as in the file, without NaT.
    values : ndarray of float64, shape (n, m)
        In the unit of the file; NaN is a missing reading where ``present``.
    present : ndarray of bool, shape (n, m)
        False where the file holds no reading at all: another channel's row, or a cell in ``rejected``.
    lines : ndarray of int64, shape (n,)
        Line numbers, from 1.
    raw : sequence of n str
        The lines.
    rejected : tuple of RejectedLine
        What is no reading, and why: with ``times`` it accounts for every data row.
    notes : tuple of str
        Sentences that the user should see.
    end_notes : tuple of str
        Those that are true only if the text is the end of the file, such as a missing end mark.
    flags : ndarray of uint8, shape (n, m), or None
        QARTOD flags that the file itself gives its readings; None: not evaluated.
    order : DateOrder or None
        Order of day and month that was used; None: the format leaves no choice.
    aware : bool
        Each row carries its own offset from UTC.
    by_lines : bool
        Each line below the header is a row that means the same whatever lines stand around it, so that header and any
        part of the lines can be read like a whole file: a long file is read in slices.
    layout : TableLayout or None
        How the table was read, where it was read as it lies.
    """

    reader: str
    location: str
    serial: str
    time_zone: tzinfo | None
    columns: tuple[ColumnInfo, ...]
    times: NDArray[np.datetime64]
    values: NDArray[np.float64]
    present: NDArray[np.bool_]
    lines: NDArray[np.int64]
    raw: Sequence[str]
    rejected: tuple[RejectedLine, ...]
    notes: tuple[str, ...] = ()
    unread_zone: str = ""
    end_notes: tuple[str, ...] = ()
    flags: NDArray[np.uint8] | None = None
    order: DateOrder | None = None
    aware: bool = False
    by_lines: bool = False
    layout: TableLayout | None = None

    @property
    def data_rows(self) -> int:
        """Rows of data in the file: readings and rejected lines."""
        return len(self.times) + sum(each.whole for each in self.rejected)

    def rows(self, at: slice) -> LoggerFile:
        """Return some consecutive readings; what was rejected stays with the first of all."""
        first = not at.start
        raw = self.raw.take(np.arange(len(self.raw))[at]) if isinstance(self.raw, ByteCells) else self.raw[at]
        return replace(
            self, times=self.times[at], values=self.values[at], present=self.present[at], lines=self.lines[at],
            raw=raw, rejected=self.rejected if first else (), flags=None if self.flags is None else self.flags[at],
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggerReader:
    """A format. ``recognises`` is given the first few thousand characters, ``read`` the whole text.

    A file that holds several locations (or several loggers) is read as several `LoggerFile`, one a location.

    Attributes
    ----------
    priority : int
        Readers are asked in rising order; those that understand tables of any origin have 100 or more.
    refuses : tuple of (bytes, str)
        How binary files of this vendor begin, and the sentence by which they are refused.
    """

    name: str
    recognises: Callable[[str], bool]
    read: Callable[[str, DateOrder], LoggerFile | Sequence[LoggerFile]]
    priority: int = 0
    refuses: tuple[tuple[bytes, str], ...] = ()


def joined_files(first: LoggerFile, second: LoggerFile) -> LoggerFile:
    """Return two parts of a file that have the same channels as one part."""
    flags = [
        np.full(each.values.shape, Flag.NOT_EVALUATED, dtype=np.uint8) if each.flags is None else each.flags
        for each in (first, second)
    ]
    return replace(
        second, times=np.concatenate([first.times, second.times]),
        values=np.concatenate([first.values, second.values]),
        present=np.concatenate([first.present, second.present]), lines=np.concatenate([first.lines, second.lines]),
        raw=(*first.raw, *second.raw), rejected=(*first.rejected, *second.rejected),
        flags=None if first.flags is None and second.flags is None else np.concatenate(flags),
    )  # fmt: skip


def refuse_file(code: str, message: str, hint: str = "") -> InvalidInputError:
    """Return the error by which a reader refuses a whole file."""
    return InvalidInputError(message, [Finding(code=code, message=message, hint=hint)])

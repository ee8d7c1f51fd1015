# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines to cells and cells to numbers, column by column, keeping account of what cannot be read."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_MISSING = frozenset({"", "nan", "na", "n/a", "null", "none", "-", "--", "---", "#n/a"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedLine:
    """A line, or with ``whole`` False one cell of a line, that is no reading. ``line`` counts from 1."""

    line: int
    reason: str
    raw: str
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The data rows of a text: n lines of w cells.

    Attributes
    ----------
    columns : tuple of w tuples of n str
    lines : ndarray of int64, shape (n,)
        Line numbers in the file, from 1.
    raw : tuple of n str
        The lines themselves.
    rejected : tuple of RejectedLine
        Lines that do not have w cells.
    """

    columns: tuple[tuple[str, ...], ...]
    lines: NDArray[np.int64]
    raw: tuple[str, ...]
    rejected: tuple[RejectedLine, ...]

    def take(self, at: NDArray[np.int64], rejected: tuple[RejectedLine, ...] = ()) -> Rows:
        """Return some of the rows, by position, as the rows of one location of several; ``rejected`` is its share."""
        columns = tuple(tuple(column[row] for row in at) for column in self.columns)
        return Rows(columns=columns, lines=self.lines[at], raw=tuple(self.raw[row] for row in at), rejected=rejected)


def split_lines(text: str) -> list[str]:
    """Return the lines of a text whatever its line ends; a stray carriage return before a line end is not a line."""
    return re.sub(r"\r*\n|\r", "\n", text).split("\n")


def split_cells(line: str, delimiter: str) -> list[str]:
    """Split one line, honouring quotes.

    Examples
    --------
    >>> split_cells('1,"Temp, C",7', ",")
    ['1', 'Temp, C', '7']
    """
    if '"' not in line:
        return line.split(delimiter)
    return next(csv.reader([line], delimiter=delimiter), [])


def split_rows(numbered: Iterable[tuple[int, str]], delimiter: str, width: int) -> Rows:
    """Split numbered lines into cells. Blank lines are no rows; a line with too few or too many cells is rejected."""
    kept: list[list[str]] = []
    lines: list[int] = []
    raw: list[str] = []
    rejected: list[RejectedLine] = []
    for number, line in numbered:
        if not line.strip():
            continue
        cells = split_cells(line, delimiter)
        if len(cells) == width or (len(cells) > width and not any(cell.strip() for cell in cells[width:])):
            kept.append(cells[:width])
            lines.append(number)
            raw.append(line)
        else:
            reason = say("The line has {found} cells where {wanted} are expected.", found=len(cells), wanted=width)
            rejected.append(RejectedLine(line=number, reason=reason, raw=line))
    columns = tuple(zip(*kept, strict=True)) if kept else tuple(() for _ in range(width))
    return Rows(columns=columns, lines=np.array(lines, dtype=np.int64), raw=tuple(raw), rejected=tuple(rejected))


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """A column of numbers.

    Attributes
    ----------
    values : ndarray of float64, shape (n,)
        NaN where empty, marked as missing, or unreadable.
    empty : ndarray of bool, shape (n,)
        Nothing is written there.
    unreadable : ndarray of bool, shape (n,)
        Something is written there that is neither a number nor a mark of a missing value.
    """

    values: NDArray[np.float64]
    empty: NDArray[np.bool_]
    unreadable: NDArray[np.bool_]


def to_numbers(cells: Sequence[str], *, decimal_comma: bool = False, missing: Sequence[float] = ()) -> Numbers:
    """Read a column of numbers.

    Parameters
    ----------
    cells : sequence of n str
    decimal_comma : bool
        A comma stands for the decimal point (where it does not separate the columns). Numbers with both signs stay
        unreadable: which of them groups thousands is not said.
    missing : sequence of float
        Numbers by which the logger marks a missing value.

    Examples
    --------
    >>> to_numbers(["1,5", "x", ""], decimal_comma=True).values.tolist()
    [1.5, nan, nan]
    """
    column = np.array(cells, dtype=object)
    values = _parsed(column)
    doubtful = np.flatnonzero(~np.isfinite(values))
    text = [str(column[row]).strip() for row in doubtful]
    if decimal_comma and doubtful.size:
        pointed = [cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell for cell in text]
        values[doubtful] = _parsed(np.array(pointed, dtype=object))
    empty = np.zeros(values.shape, dtype=bool)
    empty[doubtful] = [not cell for cell in text]
    marked = np.zeros(values.shape, dtype=bool)
    marked[doubtful] = [cell.casefold() in _MISSING for cell in text]
    unreadable = ~np.isfinite(values) & ~marked
    values[~np.isfinite(values) | np.isin(values, np.asarray(missing, dtype=np.float64))] = np.nan
    return Numbers(values=values, empty=empty, unreadable=unreadable)


def _parsed(column: NDArray[np.object_]) -> NDArray[np.float64]:
    return np.array(pd.to_numeric(pd.Series(column, dtype=object), errors="coerce"), dtype=np.float64)

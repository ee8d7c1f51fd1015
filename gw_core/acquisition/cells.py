# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines to cells and cells to numbers, column by column, keeping account of what cannot be read."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..wording import say
from .byte_cells import ByteCells, read_decimals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
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
    columns : tuple of w sequences of n str
    lines : ndarray of int64, shape (n,)
        Line numbers in the file, from 1.
    raw : sequence of n str
        The lines themselves.
    rejected : tuple of RejectedLine
        Lines that do not have w cells.
    delimiter : str
        What parted the cells; empty when they were not cut from lines.
    """

    columns: tuple[Sequence[str], ...]
    lines: NDArray[np.int64]
    raw: Sequence[str]
    rejected: tuple[RejectedLine, ...]
    delimiter: str = ""

    def take(self, at: NDArray[np.int64], rejected: tuple[RejectedLine, ...] = ()) -> Rows:
        """Return some of the rows, by position, as the rows of one location of several; ``rejected`` is its share."""
        columns = tuple(tuple(column[row] for row in at) for column in self.columns)
        return Rows(columns=columns, lines=self.lines[at], raw=tuple(self.raw[row] for row in at), rejected=rejected)


def split_lines(text: str) -> list[str]:
    """Return the lines of a text whatever its line ends; a stray carriage return before a line end is not a line."""
    return one_line_end(text).split("\n")


def one_line_end(text: str) -> str:
    """Return a text in which every line end is a line feed."""
    if "\r" not in text:
        return text
    plain = text.replace("\r\n", "\n")
    return re.sub(r"\r*\n|\r", "\n", plain) if "\r" in plain else plain


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
    return Rows(
        columns=columns, lines=np.array(lines, dtype=np.int64), raw=tuple(raw), rejected=tuple(rejected),
        delimiter=delimiter,
    )  # fmt: skip


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
    if isinstance(cells, ByteCells):
        return _plain_numbers(cells, decimal_comma=decimal_comma, missing=missing)
    text = [str(cell).strip() for cell in cells]
    values = np.array([_number(cell) for cell in text], dtype=np.float64)
    doubtful = np.flatnonzero(~np.isfinite(values))
    odd = [text[row] for row in doubtful]
    if decimal_comma and odd:
        values[doubtful] = [_number(_pointed(cell)) for cell in odd]
    empty = np.zeros(values.shape, dtype=bool)
    empty[doubtful] = [not cell for cell in odd]
    marked = np.zeros(values.shape, dtype=bool)
    marked[doubtful] = [cell.casefold() in _MISSING for cell in odd]
    unreadable = ~np.isfinite(values) & ~marked
    return Numbers(values=_without(values, missing), empty=empty, unreadable=unreadable)


def _plain_numbers(cells: ByteCells, *, decimal_comma: bool, missing: Sequence[float]) -> Numbers:
    """Read the plain numbers at once, and each different text among the others the slow way."""
    stripped = cells.stripped()
    values, good = read_decimals(stripped)
    empty = stripped.lengths == 0
    unreadable = np.zeros(values.shape, dtype=bool)
    odd = np.flatnonzero(~good & ~empty)
    if odd.size:
        codes, texts = stripped.take(odd).factorize()
        slow = to_numbers(texts, decimal_comma=decimal_comma)
        values[odd], empty[odd], unreadable[odd] = (
            column[codes] for column in (slow.values, slow.empty, slow.unreadable)
        )
    return Numbers(values=_without(values, missing), empty=empty, unreadable=unreadable)


def _without(values: NDArray[np.float64], missing: Sequence[float]) -> NDArray[np.float64]:
    lost = ~np.isfinite(values)
    for mark in missing:
        lost |= values == mark
    return np.where(lost, np.nan, values)


def _number(text: str) -> float:
    return float(text) if _NUMBER.fullmatch(text) else np.nan


def _pointed(cell: str) -> str:
    return cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell

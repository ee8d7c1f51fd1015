# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells that count time instead of writing it (Unix seconds, Excel days, run-together digits) as ISO date-times.

What cannot be read stays as it is, so that the account of unreadable lines shows what the file holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .cells import to_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

UNIX, UNIX_MS, EXCEL, COMPACT = "unix", "unix_ms", "excel", "compact"
KINDS = (UNIX, UNIX_MS, EXCEL, COMPACT)

_UNIX_EPOCH = np.datetime64("1970-01-01T00:00:00", "ms")
_EXCEL_EPOCH = np.datetime64("1899-12-30T00:00:00", "ms")
_DAY_MS = 86_400_000.0
_FIRST, _LAST = 1.0e8, 1.0e10  # Unix seconds of 1973 and 2286
_FIRST_DAY, _LAST_DAY = 7_306.0, 73_415.0  # Excel days of 1920 and 2100
_DIGITS = re.compile(r"\d{8}(?:\d{2}){0,3}$")
_DIRECTIVES = re.compile(r"%(.)")
_KNOWN_DIRECTIVES = frozenset("YmdHMSfyjbBpzITDF%")


def iso_cells(cells: Sequence[str], kind: str) -> list[str]:
    """Return cells as ISO date-times.

    Parameters
    ----------
    cells : sequence of n str
    kind : str
        ``unix`` (seconds since 1970), ``unix_ms``, ``excel`` (days since 1899-12-30), ``compact``
        (``yyyymmdd[hh[mm[ss]]]``), or a format of ``strptime``.

    Returns
    -------
    list of n str, unreadable ones as they were

    Examples
    --------
    >>> iso_cells(["1714521600", "x"], "unix"), iso_cells(["45413.5"], "excel")
    (['2024-05-01T00:00:00.000', 'x'], ['2024-05-01T12:00:00.000'])
    """
    if kind == COMPACT:
        return [_spelled(cell) for cell in cells]
    if kind in KINDS:
        return _texts(cells, _counted(cells, kind))
    return _texts(cells, _parsed(cells, kind), aware="%z" in kind)


def kind_of(cell: str) -> str:
    """Return how a cell counts time, or nothing when it does not.

    Examples
    --------
    >>> kind_of("1714521600"), kind_of("1714521600000"), kind_of("45413.5"), kind_of("2024-05-01")
    ('unix', 'unix_ms', 'excel', '')
    """
    text = cell.strip()
    if not re.fullmatch(r"\d{5,17}(?:[.,]\d+)?", text):
        return ""
    if _DIGITS.match(text) and _month_and_day(text):
        return COMPACT
    number = float(text.replace(",", "."))
    if _FIRST <= number < _LAST:
        return UNIX
    if _FIRST * 1000 <= number < _LAST * 1000:
        return UNIX_MS
    return EXCEL if _FIRST_DAY <= number < _LAST_DAY else ""


def is_time_format(text: str) -> bool:
    """Return True for a kind of counting time or a format of ``strptime`` with year, month and day (or day of year)."""
    if text in KINDS:
        return True
    directives = set(_DIRECTIVES.findall(text))
    with_date = bool(directives & {"D", "F"}) or (bool(directives & {"Y", "y"}) and bool(directives & {"d", "j"}))
    return with_date and directives <= _KNOWN_DIRECTIVES


def _counted(cells: Sequence[str], kind: str) -> NDArray[np.datetime64]:
    numbers = to_numbers(cells, decimal_comma=True).values
    if kind == EXCEL:
        low, high, unit, epoch = _FIRST_DAY, _LAST_DAY, _DAY_MS, _EXCEL_EPOCH
    else:
        unit = 1000.0 if kind == UNIX else 1.0
        low, high, epoch = 0.0, _LAST * 1000.0 / unit, _UNIX_EPOCH
    good = (numbers >= low) & (numbers < high)
    span = np.rint(np.where(good, numbers, 0.0) * unit).astype("int64").astype("timedelta64[ms]")
    return np.where(good, epoch + span, np.datetime64("NaT", "ms"))


def _parsed(cells: Sequence[str], form: str) -> NDArray[np.datetime64]:
    column = pd.Series([cell.strip() for cell in cells], dtype=object)
    read = pd.to_datetime(column, format=form, errors="coerce", utc=True, exact=True)
    return np.asarray(read.dt.tz_localize(None), dtype="datetime64[ns]")


def _texts(cells: Sequence[str], times: NDArray[np.datetime64], *, aware: bool = False) -> list[str]:
    written = np.datetime_as_string(times, unit="ms" if times.dtype == np.dtype("datetime64[ms]") else "us")
    bad = np.isnat(times)
    zone = "Z" if aware else ""
    return [cell if lost else f"{text}{zone}" for cell, text, lost in zip(cells, written, bad, strict=True)]


def _spelled(cell: str) -> str:
    text = cell.strip()
    if not _DIGITS.match(text):
        return cell
    clock = text[8:].ljust(6, "0")
    return f"{text[:4]}-{text[4:6]}-{text[6:8]} {clock[:2]}:{clock[2:4]}:{clock[4:6]}"


def _month_and_day(text: str) -> bool:
    century = 1800 <= int(text[:4]) <= 2200
    return century and 1 <= int(text[4:6]) <= 12 and 1 <= int(text[6:8]) <= 31

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of dates and clock times to moments. The order of day and month is decided from the whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..wording import say
from .byte_cells import ByteCells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class DateOrder(StrEnum):
    """In which order dates are written; ``AUTO`` lets the column decide."""

    AUTO = "auto"
    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """A column of moments.

    Attributes
    ----------
    times : ndarray of datetime64[ns], shape (n,)
        Local clock times, or UTC where ``aware``; NaT where unreadable.
    aware : bool
        Rows carry their own offset from UTC; those that do not, or that do where most do not, are unreadable.
    order : DateOrder
        The order of the dates that was used.
    """

    times: NDArray[np.datetime64]
    aware: bool
    order: DateOrder


_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_DATE = re.compile(
    r"(?P<first>\d{1,4})\s*(?P<mark>[-/.年])\s*(?P<second>\d{1,2}|[A-Za-z]{3,9})\s*[-/.月]\s*(?P<third>\d{1,4})日?$"
)
_COMPACT = re.compile(r"(?P<first>(?:19|20)\d{2})(?P<mark>)(?P<second>\d{2})(?P<third>\d{2})$")
_CLOCK = re.compile(
    r"(?P<before>上午|下午)?\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<after>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?$"
)
_CHINESE_CLOCK = re.compile(r"(\d{1,2})\s*[时時点](?:\s*(\d{1,2})\s*分)?(?:\s*(\d{1,2})\s*秒)?")
_DAY_NS = 86_400 * 10**9
_NAT = np.datetime64("NaT", "ns")


def read_moments(
    dates: Sequence[str],
    clocks: Sequence[str] | None = None,
    *,
    order: DateOrder = DateOrder.AUTO,
    ordered: bool = True,
) -> Moments:
    """Read a column of moments, or a column of dates and one of clock times.

    Parameters
    ----------
    dates : sequence of n str
        Dates, or dates with clock times when ``clocks`` is None.
    clocks : sequence of n str, optional
    order : DateOrder
        What the user or the file says.
    ordered : bool
        The rows follow each other in time, as those of loggers do; then the sequence helps to decide the order.

    Raises
    ------
    InvalidInputError
        Day and month cannot be told apart (finding code ``ambiguous_dates``).

    Examples
    --------
    >>> read_moments(["10/12/2018 17:01", "10/13/2018 17:01"]).order.value
    'mdy'
    """
    if clocks is None:
        dates, clocks = _divided(dates)
    date_codes, date_words = _distinct(dates)
    nanoseconds, offsets = _clock_column(clocks)
    parts = [_date_parts(word.strip()) for word in date_words]
    counts = np.bincount(date_codes, minlength=len(parts))
    used = _decided(parts, counts, date_codes, nanoseconds, order=order, ordered=ordered)
    if used is DateOrder.YEAR_FIRST and any(part and len(part[0]) == 4 for part in parts):
        parts = [part if part and len(part[0]) == 4 else None for part in parts]  # "024/05/01" is damage, not a day
    times = _days(parts, used)[date_codes] + nanoseconds
    with_offset = ~np.isnat(offsets)
    aware = bool(with_offset.any()) and 2 * int(with_offset.sum()) >= len(with_offset)
    times = np.where(with_offset == aware, times, _NAT)  # the zone of a row that differs from the others is not said
    return Moments(times=times - offsets if aware else times, aware=aware, order=used)


def _divided(moments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    divided = moments.divided() if isinstance(moments, ByteCells) else None
    if divided is not None:
        return divided
    dates, clocks = [], []
    for moment in moments:
        text = moment.strip()
        if text[10:11] == "T":
            text = f"{text[:10]} {text[11:]}"
        day, _, clock = text.replace("日", "日 ", 1).partition(" ")
        dates.append(day)
        clocks.append(clock.strip())
    return dates, clocks


def _distinct(cells: Sequence[str]) -> tuple[NDArray[np.int64], Sequence[str]]:
    """Return for each cell the number of its text among the different texts, and those: a day has many readings."""
    if isinstance(cells, ByteCells):
        return cells.factorize()
    codes, words = pd.factorize(np.array(cells, dtype=object))
    return codes.astype(np.int64), [str(word) for word in words]


def _clock_column(clocks: Sequence[str]) -> tuple[NDArray[np.timedelta64], NDArray[np.timedelta64]]:
    codes, words = _distinct(clocks)
    read = [_clock(word.strip()) for word in words]
    spans = np.array([span for span, _ in read], dtype="timedelta64[ns]")
    offsets = np.array([offset for _, offset in read], dtype="timedelta64[ns]")
    return spans[codes], offsets[codes]


def _clock(text: str) -> tuple[np.timedelta64, np.timedelta64]:
    """Return the span since midnight and the offset from UTC; NaT where not given or unreadable."""
    nothing = np.timedelta64("NaT", "ns")
    if not text:  # a date alone is its midnight
        return np.timedelta64(0, "ns"), nothing
    found = _CLOCK.match(_CHINESE_CLOCK.sub(_with_colons, text))
    if not found:
        return nothing, nothing
    half = (found["before"] or found["after"] or "").lower()[:1]
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if half and not 1 <= hour <= 12:
        return nothing, nothing
    if half:
        hour = hour % 12 + (12 if half in "p下" else 0)
    nanoseconds = ((hour * 60 + minute) * 60 + second) * 10**9 + int((found["part"] or "").ljust(9, "0"))
    if minute > 59 or second > 59 or nanoseconds > _DAY_NS:
        return nothing, nothing
    return np.timedelta64(nanoseconds, "ns"), _row_offset(found["zone"])


def _with_colons(clock: re.Match[str]) -> str:
    return ":".join((clock[1], *((part or "0").zfill(2) for part in clock.groups()[1:])))


def _row_offset(text: str | None) -> np.timedelta64:
    if not text:
        return np.timedelta64("NaT", "ns")
    if text == "Z":
        return np.timedelta64(0, "ns")
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return np.timedelta64((minutes if text[0] == "+" else -minutes) * 60 * 10**9, "ns")


_Parts = tuple[str, str, str, str]


def _date_parts(text: str) -> _Parts | None:
    found = _COMPACT.match(text) or _DATE.match(text)
    return (found["first"], found["second"], found["third"], found["mark"]) if found else None


def _day(parts: _Parts | None, order: DateOrder) -> np.datetime64:
    if parts is None:
        return _NAT
    first, second, third, _ = parts
    if len(first) == 3:
        return _NAT
    if len(first) == 4:
        year, month, day = first, second, third
    elif order is DateOrder.YEAR_FIRST:
        possible = len(third) <= 2 and second.isdigit()
        year, month, day = (first, second, third) if possible else ("", "", "")
    elif order is DateOrder.DAY_FIRST or second[0].isalpha():
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    try:
        return np.datetime64(date(_year(year), _month(month), int(day)), "ns")
    except ValueError:
        return _NAT


def _year(text: str) -> int:
    if len(text) == 4:
        number = int(text)
        return number if 1800 <= number <= 2200 else 0
    if len(text) != 2:
        return 0
    number = int(text)
    return number + (2000 if number < 69 else 1900)  # the rule of POSIX strptime


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.get(text[:3].lower(), 0)


def _days(parts: Sequence[_Parts | None], order: DateOrder) -> NDArray[np.datetime64]:
    return np.array([_day(part, order) for part in parts], dtype="datetime64[ns]")


def _decided(
    parts: Sequence[_Parts | None], counts: NDArray[np.int64], codes: NDArray[np.int64],
    clocks: NDArray[np.timedelta64], *, order: DateOrder, ordered: bool,
) -> DateOrder:  # fmt: skip
    if order is not DateOrder.AUTO:
        return order
    open_parts = [(part, count) for part, count in zip(parts, counts, strict=True) if part and len(part[0]) < 4]
    if 2 * sum(int(count) for _, count in open_parts) <= sum(counts[at] for at, part in enumerate(parts) if part):
        return DateOrder.YEAR_FIRST
    if all(part[3] == "." for part, _ in open_parts):
        return DateOrder.DAY_FIRST  # dots are written where the day comes first (DIN 5008 and its kin)
    days = {each: _days(parts, each) for each in (DateOrder.YEAR_FIRST, DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)}
    read = {each: int(counts[~np.isnat(column)].sum()) for each, column in days.items()}
    best = [each for each, rows in read.items() if rows == max(read.values())]
    best = _without_equals(best, days)
    if len(best) > 1 and ordered:
        best = _in_sequence(best, {each: days[each][codes] + clocks for each in best})
    if len(best) > 1:
        example = "/".join(open_parts[0][0][:3])
        message = say(
            'Nothing in the file tells whether dates like "{example}" begin with the day or the month; say which.',
            example=example,
        )
        raise InvalidInputError(message, [Finding(code="ambiguous_dates", message=message)])
    return best[0]


def _without_equals(orders: Sequence[DateOrder], days: dict[DateOrder, NDArray[np.datetime64]]) -> list[DateOrder]:
    kept: list[DateOrder] = []
    for order in orders:
        if not any(np.array_equal(days[order].view("int64"), days[other].view("int64")) for other in kept):
            kept.append(order)
    return kept


def _in_sequence(orders: Sequence[DateOrder], times: dict[DateOrder, NDArray[np.datetime64]]) -> list[DateOrder]:
    """Keep the one order in which time never runs backwards, else in which a fast logger ticks evenly, or at all.

    A wrong order makes the readings of a few days jump by months or years at every midnight.
    """
    steps = {order: np.diff(column[~np.isnat(column)]) for order, column in times.items()}
    zero = np.timedelta64(0, "ns")
    forward = [order for order in orders if (steps[order] >= zero).all()]
    if len(forward) == 1:
        return forward
    even = [order for order in orders if _ticks_evenly(steps[order])]
    if len(even) == 1:
        return even
    close = [order for order in forward if steps[order].size and steps[order].max() < np.timedelta64(1, "D")]
    return close if len(close) == 1 else list(orders)


def _ticks_evenly(steps: NDArray[np.timedelta64]) -> bool:
    if not steps.size:
        return False
    return bool((steps == steps[0]).all() and np.timedelta64(0, "ns") < steps[0] < np.timedelta64(1, "D"))

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When samples were taken: dates and times as laboratories and Excel write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

import numpy as np

from ..wording import say
from .moments import DateOrder, Moments, read_moments
from .zones import UtcTimes, find_zone, to_utc

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .layouts import Layout

_EXCEL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  (a calendar day; serial numbers carry no zone)
_SERIALS = (10_000.0, 80_000.0)  # 1927 to 2119: a number in this range is a day count, never a year or yyyymmdd


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingTimes:
    """Local times of the rows of a table.

    Attributes
    ----------
    times : ndarray of datetime64[ns], shape (n,)
        NaT where there is none. A date alone is its midnight.
    texts : tuple of n str
        What the table says.
    stated_zone : tzinfo or None
        The zone that the table states.
    unread_zone : str
        A zone that the table states in words that are not understood.
    """

    times: NDArray[np.datetime64]
    texts: tuple[str, ...]
    stated_zone: tzinfo | None
    unread_zone: str

    def fault(self, row: int) -> str:
        """Return why a row has no time, or nothing when it has."""
        if not np.isnat(self.times[row]):
            return ""
        text = self.texts[row]
        return say('"{text}" is not a date.', text=text) if text else say("There is no sampling date.")

    def in_utc(self, zone: tzinfo) -> UtcTimes:
        """Return the times in UTC; rows without time stay NaT and are not reported as missing."""
        known = ~np.isnat(self.times)
        utc = to_utc(self.times[known], zone)
        times = np.full(self.times.shape, np.datetime64("NaT", "ns"))
        ambiguous, missing = np.zeros(known.shape, dtype=bool), np.zeros(known.shape, dtype=bool)
        times[known], ambiguous[known], missing[known] = utc.times, utc.ambiguous, utc.missing
        return UtcTimes(times=times, ambiguous=ambiguous, missing=missing)


def read_sampling_times(layout: Layout, order: DateOrder) -> SamplingTimes:
    """Read the dates, and the times of day where they stand apart.

    Raises
    ------
    InvalidInputError
        Day and month cannot be told apart (finding code ``ambiguous_dates``).
    """
    texts = tuple(_moment(layout, at) for at in range(len(layout.rows)))
    if not texts:
        moments = Moments(times=np.array([], dtype="datetime64[ns]"), aware=False, order=order)
    else:
        moments = read_moments(texts, order=order, ordered=False)
    zone, unread = _zone(layout)
    stated = timezone.utc if moments.aware else zone
    return SamplingTimes(
        times=moments.times, texts=texts, stated_zone=stated, unread_zone="" if moments.aware else unread
    )


def _moment(layout: Layout, at: int) -> str:
    cells, roles = layout.rows[at].cells, layout.roles
    day = _day_text(cells[roles["date"]] if roles["date"] < len(cells) else None)
    place = roles.get("time")
    if place is None or " " in day or place >= len(cells):
        return day
    return f"{day} {_clock_text(cells[place])}".strip()


def _day_text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ").removesuffix(" 00:00:00")
    if isinstance(cell, date):
        return cell.isoformat()
    text = "" if cell is None else str(cell).strip()
    serial = _number(text)
    if serial is not None and _SERIALS[0] <= serial <= _SERIALS[1]:
        moment = _EXCEL_ZERO + timedelta(seconds=round(serial * 86_400))
        return moment.isoformat(sep=" ").removesuffix(" 00:00:00")
    return text[:10] + " " + text[11:] if text[10:11] == "T" else text


def _clock_text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.time().isoformat()
    if isinstance(cell, time):
        return cell.isoformat()
    text = "" if cell is None else str(cell).strip()
    share = _number(text)
    if share is not None and 0.0 <= share < 1.0:
        return (_EXCEL_ZERO + timedelta(seconds=round(share * 86_400))).time().isoformat()
    return text


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _zone(layout: Layout) -> tuple[tzinfo | None, str]:
    place = layout.roles.get("zone")
    if place is None:
        return None, ""
    cells = (row.cells[place] for row in layout.rows if place < len(row.cells))
    names = sorted({str(cell).strip() for cell in cells if cell is not None and str(cell).strip()})
    zone = find_zone(names[0]) if len(names) == 1 else None
    return zone, "" if zone else ", ".join(names)

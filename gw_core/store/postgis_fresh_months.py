# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Months that a transaction makes and fills before it hangs them into the table of observations.

Keeping the index of the key row by row is most of a load's time. A month that nobody else can see yet is therefore a
table without index; attaching it builds its indexes at once. Until then queries do not find its rows, so that what was
loaded is remembered here as far as the search for duplicates needs it: a span of time a datastream.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .postgis_engine import PostgisEngine

_NEVER = (np.iinfo(np.int64).max, np.iinfo(np.int64).min)


def months_of(time: NDArray[np.int64]) -> NDArray[np.datetime64]:
    """Return the months (UTC) of microseconds since 1970-01-01, in the unit ``M``."""
    months: NDArray[np.datetime64] = time.view("datetime64[us]").astype("datetime64[M]")
    return months


def part_of(month: np.datetime64) -> str:
    """Return the name of the partition of a month."""
    return f"observation_{str(month).replace('-', '_')}"


def start_of(month: np.datetime64) -> datetime:
    """Return the first moment of a month."""
    return datetime.fromisoformat(f"{month}-01T00:00:00+00:00").astimezone(timezone.utc)


class FreshMonths:
    """The months that the running transaction has made and not attached yet."""

    def __init__(self, engine: PostgisEngine) -> None:
        self._engine = engine
        self.clear()

    def clear(self) -> None:
        """Forget everything: another transaction begins."""
        self._months: list[np.datetime64] = []
        self._loaded: dict[int, tuple[int, int]] = {}  # first and last time of each datastream

    def are_fresh(self, months: NDArray[np.datetime64]) -> NDArray[np.bool_]:
        """Return which months are filled but not attached."""
        fresh: NDArray[np.bool_] = np.isin(months, np.array(self._months, dtype="datetime64[M]"))
        return fresh

    def make(self, months: NDArray[np.datetime64]) -> None:
        """Make tables for those of the months that have none."""
        rows = self._engine.fetch(
            "SELECT m, new_observation_part(part) FROM unnest(?::timestamptz[]) AS m, "
            "LATERAL (SELECT 'observation_' || to_char(m, 'YYYY_MM') AS part) AS named "
            "WHERE to_regclass(format('%%I.%%I', current_schema(), part)) IS NULL",
            ([start_of(month) for month in months],),
        )
        self._months += [np.datetime64(self._engine.utc(moment).replace(tzinfo=None), "M") for moment, _ in rows]

    def remember(self, datastream_id: NDArray[np.int64], time: NDArray[np.int64]) -> None:
        """Note that readings (time in microseconds) were loaded, whatever their month."""
        if not self._months:
            return
        order = np.argsort(datastream_id, kind="stable")
        streams, starts = np.unique(datastream_id[order], return_index=True)
        firsts = np.minimum.reduceat(time[order], starts).tolist()
        lasts = np.maximum.reduceat(time[order], starts).tolist()
        for stream, first, last in zip(streams.tolist(), firsts, lasts, strict=True):
            known = self._loaded.get(stream, _NEVER)
            self._loaded[stream] = min(first, known[0]), max(last, known[1])

    def attach_what_holds(self, datastream_id: NDArray[np.int64], time: NDArray[np.int64]) -> Iterator[None]:
        """Attach the months in which one of these keys may have been loaded; yield after each."""
        streams, place = np.unique(datastream_id, return_inverse=True)
        spans = np.array([self._loaded.get(stream, _NEVER) for stream in streams.tolist()])
        first, last = spans[place].T
        months = np.unique(months_of(time[(time >= first) & (time <= last)]))
        yield from self._attach(months[self.are_fresh(months)])

    def attach_all(self) -> Iterator[None]:
        """Attach all that are left; yield after each."""
        yield from self._attach(np.array(self._months, dtype="datetime64[M]"))

    def _attach(self, months: NDArray[np.datetime64]) -> Iterator[None]:
        for month in months:
            self._engine.fetch(
                "SELECT attach_observation_part(?, quote_literal(?::timestamptz), quote_literal(?::timestamptz))",
                (part_of(month), start_of(month), start_of(month + 1)),
            )
            self._months.remove(month)
            yield

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Months that a transaction makes and fills before it hangs them into the table of observations.

Keeping the index of the key row by row is most of a load's time. A month that nobody else can see yet is therefore a
table without index; attaching it builds its indexes at once. Rows are collected over several parts, because a COPY of
a few thousand costs a fifth more a row. Until a month is attached queries do not find its rows, so that what was loaded
is remembered here as far as the search for duplicates needs it: a span of time a datastream.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from .postgis_engine import PostgisEngine

_MOST_WAITING = 400_000  # rows, of 34 bytes each
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
        self._waiting: dict[str, list[Mapping[str, NDArray[Any]]]] = {}  # rows not sent yet, by table
        self._rows = 0
        self._loaded: dict[int, tuple[int, int]] = {}  # first and last time of each datastream

    def has(self, part: str) -> bool:
        """Return whether a table is one of a month that is not attached yet."""
        return part in self._waiting

    def are_fresh(self, months: NDArray[np.datetime64]) -> NDArray[np.bool_]:
        """Return which months are not attached yet."""
        return np.array([self.has(part_of(month)) for month in months], dtype=bool)

    def make(self, months: NDArray[np.datetime64]) -> None:
        """Make tables for those of the months that have none."""
        rows = self._engine.fetch(
            "SELECT part, new_observation_part(part) FROM unnest(?::text[]) AS part "
            "WHERE to_regclass(format('%%I.%%I', current_schema(), part)) IS NULL",
            ([part_of(month) for month in months],),
        )
        self._waiting.update({part: [] for part, _ in rows})

    def put(self, part: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Insert rows into the table of a fresh month, now or, together with others, before it is attached."""
        self._waiting[part].append(columns)
        self._rows += len(columns["time"])
        if self._rows > _MOST_WAITING:
            for filled in self._waiting:
                self._send(filled)

    def _send(self, part: str) -> None:
        pieces, self._waiting[part] = self._waiting[part], []
        if pieces:
            columns = {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}
            self._engine.insert_arrays(part, columns)
            self._rows -= len(columns["time"])

    def remember(self, datastream_id: NDArray[np.int64], time: NDArray[np.int64]) -> None:
        """Note that readings (time in microseconds) were loaded, whatever their month."""
        if not self._waiting:
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
        for month in months[self.are_fresh(months)]:
            self._attach(part_of(month))
            yield

    def attach_all(self) -> Iterator[None]:
        """Attach all that are left; yield after each."""
        for part in list(self._waiting):
            self._attach(part)
            yield

    def _attach(self, part: str) -> None:
        self._send(part)
        month = np.datetime64(part[-7:].replace("_", "-"), "M")
        self._engine.fetch(
            "SELECT attach_observation_part(?, quote_literal(?::timestamptz), quote_literal(?::timestamptz))",
            (part, start_of(month), start_of(month + 1)),
        )
        del self._waiting[part]

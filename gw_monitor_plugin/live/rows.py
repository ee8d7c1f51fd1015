# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the live layer from look to look: only wells with something new are worked out again. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .latest import LatestRows, summarise

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd
    from numpy.typing import NDArray

    from ...gw_core.records.park import MonitoringPoint

_DAY_NS = 86_400_000_000_000
_NS_A_SECOND = 1_000_000_000


class LiveRows:
    """Keeps what the last look gave."""

    def __init__(self, *, stale_days: int, language: str) -> None:
        self._stale_days = stale_days
        self._language = language
        self._points: tuple[MonitoringPoint, ...] = ()
        self._numbers: dict[str, int] = {}
        self._marks: NDArray[np.int64] | None = None
        self._rows = LatestRows.of(())

    def update(self, points: tuple[MonitoringPoint, ...], latest: pd.DataFrame, now: datetime) -> LatestRows:
        """Return one row a point, as `summarise` does."""
        marks = self._marks_of(latest, now)
        if points == self._points and self._marks is not None and _same_streams(self._marks, marks):
            self._renew(latest, np.flatnonzero((self._marks != marks).any(axis=0)), now)
        else:
            self._points, self._numbers = points, {point.name: number for number, point in enumerate(points)}
            self._rows = self._summary(points, latest, now)
        self._marks = marks
        return self._rows

    def _renew(self, latest: pd.DataFrame, changed: NDArray[np.int64], now: datetime) -> None:
        if not len(changed):
            return
        if 2 * len(changed) > len(latest):  # choosing the readings of few wells is then no gain
            self._rows = self._summary(self._points, latest, now)
            return
        names = set(latest["point"].to_numpy()[changed].tolist()) & self._numbers.keys()
        positions = np.array(sorted(self._numbers[name] for name in names), dtype=np.int64)
        points = tuple(self._points[position] for position in positions)
        rows = self._summary(points, latest[latest["point"].isin(names)], now)
        self._rows = self._rows.replaced(positions, rows)

    def _summary(self, points: tuple[MonitoringPoint, ...], latest: pd.DataFrame, now: datetime) -> LatestRows:
        return summarise(points, latest, now, stale_days=self._stale_days, language=self._language)

    def _marks_of(self, latest: pd.DataFrame, now: datetime) -> NDArray[np.int64]:
        """Return, a column a datastream, all that its part of a row depends on, as whole numbers."""
        time = latest["time"].to_numpy(dtype="datetime64[ns]").astype(np.int64)
        age = int(now.timestamp() * _NS_A_SECOND) - time
        value = np.ascontiguousarray(latest["value"].to_numpy(dtype=np.float64)).view(np.int64)
        fresh = age <= self._stale_days * _DAY_NS
        rest = (latest["censored"].to_numpy(), latest["flag"].to_numpy(), age // _DAY_NS, fresh)
        return np.stack([latest["datastream_id"].to_numpy(np.int64), time, value, *(x.astype(np.int64) for x in rest)])


def _same_streams(before: NDArray[np.int64], after: NDArray[np.int64]) -> bool:
    return before.shape == after.shape and bool((before[0] == after[0]).all())

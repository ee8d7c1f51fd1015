# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the live layer from look to look: only wells with something new are worked out again. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .latest import summarise

if TYPE_CHECKING:
    from datetime import datetime

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ...gw_core.records.park import MonitoringPoint
    from .latest import LatestPoint

_DAY_NS = 86_400_000_000_000
_NS_A_SECOND = 1_000_000_000


class LiveRows:
    """Keeps what the last look gave. A row that did not change is the same object again, which is quick to compare."""

    def __init__(self, *, stale_days: int, language: str) -> None:
        self._stale_days = stale_days
        self._language = language
        self._points: tuple[MonitoringPoint, ...] = ()
        self._marks: NDArray[np.int64] | None = None
        self._rows: dict[str, LatestPoint] = {}

    def update(
        self, points: tuple[MonitoringPoint, ...], latest: pd.DataFrame, now: datetime
    ) -> tuple[LatestPoint, ...]:
        """Return one row a point, as `summarise` does."""
        marks = self._marks_of(latest, now)
        names = self._moved(points) | self._changed(latest, marks)
        self._points, self._marks = points, marks
        if names:
            self._renew(names, latest, now)
        self._rows = {point.name: self._rows[point.name] for point in points}
        return tuple(self._rows.values())

    def _renew(self, names: set[str], latest: pd.DataFrame, now: datetime) -> None:
        part = latest if len(names) == len(self._points) else latest[latest["point"].isin(names)]
        chosen = [point for point in self._points if point.name in names]
        for row in summarise(chosen, part, now, stale_days=self._stale_days, language=self._language):
            if self._rows.get(row.point) != row:
                self._rows[row.point] = row

    def _moved(self, points: tuple[MonitoringPoint, ...]) -> set[str]:
        if points is self._points:
            return set()
        before = {point.name: point for point in self._points}
        return {point.name for point in points if before.get(point.name) != point}

    def _changed(self, latest: pd.DataFrame, marks: NDArray[np.int64]) -> set[str]:
        before = self._marks
        if before is None or before.shape != marks.shape or (before[0] != marks[0]).any():
            return {point.name for point in self._points} | set(latest["point"])
        return set(latest["point"].to_numpy()[(before != marks).any(axis=0)])

    def _marks_of(self, latest: pd.DataFrame, now: datetime) -> NDArray[np.int64]:
        """Return, a column a datastream, all that its part of a row depends on, as whole numbers."""
        import numpy as np  # the window must not wait for it

        time = latest["time"].to_numpy(dtype="datetime64[ns]").astype(np.int64)
        age = int(now.timestamp() * _NS_A_SECOND) - time
        value = np.ascontiguousarray(latest["value"].to_numpy(dtype=np.float64)).view(np.int64)
        fresh = age <= self._stale_days * _DAY_NS
        rest = (latest["censored"].to_numpy(), latest["flag"].to_numpy(), age // _DAY_NS, fresh)
        return np.stack([latest["datastream_id"].to_numpy(np.int64), time, value, *(x.astype(np.int64) for x in rest)])

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the latest readings to one row a well: class, worst property, whether it still speaks. No Qt here.

All wells are worked out together, and kept as columns: ten thousand objects a second would have Python's garbage
collector at work all the time, which stops the window for a tenth of a second each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import pairwise, starmap
from typing import TYPE_CHECKING, Any

import numpy as np

from ...gw_core.records.substances import observed_properties
from ...gw_core.standards.groundwater import WaterClass, classify, has_limit, standard_index

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import pandas as pd
    from numpy.typing import NDArray

    from ...gw_core.records.park import MonitoringPoint, Park

_DAY_S = 86_400.0


class PointState(StrEnum):
    """Whether a point speaks for the present."""

    OK = "ok"
    OFFLINE = "offline"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestPoint:
    """What a well says now.

    Attributes
    ----------
    water_class : str
        ``I`` to ``V`` of the readings that are fresh, or ``unknown``: an old class is never shown as today's. Where a
        non-detect leaves the class open it is the worse one, as in the algorithm "classify water quality".
    worst_property, value, unit : str, float or None, str
        The reading behind the class, in its canonical unit; empty and None when there is no class.
    censored : bool
        True when that reading is below its detection limit.
    code, ratio : str, float
        Code of that property, and its value over the limit of class III; empty and 0 when there is no class.
    time : datetime or None
        UTC time of the newest reading of any property, None when there never was one.
    age_d : int or None
        Whole days since ``time``.
    values : str
        All usable latest readings in words, old ones marked.
    undecided : str
        Properties whose detection limit is too high to tell the well's class; empty when the class is certain.
    """

    point: str
    easting: float
    northing: float
    layer: int
    water_class: str
    worst_property: str
    value: float | None
    unit: str
    censored: bool
    code: str
    ratio: float
    time: datetime | None
    age_d: int | None
    state: PointState
    values: str
    undecided: str


FIELDS = tuple(field.name for field in fields(LatestPoint))


class LatestRows(Sequence[LatestPoint]):
    """One row a monitoring point, as columns by the names of `FIELDS`, each an array of objects of shape (points,)."""

    def __init__(self, columns: dict[str, NDArray[np.object_]]) -> None:
        self.columns = columns

    @classmethod
    def of(cls, rows: Iterable[LatestPoint]) -> LatestRows:
        """Return these rows as columns."""
        found = list(rows)
        return cls({name: column([getattr(row, name) for row in found]) for name in FIELDS})

    def __len__(self) -> int:
        return len(self.columns["point"])

    def __getitem__(self, position: Any) -> Any:
        if isinstance(position, slice):
            return self.taken(np.arange(len(self))[position])
        return LatestPoint(**{name: self.columns[name][position] for name in FIELDS})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LatestRows):
            return NotImplemented
        return len(self) == len(other) and not len(self.differing(other))

    __hash__ = None  # type: ignore[assignment]

    def find(self, point: str) -> LatestPoint | None:
        """Return the row of a monitoring point."""
        found = np.flatnonzero(self.columns["point"] == point)
        return self[int(found[0])] if len(found) else None

    def taken(self, positions: NDArray[np.int64]) -> LatestRows:
        """Return the rows at these positions."""
        return LatestRows({name: values[positions] for name, values in self.columns.items()})

    def replaced(self, positions: NDArray[np.int64], rows: LatestRows) -> LatestRows:
        """Return a copy with other rows at these positions."""
        columns = {name: values.copy() for name, values in self.columns.items()}
        for name, values in columns.items():
            values[positions] = rows.columns[name]
        return LatestRows(columns)

    def differing(self, other: LatestRows) -> NDArray[np.int64]:
        """Return the positions at which two tables of the same length differ."""
        found = np.zeros(len(self), dtype=np.bool_)
        for name, values in self.columns.items():
            found |= values != other.columns[name]
        return np.flatnonzero(found)


def column(values: Sequence[Any]) -> NDArray[np.object_]:
    """Return values as an array of objects."""
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def present_moment(park: Park, latest: pd.DataFrame, now: datetime) -> datetime:
    """Return the moment that counts as the present.

    That is ``now``. A simulated park has no present of its own: there it is the newest reading, if that is in the past.
    """
    if not park.simulated or latest.empty:
        return now
    newest: datetime = latest["time"].max().to_pydatetime()
    return min(now, newest)


def summarise(
    points: Iterable[MonitoringPoint], latest: pd.DataFrame, now: datetime, *, stale_days: int, language: str = "en"
) -> LatestRows:
    """Return one row a monitoring point, in the order of ``points``.

    Parameters
    ----------
    points : iterable of MonitoringPoint
    latest : DataFrame
        As ``Store.latest`` returns it.
    now : datetime
        Aware UTC; what is older than ``stale_days`` before it is not classed.
    stale_days : int
    language : str
        ``zh`` for Chinese names of properties.
    """
    chosen = list(points)
    table = _of_points(_usable(latest), chosen)
    readings = _Readings(table, now, stale_days, language)
    return _rows(chosen, readings, now)


def class_bounds(
    codes: NDArray[np.object_], values: NDArray[np.float64], censored: NDArray[np.bool_]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.float64]]:
    """Return best and worst class (0: none) and multiple of the class III limit of readings, a property at a time."""
    best, worst = np.zeros(len(codes), np.uint8), np.zeros(len(codes), np.uint8)
    ratio = np.zeros(len(codes))
    for code in set(codes.tolist()):
        if has_limit(code):
            rows = np.flatnonzero(codes == code)
            found = classify(code, values[rows], censored[rows])
            best[rows], worst[rows] = found.best, found.worst
            ratio[rows] = np.nan_to_num(standard_index(code, values[rows], WaterClass.III), nan=0.0)
    return best, worst, ratio


def _usable(latest: pd.DataFrame) -> pd.DataFrame:
    from ...gw_core.records.observations import Flag  # brings pandas, which the window must not wait for

    return latest[~latest["flag"].isin([Flag.FAIL, Flag.MISSING]) & latest["value"].notna()]


def _of_points(latest: pd.DataFrame, points: list[MonitoringPoint]) -> pd.DataFrame:
    """Return the readings of the points, with the number of their point, sorted by it and by property."""
    numbers = {point.name: number for number, point in enumerate(points)}
    number = np.fromiter((numbers.get(name, -1) for name in latest["point"]), dtype=np.int64, count=len(latest))
    order = np.lexsort((latest["property"].to_numpy(dtype=str), number))
    order = order[number[order] >= 0]
    return latest.iloc[order].assign(number=number[order])


class _Readings:
    """Usable readings as columns; only fresh ones have a class."""

    def __init__(self, table: pd.DataFrame, now: datetime, stale_days: int, language: str) -> None:
        self.number = table["number"].to_numpy()
        self.code = table["property"].to_numpy(dtype=object)
        self.value = table["value"].to_numpy(dtype=np.float64)
        self.unit = table["unit"].to_numpy(dtype=object)
        self.censored = table["censored"].to_numpy(dtype=np.bool_)
        self.age_s = (now - table["time"]).dt.total_seconds().to_numpy()
        self.time = column(list(table["time"].dt.to_pydatetime()))
        self.fresh = self.age_s <= stale_days * _DAY_S
        best, worst, self.ratio = class_bounds(self.code, self.value, self.censored)
        self.best, self.worst = best * self.fresh, worst * self.fresh
        names = {code: property_name(code, language) for code in set(self.code.tolist())}
        self.name = column([names[code] for code in self.code])
        self.words = column(
            list(starmap(_worded, zip(self.name, self.value.tolist(), self.unit, self.censored.tolist(), self.fresh,
                                      self.time, strict=True)))
        )  # fmt: skip


def _rows(points: list[MonitoringPoint], readings: _Readings, now: datetime) -> LatestRows:
    number, count = readings.number, len(points)
    edges = np.searchsorted(number, np.arange(count + 1))
    newest = _chosen(number, count, -readings.age_s)
    decisive = _chosen(number, count, readings.ratio, ~readings.censored, readings.worst)
    decisive = np.where(np.append(readings.worst, 0)[decisive] > 0, decisive, -1)  # -1: the blank behind the last
    time = _with_blank(readings.time, None)[newest]
    age_d = [None if at is None else int((now - at).total_seconds() // _DAY_S) for at in time]
    worst = _with_blank(readings.worst.astype(object), 0)[decisive]
    return LatestRows(
        {
            "point": column([point.name for point in points]),
            "easting": column([point.easting for point in points]),
            "northing": column([point.northing for point in points]),
            "layer": column([point.layer for point in points]),
            "water_class": column([WaterClass(int(each)).label for each in worst]),
            "worst_property": _with_blank(readings.name, "")[decisive],
            "value": _with_blank(column(readings.value.tolist()), None)[decisive],
            "unit": column([display_unit(each) for each in _with_blank(readings.unit, "")[decisive]]),
            "censored": _with_blank(column(readings.censored.tolist()), False)[decisive],
            "code": _with_blank(readings.code, "")[decisive],
            "ratio": _with_blank(column(readings.ratio.tolist()), 0.0)[decisive],
            "time": time,
            "age_d": column(age_d),
            "state": _states(number, readings.fresh, count),
            "values": column(["; ".join(readings.words[i:j]) for i, j in pairwise(edges)]),
            "undecided": _undecided(readings, edges),
        }
    )


def _chosen(number: NDArray[np.int64], count: int, *keys: NDArray[Any]) -> NDArray[np.int64]:
    """Return for each point its reading with the greatest last key, of these the greatest one before; -1 for none."""
    order = np.lexsort((*keys, number))
    found = np.full(count, -1)
    found[number[order]] = order  # of several the last assignment stays
    return found


def _with_blank(values: NDArray[np.object_], blank: object) -> NDArray[np.object_]:
    """Return the values with one behind them that -1 leads to."""
    return np.append(values, column([blank]))


def _states(number: NDArray[np.int64], fresh: NDArray[np.bool_], count: int) -> NDArray[np.object_]:
    found = column([PointState.NEVER] * count)
    found[number] = PointState.OFFLINE
    found[number[fresh]] = PointState.OK
    return found


def _undecided(readings: _Readings, edges: NDArray[np.int64]) -> NDArray[np.object_]:
    """Return the names of properties that alone may make a well's class worse than it is for certain."""
    found = column([""] * (len(edges) - 1))
    certain = np.zeros(len(found), dtype=np.uint8)
    np.maximum.at(certain, readings.number, readings.best.astype(np.uint8))
    open_ones = readings.worst > certain[readings.number]
    for point in np.unique(readings.number[open_ones]).tolist():
        part = slice(edges[point], edges[point + 1])
        found[point] = ", ".join(sorted(readings.name[part][open_ones[part]]))
    return found


def _worded(name: str, value: float, unit: str, censored: bool, fresh: bool, time: datetime) -> str:
    text = f"{name} {value_text(value, censored)} {display_unit(unit)}".strip()
    return text if fresh else f"({text}, {time:%Y-%m-%d})"


def property_name(code: str, language: str) -> str:
    """Return the display name of a property, or its code when the catalogue does not have it."""
    found = observed_properties().get(code)
    return found.name(language) if found else code


def value_text(value: float, censored: bool = False) -> str:
    """Return a reading in words: four significant digits, ``<`` before a detection limit."""
    return f"{'<' if censored else ''}{value:.4g}"


def display_unit(unit: str) -> str:
    """Return a canonical unit as people print it."""
    return {"1": "", "ug/L": "µg/L", "uS/cm": "µS/cm", "degC": "°C", "m3/d": "m³/d"}.get(unit, unit)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the latest readings to one row a well: class, worst property, whether it still speaks. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ...gw_core.records.substances import observed_properties
from ...gw_core.standards.groundwater import WaterClass, classify, has_limit, standard_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    import numpy as np
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs between two states of the layer; unchanged rows are not touched."""

    added: tuple[LatestPoint, ...]
    changed: tuple[LatestPoint, ...]
    removed: tuple[str, ...]


class _Reading(NamedTuple):
    code: str
    value: float
    unit: str
    censored: bool
    time: datetime
    fresh: bool
    best: int
    worst: int
    ratio: float


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
) -> tuple[LatestPoint, ...]:
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
    readings: dict[str, list[_Reading]] = {}
    table = _usable(latest)
    for point, reading in zip(table["point"], _readings(table, now, stale_days), strict=True):
        readings.setdefault(point, []).append(reading)
    return tuple(_summary(point, readings.get(point.name, []), now, language) for point in points)


def class_bounds(
    codes: NDArray[np.object_], values: NDArray[np.float64], censored: NDArray[np.bool_]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.float64]]:
    """Return best and worst class (0: none) and multiple of the class III limit of readings, a property at a time."""
    import numpy as np  # the window must not wait for it

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


def _readings(table: pd.DataFrame, now: datetime, stale_days: int) -> Iterator[_Reading]:
    """Yield the usable readings; only fresh ones have a class."""
    fresh = ((now - table["time"]).dt.total_seconds() <= stale_days * _DAY_S).to_numpy()
    values, censored = table["value"].to_numpy(), table["censored"].to_numpy()
    best, worst, ratio = class_bounds(table["property"].to_numpy(dtype=object), values, censored)
    columns = (
        table["property"], values.tolist(), table["unit"], censored.tolist(), table["time"].dt.to_pydatetime(),
        fresh.tolist(), (best * fresh).tolist(), (worst * fresh).tolist(), ratio.tolist(),
    )  # fmt: skip
    return map(_Reading._make, zip(*columns, strict=True))


def _summary(point: MonitoringPoint, readings: list[_Reading], now: datetime, language: str) -> LatestPoint:
    time = max((reading.time for reading in readings), default=None)
    classed = [reading for reading in readings if reading.worst]
    best = WaterClass(max((x.best for x in classed), default=0))
    water_class = WaterClass(max((x.worst for x in classed), default=0))
    worst = max(classed, key=lambda x: (x.worst, not x.censored, x.ratio), default=None)
    open_ones = [property_name(x.code, language) for x in classed if x.worst > best]
    return LatestPoint(
        point=point.name,
        easting=point.easting,
        northing=point.northing,
        layer=point.layer,
        water_class=water_class.label,
        worst_property=property_name(worst.code, language) if worst else "",
        value=worst.value if worst else None,
        unit=display_unit(worst.unit) if worst else "",
        censored=bool(worst and worst.censored),
        code=worst.code if worst else "",
        ratio=worst.ratio if worst else 0.0,
        time=time,
        age_d=None if time is None else int((now - time).total_seconds() // _DAY_S),
        state=_state(readings),
        values="; ".join(_worded(reading, language) for reading in sorted(readings, key=lambda r: r.code)),
        undecided=", ".join(sorted(open_ones)),
    )


def _state(readings: list[_Reading]) -> PointState:
    if not readings:
        return PointState.NEVER
    return PointState.OK if any(reading.fresh for reading in readings) else PointState.OFFLINE


def _worded(reading: _Reading, language: str) -> str:
    text = f"{property_name(reading.code, language)} {value_text(reading.value, reading.censored)} "
    text = (text + display_unit(reading.unit)).strip()
    return text if reading.fresh else f"({text}, {reading.time:%Y-%m-%d})"


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


def difference(before: Mapping[str, LatestPoint], after: Iterable[LatestPoint]) -> Changes:
    """Return what must be edited to come from the rows ``before`` (by point name) to those ``after``."""
    new = {row.point: row for row in after}
    return Changes(
        added=tuple(row for name, row in new.items() if name not in before),
        changed=tuple(
            row for name, row in new.items() if name in before and before[name] is not row and before[name] != row
        ),
        removed=tuple(name for name in before if name not in new),
    )

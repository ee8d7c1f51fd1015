# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When a plume event reaches what must be protected, as readings that rules of the kind ``forecast`` watch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ...records.observations import make_frame
from ...store.ports import Batch, DatastreamKey, WarningState
from ..rules.scope import FORECAST_SENSOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...store.ports import PlumeEvent

_DAY_S = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalForecast:
    """When a plume reaches a receptor.

    Attributes
    ----------
    point : str
        Name of the receptor.
    property : str
        Code.
    made_at : datetime
    early_d, mid_d, late_d : float
        d from ``made_at`` on: limits of the middle 90 % and median; negative when it should be there already.
    probability : float or None
        That the plume's width covers the receptor, where known.
    basis : str
        Where it comes from.
    plume_event_id : str
    """

    point: str
    property: str
    made_at: datetime
    early_d: float
    mid_d: float
    late_d: float
    basis: str
    plume_event_id: str
    probability: float | None = None


def arrival_forecasts(plume: PlumeEvent, made_at: datetime) -> tuple[ArrivalForecast, ...]:
    """Return the forecasts of a plume event as at a moment, by arrival; none when it is over."""
    if plume.state is WarningState.RESOLVED:
        return ()
    found = []
    for row in plume.evidence.get("receptors", ()):
        early, mid, late = (
            (datetime.fromisoformat(row[f"at_{name}"]) - made_at).total_seconds() / _DAY_S
            for name in ("early", "mid", "late")
        )
        found.append(
            ArrivalForecast(
                point=row["name"], property=row["property"], made_at=made_at, early_d=early, mid_d=mid, late_d=late,
                basis=row["basis"], plume_event_id=plume.plume_event_id, probability=row.get("probability"),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.mid_d, each.point, each.property)))


def forecast_batch(forecasts: Iterable[ArrivalForecast], source: str = "plume events") -> Batch:
    """Return forecasts as readings of the days that are left, on datastreams of the sensor for forecasts.

    Of several plumes at one receptor the first to arrive counts; one that should be there already reads 0 d. They are
    for the engine, not for the store: days are no readings of the property.
    """
    first: dict[tuple[DatastreamKey, datetime], float] = {}
    for each in forecasts:
        key = (DatastreamKey(point=each.point, property=each.property, sensor=FORECAST_SENSOR), each.made_at)
        first[key] = min(max(each.mid_d, 0.0), first.get(key, float("inf")))
    keys: Sequence[DatastreamKey] = list(dict.fromkeys(key for key, _ in first))
    frame = make_frame(
        [keys.index(key) for key, _ in first], [at for _, at in first], list(first.values()), [False] * len(first)
    )
    return Batch(source=source, sha256="", reader="plume_events", time_zone="UTC", datastreams=keys,
                 observations=frame, running=True)  # fmt: skip

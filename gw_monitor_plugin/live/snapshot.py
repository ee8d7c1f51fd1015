# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One look at the database: everything the window shows of the present. Runs in a worker thread; no Qt here."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from ...gw_core.store.ports import LinkHealth, LinkState
from ...gw_core.warning.events.events import OPEN_STATES
from .latest import present_moment, summarise

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import pandas as pd

    from ...gw_core.clock import Clock
    from ...gw_core.records.park import Park
    from ...gw_core.store.ports import Store, WarningEvent
    from .latest import LatestPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The park at one moment.

    Attributes
    ----------
    moment : datetime
        UTC; the present, or for a simulated park the time of its newest reading.
    rows : tuple of LatestPoint
    events : tuple of WarningEvent
        Open warnings, newest first.
    health : tuple of LinkHealth
        Of links and devices, as the service last wrote it.
    health_at : datetime or None
        When that was; None when no service ever wrote.
    """

    database: str
    park: Park
    moment: datetime
    rows: tuple[LatestPoint, ...]
    events: tuple[WarningEvent, ...]
    health: tuple[LinkHealth, ...] = ()
    health_at: datetime | None = None


def read_snapshot(
    open_store: Callable[[str], Store], database: str, clock: Clock, *, stale_days: int, language: str
) -> Snapshot:
    """Open the database, read what the window shows, close it again.

    A store belongs to the thread that opened it, so each look opens its own.
    """
    with closing(open_store(database)) as store:
        records = store.read_park()
        latest = store.latest()
        events = tuple(store.read_events(tuple(OPEN_STATES)))
        health = store.health()
    moment = present_moment(records.park, latest, clock())
    rows = summarise(records.points, latest, moment, stale_days=stale_days, language=language)
    return Snapshot(database=database, park=records.park, moment=moment, rows=rows, events=events,
                    health=_health_rows(health), health_at=_latest(health))  # fmt: skip


def _health_rows(table: pd.DataFrame) -> tuple[LinkHealth, ...]:
    return tuple(
        LinkHealth(**{field.name: _plain(row[field.name]) for field in fields(LinkHealth) if field.name != "state"},
                   state=LinkState(row["state"]))
        for row in table.to_dict("records")
    )  # fmt: skip


def _plain(value: Any) -> Any:
    if not hasattr(value, "to_pydatetime"):
        return value
    return None if value != value else value.to_pydatetime()  # NaT is not even itself


def _latest(table: pd.DataFrame) -> datetime | None:
    return None if table.empty else table["updated_at"].max().to_pydatetime()

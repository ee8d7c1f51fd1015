# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warning events and their history, to and from the tables."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..clock import utc_now
from .engine import in_parts
from .ledger import from_json, to_json
from .ports import WarningEvent, WarningLevel, WarningState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .engine import Engine

_COLUMNS = (
    "event_id", "rule", "point", "property", "level", "state", "opened_at", "updated_at", "resolved_at", "value",
    "limit_value", "unit", "evidence",
)  # fmt: skip
_KEPT = ("event_id", "level", "state", "updated_at", "value", "evidence")
_INSERT = (
    "INSERT INTO warning_event (event_id, rule, point, property, level, state, opened_at, updated_at, resolved_at, "
    "value, limit_value, unit, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (event_id) DO UPDATE SET rule = excluded.rule, point = excluded.point, property = excluded.property, "
    "level = excluded.level, state = excluded.state, opened_at = excluded.opened_at, updated_at = excluded.updated_at, "
    "resolved_at = excluded.resolved_at, value = excluded.value, limit_value = excluded.limit_value, "
    "unit = excluded.unit, evidence = excluded.evidence"
)
_KEEP = (
    "INSERT INTO warning_event_history (event_id, level, state, updated_at, value, evidence, recorded_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_READ = (
    "SELECT event_id, rule, point, property, level, state, opened_at, updated_at, resolved_at, value, limit_value, "
    "unit, evidence FROM warning_event WHERE state IN ({states}){ids} ORDER BY opened_at DESC, warning_event_id DESC"
)
_HISTORY = (
    "SELECT recorded_at, level, state, updated_at, value FROM warning_event_history WHERE event_id = ? "
    "ORDER BY history_id"
)


def save_events(engine: Engine, events: Sequence[WarningEvent]) -> int:
    """Insert or update events and add what changed to the history; return how many were new or changed."""
    known = read_events(engine, ids=[event.event_id for event in events])
    stored = {event.event_id: _row(engine, event) for event in known}
    rows = [row for row in (_row(engine, event) for event in events) if not _same(stored.get(row[0]), row)]
    engine.execute_many(_INSERT, rows)
    now = engine.moment(utc_now())
    engine.execute_many(_KEEP, [(*(row[_COLUMNS.index(name)] for name in _KEPT), now) for row in rows])
    return len(rows)


def read_events(
    engine: Engine, states: Sequence[WarningState] = (), ids: Sequence[str] | None = None
) -> list[WarningEvent]:
    """Return events, newest first; empty ``states`` means all, ``ids`` only those."""
    wanted = [str(state) for state in sorted(set(states or WarningState))]
    marks = ", ".join("?" * len(wanted))
    if ids is None:
        return [_event(engine, row) for row in engine.fetch(_READ.format(states=marks, ids=""), wanted)]
    found: list[WarningEvent] = []
    for part in in_parts(list(dict.fromkeys(ids))):
        statement = _READ.format(states=marks, ids=f" AND event_id IN ({', '.join('?' * len(part))})")
        found += [_event(engine, row) for row in engine.fetch(statement, [*wanted, *part])]
    return sorted(found, key=lambda event: event.opened_at, reverse=True)


def event_history(engine: Engine, event_id: str) -> pd.DataFrame:
    """Return recorded_at, level, state, updated_at, value of one warning, oldest first."""
    table = pd.DataFrame(
        engine.fetch(_HISTORY, [event_id]), columns=["recorded_at", "level", "state", "updated_at", "value"]
    )
    for name in ("recorded_at", "updated_at"):
        moments = [engine.utc(value) for value in table[name]]
        table[name] = pd.Series(pd.DatetimeIndex(pd.to_datetime(moments, utc=True)), index=table.index)
    return table.astype({"value": "float64"})


def _same(stored: tuple[Any, ...] | None, given: tuple[Any, ...]) -> bool:
    # Evidence is compared as values: databases write the same JSON in other words.
    return stored is not None and stored[:-1] == given[:-1] and from_json(stored[-1]) == from_json(given[-1])


def _row(engine: Engine, event: WarningEvent) -> tuple[Any, ...]:
    def number(value: float) -> float | None:
        return float(value) if math.isfinite(value) else None

    def moment(time: datetime | None) -> Any:
        return None if time is None else engine.moment(time)

    return (
        event.event_id, event.rule, event.point, event.property, str(event.level), str(event.state),
        moment(event.opened_at), moment(event.updated_at), moment(event.resolved_at), number(event.value),
        number(event.limit), event.unit, to_json(event.evidence),
    )  # fmt: skip


def _event(engine: Engine, row: tuple[Any, ...]) -> WarningEvent:
    found = dict(zip(_COLUMNS, row, strict=True))
    return WarningEvent(
        event_id=found["event_id"], rule=found["rule"], point=found["point"], property=found["property"],
        level=WarningLevel(found["level"]), state=WarningState(found["state"]),
        opened_at=engine.utc(found["opened_at"]), updated_at=engine.utc(found["updated_at"]),
        resolved_at=None if found["resolved_at"] is None else engine.utc(found["resolved_at"]),
        value=math.nan if found["value"] is None else found["value"],
        limit=math.nan if found["limit_value"] is None else found["limit_value"],
        unit=found["unit"], evidence=from_json(found["evidence"]),
    )  # fmt: skip

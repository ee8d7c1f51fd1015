# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warning events and their history, to and from the tables."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ..clock import utc_now
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


def save_events(engine: Engine, events: Sequence[WarningEvent]) -> int:
    """Insert or update events and add what changed to the history; return how many were new or changed."""
    stored = {event.event_id: _row(engine, event) for event in read_events(engine)}
    rows = [row for row in (_row(engine, event) for event in events) if not _same(stored.get(row[0]), row)]
    changes = ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS[1:])
    engine.execute_many(
        f"INSERT INTO warning_event ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "  # noqa: S608 (names are ours)
        f"ON CONFLICT (event_id) DO UPDATE SET {changes}",
        rows,
    )
    now = engine.moment(utc_now())
    kept = ("event_id", "level", "state", "updated_at", "value", "evidence")
    engine.execute_many(
        f"INSERT INTO warning_event_history ({', '.join(kept)}, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [(*(row[_COLUMNS.index(name)] for name in kept), now) for row in rows],
    )
    return len(rows)


def read_events(engine: Engine, states: Sequence[WarningState] = ()) -> list[WarningEvent]:
    """Return events, newest first; empty ``states`` means all."""
    condition = f"WHERE state IN ({', '.join('?' * len(states))})" if states else ""
    rows = engine.fetch(
        f"SELECT {', '.join(_COLUMNS)} FROM warning_event {condition} ORDER BY opened_at DESC, warning_event_id DESC",  # noqa: S608
        [str(state) for state in states],
    )
    return [_event(engine, row) for row in rows]


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

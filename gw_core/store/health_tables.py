# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How live links are, and when their state changed, to and from the tables."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..clock import utc_now
from .ports import LinkHealth
from .sensor_tables import moments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .engine import Engine

_FIELDS = tuple(field.name for field in fields(LinkHealth))
_MOMENTS = ("changed_at", "last_reading_at", "last_success_at", "last_fault_at")


def save_health(engine: Engine, rows: Sequence[LinkHealth]) -> None:
    """Insert or update health by link and device; a state that is another than stored goes into the history."""
    states = {
        (link, device): state for link, device, state in engine.fetch("SELECT link, device, state FROM link_health")
    }
    changes = []
    for row in rows:  # in turn: one call may bring several states of a link
        if states.get((row.link, row.device)) != row.state:
            states[row.link, row.device] = str(row.state)
            changes.append((row.link, row.device, engine.moment(row.changed_at), str(row.state), row.last_fault))
    engine.execute_many("INSERT INTO link_event (link, device, at, state, fault) VALUES (?, ?, ?, ?, ?)", changes)
    columns = ", ".join((*_FIELDS, "updated_at"))
    engine.execute_many(
        f"INSERT INTO link_health ({columns}) VALUES (?{', ?' * len(_FIELDS)}) "  # noqa: S608  # nosec B608  # ours
        "ON CONFLICT (link, device) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in (*_FIELDS, "updated_at") if name not in ("link", "device")),
        [(*_row(engine, row), engine.moment(utc_now())) for row in rows],
    )


def _row(engine: Engine, row: LinkHealth) -> tuple[Any, ...]:
    def plain(name: str) -> Any:
        value = getattr(row, name)
        if name in _MOMENTS:
            return None if value is None else engine.moment(value)
        return str(value) if name == "state" else value

    return tuple(plain(name) for name in _FIELDS)


def health(engine: Engine) -> pd.DataFrame:
    """Return the fields of `LinkHealth` and updated_at (UTC), one row a link and device."""
    columns = (*_FIELDS, "updated_at")
    rows = engine.fetch(f"SELECT {', '.join(columns)} FROM link_health ORDER BY link, device")  # noqa: S608  # nosec B608  # ours
    table = pd.DataFrame(rows, columns=list(columns))
    for name in (*_MOMENTS, "updated_at"):
        table[name] = moments(engine, table[name])
    return table


def health_history(engine: Engine) -> pd.DataFrame:
    """Return link, device, at (UTC), state, fault: each change of state, oldest first."""
    rows = engine.fetch("SELECT link, device, at, state, fault FROM link_event ORDER BY at, link_event_id")
    table = pd.DataFrame(rows, columns=["link", "device", "at", "state", "fault"])
    table["at"] = moments(engine, table["at"])
    return table

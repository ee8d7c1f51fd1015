# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warnings for the emergency room."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.store.ports import WarningEvent, WarningLevel, WarningState

NOW = datetime(2026, 6, 1, tzinfo=timezone.utc)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def make_event():
    """Return a function making a warning event: point, level, state, rule kind, property."""

    def make(point="MW-2", level="serious", state="firing", kind="limit", code="benzene"):
        return WarningEvent(
            event_id=f"{point}-{code}-{kind}", rule=kind, point=point, property=code, level=WarningLevel(level),
            state=WarningState(state), opened_at=NOW - timedelta(days=3), updated_at=NOW - timedelta(days=3),
            resolved_at=None, value=12.0, limit=10.0, unit="ug/L",
            evidence={"kind": kind, "ratio": 1.2, "limit_class": "III", "fired_at": NOW.isoformat()},
        )  # fmt: skip

    return make

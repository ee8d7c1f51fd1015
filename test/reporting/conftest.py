# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A report with everything in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.records.observations import Flag, make_frame
from gw_monitor.gw_core.reporting.charts import draw_classes
from gw_monitor.gw_core.reporting.contents import MapImage, ReportContents, WorstSeries
from gw_monitor.gw_core.store.ports import WarningEvent, WarningLevel, WarningState

NOW = datetime(2026, 6, 1, 4, tzinfo=timezone.utc)


def at(day):
    return NOW + timedelta(days=day)


def event(point, level, state, value):
    return WarningEvent(
        event_id=f"{point}-{level}", rule="class_limit", point=point, property="benzene", level=WarningLevel(level),
        state=WarningState(state), opened_at=at(-20), updated_at=at(-20),
        resolved_at=at(-1) if state == "resolved" else None, value=value, limit=10.0, unit="ug/L",
        evidence={"kind": "limit", "ratio": value / 10, "limit_class": "III", "rule_version": "abc123"},
    )  # fmt: skip


def tables():
    return {
        "classes": pd.DataFrame({
            "point": ["MW-1", "MW-2", "MW-3", "MW-4"], "class": ["II", "V", "IV", "unknown"],
            "worst_property": ["chloride", "benzene", "benzene", None], "value": [120.0, 142.0, 33.0, None],
            "unit": ["mg/L", "ug/L", "ug/L", None], "limit": [250.0, 10.0, 10.0, None],
            "ratio": [0.48, 14.2, 3.3, None], "time": [at(-2)] * 4,
        }),
        "trends": pd.DataFrame({
            "point": ["MW-2", "MW-3"], "property": ["benzene", "chloride"], "unit": ["ug/L", "mg/L"], "n": [14, 3],
            "censored": [2, 0], "s": [61.0, None], "p": [0.00094, None], "tau": [0.67, None],
            "slope_per_year": [31.4, None], "trend": ["increasing", "insufficient"],
            "method": ["Mann-Kendall, exact", "too few"],
        }),
        "arrival": pd.DataFrame({
            "point": ["Village intake", "River", "MW-4"], "arrival": [at(210), None, at(35)], "peak": [38.0, 0.2, 91.0],
            "limit": [10.0, 10.0, 10.0], "unit": ["ug/L"] * 3,
        }),
        "traced": pd.DataFrame({
            "name": ["Tank T1", "Pond P1"], "enterprise": ["East Dyes", None], "rank": [1, 2],
            "probability": [0.93, 0.07], "mass_kg": [41.2, 3.0], "mass_sd": [6.0, 5.0], "identifiable": [True, True],
            "verdict": ["Released since March 2026.", None],
        }),
        "network": pd.DataFrame({
            "name": ["P-1", "P-2"], "rank": [1, 2], "detected_share": [0.81, 0.95], "mean_days": [120.0, 88.0],
            "note": ["", "beside the tank farm"],
        }),
        "tasks": pd.DataFrame({
            "number": [1], "phase": ["Verify"], "task": ["Take a second sample at MW-2."],
            "responsible": ["Monitoring staff"], "due_at": [at(1)], "resources": ["sampling team"],
            "basis": ["Warning MW-2-severe."],
        }),
    }  # fmt: skip


def worst():
    rng = np.random.default_rng(5)
    days = np.arange(-700, 0, 35)
    values = np.maximum(1.0, 0.05 * np.exp((days + 700) / 95) * rng.lognormal(0, 0.25, len(days)))
    flags = np.where(np.arange(len(days)) == 12, Flag.SUSPECT, Flag.GOOD)
    frame = make_frame(1, [at(int(day)) for day in days], values, values <= 1.0, flags)
    return WorstSeries(point="MW-2", property="benzene", unit="ug/L", observations=frame)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def empty_contents(small_park):
    return ReportContents(
        title="", records=small_park, batches=pd.DataFrame(), operations=pd.DataFrame(), events=(), now=NOW
    )


@pytest.fixture
def full_contents(empty_contents):
    columns = ["source", "reader", "time_zone", "rows_in", "stored", "duplicate", "rejected", "sha256"]
    rows = [["lab_2026.xlsx", "laboratory", "site: Asia/Shanghai", 120, 110, 6, 4, "a1"],
            ["MW-2.xle", "solinst", "file: UTC+08:00", 8760, 8760, 0, 0, "b2"]]  # fmt: skip
    return replace(
        empty_contents, title="Quarterly report", batches=pd.DataFrame(rows, columns=columns),
        operations=pd.DataFrame({"operation_id": [1, 2]}), tables=tables(), worst=worst(),
        events=(
            event("MW-2", "severe", "firing", 142.0), event("MW-3", "serious", "acknowledged", 33.0),
            event("MW-1", "general", "resolved", 8.5), event("MW-4", "general", "pending", 9.0),
        ),
        map_image=MapImage(data=draw_classes({"I": 2}, str), kind="image/png"), inputs={"DATABASE": "park.gpkg"},
        versions={"GW Monitor": "0.1.0"},
    )  # fmt: skip

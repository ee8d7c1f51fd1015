# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The warning engine: one step of 10,000 datastreams under five rules, and a year of ten-minute readings replayed.

    .venv/bin/python benchmarks/warning_engine.py

The readings are lognormal about a fifth of the limit, a hundredth of the wells is contaminated for a tenth of the time,
and some readings fail to come, so that warnings open and close as they would. One core is used. The baseline is the
goal: there is no program beside which these rules could be timed.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import pandas as pd
from gw_monitor.gw_core.records.observations import Flag
from gw_monitor.gw_core.store.ports import DatastreamKey, WarningLevel
from gw_monitor.gw_core.warning.engine.bindings import bind
from gw_monitor.gw_core.warning.engine.state import first_state
from gw_monitor.gw_core.warning.engine.step import step
from gw_monitor.gw_core.warning.rules.limits import Bounds
from gw_monitor.gw_core.warning.rules.model import Rule, RuleKind, RuleSet, Trigger
from gw_monitor.gw_core.warning.rules.scope import Stream

RESULTS = Path(__file__).resolve().parents[1] / "build" / "bench"
BEGIN = datetime(2025, 1, 1, tzinfo=timezone.utc)
LIMIT = 10.0
LIVE, LIVE_WARM, LIVE_STEPS = 10_000, 48, 12
WELLS, INTERVAL = 100, timedelta(minutes=10)
READINGS = 53_000  # a year of ten-minute readings, a hundred times: 5.3 million


def levels(*ratios: float) -> tuple[Trigger, ...]:
    """Return triggers at these ratios, each cleared a tenth lower."""
    names = (WarningLevel.GENERAL, WarningLevel.SERIOUS, WarningLevel.SEVERE)
    return tuple(Trigger(level=name, open=ratio, clear=0.9 * ratio) for name, ratio in zip(names, ratios, strict=False))


RULES = RuleSet(version="bench", rules=(
    Rule(name="limit", property="*", kind=RuleKind.LIMIT, triggers=levels(0.8, 1.0, 3.0), gap_d=10.0),
    Rule(name="rise", property="*", kind=RuleKind.RISE, triggers=levels(3.0), gap_d=10.0, baseline_d=1.0, floor=0.2),
    Rule(name="rate", property="*", kind=RuleKind.RATE, triggers=levels(1.0), gap_d=10.0, window_d=0.5, rate_per_d=8.0),
    Rule(name="flat", property="*", kind=RuleKind.FLAT, triggers=levels(1.0), gap_d=10.0, window_d=1.0, count=6),
    Rule(name="missing", property="*", kind=RuleKind.MISSING, triggers=levels(3.0), gap_d=10.0, interval_d=0.001),
))  # fmt: skip


def streams(count: int) -> list[Stream]:
    """Return datastreams of as many wells."""
    return [
        Stream(datastream_id=number, key=DatastreamKey(point=f"W{number}", property="benzene"), unit="ug/L",
               limit=Bounds(LIMIT))
        for number in range(1, count + 1)
    ]  # fmt: skip


def readings(count: int, length: int, interval: timedelta, seed: int) -> pd.DataFrame:
    """Return the readings of ``count`` wells, by well and time."""
    rng = np.random.default_rng(seed)
    values = 0.2 * LIMIT * rng.lognormal(0.0, 0.15, (count, length))
    span = max(length // 10, 1)
    for well in rng.choice(count, max(count // 100, 1), replace=False):
        start = rng.integers(0, length - span + 1)
        values[well, start : start + span] += np.linspace(0.0, 4.0 * LIMIT, span)
    times = np.datetime64(BEGIN.replace(tzinfo=None), "ns") + np.arange(length) * np.timedelta64(interval)
    kept = rng.random((count, length)) > 0.001
    return pd.DataFrame({
        "datastream_id": np.repeat(np.arange(1, count + 1), length)[kept.ravel()],
        "time": pd.DatetimeIndex(np.tile(times, count)[kept.ravel()]).tz_localize("UTC"),
        "value": values.ravel()[kept.ravel()], "censored": False, "flag": np.uint8(Flag.GOOD),
    })  # fmt: skip


def time_steps() -> tuple[float, int]:
    """Return the slowest of some steps with a reading of every datastream, s, and how many warnings changed."""
    frame = readings(LIVE, LIVE_WARM + LIVE_STEPS, timedelta(hours=1), seed=1)
    engine = bind(RULES, streams(LIVE))
    history = {"frame": frame}
    first = BEGIN + LIVE_WARM * timedelta(hours=1)
    state, _ = step(engine, first_state(engine), frame[frame["time"] < first], first, lambda _: history["frame"])
    slowest, changes = 0.0, 0
    for number in range(LIVE_STEPS):
        moment = first + number * timedelta(hours=1)
        batch = frame[frame["time"] == moment]
        began = time.perf_counter()
        state, outcome = step(engine, state, batch, moment + timedelta(seconds=5), lambda _: history["frame"])
        slowest = max(slowest, time.perf_counter() - began)
        changes += len(outcome.changes)
    return slowest, changes


def time_replay() -> tuple[float, int, int]:
    """Return the time of a replay, s, its readings and how many warnings it found."""
    frame = readings(WELLS, READINGS, INTERVAL, seed=2)
    engine = bind(RULES, streams(WELLS))
    now = BEGIN + READINGS * INTERVAL
    began = time.perf_counter()
    _, outcome = step(engine, first_state(engine), frame, now, lambda _: frame)
    took = time.perf_counter() - began
    return took, len(frame), sum(len(change.episodes) for change in outcome.changes)


def write(name: str, value: float, goal: float) -> bool:
    """Write a result; return whether the goal is met."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    row = {"name": name, "value": value, "unit": "s", "baseline": goal, "ratio": goal / value,
           "goal": f"<= {goal:g} s", "holds": value <= goal}  # fmt: skip
    (RESULTS / f"{name}.json").write_text(json.dumps(row), encoding="utf-8")
    return bool(row["holds"])


def main() -> int:
    """Time both and print a table."""
    slowest, changes = time_steps()
    print(f"step of {LIVE} datastreams x {len(RULES.rules)} rules, slowest of {LIVE_STEPS}: {slowest:.3f} s "
          f"({changes} changes)")  # fmt: skip
    took, rows, warnings = time_replay()
    print(f"replay of {rows} readings x {len(RULES.rules)} rules: {took:.1f} s ({warnings} warnings)")
    held = [write("warning_step", slowest, 1.0), write("warning_replay", took, 30.0)]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())

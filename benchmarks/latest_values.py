# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The latest values of 10,000 datastreams: as fast at fifty million stored readings as at one million?

    .venv/bin/python benchmarks/latest_values.py [DSN of an empty PostgreSQL database with PostGIS]

GW_LATEST_ROWS sets the larger number of rows (50,000,000). The history is made by the databases themselves, without the
store's accounts: only its size matters here. A live batch of a reading a datastream is then written by the store, timed
too. All data are in a temporary folder or a throw-away cluster, and gone afterwards.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.records.park import MonitoringPoint
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.parks import park_records
from store_write import CODES, RESULTS, postgis_dsn

FEW = 1_000_000
MANY = int(os.environ.get("GW_LATEST_ROWS", "50000000"))
STREAMS = 10_000
START_US = 1_577_836_800_000_000  # 2020-01-01 UTC
STEP_US = 3_600_000_000
BYTES_A_ROW = {"GeoPackage": 60, "PostGIS": 180}
TRIES = 15
KEYS = [DatastreamKey(point=f"P{n // len(CODES)}", property=CODES[n % len(CODES)]) for n in range(STREAMS)]

POSTGIS_FILL = """
INSERT INTO observation SELECT d, to_timestamp(({start} + t * {step}) / 1e6), d + t, false, 2, 1
FROM generate_series(1, {streams}) d
CROSS JOIN LATERAL (SELECT t::bigint FROM generate_series({low}, {high} - 1) t OFFSET 0) steps
"""
GEOPACKAGE_FILL = """
WITH RECURSIVE d(d) AS (VALUES (1) UNION ALL SELECT d + 1 FROM d WHERE d < {streams}),
t(t) AS (VALUES ({low}) UNION ALL SELECT t + 1 FROM t WHERE t < {high} - 1)
INSERT INTO observation SELECT d, {start} + t * {step}, d + t, 0, 2, 1 FROM d CROSS JOIN t
"""


def batch_at(step: int) -> Batch:
    """Return a reading of every datastream at one moment."""
    time_of = pd.Timestamp((START_US + step * STEP_US) * 1000, tz="UTC")
    frame = make_frame(np.arange(STREAMS), pd.DatetimeIndex([time_of] * STREAMS), np.arange(STREAMS, dtype=float))
    return Batch(source="live", sha256="", reader="bench", time_zone="UTC", datastreams=KEYS, observations=frame,
                 running=True)  # fmt: skip


def fill(store, low: int, high: int) -> None:
    """Let the database make the history of all datastreams from step to step."""
    engine = store._engine  # noqa: SLF001 - past the accounts, on purpose
    statement = POSTGIS_FILL if engine.dialect == "postgis" else GEOPACKAGE_FILL
    first, last = (pd.Timestamp((START_US + step * STEP_US) * 1000, tz="UTC").to_pydatetime() for step in (low, high))
    with engine.transaction(write=True):
        engine.prepare_months(first, last)
        engine.execute(statement.format(start=START_US, step=STEP_US, low=low, high=high, streams=STREAMS))


def milliseconds(call) -> float:
    """Return the shortest time of a call: the others were disturbed by what else the machine does."""
    times = []
    for _ in range(TRIES):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def at_size(name: str, store, low: int, high: int) -> float:
    start = time.perf_counter()
    fill(store, low, high)
    filled = time.perf_counter() - start
    steps = iter(range(high, high + TRIES))
    store.write_batch(batch_at(high + TRIES))
    written = milliseconds(lambda: store.write_batch(batch_at(next(steps))))
    if len(store.latest()) != STREAMS:
        sys.exit(f"{name}: not every datastream has a latest value")
    found = milliseconds(store.latest)
    print(f"{name:10} {high * STREAMS:12,} rows (filled in {filled:4.0f} s): latest {found:6.1f} ms, "
          f"a batch of {STREAMS:,} readings {written:6.0f} ms", flush=True)  # fmt: skip
    return found


def measure(name: str, store) -> bool:
    few, many = FEW // STREAMS, MANY // STREAMS
    store.create()
    points = tuple(MonitoringPoint(name=f"P{n}", easting=500_000.0 + n, northing=3e6) for n in range(STREAMS // 10))
    store.save_park(dataclasses.replace(park_records(), points=points))
    first = at_size(name, store, 0, few)
    second = at_size(name, store, few + TRIES + 1, many)
    store.close()
    ratio = second / first
    result = {
        "name": f"latest values, {name}", "value": round(second, 2), "unit": "ms", "baseline": round(first, 2),
        "ratio": round(ratio, 3), "goal": f"{MANY:,} rows as {FEW:,}, within 20 %", "holds": ratio <= 1.2,
    }  # fmt: skip
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"latest_values_{name.lower()}.json").write_text(json.dumps(result, indent=1), encoding="utf-8")
    print(json.dumps(result))
    return bool(result["holds"])


def need(folder: str, name: str) -> None:
    """Stop when the disk is too small for the history."""
    free = shutil.disk_usage(folder).free
    if free < 2 * BYTES_A_ROW[name] * MANY:
        sys.exit(f"{name}: the disk has {free / 1e9:.0f} GB free, set GW_LATEST_ROWS to fewer rows")


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        need(folder, "GeoPackage")
        holds = measure("GeoPackage", GeoPackageStore(Path(folder) / "latest.gpkg"))
    with postgis_dsn(arguments) as dsn:
        need(tempfile.gettempdir(), "PostGIS")
        holds &= measure("PostGIS", PostgisStore(dsn))
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast both stores take in and give out readings.

    .venv/bin/python benchmarks/store_write.py [ROWS] [DSN of a PostgreSQL database with PostGIS]

Without a DSN a throw-away cluster is started, as the tests do: with fsync off. The GeoPackage is written with fsync on.
"""

from __future__ import annotations

import io
import json
import sqlite3
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
import psycopg2
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey, Operation
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.parks import park_records
from gw_monitor.test.postgresql import running_cluster

RESULTS = Path(__file__).resolve().parents[1] / "build" / "bench"
SHARE = 0.33


def batch_of(rows: int) -> Batch:
    """Return readings of four wells and ten properties, one every five minutes each."""
    codes = (
        "benzene",
        "toluene",
        "ph",
        "water_level",
        "chloride",
        "nitrate",
        "sodium",
        "iron",
        "manganese",
        "sulfate",
    )
    keys = [DatastreamKey(point=f"MW-{well}", property=code) for well in (1, 2, 3, 4) for code in codes]
    steps = rows // len(keys)
    times = pd.date_range("2020-01-01", periods=steps, freq="5min", tz="UTC")
    values = np.random.default_rng(1).lognormal(size=steps * len(keys))
    frame = make_frame(np.repeat(np.arange(len(keys)), steps), np.tile(times.to_numpy(), len(keys)), values)
    return Batch(source="bench", sha256="", reader="bench", time_zone="UTC", datastreams=keys, observations=frame)


def seconds_of(call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def bare_sqlite(path: Path, batch: Batch) -> float:
    """Return the seconds SQLite alone takes for the same rows and key: no accounting, no duplicates looked for."""
    frame = batch.observations
    rows = list(zip(frame["datastream_id"], frame["time"].astype("int64") // 1000, frame["value"], strict=True))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE o (s INTEGER, t INTEGER, v REAL, PRIMARY KEY (s, t)) WITHOUT ROWID")

        def write() -> None:
            with connection:
                connection.executemany("INSERT INTO o VALUES (?, ?, ?)", rows)

        return seconds_of(write)


def bare_copy(dsn: str, batch: Batch) -> float:
    """Return the seconds PostgreSQL's COPY of text alone takes for the same rows and key, the text ready made."""
    text = batch.observations[["datastream_id", "time", "value"]].to_csv(header=False, index=False, sep="\t")
    with closing(psycopg2.connect(dsn)) as connection, connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE o (s BIGINT, t TIMESTAMPTZ, v DOUBLE PRECISION, PRIMARY KEY (s, t))")
        return seconds_of(lambda: cursor.copy_expert("COPY o FROM STDIN", io.StringIO(text)))


def measure(name: str, store, batch: Batch, bare_s: float) -> bool:
    """Print the figures and write the first; return whether writing keeps its share of the bare engine's rate."""
    rows = len(batch.observations)

    def timed(what: str, call) -> float:
        seconds = seconds_of(call)
        print(f"{name:10} {what:24} {seconds:7.2f} s {rows / seconds:12,.0f} rows/s", flush=True)
        return rows / seconds

    store.create()
    store.save_park(park_records())
    rate = timed("write", lambda: store.write_batch(batch))
    if store.batches()["stored"].tolist() != [rows]:
        sys.exit(f"{name}: not every row was stored")
    timed("write again (duplicates)", lambda: store.write_batch(batch))
    timed("read", store.read_observations)
    flags = store.read_observations()[["datastream_id", "time"]].assign(flag=1)
    timed("record an operation", lambda: store.record_operation(Operation(kind="bench", author="bench"), flags))
    timed("read with the ledger", store.read_observations)
    store.close()
    found = {
        "name": f"store: write, {name}", "value": round(rate), "unit": "rows/s", "baseline": round(rows / bare_s),
        "ratio": round(rate * bare_s / rows, 3), "goal": f"at least {SHARE:g} of the bare engine",
        "holds": rate * bare_s / rows >= SHARE,
    }  # fmt: skip
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"store_write_{name.lower()}.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(json.dumps(found))
    return found["holds"]


@contextmanager
def postgis_dsn(arguments: list[str]):
    if arguments:
        yield arguments[0]
        return
    with running_cluster() as cluster:
        yield cluster.dsn(cluster.new_database())


def main(arguments: list[str]) -> int:
    batch = batch_of(int(arguments[0]) if arguments else 200_000)
    with tempfile.TemporaryDirectory() as folder:
        bare_s = bare_sqlite(Path(folder) / "bare.db", batch)
        holds = measure("GeoPackage", GeoPackageStore(Path(folder) / "bench.gpkg"), batch, bare_s)
    with postgis_dsn(arguments[1:]) as dsn:
        holds &= measure("PostGIS", PostgisStore(dsn), batch, bare_copy(dsn, batch))
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

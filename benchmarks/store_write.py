# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast both stores take in and give out readings, beside the bare engine in the same run.

    .venv/bin/python benchmarks/store_write.py [ROWS] [DSN of a PostgreSQL database with PostGIS]

ROWS is 5,000,000 unless given. Without a DSN a throw-away cluster is started, as the tests do: with fsync off. The
GeoPackage is written with fsync on. Bare means: the same rows, all six columns, ready made in memory, into a table
without any index: PostgreSQL's COPY of text, SQLite's executemany; nobody looks for duplicates or keeps accounts. It is
timed before and after the write, since other programs come and go. Each engine has a process and a memory of its own.
"""

from __future__ import annotations

import io
import json
import multiprocessing
import resource
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
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey, Operation, Step
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.parks import park_records
from gw_monitor.test.postgresql import running_cluster

RESULTS = Path(__file__).resolve().parents[1] / "build" / "bench"
SHARE = 0.5
ROWS = 5_000_000
CODES = ("benzene", "toluene", "ph", "water_level", "chloride", "nitrate", "sodium", "iron", "manganese", "sulfate")
KEYS = [DatastreamKey(point=f"MW-{well}", property=code) for well in (1, 2, 3, 4) for code in CODES]
TABLE = "(s BIGINT, t {time}, v DOUBLE PRECISION, c BOOLEAN, f SMALLINT, b BIGINT)"


def parts_of(rows: int):
    """Yield one part a datastream, as logger files come: a reading every five minutes, a few of them missing."""
    steps = rows // len(KEYS)
    times = pd.date_range("2020-01-01", periods=steps, freq="5min", tz="UTC")
    for number, key in enumerate(KEYS):
        values = np.random.default_rng(number).lognormal(size=steps).round(4)
        yield Batch(source="bench", sha256="", reader="bench", time_zone="UTC", datastreams=[key],
                    observations=make_frame(0, times, values))  # fmt: skip


def seconds_of(call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


class Drawn:
    """The parts, drawn one after the other as from a long file, and the seconds that making them took."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.seconds = 0.0

    def __iter__(self):
        parts = parts_of(self.rows)
        while True:
            start = time.perf_counter()
            part = next(parts, None)
            self.seconds += time.perf_counter() - start
            if part is None:
                return
            yield part


def bare_sqlite(path: Path, rows: int) -> float:
    """Return the seconds that SQLite's executemany takes for the same rows, the tuples ready made part by part."""
    seconds = 0.0
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TABLE o {TABLE.format(time='INTEGER')}")
        for number, part in enumerate(parts_of(rows)):
            frame = part.observations
            micro = (frame["time"].astype("int64") // 1000).tolist()
            ready = [(number, t, v, False, 2, 1) for t, v in zip(micro, frame["value"].tolist(), strict=True)]
            seconds += seconds_of(lambda: connection.executemany("INSERT INTO o VALUES (?, ?, ?, ?, ?, ?)", ready))  # noqa: B023
        seconds += seconds_of(connection.commit)
    path.unlink()
    return seconds


def bare_copy(dsn: str, rows: int) -> float:
    """Return the seconds that COPY of text takes for the same rows, the text ready made part by part."""
    seconds = 0.0
    with closing(psycopg2.connect(dsn)) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE o {TABLE.format(time='TIMESTAMPTZ')}")
        for number, part in enumerate(parts_of(rows)):
            frame = part.observations.assign(datastream_id=number, censored="f", batch=1)
            text = io.StringIO(frame.to_csv(header=False, index=False, sep="\t"))
            seconds += seconds_of(lambda: cursor.copy_expert("COPY o FROM STDIN", text))  # noqa: B023
        seconds += seconds_of(connection.commit)
        cursor.execute("DROP TABLE o")
        connection.commit()
    return seconds


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, store, rows: int, bare) -> None:
    """Print the figures and write the first; exit with 1 when writing does not keep its share of the bare rate."""

    def timed(what: str, call, made: Drawn | None = None) -> float:
        seconds = seconds_of(call) - (made.seconds if made else 0.0)
        print(f"{name:10} {what:28} {seconds:7.2f} s {rows / seconds:12,.0f} rows/s {memory_mb():7.0f} MB", flush=True)
        return rows / seconds

    before_s = bare()
    store.create()
    store.save_park(park_records())
    parts, again = Drawn(rows), Drawn(rows)
    rate = timed("write", lambda: store.write_batches(parts), parts)
    after_s = bare()
    bare_s = (before_s + after_s) / 2
    print(f"{name:10} bare {before_s:.2f} s before, {after_s:.2f} s after {rows / bare_s:12,.0f} rows/s", flush=True)
    if store.batches()["stored"].tolist() != [rows]:
        sys.exit(f"{name}: not every row was stored")
    timed("write again (duplicates)", lambda: store.write_batches(again), again)
    timed("read in pieces", lambda: [len(piece) for piece in store.iterate_observations()])
    timed("sum up by month", lambda: store.aggregate_observations(Step.MONTH))
    flags = store.read_observations()[["datastream_id", "time"]].assign(flag=1)
    timed("record an operation", lambda: store.record_operation(Operation(kind="bench", author="bench"), flags))
    timed("read in pieces with ledger", lambda: [len(piece) for piece in store.iterate_observations()])
    timed("sum up by month with ledger", lambda: store.aggregate_observations(Step.MONTH))
    store.close()
    found = {
        "name": f"store: write, {name}", "value": round(rate), "unit": "rows/s", "baseline": round(rows / bare_s),
        "ratio": round(rate * bare_s / rows, 3), "goal": f"at least {SHARE:g} of the bare engine without index",
        "holds": rate * bare_s / rows >= SHARE,
    }  # fmt: skip
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"store_write_{name.lower()}.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(json.dumps(found))
    sys.exit(0 if found["holds"] else 1)


def measure_geopackage(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.db"
        measure("GeoPackage", GeoPackageStore(Path(folder) / "bench.gpkg"), rows, lambda: bare_sqlite(bare, rows))


def measure_postgis(rows: int, arguments: list[str]) -> None:
    with postgis_dsn(arguments) as dsn:
        measure("PostGIS", PostgisStore(dsn), rows, lambda: bare_copy(dsn, rows))


@contextmanager
def postgis_dsn(arguments: list[str]):
    if arguments:
        yield arguments[0]
        return
    with running_cluster() as cluster:
        yield cluster.dsn(cluster.new_database())


def main(arguments: list[str]) -> int:
    rows = int(arguments[0]) if arguments else ROWS
    rows -= rows % len(KEYS)
    runs = [(measure_geopackage, (rows,)), (measure_postgis, (rows, arguments[1:]))]
    failed = 0
    for target, given in runs:
        process = multiprocessing.get_context("spawn").Process(target=target, args=given)
        process.start()
        process.join()
        failed |= process.exitcode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

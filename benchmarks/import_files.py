# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast long logger files come in, from the file to committed rows, and how much memory that takes.

    .venv/bin/python benchmarks/import_files.py [ROWS of the imported file] [DSN of a PostgreSQL database with PostGIS]

Parsing is held against pandas.read_csv of the same file (C engine, nothing asked of it: dates stay texts). Import is
held against what the engine needs for the same rows, all six columns, ready made, without key, index or account: COPY
of text into a table, executemany into a table. Without a DSN a throw-away cluster is started, as the tests do: with
fsync off.
"""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
import psycopg2
from gw_monitor.gw_core.acquisition.importing import import_loggers
from gw_monitor.gw_core.acquisition.loggers.slices import LoggerSlices
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.parks import park_records
from gw_monitor.test.postgresql import running_cluster

RESULTS = Path(__file__).resolve().parents[1] / "build" / "bench"
ROWS = 2_500_000  # of two channels: five million readings
PARSED = 1_000_000
REPEATS = 3
SOLINST = (
    "Serial_number:\n2041929\nProject ID:\n\nLocation:\nMW-1\nLEVEL\nUNIT: m\nTEMPERATURE\nUNIT: Deg C\n"
    "Date,Time,ms,LEVEL,TEMPERATURE\n"
)
HOBO = (
    '"Plot Title: MW-1"\n"#","Date Time, GMT+08:00","Abs Pres, kPa (LGR S/N: 9876, SEN S/N: 9876)",'
    '"Temp, °C (LGR S/N: 9876, SEN S/N: 9876)"\n'
)
GENERIC = "time,water_level [m],Water Temp (°C)\n"


def write_file(path: Path, kind: str, rows: int) -> None:
    """Write readings of two channels, one a minute."""
    times = np.datetime64("2015-01-01T00:00:00", "s") + np.arange(rows) * np.timedelta64(60, "s")
    random = np.random.default_rng(1)
    first, second = random.normal(10.0, 1.0, rows).round(4), random.normal(12.0, 0.5, rows).round(3)
    stamps = pd.Series(np.datetime_as_string(times))
    days, clocks = stamps.str[:10], stamps.str[11:]
    if kind == "solinst":
        columns, head, skipped = [days.str.replace("-", "/"), clocks, pd.Series(["0"] * rows)], SOLINST, 10
    elif kind == "hobo":
        hours = pd.Series(pd.DatetimeIndex(times).strftime("%m/%d/%y %I:%M:%S %p"))
        columns, head, skipped = [pd.Series(np.arange(1, rows + 1)), hours], HOBO, 1
    else:
        columns, head, skipped = [days + " " + clocks], GENERIC, 0
    table = pd.concat([*columns, pd.Series(first), pd.Series(second)], axis=1)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        table.to_csv(file, header=False, index=False)
    path.with_suffix(".skip").write_text(str(skipped), encoding="utf-8")


def seconds_of(call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def report(name: str, file: str, goal: str, *, value: float, unit: str, baseline: float, ratio: float, holds: bool):
    """Print one figure and write it where `run.py` looks; return whether its goal holds."""
    found = {
        "name": name, "value": value, "unit": unit, "baseline": baseline, "ratio": round(ratio, 3), "goal": goal,
        "holds": bool(holds),
    }  # fmt: skip
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"import_{file}.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(json.dumps(found), flush=True)
    return found["holds"]


def rate(name: str, file: str, goal: str, rows: int, ours_s: float, bare_s: float) -> bool:
    return report(
        name, file, goal, value=round(rows / ours_s), unit="rows/s", baseline=round(rows / bare_s),
        ratio=bare_s / ours_s, holds=bare_s / ours_s >= 0.5,
    )  # fmt: skip


def measure_parsing(folder: Path, kind: str) -> bool:
    path = folder / f"{kind}.csv"
    write_file(path, kind, PARSED)
    skipped = int(path.with_suffix(".skip").read_text(encoding="utf-8"))

    def parse() -> None:
        found = sum(len(file.times) for file in LoggerSlices(path))
        if found != PARSED:
            sys.exit(f"{kind}: {found} rows read")

    ours, bare = [], []
    for _ in range(REPEATS):  # in turn, so that other load meets both
        bare.append(seconds_of(lambda: pd.read_csv(path, skiprows=skipped)))
        ours.append(seconds_of(parse))
    path.unlink()
    return rate(f"import: parse {kind} csv", f"parse_{kind}", "at least 0.5 of pandas.read_csv", PARSED,
                min(ours), min(bare))  # fmt: skip


def rows_of(path: Path) -> pd.DataFrame:
    """Return the readings of the file ready made: number of the channel, time, value."""
    table = pd.read_csv(path, skiprows=10)
    times = (table["Date"].str.replace("/", "-") + " " + table["Time"] + "+08").to_numpy()
    return pd.DataFrame({
        "s": np.repeat([1, 2], len(table)), "t": np.tile(times, 2),
        "v": np.concatenate([table["LEVEL"].to_numpy(), table["TEMPERATURE"].to_numpy()]),
    })  # fmt: skip


_REST = "censored BOOLEAN, flag SMALLINT, batch BIGINT"


def bare_sqlite(path: Path, rows: pd.DataFrame) -> float:
    microseconds = pd.to_datetime(rows["t"], utc=True).astype("int64") // 1000
    ready = [
        (*row, False, 2, 1) for row in zip(rows["s"].tolist(), microseconds.tolist(), rows["v"].tolist(), strict=True)
    ]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TABLE o (s INTEGER, t INTEGER, v REAL, {_REST})")

        def write() -> None:
            with connection:
                connection.executemany("INSERT INTO o VALUES (?, ?, ?, ?, ?, ?)", ready)

        return seconds_of(write)


def bare_copy(dsn: str, rows: pd.DataFrame) -> float:
    text = io.StringIO(rows.assign(censored="f", flag=2, batch=1).to_csv(header=False, index=False, sep="\t"))
    with closing(psycopg2.connect(dsn)) as connection:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE o (s BIGINT, t TIMESTAMPTZ, v DOUBLE PRECISION, {_REST})")

        def write() -> None:
            with connection.cursor() as cursor:
                cursor.copy_expert("COPY o FROM STDIN", text)
            connection.commit()

        return seconds_of(write)


def import_s(store, path: Path, expected: str = "stored") -> float:
    """Return the seconds from the file to committed rows."""
    reports = []
    seconds = seconds_of(lambda: reports.extend(import_loggers(store, [path])))
    if getattr(reports[0], expected) != reports[0].rows_in:
        sys.exit(f"not every row was {expected}: {reports[0]}")
    return seconds


def measure_import(name: str, store, path: Path, rows: int, bare_s: float, bare: str) -> bool:
    store.create()
    store.save_park(park_records())
    seconds = import_s(store, path)
    again = import_s(store, path, "duplicate")
    store.close()
    print(f"import: {name}: {seconds:.2f} s; the same file again {again:.2f} s", flush=True)
    return rate(f"import: file to {name}", name.lower(), f"at least 0.5 of a bare {bare}", rows, seconds, bare_s)


def peak_mb(path: Path, folder: Path) -> float:
    """Return the peak memory of a process that imports a file."""
    done = subprocess.run(
        [sys.executable, __file__, "--peak", path, folder / f"{path.stem}.gpkg"], check=True, capture_output=True,
        text=True,
    )  # fmt: skip
    return float(done.stdout.split()[-1])


def show_peak(path: str, database: str) -> int:
    store = GeoPackageStore(Path(database))
    store.create()
    store.save_park(park_records())
    import_s(store, Path(path))
    store.close()
    status = Path("/proc/self/status").read_text(
        encoding="ascii"
    )  # getrusage would count the parent's memory at the fork
    print(next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")))
    return 0


def measure_memory(folder: Path, large: Path, rows: int) -> bool:
    small = folder / "small.csv"
    write_file(small, "solinst", rows // 10)
    low, high = peak_mb(small, folder), peak_mb(large, folder)
    return report(
        f"import: memory, {rows * 2:,} readings", "memory", "at most 1.5 of that of a file a tenth as long",
        value=round(high), unit="MB", baseline=round(low), ratio=high / low, holds=high <= 1.5 * low,
    )  # fmt: skip


@contextmanager
def postgis_dsn(arguments: list[str]):
    if arguments:
        yield arguments[0]
        return
    with running_cluster() as cluster:
        yield cluster.dsn(cluster.new_database())


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--peak"]:
        return show_peak(*arguments[1:])
    rows = int(arguments[0]) if arguments else ROWS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        holds = [measure_parsing(folder, kind) for kind in ("solinst", "hobo", "generic")]
        path = folder / "long.csv"
        write_file(path, "solinst", rows)
        ready = rows_of(path)
        bare = bare_sqlite(folder / "bare.db", ready)
        store = GeoPackageStore(folder / "bench.gpkg")
        holds.append(measure_import("GeoPackage", store, path, rows * 2, bare, "executemany"))
        with postgis_dsn(arguments[1:]) as dsn:
            bare = bare_copy(dsn, ready)
            del ready
            holds.append(measure_import("PostGIS", PostgisStore(dsn), path, rows * 2, bare, "COPY"))
        holds.append(measure_memory(folder, path, rows))
    return 0 if all(holds) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the service keeps up: 3,333 readings a second through HJ 212 into PostGIS, and how late each is committed.

    .venv/bin/python benchmarks/throughput.py

300 simulated loggers in a process of their own measure ten properties each every 0.9 s, for ten minutes or so many
seconds as GW_MONITOR_BENCH_SECONDS says. A value is the moment at which it was measured; the server notes when each
transaction was committed. The difference is the latency, from the sensor to the committed row, of every reading. The
server waits for its disk (fsync), and so does the outbox.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psycopg2
import yaml
from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.parks import park_records
from gw_monitor.test.postgresql import running_cluster

RESULTS = Path(__file__).resolve().parents[1] / "build" / "bench"
SECONDS = float(os.environ.get("GW_MONITOR_BENCH_SECONDS", "600"))
LOGGERS, PERIOD_S, CONNECTIONS = 300, 0.9, 30
CODES = ("benzene", "toluene", "ph", "water_level", "chloride", "nitrate", "sodium", "iron", "manganese", "sulfate")
GOAL_S = 2.0
SINCE = 1.7e9  # s since 1970: values are counted from here, so that six decimals fit into a float
_TICKS = os.sysconf("SC_CLK_TCK")


# --- the process of the loggers ---


def play(port: int) -> None:
    """Be the loggers until asked to stop; then say how many messages were sent, acknowledged and are still open."""
    from gw_monitor.gw_core.service.devices.hj212_client import DEVICE

    node = {
        "port": port, "connections": CONNECTIONS, "period_s": PERIOD_S, "decimals": 6, "answer_s": 30,
        "devices": [{"mn": f"B{n:04d}", "codes": dict.fromkeys(CODES, "moment")} for n in range(LOGGERS)],
    }  # fmt: skip
    client = DEVICE.build("loggers", DEVICE.read(Entry(node, "bench", [])), lambda name, at: at.timestamp() - SINCE,
                          utc_now)  # fmt: skip
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    client.start()
    stop.wait()
    client.set_fault("silent", active=True)  # nothing new; acknowledgements still come in
    end = time.monotonic() + 30
    while client.waiting and time.monotonic() < end:
        time.sleep(0.05)
    print(json.dumps({"sent": client.sent, "answered": client.answered, "waiting": client.waiting,
                      "lost": client.lost}))  # fmt: skip
    client.stop()


# --- the process that measures ---


def settings(folder: Path, port: int, health: int) -> Path:
    """Write the settings of the service and return where."""
    channels = [{"code": code, "property": code} for code in CODES]
    devices = [{"mn": f"B{n:04d}", "point": f"MW-{n % 4 + 1}", "channels": channels} for n in range(LOGGERS)]
    link = {"name": "loggers", "kind": "hj212", "host": "127.0.0.1", "port": port, "devices": devices}
    content = {"database": "service:bench", "time_zone": "Asia/Shanghai", "links": [link], "health": {"port": health},
               "log": {"level": "warning"}}  # fmt: skip
    path = folder / "park.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def free_port() -> int:
    with closing(socket.socket()) as channel:
        channel.bind(("127.0.0.1", 0))
        return channel.getsockname()[1]


@dataclass
class Usage:
    """Memory and processor time of a process, looked at now and then."""

    process: int
    memory: list[float]

    def look(self) -> None:
        text = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        self.memory.append(int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024)

    def seconds(self) -> float:
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


def durable(cluster) -> None:
    """Let the throw-away server behave as one in operation, and note the moment of each commit."""
    for setting in ("fsync = on", "full_page_writes = on", "synchronous_commit = on", "track_commit_timestamp = on",
                    "autovacuum = on", "max_wal_size = '4GB'"):  # fmt: skip
        cluster.execute("postgres", f"ALTER SYSTEM SET {setting}")
    data = str(cluster.folder / "data")
    cluster.run("pg_ctl", "-D", data, "-w", "-m", "fast", "stop")
    # What the cluster was started with on the command line would outrank the settings above.
    options = f"-c unix_socket_directories={cluster.folder} -c listen_addresses= -c shared_buffers=64MB"
    cluster.run("pg_ctl", "-D", data, "-w", "-l", str(cluster.folder / "log"), "-o", options, "start")


def latencies(dsn: str) -> np.ndarray:
    """Return the seconds from measuring to commit of every stored reading."""
    with closing(psycopg2.connect(dsn)) as connection, connection.cursor("all") as cursor:
        cursor.itersize = 100_000
        cursor.execute(
            "SELECT extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 - %s - value "
            "FROM gw_monitor.observation", (SINCE,)
        )  # fmt: skip
        return np.fromiter((row[0] for row in cursor), dtype=float)


def run(folder: Path, cluster) -> dict:
    """Let it run and return what was measured."""
    dsn = cluster.dsn(cluster.new_database())
    store = PostgisStore(dsn)
    store.create()
    store.save_park(park_records())
    (folder / "pg_service.conf").write_text("[bench]\n" + dsn.replace(" ", "\n") + "\n", encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "gw_monitor.gw_core.service", "watch", "--config",
               str(settings(folder, port, free_port()))]  # fmt: skip
    service = subprocess.Popen(command, env={**os.environ, "PGSERVICEFILE": str(folder / "pg_service.conf")})
    loggers = subprocess.Popen([sys.executable, __file__, "play", str(port)], stdout=subprocess.PIPE, text=True)
    usage = Usage(service.pid, [])
    try:
        while not len(store.latest()):
            time.sleep(0.2)
        begun, cpu = time.monotonic(), usage.seconds()
        while time.monotonic() - begun < SECONDS:
            time.sleep(min(5.0, SECONDS / 20))
            usage.look()
        took, cpu = time.monotonic() - begun, usage.seconds() - cpu
        loggers.terminate()
        told = json.loads(loggers.communicate(timeout=60)[0])
    finally:
        loggers.kill()
        service.terminate()
        service.wait(60)
    late = latencies(dsn)
    batch = store.batches().iloc[0]
    store.close()
    return {"late": late, "told": told, "took": took, "cpu": cpu, "memory": usage.memory, "batch": batch}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, running_cluster() as cluster:
        durable(cluster)
        found = run(Path(folder), cluster)
    late, told, memory = found["late"], found["told"], found["memory"]
    expected = told["answered"] * len(CODES)
    kept = len(late) == expected and not told["waiting"] and not told["lost"] and not found["batch"]["rejected"]
    rate = len(late) / found["took"]
    p50, p99, longest = (float(x) for x in np.quantile(late, (0.5, 0.99, 1.0)))
    half = memory[len(memory) // 2]
    print(f"{len(late):,} readings in {found['took']:.0f} s ({rate:,.0f}/s), acknowledged {expected:,}, "
          f"duplicate {found['batch']['duplicate']:,}, rejected {found['batch']['rejected']:,}")  # fmt: skip
    print(f"latency: median {p50:.2f} s, p99 {p99:.2f} s, greatest {longest:.2f} s")
    print(f"service: {100 * found['cpu'] / found['took']:.0f} % of one core; memory {memory[0]:.0f} MB at the start, "
          f"{half:.0f} MB halfway, {memory[-1]:.0f} MB at the end")  # fmt: skip
    flat = memory[-1] < 1.1 * half + 10
    holds = bool(kept and p99 < GOAL_S and rate > 0.97 * LOGGERS * len(CODES) / PERIOD_S and flat)
    row = {
        "name": f"service: HJ 212 to PostGIS, {SECONDS:.0f} s", "value": round(p99, 3), "unit": "s", "baseline": GOAL_S,
        "ratio": round(p99 / GOAL_S, 3), "goal": "3333 readings/s, p99 < 2 s, nothing lost or doubled, flat memory",
        "holds": holds, "median_s": p50, "longest_s": longest, "rate": rate, "readings": len(late),
        "acknowledged": expected, "cpu_share": found["cpu"] / found["took"], "memory_mb": memory,
    }  # fmt: skip
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "throughput.json").write_text(json.dumps(row, indent=1), encoding="utf-8")
    return 0 if holds else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["play"]:
        play(int(sys.argv[2]))
        sys.exit(0)
    sys.exit(main())

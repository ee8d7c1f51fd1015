# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a device's reading to the committed warning and the notice handed over, at 3,333 readings a second.

    .venv/bin/python benchmarks/warning_latency.py

The loggers, the service and the durable PostgreSQL of throughput.py, for two minutes or so many seconds as
GW_MONITOR_BENCH_SECONDS says. Every ten seconds fifteen of the 300 loggers measure five times the limit of benzene,
for ten seconds. The value of the reading that opened a warning says when it was measured; the server dates the commit,
and the notice counts from when a webhook on this machine had taken it (Apprise, one message a
warning, no waits). The first twenty seconds, in which all datastreams are new, are left out.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import psycopg2
import throughput
import yaml
from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.parks import park_records
from gw_monitor.test.postgresql import running_cluster

SECONDS = float(os.environ.get("GW_MONITOR_BENCH_SECONDS", "120"))
GOAL_S = 2.0
SPELL_S, TURNS = 10, 20
CALM = {"ph": 7.0, "iron": 0.05, "manganese": 0.01}
# In the first seconds 3,000 datastreams are new; the warnings of that time are left out.
BEGUN = "e.opened_at > (SELECT min(time) FROM gw_monitor.observation) + interval '20 s'"
# The protocol's times are whole seconds; the value of the reading that opened a warning says when it was measured.
MEASURED = (
    "(floor(extract(epoch FROM e.opened_at)::float8 / 1000) * 1000 "
    "+ ((e.evidence -> 'readings' -> 0 ->> 'value')::float8 - 50) * 100)"
)
HOOK = "bench-hook"  # name of the secret


def value(name: str, at) -> float:
    """Return what a logger measures: its benzene is high for one spell in twenty."""
    kind, _, number = name.partition(" ")
    if kind != "benzene":
        return CALM.get(kind, 1.0) * (1.0 + (at.timestamp() % 97.0) / 1e5)
    turn = int(at.timestamp() // SPELL_S) % TURNS
    return 50.0 + (at.timestamp() % 1000.0) / 100.0 if turn == int(number) % TURNS else 2.0 + at.timestamp() % 1.0


def play(port: int) -> None:
    """Be the loggers until asked to stop."""
    from gw_monitor.gw_core.service.devices.hj212_client import DEVICE

    devices = [
        {"mn": f"B{n:04d}", "codes": {code: f"{code} {n}" for code in throughput.CODES}}
        for n in range(throughput.LOGGERS)
    ]
    node = {"port": port, "connections": throughput.CONNECTIONS, "period_s": throughput.PERIOD_S, "decimals": 6,
            "answer_s": 30, "devices": devices}  # fmt: skip
    client = DEVICE.build("loggers", DEVICE.read(Entry(node, "bench", [])), value, utc_now)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    client.start()
    stop.wait()
    client.stop()


class Hook(BaseHTTPRequestHandler):
    """Takes what it is sent."""

    taken = 0

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        type(self).taken += 1
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def settings(folder: Path, port: int) -> Path:
    """Add warnings and notices to the settings of throughput.py; return where."""
    path = throughput.settings(folder, port, throughput.free_port())
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content["flush_s"] = 0.1
    content["notices"] = {
        "channels": [{"name": "hook", "kind": "service", "secret": HOOK}],
        "recipients": [{"name": "room", "language": "en", "channels": [{"name": "hook"}]}],
        "routes": [{"name": "water", "level": "serious", "recipients": ["room"]}],
        "group_by": "warning", "group_wait_s": 0, "group_interval_s": 0, "per_hour": 10_000, "storm": 1000,
    }  # fmt: skip
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def run(folder: Path, cluster) -> str:
    """Let it run; return how the database is reached."""
    dsn = cluster.dsn(cluster.new_database())
    store = PostgisStore(dsn)
    store.create()
    store.save_park(park_records())
    (folder / "pg_service.conf").write_text("[bench]\n" + dsn.replace(" ", "\n") + "\n", encoding="utf-8")
    hook = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    port = throughput.free_port()
    command = [sys.executable, "-m", "gw_monitor.gw_core.service", "watch", "--config", str(settings(folder, port))]
    variables = {**os.environ, "PGSERVICEFILE": str(folder / "pg_service.conf"),
                 "GW_MONITOR_SECRET_BENCH_HOOK": f"json://127.0.0.1:{hook.server_port}/"}  # fmt: skip
    service = subprocess.Popen(command, env=variables)
    loggers = subprocess.Popen([sys.executable, __file__, "play", str(port)])
    try:
        while not len(store.latest()):
            time.sleep(0.2)
        time.sleep(SECONDS)
        loggers.terminate()
        loggers.wait(60)
    finally:
        loggers.kill()
        service.terminate()
        service.wait(60)
        hook.shutdown()
        store.close()
    return dsn


def measured(dsn: str) -> tuple[np.ndarray, np.ndarray, int]:
    """Return seconds from reading to commit of each raised warning and to its notice, and the readings stored."""
    with closing(psycopg2.connect(dsn)) as connection, connection.cursor() as cursor:
        cursor.execute(
            f"SELECT extract(epoch FROM min(pg_xact_commit_timestamp(h.xmin)))::float8 - {MEASURED} "  # noqa: S608  # ours
            "FROM gw_monitor.warning_event e JOIN gw_monitor.warning_event_history h USING (event_id) "
            "WHERE e.rule = 'class_limit' AND e.property = 'benzene' AND "
            f"{BEGUN} GROUP BY e.event_id, e.opened_at, e.evidence"
        )
        committed = np.array([row[0] for row in cursor.fetchall()])
        cursor.execute(
            f"SELECT extract(epoch FROM n.sent_at)::float8 - {MEASURED} FROM gw_monitor.notice n "  # noqa: S608  # ours
            "JOIN gw_monitor.warning_event e ON n.event_ids LIKE '%' || e.event_id || '%' "
            "WHERE n.reason = 'raised' AND n.state = 'sent' AND e.rule = 'class_limit' AND "
            f"e.property = 'benzene' AND {BEGUN}"
        )
        told = np.array([row[0] for row in cursor.fetchall()])
        cursor.execute("SELECT count(*) FROM gw_monitor.observation")
        return committed, told, cursor.fetchone()[0]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, running_cluster() as cluster:
        throughput.durable(cluster)
        committed, told, readings = measured(run(Path(folder), cluster))
    rate = readings / SECONDS
    enough = len(told) >= 0.9 * len(committed) > 0
    figures = (
        [float(x) for x in (*np.quantile(committed, (0.5, 0.99)), *np.quantile(told, (0.5, 0.99)))] if enough else []
    )
    print(f"{readings:,} readings ({rate:,.0f}/s), {len(committed)} warnings, {len(told)} notices, hook {Hook.taken}")
    if enough:
        words = "reading to {}: median {:.2f} s, p99 {:.2f} s"
        print(words.format("committed warning", *figures[:2]))
        print(words.format("notice handed over", *figures[2:]))
    p99 = figures[3] if enough else float("nan")
    holds = bool(
        enough and p99 <= GOAL_S and rate > 0.97 * throughput.LOGGERS * len(throughput.CODES) / throughput.PERIOD_S
    )
    row = {"name": "warning_latency", "value": p99, "unit": "s", "baseline": GOAL_S, "ratio": p99 / GOAL_S,
           "goal": "reading to notice p99 <= 2 s at 3,333/s", "holds": holds, "readings_s": rate,
           "warnings": len(committed), "notices": len(told), "figures_s": figures}  # fmt: skip
    throughput.RESULTS.mkdir(parents=True, exist_ok=True)
    (throughput.RESULTS / "warning_latency.json").write_text(json.dumps(row, indent=1), encoding="utf-8")
    return 0 if holds else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["play"]:
        play(int(sys.argv[2]))
        sys.exit(0)
    sys.exit(main())

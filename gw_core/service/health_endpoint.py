# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The health of the service for programs on the same machine: ``/health`` in JSON, ``/metrics`` for Prometheus."""

from __future__ import annotations

import json
import logging
import threading
from dataclasses import asdict
from datetime import datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from ..acquisition.health import SERVICE
from ..errors import ConfigurationError
from ..store.ports import LinkState
from ..wording import say
from .version import version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..acquisition.coordinator import Coordinator

_LOG = logging.getLogger(__name__)
LOOPBACK = "127.0.0.1"
_STUCK_S = 60.0
Report = dict[str, Any]


def report(coordinator: Coordinator) -> Report:
    """Return how the service is, ready for JSON.

    ``state`` is ``failing`` while the database or the outbox does not work, ``degraded`` while a link does not, and
    else ``ok``.
    """
    outbox, writer = coordinator.outbox.state(), coordinator.writer.state()
    rows = coordinator.board.rows(coordinator.outbox.waiting())
    links = [asdict(row) for row in rows if row.link != SERVICE]
    parts = {row.device: asdict(row) for row in rows if row.link == SERVICE}
    failing = bool(outbox.fault or writer.fault) or not coordinator.alive() or writer.busy_s > _STUCK_S
    degraded = any(row["state"] != LinkState.ONLINE for row in links)
    return {
        "state": "failing" if failing else "degraded" if degraded else "ok",
        "version": version(), "links": links, "parts": parts,
        "outbox": asdict(outbox), "database": asdict(writer),
    }  # fmt: skip


def metrics(found: Report) -> str:
    """Return a report in the text format of Prometheus (version 0.0.4)."""
    return "\n".join([*_metric_lines(found), ""])


def _metric_lines(found: Report) -> Iterator[str]:
    yield f"gw_monitor_up {int(found['state'] != 'failing')}"
    for name in ("entries", "readings", "bytes", "buffered"):
        yield f"gw_monitor_outbox_{name} {found['outbox'][name]}"
    yield f"gw_monitor_database_connected {int(found['database']['connected'])}"
    yield f"gw_monitor_written_total {found['database']['written']}"
    for row in found["links"]:
        label = f"link={json.dumps(row['link'])},device={json.dumps(row['device'])}"
        yield f"gw_monitor_link_online{{{label}}} {int(row['state'] == LinkState.ONLINE)}"
        for name in ("readings", "rejected", "faults"):
            yield f"gw_monitor_link_{name}_total{{{label}}} {row[name]}"


def plain(value: object) -> str:
    """Return what JSON does not know as text."""
    return value.isoformat() if isinstance(value, datetime) else str(value)


class HealthServer:
    """Answers on the loopback interface, in threads of its own.

    Parameters
    ----------
    port : int
        0: any that is free; see `port`.
    ask : callable
        Returns the report of the moment.

    Raises
    ------
    ConfigurationError
        The port is taken.
    """

    def __init__(self, port: int, ask: Callable[[], Report]) -> None:
        try:
            self._server = _Server(port, ask)
        except OSError as error:
            raise ConfigurationError(
                say("The health endpoint cannot use port {port}: {reason}.", port=port, reason=error.strerror)
            ) from error
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, name="health", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """End, and release the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, ask: Callable[[], Report]) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.ask = ask


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 5
    server_version = "gw-monitor"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer ``/health`` and ``/metrics``."""
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if host not in {LOOPBACK, "localhost"}:  # a page of another site must not read this through a browser
            self._answer(HTTPStatus.FORBIDDEN, "text/plain", "")
        elif self.path == "/health":
            found = self.server.ask()
            status = HTTPStatus.SERVICE_UNAVAILABLE if found["state"] == "failing" else HTTPStatus.OK
            self._answer(status, "application/json", json.dumps(found, default=plain, ensure_ascii=False))
        elif self.path == "/metrics":
            self._answer(HTTPStatus.OK, "text/plain; version=0.0.4", metrics(self.server.ask()))
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", "")

    def _answer(self, status: HTTPStatus, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Keep requests out of the log unless it shows everything."""
        _LOG.debug("health asked", extra={"request": format % args})

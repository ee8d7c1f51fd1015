# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated web service: its records are the signals on a grid of time, computed as they are asked for, in pages."""

from __future__ import annotations

import hashlib
import json
import math
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from ...errors import InvalidInputError
from ...wording import say
from .device import DeviceKind

if TYPE_CHECKING:
    from ...clock import Clock
    from ...entries import Entry
    from .device import Signal

FAULTS: Final = ("silent", "error", "unauthorised", "slow_body", "truncated", "wrong_content", "redirect", "huge")
_PATH = "/records"
_HUGE = 60_000_000
_STATUS = {"error": 500, "unauthorised": 401, "redirect": 302}


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedStream:
    """What each record says of one of the signals."""

    signal: str
    station: str
    parameter: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """Where to listen (port 0: any free one), how often and how far back there are records, and how many in a page."""

    host: str
    port: int
    period_s: float
    history_s: float
    page: int
    streams: tuple[ServedStream, ...]


def read_settings(entry: Entry) -> ServerSettings:
    """Read and check the device's part of a scenario; faults go to the entry's findings."""
    streams = []
    for each in entry.entries("streams"):
        streams.append(ServedStream(signal=each.text("signal"), station=each.text("station"),
                                    parameter=each.text("parameter"), unit=each.text("unit", "")))  # fmt: skip
        each.refuse_unknown()
    if not streams:
        entry.fault("missing_list", say("At least one is expected here."), "streams")
    return ServerSettings(
        host=entry.text("host", "127.0.0.1"), port=int(entry.number("port", 0, 65_535, 0)),
        period_s=entry.number("period_s", 0.01, 86_400, 600), history_s=3600 * entry.number("history_h", 0, 87_840, 24),
        page=int(entry.number("page", 1, 100_000, 1000)), streams=tuple(streams),
    )  # fmt: skip


class HttpServer:
    """Serves ``/records?since=…&until=…&page=…``; times are ISO 8601, the end excluded.

    An answer is ``{"data": [{"time", "station", "parameter", "value", "unit"}], "next": address or null}``.
    """

    def __init__(self, name: str, settings: ServerSettings, signal: Signal, clock: Clock) -> None:
        self.name = name
        self.address = ""
        self.faults: set[str] = set()
        self.requests: list[str] = []
        self._settings = settings
        self._signal = signal
        self._clock = clock
        self._begin = clock() - timedelta(seconds=settings.history_s)
        self._port = settings.port
        self._server: _Listener | None = None
        self._released = threading.Event()

    def start(self) -> None:
        """Listen; a second start uses the port of the first."""
        self._released.clear()
        self._server = _Listener((self._settings.host, self._port), self)
        self._port = self._server.server_address[1]
        self.address = f"http://{self._settings.host}:{self._port}{_PATH}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), name=self.name, daemon=True).start()

    def stop(self) -> None:
        """End, and release the port."""
        self._released.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server.hang_up()
            self._server = None

    def set_fault(self, fault: str, *, active: bool) -> None:
        """Begin or end a fault."""
        if fault not in FAULTS:
            message = say("{value} is not one of {words}.", value=repr(fault), words=", ".join(FAULTS))
            raise InvalidInputError(message)
        (self.faults.add if active else self.faults.discard)(fault)
        if not active:
            self._released.set()
            self._released = threading.Event()

    def pause(self, seconds: float) -> bool:
        """Wait; return True when the fault or the device has ended."""
        return self._released.wait(seconds)

    def document(self, query: dict[str, str]) -> dict[str, Any]:
        """Return the answer to a question."""
        settings = self._settings
        now = self._clock()
        since, until = _moment(query.get("since"), self._begin), min(_moment(query.get("until"), now), now)
        first = max(0, math.ceil((since - self._begin).total_seconds() / settings.period_s - 1e-9))
        end = max(first, math.ceil((until - self._begin).total_seconds() / settings.period_s - 1e-9))
        number = int(query.get("page", "1"))
        rows = [(row, stream) for row in range(first, end) for stream in settings.streams]
        shown = rows[(number - 1) * settings.page : number * settings.page]
        document: dict[str, Any] = {"data": [self._record(row, stream) for row, stream in shown], "next": None}
        if number * settings.page < len(rows):
            document["next"] = f"{_PATH}?{urlencode({**query, 'page': number + 1})}"
        return document

    def _record(self, row: int, stream: ServedStream) -> dict[str, Any]:
        moment = self._begin + timedelta(seconds=row * self._settings.period_s)
        value = self._signal(stream.signal, moment)
        return {"time": moment.isoformat(), "station": stream.station, "parameter": stream.parameter,
                "value": value if math.isfinite(value) else None, "unit": stream.unit}  # fmt: skip


def _moment(text: str | None, default: datetime) -> datetime:
    if not text:
        return default
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, place: tuple[str, int], device: HttpServer) -> None:
        self.device = device
        self._open: set[socket.socket] = set()
        super().__init__(place, _Handler)

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take a connection, and remember it."""
        connection, place = super().get_request()
        self._open.add(connection)
        return connection, place

    def shutdown_request(self, request: Any) -> None:
        """End a connection."""
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End all connections, as a server does that stops."""
        for each in list(self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def handle_error(self, *_: object) -> None:
        """Say nothing: a caller that hangs up is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def do_GET(self) -> None:
        device = self.server.device
        device.requests.append(self.path)
        if "silent" in device.faults:
            device.pause(600)
        body = self._body()
        tag = f'"{hashlib.sha256(body).hexdigest()}"'
        if self.headers.get("If-None-Match") == tag:
            self._head(304, 0, tag)
            return
        self._head(next((_STATUS[fault] for fault in sorted(device.faults) if fault in _STATUS), 200), len(body), tag)
        self._send(body)

    def _body(self) -> bytes:
        faults = self.server.device.faults
        if "wrong_content" in faults:
            return b"<html><body>Please log in.</body></html>"
        if "huge" in faults:
            return b"[" + b" " * _HUGE + b"]"
        query = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        return json.dumps(self.server.device.document(query)).encode()

    def _head(self, status: int, length: int, tag: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(length))
        self.send_header("ETag", tag)
        if status == _STATUS["redirect"]:
            self.send_header("Location", "http://elsewhere.invalid/")
        self.end_headers()

    def _send(self, body: bytes) -> None:
        faults = self.server.device.faults
        if "truncated" in faults:
            self.close_connection = True
            self.wfile.write(body[: len(body) // 2])
        elif "slow_body" in faults:
            self._drip(body)
        else:
            self.wfile.write(body)

    def _drip(self, body: bytes) -> None:
        for at in range(len(body)):
            self.wfile.write(body[at : at + 1])
            self.wfile.flush()
            if self.server.device.pause(0.05):
                self.close_connection = True
                return

    def log_message(self, *_: object) -> None:
        """Say nothing: the console belongs to the simulator."""


DEVICE = DeviceKind(name="http_server", faults=FAULTS, read=read_settings, build=HttpServer)

# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small SensorThings server: its observations are the signals on a grid of time, computed as they are asked for."""

from __future__ import annotations

import json
import math
import re
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

from ...errors import InvalidInputError
from ...wording import say
from .device import DeviceKind

if TYPE_CHECKING:
    from ...clock import Clock
    from ...entries import Entry
    from .device import Signal

FAULTS = ("silent", "error", "truncated", "not_found", "inner_links")
_OBSERVATIONS = re.compile(r"/v1\.1/Datastreams\((\d+)\)/Observations")
_SINCE = re.compile(r"phenomenonTime ge (\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedStream:
    """A datastream that is served."""

    signal: str
    thing: str
    property: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """Where to listen (port 0: any), how often and how far back there are observations, and of what."""

    port: int
    period_s: float
    history_s: float
    streams: tuple[ServedStream, ...]


def read_settings(entry: Entry) -> ServerSettings:
    """Read and check the settings: port, period_s, history_h and streams (signal, thing, property, unit)."""
    streams = []
    for each in entry.entries("streams"):
        streams.append(
            ServedStream(signal=each.text("signal"), thing=each.text("thing"), property=each.text("property"),
                         unit=each.text("unit", ""))
        )  # fmt: skip
        each.refuse_unknown()
    if not streams:
        entry.fault("missing_streams", say("At least one stream is needed."), "streams")
    return ServerSettings(
        port=int(entry.number("port", 0, 65535, 0)), period_s=entry.number("period_s", 0.01, 86_400, 60),
        history_s=3600 * entry.number("history_h", 0, 24 * 3660, 24), streams=tuple(streams),
    )  # fmt: skip


class SensorThingsServer:
    """Serves ``/v1.1/Datastreams`` and their observations."""

    def __init__(self, name: str, settings: ServerSettings, signal: Signal, clock: Clock) -> None:
        self.name = name
        self.settings = settings
        self.faults: set[str] = set()
        self._signal = signal
        self._clock = clock
        self._begin = clock() - timedelta(seconds=settings.history_s)
        self._port = settings.port
        self._server: ThreadingHTTPServer | None = None
        self._released = threading.Event()
        self.address = ""

    def start(self) -> None:
        """Listen; a second start uses the port of the first."""
        self._released.clear()
        self._server = _Listener(("127.0.0.1", self._port), _handler(self))
        self._port = self._server.server_address[1]
        self.address = f"http://127.0.0.1:{self._port}/v1.1/"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), name=self.name, daemon=True).start()

    def stop(self) -> None:
        """End, and release the port."""
        self._released.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def set_fault(self, fault: str, *, active: bool) -> None:
        """Begin or end a fault."""
        if fault not in FAULTS:
            raise InvalidInputError(say("{fault} is not one of {words}.", fault=fault, words=", ".join(FAULTS)))
        (self.faults.add if active else self.faults.discard)(fault)
        if fault == "silent" and not active:
            self._released.set()
            self._released = threading.Event()

    def wait_in_silence(self) -> None:
        """Hold an answer back until the fault ends."""
        self._released.wait(600)

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        """Return the status and the document at a path."""
        if path == "/v1.1/Datastreams":
            return 200, {"value": [self._described(at) for at in range(len(self.settings.streams))]}
        found = _OBSERVATIONS.fullmatch(path)
        if not found or not 1 <= int(found[1]) <= len(self.settings.streams) or "not_found" in self.faults:
            return 404, {"code": 404, "message": "Nothing found."}
        return 200, self._observations(int(found[1]) - 1, path, query)

    def _described(self, at: int) -> dict[str, Any]:
        stream = self.settings.streams[at]
        return {
            "@iot.id": at + 1, "name": f"{stream.thing} {stream.property}",
            "unitOfMeasurement": {"name": stream.unit, "symbol": stream.unit, "definition": ""},
            "Thing": {"name": stream.thing}, "ObservedProperty": {"name": stream.property, "definition": ""},
        }  # fmt: skip

    def _observations(self, at: int, path: str, query: dict[str, str]) -> dict[str, Any]:
        top, skip = int(query.get("$top", 100)), int(query.get("$skip", 0))
        since = _SINCE.search(query.get("$filter", ""))
        first = self._first(datetime.fromisoformat(since[1])) if since else 0
        last = math.floor((self._clock() - self._begin).total_seconds() / self.settings.period_s)
        rows = range(first + skip, min(first + skip + top, last + 1))
        document: dict[str, Any] = {"value": [self._observation(at, row) for row in rows]}
        if first + skip + top <= last:
            host = "http://inner:8080" if "inner_links" in self.faults else self.address.removesuffix("/v1.1/")
            document["@iot.nextLink"] = f"{host}{path}?{urlencode({**query, '$skip': skip + top})}"
        return document

    def _first(self, since: datetime) -> int:
        return max(0, math.ceil((since - self._begin).total_seconds() / self.settings.period_s - 1e-9))

    def _observation(self, at: int, row: int) -> dict[str, Any]:
        moment = self._begin + timedelta(seconds=row * self.settings.period_s)
        value = self._signal(self.settings.streams[at].signal, moment)
        return {"phenomenonTime": moment.isoformat(), "result": value if math.isfinite(value) else None}


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True


def _handler(device: SensorThingsServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if "silent" in device.faults:
                device.wait_in_silence()
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            status, document = device.answer(parts.path, query)
            body = json.dumps(document).encode()
            self.send_response(500 if "error" in device.faults else status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if "truncated" in device.faults else body)
            if "truncated" in device.faults:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing: the console belongs to the simulator."""

    return Handler


DEVICE = DeviceKind(name="sensorthings_server", faults=FAULTS, read=read_settings, build=SensorThingsServer)
